//! From runs and tables to the paper's text: words joined and mended, pages, blocks and places.

use std::borrow::Cow;
use std::collections::HashSet;

use super::flow::{Cell, Flow, Kind, Part, Run, Table};
use super::places::{PlacedWord, Places, box_of, tenths};
use super::row::Row;
use super::running::Edges;
use super::sequence;
use super::size::Sizes;
use super::word::{Paper, Sheet, Turn, Word};
use crate::document::blocks::{self, Hint};
use crate::document::furniture;
use crate::document::line::{Line, is_space};
use crate::document::table;
use crate::scrutiny::passage::{Block, BlockKind, Page, Span};

/// A heading longer than this is a paragraph that was tagged as one, in characters.
const LONGEST_HEADING: usize = 220;
/// Words further apart than this share of their size are set in columns.
const TAB_GAP: f64 = 1.2;

/// A paper's text with what stands where.
pub(super) struct Composed {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) pages: Vec<Page>,
    pub(super) places: Places,
}

/// Composes the text of all pages; `flows` are in order by the pages on which they begin.
pub(super) fn compose(sheets: &[Sheet], flows: Vec<Flow>, edges: &[Edges]) -> Composed {
    let sizes = Sizes::of(sheets, &flows);
    let flows = sequence::over_pages(flows, sheets, sizes.body);
    let mut composer = Composer {
        sheets,
        edges,
        sizes,
        vocabulary: None,
        breaks_words: None,
        ends_with_spaces: None,
        text: String::new(),
        lines: Vec::new(),
        hints: Vec::new(),
        starts: Vec::new(),
        places: Places {
            sizes: sheets.iter().map(size_as_shown).collect(),
            words: Vec::new(),
        },
        tables: 0,
        headed: 0,
        footed: 0,
    };
    let words = || sheets.iter().flat_map(|sheet| &sheet.words);
    composer.places.words.reserve(words().count());
    composer
        .text
        .reserve(words().map(|word| word.text.len() + 1).sum::<usize>() * 17 / 16);
    for flow in &flows {
        composer.put(flow);
    }
    composer.finish_pages();
    composer.composed()
}

fn size_as_shown(sheet: &Sheet) -> (i32, i32) {
    let (width, height) = (tenths(sheet.width), tenths(sheet.height));
    if matches!(sheet.turn, Turn::Down | Turn::Up) {
        (height, width)
    } else {
        (width, height)
    }
}

struct Composer<'s> {
    sheets: &'s [Sheet],
    edges: &'s [Edges],
    sizes: Sizes,
    /// The words of the paper in small letters, once they are needed.
    vocabulary: Option<HashSet<String>>,
    /// Whether the paper breaks words at the ends of lines, once it matters.
    breaks_words: Option<bool>,
    /// Whether the paper draws a space at the end of a line, once it matters.
    ends_with_spaces: Option<bool>,
    text: String,
    lines: Vec<Line>,
    hints: Vec<Hint>,
    /// Where each page begins in the text, as far as it has begun.
    starts: Vec<usize>,
    places: Places,
    tables: u32,
    /// How many pages have their heads in the text.
    headed: usize,
    /// How many have their feet.
    footed: usize,
}

