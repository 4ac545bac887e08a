//! The screens of papers, driven by their accessible names: the list, the reader with its inbox,
//! search, welcome and the two dialogs. What is shown is made by hand here.

mod inbox;
mod list;
mod pages;
mod reading;
mod scans;
mod search_and_dialogs;
mod text;

use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{Command, FindingCommand, MeetingCommand, PaperCommand};
use scrutiny_desk::register::search::{Facets, Filter, Order, Results, Suggestion, Wanted};
use scrutiny_desk::register::view::{Hit, HitPlace, PaperRow, PaperView, Shelf, TakenAlong};
use scrutiny_desk::scrutiny::finding::{
    Confidence, Finding, FindingState, Found, FoundItem, FoundResponse, InboxFinding,
};
use scrutiny_desk::scrutiny::id::{BodyId, FindingId, ItemId, NoteId, PaperId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::ocr::Scan;
use scrutiny_desk::scrutiny::paper::{Paper, PaperFacts, PaperKind, Part, Publicity};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Passage, Span};
use scrutiny_desk::scrutiny::period::Window;
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::proposal::{Proposal, Relation};
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::{Day, Moment};
use scrutiny_desk::ui::action::Action;
use scrutiny_desk::ui::dialogs::{Dialog, destroy_paper, remove_pack, remove_paper};
use scrutiny_desk::ui::frame::{Frame, Names};
use scrutiny_desk::ui::intent::{Find, Intent, Outbox, Route};
use scrutiny_desk::ui::screens::item::mark::Part as ItemPart;
use scrutiny_desk::ui::screens::{papers, reader, search, welcome};
use scrutiny_desk::ui::theme::{self, Palette, Tint};
use scrutiny_desk::ui::widgets::paper_text::{Mark, PaperText, paper_text_ui};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn now() -> Moment {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// An identity that is the same in every run.
fn uuid(number: u128) -> String {
    format!("01890000-0000-7000-8000-{number:012}")
}

fn paper_id(number: u128) -> PaperId {
    uuid(number).parse().unwrap()
}

fn finding_id(number: u128) -> FindingId {
    uuid(number).parse().unwrap()
}

fn item_id(number: u128) -> ItemId {
    uuid(number).parse().unwrap()
}

fn frame() -> Frame {
    Frame {
        today: day("2026-11-23"),
        now: now(),
        palette: Palette::of(egui::Theme::Light),
        names: Arc::new(Names {
            tags: Vec::new(),
            officers: Vec::new(),
            members: Vec::new(),
            councils: vec!["Hollinford Borough Council".into()],
            bodies: vec!["Housing Scrutiny Panel".into()],
        }),
        waiting: 0,
        first_waiting: None,
        read_only: false,
    }
}

/// A screen under test, with what it asked for.
struct Desk<S> {
    state: S,
    outbox: Outbox,
}

impl<S> Desk<S> {
    fn asked(&mut self) -> Vec<Intent> {
        self.outbox.take()
    }
}

type Draw<S> = fn(&mut egui::Ui, &Frame, &mut S, &mut Outbox);

fn open<S: 'static>(state: S, draw: Draw<S>, size: [f32; 2]) -> Harness<'static, Desk<S>> {
    let desk = Desk {
        state,
        outbox: Outbox::default(),
    };
    let frame = frame();
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, desk: &mut Desk<S>| draw(ui, &frame, &mut desk.state, &mut desk.outbox),
            desk,
        );
    harness.run();
    harness
}

const WIDE: [f32; 2] = [1180.0, 760.0];
const TALL: [f32; 2] = [1180.0, 1400.0];

