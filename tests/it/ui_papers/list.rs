//! The list of papers.

use super::*;

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
            scan: Scan::default(),
            attached_to: None,
            council_name: Some("Hollinford Borough Council".to_owned()),
            body_name: Some("Housing Scrutiny Panel".to_owned()),
        },
        PaperRow {
            paper: second,
            waiting: 0,
            items: 0,
            scan: Scan::default(),
            attached_to: None,
            council_name: Some("Hollinford Borough Council".to_owned()),
            body_name: Some("Housing Scrutiny Panel".to_owned()),
        },
        PaperRow {
            paper: third,
            waiting: 1,
            items: 0,
            scan: Scan::default(),
            attached_to: None,
            council_name: Some("Hollinford Borough Council".to_owned()),
            body_name: Some("Housing Scrutiny Panel".to_owned()),
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
    harness.get_by_label("Sort by paper, sorted, A to Z").click();
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
                scan: Scan::default(),
                attached_to: None,
                council_name: Some("Hollinford Borough Council".to_owned()),
                body_name: Some("Housing Scrutiny Panel".to_owned()),
            }
        })
        .collect();
    let harness = open_papers(rows);
    let drawn = harness
        .query_all_by_label_contains("What can be done with")
        .count();
    assert!((10..40).contains(&drawn), "{drawn} rows");
}

/// The papers of a pack of three, its minutes of an earlier day, and a paper of another day.
fn pack_rows() -> Vec<PaperRow> {
    let row = |number: u32, title: &str, date: &str, pages: Option<(u32, u32)>| {
        let mut paper = a_paper(number.into());
        paper.facts.title = Some(title.into());
        paper.facts.date = Some(day(date));
        paper.facts.agenda_item = pages.map(|_| (number + 1).to_string());
        paper.part = pages.map(|(first_page, last_page)| Part {
            number,
            of: 3,
            first_page,
            last_page,
            pack: "Roads Panel, 9 June 2026".into(),
        });
        paper.file_hash = if pages.is_some() { "f00d" } else { "beef" }.into();
        PaperRow {
            paper,
            waiting: 0,
            items: 0,
            scan: Scan::default(),
            attached_to: None,
            council_name: Some("Hollinford Borough Council".to_owned()),
            body_name: Some("Housing Scrutiny Panel".to_owned()),
        }
    };
    let mut attached = row(5, "Depot lease", "2026-06-01", None);
    attached.attached_to = Some("Papers for the panel".into());
    vec![
        row(1, "Agenda", "2026-06-09", Some((1, 2))),
        row(2, "Minutes", "2026-05-12", Some((3, 3))),
        row(3, "Bus shelters", "2026-06-09", Some((4, 24))),
        row(4, "Lifts", "2026-05-30", None),
        attached,
    ]
}

#[test]
fn the_papers_of_a_pack_stand_together_in_the_order_of_its_pages() {
    let mut harness = open_papers(pack_rows());
    let top = |harness: &Harness<'static, Desk<papers::State>>, words: &str| {
        harness.get_by_label_contains(words).rect().top()
    };
    let in_order = [
        "Agenda, committee report",
        "Minutes, committee report",
        "Bus shelters, committee report",
        "Depot lease, committee report",
        "Lifts, committee report",
    ];
    let newest_first = in_order.map(|words| top(&harness, words));
    assert!(newest_first.is_sorted(), "{newest_first:?}");
    harness.get_by_label("Sort by date, sorted, newest first").click();
    harness.run();
    let [agenda, minutes, shelters, lease, lifts] = in_order.map(|words| top(&harness, words));
    assert!(lifts < lease && lease < agenda, "the oldest comes first");
    assert!(agenda < minutes && minutes < shelters, "the pack stays as it is");
}

#[test]
fn a_paper_of_a_pack_says_its_pages_and_is_found_by_its_pack() {
    let mut harness = open_papers(pack_rows());
    harness.get_by_label_contains(
        "Bus shelters, committee report, 9 June 2026, Housing Scrutiny Panel, pages 4 to 24 of damp.txt",
    );
    harness.get_by_label_contains(
        "Minutes, committee report, 12 May 2026, Housing Scrutiny Panel, page 3 of damp.txt",
    );
    harness.get_by_label_contains("Depot lease, committee report, 1 June 2026, Housing Scrutiny Panel, attached to “Papers for the panel”");
    harness.get_by_label("Filter papers").focus();
    harness.run();
    harness.get_by_label("Filter papers").type_text("roads panel");
    harness.run();
    harness.get_by_label("3 of 5 papers");
}

