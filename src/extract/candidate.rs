//! What rules hand to refiners: a finding in the making, all of its words still places in the
//! paper.

use super::likeness::Looks;
use super::paper::Place;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::passage::Quote;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::RowFacts;

/// A recommendation, resolution or action in the making.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The rule that found it.
    pub rule: &'static str,
    /// What it is.
    pub kind: ItemKind,
    /// The number printed beside it.
    pub number: Option<String>,
    /// Its own words.
    pub places: Vec<Place>,
    /// The shared words before a list that its own words continue.
    pub lead_in: Option<Place>,
    /// Whom the lead-in asks; the item's own words may name somebody nearer.
    pub asked: Option<String>,
    /// Who is named as the one to do it, in a column or after "Action:".
    pub owner: Option<String>,
    /// The officer who leads on it, where a label or column names one.
    pub lead: Option<String>,
    /// The words of the answer.
    pub answer: Vec<Place>,
    /// A status printed beside the answer.
    pub status: Option<Place>,
    /// Where the time tied to it stands, where that is not in its own words: a column, a promise.
    pub due_at: Vec<Place>,
    /// Whether a column for due times exists, so that times in its own words are not its due.
    pub has_due_column: bool,
    /// What else a tracker's row says.
    pub row: RowFacts,
    /// How delivery goes by a colour beside the words that say how it stands: it only fills in.
    pub colour: Option<Progress>,
    /// What its columns say where the user has named them; that outweighs what is read.
    pub named: Option<Named>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Why it is an item, in words for the reader.
    pub reason: String,
    /// What the refiners have worked out.
    pub refined: Refined,
}

/// What a row says in columns that the user has named.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// What its status means, where the user has said it.
    pub status: Option<(Option<Position>, Option<Progress>)>,
    /// How delivery goes by its own column.
    pub progress: Option<Progress>,
}

/// What refiners work out for a candidate.
#[derive(Debug, Clone, Default)]
pub struct Refined {
    /// The body or person asked.
    pub addressed_to: Option<String>,
    /// Who asks whom.
    pub standing: Option<Standing>,
    /// How much of what was taken for the answer answers, where that is less than all of it.
    pub answer: Option<Vec<Place>>,
    /// The time tied to it.
    pub due: Option<Due>,
    /// How many times its own words name.
    pub times_named: usize,
    /// What the answer says.
    pub position: Option<Position>,
    /// Whether it agrees in principle only.
    pub in_principle: bool,
    /// The words the position was read from.
    pub position_words: Option<Quote>,
    /// Delivery as a tracker states it.
    pub progress: Option<Progress>,
}

impl Candidate {
    /// An item with its words and nothing else yet.
    #[must_use]
    pub fn new(rule: &'static str, kind: ItemKind, places: Vec<Place>, reason: &str) -> Self {
        Self {
            rule,
            kind,
            number: None,
            places,
            lead_in: None,
            asked: None,
            owner: None,
            lead: None,
            answer: Vec::new(),
            status: None,
            due_at: Vec::new(),
            has_due_column: false,
            row: RowFacts::default(),
            colour: None,
            named: None,
            confidence: Confidence::Likely,
            reason: reason.to_owned(),
            refined: Refined::default(),
        }
    }

    /// The same, numbered.
    #[must_use]
    pub fn numbered(mut self, number: Option<String>) -> Self {
        self.number = number;
        self
    }

    /// The same, as certain as its layout makes it.
    #[must_use]
    pub const fn sure(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// Where its words begin.
    #[must_use]
    pub fn begins_at(&self) -> (usize, usize) {
        self.places
            .first()
            .map_or((usize::MAX, 0), |place| (place.piece, place.start))
    }
}

/// A forward-looking date in the making.
#[derive(Debug, Clone)]
pub struct DateCandidate {
    /// The rule that found it.
    pub rule: &'static str,
    /// Where its phrase stands.
    pub place: Place,
    /// The sentence it stands in, for what it is about.
    pub about: Place,
    /// When.
    pub due: Due,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Why it is a date for the diary, in words for the reader.
    pub reason: String,
}

/// Everything that rules have found and refiners have left.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Items in the making.
    pub items: Vec<Candidate>,
    /// Dates in the making.
    pub dates: Vec<DateCandidate>,
    /// Which stretches of the paper are like items.
    pub looks: Looks,
    /// Where the items of each rule begin; rules run one after the other.
    runs: Vec<(&'static str, usize)>,
}

impl Candidates {
    /// Adds an item unless it has no words.
    pub fn push(&mut self, candidate: Candidate) {
        if candidate.places.iter().any(|place| place.start < place.end) {
            if self.runs.last().is_none_or(|(rule, _)| *rule != candidate.rule) {
                self.runs.push((candidate.rule, self.items.len()));
            }
            self.items.push(candidate);
        }
    }

    /// Items and dates by themselves.
    #[must_use]
    pub fn of(items: Vec<Candidate>, dates: Vec<DateCandidate>) -> Self {
        Self {
            items,
            dates,
            ..Self::default()
        }
    }

    /// Adds what another rule has found.
    pub fn take_all(&mut self, other: Self) {
        for item in other.items {
            self.push(item);
        }
        self.dates.extend(other.dates);
    }

    /// Drops the items that `is_kept` does not keep; the rules have run.
    pub fn keep(&mut self, is_kept: impl FnMut(&Candidate) -> bool) {
        self.items.retain(is_kept);
        self.runs.clear();
    }

    /// What one rule has found so far, in the order of the paper.
    pub fn of_rule(&mut self, rule: &str) -> &mut [Candidate] {
        let found = self.runs.iter().position(|(name, _)| *name == rule);
        let start = found.and_then(|run| self.runs.get(run)).map(|(_, start)| *start);
        let end = found
            .and_then(|run| self.runs.get(run + 1))
            .map_or(self.items.len(), |(_, start)| *start);
        start
            .and_then(|start| self.items.get_mut(start..end))
            .unwrap_or_default()
    }
}