fn a_paper(number: u128) -> Paper {
    Paper {
        id: paper_id(number),
        facts: PaperFacts {
            kind: PaperKind::CommitteeReport,
            council: Some("Hollinford Borough Council".into()),
            body: Some("Housing Scrutiny Panel".into()),
            title: Some("Damp and mould in council homes".into()),
            date: Some(day("2026-04-21")),
            ..PaperFacts::unknown()
        },
        council: None,
        body: None,
        file_name: "damp.txt".into(),
        file_hash: "a1b2c3d4e5f6".into(),
        file_bytes: 2_000,
        part: None,
        filed_at: now(),
        revises: None,
        edition_proposed: None,
        blanket_response: None,
        notes: Vec::new(),
    }
}

const TEXT: &str = "Damp and mould in council homes\n\
    That the Cabinet sets a deadline of five days for damp inspections.\n\
    Agreed. The new deadline applies by March 2027.\n\
    That officers bring a further report in due course.\n";

fn span_of(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn blocks_of(text: &str) -> Vec<Block> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').enumerate();
    lines
        .map(|(number, line)| {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            Block {
                kind: if number == 0 {
                    BlockKind::Heading { level: 1 }
                } else {
                    BlockKind::Paragraph
                },
                span,
                page: None,
            }
        })
        .collect()
}

fn found_item(number: &str, words: &str) -> FoundItem {
    FoundItem {
        kind: ItemKind::Recommendation,
        number: Some(number.into()),
        text: words.into(),
        passage: Passage::one(None, span_of(words)),
        lead_in: None,
        addressed_to: Some("the Cabinet".into()),
        standing: Standing::Ours,
        lead_officer: None,
        response: None,
        due: None,
        progress: None,
        row: scrutiny_desk::scrutiny::tracker::RowFacts::default(),
    }
}

fn inbox_finding(number: u128, found: FoundItem, confidence: Confidence) -> InboxFinding {
    InboxFinding {
        id: finding_id(number),
        paper: paper_id(1),
        finding: Finding {
            found: Found::Item(found),
            rule: "numbered_list".into(),
            confidence,
            reason: "In a numbered list of recommendations".into(),
        },
        amended: false,
        state: FindingState::Pending,
        proposal: Proposal::new_item(),
    }
}

fn a_view() -> PaperView {
    let mut first = found_item(
        "1",
        "That the Cabinet sets a deadline of five days for damp inspections.",
    );
    first.response = Some(FoundResponse {
        text: "Agreed. The new deadline applies by March 2027.".into(),
        passage: Passage::one(None, span_of("Agreed. The new deadline applies by March 2027.")),
        position: Some(Position::Accepted),
        in_principle: false,
        position_words: None,
    });
    first.due = Some(Due {
        phrase: "by March 2027".into(),
        window: Some(Window::new(day("2027-03-01"), day("2027-03-31"))),
        class: None,
        conditional: false,
        passage: Some(Passage::one(None, span_of("by March 2027"))),
    });
    let second = found_item("2", "That officers bring a further report in due course.");
    PaperView {
        edition: None,
        doubts: Vec::new(),
        paper: a_paper(1),
        edition_name: None,
        text: TEXT.into(),
        blocks: blocks_of(TEXT),
        pages: Vec::new(),
        findings: vec![
            inbox_finding(11, first, Confidence::Certain),
            inbox_finding(12, second, Confidence::Unsure),
        ],
        proposed_items: Vec::new(),
        accepted_as: Vec::new(),
        notes: Vec::new(),
        attached_to: None,
        attached: Vec::new(),
        reading: 0,
        original_erased: false,
        calendar: scrutiny_desk::scrutiny::period::Calendar::default(),
    }
}

fn open_reader(view: PaperView, size: [f32; 2]) -> Harness<'static, Desk<reader::State>> {
    let mut state = reader::State::default();
    state.take(view.paper.id, Some(Box::new(view)), day("2026-11-23"));
    open(state, reader::view::screen_ui, size)
}

fn finding(command: FindingCommand) -> Intent {
    Intent::Do(Command::Finding(command))
}

fn accept(number: u128) -> Intent {
    finding(FindingCommand::Accept {
        findings: vec![finding_id(number)],
    })
}
