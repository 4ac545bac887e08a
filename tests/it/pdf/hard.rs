//! Papers laid out anew as PDFs that are hard to read: without tags, in two columns, tables that no
//! line rules, everything drawn in any order. What is drawn out of each must be what is drawn out of
//! the paper as text.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use scrutiny_desk::document::{self, Document};
use scrutiny_desk::extract;
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::passage::{Block, BlockKind};

use super::sketch::{HIGH, Sketch, rule};

/// How a paper is laid out.
#[derive(Clone, Copy)]
struct Layout {
    columns: u32,
    /// Whether the page draws its lines in any order.
    shuffled: bool,
    /// Whether tables have lines.
    ruled: bool,
}

const LEFT: f64 = 56.0;
const WIDE: f64 = 595.0 - 2.0 * LEFT;
const TOP: f64 = 76.0;
const BOTTOM: f64 = 776.0;
const GUTTER: f64 = 22.0;
const STEP: f64 = 12.0;

/// The widths of Helvetica from the space to the tilde, in thousandths of its size.
#[rustfmt::skip]
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

#[derive(Clone, Copy)]
struct Face {
    name: &'static str,
    size: f64,
}

const BODY: Face = Face {
    name: "F1",
    size: 10.0,
};
const BOLD: Face = Face {
    name: "F2",
    size: 10.0,
};
const HEAD: Face = Face {
    name: "F2",
    size: 12.0,
};
const TITLE: Face = Face {
    name: "F2",
    size: 14.0,
};

impl Face {
    fn width(self, words: &str) -> f64 {
        let thousandths: f64 = words
            .chars()
            .map(|c| {
                let at = usize::try_from(u32::from(c)).unwrap().wrapping_sub(32);
                f64::from(WIDTHS.get(at).copied().unwrap_or(556))
            })
            .sum();
        let bolder = if self.name == "F2" { 1.07 } else { 1.0 };
        thousandths * self.size * bolder / 1000.0
    }

    /// The lines that words make in so much room.
    fn lines(self, words: &str, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}")) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    fn draw(self, left: f64, down: f64, words: &str) -> String {
        let mut escaped = String::new();
        for c in words.chars() {
            match c {
                '(' | ')' | '\\' => escaped.extend(['\\', c]),
                ' '..='~' => escaped.push(c),
                _ => write!(escaped, "\\{:03o}", code(c).unwrap()).unwrap(),
            }
        }
        let (name, size) = (self.name, self.size);
        format!(
            "BT /{name} {size} Tf {left:.2} {:.2} Td ({escaped}) Tj ET\n",
            HIGH - down
        )
    }
}

/// A character in the Windows code page that the fonts have.
fn code(c: char) -> Option<u8> {
    let high = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    match c {
        ' '..='~' | '\u{a0}'..='ÿ' => u8::try_from(u32::from(c)).ok(),
        '\u{2010}' | '\u{2011}' => Some(b'-'),
        _ => high
            .chars()
            .position(|there| there == c)
            .map(|at| 0x80 + u8::try_from(at).unwrap()),
    }
}

struct Press {
    layout: Layout,
    pages: Vec<String>,
    drawn: Vec<String>,
    column: u32,
    /// Where the columns of this page begin, below what stands across them.
    top: f64,
    down: f64,
    dice: u64,
}

impl Press {
    fn room(&self) -> f64 {
        let columns = f64::from(self.layout.columns);
        (WIDE - GUTTER * (columns - 1.0)) / columns
    }

    fn left(&self) -> f64 {
        LEFT + f64::from(self.column) * (self.room() + GUTTER)
    }

    fn turn(&mut self) {
        let number = self.pages.len() + 1;
        self.drawn.push(
            Face {
                name: "F1",
                size: 8.0,
            }
            .draw(LEFT, 40.0, "Invented Borough Council"),
        );
        self.drawn.push(
            Face {
                name: "F1",
                size: 8.0,
            }
            .draw(280.0, 806.0, &format!("Page {number}")),
        );
        if self.layout.shuffled {
            for at in (1..self.drawn.len()).rev() {
                self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let other = usize::try_from(self.dice >> 33).unwrap() % (at + 1);
                self.drawn.swap(at, other);
            }
        }
        self.pages.push(self.drawn.concat());
        self.drawn.clear();
        self.column = 0;
        self.top = TOP;
        self.down = TOP;
    }

