//! The screens of papers, driven by their accessible names: the list, the reader with its inbox,
//! search, welcome and the two dialogs.

use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use scrutiny_desk::register::command::paper::FactEdit;
use scrutiny_desk::register::command::{Command, FindingCommand, PaperCommand};
use scrutiny_desk::register::view::{Hit, HitPlace, PaperRow, PaperView, TakenAlong};
use scrutiny_desk::scrutiny::finding::{
    Confidence, Finding, FindingState, Found, FoundItem, FoundResponse, InboxFinding,
};
use scrutiny_desk::scrutiny::id::{FindingId, ItemId, PaperId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::paper::{Paper, PaperFacts, PaperKind, Publicity};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Passage, Span};
use scrutiny_desk::scrutiny::period::Window;
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::proposal::{Proposal, Relation};
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::{Day, Moment};
use scrutiny_desk::ui::action::Action;
use scrutiny_desk::ui::dialogs::{Dialog, destroy_paper, remove_paper};
use scrutiny_desk::ui::frame::{Frame, Names};
use scrutiny_desk::ui::intent::{Intent, Outbox, Route};
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
            councils: vec!["Brackenford Borough Council".into()],
            bodies: vec!["Housing Scrutiny Panel".into()],
        }),
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
            council: Some("Brackenford Borough Council".into()),
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
        notes: Vec::new(),
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

// --- the reader and its inbox -------------------------------------------------------------------

#[test]
fn a_finding_is_accepted_rejected_and_amended_by_its_buttons() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Accept: Recommendation 1").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(11)]);
    harness.get_by_label("Reject: Recommendation 2").click();
    harness.run();
    let rejected = finding(FindingCommand::Reject {
        findings: vec![finding_id(12)],
    });
    assert_eq!(harness.state_mut().asked(), [rejected]);
}

#[test]
fn single_keys_work_through_the_inbox() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.key_press(Key::A);
    harness.run();
    harness.key_press(Key::R);
    harness.run();
    let rejected = finding(FindingCommand::Reject {
        findings: vec![finding_id(12)],
    });
    assert_eq!(harness.state_mut().asked(), [accept(11), rejected]);
}

#[test]
fn accept_all_takes_what_the_choice_beside_it_says() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Accept all 2").click();
    harness.run();
    let all = |at_least| {
        finding(FindingCommand::AcceptAll {
            paper: paper_id(1),
            at_least,
        })
    };
    assert_eq!(harness.state_mut().asked(), [all(Confidence::Unsure)]);
    harness.get_by_label("Which to accept").click();
    harness.run();
    harness.get_by_label("certain only").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [all(Confidence::Certain)]);
}

#[test]
fn an_amended_finding_is_sent_whole_and_typing_is_no_command() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.key_press(Key::E);
    harness.run();
    let asked_of = harness.get_by_label("Asked of");
    asked_of.focus();
    harness.run();
    harness.get_by_label("Asked of").type_text(" and R");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "letters go into the field");
    harness.get_by_label_contains("Save").click();
    harness.run();
    let [Intent::Do(Command::Finding(FindingCommand::Amend { finding, found }))] =
        &harness.state_mut().asked()[..]
    else {
        panic!("one amendment");
    };
    assert_eq!(*finding, finding_id(11));
    let Found::Item(item) = &**found else {
        panic!("an item");
    };
    assert_eq!(item.addressed_to.as_deref(), Some("the Cabinet and R"));
    assert_eq!(
        item.due.as_ref().unwrap().phrase,
        "by March 2027",
        "what was not touched stays"
    );
    assert_eq!(item.response.as_ref().unwrap().position, Some(Position::Accepted));
}

/// Every named control and every line of words, as a screen reader goes through them.
fn outline<S>(harness: &Harness<'static, S>) -> String {
    fn walk(node: &egui_kittest::kittest::AccessKitNode<'_>, lines: &mut Vec<String>) {
        let words = node.label().or_else(|| node.value()).unwrap_or_default();
        if !words.is_empty() {
            let chosen = match node.is_selected() {
                Some(true) => ", chosen",
                _ => "",
            };
            let off = if node.is_disabled() { ", off" } else { "" };
            lines.push(format!("{:?}: {words}{chosen}{off}", node.role()));
        }
        for child in node.children() {
            walk(&child, lines);
        }
    }
    let mut lines = Vec::new();
    walk(&harness.root().accesskit_node(), &mut lines);
    lines.join("\n")
}

