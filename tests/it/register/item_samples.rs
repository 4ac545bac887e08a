//! A sample of each command about items, notes and follow-ups.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::{FollowUpCommand, ItemCommand, NoteCommand};
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::{FollowUpId, ItemId, NoteId, ProgressId, PromiseId, RelatedId, ResponseId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::progress::Progress;
use scrutiny_desk::scrutiny::response::Position;

use super::made_up::day;
use super::world::{World, closing, due, new_item};

/// A sample of each command about items, what is said of them, and the answers to them.
pub fn item_samples(world: &World) -> Vec<Command> {
    let mut samples = edits(world);
    samples.extend(acts(world).map(Command::Item));
    samples.extend(promises_and_answers(world).map(Command::Item));
    samples.extend(ends(world).map(Command::Item));
    samples
}

fn edits(world: &World) -> Vec<Command> {
    let edits = [
        ItemEdit::Kind(ItemKind::Action),
        ItemEdit::Standing(Standing::PutToUs),
        ItemEdit::Number(None),
        ItemEdit::Text("That every home is inspected".to_owned()),
        ItemEdit::AddressedTo(Some("Director of Housing".to_owned())),
        ItemEdit::LeadOfficer(Some("Ines Marlow".to_owned())),
        ItemEdit::ExecutiveMember(None),
        ItemEdit::MadeOn(None),
        ItemEdit::ReceivedOn(Some(day("2016-07-01"))),
    ];
    edits
        .map(|edit| {
            Command::Item(ItemCommand::Edit {
                item: world.item,
                edit,
                visit: None,
            })
        })
        .to_vec()
}

/// Items written by hand, how they go, their tags and what they belong with.
fn acts(world: &World) -> [ItemCommand; 6] {
    let (desk, item) = (&world.desk, world.item);
    [
        ItemCommand::Add(Box::new(new_item(ItemId::new(desk.now()), "Report back in June"))),
        ItemCommand::SetProgress {
            items: vec![
                (item, ProgressId::new(desk.now())),
                (world.by_hand, ProgressId::new(desk.now())),
            ],
            progress: Progress::Delayed,
            happened_on: day("2017-04-01"),
            words: "No inspector yet".to_owned(),
        },
        ItemCommand::EditAll {
            items: vec![item, world.by_hand],
            edits: vec![
                ItemEdit::LeadOfficer(Some("Owen Tarrant".to_owned())),
                ItemEdit::ExecutiveMember(Some("Cllr Kemp".to_owned())),
            ],
        },
        ItemCommand::Tag {
            items: vec![item, world.by_hand],
            add: vec!["Damp".to_owned(), "void homes".to_owned()],
            remove: Vec::new(),
        },
        ItemCommand::Relate {
            items: (item, world.by_hand),
            ids: (RelatedId::new(desk.now()), RelatedId::new(desk.now())),
        },
        ItemCommand::Unrelate {
            items: (world.by_hand, item),
        },
    ]
}

fn promises_and_answers(world: &World) -> [ItemCommand; 5] {
    let (desk, item) = (&world.desk, world.item);
    [
        ItemCommand::RecordAnswer {
            id: ResponseId::new(desk.now()),
            item: world.by_hand,
            text: "Noted".to_owned(),
            position: Some(Position::Noted),
            in_principle: false,
            answered_on: Some(day("2016-10-01")),
        },
        ItemCommand::EditAnswer {
            response: world.response,
            position: Some(Position::PartlyAccepted),
            in_principle: true,
            text: "Agreed in principle".to_owned(),
            answered_on: None,
        },
        ItemCommand::Promise {
            id: PromiseId::new(desk.now()),
            item,
            due: due("by 30 June 2017", "2017-06-30"),
            said_on: Some(day("2017-04-01")),
            reason: Some("No inspector".to_owned()),
        },
        ItemCommand::EditPromise {
            promise: world.promise,
            due: due("by 30 April 2017", "2017-04-30"),
        },
        ItemCommand::SettlePromise {
            promise: world.promise,
            take: true,
        },
    ]
}

/// How items end, and begin anew.
fn ends(world: &World) -> [ItemCommand; 3] {
    let item = world.item;
    [
        ItemCommand::Close {
            items: vec![item, world.by_hand],
            closing: closing(),
        },
        ItemCommand::Reopen { items: vec![item] },
        ItemCommand::Remove { items: vec![item] },
    ]
}

/// A sample of each command about notes and follow-ups.
pub fn note_and_follow_up_samples(world: &World) -> Vec<Command> {
    let desk = &world.desk;
    let notes = [
        NoteCommand::Add {
            id: NoteId::new(desk.now()),
            item: None,
            paper: Some(world.paper),
            text: "Odd figures on page 1".to_owned(),
            visit: None,
        },
        NoteCommand::Write {
            id: world.note,
            text: "Ask who inspects, and when".to_owned(),
            visit: 1,
        },
        NoteCommand::Remove { id: world.note },
    ];
    let follow_ups = [
        FollowUpCommand::Add {
            id: FollowUpId::new(desk.now()),
            about: "Look again".to_owned(),
            due: due("on 1 June 2017", "2017-06-01"),
            item: None,
            paper: Some(world.paper),
            repeat: None,
        },
        FollowUpCommand::Edit {
            id: world.follow_up,
            about: "Write to the officer".to_owned(),
            due: due("on 2 March 2017", "2017-03-02"),
            repeat: Repeat::every(12),
        },
        FollowUpCommand::PutOff {
            id: world.follow_up,
            until: day("2017-04-03"),
        },
        FollowUpCommand::Settle {
            id: world.follow_up,
            take: true,
        },
        FollowUpCommand::Done {
            id: world.follow_up,
            done_on: day("2017-03-03"),
            outcome: "Promised for June".to_owned(),
            next: Some(FollowUpId::new(desk.now())),
        },
        FollowUpCommand::Reopen {
            id: world.done_follow_up,
        },
        FollowUpCommand::Remove { id: world.follow_up },
    ];
    let notes = notes.map(Command::Note);
    notes
        .into_iter()
        .chain(follow_ups.map(Command::FollowUp))
        .collect()
}
