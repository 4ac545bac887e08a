//! The papers as rows of a table: put in words once, when they are loaded.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::register::command::paper::destroy_number;
use crate::register::view::PaperRow;
use crate::scrutiny::Day;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::Scan;
use crate::ui::screens::board::natural::natural;
use crate::ui::wording::{counted, day_words};

/// A column by which the table can be sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The day of the paper or the meeting.
    Date,
    /// The body it is for.
    Body,
    /// What it is called.
    Title,
    /// What kind of paper it is.
    Kind,
    /// The council.
    Council,
    /// How many findings wait.
    Waiting,
    /// How many items came out of it.
    Items,
    /// When it was filed.
    Filed,
}

impl Column {
    /// Its heading.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::Body => "Committee",
            Self::Title => "Paper",
            Self::Kind => "Kind",
            Self::Council => "Council",
            Self::Waiting => "Waiting",
            Self::Items => "Items",
            Self::Filed => "Filed",
        }
    }

    /// Whether its first click puts the greatest first: the newest, or where most waits.
    #[must_use]
    pub const fn greatest_first(self) -> bool {
        matches!(self, Self::Date | Self::Waiting | Self::Items | Self::Filed)
    }
}

/// One paper of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The paper.
    pub paper: PaperId,
    /// Its date, or that it has none.
    pub date: String,
    /// The body it is for.
    pub body: String,
    /// What it is called.
    pub name: String,
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The council.
    pub council: String,
    /// "8 waiting"; empty where nothing waits.
    pub waiting: String,
    /// How many items came out of it; empty where none did.
    pub items: String,
    /// The day it was filed.
    pub filed: String,
    /// Whether it is exempt.
    pub exempt: bool,
    /// Whether it is, or seems to be, another edition of an earlier paper.
    pub edition: Option<&'static str>,
    /// The mark of a scan.
    pub scan: Option<ScanMark>,
    /// Where it came from, where it came in a pack or attached to an e-mail: "Item 5 · pages 11–24 of …".
    pub came_as: Option<String>,
    /// What a screen reader says of the row.
    pub spoken: String,
    /// The number that has to be typed before it is destroyed.
    pub number: String,
    /// The file in which it came with others, and how many of its papers are on the register.
    pub pack: Option<(String, usize)>,
    /// The day by which it is sorted: all papers of a pack stand where the latest of them stands.
    day: Option<Day>,
    counts: (usize, usize),
    filed_at: crate::scrutiny::Moment,
    searched: String,
}

/// The mark of a paper of which pages are pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanMark {
    /// As it stands beside the paper's name.
    pub short: String,
    /// As it is said, and shown while the mouse rests on it.
    pub spoken: String,
    /// Whether any page has still to be read.
    pub is_unread: bool,
}

/// The pack that a paper came in.
#[derive(Debug, Clone, Copy, Default)]
struct Pack {
    last_day: Option<Day>,
    /// How many of its papers are on the register.
    papers: usize,
}

/// Papers as rows, in the same order.
#[must_use]
pub fn rows(papers: &[PaperRow]) -> Vec<Row> {
    let mut packs: HashMap<&str, Pack> = HashMap::new();
    for row in papers.iter().filter(|row| row.paper.part.is_some()) {
        let pack = packs.entry(&row.paper.file_hash).or_default();
        pack.last_day = pack.last_day.max(row.paper.facts.date);
        pack.papers += 1;
    }
    papers
        .iter()
        .map(|row| {
            let pack = row.paper.part.as_ref();
            let pack = pack.and_then(|_| packs.get(row.paper.file_hash.as_str()));
            Row::new(row, pack.copied().unwrap_or_default())
        })
        .collect()
}

