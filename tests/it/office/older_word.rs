//! Older Word documents (.doc): the words, tables and numbers of ten invented papers, as LibreOffice
//! wrote them from the same papers as `.docx`.

use std::collections::BTreeMap;

use scrutiny_desk::document::{self, Document, DocumentError};
use scrutiny_desk::scrutiny::passage::BlockKind;

use super::file;

const PAPERS: [&str; 10] = [
    "2026-03-10-repairs-report",
    "2026-03-10-scrutiny-minutes",
    "2026-04-21-damp-task-group-report",
    "2026-06-16-cabinet-response",
    "2026-07-07-action-log",
    "2026-10-20-damp-progress-report",
    "calderwick-libraries-response-2019",
    "carrow-status-table-minutes-2011",
    "dunmarsh-fly-tipping-final-report-2017",
    "hallaton-action-log-2023",
];

fn read(name: &str) -> Document {
    document::read(&file(name), name).unwrap()
}

/// The words of all but running heads and feet, each with how often it stands there. Numbers are no words:
/// LibreOffice loses where some lists begin when it writes the older form.
fn words(document: &Document) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for block in &document.blocks {
        if block.kind != BlockKind::Furniture {
            let printed = document.words(block).split_whitespace();
            for word in printed.filter(|word| word.contains(char::is_alphabetic)) {
                *words.entry(word.to_owned()).or_insert(0) += 1;
            }
        }
    }
    words
}

/// Each cell, by its row and column.
fn cells(document: &Document) -> Vec<(u32, u32, String)> {
    let cells = document.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Cell { row, column, .. } => Some((row, column, document.words(block).to_owned())),
        _ => None,
    });
    cells.collect()
}

#[test]
fn the_words_of_ten_papers_come_through() {
    for name in PAPERS {
        let older = words(&read(&format!("{name}.doc")));
        let newer = words(&read(&format!("{name}.docx")));
        let all: usize = newer.values().sum();
        let found: usize = newer
            .iter()
            .map(|(word, count)| (*count).min(older.get(word).copied().unwrap_or_default()))
            .sum();
        assert!(all > 100, "{name}: {all} words");
        assert!(found * 1000 >= all * 995, "{name}: {found} of {all} words");
    }
}

#[test]
fn tables_come_through_cell_by_cell() {
    for name in [
        "2026-07-07-action-log",
        "carrow-status-table-minutes-2011",
        "hallaton-action-log-2023",
    ] {
        let newer = cells(&read(&format!("{name}.docx")));
        assert!(newer.len() > 8, "{name}: {newer:?}");
        assert_eq!(cells(&read(&format!("{name}.doc"))), newer, "{name}");
    }
}

#[test]
fn numbers_are_counted_as_they_are_printed() {
    let markers = |document: &Document| -> Vec<String> {
        let points = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::ListItem { marker, .. } => Some(marker.clone()),
            _ => None,
        });
        points.collect()
    };
    let mut points = 0;
    for name in [
        "2026-03-10-repairs-report",
        "2026-04-21-damp-task-group-report",
        "2026-06-16-cabinet-response",
        "2026-10-20-damp-progress-report",
    ] {
        let newer = markers(&read(&format!("{name}.docx")));
        points += newer.len();
        assert_eq!(markers(&read(&format!("{name}.doc"))), newer, "{name}");
    }
    assert!(points > 8, "{points} points");
}

#[test]
fn what_is_locked_older_still_or_cut_short_is_said() {
    let refused = |bytes: &[u8]| document::read(bytes, "a.doc").unwrap_err();
    let whole = file("2026-07-07-action-log.doc");
    let main = whole.windows(2).position(|bytes| bytes == [0xec, 0xa5]).unwrap();
    let mut locked = whole.clone();
    locked[main + 0x0b] |= 1;
    assert_eq!(refused(&locked), DocumentError::PasswordProtected);
    let mut older = whole.clone();
    older[main + 2..main + 4].copy_from_slice(&0x65_u16.to_le_bytes());
    assert_eq!(
        refused(&older),
        DocumentError::OlderFormat {
            what: "an older Word document (.doc)",
            newer: ".docx",
        }
    );
    assert_eq!(refused(&whole[..whole.len() / 2]), DocumentError::Damaged);
}
