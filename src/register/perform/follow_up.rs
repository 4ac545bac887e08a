//! Commands about follow-ups.

use super::promise::checked;
use super::{field, words};
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::register::command::FollowUpCommand;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;

pub(super) fn perform(act: &mut Acting, command: FollowUpCommand) -> Result<Said, RegisterError> {
    match command {
        FollowUpCommand::Add {
            id,
            about,
            due: when,
            item,
            paper,
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
                added_at: act.now,
            })?;
            Ok("Added a follow-up".into())
        }
        FollowUpCommand::Edit { id, about, due: when } => {
            let mut follow_up: FollowUp = act.get(id)?;
            let when = checked(when)?;
            if when != follow_up.due {
                follow_up.due = when;
                follow_up.set_by_user = true;
                follow_up.proposed = None;
            }
            follow_up.about = words(&about)?;
            act.put(&follow_up)?;
            Ok("Changed a follow-up".into())
        }
        FollowUpCommand::Settle { id, take } => {
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
        FollowUpCommand::Done { id, done_on, outcome } => {
            let follow_up: FollowUp = act.get(id)?;
            act.put(&FollowUp {
                done_on: Some(done_on),
                outcome: field(Some(outcome)),
                ..follow_up
            })?;
            Ok("Finished a follow-up".into())
        }
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
