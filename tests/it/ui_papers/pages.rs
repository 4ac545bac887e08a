//! A paper whose original has pages: the switch between text and page, turning pages, what is wanted of
//! whoever draws, and how text and page follow each other. The drawing itself is another test's.

use super::*;

use scrutiny_desk::jobs::pages::{PageAnswer, PageBox, PageWindow, PlacedWord, Places};
use scrutiny_desk::scrutiny::passage::{Page, PageWords};
use scrutiny_desk::settings::PaperShown;

pub const A4: (i32, i32) = (5_950, 8_420);
const LINE: &str = "The Panel heard that repairs had been put off again and again.\n";
/// How many lines a page has.
const LINES: usize = 40;
pub const PAGES: usize = 5;

/// A printed paper of five pages whose every line stands on its own.
pub fn printed_view() -> PaperView {
    let text = LINE.repeat(LINES * PAGES);
    let mut blocks = blocks_of(&text);
    let page_of = |line: usize| u32::try_from(line / LINES).unwrap() + 1;
    for (line, block) in blocks.iter_mut().enumerate() {
        block.kind = BlockKind::Paragraph;
        block.page = Some(page_of(line));
    }
    let page_bytes = LINE.len() * LINES;
    let mut first = found_item(
        "1",
        "That the Cabinet sets a deadline of five days for damp inspections.",
    );
    // The third line of the fourth page.
    let start = page_bytes * 3 + LINE.len() * 2;
    first.passage = Passage::one(Some(4), Span::new(start, start + LINE.len() - 1));
    PaperView {
        paper: Paper {
            file_name: "damp.pdf".into(),
            ..a_paper(1)
        },
        text,
        blocks,
        pages: (0..PAGES)
            .map(|page| Page {
                number: u32::try_from(page).unwrap() + 1,
                span: Span::new(page * page_bytes, (page + 1) * page_bytes),
                words: PageWords::Printed,
            })
            .collect(),
        findings: vec![inbox_finding(11, first, Confidence::Certain)],
        ..a_view()
    }
}

/// Each line as one word, 18 points below the one before it.
fn places() -> Places {
    let words = (0..LINES * PAGES).map(|line| {
        let down = 800 + i32::try_from(line % LINES).unwrap() * 180;
        PlacedWord {
            span: Span::new(line * LINE.len(), (line + 1) * LINE.len() - 1),
            place: PageBox {
                page: u32::try_from(line / LINES).unwrap() + 1,
                left: 720,
                top: down,
                right: 4_000,
                bottom: down + 120,
            },
        }
    });
    Places {
        sizes: vec![A4; PAGES],
        words: words.collect(),
    }
}

pub type Reader = Harness<'static, Desk<reader::State>>;

/// The reader on a printed paper, shown so, with its original open.
pub fn open_printed(shown_as: PaperShown, size: [f32; 2]) -> Reader {
    let mut harness = open_reader(printed_view(), size);
    harness.state_mut().state.show_as(shown_as);
    take(&mut harness, PageAnswer::Opened(vec![A4; PAGES]));
    take(&mut harness, PageAnswer::Places(Some(places())));
    harness
}

fn take(harness: &mut Reader, answer: PageAnswer<egui::TextureHandle>) {
    harness.state_mut().state.take_page(paper_id(1), answer);
    harness.run();
}

/// Draws everything that is wanted, in grey, until nothing more is; returns what was drawn.
fn draw_all(harness: &mut Reader) -> Vec<PageWindow> {
    let mut drawn = Vec::new();
    while let Some(window) = harness.state().state.wanted_pages().first().copied() {
        assert!(!drawn.contains(&window), "{window:?} is wanted again");
        let grey = egui::ColorImage::filled([4, 4], egui::Color32::GRAY);
        let picture = harness
            .ctx
            .load_texture("page", grey, egui::TextureOptions::LINEAR);
        take(harness, PageAnswer::Drawn(window, picture));
        drawn.push(window);
    }
    drawn
}

fn wanted(harness: &Reader) -> Vec<u32> {
    let wanted = harness.state().state.wanted_pages();
    wanted.iter().map(|window| window.page).collect()
}

#[test]
fn the_switch_offers_text_page_and_both_and_asks_for_them() {
    let mut harness = open_printed(PaperShown::Both, WIDE);
    assert!(harness.query_by_label("Text of the paper").is_some());
    harness.get_by_label("Page 4 of 5 as printed");
    for (name, shown) in [
        ("Paper as text", PaperShown::Text),
        ("Paper as printed", PaperShown::Page),
        ("Text and page side by side", PaperShown::Both),
    ] {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.state_mut().asked(), [Intent::SetPaperShown(shown)]);
        harness.state_mut().state.show_as(shown);
        harness.run();
        let has_text = harness.query_by_label("Text of the paper").is_some();
        let has_pages = harness.query_by_label("Pages as printed").is_some();
        assert_eq!(
            (has_text, has_pages),
            (shown != PaperShown::Page, shown != PaperShown::Text),
            "{name}"
        );
    }
}

#[test]
fn a_paper_that_is_no_pdf_has_no_switch() {
    let harness = open_reader(a_view(), WIDE);
    assert!(harness.query_by_label("Paper as printed").is_none());
    assert!(!harness.state().state.has_pages());
    assert!(!harness.state().state.shows_pages_of(paper_id(1)));
    assert!(open_reader(printed_view(), WIDE).state().state.has_pages());
}

