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
use crate::scrutiny::paper::Paper;
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
    let paper = store::paper::even_removed(db, paper)?.ok_or(RegisterError::Gone(Entity::Paper))?;
    if !typed.trim().eq_ignore_ascii_case(&destroy_number(&paper)) {
        return Err(RegisterError::WrongNumber);
    }
    let mut outcome: Outcome = db.writing(|db| {
        let (said, remarks) = erase(db, &paper, now)?;
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
            remarks,
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

/// Whether two papers of one file have words in common: they are the same part of it, or one of them is
/// the whole file.
fn share_words(one: &Paper, other: &Paper) -> bool {
    match (&one.part, &other.part) {
        (Some(one), Some(other)) => one.overlaps(other),
        _ => true,
    }
}

/// The originals in which a paper stands that nobody may keep: its own file, and every e-mail that the
/// file came attached to.
fn originals_holding(db: &Db, paper: &Paper) -> Result<Vec<String>, RegisterError> {
    let mut hashes = store::kept_file::messages_holding(db, &paper.file_hash)?;
    hashes.push(paper.file_hash.clone());
    Ok(hashes)
}

/// Where the files of originals lie, under every name that a paper has for them.
fn places_of(db: &Db, hashes: &[String]) -> Result<Vec<String>, RegisterError> {
    let files = store::paper::files(db)?;
    let named = files.into_iter().filter(|(_, hash)| hashes.contains(hash));
    Ok(named
        .map(|(file_name, hash)| {
            let place = store::original::place(&hash, &file_name);
            place.to_string_lossy().into_owned()
        })
        .collect())
}

/// Puts the files of originals on the list of those to be removed, and remembers of those that other
/// papers came in that they are gone. Answers what the user should know of it.
fn give_up_originals(
    db: &Db,
    own: &str,
    hashes: &[String],
    mut places: Vec<String>,
    now: Moment,
) -> Result<Vec<String>, RegisterError> {
    // What an earlier destruction could not remove is still to be removed.
    let left = store::setting::get(db, ERASING)?.unwrap_or_default();
    places.extend(left.lines().map(str::to_owned));
    let mut remarks = Vec::new();
    for hash in hashes {
        match store::paper::of_file(db, hash)?.len() {
            0 => {}
            _ if hash != own => remarks.push(
                "The e-mail that it came attached to keeps its text; its file was erased as well".to_owned(),
            ),
            1 => remarks.push(
                "The file itself was erased as well: the other paper in it keeps its text but not the file"
                    .to_owned(),
            ),
            others => remarks.push(format!(
                "The file itself was erased as well: the other {others} papers in it keep their text but not the file"
            )),
        }
        if store::paper::every_of_file(db, hash)?.is_empty() {
            store::kept_file::forget(db, hash)?;
        } else {
            store::kept_file::erased(db, hash, now)?;
        }
    }
    places.sort();
    places.dedup();
    store::setting::put(db, ERASING, &places.join("\n"))?;
    Ok(remarks)
}

/// Erases every row of a paper: one that was removed and filed again has two.
fn erase(db: &Db, paper: &Paper, now: Moment) -> Result<(Said, Vec<String>), RegisterError> {
    let papers: Vec<PaperId> = store::paper::every_of_file(db, &paper.file_hash)?
        .iter()
        .filter(|other| share_words(paper, other))
        .map(|other| other.id)
        .collect();
    let hashes = originals_holding(db, paper)?;
    // Listed while the rows still name them.
    let places = places_of(db, &hashes)?;
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
    let remarks = give_up_originals(db, &paper.file_hash, &hashes, places, now)?;
    let gone = on_register - store::item::count(db)?;
    let label = match gone {
        0 => "Destroyed a paper".to_owned(),
        1 => "Destroyed a paper with 1 item".to_owned(),
        gone => format!("Destroyed a paper with {gone} items"),
    };
    Ok((label.into(), remarks))
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
