//! The words of a paper by the pages on which they stand, to find them from the text and the text from
//! them. Pure.

use std::collections::HashMap;

use crate::jobs::pages::{PageBox, Places};
use crate::scrutiny::passage::Span;

/// Where words stand, and which words stand there.
#[derive(Debug, Default)]
pub struct Index {
    places: Places,
    /// The words of each page by their upper sides.
    by_page: HashMap<u32, Vec<usize>>,
}

/// A place on a page, in tenths of a point from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PagePoint {
    /// The page, counted from 1 in the file.
    pub page: u32,
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

impl Index {
    /// Puts words in order.
    pub fn new(places: Places) -> Self {
        let mut by_page: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, word) in places.words.iter().enumerate() {
            by_page.entry(word.place.page).or_default().push(at);
        }
        for words in by_page.values_mut() {
            words.sort_by_key(|at| {
                places
                    .words
                    .get(*at)
                    .map(|word| (word.place.top, word.place.left))
            });
        }
        Self { places, by_page }
    }

    /// Where the first word stands that ends after a byte.
    pub fn place_of(&self, byte: usize) -> Option<PageBox> {
        let words = &self.places.words;
        let at = words.partition_point(|word| word.span.end <= byte);
        words.get(at).map(|word| word.place)
    }

    /// The first byte of the uppermost word of a page that is not wholly above a height.
    pub fn byte_below(&self, page: u32, y: i32) -> Option<usize> {
        let words = self.by_page.get(&page)?.iter();
        let mut words = words.filter_map(|at| self.places.words.get(*at));
        let first = words.find(|word| word.place.bottom > y)?;
        // Of the words on that line, the one that is read first.
        let middle = i32::midpoint(first.place.top, first.place.bottom);
        let beside = words.take_while(|word| word.place.top <= middle);
        let read_first = beside.map(|word| word.span.start).min();
        Some(read_first.map_or(first.span.start, |start| start.min(first.span.start)))
    }

    /// The word at a place of a page, or the one nearest to it; lines count before columns.
    pub fn word_at(&self, place: PagePoint) -> Option<Span> {
        let beyond = |at: i32, from: i32, to: i32| i64::from((from - at).max(at - to).max(0));
        let words = self.by_page.get(&place.page)?.iter();
        let words = words.filter_map(|at| self.places.words.get(*at));
        let nearest = words.min_by_key(|word| {
            let there = word.place;
            beyond(place.y, there.top, there.bottom) * 10 + beyond(place.x, there.left, there.right)
        });
        nearest.map(|word| word.span)
    }

    /// Whether a word stands right at a place of a page.
    pub fn is_on_word(&self, place: PagePoint) -> bool {
        let words = self.by_page.get(&place.page).into_iter().flatten();
        let mut words = words.filter_map(|at| self.places.words.get(*at));
        words.any(|word| {
            let there = word.place;
            (there.left..=there.right).contains(&place.x) && (there.top..=there.bottom).contains(&place.y)
        })
    }

    /// The lines that the words of a passage make, in the order of the text.
    pub fn lines_of(&self, span: Span) -> Vec<PageBox> {
        let mut lines: Vec<PageBox> = Vec::new();
        for word in self.places.boxes_of(span) {
            match lines.last_mut() {
                Some(line) if continues(line, &word.place) => {
                    line.right = word.place.right;
                    line.top = line.top.min(word.place.top);
                    line.bottom = line.bottom.max(word.place.bottom);
                }
                _ => lines.push(word.place),
            }
        }
        lines
    }
}

/// Whether a word stands on a line, behind its last word.
fn continues(line: &PageBox, word: &PageBox) -> bool {
    let height = (line.bottom - line.top).min(word.bottom - word.top);
    let shared = line.bottom.min(word.bottom) - line.top.max(word.top);
    let gap = word.left - line.right;
    line.page == word.page && shared * 2 > height && gap > -height && gap < height * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::pages::PlacedWord;

    fn word(
        start: usize,
        end: usize,
        page: u32,
        (left, top, right, bottom): (i32, i32, i32, i32),
    ) -> PlacedWord {
        PlacedWord {
            span: Span::new(start, end),
            place: PageBox {
                page,
                left,
                top,
                right,
                bottom,
            },
        }
    }

    /// "That Cabinet" on a line, "agrees" below it, "Noted" on the second page; and on the first line far
    /// to the right "12", which the text has last.
    fn index() -> Index {
        Index::new(Places {
            sizes: vec![(5_950, 8_420); 2],
            words: vec![
                word(0, 4, 1, (720, 1_000, 900, 1_100)),
                word(5, 12, 1, (930, 1_000, 1_300, 1_100)),
                word(13, 19, 1, (720, 1_120, 1_000, 1_220)),
                word(20, 25, 2, (720, 700, 1_000, 800)),
                word(26, 28, 1, (5_000, 995, 5_100, 1_095)),
            ],
        })
    }

    #[test]
    fn a_passage_is_lit_line_by_line() {
        let lines: Vec<_> = index()
            .lines_of(Span::new(5, 25))
            .iter()
            .map(|line| (line.page, line.left, line.top, line.right))
            .collect();
        assert_eq!(
            lines,
            [
                (1, 930, 1_000, 1_300),
                (1, 720, 1_120, 1_000),
                (2, 720, 700, 1_000)
            ]
        );
        let whole = index().lines_of(Span::new(0, 12));
        assert_eq!((whole.len(), whole[0].left, whole[0].right), (1, 720, 1_300));
    }

    #[test]
    fn text_and_page_find_each_other() {
        let index = index();
        assert_eq!(
            index.place_of(4).map(|place| (place.page, place.left)),
            Some((1, 930))
        );
        assert_eq!(index.place_of(99), None);
        assert_eq!(
            index.byte_below(1, 0),
            Some(0),
            "and not the number far to the right"
        );
        assert_eq!(index.byte_below(1, 1_110), Some(13));
        assert_eq!(index.byte_below(2, 750), Some(20));
        assert_eq!(index.byte_below(2, 900), None);
        assert_eq!(index.byte_below(7, 0), None);
    }

    #[test]
    fn the_nearest_word_is_meant_and_its_line_counts_first() {
        let index = index();
        let at = |page, x, y| index.word_at(PagePoint { page, x, y });
        assert_eq!(at(1, 800, 1_050), Some(Span::new(0, 4)));
        assert_eq!(at(1, 3_000, 1_050), Some(Span::new(5, 12)));
        assert_eq!(at(1, 3_000, 1_190), Some(Span::new(13, 19)));
        assert_eq!(at(3, 0, 0), None);
        let on = |x, y| index.is_on_word(PagePoint { page: 1, x, y });
        assert!(on(800, 1_050) && !on(3_000, 1_050));
    }
}
