//! Reading papers in a process of its own, with the real program on the other end of the pipe.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use scrutiny_desk::jobs::{
    Daily, DailyBackup, FileReport, Filed, ImportError, ImportJob, Limits, Polled, ReaderProgram, Source,
    back_up_daily, read_in_child,
};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::Moment;

use crate::support::{Home, PROGRAM};

fn ended_within(child: &mut Child, limit: Duration) -> bool {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}

/// The pages of a paper of which no other program has read any.
const NOBODY_READ_IT: &str = "[]";

/// A reading process that has its paper and waits for somebody to take the answer.
fn waiting_process(home: &Home) -> Child {
    let paper = "That the Cabinet reports back. ".repeat(40_000);
    let request = serde_json::json!({
        "version": 4,
        "file_name": "long.txt",
        "bytes": paper.len(),
        "memory_bytes": 1_u64 << 30,
        "municipal_year_begins": 4,
        "mappings": [],
        "ocr_bytes": NOBODY_READ_IT.len(),
    });
    let mut child = home
        .command(["read-paper"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let input = child.stdin.as_mut().unwrap();
    writeln!(input, "{request}").unwrap();
    input.write_all(paper.as_bytes()).unwrap();
    input.write_all(NOBODY_READ_IT.as_bytes()).unwrap();
    child
}

#[test]
fn the_reading_process_goes_when_its_parent_goes() {
    let home = Home::new();
    let mut child = waiting_process(&home);
    assert!(
        !ended_within(&mut child, Duration::from_millis(300)),
        "it does not wait for its answer to be taken"
    );
    drop(child.stdin.take());
    assert!(
        ended_within(&mut child, Duration::from_secs(20)),
        "it is still there"
    );
}

#[test]
fn reading_that_takes_more_memory_than_allowed_is_stopped_and_said() {
    let home = Home::new();
    let paper = home.file("long.txt", "That the Cabinet reports back.\n".repeat(2_000_000));
    let program = ReaderProgram {
        limits: Limits {
            memory_bytes: 320 * 1024 * 1024,
            ..Limits::default()
        },
        ..ReaderProgram::from(PathBuf::from(PROGRAM))
    };
    let stopped = read_in_child(&paper, &program, None, || None);
    assert!(
        matches!(stopped, Err(ImportError::TooMuchMemory { limit: 459_544_320 })),
        "{:?}",
        stopped.map(|papers| papers.len())
    );
}

/// The evening of 7 July 2026.
fn evening() -> Moment {
    "2026-07-07T20:15:00Z".parse().unwrap()
}

fn register(home: &Home) -> Arc<Register> {
    Arc::new(
        Register::open(&home.path("register"), Access::Write, evening())
            .unwrap()
            .0,
    )
}

fn import(sources: Vec<Source>, register: &Arc<Register>, reader: ReaderProgram) -> ImportJob {
    let nobody_sleeps = Arc::new(|| ());
    ImportJob::start(
        sources,
        None,
        Arc::clone(register),
        reader,
        nobody_sleeps,
        Arc::new(evening),
    )
    .unwrap()
}

fn the_program() -> ReaderProgram {
    ReaderProgram::from(PathBuf::from(PROGRAM))
}

#[test]
fn the_samples_are_filed_once() {
    let home = Home::new();
    let register = register(&home);
    let job = import(Source::samples(), &register, the_program());
    let reports: Vec<FileReport> = job.wait_for_reports().collect();
    assert_eq!(reports.len(), 12);
    for report in &reports {
        assert!(matches!(report.filed, Filed::Filed { .. }), "{report:?}");
    }
    let again = import(Source::samples(), &register, the_program());
    for (report, first) in again.wait_for_reports().zip(reports) {
        let (Filed::AlreadyFiled { paper, words, .. }, Filed::Filed { papers, .. }) =
            (report.filed, first.filed)
        else {
            panic!("{:?} was filed twice", report.file);
        };
        assert_eq!(paper, papers[0].paper);
        assert_eq!(words, format!("“{}”, filed on 7 July 2026", papers[0].name));
    }
}

#[test]
fn a_file_that_fails_leaves_no_trace_and_stops_no_other() {
    let home = Home::new();
    let register = register(&home);
    let sources: Vec<Source> = [
        home.path("gone.txt"),
        home.file("good.txt", "RECOMMENDATION 1 That the Cabinet reports back.\n"),
        home.file("empty.txt", "\n \n"),
    ]
    .map(Source::File)
    .into();
    let woken = Arc::new(AtomicUsize::new(0));
    let wakes = Arc::clone(&woken);
    let waker = Arc::new(move || {
        wakes.fetch_add(1, Ordering::Relaxed);
    });
    let job = ImportJob::start(
        sources,
        None,
        Arc::clone(&register),
        the_program(),
        waker,
        Arc::new(evening),
    )
    .unwrap();
    let filed: Vec<bool> = job
        .wait_for_reports()
        .map(|report| matches!(report.filed, Filed::Filed { .. }))
        .collect();
    assert_eq!(filed, [false, true, false]);
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 1);
    let progress = job.progress();
    assert_eq!(
        (progress.file, progress.of, progress.name.as_str()),
        (3, 3, "empty.txt")
    );
    assert!(
        woken.load(Ordering::Relaxed) >= 6,
        "at the start and the end of each file"
    );
}

#[cfg(unix)]
#[test]
fn cancelling_gives_up_the_file_being_read_and_all_after_it() {
    let home = Home::new();
    let register = register(&home);
    let slow = ReaderProgram {
        arguments: vec!["-c".into(), "exec sleep 60".into()],
        ..ReaderProgram::from(PathBuf::from("/bin/sh"))
    };
    let job = import(Source::samples(), &register, slow);
    std::thread::sleep(Duration::from_millis(100));
    assert!(!job.is_finished());
    let begun = Instant::now();
    job.cancel();
    let reports: Vec<FileReport> = job.wait_for_reports().collect();
    assert!(begun.elapsed() < Duration::from_secs(5), "it was waited for");
    assert_eq!(reports.len(), 12);
    assert!(
        reports
            .iter()
            .all(|report| matches!(report.filed, Filed::Cancelled))
    );
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, 0);
}

