//! What is typed during one visit to a field is one act, however often it is kept.

use crate::register::{Outcome, RegisterError};
use crate::scrutiny::Moment;
use crate::scrutiny::change::Act;
use crate::scrutiny::id::ActId;
use crate::store::act::ActState;
use crate::store::{self, Db, Kept};

/// The visit to a field that is going on.
#[derive(Debug, Default)]
pub(in crate::register) struct Visits(Option<Visit>);

#[derive(Debug)]
struct Visit {
    row: String,
    number: u64,
    act: ActId,
}

impl Visits {
    /// Remembers the act with which a visit to a field of this row began; an act that changed nothing
    /// is not in the history, and nothing can go on with it.
    pub(super) fn begin<K: Kept>(&mut self, id: K::Id, number: u64, outcome: &Outcome) {
        if let Some(act) = outcome.act {
            self.0 = Some(Visit {
                row: id.to_string(),
                number,
                act,
            });
        }
    }

    /// The act of this visit; none where this is a new visit, or where the act no longer stands as the
    /// visit left it.
    pub(super) fn going_on<K: Kept>(
        &self,
        db: &Db,
        id: K::Id,
        number: u64,
    ) -> Result<Option<ActId>, RegisterError> {
        let row = id.to_string();
        let Some(visit) = self.0.as_ref().filter(|v| v.row == row && v.number == number) else {
            return Ok(None);
        };
        if store::act::state(db, visit.act)? != Some(ActState::Done) {
            return Ok(None);
        }
        let changes = store::change::of_act(db, visit.act)?;
        let left = changes.iter().find(|c| c.entity == K::ENTITY && c.row == row);
        let stands =
            left.and_then(|change| change.after.as_ref()) == store::image::of(db, K::ENTITY, &row)?.as_ref();
        Ok(stands.then_some(visit.act))
    }
}

/// Writes a row once more as part of an act that is in the history already. What the outcome touched
/// is for the caller to say.
pub(super) fn go_on<K: Kept>(
    db: &Db,
    act: ActId,
    kept: &K,
    label: String,
    now: Moment,
) -> Result<Outcome, RegisterError> {
    let row = kept.id().to_string();
    kept.put(db)?;
    if let Some(after) = store::image::of(db, K::ENTITY, &row)? {
        store::change::set_after(db, act, K::ENTITY, &row, &after)?;
    }
    let written = Act {
        id: act,
        at: now,
        label,
    };
    store::act::set_moment(db, &written)?;
    store::act::pass_undone(db)?;
    Ok(Outcome {
        act: Some(act),
        label: written.label,
        ..Outcome::default()
    })
}
