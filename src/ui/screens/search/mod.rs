//! Search over papers, items, answers, progress logs, notes and questions, as the words are typed.

pub mod chips;
pub mod hits;
pub mod view;

use crate::register::search::{Facets, Filter, Order, Results, Suggestion, Wanted};
use crate::register::view::{Hit, HitPlace, Shelf};
use crate::scrutiny::id::PaperId;
use crate::ui::intent::{Intent, Route};
use crate::ui::screens::item::mark::Part;
use crate::ui::wording::{counted, day_words};

/// How many hits are fetched at a time: more come as the list is scrolled.
pub const AT_A_TIME: usize = 60;
/// How many hits before the last one that is there the next ones are asked for.
const AHEAD: usize = 30;
/// As many hits are fetched again when something on the register changes.
const MOST_AGAIN: usize = 1_000;

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// What stands in the field.
    typed: String,
    /// What of the hits is wanted.
    filter: Filter,
    /// The one paper that is looked through, with its name.
    only_in: Option<(PaperId, String)>,
    shown: Option<Shown>,
    /// What might have been meant, and by what.
    suggestion: Option<(String, Suggestion)>,
    /// Words that were looked for before, latest first.
    recent: Vec<String>,
    /// The chosen hit.
    chosen: usize,
    /// Whether the caret has to go into the field.
    focus: bool,
    /// Whether the chosen hit has to be brought into sight.
    show_chosen: bool,
    /// Whether the list has to begin at its top again.
    to_top: bool,
}

/// What was found, as it is shown.
#[derive(Debug)]
struct Shown {
    typed: String,
    filter: Filter,
    hits: Vec<Row>,
    total: usize,
    facets: Facets,
    /// "412 places, best first".
    summary: String,
    is_too_short: bool,
    /// After how many hits more were asked for.
    asked_from: usize,
}

/// A hit as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was found.
    pub hit: Hit,
    /// What kind of thing it is: "Passage".
    pub kind: &'static str,
    /// Where it belongs: "Housing Panel · 21 April 2026 · page 4".
    pub origin: String,
}

impl Row {
    fn of(hit: Hit) -> Self {
        let parts = [
            hit.body.clone().filter(|body| *body != hit.heading),
            hit.day.map(day_words),
            hit.page.map(|page| format!("page {page}")),
        ];
        Self {
            kind: kind_words(&hit.place),
            origin: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            hit,
        }
    }
}

const fn kind_words(place: &HitPlace) -> &'static str {
    match place {
        HitPlace::Title(_) => "Paper",
        HitPlace::Paper { .. } => "Passage",
        HitPlace::Item(_) => "Item",
        HitPlace::Answer { .. } => "Answer",
        HitPlace::Progress { .. } => "Progress",
        HitPlace::Note { .. } => "Your note",
        HitPlace::Question { .. } => "Your question",
    }
}

/// What things of a shelf are called when there are several.
#[must_use]
pub const fn shelf_words(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Title => "Papers",
        Shelf::Passage => "Passages",
        Shelf::Item => "Items",
        Shelf::Answer => "Answers",
        Shelf::Progress => "Progress",
        Shelf::Note => "Your notes",
        Shelf::Question => "Your questions",
    }
}

/// Where a hit leads.
fn leads_to(hit: &Hit) -> Option<Intent> {
    Some(match hit.place {
        HitPlace::Title(paper)
        | HitPlace::Note {
            item: None,
            paper: Some(paper),
            ..
        } => Intent::Go(Route::Paper(paper)),
        HitPlace::Paper { paper, span } => Intent::ShowInPaper { paper, span },
        HitPlace::Item(item) => Intent::ShowItem(item),
        HitPlace::Answer { item, response } => Intent::ShowPart(item, Part::Answer(response)),
        HitPlace::Progress { item, entry } => Intent::ShowPart(item, Part::Progress(entry)),
        HitPlace::Note {
            item: Some(item),
            note,
            ..
        } => Intent::ShowPart(item, Part::Note(note)),
        HitPlace::Question { body, date } => Intent::Go(Route::Meeting(body, date)),
        HitPlace::Note { .. } => return None,
    })
}

/// How many there are and in which order: what is not ranked says so.
fn summary_of(total: usize, order: Order) -> String {
    let places = counted(total, "place", "places");
    match order {
        _ if total <= 1 => places,
        Order::Best => format!("{places}, best first"),
        Order::Newest => format!("{places}, newest first: too many, or too common, to tell the best"),
        Order::Paper => format!("{places}, in the order of the paper"),
    }
}

impl State {
    /// Takes what was found; what was found for words that are no longer in the field is shown only until
    /// something newer comes.
    pub fn take(&mut self, found: Results) {
        let Results {
            wanted,
            hits,
            total,
            order,
            facets,
            is_too_short,
        } = found;
        let rows = hits.into_iter().map(Row::of);
        let goes_on = |shown: &Shown| shown.typed == wanted.typed && shown.filter == wanted.filter;
        if wanted.from > 0 {
            if let Some(shown) = self.shown.as_mut().filter(|shown| goes_on(shown))
                && shown.hits.len() == wanted.from
            {
                shown.hits.extend(rows);
            }
            return;
        }
        let is_again = self.shown.as_ref().is_some_and(goes_on);
        if !is_again {
            self.chosen = 0;
            self.to_top = true;
            self.suggestion = None;
        }
        let hits: Vec<Row> = rows.collect();
        self.chosen = self.chosen.min(hits.len().saturating_sub(1));
        self.shown = Some(Shown {
            summary: summary_of(total, order),
            typed: wanted.typed,
            filter: wanted.filter,
            hits,
            total,
            facets,
            is_too_short,
            asked_from: 0,
        });
    }

