//! Draws the month: whole weeks from Monday, windows as bars over their days, and what is on a day.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, Align2, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Pos2, Rect, Response, RichText,
    Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::State;
use super::month::{Segment, Stretch, Week, What, days_on, first_of_month, months_on, on_day};
use crate::scrutiny::Day;
use crate::ui::dialogs::Dialog;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox, Route};
use crate::ui::theme::{self, Tint, Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::heading;
use crate::ui::wording::{counted, first_words, number_words};

/// The room of the numbers of the weeks.
const NUMBERS: f32 = 34.0;
/// The room of the names of the days.
const NAMES: f32 = 24.0;
/// The room of a day's own number.
const NUMBER: f32 = 26.0;
/// The height of a bar with the gap below it.
const LANE: f32 = 22.0;
/// The lowest a week may be.
const LOWEST: f32 = NUMBER + 2.0 * LANE;
/// The height of a line of a day's list.
const LINE: f32 = 64.0;

/// The greatest height of a day's list.
const MOST: f32 = 340.0;
/// How far each key goes, in days and in months.
const KEYS: &[(Key, i64, i32)] = &[
    (Key::ArrowLeft, -1, 0),
    (Key::ArrowRight, 1, 0),
    (Key::ArrowUp, -7, 0),
    (Key::ArrowDown, 7, 0),
    (Key::PageUp, 0, -1),
    (Key::PageDown, 0, 1),
];

/// Draws the month with the line above it.
pub fn calendar_ui(ui: &mut Ui, frame: &Frame, state: &mut State, outbox: &mut Outbox) {
    head_ui(ui, frame, state);
    ScrollArea::vertical()
        .id_salt("calendar")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            names_ui(ui, frame);
            let weeks = state.laid.weeks.len().max(1);
            #[expect(clippy::cast_precision_loss, reason = "a month has six weeks at most")]
            let high = ((ui.available_height() - 6.0) / weeks as f32).floor().max(LOWEST);
            for number in 0..state.laid.weeks.len() {
                week_ui(ui, frame, state, number, high, outbox);
            }
        });
}

/// Draws the month's name, the way to others, and what has no place in it.
fn head_ui(ui: &mut Ui, frame: &Frame, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        for (icon, name, months) in [("◀", "Earlier month", -1), ("▶", "Later month", 1)] {
            if ui
                .button(icon)
                .on_hover_text(name)
                .accessible_name(name)
                .clicked()
            {
                state.choose(months_on(state.chosen, months));
            }
        }
        if ui.button("Today").clicked() {
            state.choose(frame.today);
        }
        let month = first_of_month(state.chosen).format("%B %Y").to_string();
        heading::part_heading_ui(ui, &month);
        ui.add_space(space::MEDIUM);
        let legend = "◉ meeting   ◷ follow-up   ☐ promised to us   ⚠ overdue";
        ui.label(RichText::new(legend).small().color(frame.palette.weak));
        if state.undated > 0 {
            let words = format!(
                "∅ {} without a date: see the list",
                counted(state.undated, "thing", "things")
            );
            if ui.link(RichText::new(words).small()).clicked() {
                state.as_calendar = false;
                ui.ctx().request_repaint();
            }
        }
    });
    ui.add_space(space::TINY);
}

fn names_ui(ui: &mut Ui, frame: &Frame) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), NAMES), Sense::hover());
    for (day, name) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        .into_iter()
        .enumerate()
    {
        let place = column(rect, day).left_center() + Vec2::new(6.0, 0.0);
        ui.painter().text(
            place,
            Align2::LEFT_CENTER,
            name,
            theme::small_strong(),
            frame.palette.weak,
        );
    }
}

/// The part of a week's rectangle that belongs to a day.
fn column(week: Rect, day: usize) -> Rect {
    let wide = ((week.width() - NUMBERS) / 7.0).floor();
    #[expect(clippy::cast_precision_loss, reason = "a week has seven days")]
    let left = week.left() + NUMBERS + wide * day as f32;
    Rect::from_min_size(Pos2::new(left, week.top()), Vec2::new(wide, week.height()))
}

