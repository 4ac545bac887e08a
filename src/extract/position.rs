//! Position: the plain reading of an answer's own words. None where a fair reader could not say.

use super::sentence;
use super::stance;
use super::style::{self, Words};
use crate::extract::word_list::WordList;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;
use std::ops::Range;

/// What an answer says, and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The position.
    pub position: Position,
    /// Whether it agrees in principle only.
    pub in_principle: bool,
    /// The words it was read from, in the words that were given.
    pub range: Range<usize>,
}

/// How many sentences of an answer take its position; what follows explains it.
const TELLING_SENTENCES: usize = 3;

/// Reads the position of an answer.
#[must_use]
pub fn read(answer: &str, words: &Words) -> Option<Reading> {
    let low = answer.to_ascii_lowercase();
    let sentences = sentence::sentences(answer);
    let mut first: Option<Reading> = None;
    let mut passed_on = false;
    if let Some(reading) = said_to_be_done(&low, &sentences) {
        return Some(reading);
    }
    for (nth, range) in sentences.iter().enumerate() {
        let sentence = low.get(range.clone()).unwrap_or("");
        if nth == 0
            && style::begins_with(sentence, &words.positions.nothing).is_some()
            && begins_not(sentence)
        {
            return None;
        }
        passed_on |= nth == 0 && stance::passes_on(sentence);
        let Some(mut reading) = of_sentence(sentence, words) else {
            continue;
        };
        reading.range = range.start + reading.range.start..range.start + reading.range.end;
        // "This recommendation has been implemented", and then how.
        if nth == 0 && names_the_recommendation(sentence) && reading.position == Position::Implemented {
            return Some(reading);
        }
        if names_the_recommendation(sentence) && is_plain(reading.position) {
            let partly = first
                .as_ref()
                .is_some_and(|reading| reading.position == Position::PartlyAccepted);
            return if partly { first } else { Some(reading) };
        }
        // An update may close with its status: "Letter sent. Chased in January. Open".
        let capitals = !answer
            .get(range.clone())
            .unwrap_or("")
            .contains(char::is_lowercase);
        if nth > 0
            && nth + 1 == sentences.len()
            && (is_status(sentence, words) || capitals && opening(sentence, words).is_some())
        {
            return Some(reading);
        }
        let answers = matches!(
            reading.position,
            Position::Rejected | Position::PartlyAccepted | Position::UnderConsideration
        );
        if passed_on && !answers {
            continue;
        }
        let Some(known) = &mut first else {
            if nth < TELLING_SENTENCES {
                first = Some(reading);
            }
            continue;
        };
        if nth < 2 && known.position == Position::Accepted && reading.position == Position::Rejected {
            known.position = Position::PartlyAccepted;
        } else if nth < TELLING_SENTENCES
            && known.position == Position::Implemented
            && known.range.start > 0
            && reading.position == Position::InProgress
        {
            *known = reading;
        }
    }
    first.map(|reading| done_at_once(reading, &low, &sentences, words))
}

/// "Recommendation implemented.": a sentence that says nothing else, wherever it stands.
fn said_to_be_done(low: &str, sentences: &[Range<usize>]) -> Option<Reading> {
    let range = sentences.iter().find(|range| {
        let words = low
            .get((*range).clone())
            .unwrap_or("")
            .trim_matches([' ', '.', '*']);
        matches!(
            words,
            "recommendation implemented" | "recommendation fully implemented" | "recommendation complete"
        )
    })?;
    Some(Reading {
        position: Position::Implemented,
        in_principle: false,
        range: range.clone(),
    })
}

/// What the words of a log tell of an action where they take no position: the newest first, of which a
/// line begins with its month.
#[must_use]
pub fn told(answer: &str, words: &Words) -> Option<Reading> {
    let low = answer.to_ascii_lowercase();
    if style::begins_with(&low, &words.positions.nothing).is_some() {
        return None;
    }
    let readings: Vec<(Position, Range<usize>)> = sentence::sentences(answer)
        .into_iter()
        .filter_map(|range| {
            let (position, own) = stance::told(low.get(range.clone())?)?;
            Some((position, range.start + own.start..range.start + own.end))
        })
        .collect();
    let first = |wanted: Position| readings.iter().find(|(position, _)| *position == wanted);
    let (position, range) = first(Position::Rejected)
        .or_else(|| first(Position::InProgress))
        .or_else(|| readings.first())?
        .clone();
    Some(Reading {
        position,
        in_principle: false,
        range,
    })
}

