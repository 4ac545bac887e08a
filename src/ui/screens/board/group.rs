//! The heading of a group: its name, how many it holds, and whether it is folded.

use eframe::egui::{
    self, FontId, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::shown::Group;
use crate::ui::frame::Frame;
use crate::ui::theme::{self, Tone};
use crate::ui::widgets::card::CORNERS;
use crate::ui::wording::{counted, number_words};

/// The identity of a group's heading.
#[must_use]
pub fn group_id(group: &Group) -> Id {
    Id::unique(("group", group.label.as_str()))
}

/// Draws the heading into `rect`. Answers with it, and whether the group is to be folded or unfolded.
pub fn group_ui(ui: &mut Ui, frame: &Frame, group: &Group, rect: Rect) -> (Response, bool) {
    let response = ui.interact(rect, group_id(group), Sense::click());
    let name = format!(
        "{}, {}{}, {}",
        group.label,
        counted(group.count, "item", "items"),
        late_words(group).map_or_else(String::new, |late| format!(", {late}")),
        if group.is_folded { "folded" } else { "unfolded" },
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    paint(ui, frame, group, rect, &response);
    let by_key = response.has_focus()
        && ui.input_mut(|i| {
            let key = if group.is_folded {
                Key::ArrowRight
            } else {
                Key::ArrowLeft
            };
            i.consume_key(egui::Modifiers::NONE, key)
        });
    let folds = response.clicked() || by_key;
    let tip = if group.is_folded {
        "Unfold this group"
    } else {
        "Fold this group"
    };
    (response.on_hover_text(tip), folds)
}

fn late_words(group: &Group) -> Option<String> {
    (group.late > 0).then(|| format!("{} late", number_words(group.late)))
}

fn paint(ui: &Ui, frame: &Frame, group: &Group, rect: Rect, response: &Response) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let palette = &frame.palette;
    let painter = ui.painter();
    let plate = rect.shrink2(Vec2::new(0.0, 3.0));
    let stroke = if response.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else if response.hovered() {
        Stroke::new(1.0, palette.edge)
    } else {
        Stroke::NONE
    };
    painter.rect(plate, CORNERS, palette.sunken, stroke, StrokeKind::Inside);
    let sign = if group.is_folded { "▶" } else { "▾" };
    let middle = plate.left_center() + Vec2::new(10.0, 0.0);
    painter.text(
        middle,
        egui::Align2::LEFT_CENTER,
        sign,
        FontId::proportional(15.0),
        palette.text,
    );
    let count = painter.layout_no_wrap(number_words(group.count), theme::small_strong(), palette.weak);
    let late = late_words(group)
        .map(|late| painter.layout_no_wrap(format!("⚠ {late}"), theme::small(), palette.tone(Tone::Bad)));
    let late_width = late.as_ref().map_or(0.0, |late| late.size().x + 14.0);
    let mut job = super::card::plain(&group.label, theme::small_strong(), palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(
        (plate.width() - 60.0 - count.size().x - late_width).max(40.0),
    );
    let label = painter.layout_job(job);
    let mut x = middle.x + 20.0;
    for (galley, gap) in [(Some(label), 12.0), (Some(count), 14.0), (late, 0.0)] {
        let Some(galley) = galley else { continue };
        let size = galley.size();
        let at = egui::pos2(x, plate.center().y - size.y / 2.0);
        painter.galley(at, galley, palette.text);
        x += size.x + gap;
    }
}
