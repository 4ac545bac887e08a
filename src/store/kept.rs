//! What everything that is kept as one row has in common.

use super::{Db, StoreError};
use crate::scrutiny::change::Entity;

/// A value of the subject that is kept as one row.
pub trait Kept: Sized {
    /// What kind of thing it is; names its table.
    const ENTITY: Entity;
    /// Its identity.
    type Id: Copy + std::fmt::Display;

    /// Its identity.
    fn id(&self) -> Self::Id;

    /// The row with this identity, unless it is not on the register or was taken off it.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be read.
    fn get(db: &Db, id: Self::Id) -> Result<Option<Self>, StoreError>;

    /// Writes its row, whether it is there already or not.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be written to, or the row breaks a rule of the schema.
    fn put(&self, db: &Db) -> Result<(), StoreError>;
}
