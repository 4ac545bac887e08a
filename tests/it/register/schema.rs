//! The schema: its ladder, its rules, and what the history keeps of each row.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use scrutiny_desk::register::command::{FindingCommand, ItemCommand, PaperCommand};
use scrutiny_desk::register::{Access, Command, Register};
use scrutiny_desk::scrutiny::body::BodyKind;
use scrutiny_desk::scrutiny::change::Entity;
use scrutiny_desk::scrutiny::finding::{Confidence, FindingState};
use scrutiny_desk::scrutiny::id::{FindingId, ProgressId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::nation::Nation;
use scrutiny_desk::scrutiny::paper::{PaperKind, Publicity};
use scrutiny_desk::scrutiny::period::Class;
use scrutiny_desk::scrutiny::progress::{ClosingReason, Progress};
use scrutiny_desk::scrutiny::proposal::Relation;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::store::act::{ActKind, ActState};
use scrutiny_desk::store::ladder::{STEPS, Step};
use scrutiny_desk::store::{open, original};

use super::dump::{dump, rows};
use super::made_up::{Desk, day, moment, response_to_damp_review};
use super::world::World;

/// The newest version that registers in use stand at: its step, and those before it, are frozen.
const SHIPPED: u32 = 2;

fn shipped() -> impl Iterator<Item = &'static Step> {
    STEPS.iter().filter(|step| step.version <= SHIPPED)
}

fn connect(register: &Path) -> Connection {
    Connection::open(register.join("register.db")).unwrap()
}

/// What the database says its schema is, white space and quotes left out: this sees a changed CHECK,
/// which a comparison of columns would miss.
fn schema(connection: &Connection) -> BTreeSet<String> {
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'")
        .unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|sql| {
        let sql = sql.unwrap();
        let lines = sql.lines().map(|line| line.split("--").next().unwrap());
        let folded = lines.collect::<String>();
        folded
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '"')
            .collect()
    })
    .collect()
}

/// A folder with the frozen register of a version, made as that version left it.
fn frozen(version: u32) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("{}/tests/files/v{version}.sql", env!("CARGO_MANIFEST_DIR"));
    let connection = connect(folder.path());
    connection
        .execute_batch(&fs::read_to_string(file).unwrap())
        .unwrap();
    let found: u32 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(found, version);
    folder
}

#[test]
fn a_shipped_step_of_the_ladder_never_changes() {
    let hashes: Vec<(u32, String)> = shipped()
        .map(|step| {
            (
                step.version,
                original::hash(step.sql.replace("\r\n", "\n").as_bytes()),
            )
        })
        .collect();
    assert_eq!(
        hashes,
        [
            (
                1,
                "e7c45e96229c7427f53317bd61a55ca2be8e482140aefd81805adf64b4ebdc33".to_owned()
            ),
            (
                2,
                "185bb8774171c3dce1f43d1d332013633b9ccaec621865260e4bb0073309b01e".to_owned()
            )
        ],
        "a register in use has taken the step as it was: write a new step instead"
    );
}

#[test]
fn steps_count_from_one_without_a_gap_and_each_has_its_frozen_register() {
    for (index, step) in STEPS.iter().enumerate() {
        assert_eq!(usize::try_from(step.version).unwrap(), index + 1);
    }
    for step in shipped() {
        frozen(step.version);
    }
}

#[test]
fn a_frozen_register_upgrades_to_the_schema_of_a_new_one_and_keeps_every_row() {
    let fresh = Desk::new();
    for step in shipped() {
        let folder = frozen(step.version);
        let before = dump(folder.path());
        let (register, opened) = Register::open(folder.path(), Access::Write, moment(0)).unwrap();
        assert_eq!(
            opened.upgraded_from.is_some(),
            step.version < STEPS.last().unwrap().version
        );
        assert_eq!(schema(&connect(folder.path())), schema(&connect(fresh.path())));
        if step.version == STEPS.last().unwrap().version {
            assert_eq!(dump(folder.path()), before);
        }
        let reader = register.reader().unwrap();
        let papers = reader.papers().unwrap();
        let names: Vec<_> = papers.iter().map(|row| row.paper.name().into_owned()).collect();
        assert_eq!(
            names,
            ["Minutes of September", "Response to the review of play areas"]
        );
        let paper = reader.paper(papers[1].paper.id).unwrap().unwrap();
        assert_eq!(paper.findings.len(), 3);
        assert_eq!(
            paper.paper.facts.contacts[0].phone.as_deref(),
            Some("01632 960789")
        );
        let items = reader.items().unwrap();
        assert_eq!(items.len(), 2);
        let mended = items.iter().find(|row| row.item.text.contains("mended")).unwrap();
        let view = reader.item(mended.item.id).unwrap().unwrap();
        assert_eq!(view.row.state.position, Some(Position::PartlyAccepted));
        assert_eq!(view.row.state.progress, Some(Progress::Delayed));
        assert_eq!(
            view.row.item.closing.as_ref().unwrap().closed_on,
            day("2017-05-02")
        );
        assert_eq!(view.promises.len(), 2);
        assert_eq!(view.notes[0].text, "Ask about Hilltop");
        assert_eq!(reader.follow_ups().unwrap().len(), 2);
        let meetings = reader.meetings().unwrap();
        let kept = meetings.iter().find(|meeting| meeting.id.is_some()).unwrap();
        assert_eq!(kept.place.as_deref(), Some("The Old Library"));
        assert!(!view.history.is_empty());
        assert_eq!(reader.search("hilltop", 10).unwrap().len(), 2);
        assert_eq!(
            reader.search("contractor", 10).unwrap().len(),
            1,
            "the words of the progress log"
        );
        let faults = reader.check().unwrap().faults;
        assert_eq!(faults.len(), 2, "the originals alone are not frozen: {faults:?}");
        register.perform(Command::Undo, moment(1)).unwrap();
    }
}

