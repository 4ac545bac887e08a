//! What a finding shall say instead, while it is being typed.

use crate::scrutiny::finding::{Found, FoundDate, FoundItem, FoundResponse};
use crate::scrutiny::id::FindingId;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::passage::Passage;
use crate::scrutiny::period::{self, Anchor};
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::RowFacts;

use super::rows::{DueLine, due_line};

/// The form of one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The finding.
    pub finding: FindingId,
    /// Its own words; for a date what it is about.
    pub text: String,
    /// Its due phrase; empty where there is none.
    pub due: String,
    /// What an item has besides; none for a date.
    pub item: Option<ItemDraft>,
    /// Whether the form has just been opened, so that the caret goes into it.
    pub opening: bool,
    /// What it said before, and still says where nothing is typed.
    before: Found,
    /// The phrase that was read last, against what, and what it means.
    resolved: Option<(String, Anchor, Due)>,
}

/// The fields of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDraft {
    /// What it is.
    pub kind: ItemKind,
    /// Its number.
    pub number: String,
    /// Who is asked.
    pub addressed_to: String,
    /// The officer who leads.
    pub lead_officer: String,
    /// Who asks whom.
    pub standing: Standing,
    /// The answer's words.
    pub answer: String,
    /// What the answer says.
    pub position: Option<Position>,
    /// Whether it agrees in principle only.
    pub in_principle: bool,
}

impl Draft {
    /// The form of a finding as it now stands.
    #[must_use]
    pub fn new(finding: FindingId, found: &Found) -> Self {
        let (text, due, item) = match found {
            Found::Item(item) => (
                item.text.clone(),
                item.due.as_ref().map(|due| due.phrase.clone()),
                Some(ItemDraft::new(item)),
            ),
            Found::Date(date) => (date.about.clone(), Some(date.due.phrase.clone()), None),
        };
        Self {
            finding,
            text,
            due: due.unwrap_or_default(),
            item,
            opening: true,
            before: found.clone(),
            resolved: None,
        }
    }

    /// Whether anything was typed or chosen that the finding does not say.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let fresh = Self::new(self.finding, &self.before);
        (&self.text, &self.due, &self.item) != (&fresh.text, &fresh.due, &fresh.item)
    }

    /// The form of a finding with what was typed before it was put `aside`, as long as the finding says what
    /// it said then.
    #[must_use]
    pub fn again(aside: Option<Self>, finding: FindingId, found: &Found) -> Self {
        match aside {
            Some(draft) if draft.finding == finding && draft.before == *found => Self {
                opening: true,
                ..draft
            },
            _ => Self::new(finding, found),
        }
    }

    /// Whether it can be saved: an item needs words, a date a phrase.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let has_words = !self.text.trim().is_empty();
        has_words && (self.item.is_some() || !self.due.trim().is_empty())
    }

    /// What the due phrase means now; none where there is no phrase.
    pub fn meaning(&mut self, anchor: &Anchor) -> Option<DueLine> {
        let due = self.due(anchor)?;
        Some(due_line(&due, anchor.date.is_some()))
    }

    /// What the finding shall say.
    pub fn found(&mut self, anchor: &Anchor) -> Found {
        let due = self.due(anchor);
        match (&self.before, &self.item) {
            (Found::Item(before), Some(draft)) => {
                let mut item = before.clone();
                self.text.trim().clone_into(&mut item.text);
                item.due = due;
                draft.write_to(&mut item);
                Found::Item(item)
            }
            (Found::Date(before), _) => Found::Date(FoundDate {
                about: self.text.trim().to_owned(),
                due: due.unwrap_or_else(|| before.due.clone()),
            }),
            (before, None) => before.clone(),
        }
    }

    /// The due phrase with what it means. A phrase that was not touched keeps its window and place.
    fn due(&mut self, anchor: &Anchor) -> Option<Due> {
        let phrase = self.due.trim();
        if phrase.is_empty() {
            return None;
        }
        let before = match &self.before {
            Found::Item(item) => item.due.as_ref(),
            Found::Date(date) => Some(&date.due),
        };
        if let Some(before) = before.filter(|due| due.phrase == phrase) {
            return Some(before.clone());
        }
        if let Some((of, against, due)) = &self.resolved
            && of == phrase
            && against == anchor
        {
            return Some(due.clone());
        }
        let due = typed_due(phrase, anchor);
        self.resolved = Some((phrase.to_owned(), anchor.clone(), due.clone()));
        Some(due)
    }
}

impl ItemDraft {
    fn new(item: &FoundItem) -> Self {
        let words = |value: &Option<String>| value.clone().unwrap_or_default();
        let response = item.response.as_ref();
        Self {
            kind: item.kind,
            number: words(&item.number),
            addressed_to: words(&item.addressed_to),
            lead_officer: words(&item.lead_officer),
            standing: item.standing,
            answer: response.map(|r| r.text.clone()).unwrap_or_default(),
            position: response.and_then(|r| r.position),
            in_principle: response.is_some_and(|r| r.in_principle),
        }
    }

    fn write_to(&self, item: &mut FoundItem) {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        item.kind = self.kind;
        item.number = some(&self.number);
        item.addressed_to = some(&self.addressed_to);
        item.lead_officer = some(&self.lead_officer);
        item.standing = self.standing;
        item.response = some(&self.answer).map(|text| {
            let before = item.response.take();
            let same_position = before.as_ref().is_some_and(|r| r.position == self.position);
            FoundResponse {
                text,
                // A typed answer stands nowhere in the paper but beside its item.
                passage: before
                    .as_ref()
                    .map_or_else(|| item.passage.clone(), |r| r.passage.clone()),
                position: self.position,
                in_principle: self.in_principle,
                position_words: before.and_then(|r| r.position_words).filter(|_| same_position),
            }
        });
    }
}

