//! Which items are wanted: the options that `list` and `export` share.

use clap::Args;

use super::arguments::{ColumnName, StandingName};
use crate::register::view::ItemRow;
use crate::scrutiny::Day;
use crate::scrutiny::board::{Column, is_overdue};
use crate::scrutiny::tag;

/// Narrows items down; all that is given must fit.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Which items")]
pub(super) struct Filters {
    /// Only those of the committee whose name holds these words
    #[arg(long, value_name = "WORDS")]
    pub committee: Option<String>,

    /// Only those of the council whose name holds these words
    #[arg(long, value_name = "WORDS")]
    pub council: Option<String>,

    /// Only those that the executive member whose name holds these words answers for
    #[arg(long, value_name = "WORDS")]
    pub member: Option<String>,

    /// Only what we ask, what was put to us, or mere records
    #[arg(long, value_enum)]
    pub standing: Option<StandingName>,

    /// Only those in this column of the board
    #[arg(long, value_enum)]
    pub column: Option<ColumnName>,

    /// Only those that are overdue
    #[arg(long)]
    pub overdue: bool,

    /// Only those that are not closed
    #[arg(long)]
    pub open: bool,

    /// Only those with this tag
    #[arg(long, value_name = "TAG")]
    pub tag: Option<String>,

    /// Only those in which all these words stand
    #[arg(long, value_name = "WORDS")]
    pub words: Option<String>,
}

impl Filters {
    /// Whether nothing is narrowed down.
    pub fn is_empty(&self) -> bool {
        self.shows() == ALL
    }

    /// Whether an item is wanted, seen from `today`.
    pub fn fits(&self, row: &ItemRow, today: Day) -> bool {
        let item = &row.item;
        let column = Column::of(item.kind, item.standing, row.state);
        let window = row.due.as_ref().and_then(|due| due.window);
        let all = format!(
            "{} {} {}",
            item.number.as_deref().unwrap_or_default(),
            item.lead_in.as_deref().unwrap_or_default(),
            item.text
        );
        holds(row.body_name.as_deref(), self.committee.as_deref())
            && holds(row.council_name.as_deref(), self.council.as_deref())
            && holds(item.executive_member.as_deref(), self.member.as_deref())
            && self
                .standing
                .is_none_or(|standing| standing.standing() == item.standing)
            && self.column.is_none_or(|wanted| wanted.column() == column)
            && (!self.overdue || is_overdue(window, row.state, today))
            && (!self.open || !row.state.closed)
            && self
                .tag
                .as_deref()
                .is_none_or(|wanted| item.tags.iter().any(|tag| tag::is_same(tag, wanted.trim())))
            && holds(Some(&all), self.words.as_deref())
    }

    /// The filters in words, as a tracker says what it shows.
    pub fn shows(&self) -> String {
        let named =
            |label: &str, words: &Option<String>| words.as_ref().map(|words| format!("{label}: {words}"));
        let parts: Vec<String> = [
            self.standing
                .map(|standing| standing.standing().label().to_owned()),
            named("Committee", &self.committee),
            named("Council", &self.council),
            named("Executive member", &self.member),
            self.column.map(|column| column.column().label().to_owned()),
            self.overdue.then(|| "Overdue".to_owned()),
            self.open.then(|| "Not closed".to_owned()),
            named("Tag", &self.tag),
            named("Words", &self.words),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            return ALL.to_owned();
        }
        parts.join(" · ")
    }
}

/// What is shown where nothing is narrowed down.
const ALL: &str = "All items";

/// Whether all the wanted words stand in a text, whatever their case; everything fits where none are
/// wanted.
fn holds(text: Option<&str>, wanted: Option<&str>) -> bool {
    let Some(wanted) = wanted else { return true };
    let text = text.unwrap_or_default().to_lowercase();
    wanted
        .to_lowercase()
        .split_whitespace()
        .all(|word| text.contains(word))
}
