//! Full-text search over the words of papers, items, answers and notes.

use rusqlite::named_params;

use super::cells::{Cells, number};
use super::{Db, StoreError};
use crate::scrutiny::id::{ItemId, NoteId, PaperId};
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::passage::Span;

/// Stands before a found word in [`Match::marked`].
pub const LIT: char = '\u{2}';
/// Stands after a found word in [`Match::marked`].
pub const UNLIT: char = '\u{3}';

/// How a search is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// The query in the language of FTS5, well formed.
    pub query: String,
    /// Whether the hits are worth ranking; otherwise the newest come first.
    pub ranked: bool,
    /// How many hits are looked at, newest first: a word that stands on every page is not ranked
    /// through the whole register.
    pub candidates: usize,
    /// How many are wanted.
    pub limit: usize,
}

/// Words found.
#[derive(Debug, Clone, PartialEq)]
pub struct Match<Place> {
    /// Where.
    pub place: Place,
    /// The words around them, each found word between [`LIT`] and [`UNLIT`].
    pub marked: String,
    /// How good the hit is: the lower the better; 0 where hits are not ranked.
    pub rank: f64,
}

/// A block of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockPlace {
    /// The paper.
    pub paper: PaperId,
    /// What the paper is called.
    pub paper_name: String,
    /// The block's span.
    pub span: Span,
}

/// An item, by its own words or an answer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPlace {
    /// The item.
    pub item: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Its number.
    pub number: Option<String>,
    /// The name of its body.
    pub body_name: Option<String>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotePlace {
    /// The note.
    pub note: NoteId,
    /// The item it is on, with what it is called.
    pub item: Option<ItemPlace>,
    /// The paper it is on.
    pub paper: Option<PaperId>,
    /// What that paper is called.
    pub paper_name: Option<String>,
}

fn item_place(c: &Cells) -> Result<ItemPlace, StoreError> {
    Ok(ItemPlace {
        item: c.id("item")?,
        kind: c.code("kind", ItemKind::from_code)?,
        number: c.get("number")?,
        body_name: c.get("body_name")?,
    })
}

impl Search {
    fn matches<Place>(
        &self,
        db: &Db,
        sql: &str,
        place: impl Fn(&Cells) -> Result<Place, StoreError>,
    ) -> Result<Vec<Match<Place>>, StoreError> {
        let params = named_params! {
            ":query": self.query,
            ":ranked": self.ranked,
            ":candidates": number(self.candidates),
            ":limit": number(self.limit),
        };
        db.list(sql, params, |c| {
            Ok(Match {
                place: place(c)?,
                marked: c.get("marked")?,
                rank: c.get("rank")?,
            })
        })
    }

    /// The blocks of papers that match, best first.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be read; so for every method here.
    pub fn blocks(&self, db: &Db) -> Result<Vec<Match<BlockPlace>>, StoreError> {
        self.matches(db, include_str!("sql/search_blocks.sql"), |c| {
            Ok(BlockPlace {
                paper: c.id("paper")?,
                paper_name: c.get("paper_name")?,
                span: Span::new(c.count("starts")?, c.count("ends")?),
            })
        })
    }

    /// The items that match by their own words, best first.
    ///
    /// # Errors
    /// As above.
    pub fn items(&self, db: &Db) -> Result<Vec<Match<ItemPlace>>, StoreError> {
        self.matches(db, include_str!("sql/search_items.sql"), item_place)
    }

    /// The items that match by the words of an answer, best first.
    ///
    /// # Errors
    /// As above.
    pub fn answers(&self, db: &Db) -> Result<Vec<Match<ItemPlace>>, StoreError> {
        self.matches(db, include_str!("sql/search_answers.sql"), item_place)
    }

    /// The notes that match, best first.
    ///
    /// # Errors
    /// As above.
    pub fn notes(&self, db: &Db) -> Result<Vec<Match<NotePlace>>, StoreError> {
        self.matches(db, include_str!("sql/search_notes.sql"), |c| {
            let on_item: Option<ItemId> = c.opt_id("item")?;
            Ok(NotePlace {
                note: c.id("id")?,
                item: on_item.map(|_| item_place(c)).transpose()?,
                paper: c.opt_id("paper")?,
                paper_name: c.get("paper_name")?,
            })
        })
    }
}
