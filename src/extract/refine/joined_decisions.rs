//! "That the report be noted and that a group be set up" decides two things in one sentence. Each is
//! an item of its own; a numbered point is left as it is numbered.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::speech::welsh;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::scrutiny::item::ItemKind;
use std::ops::Range;

pub(super) struct JoinedDecisions;

/// No sentence of decisions is longer, in bytes; a longer one is no sentence.
const LONGEST: usize = 4000;

/// The rules whose items are decisions told in a sentence.
const RULES: &[&str] = &[
    "resolved_that",
    "agreed_in_passing",
    "decision_label",
    "motion_carried",
    "listed_decision",
];

impl Refiner for JoinedDecisions {
    fn id(&self) -> &'static str {
        "joined_decisions"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let items = std::mem::take(&mut candidates.items);
        for item in items {
            let parts = parts_of(paper, &item);
            if parts.is_empty() {
                candidates.items.push(item);
                continue;
            }
            for part in parts {
                let mut own = item.clone();
                own.places = vec![part];
                candidates.items.push(own);
            }
        }
    }
}

/// The decisions of one item, each with its own words; one where there is no joint.
fn parts_of(paper: &Paper<'_>, item: &Candidate) -> Vec<Place> {
    let [place] = item.places.as_slice() else {
        return Vec::new();
    };
    let Some(piece) = paper.piece(place.piece) else {
        return Vec::new();
    };
    let bulleted = piece.marker.as_ref().is_some_and(|marker| marker.is_bullet());
    if !RULES.contains(&item.rule)
        || item.kind == ItemKind::Action
        || item.number.is_some()
        || bulleted
        || item.lead_in.is_some()
    {
        return Vec::new();
    }
    let low = piece.low.get(place.range()).unwrap_or("");
    if low.len() > LONGEST {
        return Vec::new();
    }
    let cuts = cuts(low, &paper.words.speech.decides);
    if cuts.is_empty() {
        return Vec::new();
    }
    let mut starts = vec![0];
    starts.extend(cuts.iter().map(|cut| cut.end));
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.start).collect();
    ends.push(low.len());
    starts
        .into_iter()
        .zip(ends)
        .map(|(from, to)| {
            let own = sentence::trimmed(&piece.words, place.start + from..place.start + to);
            Place::new(place.piece, own)
        })
        .filter(|part| part.end > part.start)
        // What a meeting noted beside a paper was told to it and is nothing that it decided.
        .take(if took_note(low) { 1 } else { usize::MAX })
        .collect()
}

/// "The Board noted the report and that the next would be made in May".
fn took_note(low: &str) -> bool {
    let opening: Vec<&str> = low.split(' ').take(6).collect();
    low.starts_with("the ") && opening.contains(&"noted")
}

/// The joints between the decisions of a sentence. The word that opens the next one is no part of a
/// joint.
fn cuts(low: &str, decides: &WordList) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let opens_to = low.starts_with("to ") || low.starts_with("not to ");
    let opens_bare = style::begins_with(low, decides).is_some();
    for (at, joint) in low.match_indices(" and ") {
        let end = at + joint.len();
        let rest = low.get(end..).unwrap_or("");
        let before = low.get(..at).unwrap_or("");
        let comma = before.ends_with([',', ';']);
        let verb = |rest: &str| style::begins_with(rest, decides).is_some() && !rest.starts_with("thank");
        let next = rest.starts_with("that ") && !says_before(before)
            || rest
                .strip_prefix("to ")
                .is_some_and(|rest| opens_to && (comma || verb(rest)))
            || rest
                .strip_prefix("otherwise to ")
                .is_some_and(|rest| opens_to && verb(rest))
            || opens_bare && verb(rest);
        if next {
            found.push(at..end);
        }
    }
    // "derbyn y cynllun a chynnal gweithdy"
    let opens_welsh = ["derbyn ", "nodi ", "cymeradwyo ", "cytuno "]
        .iter()
        .any(|verb| low.starts_with(verb));
    for joint in [" a ", " ac "] {
        for (at, _) in low.match_indices(joint).filter(|_| opens_welsh) {
            let end = at + joint.len();
            let next = low.get(end..).and_then(|rest| rest.split(' ').next());
            if next.is_some_and(welsh::is_deed) {
                found.push(at..end);
            }
        }
    }
    for (at, joint) in low.match_indices("; that ") {
        found.push(at..at + joint.len() - "that ".len());
    }
    for (at, joint) in low.match_indices("; to ").filter(|_| opens_to) {
        found.push(at..at + joint.len() - "to ".len());
    }
    for (at, joint) in low.match_indices(" but to ").filter(|_| opens_to) {
        found.push(at..at + joint.len() - "to ".len());
    }
    found.sort_by_key(|cut| cut.start);
    found
}

/// Whether a verb of telling stands open before "and that": "told that it was late and that …" is one
/// decision.
fn says_before(before: &str) -> bool {
    let last = before.rsplit([';', '.']).next().unwrap_or(before);
    [
        " informed that ",
        " advised that ",
        " told that ",
        " requesting that ",
        " ensure that ",
        " condition that ",
        " asking that ",
        " stating that ",
        " satisfied that ",
        " confirm that ",
        " provided that ",
        " aware that ",
        " reminded that ",
        " note that ",
        " noted that ",
        " noting that ",
    ]
    .iter()
    .any(|words| last.contains(words))
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let decides = ["note", "ask", "refer", "remit", "thank"].as_slice().into();
        let low = words.to_lowercase();
        let cuts = cuts(&low, &decides);
        let mut starts = vec![0];
        starts.extend(cuts.iter().map(|cut| cut.end));
        let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.start).collect();
        ends.push(words.len());
        let found: Vec<&str> = starts
            .into_iter()
            .zip(ends)
            .map(|(from, to)| &words[from..to])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn decisions_are_parted_where_the_next_begins() {
        check(
            "That the plan be noted and that officers be asked for a map.",
            &["That the plan be noted", "that officers be asked for a map."],
        );
        check(
            "to note the position and to ask the bank for a loan.",
            &["to note the position", "to ask the bank for a loan."],
        );
        check(
            "note the report and remit to the Head of Roads to mend it.",
            &["note the report", "remit to the Head of Roads to mend it."],
        );
    }

    #[test]
    fn what_belongs_to_one_decision_stays_together() {
        for words in [
            "That the minutes be received and confirmed.",
            "to accept the report and to thank the crews.",
            "That the plan be noted and a report be made in May.",
            "That residents be told that it is late and that it will be mended.",
        ] {
            check(words, &[words]);
        }
    }
}
