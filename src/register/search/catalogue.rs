//! Where everything that can be found belongs: kept in memory between two searches, so that hits are
//! told apart and counted without asking the database for each of them.

use std::collections::HashMap;

use crate::register::RegisterError;
use crate::scrutiny::Day;
use crate::scrutiny::id::BodyId;
use crate::store::Db;
use crate::store::search::{self, BodyName, PaperPlace, Shelf, ThingPlace};

/// No paper, or no body.
pub const NONE: u32 = u32::MAX;

/// Everything that matches. Passages are kept as bare numbers, paper by paper: of a common word there are
/// very many, and all of one paper belong to the same body, year and kind.
#[derive(Debug, Default)]
pub struct Matches {
    passages: Vec<i64>,
    /// The papers of the passages, each with where its own begin and end among them.
    pub runs: Vec<Run>,
    /// Everything else.
    pub others: Vec<Match>,
}

/// The passages of one paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// The first of them, which stands for all.
    pub first: Match,
    begins: usize,
    ends: usize,
}

impl Run {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.ends - self.begins
    }
}

impl Matches {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.others.len() + self.runs.iter().map(Run::len).sum::<usize>()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.others.is_empty() && self.runs.is_empty()
    }

    /// The passages of one paper.
    pub fn passages(&self, run: Run) -> impl Iterator<Item = Match> {
        let serials = self.passages.get(run.begins..run.ends).unwrap_or_default();
        serials.iter().map(move |serial| Match {
            serial: *serial,
            ..run.first
        })
    }
}

/// Something that matches, and where it belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Its shelf.
    pub shelf: Shelf,
    /// Its serial number on the shelf.
    pub serial: i64,
    /// The place of its paper in [`Catalogue::papers`], or [`NONE`].
    pub paper: u32,
    /// The place of its body in [`Catalogue::bodies`], or [`NONE`].
    pub body: u32,
    /// Its day.
    pub day: Option<Day>,
    /// How good a hit it is: the lower the better; 0 where hits are not ranked.
    pub rank: f32,
}

/// Where a thing other than a paper belongs.
#[derive(Debug, Clone, Copy)]
struct Place {
    serial: i64,
    paper: u32,
    body: u32,
    day: Option<Day>,
}

/// Where everything belongs.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The papers, by serial number.
    pub papers: Vec<PaperPlace>,
    /// The place of each paper's body in `bodies`.
    bodies_of_papers: Vec<u32>,
    /// The papers that have blocks, by those.
    by_blocks: Vec<(i64, i64, u32)>,
    /// The bodies, by name.
    pub bodies: Vec<BodyName>,
    items: Vec<Place>,
    answers: Vec<Place>,
    log: Vec<Place>,
    notes: Vec<Place>,
    questions: Vec<Place>,
}

/// A place in a list as it is kept here.
fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}

impl Catalogue {
    /// Reads where everything belongs.
    pub fn read(db: &Db) -> Result<Self, RegisterError> {
        let bodies = search::bodies(db)?;
        let papers = search::papers(db)?;
        let body_places: HashMap<BodyId, u32> = bodies
            .iter()
            .enumerate()
            .map(|(place, body)| (body.id, short(place)))
            .collect();
        let body_of =
            |body: Option<BodyId>| body.and_then(|id| body_places.get(&id)).copied().unwrap_or(NONE);
        let paper_places: HashMap<i64, u32> = papers
            .iter()
            .enumerate()
            .map(|(place, paper)| (paper.serial, short(place)))
            .collect();
        let shelf = |shelf: Shelf| -> Result<Vec<Place>, RegisterError> {
            let things = search::things(db, shelf)?;
            let place = |thing: ThingPlace| Place {
                serial: thing.serial,
                paper: thing
                    .paper
                    .and_then(|serial| paper_places.get(&serial))
                    .copied()
                    .unwrap_or(NONE),
                body: body_of(thing.body),
                day: thing.day,
            };
            Ok(things.into_iter().map(place).collect())
        };
        let mut by_blocks: Vec<(i64, i64, u32)> = papers
            .iter()
            .enumerate()
            .filter_map(|(place, paper)| {
                let (first, last) = paper.blocks?;
                Some((first, last, short(place)))
            })
            .collect();
        by_blocks.sort_unstable();
        Ok(Self {
            items: shelf(Shelf::Item)?,
            answers: shelf(Shelf::Answer)?,
            log: shelf(Shelf::Progress)?,
            notes: shelf(Shelf::Note)?,
            questions: shelf(Shelf::Question)?,
            bodies_of_papers: papers.iter().map(|paper| body_of(paper.body)).collect(),
            by_blocks,
            papers,
            bodies,
        })
    }

