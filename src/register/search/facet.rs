//! Filters of a search, and how many hits each choice would leave.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::catalogue::{Catalogue, Match, Matches, NONE};
use crate::scrutiny::id::{BodyId, PaperId};
use crate::scrutiny::paper::PaperKind;
use crate::store::search::Shelf;

/// How many papers are offered to look in alone.
const PAPERS_OFFERED: usize = 12;

/// What of the hits is wanted; everything where nothing is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Things of this kind alone.
    pub shelf: Option<Shelf>,
    /// What belongs to this body alone.
    pub body: Option<BodyId>,
    /// What is of this year alone.
    pub year: Option<i32>,
    /// What stands in papers of this kind alone.
    pub paper_kind: Option<PaperKind>,
    /// What stands in this paper alone.
    pub paper: Option<PaperId>,
}

impl Filter {
    /// Whether it leaves anything out.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        *self != Self::default()
    }
}

/// How many hits there would be with each choice, the other choices staying as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By kind of thing, those with none left out.
    pub shelves: Vec<(Shelf, usize)>,
    /// With any kind of thing.
    pub of_all_shelves: usize,
    /// By body, with what it is called; most hits first.
    pub bodies: Vec<(BodyId, String, usize)>,
    /// By year, latest first.
    pub years: Vec<(i32, usize)>,
    /// By kind of paper, in the usual order.
    pub paper_kinds: Vec<(PaperKind, usize)>,
    /// By paper, with what it is called; those with most hits, and not all.
    pub papers: Vec<(PaperId, String, usize)>,
}

/// The filter as the catalogue numbers things.
struct Numbered {
    shelf: Option<Shelf>,
    body: Option<u32>,
    year: Option<i32>,
    paper_kind: Option<PaperKind>,
    paper: Option<u32>,
}

impl Numbered {
    fn of(filter: &Filter, catalogue: &Catalogue) -> Self {
        let place = |place: Option<usize>| place.and_then(|place| u32::try_from(place).ok()).unwrap_or(NONE);
        Self {
            shelf: filter.shelf,
            body: filter
                .body
                .map(|id| place(catalogue.bodies.iter().position(|body| body.id == id))),
            year: filter.year,
            paper_kind: filter.paper_kind,
            paper: filter
                .paper
                .map(|id| place(catalogue.papers.iter().position(|paper| paper.id == id))),
        }
    }
}

/// The part of a filter that alone leaves something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed {
    Nothing,
    Shelf,
    Body,
    Year,
    PaperKind,
    Paper,
    Several,
}

/// Counts the hits by each choice, and keeps those that the filter wants.
pub fn sift(filter: &Filter, catalogue: &Catalogue, matches: &mut Matches) -> Facets {
    let wanted = Numbered::of(filter, catalogue);
    let mut tally = Tally::new(catalogue);
    matches
        .runs
        .retain(|run| wanted.keeps(&run.first, run.len(), catalogue, &mut tally));
    matches
        .others
        .retain(|hit| wanted.keeps(hit, 1, catalogue, &mut tally));
    tally.facets(catalogue)
}

impl Numbered {
    /// Counts hits that belong to the same place, and says whether they are wanted.
    fn keeps(&self, hit: &Match, count: usize, catalogue: &Catalogue, tally: &mut Tally) -> bool {
        let kind = catalogue.paper(hit.paper).map(|paper| paper.kind);
        let year = hit.day.map(|day| day.year());
        let parts = [
            (Missed::Shelf, self.shelf.is_none_or(|shelf| shelf == hit.shelf)),
            (Missed::Body, self.body.is_none_or(|body| body == hit.body)),
            (Missed::Year, self.year.is_none_or(|wanted| Some(wanted) == year)),
            (
                Missed::PaperKind,
                self.paper_kind.is_none_or(|wanted| Some(wanted) == kind),
            ),
            (Missed::Paper, self.paper.is_none_or(|paper| paper == hit.paper)),
        ];
        let mut missed = Missed::Nothing;
        for (part, fits) in parts {
            if !fits {
                missed = if missed == Missed::Nothing {
                    part
                } else {
                    Missed::Several
                };
            }
        }
        tally.count(hit, count, (kind, year), missed);
        missed == Missed::Nothing
    }
}

/// Hits by their parts.
struct Tally {
    shelves: [usize; Shelf::ALL.len()],
    bodies: Vec<usize>,
    years: BTreeMap<i32, usize>,
    kinds: Vec<usize>,
    papers: Vec<usize>,
}

fn bump(counts: &mut [usize], place: usize, by: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += by;
    }
}

fn shelf_place(shelf: Shelf) -> usize {
    Shelf::ALL.iter().position(|other| *other == shelf).unwrap_or(0)
}

impl Tally {
    fn new(catalogue: &Catalogue) -> Self {
        Self {
            shelves: [0; Shelf::ALL.len()],
            bodies: vec![0; catalogue.bodies.len()],
            years: BTreeMap::new(),
            kinds: vec![0; PaperKind::ALL.len()],
            papers: vec![0; catalogue.papers.len()],
        }
    }

    /// Counts hits for every choice that would show them: all where nothing is missed, else that alone
    /// which leaves them out now.
    fn count(
        &mut self,
        hit: &Match,
        by: usize,
        (kind, year): (Option<PaperKind>, Option<i32>),
        missed: Missed,
    ) {
        let counts = |part: Missed| missed == Missed::Nothing || missed == part;
        if counts(Missed::Shelf) {
            bump(&mut self.shelves, shelf_place(hit.shelf), by);
        }
        if counts(Missed::Body) {
            bump(&mut self.bodies, hit.body as usize, by);
        }
        if counts(Missed::Year)
            && let Some(year) = year
        {
            *self.years.entry(year).or_default() += by;
        }
        if counts(Missed::PaperKind)
            && let Some(place) = PaperKind::ALL.iter().position(|other| Some(*other) == kind)
        {
            bump(&mut self.kinds, place, by);
        }
        if counts(Missed::Paper) {
            bump(&mut self.papers, hit.paper as usize, by);
        }
    }

    fn facets(self, catalogue: &Catalogue) -> Facets {
        let shelves = Shelf::ALL.iter().copied().zip(self.shelves);
        let kinds = PaperKind::ALL.iter().copied().zip(self.kinds);
        let mut bodies: Vec<(u32, usize)> = (0..).zip(self.bodies).filter(|(_, count)| *count > 0).collect();
        bodies.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut papers: Vec<(u32, usize)> = (0..).zip(self.papers).filter(|(_, count)| *count > 0).collect();
        papers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        papers.truncate(PAPERS_OFFERED);
        Facets {
            of_all_shelves: self.shelves.iter().sum(),
            shelves: shelves.filter(|(_, count)| *count > 0).collect(),
            bodies: bodies
                .into_iter()
                .filter_map(|(place, count)| {
                    Some((catalogue.body(place)?.id, catalogue.body_label(place)?, count))
                })
                .collect(),
            years: self.years.into_iter().rev().collect(),
            paper_kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            papers: papers
                .into_iter()
                .filter_map(|(place, count)| {
                    let paper = catalogue.paper(place)?;
                    Some((paper.id, paper.name.clone(), count))
                })
                .collect(),
        }
    }
}
