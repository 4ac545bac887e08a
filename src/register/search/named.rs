//! Everything on the register that can be gone to by its name.

use super::Finder;
use super::catalogue::Catalogue;
use crate::register::RegisterError;
use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, ItemId, PaperId};
use crate::store::search::{self, data_version};

/// What a name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedThing {
    /// A paper.
    Paper(PaperId),
    /// A meeting: who meets, and when.
    Meeting(BodyId, Day),
    /// An item.
    Item(ItemId),
}

/// Something that can be gone to by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub thing: NamedThing,
    /// A paper's name, a body's, or an item's kind and number.
    pub name: String,
    /// The beginning of an item's words; empty for what has none.
    pub words: String,
    /// The body it belongs to; none where the name says it.
    pub body: Option<String>,
    /// Its day.
    pub day: Option<Day>,
}

impl Finder {
    /// Everything that has a name: papers and meetings, latest first, then items, newest first. With it
    /// the version of what was read; none where nothing has changed since `known`, or the reading was
    /// ended.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read.
    pub fn named(&mut self, known: Option<i64>) -> Result<Option<(i64, Vec<Named>)>, RegisterError> {
        let Self { reader, memory } = self;
        reader.db().let_go();
        let read = reader.db().reading(|db| {
            let version = data_version(db)?;
            if known == Some(version) {
                return Ok(None);
            }
            let mut named = papers(memory.catalogue(db)?);
            for meeting in crate::store::meeting::all_named(db)? {
                named.push(Named {
                    thing: NamedThing::Meeting(meeting.body, meeting.date),
                    name: meeting.body_name,
                    words: String::new(),
                    body: None,
                    day: Some(meeting.date),
                });
            }
            for item in search::named_items(db)? {
                named.push(Named {
                    thing: NamedThing::Item(item.place.item),
                    name: super::showing::item_heading(&item.place),
                    words: item.words,
                    body: item.body,
                    day: None,
                });
            }
            Ok(Some((version, named)))
        });
        Ok(super::unless_interrupted(read)?.flatten())
    }
}

fn papers(catalogue: &Catalogue) -> Vec<Named> {
    let bodies = (0..).map(|place| catalogue.body_of_paper(place));
    let mut papers: Vec<Named> = catalogue
        .papers
        .iter()
        .zip(bodies)
        .map(|(paper, body)| Named {
            thing: NamedThing::Paper(paper.id),
            name: paper.name.clone(),
            words: String::new(),
            body: body.and_then(|body| catalogue.body_label(body)),
            day: paper.day,
        })
        .collect();
    papers.sort_by_key(|paper| std::cmp::Reverse(paper.day));
    papers
}