#[test]
fn each_paper_of_a_pack_has_a_number_of_its_own_to_destroy_it_by() {
    let mut rows = pack_rows();
    rows[2].paper.facts.publicity = Publicity::Exempt;
    let mut harness = open_papers(rows);
    harness.get_by_label("What can be done with Bus shelters").click();
    harness.run();
    harness.get_by_label("Destroy…").click();
    harness.run();
    let destroy = Intent::Open(Dialog::DestroyPaper {
        paper: paper_id(3),
        name: "Bus shelters".into(),
        number: "f00d-3".into(),
    });
    assert_eq!(harness.state_mut().asked(), [destroy]);
}

#[test]
fn a_whole_pack_is_removed_from_the_menu_of_any_of_its_papers() {
    let mut harness = open_papers(pack_rows());
    harness.get_by_label("What can be done with Lifts").click();
    harness.run();
    assert!(harness.query_by_label("Remove the whole pack…").is_none());
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_label("What can be done with Bus shelters").click();
    harness.run();
    harness.get_by_label("Remove the whole pack…").click();
    harness.run();
    let remove = Intent::Open(Dialog::RemovePack {
        paper: paper_id(3),
        file_name: "damp.txt".into(),
        papers: 3,
    });
    assert_eq!(harness.state_mut().asked(), [remove]);

    let draft = remove_pack::Draft::new(paper_id(3), "June pack.pdf".into(), 3);
    let mut harness = open(
        draft,
        |ui, frame, draft, outbox| remove_pack::dialog_ui(ui, frame, draft, outbox),
        [560.0, 420.0],
    );
    harness.get_by_label_contains("All 3 papers of it leave the register");
    harness.get_by_label("Remove the pack").click();
    harness.run();
    let remove = Intent::Do(Command::Paper(PaperCommand::RemovePack { paper: paper_id(3) }));
    assert_eq!(harness.state_mut().asked(), [remove, Intent::CloseDialog]);
}

#[test]
fn however_wide_the_list_is_no_column_and_no_menu_is_cut_off() {
    for width in (480..=1_400_u16).step_by(20) {
        let mut state = papers::State::default();
        state.take(paper_rows(), day("2026-11-23"));
        let harness = open(state, papers::view::screen_ui, [f32::from(width), 600.0]);
        let buttons = harness.query_all_by(|node| format!("{:?}", node.role()) == "Button");
        let furthest = buttons.map(|node| node.rect().right()).fold(0.0, f32::max);
        assert!(
            furthest > 300.0 && furthest <= f32::from(width),
            "the last button ends at {furthest} of {width}"
        );
    }
}

#[test]
fn scans_bear_a_mark_until_they_are_read_and_another_one_then() {
    let scans = [
        Scan::default(),
        Scan {
            unread: 12,
            ..Scan::default()
        },
        Scan {
            unread: 1,
            read: 11,
            confidence: 93,
        },
        Scan {
            unread: 0,
            read: 12,
            confidence: 88,
        },
    ];
    let rows = scans
        .into_iter()
        .zip(1..)
        .map(|(scan, number)| {
            let mut row = paper_rows().remove(0);
            row.paper = a_paper(number);
            row.paper.facts.title = Some(format!("Paper {number}"));
            row.scan = scan;
            row
        })
        .collect();
    let harness = open_papers(rows);
    let spoken = |number: u32, mark: &str| {
        format!(
            "Paper {number}, committee report, 21 April 2026, Housing Scrutiny Panel, 8 findings waiting, 3 items{mark}"
        )
    };
    for (number, mark, words) in [
        (2, "⚠ Scan", ", a scan that nobody has read"),
        (
            3,
            "⚠ Scan, 1 page unread",
            ", a scan of which nobody has read 1 page",
        ),
        (4, "✓ OCR 88%", ", read by OCR, 88% sure of its words"),
    ] {
        harness.get_by_label(mark);
        harness.get_by_label(&spoken(number, words));
    }
    harness.get_by_label(&spoken(1, ""));
}
