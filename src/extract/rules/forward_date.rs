//! The other dates of a paper that somebody preparing for a later meeting would put in a diary: a
//! report back, an end of funding, the next meeting. Not the paper's own date, and not history.

use super::{Example, Rule};
use crate::extract::candidate::{Candidates, DateCandidate};
use crate::extract::dues;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::period::Class;

pub(super) struct ForwardDate;

const ID: &str = "forward_date";

/// Words of which one must stand in the sentence: it speaks of what is to come.
const AHEAD: &[&str] = &[
    " will ",
    " to be ",
    " must ",
    " is due",
    " are due",
    " due ",
    "expected",
    " until ",
    " by ",
    " next ",
    " intend",
    " shall ",
    " end on ",
    " ends ",
    " end in ",
    " ending ",
    "comes to an end",
    "comes to its end",
    "came to its end",
    "come to an end",
    " expire",
    " lasts ",
    "deadline",
    " closes",
    " closing ",
    " would be ",
    " should ",
    " begins ",
    " starts ",
    " from ",
    " planned",
    " scheduled",
    " proposed",
    " happy to come",
    " again in ",
    " may be ",
    " be held",
    " be submitted",
    "forthcoming",
    " would take",
    " goes to ",
    " takes effect",
    " take effect",
    " is to ",
    " are to ",
    " runs out",
    " review ",
    "submitted by",
    "no later than",
    " target ",
    " before ",
    " with a view to ",
];

/// Words that make a sentence history, or no diary matter.
const BEHIND: &[&str] = &[
    "minutes of the meeting held",
    "minutes of ",
    "correct record",
    "as at ",
    "published on",
    " was held",
    " were held",
    " held on ",
    " met on ",
    "the decision taken",
    "circulated on",
    "had been ",
];

impl Rule for ForwardDate {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Title,
            ZoneKind::Recommendations,
            ZoneKind::Decision,
            ZoneKind::Ending,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "BRACKENFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\n5 Supporting Information\n\n5.1 The post of reading adviser lasts until March 2018, when it will be looked at again. It began in May 2015.",
                finds: &["until March 2018"],
            },
            Example {
                text: "Agenda and draft minutes\n\nHousing Panel - Tuesday, 11th March, 2025 6.30 pm\n\nItems\n\n44.\n\nDate of next meeting\n\nMinutes:\n\n10 June 2025 at 6.30 pm.",
                finds: &["10 June 2025"],
            },
            Example {
                text: "BRACKENFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\nBackground\n\nThe school was opened on 3 May 1998 and had been repaired in 2012.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            if piece.is_cell() || !piece.low.bytes().any(|b| b.is_ascii_digit()) && !names_a_time(&piece.low)
            {
                continue;
            }
            let next_meeting = piece.low.contains("next meeting")
                || heading_before(paper, index).contains("next meeting")
                || piece.low.starts_with("dates proposed");
            if is_label_of_paper(&piece.low) {
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                let low = format!(" {} ", piece.low.get(range.clone()).unwrap_or(""));
                let ahead = AHEAD.iter().any(|words| low.contains(words)) || next_meeting;
                let behind = BEHIND.iter().any(|words| low.contains(words)) && !low.contains(" be held on ");
                if ahead && !behind {
                    take(paper, Place::new(index, range), next_meeting, out);
                }
            }
        }
    }
}

fn names_a_time(low: &str) -> bool {
    [
        "spring",
        "summer",
        "autumn",
        "winter",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "year",
        "month",
    ]
    .iter()
    .any(|word| low.contains(word))
}