#[test]
fn a_proposal_names_the_item_and_can_be_overruled() {
    let mut view = a_view();
    view.findings[1].proposal = Proposal {
        relation: Relation::SameAs,
        item: Some(item_id(30)),
        reason: "The words are the same".into(),
    };
    view.proposed_items = vec![(item_id(30), "That officers report again".into())];
    let mut harness = open_reader(view, TALL);
    harness.get_by_label_contains("Already on the register: “That officers report again”");
    harness.get_by_label("Accept as new: Recommendation 2").click();
    harness.run();
    harness.get_by_label("Show item: Recommendation 2").click();
    harness.run();
    let as_new = finding(FindingCommand::AcceptAsNew {
        finding: finding_id(12),
    });
    assert_eq!(
        harness.state_mut().asked(),
        [as_new, Intent::ShowItem(item_id(30))]
    );
}

#[test]
fn what_was_dealt_with_is_folded_away_and_can_be_put_back() {
    let mut view = a_view();
    view.findings[0].state = FindingState::Accepted;
    let mut harness = open_reader(view, TALL);
    harness.get_by_label("1 of 2 waiting");
    assert!(harness.query_by_label("Put back: Recommendation 1").is_none());
    harness.get_by_label("Accepted: 1 finding").click();
    harness.run();
    harness.get_by_label("Put back: Recommendation 1").click();
    harness.run();
    let reopened = finding(FindingCommand::Reopen {
        findings: vec![finding_id(11)],
    });
    assert_eq!(harness.state_mut().asked(), [reopened]);
}

#[test]
fn what_the_paper_does_not_print_is_asked_for() {
    let mut view = a_view();
    view.paper.facts.body = None;
    view.paper.facts.date = None;
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("The paper does not say which committee it is for");
    harness.get_by_label("The paper has no date: days that rest on it are not known");
    harness.get_by_label("Committee or body").focus();
    harness.run();
    harness.get_by_label("Committee or body").type_text("Homes Panel");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "half a name is not kept");
    harness.key_press(Key::Enter);
    harness.run();
    let edit = Intent::Do(Command::Paper(PaperCommand::EditFact {
        paper: paper_id(1),
        edit: FactEdit::Body(Some("Homes Panel".into())),
    }));
    assert_eq!(harness.state_mut().asked(), [edit]);
}

#[test]
fn words_typed_and_not_yet_sent_are_sent_before_the_window_goes_elsewhere() {
    let mut view = a_view();
    view.paper.facts.body = None;
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("Committee or body").focus();
    harness.run();
    harness.get_by_label("Committee or body").type_text("Homes Panel");
    harness.run();
    let desk = harness.state_mut();
    desk.state.flush(now(), &mut desk.outbox);
    let edit = Intent::Do(Command::Paper(PaperCommand::EditFact {
        paper: paper_id(1),
        edit: FactEdit::Body(Some("Homes Panel".into())),
    }));
    assert_eq!(desk.asked(), [edit]);
    let desk = harness.state_mut();
    desk.state.flush(now(), &mut desk.outbox);
    assert_eq!(desk.asked(), [], "and never twice");
}

#[test]
fn the_reader_settles_whether_a_paper_is_another_edition() {
    let mut view = a_view();
    view.paper.edition_proposed = Some(paper_id(9));
    view.edition_name = Some("Damp and mould (first draft)".into());
    let mut harness = open_reader(view, WIDE);
    harness.get_by_label("It is a revision").click();
    harness.run();
    harness.get_by_label("It is a different paper").click();
    harness.run();
    let settle = |revises| {
        Intent::Do(Command::Paper(PaperCommand::SettleEdition {
            paper: paper_id(1),
            revises,
        }))
    };
    assert_eq!(
        harness.state_mut().asked(),
        [settle(Some(paper_id(9))), settle(None)]
    );
}

#[test]
fn a_paper_without_findings_says_what_to_do_next() {
    let mut view = a_view();
    view.findings.clear();
    let harness = open_reader(view, WIDE);
    harness.get_by_label("Nothing was found in this paper");
    harness.get_by_label("Select words in the text to make an item of them");
}

#[test]
fn a_paper_that_is_gone_says_so() {
    let mut state = reader::State::default();
    state.take(paper_id(1), None, day("2026-11-23"));
    let mut harness = open(state, reader::view::screen_ui, WIDE);
    harness.get_by_label("Go to papers").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::Go(Route::Papers)]);
}

