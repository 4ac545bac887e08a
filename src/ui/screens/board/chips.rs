//! The filters in force as chips that can be taken away one by one, and filters that were given a name.

use std::collections::BTreeMap;

use eframe::egui::{self, Id, Key, Modifiers, RichText, Ui};

use super::State;
use super::due::DueFilter;
use super::filter::{Filter, Lens};
use crate::scrutiny::board::Flag;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::response::Position;
use crate::settings::SavedFilter;
use crate::ui::action::Action;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::menu;
use crate::ui::wording::first_words;

/// A part of a filter that can be taken away by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The words.
    Text,
    /// The committee.
    Body,
    /// The council.
    Council,
    /// The executive member.
    Member,
    /// The tag.
    Tag,
    /// The kind.
    Kind,
    /// The position.
    Position,
    /// The warning.
    Flag,
    /// The due date.
    Due,
}

impl Part {
    /// Every part, in the order in which chips stand.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Body,
        Self::Council,
        Self::Member,
        Self::Tag,
        Self::Kind,
        Self::Position,
        Self::Flag,
        Self::Due,
    ];

    /// Its name on a chip.
    const fn label(self) -> &'static str {
        match self {
            Self::Text => "Words",
            Self::Body => "Committee",
            Self::Council => "Council",
            Self::Member => "Executive member",
            Self::Tag => "Tag",
            Self::Kind => "Kind",
            Self::Position => "Answer",
            Self::Flag => "Warning",
            Self::Due => "Due",
        }
    }

    /// Its name in a saved filter; never changes once shipped.
    const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Body => "body",
            Self::Council => "council",
            Self::Member => "executive_member",
            Self::Tag => "tag",
            Self::Kind => "kind",
            Self::Position => "position",
            Self::Flag => "flag",
            Self::Due => "due",
        }
    }
}

/// The name of the lens in a saved filter.
const LENS: &str = "lens";

impl Filter {
    /// What a part asks for, as it is shown; none where it asks for nothing.
    #[must_use]
    pub fn words_of(&self, part: Part) -> Option<String> {
        match part {
            Part::Text => Some(self.text.trim().to_owned()).filter(|text| !text.is_empty()),
            Part::Body => self.body.clone(),
            Part::Council => self.council.clone(),
            Part::Member => self.member.clone(),
            Part::Tag => self.tag.clone(),
            Part::Kind => self.kind.map(|kind| kind.label().to_owned()),
            Part::Position => self.position.map(|position| position.label().to_owned()),
            Part::Flag => self.flag.map(|flag| flag.label().to_owned()),
            Part::Due => self.due.map(DueFilter::words),
        }
    }

    /// The whole filter in words: "Ours and actions · Committee: Housing Panel".
    #[must_use]
    pub fn shows(&self) -> String {
        let parts = Part::ALL
            .iter()
            .filter_map(|part| Some(format!("{}: {}", part.label(), self.words_of(*part)?)));
        std::iter::once(self.lens.label().to_owned())
            .chain(parts)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Takes a part away.
    pub fn drop_part(&mut self, part: Part) {
        match part {
            Part::Text => self.text.clear(),
            Part::Body => self.body = None,
            Part::Council => self.council = None,
            Part::Member => self.member = None,
            Part::Tag => self.tag = None,
            Part::Kind => self.kind = None,
            Part::Position => self.position = None,
            Part::Flag => self.flag = None,
            Part::Due => self.due = None,
        }
    }

    /// The filter under a name, to be kept.
    #[must_use]
    pub fn saved(&self, name: &str) -> SavedFilter {
        let mut parts = BTreeMap::from([(LENS.to_owned(), self.lens.code().to_owned())]);
        for part in Part::ALL {
            let kept = match part {
                Part::Kind => self.kind.map(|kind| kind.code().to_owned()),
                Part::Position => self.position.map(|position| position.code().to_owned()),
                Part::Flag => self.flag.map(|flag| flag.code().to_owned()),
                Part::Due => self.due.map(DueFilter::code),
                _ => self.words_of(*part),
            };
            if let Some(kept) = kept {
                parts.insert(part.code().to_owned(), kept);
            }
        }
        SavedFilter {
            name: name.to_owned(),
            parts,
        }
    }

    /// A filter that was kept; none where a later version keeps more than this one knows.
    #[must_use]
    pub fn of_saved(saved: &SavedFilter) -> Option<Self> {
        let mut filter = Self::default();
        for (code, kept) in &saved.parts {
            if code == LENS {
                filter.lens = Lens::from_code(kept)?;
                continue;
            }
            match Part::ALL.iter().find(|part| part.code() == code)? {
                Part::Text => filter.text.clone_from(kept),
                Part::Body => filter.body = Some(kept.clone()),
                Part::Council => filter.council = Some(kept.clone()),
                Part::Member => filter.member = Some(kept.clone()),
                Part::Tag => filter.tag = Some(kept.clone()),
                Part::Kind => filter.kind = Some(ItemKind::from_code(kept).ok()?),
                Part::Position => filter.position = Some(Position::from_code(kept).ok()?),
                Part::Flag => filter.flag = Some(Flag::from_code(kept).ok()?),
                Part::Due => filter.due = Some(DueFilter::from_code(kept)?),
            }
        }
        Some(filter)
    }
}

/// Draws what is shown in numbers, the filters in force, and what can be done with them.
pub fn chips_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        // Until the items have been read, nothing is said of how many there are; the room is kept.
        ui.set_min_height(ui.text_style_height(&egui::TextStyle::Body));
        // Where nothing is there, the screen itself says so.
        if state.is_loaded && (state.shown.count > 0 || state.wish.filter.is_narrow()) {
            ui.label(RichText::new(&state.shown.summary).color(frame.palette.weak));
        }
        for part in Part::ALL {
            let Some(words) = state.wish.filter.words_of(*part) else {
                continue;
            };
            let label = format!("{}: {}  ✕", part.label(), first_words(&words, 30));
            let chip = egui::Button::new(RichText::new(label).small())
                .fill(frame.palette.sunken)
                .corner_radius(13)
                .min_size(egui::vec2(0.0, 26.0));
            if ui
                .add(chip)
                .on_hover_text("Take this filter away")
                .accessible_name(format!("Take away the filter {}: {words}", part.label()))
                .clicked()
            {
                state.wish.filter.drop_part(*part);
            }
        }
        if state.wish.filter.is_narrow() {
            if small_button(ui, "Clear filters").clicked() {
                state.wish.filter.widen();
            }
            naming_ui(ui, state, outbox);
        }
        saved_ui(ui, frame, state, outbox);
        // Never in a line of its own, which would be taken from the cards; the menu has it too.
        let has_room = ui.available_size_before_wrap().x > 120.0;
        if state.shown.count > 0 && state.picked.is_empty() && has_room && state.past.is_none() {
            let button = small_button(ui, "Hand over…").on_hover_text("Save what is shown as a file");
            if button.clicked() {
                outbox.push(Intent::Run(Action::HandOver));
            }
        }
    });
}

