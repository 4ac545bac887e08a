//! Draws the reader: the text, and the inbox beside it, or below it where the window is narrow.

use eframe::egui::{self, RichText, Ui};

use super::panes::{Panes, SIDE_BY_SIDE};
use super::{ListOptions, Missing, Shown, State, find, keys, make, original, tracker};
use crate::register::command::paper::destroy_number;
use crate::settings::PaperShown;
use crate::ui::action::{Action, keys_words};
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Find, Intent, Outbox, Route};
use crate::ui::theme::{self, space};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::menu;
use crate::ui::widgets::paper_text::paper_text_ui;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let Some(shown) = &mut state.shown else {
        let (title, words) = match state.missing {
            None => {
                ui.label(RichText::new("Opening the paper…").color(frame.palette.weak));
                return;
            }
            Some(Missing::Gone) => (
                "This paper is not on the register",
                "It was removed or destroyed. A removed paper comes back with Undo",
            ),
            Some(Missing::Unreadable) => (
                "This paper cannot be read",
                "The register is damaged where it stands. Its original is in the register’s folder, under papers",
            ),
        };
        if empty_ui(ui, frame, title, words, Some("Go to papers")) {
            outbox.push(Intent::Go(Route::Papers));
        }
        return;
    };
    keys::take_keys(ui, frame, shown, &state.options, outbox);
    let shown_as = shown.shown_as(state.shown_as);
    head_ui(ui, frame, shown, shown_as, &mut state.options, outbox);
    find::bar_ui(ui, frame, &mut state.find, shown);
    let paper = shown.paper.id;
    let next = state.waiting.iter().find(|(other, _)| *other != paper);
    let mut panes = Panes {
        frame,
        shown,
        options: &mut state.options,
        ocr: &state.ocr,
        next,
        outbox,
    };
    panes.ui(ui, shown_as);
}

/// Text, page or both: each with its name for screen readers.
const WAYS: [(PaperShown, &str, Action); 3] = [
    (PaperShown::Text, "Text", Action::ShowText),
    (PaperShown::Page, "Page", Action::ShowPage),
    (PaperShown::Both, "Both", Action::ShowTextAndPage),
];

fn ways_ui(ui: &mut Ui, shown_as: PaperShown, has_text: bool, outbox: &mut Outbox) {
    for (way, words, action) in WAYS {
        let Some(row) = action.row() else { continue };
        let button = ui
            .add_enabled(
                has_text || way == shown_as,
                egui::Button::selectable(way == shown_as, words),
            )
            .on_hover_text(format!("{} ({})", row.tooltip, keys_words(ui.ctx(), row)))
            .on_disabled_hover_text("Nobody has read this scan, so it has no text yet");
        if button.accessible_name(row.label).clicked() {
            outbox.push(Intent::SetPaperShown(way));
        }
    }
}

/// What else is at hand at a click: the headings, where there is room beside, and finding words.
fn at_hand_ui(ui: &mut Ui, contents: bool, has_room: bool, outbox: &mut Outbox) {
    for (action, words, chosen) in [
        (Action::ShowContents, "Contents", contents),
        (Action::FindInPaper, "Find", false),
    ] {
        let Some(row) = action.row() else { continue };
        if action == Action::ShowContents && !has_room {
            continue;
        }
        let button = ui
            .add(egui::Button::selectable(chosen, words))
            .on_hover_text(format!("{} ({})", row.tooltip, keys_words(ui.ctx(), row)));
        if button.accessible_name(row.label).clicked() {
            outbox.push(Intent::Run(action));
        }
    }
}

