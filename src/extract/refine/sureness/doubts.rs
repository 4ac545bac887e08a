//! Doubts: what about an item had to be worked out, each in a sentence for the reader.

use super::{STRUCTURED, rests_on_structure};
use crate::extract::candidate::Candidate;
use crate::extract::dues;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::period::{self, Class};
use crate::scrutiny::response::Position;

/// Structured rules whose items need no number: a label, a column or a word in capitals marks each.
const SURE_WITHOUT_NUMBER: &[&str] = &[
    "action_table",
    "action_line",
    "decision_form",
    "decision_label",
    "is_recommended_to",
    "recommendation_label",
    "recommendation_section",
    "resolved_that",
];

/// What about an item was a matter of judgement, in words for the reader, the weightiest first.
pub(super) fn doubts_of(paper: &Paper<'_>, item: &Candidate, stopped: bool) -> Vec<&'static str> {
    let sentence = (!rests_on_structure(item.rule))
        .then_some("It was read from a sentence and not from a list, a table or a label.");
    [
        sentence,
        doubt_of_paper(paper, item),
        doubt_of_number(paper, item),
        doubt_of_words(paper, item),
        doubt_of_ends(paper, item, stopped),
        doubt_of_answer(paper, item),
        doubt_of_time(paper, item),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether the sort of paper has such items in such a form.
fn doubt_of_paper(paper: &Paper<'_>, item: &Candidate) -> Option<&'static str> {
    let kind = paper.facts.kind;
    let listed = matches!(
        item.rule,
        "recommendation_section"
            | "recommendation_label"
            | "is_recommended_to"
            | "resolved_that"
            | "asked_and_answered"
    );
    if kind == PaperKind::Other {
        return Some("What sort of paper it is could not be told.");
    }
    (kind == PaperKind::ActionTracker && listed)
        .then_some("It stands in a tracker, whose columns may have been lost.")
}

/// Whether its number, or that it has none, speaks for it.
fn doubt_of_number(paper: &Paper<'_>, item: &Candidate) -> Option<&'static str> {
    if item.number.is_some() {
        return None;
    }
    let first = item.places.first()?;
    let piece = paper.piece(first.piece)?;
    let own = piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet());
    let before = piece.words.get(..first.start).unwrap_or("").trim_end();
    if own && !piece.is_cell() {
        return Some("A number stands before its paragraph that may be its own.");
    }
    if !SURE_WITHOUT_NUMBER.contains(&item.rule) {
        return Some("It has no number by which it could be checked.");
    }
    if before.ends_with(')') && before.len() < 12 {
        return Some("A number stands before it that may be its own.");
    }
    let words = paper.words_of(&item.places);
    let opens = words
        .get(..3)
        .is_some_and(|word| word.eq_ignore_ascii_case("to "))
        || words
            .get(..5)
            .is_some_and(|word| word.eq_ignore_ascii_case("that "));
    let needs_opening = matches!(
        item.rule,
        "resolved_that" | "is_recommended_to" | "recommendation_section"
    );
    if needs_opening && !opens {
        return Some("It has no number and begins in the middle of a sentence.");
    }
    if before.ends_with(" and") || before.ends_with([';', ',']) {
        return Some("It was parted from another decision in the same sentence.");
    }
    is_joined(&words).then_some("It may be two decisions in one sentence.")
}

/// Whether words that are not numbered ask or decide twice: "… be noted and … be submitted".
fn is_joined(words: &str) -> bool {
    let low = words.to_lowercase();
    let twice = low.matches(" be ").count() >= 2 && low.contains(" and ");
    let again = [" and that ", " and to ", " and otherwise "]
        .iter()
        .any(|joint| low.contains(joint));
    let clause = low.match_indices(" and ").any(|(at, joint)| {
        low.get(at + joint.len()..)
            .is_some_and(|rest| rest.contains(" be "))
    });
    twice || again || clause
}

/// Whether its words are one point and nothing else.
fn doubt_of_words(paper: &Paper<'_>, item: &Candidate) -> Option<&'static str> {
    const SHORTEST: usize = 20;
    const LONGEST: usize = 600;
    let words = paper.words_of(&item.places);
    let low = words.to_lowercase();
    if !(SHORTEST..LONGEST).contains(&words.len()) {
        return Some("It is unusually short or long.");
    }
    if item.places.len() > 1 {
        return Some("Its words were put together from several places.");
    }
    if low.starts_with("t h a t ") {
        return Some("Its letters are printed apart.");
    }
    if low.starts_with("minute ")
        && low
            .get(7..8)
            .is_some_and(|c| c.starts_with(|c: char| c.is_ascii_digit()))
    {
        return Some("It tells of an earlier meeting.");
    }
    if [" i ", " we ", " my ", " our "]
        .iter()
        .any(|word| low.contains(word))
        || low.starts_with("i ")
        || low.starts_with("we ")
    {
        return Some("It speaks in the first person, as answers do.");
    }
    if item.kind != ItemKind::Resolution && !points::acts(&low) {
        return Some("It does not plainly say what is to be done.");
    }
    if holds_a_label(&words) {
        return Some("A label stands among its words, as where columns have run together.");
    }
    if holds_a_number(&words) {
        return Some("A number of a list stands among its words.");
    }
    let sentences = sentence::sentences(&words).len();
    (sentences > 2).then_some("It runs over several sentences.")
}

/// "… hospital sites. Position: Provided": a label within words, behind the first.
fn holds_a_label(words: &str) -> bool {
    words.match_indices(": ").any(|(at, _)| {
        let before = words.get(..at).unwrap_or("");
        let label = before
            .rfind(|c: char| c.is_uppercase())
            .and_then(|start| before.get(start..).map(|label| (start, label)));
        label.is_some_and(|(start, label)| {
            let one =
                label.split(' ').count() <= 2 && label.chars().skip(1).all(|c| c.is_lowercase() || c == ' ');
            let behind = before
                .get(..start)
                .is_some_and(|before| before.ends_with(' ') && before.len() > 2);
            one && behind
        })
    })
}

/// "to 1) consider the progress": the number of a list within words.
fn holds_a_number(words: &str) -> bool {
    words.split(' ').any(|word| {
        let bare = word.trim_start_matches('(');
        let Some(number) = bare.strip_suffix(')') else {
            return false;
        };
        let figure = number.len() <= 2 && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        let letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_lowercase());
        let roman = number.len() > 1 && number.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        figure || letter || roman
    })
}

/// Whether it ends where its point ends.
fn doubt_of_ends(paper: &Paper<'_>, item: &Candidate, stopped: bool) -> Option<&'static str> {
    let last = item.places.last()?;
    let piece = paper.piece(last.piece)?;
    let words = paper.words_at(*last);
    let after = piece.words.get(last.end..).unwrap_or("").trim();
    let rest = after.trim_start_matches([';', ',', '.']).trim();
    let joint = ["and ", "or ", "but "]
        .iter()
        .any(|joint| rest.starts_with(joint));
    // "… ; and (b) …" is the next point of the list.
    let next_point = item.number.is_some()
        && rest.split_once(' ').is_some_and(|(_, next)| {
            next.split(' ')
                .next()
                .is_some_and(|word| word.ends_with([')', '.']))
        });
    if joint && rest.len() > 8 && !next_point {
        return Some("Its sentence goes on behind it.");
    }
    let bare = words.trim_end();
    let open = bare.rsplit(' ').next().is_some_and(|word| {
        word.bytes().all(|b| b.is_ascii_digit())
            || matches!(
                word,
                "the"
                    | "of"
                    | "to"
                    | "from"
                    | "and"
                    | "in"
                    | "at"
                    | "a"
                    | "an"
                    | "for"
                    | "with"
                    | "by"
                    | "on"
                    | "where"
                    | "that"
            )
    });
    if open && after.is_empty() {
        return Some("It breaks off, as where a line of a table was lost.");
    }
    let owner = bare
        .rsplit_once("; ")
        .is_some_and(|(_, tail)| tail.starts_with(char::is_uppercase) && tail.len() < 40);
    if owner {
        return Some("A name stands at its end, as where columns have run together.");
    }
    let ends = bare.ends_with(['.', ';', '?', '!', '"']) || after.starts_with([';', ',', '.']);
    if ends || piece.is_cell() {
        return None;
    }
    let next = paper.piece(last.piece + 1);
    let goes_on = next.is_some_and(|next| {
        next.marker.is_none()
            && !next.is_cell()
            && next
                .words
                .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    });
    (stopped || goes_on).then_some("It does not end with a stop and may go on.")
}

/// Whether most points of a paper end with a stop, so that one without may have been cut.
pub(super) fn share_stopped(paper: &Paper<'_>, items: &[Candidate]) -> bool {
    let ends: Vec<bool> = items
        .iter()
        .filter(|item| STRUCTURED.contains(&item.rule))
        .filter_map(|item| {
            let last = item.places.last()?;
            let piece = paper.piece(last.piece)?;
            let after = piece.words.get(last.end..).unwrap_or("").trim();
            let words = paper.words_at(*last);
            (!piece.is_cell()).then(|| words.ends_with(['.', '?', '!']) || after.starts_with([';', ',', '.']))
        })
        .collect();
    let with = ends.iter().filter(|stopped| **stopped).count();
    ends.len() < 3 || with * 5 > ends.len()
}

/// Whether its answer was read, and read whole.
fn doubt_of_answer(paper: &Paper<'_>, item: &Candidate) -> Option<&'static str> {
    const MOST_PARTS: usize = 3;
    if item.kind != ItemKind::Recommendation {
        return None;
    }
    if item.answer.is_empty() && paper.facts.kind == PaperKind::ExecutiveResponse {
        return Some("The paper answers recommendations, and no answer to this one was found.");
    }
    if item.answer.len() > MOST_PARTS {
        return Some("Its answer was put together from many parts.");
    }
    let last = item.places.last()?;
    let next = paper.piece(last.piece + 1)?;
    let answered = item.answer.is_empty()
        && next.marker.is_none()
        && ["response", "decision", "reply", "answer"].iter().any(|word| {
            next.low
                .get(..next.low.len().min(50))
                .is_some_and(|head| head.contains(word))
        });
    answered.then_some("What stands below it may answer it.")
}

/// Whether words speak of times that the program may not have read: "for twelve months", "each term".
fn speaks_of_time(low: &str) -> bool {
    const WORDS: &[&str] = &[
        "month",
        "months",
        "year",
        "years",
        "week",
        "weeks",
        "term",
        "quarter",
        "quarterly",
        "monthly",
        "weekly",
        "annual",
        "annually",
        "yearly",
        "christmas",
        "easter",
        "spring",
        "summer",
        "autumn",
        "winter",
        "immediately",
        "forthwith",
        "urgently",
        "effect",
        "until",
        "deadline",
    ];
    low.split(|c: char| !c.is_alphanumeric() && c != '/').any(|word| {
        let year = word.len() >= 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        year || WORDS.contains(&word)
    })
}

/// Whether there is no doubt when it is due.
fn doubt_of_time(paper: &Paper<'_>, item: &Candidate) -> Option<&'static str> {
    let named = |places: &[Place]| -> usize {
        places
            .iter()
            .map(|place| dues::in_place(paper, *place).len())
            .sum()
    };
    let Some(due) = &item.refined.due else {
        let words = paper.words_of(&item.places);
        let low = words.to_lowercase();
        let on_record = low.contains("minutes of") || low.contains("minute of");
        let told = item.places.iter().any(|place| {
            let anchor = paper.anchor_at(place.piece);
            !period::find(paper.words_at(*place), &anchor).is_empty()
        });
        if (told || speaks_of_time(&low)) && !on_record {
            return Some("It names a time that may or may not be when it is due.");
        }
        let refused = matches!(
            item.refined.position,
            Some(Position::Rejected | Position::Superseded | Position::Implemented)
        );
        let promised = !refused && named(&item.answer) > 0;
        return promised.then_some("Its answer names a time that may or may not be when it is due.");
    };
    let plain = match due.class {
        Some(Class::Exact | Class::Month) => due.window.is_some(),
        Some(Class::OpenEnded) | None => true,
        Some(_) => false,
    };
    if !plain {
        return Some("When it is due had to be worked out.");
    }
    (item.refined.times_named > 2).then_some("It names several times.")
}
