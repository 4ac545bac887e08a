//! Destroying a paper: nothing of it is left in the register, the history included.

use std::fs;
use std::path::Path;

use super::acting::Said;
use super::command::paper::destroy_number;
use super::{Outcome, RegisterError, Touched};
use crate::scrutiny::Moment;
use crate::scrutiny::change::{Act, Entity};
use crate::scrutiny::finding::{Found, InboxFinding};
use crate::scrutiny::id::{ActId, ItemId, PaperId};
use crate::scrutiny::item::Item;
use crate::store::act::{ActKind, ActState};
use crate::store::erase::Doomed;
use crate::store::{self, Db, Kept, StoreError};

/// What a destroyed paper's acts are called afterwards.
const SEALED: &str = "Something about a paper that was destroyed since";
/// The setting that holds the originals still to be removed, until everything is erased.
const ERASING: &str = "erasing";

/// Destroys a paper whose number was typed to confirm.
pub(super) fn destroy(
    db: &Db,
    folder: &Path,
    paper: PaperId,
    typed: &str,
    now: Moment,
) -> Result<Outcome, RegisterError> {
    let (_, hash) = store::paper::file_of(db, paper)?.ok_or(RegisterError::Gone(Entity::Paper))?;
    if !typed.trim().eq_ignore_ascii_case(&destroy_number(&hash)) {
        return Err(RegisterError::WrongNumber);
    }
    let mut outcome: Outcome = db.writing(|db| {
        let said = erase(db, &hash)?;
        let act = Act {
            id: ActId::new(now),
            at: now,
            label: said.label.clone(),
        };
        store::act::pass_undone(db)?;
        store::act::add(db, &act, ActKind::Do, None, ActState::Sealed)?;
        Ok::<_, RegisterError>(Outcome {
            act: Some(act.id),
            label: said.label,
            touched: Touched::ALL,
            ..Outcome::default()
        })
    })?;
    // From here on the paper is gone; what cannot be cleared away now is cleared at the next start.
    match finish(db, folder) {
        Ok(true) => {}
        Ok(false) => outcome.remarks.push(
            "Traces of the paper stay on the disk until the register was closed everywhere and opened again".to_owned(),
        ),
        Err(_) => outcome.remarks.push(
            "The paper is off the register, but its traces could not be cleared from the disk yet; this is tried \
             again when the register is next opened"
                .to_owned(),
        ),
    }
    Ok(outcome)
}

/// Erases every row of the papers with this hash: a paper that was removed and filed again has two.
fn erase(db: &Db, hash: &str) -> Result<Said, RegisterError> {
    let papers = store::paper::every_with_hash(db, hash)?;
    let mut originals = Vec::new();
    for (file_name, kept) in store::paper::files(db)? {
        if kept == hash {
            originals.push(
                store::original::place(&kept, &file_name)
                    .to_string_lossy()
                    .into_owned(),
            );
        }
    }
    let paper_ids: Vec<String> = papers.iter().map(ToString::to_string).collect();
    let mut doomed = Doomed {
        items: store::erase::items_ever_in(db, &paper_ids)?,
        papers: paper_ids,
    };
    let mut staying = Vec::new();
    for id in &doomed.items {
        if let Ok(id) = id.parse::<ItemId>()
            && move_elsewhere(db, id, &papers)?
        {
            staying.push(id.to_string());
        }
    }
    doomed.items.retain(|id| !staying.contains(id));
    let on_register = store::item::count(db)?;
    // The history goes first: it is found by what the rows still say.
    store::erase::history(db, &doomed, SEALED)?;
    store::erase::rows(db, &doomed)?;
    for body in store::body::unnamed(db)? {
        store::erase::name(db, "body", &body.to_string(), SEALED)?;
    }
    for council in store::council::unnamed(db)? {
        store::erase::name(db, "council", &council.to_string(), SEALED)?;
    }
    store::setting::put(db, ERASING, &originals.join("\n"))?;
    let gone = on_register - store::item::count(db)?;
    Ok(match gone {
        0 => "Destroyed a paper".to_owned(),
        1 => "Destroyed a paper with 1 item".to_owned(),
        gone => format!("Destroyed a paper with {gone} items"),
    }
    .into())
}

/// Lets an item that another paper prints too stand there from now on, in that paper's words unless
/// the user has put them otherwise. Answers whether it stays.
fn move_elsewhere(db: &Db, item: ItemId, leaving: &[PaperId]) -> Result<bool, RegisterError> {
    let row = store::image::of(db, Entity::Item, &item.to_string())?;
    let stands_in = row.as_ref().and_then(|row| row.text("paper"));
    if row.is_some()
        && !leaving
            .iter()
            .any(|paper| Some(paper.to_string().as_str()) == stands_in)
    {
        // It stood in the paper once, as the history says, and has found its place elsewhere.
        return Ok(true);
    }
    let Some(item) = Item::get(db, item)? else {
        return Ok(false);
    };
    let mut elsewhere = Vec::new();
    for paper in leaving {
        elsewhere = store::finding::standing_elsewhere(db, item.id, *paper)?;
    }
    elsewhere.retain(|finding| !leaving.contains(&finding.paper));
    let Some(finding) = elsewhere.into_iter().next() else {
        return Ok(false);
    };
    let Found::Item(found) = finding.finding.found else {
        return Ok(false);
    };
    let printed = item
        .finding
        .map(|id| InboxFinding::get(db, id))
        .transpose()?
        .flatten();
    let as_printed = printed.is_some_and(|printed| match printed.finding.found {
        Found::Item(printed) => printed.text == item.text,
        Found::Date(_) => false,
    });
    let moved = Item {
        text: if as_printed { found.text } else { item.text.clone() },
        lead_in: found.lead_in.map(|quote| quote.text),
        paper: Some(finding.paper),
        passage: Some(found.passage),
        finding: Some(finding.id),
        rule: Some(finding.finding.rule),
        confidence: Some(finding.finding.confidence),
        ..item
    };
    moved.put(db)?;
    Ok(true)
}

/// Clears away what a destroyed paper left on the disk: its original and the room its words took.
/// Answers whether everything is gone.
pub(super) fn finish(db: &Db, folder: &Path) -> Result<bool, RegisterError> {
    let Some(originals) = store::setting::get(db, ERASING)? else {
        return Ok(true);
    };
    for original in originals.lines() {
        let path = folder.join(original);
        match fs::remove_file(&path) {
            Ok(()) => {}
            Err(gone) if gone.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(StoreError::File { source, path }.into()),
        }
    }
    if !store::erase::scrub(db)? {
        return Ok(false);
    }
    store::setting::remove(db, ERASING)?;
    Ok(true)
}
