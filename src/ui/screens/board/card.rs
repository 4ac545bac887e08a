//! Draws one card: always the same height, so that only the cards that are seen cost anything.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    self, FontId, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::menu::menu_ui;
use super::rows::Card;
use crate::scrutiny::id::ItemId;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme;
use crate::ui::widgets::card::CORNERS;
use crate::ui::widgets::status::Status;

/// The height of every card in a column.
pub const HEIGHT: f32 = 196.0;
/// The height of every card in a list, where its lines are longer and fewer.
pub const LOW_HEIGHT: f32 = 150.0;
/// The gap between two cards.
pub const GAP: f32 = 8.0;
const PADDING: f32 = 10.0;
const LINE: f32 = 19.0;

/// The identity of a card's widget: the same in whichever column it stands.
#[must_use]
pub fn card_id(item: ItemId) -> Id {
    Id::unique(("card", item))
}

/// How a card is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Whether it stands in a list, over the whole width, instead of in a column.
    pub is_low: bool,
    /// Whether its item is shown in the panel.
    pub is_open: bool,
    /// Whether it is chosen with others.
    pub is_picked: bool,
}

/// A card that was drawn.
pub struct Drawn {
    /// Its widget.
    pub response: Response,
    /// Whether it is to be chosen with others, or let go of.
    pub picks: bool,
}

/// Draws a card and sends what was done to it.
pub fn card_ui(ui: &mut Ui, frame: &Frame, card: &Card, manner: Manner, outbox: &mut Outbox) -> Drawn {
    let height = if manner.is_low { LOW_HEIGHT } else { HEIGHT };
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), height));
    let response = ui.interact(rect, card_id(card.id), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, manner.is_picked, card.name()));
    let is_whole = paint(ui, frame, card, manner, rect, &response);
    let response = match &card.due {
        Some(due) if !is_whole => response.on_hover_text(&due.words),
        _ => response,
    };
    let with_others = response.clicked() && ui.input(|i| i.modifiers.command);
    if response.clicked() && !with_others {
        outbox.push(Intent::ShowItem(card.id));
    }
    if frame.read_only {
        return Drawn {
            response,
            picks: false,
        };
    }
    let by_key = response.has_focus() && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::X));
    if response.drag_started() {
        response.dnd_set_drag_payload(card.id);
    }
    if response.dragged() {
        ghost_ui(ui, frame, card);
    }
    let by_menu = menu_ui(ui, frame, card, &response, outbox);
    Drawn {
        response,
        picks: with_others || by_key || by_menu,
    }
}

/// Paints the card and says whether the whole due phrase had room.
fn paint(ui: &Ui, frame: &Frame, card: &Card, manner: Manner, rect: Rect, response: &Response) -> bool {
    if !ui.is_rect_visible(rect) {
        return true;
    }
    let palette = &frame.palette;
    let stroke = if response.has_focus() {
        Stroke::new(2.5, palette.accent)
    } else if manner.is_open {
        Stroke::new(1.5, palette.accent)
    } else if response.hovered() {
        Stroke::new(1.0, palette.edge)
    } else {
        Stroke::new(1.0, palette.hairline)
    };
    let fill = if manner.is_picked {
        palette.tint(theme::Tint::Action)
    } else {
        palette.surface
    };
    ui.painter().rect(rect, CORNERS, fill, stroke, StrokeKind::Inside);
    if manner.is_picked {
        ui.painter().text(
            rect.right_top() + Vec2::new(-PADDING, PADDING),
            egui::Align2::RIGHT_TOP,
            "☑",
            FontId::proportional(18.0),
            palette.accent,
        );
    }
    if manner.is_open {
        // The card whose item is shown beside the board has a bar, not only a colour.
        let bar = Rect::from_min_size(
            rect.min + Vec2::new(2.0, 10.0),
            Vec2::new(4.0, rect.height() - 20.0),
        );
        ui.painter().rect_filled(bar, 2.0, palette.accent);
    }
    let inner = rect.shrink(PADDING);
    let mut pen = Pen {
        ui,
        at: inner.min,
        width: inner.width(),
    };
    pen.line(&heading(frame, card), 1);
    let is_whole = if manner.is_low {
        pen.line(&words(frame, card), 2);
        pen.at.y += 4.0;
        let said: Vec<Status> = card.marks().chain(&card.due).cloned().collect();
        pen.line(&marks(frame, &said), 1);
        pen.fits(&marks(frame, &said))
    } else {
        pen.statuses(frame, card)
    };
    pen.line(&marks(frame, &card.warnings), 1);
    // Who was asked and the paper stand at the foot, at the same height on every card.
    let asked = plain(&card.asked, theme::small(), palette.weak);
    let foot = if card.paper.is_empty() || !pen.leaves_room(&asked) {
        asked
    } else if card.asked.is_empty() {
        plain(&card.paper, theme::small_italic(), palette.weak)
    } else {
        let mut job = asked;
        job.append(
            &format!(" · {}", card.paper),
            0.0,
            TextFormat::simple(theme::small_italic(), palette.weak),
        );
        job
    };
    pen.at.y = inner.max.y - LINE;
    pen.line(&foot, 1);
    is_whole
}

