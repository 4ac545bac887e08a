//! Which items seem to be about the same matter as another.

use std::collections::HashSet;

use super::RegisterError;
use super::view::AlikeItem;
use crate::review;
use crate::scrutiny::id::ItemId;
use crate::scrutiny::item::Item;
use crate::store::{self, Db, Kept};

/// The most items that one is compared with, newest first.
const COMPARED: usize = 5_000;

/// The items alike to one, the most alike first, without those that it is related to already.
pub(super) fn alike(db: &Db, item: ItemId) -> Result<Vec<AlikeItem>, RegisterError> {
    let Some(item) = Item::get(db, item)? else {
        return Ok(Vec::new());
    };
    let known: HashSet<ItemId> = store::related::of_item(db, item.id)?
        .into_iter()
        .map(|related| related.other)
        .chain([item.id])
        .collect();
    let mut others = store::item::for_matching(db, COMPARED)?;
    others.retain(|other| !known.contains(&other.item.id));
    let texts: Vec<&str> = others.iter().map(|other| other.item.text.as_str()).collect();
    let found = review::alike(&item.text, &texts);
    Ok(found
        .into_iter()
        .filter_map(|alike| {
            let other = others.get(alike.place)?;
            Some(AlikeItem {
                item: other.item.clone(),
                body_name: other.body_name.clone(),
                words: alike.words,
            })
        })
        .collect())
}
