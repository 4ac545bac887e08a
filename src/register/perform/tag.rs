//! What brings items together: tags, and that one is related to another.

use super::item::of_items;
use super::quoted;
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::scrutiny::id::{ItemId, RelatedId};
use crate::scrutiny::item::Item;
use crate::scrutiny::related::Related;
use crate::scrutiny::tag;
use crate::store;

/// Puts tags on items and takes others off. A tag that is on the register keeps its spelling, so that
/// "Damp" and "damp" never stand beside each other.
pub(super) fn tag(
    act: &mut Acting,
    items: &[ItemId],
    add: &[String],
    remove: &[String],
) -> Result<Said, RegisterError> {
    let add: Vec<String> = add.iter().flat_map(|typed| tag::read(typed)).collect();
    let known = store::item::tags(act.db)?;
    let add: Vec<&str> = add.iter().map(|new| tag::spelled(new, &known)).collect();
    for id in items {
        let item: Item = act.get(*id)?;
        let mut tags = item.tags.clone();
        for gone in remove {
            tag::remove(&mut tags, gone);
        }
        for new in &add {
            tag::add(&mut tags, new);
        }
        if tags != item.tags {
            act.put(&Item { tags, ..item })?;
        }
    }
    let label = match (add.as_slice(), remove) {
        ([], []) => "Changed no tag".to_owned(),
        ([one], []) => format!("Added the tag {}", quoted(one)),
        ([], [one]) => format!("Took the tag {} away", quoted(one)),
        (_, []) => format!("Added {} tags", add.len()),
        ([], _) => format!("Took {} tags away", remove.len()),
        (_, _) => "Changed tags".to_owned(),
    };
    Ok(of_items(label, items.len()).into())
}

/// Relates two items to each other, unless they are already.
pub(super) fn relate(
    act: &mut Acting,
    (one, other): (ItemId, ItemId),
    ids: (RelatedId, RelatedId),
) -> Result<Said, RegisterError> {
    for (item, other, id) in [(one, other, ids.0), (other, one, ids.1)] {
        let item: Item = act.get(item)?;
        let known = store::related::of_item(act.db, item.id)?;
        if item.id == other || known.iter().any(|related| related.other == other) {
            continue;
        }
        act.add(&Related {
            id,
            item: item.id,
            other,
            added_at: act.now,
        })?;
    }
    Ok("Related two items".into())
}

/// Takes it away that two items are related.
pub(super) fn unrelate(act: &mut Acting, (one, other): (ItemId, ItemId)) -> Result<Said, RegisterError> {
    for (item, other) in [(one, other), (other, one)] {
        for related in store::related::of_item(act.db, item)? {
            if related.other == other {
                act.remove::<Related>(related.id)?;
            }
        }
    }
    Ok("Took a related item away".into())
}
