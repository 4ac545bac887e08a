//! What a row of a tracker's new edition changes on the register. Pure: it is given the row and what is known
//! of its item, and says what would be otherwise; the user decides.

use crate::scrutiny::finding::{FoundItem, FoundResponse};
use crate::scrutiny::id::{FindingId, ItemId};
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::is_bare_status;

/// What the register knows of the item that a row is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownRow {
    /// Its words.
    pub text: String,
    /// Whether they are a tracker's own, which a tracker may change.
    pub from_tracker: bool,
    /// The latest answer: its words, what it says, and whether in principle only.
    pub answer: Option<(String, Option<Position>, bool)>,
    /// The latest entry of the progress log.
    pub progress: Option<Progress>,
    /// The latest promise.
    pub due: Option<Due>,
    /// The officer who leads on it.
    pub lead_officer: Option<String>,
    /// The executive member.
    pub executive_member: Option<String>,
}

/// One thing that a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// Its words.
    Words {
        /// As they stand on the register.
        before: String,
        /// As the new edition has them.
        after: String,
    },
    /// How delivery goes.
    Progress {
        /// As it was reported last.
        before: Option<Progress>,
        /// As it is reported now.
        after: Progress,
    },
    /// By when.
    Due {
        /// As it was promised last.
        before: Option<Due>,
        /// As it is promised now.
        after: Due,
    },
    /// The answer.
    Answer {
        /// What was answered last.
        before: Option<(String, Option<Position>)>,
        /// What is answered now.
        after: (String, Option<Position>),
    },
    /// The lead officer.
    Lead {
        /// Who it was.
        before: Option<String>,
        /// Who it is.
        after: String,
    },
    /// The executive member.
    Member {
        /// Who it was.
        before: Option<String>,
        /// Who it is.
        after: String,
    },
}

/// What one row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The finding.
    pub finding: FindingId,
    /// The item that it is.
    pub item: ItemId,
    /// What it changes; nothing where it says what is known.
    pub changes: Vec<RowChange>,
}

/// What a row changes of what is known. An empty cell takes nothing away.
#[must_use]
pub fn changes(row: &FoundItem, known: &KnownRow) -> Vec<RowChange> {
    let mut found = Vec::new();
    if known.from_tracker && !is_same(&row.text, &known.text) {
        found.push(RowChange::Words {
            before: known.text.clone(),
            after: row.text.clone(),
        });
    }
    let answers = |answer: &&FoundResponse| {
        answer.position.is_some() || !is_bare_status(&answer.text) || row.progress.is_none()
    };
    if let Some(answer) = row.response.as_ref().filter(answers) {
        let says_it = known
            .answer
            .as_ref()
            .is_some_and(|(text, position, in_principle)| {
                is_same(text, &answer.text)
                    && (*position, *in_principle) == (answer.position, answer.in_principle)
            });
        if !says_it {
            found.push(RowChange::Answer {
                before: known
                    .answer
                    .as_ref()
                    .map(|(text, position, _)| (text.clone(), *position)),
                after: (answer.text.clone(), answer.position),
            });
        }
    }
    if let Some(after) = row.progress.filter(|after| known.progress != Some(*after)) {
        found.push(RowChange::Progress {
            before: known.progress,
            after,
        });
    }
    if let Some(after) = &row.due {
        let says_it = |before: &Due| before.phrase == after.phrase && before.window == after.window;
        if !known.due.as_ref().is_some_and(says_it) {
            found.push(RowChange::Due {
                before: known.due.clone(),
                after: after.clone(),
            });
        }
    }
    let other = |after: &Option<String>, before: &Option<String>| {
        after
            .clone()
            .filter(|after| !before.as_ref().is_some_and(|before| is_same(before, after)))
    };
    if let Some(after) = other(&row.lead_officer, &known.lead_officer) {
        let before = known.lead_officer.clone();
        found.push(RowChange::Lead { before, after });
    }
    if let Some(after) = other(&row.row.executive_member, &known.executive_member) {
        let before = known.executive_member.clone();
        found.push(RowChange::Member { before, after });
    }
    found
}

/// Whether two texts say the same but for capitals, white space and the shapes of quotes.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| word.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'"))
            .collect();
        words.join(" ").trim_end_matches('.').to_owned()
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::item::{ItemKind, Standing};
    use crate::scrutiny::passage::Passage;
    use crate::scrutiny::tracker::RowFacts;

    fn passage() -> Passage {
        Passage {
            page: None,
            spans: Vec::new(),
        }
    }

    fn due(phrase: &str) -> Due {
        Due {
            phrase: phrase.to_owned(),
            window: None,
            class: None,
            conditional: false,
            passage: None,
        }
    }

    fn row() -> FoundItem {
        FoundItem {
            kind: ItemKind::Action,
            number: Some("4".to_owned()),
            text: "Publish the list of stiles".to_owned(),
            passage: passage(),
            lead_in: None,
            addressed_to: None,
            standing: Standing::Ours,
            lead_officer: Some("Head of Paths".to_owned()),
            response: None,
            due: Some(due("March 2026")),
            progress: Some(Progress::OnTrack),
            row: RowFacts::default(),
        }
    }

    fn known() -> KnownRow {
        KnownRow {
            text: "Publish the list of  stiles.".to_owned(),
            from_tracker: true,
            answer: None,
            progress: Some(Progress::OnTrack),
            due: Some(due("March 2026")),
            lead_officer: Some("Head of paths".to_owned()),
            executive_member: Some("Cllr Nwosu".to_owned()),
        }
    }

    #[test]
    fn a_row_that_says_what_is_known_changes_nothing() {
        assert_eq!(changes(&row(), &known()), []);
        let empty = FoundItem {
            due: None,
            progress: None,
            lead_officer: None,
            ..row()
        };
        assert_eq!(changes(&empty, &known()), [], "an empty cell takes nothing away");
    }

    #[test]
    fn each_thing_that_is_otherwise_is_a_change() {
        let changed = FoundItem {
            text: "Publish the list of stiles and gates".to_owned(),
            progress: Some(Progress::Delayed),
            due: Some(due("June 2026")),
            lead_officer: Some("Access Officer".to_owned()),
            response: Some(FoundResponse {
                text: "Agreed".to_owned(),
                passage: passage(),
                position: Some(Position::Accepted),
                in_principle: false,
                position_words: None,
            }),
            ..row()
        };
        let found = changes(&changed, &known());
        assert_eq!(
            found,
            [
                RowChange::Words {
                    before: "Publish the list of  stiles.".to_owned(),
                    after: "Publish the list of stiles and gates".to_owned()
                },
                RowChange::Answer {
                    before: None,
                    after: ("Agreed".to_owned(), Some(Position::Accepted))
                },
                RowChange::Progress {
                    before: Some(Progress::OnTrack),
                    after: Progress::Delayed
                },
                RowChange::Due {
                    before: Some(due("March 2026")),
                    after: due("June 2026")
                },
                RowChange::Lead {
                    before: Some("Head of paths".to_owned()),
                    after: "Access Officer".to_owned()
                },
            ]
        );
        let ours = KnownRow {
            from_tracker: false,
            ..known()
        };
        assert!(
            !changes(&changed, &ours)
                .iter()
                .any(|change| matches!(change, RowChange::Words { .. })),
            "a tracker never changes the words of a report"
        );
    }
}