/// What the program's own backup of the day comes to, made as is wanted.
fn made_daily(home: &Home, wanted: DailyBackup, now: Moment) -> Daily {
    let (register, opened) = Register::open(&home.path("register"), Access::Write, now).unwrap();
    let task = back_up_daily(&register, &opened, wanted, now, Arc::new(|| ()))
        .unwrap()
        .unwrap();
    loop {
        match task.poll() {
            Polled::Ready(made) => break made.unwrap(),
            Polled::Pending => std::thread::sleep(Duration::from_millis(5)),
            Polled::Lost => panic!("the backup ended without a result"),
        }
    }
}

fn for_a_week() -> DailyBackup {
    DailyBackup {
        days: 7,
        elsewhere: None,
    }
}

#[test]
fn the_day_has_one_backup_that_the_program_makes_by_itself() {
    let home = Home::new();
    drop(register(&home));
    let made = made_daily(&home, for_a_week(), evening()).made.unwrap();
    assert_eq!(made, home.path("register/backups/20260707T201500Z"));
    let again = made_daily(&home, for_a_week(), evening());
    assert_eq!(again, Daily::default());
    let (_, opened) = Register::open(&home.path("register"), Access::Write, evening()).unwrap();
    assert_eq!(opened.backups, [made]);
}

#[test]
fn daily_backups_past_their_days_go_and_those_made_by_hand_stay() {
    let home = Home::new();
    let opened = register(&home);
    let day = |number: i64| evening() + chrono::Duration::days(number);
    let backups = home.path("register/backups");
    let by_hand = opened.reader().unwrap().backup(&backups, day(-300)).unwrap();
    drop(opened);
    let made: Vec<PathBuf> = (0..6)
        .map(|number| made_daily(&home, for_a_week(), day(number)).made.unwrap())
        .collect();
    // One that was given another name is somebody's own from then on.
    let renamed = backups.join("before the budget");
    std::fs::rename(&made[1], &renamed).unwrap();
    let last = made_daily(&home, for_a_week(), day(11));
    assert_eq!(
        last.removed, 3,
        "the first and the third to fourth day of six, the second renamed"
    );
    let mut left: Vec<PathBuf> = std::fs::read_dir(&backups)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    left.sort();
    let mut expected = vec![
        by_hand,
        made[4].clone(),
        made[5].clone(),
        last.made.unwrap(),
        renamed,
    ];
    expected.sort();
    assert_eq!(left, expected);
}

