//! A register with something of everything on it, and the parts that tests of commands are made of.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::paper::destroy_number;
use scrutiny_desk::register::command::{
    FindingCommand, FollowUpCommand, ItemCommand, MeetingCommand, NoteCommand, PaperCommand,
};
use scrutiny_desk::scrutiny::finding::InboxFinding;
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::{
    BodyId, FindingId, FollowUpId, ItemId, LayoutId, MeetingId, NoteId, PaperId, PromiseId, RelatedId,
    ResponseId,
};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::progress::{Closing, ClosingReason};
use scrutiny_desk::scrutiny::promise::Due;

use super::made_up::{Desk, MadeUpPaper, day, response_to_damp_review};
use super::trackers;

/// A register with something of everything on it, the identities at hand.
pub struct World {
    pub desk: Desk,
    pub paper: PaperId,
    pub other_paper: PaperId,
    /// An item with an answer and a promise, both printed in `paper`.
    pub item: ItemId,
    pub by_hand: ItemId,
    pub accepted: FindingId,
    pub waiting: Vec<FindingId>,
    pub note: NoteId,
    pub follow_up: FollowUpId,
    pub done_follow_up: FollowUpId,
    /// A meeting that is kept only where [`World::keep_meeting`] has been called.
    pub meeting: MeetingId,
    pub response: ResponseId,
    pub promise: PromiseId,
    /// A layout whose columns are remembered only where [`World::remember_columns`] has been called.
    pub layout: LayoutId,
}

pub fn due(phrase: &str, on: &str) -> Due {
    Due {
        phrase: phrase.to_owned(),
        window: Some(Window::day(day(on))),
        class: Some(Class::Exact),
        conditional: false,
        passage: None,
    }
}

pub fn new_item(id: ItemId, text: &str) -> NewItem {
    NewItem {
        id,
        kind: ItemKind::Action,
        standing: Standing::Ours,
        number: Some("A1".to_owned()),
        text: text.to_owned(),
        addressed_to: Some("Head of Housing".to_owned()),
        body: Some("Executive Board".to_owned()),
        made_on: Some(day("2016-09-01")),
        paper: None,
    }
}

pub fn closing() -> Closing {
    Closing {
        reason: ClosingReason::Implemented,
        closed_on: day("2017-05-02"),
        signed_off_by: Some("Cllr Osei".to_owned()),
        meeting: Some("Housing Scrutiny Committee, May 2017".to_owned()),
        evidence: Some("The list is on the website".to_owned()),
    }
}

impl World {
    pub fn new() -> Self {
        let desk = Desk::new();
        let (paper, findings) = desk.file(response_to_damp_review());
        let (other_paper, _) = desk.file(MadeUpPaper::new("Minutes of June").paragraph("RESOLVED"));
        desk.done(Command::Finding(FindingCommand::Accept {
            findings: vec![findings[0]],
        }));
        let item = desk.item("mould");
        let by_hand = ItemId::new(desk.now());
        desk.done(Command::Item(ItemCommand::Add(Box::new(new_item(
            by_hand,
            "Send the list",
        )))));
        let note = NoteId::new(desk.now());
        desk.done(Command::Note(NoteCommand::Add {
            id: note,
            item: Some(item),
            paper: None,
            text: "Ask who inspects".to_owned(),
            visit: None,
        }));
        let follow_ups = [FollowUpId::new(desk.now()), FollowUpId::new(desk.now())];
        for id in follow_ups {
            desk.done(Command::FollowUp(FollowUpCommand::Add {
                id,
                about: "Ring the officer".to_owned(),
                due: due("on 1 March 2017", "2017-03-01"),
                item: Some(item),
                paper: None,
                repeat: Repeat::every(6),
            }));
        }
        desk.done(Command::FollowUp(FollowUpCommand::Done {
            id: follow_ups[1],
            done_on: day("2017-03-01"),
            outcome: "Rang".to_owned(),
            next: None,
        }));
        let view = desk.reader().item(item).unwrap().unwrap();
        Self {
            paper,
            other_paper,
            item,
            by_hand,
            accepted: findings[0],
            waiting: findings[1..].to_vec(),
            note,
            follow_up: follow_ups[0],
            done_follow_up: follow_ups[1],
            meeting: MeetingId::new(desk.now()),
            response: view.responses[0].id,
            promise: view.promises[0].id,
            layout: LayoutId::new(desk.now()),
            desk,
        }
    }

    /// Keeps the meeting of this world.
    pub fn keep_meeting(&self) {
        self.desk.done(Command::Meeting(MeetingCommand::Add {
            id: self.meeting,
            body: MeetingBody::Named("Housing Scrutiny Committee".to_owned()),
            date: day("2017-01-17"),
            place: None,
        }));
    }

    /// Whom the papers of this world are for.
    pub fn paper_body(&self) -> BodyId {
        let meetings = self.desk.reader().meetings().unwrap();
        meetings.iter().find(|row| row.papers > 0).unwrap().body
    }

    /// Remembers the columns of this world's layout.
    pub fn remember_columns(&self) {
        self.desk.done(trackers::use_columns(
            self.layout,
            &["Code", "What we want"],
            None,
        ));
    }

    /// Relates the two items of this world.
    pub fn relate(&self) {
        let ids = (RelatedId::new(self.desk.now()), RelatedId::new(self.desk.now()));
        self.desk.done(Command::Item(ItemCommand::Relate {
            items: (self.item, self.by_hand),
            ids,
        }));
    }

    /// A finding as it stands in the inbox or was settled.
    pub fn finding(&self, id: FindingId) -> InboxFinding {
        let view = self.desk.reader().paper(self.paper).unwrap().unwrap();
        view.findings.into_iter().find(|f| f.id == id).unwrap()
    }

    /// What destroys the paper of this world, its number typed.
    pub fn destroy(&self) -> Command {
        let view = self.desk.reader().paper(self.paper).unwrap().unwrap();
        Command::Paper(PaperCommand::Destroy {
            paper: self.paper,
            typed: destroy_number(&view.paper),
        })
    }

    /// Makes the promise and the follow-up the user's own, and proposes other windows for them.
    pub fn propose_windows(&self) {
        let connection = rusqlite::Connection::open(self.desk.path().join("register.db")).unwrap();
        for table in ["promise", "follow_up"] {
            let sql = format!("UPDATE {table} SET set_by_user = 1, proposed_latest = '2018-03-31'");
            connection.execute(&sql, []).unwrap();
        }
    }
}
