//! Decisions told in running text: "It was agreed that …", "The Committee agreed to note …", "The
//! minutes were approved", "resolved to pay …". Only in the record of a meeting.

use super::{Example, Rule};
use crate::extract::addressee;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::Clauses;
use crate::extract::style::{self, Words};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct AgreedInPassing;

const ID: &str = "agreed_in_passing";

#[expect(
    clippy::expect_used,
    reason = "fixed patterns, compiled by the examples of this rule"
)]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns {
    clause: Regex::new(
        r"\b(?:(?:it|is) was (?:therefore |then |unanimously |also )?(?:agreed|resolved|decided)(?: that| by all that)? |(?:committee|panel|board|commission|group|council|members|sub-committee|forum|cabinet|executive) (?:therefore |then |unanimously |also )?(?:agreed|resolved|decided) (?:that |to )|(?:committee|panel|board|commission|group|forum|council|sub-committee|members) (?:also |therefore |further |then |strongly |unanimously )*(?:recommended|recommends?|urged?s?) that |\bseconded by [a-z .']{2,40} and (?:agreed|resolved|carried)(?: unanimously)? that |\bresolved (?:that |to ))",
    )
    .expect("fixed"),
    announced: Regex::new(r"(?:^|\b(?:committee|panel|board|commission|group|council|members|sub-committee|forum|cabinet|executive|party|meeting|it was)\b[^.;:]*? )(?:therefore |then |unanimously |also |jointly |further |duly )*(?P<verb>agreed|resolved|decided|determined|recommends?|recommended)(?: unanimously)?(?: (?:that|as follows|the following)| (?:to|that) [^.;:]{2,90})?\s*[:\-]+$").expect("fixed"),
    with_change: Regex::new(r"^agreed with (?:one|two|three|some|the following) changes?[:,-]\s*").expect("fixed"),
}
});

struct Patterns {
    clause: Regex,
    announced: Regex,
    with_change: Regex,
}

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
                let low = piece.low.get(range.clone()).unwrap_or("");
                if range.end == piece.words.len() && PATTERNS.announced.is_match(low) {
                    announced(zone, index, range, out);
                    continue;
                }
                for own in decisions(zone.paper, index, piece, &range) {
                    let recommends = [
                        " recommended that ",
                        " recommends that ",
                        " recommend that ",
                        " urges that ",
                        " urged that ",
                    ]
                    .iter()
                    .any(|verb| low.contains(verb));
                    let item = Candidate::new(
                        ID,
                        if recommends {
                            ItemKind::Recommendation
                        } else {
                            ItemKind::Resolution
                        },
                        vec![Place::new(index, own)],
                        "The record tells that it was decided.",
                    )
                    .numbered(number_of(piece, &range))
                    .sure(Confidence::Likely);
                    out.push(item);
                }
            }
        }
    }
}

/// The number of a paragraph belongs to its decision where the paragraph is nothing else.
fn number_of(piece: &Piece, range: &Range<usize>) -> Option<String> {
    let whole = range.start == 0 && range.end == piece.words.len();
    let marker = piece.marker.as_ref().filter(|marker| marker.figure().is_some())?;
    whole.then(|| marker.number()).flatten()
}

fn announced(zone: &Zone<'_>, index: usize, range: Range<usize>, out: &mut Candidates) {
    let paper = zone.paper;
    let words = paper.words_at(Place::new(index, range.clone())).to_lowercase();
    let verb = PATTERNS
        .announced
        .captures(&words)
        .and_then(|found| found.name("verb"));
    let recommends = verb.is_some_and(|verb| verb.as_str().starts_with("recommend"));
    let kind = if recommends {
        ItemKind::Recommendation
    } else {
        ItemKind::Resolution
    };
    let list = points::list_at(paper, index + 1, paper.pieces.len());
    let asked = addressee::named_in(
        words_recommended(paper.words_at(Place::new(index, range.clone()))),
        paper,
    );
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

fn decisions(paper: &Paper<'_>, index: usize, piece: &Piece, range: &Range<usize>) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    if let Some(change) = PATTERNS.with_change.find(low) {
        return std::iter::once(range.start + change.end()..range.end).collect();
    }
    if let Some(found) = PATTERNS.clause.find(low) {
        let before = low.get(..found.start()).unwrap_or("");
        let elsewhere = ["where", " has", " have", " had", "whether", " if", " be", " been"]
            .iter()
            .any(|word| before.trim_end().ends_with(word))
            || found.as_str().starts_with("resolved ") && before.trim_end().ends_with("has");
        if elsewhere {
            return Vec::new();
        }
        let said =
            before.contains("report") && before.contains(" that ") && !found.as_str().starts_with("it ");
        if !said {
            return clauses(piece, range, found.range());
        }
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
        let after = sentence.from(sentence.over_adverbs(index + 1));
        let after = after.strip_prefix("taken as read and ").unwrap_or(after);
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
    if opens && sentence.low.starts_with("all agreed ") {
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
        words.people.bodies.iter().any(|body| body == bare) || bare == "members"
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
        let own = clause.first == 0 || clause.coordinate || sentence.word(clause.first) == "and";
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
        .take_while(|piece| marked(piece) || !(piece.is_heading() && piece.apart))
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
fn clauses(piece: &Piece, range: &Range<usize>, found: Range<usize>) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let keeps_to = low.get(found.clone()).is_some_and(|verb| verb.ends_with(" to "));
    let start = if keeps_to {
        found.end - "to ".len()
    } else {
        found.end
    };
    let body = low.get(start..).unwrap_or("");
    // "It was agreed that the scheme had worked" tells what is so, not what is to be done.
    if body.split(' ').take(7).any(|word| word == "had") {
        return Vec::new();
    }
    let it_was = low.get(found.clone()).is_some_and(|verb| verb.contains("was "));
    let words = body.split(' ').count();
    if words <= 2 || (!it_was && words <= 3 && found.start > 0) {
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
