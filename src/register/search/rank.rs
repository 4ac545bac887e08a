//! The order of hits.
//!
//! Every word that is typed has to stand in every hit, so that how rare a word is tells no hit from
//! another. A passage is better the larger a part of it the words are, the nearer they stand together, and
//! the newer it is; a heading is better than a paragraph. Asking the index for its own measure would walk
//! through every place of every word a second time.

use std::collections::{HashMap, HashSet};

use super::breadth;
use super::catalogue::{Match, Matches};
use super::query::Query;
use crate::register::RegisterError;
use crate::scrutiny::Day;
use crate::store::Db;
use crate::store::search::{self, EVERYWHERE, Shelf};

/// How much better a hit is in which the words stand one after the other.
const AS_A_PHRASE: f32 = 1.6;
/// How much better a heading is.
const HEADING: f32 = 1.3;
/// Of passages shorter than this, in bytes, none is better for being shorter.
const SHORT: f32 = 80.0;
/// A passage of this length counts half as much as one that is nothing but the words.
const HALF: f32 = 400.0;
/// How much better the newest hit is than a very old one.
const NEWEST: f32 = 0.25;
/// After so many days half of that is left.
const HALF_LIFE: f32 = 1_461.0;

/// How much better a hit on a shelf is than a passage that fits its words as well as any.
const fn worth(shelf: Shelf) -> f32 {
    match shelf {
        Shelf::Title => 2.0,
        Shelf::Item => 1.4,
        Shelf::Note | Shelf::Question => 1.3,
        Shelf::Answer | Shelf::Progress => 1.2,
        Shelf::Passage => 1.0,
    }
}

/// The best hits, at most `most`, the best first.
pub fn best(db: &Db, query: &Query, mut matches: Matches, most: usize) -> Result<Vec<Match>, RegisterError> {
    let mut hits = std::mem::take(&mut matches.others);
    for run in &matches.runs {
        hits.extend(matches.passages(*run));
    }
    let newest = hits.iter().filter_map(|hit| hit.day).max();
    let phrase = query.as_phrase();
    hits.sort_unstable_by_key(|hit| (hit.shelf, hit.serial));
    for of_shelf in hits.chunk_by_mut(|one, other| one.shelf == other.shelf) {
        let Some(shelf) = of_shelf.first().map(|hit| hit.shelf) else {
            continue;
        };
        let shares = match shelf {
            Shelf::Passage => shares_of_passages(db, of_shelf)?,
            _ => shares_of_things(db, query, shelf)?,
        };
        let in_phrase = match &phrase {
            Some(phrase) => serials(db, phrase, shelf)?,
            None => HashSet::new(),
        };
        for hit in of_shelf {
            let share = shares.get(&hit.serial).copied().unwrap_or_default();
            let nearness = if in_phrase.contains(&hit.serial) {
                AS_A_PHRASE
            } else {
                1.0
            };
            hit.rank = -share * worth(shelf) * nearness * (1.0 + freshness(hit.day, newest));
        }
    }
    put_first(&mut hits, most);
    Ok(hits)
}

/// The newest hits, at most `most`, the newest first; of the same day and paper as they stand there.
pub fn newest(mut matches: Matches, most: usize) -> Vec<Match> {
    let mut hits = std::mem::take(&mut matches.others);
    let mut runs = matches.runs.clone();
    runs.sort_unstable_by(|a, b| by_rank_and_day(&a.first, &b.first));
    // Of the papers that are older than as many passages as are wanted, none is shown.
    let mut passages = 0;
    for run in runs {
        if passages >= most {
            break;
        }
        passages += run.len();
        hits.extend(matches.passages(run).take(most));
    }
    put_first(&mut hits, most);
    hits
}

/// The serial numbers of what matches on a shelf.
fn serials(db: &Db, query: &Query, shelf: Shelf) -> Result<HashSet<i64>, RegisterError> {
    let Some(fts) = query.fts(breadth(shelf)) else {
        return Ok(HashSet::new());
    };
    let found = search::matching(db, shelf, &fts, EVERYWHERE)?;
    Ok(found.into_iter().collect())
}

/// How much better a hit is for its day.
fn freshness(day: Option<Day>, newest: Option<Day>) -> f32 {
    let Some((day, newest)) = day.zip(newest) else {
        return 0.0;
    };
    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
    let days = (newest - day).num_days() as f32;
    NEWEST * (-days / HALF_LIFE).exp2()
}

/// How large a part of each passage the words are, as far as its length tells.
fn shares_of_passages(db: &Db, hits: &[Match]) -> Result<HashMap<i64, f32>, RegisterError> {
    let serials: Vec<i64> = hits.iter().map(|hit| hit.serial).collect();
    let sizes = search::sizes_of_blocks(db, &serials)?;
    Ok(sizes
        .into_iter()
        .map(|size| {
            #[expect(clippy::cast_precision_loss, reason = "the length of a paragraph")]
            let length = (size.bytes as f32).max(SHORT) - SHORT;
            let heading = if size.is_heading { HEADING } else { 1.0 };
            (size.serial, heading / (1.0 + length / HALF))
        })
        .collect())
}

/// How well each thing of a small shelf fits by the index's own measure, the best counting as one: ranks
/// of different indexes cannot be compared, because each knows its own texts alone.
fn shares_of_things(db: &Db, query: &Query, shelf: Shelf) -> Result<HashMap<i64, f32>, RegisterError> {
    let Some(fts) = query.fts(breadth(shelf)) else {
        return Ok(HashMap::new());
    };
    let ranks = search::ranked(db, shelf, &fts, EVERYWHERE)?;
    let best = ranks.iter().map(|(_, rank)| *rank).fold(-1e-9, f64::min);
    Ok(ranks
        .into_iter()
        .map(|(serial, rank)| {
            #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
            let share = (rank / best) as f32;
            (serial, share)
        })
        .collect())
}

fn by_rank_and_day(a: &Match, b: &Match) -> std::cmp::Ordering {
    a.rank
        .total_cmp(&b.rank)
        .then_with(|| b.day.cmp(&a.day))
        .then_with(|| a.shelf.cmp(&b.shelf))
        .then_with(|| a.paper.cmp(&b.paper))
        .then_with(|| a.serial.cmp(&b.serial))
}

/// Leaves the first hits, in order.
fn put_first(hits: &mut Vec<Match>, most: usize) {
    if hits.len() > most {
        hits.select_nth_unstable_by(most, by_rank_and_day);
        hits.truncate(most);
    }
    hits.sort_unstable_by(by_rank_and_day);
}
