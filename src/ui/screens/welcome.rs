//! The first screen of an empty register: what the program is for and what to do next.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use crate::ui::action::Action;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::heading::{part_heading_ui, screen_heading_ui};

/// The widest column of words on this screen, in points.
const WIDEST: f32 = 600.0;

/// What can be read, and what becomes of it.
const FACTS: [(&str, &str); 3] = [
    (
        "What it reads",
        "PDFs, whole agenda packs too, and scans where Tesseract is installed; Word (.docx, .doc), \
         OpenDocument (.odt), Rich Text (.rtf), trackers (.xlsx, .ods, .csv), e-mails and what is attached \
         to them (.eml, .msg), text files (.txt), Markdown (.md), saved web pages (.html, .mht) and meetings \
         from ModernGov (.xml); of a .zip or a folder, every paper in it",
    ),
    (
        "Where it goes",
        "Everything stays on this computer. The program sends nothing anywhere and needs no internet",
    ),
    (
        "You have the last word",
        "What a paper seems to say waits until you accept it, and Undo takes an acceptance back",
    ),
];

/// Draws the first screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, outbox: &mut Outbox) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - WIDEST) * 0.5).max(0.0);
        ui.add_space((ui.available_height() * 0.12).min(96.0));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_max_width(WIDEST.min(ui.available_width()));
                words_ui(ui, frame, outbox);
            });
        });
    });
}

fn words_ui(ui: &mut Ui, frame: &Frame, outbox: &mut Outbox) {
    screen_heading_ui(ui, "Welcome to Scrutiny Desk");
    ui.label(
        "Give it council papers: it finds what was recommended, answered, decided and promised, and keeps \
         that on a board with its dates. You see what is owed to your committee, since when, and where \
         each paper says so.",
    );
    ui.add_space(space::MEDIUM);
    ui.horizontal_wrapped(|ui| {
        let words = RichText::new("Import papers…").color(frame.palette.on_accent);
        let import = egui::Button::new(words)
            .fill(frame.palette.accent)
            .min_size(egui::vec2(0.0, 36.0));
        let import = ui.add_enabled(!frame.read_only, import);
        if crate::ui::widgets::button::ring(ui, frame, import).clicked() {
            outbox.push(Intent::Run(Action::ImportPapers));
        }
        let samples = egui::Button::new("Try it with sample papers").min_size(egui::vec2(0.0, 36.0));
        if ui.add_enabled(!frame.read_only, samples).clicked() {
            outbox.push(Intent::Run(Action::ImportSamples));
        }
    });
    let weak = |ui: &mut Ui, words: &str| {
        ui.label(RichText::new(words).color(frame.palette.weak));
    };
    weak(ui, "Or drop files on this window");
    ui.add_space(space::SMALL);
    weak(
        ui,
        "The sample papers are invented: council, people and figures. When you have seen enough, remove \
         them in the list of papers",
    );
    ui.add_space(space::MEDIUM);
    ui.separator();
    for (heading, words) in FACTS {
        ui.add_space(space::SMALL);
        part_heading_ui(ui, heading);
        ui.label(words);
    }
}