#[test]
fn only_the_cards_that_are_seen_are_drawn() {
    let mut view = a_view();
    let one = view.findings[1].clone();
    view.findings = (0..500)
        .map(|number| InboxFinding {
            id: finding_id(1_000 + number),
            ..one.clone()
        })
        .collect();
    let mut harness = open_reader(view, WIDE);
    let drawn = harness.query_all_by_label("Accept: Recommendation 2").count();
    assert!((2..12).contains(&drawn), "{drawn} cards");
    for _ in 0..40 {
        harness.key_press(Key::J);
        harness.run();
    }
    harness.get_by_label_contains("41 of 500");
}

#[test]
fn a_small_window_shows_text_and_findings_one_at_a_time() {
    let mut harness = open_reader(a_view(), [600.0, 420.0]);
    assert!(harness.query_by_label("Accept: Recommendation 1").is_none());
    harness.get_by_label("Findings (2 waiting)").click();
    harness.run();
    harness.get_by_label("Accept: Recommendation 1");
}

#[test]
fn selected_words_become_an_item_with_their_place() {
    let mut harness = open_reader(a_view(), WIDE);
    let words = "That officers bring a further report in due course.";
    let line = harness
        .query_all_by_label(words)
        .map(|node| node.rect())
        .min_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    harness.drag_at(line.left_center() + egui::vec2(1.0, 0.0));
    harness.hover_at(line.left_center() + egui::vec2(60.0, 0.0));
    harness.run();
    harness.hover_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness.drop_at(line.right_center() + egui::vec2(30.0, 0.0));
    harness.run();
    harness
        .get_by_label("Make an action of the selected words")
        .click();
    harness.run();
    let [Intent::Do(Command::Finding(FindingCommand::Add { paper, found, .. }))] =
        &harness.state_mut().asked()[..]
    else {
        panic!("one finding is added");
    };
    assert_eq!(*paper, paper_id(1));
    let Found::Item(item) = &**found else {
        panic!("an item");
    };
    assert_eq!(item.kind, ItemKind::Action);
    assert_eq!(item.text, words);
    assert_eq!(item.passage, Passage::one(None, span_of(words)));
}

#[test]
fn a_click_on_a_tinted_passage_chooses_its_card() {
    let mut harness = open_reader(a_view(), WIDE);
    let words = "That officers bring a further report in due course.";
    let line = harness
        .query_all_by_label(words)
        .map(|node| node.rect())
        .min_by(|a, b| a.left().total_cmp(&b.left()))
        .unwrap();
    harness.hover_at(line.center());
    harness.drag_at(line.center());
    harness.drop_at(line.center());
    harness.run();
    harness.key_press(Key::A);
    harness.run();
    assert_eq!(harness.state_mut().asked(), [accept(12)]);
}

// --- the text of a paper ------------------------------------------------------------------------

fn long_paper(count: usize) -> PaperText {
    let line = "The Panel heard from tenants that repairs had been put off again and again.\n";
    let text = line.repeat(count);
    let mut blocks = blocks_of(&text);
    for (number, block) in blocks.iter_mut().enumerate() {
        block.page = Some(u32::try_from(number / 30).unwrap() + 1);
    }
    PaperText::new(text, blocks)
}

fn open_text(text: PaperText) -> Harness<'static, PaperText> {
    let palette = Palette::of(egui::Theme::Light);
    let mut harness = Harness::builder()
        .with_size([700.0, 600.0])
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, text: &mut PaperText| {
                paper_text_ui(ui, text, &palette);
            },
            text,
        );
    harness.run();
    harness
}

#[test]
fn of_ten_thousand_blocks_only_those_that_are_seen_are_laid_out() {
    let mut harness = open_text(long_paper(10_000));
    let (drawn, made) = harness.state().work();
    assert!((10..40).contains(&drawn), "{drawn} strips drawn");
    assert!(made < 60, "{made} laid out");
    let target = 77 * 7_000;
    harness.state_mut().go_to(target);
    harness.run();
    let (drawn, made_after) = harness.state().work();
    assert!((10..40).contains(&drawn), "{drawn} strips drawn");
    assert!(made_after - made < 80, "{} more laid out", made_after - made);
    harness.run_steps(5);
    assert_eq!(
        harness.state().work().1,
        made_after,
        "drawing again lays nothing out"
    );
}