/// Puts lines below each other; each takes its room whether or not its words fill it.
struct Pen<'a> {
    ui: &'a Ui,
    at: Pos2,
    width: f32,
}

impl Pen<'_> {
    /// Whether it fits into one line.
    fn fits(&self, job: &LayoutJob) -> bool {
        self.ui.painter().layout_job(job.clone()).size().x <= self.width
    }

    /// Whether a line that begins so has room for a word or two of a paper's name.
    fn leaves_room(&self, job: &LayoutJob) -> bool {
        const NAME: f32 = 90.0;
        self.ui.painter().layout_job(job.clone()).size().x + NAME <= self.width
    }

    /// Puts words, answer, progress and due phrase below each other. Says whether all of the due phrase
    /// had room.
    fn statuses(&mut self, frame: &Frame, card: &Card) -> bool {
        // What does not fit beside each other stands below each other, in the room of the third line.
        let both: Vec<Status> = card.marks().cloned().collect();
        let beside = marks(frame, &both);
        let fits = both.len() < 2 || self.fits(&beside);
        self.line(&words(frame, card), if fits { 3 } else { 2 });
        self.at.y += 4.0;
        if fits {
            self.line(&beside, 1);
        } else {
            for mark in &both {
                self.line(&marks(frame, std::slice::from_ref(mark)), 1);
            }
        }
        card.due
            .as_ref()
            .is_none_or(|due| self.due(frame, due, &card.distance))
    }

    /// Puts a due phrase and how far off it is: a long phrase is cut short, never the distance. Says
    /// whether all of it had room.
    fn due(&mut self, frame: &Frame, due: &Status, distance: &str) -> bool {
        let whole = marks(frame, std::slice::from_ref(due));
        if distance.is_empty() || self.fits(&whole) {
            let fits = self.fits(&whole);
            self.line(&whole, 1);
            return fits;
        }
        let phrase = due.words.strip_suffix(distance).unwrap_or(&due.words);
        let color = frame.palette.tone(due.tone);
        let end = self
            .ui
            .painter()
            .layout_job(plain(distance, theme::small(), color));
        let (at, width) = (self.at, self.width);
        self.width = width - end.size().x;
        let start = shortened(
            self.ui,
            frame,
            &Status::new(due.icon, phrase, due.tone),
            self.width,
        );
        let drawn = self.line(&marks(frame, std::slice::from_ref(&start)), 1);
        self.ui.painter().galley(at + Vec2::new(drawn, 0.0), end, color);
        self.width = width;
        false
    }

    /// Draws at most so many rows and answers how wide they are.
    fn line(&mut self, job: &LayoutJob, rows: u8) -> f32 {
        if job.is_empty() {
            return 0.0;
        }
        let mut job = job.clone();
        job.wrap = TextWrapping {
            max_width: self.width,
            max_rows: usize::from(rows),
            break_anywhere: false,
            overflow_character: Some('…'),
        };
        let galley = self.ui.painter().layout_job(job);
        let color = self.ui.visuals().text_color();
        let width = galley.size().x;
        self.ui.painter().galley(self.at, galley, color);
        self.at.y += LINE * f32::from(rows) + 3.0;
        width
    }
}

/// A due phrase as far as it has room: one that ends in a day or a year loses its first words, so that
/// the day stays.
pub(super) fn shortened(ui: &Ui, frame: &Frame, due: &Status, width: f32) -> Status {
    let with = |words: &str| Status::new(due.icon, words, due.tone);
    let words = last_words(&due.words, |words| {
        let job = marks(frame, std::slice::from_ref(&with(words)));
        ui.painter().layout_job(job).size().x <= width
    });
    with(&words)
}

