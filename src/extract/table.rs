//! What the columns of a table of actions mean, by the words of their headings.

mod heading;

use super::answer;
use super::paper::{Paper, Place};
use super::position;
use super::style;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use heading::{is_of_member, is_of_stages, meaning, place_of_heading, tells_several};
use std::collections::BTreeMap;

pub use heading::{is_heading_of_column, of_label, of_label_alone};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The item's number.
    Number,
    /// Its words.
    Item,
    /// Who is to do it.
    Owner,
    /// By when.
    Due,
    /// The day to which that has been moved.
    Moved,
    /// The answer.
    Response,
    /// What explains the answer, where another column holds it.
    Comment,
    /// What has come of an early answer since.
    Progress,
    /// How it stands.
    Status,
    /// The day it was asked.
    Date,
    /// Anything else.
    Other,
}

/// The columns of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    meanings: Vec<(u32, Column)>,
    ticks: Vec<(u32, Place)>,
    /// The column of the executive member, whatever else its heading is taken for.
    member: Option<u32>,
    /// The column of the day on which it was asked.
    made: Option<u32>,
    of_recommendations: bool,
    of_both: bool,
    /// Whether it is a log of what was decided, and when.
    of_decisions: bool,
}

impl Columns {
    /// The columns that a row of headings names; none where the row is no such row: it must name
    /// what is to be done and at least one thing more.
    #[must_use]
    pub fn of_headings(paper: &Paper<'_>, row: &BTreeMap<u32, usize>) -> Option<Self> {
        // A table whose rows are minutes tells its actions in their text.
        let tells = |piece: &crate::extract::clean::Piece| {
            piece.low.contains("description") && piece.low.contains("resolution")
        };
        if row.values().filter_map(|index| paper.piece(*index)).any(tells) {
            return None;
        }
        let is_tick = |index: &usize| answer::is_choice(paper, paper.whole(*index));
        let ticks: Vec<(u32, Place)> = row
            .iter()
            .filter(|(_, index)| is_tick(index))
            .map(|(column, index)| (*column, paper.whole(*index)))
            .collect();
        let ticks = if ticks.len() >= 2 { ticks } else { Vec::new() };
        let headings: Vec<(u32, &str)> = row
            .iter()
            .filter(|(column, _)| !ticks.iter().any(|(ticked, _)| ticked == *column))
            .filter_map(|(column, index)| paper.piece(*index).map(|piece| (*column, piece.low.as_str())))
            .collect();
        let found = Self::named(paper, &headings)?;
        Some(Self { ticks, ..found })
    }

    /// The heading of the column that a row ticks, where the answers are columns to be ticked.
    #[must_use]
    pub fn ticked(&self, paper: &Paper<'_>, row: &BTreeMap<u32, usize>) -> Option<Place> {
        const LONGEST: usize = 4;
        self.ticks
            .iter()
            .find(|(column, _)| {
                row.get(column)
                    .and_then(|index| paper.piece(*index))
                    .is_some_and(|piece| {
                        piece.words.chars().count() <= LONGEST && piece.low != "no" && piece.low != "-"
                    })
            })
            .map(|(_, heading)| *heading)
    }

