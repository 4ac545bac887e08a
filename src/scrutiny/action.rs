//! Actions: work somebody was asked to do.

use super::item::Standing;

/// Who asks whom in an action: a committee's request or the promise made to it is the committee's
/// to follow up.
#[must_use]
pub const fn standing() -> Standing {
    Standing::Ours
}