fn week_ui(ui: &mut Ui, frame: &Frame, state: &mut State, number: usize, high: f32, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
    let Some(days) = state.laid.weeks.get(number).map(|week| week.days) else {
        return;
    };
    let mut chosen = None;
    for (place, day) in days.into_iter().enumerate() {
        let response = day_ui(ui, frame, state, (number, place), column(rect, place));
        if day == state.chosen {
            chosen = Some((response.rect, response.has_focus()));
        }
        // Chosen in this very frame, it may have another place in the next.
        if day == state.chosen && state.laid_for == Some(day) {
            chosen_ui(ui, frame, state, &response, outbox);
        }
    }
    let Some(week) = state.laid.weeks.get(number) else {
        return;
    };
    let of_week = rect.left_top() + Vec2::new(NUMBERS - 8.0, NUMBER / 2.0);
    ui.painter().text(
        of_week,
        Align2::RIGHT_CENTER,
        week.number.to_string(),
        FontId::proportional(13.0),
        frame.palette.weak,
    );
    bars_ui(ui, frame, week, &state.stretches, rect);
    // Over the bars, which would cut it to pieces.
    if let Some((edge, has_focus)) = chosen {
        ui.painter().rect_stroke(
            edge.shrink(1.0),
            CornerRadius::same(3),
            Stroke::new(if has_focus { 2.5 } else { 1.0 }, frame.palette.accent),
            StrokeKind::Inside,
        );
    }
}

/// Draws a day; only the chosen one is a stop of the Tab key.
fn day_ui(ui: &Ui, frame: &Frame, state: &mut State, (week, place): (usize, usize), rect: Rect) -> Response {
    let Some((day, name, total)) = state.laid.weeks.get(week).and_then(|week| {
        Some((
            *week.days.get(place)?,
            week.names.get(place)?,
            *week.totals.get(place)?,
        ))
    }) else {
        return ui.interact(rect, ui.scope_id().with((week, place)), Sense::hover());
    };
    let is_chosen = day == state.chosen;
    let sense = if is_chosen { Sense::click() } else { Sense::CLICK };
    let id = Id::unique(("calendar day", day));
    let mut response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, name));
    if total > 0 {
        response = response.on_hover_text(name);
    }
    let palette = &frame.palette;
    let is_own = first_of_month(day) == first_of_month(state.chosen);
    let fill = if is_own {
        palette.surface
    } else {
        palette.background
    };
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::ZERO,
        if response.hovered() { palette.sunken } else { fill },
        Stroke::new(1.0, palette.hairline),
        StrokeKind::Middle,
    );
    let middle = rect.left_top() + Vec2::new(15.0, NUMBER / 2.0);
    let color = if day == frame.today {
        painter.circle_filled(middle, 11.0, palette.accent);
        palette.on_accent
    } else if is_own {
        palette.text
    } else {
        palette.weak
    };
    let number = day.format("%-d").to_string();
    painter.text(
        middle,
        Align2::CENTER_CENTER,
        number,
        FontId::proportional(14.0),
        color,
    );
    if response.clicked() {
        if !is_chosen {
            state.choose(day);
        }
        state.opens_day = true;
        ui.ctx().request_repaint();
    }
    response
}

/// Takes the keys of the chosen day, and shows what is on it when it is opened.
fn chosen_ui(ui: &Ui, frame: &Frame, state: &mut State, response: &Response, outbox: &mut Outbox) {
    if std::mem::take(&mut state.wants_sight) {
        response.scroll_to_me(None);
    }
    if state.wants_focus {
        state.wants_focus = false;
        response.request_focus();
    }
    // Focus that was asked for just now counts: keys come faster than frames.
    if ui.memory(|memory| memory.has_focus(response.id)) {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let day = state.chosen;
        let mut to = day;
        for (key, days, months) in KEYS {
            let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, *key));
            for _ in 0..times {
                to = months_on(days_on(to, *days), *months);
            }
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Home)) {
            to = frame.today;
        }
        if to != day {
            state.choose(to);
            state.wants_focus = true;
            ui.ctx().request_repaint();
            return;
        }
    }
    let popup = egui::Popup::from_response(response)
        .id(Id::unique("calendar day list"))
        .open_memory(state.opens_day.then_some(egui::SetOpenCommand::Bool(true)))
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .width(420.0);
    let just_opened = std::mem::take(&mut state.opens_day);
    let is_left = popup.is_open() && ui.input(|input| input.key_pressed(Key::Escape));
    popup.show(|ui| day_list_ui(ui, frame, state, just_opened, outbox));
    if is_left {
        // The day was left by key: the arrows go on from it.
        state.wants_focus = true;
        ui.ctx().request_repaint();
    }
}

