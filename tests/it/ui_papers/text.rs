//! The text of a paper: what is laid out, what is gone to, what is selected.

use super::*;

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

#[test]
fn what_a_cell_holds_in_several_blocks_stands_below_each_other() {
    let text = "Decision\nApproved as recommended.\nLetters to be sent.\nDate\n22 March 2016\n";
    let mut blocks = blocks_of(text);
    for (block, (row, column)) in blocks.iter_mut().zip([(0, 0), (0, 1), (0, 1), (1, 0), (1, 1)]) {
        block.kind = BlockKind::Cell {
            table: 0,
            row,
            column,
            heading: false,
        };
    }
    let harness = open_text(PaperText::new(text.into(), blocks));
    let place = |words| harness.get_by_label(words).rect();
    let (first, second) = (place("Approved as recommended."), place("Letters to be sent."));
    assert!((first.left() - second.left()).abs() < 0.5, "one column");
    assert!(second.top() >= first.bottom() - 0.5, "{first:?} {second:?}");
    assert!(place("Date").top() >= second.bottom() - 0.5, "the next row");
}
