//! Which of the times that a paper names is the due of which item, and which looks ahead to something for
//! a diary, by what papers labelled by hand have taught: every time is weighed by its own words, where it
//! stands and what stands around it. What the rules read is one clue among the others.

mod clues;
#[cfg(test)]
mod taught;

use super::at_once;
use super::candidate::{Candidate, DateCandidate};
use super::dues;
use super::learned::{Weights, shares};
use super::near::{Near, Nearness, Neighbourhood};
use super::paper::{Paper, Place};
use crate::scrutiny::Day;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::period;
use crate::scrutiny::promise::Due;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static DUE: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../assets/times/due.tsv")));
static AHEAD: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../assets/times/ahead.tsv")));

/// So much likelier, in hundredths of the logarithm of the odds, is what sets aside what the rules read.
const SURE: i32 = 100;
/// A time is given although it is by so much less likely than that none is the item's.
const EAGER: i32 = 30;
/// A time is only given as one for a diary that is at least so likely one.
const AHEAD_LEAST: f32 = 0.33;
/// The same for what the rules have read from a label or a list of days.
const CERTAIN_LEAST: f32 = 0.1;
/// What is so likely is likely.
const AHEAD_LIKELY: f32 = 0.7;

/// A thread is to have so many pieces to read.
const PIECES: usize = 100;

/// A time that a paper names.
#[derive(Debug, Clone)]
struct Time {
    due: Due,
    place: Place,
    /// Whether it tells what has been.
    history: bool,
    /// How many times stand before it in its piece.
    nth: usize,
    /// How many stand in its piece.
    of: usize,
}

/// A time that seems to tell what has been as it is read where it looks ahead: "in June" is the next one.
fn seen_ahead(paper: &Paper<'_>, due: Due, place: Place) -> Due {
    let anchor = paper.anchor_at(place.piece);
    let measured = paper.anchor_is_its_own;
    let again = period::resolve(&due.phrase, &anchor).filter(|_| measured);
    let whole = again.filter(|again| again.phrase == due.phrase && again.window.is_some());
    Due {
        window: whole.map_or(due.window, |again| again.window),
        ..due
    }
}

/// A time near an item.
#[derive(Debug, Clone)]
struct Timed {
    time: Time,
    near: Option<Near>,
}

/// The times of a paper, each read once.
#[derive(Debug)]
pub struct Times<'p> {
    near: Neighbourhood<'p>,
    by_piece: Vec<Vec<Time>>,
    meetings: Vec<Day>,
}

