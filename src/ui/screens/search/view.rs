//! Draws the search field and what was found.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, CornerRadius, Id, Key, Margin, Modifiers, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind,
    TextStyle, Ui, UiBuilder, pos2, vec2,
};

use super::State;
use crate::register::view::{Hit, HitPlace};
use crate::scrutiny::passage::Span;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::loader::MOST_HITS;
use crate::ui::theme::{self, Tint, space};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::heading::screen_heading_ui;
use crate::ui::wording::counted;

/// The height of a hit: a heading and two lines of its words.
const HIT: f32 = 88.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    screen_heading_ui(ui, "Search");
    let opened = field_ui(ui, state, outbox);
    ui.add_space(space::SMALL);
    let Some(query) = state.query().map(str::to_owned) else {
        let words = "Type words that stand in a paper, in a recommendation or an answer, or in your own \
                     notes. More words find fewer places";
        empty_ui(ui, frame, "Find words anywhere on the register", words, None);
        return;
    };
    let Some((of, hits)) = &state.found else {
        ui.label(RichText::new("Looking…").color(frame.palette.weak));
        return;
    };
    if hits.is_empty() {
        if *of == query {
            let title = format!("Nothing found for “{query}”");
            empty_ui(
                ui,
                frame,
                &title,
                "Try fewer words, or the beginning of one",
                None,
            );
        } else {
            ui.label(RichText::new("Looking…").color(frame.palette.weak));
        }
        return;
    }
    let found = counted(hits.len(), "place", "places");
    let words = if hits.len() < MOST_HITS {
        found
    } else {
        format!("The first {found}; more words find fewer")
    };
    ui.label(RichText::new(words).color(frame.palette.weak));
    if opened && let Some(hit) = hits.get(state.chosen) {
        open(hit, outbox);
    }
    hits_ui(ui, frame, state, outbox);
}

/// Draws the field; answers whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, state: &mut State, outbox: &mut Outbox) -> bool {
    let id = Id::unique("search field");
    let in_field = ui.memory(|memory| memory.has_focus(id));
    let mut steps = 0_isize;
    if in_field {
        // The arrows choose among the hits while the caret stays in the field.
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                steps += by;
            }
        }
    }
    let field = ui.add(
        egui::TextEdit::singleline(&mut state.typed)
            .id(id)
            .hint_text("Words in papers, items and notes")
            .desired_width(560.0)
            .margin(egui::vec2(space::SMALL, 7.0)),
    );
    if state.focus {
        field.request_focus();
        state.focus = false;
    }
    if field.changed() {
        outbox.push(Intent::Search(state.typed.trim().to_owned()));
    }
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if entered {
        field.request_focus();
    }
    let _ = field.accessible_name("Search the register");
    if steps != 0 {
        let last = state.hits().len().saturating_sub(1);
        state.chosen = state.chosen.saturating_add_signed(steps).min(last);
        state.show_chosen = true;
    }
    entered
}

/// Shows the place of a hit.
fn open(hit: &Hit, outbox: &mut Outbox) {
    outbox.push(match hit.place {
        HitPlace::Paper { paper, span } => Intent::ShowInPaper { paper, span },
        HitPlace::Item(item) | HitPlace::Note { item: Some(item), .. } => Intent::ShowItem(item),
        HitPlace::Note {
            paper: Some(paper), ..
        } => Intent::Go(Route::Paper(paper)),
        HitPlace::Note { .. } => return,
    });
}

fn hits_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let count = state.hits().len();
    let mut chosen = state.chosen;
    ScrollArea::vertical()
        .id_salt("hits")
        .auto_shrink(false)
        .animated(false)
        .show_viewport(ui, |ui, viewport| {
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
            for (index, hit) in state.hits().iter().enumerate().take(last).skip(first) {
                if hit_ui(ui, frame, hit, place(index), index == state.chosen) {
                    chosen = index;
                    open(hit, outbox);
                }
            }
        });
    state.show_chosen = false;
    state.chosen = chosen;
}

fn hit_ui(ui: &mut Ui, frame: &Frame, hit: &Hit, place: Rect, chosen: bool) -> bool {
    let id = ui.unique_id().with(("hit", place_key(hit)));
    let response = ui
        .interact(place, id, Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let kind = kind_words(hit);
    response.widget_info(|| {
        let words = format!("{kind}, {}: {}", hit.heading, hit.snippet);
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
    let small = TextStyle::Small.resolve(ui.style());
    let mut head = LayoutJob::default();
    head.append(kind, 0.0, TextFormat::simple(small, palette.weak));
    head.append(
        &hit.heading,
        8.0,
        TextFormat::simple(theme::strong(), palette.text),
    );
    one_line(&mut head, inner.width(), 1);
    child
        .painter()
        .galley(inner.min, child.painter().layout_job(head), palette.text);
    let mut job = lit_words(ui, frame, &hit.snippet, &hit.lit);
    one_line(&mut job, inner.width(), 2);
    let at = inner.min + vec2(0.0, 26.0);
    child
        .painter()
        .galley(at, child.painter().layout_job(job), palette.text);
    response.clicked()
}

fn one_line(job: &mut LayoutJob, width: f32, rows: usize) {
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
}

fn place_key(hit: &Hit) -> String {
    match hit.place {
        HitPlace::Paper { paper, span } => format!("{paper} {}", span.start),
        HitPlace::Item(item) => item.to_string(),
        HitPlace::Note { note, .. } => note.to_string(),
    }
}

const fn kind_words(hit: &Hit) -> &'static str {
    match hit.place {
        HitPlace::Paper { .. } => "In a paper",
        HitPlace::Item(_) => "Item",
        HitPlace::Note { .. } => "Your note",
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
