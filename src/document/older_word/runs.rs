//! What paragraphs and runs of characters are, by their places in the file: pages of 512 bytes hold
//! where each begins, and the changes that it makes to what its style says.

use super::bytes::{i16_at, u8_at, u16_at, usize_at};
use super::pieces::{CHARACTER_RUNS, Head, PARAGRAPHS};

const PAGE: usize = 512;
/// The most paragraphs or runs that are read.
const MOST: usize = 2_000_000;

/// Changes by their numbers.
mod sprm {
    pub const LEVEL: u16 = 0x260a;
    pub const LIST: u16 = 0x460b;
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const OUTLINE: u16 = 0x2640;
    pub const SPACE_ABOVE: u16 = 0xa413;
    pub const SPACE_BELOW: u16 = 0xa414;
    pub const NO_SPACE_WITHIN: u16 = 0x246d;
    pub const TABS: u16 = 0xc615;
    pub const TABLE: u16 = 0xd608;
    pub const HEADING_ROW: u16 = 0x3404;
    pub const DELETED: u16 = 0x0800;
    pub const BOLD: u16 = 0x0835;
    pub const HIDDEN: u16 = 0x083c;
    pub const SYMBOL: u16 = 0x6a09;
}

/// What a paragraph says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) is_in_table: bool,
    pub(super) ends_row: bool,
    pub(super) is_heading_row: bool,
    pub(super) level: Option<u8>,
    pub(super) list: Option<u16>,
    pub(super) outline: Option<u8>,
    /// The space above and below, in twentieths of a point.
    pub(super) above: Option<u16>,
    pub(super) below: Option<u16>,
    /// Whether none of it stands between paragraphs of one style.
    pub(super) has_none_within: bool,
    /// The edges of the cells of the row that it ends, and whether each goes on with the one above.
    pub(super) edges: Vec<i16>,
    pub(super) goes_on: Vec<bool>,
}

/// What a run of characters says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Run {
    pub(super) is_left_out: bool,
    pub(super) is_bold: bool,
    /// The sign that stands for its one character.
    pub(super) symbol: Option<u16>,
}

/// All of them, in the order of their places.
pub(super) struct Runs {
    paragraphs: Vec<(usize, usize, Paragraph)>,
    characters: Vec<(usize, usize, Run)>,
}

impl Runs {
    pub(super) fn of(main: &[u8], table: &[u8], head: &Head) -> Self {
        let mut paragraphs = Vec::new();
        pages(main, head.part(table, PARAGRAPHS), 13, |page, at, from, to| {
            let length = usize::from(u8_at(page, at).unwrap_or_default());
            let (start, length) = match length {
                0 => (at + 2, 2 * usize::from(u8_at(page, at + 1).unwrap_or_default())),
                length => (at + 1, 2 * length - 1),
            };
            let says = page.get(start..).unwrap_or_default();
            paragraphs.push((from, to, paragraph(says.get(..length).unwrap_or(says))));
        });
        let mut characters = Vec::new();
        pages(main, head.part(table, CHARACTER_RUNS), 1, |page, at, from, to| {
            let length = usize::from(u8_at(page, at).unwrap_or_default());
            let says = page.get(at + 1..).unwrap_or_default();
            let says = says.get(..length).unwrap_or(says);
            characters.push((from, to, if at == 0 { Run::default() } else { run(says) }));
        });
        paragraphs.sort_by_key(|(from, ..)| *from);
        characters.sort_by_key(|(from, ..)| *from);
        Self {
            paragraphs,
            characters,
        }
    }

    /// The paragraph that ends at a place.
    pub(super) fn paragraph(&self, at: usize) -> Option<&Paragraph> {
        found(&self.paragraphs, at)
    }

    /// The run that a character at a place is in.
    pub(super) fn run(&self, at: usize) -> Run {
        found(&self.characters, at).copied().unwrap_or_default()
    }
}

fn found<T>(all: &[(usize, usize, T)], at: usize) -> Option<&T> {
    let after = all.partition_point(|(from, ..)| *from <= at);
    let (_, to, what) = all.get(after.checked_sub(1)?)?;
    (at < *to).then_some(what)
}