/// Draws everything that is on the chosen day.
fn day_list_ui(ui: &mut Ui, frame: &Frame, state: &State, just_opened: bool, outbox: &mut Outbox) {
    ui.set_min_width(400.0);
    let day: Day = state.chosen;
    heading::part_heading_ui(ui, &day.format("%A %-d %B %Y").to_string());
    let on_day = state
        .on_chosen
        .iter()
        .filter_map(|index| state.stretches.get(*index));
    let due = on_day.filter(|stretch| !matches!(stretch.what, What::Meeting(_)));
    let words = match due.count() {
        0 => "Nothing is due".to_owned(),
        number => format!("{} due", number_words(number)),
    };
    ui.label(RichText::new(words).small().color(frame.palette.weak));
    if !state.on_chosen.is_empty() {
        things_ui(ui, frame, state, just_opened, outbox);
    }
    if frame.read_only {
        return;
    }
    let button = small_button(ui, "Add a follow-up on this day…");
    if just_opened && state.on_chosen.is_empty() {
        button.request_focus();
    }
    if button.clicked() {
        outbox.push(Intent::Open(Dialog::AddFollowUpOn(day)));
        ui.close();
    }
}

/// Draws what is on the chosen day, as far as it is seen.
fn things_ui(ui: &mut Ui, frame: &Frame, state: &State, just_opened: bool, outbox: &mut Outbox) {
    #[expect(clippy::cast_precision_loss, reason = "cut off at what is shown")]
    let high = (LINE * state.on_chosen.len() as f32).min(MOST);
    ScrollArea::vertical()
        .max_height(MOST)
        .min_scrolled_height(high)
        .show_rows(ui, LINE, state.on_chosen.len(), |ui, shown| {
            for place in shown {
                let stretch = state
                    .on_chosen
                    .get(place)
                    .and_then(|index| state.stretches.get(*index));
                if let Some(stretch) = stretch {
                    line_ui(ui, frame, state, stretch, just_opened && place == 0, outbox);
                }
            }
        });
}

/// Draws one thing of a day: its words, and what can be done with it.
fn line_ui(
    ui: &mut Ui,
    frame: &Frame,
    state: &State,
    stretch: &Stretch,
    takes_focus: bool,
    outbox: &mut Outbox,
) {
    let height = LINE - ui.spacing().item_spacing.y;
    ui.allocate_ui(Vec2::new(ui.available_width(), LINE), |ui| {
        ui.set_min_height(height);
        let color = if stretch.late {
            frame.palette.tone(Tone::Bad)
        } else {
            frame.palette.text
        };
        let words = RichText::new(format!("{} {}", icon(stretch), stretch.words)).color(color);
        ui.add(egui::Label::new(words).truncate())
            .on_hover_text(&stretch.words);
        ui.horizontal(|ui| {
            let (label, intent) = match open_intent(state, stretch) {
                Some(open) => open,
                None => return,
            };
            let open = small_button(ui, label).accessible_name(format!("{label}: {}", stretch.words));
            if takes_focus {
                open.request_focus();
            }
            if open.clicked() {
                outbox.push(intent);
                ui.close();
            }
            if let What::FollowUp(index) = stretch.what
                && let Some(row) = state.follow_ups.get(index)
                && !frame.read_only
                && small_button(ui, "Done…")
                    .accessible_name(format!("Done: {}", row.about))
                    .clicked()
            {
                outbox.push(Intent::Open(Dialog::FollowUpDone {
                    id: row.id,
                    about: row.about.clone(),
                    latest: row.latest,
                    repeat: row.repeat,
                }));
                ui.close();
            }
        });
    });
}