#[test]
fn a_place_that_is_gone_to_is_in_sight() {
    let mut text = long_paper(10_000);
    let line = text.text().find('\n').unwrap() + 1;
    let span = Span::new(line * 6_000, line * 6_000 + 9);
    text.mark(vec![Mark {
        span,
        tint: Tint::Recommendation,
        label: "Rec. 1".into(),
        owner: 0,
    }]);
    let mut harness = open_text(text);
    harness.state_mut().go_to(span.start);
    harness.run();
    let place = harness.state().place();
    let lines_above = (span.start - place) / line;
    assert!(lines_above < 16, "{lines_above} lines above it are seen");
    assert!(place <= span.start);
}

#[test]
fn the_place_stays_when_the_window_becomes_narrower() {
    let mut harness = open_text(long_paper(2_000));
    harness.state_mut().resume(77 * 1_000);
    harness.run();
    let before = harness.state().place();
    harness.set_size(egui::vec2(420.0, 500.0));
    harness.run();
    let after = harness.state().place();
    assert!(before.abs_diff(after) <= 77, "{before} became {after}");
}

#[test]
fn a_selection_across_page_furniture_leaves_the_furniture_out() {
    let text = "That the Cabinet\nPage 3\nprovides shelters.\n";
    let mut blocks = blocks_of(text);
    blocks[0].kind = BlockKind::Paragraph;
    blocks[1].kind = BlockKind::Furniture;
    let paper = PaperText::new(text.into(), blocks);
    let spans = paper.spans_without_furniture(Span::new(0, text.len()));
    let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    assert_eq!(words, ["That the Cabinet", "provides shelters."]);
}

#[test]
fn a_table_stands_in_columns_and_its_cells_are_named() {
    let text = "Ref\nAction\n1\nInspect the homes\n";
    let mut blocks = blocks_of(text);
    for (number, block) in blocks.iter_mut().enumerate() {
        block.kind = BlockKind::Cell {
            table: 0,
            row: u32::try_from(number / 2).unwrap(),
            column: u32::try_from(number % 2).unwrap(),
            heading: number < 2,
        };
    }
    let harness = open_text(PaperText::new(text.into(), blocks));
    let place = |words| harness.get_by_label(words).rect();
    assert!(
        (place("Ref").top() - place("Action").top()).abs() < 0.5,
        "one row"
    );
    assert!(
        (place("Action").left() - place("Inspect the homes").left()).abs() < 0.5,
        "one column"
    );
    assert!(place("1").top() > place("Ref").top());
}

// --- the list of papers -------------------------------------------------------------------------

fn paper_rows() -> Vec<PaperRow> {
    let mut second = a_paper(2);
    second.facts.title = Some("Air quality".into());
    second.facts.date = Some(day("2025-01-14"));
    second.facts.publicity = Publicity::Exempt;
    let mut third = a_paper(3);
    third.facts.title = None;
    third.facts.date = None;
    vec![
        PaperRow {
            paper: a_paper(1),
            waiting: 8,
            items: 3,
        },
        PaperRow {
            paper: second,
            waiting: 0,
            items: 0,
        },
        PaperRow {
            paper: third,
            waiting: 1,
            items: 0,
        },
    ]
}

fn open_papers(rows: Vec<PaperRow>) -> Harness<'static, Desk<papers::State>> {
    let mut state = papers::State::default();
    state.take(rows, day("2026-11-23"));
    open(state, papers::view::screen_ui, WIDE)
}

const FIRST: &str = "Damp and mould in council homes, committee report, 21 April 2026, Housing Scrutiny Panel, 8 findings waiting, 3 items";
const EXEMPT: &str = "Air quality, committee report, 14 January 2025, Housing Scrutiny Panel, exempt";
const UNTITLED: &str = "damp.txt, committee report, no date, Housing Scrutiny Panel, 1 finding waiting";

fn top_of(harness: &Harness<'static, Desk<papers::State>>, label: &str) -> f32 {
    harness.get_by_label(label).rect().top()
}

#[test]
fn papers_stand_newest_first_and_undated_ones_last_and_open_by_click() {
    let mut harness = open_papers(paper_rows());
    let tops = [FIRST, EXEMPT, UNTITLED].map(|label| top_of(&harness, label));
    assert!(tops[0] < tops[1] && tops[1] < tops[2], "{tops:?}");
    harness.get_by_label(EXEMPT).click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Go(Route::Paper(paper_id(2)))]
    );
}

