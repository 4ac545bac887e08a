//! A sample of each command about councils and bodies.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::CouncilCommand;
use scrutiny_desk::scrutiny::answer_clock::{ClockSetting, Clocks, Start, Unit};
use scrutiny_desk::scrutiny::body::BodyKind;
use scrutiny_desk::scrutiny::clock_table::ClockKind;
use scrutiny_desk::scrutiny::council::{CouncilCalendar, LocalDay};
use scrutiny_desk::scrutiny::id::CouncilId;
use scrutiny_desk::scrutiny::nation::Nation;

use super::made_up::{MadeUpPaper, day};
use super::world::World;

/// Another council with a committee of the same name, filed when it is first asked for.
fn other_council(world: &World) -> CouncilId {
    let find = || {
        let view = world.desk.reader().councils().unwrap();
        let mut councils = view.councils.into_iter().map(|counted| counted.council);
        councils
            .find(|council| council.name == "Hollinford Council")
            .map(|council| council.id)
    };
    find().unwrap_or_else(|| {
        let mut paper = MadeUpPaper::new("Agenda of May");
        paper.facts.council = Some("Hollinford Council".to_owned());
        world.desk.file(paper.paragraph("The agenda"));
        find().unwrap()
    })
}

pub fn council_samples(world: &World) -> Vec<Command> {
    let other = other_council(world);
    let view = world.desk.reader().councils().unwrap();
    let council = view
        .councils
        .iter()
        .find(|of| of.council.id != other)
        .unwrap()
        .council
        .id;
    let body = |name: &str| {
        let mut bodies = view.bodies.iter().map(|of| &of.body);
        bodies
            .find(|body| body.name == name && body.council != Some(other))
            .unwrap()
            .id
    };
    let (housing, executive) = (body("Housing Scrutiny Committee"), body("Executive Board"));
    let clock = ClockSetting {
        is_on: true,
        count: 8,
        unit: Unit::Weeks,
        start: Start::Received,
    };
    let calendar = CouncilCalendar {
        municipal_year_begins: 5,
        closed: vec![LocalDay {
            day: day("2026-12-29"),
            name: "Christmas closure".to_owned(),
        }],
        ..CouncilCalendar::default()
    };
    let samples = [
        CouncilCommand::RenameCouncil {
            council,
            name: "Hollinford City Council".to_owned(),
        },
        CouncilCommand::RenameBody {
            body: housing,
            name: "Homes Scrutiny Committee".to_owned(),
        },
        CouncilCommand::MergeCouncils {
            from: other,
            into: council,
        },
        CouncilCommand::MergeBodies {
            from: executive,
            into: housing,
        },
        CouncilCommand::Became {
            body: housing,
            successor: Some(("Homes and Places Committee".to_owned(), day("2025-05-20"))),
        },
        CouncilCommand::SetBodyKind {
            body: housing,
            kind: Some(BodyKind::Scrutiny),
        },
        CouncilCommand::SetNation {
            council,
            nation: Some(Nation::Wales),
        },
        CouncilCommand::SetCalendar {
            council,
            calendar: Box::new(calendar),
        },
        CouncilCommand::SetClocks {
            council,
            clocks: Clocks::default().with(ClockKind::Own, clock),
        },
    ];
    samples.map(Command::Council).into()
}
