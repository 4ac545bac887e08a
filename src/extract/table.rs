//! What the columns of a table of actions mean, by the words of their headings.

use super::paper::Paper;
use super::style;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::collections::BTreeMap;

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
    /// The answer.
    Response,
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
    of_recommendations: bool,
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
        let headings: Vec<(u32, &str)> = row
            .iter()
            .filter_map(|(column, index)| paper.piece(*index).map(|piece| (*column, piece.low.as_str())))
            .collect();
        Self::named(paper, &headings)
    }

    /// The columns that these headings name, by the place of each.
    #[must_use]
    pub fn named(paper: &Paper<'_>, headings: &[(u32, &str)]) -> Option<Self> {
        let mut meanings: Vec<(u32, Column)> = Vec::new();
        let mut of_recommendations = false;
        let mut only_describes = false;
        let mut unknown = 0;
        for (place, heading) in headings {
            let Some(mut meaning) = meaning(paper, heading) else {
                unknown += 1;
                continue;
            };
            // "Item" is a number unless no other column can hold the words; a second one never is.
            // Of "Progress" and "Status" the second is the status and the first what was said.
            let told = meanings.iter_mut().find(|(_, known)| *known == Column::Status);
            if meaning == Column::Status
                && (heading.starts_with("status") || heading.contains("rag"))
                && let Some(told) = told
            {
                told.1 = Column::Response;
            }
            if meanings.iter().any(|(_, known)| *known == meaning) {
                meaning = Column::Other;
            }
            if meaning == Column::Item {
                of_recommendations = heading.contains("recommendation");
                only_describes = matches!(*heading, "description" | "matter");
            }
            meanings.push((*place, meaning));
        }
        let has = |wanted: Column| meanings.iter().any(|(_, meaning)| *meaning == wanted);
        let others = [Column::Owner, Column::Due, Column::Response, Column::Status];
        let telling = others.iter().filter(|column| has(**column)).count();
        // Matters with a name beside each are an agenda and who presents it.
        let is_agenda = only_describes && telling == 1 && has(Column::Owner);
        (has(Column::Item) && telling >= 1 && !is_agenda && unknown <= headings.len() / 2).then_some(Self {
            meanings,
            of_recommendations,
        })
    }

    /// How many columns there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.meanings.len()
    }

    /// Where the column with this meaning stands.
    #[must_use]
    pub fn place_of(&self, wanted: Column) -> Option<u32> {
        self.meanings
            .iter()
            .find(|(_, meaning)| *meaning == wanted)
            .map(|(place, _)| *place)
    }

    /// What the rows are: recommendations where the heading says so, else actions.
    #[must_use]
    pub fn kind(&self, paper: &Paper<'_>) -> ItemKind {
        let tracks_recommendations = paper.facts.kind != PaperKind::ActionTracker
            && paper
                .facts
                .title
                .as_ref()
                .is_some_and(|title| title.to_lowercase().contains("recommendation"));
        if self.of_recommendations || tracks_recommendations {
            ItemKind::Recommendation
        } else {
            ItemKind::Action
        }
    }
}

/// What a heading says its column holds.
fn meaning(paper: &Paper<'_>, heading: &str) -> Option<Column> {
    let lists = &paper.words.columns;
    [
        (Column::Item, &lists.item),
        (Column::Owner, &lists.owner),
        (Column::Due, &lists.due),
        (Column::Response, &lists.response),
        (Column::Status, &lists.status),
        (Column::Date, &lists.date),
        (Column::Number, &lists.number),
        (Column::Other, &lists.other),
    ]
    .into_iter()
    .find(|(_, list)| style::is_one_of(heading, list))
    .map(|(column, _)| column)
    .or_else(|| meaning_by_word(heading))
}

/// What a short heading that is in no list says by one of its words: "Recommendation of the Panel".
fn meaning_by_word(heading: &str) -> Option<Column> {
    const WORDS: &[(Column, &[&str])] = &[
        (
            Column::Response,
            &["response", "reply", "accepted", "accept", "agreed", "agree"],
        ),
        (Column::Item, &["recommendation", "recommendations"]),
        (
            Column::Due,
            &[
                "timescale",
                "timescales",
                "deadline",
                "target",
                "completion",
                "by when",
            ],
        ),
        (Column::Status, &["progress", "status", "update", "rag"]),
        (
            Column::Owner,
            &["officer", "responsible", "lead", "owner", "responsibility"],
        ),
    ];
    if heading.len() > 48 || heading.split(' ').count() > 6 || heading.ends_with('.') {
        return None;
    }
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| style::find_word(heading, word).is_some()))
        .map(|(column, _)| *column)
}

/// Whether words are the heading of some column.
#[must_use]
pub fn is_heading_of_column(paper: &Paper<'_>, low: &str) -> bool {
    meaning(paper, low).is_some()
}