/// Where a paper came from, where it came in a pack or attached to an e-mail.
fn came_as(row: &PaperRow) -> Option<String> {
    let part = row.paper.part.as_ref();
    let item = part.and(row.paper.facts.agenda_item.as_ref());
    let parts = [
        item.map(|item| format!("Item {item}")),
        part.map(|part| format!("{} of {}", part.pages(), row.paper.file_name)),
        row.attached_to
            .as_ref()
            .map(|name| format!("attached to “{name}”")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

impl ScanMark {
    /// The mark of a paper of which pages are pictures; none where no page is.
    fn of(scan: Scan) -> Option<Self> {
        let pages = |count| counted(count, "page", "pages");
        let (short, spoken) = match (scan.unread, scan.read) {
            (0, 0) => return None,
            (0, _) => (
                format!("✓ OCR {}%", scan.confidence),
                format!("read by OCR, {}% sure of its words", scan.confidence),
            ),
            (_, 0) => ("⚠ Scan".to_owned(), "a scan that nobody has read".to_owned()),
            (unread, _) => (
                format!("⚠ Scan, {} unread", pages(unread)),
                format!("a scan of which nobody has read {}", pages(unread)),
            ),
        };
        Some(Self {
            short,
            spoken,
            is_unread: scan.unread > 0,
        })
    }
}

impl Row {
    /// A paper as a row.
    fn new(row: &PaperRow, pack: Pack) -> Self {
        let paper = &row.paper;
        let facts = &paper.facts;
        let body = row.body_name.clone().unwrap_or_default();
        let council = row.council_name.clone().unwrap_or_default();
        let name = paper.name().into_owned();
        let kind = facts.kind.label();
        let edition = match (paper.revises, paper.edition_proposed) {
            (Some(_), _) => Some("Revision"),
            (None, Some(_)) => Some("Another edition?"),
            (None, None) => None,
        };
        let date = facts.date.map_or("No date".to_owned(), short_day);
        let came_as = came_as(row);
        let pack_name = paper.part.as_ref().map_or("", |part| &part.pack);
        let message = row.attached_to.as_deref().unwrap_or("");
        let searched = [
            &name,
            &body,
            &council,
            kind,
            &date,
            &paper.file_name,
            pack_name,
            message,
        ]
        .map(|words: &str| words.to_lowercase())
        .join("\n");
        Self {
            paper: paper.id,
            spoken: spoken(row, &name, &body, kind, edition),
            date,
            body,
            name,
            kind,
            council,
            waiting: if row.waiting > 0 {
                format!("{} waiting", row.waiting)
            } else {
                String::new()
            },
            items: if row.items > 0 {
                row.items.to_string()
            } else {
                String::new()
            },
            filed: short_day(paper.filed_at.date_naive()),
            exempt: paper.is_exempt(),
            edition,
            number: destroy_number(paper),
            scan: ScanMark::of(row.scan),
            came_as,
            pack: (pack.papers > 1).then(|| (paper.file_name.clone(), pack.papers)),
            day: pack.last_day.or(facts.date),
            counts: (row.waiting, row.items),
            filed_at: paper.filed_at,
            searched,
        }
    }

    /// Whether every word of the filter occurs in it.
    #[must_use]
    pub fn matches(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.searched.contains(word.as_str()))
    }
}

fn spoken(row: &PaperRow, name: &str, body: &str, kind: &str, edition: Option<&str>) -> String {
    let date = row.paper.facts.date.map_or("no date".to_owned(), day_words);
    let waiting = (row.waiting > 0).then(|| counted(row.waiting, "finding waiting", "findings waiting"));
    let parts = [
        Some(name.to_owned()),
        Some(kind.to_lowercase()),
        Some(date),
        Some(body.to_owned()).filter(|body| !body.is_empty()),
        waiting,
        (row.items > 0).then(|| counted(row.items, "item", "items")),
        row.paper.is_exempt().then(|| "exempt".to_owned()),
        ScanMark::of(row.scan).map(|mark| mark.spoken),
        edition.map(str::to_lowercase),
        row.paper
            .part
            .as_ref()
            .map(|part| format!("{} of {}", part.pages().replace('–', " to "), row.paper.file_name)),
        row.attached_to
            .as_ref()
            .map(|name| format!("attached to “{name}”")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn short_day(day: Day) -> String {
    day.format("%-d %b %Y").to_string()
}

/// The places of the rows that match `filter`, sorted by `column`; rows that say nothing there come
/// last either way.
#[must_use]
pub fn order(rows: &[Row], filter: &str, column: Column, descending: bool) -> Vec<usize> {
    let words: Vec<String> = filter
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let mut shown: Vec<(usize, &Row)> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.matches(&words))
        .collect();
    shown.sort_by(|(_, a), (_, b)| {
        let by = compare(a, b, column);
        let by = if descending { by.reverse() } else { by };
        missing_last(a, b, column).then(by)
    });
    shown.into_iter().map(|(index, _)| index).collect()
}

fn missing_last(a: &Row, b: &Row, column: Column) -> Ordering {
    let missing = |row: &Row| match column {
        Column::Date => row.day.is_none(),
        Column::Body => row.body.is_empty(),
        Column::Council => row.council.is_empty(),
        Column::Title | Column::Kind | Column::Waiting | Column::Items | Column::Filed => false,
    };
    missing(a).cmp(&missing(b))
}

fn compare(a: &Row, b: &Row, column: Column) -> Ordering {
    let words = natural;
    match column {
        Column::Date => a.day.cmp(&b.day),
        Column::Body => words(&a.body, &b.body),
        Column::Title => words(&a.name, &b.name),
        Column::Kind => a.kind.cmp(b.kind),
        Column::Council => words(&a.council, &b.council),
        Column::Waiting => a.counts.0.cmp(&b.counts.0),
        Column::Items => a.counts.1.cmp(&b.counts.1),
        Column::Filed => a.filed_at.cmp(&b.filed_at),
    }
}
