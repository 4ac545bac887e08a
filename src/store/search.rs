//! Full-text search over the words of papers, items, answers, progress logs, notes and questions: what
//! matches, where it belongs, and its words. How hits are ordered, counted and shortened is not decided here.

use rusqlite::{InterruptHandle, named_params, params};

use super::cells::Cells;
use super::{Db, StoreError};
use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, ItemId, NoteId, PaperId, ProgressId, ResponseId};
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::passage::Span;

/// Stands before a found word in what [`Scratch::marked`] returns.
pub const LIT: char = '\u{2}';
/// Stands after a found word in what [`Scratch::marked`] returns.
pub const UNLIT: char = '\u{3}';

/// A thing with an index of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// What papers are called, and for whom they are.
    Title,
    /// The blocks of papers.
    Passage,
    /// The words of items.
    Item,
    /// The words of answers.
    Answer,
    /// What was reported in progress logs.
    Progress,
    /// Response notes.
    Note,
    /// Questions kept for a meeting.
    Question,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: &'static [Self] = &[
        Self::Title,
        Self::Passage,
        Self::Item,
        Self::Answer,
        Self::Progress,
        Self::Note,
        Self::Question,
    ];

    /// Its index, and with which weights its columns are ranked.
    const fn index(self) -> (&'static str, &'static str) {
        match self {
            Self::Title => ("title_index", ", 4.0, 2.0, 1.0, 0.5"),
            Self::Passage => ("block_index", ""),
            Self::Item => ("item_index", ", 2.0, 0.5, 2.0, 1.0, 1.0, 1.0, 1.5"),
            Self::Answer => ("response_index", ""),
            Self::Progress => ("progress_index", ""),
            Self::Note => ("note_index", ""),
            Self::Question => ("question_index", ""),
        }
    }
}

/// Rows of an index between two serial numbers, both included.
pub type Between = (i64, i64);

/// All rows of an index.
pub const EVERYWHERE: Between = (i64::MIN, i64::MAX);

/// The serial numbers of what matches a query in the language of FTS5, ascending.
///
/// # Errors
/// [`StoreError`] when the database cannot be read, or the reading is interrupted; so for every function
/// here.
pub fn matching(db: &Db, shelf: Shelf, query: &str, between: Between) -> Result<Vec<i64>, StoreError> {
    let (index, _) = shelf.index();
    let sql = format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 AND rowid BETWEEN ?2 AND ?3");
    let mut statement = db.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![query, between.0, between.1])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(row.get(0)?);
    }
    Ok(found)
}

/// As [`matching`], each with its rank: the lower the better, never above 0.
///
/// # Errors
/// As above.
pub fn ranked(db: &Db, shelf: Shelf, query: &str, between: Between) -> Result<Vec<(i64, f64)>, StoreError> {
    let (index, weights) = shelf.index();
    let sql = format!(
        "SELECT rowid, bm25({index}{weights}) FROM {index} WHERE {index} MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
    );
    let mut statement = db.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![query, between.0, between.1])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, row.get(1)?));
    }
    Ok(found)
}

/// How large a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockSize {
    /// Its serial number.
    pub serial: i64,
    /// How many bytes of the paper's text it is.
    pub bytes: usize,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// How large these blocks are.
///
/// # Errors
/// As above.
pub fn sizes_of_blocks(db: &Db, serials: &[i64]) -> Result<Vec<BlockSize>, StoreError> {
    let serials = serde_json::Value::from(serials.to_vec()).to_string();
    db.list(include_str!("sql/search_sizes.sql"), params![serials], |c| {
        Ok(BlockSize {
            serial: c.get("serial")?,
            bytes: c.count("bytes")?,
            is_heading: c.get("is_heading")?,
        })
    })
}

/// A number that changes whenever another connection has changed the database.
///
/// # Errors
/// As above.
pub fn data_version(db: &Db) -> Result<i64, StoreError> {
    Ok(db
        .connection
        .query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

/// A body, as far as hits are told apart by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyName {
    /// The body.
    pub id: BodyId,
    /// Its name.
    pub name: String,
    /// Its council's name.
    pub council: Option<String>,
}

/// Every body.
///
/// # Errors
/// As above.
pub fn bodies(db: &Db) -> Result<Vec<BodyName>, StoreError> {
    db.list(include_str!("sql/search_bodies.sql"), [], |c| {
        Ok(BodyName {
            id: c.id("id")?,
            name: c.get("name")?,
            council: c.get("council_name")?,
        })
    })
}

/// A paper, as far as hits are told apart by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPlace {
    /// Its serial number.
    pub serial: i64,
    /// The paper.
    pub id: PaperId,
    /// What it is called.
    pub name: String,
    /// The body it is for.
    pub body: Option<BodyId>,
    /// Its day.
    pub day: Option<Day>,
    /// What kind it is.
    pub kind: PaperKind,
    /// The serial numbers of its first and last block; they stand together. None where it has none.
    pub blocks: Option<Between>,
}

