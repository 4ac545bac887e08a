//! Resolutions: what a meeting decided.

use super::item::Standing;

/// Who asks whom in a resolution: it stands on the board only if it asks something of somebody;
/// "that the report be noted" is a record and closes nothing.
#[must_use]
pub const fn standing(asks_something_of_somebody: bool) -> Standing {
    if asks_something_of_somebody {
        Standing::Ours
    } else {
        Standing::Record
    }
}
