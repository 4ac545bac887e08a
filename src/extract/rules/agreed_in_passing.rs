//! Decisions told in running text: "It was agreed that …", "The Committee agreed to note …", "The
//! minutes were approved", "resolved to pay …". Only in the record of a meeting.

use super::{Example, Rule};
use crate::extract::addressee;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::{Bearer, Clauses};
use crate::extract::style::{self, Words};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct AgreedInPassing;

const ID: &str = "agreed_in_passing";

#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static WITH_CHANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^agreed with (?:one|two|three|some|the following) changes?[:,-]\s*").expect("fixed")
});

impl Rule for AgreedInPassing {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "DATA PANEL\n\nMinutes of the fifth meeting, 14 March 2012\n\nPrices were talked about. The Panel recommended that the price of the smallest map be halved.",
                finds: &["the price of the smallest map be halved."],
            },
            Example {
                text: "HOLLINFORD DISTRICT COUNCIL - POLICY PANEL - 7th JUNE 2005\n\nPR.1 FARES\n\nA debate followed. It was agreed that the Executive be told of the Panel's concern and that the Chairman should speak to the Leader.\n\nPR.2 SAFETY\n\nThe annual report was received.",
                finds: &[
                    "the Executive be told of the Panel's concern",
                    "the Chairman should speak to the Leader.",
                    "The annual report was received.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel thanked the trust and noted the presentation.\n\nThe Committee agreed to note the position.",
                finds: &["noted the presentation.", "to note the position."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel agreed:-\n\n(i)     to note the survey;\n\n(ii)    to ask for another.",
                finds: &["to note the survey", "to ask for another."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel noted that a new policy would be needed. The head teachers had agreed to meet in May. A report was awaited.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        for (index, piece) in zone.iter() {
            if piece.is_cell() && piece.words.len() < 25 {
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                take(zone, index, piece, &range, out);
            }
        }
    }
}

fn take(zone: &Zone<'_>, index: usize, piece: &Piece, range: &Range<usize>, out: &mut Candidates) {
    let paper = zone.paper;
    let sentence = Clauses::new(piece.low.get(range.clone()).unwrap_or(""));
    let decision = decision_in(&sentence, &paper.words);
    let recommends = decision.as_ref().is_some_and(|decision| decision.recommends);
    let kind = if recommends {
        ItemKind::Recommendation
    } else {
        ItemKind::Resolution
    };
    if let Some(decision) = &decision {
        let open = sentence.low.trim_end().ends_with([':', '-']);
        let rest = sentence.from(decision.verb + 1);
        let kind = if rest.contains("following action") || rest.trim_end_matches([':', '-', ' ']) == "actions"
        {
            ItemKind::Action
        } else {
            kind
        };
        if range.end == piece.words.len() && open && rest.len() < 110 && !rest.contains(". ") {
            announced(zone, index, range.clone(), kind, out);
            return;
        }
        let listed = points::run_on(&piece.words, range.start + sentence.at(decision.verb)..range.end);
        if let Some((_, first)) = listed.first().filter(|_| listed.len() >= 2) {
            let shared = sentence::trimmed(&piece.words, range.start..first.start.saturating_sub(4));
            for (number, own) in listed {
                let mut item = told(kind, vec![Place::new(index, own)]).numbered(Some(number));
                item.lead_in = Some(Place::new(index, shared.clone()));
                out.push(item);
            }
            return;
        }
    }
    for own in decisions(paper, index, piece, range, decision) {
        let number = number_of(piece, range);
        out.push(told(kind, vec![Place::new(index, own)]).numbered(number));
    }
}

/// Whether a sentence of the record tells that something was resolved or agreed.
pub(super) fn is_decision(paper: &Paper<'_>, place: Place) -> bool {
    let low = paper.words_at(place).to_lowercase();
    decision_in(&Clauses::new(&low), &paper.words).is_some_and(|decision| !decision.recommends)
}

/// The decisions that a sentence of the record tells of.
pub(super) fn decisions_at(paper: &Paper<'_>, place: Place) -> Vec<Candidate> {
    let Some(piece) = paper.piece(place.piece) else {
        return Vec::new();
    };
    let low = piece.low.get(place.range()).unwrap_or("");
    let decision = decision_in(&Clauses::new(low), &paper.words);
    decisions(paper, place.piece, piece, &place.range(), decision)
        .into_iter()
        .map(|own| told(ItemKind::Resolution, vec![Place::new(place.piece, own)]))
        .collect()
}

fn told(kind: ItemKind, places: Vec<Place>) -> Candidate {
    Candidate::new(ID, kind, places, "The record tells that it was decided.").sure(Confidence::Likely)
}

/// A verb of deciding in a sentence, and where what was decided begins.
struct Decision {
    verb: usize,
    own: usize,
    recommends: bool,
}

/// "It was agreed that", "the Committee, having heard him, resolved to", "seconded by … and carried that".
fn decision_in(sentence: &Clauses<'_>, words: &Words) -> Option<Decision> {
    (0..sentence.len()).find_map(|verb| {
        if matches!(sentence.word(verb), "penderfynwyd" | "cytunwyd") {
            let unanimous = sentence.from(verb + 1).starts_with("yn unfrydol");
            let own = verb + if unanimous { 3 } else { 1 };
            return (own < sentence.len()).then_some(Decision {
                verb,
                own,
                recommends: false,
            });
        }
        if let Some(own) = in_agreement(sentence, verb, words) {
            return Some(Decision {
                verb,
                own,
                recommends: false,
            });
        }
        let recommends = matches!(
            sentence.word(verb),
            "recommended" | "recommends" | "recommend" | "urged" | "urges" | "urge"
        );
        let decides = matches!(
            sentence.word(verb),
            "agreed" | "resolved" | "decided" | "determined" | "carried"
        );
        let spoken_of = sentence.raw(verb).starts_with(['"', '\'']);
        if !(recommends || decides) || spoken_of || !is_of_meeting(sentence, verb, words) {
            return None;
        }
        let own = own_words_after(sentence, verb, recommends)?;
        Some(Decision {
            verb,
            own,
            recommends,
        })
    })
}

/// "Members were in agreement that", "the Panel was content to note", "the Committee approved the
/// following: (i) …": where what was decided begins.
fn in_agreement(sentence: &Clauses<'_>, word: usize, words: &Words) -> Option<usize> {
    let next = sentence.word(word + 1);
    let before = word.checked_sub(1).map_or("", |at| sentence.word(at));
    let own = match sentence.word(word) {
        "agreement" if before == "in" && next == "that" => word + 2,
        "content" | "minded" | "happy" if matches!(before, "was" | "were") && next == "to" => {
            style::begins_with(sentence.from(word + 2), &words.speech.decides)?;
            word + 1
        }
        "approved" | "endorsed" | "noted" | "adopted" | "supported"
            if next == "the" && sentence.word(word + 2) == "following" =>
        {
            word + 3
        }
        _ => return None,
    };
    is_borne_by_body(sentence, word, words).then_some(own)
}

/// Whether a verb of deciding is borne by a body or by "it was", and is not told of as past.
fn is_of_meeting(sentence: &Clauses<'_>, verb: usize, words: &Words) -> bool {
    let before = (0..verb).rev().find(|index| {
        sentence.over_adverbs(*index) == *index
            && !matches!(sentence.word(*index), "strongly" | "unanimously")
    });
    let last = before.map_or("", |index| sentence.word(index));
    if matches!(
        last,
        "has"
            | "have"
            | "had"
            | "be"
            | "been"
            | "not"
            | "whether"
            | "if"
            | "where"
            | "which"
            | "as"
            | "who"
            | "are"
            | "to"
            | "it"
            | "he"
            | "she"
    ) {
        return false;
    }
    if matches!(last, "was" | "is") {
        return before
            .and_then(|index| index.checked_sub(1))
            .is_some_and(|index| {
                let opener = index.checked_sub(1).map_or("", |at| sentence.word(at));
                matches!(sentence.word(index), "it" | "is")
                    && !matches!(opener, "where" | "which" | "when" | "if" | "as")
            });
    }
    if sentence.word(verb) == "carried" || last == "and" && sentence.low.contains("seconded by") {
        return sentence.low.contains("seconded by");
    }
    if sentence.word(verb) == "resolved" || verb == 0 {
        return true;
    }
    is_borne_by_body(sentence, verb, words)
}

/// Whether the verb's clause names a body, and does not hang on a report or a condition.
fn is_borne_by_body(sentence: &Clauses<'_>, verb: usize, words: &Words) -> bool {
    let clause = sentence.clause_of(verb, &words.speech.says);
    let bearer = sentence.between(clause.first, verb);
    let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
    let body = bearer.split(' ').any(|word| {
        let bare = word.trim_matches([',', '(', ')']);
        words.people.bodies.iter().any(|body| body == bare)
            || matches!(
                bare,
                "members" | "party" | "meeting" | "councillors" | "trustees" | "governors"
            )
    });
    let said = sentence.between(0, verb).contains("report") && opener == "that";
    body && !said && !matches!(opener, "where" | "which" | "when" | "if" | "as" | "whether")
}

/// The first word of what was decided: behind "that", or "to" itself; none where the verb takes neither.
fn own_words_after(sentence: &Clauses<'_>, verb: usize, recommends: bool) -> Option<usize> {
    let mut next = verb + 1;
    if sentence.raw(verb).ends_with(',') {
        // "resolved, on the motion of the Chair, that"
        if !matches!(
            sentence.word(next),
            "by" | "with" | "on" | "without" | "nem" | "after" | "subject" | "there" | "having"
        ) {
            return (sentence.word(next) == "that").then_some(next + 1);
        }
        next = (next..next + 12).find(|index| sentence.raw(*index).ends_with([',', ':']))? + 1;
        if sentence.raw(next - 1).ends_with(':') {
            return Some(next);
        }
    }
    if sentence.raw(verb).ends_with([':', '-']) || matches!(sentence.raw(next), "-" | ":" | ":-") {
        return Some(next);
    }
    while matches!(
        sentence.word(next),
        "unanimously" | "therefore" | "accordingly" | "further" | "also" | "jointly"
    ) {
        next += 1;
    }
    if sentence.word(next) == "by" {
        // "agreed by all present that"
        next = (next..next + 6).find(|index| sentence.word(*index) == "that")?;
    }
    match sentence.word(next) {
        "that" => Some(next + 1),
        "to" if !recommends => Some(next),
        "as" if sentence.word(next + 1) == "follows" => Some(next + 2),
        "the" if sentence.word(next + 1) == "following" => Some(next + 2),
        "to" | "the" if sentence.low.ends_with([':', '-']) => Some(next),
        // "It was resolved the Clerk to write".
        "the" | "a" | "no" | "not"
            if sentence.word(verb) == "resolved" || sentence.between(0, verb).ends_with("it was") =>
        {
            Some(next)
        }
        _ => None,
    }
}

/// The number of a paragraph belongs to its decision where the paragraph is nothing else.
fn number_of(piece: &Piece, range: &Range<usize>) -> Option<String> {
    let whole = range.start == 0 && range.end == piece.words.len();
    let marker = piece.marker.as_ref().filter(|marker| marker.figure().is_some())?;
    whole.then(|| marker.number()).flatten()
}

fn announced(zone: &Zone<'_>, index: usize, range: Range<usize>, kind: ItemKind, out: &mut Candidates) {
    let paper = zone.paper;
    let list = points::list_at(paper, index + 1, paper.pieces.len());
    let asked = addressee::named_in(
        words_recommended(paper.words_at(Place::new(index, range.clone()))),
        paper,
    );
    if list.is_empty()
        && let Some(quote) = paper
            .piece(index + 1)
            .filter(|next| next.words.starts_with(['"', '\'']))
    {
        let own = quote.words.trim_end_matches(['"', '\'', ' ']).len();
        out.push(told(kind, vec![Place::new(index + 1, 1..own.max(1))]));
        return;
    }
    for (point, announced) in points::leaves(paper, list) {
        let mut item = Candidate::new(
            ID,
            kind,
            point.places,
            "It is a point of what the meeting agreed.",
        )
        .numbered(point.number)
        .sure(Confidence::Certain);
        item.lead_in = announced.or(Some(Place::new(index, range.clone())));
        item.asked.clone_from(&asked);
        out.push(item);
    }
}

/// The part of a lead-in that says to whom it is recommended: "recommend to Cabinet that".
fn words_recommended(lead_in: &str) -> &str {
    lead_in
        .find("recommend to ")
        .and_then(|at| lead_in.get(at..))
        .unwrap_or("")
}

fn decisions(
    paper: &Paper<'_>,
    index: usize,
    piece: &Piece,
    range: &Range<usize>,
    decision: Option<Decision>,
) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    if let Some(change) = WITH_CHANGE.find(low) {
        return std::iter::once(range.start + change.end()..range.end).collect();
    }
    if let Some(decision) = decision {
        return clauses(piece, range, &decision);
    }
    if paper.facts.kind == PaperKind::ExecutiveResponse {
        return Vec::new();
    }
    let sentence = Clauses::new(low);
    let words = &paper.words;
    if (was_settled(&sentence, words) || is_elliptic(&sentence, words, range.start == 0))
        && !is_told_only(low)
    {
        return vec![range.clone()];
    }
    let Some(verb) = took_note(&sentence, words) else {
        return Vec::new();
    };
    let before = sentence.between(0, verb);
    let compound = before.split(' ').any(|word| word == "and");
    let formal = matches!(sentence.word(verb), "received" | "noted" | "considered");
    if formal && decision_follows(paper, index) {
        return Vec::new();
    }
    let start = if compound {
        range.start + sentence.at(verb)
    } else {
        range.start
    };
    std::iter::once(start..range.end).collect()
}

/// "The minutes of the last meeting were approved": a paper of the meeting and what became of it.
fn was_settled(sentence: &Clauses<'_>, words: &Words) -> bool {
    (1..sentence.len()).any(|index| {
        if !matches!(sentence.word(index), "was" | "were") {
            return false;
        }
        let clause = sentence.clause_of(index, &words.speech.says);
        let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
        let subject = sentence.between(clause.first, index);
        if opener == "that" || opener == "which" || opener == "when" || opener == "if" || opener == "as" {
            return false;
        }
        let named = style::find_in(subject, &words.speech.papers).is_some();
        // "were moved, seconded and agreed", "was taken as read and approved"
        let settled = (index + 1..index + 9)
            .take_while(|at| {
                let passed = [
                    "moved",
                    "proposed",
                    "seconded",
                    "put",
                    "to",
                    "the",
                    "vote",
                    "and",
                    "taken",
                    "as",
                    "read",
                    "considered",
                    "duly",
                    "then",
                    "circulated",
                ];
                *at == index + 1
                    || passed.contains(&sentence.word(at - 1))
                    || sentence.over_adverbs(at - 1) != at - 1
            })
            .find(|at| style::begins_with(sentence.from(*at), &words.speech.settled).is_some());
        let after = settled.map_or("", |at| sentence.from(at));
        named
            && style::begins_with(after, &words.speech.settled).is_some_and(|length| {
                let rest = after.get(length..).unwrap_or("");
                !ELSEWHERE.iter().any(|words| rest.starts_with(words))
            })
    })
}

/// Words behind "was approved" that show it was not this meeting that approved.
const ELSEWHERE: &[&str] = &[
    " by cabinet",
    " by the cabinet",
    " by council",
    " by full council",
    " by the council",
    " by the executive",
    " last ",
    " in 20",
    " in 19",
    " by the government",
    " by the secretary of state",
    " from ",
    " on time",
];

/// "Report noted.", "Approved and signed.": a whole sentence without a verb's bearer.
fn is_elliptic(sentence: &Clauses<'_>, words: &Words, opens: bool) -> bool {
    if sentence.low.starts_with("all agreed ") {
        return true;
    }
    if sentence.len() > 16 || sentence.len() < 2 || sentence.low.ends_with([':', '?']) || !opens {
        return false;
    }
    let settled = |index: usize| {
        style::begins_with(sentence.from(index), &words.speech.settled)
            .map(|length| sentence.from(index).get(length..).unwrap_or("").to_owned())
    };
    let noun = style::begins_with(sentence.low, &words.speech.papers)
        .and_then(|length| sentence.low.get(..length))
        .map_or(0, |noun| noun.split(' ').count());
    if noun > 0 && settled(noun).is_some() {
        return true;
    }
    let rest = settled(0);
    rest.is_some_and(|rest| {
        let ends = rest.trim_end_matches('.').is_empty() && sentence.len() > 1;
        let joined = [
            ",",
            " as ",
            " and signed",
            " subject to ",
            " until ",
            " to the next ",
            " with ",
        ]
        .iter()
        .any(|joint| rest.starts_with(joint));
        let welsh =
            rest.trim_start_matches([' ', 'y', 'r']).starts_with("cofnodion") || rest.contains(" adroddiad");
        ends || joined || welsh
    })
}

/// "The Panel thanked the trust and noted the presentation": where the verb stands.
fn took_note(sentence: &Clauses<'_>, words: &Words) -> Option<usize> {
    let opening = sentence.low.strip_prefix("the ").unwrap_or(sentence.low);
    let first = opening.split(' ').take(6).any(|word| {
        let bare = word.trim_matches([',', '\'']);
        words.people.bodies.iter().any(|body| body == bare) || matches!(bare, "members" | "meeting")
    });
    if !first {
        return None;
    }
    (1..sentence.len()).find(|index| {
        let verb = matches!(
            sentence.word(*index),
            "noted"
                | "agreed"
                | "endorsed"
                | "received"
                | "approved"
                | "supported"
                | "adopted"
                | "ratified"
                | "accepted"
        );
        let before = sentence.word(index - 1);
        let article = matches!(sentence.word(index + 1), "the" | "its" | "these" | "this" | "and");
        let clause = sentence.clause_of(*index, &words.speech.says);
        let own = clause.first == 0
            || clause.coordinate
            || sentence.word(clause.first) == "and"
            || matches!(sentence.bearer(clause, *index, words), Bearer::Body);
        let noun = (index + 1..index + 5)
            .any(|at| style::begins_with(sentence.from(at), &words.speech.papers).is_some());
        verb && article
            && noun
            && own
            && !matches!(
                before,
                "had" | "have" | "has" | "be" | "been" | "was" | "were" | "that" | "which"
            )
    })
}

/// Whether the minute prints its decision further down, so that "received the report" only tells how it
/// went.
fn decision_follows(paper: &Paper<'_>, index: usize) -> bool {
    let marked = |piece: &Piece| {
        [
            "RESOLVED",
            "Resolved",
            "AGREED",
            "Agreed",
            "RECOMMENDED",
            "R E S O L V E D",
            "Decision",
            "DECISION",
            "It was RESOLVED",
            "PENDERFYNWYD",
        ]
        .iter()
        .any(|mark| piece.words.starts_with(mark))
            || piece.words.contains("RESOLVED")
    };
    (index + 1..index + 40)
        .map_while(|next| paper.piece(next))
        .take_while(|piece| {
            marked(piece) || !(piece.is_heading() && piece.apart && !piece.words.ends_with(':'))
        })
        .any(marked)
}

/// Whether a sentence tells of something that was approved before the meeting or elsewhere.
fn is_told_only(low: &str) -> bool {
    [
        " had been ",
        " would be ",
        " will be ",
        "was received from",
        "were received from",
        "letter received",
        "once ",
        " which was ",
        " that was ",
        " that were ",
        "apologies",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// The clauses that were agreed, from behind the verb. Where hardly anything stands behind it ("it
/// was resolved to adopt"), the sentence says what.
fn clauses(piece: &Piece, range: &Range<usize>, decision: &Decision) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sentence = Clauses::new(low);
    let start = sentence.at(decision.own);
    let body = low.get(start..).unwrap_or("");
    // "It was agreed that the scheme had worked" tells what is so, not what is to be done.
    if body.split(' ').take(7).any(|word| word == "had") {
        return Vec::new();
    }
    if matches!(body.trim_matches(['-', ':', ' ', '.']), "" | "that" | "to") {
        return Vec::new();
    }
    let it_was = sentence.between(0, decision.verb).ends_with("was");
    let words = body.split(' ').count();
    if words <= 2 || (!it_was && words <= 3 && decision.verb > 0) {
        return vec![range.clone()];
    }
    let body = body
        .find(", the clerk ")
        .or_else(|| body.find(", councillor "))
        .and_then(|end| body.get(..end))
        .unwrap_or(body);
    let mut cuts = vec![0];
    cuts.extend(body.match_indices(" and that ").map(|(at, _)| at));
    cuts.push(body.len());
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] => {
                let own = body.get(*from..*to)?;
                let skip = own.strip_prefix(" and that ").map_or(0, |_| " and that ".len());
                Some(sentence::trimmed(
                    &piece.words,
                    range.start + start + from + skip..range.start + start + to,
                ))
            }
            _ => None,
        })
        .collect()
}