/// The last words that fit, where the phrase ends in a number and not all of it fits; else the phrase.
fn last_words(phrase: &str, fits: impl Fn(&str) -> bool) -> String {
    let ends_in_number = phrase
        .trim_end()
        .ends_with(|letter: char| letter.is_ascii_digit());
    if !ends_in_number || fits(phrase) {
        return phrase.to_owned();
    }
    // A month and a year without their day would say something else.
    let first_number = phrase.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let starts = phrase.match_indices(' ').map(|(at, _)| at + 1);
    starts
        .take_while(|at| *at <= first_number)
        .filter_map(|at| phrase.get(at..))
        .map(|rest| format!("…\u{a0}{rest}"))
        .find(|rest| fits(rest))
        .unwrap_or_else(|| phrase.to_owned())
}

pub(super) fn plain(words: &str, font: FontId, color: egui::Color32) -> LayoutJob {
    if words.is_empty() {
        return LayoutJob::default();
    }
    LayoutJob::single_section(words.to_owned(), TextFormat::simple(font, color))
}

/// What the card is called, and its tags behind it as far as there is room.
fn heading(frame: &Frame, card: &Card) -> LayoutJob {
    let mut job = plain(&card.heading, theme::small_strong(), frame.palette.text);
    for tag in &card.tags {
        let format = TextFormat::simple(theme::small(), frame.palette.accent);
        // A tag of two words stays in one piece.
        let tag = tag.replace(' ', "\u{a0}");
        job.append(" ", 4.0, format.clone());
        job.append(&format!("#{tag}"), 0.0, format);
    }
    job
}

pub(super) fn words(frame: &Frame, card: &Card) -> LayoutJob {
    let mut job = LayoutJob::default();
    if !card.lead_in.is_empty() {
        job.append(
            &card.lead_in,
            0.0,
            TextFormat::simple(theme::small_italic(), frame.palette.weak),
        );
        job.append(
            " ",
            0.0,
            TextFormat::simple(theme::card_words(), frame.palette.text),
        );
    }
    job.append(
        &card.words,
        0.0,
        TextFormat::simple(theme::card_words(), frame.palette.text),
    );
    job
}

pub(super) fn marks(frame: &Frame, marks: &[Status]) -> LayoutJob {
    let mut job = LayoutJob::default();
    for mark in marks {
        if !job.is_empty() {
            job.append("   ", 0.0, TextFormat::default());
        }
        mark.append(&mut job, theme::small(), &frame.palette);
    }
    job
}

/// What follows the pointer while a card is dragged.
fn ghost_ui(ui: &Ui, frame: &Frame, card: &Card) {
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else {
        return;
    };
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        Id::unique("dragged card"),
    ));
    let galley = painter.layout_no_wrap(card.heading.clone(), theme::strong(), frame.palette.text);
    let rect = Rect::from_min_size(
        pointer + egui::vec2(12.0, 8.0),
        galley.size() + egui::vec2(24.0, 16.0),
    );
    painter.rect(
        rect,
        CORNERS,
        frame.palette.surface,
        Stroke::new(2.0, frame.palette.accent),
        StrokeKind::Inside,
    );
    painter.galley(rect.min + egui::vec2(12.0, 8.0), galley, frame.palette.text);
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
}

#[cfg(test)]
mod tests {
    use super::last_words;

    #[test]
    fn a_due_phrase_without_room_keeps_its_day_and_loses_its_first_words() {
        let at_most = |letters: usize| move |words: &str| words.chars().count() <= letters;
        let cases = [
            (
                "to the meeting on 10 March 2026",
                31,
                "to the meeting on 10 March 2026",
            ),
            (
                "to the meeting on 10 March 2026",
                26,
                "…\u{a0}meeting on 10 March 2026",
            ),
            ("to the meeting on 10 March 2026", 20, "…\u{a0}on 10 March 2026"),
            ("by 30 September 2026", 19, "…\u{a0}30 September 2026"),
            // The day does not fit with its year: as much of the whole as there is room for says more.
            ("by 30 September 2026", 18, "by 30 September 2026"),
            (
                "as soon as the budget is agreed",
                12,
                "as soon as the budget is agreed",
            ),
        ];
        for (phrase, letters, expected) in cases {
            assert_eq!(last_words(phrase, at_most(letters)), expected);
        }
    }
}