/// A phrase that was typed, with what it means against the paper's date.
#[must_use]
pub fn typed_due(phrase: &str, anchor: &Anchor) -> Due {
    let period = period::resolve(phrase, anchor);
    Due {
        phrase: phrase.to_owned(),
        window: period.as_ref().and_then(|p| p.window),
        class: period.as_ref().map(|p| p.class),
        conditional: period.as_ref().is_some_and(|p| p.conditional),
        passage: None,
    }
}

/// What a passage that the user selected says, read with as little guessing as can be: the words
/// themselves, and the one time named in them where there is exactly one.
#[must_use]
pub fn selected_item(kind: ItemKind, text: &str, passage: Passage, anchor: &Anchor) -> FoundItem {
    let hull = passage.hull();
    let periods = period::find(hull.of(text), anchor);
    let due = match periods.as_slice() {
        [period] => Some(Due {
            phrase: period.phrase.clone(),
            window: period.window,
            class: Some(period.class),
            conditional: period.conditional,
            passage: Some(Passage::one(
                passage.page,
                crate::scrutiny::passage::Span::new(
                    hull.start + period.span.start,
                    hull.start + period.span.end,
                ),
            )),
        }),
        _ => None,
    };
    FoundItem {
        kind,
        number: None,
        text: passage.words(text),
        passage,
        lead_in: None,
        addressed_to: None,
        standing: match kind {
            ItemKind::Resolution => Standing::Record,
            ItemKind::Recommendation | ItemKind::Action => Standing::Ours,
        },
        lead_officer: None,
        response: None,
        due,
        progress: None,
        row: RowFacts::default(),
    }
}

/// An answer out of a passage that the user selected. What it answers is still to be chosen: until then its
/// words stand in the place of the item's, and ask nothing of anybody.
#[must_use]
pub fn selected_answer(text: &str, passage: Passage, anchor: &Anchor) -> FoundItem {
    let mut item = selected_item(ItemKind::Recommendation, text, passage, anchor);
    item.standing = Standing::Record;
    item.response = Some(FoundResponse {
        text: item.text.clone(),
        passage: item.passage.clone(),
        position: None,
        in_principle: false,
        position_words: None,
    });
    item
}

/// A date for the diary out of a passage that the user selected.
#[must_use]
pub fn selected_date(text: &str, passage: Passage, about: String, anchor: &Anchor) -> FoundDate {
    let phrase = passage.words(text);
    let mut due = typed_due(&phrase, anchor);
    due.passage = Some(passage);
    FoundDate { due, about }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Day;
    use crate::scrutiny::passage::Span;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn anchor(date: Option<&str>) -> Anchor {
        Anchor {
            date: date.map(day),
            ..Anchor::default()
        }
    }

    fn whole(text: &str) -> Passage {
        Passage::one(Some(3), Span::new(0, text.len()))
    }

    fn item(text: &str) -> FoundItem {
        selected_item(
            ItemKind::Recommendation,
            text,
            whole(text),
            &anchor(Some("2026-04-21")),
        )
    }

    #[test]
    fn a_selection_that_names_one_time_is_due_then_and_knows_where_it_says_so() {
        let text = "That officers report back by March 2027";
        let due = item(text).due.unwrap();
        assert_eq!(due.window.unwrap().latest, Some(day("2027-03-31")));
        let place = due.passage.unwrap();
        assert_eq!(place.page, Some(3));
        assert!(place.words(text).ends_with("March 2027"), "{}", place.words(text));
    }

    #[test]
    fn between_two_times_nobody_guesses() {
        let found = item("That officers report in March 2027 and again in June 2028");
        assert_eq!(found.due, None);
    }

    #[test]
    fn what_was_not_touched_is_kept_to_the_letter() {
        let found = Found::Item(item("That officers report back by March 2027"));
        let id = FindingId::new("2026-11-23T09:00:00Z".parse().unwrap());
        let mut draft = Draft::new(id, &found);
        assert_eq!(draft.found(&anchor(None)), found, "even when the date is gone");
    }

    #[test]
    fn a_typed_phrase_is_read_against_the_date_of_the_paper_and_says_what_it_means() {
        let found = Found::Item(item("That officers report back"));
        let id = FindingId::new("2026-11-23T09:00:00Z".parse().unwrap());
        let mut draft = Draft::new(id, &found);
        assert_eq!(draft.meaning(&anchor(Some("2026-04-21"))), None);
        draft.due = "in September".into();
        let meaning = draft.meaning(&anchor(Some("2026-04-21"))).unwrap();
        assert_eq!(meaning.meaning, "September 2026");
        let meaning = draft.meaning(&anchor(None)).unwrap();
        assert_eq!(meaning.meaning, "date not known: the paper has no date");
    }

    #[test]
    fn a_finding_without_words_and_a_date_without_a_phrase_cannot_be_saved() {
        let id = FindingId::new("2026-11-23T09:00:00Z".parse().unwrap());
        let mut draft = Draft::new(id, &Found::Item(item("That officers report back")));
        draft.text = "  ".into();
        assert!(!draft.is_sound());
        let date = selected_date("in June", whole("in June"), "a report".into(), &anchor(None));
        let mut draft = Draft::new(id, &Found::Date(date));
        assert!(draft.is_sound());
        draft.due.clear();
        assert!(!draft.is_sound());
    }
}
