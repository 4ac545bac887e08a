//! "Clerk to write and confirm.": minutes of small bodies that only say who is to do what, or who
//! will.

use super::{Example, Rule};
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::Place;
use crate::extract::pattern;
use crate::extract::sentence;
use crate::extract::speech::welsh;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct NamedToAct;

const ID: &str = "named_to_act";

static TO_ACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:The )?(?P<who>(?:[A-Z][\w'-]*\.?|[A-Z]{2,})(?: (?:[A-Z][\w'-]*\.?|of|for|and|the)){0,5}) to (?P<verb>[a-z]+)\b",
    )
});

static WILL_ACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?P<who>(?:The |the )?(?:Councillor|Cllr\.?|Mr|Mrs|Ms|Clerk|Chair|Chairman|Secretariat|Secretary)(?: [A-Z][\w'-]*)?|^[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}) will (?:hopefully |also |now )?(?P<verb>[a-z]+)\b",
    )
});

static THEN_TO_ACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?:[,;]| -) (?:and )?(?P<who>(?:the )?[A-Z][\w'-]*\.?(?: (?:[A-Z][\w'-]*|of|for|and)){0,6}) to (?P<verb>[a-z]+)\b",
    )
});

static SHOULD_ACT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:The )?(?P<who>Chair|Secretariat|Clerk|[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}(?: and the [A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})?) (?:should|will be) (?P<verb>take|write|ask|working|contact|raise|report|send|look|check|arrange|invite|chase|preparing|writing|sending)\b",
    )
});

/// Verbs that say what somebody is to do; a heading such as "Access to information" has none.
const DEEDS: &[&str] = &[
    "write",
    "contact",
    "check",
    "obtain",
    "arrange",
    "send",
    "circulate",
    "draft",
    "invite",
    "ask",
    "chase",
    "prepare",
    "report",
    "meet",
    "speak",
    "find",
    "look",
    "order",
    "investigate",
    "provide",
    "publish",
    "share",
    "set",
    "confirm",
    "issue",
    "raise",
    "raised",
    "ascertain",
    "respond",
    "reply",
    "follow",
    "update",
    "produce",
    "discuss",
    "consider",
    "organise",
    "thank",
    "pass",
    "forward",
    "inform",
    "liaise",
    "make",
    "purchase",
    "buy",
    "get",
    "bring",
    "review",
    "submit",
    "add",
    "request",
    "email",
    "e-mail",
    "take",
    "put",
    "advise",
    "complete",
    "attend",
    "draw",
    "develop",
    "deliver",
    "help",
    "capture",
    "remind",
    "monitor",
    "work",
    "lead",
    "collate",
    "distribute",
    "book",
    "compile",
    "table",
    "schedule",
    "finalise",
    "explore",
    "identify",
    "ensure",
    "upload",
    "collect",
    "install",
    "repair",
    "replace",
    "clear",
    "paint",
    "pay",
    "apply",
    "register",
    "remove",
    "cut",
    "mow",
    "erect",
    "inspect",
    "measure",
    "visit",
    "ring",
    "call",
    "phone",
    "telephone",
    "notify",
    "seek",
    "resend",
    "research",
    "source",
    "print",
    "display",
    "post",
    "agree",
    "scope",
    "supply",
    "feed",
    "return",
    "refer",
    "invoice",
    "claim",
    "search",
    "chair",
    "host",
    "continue",
    "appoint",
    "nominate",
    "represent",
    "support",
    "explain",
    "tell",
    "press",
    "gather",
    "recirculate",
    "compare",
    "photograph",
    "query",
    "log",
    "lobby",
    "trace",
    "test",
    "type",
    "scan",
    "speak",
];

impl Rule for NamedToAct {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision, ZoneKind::Ending]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Little Oakham Parish Council - 4th May 2021\nPresent\nCouncillors A Hale (Chair) and B Lamb\n21.5.1 Footpaths\nThe stile has been mended. Clerk to thank the farmer.",
                finds: &["Clerk to thank the farmer."],
            },
            Example {
                text: "Little Oakham Parish Council - 4th May 2021\nPresent\nCouncillors A Hale (Chair) and B Lamb\n21.5.2 Web site\nThe site is full. Mr Whitlow will set up another for the council.",
                finds: &["Mr Whitlow will set up another for the council."],
            },
            Example {
                text: "Little Oakham Parish Council - 4th May 2021\nPresent\nCouncillors A Hale (Chair) and B Lamb\n21.5.2 Roads\nIt had been a hard winter. Potholes in Green Lane to be reported by Cllr Lamb.",
                finds: &["Potholes in Green Lane to be reported by Cllr Lamb."],
            },
            Example {
                text: "Little Oakham Parish Council - 4th May 2021\nPresent\nCouncillors A Hale (Chair) and B Lamb\n21.5.3 Access to information\nThe bus will stop at the green. Apologies to be noted. The gate is to be painted. Trees were said to be ordered.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            // What a body answered is no order: "Cabinet's decision: approved, the cost to be looked at".
            if piece.is_cell() || answer::label_end(piece, &paper.words).is_some() {
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                let Some((own, who)) = named(piece, &range) else {
                    continue;
                };
                let office = style::find_in(&who.to_lowercase(), &paper.words.people.offices).is_some()
                    || is_person(&who);
                let noted_so = who.is_empty();
                if !office && !noted_so && !is_known_body(zone, &who) {
                    continue;
                }
                let mut item = Candidate::new(
                    ID,
                    ItemKind::Action,
                    vec![Place::new(index, own)],
                    "The record names who is to do it.",
                )
                .sure(Confidence::Likely);
                item.owner = Some(who).filter(|who| !who.is_empty());
                item.number = first_number(piece, &range);
                out.push(item);
            }
        }
    }
}