#[test]
fn the_frozen_register_has_rows_in_every_table() {
    for step in shipped() {
        let connection = connect(frozen(step.version).path());
        let tables: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_index%' ESCAPE '\\'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for table in tables {
            assert!(!rows(&connection, &table, "true").is_empty(), "{table} is empty");
        }
    }
}

#[test]
fn a_step_to_come_is_climbed_alike_by_a_new_register_and_an_old_one() {
    let mut steps = STEPS.to_vec();
    steps.push(Step {
        version: u32::try_from(steps.len() + 1).unwrap(),
        sql: "CREATE TABLE ward (serial INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
              ALTER TABLE item ADD COLUMN ward INTEGER REFERENCES ward (serial);",
    });
    let fresh = tempfile::tempdir().unwrap();
    let upgraded = frozen(1);
    for folder in [fresh.path(), upgraded.path()] {
        let (_register, _) = Register::open_climbing(folder, Access::Write, moment(0), &steps).unwrap();
    }
    assert_eq!(schema(&connect(fresh.path())), schema(&connect(upgraded.path())));
}

/// Every column that holds a code: its table, its name, its codes, and what else has to be set with it.
fn coded_columns() -> Vec<(&'static str, &'static str, Vec<&'static str>, &'static str)> {
    fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|value| code(*value)).collect()
    }
    let positions = codes(Position::ALL, Position::code);
    let classes = codes(Class::ALL, Class::code);
    let kinds = codes(ItemKind::ALL, ItemKind::code);
    let standings = codes(Standing::ALL, Standing::code);
    let progress = codes(Progress::ALL, Progress::code);
    let confidences = codes(Confidence::ALL, Confidence::code);
    let reasons = codes(ClosingReason::ALL, ClosingReason::code);
    vec![
        ("paper", "kind", codes(PaperKind::ALL, PaperKind::code), ""),
        ("paper", "publicity", codes(Publicity::ALL, Publicity::code), ""),
        ("finding", "kind", kinds.clone(), ""),
        ("finding", "standing", standings.clone(), ""),
        ("finding", "position", positions.clone(), ""),
        ("finding", "due_class", classes.clone(), ""),
        ("finding", "progress", progress.clone(), ""),
        ("finding", "confidence", confidences.clone(), ""),
        (
            "finding",
            "state",
            codes(FindingState::ALL, FindingState::code),
            "",
        ),
        ("finding", "relation", codes(Relation::ALL, Relation::code), ""),
        ("item", "kind", kinds, ""),
        ("item", "standing", standings, ""),
        ("item", "confidence", confidences, ""),
        ("item", "closing_reason", reasons, ", closed_on = '2017-05-02'"),
        ("council", "nation", codes(Nation::ALL, Nation::code), ""),
        ("body", "kind", codes(BodyKind::ALL, BodyKind::code), ""),
        ("response", "position", positions, ""),
        ("promise", "due_class", classes.clone(), ""),
        ("progress", "progress", progress, ""),
        ("follow_up", "due_class", classes, ""),
        ("change", "entity", codes(Entity::ALL, Entity::code), ""),
        ("act", "state", codes(ActState::ALL, ActState::code), ""),
        ("act", "kind", vec![ActKind::Do.code()], ", of_act = NULL"),
        (
            "act",
            "kind",
            vec![ActKind::Undo.code(), ActKind::Redo.code()],
            ", of_act = id",
        ),
    ]
}

/// A register with a row in every table that has coded columns.
fn world_with_progress() -> World {
    let world = World::new();
    world.desk.done(Command::Item(ItemCommand::SetProgress {
        items: vec![(world.item, ProgressId::new(world.desk.now()))],
        progress: Progress::OnTrack,
        happened_on: day("2017-01-01"),
        words: String::new(),
    }));
    world
}