fn head_ui(
    ui: &mut Ui,
    frame: &Frame,
    shown: &Shown,
    shown_as: PaperShown,
    options: &mut ListOptions,
    outbox: &mut Outbox,
) {
    let has_room = ui.available_width() >= SIDE_BY_SIDE;
    ui.horizontal(|ui| {
        let back = ui.button("◀ Papers").on_hover_text("Back to the list of papers");
        if back.accessible_name("Back to the list of papers").clicked() {
            outbox.push(Intent::Go(Route::Papers));
        }
        let row = egui::Layout::left_to_right(egui::Align::Center);
        // The buttons stand at the right edge, but come after the name for whoever hears the screen: it has
        // the room that they left when they were last drawn.
        let height = ui.available_height();
        let room = (ui.available_width() - options.buttons - space::SMALL).max(60.0);
        ui.allocate_ui_with_layout(egui::vec2(room, height), row, |ui| {
            ui.set_min_width(room);
            name_ui(ui, &shown.paper.name());
        });
        let buttons = ui.scope(|ui| {
            at_hand_ui(ui, options.contents, has_room, outbox);
            if shown.original.is_some() {
                ui.separator();
                let has_text = !(shown.has_no_text() && shown.scan.is_unread());
                ways_ui(ui, shown_as, has_text, outbox);
            }
            let menu = menu::menu_button(ui, "Paper ▾", |ui| paper_menu_ui(ui, frame, shown, outbox));
            let _ = menu.accessible_name("What can be done with this paper");
        });
        let width = buttons.response.rect.width();
        if (options.buttons - width).abs() > 0.5 {
            options.buttons = width;
            ui.ctx().request_repaint();
        }
    });
    ui.add_space(space::TINY);
}

/// What the paper is called.
fn name_ui(ui: &mut Ui, name: &str) {
    let heading = RichText::new(name).font(theme::strong());
    let label = ui.add(egui::Label::new(heading).truncate());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(1);
        node.set_label(name);
    });
}

fn paper_menu_ui(ui: &mut Ui, frame: &Frame, shown: &Shown, outbox: &mut Outbox) {
    let paper = shown.paper.id;
    let name = shown.paper.name().into_owned();
    if ui
        .button("Search this paper…")
        .on_hover_text("Look for words in this paper alone")
        .clicked()
    {
        outbox.push(Intent::Find(Find::SearchIn(paper, name.clone())));
        ui.close();
    }
    if frame.read_only {
        ui.disable();
    }
    if shown.has_tables
        && ui
            .button("Columns…")
            .on_hover_text("Say what the columns of its table hold, and read it again by that")
            .clicked()
    {
        outbox.push(tracker::open_columns(shown));
        ui.close();
    }
    if ui
        .button("Remove paper…")
        .on_hover_text("Take it off the register; this can be undone")
        .clicked()
    {
        outbox.push(Intent::Open(Dialog::RemovePaper {
            paper,
            name: name.clone(),
        }));
        ui.close();
    }
    if shown.paper.is_exempt()
        && ui
            .button("Destroy…")
            .on_hover_text("Erase an exempt paper for good; this cannot be undone")
            .clicked()
    {
        outbox.push(Intent::Open(Dialog::DestroyPaper {
            paper,
            name,
            number: destroy_number(&shown.paper),
        }));
        ui.close();
    }
}

/// Draws the text of the paper.
pub(super) fn text_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, outbox: &mut Outbox) {
    if shown.text.text().trim().is_empty() {
        let words = "What can be read of it stands on the right. Add items by hand with Ctrl+N";
        empty_ui(ui, frame, "This paper has no text", words, None);
        return;
    }
    let fill = egui::Frame::new().fill(frame.palette.surface);
    fill.show(ui, |ui| {
        let answer = paper_text_ui(ui, &mut shown.text, &frame.palette);
        if let Some(words) = answer.copy {
            outbox.push(Intent::Copy(words));
        }
        if let Some(owner) = answer.clicked
            && let Some(id) = shown.findings.get(owner).map(|found| found.id)
        {
            // The passage is where the reader is looking already: only the card moves.
            shown.choose(id);
            shown.text.stay();
        }
        if answer.selects
            && let Some(original) = &mut shown.original
        {
            original.leave_selecting();
        }
        if let Some(area) = answer.area {
            make::menu_ui(&area, frame, shown, outbox);
            let menu_open = area.context_menu_opened();
            // What was selected on a page is spoken of there.
            let here = !shown.original.as_ref().is_some_and(original::Original::selects);
            if let Some(end) = answer.selection_end.filter(|_| here && !menu_open) {
                make::beside_selection_ui(&area, frame, shown, end, outbox);
            }
        }
    });
}