impl Composer<'_> {
    fn put(&mut self, flow: &Flow) {
        let first = flow.sheet();
        let last = match flow {
            Flow::Run(run) => run.last_sheet().unwrap_or(first),
            Flow::Table(table) => table.last_sheet(),
        };
        self.turn_to(first);
        if last > first {
            // What goes on over the page's end must not be parted by what is printed there.
            self.put_feet(first + 1);
        }
        let words = self.places.words.len();
        match flow {
            Flow::Run(run) => self.put_run(run),
            Flow::Table(table) => self.put_table(table),
        }
        if last > first {
            self.begin_pages_since(words, first, last);
            self.put_feet(last);
            self.put_heads(last + 1);
        }
    }

    /// Puts what stands at the edges of the pages before page `sheet`, and its own head.
    fn turn_to(&mut self, sheet: usize) {
        self.put_heads(sheet);
        self.put_feet(sheet);
        self.put_heads(sheet + 1);
    }

    fn put_heads(&mut self, pages: usize) {
        while self.headed < pages {
            let at = self.headed;
            self.put_feet(at);
            self.headed += 1;
            self.begin_page(at);
            let edges = self.edges;
            for run in edges.get(at).into_iter().flat_map(|edges| &edges.heads) {
                self.put_run(run);
            }
        }
    }

    fn put_feet(&mut self, pages: usize) {
        while self.footed < pages.min(self.headed) {
            let at = self.footed;
            self.footed += 1;
            let edges = self.edges;
            for run in edges.get(at).into_iter().flat_map(|edges| &edges.feet) {
                self.put_run(run);
            }
        }
    }

    fn finish_pages(&mut self) {
        let pages = self.sheets.len();
        self.put_heads(pages);
        self.put_feet(pages);
    }

    fn begin_page(&mut self, sheet: usize) {
        while self.starts.len() <= sheet {
            self.starts.push(self.text.len());
        }
    }

    /// Begins the pages after `first`, as far as `last`, among the words put since there were `words` of
    /// them. Each begins behind the last word of the pages before it: a row of a table that the end of a
    /// page has parted holds words of both pages by turns, and stands on the first.
    fn begin_pages_since(&mut self, words: usize, first: usize, last: usize) {
        let put = self.places.words.get(words..).unwrap_or_default();
        let mut starts = Vec::new();
        let mut left = put;
        for sheet in (first + 1..=last).rev() {
            while let Some((word, before)) = left.split_last()
                && usize::try_from(word.place.page).is_ok_and(|page| page > sheet)
            {
                left = before;
            }
            let next = put.get(left.len());
            starts.push(next.map_or(self.text.len(), |word| word.span.start));
        }
        for start in starts
            .into_iter()
            .rev()
            .skip(self.starts.len().saturating_sub(first + 1))
        {
            self.starts.push(start);
        }
    }

    fn separate(&mut self, by: &str) {
        if !self.text.is_empty() {
            self.text.push_str(by);
        }
    }

    fn put_run(&mut self, run: &Run) {
        if !run.holds_words(self.sheets) {
            return;
        }
        self.separate(if run.is_apart { "\n\n" } else { "\n" });
        let label = self.put_label(run);
        let span = self.put_words(&run.parts);
        if span.is_empty() {
            return;
        }
        let hint = self.hint_of(run, span, label);
        self.push_line(run, span, hint);
    }

    /// Puts the number or bullet of a point before its words and gives it as it is shown.
    fn put_label(&mut self, run: &Run) -> Option<String> {
        if run.label.is_empty() {
            return None;
        }
        let span = self.put_words(&run.label);
        let label = span.of(&self.text).trim_matches(is_space).to_owned();
        self.text.push(' ');
        let is_bullet = matches!(
            label.as_str(),
            "o" | "§" | "Ø" | "ü" | "v" | "q" | "l" | "n" | "·" | "\u{fffd}"
        );
        Some(if is_bullet { "•".to_owned() } else { label })
    }

    fn hint_of(&self, run: &Run, span: Span, label: Option<String>) -> Hint {
        let words = span.of(&self.text);
        let is_bold = run.is_bold();
        if furniture::is_page_count(words) {
            return Hint::Is(BlockKind::Furniture);
        }
        match (run.kind, label) {
            (Kind::Furniture, _) => Hint::Is(BlockKind::Furniture),
            (Kind::Point(level), Some(marker)) => Hint::Is(BlockKind::ListItem { marker, level }),
            (Kind::Heading(level), _) if heads(words) => Hint::Is(BlockKind::Heading { level }),
            (Kind::Plain, _) => match self.sizes.heading_level(run, words) {
                Some(level) => Hint::Is(BlockKind::Heading { level }),
                None => Hint::Words { is_bold },
            },
            _ => Hint::Words { is_bold },
        }
    }

    fn push_line(&mut self, run: &Run, span: Span, hint: Hint) {
        let sheet = run.first_sheet().unwrap_or(0);
        let left = self.sizes.left_of(sheet);
        let inset = run.first_row().map_or(0.0, |row| row.left - left) / (0.5 * self.sizes.body);
        self.lines.push(Line {
            span,
            indent: whole(inset),
            width: u32::try_from(span.of(&self.text).chars().count()).unwrap_or(u32::MAX),
            page: u32::try_from(sheet + 1).ok(),
            blank_above: run.is_apart,
        });
        self.hints.push(hint);
    }

    /// Puts the words of some lines and gives where they stand.
    fn put_words(&mut self, parts: &[Part]) -> Span {
        let start = self.text.len();
        let sheets = self.sheets;
        let mut last_row: Option<(&Sheet, &Row)> = None;
        for part in parts {
            let Some(sheet) = sheets.get(part.sheet) else {
                continue;
            };
            for row in &part.rows {
                if let Some((above_sheet, above)) = last_row {
                    self.join_lines(start, above_sheet, above, sheet, row);
                }
                self.put_row(part.sheet, sheet, row);
                last_row = Some((sheet, row));
            }
        }
        Span::new(start, self.text.len())
    }

    fn put_row(&mut self, at: usize, sheet: &Sheet, row: &Row) {
        let mut last: Option<&Word> = None;
        for word in row.words_of(sheet) {
            if let Some(last) = last {
                let gap = word.left - last.right;
                if gap > TAB_GAP * row.size {
                    self.text.push('\t');
                } else if word.is_apart || gap > 0.3 * row.size || gap < -row.size {
                    self.text.push(' ');
                }
            }
            self.put_word(at, sheet, word);
            last = Some(word);
        }
    }

    fn put_word(&mut self, at: usize, sheet: &Sheet, word: &Word) {
        let start = self.text.len();
        self.text.push_str(&word.text);
        let (width, height) = if matches!(sheet.turn, Turn::Down | Turn::Up) {
            (sheet.height, sheet.width)
        } else {
            (sheet.width, sheet.height)
        };
        let paper = Paper {
            width,
            height,
            turn: sheet.turn,
            slant: sheet.slant,
        };
        self.places.words.push(PlacedWord {
            span: Span::new(start, self.text.len()),
            place: box_of(word, paper, u32::try_from(at + 1).unwrap_or(u32::MAX)),
        });
    }

    /// Puts what stands between two lines of a run: a space, or nothing where a word was broken.
    fn join_lines(&mut self, start: usize, above_sheet: &Sheet, above: &Row, sheet: &Sheet, row: &Row) {
        let line = self.text.get(start..).unwrap_or("");
        let tail = line.rsplit(is_space).next().unwrap_or("");
        let next = row.beginning(sheet);
        let is_soft = tail.ends_with('\u{ad}');
        let may_be_broken = (tail.ends_with('-') || is_soft) && next.starts_with(char::is_lowercase);
        let bare = tail.trim_end_matches(['-', '\u{ad}']);
        let stem_at = bare.trim_end_matches(char::is_alphabetic).len();
        let stem = bare.get(stem_at..).unwrap_or("").to_owned();
        if !may_be_broken || stem.is_empty() {
            let first_is_spaced = row.words_of(sheet).next().is_some_and(|word| word.is_spaced);
            // A hyphen, a stroke or part of a web address at the end has no space behind it.
            let is_tied = tail.len() > 1
                && (tail.ends_with('-') || (tail.ends_with('/') && !first_is_spaced))
                && next.starts_with(char::is_alphanumeric);
            let is_address =
                tail.contains("://") && (tail.ends_with('=') || next.starts_with(['/', '?', '&']));
            let tail = tail.to_owned();
            let is_cut = !first_is_spaced
                && std::ptr::eq(above_sheet, sheet)
                && self.is_cut(above_sheet, above, &tail, &next);
            if !(is_tied || is_address || is_cut) {
                self.text.push(' ');
            }
            return;
        }
        let head: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        if is_soft || self.is_one_word(&stem, &head) {
            let mark = if is_soft { '\u{ad}' } else { '-' };
            self.text.truncate(self.text.len() - mark.len_utf8());
            if let Some(word) = self.places.words.last_mut() {
                word.span = Span::new(word.span.start, self.text.len());
            }
        }
    }

    /// Whether a line of a narrow column ends inside a word that did not fit: no space is drawn where
    /// the paper draws one at the end of every other line.
    fn is_cut(&mut self, above_sheet: &Sheet, above: &Row, tail: &str, next: &str) -> bool {
        if above.width() > 0.3 * above_sheet.width {
            return false;
        }
        let sheets = self.sheets;
        if tail.ends_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_ascii_digit()) {
            return *self
                .ends_with_spaces
                .get_or_insert_with(|| draws_spaces_at_ends(sheets));
        }
        let whole = format!("{tail}{}", next.trim_end_matches(|c: char| !c.is_alphanumeric())).to_lowercase();
        let is_inside = tail.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase);
        is_inside
            && self
                .vocabulary
                .get_or_insert_with(|| vocabulary_of(sheets))
                .contains(&whole)
    }

    /// Whether a hyphen at a line's end only breaks the word: the paper writes the whole without it,
    /// or its halves are no words of the paper.
    fn is_one_word(&mut self, stem: &str, head: &str) -> bool {
        let sheets = self.sheets;
        let vocabulary = self.vocabulary.get_or_insert_with(|| vocabulary_of(sheets));
        let (stem, head) = (stem.to_lowercase(), head.to_lowercase());
        let hyphenated = format!("{stem}-{head}");
        if vocabulary.contains(&format!("{stem}{head}")) {
            return true;
        }
        if vocabulary.contains(&hyphenated) || is_prefix(&stem) {
            return false;
        }
        if vocabulary.contains(&stem) && vocabulary.contains(&head) {
            return false;
        }
        let sheets = self.sheets;
        *self
            .breaks_words
            .get_or_insert_with(|| breaks_words(sheets, vocabulary))
    }
}