impl<'p> Times<'p> {
    /// Reads every time of the paper.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        let meetings = dues::meetings_ahead(paper);
        let by_piece = at_once::of_each(paper.pieces.len(), PIECES, |index| {
            let found = dues::told_in(paper, paper.whole(index));
            let of = found.len();
            let times = found.into_iter().enumerate();
            times
                .map(|(nth, (due, place, history))| Time {
                    due: if history {
                        seen_ahead(paper, due, place)
                    } else {
                        dues::at_printed_meeting(due, &meetings)
                    },
                    place,
                    history,
                    nth,
                    of,
                })
                .collect()
        });
        Self {
            near: Neighbourhood::new(paper),
            by_piece,
            meetings,
        }
    }

    /// The due of an item, where `read` is what the rules have read.
    #[must_use]
    pub fn due(&self, item: &Candidate, read: Option<Due>) -> Option<Due> {
        let read = self.read(read);
        let timed = self.near_item(item, read.as_ref());
        let told = clues::OfItem::new(item, read.as_ref(), &timed);
        let mut none = DUE.sum([0]);
        told.tell_none(&self.near, &mut none);
        let [none] = none.sum;
        let weighed: Vec<(i32, &Timed)> = timed
            .iter()
            .map(|timed| {
                let mut summed = DUE.sum([0]);
                told.tell(&self.near, timed, &mut summed);
                let [sum] = summed.sum;
                (sum, timed)
            })
            .collect();
        let of_rules = weighed.iter().find(|(_, timed)| {
            read.as_ref()
                .is_some_and(|read| clues::is_same(read, &timed.time.due))
        });
        let best = weighed.iter().max_by_key(|(sum, _)| *sum);
        let chosen = match (of_rules, best) {
            // What the rules have read holds unless something else is a good deal likelier.
            (Some((sum, timed)), Some((most, _))) if most.max(&none) <= &(sum + SURE) => Some(*timed),
            (_, Some((most, timed))) if most + EAGER > none => Some(*timed),
            _ => None,
        };
        let chosen = chosen.map(|timed| timed.time.due.clone());
        // What has no window is kept for what it says: "in due course".
        chosen.or_else(|| read.filter(|due| due.window.is_none()))
    }

    /// What the rules have read, on the day that is printed for its meeting.
    fn read(&self, read: Option<Due>) -> Option<Due> {
        read.map(|due| dues::at_printed_meeting(due, &self.meetings))
    }

    /// The dated times near an item.
    fn near_item(&self, item: &Candidate, read: Option<&Due>) -> Vec<Timed> {
        let mut found: Vec<Timed> = Vec::new();
        let mut known: HashSet<Place> = HashSet::new();
        if let Some(due) = read.filter(|due| due.window.is_some()) {
            let at = Place::new(usize::MAX, 0..0);
            let time = Time {
                due: due.clone(),
                place: at,
                history: false,
                nth: 0,
                of: 1,
            };
            found.push(Timed { time, near: None });
        }
        for near in self.near.of(item) {
            for mut time in self.at(near) {
                if time.due.window.is_none() || !known.insert(time.place) {
                    continue;
                }
                // Only what the rules have read, which stands first, may still have no place.
                let read = found.first_mut().filter(|timed| timed.near.is_none());
                if let Some(read) = read.filter(|read| clues::is_same(&read.time.due, &time.due)) {
                    // The rules know how much of a cell is the phrase.
                    time.due = read.time.due.clone();
                    read.near = Some(near);
                    read.time = time;
                } else {
                    found.push(Timed {
                        time,
                        near: Some(near),
                    });
                }
            }
        }
        found
    }

    /// The times in words near an item; a cell that holds nothing else is read as one that was typed.
    fn at(&self, near: Near) -> Vec<Time> {
        let cell = matches!(near.nearness, Nearness::Row | Nearness::DueAt);
        if let Some(due) = cell
            .then(|| dues::filled_in(self.near.paper, near.place))
            .flatten()
        {
            return vec![Time {
                due: dues::at_printed_meeting(due, &self.meetings),
                place: near.place,
                history: false,
                nth: 0,
                of: 1,
            }];
        }
        // In order, and looked up, as a paragraph may hold thousands of times.
        let own = self.by_piece.get(near.place.piece).map_or(&[][..], Vec::as_slice);
        let first = own.partition_point(|time| time.place.start < near.place.start);
        let own = own.get(first..).unwrap_or(&[]).iter();
        own.take_while(|time| time.place.start < near.place.end)
            .filter(|time| time.place.end <= near.place.end)
            .cloned()
            .collect()
    }

    /// The times of the paper that look ahead to something for a diary, where `read` are those that the
    /// rules have read.
    #[must_use]
    pub fn ahead(
        &self,
        items: &[Candidate],
        read: &[DateCandidate],
        rule: &'static str,
    ) -> Vec<DateCandidate> {
        let told = clues::OfPaper::new(items, read);
        let mut found = Vec::new();
        for (time, kept) in self.dated(read) {
            let mut summed = AHEAD.sum([0]);
            told.tell(&self.near, &time, &mut summed);
            let [share] = shares(summed.sum);
            let certain = kept.is_some_and(|kept| kept.confidence == Confidence::Certain);
            let least = if certain { CERTAIN_LEAST } else { AHEAD_LEAST };
            if share < least || clues::is_withheld(self.near.paper, time.place) {
                continue;
            }
            found.push(kept.cloned().unwrap_or_else(|| DateCandidate {
                rule,
                place: time.place,
                about: clues::sentence_of(self.near.paper, time.place),
                due: time.due,
                confidence: if share >= AHEAD_LIKELY {
                    Confidence::Likely
                } else {
                    Confidence::Unsure
                },
                reason: "What stands around it is like what stands around times for a diary.".to_owned(),
            }));
        }
        found
    }

    /// Every dated time of the paper, with what the rules have made of it.
    fn dated<'r>(&self, read: &'r [DateCandidate]) -> Vec<(Time, Option<&'r DateCandidate>)> {
        let mut by_piece: HashMap<usize, Vec<&DateCandidate>> = HashMap::new();
        for date in read {
            by_piece.entry(date.place.piece).or_default().push(date);
        }
        let mut found = Vec::new();
        for (index, times) in self.by_piece.iter().enumerate() {
            let own = by_piece.get(&index).map_or(&[][..], Vec::as_slice);
            for time in times {
                let kept = own.iter().copied().find(|date| date.place.overlaps(time.place));
                if time.due.window.is_some() || kept.is_some() {
                    let mut time = time.clone();
                    if let Some(kept) = kept {
                        time.due = kept.due.clone();
                        time.place = kept.place;
                    }
                    found.push((time, kept));
                }
            }
        }
        found
    }
}