/// What is agreed and told as done in the same few words, with nothing still to come, is done:
/// "Agreed. Letters were sent in May."
fn done_at_once(reading: Reading, low: &str, sentences: &[Range<usize>], words: &Words) -> Reading {
    const MOST_SENTENCES: usize = 3;
    if reading.position != Position::Accepted || sentences.len() > MOST_SENTENCES {
        return reading;
    }
    let rest = low.get(reading.range.end..).unwrap_or("");
    let to_come = [
        " will ", " shall ", " would ", " to be ", " being ", " from ", " by ", " next ", " soon", " until ",
        " should ", "'ll ", " to come",
    ]
    .iter()
    .any(|word| rest.contains(word));
    let told = rest.trim_start_matches([',', '.', ' ', ';', '-', ':']);
    let end = sentence::sentences(told).first().map_or(0, |first| first.end);
    let told = told.get(..end).unwrap_or("");
    let says_so = stance::weak(told)
        .or_else(|| stance::told(told))
        .is_some_and(|(position, _)| position == Position::Implemented);
    if !to_come && (says_so || style::begins_with(told, &words.positions.implemented).is_some()) {
        Reading {
            position: Position::Implemented,
            ..reading
        }
    } else {
        reading
    }
}

/// Whether a sentence is nothing but a status of one or two words.
fn is_status(low: &str, words: &Words) -> bool {
    low.split(' ').count() <= 2 && opening(low, words).is_some()
}

fn begins_not(low: &str) -> bool {
    low.starts_with("not ")
}

/// What a status column says: as an answer, but only where it opens with its status.
#[must_use]
pub fn read_status(status: &str, words: &Words) -> Option<Reading> {
    let low = status.to_ascii_lowercase();
    if style::begins_with(&low, &words.positions.nothing).is_some() {
        return None;
    }
    opening(&low, words)
}

/// Whether words open with a position and a stop, as an answer of few words does.
#[must_use]
pub fn opens(low: &str, words: &Words) -> bool {
    opening(low, words).is_some()
}

/// Whether words are no more than the stage a thing has come to: "Closed", "In progress", "Amber".
#[must_use]
pub fn is_stage(low: &str, words: &Words) -> bool {
    let stage = opening(low, words)
        .is_some_and(|reading| matches!(reading.position, Position::Implemented | Position::InProgress));
    low.split(' ').count() <= 3 && (stage || style::begins_with(low, &words.positions.nothing).is_some())
}

/// Whether a status only colours what is said beside it.
#[must_use]
pub fn is_colour(low: &str) -> bool {
    matches!(
        low.trim_matches(['.', ' ']),
        "red" | "amber" | "green" | "blue" | "open"
    )
}

/// Whether a cell holds nothing but a colour or its letter: a rating of how it goes and never an answer.
#[must_use]
pub fn is_rag(low: &str) -> bool {
    matches!(
        low.trim_matches(['.', ' ']),
        "red" | "amber" | "yellow" | "green" | "blue" | "r" | "a" | "g" | "b" | "red/amber" | "amber/green"
    )
}

/// What a word of delivery or a colour says of how a thing goes; a colour says it by the usual key: green goes
/// as promised, red does not, blue is done. Amber says one thing to one council and another to the next, so
/// that the user is left to say it.
#[must_use]
pub fn progress_word(low: &str) -> Option<Progress> {
    const WORDS: &[(Progress, &[&str])] = &[
        (
            Progress::NotStarted,
            &["not started", "not yet started", "not begun", "to start", "new"],
        ),
        (Progress::OnHold, &["on hold", "paused", "suspended"]),
        (
            Progress::Delayed,
            &[
                "delayed",
                "slipped",
                "slipping",
                "carried forward",
                "behind",
                "off track",
                "overdue",
                "late",
                "at risk",
                "red",
                "red/amber",
                "r",
            ],
        ),
        (
            Progress::OnTrack,
            &[
                "on track",
                "on target",
                "on course",
                "in progress",
                "in hand",
                "under way",
                "underway",
                "ongoing",
                "on-going",
                "started",
                "amber/green",
                "green",
                "g",
            ],
        ),
        (
            Progress::Complete,
            &[
                "complete",
                "completed",
                "done",
                "implemented",
                "delivered",
                "achieved",
                "closed",
                "blue",
                "b",
            ],
        ),
    ];
    let low = low.trim_matches(['.', ' ', '!']);
    WORDS
        .iter()
        .find(|(_, words)| {
            words.iter().any(|word| {
                let rest = low.strip_prefix(word);
                // A letter stands for a colour only alone.
                rest.is_some_and(|rest| {
                    rest.is_empty() || word.len() > 1 && rest.starts_with([' ', ',', ';', ':', '-', '.'])
                })
            })
        })
        .map(|(progress, _)| *progress)
}

/// Whether words say plainly that nothing is answered yet.
#[must_use]
pub fn says_nothing(low: &str, words: &Words) -> bool {
    style::begins_with(low, &words.positions.nothing).is_some_and(|length| low.len() < length + 12)
}

