//! Chooses the item on the register that a finding is, or that it answers.

use std::collections::HashSet;

use eframe::egui::{self, Id, Key, Modifiers, RichText, ScrollArea, Ui};

use super::{Answer, buttons_ui, first_focus, title_ui};
use crate::register::Command;
use crate::register::command::{FindingCommand, Link};
use crate::scrutiny::id::{FindingId, ItemId};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::screens::item::related::relate;
use crate::ui::theme::space;
use crate::ui::wording::first_words;

/// How many items are shown at most.
const SHOWN: usize = 40;
/// Words that are shorter say little about what an item is.
const TELLING_LETTERS: usize = 5;

/// An item that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The item.
    pub item: ItemId,
    /// What it is called.
    pub heading: String,
    /// Its first words.
    pub words: String,
    /// Where it was made.
    pub place: String,
    /// Everything that the search looks at, folded.
    pub folded: String,
}

/// For what an item is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A finding, which is the chosen item or answers it.
    Finding {
        /// The finding.
        finding: FindingId,
        /// Whether it carries an answer.
        has_answer: bool,
        /// What it is to the item.
        link: Link,
    },
    /// An item, which is related to the chosen one.
    Item(ItemId),
}

impl What {
    /// A finding that is to be linked.
    #[must_use]
    pub const fn finding(finding: FindingId, has_answer: bool) -> Self {
        Self::Finding {
            finding,
            has_answer,
            link: if has_answer { Link::Answers } else { Link::SameAs },
        }
    }
}

/// What is being chosen.
#[derive(Debug)]
pub struct Draft {
    what: What,
    heading: String,
    words: String,
    typed: String,
    entries: Vec<Entry>,
    fitting: Vec<usize>,
    /// How many items fit, shown or not.
    count: usize,
    chosen: Option<ItemId>,
    is_started: bool,
}

impl Draft {
    /// The dialog over these items, those first whose words are most alike.
    #[must_use]
    pub fn new(what: What, heading: String, words: String, mut entries: Vec<Entry>) -> Self {
        if let What::Item(item) = what {
            entries.retain(|entry| entry.item != item);
        }
        let telling: HashSet<String> = telling_words(&words).collect();
        entries.sort_by_cached_key(|entry| {
            let shared = telling_words(&entry.words).filter(|word| telling.contains(word));
            std::cmp::Reverse(shared.collect::<HashSet<_>>().len())
        });
        let mut draft = Self {
            what,
            heading,
            words,
            typed: String::new(),
            entries,
            fitting: Vec::new(),
            count: 0,
            chosen: None,
            is_started: false,
        };
        draft.sift();
        draft
    }

    /// Works out which items have all the words that are typed.
    fn sift(&mut self) {
        let typed = self.typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |entry: &Entry| words.iter().all(|word| entry.folded.contains(word));
        let mut fitting: Vec<usize> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| fits(entry))
            .map(|(index, _)| index)
            .collect();
        self.count = fitting.len();
        fitting.truncate(SHOWN);
        let first = fitting.first().and_then(|index| self.entries.get(*index));
        let is_shown = |item| {
            let mut shown = fitting.iter().filter_map(|index| self.entries.get(*index));
            shown.any(|entry| entry.item == item)
        };
        if !self.chosen.is_some_and(is_shown) {
            // Without a word typed nothing is chosen: nobody links by pressing Enter twice.
            self.chosen = first.filter(|_| !words.is_empty()).map(|entry| entry.item);
        }
        self.fitting = fitting;
    }

    fn step(&mut self, forward: bool) {
        let order: Vec<ItemId> = self
            .fitting
            .iter()
            .filter_map(|index| self.entries.get(*index))
            .map(|entry| entry.item)
            .collect();
        let at = self
            .chosen
            .and_then(|chosen| order.iter().position(|item| *item == chosen));
        let next = match at {
            None => order.first(),
            Some(at) if forward => order.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| order.get(before)),
        };
        if let Some(next) = next {
            self.chosen = Some(*next);
        }
    }
}

fn telling_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= TELLING_LETTERS)
        .map(str::to_lowercase)
}