/// The number of a paragraph goes to the item in its first sentence.
fn first_number(piece: &Piece, range: &Range<usize>) -> Option<String> {
    let marker = piece.marker.as_ref().filter(|marker| marker.figure().is_some())?;
    (range.start == 0).then(|| marker.number()).flatten()
}

fn is_person(who: &str) -> bool {
    [
        "Mr ",
        "Mrs ",
        "Ms ",
        "Councillor ",
        "Cllr ",
        "Cllr. ",
        "Mr. ",
        "Mrs. ",
        "Ms. ",
        "Cllrs ",
    ]
    .iter()
    .any(|title| who.starts_with(title))
}

/// Bodies act in this manner only in the notes of working groups.
fn is_known_body(zone: &Zone<'_>, who: &str) -> bool {
    let notes = zone.paper.words.styles.contains(&"working_group");
    let low = who.to_lowercase();
    notes
        && (style::find_in(&low, &zone.paper.words.people.bodies).is_some()
            || low.ends_with(" office")
            || low.split(' ').count() <= 2)
}

/// Whether a sentence names who is to act: "Mr Hale to send the list."
pub(super) fn names_who_is_to_act(piece: &Piece, range: &Range<usize>) -> bool {
    piece
        .words
        .get(range.clone())
        .and_then(|words| TO_ACT.captures(words))
        .and_then(|found| found.name("verb"))
        .is_some_and(|verb| DEEDS.contains(&verb.as_str()))
}

/// Who is to act in a sentence, and its words; of a longer sentence the clause that says so.
fn named(piece: &Piece, range: &Range<usize>) -> Option<(Range<usize>, String)> {
    let bracketed = piece.at(range.clone());
    let inner = bracketed.trim_matches(['[', ']', '(', ')', '*']);
    let skip = bracketed.len() - bracketed.trim_start_matches(['[', '(', '*']).len();
    let range = &(range.start + skip..range.start + skip + inner.len());
    let words = piece.words.get(range.clone())?;
    if let Some(who) = welsh::is_to_act(words) {
        return Some((range.clone(), who.to_owned()));
    }
    let deed = |verb: &str| DEEDS.contains(&verb);
    if let Some(found) = TO_ACT.captures(words) {
        let (who, verb) = (found.name("who")?, found.name("verb")?);
        let decides = [
            "Resolved",
            "Agreed",
            "Decided",
            "Recommended",
            "Proposed",
            "Noted",
            "Access",
        ]
        .iter()
        .any(|word| who.as_str().starts_with(word));
        // "Cllr Hale to speak" takes part in a meeting; "to speak to the farmer" is a deed.
        let rest = words.get(verb.end()..).unwrap_or("");
        let speaks = verb.as_str() == "speak" && !rest.starts_with(" to ") && !rest.starts_with(" with ");
        if deed(verb.as_str()) && !decides && !speaks && words.split(' ').count() >= 3 {
            return Some((range.clone(), who.as_str().to_owned()));
        }
    }
    if let Some(who) = to_be_done(words) {
        return Some((range.clone(), who));
    }
    if words.starts_with("The next step is to ")
        || words.starts_with("Next step: ")
        || words.starts_with("Next steps: ")
    {
        return Some((range.clone(), String::new()));
    }
    if let Some(found) = SHOULD_ACT.captures(words) {
        return Some((range.clone(), found.name("who")?.as_str().to_owned()));
    }
    if let Some(found) = THEN_TO_ACT.captures(words) {
        let (who, verb) = (found.name("who")?, found.name("verb")?);
        if deed(verb.as_str()) {
            let name = who.as_str().strip_prefix("the ").unwrap_or(who.as_str());
            return Some((range.start + who.start()..range.end, name.to_owned()));
        }
    }
    let found = WILL_ACT.captures(words)?;
    let (whole, who, verb) = (found.get(0)?, found.name("who")?, found.name("verb")?);
    let clause = whole.start() == 0
        || words
            .get(..whole.start())
            .is_some_and(|before| before.ends_with(", ") || before.ends_with("and "));
    let name = who.as_str();
    let name = name
        .strip_prefix("The ")
        .or_else(|| name.strip_prefix("the "))
        .unwrap_or(name);
    (clause && deed(verb.as_str())).then(|| (range.start + whole.start()..range.end, name.to_owned()))
}

