//! "The Head of Roads undertook to write to members": what an officer promised to send, find out or
//! bring to those at the meeting. What an officer merely said is no promise.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct UndertookTo;

const ID: &str = "undertook_to";

/// Words that promise in themselves.
const PROMISES: &[&str] = &[
    "undertook to",
    "agreed to let",
    "agreed to provide",
    "agreed to send",
    "agreed to circulate",
    "agreed to supply",
    "agreed to report",
    "agreed to write",
    "agreed to share",
    "agreed to look",
    "agreed to find",
    "agreed to check",
    "agreed to bring",
    "agreed to raise",
    "agreed to arrange",
    "agreed to take",
    "agreed to give",
    "agreed to feed",
    "agreed to pass",
    "agreed to forward",
    "agreed to investigate",
    "agreed to distribute",
    "agreed to email",
    "agreed to e-mail",
    "agreed to come back",
    "agreed to follow",
    "offered to send",
    "offered to provide",
    "offered to circulate",
    "offered to arrange",
    "offered to bring",
    "offered to share",
    "offered to write",
    "promised to",
    "promised that",
    "promised a",
    "committed to provide",
    "committed to send",
    "gave an undertaking",
    "undertook that",
    "would be circulated to members",
    "would be sent to members",
    "would be provided to members",
    "would be circulated to the committee",
    "would be sent to the committee",
    "would be provided to the committee",
    "would be circulated after",
    "would be shared with members",
    "would be circulated to the panel",
    "would be sent to the panel",
    "would be emailed to",
    "would be sent round",
    "would be sent to all members",
    "will be circulated to members",
    "will be sent to members",
];

/// Verbs that, after "would" or "will", promise something to those at the meeting.
const DELIVERIES: &[&str] = &[
    "send",
    "circulate",
    "provide",
    "supply",
    "check",
    "find out",
    "let members",
    "let the",
    "email",
    "e-mail",
    "forward",
    "share",
    "write to",
    "report back",
    "come back",
    "bring back",
    "bring this",
    "bring these",
    "ask the",
    "look into",
    "distribute",
    "chase",
    "follow this up",
    "follow up",
    "clarify",
    "confirm in writing",
    "investigate",
    "feed back",
    "get back",
    "ascertain",
    "pass on",
    "take this up",
    "raise this",
    "raise the matter",
    "raise it",
    "raise with",
    "take the matter",
    "take it up",
    "respond in writing",
    "obtain",
    "arrange for",
    "reply in writing",
];

/// A person, not a body, who agreed to do something: a body's agreement is a decision.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static PERSON_AGREED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:the )?(?:(?:cllr\.?|councillor|mr|mrs|ms|dr) [a-z' -]{2,30}|clerk|chair|chairman|secretary|treasurer|[a-z ]{0,40}(?:officer|manager|director|head of [a-z ]{2,30})) (?:also |then )?(?:agreed|offered|volunteered|undertook) to ").expect("fixed")
});

impl Rule for UndertookTo {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Ending,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of the Parish Council Meeting held on 8 May 2017\n\nPresent: Cllrs Hale and Lamb\n\nThe swings are old. Cllr Lamb agreed to get three quotes for new ones.",
                finds: &["Cllr Lamb agreed to get three quotes for new ones."],
            },
            Example {
                text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Head of Roads undertook to write to all members. Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
                finds: &[
                    "The Head of Roads undertook to write to all members.",
                    "Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Scrutiny Committee held on 3 May 2022\n\nThe Head of Parks spoke. During the debate the officers -\n\n·       confirmed that nine parks had been visited\n\n·       would check whether the parish councils had been told.",
                finds: &["would check whether the parish councils had been told."],
            },
            Example {
                text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Director said that officers would think about it. The Portfolio Holder said that he would meet the friends' group. It would provide 40 jobs.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            for range in sentence::sentences(&piece.words) {
                let low = piece.low.get(range.clone()).unwrap_or("");
                if !is_promise(paper, index, low) {
                    continue;
                }
                let own = own_words(piece, &range);
                if is_answer_to_request(low) && add_to_request(paper, index, &range, out) {
                    continue;
                }
                let mut item = Candidate::new(
                    ID,
                    ItemKind::Action,
                    vec![Place::new(index, own)],
                    "Somebody promised it at the meeting.",
                )
                .sure(Confidence::Likely);
                item.owner = bearer(paper, index, low, piece, &range);
                out.push(item);
            }
        }
    }
}

/// Only the clause from the one who promises on, where something else is told before it.
fn own_words(piece: &Piece, range: &Range<usize>) -> Range<usize> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let told_before = [", and the ", ", the "].iter().find_map(|joint| {
        let at = low.rfind(joint)?;
        let clause = low.get(at + joint.len()..)?;
        let own =
            clause.contains(" will chase") || clause.contains(" would chase") || clause.contains(" to write");
        own.then_some(at + joint.len() - "the ".len())
    });
    range.start + told_before.unwrap_or(0)..range.end
}

