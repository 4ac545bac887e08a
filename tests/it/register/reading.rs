//! Searching, checking, backing up and restoring.

use std::fs;

use rusqlite::Connection;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::{ItemCommand, NoteCommand};
use scrutiny_desk::register::view::HitPlace;
use scrutiny_desk::register::{Access, Command, Register, RegisterError, restore};

use super::dump::dump;
use super::made_up::{Desk, MadeUpPaper, moment, response_to_damp_review};
use super::world::World;

fn headings(desk: &Desk, query: &str) -> Vec<String> {
    let hits = desk.reader().search(query, 20).unwrap();
    hits.into_iter().map(|hit| hit.heading).collect()
}

#[test]
fn a_search_finds_papers_items_answers_and_notes_with_the_words_lit() {
    let world = World::new();
    let hits = world.desk.reader().search("inspect", 20).unwrap();
    let item = hits
        .iter()
        .find(|hit| hit.place == HitPlace::Item(world.item))
        .unwrap();
    assert_eq!(item.heading, "Recommendation 1");
    assert_eq!(item.body.as_deref(), Some("Housing Scrutiny Committee"));
    let note = hits
        .iter()
        .find(|hit| matches!(hit.place, HitPlace::Note { .. }))
        .unwrap();
    assert_eq!(note.snippet, "Ask who inspects");
    let lit: Vec<&str> = note.lit.iter().map(|span| span.of(&note.snippet)).collect();
    assert_eq!(lit, ["inspects"]);
    let view = world.desk.reader().paper(world.paper).unwrap().unwrap();
    let in_paper: Vec<&str> = hits
        .iter()
        .filter_map(|hit| match hit.place {
            HitPlace::Paper { paper, span } if paper == world.paper => Some(span.of(&view.text)),
            _ => None,
        })
        .collect();
    assert!(in_paper.contains(&"That every home with mould is inspected within a month"));
    let item_hits = hits
        .iter()
        .filter(|hit| hit.place == HitPlace::Item(world.item))
        .count();
    assert_eq!(
        item_hits, 1,
        "an item is named once, though its answer matches too"
    );
}

#[test]
fn a_search_reads_accents_beginnings_and_phrases_and_fears_no_sign() {
    let desk = Desk::new();
    desk.file(MadeUpPaper::new("Café review").paragraph("The naïve proposal for Trefŵl market"));
    for query in [
        "naive",
        "trefwl",
        "mark",
        "\"naive proposal\"",
        "NAÏVE prop",
        "market's",
    ] {
        let expected = usize::from(query != "market's");
        assert_eq!(headings(&desk, query).len(), expected, "{query}");
    }
    assert!(
        headings(&desk, "\"proposal naive\"").is_empty(),
        "a phrase keeps its order"
    );
    assert!(
        headings(&desk, "markets absent").is_empty(),
        "every word has to match"
    );
    for odd in [
        "",
        "  ",
        "\"",
        "*",
        "AND OR NOT",
        "a:b (",
        "'; DROP TABLE paper; --",
        "^x",
        "NEAR(",
        "\u{0}",
        "proposal\u{0}market",
        "\u{2}proposal\u{3}",
        "\u{24d0} \u{bd} \u{1f642}proposal",
        "e\u{301}\u{301}\u{301}",
        &"proposal ".repeat(2_000),
    ] {
        desk.reader()
            .search(odd, 5)
            .unwrap_or_else(|fault| panic!("{odd:?}: {fault:?}"));
    }
    assert!(
        headings(&desk, "Page").is_empty(),
        "running heads are not searched"
    );
}

#[test]
fn the_index_follows_every_edit_and_undo() {
    let world = World::new();
    let desk = &world.desk;
    let found = |query: &str| {
        let hits = desk.reader().search(query, 20).unwrap();
        hits.iter()
            .filter(|hit| !matches!(hit.place, HitPlace::Paper { .. }))
            .count()
    };
    desk.done(Command::Item(ItemCommand::Edit {
        item: world.item,
        edit: ItemEdit::Text("That asbestos is taken out".to_owned()),
        visit: None,
    }));
    assert_eq!((found("asbestos"), found("mould")), (1, 0));
    desk.done(Command::Undo);
    assert_eq!((found("asbestos"), found("mould")), (0, 1));
    desk.done(Command::Note(NoteCommand::Write {
        id: world.note,
        text: "Ask about asbestos".to_owned(),
        visit: 1,
    }));
    assert_eq!(found("asbestos"), 1);
    desk.done(Command::Note(NoteCommand::Remove { id: world.note }));
    assert_eq!(
        found("asbestos"),
        0,
        "what was taken off the register is not found"
    );
    assert!(desk.reader().check().unwrap().faults.is_empty());
}

#[test]
fn a_word_that_stands_everywhere_still_gives_the_limit_and_no_more() {
    let desk = Desk::new();
    let mut paper = MadeUpPaper::new("Long minutes");
    for line in 0..600 {
        paper = paper.paragraph(&format!("The committee noted point {line}"));
    }
    desk.file(paper);
    assert_eq!(desk.reader().search("the", 7).unwrap().len(), 7);
    assert_eq!(desk.reader().search("committee", 7).unwrap().len(), 7);
}

#[test]
fn a_sound_register_has_no_faults() {
    let world = World::new();
    let checked = world.desk.reader().check().unwrap();
    assert_eq!(checked.faults, Vec::<String>::new());
    assert_eq!(checked.originals, 2);
    // 8 and 3 blocks, 2 items, 1 answer, 1 note, 2 titles.
    assert_eq!(checked.indexed, 17);
}