/// The button that saves the filters, and the name while it is typed.
fn naming_ui(ui: &mut Ui, state: &mut State, outbox: &mut Outbox) {
    let Some(name) = &mut state.naming else {
        if small_button(ui, "Save these filters…").clicked() {
            state.naming = Some(String::new());
        }
        return;
    };
    let field = ui
        .add(
            egui::TextEdit::singleline(name)
                .id(Id::unique("name of the filter"))
                .hint_text("A name for them")
                .desired_width(160.0),
        )
        .accessible_name("Name of these filters");
    if name.is_empty() && !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
    let by_key = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let typed = name.trim().to_owned();
    let save = ui.add_enabled(
        !typed.is_empty(),
        egui::Button::new(RichText::new("Save").small()),
    );
    if !typed.is_empty() && (by_key || save.clicked()) {
        outbox.push(Intent::SaveFilter(state.wish.filter.saved(&typed)));
        state.naming = None;
    } else if small_button(ui, "Cancel").clicked()
        || (field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)))
    {
        state.naming = None;
    }
}

/// The filters that were given a name.
fn saved_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    if state.saved.is_empty() {
        return;
    }
    let mut chosen = None;
    menu::menu_button(ui, RichText::new("Saved filters ▾").small(), |ui| {
        ui.set_min_width(260.0);
        for saved in &state.saved {
            ui.horizontal(|ui| {
                let filter = Filter::of_saved(saved);
                let name = ui.add_enabled(
                    filter.is_some(),
                    egui::Button::new(&saved.name).min_size(egui::vec2(210.0, 26.0)),
                );
                if name.clicked() {
                    chosen = filter;
                    ui.close();
                }
                if small_button(ui, "✕")
                    .on_hover_text("Forget it; no item is touched")
                    .accessible_name(format!("Forget the filter {}", saved.name))
                    .clicked()
                {
                    outbox.push(Intent::ForgetFilter(saved.name.clone()));
                }
            });
            if Filter::of_saved(saved).is_none() {
                let words = "Saved by a later version of the program";
                ui.label(RichText::new(words).small().color(frame.palette.weak));
            }
        }
    })
    .accessible_name("Saved filters");
    if let Some(filter) = chosen {
        state.wish.filter = filter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Filter {
        Filter {
            lens: Lens::PutToUs,
            text: "repairs".to_owned(),
            body: Some("Housing Panel".to_owned()),
            council: Some("Larkhythe".to_owned()),
            member: Some("Cllr Kemp".to_owned()),
            tag: Some("damp".to_owned()),
            kind: Some(ItemKind::Action),
            position: Some(Position::Rejected),
            flag: Some(Flag::Overdue),
            due: Some(DueFilter::Between(None, "2026-06-30".parse().ok())),
        }
    }

    #[test]
    fn what_is_saved_is_what_comes_back() {
        for filter in [full(), Filter::default()] {
            assert_eq!(Filter::of_saved(&filter.saved("Mine")), Some(filter));
        }
    }

    #[test]
    fn a_filter_that_this_version_does_not_know_is_never_half_applied() {
        let mut saved = full().saved("Mine");
        saved.parts.insert("ward".to_owned(), "Mill Lane".to_owned());
        assert_eq!(Filter::of_saved(&saved), None);
        let mut saved = full().saved("Mine");
        saved.parts.insert("flag".to_owned(), "purple".to_owned());
        assert_eq!(Filter::of_saved(&saved), None);
    }

    #[test]
    fn every_part_has_a_chip_and_can_be_taken_away() {
        let mut filter = full();
        for part in Part::ALL {
            assert!(filter.words_of(*part).is_some(), "{part:?}");
            filter.drop_part(*part);
            assert_eq!(filter.words_of(*part), None, "{part:?}");
        }
        assert!(!filter.is_narrow());
    }
}
