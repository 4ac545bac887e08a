//! How long a reader waits for a page as printed: from asking the drawing process until the picture is
//! there, through the pipe and all.
//!
//! `cargo bench --bench pages` draws every page of made-up papers once at 150 % of their printed size
//! (two pixels a point) and prints the first, the median and the worst in milliseconds. The first has
//! the start of the process and the opening of the file before it, which are told apart. The mark is
//! 40 ms a page once warm: a paper of words or tables whose median is over it fails the command. The
//! drawing has more curves than any honest page and is there to be compared.

#![expect(clippy::print_stdout, reason = "tables are what it is for")]

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::Instant;

/// The most milliseconds that a page may take once the process is warm.
const MILLISECONDS: f64 = 40.0;
/// Pixels of a page of A4 at 150 %, where 100 % is 96 pixels an inch.
const A4: (u32, u32) = (1_190, 1_684);

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How a made-up page looks.
type Page = fn(u32) -> String;

/// The kinds of pages that are drawn, and whether the mark counts for them.
const KINDS: &[(&str, Page, bool)] = &[
    ("words", page_of_words, true),
    ("table with rules", page_of_a_table, true),
    ("drawing with curves", page_of_curves, false),
];

fn main() -> Outcome<ExitCode> {
    // `cargo test --benches` gives no `--bench`: then it is only seen that pages can be drawn.
    let is_bench = env::args().any(|argument| argument == "--bench");
    let pages = if is_bench { 60 } else { 2 };
    println!(
        "{:<22} {:>6} {:>8} {:>8} {:>8} {:>8}",
        "A4 at 150 %, ms", "pages", "opening", "first", "median", "worst"
    );
    let mut is_over = false;
    for (name, page, is_marked) in KINDS {
        let (opening, first, mut rest) = drawn(&file_of(pages, *page))?;
        rest.sort_by(f64::total_cmp);
        let median = rest.get(rest.len() / 2).copied().unwrap_or_default();
        let worst = rest.last().copied().unwrap_or_default();
        println!("{name:<22} {pages:>6} {opening:>8.1} {first:>8.1} {median:>8.1} {worst:>8.1}");
        is_over |= is_bench && *is_marked && median > MILLISECONDS;
    }
    Ok(ExitCode::from(u8::from(is_over)))
}

/// The milliseconds until the file is open, for the first page, and for each of the others.
fn drawn(file: &[u8]) -> Outcome<(f64, f64, Vec<f64>)> {
    let begun = Instant::now();
    let mut process = Drawing::start(file)?;
    let opening = milliseconds(begun);
    let pages = file.windows(11).filter(|window| window == b"/Type /Page").count() - 1;
    let mut times = Vec::new();
    for page in 1..=pages {
        let asked = Instant::now();
        process.draw(page)?;
        times.push(milliseconds(asked));
    }
    let first = times.remove(0);
    process.child.kill()?;
    process.child.wait()?;
    Ok((opening, first, times))
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}

struct Drawing {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Drawing {
    fn start(file: &[u8]) -> Outcome<Self> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scrutiny-desk"))
            .arg("draw-pages")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut input = child.stdin.take().ok_or("no pipe")?;
        let output = BufReader::new(child.stdout.take().ok_or("no pipe")?);
        let bytes = file.len();
        writeln!(
            input,
            r#"{{"version":1,"bytes":{bytes},"memory_bytes":1073741824}}"#
        )?;
        input.write_all(file)?;
        let mut drawing = Self { child, input, output };
        let line = drawing.line()?;
        if line.contains("opened") {
            Ok(drawing)
        } else {
            Err(line.into())
        }
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line)
    }

    fn draw(&mut self, page: usize) -> Outcome<()> {
        let (width, height) = A4;
        writeln!(
            self.input,
            r#"{{"draw":{{"page":{page},"whole":[{width},{height}],"corner":[0,0],"size":[{width},{height}]}}}}"#
        )?;
        let line = self.line()?;
        if !line.contains("drawn") || line.contains("not_drawn") {
            return Err(line.into());
        }
        let mut pixels = vec![0; (width * height * 4) as usize];
        Ok(self.output.read_exact(&mut pixels)?)
    }
}

/// A PDF whose pages are made by `page`.
fn file_of(pages: u32, page: Page) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 4 + page * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for number in 0..pages {
        let content = page(number);
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + number * 2
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
    let start = file.len();
    let size = objects.len() + 1;
    let _ = write!(
        file,
        "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

fn page_of_words(number: u32) -> String {
    let mut content = String::new();
    for line in 0..54_u32 {
        let down = 780 - line * 13;
        let _ = writeln!(
            content,
            "BT /F1 10.5 Tf 72 {down} Td ({number}.{line} That the Cabinet reports on the repairs that were put off, and why, by the spring) Tj ET"
        );
    }
    content
}

fn page_of_a_table(number: u32) -> String {
    let mut content = String::new();
    for row in 0..40_u32 {
        let down = 780 - row * 18;
        let _ = writeln!(content, "0.5 w 60 {down} m 540 {down} l S");
        for column in 0..6_u32 {
            let left = 60 + column * 80;
            let _ = writeln!(
                content,
                "{left} {down} m {left} {} l S BT /F1 8 Tf {} {} Td (Item {number}.{row}.{column}) Tj ET",
                down - 18,
                left + 4,
                down - 12
            );
        }
    }
    content
}

fn page_of_curves(number: u32) -> String {
    let mut content = String::new();
    for curve in 0..1_500_u32 {
        let (x, y) = ((curve * 37 + number) % 500 + 40, (curve * 53) % 740 + 40);
        let grey = f64::from(curve % 10) / 10.0;
        let _ = writeln!(
            content,
            "{grey:.1} G {x} {y} m {} {} {} {} {} {} c S",
            x + 20,
            y + 40,
            x + 40,
            y - 20,
            x + 60,
            y + 10
        );
    }
    content
}
