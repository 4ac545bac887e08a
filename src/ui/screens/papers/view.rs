//! Draws the list of papers.

use std::sync::Arc;

use eframe::egui::{
    self, Align, EventFilter, Id, Key, Label, Modifiers, Popup, Response, RichText, Sense, Ui,
};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::State;
use super::rows::{Column, Row};
use crate::ui::action::Action;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::heading::screen_heading_ui;
use crate::ui::widgets::menu;
use crate::ui::widgets::unspoken::unspoken;
use crate::ui::wording::counted;

const ROW: f32 = 46.0;
/// The height of a row where the day stands below the paper's name.
const DATED_ROW: f32 = 64.0;
/// Narrower than this, in points, days have no column of their own and stand below the names.
const NARROW: f32 = 440.0;
/// By how many points windows differ before their columns are as wide as they were set in each alone.
const WIDTHS_APART: f32 = 320.0;

/// Draws the screen.
pub fn screen_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    head_ui(ui, frame, state, outbox);
    if state.rows.is_none() {
        ui.label(RichText::new("Reading the register…").color(frame.palette.weak));
        return;
    }
    if state.rows().is_empty() {
        let words = "Import a council paper, a whole agenda pack, or a zip or folder of papers. \
                     You can also drop them on this window";
        if empty_ui(ui, frame, "No papers yet", words, Some("Import papers…")) {
            outbox.push(Intent::Run(Action::ImportPapers));
        }
        return;
    }
    if state.order.is_empty() {
        let words = format!("No paper matches “{}”", state.filter.trim());
        if empty_ui(
            ui,
            frame,
            &words,
            "Try fewer or other words",
            Some("Show all papers"),
        ) {
            state.filter.clear();
            state.arrange();
        }
        return;
    }
    take_keys(ui, state, outbox);
    table_ui(ui, frame, state, outbox);
}

fn head_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        screen_heading_ui(ui, "Papers");
        if state.rows().is_empty() {
            return;
        }
        ui.add_space(space::SMALL);
        let id = Id::unique("filter of papers");
        // From the words one goes down to the papers.
        let goes_down = ui.memory(|memory| memory.has_focus(id))
            && [Key::ArrowDown, Key::Enter]
                .into_iter()
                .any(|key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)));
        if goes_down && !state.order.is_empty() {
            state.go_to_first();
        }
        let field = ui.add(
            egui::TextEdit::singleline(&mut state.filter)
                .id(id)
                .hint_text("Filter by words or date")
                .desired_width(240.0)
                .margin(egui::vec2(space::SMALL, 5.0)),
        );
        if field.changed() {
            state.arrange();
        }
        let _ = field.accessible_name("Filter papers");
        let all = state.rows().len();
        let shown = state.order.len();
        let words = if shown == all {
            counted(all, "paper", "papers")
        } else {
            format!("{shown} of {}", counted(all, "paper", "papers"))
        };
        // In one piece, and in the next line where there is no room left in this one.
        ui.add(Label::new(RichText::new(words).color(frame.palette.weak)).extend());
        let import = egui::Button::new(RichText::new("Import papers…").color(frame.palette.on_accent))
            .fill(frame.palette.accent);
        let import = ui.add_enabled(!frame.read_only, import);
        if crate::ui::widgets::button::ring(ui, frame, import).clicked() {
            outbox.push(Intent::Run(Action::ImportPapers));
        }
    });
    ui.add_space(space::SMALL);
}

fn take_keys(ui: &Ui, state: &mut State, outbox: &mut Outbox) {
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some()) || Popup::is_any_open(ui.ctx());
    if ui.ctx().text_edit_focused() || covered {
        return;
    }
    let on_row = state.chosen.map(row_id);
    let focused = ui.memory(|memory| memory.focused());
    if focused.is_some() && focused != on_row {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    for (key, by) in [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, 12),
        (Key::PageUp, -12),
        (Key::Home, isize::MIN),
        (Key::End, isize::MAX),
    ] {
        if pressed(key) {
            state.step(by);
        }
    }
    // A row that has the focus is opened by its own click, which Enter sends it.
    if let Some(paper) = state.chosen.filter(|_| focused.is_none())
        && pressed(Key::Enter)
    {
        outbox.push(Intent::Go(Route::Paper(paper)));
    }
}

