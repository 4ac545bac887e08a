//! Commands about items on the board.

use std::path::Path;

use super::visit::{self, Visits};
use super::{answer, counted, field, leave, promise, tag, words};
use crate::register::acting::{Acting, Said};
use crate::register::command::ItemCommand;
use crate::register::command::item::{ItemEdit, NewItem};
use crate::register::{Outcome, RegisterError, Touched, names};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{ItemId, ProgressId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::{Closing, Progress, ProgressEntry};
use crate::scrutiny::response::Response;
use crate::scrutiny::{Day, Moment};
use crate::store::{Db, Kept};

pub(super) fn perform(act: &mut Acting, command: ItemCommand) -> Result<Said, RegisterError> {
    match command {
        ItemCommand::Add(new) => add(act, *new),
        ItemCommand::Edit { item, edit, .. } => {
            let (item, label) = edited(act.get(item)?, edit)?;
            act.put(&item)?;
            Ok(label.into())
        }
        ItemCommand::EditAll { items, edits } => edit_all(act, &items, &edits),
        ItemCommand::SetProgress {
            items,
            progress,
            happened_on,
            words,
        } => set_progress(act, &items, progress, happened_on, words.trim()),
        ItemCommand::RecordAnswer {
            id,
            item,
            text,
            position,
            in_principle,
            answered_on,
        } => answer::record(
            act,
            Response {
                id,
                item,
                text: text.trim().to_owned(),
                position,
                in_principle,
                answered_on,
                paper: None,
                passage: None,
                added_at: act.now,
            },
        ),
        ItemCommand::EditAnswer {
            response,
            position,
            in_principle,
            text,
            answered_on,
        } => {
            let response: Response = act.get(response)?;
            let edited = Response {
                position,
                in_principle,
                text,
                answered_on,
                ..response
            };
            answer::edit(act, &edited)
        }
        ItemCommand::Promise {
            id,
            item,
            due,
            said_on,
            reason,
        } => promise::add(act, id, item, due, said_on, reason),
        ItemCommand::EditPromise { promise, due } => promise::edit(act, promise, due),
        ItemCommand::SettlePromise { promise, take } => promise::settle(act, promise, take),
        ItemCommand::Tag { items, add, remove } => tag::tag(act, &items, &add, &remove),
        ItemCommand::Relate { items, ids } => tag::relate(act, items, ids),
        ItemCommand::Unrelate { items } => tag::unrelate(act, items),
        ItemCommand::Close { items, closing } => close(act, &items, Some(&closing)),
        ItemCommand::Reopen { items } => close(act, &items, None),
        ItemCommand::Remove { items } => remove(act, &items),
    }
}

fn edit_all(act: &mut Acting, items: &[ItemId], edits: &[ItemEdit]) -> Result<Said, RegisterError> {
    let mut said = "Changed nothing".to_owned();
    for id in items {
        let mut item: Item = act.get(*id)?;
        let mut labels = Vec::with_capacity(edits.len());
        for edit in edits {
            let (edited, label) = edited(item, edit.clone())?;
            item = edited;
            labels.push(label);
        }
        act.put(&item)?;
        said = labels.join(", ").replace(", Changed", " and");
    }
    Ok(of_items(said, items.len()).into())
}

fn set_progress(
    act: &mut Acting,
    items: &[(ItemId, ProgressId)],
    progress: Progress,
    happened_on: Day,
    words: &str,
) -> Result<Said, RegisterError> {
    for (item, id) in items {
        let item: Item = act.get(*item)?;
        act.add(&ProgressEntry {
            id: *id,
            item: item.id,
            progress,
            happened_on,
            words: words.to_owned(),
            paper: None,
            added_at: act.now,
        })?;
    }
    Ok(of_items(format!("Set progress to {}", progress.label()), items.len()).into())
}

fn remove(act: &mut Acting, items: &[ItemId]) -> Result<Said, RegisterError> {
    for id in items {
        let item: Item = act.get(*id)?;
        leave::take_off(act, &item)?;
    }
    Ok(format!("Removed {}", counted(items.len(), "item", "items")).into())
}

/// A label with the number of items where it is more than one.
pub(super) fn of_items(label: String, count: usize) -> String {
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
        received_on: None,
        paper: new.paper,
        passage: None,
        finding: None,
        rule: None,
        confidence: None,
        exempt: paper.as_ref().is_some_and(Paper::is_exempt),
        tags: Vec::new(),
        closing: None,
        added_at: act.now,
    };
    act.add(&item)?;
    Ok(format!("Added a {}", item.kind.label().to_lowercase())
        .replace("a action", "an action")
        .into())
}

/// Changes a field while it is being typed in: all of one visit is one act.
pub(super) fn edit_in_visit(
    db: &Db,
    folder: &Path,
    (id, edit): (ItemId, ItemEdit),
    visit: u64,
    now: Moment,
    visits: &mut Visits,
) -> Result<Outcome, RegisterError> {
    db.writing(|db| {
        if let Some(act) = visits.going_on::<Item>(db, id, visit)? {
            let before = Item::get(db, id)?.ok_or(RegisterError::Gone(Entity::Item))?;
            let (item, label) = edited(before.clone(), edit)?;
            if item == before {
                return Ok(Outcome {
                    label,
                    ..Outcome::default()
                });
            }
            let outcome = visit::go_on(db, act, &item, label, now)?;
            return Ok(Outcome {
                touched: Touched {
                    items: true,
                    ..Touched::default()
                },
                ..outcome
            });
        }
        let mut act = Acting::new(db, folder, now);
        let (item, label) = edited(act.get(id)?, edit)?;
        act.put(&item)?;
        let outcome = act.finish(label.into())?;
        visits.begin::<Item>(id, visit, &outcome);
        Ok(outcome)
    })
}

/// An item with one field changed, and what that is called.
fn edited(mut item: Item, edit: ItemEdit) -> Result<(Item, String), RegisterError> {
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
        ItemEdit::ReceivedOn(day) => {
            item.received_on = day;
            "the day an item was received"
        }
    };
    Ok((item, format!("Changed {what}")))
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
        None => format!("Reopened {count}"),
    }
    .into())
}
