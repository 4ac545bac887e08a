//! How fast papers are read, and whether time and memory grow with a paper's length and no faster.
//!
//! `cargo bench --bench extraction` prints two tables: the papers of the tests and samples, and made-up
//! papers of 1, 2.5, 5 and 10 MB of shapes that tempt a reader into going over everything again. Words
//! after `--` keep the shapes whose names hold one of them. A shape is over the mark where 10 MB take
//! more than two seconds or 500 MB; then the command fails.

#![expect(clippy::print_stdout, reason = "tables are what it is for")]

mod shapes;

use std::env;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use scrutiny_desk::document::{self, Document};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::period::Calendar;

use shapes::{SHAPES, Shape};

/// The most seconds that the largest paper of a shape may take.
const SECONDS: f64 = 2.0;

/// The most megabytes of memory that the largest paper of a shape may take at its peak.
const MEGABYTES: f64 = 500.0;

/// The sizes of the made-up papers, in bytes.
const SIZES: [usize; 4] = [1_000_000, 2_500_000, 5_000_000, 10_000_000];

/// After this a paper is given up and the larger ones of its shape are not tried.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the papers of the first table are read over and over.
const THROUGHPUT_TIME: Duration = Duration::from_secs(2);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [child, name, bytes] = arguments.as_slice()
        && child == "--child"
    {
        return run_as_child(name, bytes.parse()?);
    }
    // `cargo test --benches` gives no `--bench`: then it is only seen that every shape can be read.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let wanted: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let chosen = SHAPES
        .iter()
        .filter(|shape| wanted.is_empty() || wanted.iter().any(|word| shape.name.contains(word)));
    if !is_bench {
        chosen.for_each(|shape| {
            black_box(measure(shape, 10_000));
        });
        return Ok(ExitCode::SUCCESS);
    }
    if wanted.is_empty() {
        throughput()?;
    }
    growth(&chosen.collect::<Vec<_>>())
}

/// Reads real papers over and over and prints how many go through in a second.
fn throughput() -> Outcome<()> {
    let papers = papers()?;
    let bytes: usize = papers.iter().map(|(_, content)| content.len()).sum();
    println!("{} papers, {bytes} bytes in all", papers.len());
    println!("{:<20}{:>10}{:>12}", "", "MB/s", "papers/s");
    let documents: Vec<Document> = papers
        .iter()
        .filter_map(|(name, content)| document::read(content, name).ok())
        .collect();
    row("document::read", bytes, papers.len(), || {
        for (name, content) in &papers {
            let _ = black_box(document::read(content, name));
        }
    });
    row("extract::extract", bytes, papers.len(), || {
        for document in &documents {
            black_box(extract::extract(document, Calendar::default()));
        }
    });
    println!();
    Ok(())
}

fn row(name: &str, bytes: usize, papers: usize, mut once: impl FnMut()) {
    once();
    let begun = Instant::now();
    let mut rounds = 0.0;
    while begun.elapsed() < THROUGHPUT_TIME {
        once();
        rounds += 1.0;
    }
    let seconds = begun.elapsed().as_secs_f64();
    let per_second = |count: usize| rounds * f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / seconds;
    println!(
        "{name:<20}{:>10.2}{:>12.0}",
        per_second(bytes) / 1e6,
        per_second(papers)
    );
}

/// The papers of the tests and the samples, sorted by name.
fn papers() -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["assets/samples", "tests/papers"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))? {
            let path = entry?.path();
            if path
                .extension()
                .is_some_and(|extension| ["txt", "md", "html"].iter().any(|known| extension == *known))
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let content = |path: PathBuf| Ok((path.display().to_string(), fs::read(&path)?));
    paths.into_iter().map(content).collect()
}

/// What one paper took.
struct Taken {
    seconds_read: f64,
    seconds_extract: f64,
    blocks: usize,
    findings: usize,
}

/// Measures the time for which the processor was at work for this process, so that other work on the
/// computer does not count; where the system does not say it as Linux does, the time that passed.
struct Stopwatch {
    processor: Option<f64>,
    begun: Instant,
}

impl Stopwatch {
    fn started() -> Self {
        Self {
            processor: processor_seconds(),
            begun: Instant::now(),
        }
    }

