//! A field for tags, with the tags that are on the register offered while one is typed.

use eframe::egui::{self, Id, Key, Ui};

use crate::scrutiny::tag;
use crate::ui::widgets::button::small_button;

/// How many tags are offered at most.
const OFFERED: usize = 8;

/// What stands in the field between two frames.
#[derive(Debug, Default)]
pub struct TagField {
    text: String,
}

impl TagField {
    /// Draws the field and, below it, the tags of `known` that fit what is typed, but for those in
    /// `taken`. Answers the tags to be added: by Enter, by a comma, by the button, or by choosing one.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        id: Id,
        label: &str,
        known: &[String],
        taken: &[String],
    ) -> Option<Vec<String>> {
        let mut added = None;
        ui.horizontal(|ui| {
            let field = ui
                .add(
                    egui::TextEdit::singleline(&mut self.text)
                        .id(id)
                        .hint_text("Add a tag")
                        .desired_width(170.0),
                )
                .accessible_name(label);
            let by_key = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let by_comma = self.text.contains([',', ';']);
            let can = !tag::read(&self.text).is_empty();
            let button = ui
                .add_enabled(can, egui::Button::new("Add"))
                .accessible_name("Add the tag");
            if can && (by_key || by_comma || button.clicked()) {
                added = Some(tag::read(&self.text));
                field.request_focus();
            }
        });
        if !self.text.trim().is_empty() && added.is_none() {
            added = self.offered_ui(ui, known, taken);
        }
        if added.is_some() {
            self.text.clear();
        }
        added
    }

    fn offered_ui(&self, ui: &mut Ui, known: &[String], taken: &[String]) -> Option<Vec<String>> {
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for offered in offered(&self.text, known, taken) {
                let button = small_button(ui, &format!("#{offered}"));
                if button.accessible_name(format!("Add the tag {offered}")).clicked() {
                    chosen = Some(vec![offered.clone()]);
                }
            }
        });
        chosen
    }
}

/// The tags that fit what is typed: those that begin so, then those that have it within.
fn offered<'a>(typed: &str, known: &'a [String], taken: &[String]) -> Vec<&'a String> {
    let typed = typed.trim().trim_start_matches('#').to_lowercase();
    let free = |one: &&String| !taken.iter().any(|other| tag::is_same(one, other));
    let (first, rest): (Vec<&String>, Vec<&String>) = known
        .iter()
        .filter(free)
        .filter(|one| one.to_lowercase().contains(&typed))
        .partition(|one| one.to_lowercase().starts_with(&typed));
    first.into_iter().chain(rest).take(OFFERED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_begin_so_come_first_and_those_it_has_are_left_out() {
        let known = tag::read("housing, void homes, Homes, damp");
        let taken = tag::read("damp");
        assert_eq!(offered("ho", &known, &taken), ["Homes", "housing", "void homes"]);
        assert_eq!(offered("#DA", &known, &taken), [""; 0]);
    }
}