fn row_id(paper: crate::scrutiny::id::PaperId) -> Id {
    Id::unique(("paper row", paper.to_string()))
}

/// The columns for which there is room, in order; the paper's name has what is left. In a wide window the
/// names of committees and councils get their share of it.
fn columns_for(width: f32) -> Vec<(Column, Width)> {
    let all = [
        (Column::Date, 104.0, NARROW),
        (Column::Title, 0.0, 0.0),
        (Column::Body, (width * 0.19).clamp(200.0, 440.0), 660.0),
        (Column::Waiting, 96.0, 0.0),
        (Column::Items, 64.0, 740.0),
        (Column::Kind, 160.0, 960.0),
        (Column::Filed, 104.0, 1180.0),
        (Column::Council, (width * 0.115).clamp(190.0, 300.0), 1340.0),
    ];
    all.into_iter()
        .filter(|(_, _, from)| width >= *from)
        .map(|(column, wide, _)| {
            let width = if column == Column::Title {
                Width::remainder().at_least(if width < NARROW { 90.0 } else { 160.0 })
            } else {
                Width::initial(wide).at_least(56.0).resizable(true)
            };
            (column, width.clip(true))
        })
        .collect()
}

fn table_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    let room = ui.available_width();
    let columns = columns_for(room);
    let is_dated = room < NARROW;
    let high = if is_dated { DATED_ROW } else { ROW };
    ui.spacing_mut().item_spacing.y = 2.0;
    // Widths that the user gave hold for windows of about this width: a wider one has its own.
    let about = (room / WIDTHS_APART).floor() as i32;
    let mut table = TableBuilder::new(ui)
        .id_salt(("papers", columns.len(), about))
        .striped(false)
        .sense(Sense::CLICK)
        .auto_shrink(false)
        .animate_scrolling(false)
        .cell_layout(egui::Layout::left_to_right(Align::Center));
    if let Some(place) = state.place_of_chosen().filter(|_| state.show_chosen) {
        table = table.scroll_to_row(place, None);
    }
    for (_, width) in &columns {
        table = table.column(*width);
    }
    let mut sort = None;
    let mut chosen = None;
    table
        .column(Width::exact(48.0))
        .header(ROW, |mut header| {
            for (column, _) in &columns {
                header.col(|ui| {
                    if is_dated && *column == Column::Title && heading_ui(ui, state, Column::Date) {
                        sort = Some(Column::Date);
                    }
                    if heading_ui(ui, state, *column) {
                        sort = Some(*column);
                    }
                });
            }
            header.col(|_| {});
        })
        .body(|body| {
            body.rows(high, state.order.len(), |mut row| {
                if let Some(paper) = state.row_at(row.index()) {
                    let is_chosen = state.chosen == Some(paper.paper);
                    row.set_selected(is_chosen);
                    for (column, _) in &columns {
                        row.col(|ui| match column {
                            Column::Title => {
                                title_ui(ui, frame, state, (paper, is_dated), outbox, &mut chosen);
                            }
                            _ => cell_ui(ui, frame, paper, *column),
                        });
                    }
                    menu_cell_ui(&mut row, frame, paper, outbox);
                    let response = row.response();
                    if response.double_clicked() {
                        outbox.push(Intent::Go(Route::Paper(paper.paper)));
                    } else if response.clicked() {
                        chosen = Some(paper.paper);
                    }
                    response.context_menu(|ui| actions_ui(ui, frame, paper, outbox));
                }
            });
        });
    state.show_chosen = false;
    if chosen.is_some() {
        state.chosen = chosen;
    }
    if let Some(column) = sort {
        state.sort_by(column);
    }
}

