//! Papers, meetings and items by their names, for the palette: kept on the thread that seeks, so that
//! opening the palette and typing into it costs the window nothing.

use super::fuzzy::{Fit, Typed, folded};
use super::{Entry, SHOWN};
use crate::register::RegisterError;
use crate::register::search::{Finder, Named, NamedThing};
use crate::ui::intent::{Intent, Route};
use crate::ui::wording;

/// How much later papers, meetings and items come than actions that fit as well.
const LATER: [Fit; 3] = [4, 6, 8];
/// How much earlier comes what was chosen not long ago.
const RECENT: Fit = 60;

/// Everything that has a name, folded to be compared.
#[derive(Debug, Default)]
pub struct Names {
    version: Option<i64>,
    named: Vec<(Named, Box<str>)>,
}

impl Names {
    /// Reads the names anew where something has changed.
    ///
    /// # Errors
    /// [`RegisterError`] when the register cannot be read.
    pub fn refresh(&mut self, finder: &mut Finder) -> Result<(), RegisterError> {
        if let Some((version, named)) = finder.named(self.version)? {
            self.version = Some(version);
            self.take(named);
        }
        Ok(())
    }

    fn take(&mut self, named: Vec<Named>) {
        self.named = named
            .into_iter()
            .map(|named| {
                let folded = folded(&label_of(&named)).into_boxed_str();
                (named, folded)
            })
            .collect();
    }

    /// What fits, best first; with nothing typed, what was chosen last.
    #[must_use]
    pub fn fitting(&self, typed: &str, recent: &[String]) -> Vec<(Fit, Entry)> {
        let typed = Typed::of(typed);
        let is_recent = |key: &str| recent.iter().any(|known| known == key);
        let mut fitting: Vec<(Fit, usize)> = Vec::new();
        for (place, (named, folded)) in self.named.iter().enumerate() {
            let fit = if typed.is_empty() {
                is_recent(&key_of(named)).then_some(0)
            } else {
                typed.fit(folded)
            };
            let later = match named.thing {
                NamedThing::Paper(_) => LATER[0],
                NamedThing::Meeting(..) => LATER[1],
                NamedThing::Item(_) => LATER[2],
            };
            fitting.extend(fit.map(|fit| (fit.saturating_add(later), place)));
        }
        fitting.sort_unstable();
        // A few more, because recent ones come earlier than they fit.
        fitting.truncate(4 * SHOWN);
        let mut entries: Vec<(Fit, Entry)> = fitting
            .into_iter()
            .filter_map(|(fit, place)| {
                let (named, _) = self.named.get(place)?;
                let entry = entry_of(named);
                let earlier = if is_recent(&entry.key) { RECENT } else { 0 };
                Some((fit.saturating_sub(earlier), entry))
            })
            .collect();
        entries.sort_by_key(|(fit, _)| *fit);
        entries.truncate(SHOWN);
        entries
    }
}

/// "Recommendation 3, Housing Panel: That …", "Damp review, Housing Panel, 5 October 2026".
fn label_of(named: &Named) -> String {
    let mut label = named.name.clone();
    if let Some(body) = &named.body {
        label.push_str(", ");
        label.push_str(body);
    }
    if let Some(day) = named.day {
        label.push_str(", ");
        label.push_str(&wording::day_words(day));
    }
    if !named.words.is_empty() {
        label.push_str(": ");
        label.push_str(&wording::first_words(&named.words, 110));
    }
    label
}

fn key_of(named: &Named) -> String {
    match named.thing {
        NamedThing::Paper(paper) => format!("paper {paper}"),
        NamedThing::Meeting(body, day) => format!("meeting {body} {day}"),
        NamedThing::Item(item) => format!("item {item}"),
    }
}

fn entry_of(named: &Named) -> Entry {
    let (kind, intent) = match named.thing {
        NamedThing::Paper(paper) => ("Paper", Intent::Go(Route::Paper(paper))),
        NamedThing::Meeting(body, day) => ("Meeting", Intent::Go(Route::Meeting(body, day))),
        NamedThing::Item(item) => ("Item", Intent::ShowItem(item)),
    };
    // A long name is cut short; the day is what tells papers of one name apart.
    let note = named.day.map_or_else(
        || kind.to_owned(),
        |day| format!("{kind}, {}", wording::day_words(day)),
    );
    Entry {
        key: key_of(named),
        label: label_of(named),
        note,
        intent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;
    use crate::scrutiny::id::{BodyId, ItemId, PaperId};

    fn names() -> Names {
        let at = Moment::UNIX_EPOCH;
        let named = |thing, name: &str, words: &str, day: Option<&str>| Named {
            thing,
            name: name.to_owned(),
            words: words.to_owned(),
            body: Some("Housing Panel".to_owned()),
            day: day.map(|day| day.parse().unwrap()),
        };
        let mut names = Names::default();
        names.take(vec![
            named(
                NamedThing::Paper(PaperId::new(at)),
                "Damp and mould",
                "",
                Some("2026-04-21"),
            ),
            named(
                NamedThing::Paper(PaperId::new(at)),
                "Ventilation contract",
                "",
                Some("2025-10-14"),
            ),
            named(
                NamedThing::Meeting(BodyId::new(at), "2026-04-21".parse().unwrap()),
                "Housing Panel",
                "",
                Some("2026-04-21"),
            ),
            named(
                NamedThing::Item(ItemId::new(at)),
                "Recommendation 7",
                "That every home with mould is inspected",
                None,
            ),
        ]);
        names
    }

    fn labels(names: &Names, typed: &str, recent: &[String]) -> Vec<String> {
        let fitting = names.fitting(typed, recent);
        fitting.into_iter().map(|(_, entry)| entry.label).collect()
    }

    #[test]
    fn papers_are_found_by_title_body_and_date_and_items_by_number_and_words() {
        let names = names();
        for (typed, expected) in [
            ("damp april 2026", "Damp and mould, Housing Panel, 21 April 2026"),
            (
                "ventlation",
                "Ventilation contract, Housing Panel, 14 October 2025",
            ),
            ("14 oct", "Ventilation contract, Housing Panel, 14 October 2025"),
            (
                "recommendation 7",
                "Recommendation 7, Housing Panel: That every home with mould is inspected",
            ),
            (
                "home inspected",
                "Recommendation 7, Housing Panel: That every home with mould is inspected",
            ),
        ] {
            assert_eq!(labels(&names, typed, &[]).first().unwrap(), expected, "{typed}");
        }
        assert!(labels(&names, "zebra", &[]).is_empty());
        assert_eq!(labels(&names, "housing", &[]).len(), 4);
    }

    #[test]
    fn what_was_chosen_lately_comes_first() {
        let names = names();
        assert!(labels(&names, "", &[]).is_empty());
        let ventilation = names.fitting("ventilation", &[])[0].1.key.clone();
        let recent = [ventilation];
        assert_eq!(
            labels(&names, "", &recent),
            ["Ventilation contract, Housing Panel, 14 October 2025"]
        );
        assert_ne!(
            labels(&names, "housing", &[])[0],
            labels(&names, "housing", &recent)[0]
        );
    }
}