    /// Makes room for a line in the column, or in the next.
    fn line(&mut self, step: f64) {
        self.down += step;
        if self.down > BOTTOM {
            self.column += 1;
            if self.column == self.layout.columns {
                self.turn();
            }
            self.down = self.top;
        }
    }

    fn paragraph(&mut self, words: &str, face: Face, marker: Option<(&str, u8)>) {
        let inset = marker.map_or(0.0, |(marker, level)| {
            14.0 * f64::from(level) + (face.width(marker) + 7.0).max(22.0)
        });
        self.down += 6.0;
        let lines = words
            .lines()
            .flat_map(|words| face.lines(words, self.room() - inset));
        for (at, line) in lines.collect::<Vec<_>>().iter().enumerate() {
            self.line(face.size.max(10.0) * 1.2);
            let left = self.left();
            if let Some((marker, level)) = marker.filter(|_| at == 0) {
                self.drawn
                    .push(face.draw(left + 14.0 * f64::from(level), self.down, marker));
            }
            self.drawn.push(face.draw(left + inset, self.down, line));
        }
    }

    /// Sets a table across the page; the columns go on below it.
    fn table(&mut self, cells: &[(u32, u32, bool, &str)]) {
        if self.layout.columns > 1 && (self.column > 0 || self.down > self.top) {
            self.turn();
        }
        let columns = cells.iter().map(|cell| cell.1 + 1).max().unwrap();
        let longest = |column: u32| {
            let all = cells.iter().filter(|cell| cell.1 == column).map(|cell| cell.3);
            let word = all
                .clone()
                .flat_map(str::split_whitespace)
                .map(|word| BOLD.width(word) + 12.0);
            let whole = all.map(|words| f64::from(u32::try_from(words.chars().count()).unwrap()));
            (word.fold(0.0, f64::max), whole.fold(6.0, f64::max).min(60.0))
        };
        let wants: Vec<(f64, f64)> = (0..columns).map(longest).collect();
        let least: f64 = wants.iter().map(|want| want.0).sum();
        let all: f64 = wants.iter().map(|want| want.1).sum();
        let widths: Vec<f64> = wants
            .iter()
            .map(|want| want.0 + (WIDE - least).max(0.0) * want.1 / all)
            .collect();
        let edges: Vec<f64> = std::iter::once(LEFT)
            .chain(widths.iter().scan(LEFT, |left, width| {
                *left += width;
                Some(*left)
            }))
            .collect();
        self.down += 10.0;
        let mut upright = self.down;
        let mut at = 0;
        while at < cells.len() {
            let row: Vec<_> = cells[at..]
                .iter()
                .take_while(|cell| cell.0 == cells[at].0)
                .collect();
            at += row.len();
            let face = |heads: bool| if heads { BOLD } else { BODY };
            let mut set: Vec<(usize, Face, Vec<String>)> = Vec::new();
            for (_, column, heads, words) in row {
                let column = usize::try_from(*column).unwrap();
                let lines = words
                    .lines()
                    .flat_map(|line| face(*heads).lines(line, widths[column] - 12.0));
                match set.last_mut() {
                    // A cell of several paragraphs.
                    Some((last, _, open)) if *last == column => open.extend(lines),
                    _ => set.push((column, face(*heads), lines.collect())),
                }
            }
            let most = set.iter().map(|(_, _, lines)| lines.len()).max().unwrap();
            let high = STEP * f64::from(u32::try_from(most).unwrap()) + 6.0;
            if self.down + high > BOTTOM && self.down > TOP + 40.0 {
                self.uprights(&edges, upright);
                self.turn();
                upright = self.down;
            }
            self.level(&edges);
            for (column, face, lines) in set {
                for (line, words) in (1_u32..).zip(lines) {
                    let down = self.down + STEP * f64::from(line);
                    self.drawn.push(face.draw(edges[column] + 4.0, down, &words));
                }
            }
            self.down += high;
        }
        self.level(&edges);
        self.uprights(&edges, upright);
        self.down += 12.0;
        self.top = self.down;
        if self.down > BOTTOM - 120.0 {
            self.turn();
        }
    }

