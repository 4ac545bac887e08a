//! A document in one line a block, for tests to read.

use super::Document;
use crate::scrutiny::passage::BlockKind;

/// The kind of each block, then its words folded.
pub(super) fn outline(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| {
            let words: Vec<&str> = document.words(block).split_whitespace().collect();
            let kind = match &block.kind {
                BlockKind::Heading { level } => format!("h{level}"),
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::ListItem { marker, level } => format!("{level}:{marker}"),
                BlockKind::Cell {
                    table,
                    row,
                    column,
                    heading,
                } => format!("{table}.{row}.{column}{}", if *heading { "*" } else { "" }),
                BlockKind::Furniture => "furniture".to_owned(),
            };
            format!("{kind} {}", words.join(" "))
        })
        .collect()
}
