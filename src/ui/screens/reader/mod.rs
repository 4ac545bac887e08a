//! The reader: a paper's text with its findings beside it, waiting for the reader's word.
//!
//! Left the text, in which every finding is tinted; right the inbox: the facts of the paper and a
//! card for each finding. Choosing one lights the other.

mod amend;
mod came_as;
mod card;
mod contents;
mod facts;
mod facts_view;
mod find;
mod inbox;
mod keys;
mod left;
mod make;
mod notes;
mod original;
mod panes;
pub mod rows;
pub mod scan;
mod tracker;
pub mod view;

use std::collections::HashMap;
use std::rc::Rc;

use came_as::CameAs;
use facts::FactsDraft;
use rows::Card;
use scan::{Ocr, Scan};

use crate::register::command::{Command, NoteCommand};
use crate::register::view::{PaperRow, PaperView};
use crate::scrutiny::finding::{Confidence, FindingState, InboxFinding};
use crate::scrutiny::id::{FindingId, PaperId};
use crate::scrutiny::paper::Paper;
use crate::scrutiny::passage::{Block, BlockKind, Span};
use crate::scrutiny::period::{Anchor, Calendar};
use crate::scrutiny::{Day, Moment};
use crate::settings::{PaperShown, ReaderLook};
use crate::ui::intent::Outbox;
use crate::ui::widgets::paper_text::PaperText;
use crate::ui::widgets::tall_list::TallList;

/// What the screen remembers between frames.
#[derive(Default)]
pub struct State {
    shown: Option<Shown>,
    /// Why a paper that was asked for is not shown.
    missing: Option<Missing>,
    /// What to light as soon as its paper is there.
    light: Option<(PaperId, Span)>,
    /// Where each paper was left, so that it is taken up again there.
    places: left::Places,
    /// How it is read, as that was told last.
    look: ReaderLook,
    options: ListOptions,
    find: find::Find,
    /// What is shown of a paper whose original has pages.
    shown_as: PaperShown,
    /// The papers in which findings wait, in the order of their days.
    waiting: Vec<(PaperId, String)>,
    /// What is known of the program that reads pictures.
    ocr: Ocr,
    /// What was typed into forms of papers that are not shown now.
    put_aside: Vec<amend::Draft>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let paper = self.shown.as_ref().map(|shown| shown.paper.id);
        f.debug_struct("State")
            .field("paper", &paper)
            .finish_non_exhaustive()
    }
}

/// Why a paper is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// It is not on the register.
    Gone,
    /// The register is damaged where it stands.
    Unreadable,
}

/// How the inbox is shown, whichever paper it is of.
#[derive(Debug, Clone, Copy)]
struct ListOptions {
    /// Whether the least sure findings come first.
    unsure_first: bool,
    /// Which findings "Accept all" takes.
    at_least: Confidence,
    /// Whether accepted findings are unfolded.
    accepted_open: bool,
    /// Whether rejected findings are unfolded.
    rejected_open: bool,
    /// Whether the headings of the paper are shown.
    contents: bool,
    /// In a window too small for all: what is shown.
    front: Front,
    /// Of text and page, in a window too small for both: whether it is the page that is shown.
    page_in_front: bool,
    /// The width of the buttons beside the paper's name when they were last drawn, in points.
    buttons: f32,
    /// The width of the list when it was last drawn, in whole points.
    columns: u32,
}

impl Default for ListOptions {
    fn default() -> Self {
        Self {
            unsure_first: false,
            at_least: Confidence::Unsure,
            accepted_open: false,
            rejected_open: false,
            contents: false,
            front: Front::Paper,
            page_in_front: false,
            buttons: 260.0,
            columns: 0,
        }
    }
}

/// What stands in front where there is room for one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Front {
    /// The paper, as text or as printed.
    Paper,
    /// What was found in it.
    Findings,
    /// Its headings.
    Contents,
}

