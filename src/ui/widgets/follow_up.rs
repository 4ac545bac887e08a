//! What can be done with one open follow-up, as lists, item panel and calendar offer it.

use eframe::egui::{Response, Ui};

use crate::register::Command;
use crate::register::command::FollowUpCommand;
use crate::scrutiny::follow_up::{Repeat, next_month, next_week};
use crate::scrutiny::id::FollowUpId;
use crate::scrutiny::promise::Due;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::menu;
use crate::ui::wording;

/// An open follow-up, as far as its buttons need it.
#[derive(Debug, Clone, Copy)]
pub struct Handle<'a> {
    /// The follow-up.
    pub id: FollowUpId,
    /// What it is about, which tells its buttons apart from their like for screen readers.
    pub about: &'a str,
    /// When.
    pub due: &'a Due,
    /// How often it comes back.
    pub repeat: Option<Repeat>,
}

/// Draws *Done…*, *Put off* and *Edit…*; answers the first of them.
pub fn buttons_ui(ui: &mut Ui, frame: &Frame, handle: &Handle<'_>, outbox: &mut Outbox) -> Response {
    let Handle {
        id,
        about,
        due,
        repeat,
    } = *handle;
    let done = small_button(ui, "Done…").accessible_name(format!("Done: {about}"));
    if done.clicked() {
        outbox.push(Intent::Open(Dialog::FollowUpDone {
            id,
            about: about.to_owned(),
            latest: due.window.and_then(|window| window.latest),
            repeat,
        }));
    }
    put_off_ui(ui, frame, id, about, outbox);
    if small_button(ui, "Edit…")
        .accessible_name(format!("Edit: {about}"))
        .clicked()
    {
        outbox.push(Intent::Open(Dialog::EditFollowUp {
            id,
            about: about.to_owned(),
            due: due.clone(),
            repeat,
        }));
    }
    done
}

fn put_off_ui(ui: &mut Ui, frame: &Frame, id: FollowUpId, about: &str, outbox: &mut Outbox) {
    let button = eframe::egui::Button::new(eframe::egui::RichText::new("Put off ▾").small())
        .min_size(eframe::egui::vec2(28.0, 26.0));
    let (response, _) = eframe::egui::containers::menu::MenuButton::from_button(button)
        .config(menu::config())
        .ui(ui, |ui| {
            for (words, until) in [
                ("To next week", next_week(frame.today)),
                ("To next month", next_month(frame.today)),
            ] {
                let Some(until) = until else { continue };
                if ui
                    .button(format!("{words}: {}", wording::day_words(until)))
                    .clicked()
                {
                    outbox.act(Command::FollowUp(FollowUpCommand::PutOff { id, until }));
                    ui.close();
                }
            }
            if ui.button("To a day…").clicked() {
                outbox.push(Intent::Open(Dialog::PutOff {
                    id,
                    about: about.to_owned(),
                }));
                ui.close();
            }
        });
    response.accessible_name(format!("Put off: {about}"));
}
