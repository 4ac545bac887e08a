//! How long a PDF takes to become structured text: words with their places, headings, lists and tables,
//! without what is then drawn out of it.
//!
//! `cargo bench --bench reading` makes a pack of 300 invented pages (or takes the PDFs named after `--`)
//! and prints, run by run in turn with `pdftotext` where that is installed, the median of seven and the
//! least in milliseconds. The mark is 0.7 of what `pdftotext` takes; the command fails over it.

#![expect(clippy::print_stdout, reason = "tables are what it is for")]

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use scrutiny_desk::document;

/// The most of the time of `pdftotext` that reading may take.
const SHARE: f64 = 0.7;
/// How often each is timed, after a run that warms the caches.
const RUNS: usize = 7;
const PAGES: u32 = 300;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    // `cargo test --benches` gives no `--bench`: then it is only seen that a pack can be read.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let mut files: Vec<PathBuf> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    if files.is_empty() {
        let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reading.pdf");
        fs::write(&made, pack(if is_bench { PAGES } else { 3 }))?;
        files.push(made);
    }
    println!("{:<28} {:>14} {:>14} {:>8}", "ms", "read", "pdftotext", "share");
    let mut is_over = false;
    for file in files {
        let bytes = fs::read(&file)?;
        let (mut read, mut other) = (Vec::new(), Vec::new());
        for run in 0..=RUNS {
            let (one, two) = (timed(|| document::read(&bytes, "pack.pdf")), pdftotext(&file));
            if run > 0 {
                read.push(one);
                other.extend(two);
            }
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let (median, least) = middle(&mut read);
        let (theirs, their_least) = middle(&mut other);
        let share = median / theirs;
        println!("{name:<28} {median:>7.1} {least:>6.1} {theirs:>7.1} {their_least:>6.1} {share:>8.2}");
        is_over |= is_bench && share > SHARE;
    }
    Ok(ExitCode::from(u8::from(is_over)))
}

fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// The milliseconds of `pdftotext`, its start included; none where it is not installed.
fn pdftotext(file: &Path) -> Option<f64> {
    let mut command = Command::new("pdftotext");
    command
        .arg(file)
        .arg("-")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status().ok()?;
    status.success().then(|| begun.elapsed().as_secs_f64() * 1_000.0)
}

/// The median and the least; no numbers where there are none.
fn middle(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |at: usize| times.get(at).copied().unwrap_or(f64::NAN);
    (at(times.len() / 2), at(0))
}

/// A pack of full pages: a running head, paragraphs, numbered points, and a ruled table on every third.
fn pack(pages: u32) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 5 + page * 2)).collect();
    let face = |name: &str| {
        format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
    };
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
        face("Helvetica"),
        face("Helvetica-Bold"),
    ];
    for number in 0..pages {
        let content = page(number);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            6 + number * 2
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

fn page(number: u32) -> String {
    let mut content = "BT /F1 8 Tf 72 806 Td (Hollinford Borough Council) Tj ET\n".to_owned();
    let _ = writeln!(
        content,
        "BT /F2 12 Tf 72 770 Td (Roads and bridges {number}) Tj ET"
    );
    let mut down = 745;
    if number.is_multiple_of(3) {
        for row in 0..5 {
            let _ = writeln!(content, "72 {down} m 523 {down} l S");
            for (left, cell) in [
                (76, "Ref"),
                (114, "Write to Elm Road about the depot"),
                (430, "31 March"),
            ] {
                let _ = writeln!(
                    content,
                    "{} {down} m {} {} l S BT /F1 10 Tf {left} {} Td ({cell} {row}) Tj ET",
                    left - 4,
                    left - 4,
                    down - 26,
                    down - 16
                );
            }
            down -= 26;
        }
        let _ = writeln!(content, "72 {down} m 523 {down} l S 523 745 m 523 {down} l S");
        down -= 24;
    }
    let mut point = 0;
    while down > 80 {
        point += 1;
        let _ = writeln!(content, "BT /F1 10 Tf 72 {down} Td (1.{point}) Tj ET");
        for line in 0..6 {
            let _ = writeln!(
                content,
                "BT /F1 10 Tf 100 {down} Td (The council mends the roof of the library in Market Street and reports on it, line {line}) Tj ET"
            );
            down -= 12;
        }
        down -= 8;
    }
    let _ = writeln!(content, "BT /F1 8 Tf 290 22 Td (Page {}) Tj ET", number + 1);
    content
}
