//! The text of papers, with its blocks and pages: immutable once filed, save where pictures are read
//! anew, which gives a reading of its own (see [`reading`](super::reading)).

use rusqlite::{named_params, params};

use super::cells::{Cells, id_text, number};
use super::{Db, StoreError};
use crate::scrutiny::id::PaperId;
use crate::scrutiny::passage::{Block, BlockKind, Page, PageWords, Span};

fn span_of_row(c: &Cells) -> Result<Span, StoreError> {
    Ok(Span::new(c.count("starts")?, c.count("ends")?))
}

fn block_of_row(c: &Cells) -> Result<Block, StoreError> {
    let kind = match c.get::<String>("kind")?.as_str() {
        "heading" => BlockKind::Heading {
            level: c.get("level")?,
        },
        "paragraph" => BlockKind::Paragraph,
        "list_item" => BlockKind::ListItem {
            marker: c.get("marker")?,
            level: c.get("level")?,
        },
        "cell" => BlockKind::Cell {
            table: c.get("in_table")?,
            row: c.get("in_row")?,
            column: c.get("in_column")?,
            heading: c.get("heading")?,
        },
        "furniture" => BlockKind::Furniture,
        _ => return Err(StoreError::Unreadable { column: "kind" }),
    };
    Ok(Block {
        kind,
        span: span_of_row(c)?,
        page: c.get("page")?,
    })
}

/// Keeps the text of a paper with its blocks and pages.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to; so for every function here.
pub fn add(db: &Db, paper: PaperId, text: &str, blocks: &[Block], pages: &[Page]) -> Result<(), StoreError> {
    let paper = id_text(paper);
    db.run(
        "INSERT INTO paper_text (paper, text) VALUES (?1, ?2)",
        params![paper, text],
    )?;
    for page in pages {
        let confidence = match page.words {
            PageWords::Ocr { confidence } => Some(confidence),
            PageWords::Printed | PageWords::Picture => None,
        };
        db.run(
            "INSERT INTO page (paper, number, starts, ends, is_picture, ocr) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                paper,
                page.number,
                number(page.span.start),
                number(page.span.end),
                page.words != PageWords::Printed,
                confidence
            ],
        )?;
    }
    for (ordinal, block) in blocks.iter().enumerate() {
        add_block(db, &paper, ordinal, block, text)?;
    }
    Ok(())
}

fn add_block(db: &Db, paper: &str, ordinal: usize, block: &Block, text: &str) -> Result<(), StoreError> {
    let (kind, level, marker) = match &block.kind {
        BlockKind::Heading { level } => ("heading", Some(*level), None),
        BlockKind::Paragraph => ("paragraph", None, None),
        BlockKind::ListItem { marker, level } => ("list_item", Some(*level), Some(marker.as_str())),
        BlockKind::Cell { .. } => ("cell", None, None),
        BlockKind::Furniture => ("furniture", None, None),
    };
    let cell = match &block.kind {
        BlockKind::Cell {
            table,
            row,
            column,
            heading,
        } => Some((*table, *row, *column, *heading)),
        _ => None,
    };
    let words = match block.kind {
        BlockKind::Furniture => "",
        _ => block.span.of(text),
    };
    db.run(
        include_str!("sql/block_add.sql"),
        named_params! {
            ":paper": paper,
            ":ordinal": number(ordinal),
            ":kind": kind,
            ":level": level,
            ":marker": marker,
            ":in_table": cell.map(|c| c.0),
            ":in_row": cell.map(|c| c.1),
            ":in_column": cell.map(|c| c.2),
            ":heading": cell.map(|c| c.3),
            ":starts": number(block.span.start),
            ":ends": number(block.span.end),
            ":page": block.page,
            ":words": words,
        },
    )?;
    Ok(())
}

/// The text of a paper; empty where there is none.
///
/// # Errors
/// As above.
pub fn text(db: &Db, paper: PaperId) -> Result<String, StoreError> {
    let text = db.one(
        "SELECT text FROM paper_text WHERE paper = ?1",
        params![id_text(paper)],
        |c| c.get("text"),
    )?;
    Ok(text.unwrap_or_default())
}

/// The blocks of a paper, in reading order.
///
/// # Errors
/// As above.
pub fn blocks(db: &Db, paper: PaperId) -> Result<Vec<Block>, StoreError> {
    db.list(
        "SELECT * FROM block WHERE paper = ?1 ORDER BY ordinal",
        params![id_text(paper)],
        block_of_row,
    )
}

/// The pages of a paper, in order.
///
/// # Errors
/// As above.
pub fn pages(db: &Db, paper: PaperId) -> Result<Vec<Page>, StoreError> {
    db.list(
        "SELECT * FROM page WHERE paper = ?1 ORDER BY number",
        params![id_text(paper)],
        |c| {
            Ok(Page {
                number: c.get("number")?,
                span: span_of_row(c)?,
                words: match (c.get::<bool>("is_picture")?, c.get::<Option<u8>>("ocr")?) {
                    (_, Some(confidence)) => PageWords::Ocr { confidence },
                    (true, None) => PageWords::Picture,
                    (false, None) => PageWords::Printed,
                },
            })
        },
    )
}
