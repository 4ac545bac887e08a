//! Commands about papers.

use std::path::Path;

use super::{counted, exempt, fact, file, leave, quoted};
use crate::register::acting::{Acting, Said};
use crate::register::command::PaperCommand;
use crate::register::{Outcome, RegisterError, erase};
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
            if filed.is_err() && store::paper::every_with_hash(db, &hash)?.is_empty() {
                // A file that no row names is only in the way; the failure itself is the answer.
                let _ = std::fs::remove_file(place);
            }
            filed
        }
        PaperCommand::EditFact { paper, edit } => {
            super::act(db, folder, now, |act| fact::edit(act, paper, edit))
        }
        PaperCommand::SettleEdition { paper, revises } => {
            super::act(db, folder, now, |act| settle_edition(act, paper, revises))
        }
        PaperCommand::Remove { paper } => super::act(db, folder, now, |act| remove(act, paper)),
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
                "Marked {} as an edition of {}",
                quoted(paper.name()),
                quoted(earlier.name())
            )
        }
        None => format!("Marked {} as a paper of its own", quoted(paper.name())),
    };
    paper.revises = revises;
    paper.edition_proposed = None;
    act.put(&paper)?;
    Ok(label.into())
}

/// Takes a paper off the register with what stands only in it.
fn remove(act: &mut Acting, paper: PaperId) -> Result<Said, RegisterError> {
    let paper: Paper = act.get(paper)?;
    let quoting = store::item::quoting(act.db, paper.id)?;
    let mut items = 0;
    for item in store::item::of_paper(act.db, paper.id)? {
        if !leave::stays_elsewhere(act, &item, paper.id)? {
            leave::take_off(act, &item)?;
            items += 1;
        }
    }
    let mut parts = 0;
    for response in store::response::of_paper(act.db, paper.id)? {
        act.remove::<Response>(response.id)?;
        parts += 1;
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
    let mut along = Vec::new();
    if items > 0 {
        along.push(counted(items, "item", "items"));
    }
    if parts > 0 {
        along.push(counted(parts, "answer", "answers"));
    }
    let mut label = format!("Removed {}", quoted(paper.name()));
    if !along.is_empty() {
        label.push_str(&format!(" with {}", along.join(" and ")));
    }
    Ok(label.into())
}