/// Where a thing of a day is opened, with the words of the button.
fn open_intent(state: &State, stretch: &Stretch) -> Option<(&'static str, Intent)> {
    match stretch.what {
        What::Promise(index) => {
            let promised = state.promised.get(index)?;
            Some(("Show the item", Intent::ShowItem(promised.item)))
        }
        What::Meeting(index) => {
            let meeting = state.meetings.get(index)?;
            let route = Route::Meeting(meeting.body, meeting.date);
            Some(("Open the meeting", Intent::Go(route)))
        }
        What::FollowUp(index) => {
            let row = state.follow_ups.get(index)?;
            if let Some((item, _)) = &row.item {
                return Some(("Show the item", Intent::ShowItem(*item)));
            }
            if let Some((paper, _, place)) = &row.paper {
                let intent = place.map_or(Intent::Go(Route::Paper(*paper)), |span| Intent::ShowInPaper {
                    paper: *paper,
                    span,
                });
                return Some(("Show in paper", intent));
            }
            let edit = Intent::Open(Dialog::EditFollowUp {
                id: row.id,
                about: row.about.clone(),
                due: row.due.clone(),
                repeat: row.repeat,
            });
            Some(("Edit…", edit))
        }
    }
}

const fn icon(stretch: &Stretch) -> &'static str {
    match (stretch.late, stretch.what) {
        (true, _) => "⚠",
        (false, What::FollowUp(_)) => "◷",
        (false, What::Promise(_)) => "☐",
        (false, What::Meeting(_)) => "◉",
    }
}

/// Draws the bars of a week, as many as there is room for, and how many more there are on each day.
fn bars_ui(ui: &Ui, frame: &Frame, week: &Week, stretches: &[Stretch], rect: Rect) {
    let room = rect.height() - NUMBER;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "how many bars fit is a small whole number"
    )]
    let fit = (room / LANE).floor().max(1.0) as usize;
    let lanes = if week.lanes() > fit || week.totals.iter().any(|total| *total > fit) {
        fit - 1
    } else {
        fit
    };
    for segment in week.segments.iter().take_while(|segment| segment.lane < lanes) {
        if let Some(stretch) = stretches.get(segment.stretch) {
            bar_ui(ui, frame, segment, stretch, rect);
        }
    }
    for day in 0..7 {
        let hidden = week.hidden(day, lanes);
        if hidden == 0 {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "few bars fit")]
        let top = NUMBER + LANE * lanes as f32;
        let place = column(rect, day).left_top() + Vec2::new(6.0, top + LANE / 2.0 - 2.0);
        ui.painter().text(
            place,
            Align2::LEFT_CENTER,
            format!("+{} more", number_words(hidden)),
            FontId::proportional(13.0),
            frame.palette.accent,
        );
    }
}

fn bar_ui(ui: &Ui, frame: &Frame, segment: &Segment, stretch: &Stretch, week: Rect) {
    let palette = &frame.palette;
    let (from, to) = (column(week, segment.from), column(week, segment.to));
    #[expect(clippy::cast_precision_loss, reason = "few bars fit")]
    let top = week.top() + NUMBER + LANE * segment.lane as f32;
    let left = if segment.begins {
        from.left() + 3.0
    } else {
        from.left()
    };
    let right = if segment.ends {
        to.right() - 3.0
    } else {
        to.right()
    };
    let rect = Rect::from_min_max(Pos2::new(left, top), Pos2::new(right, top + LANE - 3.0));
    let round = |is_end: bool| if is_end { 5 } else { 0 };
    let corners = CornerRadius {
        nw: round(segment.begins),
        sw: round(segment.begins),
        ne: round(segment.ends),
        se: round(segment.ends),
    };
    let tint = match stretch.what {
        What::FollowUp(_) => Tint::Response,
        What::Promise(_) => Tint::Date,
        What::Meeting(_) => Tint::Recommendation,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, corners, palette.tint(tint));
    let color = if stretch.late {
        palette.tone(Tone::Bad)
    } else {
        palette.text
    };
    let words = first_words(&stretch.bar, 300);
    let words = if segment.begins {
        format!("{} {words}", icon(stretch))
    } else {
        format!("… {words}")
    };
    let mut job = LayoutJob::single_section(words, TextFormat::simple(FontId::proportional(13.0), color));
    job.wrap = TextWrapping {
        max_width: (rect.width() - 8.0).max(1.0),
        max_rows: 1,
        break_anywhere: true,
        ..TextWrapping::default()
    };
    let galley = painter.layout_job(job);
    let place = Pos2::new(rect.left() + 5.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(place, galley, color);
}

impl State {
    /// Chooses a day and with it its month.
    pub(super) fn choose(&mut self, day: Day) {
        self.chosen = day;
        self.wants_sight = true;
    }

    /// Works out what is on the chosen day.
    pub(super) fn settle_chosen(&mut self) {
        self.on_chosen = on_day(&self.stretches, self.chosen);
    }
}
