//! What a paper takes along when it leaves the register.

use std::collections::BTreeSet;

use super::RegisterError;
use super::view::TakenAlong;
use crate::scrutiny::id::{FollowUpId, NoteId, PaperId, ResponseId};
use crate::store::{self, Db};

/// Counts what a paper would take along: what stands in it, and what belongs to the items that stand
/// in no other paper.
pub(super) fn taken_along(db: &Db, paper: PaperId) -> Result<TakenAlong, RegisterError> {
    let mut responses: BTreeSet<ResponseId> = ids(store::response::of_paper(db, paper)?, |r| r.id);
    let mut notes: BTreeSet<NoteId> = ids(store::note::of_paper(db, paper)?, |n| n.id);
    let mut follow_ups: BTreeSet<FollowUpId> = ids(store::follow_up::of_paper(db, paper)?, |f| f.id);
    let mut items = 0;
    for item in store::item::of_paper(db, paper)? {
        if store::finding::standing_elsewhere(db, item.id, paper)?.is_empty() {
            items += 1;
            responses.extend(ids(store::response::of_item(db, item.id)?, |r| r.id));
            notes.extend(ids(store::note::of_item(db, item.id)?, |n| n.id));
            follow_ups.extend(ids(store::follow_up::of_item(db, item.id)?, |f| f.id));
        }
    }
    let (mut in_file, mut in_messages) = (1, 0);
    if let Some(paper) = store::paper::even_removed(db, paper)? {
        in_file = store::paper::of_file(db, &paper.file_hash)?.len().max(1);
        for message in store::kept_file::messages_holding(db, &paper.file_hash)? {
            in_messages += usize::from(!store::paper::of_file(db, &message)?.is_empty());
        }
    }
    Ok(TakenAlong {
        findings: store::finding::of_paper(db, paper)?.len(),
        items,
        responses: responses.len(),
        notes: notes.len(),
        follow_ups: follow_ups.len(),
        in_file,
        in_messages,
    })
}

fn ids<T, I: Ord>(all: Vec<T>, id: impl Fn(&T) -> I) -> BTreeSet<I> {
    all.iter().map(id).collect()
}
