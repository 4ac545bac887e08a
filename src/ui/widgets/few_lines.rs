//! Words that take as many lines as they need up to a few; what does not fit those is shown while the mouse
//! rests there, and said in full by a screen reader.

use eframe::egui::{self, Label, Response, Ui};

/// Draws words in at most so many lines of the room there is.
pub fn few_lines_ui(ui: &mut Ui, words: &str, most: usize) -> Response {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let colour = ui.visuals().text_color();
    let width = ui.available_width();
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, colour, width);
    job.wrap.max_rows = most;
    let galley = ui.painter().layout_job(job);
    let is_cut = galley.elided;
    let response = ui.add(Label::new(galley));
    if is_cut {
        return response.on_hover_text(words);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::few_lines_ui;
    use eframe::egui::vec2;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    #[test]
    fn long_words_take_the_lines_they_may_and_are_said_whole() {
        let words =
            "That the Director of Homes and Communities be asked to bring the findings to the meeting";
        let high = |width: f32| {
            let mut harness = Harness::builder().with_size(vec2(width, 400.0)).build_ui(|ui| {
                few_lines_ui(ui, words, 2);
            });
            harness.run();
            harness.get_by_label(words).rect().height()
        };
        let (one, two, cut) = (high(900.0), high(400.0), high(120.0));
        assert!(two > 1.7 * one, "{one} {two}");
        assert!((cut - two).abs() < 1.0, "{two} {cut}");
    }
}
