//! The papers that an agenda pack is put together from: which pages each takes up, which item of the
//! agenda it is for and what it is called.
//!
//! Three things tell: the contents on the agenda's own pages ("5 Budget Monitoring (Pages 11 - 24)"),
//! the outline that the file carries, and what stands at the head of a page on which a paper begins
//! ("Agenda Item 5", "Report of", "Minutes of"). The outline of a single paper lists its headings, so
//! it counts only where the pages it leads to begin papers. Pure: nothing is read but the document.

use std::collections::{BTreeMap, HashMap};

use super::Document;
use crate::scrutiny::passage::{Block, BlockKind};

/// What a part of a pack is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The agenda itself, before the first paper.
    Agenda,
    /// Minutes of an earlier meeting.
    Minutes,
    /// A report or any other paper.
    Paper,
}

/// Pages of a pack that are one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackPart {
    /// What it is.
    pub kind: PartKind,
    /// Its first page, counted from 1 in the file.
    pub first_page: u32,
    /// Its last page.
    pub last_page: u32,
    /// The agenda item that it is for, as printed: `5`, `7a`.
    pub item: Option<String>,
    /// What it is called, as the contents, the outline or its own head say; empty where nothing does.
    pub title: String,
}

/// How many blocks of a page make its head.
const HEAD_BLOCKS: usize = 14;
/// On how many pages from the first the agenda may stand.
const MOST_AGENDA_PAGES: u32 = 12;
/// The longest title that is taken, in characters.
const LONGEST_TITLE: usize = 200;

/// The papers of a pack in the order of its pages; empty where the document is a single paper.
#[must_use]
pub fn parts_of(document: &Document) -> Vec<PackPart> {
    let heads = heads_of(document);
    let last_page = document.pages.last().map_or(0, |page| page.number);
    let mut starts: BTreeMap<u32, Start> = BTreeMap::new();
    for (page, head) in &heads {
        if let Some(start) = head.start() {
            starts.insert(*page, start);
        }
    }
    let listed = contents_of(document, &heads);
    for (page, entry) in listed {
        starts.entry(page).or_default().take_names(entry);
    }
    for (page, entry) in from_outline(document, &heads, &starts) {
        starts.entry(page).or_default().take_names(entry);
    }
    // What stands on the first page is the agenda or the only paper, not one of several.
    let is_agenda = heads
        .get(&1)
        .is_none_or(|head| head.is_agenda || !starts.contains_key(&1));
    if is_agenda {
        starts.remove(&1);
    }
    if starts.len() < 2
        && !(is_agenda && starts.len() == 1 && heads.get(&1).is_some_and(|head| head.is_agenda))
    {
        return Vec::new();
    }
    parts_from(&starts, last_page)
}

fn parts_from(starts: &BTreeMap<u32, Start>, last_page: u32) -> Vec<PackPart> {
    let mut parts = Vec::new();
    let pages: Vec<u32> = starts.keys().copied().collect();
    if let Some(first) = pages.first().copied().filter(|first| *first > 1) {
        parts.push(PackPart {
            kind: PartKind::Agenda,
            first_page: 1,
            last_page: first - 1,
            item: None,
            title: "Agenda".to_owned(),
        });
    }
    for (at, (page, start)) in starts.iter().enumerate() {
        let next = pages.get(at + 1).copied().unwrap_or(last_page + 1);
        let is_minutes = start.is_minutes || start.title.to_lowercase().starts_with("minutes");
        parts.push(PackPart {
            kind: if is_minutes {
                PartKind::Minutes
            } else {
                PartKind::Paper
            },
            first_page: *page,
            last_page: next.saturating_sub(1).max(*page),
            item: start.item.clone(),
            title: start.title.clone(),
        });
    }
    parts
}

/// What is known of a page on which a paper begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Start {
    item: Option<String>,
    title: String,
    is_minutes: bool,
}

impl Start {
    /// Takes the number and title that a list gives, which are better than what stands on the page.
    fn take_names(&mut self, entry: Entry) {
        if entry.item.is_some() {
            self.item = entry.item;
        }
        if !entry.title.is_empty() {
            self.title = entry.title;
        }
    }
}

/// What a list says of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    item: Option<String>,
    title: String,
}

/// What stands at the head of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Head {
    /// `Agenda Item 5`, stamped where a paper begins.
    stamp: Option<String>,
    /// How many labels of a title block it has: `Report of`, `Date of meeting`.
    labels: usize,
    is_minutes: bool,
    is_agenda: bool,
    /// The number printed on the page: `Page 37`.
    printed: Option<u32>,
    title: String,
    /// All its words in small letters.
    low: String,
}

