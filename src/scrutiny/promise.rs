//! Promises: when somebody said that something would be done. A promise has a history.

use super::id::{ItemId, PaperId, PromiseId};
use super::passage::Passage;
use super::period::{Class, Window};
use super::{Day, Moment};

/// A time as a paper ties it to something: its phrase, and the window that the phrase means.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Due {
    /// The words as printed or typed: "by March 2018".
    pub phrase: String,
    /// The first and the last day it can mean; none for an undated promise ("in due course") and
    /// where the paper's date is not known.
    pub window: Option<Window>,
    /// What sort of phrase it is; none where the program does not know the phrase.
    pub class: Option<Class>,
    /// Whether it holds only under a condition: "if required", "subject to funding".
    pub conditional: bool,
    /// Where the phrase stands; none where the user typed it.
    pub passage: Option<Passage>,
}

/// One line of an item's promise ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its identity.
    pub id: PromiseId,
    /// The item it is about.
    pub item: ItemId,
    /// What was promised.
    pub due: Due,
    /// Whether the user set the window, so that it no longer follows from phrase and paper date.
    pub set_by_user: bool,
    /// The window that now follows from phrase and paper date, where it differs from one the user
    /// had set; waits for the user's word.
    pub proposed: Option<Window>,
    /// The day it was said: the date of its paper, or the day the user gave.
    pub said_on: Option<Day>,
    /// The paper in which it was said.
    pub paper: Option<PaperId>,
    /// Why it moved, in words.
    pub reason: Option<String>,
    /// When it came onto the register.
    pub added_at: Moment,
}

/// How many times the last day moved later along a ledger in the order in which it was said.
#[must_use]
pub fn times_moved(ledger: &[Promise]) -> usize {
    let last_days: Vec<Day> = ledger
        .iter()
        .filter_map(|p| p.due.window.and_then(|w| w.latest))
        .collect();
    last_days
        .iter()
        .zip(last_days.iter().skip(1))
        .filter(|(earlier, later)| later > earlier)
        .count()
}
