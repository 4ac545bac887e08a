//! What one frame costs: the processor's time of the thread that draws, with the tree for screen
//! readers on and the shapes cut into triangles, as the window does it before the graphics card is
//! asked for anything.
//!
//! `cargo bench --bench frames` prints, for each screen and each size of the register, the median, the
//! 95th part of a hundred and the worst frame, at rest and while the screen is scrolled. Words after it
//! choose among the screens: `cargo bench --bench frames -- table inbox`.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench prints, and stops where its own material does not fit"
)]

use std::fs;
use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{self, Event, Pos2, RawInput, Rect, Ui, Vec2};

use scrutiny_desk::register::search::{Results, Wanted};
use scrutiny_desk::register::view::{FollowUpRow, Hit, HitPlace, ItemRow, PaperView};
use scrutiny_desk::scrutiny::answer_clock::{AnswerRule, AnswerRules};
use scrutiny_desk::scrutiny::finding::{Confidence, Finding, FindingState, Found, FoundItem, InboxFinding};
use scrutiny_desk::scrutiny::follow_up::FollowUp;
use scrutiny_desk::scrutiny::id::{FindingId, FollowUpId, ItemId, PaperId};
use scrutiny_desk::scrutiny::item::{Item, ItemKind, ItemState, Standing};
use scrutiny_desk::scrutiny::paper::{Paper, PaperFacts, PaperKind};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Passage, Span};
use scrutiny_desk::scrutiny::period::{Calendar, Class, Window};
use scrutiny_desk::scrutiny::progress::{Closing, ClosingReason, Progress};
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::proposal::Proposal;
use scrutiny_desk::scrutiny::response::Position;
use scrutiny_desk::scrutiny::tracker::RowFacts;
use scrutiny_desk::scrutiny::{Day, Moment};
use scrutiny_desk::ui::frame::Frame;
use scrutiny_desk::ui::intent::Outbox;
use scrutiny_desk::ui::screens::board::arrange::Layout;
use scrutiny_desk::ui::screens::board::deck::deck_of;
use scrutiny_desk::ui::screens::board::order::{Field, GroupBy};
use scrutiny_desk::ui::screens::{board, follow_ups, reader, search};
use scrutiny_desk::ui::theme::{self, Palette};

/// The window in which the screens are drawn, in points.
const WINDOW: Vec2 = Vec2::new(1280.0, 800.0);
/// What is looked for on the search screen.
const TYPED: &str = "that";
/// How many frames are measured at rest, and as many while the screen is scrolled.
const FRAMES: usize = 200;
/// How many items the registers have.
const SIZES: [usize; 3] = [100, 10_000, 100_000];
/// More findings than a paper ever has are not asked of the inbox.
const MOST_FINDINGS: usize = 10_000;

const WORDS: [&str; 8] = [
    "That the Cabinet publishes how long each repair took, by ward and by contractor, every quarter, and says beside it how many tenants were told in writing when the work would be done and whether it was",
    "That officers bring a costed plan for the replacement of single glazing in sheltered housing to the meeting in November, with the homes in which a resident has complained twice or more first",
    "That a named officer answers for every home with repeated reports of damp until the tenant agrees that it is dry",
    "That the bus partnership tries evening services to the hospital for twelve months and reports how many people used them, from where, and what each journey cost",
    "That the library strategy says what becomes of the mobile library and who was asked about it",
    "That school crossing patrols are risk-assessed each September, that the results are sent to the members for the wards concerned, and that no patrol is withdrawn before the member has been heard",
    "That the Council writes to the water company about the outfall at Mill Lane and shares the reply with this Committee",
    "That complaints are answered within ten working days, and that the figures for each service stand beside those of the year before in the quarterly report",
];
const MEMBERS: [&str; 4] = [
    "Councillor Ruth Imran",
    "Councillor David Osei",
    "Councillor Mary Kemp",
    "Councillor Tom Ashdown",
];

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    println!(
        "{:<24} {:>8}  {:>22}  {:>22}",
        "processor, ms a frame", "items", "at rest", "scrolling"
    );
    println!(
        "{:<24} {:>8}  {:>6} {:>7} {:>7}  {:>6} {:>7} {:>7}",
        "", "", "median", "95 %", "worst", "median", "95 %", "worst"
    );
    for size in SIZES {
        let rows = item_rows(size);
        for (name, maker) in SCREENS {
            if is_wanted(name) {
                let (rest, scrolling) = measure(maker(&rows));
                println!("{name:<24} {size:>8}  {rest}  {scrolling}");
            }
        }
    }
}

