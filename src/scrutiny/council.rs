//! Councils.

use super::id::CouncilId;

/// A council whose papers are on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    /// Its identity.
    pub id: CouncilId,
    /// Its name, as its first paper printed it or as the user put it.
    pub name: String,
}
