//! Reading a paper: its headings, words found in it, its findings one after the other, and that it is taken
//! up where it was left.

use super::*;

use scrutiny_desk::jobs::pages::PageAnswer;
use scrutiny_desk::settings::{PaperShown, ReaderLook};

type Reader = Harness<'static, Desk<reader::State>>;

/// A paper of forty parts, each a heading and ten lines; in the last part an item is found.
fn long_view() -> PaperView {
    let mut text = String::new();
    let mut blocks = Vec::new();
    let mut push = |words: &str, kind: BlockKind| {
        let start = text.len();
        text.push_str(words);
        blocks.push(Block {
            kind,
            span: Span::new(start, text.len()),
            page: None,
        });
        text.push('\n');
    };
    for part in 1..=40 {
        push(&format!("Part {part}"), BlockKind::Heading { level: 2 });
        for line in 1..=10 {
            push(
                &format!("Line {line} of part {part} is about Damp."),
                BlockKind::Paragraph,
            );
        }
    }
    let words = "Line 4 of part 40 is about Damp.";
    let start = text.find(words).unwrap();
    let mut item = found_item("1", TEXT.lines().nth(1).unwrap());
    item.passage = Passage::one(None, Span::new(start, start + words.len()));
    PaperView {
        text,
        blocks,
        findings: vec![inbox_finding(11, item, Confidence::Certain)],
        ..a_view()
    }
}

/// The uppermost line of the text that is seen, by its words.
fn first_line(harness: &Reader) -> String {
    let area = harness.get_by_label("Text of the paper").rect();
    harness
        .query_all_by(|node| {
            node.label()
                .is_some_and(|words| words.starts_with("Line ") || words.starts_with("Part "))
        })
        // The headings are listed beside the text as well.
        .filter(|node| node.rect().left() >= area.left() && node.rect().bottom() > area.top() + 3.0)
        .min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()))
        .and_then(|node| node.accesskit_node().label())
        .unwrap()
}

/// A heading in the list beside the text.
fn heading<'h>(harness: &'h Reader, words: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by_role_and_label(egui::accesskit::Role::Button, words)
}

fn open_long() -> Reader {
    let mut state = reader::State::default();
    state.take_look(ReaderLook {
        contents: true,
        ..ReaderLook::default()
    });
    let view = long_view();
    state.take(view.paper.id, Some(Box::new(view)), day("2026-11-23"));
    open(state, reader::view::screen_ui, WIDE)
}

#[test]
fn headings_are_listed_with_what_waits_below_them_and_lead_to_their_part() {
    let mut harness = open_long();
    // It opens at the finding, and the list has come along.
    harness.get_by_label("Part 40, 1 finding waiting");
    assert!(harness.query_by_label("Part 3").is_none(), "far above");
    heading(&harness, "Part 36").click();
    harness.run();
    assert_eq!(first_line(&harness), "Part 36");
    // Keys go from one to the next and to the first.
    heading(&harness, "Part 36").focus();
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    assert!(heading(&harness, "Part 1").is_focused());
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(heading(&harness, "Part 2").is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(first_line(&harness), "Part 2");
    // Of forty headings only those that are seen are drawn.
    let drawn = harness.query_all_by_label_contains("Part ").count();
    assert!(drawn < 34, "{drawn} headings");
}

#[test]
fn a_paper_without_headings_says_so() {
    let mut view = long_view();
    for block in &mut view.blocks {
        block.kind = BlockKind::Paragraph;
    }
    let mut harness = open_reader(view, WIDE);
    harness.state_mut().state.switch_contents();
    harness.run();
    harness.get_by_label("No headings were found in this paper. Find words in it with Ctrl+F");
}

#[test]
fn where_there_is_little_room_headings_and_findings_take_turns() {
    let mut harness = open_reader(long_view(), [900.0, 700.0]);
    assert!(harness.query_by_label("Part 40, 1 finding waiting").is_none());
    harness.state_mut().state.switch_contents();
    harness.run();
    harness.get_by_label("Part 40, 1 finding waiting");
    assert!(harness.query_by_label("Accept: Recommendation 1").is_none());
    harness.get_by_label("Findings (1 waiting)").click();
    harness.run();
    harness.get_by_label("Accept: Recommendation 1");
    // In a very small window they have a place of their own without being asked for.
    let mut harness = open_reader(long_view(), [600.0, 420.0]);
    harness.get_by_label("Contents").click();
    harness.run();
    harness.get_by_label("Part 40, 1 finding waiting");
}

#[test]
fn words_are_found_one_after_the_other_and_from_the_last_to_the_first() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.state_mut().state.open_find();
    harness.run();
    let field = || "Words to find in this paper";
    assert!(harness.get_by_label(field()).is_focused());
    harness.get_by_label(field()).type_text("THAT");
    harness.run();
    harness.get_by_label("1 of 2");
    for (modifiers, expected) in [
        (Modifiers::NONE, "2 of 2"),
        (Modifiers::NONE, "1 of 2"),
        (Modifiers::SHIFT, "2 of 2"),
    ] {
        harness.key_press_modifiers(modifiers, Key::Enter);
        harness.run();
        harness.get_by_label(expected);
        assert!(harness.get_by_label(field()).is_focused());
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    harness.run();
    harness.get_by_label("1 of 2");
    harness.get_by_label("Next place").click();
    harness.run();
    harness.get_by_label("2 of 2");
    // Typed on, it is looked for what stands there now.
    harness.get_by_label(field()).focus();
    harness.run();
    harness.get_by_label(field()).type_text(" is nowhere");
    harness.run();
    harness.get_by_label("Not in this paper");
    // Escape closes it, and the text has the focus.
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label(field()).is_none());
    assert!(harness.get_by_label("Text of the paper").is_focused());
}