/// The paper that is shown.
struct Shown {
    paper: Paper,
    /// The calendar of its council.
    calendar: Calendar,
    edition_name: Option<String>,
    came_as: CameAs,
    scan: Scan,
    /// Which reading of its pictures is shown.
    reading: u32,
    /// What it changes as the next edition of a tracker.
    edition: Option<tracker::EditionLines>,
    /// Whether it has tables, whose columns can be named.
    has_tables: bool,
    /// Why its columns are to be named.
    doubt: Option<String>,
    text: PaperText,
    /// Its pages as printed; none where the original has none.
    original: Option<original::Original>,
    /// Its headings.
    contents: contents::Contents,
    /// What was looked for in it.
    sought: find::Sought,
    findings: Vec<InboxFinding>,
    cards: Vec<Card>,
    notes: notes::PaperNotes,
    facts: FactsDraft,
    chosen: Option<FindingId>,
    /// A finding that was just made, to be chosen when it arrives.
    made: Option<FindingId>,
    amend: Option<amend::Draft>,
    /// What was typed into forms that were left by Escape or for another: they open again with it.
    put_aside: Vec<amend::Draft>,
    /// Whether the card that is chosen has to be brought into sight.
    show_chosen: bool,
    /// Whether its form has just been opened or closed, so that it is of another height.
    form_turned: bool,
    /// Whether the card that is chosen shall have the focus, because the one before it had.
    focus_chosen: bool,
    /// Whether findings waited when the inbox was last drawn.
    waited: bool,
    list: TallList,
    /// The rows of the list, in order.
    rows: Rc<[inbox::Row]>,
    /// The heights of the cards as they were drawn before the rows became stale.
    measured: HashMap<FindingId, f32>,
    /// For which options and width `rows` and `list` were made; none when they are stale.
    listed: Option<inbox::Listed>,
}

impl State {
    /// Takes a paper as it now stands on the register; none where it is gone. A paper other than
    /// the one that is shown takes its place. Drafts that are being typed stay.
    pub fn take(&mut self, paper: PaperId, view: Option<Box<PaperView>>, _today: Day) {
        let Some(view) = view else {
            if self.shown.as_ref().is_none_or(|shown| shown.paper.id == paper) {
                self.shown = None;
                self.missing = Some(Missing::Gone);
            }
            return;
        };
        self.missing = None;
        match &mut self.shown {
            Some(shown) if shown.paper.id == paper => shown.update(*view),
            _ => {
                self.remember_place();
                self.put_forms_aside();
                let mut shown = Shown::new(*view);
                let is_here = |draft: &mut amend::Draft| shown.findings.iter().any(|f| f.id == draft.finding);
                shown.put_aside = self.put_aside.extract_if(.., is_here).collect();
                if let Some(original) = &mut shown.original {
                    original.set_zoom(left::zoom_of(self.look.page_percent));
                }
                if let Some(left) = self.places.of(paper) {
                    shown.text.resume(left.byte);
                    if let Some(original) = &mut shown.original {
                        original.resume(left.page);
                    }
                    shown.choose_first_in_place();
                } else if self.light.is_none_or(|(of, _)| of != paper) {
                    shown.choose_first();
                }
                self.shown = Some(shown);
            }
        }
        self.light_now();
    }

    /// Keeps what was typed into forms of the paper that is shown and left by Escape: another takes its
    /// place. A form that is open is saved by then.
    fn put_forms_aside(&mut self) {
        if let Some(shown) = &mut self.shown {
            self.put_aside.append(&mut shown.put_aside);
        }
    }

    /// Whether anything was typed into the form of a finding that leaving the paper does not save, because
    /// the form was left by Escape.
    #[must_use]
    pub fn has_unsaved_form(&self) -> bool {
        let shown = self.shown.as_ref();
        shown.is_some_and(|shown| !shown.put_aside.is_empty()) || !self.put_aside.is_empty()
    }

    /// Takes what is known of the program that reads pictures.
    pub fn take_ocr(&mut self, ocr: Ocr) {
        self.ocr = ocr;
    }

