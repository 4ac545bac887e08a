//! One act in the making: every row is looked at before it is changed, so that the history has its
//! images and undo its way back.

use std::collections::HashMap;
use std::path::Path;

use super::{Outcome, RegisterError, Touched};
use crate::scrutiny::Moment;
use crate::scrutiny::change::{Act, Entity};
use crate::scrutiny::id::{ActId, FindingId};
use crate::store::act::{ActKind, ActState};
use crate::store::change::Change;
use crate::store::image::Image;
use crate::store::{self, Db, Kept};

/// One act in the making; lives as long as its transaction.
pub(super) struct Acting<'a> {
    /// The writing connection. Whatever is written through it directly escapes the history.
    pub(super) db: &'a Db,
    /// The folder of the register.
    pub(super) folder: &'a Path,
    /// The act's identity.
    pub(super) id: ActId,
    /// When it is done.
    pub(super) now: Moment,
    /// What the user should know, in sentences.
    pub(super) remarks: Vec<String>,
    rows: Vec<Looked>,
    places: HashMap<(Entity, String), usize>,
}

/// A row as it was when the act first looked at it.
struct Looked {
    entity: Entity,
    id: String,
    before: Option<Image>,
}

/// What an act says it did.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// In words, for the notice and the undo menu.
    pub(super) label: String,
    /// What it touched besides the rows that it changed.
    pub(super) touched: Touched,
    /// The first paper of the file that it filed.
    pub(super) paper: Option<crate::scrutiny::id::PaperId>,
    /// The papers that it filed.
    pub(super) filed: Vec<crate::scrutiny::id::PaperId>,
    /// Whether the paper was there already.
    pub(super) already_filed: bool,
}

impl From<String> for Said {
    fn from(label: String) -> Self {
        Self {
            label,
            ..Self::default()
        }
    }
}

impl From<&str> for Said {
    fn from(label: &str) -> Self {
        label.to_owned().into()
    }
}

const fn touched_by(entity: Entity) -> Touched {
    let nothing = Touched {
        papers: false,
        findings: false,
        items: false,
        notes: false,
        follow_ups: false,
        meetings: false,
    };
    match entity {
        // A paper that leaves or comes back takes its findings along, and its name, its body and its
        // day stand on cards and follow-ups.
        Entity::Council | Entity::Body | Entity::Paper => Touched {
            notes: false,
            ..Touched::ALL
        },
        Entity::Finding => Touched {
            findings: true,
            ..nothing
        },
        Entity::Item | Entity::Response | Entity::Promise | Entity::Progress | Entity::Related => Touched {
            items: true,
            ..nothing
        },
        Entity::Note => Touched {
            notes: true,
            ..nothing
        },
        Entity::FollowUp => Touched {
            follow_ups: true,
            ..nothing
        },
        // The papers of a layout say what is remembered of it.
        Entity::Layout => Touched {
            findings: true,
            ..nothing
        },
        Entity::Meeting => Touched {
            meetings: true,
            ..nothing
        },
    }
}

impl<'a> Acting<'a> {
    pub(super) fn new(db: &'a Db, folder: &'a Path, now: Moment) -> Self {
        Self {
            db,
            folder,
            id: ActId::new(now),
            now,
            remarks: Vec::new(),
            rows: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// What stands on the register with this identity.
    pub(super) fn get<K: Kept>(&self, id: K::Id) -> Result<K, RegisterError> {
        K::get(self.db, id)?.ok_or(RegisterError::Gone(K::ENTITY))
    }

    /// Looks at a row before it is changed.
    pub(super) fn look(&mut self, entity: Entity, id: &str) -> Result<(), RegisterError> {
        let key = (entity, id.to_owned());
        if self.places.contains_key(&key) {
            return Ok(());
        }
        let before = store::image::of(self.db, entity, id)?;
        self.places.insert(key, self.rows.len());
        self.rows.push(Looked {
            entity,
            id: id.to_owned(),
            before,
        });
        Ok(())
    }

    /// Writes a row.
    pub(super) fn put<K: Kept>(&mut self, kept: &K) -> Result<(), RegisterError> {
        self.look(K::ENTITY, &kept.id().to_string())?;
        Ok(kept.put(self.db)?)
    }

    /// Writes a new row whose identity the command brought with it.
    pub(super) fn add<K: Kept>(&mut self, kept: &K) -> Result<(), RegisterError> {
        if store::image::of(self.db, K::ENTITY, &kept.id().to_string())?.is_some() {
            return Err(RegisterError::AddedAlready);
        }
        self.put(kept)
    }

    /// Writes a row that the acceptance of a finding puts on the register.
    pub(super) fn put_found<K: Kept>(&mut self, kept: &K, finding: FindingId) -> Result<(), RegisterError> {
        self.put(kept)?;
        let id = kept.id().to_string();
        Ok(store::image::mark_found(
            self.db,
            K::ENTITY,
            &id,
            &finding.to_string(),
        )?)
    }

    /// Takes a row off the register; it stays in the database for undo to bring back.
    pub(super) fn remove<K: Kept>(&mut self, id: K::Id) -> Result<(), RegisterError> {
        let id = id.to_string();
        self.look(K::ENTITY, &id)?;
        Ok(store::image::mark_removed(
            self.db,
            K::ENTITY,
            &id,
            &self.id.to_string(),
        )?)
    }

    /// The rows that the act changed, with their images.
    fn changes(&self) -> Result<Vec<Change>, RegisterError> {
        let mut changes = Vec::new();
        for row in &self.rows {
            let after = store::image::of(self.db, row.entity, &row.id)?;
            if after != row.before {
                changes.push(Change {
                    entity: row.entity,
                    row: row.id.clone(),
                    before: row.before.clone(),
                    after,
                });
            }
        }
        Ok(changes)
    }

    /// Ends an act that did something new: it goes into the history unless it changed nothing.
    pub(super) fn finish(self, said: Said) -> Result<Outcome, RegisterError> {
        self.write_down(said, ActKind::Do, None, ActState::Done)
    }

    /// Ends an act of any kind.
    pub(super) fn write_down(
        self,
        said: Said,
        kind: ActKind,
        of_act: Option<ActId>,
        state: ActState,
    ) -> Result<Outcome, RegisterError> {
        let changes = self.changes()?;
        let mut outcome = Outcome {
            act: None,
            label: said.label,
            touched: said.touched,
            paper: said.paper,
            filed: said.filed,
            already_filed: said.already_filed,
            remarks: self.remarks,
        };
        if changes.is_empty() {
            return Ok(outcome);
        }
        if kind == ActKind::Do {
            store::act::pass_undone(self.db)?;
        }
        let act = Act {
            id: self.id,
            at: self.now,
            label: outcome.label.clone(),
        };
        store::act::add(self.db, &act, kind, of_act, state)?;
        for change in &changes {
            store::change::add(self.db, act.id, change)?;
            outcome.touched = outcome.touched.and(touched_by(change.entity));
        }
        outcome.act = Some(act.id);
        Ok(outcome)
    }
}