fn heading_ui(ui: &mut Ui, state: &State, column: Column) -> bool {
    let arrow = match (state.column == column, state.descending) {
        (false, _) => "",
        (true, true) => " ▾",
        (true, false) => " ▴",
    };
    let words = format!("{}{arrow}", column.label());
    let button = egui::Button::new(RichText::new(words).font(theme::strong())).frame(false);
    let response = ui.add(button).on_hover_text("Sort by this");
    let order = match column {
        Column::Date | Column::Filed => ["oldest first", "newest first"],
        Column::Waiting | Column::Items => ["fewest first", "most first"],
        Column::Title | Column::Body | Column::Kind | Column::Council => ["A to Z", "Z to A"],
    };
    let [forwards, backwards] = order;
    let turned = match (state.column == column, state.descending) {
        (false, _) => String::new(),
        (true, true) => format!(", sorted, {backwards}"),
        (true, false) => format!(", sorted, {forwards}"),
    };
    response
        .accessible_name(format!("Sort by {}{turned}", column.label().to_lowercase()))
        .clicked()
}

fn cell_ui(ui: &mut Ui, frame: &Frame, row: &Row, column: Column) {
    let quiet = |ui: &mut Ui, words: &str| {
        let label = Label::new(RichText::new(words).color(frame.palette.weak));
        let response = ui.add(label.truncate().selectable(false));
        // The row's one control says all of these but when it was filed.
        if column != Column::Filed {
            unspoken(&response);
        }
    };
    match column {
        Column::Date => quiet(ui, &row.date),
        Column::Title => {}
        Column::Body => unspoken(&two_lines_ui(ui, frame, &row.body)),
        Column::Kind => quiet(ui, row.kind),
        Column::Council => {
            two_lines_ui(ui, frame, &row.council);
        }
        Column::Items => quiet(ui, &row.items),
        Column::Filed => quiet(ui, &row.filed),
        Column::Waiting => {
            let words = RichText::new(&row.waiting).color(frame.palette.tone(Tone::Info));
            unspoken(&ui.add(Label::new(words).truncate().selectable(false)));
        }
    }
}

/// Words that may need two lines; what does not fit those is shown while the mouse rests there.
fn two_lines_ui(ui: &mut Ui, frame: &Frame, words: &str) -> Response {
    let width = ui.available_width();
    let galley = two_lines(ui, words, frame.palette.weak, width);
    let elided = galley.elided;
    let response = ui.add(Label::new(galley).selectable(false));
    if elided {
        return response.on_hover_text(words);
    }
    response
}

fn two_lines(ui: &Ui, words: &str, colour: egui::Color32, width: f32) -> Arc<egui::Galley> {
    let font = egui::TextStyle::Body.resolve(ui.style());
    lines(ui, words, (font, colour), width, 2)
}

fn lines(
    ui: &Ui,
    words: &str,
    (font, colour): (egui::FontId, egui::Color32),
    width: f32,
    most: usize,
) -> Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple(words.to_owned(), font, colour, width);
    job.wrap.max_rows = most;
    ui.painter().layout_job(job)
}