impl Head {
    /// Whether a paper begins here, by the page alone.
    fn start(&self) -> Option<Start> {
        let begins = self.stamp.is_some() || self.is_minutes || self.labels >= 3;
        begins.then(|| Start {
            item: self.stamp.clone(),
            title: self.title.clone(),
            is_minutes: self.is_minutes,
        })
    }
}

/// Labels that stand in the title block of a council paper.
const LABELS: [&str; 24] = [
    "report to",
    "report of",
    "report by",
    "report author",
    "report title",
    "report from",
    "committee",
    "meeting",
    "meeting date",
    "date of meeting",
    "date",
    "subject",
    "title",
    "author",
    "lead officer",
    "lead member",
    "contact officer",
    "portfolio holder",
    "cabinet member",
    "wards affected",
    "ward(s)",
    "wards",
    "key decision",
    "status",
];

fn heads_of(document: &Document) -> BTreeMap<u32, Head> {
    let mut by_page: BTreeMap<u32, Vec<&Block>> = BTreeMap::new();
    for block in &document.blocks {
        if let Some(page) = block.page {
            by_page.entry(page).or_default().push(block);
        }
    }
    by_page
        .into_iter()
        .map(|(page, blocks)| (page, head_of(document, &blocks)))
        .collect()
}

fn head_of(document: &Document, blocks: &[&Block]) -> Head {
    let mut head = Head::default();
    let mut seen = 0;
    for block in blocks {
        let words = folded(document.words(block));
        let low = words.to_lowercase();
        if head.printed.is_none() {
            head.printed = printed_number(&low, &block.kind);
        }
        if seen >= HEAD_BLOCKS {
            continue;
        }
        if head.stamp.is_none() && seen < 4 {
            head.stamp = stamp_in(&words, &low);
        }
        if block.kind == BlockKind::Furniture {
            continue;
        }
        seen += 1;
        head.labels += usize::from(is_label(&low));
        head.is_minutes |=
            seen <= 5 && (low.starts_with("minutes of") || low.starts_with("minutes - ") || low == "minutes");
        head.is_agenda |= seen <= 8
            && (low == "agenda"
                || low.ends_with(" agenda")
                || low.starts_with("agenda for")
                || low.contains("supplement to the agenda"));
        if head.title.is_empty()
            && let Some(title) = title_in(&words, &low, &block.kind)
        {
            head.title = title;
        }
        head.low.push_str(&low);
        head.low.push('\n');
    }
    head
}

/// `Report of: Head of Highways`, or the label alone in a cell of its own.
fn is_label(low: &str) -> bool {
    let label = low.split([':', '\t']).next().unwrap_or(low).trim();
    let has_colon = low.contains(':') || label.len() == low.len();
    has_colon && label.len() <= 24 && LABELS.contains(&label)
        || ["report to ", "report of ", "report by "]
            .iter()
            .any(|start| low.starts_with(start) && low.len() < 120)
}

/// `Agenda Item 5`, `AGENDA ITEM NO. 7a`, `Item No: 3`.
fn stamp_in(words: &str, low: &str) -> Option<String> {
    let rest = low
        .strip_prefix("agenda item")
        .or_else(|| low.strip_prefix("item no"))?;
    let at = words.len().checked_sub(rest.len())?;
    let rest = words.get(at..)?;
    let rest = rest.trim_start_matches([' ', ':', '.', '-', '–']);
    let rest = rest
        .strip_prefix("No")
        .or_else(|| rest.strip_prefix("no"))
        .or_else(|| rest.strip_prefix("NO"))
        .unwrap_or(rest);
    let rest = rest.trim_start_matches([' ', ':', '.', '-', '–']);
    let number: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '.')
        .collect();
    let number = number.trim_end_matches('.').to_owned();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 6;
    (is_number && rest.len() <= number.len() + 2).then_some(number)
}

/// The number of a page that is printed on it: `Page 37`; other furniture counts pages of one paper.
fn printed_number(low: &str, kind: &BlockKind) -> Option<u32> {
    if *kind != BlockKind::Furniture {
        return None;
    }
    let number = low.strip_prefix("page ")?.trim();
    number.parse().ok()
}