    /// Whether the paper that is shown has pages that are pictures.
    #[must_use]
    pub fn has_pictures(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.scan.has_pictures())
    }

    /// A paper that was asked for cannot be read.
    pub fn fail(&mut self, paper: PaperId) {
        if self.shown.as_ref().is_none_or(|shown| shown.paper.id != paper) {
            self.shown = None;
            self.missing = Some(Missing::Unreadable);
        }
    }

    /// Takes which papers have findings that wait; the oldest comes first, because a later paper
    /// answers an earlier one.
    pub fn take_waiting(&mut self, rows: &[PaperRow]) {
        let mut waiting: Vec<&PaperRow> = rows.iter().filter(|row| row.waiting > 0).collect();
        waiting.sort_by_key(|row| (row.paper.facts.date.is_none(), row.paper.facts.date));
        self.waiting = waiting
            .into_iter()
            .map(|row| (row.paper.id, row.paper.name().into_owned()))
            .collect();
    }

    /// The oldest paper in which findings wait.
    #[must_use]
    pub fn first_waiting(&self) -> Option<PaperId> {
        self.waiting.first().map(|(paper, _)| *paper)
    }

    /// Lights a passage of a paper and brings it into view as soon as the paper is there.
    pub fn light(&mut self, paper: PaperId, span: Span) {
        self.light = Some((paper, span));
        self.light_now();
    }

    /// Sends what has been typed and not yet been sent; called before the window goes elsewhere
    /// or closes.
    pub fn flush(&mut self, now: Moment, outbox: &mut Outbox) {
        self.remember_place();
        let Some(shown) = &mut self.shown else {
            return;
        };
        shown.facts.flush(shown.paper.id, outbox);
        shown.notes.flush(shown.paper.id, now, outbox);
        if let Some(draft) = shown.amend.as_ref().filter(|draft| draft.is_sound()).cloned()
            && let Some(found) = shown.findings.iter().find(|f| f.id == draft.finding)
        {
            let mut draft = draft;
            let amended = draft.found(&shown.anchor());
            if amended != found.finding.found {
                outbox.act(inbox::amend_command(draft.finding, amended));
            }
        }
        shown.amend = None;
    }

    fn light_now(&mut self) {
        let Some((paper, span)) = self.light else {
            return;
        };
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.paper.id == paper) {
            // A link in a note is text, and may have been changed by hand.
            let span = span.within(shown.text.text());
            shown.light(vec![span]);
            shown.go_to(span.start);
            shown.chosen = shown
                .cards
                .iter()
                .find(|card| card.spans.iter().any(|own| own.overlaps(span)))
                .map(|card| card.id);
            shown.show_chosen = true;
            self.options.front = Front::Paper;
            self.light = None;
        }
    }

    /// Chooses the next finding in the order in which they are listed, or the one before.
    pub fn step_finding(&mut self, forward: bool) {
        if let Some(shown) = self.shown.as_mut().filter(|shown| shown.amend.is_none()) {
            inbox::fit(shown, &self.options);
            shown.choose_next(forward);
        }
    }

    /// The field for another note on the paper, which comes to the front.
    pub fn note_field(&mut self) -> Option<eframe::egui::Id> {
        self.options.front = Front::Findings;
        self.shown.as_ref().map(|shown| shown.notes.new_widget())
    }

    /// Shows the headings of the paper, or puts them away.
    pub const fn switch_contents(&mut self) {
        self.options.contents = !self.options.contents;
        self.options.front = if self.options.contents {
            Front::Contents
        } else {
            Front::Paper
        };
    }
}

impl Shown {
    fn new(mut view: PaperView) -> Self {
        let cards = rows::cards(&view);
        let scan = Scan::of(&view);
        let has_tables = has_tables(&view);
        let mut text = PaperText::new(std::mem::take(&mut view.text), std::mem::take(&mut view.blocks));
        text.mark(rows::marks(&view.findings));
        let mut original = original::Original::of(&view);
        if let Some(original) = &mut original {
            original.mark(text.marks());
        }
        Self {
            edition: view.edition.as_ref().map(tracker::EditionLines::of),
            has_tables,
            doubt: tracker::doubt_words(&view.doubts),
            original,
            contents: contents::Contents::new(text.headings(), &cards),
            sought: find::Sought::default(),
            facts: FactsDraft::new(&view.paper),
            notes: notes::PaperNotes::new(&view.notes),
            came_as: CameAs::of(&view),
            scan,
            reading: view.reading,
            paper: view.paper,
            calendar: view.calendar,
            edition_name: view.edition_name,
            text,
            findings: view.findings,
            cards,
            chosen: None,
            made: None,
            amend: None,
            put_aside: Vec::new(),
            show_chosen: false,
            form_turned: false,
            focus_chosen: false,
            waited: false,
            list: TallList::default(),
            rows: Rc::default(),
            measured: HashMap::new(),
            listed: None,
        }
    }

