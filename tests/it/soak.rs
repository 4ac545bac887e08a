//! Damaged papers by the million: whatever is done to a paper, reading it and drawing its findings out
//! must neither panic nor hang, and every place must fit the text.
//!
//! A few hundred run with the other tests. The README gives the command for the long run. Each run is
//! made from the seed and its own number alone, so that `SOAK_SEED=… SOAK_FIRST=… SOAK_RUNS=1` repeats
//! it; a failing one is cut down and kept in `target/tmp`.

mod damage;
mod effort;
mod packed;
mod readers;
mod sound;

use std::env;
use std::fs;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use damage::{Damaged, Dice, Paper};
use effort::Worker;
use sound::{Fault, Seen};

/// A run that keeps the processor busy for longer has hung.
const LONGEST_RUN: Duration = Duration::from_secs(10);

/// As much as a reading process may count on in any system; a reader that goes down with its text,
/// call by call, uses it up.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// How often a failing paper is tried smaller before it is shown.
const TRIES: u32 = 4_000;

const DEFAULT_SEED: u64 = 0x5c71_7e11_2026_1123;

/// What to run.
#[derive(Debug, Clone, Copy)]
struct Plan {
    seed: u64,
    first: u64,
    runs: u64,
    /// The one reader whose files are damaged; papers as text, pages and office files where none is named.
    reader: Option<&'static str>,
    /// No run begins after so long.
    longest: Option<Duration>,
}

impl Plan {
    /// Whether every paper is gone through to its findings.
    fn is_whole(&self) -> bool {
        !matches!(self.reader, Some(reader) if reader != "text")
    }

    /// What of the command repeats a run of one reader.
    fn reader_words(&self) -> String {
        self.reader
            .map_or_else(String::new, |reader| format!("SOAK_READER={reader} "))
    }
}

/// What workers share.
struct Shared {
    plan: Plan,
    papers: Vec<Paper>,
    office_files: Vec<Paper>,
    /// Those of the reader that was named.
    files: Vec<Paper>,
    next: AtomicU64,
    stop: AtomicBool,
    /// What each worker is at, and since when.
    under_way: Vec<Mutex<Option<UnderWay>>>,
    done: AtomicU64,
    refused: AtomicU64,
    findings: AtomicU64,
    longest_micros: AtomicU64,
}

/// A run that is under way.
#[derive(Debug, Clone, Copy)]
struct UnderWay {
    run: u64,
    worker: Worker,
    /// What its worker had used of the processor when it began.
    since: Duration,
}

struct Failure {
    run: u64,
    fault: Fault,
}

fn number_from_env(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |words| {
        words
            .replace('_', "")
            .parse()
            .unwrap_or_else(|_| panic!("{name}={words} is not a whole number"))
    })
}

fn reader_from_env() -> Option<&'static str> {
    let named = env::var("SOAK_READER").ok()?;
    let reader = readers::READERS.into_iter().find(|reader| *reader == named);
    Some(reader.unwrap_or_else(|| panic!("SOAK_READER={named} is none of {:?}", readers::READERS)))
}

/// The papers of the tests and the samples, sorted by name.
fn papers() -> Vec<Paper> {
    files(&["assets/samples", "tests/papers"], &["txt", "md", "html"])
}

/// One run in so many damages an office file.
const OFFICE_ONE_IN: usize = 6;

fn office_files() -> Vec<Paper> {
    files(
        &["tests/files/office"],
        &["doc", "docx", "odt", "rtf", "xlsx", "ods"],
    )
}

fn files(folders: &[&str], endings: &[&str]) -> Vec<Paper> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.ends_with("README.md"))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| endings.iter().any(|known| extension == *known))
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| Paper {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            content: fs::read(&path).unwrap(),
        })
        .collect()
}

fn damaged(shared: &Shared, run: u64) -> (Damaged, Dice) {
    let mut dice = Dice::of_run(shared.plan.seed, run);
    if let Some(reader) = shared.plan.reader {
        let paper = readers::damaged(reader, &shared.files, &mut dice);
        return (paper, dice);
    }
    let paper = if dice.one_in(OFFICE_ONE_IN) {
        packed::paper(&shared.office_files, &mut dice)
    } else {
        damage::paper(&shared.papers, &mut dice)
    };
    (paper, dice)
}