#[test]
fn daily_backups_are_made_elsewhere_and_at_home_where_that_disk_is_not_there() {
    let home = Home::new();
    drop(register(&home));
    let stick = home.path("stick");
    let wanted = || DailyBackup {
        days: 7,
        elsewhere: Some(stick.clone()),
    };
    let missed = made_daily(&home, wanted(), evening());
    assert_eq!(missed.missed.as_ref(), Some(&stick));
    assert_eq!(missed.made, Some(home.path("register/backups/20260707T201500Z")));
    assert!(!stick.exists(), "a folder was made where the disk would be");
    std::fs::create_dir(&stick).unwrap();
    let made = made_daily(&home, wanted(), evening());
    assert_eq!(made.made, Some(stick.join("20260707T201500Z")));
    let (register, _) = Register::open(&home.path("register"), Access::Write, evening()).unwrap();
    let at_hand = register.reader().unwrap().backups(Some(&stick)).unwrap();
    assert_eq!(at_hand.len(), 2);
    assert!(at_hand.iter().all(|backup| backup.is_daily));
}

#[test]
fn six_hundred_papers_are_counted_and_given_up_at_once() {
    const PAPERS: usize = 600;
    let home = Home::new();
    let register = register(&home);
    for number in 0..PAPERS {
        home.file(
            format!("June/{number:03}.txt"),
            format!("Hollinford Borough Council\n\nPaper {number}\n\nThat the report be noted.\n"),
        );
    }
    let job = import(vec![Source::File(home.path("June"))], &register, the_program());
    let mut reports: Vec<FileReport> = Vec::new();
    let begun = Instant::now();
    while reports.len() < 12 && begun.elapsed() < Duration::from_secs(120) {
        // Neither call waits: the window makes them between two frames.
        let asked = Instant::now();
        let progress = job.progress();
        reports.extend(job.take_reports());
        assert!(
            asked.elapsed() < Duration::from_millis(250),
            "{:?}",
            asked.elapsed()
        );
        assert!(
            progress.file <= progress.of && progress.of <= PAPERS.max(1),
            "{progress:?}"
        );
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(job.progress().of, PAPERS);
    job.cancel();
    let cancelled = Instant::now();
    while !job.is_finished() {
        // 200 ms on a machine that does nothing else.
        assert!(
            cancelled.elapsed() < Duration::from_secs(5),
            "{:?}",
            cancelled.elapsed()
        );
        std::thread::sleep(Duration::from_millis(1));
    }
    reports.extend(job.take_reports());
    assert_eq!(reports.len(), PAPERS, "every file is reported on");
    let filed = reports
        .iter()
        .filter(|report| matches!(report.filed, Filed::Filed { .. }))
        .count();
    let given_up = reports
        .iter()
        .filter(|report| matches!(report.filed, Filed::Cancelled))
        .count();
    assert_eq!(filed + given_up, PAPERS);
    assert!((12..60).contains(&filed), "{filed} were filed");
    assert_eq!(register.reader().unwrap().counts().unwrap().papers, filed);
}
