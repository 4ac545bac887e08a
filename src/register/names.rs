//! Councils and bodies, which come onto the register when a paper or the user first names them.

use super::RegisterError;
use super::acting::Acting;
use crate::scrutiny::body::{Body, folded_name, spoken_name};
use crate::scrutiny::council::Council;
use crate::scrutiny::id::{BodyId, CouncilId};
use crate::store;

/// The council of this name; none where there is no name to speak of.
pub(super) fn council(act: &mut Acting, name: Option<&str>) -> Result<Option<CouncilId>, RegisterError> {
    let Some(name) = name.map(str::trim).filter(|name| !folded_name(name).is_empty()) else {
        return Ok(None);
    };
    if let Some(known) = store::council::named(act.db, name)? {
        return Ok(Some(known.id));
    }
    let council = Council::new(CouncilId::new(act.now), spoken_name(name));
    act.put(&council)?;
    Ok(Some(council.id))
}

/// The body of this name in a council.
///
/// Where the council is not known, the only body of that name is meant; between two of them nobody
/// can tell, and the name begins a body without a council.
pub(super) fn body(
    act: &mut Acting,
    name: Option<&str>,
    council: Option<CouncilId>,
) -> Result<Option<BodyId>, RegisterError> {
    let Some(name) = name.map(str::trim).filter(|name| !folded_name(name).is_empty()) else {
        return Ok(None);
    };
    let known = store::body::named(act.db, name, council)?;
    let homeless = || known.iter().find(|body| body.council.is_none());
    let meant = match (known.as_slice(), council) {
        ([only], _) => Some(only),
        (_, Some(_)) => known.first(),
        (_, None) => homeless(),
    };
    if let Some(body) = meant {
        return Ok(Some(body.id));
    }
    let body = Body::new(BodyId::new(act.now), council, spoken_name(name));
    act.put(&body)?;
    Ok(Some(body.id))
}