/// Whether words that are tagged as a heading can be one: whole paragraphs are tagged so to look
/// larger.
fn heads(words: &str) -> bool {
    let is_sentence = words.ends_with(['.', ':', ';', ',']) && words.split_whitespace().count() > 8;
    words.len() <= LONGEST_HEADING && !words.ends_with(':') && !is_sentence
}

/// The words of a paper in small letters. Those broken at a line's end are left out.
fn vocabulary_of(sheets: &[Sheet]) -> HashSet<String> {
    let mut found: HashSet<String> = HashSet::new();
    for word in sheets.iter().flat_map(|sheet| &sheet.words) {
        let bare = word.text.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if bare.is_empty() || bare.ends_with('-') {
            continue;
        }
        // Most words are in small letters, and there already.
        let lower = if bare.chars().any(char::is_uppercase) {
            Cow::Owned(bare.to_lowercase())
        } else {
            Cow::Borrowed(bare)
        };
        if found.contains(lower.as_ref()) {
            continue;
        }
        // What is written with a hyphen is made of words.
        found.extend(lower.split('-').map(str::to_owned));
        found.insert(lower.into_owned());
    }
    found
}

/// Whether nearly all lines that go on in the next end with a space that is drawn.
fn draws_spaces_at_ends(sheets: &[Sheet]) -> bool {
    let (mut ends, mut spaced) = (0_usize, 0_usize);
    for sheet in sheets {
        for pair in sheet.words.windows(2) {
            let [one, other] = pair else { continue };
            if other.base > one.base + 0.5 * one.size
                && other.left < one.left
                && one.text.ends_with(char::is_lowercase)
            {
                ends += 1;
                spaced += usize::from(other.is_spaced);
            }
        }
    }
    ends >= 5 && spaced * 10 >= ends * 8
}