fn work(shared: &Shared, place: usize, tell: &mpsc::Sender<Failure>) {
    let at = &shared.under_way[place];
    let (worker, started) = (Worker::of_this_thread(), Instant::now());
    while !shared.stop.load(Ordering::Relaxed) {
        if shared
            .plan
            .longest
            .is_some_and(|longest| started.elapsed() > longest)
        {
            break;
        }
        let count = shared.next.fetch_add(1, Ordering::Relaxed);
        if count >= shared.plan.runs {
            break;
        }
        let run = shared.plan.first + count;
        let since = worker.used();
        *at.lock().unwrap() = Some(UnderWay { run, worker, since });
        let (paper, dice) = damaged(shared, run);
        match sound::check(&paper, shared.plan.is_whole(), dice) {
            Ok(Seen { refused, findings }) => {
                shared.refused.fetch_add(u64::from(refused), Ordering::Relaxed);
                shared.findings.fetch_add(findings, Ordering::Relaxed);
            }
            Err(fault) => {
                shared.stop.store(true, Ordering::Relaxed);
                // Nobody listens any more where another worker's failure came first.
                let _ = tell.send(Failure { run, fault });
            }
        }
        shared.done.fetch_add(1, Ordering::Relaxed);
        let used = worker.used().saturating_sub(since);
        let micros = u64::try_from(used.as_micros()).unwrap_or(u64::MAX);
        shared.longest_micros.fetch_max(micros, Ordering::Relaxed);
    }
    *at.lock().unwrap() = None;
}

/// Runs the plan on every core, and panics with what failed or hung.
fn soak(plan: Plan) -> Arc<Shared> {
    sound::keep_places_of_panics();
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let (papers, office_files) = (papers(), office_files());
    let of_reader = |reader| readers::files(reader, &papers, &office_files);
    let shared = Arc::new(Shared {
        plan,
        files: plan.reader.map_or_else(Vec::new, of_reader),
        papers,
        office_files,
        next: AtomicU64::new(0),
        stop: AtomicBool::new(false),
        under_way: (0..cores).map(|_| Mutex::new(None)).collect(),
        done: AtomicU64::new(0),
        refused: AtomicU64::new(0),
        findings: AtomicU64::new(0),
        longest_micros: AtomicU64::new(0),
    });
    assert!(shared.papers.len() > 30, "the papers were not found");
    let (tell, told) = mpsc::channel();
    for place in 0..cores {
        let (shared, tell) = (Arc::clone(&shared), tell.clone());
        thread::Builder::new()
            .name(format!("soak {place}"))
            .stack_size(STACK_BYTES)
            .spawn(move || work(&shared, place, &tell))
            .unwrap();
    }
    drop(tell);
    loop {
        match told.recv_timeout(Duration::from_secs(1)) {
            Ok(failure) => show(&shared, failure),
            Err(RecvTimeoutError::Disconnected) => return shared,
            Err(RecvTimeoutError::Timeout) => watch(&shared),
        }
    }
}

/// Keeps the numbers of the runs under way, for a crash that nothing can catch, and panics where one
/// hangs. A thread that hangs cannot be ended; it goes with the process.
fn watch(shared: &Shared) {
    let under_way: Vec<UnderWay> = shared
        .under_way
        .iter()
        .filter_map(|at| *at.lock().unwrap())
        .collect();
    let runs: Vec<String> = under_way.iter().map(|at| at.run.to_string()).collect();
    fs::write(
        kept(&format!(
            "{}under-way.txt",
            shared
                .plan
                .reader
                .map_or_else(String::new, |reader| format!("{reader}-"))
        )),
        format!(
            "{}SOAK_SEED={} and about SOAK_FIRST={}; {} done\n",
            shared.plan.reader_words(),
            shared.plan.seed,
            runs.join(" or "),
            shared.done.load(Ordering::Relaxed)
        ),
    )
    .unwrap();
    let hangs = |at: &&UnderWay| at.worker.used().saturating_sub(at.since) > LONGEST_RUN;
    if let Some(UnderWay { run, .. }) = under_way.iter().find(hangs) {
        shared.stop.store(true, Ordering::Relaxed);
        let (paper, _) = damaged(shared, *run);
        let file = keep(&format!("{}-{run}-hangs", shared.plan.seed), &paper);
        panic!(
            "{}SOAK_SEED={} SOAK_FIRST={run} SOAK_RUNS=1 takes more than {LONGEST_RUN:?}; its paper is {}",
            shared.plan.reader_words(),
            shared.plan.seed,
            file.display()
        );
    }
}