/// Draws one screen, once a frame.
type Screen = Box<dyn FnMut(&mut Ui, &Frame)>;
/// Makes a screen, once it is known that it is wanted.
type Maker = fn(&[ItemRow]) -> Screen;

const SCREENS: &[(&str, Maker)] = &[
    ("board", |rows| board_screen(rows, |_| {})),
    ("board in groups", |rows| {
        board_screen(rows, |wish| wish.group_by(Some(GroupBy::Committee)))
    }),
    ("table", |rows| {
        board_screen(rows, |wish| {
            wish.layout = Layout::Table;
            wish.sort_by(Field::Number);
        })
    }),
    ("table in groups", |rows| {
        board_screen(rows, |wish| {
            wish.layout = Layout::Table;
            wish.group_by(Some(GroupBy::Member));
        })
    }),
    ("follow-ups", follow_up_screen),
    ("search results", search_screen),
    ("inbox", |rows| inbox_screen(rows.len().min(MOST_FINDINGS))),
];

fn board_screen(rows: &[ItemRow], wish: impl FnOnce(&mut board::arrange::Wish)) -> Screen {
    let rules = AnswerRules::default().with("Larkhythe Borough Council", Some(AnswerRule::Law));
    let mut state = board::State::default();
    state.take(deck_of(rows, today(), &rules));
    wish(&mut state.wish);
    state.settle();
    Box::new(move |ui, frame| board::view::screen_ui(ui, frame, &mut state, &mut Outbox::default()))
}

fn follow_up_screen(rows: &[ItemRow]) -> Screen {
    let follow_ups: Vec<FollowUpRow> = rows
        .iter()
        .step_by(4)
        .map(|row| FollowUpRow {
            follow_up: FollowUp {
                id: FollowUpId::new(now()),
                about: "Ask what has become of it, and for the figures by ward".to_owned(),
                due: row.due.clone().unwrap_or_else(|| due(3)),
                set_by_user: false,
                proposed: None,
                item: Some(row.item.id),
                paper: None,
                done_on: None,
                outcome: None,
                repeat: None,
                added_at: now(),
            },
            item_words: Some(row.item.text.clone()),
            paper_name: None,
            due_at: None,
            changes: 0,
            exempt: false,
        })
        .collect();
    let mut state = follow_ups::State::default();
    state.take(&follow_ups, today());
    state.take_promised(follow_ups::rows::promised_of(
        rows,
        today(),
        &AnswerRules::default(),
    ));
    state.settle();
    Box::new(move |ui, frame| follow_ups::view::screen_ui(ui, frame, &mut state, &mut Outbox::default()))
}

/// As many hits as anybody scrolls through.
fn search_screen(rows: &[ItemRow]) -> Screen {
    let hits: Vec<Hit> = rows
        .iter()
        .take(10_000)
        .map(|row| Hit {
            place: HitPlace::Item(row.item.id),
            heading: "Recommendation 3".to_owned(),
            body: Some("Housing Scrutiny Panel".to_owned()),
            day: Some(today()),
            page: None,
            snippet: row.item.text.clone(),
            lit: vec![Span::new(0, 4)],
        })
        .collect();
    let mut state = search::State::default();
    let _ = state.look_for(TYPED.to_owned());
    state.take(Results {
        wanted: Wanted {
            typed: TYPED.to_owned(),
            ..Wanted::default()
        },
        total: hits.len(),
        hits,
        ..Results::default()
    });
    state.focus();
    Box::new(move |ui, frame| search::view::screen_ui(ui, frame, &mut state, &mut Outbox::default()))
}

