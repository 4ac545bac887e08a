//! Draws the frame around the screens: menu, rail, warnings, the screen itself, the item panel.

use eframe::egui::{self, Panel, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::App;
use crate::ui::action::{ACTIONS, Action, ActionRow, menus};
use crate::ui::dialogs;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Route};
use crate::ui::screens;
use crate::ui::theme::{self, Tone, space};
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::card::CORNERS;
use crate::ui::widgets::menu;
use crate::ui::widgets::status::{Status, status_ui};
use crate::ui::wording::{counted, number_words};

/// Narrower than this, in points, the rail shows its icons alone.
const NARROW_WINDOW: f32 = 860.0;
/// Narrower than this, in points, the item panel takes the place of the screen.
const NARROW_MIDDLE: f32 = 740.0;

/// The places of the rail, with their icons.
const PLACES: &[(Route, Action, &str)] = &[
    (Route::Board, Action::GoBoard, "■"),
    (Route::FollowUps, Action::GoFollowUps, "◷"),
    (Route::Papers, Action::GoPapers, "☰"),
    (Route::Meetings, Action::GoMeetings, "◉"),
    (Route::Search, Action::GoSearch, "⚲"),
    (Route::Settings, Action::GoSettings, "⚙"),
];

impl App {
    /// Draws the whole window.
    pub(super) fn shell_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        self.take_keys(ui.ctx());
        self.take_dropped(ui.ctx());
        if self.dialog.is_some() {
            // What lies below a dialog is out of reach, also for tooltips, which would stand above it. It
            // is dimmed already.
            ui.style_mut().visuals.disabled_alpha = 1.0;
            ui.disable();
        }
        let palette = frame.palette;
        let bar = egui::Frame::new()
            .fill(palette.surface)
            .inner_margin(egui::Margin::symmetric(8, 4));
        Panel::top("menu")
            .frame(bar)
            .show(ui, |ui| self.menu_ui(ui, frame));
        self.banners_ui(ui, frame);
        self.tour_ui(ui, frame);
        self.strip_ui(ui, frame);
        let strip = ui.ctx().content_rect().bottom() - ui.available_rect_before_wrap().bottom();
        let is_narrow = ui.available_width() < NARROW_WINDOW;
        Panel::left(if is_narrow { "narrow rail" } else { "rail" })
            .frame(egui::Frame::new().fill(palette.surface).inner_margin(8))
            .resizable(false)
            .exact_size(if is_narrow { 60.0 } else { 172.0 })
            .show(ui, |ui| self.rail_ui(ui, frame, is_narrow));
        self.middle_ui(ui, frame);
        // A message covers no button that may be wanted next.
        let strip = match self.route {
            Route::Board => strip + self.screens.board.strip(),
            _ => strip,
        };
        self.toasts_ui(ui.ctx(), frame, strip);
        if let Some(open) = &mut self.dialog {
            dialogs::open_ui(ui.ctx(), frame, open, &mut self.outbox);
        }
        self.leaving_ui(ui.ctx(), frame);
    }

    /// The screen, and beside it the item panel; where both do not fit, the item alone.
    fn middle_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let room = ui.available_width();
        let shows_item = self.screens.item.item().is_some();
        self.takes_turns = room < NARROW_MIDDLE;
        let look = egui::Frame::new().fill(frame.palette.surface).inner_margin(12);
        if shows_item && self.takes_turns {
            egui::CentralPanel::default().frame(look).show(ui, |ui| {
                screens::item::view::screen_ui(ui, frame, &mut self.screens.item, &mut self.outbox);
            });
            return;
        }
        if shows_item {
            Panel::right("item")
                .frame(look)
                .resizable(true)
                .default_size(440.0_f32.min(room * 0.5))
                .size_range(320.0..=room * 0.6)
                .show(ui, |ui| {
                    screens::item::view::screen_ui(ui, frame, &mut self.screens.item, &mut self.outbox);
                });
        }
        egui::CentralPanel::default()
            .frame(egui::Frame::new().fill(frame.palette.background).inner_margin(16))
            .show(ui, |ui| self.screen_ui(ui, frame));
    }

    fn screen_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let Self {
            screens,
            outbox,
            route,
            overview,
            look,
            desk,
            ..
        } = self;
        match route {
            Route::Board if overview.is_empty_register() => screens::welcome::screen_ui(ui, frame, outbox),
            Route::Board => screens::board::view::screen_ui(ui, frame, &mut screens.board, outbox),
            Route::FollowUps => {
                screens::follow_ups::view::screen_ui(ui, frame, &mut screens.follow_ups, outbox);
            }
            Route::Meetings => screens::meetings::view::screen_ui(ui, frame, &mut screens.meetings, outbox),
            Route::Meeting(..) => {
                screens::meetings::page::screen_ui(ui, frame, &mut screens.meetings, outbox);
            }
            Route::Papers => screens::papers::view::screen_ui(ui, frame, &mut screens.papers, outbox),
            Route::Paper(_) => screens::reader::view::screen_ui(ui, frame, &mut screens.reader, outbox),
            Route::Search => screens::search::view::screen_ui(ui, frame, &mut screens.search, outbox),
            Route::Settings => {
                let choices = screens::settings::Choices {
                    theme: look.theme(),
                    zoom_percent: look.zoom_percent(),
                    former_rules: &look.former_rules(),
                    backups: look.backup_habit(desk.register().folder()),
                };
                screens::settings::view::screen_ui(ui, frame, choices, &mut screens.settings, outbox);
            }
        }
    }

    fn menu_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        let bar = egui::MenuBar::new().style(menu::look).config(menu::config());
        bar.ui(ui, |ui| {
            for menu in menus() {
                ui.menu_button(menu, |ui| {
                    ui.set_min_width(260.0);
                    for row in ACTIONS.iter().filter(|row| row.menu == menu) {
                        self.menu_entry_ui(ui, frame, row);
                    }
                });
            }
        });
    }

    fn menu_entry_ui(&mut self, ui: &mut Ui, frame: &Frame, row: &ActionRow) {
        let (label, enabled) = match row.action {
            Action::Undo => history_label("Undo", self.overview.undo.as_deref()),
            Action::Redo => history_label("Redo", self.overview.redo.as_deref()),
            Action::ShowText | Action::ShowPage | Action::ShowTextAndPage => {
                let is_paper = matches!(self.route, Route::Paper(_));
                (row.label.to_owned(), is_paper && self.screens.reader.has_pages())
            }
            action if action.is_of_paper() => (row.label.to_owned(), matches!(self.route, Route::Paper(_))),
            _ => (row.label.to_owned(), true),
        };
        let changes = matches!(
            row.action,
            Action::ImportPapers
                | Action::ImportFolder
                | Action::ImportSamples
                | Action::AddItem
                | Action::AddFollowUp
                | Action::AddMeeting
                | Action::Undo
                | Action::Redo
        );
        let mut button = egui::Button::new(label);
        if let Some(keys) = row.keys.first() {
            button = button.shortcut_text(ui.ctx().format_shortcut(keys));
        }
        let response = ui
            .add_enabled(enabled && !(changes && frame.read_only), button)
            .on_hover_text(row.tooltip);
        if response.clicked() {
            self.outbox.push(Intent::Run(row.action));
            ui.close();
        }
    }

    fn rail_ui(&mut self, ui: &mut Ui, frame: &Frame, is_narrow: bool) {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let counts = self.overview.counts.unwrap_or_default();
        for (route, action, icon) in PLACES {
            let Some(row) = action.row() else { continue };
            let is_here = match (self.route, route) {
                (Route::Paper(_), Route::Papers) | (Route::Meeting(..), Route::Meetings) => true,
                (here, there) => here == *there,
            };
            let (number, meaning) = match route {
                Route::FollowUps => (self.screens.follow_ups.pressing(), "overdue or due this week"),
                Route::Papers => (counts.waiting, "findings waiting"),
                _ => (0, ""),
            };
            let place = Place {
                icon,
                label: row.label,
                number,
                meaning,
                is_here,
                is_narrow,
            };
            let tip = if is_narrow {
                spoken(&place)
            } else {
                row.tooltip.to_owned()
            };
            let response = place_ui(ui, frame, &place).on_hover_text(tip);
            if response.clicked() {
                self.outbox.push(Intent::Go(*route));
            }
        }
        if is_narrow {
            return;
        }
        ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
            let words = format!(
                "{}, {}",
                counted(counts.papers, "paper", "papers"),
                counted(counts.items, "item", "items")
            );
            // Numbers of five digits take two lines, broken between the two; laid out from below they need
            // their room first.
            let words = if words.len() > 21 {
                words.replacen(", ", ",\n", 1)
            } else {
                words
            };
            let words = RichText::new(words).small().color(frame.palette.weak);
            ui.add_space(space::TINY);
            ui.add(egui::Label::new(words).wrap());
        });
    }

    fn banners_ui(&mut self, ui: &mut Ui, frame: &Frame) {
        for (number, banner) in self.overview.banners.iter().enumerate() {
            let look = egui::Frame::new()
                .fill(frame.palette.surface)
                .stroke(Stroke::new(1.0, frame.palette.tone(banner.tone)))
                .inner_margin(egui::Margin::symmetric(12, 6));
            Panel::top(("banner", number)).frame(look).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let icon = if banner.tone == Tone::Info { "●" } else { "⚠" };
                    status_ui(ui, frame, &Status::new(icon, &banner.words, banner.tone));
                    if let Some(row) = banner.action.and_then(Action::row)
                        && small_button(ui, row.label).clicked()
                    {
                        self.outbox.push(Intent::Run(row.action));
                        // Where it leads, everything that it says is said.
                        if row.action == Action::GoFollowUps {
                            self.outbox.push(Intent::CloseBanner(number));
                        }
                    }
                    if banner.can_close
                        && small_button(ui, "Put away")
                            .accessible_name(format!("Put away: {}", banner.words))
                            .clicked()
                    {
                        self.outbox.push(Intent::CloseBanner(number));
                    }
                });
            });
        }
    }

    /// Files that were dropped on the window are imported.
    fn take_dropped(&mut self, ctx: &egui::Context) {
        let files: Vec<std::path::PathBuf> = ctx.input(|i| {
            i.raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        if !files.is_empty() {
            self.outbox.push(Intent::Import(files));
        }
    }
}

fn history_label(verb: &str, act: Option<&str>) -> (String, bool) {
    act.map_or_else(
        || (verb.to_owned(), false),
        |act| (format!("{verb}: {act}"), true),
    )
}

/// One place of the rail.
struct Place {
    icon: &'static str,
    label: &'static str,
    number: usize,
    meaning: &'static str,
    is_here: bool,
    is_narrow: bool,
}

/// What a screen reader says of a place of the rail.
fn spoken(place: &Place) -> String {
    if place.number > 0 {
        format!("{}, {} {}", place.label, place.number, place.meaning)
    } else {
        place.label.to_owned()
    }
}

/// Draws a place of the rail: the one that is shown has a bar and half-bold words besides its colour.
fn place_ui(ui: &mut Ui, frame: &Frame, place: &Place) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 38.0), Sense::click());
    let name = spoken(place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, place.is_here, &name));
    let palette = &frame.palette;
    let painter = ui.painter();
    if place.is_here || response.hovered() {
        painter.rect_filled(rect, CORNERS, palette.sunken);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect,
            CORNERS,
            Stroke::new(2.0, palette.accent),
            egui::StrokeKind::Inside,
        );
    }
    if place.is_here {
        let bar = egui::Rect::from_min_size(
            rect.min + Vec2::new(0.0, 8.0),
            Vec2::new(4.0, rect.height() - 16.0),
        );
        painter.rect_filled(bar, 2.0, palette.accent);
    }
    let (font, color) = if place.is_here {
        (theme::strong(), palette.accent)
    } else {
        (egui::FontId::proportional(16.0), palette.text)
    };
    let middle = rect.left_center();
    // With a number beside it, the icon of a folded rail makes room.
    let aside = if place.is_narrow && place.number > 0 {
        14.0
    } else {
        22.0
    };
    painter.text(
        middle + Vec2::new(aside, 0.0),
        egui::Align2::CENTER_CENTER,
        place.icon,
        egui::FontId::proportional(16.0),
        color,
    );
    if !place.is_narrow {
        painter.text(
            middle + Vec2::new(40.0, 0.0),
            egui::Align2::LEFT_CENTER,
            place.label,
            font,
            color,
        );
    }
    if place.number > 0 {
        // A folded rail has room for two figures beside the icon; the whole number is in its tooltip.
        let number = match place.number {
            100.. if place.is_narrow => "99+".to_owned(),
            number => number_words(number),
        };
        let galley = painter.layout_no_wrap(number, theme::small_strong(), palette.on_accent);
        let (height, edge) = if place.is_narrow {
            (18.0, 6.0)
        } else {
            (22.0, 12.0)
        };
        let size = Vec2::new((galley.size().x + edge).max(height), height);
        let inset = if place.is_narrow { -4.0 } else { 8.0 };
        let badge =
            egui::Rect::from_center_size(rect.right_center() - Vec2::new(inset + size.x / 2.0, 0.0), size);
        painter.rect_filled(badge, height / 2.0, palette.accent);
        painter.galley(badge.center() - galley.size() / 2.0, galley, palette.on_accent);
    }
    response
}