    /// The columns that these headings name, by the place of each.
    #[must_use]
    pub fn named(paper: &Paper<'_>, headings: &[(u32, &str)]) -> Option<Self> {
        let mut meanings: Vec<(u32, Column)> = Vec::new();
        // Two cells side by side are more often a label and its value.
        let by_word = headings.len() > 2 && !headings.iter().any(|(_, heading)| heading.ends_with(':'));
        let mut of_recommendations = false;
        let mut of_both = false;
        let mut only_describes = false;
        let mut unknown = 0;
        for (place, heading) in headings {
            // Why comes beside what was answered, and explains it.
            let explains = meanings.iter().any(|(_, known)| *known == Column::Response)
                && ["reason", "reasons", "explanation"]
                    .iter()
                    .any(|word| style::find_word(heading, word).is_some());
            if explains {
                meanings.push((*place, Column::Comment));
                continue;
            }
            let Some(mut meaning) = meaning(paper, heading, by_word) else {
                unknown += 1;
                continue;
            };
            // "Item" is a number unless no other column can hold the words; a second one never is.
            // Of "Progress" and "Status" the one is what was said and the other the status.
            if meaning == Column::Status
                && let Some(told) = meanings.iter_mut().find(|(_, known)| *known == Column::Status)
            {
                if is_of_stages(heading) {
                    told.1 = Column::Progress;
                } else {
                    meaning = Column::Progress;
                }
            }
            // "Matter | What was asked": the first only names what the second asks about.
            if meaning == Column::Item
                && only_describes
                && let Some(known) = meanings.iter_mut().find(|(_, known)| *known == Column::Item)
            {
                known.1 = Column::Other;
            }
            if meanings.iter().any(|(_, known)| *known == meaning) {
                // "Target date | Expected date": the second is what the first has become.
                meaning = match meaning {
                    Column::Response => Column::Comment,
                    Column::Due => Column::Moved,
                    _ => Column::Other,
                };
            }
            if meaning == Column::Item {
                of_recommendations = heading.contains("recommend");
                of_both = of_recommendations && heading.contains("action");
                only_describes = matches!(*heading, "description" | "matter");
            }
            meanings.push((*place, meaning));
        }
        number_the_unnamed(headings, &mut meanings);
        let has = |wanted: Column| meanings.iter().any(|(_, meaning)| *meaning == wanted);
        // Matters with nothing but a name beside each are an agenda and who presents it; a plan's own
        // actions with their dates are not what a committee asked for.
        let telling = (has(Column::Owner) && (!only_describes || has(Column::Due)))
            || has(Column::Response)
            || has(Column::Progress)
            || has(Column::Status)
            || has(Column::Due) && (of_recommendations || paper.facts.kind == PaperKind::ActionTracker)
            || tells_several(paper, headings);
        let of_decisions = !telling && logs_decisions(headings, &meanings);
        (has(Column::Item) && (telling || of_decisions) && unknown <= headings.len() / 2).then_some(Self {
            member: place_of_heading(headings, is_of_member),
            made: place_of_heading(headings, |heading| {
                let answered = ["response", "reply", "presented"];
                meaning(paper, heading, by_word) == Some(Column::Date)
                    && !answered.iter().any(|word| heading.contains(word))
            }),
            meanings,
            ticks: Vec::new(),
            of_recommendations,
            of_both,
            of_decisions,
        })
    }

    /// What the column at this place holds, where its heading says it.
    #[must_use]
    pub fn meaning_at(&self, place: u32) -> Option<Column> {
        let found = self.meanings.iter().find(|(own, _)| *own == place);
        found.map(|(_, meaning)| *meaning)
    }

    /// The column of the executive member, where it is not that of whoever is to do it.
    #[must_use]
    pub fn member(&self) -> Option<u32> {
        self.member
            .filter(|place| self.meaning_at(*place) != Some(Column::Owner))
    }

    /// The column of the day on which the item was asked.
    #[must_use]
    pub const fn made(&self) -> Option<u32> {
        self.made
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.meanings.len()
    }

    /// Whether a column stands beyond the last that has a heading.
    #[must_use]
    pub fn is_beyond(&self, place: u32) -> bool {
        self.meanings.iter().all(|(known, _)| *known < place)
            && self.ticks.iter().all(|(known, _)| *known < place)
    }

    /// Where the column with this meaning stands.
    #[must_use]
    pub fn place_of(&self, wanted: Column) -> Option<u32> {
        self.meanings
            .iter()
            .find(|(_, meaning)| *meaning == wanted)
            .map(|(place, _)| *place)
    }

    /// Whether the rows of a log of decisions hold such words: sentences, and no mere names of matters.
    #[must_use]
    pub fn may_hold(&self, words: &str) -> bool {
        const FEWEST: usize = 4;
        !self.of_decisions || words.ends_with('.') && words.split(' ').count() >= FEWEST
    }

    /// What a row is: a recommendation where the heading says so, else an action. Where the heading
    /// names both, the row's own number or words tell.
    #[must_use]
    pub fn kind(&self, paper: &Paper<'_>, number: Option<&str>, words: &str) -> ItemKind {
        if self.of_decisions {
            return ItemKind::Resolution;
        }
        if self.of_both {
            return kind_by_number(number, words);
        }
        if self.of_recommendations {
            ItemKind::Recommendation
        } else {
            kind_of_rows(paper)
        }
    }
}

/// A first column without a heading holds the numbers.
fn number_the_unnamed(headings: &[(u32, &str)], meanings: &mut Vec<(u32, Column)>) {
    let first = headings.first().map_or(0, |(place, _)| *place);
    let unnamed = first > 0 || !meanings.iter().any(|(place, _)| *place == 0);
    if unnamed && !meanings.iter().any(|(_, known)| *known == Column::Number) {
        meanings.push((0, Column::Number));
    }
}

/// Whether headings are those of a log of decisions: a number, a day and what was decided, nothing else.
fn logs_decisions(headings: &[(u32, &str)], meanings: &[(u32, Column)]) -> bool {
    let decided = |heading: &str| {
        matches!(
            heading,
            "decision" | "decisions" | "decision made" | "decision taken"
        )
    };
    let is = |place: u32, wanted: Column| meanings.contains(&(place, wanted));
    let (mut numbered, mut dated, mut holds) = (false, false, false);
    for (place, heading) in headings {
        numbered |= is(*place, Column::Number);
        dated |= is(*place, Column::Date);
        holds |= is(*place, Column::Item) && decided(heading);
    }
    headings.len() == 3 && numbered && dated && holds
}

