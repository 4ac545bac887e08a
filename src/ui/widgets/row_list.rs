//! A scrolled list of rows of known heights, of which only those that are seen are drawn.

use eframe::egui::{self, ScrollArea, Ui};

use super::tall_list::TallList;

/// The widest that a row becomes, in points: longer lines are hard to read.
const WIDEST: f32 = 920.0;

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
            }
        });
}