    fn level(&mut self, edges: &[f64]) {
        if self.layout.ruled {
            let ends = (edges[0], edges[edges.len() - 1]);
            self.drawn.push(rule((ends.0, self.down), (ends.1, self.down)));
        }
    }

    fn uprights(&mut self, edges: &[f64], from: f64) {
        if self.layout.ruled {
            let rules = edges.iter().map(|edge| rule((*edge, from), (*edge, self.down)));
            self.drawn.extend(rules);
        }
    }
}

/// How long the lines of a paper are that a program broke.
fn wrapped_at(text: &str) -> usize {
    let lengths = text.lines().map(|line| line.trim().chars().count());
    let mut long: Vec<usize> = lengths.filter(|length| (40..=110).contains(length)).collect();
    long.sort_unstable();
    long.get(long.len() * 9 / 10).copied().unwrap_or(0)
}

/// The words of a block with the lines that its author ended, and without those that a program broke.
fn unbroken(words: &str, wrapped_at: usize) -> String {
    let mut text = String::new();
    let mut above = 0;
    for line in words.lines() {
        let next = line.split_whitespace().next().unwrap_or("").chars().count();
        let is_full = above > 40 && above <= 110 && above + 1 + next + 6 > wrapped_at;
        if !text.is_empty() {
            text.push(if is_full { ' ' } else { '\n' });
        }
        text.push_str(line.trim());
        above = line.trim().chars().count();
    }
    text
}

fn printed(document: &Document, layout: Layout) -> Vec<u8> {
    let mut press = Press {
        layout,
        pages: Vec::new(),
        drawn: Vec::new(),
        column: 0,
        top: TOP,
        down: TOP,
        dice: 7,
    };
    let blocks: Vec<&Block> = document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
        .collect();
    let wrapped_at = wrapped_at(&document.text);
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let words = unbroken(document.words(block), wrapped_at);
        let words = words.as_str();
        match &block.kind {
            BlockKind::Heading { level: 1 } if at < 3 => press.paragraph(words, TITLE, None),
            BlockKind::Heading { .. } => press.paragraph(words, HEAD, None),
            BlockKind::Paragraph | BlockKind::Furniture => press.paragraph(words, BODY, None),
            BlockKind::ListItem { marker, level } => {
                let bare = words.strip_prefix(marker.as_str()).unwrap_or(words);
                press.paragraph(bare, BODY, Some((marker, *level)));
            }
            BlockKind::Cell { table, .. } => {
                let cells: Vec<(u32, u32, bool, &str)> = blocks[at..]
                    .iter()
                    .map_while(|block| match &block.kind {
                        BlockKind::Cell {
                            table: there,
                            row,
                            column,
                            heading,
                        } if there == table => Some((*row, *column, *heading, document.words(block))),
                        _ => None,
                    })
                    .collect();
                press.table(&cells);
                at += cells.len() - 1;
            }
        }
        at += 1;
    }
    press.turn();
    Sketch::of_pages(&press.pages).bytes()
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn items(document: &Document) -> Vec<String> {
    let extraction = extract::extract(document, Default::default());
    let found = extraction
        .findings
        .iter()
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(folded(&item.text)),
            Found::Date(_) => None,
        });
    found.collect()
}

/// How many words of `one` stand in `other` in the same order.
fn in_order(one: &[&str], other: &[&str]) -> usize {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in other.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    // The longest rising run of places, by the least end of each length.
    let mut ends: Vec<usize> = Vec::new();
    for word in one {
        for place in places.get(word).into_iter().flatten().rev() {
            let length = ends.partition_point(|end| end < place);
            match ends.get_mut(length) {
                Some(end) => *end = *place,
                None => ends.push(*place),
            }
        }
    }
    ends.len()
}

