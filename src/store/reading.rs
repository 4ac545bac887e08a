//! The readings of a paper. A scan is filed as pictures and read later, perhaps more than once; each
//! reading has a text of its own. One of them stands in the tables of texts, blocks, pages and facts; the
//! rows of the others are kept here, so that undo and redo can put them back as they were.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::cells::id_text;
use super::image::{row_as_json, write_row};
use super::{Db, StoreError};
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::{OcrPage, OcrRule, OcrWord};

/// The tables of a text, and by what their rows are told apart.
const TABLES: [(&str, &str); 4] = [
    ("paper_text", "paper"),
    ("page", "paper, number"),
    ("block", "paper, ordinal"),
    ("fact_passage", "paper, ordinal"),
];

/// A page as it is kept: short names and bare numbers, as a paper has thousands of words.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageForm {
    page: u32,
    confidence: u8,
    turns: u8,
    slant: i32,
    /// The word, left, right, base line, size, confidence and whether it is bold.
    words: Vec<(String, i32, i32, i32, i32, u8, bool)>,
    level: Vec<(i32, i32, i32)>,
    upright: Vec<(i32, i32, i32)>,
}

impl From<&OcrPage> for PageForm {
    fn from(page: &OcrPage) -> Self {
        let rules = |rules: &[OcrRule]| rules.iter().map(|rule| (rule.at, rule.from, rule.to)).collect();
        Self {
            page: page.number,
            confidence: page.confidence,
            turns: page.turns,
            slant: page.slant,
            words: page
                .words
                .iter()
                .map(|word| {
                    let OcrWord {
                        text,
                        left,
                        right,
                        base,
                        size,
                        confidence,
                        is_bold,
                    } = word.clone();
                    (text, left, right, base, size, confidence, is_bold)
                })
                .collect(),
            level: rules(&page.level),
            upright: rules(&page.upright),
        }
    }
}

impl From<PageForm> for OcrPage {
    fn from(form: PageForm) -> Self {
        let rules = |rules: Vec<(i32, i32, i32)>| {
            let rules = rules.into_iter();
            rules.map(|(at, from, to)| OcrRule { at, from, to }).collect()
        };
        Self {
            number: form.page,
            confidence: form.confidence,
            turns: form.turns,
            slant: form.slant,
            words: form
                .words
                .into_iter()
                .map(|(text, left, right, base, size, confidence, is_bold)| OcrWord {
                    text,
                    left,
                    right,
                    base,
                    size,
                    confidence,
                    is_bold,
                })
                .collect(),
            level: rules(form.level),
            upright: rules(form.upright),
        }
    }
}

/// Which of its readings a paper stands in; 0 as it was filed.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here that reads.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<u32, StoreError> {
    let reading = db.one(
        "SELECT reading FROM paper WHERE id = ?1",
        params![id_text(paper)],
        |c| c.get("reading"),
    )?;
    Ok(reading.unwrap_or(0))
}

/// What another program has read of the pictures of a paper, in the reading in which it stands.
///
/// # Errors
/// As above, and where what is kept cannot be understood.
pub fn ocr(db: &Db, paper: PaperId) -> Result<Vec<OcrPage>, StoreError> {
    let kept: Option<String> = db.one(
        "SELECT reading.ocr FROM reading JOIN paper ON paper.id = reading.paper
         AND paper.reading = reading.number WHERE paper.id = ?1",
        params![id_text(paper)],
        |c| c.get("ocr"),
    )?;
    let forms: Vec<PageForm> = match kept {
        Some(json) => serde_json::from_str(&json)?,
        None => Vec::new(),
    };
    Ok(forms.into_iter().map(OcrPage::from).collect())
}

/// Begins a new reading: the text that stands is put away, and the paper has none until one is added.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn begin(db: &Db, paper: PaperId, ocr: &[OcrPage]) -> Result<(), StoreError> {
    let id = id_text(paper);
    let before = of_paper(db, paper)?;
    put_away(db, &id, before)?;
    let last = db.count("SELECT max(number) FROM reading WHERE paper = ?1", params![id])?;
    let number = u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1);
    let forms: Vec<PageForm> = ocr.iter().map(PageForm::from).collect();
    db.run(
        "INSERT INTO reading (paper, number, ocr) VALUES (?1, ?2, ?3)",
        params![id, number, serde_json::to_string(&forms)?],
    )?;
    db.run("UPDATE paper SET reading = ?2 WHERE id = ?1", params![id, number])?;
    Ok(())
}

/// Says that the text that was added last is that of the reading in which the paper stands.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub fn finish(db: &Db, paper: PaperId) -> Result<(), StoreError> {
    db.run(
        "UPDATE paper_text SET reading = (SELECT reading FROM paper WHERE id = ?1) WHERE paper = ?1",
        params![id_text(paper)],
    )?;
    Ok(())
}

/// Puts the text back that belongs to the reading in which a paper now stands, after undo or redo.
///
/// # Errors
/// [`StoreError`] when the database cannot be written to.
pub(super) fn follow(db: &Db, paper: &str) -> Result<(), StoreError> {
    let standing: Option<(u32, u32)> = db.one(
        "SELECT paper.reading AS wanted, paper_text.reading AS stands FROM paper
         JOIN paper_text ON paper_text.paper = paper.id WHERE paper.id = ?1",
        params![paper],
        |c| Ok((c.get("wanted")?, c.get("stands")?)),
    )?;
    let Some((wanted, stands)) = standing.filter(|(wanted, stands)| wanted != stands) else {
        return Ok(());
    };
    put_away(db, paper, stands)?;
    let rows: Option<String> = db
        .one(
            "SELECT rows FROM reading WHERE paper = ?1 AND number = ?2",
            params![paper, wanted],
            |c| c.get("rows"),
        )?
        .flatten();
    let rows = rows.ok_or(StoreError::Unreadable { column: "rows" })?;
    let rows: Map<String, Value> = serde_json::from_str(&rows)?;
    for (table, key) in TABLES {
        let Some(Value::Array(rows)) = rows.get(table) else {
            continue;
        };
        for row in rows {
            if let Value::Object(row) = row {
                write_row(db, table, key, row)?;
            }
        }
    }
    db.run(
        "UPDATE reading SET rows = NULL WHERE paper = ?1 AND number = ?2",
        params![paper, wanted],
    )?;
    Ok(())
}

/// Takes the rows of a text out of their tables and keeps them as those of this reading.
fn put_away(db: &Db, paper: &str, number: u32) -> Result<(), StoreError> {
    let mut rows = Map::new();
    for (table, _) in TABLES {
        let found = db.list(
            &format!("SELECT * FROM {table} WHERE paper = ?1"),
            params![paper],
            |c| row_as_json(c.0).map(Value::Object),
        )?;
        rows.insert(table.to_owned(), Value::Array(found));
    }
    db.run(
        "INSERT INTO reading (paper, number, ocr, rows) VALUES (?1, ?2, '[]', ?3)
         ON CONFLICT (paper, number) DO UPDATE SET rows = excluded.rows",
        params![paper, number, Value::Object(rows).to_string()],
    )?;
    for (table, _) in TABLES.iter().rev() {
        db.run(&format!("DELETE FROM {table} WHERE paper = ?1"), params![paper])?;
    }
    Ok(())
}