#[test]
fn a_place_far_down_is_brought_into_sight_and_lit() {
    let mut harness = open_reader(long_view(), WIDE);
    harness.state_mut().state.open_find();
    harness.run();
    harness
        .get_by_label("Words to find in this paper")
        .type_text("line 7 of part 17 is");
    harness.run();
    harness.get_by_label("1 of 1");
    let area = harness.get_by_label("Text of the paper").rect();
    let line = harness.get_by_label("Line 7 of part 17 is about Damp.").rect();
    assert!(area.contains_rect(line), "{line:?} in {area:?}");
}

#[test]
fn findings_are_gone_through_by_buttons_which_say_how_far() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Finding 1 of 2");
    harness.get_by_label("Next finding").click();
    harness.run();
    harness.get_by_label("Finding 2 of 2");
    harness.get_by_label("Previous finding").click();
    harness.run();
    harness.get_by_label("Finding 1 of 2");
    harness.state_mut().state.step_finding(true);
    harness.run();
    harness.get_by_label("Finding 2 of 2");
}

#[test]
fn a_paper_is_taken_up_where_it_was_left_also_after_a_restart() {
    let mut harness = open_long();
    heading(&harness, "Part 37").click();
    harness.run();
    let state = &mut harness.state_mut().state;
    state.remember_place();
    let kept = state.changed_places().unwrap();
    assert_eq!(kept.len(), 1);
    let mut again = reader::State::default();
    again.take_places(&kept);
    let view = long_view();
    again.take(view.paper.id, Some(Box::new(view)), day("2026-11-23"));
    let harness = open(again, reader::view::screen_ui, WIDE);
    assert_eq!(first_line(&harness), "Part 37");
}

#[test]
fn in_a_small_window_text_and_pages_take_turns_where_both_are_wanted() {
    let mut harness = super::pages::open_printed(PaperShown::Both, [700.0, 700.0]);
    harness.get_by_label("Text of the paper");
    assert!(harness.query_by_label("Pages as printed").is_none());
    harness.get_by_label("Pages").click();
    harness.run();
    harness.get_by_label("Pages as printed");
    assert!(harness.query_by_label("Text of the paper").is_none());
    harness.get_by_label("Text").click();
    harness.run();
    harness.get_by_label("Text of the paper");
}

#[test]
fn the_zoom_of_pages_is_kept_for_the_next_paper_and_the_next_start() {
    let mut harness = super::pages::open_printed(PaperShown::Page, WIDE);
    let percent = || "Pages at 125%; show them at 100%";
    harness.get_by_label_contains("; show them at 100%").click();
    harness.run();
    for _ in 0..2 {
        harness.get_by_label("Larger pages").click();
        harness.run();
    }
    harness.get_by_label(percent());
    let look = harness.state_mut().state.changed_look().unwrap();
    assert_eq!(look.page_percent, Some(125));
    assert_eq!(harness.state_mut().state.changed_look(), None, "told once");

    let mut again = reader::State::default();
    again.take_look(look);
    let view = super::pages::printed_view();
    again.show_as(PaperShown::Page);
    again.take(view.paper.id, Some(Box::new(view)), day("2026-11-23"));
    let mut harness = open(again, reader::view::screen_ui, WIDE);
    let sizes = vec![super::pages::A4; super::pages::PAGES];
    harness
        .state_mut()
        .state
        .take_page(paper_id(1), PageAnswer::Opened(sizes));
    harness.run();
    harness.get_by_label(percent());
}

#[test]
fn escape_out_of_a_form_keeps_what_was_typed_into_it() {
    let mut harness = open_reader(a_view(), WIDE);
    harness.get_by_label("Text of the paper").focus();
    harness.run();
    harness.key_press(Key::E);
    harness.run();
    let typed = |harness: &Harness<'_, _>| harness.get_by_label("Words of the finding").value();
    let before = typed(&harness).unwrap();
    harness.get_by_label("Words of the finding").type_text(", by May");
    harness.run();
    let after = typed(&harness).unwrap();
    assert_ne!(before, after);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Words of the finding").is_none());
    assert!(
        harness
            .query_by_label_contains("What you typed is kept")
            .is_some()
    );
    // Another form in between changes nothing.
    harness.key_press(Key::J);
    harness.run();
    harness.key_press(Key::E);
    harness.run();
    assert_ne!(typed(&harness).unwrap(), after);
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::K);
    harness.run();
    harness.key_press(Key::E);
    harness.run();
    assert_eq!(typed(&harness).unwrap(), after);
    // Whoever wants to leave it says so.
    harness.get_by_label_contains("Leave as it was").click();
    harness.run();
    assert!(
        harness
            .query_by_label_contains("What you typed is kept")
            .is_none()
    );
    harness.key_press(Key::E);
    harness.run();
    assert_eq!(typed(&harness).unwrap(), before);
    assert_eq!(harness.state_mut().asked(), []);
}
