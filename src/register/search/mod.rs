//! From what is typed into the search field to hits with their words lit up.
//!
//! Everything that matches is gathered as bare numbers first, so that the count is the true one and every
//! filter can say how many hits it would leave; only what is about to be shown is read and marked. Where
//! there are more hits than anybody looks through, the newest come first, and the answer says so.

mod catalogue;
mod facet;
mod named;
mod query;
mod rank;
mod showing;
mod typo;

use super::view::Hit;
use super::{Reader, RegisterError};
use crate::scrutiny::id::PaperId;
use crate::store::search::{self, EVERYWHERE, Scratch, Shelf};
use crate::store::{Db, StoreError};

pub use crate::store::search::Interrupter;
pub use facet::{Facets, Filter};
pub use named::{Named, NamedThing};
pub use typo::Suggestion;

use catalogue::{Catalogue, Matches};
use query::{Breadth, Query};
use typo::Vocabulary;

/// With more hits than this the newest come first.
const RANKED: usize = 2_000;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// What is typed.
    pub typed: String,
    /// What of the hits is wanted.
    pub filter: Filter,
    /// After how many of them those begin that are to be shown.
    pub from: usize,
    /// How many of them are to be shown.
    pub limit: usize,
}

/// In which order hits come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first.
    #[default]
    Best,
    /// There are too many to be ranked, or the words are too common: the newest first.
    Newest,
    /// As they stand in the one paper that is looked through.
    Paper,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Results {
    /// What was looked for.
    pub wanted: Wanted,
    /// The hits that were asked for.
    pub hits: Vec<Hit>,
    /// How many there are, shown or not.
    pub total: usize,
    /// In which order they come.
    pub order: Order,
    /// How many there would be with other filters.
    pub facets: Facets,
    /// Whether the last word is too short yet for passages to be looked through for its beginning.
    pub is_too_short: bool,
}

/// What is kept between two searches, as long as nothing on the register changes.
#[derive(Default)]
pub(super) struct Memory {
    catalogue: Option<(i64, Catalogue)>,
    vocabulary: Option<(usize, Vocabulary)>,
    scratch: Option<Scratch>,
}

/// Searches the register, one search after the other, on a connection of its own.
pub struct Finder {
    reader: Reader,
    memory: Memory,
}

impl Finder {
    pub(super) fn new(reader: Reader) -> Self {
        Self {
            reader,
            memory: Memory::default(),
        }
    }

    /// What ends a search from another thread.
    #[must_use]
    pub fn interrupter(&self) -> Interrupter {
        self.reader.db().interrupter()
    }

    /// The connection it searches on.
    #[must_use]
    pub const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// What matches; none where the search was ended before it had an answer.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read.
    pub fn find(&mut self, wanted: &Wanted) -> Result<Option<Results>, RegisterError> {
        let memory = &mut self.memory;
        self.reader.db().let_go();
        unless_interrupted(self.reader.db().reading(|db| find(db, memory, wanted)))
    }

    /// Words that are spelled nearly like those that stand nowhere; none where there are no such words, or
    /// the search was ended.
    ///
    /// # Errors
    /// As above.
    pub fn suggest(&mut self, typed: &str) -> Result<Option<Suggestion>, RegisterError> {
        let memory = &mut self.memory;
        self.reader.db().let_go();
        let suggested = self.reader.db().reading(|db| suggest(db, memory, typed));
        Ok(unless_interrupted(suggested)?.flatten())
    }
}

fn unless_interrupted<T>(found: Result<T, RegisterError>) -> Result<Option<T>, RegisterError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(RegisterError::Store(StoreError::Interrupted(_))) => Ok(None),
        Err(error) => Err(error),
    }
}

impl Memory {
    /// Where everything belongs, as of now.
    fn catalogue(&mut self, db: &Db) -> Result<&Catalogue, RegisterError> {
        let version = search::data_version(db)?;
        let known = self.catalogue.take().filter(|(known, _)| *known == version);
        let fresh = match known {
            Some(known) => known,
            None => (version, Catalogue::read(db)?),
        };
        Ok(&self.catalogue.insert(fresh).1)
    }
}

