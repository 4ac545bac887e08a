//! What each answer says, from a status beside it or from its own words, and what a tracker's status
//! says about delivery.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::mapped;
use crate::extract::paper::{Paper, Place};
use crate::extract::position::{self, Reading};
use crate::extract::replies::stances::{self, Answered};
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::response::Position;

pub(super) struct Positions;

impl Refiner for Positions {
    fn id(&self) -> &'static str {
        "positions"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            if item.answer.is_empty() {
                take_named(paper, item);
                continue;
            }
            let heard = Heard::of(paper, item);
            let read = weighed(paper, item, &heard);
            item.refined.progress = told_progress(paper, item, &read);
            // What is late is under way, whatever its words say cannot be done in time.
            if item.refined.progress == Some(Progress::Delayed) {
                item.refined.position = Some(Position::InProgress);
                item.refined.position_words = item.status.and_then(|place| paper.quote(&[place]));
                take_named(paper, item);
                continue;
            }
            if let Some((places, reading)) = read {
                item.refined.position = Some(reading.position);
                item.refined.in_principle = reading.in_principle;
                item.refined.position_words = paper.quote(&quoted(&places, &reading));
            }
            item.refined.progress = with_colour(item);
            take_named(paper, item);
        }
    }
}

/// A reading, and the places that its range counts over.
type Placed = (Vec<Place>, Reading);

/// What rules hear in an answer and in what is printed beside it.
pub(in crate::extract) struct Heard {
    /// The words of the answer without one of a choice on a line of its own above them.
    words: String,
    /// What the words say.
    answer: Option<Reading>,
    /// What the status beside them says, or the choice above them.
    status: Option<Placed>,
    /// What both say together.
    ruled: Option<Placed>,
    /// Whether the words say plainly that nothing is answered yet.
    silent: bool,
}

impl Heard {
    pub(in crate::extract) fn of(paper: &Paper<'_>, item: &Candidate) -> Self {
        let choice = item
            .status
            .is_none()
            .then(|| choice_above(paper, &item.answer))
            .flatten();
        let own = choice
            .as_ref()
            .map_or_else(|| item.answer.clone(), |(_, rest)| rest.clone());
        let words = paper.words_of(&own);
        let follows = follows_an_answer(paper, item);
        let answer = read_words(paper, item, &words, follows);
        let silent = position::says_nothing(&words.to_lowercase(), &paper.words);
        let beside = item.status.or(choice.map(|(choice, _)| choice));
        let status = beside.filter(|_| !silent).and_then(|place| {
            position::read_status(paper.words_at(place), &paper.words).map(|reading| (vec![place], reading))
        });
        // "Agreed" in the column of the decision holds against a "no" somewhere in what came of it since.
        let agreed =
            |reading: &Reading| matches!(reading.position, Position::Accepted | Position::PartlyAccepted);
        let answer = answer.filter(|reading| {
            reading.position != Position::Rejected
                || item.status.is_none()
                || !status.as_ref().is_some_and(|(_, status)| agreed(status))
        });
        let ruled = ruled(
            paper,
            item,
            (&own, &words),
            (answer.as_ref(), status.as_ref()),
            follows,
        );
        Self {
            words,
            answer,
            status,
            ruled,
            silent,
        }
    }

    /// Whether the sentence that was read speaks of the recommendation itself.
    fn names_it(&self) -> bool {
        let Some(reading) = &self.answer else { return false };
        let sentences = sentence::sentences(&self.words);
        let own = sentences.iter().find(|own| own.contains(&reading.range.start));
        let low = own
            .and_then(|own| self.words.get(own.clone()))
            .unwrap_or("")
            .to_lowercase();
        [
            "this recommendation",
            "the recommendation",
            "these recommendations",
            "'s recommendation",
        ]
        .iter()
        .any(|words| low.contains(words))
    }

    /// What the clues of the answer are told from.
    pub(in crate::extract) fn told<'h>(&'h self, paper: &'h Paper<'_>, item: &Candidate) -> Answered<'h> {
        let says = |reading: &Reading| reading.position;
        let label = item
            .answer
            .first()
            .and_then(|place| paper.piece(place.piece)?.low.get(..place.start));
        Answered {
            words: &self.words,
            paper: paper.facts.kind,
            item: item.kind,
            rules: self.ruled.as_ref().map(|(_, reading)| says(reading)),
            answer: self.answer.as_ref().map(says),
            status: self.status.as_ref().map(|(_, reading)| says(reading)),
            beside: self
                .status
                .as_ref()
                .and_then(|(places, _)| places.first())
                .or(item.status.as_ref())
                .map_or("", |place| paper.words_at(*place)),
            rule: item.rule,
            opens: self
                .ruled
                .as_ref()
                .is_some_and(|(_, reading)| reading.range.start < OPENING),
            label: label.unwrap_or(""),
        }
    }
}

/// An answer that says what it is in its first letters ("Partly accepted. …") means it.
const OPENING: usize = 24;

