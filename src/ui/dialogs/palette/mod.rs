//! The command palette: any action, paper, meeting or item by a few letters of its name.

pub mod fuzzy;
pub mod named;

use eframe::egui::{self, Id, Key, Modifiers, RichText, ScrollArea, Ui};

use super::first_focus;
use crate::ui::action::{ACTIONS, keys_words};
use crate::ui::frame::Frame;
use crate::ui::intent::{Find, Intent, Outbox};
use crate::ui::theme::space;

pub use fuzzy::Fit;
use fuzzy::{Typed, folded};

/// How many entries are shown at most.
const SHOWN: usize = 40;
/// How much worse an action fits by what it does than by its name.
const BY_TOOLTIP: Fit = 150;
/// How much better an action fits that was chosen lately.
const RECENT: Fit = 60;
/// The height in which entries are shown; there may be more of them below.
const HEIGHT: f32 = 400.0;

/// Something the palette can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is known by when it is chosen again.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What sort of thing it is, or its keys.
    pub note: String,
    /// What choosing it does.
    pub intent: Intent,
}

/// An action, with what it is compared by.
#[derive(Debug)]
struct Deed {
    entry: Entry,
    name: String,
    does: String,
}

/// What is being typed, and what fits it.
#[derive(Debug)]
pub struct Draft {
    typed: String,
    deeds: Vec<Deed>,
    /// The keys of what was chosen last, latest first.
    recent: Vec<String>,
    /// The papers, meetings and items that fit, and to what.
    things: Option<(String, Vec<(Fit, Entry)>)>,
    /// What is shown, best first.
    fitting: Vec<Entry>,
    chosen: usize,
    is_started: bool,
    /// Enter was pressed before it was known what else fits.
    is_entered: bool,
    /// Whether the chosen entry has to be brought into sight.
    show_chosen: bool,
}

impl Draft {
    /// A palette of all actions; papers, meetings and items come with [`Draft::take`].
    #[must_use]
    pub fn new(ctx: &egui::Context, recent: Vec<String>) -> Self {
        let deeds = ACTIONS
            .iter()
            .map(|row| Deed {
                entry: Entry {
                    key: format!("action {}", row.label),
                    label: row.label.to_owned(),
                    note: keys_words(ctx, row),
                    intent: Intent::Run(row.action),
                },
                name: folded(row.label),
                does: folded(row.tooltip),
            })
            .collect();
        let mut draft = Self {
            typed: String::new(),
            deeds,
            recent,
            things: None,
            fitting: Vec::new(),
            chosen: 0,
            is_started: false,
            is_entered: false,
            show_chosen: false,
        };
        draft.sift();
        draft
    }

    /// Takes the papers, meetings and items that fit what is typed.
    pub fn take(&mut self, typed: &str, things: Vec<(Fit, Entry)>) {
        if typed == self.typed {
            self.things = Some((typed.to_owned(), things));
            self.sift();
        }
    }

    /// What has to be asked for: the names that fit.
    fn question(&self) -> Intent {
        Intent::Find(Find::Names(self.typed.clone()))
    }

    /// Whether it is known what fits of the register.
    fn is_settled(&self) -> bool {
        self.things
            .as_ref()
            .is_some_and(|(typed, _)| *typed == self.typed)
    }

    /// Works out which entries fit what is typed, best first. There are few actions, and the rest comes
    /// sifted already.
    fn sift(&mut self) {
        let typed = Typed::of(&self.typed);
        let mut fitting: Vec<(Fit, &Entry)> = Vec::new();
        for deed in &self.deeds {
            let by_name = typed.fit(&deed.name);
            let by_what_it_does = || typed.fit(&deed.does).map(|fit| fit.saturating_add(BY_TOOLTIP));
            if let Some(fit) = by_name.or_else(by_what_it_does) {
                let is_recent = self.recent.contains(&deed.entry.key);
                fitting.push((
                    fit.saturating_sub(if is_recent { RECENT } else { 0 }),
                    &deed.entry,
                ));
            }
        }
        if let Some((_, things)) = &self.things {
            fitting.extend(things.iter().map(|(fit, entry)| (*fit, entry)));
        }
        if typed.is_empty() {
            // What was chosen last comes first, then every action in its usual order.
            let age = |entry: &Entry| {
                let place = self.recent.iter().position(|key| *key == entry.key);
                place.unwrap_or(usize::MAX)
            };
            fitting.sort_by_key(|(_, entry)| age(entry));
        } else {
            fitting.sort_by_key(|(fit, _)| *fit);
        }
        self.fitting = fitting
            .into_iter()
            .take(SHOWN)
            .map(|(_, entry)| entry.clone())
            .collect();
        if !typed.is_empty() {
            self.fitting.push(everywhere(self.typed.trim()));
        }
        self.chosen = self.chosen.min(self.fitting.len().saturating_sub(1));
    }
}

