//! The pages of a paper as printed, beside its text or in its place: what is drawn of them, how the two
//! follow each other, and what can be done with words that are selected on a page.

use eframe::egui::{self, Button, Id, Key, RichText, TextEdit, TextureHandle, Ui};

use super::scan::Scan;
use super::{Front, Shown, State, make};
use crate::jobs::pages::{PageAnswer, PageWindow};
use crate::problem::Problem;
use crate::register::view::PaperView;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::Legible;
use crate::scrutiny::passage::{PageWords, Span};
use crate::settings::PaperShown;
use crate::ui::dialogs::Dialog;
use crate::ui::dialogs::password::Locked;
use crate::ui::frame::Frame;
use crate::ui::intent::{Intent, Outbox};
use crate::ui::theme::space;
use crate::ui::widgets::button::small_button;
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::page_view::follow::{Follow, Side, Standing};
use crate::ui::widgets::page_view::{Answer, PageMark, PagePoint, PageView, Zoom, page_view_ui};
use crate::ui::widgets::paper_text::Mark;

/// The zooms that the two buttons step through, in per cent of the printed size.
const STEPS: &[f32] = &[
    25.0, 33.0, 50.0, 67.0, 75.0, 90.0, 100.0, 110.0, 125.0, 150.0, 175.0, 200.0, 250.0, 300.0, 400.0, 500.0,
];

/// What is said of words that cannot be found on the pages.
const UNPLACED: &str =
    "Where the words stand on these pages is not known, so none are lit or can be selected here";

/// The pages of a paper, and how they go with its text.
pub struct Original {
    view: PageView,
    follow: Follow<usize, PagePoint>,
    /// The number of a page while it is typed.
    typed: Option<String>,
    /// Why no page is shown.
    problem: Option<Problem>,
    /// Whether they open only with a password.
    is_locked: bool,
    /// Whether pages may be asked for.
    is_open: bool,
    /// Where they were left, until they are there.
    left: Option<PagePoint>,
    /// Whether the words that are selected were selected on a page.
    selects: bool,
}

impl Original {
    /// The pages of a paper; none where its original is neither a PDF nor a picture. A paper of a pack has
    /// the pages of its file that its text names.
    pub fn of(view: &PaperView) -> Option<Self> {
        let pages = view.pages.first().zip(view.pages.last());
        is_printed(view).then(|| Self {
            view: PageView::new(pages.map(|(first, last)| (first.number, last.number))),
            follow: Follow::default(),
            typed: None,
            problem: None,
            is_locked: false,
            is_open: false,
            left: None,
            selects: false,
        })
    }

    /// Tints what is tinted in the text.
    pub fn mark(&mut self, marks: &[Mark]) {
        let marks = marks.iter().map(|mark| PageMark {
            span: mark.span,
            tint: mark.tint,
            owner: mark.owner,
        });
        self.view.mark(marks.collect());
    }

    /// Lights what is lit in the text.
    pub fn light(&mut self, spans: &[Span]) {
        self.view.light(spans);
    }

    /// Brings a passage into sight, together with the text.
    pub fn go_to(&mut self, byte: usize, page: Option<u32>) {
        self.view.go_to(byte, page);
        self.follow.sent_both();
    }

    /// Brings a place to the upper edge, together with the text.
    pub fn turn_to(&mut self, byte: usize, page: Option<u32>) {
        self.view.follow_to(byte, page);
        self.follow.sent_both();
    }

    /// Takes up reading where it was left, as soon as the pages are there.
    pub const fn resume(&mut self, page: Option<PagePoint>) {
        self.left = page;
    }

    /// Shows the pages so large.
    pub fn set_zoom(&mut self, zoom: Zoom) {
        self.view.set_zoom(zoom);
    }

    /// How large the pages are shown.
    pub const fn zoom(&self) -> Zoom {
        self.view.zoom()
    }

    /// What stands at the upper edge of the pages; none where they have not been opened.
    pub fn place(&self) -> Option<PagePoint> {
        self.is_open.then(|| self.view.place())
    }

    /// Stays where it is.
    pub fn stay(&mut self) {
        self.view.stay();
    }

