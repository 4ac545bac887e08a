//! The headings of a paper, for a list of what it contains. Pure.

use crate::scrutiny::passage::{Block, BlockKind};

/// The longest heading that is shown whole, in characters; a longer one is a sentence that was taken
/// for a heading, and its beginning is enough to know it by.
const LONGEST: usize = 120;
/// How deep headings are shown nested.
const DEEPEST: u8 = 3;

/// A heading of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// How deep it is nested, counted from 0.
    pub depth: u8,
    /// Where it begins in the paper's text, in bytes.
    pub byte: usize,
    /// The page that it stands on; none where the format has no pages.
    pub page: Option<u32>,
    /// Its words, white space folded.
    pub words: String,
}

/// The headings of a paper, in the order in which they stand.
#[must_use]
pub fn headings(text: &str, blocks: &[Block]) -> Vec<Heading> {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading { level } => Some(level),
        _ => None,
    };
    // A paper whose headings begin at the third level is not shown far indented.
    let outermost = blocks.iter().filter_map(level).min().unwrap_or(1);
    blocks
        .iter()
        .filter_map(|block| Some((block, level(block)?)))
        .map(|(block, level)| Heading {
            depth: (level - outermost).min(DEEPEST),
            byte: block.span.start,
            page: block.page,
            words: shortened(block.span.of(text)),
        })
        .filter(|heading| !heading.words.is_empty())
        .collect()
}

/// White space folded, and cut after a word where it is very long.
fn shortened(words: &str) -> String {
    let mut short = String::new();
    for word in words.split_whitespace() {
        if !short.is_empty() {
            if short.chars().count() + word.chars().count() > LONGEST {
                short.push('…');
                break;
            }
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::passage::Span;

    fn block(kind: BlockKind, start: usize, end: usize) -> Block {
        Block {
            kind,
            span: Span::new(start, end),
            page: Some(2),
        }
    }

    #[test]
    fn headings_are_nested_below_the_outermost_that_there_is() {
        let text = "Title\nwords\nPart\none\nFar down";
        let blocks = [
            block(BlockKind::Heading { level: 2 }, 0, 5),
            block(BlockKind::Paragraph, 6, 11),
            block(BlockKind::Heading { level: 3 }, 12, 20),
            block(BlockKind::Heading { level: 9 }, 21, 29),
        ];
        let found: Vec<_> = headings(text, &blocks)
            .into_iter()
            .map(|heading| (heading.depth, heading.byte, heading.words))
            .collect();
        assert_eq!(
            found,
            [
                (0, 0, "Title".to_owned()),
                (1, 12, "Part one".to_owned()),
                (3, 21, "Far down".to_owned()),
            ]
        );
    }

    #[test]
    fn a_sentence_that_was_taken_for_a_heading_is_cut_after_a_word() {
        let text = "heading ".repeat(40);
        let blocks = [block(BlockKind::Heading { level: 1 }, 0, text.len())];
        let words = headings(&text, &blocks).remove(0).words;
        assert!(words.ends_with("heading…"), "{words}");
        assert!(words.chars().count() <= LONGEST + 1, "{words}");
    }

    #[test]
    fn an_empty_heading_and_a_paper_without_one_give_nothing() {
        let blank = [block(BlockKind::Heading { level: 1 }, 0, 2)];
        assert_eq!(headings("  words", &blank), []);
        assert_eq!(headings("words", &[block(BlockKind::Paragraph, 0, 5)]), []);
    }
}