#[test]
fn a_check_names_originals_that_are_missing_or_changed_and_an_index_that_differs() {
    let world = World::new();
    let reader = world.desk.reader();
    let missing = reader.original_path(world.paper).unwrap().unwrap();
    let changed = reader.original_path(world.other_paper).unwrap().unwrap();
    fs::remove_file(missing).unwrap();
    fs::write(changed, "other words").unwrap();
    Connection::open(world.desk.path().join("register.db"))
        .unwrap()
        .execute_batch(
            "DROP TRIGGER note_changed; UPDATE note SET text = 'words that the index has never seen';
             PRAGMA foreign_keys = OFF;
             UPDATE item SET body = '00000000-0000-7000-8000-000000000000' WHERE paper IS NULL;",
        )
        .unwrap();
    let faults = world.desk.reader().check().unwrap().faults;
    let expected = [
        "A row refers to another",
        "The original of Minutes of June.txt was changed",
        "The original of Response to the review of damp homes.txt is missing",
        "The search index note_index does not agree",
    ];
    assert_eq!(faults.len(), expected.len(), "{faults:?}");
    for (fault, expected) in faults.iter().zip(expected) {
        assert!(fault.starts_with(expected), "{fault}");
    }
}

#[test]
fn a_backup_holds_everything_and_is_restored_with_the_present_put_aside() {
    let mut world = World::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let before = dump(world.desk.path());
    let backup = world.desk.reader().backup(elsewhere.path(), moment(90)).unwrap();
    assert_eq!(backup.file_name().unwrap(), "20261123T120130Z");
    let second = world.desk.reader().backup(elsewhere.path(), moment(90)).unwrap();
    assert_eq!(second.file_name().unwrap(), "20261123T120130Z-2");
    assert_eq!(dump(&backup), before);
    let names: Vec<_> = fs::read_dir(&backup)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(
        names.len(),
        2,
        "nothing but the database and the originals: {names:?}"
    );

    world.desk.file(MadeUpPaper::new("Filed after the backup"));
    let after = dump(world.desk.path());
    let in_use = restore(&backup, world.desk.path(), moment(100));
    assert!(matches!(in_use, Err(RegisterError::InUse { .. })));

    world.desk.register = None;
    let restored = restore(&backup, world.desk.path(), moment(100)).unwrap();
    assert!(restored.checked.faults.is_empty() && restored.checked.originals == 2);
    assert_eq!(dump(world.desk.path()), before);
    assert_eq!(
        dump(&restored.put_aside.unwrap()),
        after,
        "the present is put aside, not lost"
    );
    world.desk.restart();
    assert_eq!(world.desk.reader().counts().unwrap().papers, 2);
    world.desk.done(Command::Undo);
}

#[test]
fn a_backup_made_while_papers_are_filed_is_whole_as_of_one_moment() {
    let desk = Desk::new();
    desk.file(response_to_damp_review());
    let elsewhere = tempfile::tempdir().unwrap();
    let reader = desk.reader();
    let tickets: Vec<_> = (0..30)
        .map(|number| {
            let paper = MadeUpPaper::new(&format!("Paper {number}"))
                .recommendation("1", &format!("That street {number} is swept"));
            desk.register().send(paper.command(desk.now()), desk.now())
        })
        .collect();
    let mut done = 0;
    let mut backups = Vec::new();
    while done < tickets.len() {
        backups.push(reader.backup(elsewhere.path(), desk.now()).unwrap());
        let outcomes = desk.register().outcomes();
        done += outcomes.len();
        assert!(
            outcomes.iter().all(|(_, outcome)| outcome.is_ok()),
            "{outcomes:?}"
        );
    }
    for backup in backups {
        let (copy, _) = Register::open(&backup, Access::Read, desk.now()).unwrap();
        let checked = copy.reader().unwrap().check().unwrap();
        assert_eq!(checked.faults, Vec::<String>::new());
    }
}

#[test]
fn a_backup_is_restored_where_there_is_no_register() {
    let world = World::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let backup = world.desk.reader().backup(elsewhere.path(), moment(90)).unwrap();
    let fresh = elsewhere.path().join("fresh");
    let restored = restore(&backup, &fresh, moment(100)).unwrap();
    assert_eq!(restored.put_aside, None);
    let (register, opened) = Register::open(&fresh, Access::Write, moment(101)).unwrap();
    assert!(!opened.created);
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 2);
}

#[test]
fn what_is_no_whole_backup_replaces_nothing() {
    let mut world = World::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let backup = world.desk.reader().backup(elsewhere.path(), moment(90)).unwrap();
    world.desk.register = None;
    let before = dump(world.desk.path());
    let empty = tempfile::tempdir().unwrap();
    let damaged = backup.join("register.db");
    let bytes = fs::read(&damaged).unwrap();
    fs::write(&damaged, &bytes[..bytes.len() / 2]).unwrap();
    for folder in [empty.path(), &backup] {
        let refused = restore(folder, world.desk.path(), moment(100));
        assert!(
            matches!(refused, Err(RegisterError::NoBackup { .. })),
            "{refused:?}"
        );
    }
    assert_eq!(dump(world.desk.path()), before);
}

#[test]
fn a_backup_where_nothing_can_be_written_is_an_error() {
    let desk = Desk::new();
    desk.file(response_to_damp_review());
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("a file");
    fs::write(&file, "in the way").unwrap();
    assert!(matches!(
        desk.reader().backup(&file, moment(90)),
        Err(RegisterError::Folder { .. })
    ));
}
