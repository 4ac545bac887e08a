//! How a paper came: in a pack with others, attached to an e-mail, or with others attached to it.

use eframe::egui::{RichText, Ui};

use crate::register::view::PaperView;
use crate::scrutiny::id::PaperId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::Tone;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::status::{Status, status_ui};

/// The most papers that are named of those attached to an e-mail.
const NAMED: usize = 8;

/// What is said of it, put in words when the paper is loaded.
#[derive(Debug, Default)]
pub struct CameAs {
    /// "Pages 11–24 of June pack.pdf, paper 3 of 24".
    place: Option<String>,
    is_original_erased: bool,
    /// Other papers, with what they are to this one.
    links: Vec<(&'static str, PaperId, String)>,
    /// How many more are attached than are named.
    more: usize,
}

impl CameAs {
    /// How this paper came.
    pub fn of(view: &PaperView) -> Self {
        let place = view.paper.part.as_ref().map(|part| {
            let pages = part.pages();
            let pages = pages.strip_prefix('p').unwrap_or(&pages);
            format!(
                "P{pages} of {}, paper {} of {}",
                view.paper.file_name, part.number, part.of
            )
        });
        let message = view.attached_to.iter().map(|link| ("Attached to", link));
        let attached = view.attached.iter().take(NAMED).map(|link| ("Attached:", link));
        Self {
            place,
            is_original_erased: view.original_erased,
            links: message
                .chain(attached)
                .map(|(what, (paper, name))| (what, *paper, name.clone()))
                .collect(),
            more: view.attached.len().saturating_sub(NAMED),
        }
    }

    /// Draws it, with a way to each other paper.
    pub fn ui(&self, ui: &mut Ui, frame: &Frame, outbox: &mut Outbox) {
        if let Some(place) = &self.place {
            ui.label(RichText::new(place).small().color(frame.palette.weak));
        }
        if self.is_original_erased {
            let words =
                "The original file was erased with another paper in it that was destroyed; this text is kept";
            status_ui(ui, frame, &Status::new("○", words, Tone::Neutral));
        }
        for (what, paper, name) in &self.links {
            ui.horizontal_wrapped(|ui| {
                ui.label(
                    RichText::new(format!("{what} “{name}”"))
                        .small()
                        .color(frame.palette.weak),
                );
                if small_button(ui, "Open")
                    .accessible_name(format!("Open {name}"))
                    .clicked()
                {
                    outbox.push(Intent::Go(Route::Paper(*paper)));
                }
            });
        }
        if self.more > 0 {
            ui.label(
                RichText::new(format!("and {} more attached", self.more))
                    .small()
                    .color(frame.palette.weak),
            );
        }
    }
}