fn inbox_screen(count: usize) -> Screen {
    let paper = PaperId::new(now());
    let mut text = "Response to the report of the Task Group\n".to_owned();
    let mut blocks = Vec::new();
    let mut findings = Vec::new();
    for number in 0..count {
        let words = WORDS[number % WORDS.len()];
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        text.push('\n');
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            span,
            page: None,
        });
        findings.push(InboxFinding {
            id: FindingId::new(now()),
            paper,
            finding: Finding {
                found: Found::Item(found_item(number, words, span)),
                rule: "numbered_list".into(),
                confidence: [Confidence::Certain, Confidence::Likely, Confidence::Unsure][number % 3],
                reason: "In a numbered list of recommendations".into(),
            },
            amended: false,
            state: FindingState::Pending,
            proposal: Proposal::new_item(),
        });
    }
    let view = PaperView {
        paper: a_paper(paper),
        edition_name: None,
        text,
        blocks,
        pages: Vec::new(),
        findings,
        proposed_items: Vec::new(),
        accepted_as: Vec::new(),
        attached_to: None,
        attached: Vec::new(),
        original_erased: false,
        calendar: Calendar::default(),
        edition: None,
        doubts: Vec::new(),
        reading: 0,
        notes: Vec::new(),
    };
    let mut state = reader::State::default();
    state.take(paper, Some(Box::new(view)), today());
    Box::new(move |ui, frame| reader::view::screen_ui(ui, frame, &mut state, &mut Outbox::default()))
}

fn found_item(number: usize, words: &str, span: Span) -> FoundItem {
    FoundItem {
        kind: ItemKind::Recommendation,
        number: Some(number.to_string()),
        text: words.to_owned(),
        passage: Passage::one(None, span),
        lead_in: None,
        addressed_to: Some("the Cabinet".into()),
        standing: Standing::Ours,
        lead_officer: None,
        response: None,
        due: None,
        progress: None,
        row: RowFacts::default(),
    }
}

