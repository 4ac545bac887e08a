//! Times of a council's papers read again by another calendar.
//!
//! Only what a calendar settles is read again: a time moves where its phrase means one window by the
//! calendar before, stands as that window, and means another by the new one. What the user has set or
//! amended stays.

use crate::register::RegisterError;
use crate::register::acting::Acting;
use crate::register::view::MovedTime;
use crate::scrutiny::Day;
use crate::scrutiny::council::Council;
use crate::scrutiny::finding::{FindingState, Found, InboxFinding};
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::{CouncilId, PaperId};
use crate::scrutiny::item::Item;
use crate::scrutiny::period::{self, Anchor, Calendar, Window};
use crate::scrutiny::promise::{Due, Promise};
use crate::store::{self, Db, Kept};

/// The calendar by which times of a council's papers are read; the common one where there is none.
pub(in crate::register) fn calendar_of(
    db: &Db,
    council: Option<CouncilId>,
) -> Result<Calendar, RegisterError> {
    let council = council.map(|id| Council::get(db, id)).transpose()?.flatten();
    Ok(council.map(|council| council.dates()).unwrap_or_default())
}

/// The window that a time has by the calendar `after`, where that is another than by `before` and it
/// was `before` that gave it the one it has.
pub(super) fn moved(
    due: &Due,
    date: Option<Day>,
    before: &Calendar,
    after: &Calendar,
) -> Option<Option<Window>> {
    let window = |calendar: &Calendar| {
        let anchor = Anchor {
            date,
            calendar: calendar.clone(),
        };
        Some(period::resolve(&due.phrase, &anchor)?.window)
    };
    let (was, is) = (window(before)?, window(after)?);
    (was != is && due.window == was).then_some(is)
}

/// A time that would move, with what it belongs to.
enum Moving {
    Promise(Promise),
    FollowUp(FollowUp),
    Finding(Box<InboxFinding>),
}

/// What of a paper would move from one calendar to another, and where to.
fn moving(
    db: &Db,
    paper: PaperId,
    date: Option<Day>,
    (before, after): (&Calendar, &Calendar),
) -> Result<Vec<(Moving, Option<Window>)>, RegisterError> {
    let mut found = Vec::new();
    for promise in store::promise::of_paper(db, paper)? {
        if !promise.set_by_user
            && let Some(window) = moved(&promise.due, date, before, after)
        {
            found.push((Moving::Promise(promise), window));
        }
    }
    for follow_up in store::follow_up::of_paper(db, paper)? {
        if !follow_up.set_by_user
            && let Some(window) = moved(&follow_up.due, date, before, after)
        {
            found.push((Moving::FollowUp(follow_up), window));
        }
    }
    for finding in store::finding::of_paper(db, paper)? {
        if finding.state == FindingState::Pending
            && !finding.amended
            && let Some(window) = due_of(&finding).and_then(|due| moved(due, date, before, after))
        {
            found.push((Moving::Finding(Box::new(finding)), window));
        }
    }
    Ok(found)
}

/// The time that a finding names.
pub(super) const fn due_of(finding: &InboxFinding) -> Option<&Due> {
    match &finding.finding.found {
        Found::Item(item) => item.due.as_ref(),
        Found::Date(date) => Some(&date.due),
    }
}

/// Reads the times of one paper again.
pub(super) fn paper(
    act: &mut Acting,
    paper: PaperId,
    date: Option<Day>,
    calendars: (&Calendar, &Calendar),
) -> Result<usize, RegisterError> {
    let moving = moving(act.db, paper, date, calendars)?;
    let count = moving.len();
    for (moving, window) in moving {
        match moving {
            Moving::Promise(mut promise) => {
                promise.due.window = window;
                act.put(&promise)?;
            }
            Moving::FollowUp(mut follow_up) => {
                follow_up.due.window = window;
                act.put(&follow_up)?;
            }
            Moving::Finding(mut finding) => {
                set_window(&mut finding, window);
                act.put(finding.as_ref())?;
            }
        }
    }
    Ok(count)
}

/// Gives a finding's time another window.
pub(super) const fn set_window(finding: &mut InboxFinding, window: Option<Window>) {
    match &mut finding.finding.found {
        Found::Item(item) => {
            if let Some(due) = &mut item.due {
                due.window = window;
            }
        }
        Found::Date(date) => date.due.window = window,
    }
}

/// Reads the times of all papers of a council again. Answers how many moved.
pub(super) fn council(
    act: &mut Acting,
    council: CouncilId,
    calendars: (&Calendar, &Calendar),
) -> Result<usize, RegisterError> {
    if calendars.0 == calendars.1 {
        return Ok(0);
    }
    let mut count = 0;
    for (id, date) in store::paper::days_of_council(act.db, council)? {
        count += paper(act, id, date, calendars)?;
    }
    Ok(count)
}

/// Which times of a council's papers would move, in the order in which the papers came.
pub(in crate::register) fn would_move(
    db: &Db,
    council: CouncilId,
    calendars: (&Calendar, &Calendar),
) -> Result<Vec<MovedTime>, RegisterError> {
    if calendars.0 == calendars.1 {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (paper, date) in store::paper::days_of_council(db, council)? {
        for (moving, after) in moving(db, paper, date, calendars)? {
            let (words, due) = match moving {
                Moving::Promise(promise) => {
                    let item = Item::get(db, promise.item)?;
                    (item.map(|item| item.text).unwrap_or_default(), promise.due)
                }
                Moving::FollowUp(follow_up) => (follow_up.about, follow_up.due),
                Moving::Finding(finding) => {
                    let due = due_of(&finding).cloned();
                    let words = match finding.finding.found {
                        Found::Item(item) => item.text,
                        Found::Date(date) => date.about,
                    };
                    let Some(due) = due else { continue };
                    (words, due)
                }
            };
            found.push(MovedTime {
                words,
                phrase: due.phrase,
                before: due.window,
                after,
            });
        }
    }
    Ok(found)
}