/// Draws the dialog.
pub fn dialog_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, outbox: &mut Outbox) {
    let title = match draft.what {
        What::Finding { .. } => format!("Link “{}” to an item", draft.heading),
        What::Item(_) => format!("Relate “{}” to another item", draft.heading),
    };
    title_ui(ui, &title);
    let words = first_words(&draft.words, 200);
    ui.label(RichText::new(words).small().color(frame.palette.weak));
    ui.add_space(space::SMALL);
    if let What::Finding { has_answer, link, .. } = &mut draft.what {
        ui.horizontal_wrapped(|ui| {
            ui.radio_value(link, Link::SameAs, "It is this item, printed again");
            if *has_answer {
                ui.radio_value(link, Link::Answers, "It answers this item");
            }
        });
        ui.add_space(space::SMALL);
    }
    let (down, up) = ui.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
        )
    });
    let field = ui
        .add(
            egui::TextEdit::singleline(&mut draft.typed)
                .id(Id::unique("link to"))
                .hint_text("Words, number, committee or paper")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Find the item");
    first_focus(&mut draft.is_started, &field);
    if field.changed() {
        draft.sift();
    }
    if down || up {
        draft.step(down);
    }
    items_ui(ui, frame, draft, down || up);
    let may_link = draft.chosen.is_some() && !frame.read_only;
    let confirm = match draft.what {
        What::Finding { .. } => "Link",
        What::Item(_) => "Relate",
    };
    match buttons_ui(ui, frame, confirm, may_link) {
        Some(Answer::Confirm) => {
            if let Some(item) = draft.chosen {
                outbox.act(match draft.what {
                    What::Finding { finding, link, .. } => {
                        Command::Finding(FindingCommand::AcceptAs { finding, link, item })
                    }
                    What::Item(one) => relate(frame, one, item),
                });
            }
            outbox.push(Intent::CloseDialog);
        }
        Some(Answer::Cancel) => outbox.push(Intent::CloseDialog),
        None => {}
    }
}

fn items_ui(ui: &mut Ui, frame: &Frame, draft: &mut Draft, moved: bool) {
    let mut taken = None;
    ScrollArea::vertical()
        .id_salt("items to link to")
        .max_height(260.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for entry in draft.fitting.iter().filter_map(|index| draft.entries.get(*index)) {
                let is_chosen = draft.chosen == Some(entry.item);
                let label = format!("{}: {}", entry.heading, first_words(&entry.words, 140));
                let response = ui
                    .add(
                        egui::Button::selectable(is_chosen, label)
                            .wrap()
                            .min_size(egui::vec2(ui.available_width(), space::TARGET)),
                    )
                    .on_hover_text(&entry.words);
                ui.label(RichText::new(&entry.place).small().color(frame.palette.weak));
                if is_chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    taken = Some(entry.item);
                }
            }
        });
    if taken.is_some() {
        draft.chosen = taken;
    }
    let words = match draft.count {
        0 => "No item has these words".to_owned(),
        count if count > SHOWN => format!("The first {SHOWN} of {count}: type a word to see fewer"),
        _ => return,
    };
    ui.label(RichText::new(words).small().color(frame.palette.weak));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    fn entry(words: &str, place: &str) -> Entry {
        Entry {
            item: ItemId::new(Moment::UNIX_EPOCH),
            heading: "Recommendation 1".to_owned(),
            words: words.to_owned(),
            place: place.to_owned(),
            folded: format!("{words} {place}").to_lowercase(),
        }
    }

    fn draft() -> Draft {
        let entries = vec![
            entry("That void homes are let within four weeks", "Housing Panel"),
            entry("That the extractor fans are replaced", "Housing Panel"),
            entry("That buses run on Sundays", "Transport Panel"),
        ];
        let words = "The extractor fans will be replaced".to_owned();
        let finding = FindingId::new(Moment::UNIX_EPOCH);
        let what = What::finding(finding, false);
        Draft::new(what, "Recommendation 2".to_owned(), words, entries)
    }

    fn first(draft: &Draft) -> &str {
        &draft.entries[draft.fitting[0]].words
    }

    #[test]
    fn what_is_most_alike_stands_first_and_nothing_is_chosen_for_the_user() {
        let draft = draft();
        assert!(first(&draft).contains("fans"));
        assert_eq!((draft.count, draft.chosen), (3, None));
    }

    #[test]
    fn all_words_typed_have_to_fit_and_the_first_item_is_then_chosen() {
        let mut draft = draft();
        draft.typed = "panel SUNDAYS".to_owned();
        draft.sift();
        assert_eq!(draft.count, 1);
        assert!(first(&draft).contains("buses"));
        assert!(draft.chosen.is_some());
        draft.typed = "zebra".to_owned();
        draft.sift();
        assert_eq!((draft.count, draft.chosen), (0, None));
    }
}