    fn update(&mut self, mut view: PaperView) {
        inbox::keep_heights(self);
        let cards = rows::cards(&view);
        // What was chosen was dealt with elsewhere, in a dialog: the next that waits is taken up.
        let waits = |cards: &[Card], id| {
            cards
                .iter()
                .any(|card| card.id == id && card.state == FindingState::Pending)
        };
        if let Some(id) = self
            .chosen
            .filter(|id| waits(&self.cards, *id) && !waits(&cards, *id))
        {
            inbox::choose_after(self, id);
        }
        // What was dealt with needs no form any more.
        self.put_aside.retain(|draft| waits(&cards, draft.finding));
        // Cards above the chosen one may just have been folded away, or be of another height.
        if cards != self.cards {
            self.show_chosen = true;
            self.form_turned = true;
        }
        self.cards = cards;
        if self.text.shows(&view.text, &view.blocks) {
            self.contents.take(&self.cards);
        } else {
            let place = self.text.place();
            self.text = PaperText::new(std::mem::take(&mut view.text), std::mem::take(&mut view.blocks));
            self.text.resume(place);
            self.contents = contents::Contents::new(self.text.headings(), &self.cards);
            self.sought = find::Sought::default();
        }
        self.text.mark(rows::marks(&view.findings));
        if let Some(original) = &mut self.original {
            original.mark(self.text.marks());
        }
        self.facts.take(&view.paper);
        self.notes.take(&view.notes);
        self.came_as = CameAs::of(&view);
        if self.reading != view.reading {
            // Words stand elsewhere, and there are others: the pages are opened anew.
            self.reading = view.reading;
            self.scan = Scan::of(&view);
            self.original = original::Original::of(&view);
            if let Some(original) = &mut self.original {
                original.mark(self.text.marks());
            }
        }
        self.edition = view.edition.as_ref().map(tracker::EditionLines::of);
        self.doubt = tracker::doubt_words(&view.doubts);
        self.paper = view.paper;
        self.calendar = view.calendar;
        self.edition_name = view.edition_name;
        self.findings = view.findings;
        self.listed = None;
        if let Some(made) = self.made.filter(|made| self.card(*made).is_some()) {
            self.made = None;
            self.choose(made);
        }
        let gone = |id: FindingId| !self.cards.iter().any(|card| card.id == id);
        if self.chosen.is_some_and(gone) {
            self.chosen = None;
        }
        if self.amend.as_ref().is_some_and(|draft| gone(draft.finding)) {
            self.amend = None;
        }
    }

    fn card(&self, id: FindingId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    fn anchor(&self) -> Anchor {
        Anchor {
            date: self.paper.facts.date,
            calendar: self.calendar.clone(),
        }
    }

    fn waiting(&self) -> usize {
        self.cards
            .iter()
            .filter(|card| card.state == FindingState::Pending)
            .count()
    }

    fn choose_first(&mut self) {
        let first = self.cards.iter().find(|card| card.state == FindingState::Pending);
        if let Some(id) = first.map(|card| card.id) {
            self.choose(id);
            // What the paper does not say about itself stands above, and is asked for first.
            self.show_chosen = false;
        }
    }

    /// Chooses the first finding that waits, so that its keys work, and leaves the paper where it is.
    fn choose_first_in_place(&mut self) {
        let first = self.cards.iter().find(|card| card.state == FindingState::Pending);
        self.chosen = first.map(|card| card.id);
        let spans = first.map(|card| card.spans.clone()).unwrap_or_default();
        self.light(spans);
    }

    /// Chooses a finding, lights its passage and brings both into sight.
    fn choose(&mut self, id: FindingId) {
        self.chosen = Some(id);
        self.show_chosen = true;
        let spans = self.card(id).map(|card| card.spans.clone()).unwrap_or_default();
        if let Some(first) = spans.first() {
            self.go_to(first.start);
        }
        self.light(spans);
    }

    /// Brings a passage into sight, in the text and on its page.
    fn go_to(&mut self, byte: usize) {
        self.text.go_to(byte);
        if let Some(original) = &mut self.original {
            original.go_to(byte, self.text.page_of(byte));
        }
    }

    /// Brings a place to the upper edge, in the text and on its page.
    fn turn_to(&mut self, byte: usize) {
        self.text.resume(byte);
        if let Some(original) = &mut self.original {
            original.turn_to(byte, self.text.page_of(byte));
        }
    }

    /// Lights passages, in the text and on their pages.
    fn light(&mut self, spans: Vec<Span>) {
        if let Some(original) = &mut self.original {
            original.light(&spans);
        }
        self.text.light(spans);
    }

    /// Chooses the next of the cards in the order in which they are shown.
    fn choose_next(&mut self, forward: bool) {
        let ids: Vec<FindingId> = inbox::listed_cards(self).map(|card| card.id).collect();
        let now = self
            .chosen
            .and_then(|id| ids.iter().position(|other| *other == id));
        let next = match now {
            None => ids.first(),
            Some(at) if forward => ids.get(at + 1),
            Some(at) => at.checked_sub(1).and_then(|before| ids.get(before)),
        };
        if let Some(next) = next {
            self.choose(*next);
        }
    }
}

/// Whether a paper has tables.
fn has_tables(view: &PaperView) -> bool {
    let is_cell = |block: &Block| matches!(block.kind, BlockKind::Cell { .. });
    view.blocks.iter().any(is_cell)
}

/// The command that begins a note on a paper.
fn add_note(id: crate::scrutiny::id::NoteId, paper: PaperId, text: String, visit: Option<u64>) -> Command {
    Command::Note(NoteCommand::Add {
        id,
        item: None,
        paper: Some(paper),
        text,
        visit,
    })
}
