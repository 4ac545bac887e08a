//! A frame costs what is seen of the register, not what is on it: rows are counted, not seconds.

use std::sync::Arc;

use eframe::egui::{Theme, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use scrutiny_desk::register::view::{FollowUpRow, ItemRow};
use scrutiny_desk::scrutiny::answer_clock::AnswerRules;
use scrutiny_desk::scrutiny::board::Column;
use scrutiny_desk::scrutiny::follow_up::FollowUp;
use scrutiny_desk::scrutiny::id::{FollowUpId, ItemId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::ui::frame::Frame;
use scrutiny_desk::ui::intent::Outbox;
use scrutiny_desk::ui::screens::board::arrange::{Layout, Wish};
use scrutiny_desk::ui::screens::board::deck::deck_of;
use scrutiny_desk::ui::screens::board::order::{Field, GroupBy};
use scrutiny_desk::ui::screens::{board, follow_ups};
use scrutiny_desk::ui::theme::{self, Palette};

use super::window::{Filling, due, now, read, today};

/// So many items like one that stands on a register, of seven committees and of every progress.
fn rows(count: usize) -> Vec<ItemRow> {
    let folder = tempfile::tempdir().unwrap();
    let filling = Filling::of(folder.path());
    let item = filling.item(
        ItemKind::Recommendation,
        Standing::Ours,
        "1",
        "That the Cabinet reports",
    );
    drop(filling);
    let row = read(folder.path(), item).row;
    (0..count)
        .map(|number| {
            let mut row = row.clone();
            row.item.id = ItemId::new(now());
            row.item.number = Some(number.to_string());
            row.body_name = Some(format!("Panel {}", number % 7));
            row.state.progress = Progress::ALL.get(number % 6).copied();
            row.due = Some(due("by 30 September 2026", "2026-09-30"));
            row
        })
        .collect()
}

fn frame() -> Frame {
    Frame {
        today: today(),
        now: now(),
        palette: Palette::of(Theme::Light),
        names: Arc::default(),
        waiting: 0,
        first_waiting: None,
        read_only: false,
    }
}

fn shown<S: 'static>(
    state: S,
    mut draw: impl FnMut(&mut Ui, &Frame, &mut S, &mut Outbox) + 'static,
) -> Harness<'static, S> {
    let frame = frame();
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1280.0, 800.0))
        .with_context_setup(theme::install)
        .build_ui_state(
            move |ui, state: &mut S| draw(ui, &frame, state, &mut Outbox::default()),
            state,
        );
    harness.run_steps(3);
    harness
}

fn board_of(rows: &[ItemRow], wish: impl FnOnce(&mut Wish)) -> board::State {
    let mut state = board::State::default();
    state.take(deck_of(rows, today(), &AnswerRules::default()));
    wish(&mut state.wish);
    state.settle();
    state
}

#[test]
fn the_board_draws_no_more_cards_or_rows_than_are_seen() {
    let rows = rows(10_000);
    let by_number: fn(&mut Wish) = |wish| wish.sort_by(Field::Number);
    let in_groups: fn(&mut Wish) = |wish| wish.group_by(Some(GroupBy::Committee));
    let table: fn(&mut Wish) = |wish| wish.layout = Layout::Table;
    let table_in_groups: fn(&mut Wish) = |wish| {
        wish.layout = Layout::Table;
        wish.group_by(Some(GroupBy::Committee));
    };
    for (what, wish, most) in [
        ("cards", by_number, 20),
        ("cards in groups", in_groups, 20),
        ("rows", table, 24),
        ("rows in groups", table_in_groups, 24),
    ] {
        let harness = shown(board_of(&rows, wish), board::view::screen_ui);
        let drawn = harness.state().drawn();
        assert!((3..=most).contains(&drawn), "{drawn} {what} were drawn");
        let told = harness
            .query_all_by_label_contains("That the Cabinet reports")
            .count();
        assert_eq!(
            told, drawn,
            "a screen reader is told of the {what} that are drawn"
        );
    }
}

#[test]
fn a_hundred_thousand_rows_are_sorted_before_a_frame_and_the_last_is_reached_at_once() {
    let rows = rows(100_000);
    let state = board_of(&rows, |wish| {
        wish.layout = Layout::Table;
        wish.sort_by(Field::Number);
    });
    let last = rows
        .iter()
        .find(|row| row.item.number.as_deref() == Some("99999"))
        .unwrap()
        .item
        .id;
    let mut harness = shown(state, board::view::screen_ui);
    assert!(harness.query_by_label_contains("Recommendation 0,").is_some());
    harness.state_mut().focus(last);
    harness.run_steps(3);
    let row = harness.query_by_label_contains("Recommendation 99999,").unwrap();
    assert!(row.is_focused());
    assert!(harness.state().drawn() <= 24, "{} rows", harness.state().drawn());
}

#[test]
fn follow_ups_draw_no_more_lines_than_are_seen() {
    let rows = rows(10_000);
    let follow_ups: Vec<FollowUpRow> = (0..10_000)
        .map(|_| FollowUpRow {
            follow_up: FollowUp {
                id: FollowUpId::new(now()),
                about: "Ask for the figures".to_owned(),
                due: due("by 30 September 2026", "2026-09-30"),
                set_by_user: false,
                proposed: None,
                item: None,
                paper: None,
                done_on: None,
                outcome: None,
                repeat: None,
                added_at: now(),
            },
            item_words: None,
            paper_name: None,
            due_at: None,
            changes: 0,
            exempt: false,
        })
        .collect();
    let mut state = follow_ups::State::default();
    state.take(&follow_ups, today());
    state.take_promised(follow_ups::rows::promised_of(
        &rows,
        today(),
        &AnswerRules::default(),
    ));
    state.settle();
    let harness = shown(state, follow_ups::view::screen_ui);
    let about = harness.query_all_by_label_contains("Ask for the figures").count();
    let promised = harness
        .query_all_by_label_contains("That the Cabinet reports")
        .count();
    let drawn = about + promised;
    // Each line has a few controls that name it.
    assert!((3..=60).contains(&drawn), "{drawn} controls of lines were drawn");
}

#[test]
fn every_column_of_the_board_is_there_however_many_items_there_are() {
    let harness = shown(board_of(&rows(10_000), |_| {}), board::view::screen_ui);
    for column in Column::ALL {
        let heading = harness.query_all_by_label_contains(column.label()).next();
        assert!(heading.is_some(), "{}", column.label());
    }
}
