//! Places in a paper: spans of its text, the blocks it is made of, and its pages.

/// A stretch of a paper's text, as byte offsets into its UTF-8 text (start included, end not).
///
/// Byte offsets are what slicing, searching and highlighting use; the command line converts them
/// to Unicode scalar values where its contract says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; never before `start`.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`; an end before the start gives an empty one.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: if end < start { start } else { end },
        }
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the whole of `other` lies in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part of it that lies within `text` and does not cut a letter in two.
    #[must_use]
    pub fn within(self, text: &str) -> Self {
        let fit = |at: usize| {
            (0..=at.min(text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at))
        };
        Self::new(fit(self.start).unwrap_or(0), fit(self.end).unwrap_or(0))
    }

    /// The words of `text` at this span; empty where it does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// Where in a paper something stands: one span, or several where page furniture lies between.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// The page it begins on, counted from 1; none where the format has no pages.
    pub page: Option<u32>,
    /// The spans, in order and apart; never empty in a passage that was found.
    pub spans: Vec<Span>,
}

impl Passage {
    /// A passage of one span.
    #[must_use]
    pub fn one(page: Option<u32>, span: Span) -> Self {
        Self {
            page,
            spans: vec![span],
        }
    }

    /// From the first byte of its first span to the last byte of its last.
    #[must_use]
    pub fn hull(&self) -> Span {
        match (self.spans.first(), self.spans.last()) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::new(0, 0),
        }
    }

    /// The words at its spans, white space folded to single spaces.
    #[must_use]
    pub fn words(&self, text: &str) -> String {
        let mut words = String::new();
        for span in &self.spans {
            for word in span.of(text).split_whitespace() {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
        words
    }

    /// Its spans as the store keeps them: `12-40` or `12-40,52-80`.
    #[must_use]
    pub fn to_code(&self) -> String {
        let spans: Vec<String> = self
            .spans
            .iter()
            .map(|s| format!("{}-{}", s.start, s.end))
            .collect();
        spans.join(",")
    }

    /// Reads what [`Passage::to_code`] wrote; none where it is not of that shape.
    #[must_use]
    pub fn from_code(page: Option<u32>, code: &str) -> Option<Self> {
        let spans: Option<Vec<Span>> = code
            .split(',')
            .map(|part| {
                let (start, end) = part.split_once('-')?;
                let (start, end) = (start.parse().ok()?, end.parse().ok()?);
                (start <= end).then_some(Span { start, end })
            })
            .collect();
        spans.map(|spans| Self { page, spans })
    }
}

/// What a block of a paper is, as far as its format or layout shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading; level 1 is the outermost.
    Heading {
        /// Depth in the outline, 1 to 6.
        level: u8,
    },
    /// Running text.
    Paragraph,
    /// A point of a list or a numbered paragraph.
    ListItem {
        /// The number or bullet as printed or computed: `(a)`, `1.1`, `•`.
        marker: String,
        /// Depth of nesting, 0 for the outermost.
        level: u8,
    },
    /// One cell of a table.
    Cell {
        /// Which table of the paper, counted from 0.
        table: u32,
        /// Row, counted from 0.
        row: u32,
        /// Column, counted from 0.
        column: u32,
        /// Whether the row is a heading row.
        heading: bool,
    },
    /// Running heads, page numbers, site menus: printed, but not part of what the paper says.
    Furniture,
}

/// A piece of a paper's text with its role; blocks are in reading order and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// Its own words: a list item's marker stands before the span, not in it, where it is printed.
    pub span: Span,
    /// The page it begins on, counted from 1; none where the format has no pages.
    pub page: Option<u32>,
}

/// A page of a paper that has pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page {
    /// Its place in the file, counted from 1.
    pub number: u32,
    /// Its part of the paper's text.
    pub span: Span,
    /// Where its words come from.
    pub words: PageWords,
}

/// Where the words of a page come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageWords {
    /// The file says them.
    #[default]
    Printed,
    /// The page is a picture, and nobody has read it.
    Picture,
    /// The page is a picture, and another program has read it.
    Ocr {
        /// How sure that program is of its words, in per cent.
        confidence: u8,
    },
}

/// Words of a paper together with where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The paper's own words, white space folded to single spaces.
    pub text: String,
    /// Where they stand.
    pub passage: Passage,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_in_two_parts_reads_as_one_run_of_words() {
        let text = "That the Cabinet\nPage 3\n provides  shelters.";
        let passage = Passage {
            page: Some(2),
            spans: vec![Span::new(0, 16), Span::new(24, text.len())],
        };
        assert_eq!(passage.words(text), "That the Cabinet provides shelters.");
        assert_eq!(Passage::from_code(Some(2), &passage.to_code()), Some(passage));
    }

    #[test]
    fn a_damaged_code_is_no_passage() {
        for code in ["", "12", "9-3", "1-2,", "a-b"] {
            assert_eq!(Passage::from_code(None, code), None, "{code:?}");
        }
    }

    #[test]
    fn a_span_is_brought_within_the_text_and_between_letters() {
        assert_eq!(Span::new(3, 90).within("short"), Span::new(3, 5));
        assert_eq!(Span::new(1, 3).within("ŵy"), Span::new(0, 3));
        assert_eq!(Span::new(70, 90).within("short"), Span::new(5, 5));
    }

    #[test]
    fn a_span_outside_the_text_has_no_words() {
        assert_eq!(Span::new(3, 90).of("short"), "");
        assert_eq!(Span::new(1, 2).of("ŵy"), "", "inside a letter");
    }
}