fn title_in(words: &str, low: &str, kind: &BlockKind) -> Option<String> {
    for label in ["subject", "title", "report title"] {
        let rest = low
            .strip_prefix(label)
            .and_then(|rest| rest.trim_start().strip_prefix(':'));
        if let Some(rest) = rest.map(str::trim).filter(|rest| !rest.is_empty()) {
            let at = words.len().saturating_sub(rest.len());
            return Some(
                words
                    .get(at..)
                    .unwrap_or("")
                    .trim()
                    .chars()
                    .take(LONGEST_TITLE)
                    .collect(),
            );
        }
    }
    let is_heading = matches!(kind, BlockKind::Heading { .. });
    let names_body = [
        "council",
        "committee",
        "cabinet",
        "panel",
        "board",
        "agenda item",
        "report to",
        "agenda",
    ]
    .iter()
    .any(|name| low.starts_with(name) || low.ends_with(name));
    let is_numbered = low.starts_with(|c: char| c.is_ascii_digit());
    (is_heading && !names_body && !is_numbered).then(|| words.chars().take(LONGEST_TITLE).collect())
}

/// The papers that the agenda lists with their pages.
fn contents_of(document: &Document, heads: &BTreeMap<u32, Head>) -> Vec<(u32, Entry)> {
    let printed: HashMap<u32, u32> = heads
        .iter()
        .filter_map(|(page, head)| Some((head.printed?, *page)))
        .collect();
    let mut found = Vec::new();
    for line in agenda_lines(document) {
        let Some(reference) = page_reference(&line) else {
            continue;
        };
        let (item, title) = numbered(line.get(..reference.at).unwrap_or("").trim());
        if title.is_empty() {
            continue;
        }
        let page = printed
            .get(&reference.first)
            .copied()
            .or_else(|| page_titled(heads, &title));
        if let Some(page) = page.filter(|page| *page > 1) {
            found.push((page, Entry { item, title }));
        }
    }
    found
}

/// The lines of the agenda: points, paragraphs, and rows of its table with their cells put together.
fn agenda_lines(document: &Document) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut row_of: Option<(u32, u32)> = None;
    for block in &document.blocks {
        if block.page.is_none_or(|page| page > MOST_AGENDA_PAGES) {
            break;
        }
        let words = folded(document.words(block));
        match &block.kind {
            BlockKind::Cell { table, row, .. } => {
                match lines.last_mut().filter(|_| row_of == Some((*table, *row))) {
                    Some(line) => {
                        line.push(' ');
                        line.push_str(&words);
                    }
                    None => lines.push(words),
                }
                row_of = Some((*table, *row));
                continue;
            }
            BlockKind::ListItem { marker, .. } => lines.push(format!("{marker} {words}")),
            BlockKind::Heading { .. } | BlockKind::Paragraph => lines.push(words),
            BlockKind::Furniture => {}
        }
        row_of = None;
    }
    // The pages often stand on a line of their own, below the title or beside it.
    let mut joined: Vec<String> = Vec::new();
    for line in lines {
        let is_reference = page_reference(&line).is_some_and(|reference| reference.at == 0);
        match joined.last_mut().filter(|_| is_reference) {
            Some(above) => {
                above.push(' ');
                above.push_str(&line);
            }
            None => joined.push(line),
        }
    }
    joined
}

/// Where a line names its pages.
struct PageReference {
    first: u32,
    /// Where in the line that begins.
    at: usize,
}

/// `(Pages 11 - 24)`, `(Page 7)`, `Pages 3 to 10`, or `11 - 24` at the end of a line.
fn page_reference(line: &str) -> Option<PageReference> {
    let low = line.to_ascii_lowercase();
    if let Some(at) = low.rfind("page") {
        let rest = low.get(at + 4..)?.trim_start_matches(['s', ' ']);
        let first = leading_number(rest)?;
        let before = line.get(..at)?.trim_end();
        let at = before.strip_suffix('(').unwrap_or(before).len();
        let is_last = rest.chars().filter(|c| c.is_alphabetic()).count() <= 2;
        return is_last.then_some(PageReference { first, at });
    }
    let end = low.trim_end();
    let last_digits = end.len() - end.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let before = end.get(..end.len() - last_digits)?.trim_end();
    let before = before
        .strip_suffix('-')
        .or_else(|| before.strip_suffix('–'))?
        .trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let at = before.len() - digits;
    let first = before.get(at..)?.parse().ok()?;
    let last: u32 = end.get(end.len() - last_digits..)?.parse().ok()?;
    let is_apart = before.get(..at)?.ends_with(' ') || at == 0;
    // Two years make no pages.
    (last >= first && last < 1_900 && is_apart && line.is_char_boundary(at))
        .then_some(PageReference { first, at })
}