    /// Takes what might have been meant by what is typed.
    pub fn suggest(&mut self, typed: &str, suggestion: Suggestion) {
        if typed == self.typed {
            self.suggestion = Some((typed.to_owned(), suggestion));
        }
    }

    /// Takes the words that were looked for before, latest first.
    pub fn take_recent(&mut self, recent: Vec<String>) {
        self.recent = recent;
    }

    /// Puts the caret into the search field with the next frame.
    pub const fn focus(&mut self) {
        self.focus = true;
    }

    /// Puts words into the field, and says what has to be looked for.
    pub fn look_for(&mut self, typed: String) -> Wanted {
        self.typed = typed;
        self.only_in = None;
        self.filter = Filter::default();
        self.wanted()
    }

    /// Looks in one paper alone, and says what has to be looked for.
    pub fn look_in(&mut self, paper: PaperId, name: String) -> Wanted {
        self.filter = Filter {
            paper: Some(paper),
            ..Filter::default()
        };
        self.only_in = Some((paper, name));
        self.wanted()
    }

    /// What has to be looked for now.
    fn wanted(&self) -> Wanted {
        Wanted {
            typed: self.typed.trim_start().to_owned(),
            filter: self.filter,
            from: 0,
            limit: AT_A_TIME,
        }
    }

    /// What is looked for now, so that it is looked for again when something changes; none while the
    /// field is empty.
    #[must_use]
    pub fn again(&self) -> Option<Wanted> {
        let there = self.shown.as_ref().map_or(0, |shown| shown.hits.len());
        Some(Wanted {
            limit: there.clamp(AT_A_TIME, MOST_AGAIN),
            ..self.wanted()
        })
        .filter(|wanted| !wanted.typed.trim().is_empty())
    }

    /// What else has to be fetched when the hit at this place is seen; none where it is there or asked
    /// for.
    fn more(&mut self, seen: usize) -> Option<Wanted> {
        let shown = self.shown.as_mut()?;
        let there = shown.hits.len();
        if there >= shown.total || seen + AHEAD < there || shown.asked_from == there {
            return None;
        }
        shown.asked_from = there;
        Some(Wanted {
            typed: shown.typed.clone(),
            filter: shown.filter,
            from: there,
            limit: AT_A_TIME,
        })
    }

    fn rows(&self) -> &[Row] {
        self.shown.as_ref().map_or(&[], |shown| shown.hits.as_slice())
    }

    /// Whether what is shown was found for what is typed.
    fn is_up_to_date(&self) -> bool {
        self.shown
            .as_ref()
            .is_some_and(|shown| shown.typed == self.typed.trim_start() && shown.filter == self.filter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(from: usize, count: usize, total: usize) -> Results {
        let hit = Hit {
            place: HitPlace::Title(PaperId::from_uuid(uuid::Uuid::nil())),
            heading: "Committee report".to_owned(),
            body: Some("Housing Panel".to_owned()),
            day: "2026-04-21".parse().ok(),
            page: Some(4),
            snippet: "Damp".to_owned(),
            lit: Vec::new(),
        };
        Results {
            wanted: Wanted {
                typed: "damp".to_owned(),
                from,
                limit: AT_A_TIME,
                ..Wanted::default()
            },
            hits: vec![hit; count],
            total,
            ..Results::default()
        }
    }

    #[test]
    fn the_list_grows_as_it_is_scrolled_and_every_part_is_asked_for_once() {
        let mut state = State::default();
        state.look_for("damp".to_owned());
        state.take(found(0, 100, 250));
        assert_eq!(state.more(20), None, "there is enough below");
        let more = state.more(75).unwrap();
        assert_eq!((more.from, more.limit), (100, AT_A_TIME));
        assert_eq!(state.more(99), None, "asked for already");
        state.take(found(100, 100, 250));
        assert_eq!(state.rows().len(), 200);
        assert_eq!(state.more(199).unwrap().from, 200);
        state.take(found(200, 50, 250));
        assert_eq!(state.more(249), None, "that is all");
        state.take(found(100, 100, 250));
        assert_eq!(state.rows().len(), 250, "what comes twice is taken once");
        assert_eq!(state.again().unwrap().limit, 250);
    }

    #[test]
    fn what_is_not_ranked_says_so() {
        assert_eq!(summary_of(1, Order::Best), "1 place");
        assert_eq!(summary_of(412, Order::Best), "412 places, best first");
        assert_eq!(
            summary_of(173_227, Order::Newest),
            "173,227 places, newest first: too many, or too common, to tell the best"
        );
        assert_eq!(
            summary_of(12, Order::Paper),
            "12 places, in the order of the paper"
        );
    }

    #[test]
    fn a_row_says_where_it_belongs() {
        let row = Row::of(found(0, 1, 1).hits.remove(0));
        assert_eq!(
            (row.kind, row.origin.as_str()),
            ("Paper", "Housing Panel · 21 April 2026 · page 4")
        );
    }

    #[test]
    fn a_suggestion_for_other_words_is_not_shown() {
        let mut state = State::default();
        state.look_for("mauld".to_owned());
        let suggestion = Suggestion {
            typed: "mould".to_owned(),
            places: 14,
        };
        state.suggest("maul", suggestion.clone());
        assert_eq!(state.suggestion, None);
        state.suggest("mauld", suggestion);
        assert!(state.suggestion.is_some());
    }
}
