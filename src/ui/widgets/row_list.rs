//! A scrolled list of rows, of which only those that are seen are drawn. Their heights are known; a row
//! whose words need more lines in a narrow window takes more as soon as it was seen.

use eframe::egui::{self, ScrollArea, Ui};

use super::tall_list::TallList;

/// The widest that a row becomes, in points: longer lines are hard to read.
const WIDEST: f32 = 1240.0;

/// Draws the rows that are seen, each by `draw` with its place in the list, and `gap` points between
/// them. `id` tells the list from others, so that each stays where it was scrolled to.
pub fn row_list_ui(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    heights: &mut TallList,
    gap: f32,
    mut draw: impl FnMut(&mut Ui, usize),
) {
    ScrollArea::vertical()
        .id_salt(id)
        .auto_shrink([false, false])
        .show_viewport(ui, |ui, seen| {
            let width = ui.available_width().min(WIDEST);
            let origin = ui.max_rect().min;
            heights.draw_in(width);
            ui.set_height(heights.total());
            for index in heights.row_at(seen.min.y)..heights.len() {
                let top = heights.top(index);
                if top > seen.max.y {
                    break;
                }
                let rect = egui::Rect::from_min_size(
                    origin + egui::vec2(0.0, top),
                    egui::vec2(width, heights.height(index) - gap),
                );
                let mut inner = ui.new_child(
                    egui::UiBuilder::new()
                        .max_rect(rect)
                        .layout(egui::Layout::top_down(egui::Align::Min))
                        .id_salt(index),
                );
                draw(&mut inner, index);
                let needed = inner.min_rect().height() + gap;
                if needed > heights.height(index) && heights.correct(index, needed) > 0.0 {
                    ui.ctx().request_repaint();
                }
            }
        });
}

#[cfg(test)]
mod tests {
    use super::row_list_ui;
    use crate::ui::widgets::tall_list::TallList;
    use eframe::egui::{Rect, vec2};
    use egui_kittest::Harness;

    #[test]
    fn a_row_that_needs_more_lines_than_it_was_thought_to_moves_the_next_down() {
        let mut heights = TallList::default();
        heights.estimate([30.0, 30.0]);
        let words = "Communities and Housing Scrutiny Committee, Tuesday 20 October 2026";
        let mut harness = Harness::builder().with_size(vec2(150.0, 400.0)).build_ui_state(
            |ui, (heights, rows): &mut (TallList, [Rect; 2])| {
                row_list_ui(ui, "rows", heights, 4.0, |ui, index| {
                    if let Some(row) = rows.get_mut(index) {
                        *row = ui.label(words).rect;
                    }
                });
            },
            (heights, [Rect::NOTHING; 2]),
        );
        harness.run();
        let [first, next] = harness.state().1;
        assert!(first.height() > 40.0, "it has several lines");
        assert!(next.top() >= first.bottom() + 4.0, "{first} {next}");
    }
}
