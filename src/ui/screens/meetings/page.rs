//! Draws a meeting's page: the user's questions, its papers, and what is outstanding.

use eframe::egui::{self, Id, RichText, ScrollArea, Ui};

use super::rows::{Due, Line, Page};
use super::{Questions, State};
use crate::register::Command;
use crate::register::command::MeetingCommand;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::hand_over::{MeetingOffer, Offer};
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::screens::board::rows::Card;
use crate::ui::theme::{self, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::card_frame;
use crate::ui::widgets::few_lines::few_lines_ui;
use crate::ui::widgets::follow_up::{Handle, buttons_ui};
use crate::ui::widgets::kept::Look;
use crate::ui::widgets::row_list::row_list_ui;
use crate::ui::widgets::status::status_ui;
use crate::ui::widgets::{empty, heading};
use crate::ui::wording::first_words;

/// The gap below a line.
const GAP: f32 = 8.0;
/// How many lines of questions are seen at once.
const QUESTIONS: usize = 5;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    if small_button(ui, "◀ All meetings")
        .accessible_name("Back to all meetings")
        .clicked()
    {
        outbox.push(Intent::Go(Route::Meetings));
    }
    if state.is_gone {
        if empty::empty_ui(
            ui,
            frame,
            "Nothing is left of this meeting",
            "It is no longer kept, and no paper of its body and day is filed",
            Some("Show all meetings"),
        ) {
            outbox.push(Intent::Go(Route::Meetings));
        }
        return;
    }
    let Some(page) = &state.page else { return };
    heading::screen_heading_ui(ui, &page.title);
    head_ui(ui, frame, page, outbox);
    lines_ui(ui, frame, state, outbox);
}

fn head_ui(ui: &mut Ui, frame: &Frame, page: &Page, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        if !page.facts.is_empty() {
            ui.label(RichText::new(&page.facts).color(frame.palette.weak));
        }
        if ui
            .button("Print…")
            .on_hover_text(
                "Save the questions, the papers and what is outstanding as one or two pages to print",
            )
            .clicked()
        {
            outbox.push(Intent::Open(Dialog::HandOver(Offer {
                shows: page.title.clone(),
                exempt: page.exempt,
                meeting: Some(MeetingOffer {
                    body: page.body,
                    date: page.date,
                }),
                ..Offer::default()
            })));
        }
        let Some(id) = page.id.filter(|_| !frame.read_only) else {
            return;
        };
        if ui.button("Edit…").clicked() {
            outbox.push(Intent::Open(Dialog::EditMeeting {
                id,
                body: page.body,
                body_name: page.body_name.clone(),
                date: page.date,
                place: page.place.clone().unwrap_or_default(),
            }));
        }
        if ui
            .button("Remove the meeting")
            .on_hover_text("Takes the meeting and its questions away; its papers stay. Undo brings it back")
            .clicked()
        {
            outbox.act(Command::Meeting(MeetingCommand::Remove { id }));
        }
    });
}

fn questions_ui(ui: &mut Ui, frame: &Frame, questions: &mut Questions, outbox: &mut Outbox) {
    let Some((body, date)) = questions.of else {
        return;
    };
    let id = Id::unique(("meeting questions", body, date));
    ui.horizontal(|ui| {
        heading::part_heading_ui(ui, "My questions");
        if !frame.read_only
            && questions.field.is_shown_formatted(ui, id)
            && small_button(ui, "Edit")
                .accessible_name("Edit my questions")
                .clicked()
        {
            questions.field.edit();
        }
    });
    let look = Look {
        label: "My questions, one a line",
        hint: "What will you ask? One question a line; yours alone, kept while you type",
        lines: QUESTIONS,
    };
    let answer = ScrollArea::vertical()
        .id_salt("questions")
        .max_height(ui.available_height())
        .show(ui, |ui| questions.field.ui(ui, frame, id, look))
        .inner;
    if let Some(kept) = answer.kept {
        questions.send(kept, frame.now, outbox);
    }
    outbox.extend(answer.followed.map(|link| Intent::ShowInPaper {
        paper: link.paper,
        span: link.span,
    }));
}

/// Draws the lines that are seen, and none besides.
fn lines_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let State {
        page,
        page_heights,
        questions,
        ..
    } = state;
    let Some(page) = page else { return };
    let id = ("meeting", page.body, page.date);
    row_list_ui(ui, id, page_heights, GAP, |ui, index| {
        match page.lines.get(index) {
            Some(Line::Questions) => questions_ui(ui, frame, questions, outbox),
            Some(line) => line_ui(ui, frame, line, outbox),
            None => {}
        }
    });
}

fn line_ui(ui: &mut Ui, frame: &Frame, line: &Line, outbox: &mut Outbox) {
    match line {
        Line::Part(words) => {
            ui.add_space(space::SMALL);
            heading::part_heading_ui(ui, words);
        }
        Line::Group(words, members) => {
            heading::counted_heading_ui(ui, frame, words, *members);
        }
        Line::Words(words) => {
            ui.label(RichText::new(words).color(frame.palette.weak));
        }
        Line::Paper(paper, name, facts) => {
            ui.spacing_mut().item_spacing.y = 2.0;
            let response = ui
                .add(egui::Link::new(RichText::new(name).font(theme::strong())))
                .on_hover_text("Open the paper");
            if response.clicked() {
                outbox.push(Intent::Go(Route::Paper(*paper)));
            }
            ui.label(RichText::new(facts).small().color(frame.palette.weak));
        }
        // Drawn apart, as it is typed into.
        Line::Questions => {}
        Line::Item(card) => item_ui(ui, frame, card, outbox),
        Line::FollowUp(due) => follow_up_ui(ui, frame, due, outbox),
    }
}

fn follow_up_ui(ui: &mut Ui, frame: &Frame, due: &Due, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 2.0;
    few_lines_ui(ui, &due.about, 2);
    ui.horizontal_wrapped(|ui| {
        let phrase = format!("◷ {}", due.phrase);
        ui.label(RichText::new(phrase).small().color(frame.palette.weak));
        if !frame.read_only {
            let handle = Handle {
                id: due.id,
                about: &due.about,
                due: &due.due,
                repeat: due.repeat,
            };
            buttons_ui(ui, frame, &handle, outbox);
        }
        if let Some((item, words)) = &due.item
            && ui
                .add(egui::Link::new(first_words(words, 60)))
                .on_hover_text("Show the item")
                .clicked()
        {
            outbox.push(Intent::ShowItem(*item));
        }
    });
}

fn item_ui(ui: &mut Ui, frame: &Frame, card: &Card, outbox: &mut Outbox) {
    card_frame(frame).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(ui.available_height());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal_wrapped(|ui| {
            let response = ui
                .add(egui::Link::new(&card.heading))
                .on_hover_text("Show the item");
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_label(card.name()));
            if response.clicked() {
                outbox.push(Intent::ShowItem(card.id));
            }
            ui.label(RichText::new(&card.asked).small().color(frame.palette.weak));
        });
        let words = if card.lead_in.is_empty() {
            card.words.clone()
        } else {
            format!("{} {}", card.lead_in, card.words)
        };
        few_lines_ui(ui, &words, 2);
        ui.horizontal_wrapped(|ui| {
            for status in card.marks().chain(&card.due).chain(&card.warnings) {
                status_ui(ui, frame, status);
            }
        });
    });
}