fn heading_before(paper: &Paper<'_>, index: usize) -> String {
    (index.saturating_sub(2)..index)
        .filter_map(|before| paper.piece(before))
        .filter(|piece| piece.words.len() < 60)
        .map(|piece| piece.low.clone())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Labels whose dates are the paper's own: when it was decided, published, comes into force.
fn is_label_of_paper(low: &str) -> bool {
    let labels = [
        "date of decision",
        "date:",
        "publication date",
        "decision published",
        "effective from",
        "made at meeting",
        "meeting:",
        "date of meeting",
        "published:",
        "decision made",
        "next meeting to be held on",
        "last updated",
        "call-in",
    ];
    labels.iter().any(|label| low.starts_with(label))
}

/// How far around a time its sentence is looked at and quoted, in bytes either way. No sentence that
/// is read aloud is as long; a table that lost its lines is.
const AROUND: usize = 600;

/// The part of a sentence around a time.
fn around(paper: &Paper<'_>, sentence: Place, time: Place) -> Place {
    let words = paper.piece(time.piece).map_or("", |piece| &piece.words);
    let space_after = |from: usize| words.get(from..)?.find(' ').map(|at| from + at);
    let far_before = words.floor_char_boundary(time.start.saturating_sub(AROUND));
    let far_after = words.ceil_char_boundary(time.end + AROUND);
    let start = if far_before <= sentence.start {
        sentence.start
    } else {
        space_after(far_before).map_or(time.start, |at| (at + 1).min(time.start))
    };
    let end = if far_after >= sentence.end {
        sentence.end
    } else {
        words
            .get(time.end..far_after)
            .and_then(|rest| rest.rfind(' '))
            .map_or(time.end, |at| time.end + at)
    };
    Place::new(time.piece, start..end)
}

fn take(paper: &Paper<'_>, sentence: Place, next_meeting: bool, out: &mut Candidates) {
    let listed = next_meeting;
    for (due, place) in dues::in_place(paper, sentence) {
        let sentence = around(paper, sentence, place);
        let dated = due
            .window
            .is_some_and(|window| window.latest.is_some() || window.earliest.is_some());
        // "What it will pay from April" tells of a beginning, not of something to come back to.
        let vague = due.class == Some(Class::Month)
            && due.phrase.to_lowercase().starts_with("from ")
            && !due.phrase.contains(|c: char| c.is_ascii_digit());
        let vague = vague || due.phrase.to_lowercase().starts_with("for ");
        let telling = !vague
            && matches!(
                due.class,
                Some(Class::Exact | Class::Month | Class::Season | Class::School | Class::YearFrame)
            );
        if !dated
            || !telling
            || !is_ahead(paper, &due, place)
            || (!listed && !is_tied_forward(paper, sentence, place))
        {
            continue;
        }
        let confidence = if due.class == Some(Class::Exact) {
            Confidence::Likely
        } else {
            Confidence::Unsure
        };
        out.dates.push(DateCandidate {
            rule: ID,
            place,
            about: sentence,
            due,
            confidence,
            reason: "The paper speaks of a time that was still to come.".to_owned(),
        });
    }
}

/// Whether a time lies after the paper's date.
fn is_ahead(paper: &Paper<'_>, due: &crate::scrutiny::promise::Due, place: Place) -> bool {
    let latest = due.window.and_then(|window| window.latest.or(window.earliest));
    match (paper.anchor_at(place.piece).date, latest) {
        (Some(today), Some(latest))
            if paper.anchor_is_its_own
                || paper.meeting_days.get(place.piece).copied().flatten().is_some() =>
        {
            latest > today
        }
        (_, Some(_)) => true,
        _ => false,
    }
}

/// Whether the clause in which a time stands looks ahead: words that look ahead stand before it and
/// none that look back between.
fn is_tied_forward(paper: &Paper<'_>, sentence: Place, place: Place) -> bool {
    let Some(piece) = paper.piece(place.piece) else {
        return false;
    };
    let before = format!(" {}", piece.low.get(sentence.start..place.start).unwrap_or(""));
    let own = format!(" {} ", piece.low.get(place.range()).unwrap_or(""));
    let after = format!(" {} ", piece.low.get(place.end..sentence.end).unwrap_or(""));
    let clause = before.rsplit([';', '(']).next().unwrap_or(&before);
    let past = [
        " was ", " were ", " had ", " took ", " began ", " since ", " last ",
    ]
    .iter()
    .filter_map(|w| clause.rfind(w))
    .max();
    let ahead = AHEAD.iter().filter_map(|w| clause.rfind(w.trim_end())).max();
    let own_ahead = [" until ", " by ", " before ", " no later than "]
        .iter()
        .any(|w| own.contains(w));
    let after_ahead = [" will ", " would ", " when it will"]
        .iter()
        .any(|w| after.contains(w));
    own_ahead
        || after_ahead
        || match (past, ahead) {
            (Some(past), Some(ahead)) => {
                ahead > past || clause.contains("expected") || clause.contains("intended")
            }
            (None, Some(_)) => true,
            (_, None) => false,
        }
}
