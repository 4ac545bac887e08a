//! Finding words in the paper that is open: all places are framed, one is lit, and keys go from one to
//! the next.

use eframe::egui::{self, EventFilter, Id, Key, Modifiers, RichText, TextEdit, Ui, accesskit};

use super::{Shown, State};
use crate::scrutiny::passage::Span;
use crate::ui::frame::Frame;
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::paper_text::Folded;
use crate::ui::wording::number_words;

/// The line in which words are typed; the same for every paper.
#[derive(Debug, Default)]
pub struct Find {
    is_open: bool,
    typed: String,
    /// Whether the field shall have the focus, with all its words selected.
    wants_focus: bool,
}

/// What was found in a paper.
#[derive(Debug, Default)]
pub struct Sought {
    /// The paper's words, folded when they were first asked for.
    folded: Option<Folded>,
    /// What was looked for.
    asked: String,
    places: Vec<Span>,
    /// Which of the places is lit.
    at: Option<usize>,
    /// From where in the text the first place is looked for.
    from: usize,
}

impl Sought {
    /// Goes to the next place or to the one before, and from the last to the first.
    fn step(&mut self, forward: bool) {
        let count = self.places.len();
        self.at = match self.at {
            _ if count == 0 => None,
            None => Some(0),
            Some(at) if forward => Some((at + 1) % count),
            Some(at) => Some((at + count - 1) % count),
        };
    }

    fn place(&self) -> Option<Span> {
        self.places.get(self.at?).copied()
    }

    /// How much was found: "3 of 12".
    fn words(&self) -> String {
        match (self.asked.trim().is_empty(), self.at) {
            (true, _) => String::new(),
            (false, None) => "Not in this paper".to_owned(),
            (false, Some(at)) => {
                format!("{} of {}", number_words(at + 1), number_words(self.places.len()))
            }
        }
    }
}

impl State {
    /// Opens the line for words to be found in the paper, or goes to it.
    pub fn open_find(&mut self) {
        self.find.wants_focus = true;
        if std::mem::replace(&mut self.find.is_open, true) {
            return;
        }
        if let Some(shown) = &mut self.shown {
            shown.sought = Sought {
                folded: shown.sought.folded.take(),
                from: shown.text.target(),
                ..Sought::default()
            };
        }
    }
}

impl Shown {
    /// Looks for words, where others were looked for before, and lights the first place from where the
    /// reader is.
    fn seek(&mut self, typed: &str) {
        if self.sought.asked == typed {
            return;
        }
        typed.clone_into(&mut self.sought.asked);
        let text = &self.text;
        let folded = self.sought.folded.get_or_insert_with(|| Folded::of(text.text()));
        let mut places = folded.find(typed);
        places.retain(|place| !text.is_furniture(place.start));
        let from = self.sought.from;
        let first = places.partition_point(|place| place.start < from);
        self.sought.at = if first < places.len() {
            Some(first)
        } else {
            (!places.is_empty()).then_some(0)
        };
        self.text.show_found(places.clone());
        self.sought.places = places;
        self.light_found();
    }

    /// Lights the place that was come to, in the text and on its page.
    fn light_found(&mut self) {
        match self.sought.place() {
            Some(place) => {
                self.go_to(place.start);
                self.light(vec![place]);
            }
            None => self.light(Vec::new()),
        }
    }

    fn step_found(&mut self, forward: bool) {
        self.sought.step(forward);
        self.light_found();
    }

    /// Takes the frames away, and lights the finding that is chosen again.
    fn stop_seeking(&mut self) {
        self.text.show_found(Vec::new());
        self.sought.asked.clear();
        self.sought.places.clear();
        self.sought.at = None;
        let chosen = self.chosen.and_then(|id| self.card(id));
        let spans = chosen.map(|card| card.spans.clone()).unwrap_or_default();
        self.light(spans);
        self.text.focus();
    }
}

/// What the keys of this frame ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Step(bool),
    Close,
}

/// Draws the line where it is open.
pub fn bar_ui(ui: &mut Ui, frame: &Frame, find: &mut Find, shown: &mut Shown) {
    if !find.is_open {
        return;
    }
    let field = Id::unique("find in the paper");
    let mut wish = pressed(ui, field);
    ui.horizontal_wrapped(|ui| {
        let typed = TextEdit::singleline(&mut find.typed)
            .id(field)
            .hint_text("Find in this paper")
            .desired_width(240.0_f32.min(ui.available_width() * 0.5));
        let mut output = typed.show(ui);
        let response = output.response.response;
        if std::mem::take(&mut find.wants_focus) {
            response.request_focus();
            let all = egui::text::CCursorRange::select_all(&output.galley);
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), field);
        }
        if response.has_focus() {
            // Escape closes the line, and is not to take the focus away before.
            let filter = EventFilter {
                escape: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(field, filter));
        }
        let _ = response.accessible_name("Words to find in this paper");
        shown.seek(&find.typed);
        let words = shown.sought.words();
        if !words.is_empty() {
            let label = ui.label(RichText::new(&words).color(frame.palette.weak));
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(accesskit::Live::Polite);
            });
        }
        ui.spacing_mut().item_spacing.x = space::TINY;
        let any = !shown.sought.places.is_empty();
        for (icon, name, keys, forward) in [
            ("▲", "Previous place", "Shift+F3", false),
            ("▼", "Next place", "F3", true),
        ] {
            let button = ui.add_enabled_ui(any, |ui| small_button(ui, icon)).inner;
            let button = button.on_hover_text(format!("{name} ({keys})"));
            if button.accessible_name(name).clicked() {
                wish = Some(Wish::Step(forward));
            }
        }
        if small_button(ui, "✕")
            .on_hover_text("Close (Esc)")
            .accessible_name("Close the search in this paper")
            .clicked()
        {
            wish = Some(Wish::Close);
        }
    });
    match wish {
        Some(Wish::Step(forward)) => shown.step_found(forward),
        Some(Wish::Close) => {
            find.is_open = false;
            shown.stop_seeking();
        }
        None => return,
    }
    ui.ctx().request_repaint();
}

fn pressed(ui: &Ui, field: Id) -> Option<Wish> {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return None;
    }
    let typing_here = ui.memory(|memory| memory.has_focus(field));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::SHIFT, Key::F3) || (typing_here && pressed(Modifiers::SHIFT, Key::Enter)) {
        return Some(Wish::Step(false));
    }
    if pressed(Modifiers::NONE, Key::F3) || (typing_here && pressed(Modifiers::NONE, Key::Enter)) {
        return Some(Wish::Step(true));
    }
    let free = typing_here || !ui.ctx().text_edit_focused();
    (free && !egui::Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape))
        .then_some(Wish::Close)
}