    fn seconds(&self) -> f64 {
        self.processor.zip(processor_seconds()).map_or_else(
            || self.begun.elapsed().as_secs_f64(),
            |(before, now)| now - before,
        )
    }
}

/// User and system time of this process, which Linux counts in hundredths of a second.
fn processor_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in brackets and may hold spaces.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

/// Reads one paper; one that is refused, as a page nested too deeply is, has no blocks.
fn measure(shape: &Shape, bytes: usize) -> Taken {
    let paper = shape.paper(bytes);
    let begun = Stopwatch::started();
    let document = document::read(&paper, shape.file_name);
    let seconds_read = begun.seconds();
    let Ok(document) = document else {
        return Taken {
            seconds_read,
            seconds_extract: 0.0,
            blocks: 0,
            findings: 0,
        };
    };
    let begun = Stopwatch::started();
    let extraction = black_box(extract::extract(&document, Calendar::default()));
    Taken {
        seconds_read,
        seconds_extract: begun.seconds(),
        blocks: document.blocks.len(),
        findings: extraction.findings.len(),
    }
}

/// Measures one paper in a process of its own, so that its peak of memory is its own.
fn run_as_child(name: &str, bytes: usize) -> Outcome<ExitCode> {
    let shape = SHAPES
        .iter()
        .find(|shape| shape.name == name)
        .ok_or("no such shape")?;
    let taken = measure(shape, bytes);
    println!(
        "{} {} {} {} {}",
        taken.seconds_read,
        taken.seconds_extract,
        peak_megabytes(),
        taken.blocks,
        taken.findings
    );
    Ok(ExitCode::SUCCESS)
}

/// The peak of this process's memory; 0 where the system does not say it as Linux does.
fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// Prints seconds for each size of each shape, and what is over the mark.
fn growth(shapes: &[&Shape]) -> Outcome<ExitCode> {
    println!(
        "{:<28}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}{:>8}{:>9}{:>10}",
        "seconds for", "1 MB", "2.5 MB", "5 MB", "10 MB", "(read)", "(extract)", "MB", "blocks", "findings"
    );
    let mut over: Vec<&str> = Vec::new();
    for shape in shapes {
        print!("{:<28}", shape.name);
        let mut last: Option<Vec<f64>> = None;
        for bytes in SIZES {
            stdout().flush()?;
            last = measured_in_child(shape, bytes)?;
            match last.as_deref() {
                Some([read, extract, ..]) => print!("{:>8.2}", read + extract),
                _ => {
                    print!("{:>8}", "–");
                    break;
                }
            }
        }
        match last.as_deref() {
            Some([read, extract, megabytes, blocks, findings]) => {
                let is_over = read + extract > SECONDS || *megabytes > MEGABYTES;
                println!(
                    "{read:>9.2}{extract:>10.2}{megabytes:>8.0}{blocks:>9}{findings:>10}{}",
                    if is_over { "  over" } else { "" }
                );
                if is_over {
                    over.push(shape.name);
                }
            }
            _ => {
                println!("  given up");
                over.push(shape.name);
            }
        }
    }
    if over.is_empty() {
        println!("\nEvery shape stays within {SECONDS} s and {MEGABYTES} MB for 10 MB.");
        return Ok(ExitCode::SUCCESS);
    }
    println!(
        "\nOver {SECONDS} s or {MEGABYTES} MB for 10 MB: {}.",
        over.join(", ")
    );
    Ok(ExitCode::FAILURE)
}

/// What a child process measured; none where it ran out of [`PATIENCE`] or failed.
fn measured_in_child(shape: &Shape, bytes: usize) -> Outcome<Option<Vec<f64>>> {
    let mut child = Command::new(env::current_exe()?)
        .args(["--child", shape.name, &bytes.to_string()])
        .stdout(Stdio::piped())
        .spawn()?;
    if !ends_in_time(&mut child)? {
        child.kill()?;
        child.wait()?;
        return Ok(None);
    }
    let output = child.wait_with_output()?;
    let words = String::from_utf8(output.stdout)?;
    let figures: Vec<f64> = words
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    Ok((figures.len() == 5).then_some(figures))
}

fn ends_in_time(child: &mut Child) -> Outcome<bool> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(false)
}
