//! A drop-down list over a closed list of values.

use eframe::egui::{self, Ui};

/// Draws a drop-down with the name `label` for screen readers and `current` chosen. Answers what
/// was chosen, where that is not what stood there.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: T,
    all: &[T],
    words: impl Fn(T) -> &'static str,
) -> Option<T> {
    let mut chosen = None;
    let response = egui::ComboBox::from_id_salt(label)
        .selected_text(words(current))
        .show_ui(ui, |ui| {
            for value in all {
                if ui.selectable_label(*value == current, words(*value)).clicked() && *value != current {
                    chosen = Some(*value);
                }
            }
        })
        .response;
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(label));
    chosen
}