#[test]
fn pages_are_turned_by_button_and_key_and_by_their_number() {
    let mut harness = open_printed(PaperShown::Page, TALL);
    harness.get_by_label("Page 4 of 5 as printed");
    harness.get_by_label("Next page").click();
    harness.run();
    harness.get_by_label("Page 5 of 5 as printed");
    for _ in 0..4 {
        harness.key_press(Key::PageUp);
        harness.run();
    }
    harness.get_by_label("Page 1 of 5 as printed");
    assert!(harness.query_by_label("Page 4 of 5 as printed").is_none());
    harness.key_press(Key::PageDown);
    harness.run();
    harness.get_by_label("Page 2 of 5 as printed");
    let number = harness.get_by_label("Page number");
    number.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Page number").type_text("4");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Page 4 of 5 as printed");
}

#[test]
fn what_is_in_sight_is_wanted_first_and_its_neighbours_after_it_and_nothing_twice() {
    let mut harness = open_printed(PaperShown::Page, [1_180.0, 500.0]);
    assert_eq!(wanted(&harness), [4, 5, 3]);
    let drawn = draw_all(&mut harness);
    assert_eq!(drawn.len(), 3);
    // A fit width of 1180 less the findings, at one pixel a point.
    let (width, height) = drawn[0].whole;
    assert_eq!(drawn[0].size, drawn[0].whole);
    assert!((f64::from(height) / f64::from(width) - 842.0 / 595.0).abs() < 0.01);
    harness.get_by_label("Larger pages").click();
    harness.run();
    assert_eq!(wanted(&harness)[0], 4, "sharp again at another size");
    assert!(harness.state().state.wanted_pages()[0].whole.0 > width);
}

#[test]
fn a_page_that_cannot_be_drawn_says_so_and_is_not_asked_for_again() {
    let mut harness = open_printed(PaperShown::Both, WIDE);
    assert_eq!(wanted(&harness)[0], 4);
    take(&mut harness, PageAnswer::NotDrawn(4, "it took too long".into()));
    harness.get_by_label("Page 4 of 5. This page cannot be shown as printed; its text is beside it");
    assert!(!wanted(&harness).contains(&4));
    assert!(harness.query_by_label("Page 4 of 5 as printed").is_none());
    harness.get_by_label("Next page").click();
    harness.run();
    harness.get_by_label("Page 5 of 5 as printed");
}

#[test]
fn an_original_that_cannot_be_opened_says_why_and_the_text_stays() {
    let mut harness = open_reader(printed_view(), WIDE);
    harness.get_by_label("Opening the original…");
    let gone = std::sync::Arc::new(std::io::Error::from(std::io::ErrorKind::NotFound));
    let error = scrutiny_desk::jobs::pages::PagesError::Unreadable(gone);
    take(&mut harness, PageAnswer::Unavailable(error));
    harness.get_by_label("The original of this paper could not be read");
    harness.get_by_label("Text of the paper");
}

#[test]
fn choosing_a_finding_shows_its_passage_on_its_page() {
    let mut harness = open_printed(PaperShown::Both, WIDE);
    for _ in 0..5 {
        harness.get_by_label("Pages as printed").focus();
        harness.key_press(Key::PageUp);
        harness.run();
    }
    harness.get_by_label("Page 1 of 5 as printed");
    let start = LINE.len() * (LINES * 3 + 2);
    harness
        .state_mut()
        .state
        .light(paper_id(1), Span::new(start, start + 9));
    harness.run();
    harness.get_by_label("Page 4 of 5 as printed");
}

#[test]
fn the_text_follows_the_page_and_the_page_the_text() {
    let mut harness = open_printed(PaperShown::Both, WIDE);
    let seen_on = |harness: &Reader, page: usize| {
        harness
            .query_by_label(&format!("Page {page} of 5 as printed"))
            .is_some()
    };
    harness.get_by_label("Pages as printed").focus();
    for _ in 0..5 {
        harness.key_press(Key::PageUp);
        harness.run();
    }
    assert!(seen_on(&harness, 1) && !seen_on(&harness, 4));
    // The text has come along: going down in it from there stays near the first page, and on to its end
    // takes the page along.
    harness.get_by_label("Text of the paper").focus();
    harness.run();
    harness.key_press(Key::PageDown);
    harness.run();
    assert!(seen_on(&harness, 1), "the text was at the first page");
    harness.key_press(Key::End);
    harness.run();
    assert!(seen_on(&harness, 5) && !seen_on(&harness, 1));
    harness.run_steps(5);
    assert!(seen_on(&harness, 5), "and the page does not draw it back");
}

#[test]
fn words_are_selected_on_the_page_and_made_an_item_as_in_the_text() {
    let mut harness = open_printed(PaperShown::Page, [1_180.0, 500.0]);
    let page = harness.get_by_label("Page 4 of 5 as printed").rect();
    let scale = page.width() / 595.0;
    // On the words of the third line.
    let at = page.min + egui::vec2(200.0, 80.0 + 2.0 * 18.0 + 6.0) * scale;
    harness.drag_at(at);
    harness.run();
    harness.hover_at(at + egui::vec2(60.0, 0.0));
    harness.run();
    harness.drop_at(at + egui::vec2(90.0, 0.0));
    harness.run();
    harness
        .get_by_label("Make a recommendation of the selected words")
        .click();
    harness.run();
    let asked = harness.state_mut().asked();
    let [Intent::Do(Command::Finding(FindingCommand::Add { found, .. }))] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    let Found::Item(item) = found.as_ref() else {
        panic!("{found:?}");
    };
    assert_eq!(item.text, LINE.trim());
    let start = LINE.len() * (LINES * 3 + 2);
    assert_eq!(
        item.passage,
        Passage::one(Some(4), Span::new(start, start + LINE.len() - 1))
    );
}
