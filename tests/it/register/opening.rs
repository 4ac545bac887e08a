//! Opening a register: new, in use, read beside, newer, older, damaged, another program's.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use scrutiny_desk::register::command::{FindingCommand, NoteCommand};
use scrutiny_desk::register::{Access, Command, Register, RegisterError, backups_of};
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::id::NoteId;
use scrutiny_desk::store::ladder::{STEPS, Step};

use super::made_up::{Desk, MadeUpPaper, moment, response_to_damp_review};

fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("register.db")
}

/// The ladder with a step that was never shipped.
fn longer_ladder() -> Vec<Step> {
    let mut steps = STEPS.to_vec();
    steps.push(Step {
        version: u32::try_from(steps.len() + 1).unwrap(),
        sql: "ALTER TABLE item ADD COLUMN portfolio TEXT; UPDATE item SET portfolio = executive_member;",
    });
    steps
}

#[test]
fn a_second_window_is_refused_and_the_command_line_may_read_beside_the_first() {
    let mut desk = Desk::new();
    desk.file(response_to_damp_review());
    let second = Register::open(desk.path(), Access::Write, desk.now());
    assert!(matches!(second, Err(RegisterError::InUse { folder }) if folder == desk.path()));

    let (beside, opened) = Register::open(desk.path(), Access::Read, desk.now()).unwrap();
    assert!(!opened.created && !opened.damaged);
    assert_eq!(beside.reader().unwrap().counts().unwrap().papers, 1);
    let refused = beside.perform(Command::Undo, desk.now());
    assert!(matches!(refused, Err(RegisterError::ReadOnly)));
    drop(beside);

    desk.register = None;
    assert!(Register::open(desk.path(), Access::Write, desk.now()).is_ok());
}

/// Windows lets nobody delete what is open.
#[cfg(unix)]
#[test]
fn nothing_is_written_to_a_register_whose_folder_was_deleted_or_moved_away() {
    let desk = Desk::new();
    desk.file(response_to_damp_review());
    let elsewhere = desk.path().with_extension("moved");
    fs::rename(desk.path(), &elsewhere).unwrap();
    let refused = desk.try_do(Command::Undo);
    assert!(
        matches!(&refused, Err(RegisterError::Folder { path, .. }) if *path == database(desk.path())),
        "{refused:?}"
    );
    let filing = desk.try_do(MadeUpPaper::new("Late paper").command(moment(60)));
    assert!(matches!(filing, Err(RegisterError::Folder { .. })));
    assert!(!desk.path().exists(), "nothing is begun in its place");
    fs::rename(&elsewhere, desk.path()).unwrap();
    assert_eq!(
        desk.done(Command::Undo).label,
        "Undid: Filed “Response to the review of damp homes”"
    );
}