/// Whether words that the paper also writes whole are broken at the ends of its lines; in most papers
/// a hyphen there is the word's own.
fn breaks_words(sheets: &[Sheet], vocabulary: &HashSet<String>) -> bool {
    let mut broken = 0_usize;
    for sheet in sheets {
        for pair in sheet.words.windows(2) {
            let [one, other] = pair else { continue };
            let Some(stem) = one.text.strip_suffix('-') else {
                continue;
            };
            if other.base > one.base + 0.5 * one.size && other.text.starts_with(char::is_lowercase) {
                let head = other.text.trim_matches(|c: char| !c.is_alphanumeric());
                let stem = stem.trim_matches(|c: char| !c.is_alphanumeric());
                broken += usize::from(vocabulary.contains(&format!("{stem}{head}").to_lowercase()));
            }
        }
    }
    broken >= 2
}

/// Beginnings of words that are written with a hyphen.
fn is_prefix(stem: &str) -> bool {
    matches!(
        stem,
        "co" | "re"
            | "pre"
            | "non"
            | "multi"
            | "self"
            | "cross"
            | "long"
            | "short"
            | "well"
            | "anti"
            | "post"
            | "mid"
            | "sub"
            | "part"
            | "full"
            | "ex"
            | "e"
            | "vice"
            | "semi"
    )
}