/// What a row under this heading of the column of its words is.
#[must_use]
pub fn kind_under(paper: &Paper<'_>, heading: &str, number: Option<&str>, words: &str) -> ItemKind {
    match (heading.contains("recommend"), heading.contains("action")) {
        (true, true) => kind_by_number(number, words),
        (true, false) => ItemKind::Recommendation,
        (false, true) => ItemKind::Action,
        (false, false) => match kind_by_number(number, words) {
            ItemKind::Recommendation => ItemKind::Recommendation,
            _ => kind_of_rows(paper),
        },
    }
}

/// What the rows of a table or the entries of a log are, where no heading says it.
#[must_use]
pub fn kind_of_rows(paper: &Paper<'_>) -> ItemKind {
    let tracks_recommendations = paper.facts.kind != PaperKind::ActionTracker
        && paper
            .facts
            .title
            .as_ref()
            .is_some_and(|title| title.to_lowercase().contains("recommendation"));
    if tracks_recommendations {
        ItemKind::Recommendation
    } else {
        ItemKind::Action
    }
}

/// What an entry of a log is. Where the head of the paper names recommendations and actions, its number or
/// words tell.
#[must_use]
pub fn kind_of_entry(paper: &Paper<'_>, number: Option<&str>, words: &str) -> ItemKind {
    const HEAD: usize = 10;
    let head = || {
        paper
            .pieces
            .iter()
            .take(HEAD)
            .filter(|piece| piece.words.len() < 120)
    };
    let recommends = head().any(|piece| piece.low.contains("recommendation"));
    let acts = head().any(|piece| piece.low.contains("action"));
    match (recommends, acts) {
        (true, true) => kind_by_number(number, words),
        (true, false) => ItemKind::Recommendation,
        (false, _) => ItemKind::Action,
    }
}

fn kind_by_number(number: Option<&str>, words: &str) -> ItemKind {
    let low = number.unwrap_or("").to_lowercase();
    let letter = low.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    match letter {
        "a" | "act" | "action" => ItemKind::Action,
        "r" | "rec" | "recommendation" => ItemKind::Recommendation,
        _ if words.starts_with("That ") || words.contains(" should ") => ItemKind::Recommendation,
        _ => ItemKind::Action,
    }
}

/// The words of an answer and the status beside it, from the cells of a row: where one cell only
/// takes one of a choice, the other holds the words.
#[must_use]
pub fn answer_of(
    paper: &Paper<'_>,
    response: Option<Place>,
    comment: Option<Place>,
    progress: Option<Place>,
    status: Option<Place>,
) -> (Vec<Place>, Option<Place>) {
    // An early answer and how far things have come since then are told together.
    if let (Some(one), Some(since)) = (response, progress)
        && comment.is_none()
    {
        return if answer::is_choice(paper, one) {
            (vec![since], Some(one))
        } else {
            (vec![one, since], status)
        };
    }
    let response = response.or(progress);
    let is_stage = |place| position::is_stage(&paper.words_at(place).to_lowercase(), &paper.words);
    match (response, comment, status) {
        (Some(one), Some(other), status) => {
            if answer::is_choice(paper, one) && !is_stage(one) && one.piece < other.piece {
                // "Yes" and why: both are the answer.
                (vec![one, other], None)
            } else if answer::is_choice(paper, one) {
                (vec![other], Some(one))
            } else if answer::is_choice(paper, other) {
                (vec![one], Some(other))
            } else {
                (vec![one], status)
            }
        }
        // "Closed" beside "Letter sent in May": the status, and what was said.
        (Some(one), None, Some(told)) if is_stage(one) && !answer::is_choice(paper, told) => {
            (vec![told], Some(one))
        }
        // An early answer and how far things have come since then are told together.
        (Some(one), None, Some(told)) if !is_short(paper, told) && answer::is_choice(paper, one) => {
            (vec![told], Some(one))
        }
        (Some(one), None, Some(told)) if !is_short(paper, told) => (vec![one, told], None),
        (Some(one), None, status) | (None, Some(one), status) => (vec![one], status),
        (None, None, Some(status)) => (vec![status], None),
        (None, None, None) => (Vec::new(), None),
    }
}

/// Whether a cell holds no more than a status.
fn is_short(paper: &Paper<'_>, place: Place) -> bool {
    const LONGEST: usize = 4;
    let words = paper.words_at(place);
    words.split(' ').count() <= LONGEST
}
