//! Commands about follow-ups.

use super::promise::checked;
use super::{field, words};
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::FollowUpCommand;
use crate::scrutiny::Day;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::FollowUpId;
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::promise::Due;

pub(super) fn perform(act: &mut Acting, command: FollowUpCommand) -> Result<Said, RegisterError> {
    match command {
        FollowUpCommand::Add {
            id,
            about,
            due: when,
            item,
            paper,
            repeat,
        } => {
            let _item: Option<Item> = item.map(|item| act.get(item)).transpose()?;
            let _paper: Option<Paper> = paper.map(|paper| act.get(paper)).transpose()?;
            act.add(&FollowUp {
                id,
                about: words(&about)?,
                due: checked(when)?,
                set_by_user: true,
                proposed: None,
                item,
                paper,
                done_on: None,
                outcome: None,
                repeat,
                added_at: act.now,
            })?;
            Ok("Added a follow-up".into())
        }
        FollowUpCommand::Edit {
            id,
            about,
            due: when,
            repeat,
        } => {
            let mut follow_up: FollowUp = act.get(id)?;
            let when = checked(when)?;
            if when != follow_up.due {
                follow_up.due = when;
                follow_up.set_by_user = true;
                follow_up.proposed = None;
            }
            follow_up.about = words(&about)?;
            follow_up.repeat = repeat;
            act.put(&follow_up)?;
            Ok("Changed a follow-up".into())
        }
        FollowUpCommand::Settle { id, take } => settle(act, id, take),
        FollowUpCommand::PutOff { id, until } => put_off(act, id, until),
        FollowUpCommand::Done {
            id,
            done_on,
            outcome,
            next,
        } => done(act, id, (done_on, outcome), next),
        FollowUpCommand::Reopen { id } => {
            let follow_up: FollowUp = act.get(id)?;
            act.put(&FollowUp {
                done_on: None,
                outcome: None,
                ..follow_up
            })?;
            Ok("Opened a follow-up again".into())
        }
        FollowUpCommand::Remove { id } => {
            let follow_up: FollowUp = act.get(id)?;
            act.remove::<FollowUp>(follow_up.id)?;
            Ok("Removed a follow-up".into())
        }
    }
}

/// Takes or leaves the window that is proposed.
fn settle(act: &mut Acting, id: FollowUpId, take: bool) -> Result<Said, RegisterError> {
    let mut follow_up: FollowUp = act.get(id)?;
    let proposed = follow_up.proposed.take().ok_or(RegisterError::NothingProposed)?;
    if take {
        follow_up.due.window = Some(proposed);
        follow_up.set_by_user = false;
    }
    act.put(&follow_up)?;
    Ok(if take {
        "Took the new date of a follow-up"
    } else {
        "Kept the date of a follow-up"
    }
    .into())
}

fn put_off(act: &mut Acting, id: FollowUpId, until: Day) -> Result<Said, RegisterError> {
    let follow_up: FollowUp = act.get(id)?;
    let phrase = day_words(until);
    let label = format!("Put a follow-up off to {phrase}");
    act.put(&FollowUp {
        due: day_due(until),
        set_by_user: true,
        proposed: None,
        ..follow_up
    })?;
    Ok(label.into())
}

/// Finishes a follow-up; one that repeats comes back, unless its item is signed off by then.
fn done(
    act: &mut Acting,
    id: FollowUpId,
    (done_on, outcome): (Day, String),
    next: Option<FollowUpId>,
) -> Result<Said, RegisterError> {
    let follow_up: FollowUp = act.get(id)?;
    let latest = follow_up.due.window.and_then(|window| window.latest);
    // What is done already has brought its next one forth.
    let again = follow_up
        .repeat
        .filter(|_| follow_up.done_on.is_none())
        .and_then(|repeat| repeat.next_after(latest, done_on));
    let mut label = "Finished a follow-up".to_owned();
    if let Some((next, day)) = next.zip(again) {
        let item: Option<Item> = follow_up.item.map(|item| act.get(item)).transpose()?;
        if item.is_some_and(|item| item.closing.is_some()) {
            act.remarks
                .push("Its item is closed, so that no further follow-up was made".to_owned());
        } else {
            act.add(&FollowUp {
                id: next,
                due: day_due(day),
                set_by_user: true,
                proposed: None,
                done_on: None,
                outcome: None,
                added_at: act.now,
                ..follow_up.clone()
            })?;
            label = format!("Finished a follow-up; the next is due on {}", day_words(day));
        }
    }
    act.put(&FollowUp {
        done_on: Some(done_on),
        outcome: field(Some(outcome)),
        ..follow_up
    })?;
    Ok(label.into())
}

/// A day that the user chose, as a time.
fn day_due(day: Day) -> Due {
    Due {
        phrase: day_words(day),
        window: Some(Window::day(day)),
        class: Some(Class::Exact),
        conditional: false,
        passage: None,
    }
}

fn day_words(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}