fn is_promise(paper: &Paper<'_>, index: usize, low: &str) -> bool {
    if low.contains(" not be able to ") || low.contains("could not ") || low.ends_with('?') {
        return false;
    }
    if PROMISES
        .iter()
        .any(|words| style::find_word(low, words).is_some())
    {
        return true;
    }
    if PERSON_AGREED.is_match(low) {
        return true;
    }
    let delivered = ["would ", "will ", "'ll "].iter().any(|modal| {
        low.match_indices(modal).any(|(at, _)| {
            let rest = low.get(at + modal.len()..).unwrap_or("");
            DELIVERIES.iter().any(|verb| {
                rest.strip_prefix(verb)
                    .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
            })
        })
    });
    delivered && names_an_officer(paper, index, low)
}

/// Whether the sentence, or the line that its list hangs on, names an officer who can promise.
fn names_an_officer(paper: &Paper<'_>, index: usize, low: &str) -> bool {
    let offices = &paper.words.people.offices;
    let said = low.split(" would ").next().unwrap_or(low);
    if low.starts_with("would ") || low.starts_with("will ") {
        return lead_in_of(paper, index).is_some_and(|lead| style::find_in(&lead, offices).is_some());
    }
    let spoken_of = ["he ", "she ", "they "].iter().any(|who| low.starts_with(who));
    spoken_of || style::find_in(said, offices).is_some() && !said.starts_with("it ")
}

/// The line that announces the list in which a point stands.
fn lead_in_of(paper: &Paper<'_>, index: usize) -> Option<String> {
    (0..index)
        .rev()
        .take(12)
        .filter_map(|before| paper.piece(before))
        .find(|piece| piece.marker.is_none())
        .map(|piece| {
            // Folded to lower case, a lead-in shows no sentences; its last one is what announces.
            let last = sentence::sentences(&piece.words)
                .into_iter()
                .next_back()
                .unwrap_or(0..0);
            piece.low.get(last).unwrap_or("").to_owned()
        })
}

/// Whether a promise only says that a request just made will be met.
fn is_answer_to_request(low: &str) -> bool {
    [
        "provide these",
        "provide this",
        "provide them",
        "supply these",
        "supply this",
        "send these",
        "send this",
        "circulate these",
        "circulate this",
        "would do so",
        "agreed to do so",
        "do this",
        "provide the information",
        "send it",
        "circulate it",
        "provide it",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// How many candidates back a request is looked for. It stands a few lines above its promise; going
/// over all of a very long paper for each promise would take hours.
const CANDIDATES_BACK: usize = 500;

/// Hands the promise to the requests just before it: who is to meet them and by when.
fn add_to_request(paper: &Paper<'_>, index: usize, range: &Range<usize>, out: &mut Candidates) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let low = piece.low.get(range.clone()).unwrap_or("");
    let owner = bearer(paper, index, low, piece, range);
    let promise = Place::new(index, range.clone());
    let mut met = false;
    let requests = out.of_rule("asked_for");
    let upto = requests.partition_point(|item| item.begins_at().0 <= index);
    for item in requests.iter_mut().take(upto).rev().take(CANDIDATES_BACK) {
        let (at, end) = item
            .places
            .last()
            .map_or((usize::MAX, 0), |place| (place.piece, place.end));
        if at + 3 < index {
            break;
        }
        if at > index || (at == index && end > range.start) {
            continue;
        }
        item.owner.clone_from(&owner);
        item.due_at.push(promise);
        met = true;
        if item.number.is_none() {
            break;
        }
    }
    met
}

/// Who promises: the office named before the verb.
fn bearer(paper: &Paper<'_>, index: usize, low: &str, piece: &Piece, range: &Range<usize>) -> Option<String> {
    let verbs = [
        " undertook",
        " agreed to",
        " offered to",
        " promised",
        " said that he would",
        " said that she would",
        " said that they would",
        " said he would",
        " said she would",
        " said they would",
        " would ",
        " will ",
        " confirmed that this",
        " committed to",
    ];
    let Some(at) = verbs.iter().filter_map(|verb| low.find(verb)).min() else {
        return lead_bearer(paper, index);
    };
    let before = piece.words.get(range.start..range.start + at)?;
    let clause = before.rsplit([',', ';']).next().unwrap_or(before);
    let clause = clause.rsplit(" and the ").next().unwrap_or(clause).trim();
    if clause.is_empty() {
        return lead_bearer(paper, index);
    }
    let name = clause.strip_prefix("and ").unwrap_or(clause);
    let name = ["The ", "the ", "Members heard that the "]
        .iter()
        .find_map(|article| name.strip_prefix(article))
        .unwrap_or(name);
    // "The officer agreed" names nobody.
    let named = !matches!(name, "officer" | "it" | "he" | "she" | "they" | "this");
    (named && name.split(' ').count() <= 8 && !name.is_empty()).then(|| name.to_owned())
}

/// Who promises in the line that a list hangs on: "During the debate the officers -".
fn lead_bearer(paper: &Paper<'_>, index: usize) -> Option<String> {
    let lead = lead_in_of(paper, index)?;
    let last = sentence::sentences(&lead)
        .into_iter()
        .next_back()
        .and_then(|range| lead.get(range).map(str::to_owned))?;
    let last = last.rsplit(". ").next().unwrap_or(&last).to_owned();
    let named = style::find_in(&last, &paper.words.people.offices)?;
    last.get(named).map(str::to_owned)
}
