//! Draws a note as it is meant: bold, italic, lists, and links that answer where they lead.

use eframe::egui::{self, RichText, Ui};

use crate::scrutiny::note_text::{Line, Look, PassageLink};
use crate::ui::frame::Frame;
use crate::ui::theme;

/// How far a level of a list stands in, in points.
const INDENT: f32 = 18.0;

/// Draws the lines. Answers the link that was followed.
pub fn note_text_ui(ui: &mut Ui, frame: &Frame, lines: &[Line]) -> Option<PassageLink> {
    let mut followed = None;
    for line in lines {
        if line.runs.is_empty() {
            ui.add_space(10.0);
            continue;
        }
        ui.horizontal_top(|ui| {
            // Lines of words, not of buttons.
            ui.spacing_mut().interact_size.y = 0.0;
            if let Some(marker) = &line.marker {
                let level = u8::try_from(line.level).unwrap_or(0);
                ui.add_space(INDENT * f32::from(level));
                ui.label(marker);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                for run in &line.runs {
                    if let Some(link) = run.link {
                        let page = link
                            .page
                            .map_or_else(String::new, |page| format!(", page {page}"));
                        let words = RichText::new(&run.words);
                        let name = format!("Show in paper: {}", run.words);
                        if ui
                            .add(egui::Link::new(words))
                            .on_hover_text(format!("Show in paper{page}"))
                            .accessible_name(name)
                            .clicked()
                        {
                            followed = Some(link);
                        }
                        continue;
                    }
                    let words = RichText::new(&run.words).color(frame.palette.text);
                    let words = match run.look {
                        Look::Plain => words,
                        Look::Bold => words.font(theme::strong()),
                        Look::Italic => words.font(theme::italic()),
                    };
                    ui.add(egui::Label::new(words).wrap().selectable(true));
                }
            });
        });
    }
    followed
}