/// Goes over the pages that a part lists; what they say of each stretch stands at a place that `width`
/// bytes for each tell, in pairs of bytes.
fn pages(main: &[u8], part: &[u8], width: usize, mut each: impl FnMut(&[u8], usize, usize, usize)) {
    let count = part.len().saturating_sub(4) / 8;
    let mut left = MOST;
    for number in 0..count {
        let Some(page) = usize_at(part, 4 * (count + 1) + 4 * number) else {
            return;
        };
        let start = (page & 0x003f_ffff) * PAGE;
        let Some(page) = main.get(start..start + PAGE) else {
            continue;
        };
        let stretches = usize::from(u8_at(page, PAGE - 1).unwrap_or_default());
        for stretch in 0..stretches {
            let range = usize_at(page, 4 * stretch).zip(usize_at(page, 4 * stretch + 4));
            let at = u8_at(page, 4 * (stretches + 1) + width * stretch);
            let (Some((from, to)), Some(at)) = (range, at) else {
                break;
            };
            if left == 0 {
                return;
            }
            left -= 1;
            each(page, 2 * usize::from(at), from, to);
        }
    }
}

/// Goes over changes: the number of each and what it says.
pub(super) fn changes(mut says: &[u8], mut each: impl FnMut(u16, &[u8])) {
    while let Some(number) = u16_at(says, 0) {
        let rest = says.get(2..).unwrap_or_default();
        let (skip, length) = match number >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if number == sprm::TABLE => (2, usize::from(u16_at(rest, 0).unwrap_or(1)).saturating_sub(1)),
            // Too many tabs to be counted in a byte: nothing after them can be found.
            _ if number == sprm::TABS && u8_at(rest, 0) == Some(255) => return,
            _ => (1, usize::from(u8_at(rest, 0).unwrap_or_default())),
        };
        let Some(value) = rest.get(skip..skip + length) else {
            return;
        };
        each(number, value);
        says = rest.get(skip + length..).unwrap_or_default();
    }
}

/// What a paragraph says, its style first.
fn paragraph(says: &[u8]) -> Paragraph {
    let mut paragraph = Paragraph {
        style: u16_at(says, 0).unwrap_or_default(),
        ..Paragraph::default()
    };
    change(&mut paragraph, says.get(2..).unwrap_or_default());
    paragraph
}

/// Takes in changes to a paragraph.
pub(super) fn change(paragraph: &mut Paragraph, says: &[u8]) {
    changes(says, |number, value| {
        let byte = u8_at(value, 0).unwrap_or_default();
        match number {
            sprm::IN_TABLE => paragraph.is_in_table = byte != 0,
            sprm::ROW_END => paragraph.ends_row = byte != 0,
            sprm::HEADING_ROW => paragraph.is_heading_row = byte != 0,
            sprm::LEVEL => paragraph.level = Some(byte),
            sprm::LIST => paragraph.list = u16_at(value, 0),
            sprm::OUTLINE => paragraph.outline = Some(byte),
            sprm::SPACE_ABOVE => paragraph.above = u16_at(value, 0),
            sprm::SPACE_BELOW => paragraph.below = u16_at(value, 0),
            sprm::NO_SPACE_WITHIN => paragraph.has_none_within = byte != 0,
            sprm::TABLE => cells(paragraph, value),
            _ => {}
        }
    });
}

/// The edges of a row's cells, and what twenty bytes for each say of it.
fn cells(paragraph: &mut Paragraph, value: &[u8]) {
    const CELL_BYTES: usize = 20;
    const GOES_ON: u16 = 0x20;
    const BEGINS: u16 = 0x40;
    let count = usize::from(u8_at(value, 0).unwrap_or_default());
    paragraph.edges = (0..=count).map_while(|at| i16_at(value, 1 + 2 * at)).collect();
    paragraph.goes_on = (0..count)
        .map(|at| {
            let flags = u16_at(value, 1 + 2 * (count + 1) + CELL_BYTES * at);
            flags.is_some_and(|flags| flags & GOES_ON != 0 && flags & BEGINS == 0)
        })
        .collect();
}

/// What a run says.
pub(super) fn run(says: &[u8]) -> Run {
    let mut run = Run::default();
    changes(says, |number, value| {
        let is_on = matches!(u8_at(value, 0), Some(1 | 0x81));
        match number {
            sprm::DELETED | sprm::HIDDEN => run.is_left_out |= is_on,
            sprm::BOLD => run.is_bold = is_on,
            sprm::SYMBOL => run.symbol = u16_at(value, 2),
            _ => {}
        }
    });
    run
}