#[test]
fn a_column_heading_sorts_and_sorts_back() {
    let mut harness = open_papers(paper_rows());
    harness.get_by_label("Sort by paper").click();
    harness.run();
    assert!(top_of(&harness, EXEMPT) < top_of(&harness, FIRST), "A before D");
    harness.get_by_label("Sort by paper, sorted, least first").click();
    harness.run();
    assert!(top_of(&harness, FIRST) < top_of(&harness, EXEMPT));
}

#[test]
fn the_arrows_choose_a_paper_and_enter_opens_it() {
    let mut harness = open_papers(paper_rows());
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.get_by_label(EXEMPT).is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::Go(Route::Paper(paper_id(2)))]
    );
}

#[test]
fn a_filter_without_a_match_offers_the_way_back() {
    let mut harness = open_papers(paper_rows());
    harness.get_by_label("Filter papers").focus();
    harness.run();
    harness.get_by_label("Filter papers").type_text("air 2025");
    harness.run();
    harness.get_by_label("1 of 3 papers");
    assert!(harness.query_by_label(FIRST).is_none());
    harness.get_by_label("Filter papers").type_text(" zebra");
    harness.run();
    harness.get_by_label("Show all papers").click();
    harness.run();
    harness.get_by_label(FIRST);
}

#[test]
fn only_an_exempt_paper_can_be_destroyed_and_both_ask_first() {
    let mut harness = open_papers(paper_rows());
    harness
        .get_by_label("What can be done with Damp and mould in council homes")
        .click();
    harness.run();
    assert!(harness.query_by_label("Destroy…").is_none());
    harness.get_by_label("Remove paper…").click();
    harness.run();
    harness.get_by_label("What can be done with Air quality").click();
    harness.run();
    harness.get_by_label("Destroy…").click();
    harness.run();
    let remove = Intent::Open(Dialog::RemovePaper {
        paper: paper_id(1),
        name: "Damp and mould in council homes".into(),
    });
    let destroy = Intent::Open(Dialog::DestroyPaper {
        paper: paper_id(2),
        name: "Air quality".into(),
        number: "a1b2c3".into(),
    });
    assert_eq!(harness.state_mut().asked(), [remove, destroy]);
}

#[test]
fn an_empty_list_offers_to_import() {
    let mut harness = open_papers(Vec::new());
    harness.get_by_label("Import papers…").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::Run(Action::ImportPapers)]);
}

#[test]
fn of_many_papers_only_those_that_are_seen_are_drawn() {
    let rows = (0..5_000)
        .map(|number| {
            let mut paper = a_paper(number + 1);
            paper.facts.title = Some(format!("Paper {number}"));
            PaperRow {
                paper,
                waiting: 0,
                items: 0,
            }
        })
        .collect();
    let harness = open_papers(rows);
    let drawn = harness
        .query_all_by_label_contains("What can be done with")
        .count();
    assert!((10..40).contains(&drawn), "{drawn} rows");
}

// --- welcome, search, dialogs -------------------------------------------------------------------

#[test]
fn the_first_screen_offers_import_and_samples() {
    let draw: Draw<()> = |ui, frame, (), outbox| welcome::screen_ui(ui, frame, outbox);
    let mut harness = open((), draw, WIDE);
    harness.get_by_label("Import papers…").click();
    harness.run();
    harness.get_by_label("Try it with sample papers").click();
    harness.run();
    assert_eq!(
        harness.state_mut().asked(),
        [
            Intent::Run(Action::ImportPapers),
            Intent::Run(Action::ImportSamples)
        ]
    );
}

fn hits() -> Vec<Hit> {
    vec![
        Hit {
            place: HitPlace::Paper {
                paper: paper_id(1),
                span: Span::new(32, 99),
            },
            heading: "Damp and mould in council homes".into(),
            snippet: "a deadline of five days for damp inspections".into(),
            lit: vec![Span::new(28, 32)],
        },
        Hit {
            place: HitPlace::Item(item_id(30)),
            heading: "Recommendation 2".into(),
            snippet: "That officers look at damp".into(),
            lit: Vec::new(),
        },
    ]
}

#[test]
fn search_asks_with_every_letter_and_opens_the_lit_place() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Find words anywhere on the register");
    harness.get_by_label("Search the register").type_text("damp");
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::Search("damp".into())]);
    harness.state_mut().state.take("damp", hits());
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let in_paper = Intent::ShowInPaper {
        paper: paper_id(1),
        span: Span::new(32, 99),
    };
    assert_eq!(
        harness.state_mut().asked(),
        [in_paper, Intent::ShowItem(item_id(30))]
    );
}

