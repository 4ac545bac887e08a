//! What a change of councils, bodies, calendars or clocks would move, before it is made.

use std::collections::BTreeMap;

use super::command::CouncilCommand;
use super::perform::would_move;
use super::view::{CouncilsView, CountedBody, Impact, ItemRow, MovedDeadline};
use super::{Reader, RegisterError};
use crate::scrutiny::answer_clock::{AnswerRule, AnswerRules};
use crate::scrutiny::body::BodyKind;
use crate::scrutiny::change::Entity;
use crate::scrutiny::council::Council;
use crate::scrutiny::id::{BodyId, CouncilId};
use crate::scrutiny::period::Calendar;
use crate::store;

impl Reader {
    /// The councils and bodies with what stands under each.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read; so for every method here.
    pub fn councils(&self) -> Result<CouncilsView, RegisterError> {
        self.db().reading(|db| {
            Ok(CouncilsView {
                councils: store::council::all_counted(db)?,
                bodies: store::body::all_counted(db)?,
            })
        })
    }

    /// The clocks of the councils; `former` is what an earlier version kept among the preferences.
    pub fn answer_rules(&self, former: &BTreeMap<String, AnswerRule>) -> Result<AnswerRules, RegisterError> {
        Ok(AnswerRules::of_councils(&store::council::all(self.db())?, former))
    }

    /// What a command would move.
    pub fn impact(
        &self,
        command: &CouncilCommand,
        former: &BTreeMap<String, AnswerRule>,
    ) -> Result<Impact, RegisterError> {
        let view = self.councils()?;
        match command {
            CouncilCommand::RenameCouncil { council, .. } => counted_council(&view, *council),
            CouncilCommand::RenameBody { body, .. } => Ok(Impact::under(body_of(&view, *body)?)),
            CouncilCommand::MergeCouncils { from, into } => {
                let mut impact = counted_council(&view, *from)?;
                let of = |id: CouncilId| council_of(&view, id).map(Council::dates);
                impact.times = self.would_move(*from, (&of(*from)?, &of(*into)?))?;
                Ok(impact)
            }
            CouncilCommand::MergeBodies { from, .. } => Ok(Impact::under(body_of(&view, *from)?)),
            CouncilCommand::Became { body, .. } => Ok(Impact {
                items: body_of(&view, *body)?.open_items,
                ..Impact::default()
            }),
            CouncilCommand::SetBodyKind { body, kind } => {
                let rules = self.answer_rules(former)?;
                let after = |row: &ItemRow| (row.item.body == Some(*body)).then_some(*kind);
                Ok(Impact {
                    deadlines: self.deadlines((&rules, &rules), after)?,
                    ..Impact::default()
                })
            }
            CouncilCommand::SetNation { council, nation } => {
                let after = Council {
                    nation: *nation,
                    ..council_of(&view, *council)?.clone()
                };
                self.changed(&view, &after, former)
            }
            CouncilCommand::SetCalendar { council, calendar } => {
                let after = Council {
                    calendar: calendar.as_ref().clone().in_order(),
                    ..council_of(&view, *council)?.clone()
                };
                self.changed(&view, &after, former)
            }
            CouncilCommand::SetClocks { council, clocks } => {
                let after = Council {
                    clocks: clocks.clone(),
                    ..council_of(&view, *council)?.clone()
                };
                self.changed(&view, &after, former)
            }
        }
    }

    /// What would move where a council became what `after` says.
    fn changed(
        &self,
        view: &CouncilsView,
        after: &Council,
        former: &BTreeMap<String, AnswerRule>,
    ) -> Result<Impact, RegisterError> {
        let before = council_of(view, after.id)?;
        let councils = |changed: &Council| -> Vec<Council> {
            let all = view.councils.iter().map(|counted| &counted.council);
            all.map(|council| {
                if council.id == changed.id {
                    changed
                } else {
                    council
                }
            })
            .cloned()
            .collect()
        };
        let rules = [before, after].map(|council| AnswerRules::of_councils(&councils(council), former));
        let [was, is] = &rules;
        Ok(Impact {
            times: self.would_move(after.id, (&before.dates(), &after.dates()))?,
            deadlines: self.deadlines((was, is), |_| None)?,
            ..Impact::default()
        })
    }

    fn would_move(
        &self,
        council: CouncilId,
        calendars: (&Calendar, &Calendar),
    ) -> Result<Vec<super::view::MovedTime>, RegisterError> {
        self.db().reading(|db| would_move(db, council, calendars))
    }

    /// The last days for an answer that is still owed which would move from one set of rules to another;
    /// `kind_after` says what an item's body would be, where that changes.
    fn deadlines(
        &self,
        (before, after): (&AnswerRules, &AnswerRules),
        kind_after: impl Fn(&ItemRow) -> Option<Option<BodyKind>>,
    ) -> Result<Vec<MovedDeadline>, RegisterError> {
        let mut moved = Vec::new();
        for mut row in self.items()? {
            if row.state.answered || row.state.closed {
                continue;
            }
            let was = row.last_day_to_answer(before);
            if let Some(kind) = kind_after(&row) {
                row.body_kind = kind;
            }
            let is = row.last_day_to_answer(after);
            if was != is {
                moved.push(MovedDeadline {
                    words: row.item.text,
                    before: was,
                    after: is,
                });
            }
        }
        moved.sort_by_key(|deadline| (deadline.after.is_none(), deadline.after, deadline.before));
        Ok(moved)
    }
}

impl Impact {
    /// Everything that stands under a body.
    fn under(counted: &CountedBody) -> Self {
        Self {
            papers: counted.papers,
            items: counted.items,
            meetings: counted.meetings,
            ..Self::default()
        }
    }

    /// Whether nothing on the register would move.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.papers == 0
            && self.items == 0
            && self.meetings == 0
            && self.bodies == 0
            && self.times.is_empty()
            && self.deadlines.is_empty()
    }
}

fn council_of(view: &CouncilsView, id: CouncilId) -> Result<&Council, RegisterError> {
    let found = view.councils.iter().find(|counted| counted.council.id == id);
    found
        .map(|counted| &counted.council)
        .ok_or(RegisterError::Gone(Entity::Council))
}

fn body_of(view: &CouncilsView, id: BodyId) -> Result<&CountedBody, RegisterError> {
    let found = view.bodies.iter().find(|counted| counted.body.id == id);
    found.ok_or(RegisterError::Gone(Entity::Body))
}

/// Everything that stands under a council.
fn counted_council(view: &CouncilsView, id: CouncilId) -> Result<Impact, RegisterError> {
    let counted = view.councils.iter().find(|counted| counted.council.id == id);
    let counted = counted.ok_or(RegisterError::Gone(Entity::Council))?;
    Ok(Impact {
        papers: counted.papers,
        items: counted.items,
        bodies: view
            .bodies
            .iter()
            .filter(|body| body.body.council == Some(id))
            .count(),
        ..Impact::default()
    })
}