fn leading_number(words: &str) -> Option<u32> {
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// A title apart from the number before it: `5.`, `7a`, `Item 3:`.
fn numbered(line: &str) -> (Option<String>, String) {
    let low = line.to_lowercase();
    let line = if low.starts_with("item ") {
        line.get(5..).unwrap_or(line)
    } else {
        line
    };
    let number: String = line
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric())
        .take(5)
        .collect();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.chars().filter(char::is_ascii_digit).count() <= 3
        && number.chars().filter(char::is_ascii_alphabetic).count() <= 1;
    let rest = line.get(number.len()..).unwrap_or("");
    let ends = rest.is_empty() || rest.starts_with([' ', '.', ')', ':', '\t']);
    let clean = |title: &str| -> String {
        let title = title.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '.' | ':' | ')' | '(' | '-' | '–' | '*')
        });
        title.chars().take(LONGEST_TITLE).collect()
    };
    if is_number && ends {
        (Some(number), clean(rest))
    } else {
        (None, clean(line))
    }
}

/// The one page whose head holds a title; none where several do.
fn page_titled(heads: &BTreeMap<u32, Head>, title: &str) -> Option<u32> {
    let low = title.to_lowercase();
    if low.chars().count() < 6 {
        return None;
    }
    let mut pages = heads
        .iter()
        .filter(|(page, head)| {
            **page > 1 && !head.is_agenda && head.low.lines().any(|line| line.contains(&low))
        })
        .map(|(page, _)| *page);
    let first = pages.next()?;
    pages.next().is_none().then_some(first)
}

/// The papers of the outline, where it is the outline of a pack: most of the pages that its outermost
/// entries lead to begin papers, or carry the entry's title at their head.
fn from_outline(
    document: &Document,
    heads: &BTreeMap<u32, Head>,
    starts: &BTreeMap<u32, Start>,
) -> Vec<(u32, Entry)> {
    let outermost = document
        .outline
        .iter()
        .map(|entry| entry.level)
        .min()
        .unwrap_or(0);
    let mut found: Vec<(u32, Entry)> = Vec::new();
    let mut borne_out = 0;
    let mut last = 0;
    for bookmark in document
        .outline
        .iter()
        .filter(|bookmark| bookmark.level == outermost)
    {
        let Some(page) = bookmark.page.filter(|page| *page > 1) else {
            continue;
        };
        let (item, title) = numbered(&bookmark.title);
        if page < last || found.iter().any(|(there, _)| *there == page) {
            // Several entries of one page are headings, and so are those out of order.
            continue;
        }
        last = page;
        let head = heads.get(&page);
        let begins = starts.contains_key(&page) || head.is_some_and(|head| head.labels >= 1);
        borne_out += usize::from(begins);
        found.push((page, Entry { item, title }));
    }
    let is_pack = found.len() >= 2 && borne_out * 2 > found.len();
    if is_pack { found } else { Vec::new() }
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_off_the_end_of_a_line_and_years_are_none() {
        let check = |line: &str, expected: Option<(u32, &str)>| {
            let found =
                page_reference(line).map(|reference| (reference.first, line.get(..reference.at).unwrap()));
            assert_eq!(found, expected, "{line}");
        };
        check(
            "5. Budget Monitoring (Pages 11 - 24)",
            Some((11, "5. Budget Monitoring ")),
        );
        check("Minutes (Page 7)", Some((7, "Minutes ")));
        check("6 Bus Shelters 25 - 40", Some((25, "6 Bus Shelters ")));
        check("Work Programme Pages 3 to 10", Some((3, "Work Programme")));
        check("Capital programme 2026 - 2027", None);
        check("The report is on page 4 of the pack", None);
        check("Apologies", None);
    }

    #[test]
    fn a_title_is_told_from_its_number() {
        let check = |line: &str, item: Option<&str>, title: &str| {
            assert_eq!(
                numbered(line),
                (item.map(str::to_owned), title.to_owned()),
                "{line}"
            );
        };
        check("5. Budget Monitoring", Some("5"), "Budget Monitoring");
        check("7a Bus Shelters", Some("7a"), "Bus Shelters");
        check("Item 3: Roads", Some("3"), "Roads");
        check("2026/27 Budget", None, "2026/27 Budget");
        check("Minutes", None, "Minutes");
    }

    #[test]
    fn a_stamp_is_no_sentence() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(
                stamp_in(line, &line.to_lowercase()).as_deref(),
                expected,
                "{line}"
            );
        };
        check("Agenda Item 5", Some("5"));
        check("AGENDA ITEM NO. 7a", Some("7a"));
        check("Item No: 3", Some("3"));
        check("Agenda item 5 was deferred", None);
        check("Agenda", None);
    }
}