#[test]
fn a_search_without_a_hit_says_what_to_try() {
    let mut state = search::State::default();
    state.focus();
    let mut harness = open(state, search::view::screen_ui, WIDE);
    harness.get_by_label("Search the register").type_text("zebra");
    harness.run();
    harness.state_mut().state.take("zebra", Vec::new());
    harness.run();
    harness.get_by_label("Nothing found for “zebra”");
    harness.get_by_label("Try fewer words, or the beginning of one");
}

#[test]
fn a_removal_says_what_goes_along_before_it_is_done() {
    let draft = remove_paper::Draft::new(paper_id(1), "Damp and mould".into());
    let mut harness = open(draft, remove_paper::dialog_ui, [560.0, 420.0]);
    harness.get_by_label("Counting what goes with it…");
    harness.state_mut().state.take(
        paper_id(1),
        TakenAlong {
            findings: 12,
            items: 1,
            ..TakenAlong::default()
        },
    );
    harness.run();
    harness.get_by_label("• 12 findings");
    harness.get_by_label("• 1 item that stands in no other paper");
    harness.get_by_label("Remove").click();
    harness.run();
    let remove = Intent::Do(Command::Paper(PaperCommand::Remove { paper: paper_id(1) }));
    assert_eq!(harness.state_mut().asked(), [remove, Intent::CloseDialog]);
}

#[test]
fn nothing_is_destroyed_before_the_number_is_typed() {
    let draft = destroy_paper::Draft::new(paper_id(2), "Air quality".into(), "a1b2c3".into());
    let mut harness = open(draft, destroy_paper::dialog_ui, [560.0, 520.0]);
    harness.state_mut().state.take(paper_id(2), TakenAlong::default());
    harness.run();
    harness.get_by_label("Destroy for good").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [], "not yet");
    let field = harness.get_by_role(egui::accesskit::Role::TextInput);
    field.focus();
    harness.run();
    harness
        .get_by_role(egui::accesskit::Role::TextInput)
        .type_text("A1B2C3");
    harness.run();
    harness.get_by_label("Destroy for good").click();
    harness.run();
    let destroy = Intent::Do(Command::Paper(PaperCommand::Destroy {
        paper: paper_id(2),
        typed: "a1b2c3".into(),
    }));
    assert_eq!(harness.state_mut().asked(), [destroy, Intent::CloseDialog]);
}

#[test]
fn a_screen_reader_goes_through_the_inbox_in_this_order() {
    let mut view = a_view();
    view.paper.facts.council = None;
    view.paper.notes = vec!["The second page could not be read".into()];
    view.findings[1].state = FindingState::Rejected;
    let harness = open_reader(view, TALL);
    insta::assert_snapshot!(outline(&harness), @r#"
    Button: Back to the list of papers
    Button: What can be done with this paper
    Heading: Damp and mould in council homes
    Heading: 1 of 2 waiting
    Button: Accept 1
    ComboBox: Which to accept
    CheckBox: Unsure first
    Label: Committee report · 21 April 2026
    Label: Housing Scrutiny Panel
    Label: From the file damp.txt
    Label: The second page could not be read
    Label: The paper does not name its council
    TextInput: Council
    Button: Council: choose one that is on the register
    Button: Edit facts
    ListItem: Recommendation 1, waiting, certain, 1 of 2: That the Cabinet sets a deadline of five days for damp inspections., chosen
    Label: Recommendation 1, certain
    Label: That the Cabinet sets a deadline of five days for damp inspections.
    Label: Asked of the Cabinet
    Label: Ours
    Label: Accepted
    Label: “Agreed. The new deadline applies by March 2027.”
    Label: “by March 2027”: March 2027
    Label: In a numbered list of recommendations (rule numbered_list)
    Button: Accept: Recommendation 1
    Button: Amend…: Recommendation 1
    Button: Reject: Recommendation 1
    Button: Rejected: 1 finding
    Heading: Your notes on this paper
    MultilineTextInput: New note on this paper
    Splitter: Resize panel
    Document: Text of the paper
    Heading: Damp and mould in council homes
    Label: That the Cabinet sets a deadline of five days for damp inspections.
    Label: Agreed. The new deadline applies by March 2027.
    Label: That officers bring a further report in due course.
    "#);
}