/// One of a choice that stands on a line or in a cell of its own above the words of an answer, and those
/// words.
fn choice_above(paper: &Paper<'_>, answer: &[Place]) -> Option<(Place, Vec<Place>)> {
    let first = answer.first().copied()?;
    if answer.len() > 1 && answer::is_choice(paper, first) {
        return Some((first, answer.get(1..)?.to_vec()));
    }
    let piece = paper.piece(first.piece)?;
    let starts = piece.line_starts(&paper.document.text);
    let line = starts
        .into_iter()
        .find(|at| *at > first.start && *at < first.end)?;
    let own = sentence::trimmed(&piece.words, first.start..line);
    let rest = sentence::trimmed(&piece.words, line..first.end);
    let choice = Place::new(first.piece, own);
    if rest.is_empty() || !answer::is_choice(paper, choice) {
        return None;
    }
    let rest = std::iter::once(Place::new(first.piece, rest)).chain(answer.iter().skip(1).copied());
    Some((choice, rest.collect()))
}

/// What the words of an answer and the status beside them say together.
fn ruled(
    paper: &Paper<'_>,
    item: &Candidate,
    (own, words): (&[Place], &str),
    (answer, status): (Option<&Reading>, Option<&Placed>),
    follows: bool,
) -> Option<Placed> {
    let from_answer = || answer.map(|reading| (own.to_vec(), reading.clone()));
    // A status says how far a thing has come; it cannot turn a "no" into a "yes". One of a choice says the
    // answer itself.
    let chosen = status.is_some_and(|(_, reading)| {
        matches!(
            reading.position,
            Position::PartlyAccepted | Position::UnderConsideration | Position::Noted
        )
    });
    let refused = !chosen
        && answer
            .is_some_and(|reading| matches!(reading.position, Position::Rejected | Position::Superseded));
    let coloured = item
        .status
        .is_some_and(|place| position::is_colour(&paper.words_at(place).to_lowercase()));
    // What was agreed and has since been done is done.
    let since = answer.is_some_and(|answered| {
        status.is_some_and(|(_, said)| match said.position {
            Position::Accepted => {
                answered.position == Position::Implemented
                    || follows && answered.position == Position::InProgress && !is_to_come(words, answered)
            }
            Position::PartlyAccepted => {
                follows && matches!(answered.position, Position::Implemented | Position::InProgress)
            }
            _ => false,
        })
    });
    if refused || since || coloured && answer.is_some() {
        from_answer()
    } else {
        status.cloned().or_else(from_answer)
    }
}

/// Whether an answer tells what has come of an earlier one.
fn follows_an_answer(paper: &Paper<'_>, item: &Candidate) -> bool {
    // "Twelve month update: …" tells what has come of an early answer.
    let since = item.answer.first().is_some_and(|place| {
        let label = paper
            .piece(place.piece)
            .and_then(|piece| piece.low.get(..place.start));
        label.is_some_and(|label| label.len() < 60 && answer::names_progress(label))
    });
    since || paper.facts.kind == PaperKind::ActionTracker || item.kind == ItemKind::Action
}

/// What the words of an answer say by themselves.
fn read_words(paper: &Paper<'_>, item: &Candidate, words: &str, follows: bool) -> Option<Reading> {
    let read = position::read(words, &paper.words);
    // A log tells how far an action has come; it takes no stance on it.
    let stanceless = read
        .as_ref()
        .is_none_or(|reading| item.kind == ItemKind::Action && reading.position == Position::Accepted);
    if follows && stanceless {
        position::told(words, &paper.words).or(read)
    } else {
        read
    }
}

/// What rules have read, or what labelled answers teach.
fn weighed(paper: &Paper<'_>, item: &Candidate, heard: &Heard) -> Option<Placed> {
    const WHERE_SILENT: f32 = 0.3;
    const AGAINST: f32 = 0.45;
    const AGAINST_PLAIN: f32 = 0.8;
    const IN_MANY_WORDS: f32 = 0.9;
    /// Longer answers argue, and many a word in them weighs for something that they do not say.
    const MOST_WORDS: usize = 60;
    let read = heard.ruled.clone();
    if heard.silent {
        return read;
    }
    let printed = heard.status.as_ref().is_some_and(|(_, reading)| {
        !matches!(reading.position, Position::InProgress | Position::Implemented)
    });
    let plain = printed || heard.names_it();
    let many = heard.words.split(' ').count() > MOST_WORDS;
    let least = match (&read, plain) {
        _ if many => IN_MANY_WORDS,
        (Some(_), true) => AGAINST_PLAIN,
        (Some(_), false) => AGAINST,
        _ => WHERE_SILENT,
    };
    let told = stances::likeliest(&heard.told(paper, item)).filter(|(_, share)| *share >= least);
    let Some((position, _)) = told else { return read };
    if read
        .as_ref()
        .is_some_and(|(_, reading)| reading.position == position)
    {
        return read;
    }
    let words = paper.words_of(&item.answer);
    let first = sentence::sentences(&words)
        .first()
        .cloned()
        .unwrap_or(0..words.len());
    let reading = Reading {
        position,
        in_principle: false,
        range: first,
    };
    Some((item.answer.clone(), reading))
}

