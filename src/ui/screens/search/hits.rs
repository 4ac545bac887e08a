//! Draws the hits: those that are seen, and no others.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, CornerRadius, Margin, Rect, ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, pos2,
    vec2,
};

use super::{Row, State, leads_to};
use crate::register::view::HitPlace;
use crate::scrutiny::passage::Span;
use crate::ui::frame::Frame;
use crate::ui::intent::{Find, Intent, Outbox};
use crate::ui::theme::{self, Tint, space};

/// The height of a hit: a heading and two lines of its words.
const HIT: f32 = 96.0;

/// Shows the place of a hit, and keeps the words that led to it.
pub fn open(row: &Row, typed: &str, outbox: &mut Outbox) {
    outbox.push(Intent::Find(Find::Remember(typed.to_owned())));
    outbox.extend(leads_to(&row.hit));
}

/// Draws the list.
pub fn hits_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let count = state.rows().len();
    let mut chosen = state.chosen;
    let mut area = ScrollArea::vertical()
        .id_salt("hits")
        .auto_shrink(false)
        .animated(false);
    if std::mem::take(&mut state.to_top) {
        area = area.vertical_scroll_offset(0.0);
    }
    let mut seen = 0;
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(count as f32 * HIT);
        let corner = ui.max_rect().min;
        let width = ui.available_width() - space::SMALL;
        let place = |index: usize| {
            let top = corner.y + index as f32 * HIT;
            Rect::from_min_size(pos2(corner.x, top), vec2(width, HIT - space::SMALL))
        };
        if state.show_chosen {
            ui.scroll_to_rect(place(chosen), None);
        }
        let first = (viewport.min.y / HIT).floor().max(0.0) as usize;
        let last = (viewport.max.y / HIT).ceil().max(0.0) as usize;
        for (index, row) in state.rows().iter().enumerate().take(last).skip(first) {
            if hit_ui(ui, frame, row, place(index), index == state.chosen) {
                chosen = index;
                open(row, &state.typed, outbox);
            }
        }
        seen = last;
    });
    state.show_chosen = false;
    state.chosen = chosen;
    if let Some(more) = state.more(seen.max(chosen)) {
        outbox.push(Intent::Find(Find::Search(more)));
    }
}

fn hit_ui(ui: &mut Ui, frame: &Frame, row: &Row, place: Rect, chosen: bool) -> bool {
    let id = ui.unique_id().with(("hit", place_key(&row.hit.place)));
    let response = ui
        .interact(place, id, Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| {
        let parts = [row.kind, row.hit.heading.as_str(), row.origin.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let words = format!("{}: {}", parts.join(", "), row.hit.snippet);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, words)
    });
    let palette = &frame.palette;
    let fill = if response.hovered() {
        palette.sunken
    } else {
        palette.surface
    };
    let edge = if chosen || response.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, palette.hairline)
    };
    ui.painter()
        .rect(place, CornerRadius::same(6), fill, edge, StrokeKind::Inside);
    let inner = place - Margin::symmetric(12, 8);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    let weak = TextFormat::simple(TextStyle::Small.resolve(ui.style()), palette.weak);
    let mut head = LayoutJob::default();
    head.append(row.kind, 0.0, weak.clone());
    head.append(
        &row.hit.heading,
        8.0,
        TextFormat::simple(theme::strong(), palette.text),
    );
    head.append(&row.origin, 10.0, weak);
    rows(&mut head, inner.width(), 1);
    child
        .painter()
        .galley(inner.min, child.painter().layout_job(head), palette.text);
    let mut job = lit_words(ui, frame, &row.hit.snippet, &row.hit.lit);
    rows(&mut job, inner.width(), 2);
    let at = inner.min + vec2(0.0, 26.0);
    child
        .painter()
        .galley(at, child.painter().layout_job(job), palette.text);
    response.clicked()
}

fn rows(job: &mut LayoutJob, width: f32, rows: usize) {
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
}

fn place_key(place: &HitPlace) -> String {
    match place {
        HitPlace::Title(paper) => format!("title {paper}"),
        HitPlace::Paper { paper, span } => format!("{paper} {}", span.start),
        HitPlace::Item(item) => item.to_string(),
        HitPlace::Answer { response, .. } => response.to_string(),
        HitPlace::Progress { entry, .. } => entry.to_string(),
        HitPlace::Note { note, .. } => note.to_string(),
        HitPlace::Question { body, date } => format!("{body} {date}"),
    }
}

/// The words of a snippet with what was looked for lit up, and half bold for whoever sees no tint.
fn lit_words(ui: &Ui, frame: &Frame, snippet: &str, lit: &[Span]) -> LayoutJob {
    let body = TextStyle::Body.resolve(ui.style());
    let plain = TextFormat::simple(body, frame.palette.text);
    let found = TextFormat {
        background: frame.palette.tint(Tint::Lit),
        font_id: theme::strong(),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for span in lit {
        let before = Span::new(at, span.start).of(snippet);
        let words = span.of(snippet);
        if span.start < at || words.is_empty() {
            continue;
        }
        job.append(before, 0.0, plain.clone());
        job.append(words, 0.0, found.clone());
        at = span.end;
    }
    job.append(Span::new(at, snippet.len()).of(snippet), 0.0, plain);
    job
}