fn names_the_recommendation(sentence: &str) -> bool {
    [
        "this recommendation",
        "these recommendations",
        "the recommendation",
    ]
    .iter()
    .any(|words| sentence.contains(words))
}

const fn is_plain(position: Position) -> bool {
    matches!(
        position,
        Position::Accepted | Position::PartlyAccepted | Position::Rejected
    )
}

fn of_sentence(low: &str, words: &Words) -> Option<Reading> {
    if says_nothing(low, words) {
        return None;
    }
    if let Some(reading) = opening(low, words) {
        return Some(reading);
    }
    let lists = &words.positions;
    let at = |list: &WordList| style::find_in(low, list);
    let reading = |position, range: Range<usize>| {
        Some(Reading {
            position,
            in_principle: low.contains("principle"),
            range,
        })
    };
    if let Some(range) = at(&lists.superseded) {
        return reading(Position::Superseded, range);
    }
    if let Some(length) = style::begins_with(low, &lists.noted) {
        return reading(Position::Noted, 0..length);
    }
    if let Some((position, range)) = stance::strong(low) {
        return reading(position, range);
    }
    if let Some(range) = at(&lists.partly_accepted) {
        return reading(Position::PartlyAccepted, range);
    }
    let accepted = at(&lists.accepted).filter(|range| !is_negated(low, range.start));
    if let Some(range) = at(&lists.rejected) {
        let both = accepted.is_some_and(|accepted| accepted.end <= range.start);
        return reading(
            if both {
                Position::PartlyAccepted
            } else {
                Position::Rejected
            },
            range,
        );
    }
    if let Some(range) = accepted {
        return reading(Position::Accepted, range);
    }
    [
        (Position::UnderConsideration, &lists.under_consideration),
        (Position::InProgress, &lists.in_progress),
        (Position::Implemented, &lists.implemented),
        (Position::Noted, &lists.noted),
    ]
    .into_iter()
    .filter_map(|(position, list)| at(list).map(|range| (position, range)))
    .filter(|(_, range)| !is_negated(low, range.start))
    .min_by_key(|(position, range)| (range.start, *position))
    .or_else(|| stance::weak(low))
    .and_then(|(position, range)| reading(position, range))
}

/// A sentence that opens with a status followed by a stop: "Complete. …", "Agreed – …".
fn opening(low: &str, words: &Words) -> Option<Reading> {
    // "already done", "now complete", "this is agreed": the status stands behind words that only lead to it.
    const LEADING: &[&str] = &[
        "already ",
        "now ",
        "fully ",
        "this is ",
        "this has been ",
        "has been ",
        "is ",
        "both ",
        "all ",
        "recommendation ",
        "appropriate action ",
        "action ",
    ];
    for leading in LEADING {
        if let Some(rest) = low.strip_prefix(leading)
            && let Some(mut reading) = opening(rest, words)
        {
            reading.range = reading.range.start + leading.len()..reading.range.end + leading.len();
            return Some(reading);
        }
    }
    // In two languages: "Derbyn / Accept".
    if let Some((first, rest)) = low.split_once(" / ")
        && first.len() < 32
        && let Some(mut reading) = opening(rest, words)
    {
        let shift = first.len() + " / ".len();
        reading.range = reading.range.start + shift..reading.range.end + shift;
        return Some(reading);
    }
    if let Some(reading) = choice(low) {
        return Some(reading);
    }
    let lists = &words.positions;
    let (length, position) = [
        (Position::Superseded, &lists.superseded),
        (Position::PartlyAccepted, &lists.partly_accepted),
        (Position::Rejected, &lists.rejected),
        (Position::Accepted, &lists.accepted),
        (Position::UnderConsideration, &lists.under_consideration),
        (Position::InProgress, &lists.in_progress),
        (Position::Implemented, &lists.implemented),
        (Position::Noted, &lists.noted),
    ]
    .into_iter()
    .filter_map(|(position, list)| style::begins_with(low, list).map(|length| (length, position)))
    .max_by_key(|(length, _)| *length)?;
    let rest = low.get(length..)?.trim_start();
    // "Accepted and already done": the second word tells how far it has come.
    if position == Position::Accepted
        && let Some(second) = rest.strip_prefix("and ")
        && let Some(reading) = opening(second, words)
        && reading.position == Position::Implemented
    {
        let shift = low.len() - second.len();
        return Some(Reading {
            range: shift + reading.range.start..shift + reading.range.end,
            ..reading
        });
    }
    let stopped = rest.is_empty()
        || rest.starts_with(['.', ':', ';', '-', ',', '('])
        || rest.starts_with("by ")
        || rest.starts_with("unanimously");
    let contradicted =
        style::find_in(rest, &lists.partly_accepted).is_some() && position == Position::Accepted;
    (stopped && !contradicted).then(|| Reading {
        position,
        in_principle: low.get(..length).is_some_and(|words| words.contains("principle")),
        range: 0..length,
    })
}