    /// Words are selected in the text again.
    pub const fn leave_selecting(&mut self) {
        self.selects = false;
    }

    /// Whether the words that are selected were selected on a page.
    pub const fn selects(&self) -> bool {
        self.selects
    }
}

impl Shown {
    /// Whether nothing of the paper has been read.
    pub(super) fn has_no_text(&self) -> bool {
        self.text.text().trim().is_empty()
    }

    /// What is shown of it where papers are shown as `wanted`: a scan that nobody has read has its pages
    /// alone.
    pub(super) fn shown_as(&self, wanted: PaperShown) -> PaperShown {
        match &self.original {
            None => PaperShown::Text,
            Some(_) if self.has_no_text() && self.scan.is_unread() => PaperShown::Page,
            Some(_) => wanted,
        }
    }
}

impl State {
    /// Shows papers as text, as printed, or as both.
    pub fn show_as(&mut self, shown_as: PaperShown) {
        let before = std::mem::replace(&mut self.shown_as, shown_as);
        let Some(shown) = self.shown.as_mut().filter(|_| before != shown_as) else {
            return;
        };
        self.options.front = Front::Paper;
        self.options.page_in_front = shown_as == PaperShown::Page;
        let place = shown.text.target();
        if let Some(original) = &mut shown.original {
            if before == PaperShown::Text {
                original.view.follow_to(place, shown.text.page_of(place));
            }
            original.follow.sent_both();
        }
    }

    /// Whether the paper that is shown has pages as printed.
    #[must_use]
    pub fn has_pages(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.original.is_some())
    }

    /// Whether pages of this paper are shown.
    #[must_use]
    pub fn shows_pages_of(&self, paper: PaperId) -> bool {
        let shown = self.shown.as_ref().filter(|shown| shown.paper.id == paper);
        shown.is_some_and(|shown| shown.shown_as(self.shown_as) != PaperShown::Text)
    }

    /// Which reading of its pictures the paper stands in that is shown: another one has other places.
    #[must_use]
    pub fn reading(&self) -> u32 {
        self.shown.as_ref().map_or(0, |shown| shown.reading)
    }

    /// Whether the paper that is shown has a text beside its pages.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| !shown.has_no_text())
    }

    /// Which parts of which pages are wanted, most pressing first.
    #[must_use]
    pub fn wanted_pages(&self) -> &[PageWindow] {
        let original = self.shown.as_ref().and_then(|shown| shown.original.as_ref());
        original.map_or(&[], |original| original.view.wanted())
    }

    /// Takes what has come of drawing the pages of a paper.
    pub fn take_page(&mut self, paper: PaperId, answer: PageAnswer<TextureHandle>) {
        let Some(shown) = self.shown.as_mut().filter(|shown| shown.paper.id == paper) else {
            return;
        };
        let Some(original) = &mut shown.original else {
            return;
        };
        match answer {
            PageAnswer::Opened(sizes) => {
                original.problem = None;
                original.is_locked = false;
                original.view.take_sizes(&sizes);
                if !std::mem::replace(&mut original.is_open, true) {
                    let lit = shown.text.lit().first().map(|lit| lit.start);
                    let place = lit.unwrap_or_else(|| shown.text.target());
                    let page = shown.text.page_of(place);
                    match (lit, original.left.take()) {
                        (Some(_), _) => original.view.go_to(place, page),
                        (None, Some(left)) => original.view.resume(left),
                        (None, None) => original.view.follow_to(place, page),
                    }
                    original.follow.sent_both();
                }
            }
            PageAnswer::Drawn(window, picture) => original.view.take_picture(window, picture),
            PageAnswer::NotDrawn(page, _) => original.view.take_failure(page),
            PageAnswer::Places(places) => {
                original.view.take_places(places);
                original.follow.sent_both();
            }
            PageAnswer::Unavailable(error) => {
                original.is_locked = error.needs_password();
                original.problem = Some(Problem::from(&error));
            }
        }
    }

    /// The pages of a paper cannot be drawn.
    pub fn take_page_problem(&mut self, paper: PaperId, problem: Problem) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.paper.id == paper)
            && let Some(original) = &mut shown.original
        {
            original.problem = Some(problem);
        }
    }
}