fn whole(columns: f64) -> u32 {
    columns.round().clamp(0.0, 200.0) as u32
}

// Tables.
impl Composer<'_> {
    fn put_table(&mut self, table: &Table) {
        let index = self.tables;
        self.tables += 1;
        let headings = self.heading_row(table);
        let mut last_row = None;
        for cell in &table.cells {
            let begins_row = last_row != Some(cell.row);
            last_row = Some(cell.row);
            self.separate(if begins_row { "\n\n" } else { "\t" });
            let kind = BlockKind::Cell {
                table: index,
                row: cell.row,
                column: cell.column,
                heading: cell.row == 0 && (headings || cell.is_heading),
            };
            self.put_cell(table, cell, kind);
        }
    }

    fn heading_row(&self, table: &Table) -> bool {
        let texts: Vec<String> = table
            .cells
            .iter()
            .take_while(|cell| cell.row == 0)
            .map(|cell| {
                cell.runs
                    .iter()
                    .map(|run| run.text(self.sheets))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let columns = table.cells.iter().map(|cell| cell.column + 1).max().unwrap_or(0) as usize;
        let has_more = table.cells.iter().any(|cell| cell.row > 0);
        if !has_more {
            return false;
        }
        let is_bold = |cell: &Cell| cell.runs.iter().all(Run::is_bold);
        let bold_first = texts.len() == columns
            && texts.iter().all(|text| text.chars().count() <= 60)
            && table.cells.iter().filter(|cell| cell.row == 0).all(is_bold)
            && !table.cells.iter().filter(|cell| cell.row > 0).all(is_bold);
        bold_first || table::is_heading_row(texts.iter().map(String::as_str), columns)
    }

    fn put_cell(&mut self, table: &Table, cell: &Cell, kind: BlockKind) {
        let start = self.text.len();
        for (at, run) in cell.runs.iter().enumerate() {
            if at > 0 {
                self.text.push_str(if run.is_apart { "\n\n" } else { "\n" });
            }
            self.put_label(run);
            self.put_words(&run.parts);
        }
        let span = Span::new(start, self.text.len());
        let sheet = cell
            .runs
            .first()
            .and_then(Run::first_sheet)
            .unwrap_or(table.sheet);
        if !span.is_empty() {
            self.lines.push(Line {
                span,
                indent: 0,
                width: u32::try_from(span.of(&self.text).chars().count()).unwrap_or(u32::MAX),
                page: u32::try_from(sheet + 1).ok(),
                blank_above: true,
            });
            self.hints.push(Hint::Is(kind));
        }
    }

    fn composed(mut self) -> Composed {
        let end = self.text.len();
        // What stands after the words of a later page is found on that page.
        for line in &mut self.lines {
            let page = self.starts.partition_point(|start| *start <= line.span.start);
            line.page = u32::try_from(page).ok();
        }
        let mut pages = Vec::with_capacity(self.starts.len());
        for (at, start) in self.starts.iter().enumerate() {
            pages.push(Page {
                number: u32::try_from(at + 1).unwrap_or(u32::MAX),
                span: Span::new(*start, self.starts.get(at + 1).copied().unwrap_or(end)),
                words: self.sheets.get(at).map(|sheet| sheet.from).unwrap_or_default(),
            });
        }
        Composed {
            blocks: blocks::of_hinted_lines(&self.text, &self.lines, &self.hints),
            text: self.text,
            pages,
            places: self.places,
        }
    }
}