/// Cuts the failing paper down while it fails in the same way, keeps it and panics with it.
fn show(shared: &Shared, failure: Failure) -> ! {
    let Failure { run, fault } = failure;
    let (mut paper, dice) = damaged(shared, run);
    let whole = keep(&format!("{}-{run}-whole", shared.plan.seed), &paper);
    let mut tries = 0;
    let mut step = paper.content.len().div_ceil(2);
    while step > 0 && tries < TRIES {
        let mut start = 0;
        while start < paper.content.len() && tries < TRIES {
            let mut smaller = paper.clone();
            let end = (start + step).min(smaller.content.len());
            smaller.content.drain(start..end);
            tries += 1;
            match sound::check(&smaller, shared.plan.is_whole(), dice.clone()) {
                Err(same) if same.what == fault.what => paper = smaller,
                _ => start += step,
            }
        }
        step /= 2;
    }
    let least = keep(&format!("{}-{run}-least", shared.plan.seed), &paper);
    panic!(
        "{}\n{}\n{}SOAK_SEED={} SOAK_FIRST={run} SOAK_RUNS=1, file name {:?}\nwhole: {}\nleast: {}\n\"{}\"",
        fault.what,
        fault.detail,
        shared.plan.reader_words(),
        shared.plan.seed,
        paper.name,
        whole.display(),
        least.display(),
        paper.content.escape_ascii()
    );
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("soak-{name}"))
}

fn keep(name: &str, paper: &Damaged) -> PathBuf {
    let path = kept(name);
    fs::write(&path, &paper.content).unwrap();
    path
}

#[test]
fn some_hundred_damaged_papers_are_read_soundly() {
    let shared = soak(Plan {
        seed: DEFAULT_SEED,
        first: 0,
        runs: 300,
        reader: None,
        longest: None,
    });
    let findings = shared.findings.load(Ordering::Relaxed);
    assert!(
        findings > 300,
        "{findings}: what is left of the papers is no longer worth reading"
    );
    assert!(
        shared.refused.load(Ordering::Relaxed) < 100,
        "most papers are refused"
    );
}

#[test]
fn some_dozen_damaged_files_of_every_reader_are_read_soundly() {
    for reader in readers::READERS {
        let runs = 40;
        let shared = soak(Plan {
            seed: DEFAULT_SEED,
            first: 0,
            runs,
            reader: Some(reader),
            longest: None,
        });
        assert!(!shared.files.is_empty(), "{reader} has no files");
        let refused = shared.refused.load(Ordering::Relaxed);
        // A zip is no paper, and its files are looked at before it is refused.
        assert!(
            reader == "zip" || refused * 4 < runs * 3,
            "{reader}: {refused} of {runs} are refused, so that little is read"
        );
    }
}

#[test]
#[ignore = "soak: minutes; command in the README"]
fn a_million_damaged_papers_are_read_soundly() {
    let plan = Plan {
        seed: number_from_env("SOAK_SEED", DEFAULT_SEED),
        first: number_from_env("SOAK_FIRST", 0),
        runs: number_from_env("SOAK_RUNS", 1_000_000),
        reader: reader_from_env(),
        longest: env::var_os("SOAK_SECONDS").map(|_| Duration::from_secs(number_from_env("SOAK_SECONDS", 0))),
    };
    let begun = Instant::now();
    let shared = soak(plan);
    // Past the test harness, which keeps what a passing test prints to itself.
    writeln!(
        std::io::stderr(),
        "{} damaged papers ({}) in {:.0} s from seed {}: {} refused, {} findings, the longest run {} ms of the processor",
        shared.done.load(Ordering::Relaxed),
        plan.reader.unwrap_or("text, pages and office files"),
        begun.elapsed().as_secs_f64(),
        plan.seed,
        shared.refused.load(Ordering::Relaxed),
        shared.findings.load(Ordering::Relaxed),
        shared.longest_micros.load(Ordering::Relaxed) / 1000
    )
    .unwrap();
}

#[test]
fn a_time_in_a_paragraph_that_runs_over_a_page_stands_on_its_own_page() {
    let paper = Damaged {
        name: "a.txt".to_owned(),
        content: b"PENDERFYNWYD:l\x0cla1ting i Jun".to_vec(),
    };
    let seen = sound::check(&paper, true, Dice::of_run(0, 0)).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(seen.findings, 1);
}

#[test]
fn cells_whose_lines_stand_beside_each_other_are_no_one_sentence() {
    let paper = Damaged {
        name: "a.txt".to_owned(),
        content: b"     AP2/4  ities.   D\n           poss2/5  S".to_vec(),
    };
    let seen = sound::check(&paper, true, Dice::of_run(0, 0)).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(seen.findings, 1);
}
