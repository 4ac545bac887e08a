//! Commands about items on the board.

use super::{counted, field, leave, words};
use crate::register::acting::{Acting, Said};
use crate::register::command::ItemCommand;
use crate::register::command::item::{ItemEdit, NewItem};
use crate::register::{RegisterError, names};
use crate::scrutiny::id::{ItemId, ProgressId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::{Closing, ProgressEntry};
use crate::scrutiny::promise::{Due, Promise};
use crate::scrutiny::response::Response;

pub(super) fn perform(act: &mut Acting, command: ItemCommand) -> Result<Said, RegisterError> {
    match command {
        ItemCommand::Add(new) => add(act, *new),
        ItemCommand::Edit { item, edit } => edit_field(act, item, edit),
        ItemCommand::SetProgress {
            items,
            progress,
            happened_on,
            words,
        } => {
            let entry = |(item, id): (ItemId, ProgressId), now| ProgressEntry {
                id,
                item,
                progress,
                happened_on,
                words: words.trim().to_owned(),
                paper: None,
                added_at: now,
            };
            let label = of_items(format!("Set progress to {}", progress.label()), items.len());
            for pair in items {
                let _there: Item = act.get(pair.0)?;
                act.add(&entry(pair, act.now))?;
            }
            Ok(label.into())
        }
        ItemCommand::RecordAnswer {
            id,
            item,
            text,
            position,
            in_principle,
            answered_on,
        } => {
            let item: Item = act.get(item)?;
            if text.trim().is_empty() && position.is_none() {
                return Err(RegisterError::NoWords);
            }
            act.add(&Response {
                id,
                item: item.id,
                text: text.trim().to_owned(),
                position,
                in_principle,
                answered_on,
                paper: None,
                passage: None,
                added_at: act.now,
            })?;
            Ok(position
                .map_or_else(
                    || "Recorded an answer".to_owned(),
                    |p| format!("Recorded an answer: {}", p.label()),
                )
                .into())
        }
        ItemCommand::EditAnswer {
            response,
            position,
            in_principle,
            text,
            answered_on,
        } => {
            let response: Response = act.get(response)?;
            if text.trim().is_empty() && position.is_none() {
                return Err(RegisterError::NoWords);
            }
            act.put(&Response {
                position,
                in_principle,
                text,
                answered_on,
                ..response
            })?;
            Ok("Changed an answer".into())
        }
        promise @ (ItemCommand::Promise { .. }
        | ItemCommand::EditPromise { .. }
        | ItemCommand::SettlePromise { .. }) => perform_promise(act, promise),
        ItemCommand::Close { items, closing } => close(act, &items, Some(&closing)),
        ItemCommand::Reopen { items } => close(act, &items, None),
        ItemCommand::Remove { items } => {
            for id in &items {
                let item: Item = act.get(*id)?;
                leave::take_off(act, &item)?;
            }
            Ok(format!("Removed {}", counted(items.len(), "item", "items")).into())
        }
    }
}

/// A label with the number of items where it is more than one.
fn of_items(label: String, count: usize) -> String {
    if count == 1 {
        label
    } else {
        format!("{label} for {count} items")
    }
}

fn add(act: &mut Acting, new: NewItem) -> Result<Said, RegisterError> {
    let paper: Option<Paper> = new.paper.map(|paper| act.get(paper)).transpose()?;
    let council = paper.as_ref().and_then(|paper| paper.council);
    let body = match field(new.body) {
        Some(name) => names::body(act, Some(&name), council)?,
        None => paper.as_ref().and_then(|paper| paper.body),
    };
    let item = Item {
        id: new.id,
        kind: new.kind,
        standing: new.standing,
        number: field(new.number),
        lead_in: None,
        text: words(&new.text)?,
        addressed_to: field(new.addressed_to),
        lead_officer: None,
        executive_member: None,
        body,
        made_on: new.made_on.or_else(|| paper.as_ref().and_then(|p| p.facts.date)),
        paper: new.paper,
        passage: None,
        finding: None,
        rule: None,
        confidence: None,
        exempt: paper.as_ref().is_some_and(Paper::is_exempt),
        closing: None,
        added_at: act.now,
    };
    act.add(&item)?;
    Ok(format!("Added a {}", item.kind.label().to_lowercase())
        .replace("a action", "an action")
        .into())
}

fn edit_field(act: &mut Acting, item: ItemId, edit: ItemEdit) -> Result<Said, RegisterError> {
    let mut item: Item = act.get(item)?;
    let what = match edit {
        ItemEdit::Kind(kind) => {
            item.kind = kind;
            "what an item is"
        }
        ItemEdit::Standing(standing) => {
            item.standing = standing;
            "who asks whom"
        }
        ItemEdit::Number(number) => {
            item.number = field(number);
            "the number of an item"
        }
        ItemEdit::Text(text) => {
            item.text = words(&text)?;
            "the words of an item"
        }
        ItemEdit::AddressedTo(name) => {
            item.addressed_to = field(name);
            "who is asked"
        }
        ItemEdit::LeadOfficer(name) => {
            item.lead_officer = field(name);
            "the lead officer"
        }
        ItemEdit::ExecutiveMember(name) => {
            item.executive_member = field(name);
            "the executive member"
        }
        ItemEdit::MadeOn(day) => {
            item.made_on = day;
            "the day an item was made"
        }
    };
    act.put(&item)?;
    Ok(format!("Changed {what}").into())
}

/// A time needs its phrase or a day; a day without a phrase is its own phrase.
pub(super) fn due(due: Due) -> Result<Due, RegisterError> {
    let phrase = due.phrase.trim().to_owned();
    if phrase.is_empty() {
        let window = due.window.ok_or(RegisterError::NoTime)?;
        let day = window.latest.or(window.earliest).ok_or(RegisterError::NoTime)?;
        return Ok(Due {
            phrase: day.format("%-d %B %Y").to_string(),
            ..due
        });
    }
    Ok(Due { phrase, ..due })
}

fn perform_promise(act: &mut Acting, command: ItemCommand) -> Result<Said, RegisterError> {
    match command {
        ItemCommand::Promise {
            id,
            item,
            due: promised,
            said_on,
            reason,
        } => {
            let item: Item = act.get(item)?;
            act.add(&Promise {
                id,
                item: item.id,
                due: due(promised)?,
                // Nothing but the user's own word says when: no paper's date moves it.
                set_by_user: true,
                proposed: None,
                said_on,
                paper: None,
                reason: field(reason),
                added_at: act.now,
            })?;
            Ok("Added a promise".into())
        }
        ItemCommand::EditPromise {
            promise,
            due: promised,
        } => {
            let promise: Promise = act.get(promise)?;
            act.put(&Promise {
                due: due(promised)?,
                set_by_user: true,
                proposed: None,
                ..promise
            })?;
            Ok("Changed when something is promised".into())
        }
        ItemCommand::SettlePromise { promise, take } => {
            let mut promise: Promise = act.get(promise)?;
            let proposed = promise.proposed.take().ok_or(RegisterError::NothingProposed)?;
            if take {
                promise.due.window = Some(proposed);
                promise.set_by_user = false;
            }
            act.put(&promise)?;
            Ok(if take {
                "Took the new date of a promise"
            } else {
                "Kept the date of a promise"
            }
            .into())
        }
        ItemCommand::Add(_)
        | ItemCommand::Edit { .. }
        | ItemCommand::SetProgress { .. }
        | ItemCommand::RecordAnswer { .. }
        | ItemCommand::EditAnswer { .. }
        | ItemCommand::Close { .. }
        | ItemCommand::Reopen { .. }
        | ItemCommand::Remove { .. } => Ok(Said::default()),
    }
}

fn close(act: &mut Acting, items: &[ItemId], closing: Option<&Closing>) -> Result<Said, RegisterError> {
    for id in items {
        let item: Item = act.get(*id)?;
        act.put(&Item {
            closing: closing.map(|closing| Closing {
                signed_off_by: field(closing.signed_off_by.clone()),
                meeting: field(closing.meeting.clone()),
                evidence: field(closing.evidence.clone()),
                ..closing.clone()
            }),
            ..item
        })?;
    }
    let count = counted(items.len(), "item", "items");
    Ok(match closing {
        Some(closing) => format!("Closed {count}: {}", closing.reason.label()),
        None => format!("Opened {count} again"),
    }
    .into())
}
