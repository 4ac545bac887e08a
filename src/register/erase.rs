//! Destroying a paper.
use super::*;
use crate::scrutiny::id::PaperId;
use crate::store::Db;
pub(super) fn destroy(
    _db: &Db,
    _folder: &Path,
    _p: PaperId,
    _t: &str,
    _now: Moment,
) -> Result<Outcome, RegisterError> {
    Err(RegisterError::WrongNumber)
}