fn title_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &State,
    (row, is_dated): (&Row, bool),
    outbox: &mut Outbox,
    chosen: &mut Option<crate::scrutiny::id::PaperId>,
) {
    if row.exempt {
        mark_ui(ui, frame, "⊘ Exempt", Tone::Bad);
    }
    if let Some(mark) = &row.scan {
        let tone = if mark.is_unread { Tone::Warning } else { Tone::Good };
        mark_ui(ui, frame, &mark.short, tone).on_hover_text(&mark.spoken);
    }
    if let Some(edition) = row.edition {
        mark_ui(ui, frame, &format!("→ {edition}"), Tone::Info);
    }
    let response = name_ui(ui, frame, row, is_dated);
    let is_chosen = state.chosen == Some(row.paper);
    if is_chosen && state.show_chosen {
        response.request_focus();
    }
    if response.gained_focus() {
        *chosen = Some(row.paper);
    }
    if response.has_focus() {
        let arrows = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    if response.clicked() {
        outbox.push(Intent::Go(Route::Paper(row.paper)));
    }
}

/// The name of the paper: the row's one focusable control, which opens it. Where days have no column, the
/// day stands below.
fn name_ui(ui: &mut Ui, frame: &Frame, row: &Row, is_dated: bool) -> Response {
    let id = row_id(row.paper);
    let width = ui.available_width();
    let colour = ui.visuals().hyperlink_color;
    let words = match (&row.came_as, is_dated) {
        (Some(came_as), true) => Some(format!("{} · {came_as}", row.date)),
        (None, true) => Some(row.date.clone()),
        (came_as, false) => came_as.clone(),
    };
    let below = words.map(|words| {
        let font = egui::TextStyle::Small.resolve(ui.style());
        lines(ui, &words, (font, frame.palette.weak), width, 1)
    });
    let galley = match &below {
        Some(_) if !is_dated => {
            let font = egui::TextStyle::Body.resolve(ui.style());
            lines(ui, &row.name, (font, colour), width, 1)
        }
        _ => two_lines(ui, &row.name, colour, width),
    };
    let high = galley.size().y + below.as_ref().map_or(0.0, |below| below.size().y);
    let (_, rect) = ui.allocate_space(egui::vec2(width, high.max(space::TARGET)));
    let mut response = ui.interact(rect, id, Sense::click());
    if galley.elided || below.as_ref().is_some_and(|below| below.elided) {
        let came_as = row.came_as.as_deref().unwrap_or("");
        response = response.on_hover_text(format!("{}\n{came_as}", row.name).trim_end());
    }
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), &row.spoken)
    });
    let place = egui::pos2(rect.left(), rect.center().y - high * 0.5);
    if response.hovered() || response.has_focus() {
        for line in &galley.rows {
            let line = line.rect().translate(place.to_vec2());
            let stroke = egui::Stroke::new(1.0, colour);
            ui.painter().hline(line.x_range(), line.bottom() - 1.0, stroke);
        }
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.has_focus() {
        let ring = ui.visuals().selection.stroke;
        ui.painter()
            .rect_stroke(rect, egui::CornerRadius::same(3), ring, egui::StrokeKind::Inside);
    }
    if let Some(below) = below {
        let under = place + egui::vec2(0.0, galley.size().y);
        ui.painter().galley(under, below, frame.palette.weak);
    }
    ui.painter().galley(place, galley, colour);
    response
}

/// A mark before a name: its sign and its words, or the sign alone where the name would have no room left.
fn mark_ui(ui: &mut Ui, frame: &Frame, words: &str, tone: Tone) -> Response {
    const NARROW: f32 = 260.0;
    let sign = words
        .split(' ')
        .next()
        .filter(|sign| !sign.contains(char::is_alphabetic));
    let shown = sign.filter(|_| ui.available_width() < NARROW).unwrap_or(words);
    let text = RichText::new(shown).small().color(frame.palette.tone(tone));
    let mark = ui.add(Label::new(text).selectable(false));
    unspoken(&mark);
    if shown == words {
        mark
    } else {
        mark.on_hover_text(words)
    }
}

fn menu_cell_ui(row: &mut TableRow, frame: &Frame, paper: &Row, outbox: &mut Outbox) {
    row.col(|ui| {
        let menu = menu::menu_button(ui, "⋯", |ui| actions_ui(ui, frame, paper, outbox));
        let _ = menu.accessible_name(format!("What can be done with {}", paper.name));
    });
}

fn actions_ui(ui: &mut Ui, frame: &Frame, row: &Row, outbox: &mut Outbox) {
    if ui.button("Open").clicked() {
        outbox.push(Intent::Go(Route::Paper(row.paper)));
        ui.close();
    }
    if frame.read_only {
        return;
    }
    let (paper, name) = (row.paper, row.name.clone());
    if ui
        .button("Remove paper…")
        .on_hover_text("Take it off the register; this can be undone")
        .clicked()
    {
        outbox.push(Intent::Open(Dialog::RemovePaper {
            paper,
            name: name.clone(),
        }));
        ui.close();
    }
    if let Some((file_name, papers)) = &row.pack
        && ui
            .button("Remove the whole pack…")
            .on_hover_text("Take every paper of this file off the register; this can be undone")
            .clicked()
    {
        outbox.push(Intent::Open(Dialog::RemovePack {
            paper,
            file_name: file_name.clone(),
            papers: *papers,
        }));
        ui.close();
    }
    if row.exempt
        && ui
            .button("Destroy…")
            .on_hover_text("Erase an exempt paper for good; this cannot be undone")
            .clicked()
    {
        outbox.push(Intent::Open(Dialog::DestroyPaper {
            paper,
            name,
            number: row.number.clone(),
        }));
        ui.close();
    }
}