fn a_paper(id: PaperId) -> Paper {
    Paper {
        id,
        facts: PaperFacts {
            kind: PaperKind::ExecutiveResponse,
            title: Some("Response to the report of the Task Group".into()),
            date: Some(day("2026-06-16")),
            ..PaperFacts::unknown()
        },
        council: None,
        body: None,
        file_name: "response.txt".into(),
        file_hash: "a1b2".into(),
        file_bytes: 2_000,
        filed_at: now(),
        revises: None,
        edition_proposed: None,
        blanket_response: None,
        part: None,
        notes: Vec::new(),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2026-11-23")
}

fn now() -> Moment {
    "2026-11-23T18:00:00Z".parse().unwrap()
}

fn due(number: usize) -> Due {
    let last = today() + chrono::Days::new(number as u64 % 700) - chrono::Days::new(350);
    Due {
        phrase: format!("by the end of {}", last.format("%B %Y")),
        window: Some(Window::day(last)),
        class: Some(Class::Month),
        conditional: false,
        passage: None,
    }
}

/// Items as a register has them after years: of seven committees, with and without answers, dates,
/// progress and closings.
fn item_rows(count: usize) -> Vec<ItemRow> {
    let papers: Vec<PaperId> = (0..count / 20 + 1).map(|_| PaperId::new(now())).collect();
    (0..count)
        .map(|number| item_row(number, papers[number / 20]))
        .collect()
}

fn item_row(number: usize, paper: PaperId) -> ItemRow {
    let answered = !number.is_multiple_of(5);
    let closing = number.is_multiple_of(13).then(|| Closing {
        reason: [ClosingReason::Implemented, ClosingReason::Withdrawn][number % 2],
        closed_on: today(),
        signed_off_by: None,
        meeting: None,
        evidence: None,
    });
    ItemRow {
        state: ItemState {
            answered,
            position: Some(Position::ALL[number % Position::ALL.len()]).filter(|_| answered),
            in_principle: number.is_multiple_of(11),
            progress: number
                .is_multiple_of(3)
                .then(|| Progress::ALL[number % Progress::ALL.len()]),
            closed: closing.is_some(),
        },
        item: Item {
            id: ItemId::new(now()),
            kind: if number % 6 == 5 {
                ItemKind::Action
            } else {
                ItemKind::Recommendation
            },
            standing: Standing::Ours,
            number: Some(format!("R{}", number % 20 + 1)),
            lead_in: number.is_multiple_of(4).then(|| "It is recommended:".to_owned()),
            text: format!("{} (case {number})", WORDS[number % WORDS.len()]),
            addressed_to: Some("Cabinet Member for Housing".to_owned()),
            lead_officer: number.is_multiple_of(2).then(|| "Marcus Obi".to_owned()),
            executive_member: Some(MEMBERS[number % MEMBERS.len()].to_owned()),
            body: None,
            received_on: None,
            made_on: Some(day("2019-01-01") + chrono::Days::new(number as u64 % 2_800)),
            paper: Some(paper),
            passage: None,
            finding: None,
            rule: None,
            confidence: None,
            exempt: false,
            tags: if number.is_multiple_of(5) {
                vec!["damp homes".to_owned()]
            } else {
                Vec::new()
            },
            closing,
            added_at: now(),
        },
        due: (number % 3 != 1).then(|| due(number)),
        due_at: None,
        moved: number % 7,
        body_name: Some(format!("Scrutiny Panel {}", number % 7)),
        former_body: None,
        body_kind: None,
        council_name: Some("Larkhythe Borough Council".to_owned()),
        paper_name: Some(format!("Response to review {}", number / 20)),
        paper_date: Some(day("2026-06-16")),
        changed_at: now(),
    }
}

/// Draws a screen at rest, then while it is scrolled down.
fn measure(mut screen: Screen) -> (Times, Times) {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    ctx.enable_accesskit();
    let frame = Frame {
        today: today(),
        now: now(),
        palette: Palette::of(egui::Theme::Light),
        names: Arc::default(),
        waiting: 0,
        first_waiting: None,
        read_only: false,
    };
    let pointer = Pos2::new(420.0, 520.0);
    let mut time = 0.0;
    let mut draw = |events: Vec<Event>| {
        time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(time),
            events,
            ..RawInput::default()
        };
        let begun = Stopwatch::started();
        let mut output = ctx.run_ui(input, |ui| {
            egui::CentralPanel::default().show(ui, |ui| screen(ui, &frame));
        });
        assert!(
            output.platform_output.accesskit_update.is_some(),
            "nothing for screen readers"
        );
        let triangles = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let taken = begun.milliseconds();
        // There is no graphics card to take them.
        output.textures_delta.clear();
        assert!(!triangles.is_empty(), "nothing was drawn");
        taken
    };
    // The first frames lay out what later ones find laid out, and type into the field that has the caret.
    draw(vec![Event::PointerMoved(pointer)]);
    draw(vec![]);
    draw(vec![Event::Text(TYPED.to_owned())]);
    for _ in 0..8 {
        draw(vec![]);
    }
    let rest = (0..FRAMES).map(|_| draw(Vec::new())).collect();
    let scrolling = (0..FRAMES)
        .map(|_| {
            draw(vec![Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: Vec2::new(0.0, -40.0),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: egui::Modifiers::NONE,
            }])
        })
        .collect();
    (Times(rest), Times(scrolling))
}

/// What frames took, in milliseconds.
struct Times(Vec<f64>);

impl std::fmt::Display for Times {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let at = |percent: usize| sorted[(sorted.len() - 1) * percent / 100];
        write!(f, "{:>6.2} {:>7.2} {:>7.2}", at(50), at(95), at(100))
    }
}

/// Measures the processor's time of this thread where the system tells it, else the time that passes.
struct Stopwatch {
    processor: Option<u64>,
    begun: Instant,
}

impl Stopwatch {
    fn started() -> Self {
        Self {
            processor: processor_nanoseconds(),
            begun: Instant::now(),
        }
    }

    fn milliseconds(&self) -> f64 {
        let nanoseconds = match self.processor.zip(processor_nanoseconds()) {
            Some((before, now)) => (now - before) as f64,
            None => self.begun.elapsed().as_nanos() as f64,
        };
        nanoseconds / 1e6
    }
}

/// The time that this thread has had of the processor, which Linux counts in nanoseconds and brings up to
/// date when the thread lets another go first.
fn processor_nanoseconds() -> Option<u64> {
    std::thread::yield_now();
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok()
}