#[test]
fn the_schema_takes_every_value_of_every_list_and_nothing_else() {
    let world = world_with_progress();
    let connection = connect(world.desk.path());
    for (table, column, codes, with) in coded_columns() {
        let set = |code: &str| {
            let row = format!("serial = (SELECT min(serial) FROM {table})");
            connection.execute(
                &format!("UPDATE {table} SET {column} = '{code}'{with} WHERE {row}"),
                [],
            )
        };
        for code in &codes {
            assert_eq!(set(code), Ok(1), "{table}.{column} = {code}");
        }
        assert!(set("bogus").is_err(), "{table}.{column} takes a bogus code");
    }
    assert_eq!(ActKind::ALL.len(), 3, "each kind of act is among the lists above");
}

#[test]
fn no_column_with_a_list_of_codes_is_forgotten() {
    let world = World::new();
    let schema: String = schema(&connect(world.desk.path())).into_iter().collect();
    let lists = schema.matches("IN('").count();
    // The kinds of block and of fact and what was found are not lists of codes of the subject.
    let others = [
        "CHECK(factIN('",
        "CHECK(foundIN('",
        "CHECK(kindIN('heading'",
        "CHECK((kindIN('heading'",
    ];
    let others: usize = others.iter().map(|other| schema.matches(other).count()).sum();
    assert_eq!(others, 4);
    let coded: BTreeSet<(&str, &str)> = coded_columns().iter().map(|(t, c, ..)| (*t, *c)).collect();
    assert_eq!(lists - others, coded.len());
}

#[test]
fn an_unknown_code_in_the_database_is_an_error_and_never_a_default() {
    let world = World::new();
    connect(world.desk.path())
        .execute_batch("PRAGMA ignore_check_constraints = ON; UPDATE response SET position = 'maybe';")
        .unwrap();
    let fault = world.desk.reader().items().unwrap_err();
    assert_eq!(
        fault.to_string(),
        "\"maybe\" is not a Position this version knows"
    );
}

#[test]
fn an_image_in_the_history_covers_every_column_of_its_row() {
    let world = world_with_progress();
    world.keep_meeting();
    world.remember_columns();
    world.relate();
    world.desk.done(Command::Finding(FindingCommand::Reject {
        findings: world.waiting.clone(),
    }));
    world
        .desk
        .done(Command::Paper(PaperCommand::Remove { paper: world.paper }));
    let connection = connect(world.desk.path());
    for entity in Entity::ALL {
        let table = entity.code();
        let columns: BTreeSet<String> = connection
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let sql = "SELECT coalesce(after, before) FROM change WHERE entity = ?1";
        let images: Vec<String> = connection
            .prepare(sql)
            .unwrap()
            .query_map([table], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(!images.is_empty(), "no change of a {table}");
        for image in images {
            let image: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&image).unwrap();
            let mut covered: BTreeSet<String> = image.keys().cloned().collect();
            if *entity == Entity::Paper {
                assert!(covered.remove("contacts"), "a paper's contacts are facts of it");
            }
            assert_eq!(covered, columns, "{table}");
        }
    }
}

#[test]
fn every_kind_of_row_can_be_marked_as_taken_off_or_is_never_taken_off() {
    let desk = Desk::new();
    let connection = connect(desk.path());
    for entity in Entity::ALL {
        let count: i64 = connection
            .query_row(
                "SELECT count(*) FROM pragma_table_info(?1) WHERE name = 'removed_by'",
                [entity.code()],
                |row| row.get(0),
            )
            .unwrap();
        let stays = matches!(entity, Entity::Council | Entity::Body | Entity::Finding);
        assert_eq!(count == 0, stays, "{entity:?}");
    }
}

#[test]
fn a_register_is_marked_as_one_and_keeps_what_it_has_answered() {
    let desk = Desk::new();
    desk.file(response_to_damp_review());
    let connection = connect(desk.path());
    let pragma = |name: &str| -> String {
        connection
            .query_row(
                &format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"),
                [],
                |row| row.get(0),
            )
            .unwrap()
    };
    assert_eq!(pragma("application_id"), open::APPLICATION_ID.to_string());
    assert_eq!(pragma("journal_mode"), "wal");
    assert_eq!(pragma("user_version"), STEPS.last().unwrap().version.to_string());
}

#[test]
fn a_finding_without_a_place_is_read_back() {
    let desk = Desk::new();
    let (paper, findings) = desk.file(response_to_damp_review());
    let mut found = desk.reader().paper(paper).unwrap().unwrap().findings[0]
        .finding
        .found
        .clone();
    let scrutiny_desk::scrutiny::finding::Found::Item(item) = &mut found else {
        panic!("the recommendation comes first");
    };
    item.passage.spans.clear();
    let id = FindingId::new(desk.now());
    desk.done(Command::Finding(FindingCommand::Add {
        id,
        paper,
        found: Box::new(found.clone()),
    }));
    let view = desk.reader().paper(paper).unwrap().unwrap();
    assert_eq!(view.findings.len(), findings.len() + 1);
    let added = view.findings.iter().find(|f| f.id == id).unwrap();
    assert_eq!(added.finding.found, found);
}