/// The words of a paper as it is printed: of each block its own, with the number of a point.
fn words(document: &Document) -> Vec<String> {
    let blocks = document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture);
    blocks
        .flat_map(|block| {
            document
                .words(block)
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect()
}

#[derive(Default, Debug)]
struct Measure {
    papers: usize,
    items: usize,
    same: usize,
    words: usize,
    in_order: usize,
    differ: Vec<String>,
}

fn measure(set: &str, layout: Layout, papers: &[PathBuf]) -> Measure {
    let mut measure = Measure::default();
    for path in papers {
        let name = path.file_name().unwrap().to_string_lossy();
        let source = document::read(&fs::read(path).unwrap(), &name).unwrap();
        // Letters that the fonts do not have, as in Welsh, and words set in columns by spaces.
        let cannot_be_set = !source
            .text
            .chars()
            .all(|c| c.is_whitespace() || code(c).is_some())
            || source.text.lines().any(|line| line.trim().contains("    "));
        if cannot_be_set {
            continue;
        }
        measure.papers += 1;
        let file = printed(&source, layout);
        if let Some(folder) = std::env::var_os("HARD_PAPERS") {
            fs::write(Path::new(&folder).join(format!("{name}, {set}.pdf")), &file).unwrap();
        }
        let read = document::read(&file, "paper.pdf").unwrap();
        let (gold, mut got) = (items(&source), items(&read));
        let (there, here) = (words(&source), words(&read));
        let refer = |words: &'_ [String]| -> Vec<String> { words.to_vec() };
        let (there, here) = (refer(&there), refer(&here));
        let there: Vec<&str> = there.iter().map(String::as_str).collect();
        let here: Vec<&str> = here.iter().map(String::as_str).collect();
        measure.words += there.len();
        let in_order = in_order(&there, &here);
        measure.in_order += in_order;
        if in_order * 100 < there.len() * 97 {
            measure
                .differ
                .push(format!("{name}: {in_order} of {} words in order", there.len()));
        }
        measure.items += gold.len();
        for item in gold {
            match got.iter().position(|there| *there == item) {
                Some(at) => {
                    got.remove(at);
                    measure.same += 1;
                }
                None => measure.differ.push(format!("{name}: - {item}")),
            }
        }
        measure
            .differ
            .extend(got.iter().map(|item| format!("{name}: + {item}")));
    }
    measure
}

fn papers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut papers: Vec<PathBuf> = ["assets/samples", "tests/papers"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "txt" || ending == "md")
        })
        .filter(|path| !path.ends_with("README.md") && !path.ends_with("SCORES.txt"))
        .collect();
    papers.sort();
    papers
}

/// Each with the share of items that must be the same, in per cent.
const LAYOUTS: [(&str, usize, Layout); 3] = [
    (
        "two columns, drawn in any order",
        94,
        Layout {
            columns: 2,
            shuffled: true,
            ruled: true,
        },
    ),
    (
        "tables without lines, drawn in any order",
        92,
        Layout {
            columns: 1,
            shuffled: true,
            ruled: false,
        },
    ),
    (
        "tables with lines",
        95,
        Layout {
            columns: 1,
            shuffled: false,
            ruled: true,
        },
    ),
];

/// The share of words that must stand in their order, in per cent.
const LEAST_IN_ORDER: usize = 97;

#[track_caller]
fn check(papers: &[PathBuf]) {
    for (name, least_items, layout) in LAYOUTS {
        let measure = measure(name, layout, papers);
        let told = format!(
            "{name}: {} papers, {} of {} items, {} of {} words in order",
            measure.papers, measure.same, measure.items, measure.in_order, measure.words
        );
        if let Some(folder) = std::env::var_os("HARD_PAPERS") {
            let differ = format!("{told}\n{}\n", measure.differ.join("\n"));
            std::fs::write(PathBuf::from(folder).join(format!("{name}.txt")), differ).unwrap();
        }
        assert!(measure.papers > 20 && measure.items > 60, "{told}");
        assert!(
            measure.same * 100 >= measure.items * least_items,
            "{told}\n{}",
            measure.differ.join("\n")
        );
        assert!(measure.in_order * 100 >= measure.words * LEAST_IN_ORDER, "{told}");
    }
}

#[test]
fn hard_pages_give_what_the_same_words_as_text_give() {
    let papers: Vec<PathBuf> = papers().into_iter().step_by(5).collect();
    check(&papers);
}

#[test]
#[ignore = "every paper; a minute or two. With HARD_PAPERS=FOLDER it keeps the files there and names what differs"]
fn every_paper_as_a_hard_page_gives_what_its_text_gives() {
    check(&papers());
}
