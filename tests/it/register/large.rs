//! A register as large as some committees will have after years, for looking at and for measuring.

use std::path::PathBuf;

use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::{ItemCommand, PaperCommand};
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::id::{ItemId, PaperId, ProgressId, PromiseId, ResponseId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::{MadeUpPaper, day, moment};
use super::world::due;

const WORDS: [&str; 8] = [
    "the Cabinet publishes how long each repair took, by ward and by contractor, every quarter",
    "officers bring a costed plan for the replacement of single glazing in sheltered housing",
    "a named officer answers for every home with repeated reports of damp until the tenant agrees",
    "the bus partnership tries evening services to the hospital for twelve months and reports",
    "the library strategy says what becomes of the mobile library and who was asked about it",
    "school crossing patrols are risk-assessed each September and the results sent to members",
    "the Council writes to the water company about the outfall at Mill Lane and shares the reply",
    "complaints are answered within ten days and the figures stand beside those of last year",
];

fn add_item(register: &Register, number: usize, paper: PaperId, now: Moment) {
    let item = ItemId::new(now);
    let perform = |command| {
        register.perform(Command::Item(command), now).unwrap();
    };
    perform(ItemCommand::Add(Box::new(NewItem {
        id: item,
        kind: if number % 6 == 5 {
            ItemKind::Action
        } else {
            ItemKind::Recommendation
        },
        standing: Standing::Ours,
        number: Some((number % 20 + 1).to_string()),
        text: format!("That in case {number} {}", WORDS[number % WORDS.len()]),
        addressed_to: Some("Cabinet".to_owned()),
        body: Some(format!("Scrutiny Panel {}", number % 7)),
        made_on: Some(day("2026-03-10")),
        paper: Some(paper),
    })));
    let position = match number % 5 {
        1 => Position::Accepted,
        2 => Position::Rejected,
        3 => Position::UnderConsideration,
        4 => Position::PartlyAccepted,
        _ => return,
    };
    perform(ItemCommand::RecordAnswer {
        id: ResponseId::new(now),
        item,
        text: "This is what the Cabinet said of it, in a sentence or two.".to_owned(),
        position: Some(position),
        in_principle: number.is_multiple_of(11),
        answered_on: Some(day("2026-06-16")),
    });
    if number % 5 == 4 {
        perform(ItemCommand::Promise {
            id: PromiseId::new(now),
            item,
            due: due("by the end of August", "2026-08-31"),
            said_on: Some(day("2026-06-16")),
            reason: None,
        });
    }
}

/// Fills the folder that `LARGE_REGISTER` names: 500 papers with 20 items each.
#[test]
#[ignore = "takes a minute and writes to a folder that is kept: LARGE_REGISTER names it"]
fn a_register_of_ten_thousand_items() {
    let folder = PathBuf::from(std::env::var_os("LARGE_REGISTER").expect("LARGE_REGISTER names a folder"));
    let (register, opened) = Register::open(&folder, Access::Write, moment(0)).unwrap();
    assert!(opened.created, "the folder has a register already");
    for number in 0..500_usize {
        let now = moment(i64::try_from(number).unwrap() * 60);
        let title = format!("Response to review {number}");
        let paper = MadeUpPaper::new(&title).paragraph(WORDS[number % WORDS.len()]);
        let command = paper.command(now);
        let Command::Paper(PaperCommand::File(filed)) = &command else {
            panic!("a paper is filed");
        };
        let id = filed.papers[0].id;
        register.perform(command, now).unwrap();
        for place in 0..20_usize {
            add_item(&register, number * 20 + place, id, now);
        }
    }
    let items = register.reader().unwrap().items().unwrap();
    for (number, row) in items.iter().enumerate().filter(|(number, _)| number % 9 == 0) {
        let now = moment(40_000);
        let progress = Progress::ALL[number % Progress::ALL.len()];
        let command = ItemCommand::SetProgress {
            items: vec![(row.item.id, ProgressId::new(now))],
            progress,
            happened_on: day("2026-10-20"),
            words: "As reported".to_owned(),
        };
        register.perform(Command::Item(command), now).unwrap();
    }
    println!("{} items in {}", items.len(), folder.display());
}