/// Verbs and openings before "to be" that make it part of something told.
const TELLS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "needs",
    "need",
    "needed",
    "ought",
    "likely",
    "due",
    "expected",
    "asked",
    "agreed",
    "that",
    "which",
    "who",
    "seemed",
    "appeared",
    "wanted",
    "wished",
    "hoped",
    "would",
    "will",
    "could",
    "should",
    "may",
    "might",
    "said",
    "thought",
    "felt",
    "considered",
    "requested",
    "resolved",
    "continue",
    "continued",
    "used",
    "remains",
    "remained",
    "seems",
    "appears",
    "apologies",
    "allowed",
    "able",
    "be",
    "resolve",
    "resolves",
];

/// Participles of what small bodies have done, besides those of the deeds.
const DONE: &[&str] = &[
    "repaired",
    "replaced",
    "mended",
    "installed",
    "cleared",
    "painted",
    "removed",
    "cut",
    "paid",
    "bought",
    "done",
    "dealt",
    "placed",
    "moved",
    "signed",
    "carried",
    "held",
    "found",
    "drawn",
    "brought",
    "made",
    "written",
    "sent",
    "set",
    "got",
    "met",
    "sought",
    "put",
    "laid",
    "included",
    "tabled",
];

/// Names after "by" that are times: "by March".
const TIMES: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Easter",
    "Christmas",
];

/// "Potholes to be reported by Cllr Lamb.": what is to be done, and by whom where that is said.
fn to_be_done(words: &str) -> Option<String> {
    // "No volunteers. To be put in the newsletter again.": what it is about stands before it.
    if let Some(rest) = words.strip_prefix("To be ") {
        let participle = rest.split([' ', '.', ',']).next().unwrap_or("");
        let talk = matches!(
            participle,
            "noted"
                | "confirmed"
                | "arranged"
                | "agreed"
                | "considered"
                | "discussed"
                | "advised"
                | "held"
                | "approved"
        );
        let done = DONE.contains(&participle) || DEEDS.iter().any(|verb| is_participle(participle, verb));
        return (done && !talk && words.ends_with('.') && words.split(' ').count() >= 4).then(|| doer(rest));
    }
    let at = words.find(" to be ").filter(|at| *at < 140)?;
    let before: Vec<&str> = words.get(..at)?.split(' ').collect();
    let told = before.iter().any(|word| {
        let bare = word.trim_matches([',', ';']).to_lowercase();
        TELLS.contains(&bare.as_str()) || bare.ends_with("ing") && before.len() > 8
    });
    let rest = words.get(at + " to be ".len()..)?;
    let participle = rest.split([' ', '.', ',']).next().unwrap_or("");
    let done = DONE.contains(&participle) || DEEDS.iter().any(|verb| is_participle(participle, verb));
    let preposition = ["For ", "In ", "On ", "At ", "By ", "With ", "If ", "When ", "As "]
        .iter()
        .any(|opening| words.starts_with(opening));
    let opens = words.starts_with(|c: char| c.is_uppercase()) && before.len() <= 16 && !preposition;
    (!told && done && opens).then(|| doer(rest))
}

/// Who is named after "by"; nobody where a time is.
fn doer(rest: &str) -> String {
    let by = rest
        .find(" by ")
        .and_then(|by| rest.get(by + " by ".len()..))
        .unwrap_or("");
    let by = by.strip_prefix("the ").unwrap_or(by);
    let name: Vec<&str> = by
        .split(' ')
        .take_while(|word| word.starts_with(|c: char| c.is_uppercase()) || matches!(*word, "of" | "and"))
        .collect();
    let name = name.join(" ").trim_end_matches(['.', ',', ';']).to_owned();
    if TIMES.iter().any(|time| name.starts_with(time)) {
        String::new()
    } else {
        name
    }
}

fn is_participle(word: &str, verb: &str) -> bool {
    word.strip_prefix(verb)
        .is_some_and(|end| matches!(end, "ed" | "d"))
        || verb
            .strip_suffix('y')
            .is_some_and(|stem| word.strip_prefix(stem) == Some("ied"))
}
