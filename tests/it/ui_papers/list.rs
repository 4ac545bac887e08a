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
