//! Which items stay out of exports and hand-overs, because words of an exempt paper stand in them.

use crate::register::RegisterError;
use crate::register::acting::Acting;
use crate::scrutiny::item::Item;
use crate::store;

/// Sets whether an item is exempt by the papers that it and its answers, promises and log quote.
pub(super) fn follow(act: &mut Acting, item: Item) -> Result<(), RegisterError> {
    let exempt = store::item::quotes_exempt_paper(act.db, item.id)?;
    if item.exempt != exempt {
        act.put(&Item { exempt, ..item })?;
    }
    Ok(())
}