    /// The paper at a place.
    pub fn paper(&self, place: u32) -> Option<&PaperPlace> {
        self.papers.get(usize::try_from(place).ok()?)
    }

    /// The body at a place.
    pub fn body(&self, place: u32) -> Option<&BodyName> {
        self.bodies.get(usize::try_from(place).ok()?)
    }

    /// What a body is called: with its council where several councils have one of the name.
    pub fn body_label(&self, place: u32) -> Option<String> {
        let body = self.body(place)?;
        let namesakes = self.bodies.iter().filter(|other| other.name == body.name).count();
        Some(match &body.council {
            Some(council) if namesakes > 1 => format!("{} ({council})", body.name),
            _ => body.name.clone(),
        })
    }

    /// The place of a paper's body.
    pub fn body_of_paper(&self, place: usize) -> Option<u32> {
        self.bodies_of_papers.get(place).copied()
    }

    fn of_paper(&self, shelf: Shelf, serial: i64, place: u32) -> Option<Match> {
        let paper = self.paper(place)?;
        Some(Match {
            shelf,
            serial,
            paper: place,
            body: usize::try_from(place)
                .ok()
                .and_then(|place| self.body_of_paper(place))
                .unwrap_or(NONE),
            day: paper.day,
            rank: 0.0,
        })
    }

    /// Adds to `matches` what stands under these serial numbers, which ascend, and is on the register.
    pub fn place(&self, shelf: Shelf, serials: Vec<i64>, all: &mut Matches) {
        let matches = &mut all.others;
        match shelf {
            Shelf::Passage => {
                for (first, last, place) in &self.by_blocks {
                    let begins = serials.partition_point(|serial| serial < first);
                    let ends = serials.partition_point(|serial| serial <= last);
                    if let Some(serial) = serials.get(begins).filter(|_| begins < ends)
                        && let Some(first) = self.of_paper(shelf, *serial, *place)
                    {
                        all.runs.push(Run { first, begins, ends });
                    }
                }
                all.passages = serials;
            }
            Shelf::Title => {
                for serial in serials {
                    let place = self.papers.binary_search_by_key(&serial, |paper| paper.serial);
                    let place = place.ok();
                    matches.extend(place.and_then(|place| self.of_paper(shelf, serial, short(place))));
                }
            }
            Shelf::Item => things(shelf, &self.items, &serials, matches),
            Shelf::Answer => things(shelf, &self.answers, &serials, matches),
            Shelf::Progress => things(shelf, &self.log, &serials, matches),
            Shelf::Note => things(shelf, &self.notes, &serials, matches),
            Shelf::Question => things(shelf, &self.questions, &serials, matches),
        }
    }
}

fn things(shelf: Shelf, places: &[Place], serials: &[i64], matches: &mut Vec<Match>) {
    let mut places = places.iter().peekable();
    for serial in serials {
        while places.next_if(|place| place.serial < *serial).is_some() {}
        if let Some(place) = places.peek()
            && place.serial == *serial
        {
            matches.push(Match {
                shelf,
                serial: *serial,
                paper: place.paper,
                body: place.body,
                day: place.day,
                rank: 0.0,
            });
        }
    }
}
