//! A field for a name, with the names that are on the register offered beside it.

use eframe::egui::{self, Id, Response, Ui};

/// How a name field is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Its name for screen readers.
    pub label: &'a str,
    /// What the button that offers names is called.
    pub choose: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'static str,
}

/// Draws the field and, where there are `names`, a button that offers them. Answers the field.
pub fn name_field_ui(ui: &mut Ui, id: Id, look: Look, text: &mut String, names: &[String]) -> Response {
    ui.horizontal(|ui| {
        let field = ui
            .add(
                egui::TextEdit::singleline(text)
                    .id(id)
                    .hint_text(look.hint)
                    .desired_width(ui.available_width() - 48.0),
            )
            .accessible_name(look.label);
        if names.is_empty() {
            return field;
        }
        let button = ui.button("▾").accessible_name(look.choose);
        egui::Popup::menu(&button).style(super::menu::look).show(|ui| {
            egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                for name in names {
                    if ui.button(name).clicked() {
                        text.clone_from(name);
                    }
                }
            });
        });
        field
    })
    .inner
}
