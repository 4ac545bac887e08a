//! Two that are one: what stands under the one comes to stand under the other, whose name keeps the
//! other's beside it, so that the next paper that prints it is known.

use super::{counted, quoted, retime};
use crate::register::RegisterError;
use crate::register::acting::{Acting, Said};
use crate::scrutiny::body::{Body, folded_name};
use crate::scrutiny::council::Council;
use crate::scrutiny::id::{BodyId, CouncilId, PaperId};
use crate::scrutiny::meeting::Meeting;
use crate::scrutiny::paper::Paper;
use crate::store::body::Under;
use crate::store::{self, Kept};

/// How much came to stand elsewhere, without what was taken off the register before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Moved {
    papers: usize,
    items: usize,
    meetings: usize,
    bodies: usize,
}

impl Moved {
    fn words(self) -> String {
        let parts: Vec<String> = [
            (self.bodies, "body", "bodies"),
            (self.papers, "paper", "papers"),
            (self.items, "item", "items"),
            (self.meetings, "meeting", "meetings"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
        match parts.split_last() {
            None => String::new(),
            Some((only, [])) => format!("; {only} moved"),
            Some((last, others)) => format!("; {} and {last} moved", others.join(", ")),
        }
    }
}

/// The other names of one that another was found to be.
fn joined(name: &str, own: &[String], other: &str, others: &[String]) -> Vec<String> {
    let mut names: Vec<String> = own.to_vec();
    for joining in std::iter::once(other).chain(others.iter().map(String::as_str)) {
        let folded = folded_name(joining);
        if folded != folded_name(name) && names.iter().all(|known| folded_name(known) != folded) {
            names.push(joining.to_owned());
        }
    }
    names
}

/// Says that two bodies are one.
pub(super) fn bodies(act: &mut Acting, from: BodyId, into: BodyId) -> Result<Said, RegisterError> {
    let (from, into): (Body, Body) = (act.get(from)?, act.get(into)?);
    if from.id == into.id || from.merged_into.is_some() || into.merged_into.is_some() {
        return Err(RegisterError::MergedWithItself);
    }
    if from
        .council
        .zip(into.council)
        .is_some_and(|(one, other)| one != other)
    {
        return Err(RegisterError::OfTwoCouncils);
    }
    let label = format!("Merged {} into {}", quoted(&from.name), quoted(&into.name));
    let moved = join(act, &from, &into)?;
    Ok(format!("{label}{}", moved.words()).into())
}

/// Has everything that stands under `from` stand under `into`.
fn join(act: &mut Acting, from: &Body, into: &Body) -> Result<Moved, RegisterError> {
    let counts = store::body::all_counted(act.db)?;
    let under = counts.iter().find(|counted| counted.body.id == from.id);
    let mut moved = Moved {
        papers: under.map_or(0, |counted| counted.papers),
        items: under.map_or(0, |counted| counted.items),
        ..Moved::default()
    };
    for under in [Under::Paper, Under::Item] {
        for row in store::body::rows_under(act.db, under, from.id)? {
            act.look(under.entity(), &row)?;
            store::body::move_row(act.db, under, &row, into.id)?;
        }
    }
    for row in store::body::rows_under(act.db, Under::Meeting, from.id)? {
        moved.meetings += usize::from(join_meeting(act, &row, into.id)?);
    }
    for body in store::body::all(act.db)? {
        if let Some((_, day)) = body.became.filter(|(next, _)| *next == from.id) {
            // What became the one that it is now merged with has simply been renamed.
            let became = (body.id != into.id).then_some((into.id, day));
            act.put(&Body { became, ..body })?;
        }
    }
    act.put(&Body {
        merged_into: Some(into.id),
        became: None,
        ..from.clone()
    })?;
    let now: Body = act.get(into.id)?;
    act.put(&Body {
        council: now.council.or(from.council),
        other_names: joined(&now.name, &now.other_names, &from.name, &from.other_names),
        kind: now.kind.or(from.kind),
        ..now
    })?;
    Ok(moved)
}

/// Moves a meeting to another body. Where that body keeps one on the same day, they are one meeting:
/// its questions follow those that stand there. Answers whether it counts as moved.
fn join_meeting(act: &mut Acting, row: &str, into: BodyId) -> Result<bool, RegisterError> {
    let meeting = row
        .parse()
        .ok()
        .map(|id| Meeting::get(act.db, id))
        .transpose()?
        .flatten();
    let Some(meeting) = meeting else {
        // Taken off the register before: it moves so that it comes back where it belongs.
        act.look(Under::Meeting.entity(), row)?;
        store::body::move_row(act.db, Under::Meeting, row, into)?;
        return Ok(false);
    };
    let Some(known) = store::meeting::on(act.db, into, meeting.date)? else {
        act.put(&Meeting {
            body: into,
            ..meeting
        })?;
        return Ok(true);
    };
    let questions: Vec<&str> = [known.questions.trim_end(), meeting.questions.trim_end()]
        .into_iter()
        .filter(|questions| !questions.is_empty())
        .collect();
    let questions = questions.join("\n");
    act.remove::<Meeting>(meeting.id)?;
    act.put(&Meeting {
        questions,
        place: known.place.clone().or(meeting.place),
        ..known
    })?;
    Ok(true)
}

/// Says that two councils are one.
pub(super) fn councils(act: &mut Acting, from: CouncilId, into: CouncilId) -> Result<Said, RegisterError> {
    let (from, into): (Council, Council) = (act.get(from)?, act.get(into)?);
    if from.id == into.id || from.merged_into.is_some() || into.merged_into.is_some() {
        return Err(RegisterError::MergedWithItself);
    }
    let mut moved = Moved::default();
    let calendars = (from.dates(), into.dates());
    for row in store::council::papers_of(act.db, from.id)? {
        let standing = row
            .parse::<PaperId>()
            .ok()
            .map(|id| Paper::get(act.db, id))
            .transpose()?
            .flatten();
        if let Some(paper) = standing {
            moved.papers += 1;
            if calendars.0 != calendars.1 {
                retime::paper(act, paper.id, paper.facts.date, (&calendars.0, &calendars.1))?;
            }
        }
        act.look(Under::Paper.entity(), &row)?;
        store::council::move_paper(act.db, &row, into.id)?;
    }
    let all = store::body::all(act.db)?;
    for body in all.iter().filter(|body| body.council == Some(from.id)) {
        let same = all.iter().find(|other| {
            other.council == Some(into.id)
                && std::iter::once(&body.name)
                    .chain(&body.other_names)
                    .any(|name| other.goes_by(name))
        });
        moved.bodies += 1;
        match same {
            Some(same) => {
                join(act, body, same)?;
            }
            None => {
                let body: Body = act.get(body.id)?;
                act.put(&Body {
                    council: Some(into.id),
                    ..body
                })?;
            }
        }
    }
    act.put(&Council {
        merged_into: Some(into.id),
        ..from.clone()
    })?;
    let label = format!("Merged {} into {}", quoted(&from.name), quoted(&into.name));
    act.put(&Council {
        other_names: joined(&into.name, &into.other_names, &from.name, &from.other_names),
        nation: into.nation.or(from.nation),
        ..into
    })?;
    Ok(format!("{label}{}", moved.words()).into())
}
