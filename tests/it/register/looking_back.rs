//! The register as it stood at a moment.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::{ItemCommand, NoteCommand};
use scrutiny_desk::scrutiny::id::{ItemId, NoteId, ProgressId};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::day;
use super::world::{World, closing, due, new_item};

fn progress(world: &World, progress: Progress) -> Command {
    Command::Item(ItemCommand::SetProgress {
        items: vec![(world.item, ProgressId::new(world.desk.now()))],
        progress,
        happened_on: day("2017-01-01"),
        words: String::new(),
    })
}

#[test]
fn an_item_reads_as_it_stood_and_as_it_stands() {
    let world = World::new();
    let (desk, item) = (&world.desk, world.item);
    desk.done(progress(&world, Progress::OnTrack));
    let then_view = desk.reader().item(item).unwrap().unwrap();
    let then = desk.now();
    desk.done(progress(&world, Progress::Delayed));
    desk.done(Command::Item(ItemCommand::EditAnswer {
        response: world.response,
        position: Some(Position::Rejected),
        in_principle: false,
        text: "No".to_owned(),
        answered_on: None,
    }));
    desk.done(Command::Item(ItemCommand::Promise {
        id: scrutiny_desk::scrutiny::id::PromiseId::new(desk.now()),
        item,
        due: due("by 30 June 2019", "2019-06-30"),
        said_on: None,
        reason: None,
    }));
    desk.done(Command::Item(ItemCommand::Edit {
        item,
        edit: ItemEdit::Text("That nothing is done".to_owned()),
        visit: None,
    }));
    desk.done(Command::Note(NoteCommand::Remove { id: world.note }));
    desk.done(Command::Note(NoteCommand::Add {
        id: NoteId::new(desk.now()),
        item: Some(item),
        paper: None,
        text: "Written afterwards".to_owned(),
        visit: None,
    }));
    world.relate();
    desk.done(Command::Item(ItemCommand::Close {
        items: vec![item],
        closing: closing(),
    }));
    for only in [Some(item), None] {
        let past = desk.reader().as_it_stood(then, only).unwrap();
        let view = past.item(item).unwrap().unwrap();
        assert_eq!(view, then_view, "only this item: {}", only.is_some());
    }
    let now = desk.reader().item(item).unwrap().unwrap();
    assert!(now.row.state.closed && now.row.item.text == "That nothing is done");
}

#[test]
fn what_was_not_there_yet_is_not_there_and_what_was_taken_back_was_there_until_then() {
    let world = World::new();
    let desk = &world.desk;
    let before = desk.now();
    let late = ItemId::new(desk.now());
    desk.done(Command::Item(ItemCommand::Add(Box::new(new_item(
        late,
        "Came late",
    )))));
    let between = desk.now();
    desk.done(Command::Undo);
    let after = desk.now();
    for (moment, there) in [(before, false), (between, true), (after, false)] {
        let past = desk.reader().as_it_stood(moment, Some(late)).unwrap();
        assert_eq!(past.item(late).unwrap().is_some(), there);
        let past = desk.reader().as_it_stood(moment, None).unwrap();
        let items = past.items().unwrap();
        assert_eq!(items.iter().any(|row| row.item.id == late), there);
    }
    assert_eq!(desk.reader().item(late).unwrap(), None);
}

#[test]
fn the_whole_board_reads_as_it_stood_and_the_register_itself_is_untouched() {
    let world = World::new();
    let desk = &world.desk;
    let then_rows = desk.reader().tracked().unwrap();
    let then = desk.now();
    desk.done(progress(&world, Progress::Complete));
    desk.done(Command::Item(ItemCommand::Remove {
        items: vec![world.by_hand],
    }));
    let now_rows = desk.reader().tracked().unwrap();
    let past = desk.reader().as_it_stood(then, None).unwrap();
    assert_eq!(past.tracked().unwrap(), then_rows);
    assert_ne!(now_rows, then_rows);
    assert_eq!(desk.reader().tracked().unwrap(), now_rows);
    assert_eq!(
        past.meetings().unwrap().len(),
        desk.reader().meetings().unwrap().len()
    );
}

#[test]
fn before_the_first_act_there_was_nothing() {
    let world = World::new();
    let past = world
        .desk
        .reader()
        .as_it_stood(super::made_up::moment(-1), None)
        .unwrap();
    assert_eq!(past.items().unwrap(), []);
    assert_eq!(past.item(world.item).unwrap(), None);
}