/// The endings of files that have pages as printed.
const PRINTED: [&str; 8] = [".pdf", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff"];
/// How the reader's note on a PDF begins that has another name.
const OTHER_NAME: &str = "The file holds a PDF";

/// Whether a paper has pages as printed.
fn is_printed(view: &PaperView) -> bool {
    let name = view.paper.file_name.to_ascii_lowercase();
    let by_name = PRINTED.iter().any(|ending| name.ends_with(ending));
    let by_pages = view.pages.iter().any(|page| page.words != PageWords::Printed);
    let by_note = view.paper.notes.iter().any(|note| note.starts_with(OTHER_NAME));
    by_name || by_pages || by_note
}

/// Draws the pages, and above them what turns and enlarges them.
pub fn pages_ui(ui: &mut Ui, frame: &Frame, shown: &mut Shown, with_text: bool, outbox: &mut Outbox) {
    // A panel is as wide as what stands in it, and at first that is one line.
    ui.set_min_width(ui.available_width());
    let selected = shown.text.selected();
    let Some(original) = &mut shown.original else {
        return;
    };
    if let Some(problem) = &original.problem {
        let action = original.is_locked.then_some("Type the password…");
        if empty_ui(ui, frame, &problem.message, &problem.hint, action) {
            outbox.push(Intent::Open(Dialog::Password(Locked::Pages {
                paper: shown.paper.id,
                name: shown.paper.name().into_owned(),
            })));
        }
        return;
    }
    if !original.is_open {
        ui.label(RichText::new("Opening the original…").color(frame.palette.weak));
        return;
    }
    bar_ui(ui, frame, original, &shown.scan);
    if original.view.is_unplaced() {
        ui.label(RichText::new(UNPLACED).small().color(frame.palette.weak));
    }
    original.view.show_selected(selected);
    let ground = egui::Frame::new().fill(frame.palette.sunken);
    let answer = ground
        .show(ui, |ui| page_view_ui(ui, &mut original.view, &frame.palette))
        .inner;
    if !with_text {
        keep_text_along(shown);
    }
    heed(ui, frame, shown, answer, with_text, outbox);
}

/// The text goes where the page is while it is out of sight, so that it is there when it is shown.
fn keep_text_along(shown: &mut Shown) {
    let Some(original) = &shown.original else { return };
    if !original.view.is_settled() {
        return;
    }
    let byte = original
        .view
        .byte()
        .or_else(|| shown.text.byte_of_page(original.view.page()));
    if let Some(byte) = byte {
        shown.text.resume(byte);
    }
}

/// Carries out what the reader did on a page.
fn heed(ui: &Ui, frame: &Frame, shown: &mut Shown, answer: Answer, with_text: bool, outbox: &mut Outbox) {
    let before = shown.text.selected();
    if let Some(span) = answer.selected {
        if span.is_empty() {
            shown.text.deselect();
        } else {
            shown.text.select(span);
        }
    }
    if let Some(byte) = answer.paragraph {
        shown.text.select_block(byte);
    }
    let Some(original) = &mut shown.original else {
        return;
    };
    if shown.text.selected() != before {
        original.selects = true;
        ui.ctx().request_repaint();
    }
    if let Some(id) = answer
        .clicked
        .and_then(|owner| shown.findings.get(owner))
        .map(|found| found.id)
    {
        // The passage is where the reader is looking already: only the text and the card move.
        shown.choose(id);
        if let Some(original) = &mut shown.original {
            original.stay();
        }
    }
    // With the text in sight, it is the text that copies.
    if answer.copy
        && !with_text
        && !ui.ctx().text_edit_focused()
        && let Some(selected) = shown.text.selected()
    {
        let spans = shown.text.spans_without_furniture(selected);
        let words: Vec<&str> = spans.iter().map(|span| span.of(shown.text.text())).collect();
        outbox.push(Intent::Copy(words.join("\n")));
    }
    let Some(area) = answer.area else { return };
    make::menu_ui(&area, frame, shown, outbox);
    let selects = shown.original.as_ref().is_some_and(Original::selects);
    let menu_open = area.context_menu_opened();
    if let Some(end) = answer.selection_end.filter(|_| selects && !menu_open) {
        make::beside_selection_ui(&area, frame, shown, end, outbox);
    }
}

/// Has text and page follow each other where both are in sight.
pub fn follow(ui: &Ui, shown: &mut Shown) {
    let Some(original) = shown.original.as_mut().filter(|original| original.is_open) else {
        return;
    };
    let side = original.follow.step(
        Standing {
            place: shown.text.place(),
            is_settled: shown.text.is_settled(),
        },
        Standing {
            place: original.view.place(),
            is_settled: original.view.is_settled(),
        },
    );
    match side {
        None => {}
        Some(Side::Page) => {
            let place = shown.text.place();
            original.view.follow_to(place, shown.text.page_of(place));
        }
        Some(Side::Text) => {
            let byte = original
                .view
                .byte()
                .or_else(|| shown.text.byte_of_page(original.view.page()));
            if let Some(byte) = byte {
                shown.text.resume(byte);
            }
        }
    }
    if !original.follow.is_at_rest() {
        ui.ctx().request_repaint();
    }
}

/// Which page it is, the next and the one before, and how large.
fn bar_ui(ui: &mut Ui, frame: &Frame, original: &mut Original, scan: &Scan) {
    let (page, count) = original.view.page_of();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TINY;
        let turn = |ui: &mut Ui, words: &str, name: &str, can: bool| {
            let button = Button::new(RichText::new(words).small()).min_size(egui::vec2(28.0, 26.0));
            ui.add_enabled(can, button)
                .on_hover_text(name)
                .accessible_name(name)
                .clicked()
        };
        if turn(ui, "◀", "Previous page", page > 1) {
            original.view.turn(false);
        }
        ui.label("Page");
        number_ui(ui, original, page);
        ui.label(format!("of {count}"));
        if turn(ui, "▶", "Next page", page < count) {
            original.view.turn(true);
        }
        ui.add_space(space::SMALL);
        let percent = original.view.percent();
        let smaller = STEPS.iter().rev().find(|step| **step < percent - 0.5);
        let larger = STEPS.iter().find(|step| **step > percent + 0.5);
        if turn(ui, "−", "Smaller pages", smaller.is_some())
            && let Some(step) = smaller
        {
            original.view.set_zoom(Zoom::Percent(*step));
        }
        let words = format!("{}%", percent.round());
        let now = small_button(ui, &words).on_hover_text("As large as printed: 100%");
        if now
            .accessible_name(format!("Pages at {words}; show them at 100%"))
            .clicked()
        {
            original.view.set_zoom(Zoom::Percent(100.0));
        }
        if turn(ui, "+", "Larger pages", larger.is_some())
            && let Some(step) = larger
        {
            original.view.set_zoom(Zoom::Percent(*step));
        }
        let fits = original.view.zoom() == Zoom::FitWidth;
        let fit = Button::selectable(fits, RichText::new("Fit width").small());
        if ui
            .add(fit.min_size(egui::vec2(28.0, 26.0)))
            .on_hover_text("Pages as wide as the room")
            .clicked()
        {
            original.view.set_zoom(Zoom::FitWidth);
        }
        if let Some(confidence) = scan.of_page(original.view.page()) {
            ui.add_space(space::SMALL);
            let legible = Legible::of(confidence).words();
            let words = RichText::new(format!("OCR {confidence}%"));
            ui.label(words.small().color(frame.palette.weak))
                .on_hover_text(format!("This page is a picture that was read by OCR: {legible}"));
        }
    });
}

/// The number of the page, in which another can be typed.
fn number_ui(ui: &mut Ui, original: &mut Original, page: usize) {
    let mut number = original.typed.take().unwrap_or_else(|| page.to_string());
    let field = ui.add(
        TextEdit::singleline(&mut number)
            .id(Id::unique("number of the page"))
            .align(egui::Align2::RIGHT_CENTER)
            .desired_width(40.0),
    );
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if entered && let Ok(page) = number.trim().parse() {
        original.view.turn_to(page);
    } else if field.has_focus() {
        original.typed = Some(number);
    }
    let _ = field.accessible_name("Page number");
}
