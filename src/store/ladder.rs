//! The ladder of schema versions: a new register is made at the oldest version and climbs it like
//! every old one, so that each step is taken in every test.

use super::{Db, StoreError};

/// One step of the ladder: what makes the version before it into its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The version it leads to; versions count from 1 without a gap.
    pub version: u32,
    /// What it does. A step calls no code of the program: code moves on, a shipped step never changes.
    pub sql: &'static str,
}

/// Every step, oldest first.
pub const STEPS: &[Step] = &[
    Step {
        version: 1,
        sql: include_str!("migrations/v1.sql"),
    },
    Step {
        version: 2,
        sql: include_str!("migrations/v2.sql"),
    },
    Step {
        version: 3,
        sql: include_str!("migrations/v3.sql"),
    },
];

/// The version that the last of `steps` leads to.
#[must_use]
pub fn newest(steps: &[Step]) -> u32 {
    steps.last().map_or(0, |step| step.version)
}

/// The version the database stands at; 0 for an empty one.
///
/// # Errors
/// [`StoreError`] when the database cannot be read.
pub fn version(db: &Db) -> Result<u32, StoreError> {
    let version: i64 = db
        .connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(u32::try_from(version).unwrap_or(u32::MAX))
}

/// Climbs every step above the version the database stands at, all of them or none.
///
/// # Errors
/// [`StoreError`] when a step fails; the database then stands where it stood.
pub fn climb(db: &Db, steps: &[Step]) -> Result<(), StoreError> {
    db.writing(|db| {
        let from = version(db)?;
        for step in steps.iter().filter(|step| step.version > from) {
            db.batch(step.sql)?;
            db.batch(&format!("PRAGMA user_version = {}", step.version))?;
        }
        Ok(())
    })
}