/// What matches `typed`, best first, at most `limit`.
pub(super) fn hits(db: &Db, typed: &str, limit: usize) -> Result<Vec<Hit>, RegisterError> {
    let wanted = Wanted {
        typed: typed.to_owned(),
        limit,
        ..Wanted::default()
    };
    Ok(find(db, &mut Memory::default(), &wanted)?.hits)
}

fn find(db: &Db, memory: &mut Memory, wanted: &Wanted) -> Result<Results, RegisterError> {
    let mut found = Results {
        wanted: wanted.clone(),
        ..Results::default()
    };
    let mut query = Query::of(&wanted.typed);
    found.is_too_short = query.is_too_short();
    if query.is_empty() || wanted.limit == 0 {
        return Ok(found);
    }
    memory.catalogue(db)?;
    let Memory {
        catalogue: Some((_, catalogue)),
        scratch,
        ..
    } = memory
    else {
        return Ok(found);
    };
    let between = between(catalogue, wanted.filter.paper);
    let mut matches = gather(db, catalogue, &query, between)?;
    if matches.is_empty()
        && let Some((loose, kept)) = typo::loosened(db, catalogue, &query, between)?
    {
        query = loose;
        matches = kept;
    }
    let is_ranked = query.is_telling() && matches.len() <= RANKED;
    found.facets = facet::sift(&wanted.filter, catalogue, &mut matches);
    found.total = matches.len();
    let last = wanted.from.saturating_add(wanted.limit);
    let shown = if is_ranked {
        rank::best(db, &query, matches, last)?
    } else {
        rank::newest(matches, last)
    };
    found.order = match (is_ranked, wanted.filter.paper) {
        (true, _) => Order::Best,
        (false, Some(_)) => Order::Paper,
        (false, None) => Order::Newest,
    };
    let shown = shown.get(wanted.from..).unwrap_or_default();
    let scratch = match scratch {
        Some(scratch) => scratch,
        None => scratch.insert(Scratch::new()?),
    };
    found.hits = showing::hits_of(db, catalogue, scratch, &query, shown)?;
    Ok(found)
}

/// The blocks among which passages are looked for: those of one paper, or all.
fn between(catalogue: &Catalogue, paper: Option<PaperId>) -> search::Between {
    let Some(paper) = paper else { return EVERYWHERE };
    let place = catalogue.papers.iter().find(|place| place.id == paper);
    place.and_then(|place| place.blocks).unwrap_or((0, 0))
}

/// Between which serial numbers of a shelf is looked.
const fn on(shelf: Shelf, blocks: search::Between) -> search::Between {
    match shelf {
        Shelf::Passage => blocks,
        _ => EVERYWHERE,
    }
}

const fn breadth(shelf: Shelf) -> Breadth {
    match shelf {
        Shelf::Passage => Breadth::Passages,
        _ => Breadth::Few,
    }
}

/// Everything that matches, not ranked yet.
fn gather(
    db: &Db,
    catalogue: &Catalogue,
    query: &Query,
    blocks: search::Between,
) -> Result<Matches, RegisterError> {
    let mut matches = Matches::default();
    for shelf in Shelf::ALL {
        if let Some(fts) = query.fts(breadth(*shelf)) {
            let serials = search::matching(db, *shelf, &fts, on(*shelf, blocks))?;
            catalogue.place(*shelf, serials, &mut matches);
        }
    }
    Ok(matches)
}

fn suggest(db: &Db, memory: &mut Memory, typed: &str) -> Result<Option<Suggestion>, RegisterError> {
    let query = Query::of(typed);
    let papers = memory.catalogue(db)?.papers.len();
    let known = memory.vocabulary.take().filter(|(known, _)| *known == papers);
    let vocabulary = match known {
        Some((_, vocabulary)) => vocabulary,
        None => Vocabulary::read(db)?,
    };
    let vocabulary = &memory.vocabulary.insert((papers, vocabulary)).1;
    let Some(typed) = typo::suggested(db, vocabulary, &query, typed)? else {
        return Ok(None);
    };
    let wanted = Wanted {
        typed: typed.clone(),
        limit: 1,
        ..Wanted::default()
    };
    let places = find(db, memory, &wanted)?.total;
    Ok((places > 0).then_some(Suggestion { typed, places }))
}
