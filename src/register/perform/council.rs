//! Commands about councils and bodies.

use super::{counted, merge, quoted, retime, words};
use crate::register::acting::{Acting, Said};
use crate::register::command::CouncilCommand;
use crate::register::{RegisterError, names};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::Clocks;
use crate::scrutiny::body::{Body, folded_name};
use crate::scrutiny::council::{Council, CouncilCalendar};
use crate::scrutiny::id::{BodyId, CouncilId};
use crate::scrutiny::nation::Nation;
use crate::store;

pub(super) fn perform(act: &mut Acting, command: CouncilCommand) -> Result<Said, RegisterError> {
    match command {
        CouncilCommand::RenameCouncil { council, name } => rename_council(act, council, &name),
        CouncilCommand::RenameBody { body, name } => rename_body(act, body, &name),
        CouncilCommand::MergeCouncils { from, into } => merge::councils(act, from, into),
        CouncilCommand::MergeBodies { from, into } => merge::bodies(act, from, into),
        CouncilCommand::Became { body, successor } => became(act, body, successor),
        CouncilCommand::SetBodyKind { body, kind } => {
            let body: Body = act.get(body)?;
            let what = kind.map_or("not said", |kind| kind.label());
            let label = format!("Set what {} is: {what}", quoted(&body.name));
            act.put(&Body { kind, ..body })?;
            Ok(label.into())
        }
        CouncilCommand::SetNation { council, nation } => set_nation(act, council, nation),
        CouncilCommand::SetCalendar { council, calendar } => set_calendar(act, council, *calendar),
        CouncilCommand::SetClocks { council, clocks } => set_clocks(act, council, clocks),
    }
}

/// The other names after a name has given way to another: the former joins them, the new one leaves.
fn others(former: &str, others: &[String], name: &str) -> Vec<String> {
    let new = folded_name(name);
    let mut kept: Vec<String> = Vec::new();
    for other in others.iter().map(String::as_str).chain([former]) {
        let folded = folded_name(other);
        if folded != new && kept.iter().all(|known| folded_name(known) != folded) {
            kept.push(other.to_owned());
        }
    }
    kept
}

fn named(name: &str) -> Result<String, RegisterError> {
    let name = words(name)?;
    if folded_name(&name).is_empty() {
        return Err(RegisterError::NoWords);
    }
    Ok(name)
}

fn rename_council(act: &mut Acting, council: CouncilId, name: &str) -> Result<Said, RegisterError> {
    let name = named(name)?;
    let council: Council = act.get(council)?;
    if store::council::named(act.db, &name)?.is_some_and(|known| known.id != council.id) {
        return Err(RegisterError::NameTaken { name });
    }
    let label = format!("Renamed {} to {}", quoted(&council.name), quoted(&name));
    act.put(&Council {
        other_names: others(&council.name, &council.other_names, &name),
        name,
        ..council
    })?;
    Ok(label.into())
}

fn rename_body(act: &mut Acting, body: BodyId, name: &str) -> Result<Said, RegisterError> {
    let name = named(name)?;
    let body: Body = act.get(body)?;
    let taken = store::body::named(act.db, &name, body.council)?;
    if taken
        .iter()
        .any(|known| known.id != body.id && known.council == body.council)
    {
        return Err(RegisterError::NameTaken { name });
    }
    let label = format!("Renamed {} to {}", quoted(&body.name), quoted(&name));
    act.put(&Body {
        other_names: others(&body.name, &body.other_names, &name),
        name,
        ..body
    })?;
    Ok(label.into())
}

fn became(act: &mut Acting, body: BodyId, successor: Option<(String, Day)>) -> Result<Said, RegisterError> {
    let body: Body = act.get(body)?;
    let Some((name, day)) = successor else {
        let label = format!("Nobody took the place of {}", quoted(&body.name));
        act.put(&Body { became: None, ..body })?;
        return Ok(label.into());
    };
    if day > act.now.date_naive() {
        return Err(RegisterError::DayToCome);
    }
    let name = named(&name)?;
    let next = names::body(act, Some(&name), body.council)?.ok_or(RegisterError::NoWords)?;
    let mut after = Some(next);
    while let Some(id) = after {
        if id == body.id {
            return Err(RegisterError::OwnSuccessor);
        }
        after = act.get::<Body>(id)?.became.map(|(body, _)| body);
    }
    let next: Body = act.get(next)?;
    let label = format!("{} became {}", quoted(&body.name), quoted(&next.name));
    // What it followed up is followed up by its successor under the same clocks.
    if next.kind.is_none() && body.kind.is_some() {
        act.put(&Body {
            kind: body.kind,
            ..next.clone()
        })?;
    }
    act.put(&Body {
        became: Some((next.id, day)),
        ..body
    })?;
    Ok(label.into())
}

fn set_nation(act: &mut Acting, council: CouncilId, nation: Option<Nation>) -> Result<Said, RegisterError> {
    let council: Council = act.get(council)?;
    let where_it_lies = nation.map_or("not said", |nation| nation.label());
    let label = format!("Set where {} lies: {where_it_lies}", quoted(&council.name));
    let after = Council {
        nation,
        ..council.clone()
    };
    change(act, &council, &after, label)
}

fn set_calendar(
    act: &mut Acting,
    council: CouncilId,
    calendar: CouncilCalendar,
) -> Result<Said, RegisterError> {
    if let Some(fault) = calendar.fault() {
        return Err(RegisterError::Impossible(fault));
    }
    let council: Council = act.get(council)?;
    let label = format!("Changed the calendar of {}", quoted(&council.name));
    let after = Council {
        calendar: calendar.in_order(),
        ..council.clone()
    };
    change(act, &council, &after, label)
}

/// Keeps a council whose dates may have changed, and reads the times that go by them again.
fn change(act: &mut Acting, before: &Council, after: &Council, label: String) -> Result<Said, RegisterError> {
    act.put(after)?;
    let moved = retime::council(act, after.id, (&before.dates(), &after.dates()))?;
    if moved == 0 {
        return Ok(label.into());
    }
    Ok(format!("{label}; {} moved", counted(moved, "date", "dates")).into())
}

fn set_clocks(act: &mut Acting, council: CouncilId, clocks: Clocks) -> Result<Said, RegisterError> {
    if clocks.has_impossible_length() {
        return Err(RegisterError::Impossible(
            "A clock counts from one day to two years".to_owned(),
        ));
    }
    let council: Council = act.get(council)?;
    let label = format!("Changed the clocks of {}", quoted(&council.name));
    act.put(&Council { clocks, ..council })?;
    Ok(label.into())
}