/// Delivery as the row of a tracker states it.
fn told_progress(paper: &Paper<'_>, item: &Candidate, read: &Option<Placed>) -> Option<Progress> {
    if item.rule != "action_table" {
        return item.refined.progress;
    }
    let told = item.status.or_else(|| item.answer.first().copied());
    told.and_then(|place| progress_in(paper.words_at(place), read))
}

/// Delivery with the colour beside it. A colour tells how it goes where no word does, and a rating is worth more
/// than what the words only let one think; what is refused goes nowhere.
fn with_colour(item: &Candidate) -> Option<Progress> {
    let colour = item.colour.filter(|_| !is_refused(item));
    match item.refined.progress {
        None | Some(Progress::OnTrack) => colour.or(item.refined.progress),
        said => said,
    }
}

fn is_refused(item: &Candidate) -> bool {
    matches!(
        item.refined.position,
        Some(Position::Rejected | Position::Superseded)
    )
}

/// What the user has said of columns and status words outweighs what was read.
fn take_named(paper: &Paper<'_>, item: &mut Candidate) {
    let Some(named) = item.named.clone() else { return };
    if let Some((position, progress)) = named.status {
        let place = item.status.or_else(|| item.answer.first().copied());
        item.refined.progress = progress;
        if position.is_some() || item.status.is_none() {
            item.refined.position = position;
            item.refined.position_words = position.and(place).and_then(|place| paper.quote(&[place]));
        }
    }
    if named.progress.is_some() {
        item.refined.progress = named.progress.filter(|_| !is_refused(item));
    } else if named.status.is_none() && item.refined.progress.is_none() {
        let status = item.status.or_else(|| item.answer.first().copied());
        item.refined.progress = status.and_then(|place| mapped::progress_word(paper.words_at(place)));
    }
}

/// Whether the words of a reading only promise.
fn is_to_come(words: &str, reading: &Reading) -> bool {
    let told = words.get(reading.range.clone()).unwrap_or("").to_lowercase();
    ["will", "shall", "to be", "to go", "to come", "to follow"]
        .iter()
        .any(|word| told.starts_with(word))
}

/// The stretch of `places` at the reading's range, which counts over them with a space between.
fn quoted(places: &[Place], reading: &Reading) -> Vec<Place> {
    let mut offset = 0;
    let mut found = Vec::new();
    for place in places {
        let length = place.end - place.start;
        let start = reading.range.start.max(offset);
        let end = reading.range.end.min(offset + length);
        if start < end {
            found.push(Place::new(
                place.piece,
                place.start + start - offset..place.start + end - offset,
            ));
        }
        offset += length + 1;
    }
    found
}

/// Delivery as a tracker's status states it.
fn progress_in(status: &str, read: &Option<(Vec<Place>, Reading)>) -> Option<Progress> {
    let low = status.to_lowercase();
    if low.starts_with("not started") || low.starts_with("not yet started") {
        return Some(Progress::NotStarted);
    }
    if low.contains("on hold") {
        return Some(Progress::OnHold);
    }
    if low.contains("delayed") || low.contains("slipped") || low.contains("carried forward") {
        return Some(Progress::Delayed);
    }
    match read.as_ref().map(|(_, reading)| reading.position) {
        Some(Position::InProgress) => Some(Progress::OnTrack),
        Some(Position::Implemented) => Some(Progress::Complete),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;
    use crate::scrutiny::response::Position;

    #[test]
    fn what_was_agreed_is_not_rejected_by_a_no_in_what_came_of_it() {
        let record = |code: &str, decision: &str, position: &str| {
            format!(
                "Ref:\n{code}\nRecommendation:\nThat the Council asks the County for a mast at each ferry.\n\
                 Cabinet decision:\n{decision}, 13 March 2018\nResponsible:\nLeader of the Council\n\
                 Target date:\nDecember 2018\nPosition at October 2019:\n{position}\nStatus:\nOpen\n\n"
            )
        };
        let told =
            "The County has said that two are in its plan. A third is not. No further action is proposed.";
        let text = format!(
            "Oxley District Council\n\nMonitoring of recommendations, 24 October 2019\n\n{}{}",
            record("RB2", "Agreed", told),
            record("RB5", "Not agreed", told)
        );
        let document = document::read(text.as_bytes(), "paper.txt").unwrap();
        let positions: Vec<Option<Position>> = extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.response.and_then(|response| response.position)),
                Found::Date(_) => None,
            })
            .collect();
        assert_eq!(positions, [Some(Position::Accepted), Some(Position::Rejected)]);
    }
}