/// One of a choice, a "no", or the stage that a log prints: the plainest answers of all.
fn choice(low: &str) -> Option<Reading> {
    // A cell that holds one word of a choice: "Accept", "Reject".
    let picked = match low.trim_matches(['.', ' ']) {
        "accept" | "agree" | "y" => Some(Position::Accepted),
        "reject" | "disagree" | "decline" | "n" => Some(Position::Rejected),
        "accept in part"
        | "part accept"
        | "part"
        | "partial accept"
        | "partially accept"
        | "partly accept"
        | "accept in principle"
        | "accept partially" => Some(Position::PartlyAccepted),
        "note" => Some(Position::Noted),
        "defer" => Some(Position::UnderConsideration),
        _ => None,
    };
    if let Some(position) = picked {
        return Some(Reading {
            position,
            in_principle: false,
            range: 0..low.len(),
        });
    }
    // "Action planned: March 2020": what is to be done was taken on.
    if let Some(rest) = low
        .strip_prefix("appropriate action planned")
        .or_else(|| low.strip_prefix("action planned"))
        && (rest.is_empty() || rest.starts_with([':', '.', ';', ',', '-']))
    {
        return Some(Reading {
            position: Position::Accepted,
            in_principle: false,
            range: 0..low.len() - rest.len(),
        });
    }
    // What a log calls closed is done; what it calls open and tells of is under way.
    for (status, position) in [("closed", Position::Implemented), ("open", Position::InProgress)] {
        let rest = low.strip_prefix(status).map(str::trim_start);
        let told = rest.is_some_and(|rest| rest.starts_with(['.', '-', ':', ';', ',']) || rest.is_empty());
        if told {
            return Some(Reading {
                position,
                in_principle: false,
                range: 0..status.len(),
            });
        }
    }
    if ["no.", "no,", "no;", "no -", "no:"]
        .iter()
        .any(|no| low.starts_with(no))
        || low == "no"
    {
        return Some(Reading {
            position: Position::Rejected,
            in_principle: false,
            range: 0.."no".len(),
        });
    }
    None
}

fn is_negated(low: &str, at: usize) -> bool {
    let before = low.get(..at).unwrap_or("");
    let last: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    last.iter()
        .any(|word| matches!(*word, "not" | "never" | "cannot" | "no" | "un" | "neither"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::style;

    #[track_caller]
    fn check(answer: &str, expected: Option<Position>) {
        let common = style::all().unwrap().first().unwrap();
        let words = style::Words {
            positions: common.positions.clone(),
            ..style::Words::default()
        };
        assert_eq!(read(answer, &words).map(|r| r.position), expected, "{answer:?}");
    }

    #[test]
    fn positions_are_the_plain_reading_of_the_answer() {
        use Position::{
            Accepted, Implemented, InProgress, Noted, PartlyAccepted, Rejected, Superseded,
            UnderConsideration,
        };
        check("We agree. The post will be filled in May.", Some(Accepted));
        check(
            "Whilst agreeing with the aim in principle, the money is not there.",
            Some(PartlyAccepted),
        );
        check(
            "We agree for the two largest parks. The others have no room.",
            Some(PartlyAccepted),
        );
        check("The Cabinet cannot support this.", Some(Rejected));
        check("This is not agreed, as it would cost too much.", Some(Rejected));
        check("Further enquiries are needed.", Some(UnderConsideration));
        check("Work on the lifts is under way.", Some(InProgress));
        check("Complete. Letter sent to the Minister.", Some(Implemented));
        check(
            "We note this and will weigh it with other calls on the budget.",
            Some(Noted),
        );
        check("This has been overtaken by the new contract.", Some(Superseded));
        check("It is thought that the head teachers would know best.", None);
        check("Not started.", None);
        check(
            "The Government agrees with the recommendation. Recommendation implemented. The forum met in May.",
            Some(Implemented),
        );
        check(
            "The Government agrees with the recommendation. It will be implemented in May.",
            Some(Accepted),
        );
        check(
            "The Trust will respond to this recommendation once the regulator has reported.",
            Some(UnderConsideration),
        );
        check("Agreed unanimously.", Some(Accepted));
        check("Appropriate action implemented", Some(Implemented));
        check("Action planned: March 2020", Some(Accepted));
        check("Not yet. The survey will tell.", Some(UnderConsideration));
    }

    #[test]
    fn plain_words_about_the_recommendation_outweigh_news_of_the_work() {
        check(
            "Work has already begun with the ports. The Executive is fully supportive of this recommendation.",
            Some(Position::Accepted),
        );
    }
}