/// What is offered last: to look for the words themselves.
fn everywhere(typed: &str) -> Entry {
    Entry {
        key: String::new(),
        label: format!("Search the register for “{typed}”"),
        note: "Search".to_owned(),
        intent: Intent::Find(Find::SearchFor(typed.to_owned())),
    }
}

/// Draws the palette.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let (down, up, enter) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let response = ui
        .add(
            egui::TextEdit::singleline(&mut draft.typed)
                .id(Id::unique("palette"))
                .hint_text("An action, a paper, a meeting or an item")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Find an action, an item or a paper");
    if !draft.is_started {
        outbox.push(draft.question());
    }
    first_focus(&mut draft.is_started, &response);
    if response.changed() {
        // What fitted before is shown until the new answer is there.
        draft.chosen = 0;
        draft.is_entered = false;
        draft.sift();
        outbox.push(draft.question());
    }
    let last = draft.fitting.len().saturating_sub(1);
    if down {
        draft.chosen = (draft.chosen + 1).min(last);
        draft.show_chosen = true;
    }
    if up {
        draft.chosen = draft.chosen.saturating_sub(1);
        draft.show_chosen = true;
    }
    draft.is_entered |= enter;
    let mut taken = None;
    if draft.is_entered && draft.is_settled() {
        draft.is_entered = false;
        taken = Some(draft.chosen);
    }
    ui.add_space(space::TINY);
    taken = entries_ui(ui, frame, draft).or(taken);
    if let Some(entry) = taken.and_then(|place| draft.fitting.get(place)) {
        outbox.push(Intent::CloseDialog);
        if !entry.key.is_empty() {
            outbox.push(Intent::Find(Find::RememberChoice(entry.key.clone())));
        }
        outbox.push(entry.intent.clone());
    }
}

/// Draws what fits; answers which entry was clicked.
fn entries_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft) -> Option<usize> {
    let mut taken = None;
    ScrollArea::vertical()
        .id_salt("palette entries")
        .max_height(HEIGHT.min(ui.ctx().content_rect().height() * 0.6))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (place, entry) in draft.fitting.iter().enumerate() {
                let is_chosen = place == draft.chosen;
                let button = ui.add(
                    egui::Button::selectable(is_chosen, entry.label.as_str())
                        .right_text(RichText::new(&entry.note).small().color(frame.palette.weak))
                        .truncate()
                        .min_size(egui::vec2(ui.available_width(), space::TARGET)),
                );
                if is_chosen && draft.show_chosen {
                    button.scroll_to_me(None);
                }
                // One that has no keys beside it is not read with a gap.
                let name = format!("{} {}", entry.label, entry.note);
                if button.accessible_name(name.trim_end()).clicked() {
                    taken = Some(place);
                }
            }
        });
    draft.show_chosen = false;
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::intent::Route;

    fn labels(draft: &Draft) -> Vec<&str> {
        draft.fitting.iter().map(|entry| entry.label.as_str()).collect()
    }

    fn draft(recent: &[&str]) -> Draft {
        let recent = recent.iter().map(|key| (*key).to_owned()).collect();
        Draft::new(&egui::Context::default(), recent)
    }

    fn typed<'a>(draft: &'a mut Draft, words: &str) -> Vec<&'a str> {
        words.clone_into(&mut draft.typed);
        draft.sift();
        labels(draft)
    }

    #[test]
    fn every_action_is_offered_and_those_chosen_last_come_first() {
        let draft = draft(&["action Settings", "action Undo"]);
        let labels = labels(&draft);
        assert_eq!(labels.len(), ACTIONS.len());
        assert_eq!(&labels[..3], &["Settings", "Undo", "Import papers…"]);
    }

    #[test]
    fn an_action_is_found_by_its_name_by_a_few_letters_and_by_what_it_does() {
        let mut draft = draft(&[]);
        assert_eq!(typed(&mut draft, "board")[0], "Board");
        assert_eq!(typed(&mut draft, "kmap")[0], "Keyboard map");
        assert_eq!(typed(&mut draft, "dark")[0], "Next theme");
        assert_eq!(typed(&mut draft, "spreadsheet")[0], "Hand over…");
    }

    #[test]
    fn what_is_on_the_register_stands_among_the_actions_by_how_well_it_fits() {
        let mut draft = draft(&[]);
        "undo".clone_into(&mut draft.typed);
        let thing = |label: &str| Entry {
            key: format!("paper {label}"),
            label: label.to_owned(),
            note: "Paper".to_owned(),
            intent: Intent::Go(Route::Papers),
        };
        draft.take("und", vec![(0, thing("Stale"))]);
        assert!(!labels(&draft).contains(&"Stale"), "it was found for other words");
        draft.take(
            "undo",
            vec![(5, thing("Undoing the damage")), (90, thing("Under the road"))],
        );
        let expected = [
            "Undo",
            "Undoing the damage",
            "Under the road",
            "Search the register for “undo”",
        ];
        let shown = labels(&draft);
        let shown: Vec<&str> = shown
            .into_iter()
            .filter(|label| expected.contains(label))
            .collect();
        assert_eq!(shown, expected);
    }
}
