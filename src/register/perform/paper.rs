//! Commands about papers.

use std::path::Path;

use super::{counted, cut, exempt, fact, file, leave, quoted, reading};
use crate::register::acting::{Acting, Said};
use crate::register::command::PaperCommand;
use crate::register::view::TakenAlong;
use crate::register::{Outcome, RegisterError, along, erase};
use crate::scrutiny::Moment;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::item::Item;
use crate::scrutiny::note::Note;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::progress::ProgressEntry;
use crate::scrutiny::promise::Promise;
use crate::scrutiny::response::Response;
use crate::store::{self, Db, Kept};

pub(super) fn perform(
    db: &Db,
    folder: &Path,
    command: PaperCommand,
    now: Moment,
) -> Result<Outcome, RegisterError> {
    match command {
        PaperCommand::File(filing) => {
            let hash = store::original::hash(&filing.original);
            let place = folder.join(store::original::place(&hash, &filing.file_name));
            let filed = super::act(db, folder, now, |act| file::file(act, *filing));
            if filed.is_err() && store::paper::every_of_file(db, &hash)?.is_empty() {
                // A file that no row names is only in the way; the failure itself is the answer.
                let _ = std::fs::remove_file(place);
            }
            filed
        }
        PaperCommand::TakeReading(reading) => super::act(db, folder, now, |act| reading::take(act, *reading)),
        PaperCommand::CutReading(cutting) => super::act(db, folder, now, |act| cut::cut(act, *cutting)),
        PaperCommand::EditFact { paper, edit } => {
            super::act(db, folder, now, |act| fact::edit(act, paper, edit))
        }
        PaperCommand::SettleEdition { paper, revises } => {
            super::act(db, folder, now, |act| settle_edition(act, paper, revises))
        }
        PaperCommand::Remove { paper } => super::act(db, folder, now, |act| remove(act, paper)),
        PaperCommand::RemovePack { paper } => super::act(db, folder, now, |act| remove_pack(act, paper)),
        PaperCommand::Destroy { paper, typed } => erase::destroy(db, folder, paper, &typed, now),
    }
}

fn settle_edition(act: &mut Acting, paper: PaperId, revises: Option<PaperId>) -> Result<Said, RegisterError> {
    let mut paper: Paper = act.get(paper)?;
    let label = match revises {
        Some(earlier) if earlier == paper.id => return Err(RegisterError::OwnEdition),
        Some(earlier) => {
            let earlier: Paper = act.get(earlier)?;
            format!(
                "Marked {} as a revision of {}",
                quoted(&paper.name()),
                quoted(&earlier.name())
            )
        }
        None => format!("Marked {} as a paper of its own", quoted(&paper.name())),
    };
    paper.revises = revises;
    paper.edition_proposed = None;
    act.put(&paper)?;
    Ok(label.into())
}

/// Takes a paper off the register with what stands only in it.
fn remove(act: &mut Acting, paper: PaperId) -> Result<Said, RegisterError> {
    let paper: Paper = act.get(paper)?;
    let along = take_off(act, &paper)?;
    Ok(format!("Removed {}{}", quoted(&paper.name()), with(along)).into())
}

/// Takes all papers of one file off the register with what stands only in them.
fn remove_pack(act: &mut Acting, paper: PaperId) -> Result<Said, RegisterError> {
    let paper: Paper = act.get(paper)?;
    let papers = store::paper::of_file(act.db, &paper.file_hash)?;
    let mut along = TakenAlong::default();
    for paper in &papers {
        // What stands in two of them stands in one after the first is gone, so nothing counts twice.
        let with_it = take_off(act, paper)?;
        along.items += with_it.items;
        along.responses += with_it.responses;
        along.notes += with_it.notes;
        along.follow_ups += with_it.follow_ups;
    }
    let count = counted(papers.len(), "paper", "papers");
    Ok(format!("Removed {count} of {}{}", quoted(&paper.file_name), with(along)).into())
}

/// Takes what stands only in a paper off the register, and the paper itself.
pub(super) fn take_off(act: &mut Acting, paper: &Paper) -> Result<TakenAlong, RegisterError> {
    let quoting = store::item::quoting(act.db, paper.id)?;
    let along = along::taken_along(act.db, paper.id)?;
    for item in store::item::of_paper(act.db, paper.id)? {
        if !leave::stays_elsewhere(act, &item, paper.id)? {
            leave::take_off(act, &item)?;
        }
    }
    for response in store::response::of_paper(act.db, paper.id)? {
        act.remove::<Response>(response.id)?;
    }
    for promise in store::promise::of_paper(act.db, paper.id)? {
        act.remove::<Promise>(promise.id)?;
    }
    for entry in store::progress::of_paper(act.db, paper.id)? {
        act.remove::<ProgressEntry>(entry.id)?;
    }
    for note in store::note::of_paper(act.db, paper.id)? {
        act.remove::<Note>(note.id)?;
    }
    for follow_up in store::follow_up::of_paper(act.db, paper.id)? {
        act.remove::<FollowUp>(follow_up.id)?;
    }
    act.remove::<Paper>(paper.id)?;
    for item in quoting {
        if let Some(item) = Item::get(act.db, item.id)? {
            exempt::follow(act, item)?;
        }
    }
    Ok(along)
}

/// What went along, as a label ends: " with 2 items, 1 answer and 1 note".
fn with(along: TakenAlong) -> String {
    let counts = [
        (along.items, "item", "items"),
        (along.responses, "answer", "answers"),
        (along.notes, "note", "notes"),
        (along.follow_ups, "follow-up", "follow-ups"),
    ];
    let parts: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    match parts.split_last() {
        None => String::new(),
        Some((only, [])) => format!(" with {only}"),
        Some((last, others)) => format!(" with {} and {last}", others.join(", ")),
    }
}