/// Every paper on the register.
///
/// # Errors
/// As above.
pub fn papers(db: &Db) -> Result<Vec<PaperPlace>, StoreError> {
    db.list(include_str!("sql/search_papers.sql"), [], |c| {
        let first: Option<i64> = c.get("first_block")?;
        let last: Option<i64> = c.get("last_block")?;
        Ok(PaperPlace {
            serial: c.get("serial")?,
            id: c.id("id")?,
            name: c.get("name")?,
            body: c.opt_id("body")?,
            day: c.opt_day("date")?,
            kind: c.code("kind", PaperKind::from_code)?,
            blocks: first.zip(last),
        })
    })
}

/// Where an item, an answer, an entry of a progress log, a note or the questions of a meeting belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThingPlace {
    /// Its serial number.
    pub serial: i64,
    /// The serial number of the paper it stands in.
    pub paper: Option<i64>,
    /// The body it belongs to.
    pub body: Option<BodyId>,
    /// Its day.
    pub day: Option<Day>,
}

/// Everything on the register of a shelf other than papers and their blocks, by serial number.
///
/// # Errors
/// As above.
pub fn things(db: &Db, shelf: Shelf) -> Result<Vec<ThingPlace>, StoreError> {
    let sql = match shelf {
        Shelf::Title | Shelf::Passage => return Ok(Vec::new()),
        Shelf::Item => include_str!("sql/search_places_of_items.sql"),
        Shelf::Answer => include_str!("sql/search_places_of_answers.sql"),
        Shelf::Progress => include_str!("sql/search_places_of_progress.sql"),
        Shelf::Note => include_str!("sql/search_places_of_notes.sql"),
        Shelf::Question => include_str!("sql/search_places_of_questions.sql"),
    };
    db.list(sql, [], |c| {
        Ok(ThingPlace {
            serial: c.get("serial")?,
            paper: c.get("paper")?,
            body: c.opt_id("body")?,
            day: c.opt_day("day")?,
        })
    })
}

/// An item, by its own words, an answer's or those of its progress log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPlace {
    /// The item.
    pub item: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Its number.
    pub number: Option<String>,
}

/// What a hit is, with all its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// What a paper is called.
    Title(PaperId, PaperKind),
    /// A block of a paper.
    Passage {
        /// The paper.
        paper: PaperId,
        /// The block's span.
        span: Span,
        /// Its page.
        page: Option<u32>,
    },
    /// An item.
    Item(ItemPlace),
    /// An answer to an item.
    Answer(ResponseId, ItemPlace),
    /// An entry of an item's progress log.
    Progress(ProgressId, ItemPlace),
    /// A note on an item or a paper.
    Note(NoteId, Option<ItemPlace>, Option<PaperId>),
    /// The questions kept for a meeting.
    Question(BodyId, Day),
}

fn item_place(c: &Cells) -> Result<ItemPlace, StoreError> {
    Ok(ItemPlace {
        item: c.id("item")?,
        kind: c.code("kind", ItemKind::from_code)?,
        number: c.get("number")?,
    })
}

/// What stands under a serial number of a shelf, with its words; none where it is gone.
///
/// # Errors
/// As above.
pub fn thing(db: &Db, shelf: Shelf, serial: i64) -> Result<Option<(Thing, String)>, StoreError> {
    let sql = match shelf {
        Shelf::Title => include_str!("sql/search_title.sql"),
        Shelf::Passage => include_str!("sql/search_passage.sql"),
        Shelf::Item => include_str!("sql/search_item.sql"),
        Shelf::Answer => include_str!("sql/search_answer.sql"),
        Shelf::Progress => include_str!("sql/search_progress.sql"),
        Shelf::Note => include_str!("sql/search_note.sql"),
        Shelf::Question => include_str!("sql/search_question.sql"),
    };
    db.one(sql, named_params! { ":serial": serial }, |c| {
        let thing = match shelf {
            Shelf::Title => Thing::Title(c.id("paper")?, c.code("kind", PaperKind::from_code)?),
            Shelf::Passage => Thing::Passage {
                paper: c.id("paper")?,
                span: Span::new(c.count("starts")?, c.count("ends")?),
                page: c.get("page")?,
            },
            Shelf::Item => Thing::Item(item_place(c)?),
            Shelf::Answer => Thing::Answer(c.id("response")?, item_place(c)?),
            Shelf::Progress => Thing::Progress(c.id("entry")?, item_place(c)?),
            Shelf::Note => {
                let on_item: Option<ItemId> = c.opt_id("item")?;
                let item = on_item.map(|_| item_place(c)).transpose()?;
                Thing::Note(c.id("note")?, item, c.opt_id("paper")?)
            }
            Shelf::Question => Thing::Question(c.id("body")?, c.day("date")?),
        };
        Ok((thing, c.get("words")?))
    })
}