#[test]
fn a_folder_without_a_register_has_nothing_to_read_and_stays_empty() {
    let folder = tempfile::tempdir().unwrap();
    let opened = Register::open(folder.path(), Access::Read, moment(0));
    assert!(matches!(opened, Err(RegisterError::NotThere { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    fs::write(&file, "not a folder").unwrap();
    let opened = Register::open(&file.join("register"), Access::Write, moment(0));
    let Err(RegisterError::Folder { path, .. }) = opened else {
        panic!("a register was made inside a file");
    };
    assert!(path.starts_with(&file));
}

#[test]
fn a_register_of_a_newer_program_is_refused_and_left_as_it_is() {
    let mut desk = Desk::new();
    desk.register = None;
    Connection::open(database(desk.path()))
        .unwrap()
        .execute_batch("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE);")
        .unwrap();
    let before = fs::read(database(desk.path())).unwrap();
    for access in [Access::Write, Access::Read] {
        let opened = Register::open(desk.path(), access, desk.now());
        let known = STEPS.last().unwrap().version;
        assert!(
            matches!(opened, Err(RegisterError::Newer { found: 99, known: k }) if k == known),
            "{access:?}"
        );
    }
    assert_eq!(fs::read(database(desk.path())).unwrap(), before);
}

#[test]
fn an_older_register_is_copied_and_then_upgraded() {
    let mut desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    desk.done(Command::Finding(FindingCommand::AcceptAll {
        paper,
        at_least: Confidence::Unsure,
    }));
    desk.register = None;
    let steps = longer_ladder();

    let read = Register::open_climbing(desk.path(), Access::Read, desk.now(), &steps);
    let (old, new) = (STEPS.last().unwrap().version, steps.last().unwrap().version);
    assert!(matches!(
        read,
        Err(RegisterError::Older { found, known }) if (found, known) == (old, new)
    ));

    let (register, opened) = Register::open_climbing(desk.path(), Access::Write, desk.now(), &steps).unwrap();
    let copy = opened.upgraded_from.unwrap();
    assert!(copy.to_str().unwrap().ends_with(".before-upgrade"), "{copy:?}");
    let version = |path: &Path| -> u32 {
        let connection = Connection::open(path).unwrap();
        connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(version(&copy), old);
    assert_eq!(version(&database(desk.path())), new);
    let portfolio: String = Connection::open(database(desk.path()))
        .unwrap()
        .query_row("SELECT portfolio FROM item LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert_eq!(portfolio, "Cllr Osei");
    // What the steps wrote stands in the database and not in a log that the next start would read through.
    let log = desk.path().join("register.db-wal");
    assert_eq!(fs::metadata(log).map_or(0, |log| log.len()), 0);
    // Images from before the step say nothing about the new column: undo still works.
    assert_eq!(register.reader().unwrap().counts().unwrap().items, 2);
    register.perform(Command::Undo, desk.now()).unwrap();
    assert_eq!(register.reader().unwrap().counts().unwrap().items, 0);
}

#[test]
fn an_upgrade_that_fails_leaves_the_register_at_its_version() {
    let mut desk = Desk::new();
    desk.file(response_to_damp_review());
    desk.register = None;
    let mut steps = longer_ladder();
    steps.push(Step {
        version: u32::try_from(steps.len() + 1).unwrap(),
        sql: "CREATE TABLE half_done (x TEXT) STRICT; SELECT * FROM no_such_table;",
    });
    let opened = Register::open_climbing(desk.path(), Access::Write, desk.now(), &steps);
    assert!(matches!(opened, Err(RegisterError::Store(_))));
    desk.restart();
    assert_eq!(desk.reader().counts().unwrap().papers, 1);
}

#[test]
fn a_file_that_is_no_database_is_never_touched_and_the_backups_are_on_offer() {
    let mut desk = Desk::new();
    desk.file(response_to_damp_review());
    let backups = desk.path().join("backups");
    let older = desk.reader().backup(&backups, moment(60)).unwrap();
    let newer = desk.reader().backup(&backups, moment(3_600)).unwrap();
    desk.register = None;
    let garbage = "The quick brown fox. ".repeat(1_000);
    fs::write(database(desk.path()), &garbage).unwrap();

    let (register, opened) = Register::open(desk.path(), Access::Write, desk.now()).unwrap();
    assert!(opened.damaged && !opened.created);
    assert_eq!(opened.backups, [newer, older]);
    let refused = register.perform(Command::Undo, desk.now());
    assert!(matches!(refused, Err(RegisterError::Damaged)));
    register.send(Command::Undo, desk.now());
    assert!(matches!(
        register.outcomes()[..],
        [(_, Err(RegisterError::Damaged))]
    ));
    if let Ok(reader) = register.reader() {
        assert!(reader.papers().is_err());
    }
    drop(register);
    assert_eq!(fs::read_to_string(database(desk.path())).unwrap(), garbage);
}

/// A register of some size whose pages are broken from the one given on, counted from the end where
/// it is below nought; and the bytes of its database.
fn with_broken_pages(from: isize) -> (Desk, Vec<u8>) {
    let mut desk = Desk::new();
    for number in 0..20 {
        let mut paper = MadeUpPaper::new(&format!("Minutes {number}"));
        for line in 0..30 {
            paper = paper.paragraph(&format!("Paragraph {line} of meeting {number} on repairs"));
        }
        desk.file(paper);
    }
    desk.register = None;
    let path = database(desk.path());
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let page = 4096;
    let pages = bytes.len() / page;
    assert!(pages > 20);
    let first = usize::try_from(from).unwrap_or_else(|_| pages - from.unsigned_abs());
    for at in (page * first..bytes.len()).step_by(page) {
        bytes[at..at + 200].fill(0xa5);
    }
    fs::write(&path, &bytes).unwrap();
    (desk, bytes)
}

#[test]
fn a_window_opens_before_damage_is_looked_for_and_again_once_it_is_found() {
    let (desk, _) = with_broken_pages(-6);
    let (register, opened) = Register::open_at_once(desk.path(), desk.now()).unwrap();
    assert!(!opened.damaged);
    assert!(!register.reader().unwrap().is_sound().unwrap());
    drop(register);
    let (register, opened) = Register::open_damaged(desk.path(), desk.now()).unwrap();
    assert!(opened.damaged);
    assert!(matches!(
        register.perform(Command::Undo, desk.now()),
        Err(RegisterError::Damaged)
    ));
}

#[test]
fn a_database_with_a_broken_page_is_opened_to_be_read_only() {
    let (desk, bytes) = with_broken_pages(10);
    let path = database(desk.path());

    let (register, opened) = Register::open(desk.path(), Access::Write, desk.now()).unwrap();
    assert!(opened.damaged);
    assert!(matches!(
        register.perform(Command::Undo, desk.now()),
        Err(RegisterError::Damaged)
    ));
    drop(register);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_register_that_is_opened_at_once_is_sound_and_can_be_worked_in() {
    let mut desk = Desk::new();
    desk.file(response_to_damp_review());
    desk.register = None;
    let (register, opened) = Register::open_at_once(desk.path(), desk.now()).unwrap();
    assert!(!opened.damaged && !opened.created);
    assert!(register.reader().unwrap().is_sound().unwrap());
    assert!(register.perform(Command::Undo, desk.now()).is_ok());
}

#[test]
fn a_database_of_another_program_is_not_written_to() {
    let folder = tempfile::tempdir().unwrap();
    Connection::open(database(folder.path()))
        .unwrap()
        .execute_batch("CREATE TABLE bookmarks (url TEXT)")
        .unwrap();
    let opened = Register::open(folder.path(), Access::Write, moment(0));
    assert!(matches!(opened, Err(RegisterError::NotARegister { .. })));
}

#[test]
fn an_empty_file_left_by_an_interrupted_start_becomes_a_register() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(database(folder.path()), b"").unwrap();
    let (register, opened) = Register::open(folder.path(), Access::Write, moment(0)).unwrap();
    assert!(opened.created);
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 0);
}

#[test]
fn commands_that_were_sent_are_done_before_the_register_is_closed() {
    let mut desk = Desk::new();
    let (paper, _) = desk.file(response_to_damp_review());
    for number in 0..40 {
        let now = desk.now();
        desk.register().send(
            Command::Note(NoteCommand::Add {
                id: NoteId::new(now),
                item: None,
                paper: Some(paper),
                text: format!("Note {number}"),
                visit: None,
            }),
            now,
        );
    }
    desk.restart();
    let view = desk.reader().paper(paper).unwrap().unwrap();
    let texts: Vec<_> = view.notes.iter().map(|note| note.text.clone()).collect();
    let expected: Vec<_> = (0..40).map(|number| format!("Note {number}")).collect();
    assert_eq!(texts, expected);
}

#[test]
fn a_sleeping_window_is_woken_for_each_outcome_and_collects_them_in_order() {
    let desk = Desk::new();
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    desk.register().wake_with(Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    }));
    let papers = ["Minutes of May", "Minutes of June", "Minutes of July"];
    let tickets = papers.map(|title| {
        let now = desk.now();
        desk.register().send(MadeUpPaper::new(title).command(now), now)
    });
    let mut outcomes = Vec::new();
    while outcomes.len() < papers.len() {
        outcomes.extend(desk.register().outcomes());
        std::thread::yield_now();
    }
    let in_order: Vec<_> = outcomes.iter().map(|(ticket, _)| *ticket).collect();
    assert_eq!(in_order, tickets);
    let labels: Vec<_> = outcomes
        .iter()
        .map(|(_, o)| o.as_ref().unwrap().label.clone())
        .collect();
    assert_eq!(labels, papers.map(|title| format!("Filed “{title}”")));
    while woken.load(Ordering::SeqCst) < papers.len() {
        std::thread::yield_now();
    }
}

#[test]
fn a_register_in_a_synced_folder_is_opened_with_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let synced = folder
        .path()
        .join("OneDrive - Hollinford Borough Council")
        .join("Register");
    let (_register, opened) = Register::open(&synced, Access::Write, moment(0)).unwrap();
    assert_eq!(opened.synced_by, Some("OneDrive"));
}

#[test]
fn a_register_where_nothing_can_be_written_is_read_and_refuses_changes() {
    let mut desk = Desk::new();
    desk.file(response_to_damp_review());
    desk.register = None;
    // What a read-only disk refuses, whoever runs this: neither lock nor log can be made.
    for name in ["register.lock", "register.db-shm"] {
        let _ = fs::remove_file(desk.path().join(name));
        fs::create_dir(desk.path().join(name)).unwrap();
    }
    let (register, opened) = Register::open(desk.path(), Access::Write, desk.now()).unwrap();
    assert!(opened.unwritable && opened.is_read_only() && !opened.damaged);
    assert!(
        !opened.leaves_changes_out,
        "the last session brought everything in"
    );
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 1);
    let refused = register.perform(Command::Undo, desk.now());
    assert!(matches!(refused, Err(RegisterError::Unwritable { folder }) if folder == desk.path()));
    drop(register);
    let (beside, _) = Register::open(desk.path(), Access::Read, desk.now()).unwrap();
    assert_eq!(beside.reader().unwrap().counts().unwrap().papers, 1);
    drop(beside);
    fs::write(desk.path().join("register.db-wal"), "changes").unwrap();
    let (_, opened) = Register::open(desk.path(), Access::Write, desk.now()).unwrap();
    assert!(opened.leaves_changes_out);
}

#[test]
fn the_backups_at_hand_are_told_with_their_moment_and_size() {
    let desk = Desk::new();
    desk.file(response_to_damp_review());
    let backups = desk.path().join("backups");
    desk.reader().backup(&backups, moment(60)).unwrap();
    fs::create_dir_all(backups.join("before the election")).unwrap();
    fs::write(backups.join("before the election/register.db"), "0123456789").unwrap();
    let told = backups_of(desk.path());
    let moments: Vec<_> = told.iter().map(|backup| backup.made_at).collect();
    assert_eq!(moments, [None, Some(moment(60))]);
    assert_eq!(told[0].bytes, 10);
    let database = fs::metadata(told[1].folder.join("register.db")).unwrap().len();
    assert!(told[1].bytes > database, "the originals count too");
}
