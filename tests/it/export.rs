//! What is handed over, compared with files that were written by hand.

use std::fs;
use std::path::Path;

use scrutiny_desk::export::{Diary, Entry, Pack, PackFollowUp, PackPaper, Row, Tracker};
use scrutiny_desk::scrutiny::follow_up::FollowUp;
use scrutiny_desk::scrutiny::id::{FollowUpId, ItemId, PaperId, ProgressId, ResponseId};
use scrutiny_desk::scrutiny::item::{Item, ItemKind, ItemState, Standing};
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::progress::{Closing, ClosingReason, Progress, ProgressEntry};
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::response::{Position, Response};
use scrutiny_desk::scrutiny::{Day, Moment};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Noon on 23 November 2026.
fn noon() -> Moment {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// An identity that is the same in every run.
fn item_id(last: u8) -> ItemId {
    format!("019a0000-0000-7000-8000-0000000000{last:02}")
        .parse()
        .unwrap()
}

fn expected(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/handed_over")
        .join(name);
    fs::read_to_string(&path).unwrap()
}

#[track_caller]
fn assert_lines(found: &str, expected: &str) {
    for (number, (found, expected)) in found.split('\n').zip(expected.split('\n')).enumerate() {
        assert_eq!(found, expected, "line {}", number + 1);
    }
    assert_eq!(found, expected);
}

fn row(last: u8, kind: ItemKind, number: &str, text: &str) -> Row {
    Row {
        item: Item {
            id: item_id(last),
            kind,
            standing: Standing::Ours,
            number: Some(number.to_owned()),
            lead_in: None,
            text: text.to_owned(),
            addressed_to: Some("Cabinet".to_owned()),
            lead_officer: None,
            executive_member: None,
            body: None,
            made_on: Some(day("2026-03-10")),
            received_on: None,
            paper: None,
            passage: None,
            finding: None,
            rule: None,
            confidence: None,
            exempt: false,
            tags: Vec::new(),
            closing: None,
            added_at: noon(),
        },
        state: ItemState::default(),
        committee: Some("Housing Panel".to_owned()),
        council: Some("Salterby Borough Council".to_owned()),
        paper: Some("Damp and mould, a review".to_owned()),
        due: None,
        moved: 0,
        answer: None,
        log: Vec::new(),
    }
}

fn entry(item: ItemId, progress: Progress, on: &str, words: &str) -> ProgressEntry {
    ProgressEntry {
        id: ProgressId::new(noon()),
        item,
        progress,
        happened_on: day(on),
        words: words.to_owned(),
        paper: None,
        added_at: noon(),
    }
}

/// What was answered, moved twice, and is late.
fn late() -> Row {
    let mut late = row(
        1,
        ItemKind::Recommendation,
        "1",
        "replaces the “quiet” fans, & <reports> back",
    );
    late.item.lead_in = Some("That the Cabinet:".to_owned());
    late.item.executive_member = Some("Cllr Ines Marlow".to_owned());
    late.item.lead_officer = Some("=Head of Repairs".to_owned());
    late.state = ItemState {
        answered: true,
        position: Some(Position::PartlyAccepted),
        in_principle: true,
        progress: Some(Progress::Delayed),
        closed: false,
    };
    late.due = Some(Due {
        phrase: "by March 2026".to_owned(),
        window: Some(Window::new(day("2026-03-01"), day("2026-03-31"))),
        class: Some(Class::Month),
        conditional: false,
        passage: None,
    });
    late.moved = 2;
    late.answer = Some(Response {
        id: ResponseId::new(noon()),
        item: late.item.id,
        text: "Agreed in principle,\nfrom the \"autumn\".".to_owned(),
        position: Some(Position::PartlyAccepted),
        in_principle: true,
        answered_on: Some(day("2026-06-16")),
        paper: None,
        passage: None,
        added_at: noon(),
    });
    late.log = vec![
        entry(
            late.item.id,
            Progress::Delayed,
            "2026-10-20",
            "The supplier was late",
        ),
        entry(late.item.id, Progress::OnTrack, "2026-07-01", ""),
    ];
    late
}

/// What was closed without having been done.
fn closed() -> Row {
    let mut closed = row(2, ItemKind::Action, "HP/4", "Report the repairs figures");
    closed.state.closed = true;
    closed.item.closing = Some(Closing {
        reason: ClosingReason::Superseded,
        closed_on: day("2026-11-02"),
        signed_off_by: Some("The chair".to_owned()),
        meeting: Some("Housing Panel, 2 November 2026".to_owned()),
        evidence: None,
    });
    closed
}

/// What nobody has answered, promised "in due course".
fn unanswered() -> Row {
    let mut unanswered = row(
        3,
        ItemKind::Recommendation,
        "2",
        "That voids are let within four weeks",
    );
    unanswered.item.made_on = None;
    unanswered.due = Some(Due {
        phrase: "in due course".to_owned(),
        window: None,
        class: Some(Class::OpenEnded),
        conditional: false,
        passage: None,
    });
    unanswered
}

fn exempt() -> Row {
    let mut exempt = row(
        4,
        ItemKind::Recommendation,
        "7",
        "That the contract with the supplier ends",
    );
    exempt.item.exempt = true;
    exempt
}

fn tracker(with_exempt: bool) -> Tracker {
    let rows = vec![late(), closed(), unanswered(), exempt()];
    let shows = "Ours and actions · Committee: Housing Panel".to_owned();
    Tracker::new(rows, with_exempt, day("2026-11-23"), shows)
}

#[test]
fn a_spreadsheet_is_as_it_was_written_by_hand() {
    assert_lines(&tracker(false).to_csv(), &expected("tracker.csv"));
}

#[test]
fn a_page_is_as_it_was_written_by_hand_and_names_nothing_outside_it() {
    let page = tracker(false).to_html();
    // How the page looks is no matter of words.
    let (head, rest) = page.split_once("<style>").unwrap();
    let (style, body) = rest.split_once("</style>").unwrap();
    assert_lines(&format!("{head}{body}"), &expected("tracker.html"));
    for outside in ["http:", "https:", "url(", "@import", "src=", "href="] {
        assert!(!page.contains(outside), "{outside}");
    }
    // The heading row stands on every printed page, and the paper lies on its side.
    assert!(style.contains("thead { display: table-header-group; }"));
    assert!(style.contains("size: A4 landscape"));
}

#[test]
fn exempt_items_are_handed_over_only_when_ticked_and_are_marked_then() {
    let without = tracker(false);
    assert_eq!((without.rows.len(), without.left_out), (3, 1));
    for file in [without.to_csv(), without.to_html()] {
        assert!(!file.contains("supplier ends"));
        assert!(file.contains("1 exempt item is left out of this file."));
    }
    let with = tracker(true);
    assert_eq!((with.rows.len(), with.left_out), (4, 0));
    for file in [with.to_csv(), with.to_html()] {
        assert!(file.contains("supplier ends"));
        assert!(!file.contains("left out of this file"));
    }
    assert!(with.to_html().contains("Recommendation 7<br>Exempt"));
}

#[test]
fn a_spreadsheet_reads_back_cell_by_cell() {
    let file = tracker(false).to_csv();
    let bare = file.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(false)
        .from_reader(bare.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(
        rows[0].get(12),
        Some("Agreed in principle,\nfrom the \"autumn\".")
    );
    assert_eq!(rows[0].get(10), Some("'=Head of Repairs"));
}

#[test]
fn a_meeting_is_printed_as_it_was_written_by_hand() {
    let mut put_to_us = row(
        5,
        ItemKind::Recommendation,
        "1",
        "To note the report & agree the visits",
    );
    put_to_us.item.standing = Standing::PutToUs;
    put_to_us.item.addressed_to = None;
    let mut moved = unanswered();
    moved.moved = 1;
    let figures = row(9, ItemKind::Action, "7", "To bring the repairs figures");
    let paper = PaperId::new(Moment::UNIX_EPOCH);
    let pack = Pack {
        body: "Housing Panel".to_owned(),
        date: day("2026-12-08"),
        place: Some("Town Hall".to_owned()),
        questions: vec![
            "Who mends the <fans>?".to_owned(),
            "1. **Who** pays, and *by when*?".to_owned(),
            "  - the contractor?".to_owned(),
            format!("See [the words](paper:{paper}#3:120-180)"),
        ],
        due: vec![figures.clone()],
        follow_ups: vec![
            PackFollowUp {
                about: "Ask for the figures".to_owned(),
                phrase: "at the next meeting".to_owned(),
                item: Some("Report the repairs figures".to_owned()),
                exempt: false,
            },
            PackFollowUp {
                about: "Ask about the tender".to_owned(),
                phrase: "at the next meeting".to_owned(),
                item: None,
                exempt: true,
            },
        ],
        papers: vec![
            PackPaper {
                heading: "5: Repairs".to_owned(),
                exempt: false,
                put_to_us: vec![put_to_us],
                others: Vec::new(),
            },
            PackPaper {
                heading: "6: Contract".to_owned(),
                exempt: true,
                put_to_us: vec![exempt()],
                others: Vec::new(),
            },
        ],
        // What is due at the meeting is outstanding too, and is printed and counted once.
        outstanding: vec![late(), moved, unanswered(), exempt(), figures],
        left_out: 0,
        today: day("2026-11-23"),
    };
    let without = pack.clone().without_exempt(false);
    assert_eq!((without.items(), without.left_out), (5, 3));
    let page = without.to_html();
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    assert_lines(&format!("{head}{body}"), &expected("meeting.html"));
    let with = pack.without_exempt(true);
    assert_eq!((with.items(), with.left_out), (7, 0));
    assert!(with.to_html().contains("<h2>6: Contract</h2>\n<p>Exempt</p>"));
}

proptest::proptest! {
    /// Whatever words an item has, its row has as many cells as there are headings, the words come back
    /// but for what no spreadsheet takes, and no cell begins a formula.
    #[test]
    fn any_words_come_back_from_a_spreadsheet_and_none_is_a_formula(
        words in "(?s).{0,40}", officer in "[=+@\\t\"',;\\r\\n a-]{0,12}"
    ) {
        let mut odd = row(1, ItemKind::Action, "1", &words);
        odd.item.lead_officer = Some(officer);
        let file = Tracker::new(vec![odd], false, day("2026-11-23"), String::new()).to_csv();
        let bare = file.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(bare.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        proptest::prop_assert_eq!(rows.len(), 1);
        for cell in &rows[0] {
            proptest::prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", cell);
        }
        let kept = |text: &str| -> String {
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
        };
        let cell = rows[0].get(7).unwrap();
        let guarded = cell.strip_prefix('\'').filter(|rest| kept(&words) == **rest);
        proptest::prop_assert_eq!(guarded.unwrap_or(cell), kept(&words));
    }

    /// Whatever words an item has, the page has the same elements.
    #[test]
    fn no_words_become_markup(words in "(?s).{0,60}") {
        let page = |words: &str| {
            let rows = vec![row(1, ItemKind::Action, "1", words)];
            Tracker::new(rows, false, day("2026-11-23"), String::new()).to_html()
        };
        let tags = |page: &str| page.replace("<br>", "").matches('<').count();
        proptest::prop_assert_eq!(tags(&page(&words)), tags(&page("words")));
    }
}

fn follow_up(last: u8, about: &str, phrase: &str, window: Option<Window>) -> Entry {
    Entry {
        follow_up: FollowUp {
            id: format!("019a0000-0000-7000-8000-0000000001{last:02}")
                .parse::<FollowUpId>()
                .unwrap(),
            about: about.to_owned(),
            due: Due {
                phrase: phrase.to_owned(),
                window,
                class: None,
                conditional: false,
                passage: None,
            },
            set_by_user: true,
            proposed: None,
            item: None,
            paper: None,
            done_on: None,
            outcome: None,
            repeat: None,
            added_at: noon(),
        },
        item: None,
        paper: None,
        exempt: false,
        changes: 1,
    }
}

#[test]
fn a_calendar_is_as_it_was_written_by_hand() {
    let mut term = follow_up(
        1,
        "Ask for the repairs figures; again, and this time with those of the contractors as well",
        "autumn term 2026",
        Some(Window::new(day("2026-09-01"), day("2026-12-31"))),
    );
    term.item = Some("That the Cabinet reports".to_owned());
    term.paper = Some("Damp and mould, a review".to_owned());
    term.changes = 3;
    let until = Window {
        earliest: None,
        latest: Some(day("2027-02-28")),
    };
    let mut done = follow_up(4, "Done", "then", Some(Window::day(day("2026-12-01"))));
    done.follow_up.done_on = Some(day("2026-11-20"));
    let mut exempt = follow_up(5, "Secret", "then", Some(Window::day(day("2026-12-01"))));
    exempt.exempt = true;
    let entries = vec![
        term,
        follow_up(2, "Cynnydd ar y tŷ", "by the end of February", Some(until)),
        follow_up(3, "Some day", "in due course", None),
        done,
        exempt,
    ];
    let diary = Diary::new(entries, false, noon());
    assert_eq!((diary.entries.len(), diary.left_out, diary.undated), (2, 1, 1));
    assert_lines(&diary.to_ics(), &expected("follow_ups.ics"));
}