/// Every word that stands in a paper, cut to its stem as the index keeps it, with the number of blocks
/// in which it stands.
///
/// # Errors
/// As above.
pub fn stems(db: &Db) -> Result<Vec<(String, usize)>, StoreError> {
    db.list("SELECT term, doc FROM block_index_words", [], |c| {
        Ok((c.get("term")?, c.count("doc")?))
    })
}

/// Some of the blocks in which a stem stands: the words of the block, and the how manieth word it is.
///
/// # Errors
/// As above.
pub fn blocks_with(db: &Db, stem: &str, most: usize) -> Result<Vec<(String, usize)>, StoreError> {
    let sql = include_str!("sql/search_blocks_with.sql");
    let most = super::cells::number(most);
    db.list(sql, named_params! { ":stem": stem, ":most": most }, |c| {
        Ok((c.get("words")?, c.count("offset")?))
    })
}

/// What the palette offers of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedItem {
    /// The item.
    pub place: ItemPlace,
    /// The beginning of its words.
    pub words: String,
    /// The name of its body.
    pub body: Option<String>,
}

/// Every item with the beginning of its words, newest first.
///
/// # Errors
/// As above.
pub fn named_items(db: &Db) -> Result<Vec<NamedItem>, StoreError> {
    db.list(include_str!("sql/search_named_items.sql"), [], |c| {
        Ok(NamedItem {
            place: item_place(c)?,
            words: c.get("words")?,
            body: c.get("body_name")?,
        })
    })
}

/// Ends what a connection is reading, from another thread.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Ends it: whoever reads is told [`StoreError::Interrupted`]. Where nothing is being read it does
    /// nothing.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

/// How often a transaction is taken back before it is given up.
const TRIES: usize = 1_000;

impl Db {
    /// Takes a transaction back that could not be ended, because its end was interrupted as well.
    pub fn let_go(&self) {
        for _ in 0..TRIES {
            if self.connection.is_autocommit() || self.batch("ROLLBACK").is_ok() {
                return;
            }
        }
    }

    /// What ends a reading of this connection from another thread.
    #[must_use]
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.connection.get_interrupt_handle())
    }
}

/// An index in memory of the few texts that are about to be shown: it marks the found words in them as
/// the register's own indexes would, without going through all that they hold.
pub struct Scratch(Db);

impl Scratch {
    /// An empty one.
    ///
    /// # Errors
    /// As above.
    pub fn new() -> Result<Self, StoreError> {
        let connection = rusqlite::Connection::open_in_memory()?;
        let db = Db { connection };
        db.batch(include_str!("sql/search_scratch.sql"))?;
        Ok(Self(db))
    }

    /// The words around what a query finds in each text, each found word between [`LIT`] and [`UNLIT`];
    /// none for a text in which it finds nothing.
    ///
    /// # Errors
    /// As above.
    pub fn marked<'a>(
        &self,
        texts: impl Iterator<Item = &'a str>,
        query: &str,
    ) -> Result<Vec<Option<String>>, StoreError> {
        let mut marked = Vec::new();
        self.0.writing(|db| {
            db.run("DELETE FROM scratch", [])?;
            for (number, text) in texts.enumerate() {
                let sql = "INSERT INTO scratch (rowid, words) VALUES (?1, ?2)";
                db.run(sql, params![super::cells::number(number), text])?;
                marked.push(None);
            }
            Ok::<_, StoreError>(())
        })?;
        let sql = include_str!("sql/search_marked.sql");
        let found = self.0.list(sql, named_params! { ":query": query }, |c| {
            Ok((c.count("place")?, c.get::<String>("marked")?))
        })?;
        for (place, words) in found {
            if let Some(slot) = marked.get_mut(place) {
                *slot = Some(words);
            }
        }
        Ok(marked)
    }
}
