//! Every command does what it says, can be undone and done again, and leaves nothing when it fails.

use std::collections::BTreeSet;

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::{ItemEdit, NewItem};
use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::paper::{FactEdit, TakeReading, destroy_number};
use scrutiny_desk::register::command::{
    CouncilCommand, FindingCommand, FollowUpCommand, ItemCommand, Link, MeetingCommand, NoteCommand,
    PaperCommand, TrackerCommand,
};
use scrutiny_desk::scrutiny::finding::{Confidence, Found, FoundDate, InboxFinding};
use scrutiny_desk::scrutiny::follow_up::Repeat;
use scrutiny_desk::scrutiny::id::{
    FindingId, FollowUpId, ItemId, LayoutId, MeetingId, NoteId, PaperId, ProgressId, PromiseId, RelatedId,
    ResponseId,
};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::ocr::{OcrPage, OcrRule, OcrWord};
use scrutiny_desk::scrutiny::paper::{Contact, PaperKind, Publicity};
use scrutiny_desk::scrutiny::period::{Class, Window};
use scrutiny_desk::scrutiny::progress::{Closing, ClosingReason, Progress};
use scrutiny_desk::scrutiny::promise::Due;
use scrutiny_desk::scrutiny::response::Position;

use super::council_samples::council_samples;
use super::dump::{count, dump};
use super::made_up::{Desk, MadeUpPaper, day, moment, response_to_damp_review};
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

    fn finding(&self, id: FindingId) -> InboxFinding {
        let view = self.desk.reader().paper(self.paper).unwrap().unwrap();
        view.findings.into_iter().find(|f| f.id == id).unwrap()
    }

    pub fn destroy(&self) -> Command {
        let view = self.desk.reader().paper(self.paper).unwrap().unwrap();
        Command::Paper(PaperCommand::Destroy {
            paper: self.paper,
            typed: destroy_number(&view.paper),
        })
    }

    /// Makes the promise and the follow-up the user's own, and proposes other windows for them.
    fn propose_windows(&self) {
        let connection = rusqlite::Connection::open(self.desk.path().join("register.db")).unwrap();
        for table in ["promise", "follow_up"] {
            let sql = format!("UPDATE {table} SET set_by_user = 1, proposed_latest = '2018-03-31'");
            connection.execute(&sql, []).unwrap();
        }
    }
}

/// A sample of each command. Every variant is named in [`name_of`]: a new one does not compile until
/// it has a name there, and fails until it has a sample here.
fn samples(world: &World) -> Vec<Command> {
    let mut samples = paper_samples(world);
    samples.extend(finding_samples(world));
    samples.extend(item_samples(world));
    samples.extend(note_and_follow_up_samples(world));
    samples.extend(meeting_samples(world));
    samples.extend(council_samples(world));
    samples.extend(trackers::samples(world));
    samples.push(Command::Undo);
    samples.push(Command::Redo);
    samples
}

fn meeting_samples(world: &World) -> Vec<Command> {
    let samples = [
        MeetingCommand::Add {
            id: MeetingId::new(world.desk.now()),
            body: MeetingBody::Named("Youth Panel".to_owned()),
            date: day("2017-02-14"),
            place: Some("Town Hall".to_owned()),
        },
        MeetingCommand::Edit {
            id: world.meeting,
            body: MeetingBody::Named("Repairs Task Group".to_owned()),
            date: day("2017-01-24"),
            place: Some("Committee Room 2".to_owned()),
        },
        MeetingCommand::Write {
            id: world.meeting,
            questions: "Who inspects?\nWho pays?".to_owned(),
            begins: None,
            visit: 7,
        },
        MeetingCommand::Remove { id: world.meeting },
    ];
    samples.map(Command::Meeting).into()
}

/// The response to the review, as if a page of it had been a picture that was read since.
fn read_anew(world: &World) -> TakeReading {
    let read = response_to_damp_review()
        .recommendation("9", "That the stamp on the last page is looked at")
        .paper(world.desk.now(), None);
    TakeReading {
        paper: world.paper,
        ocr: vec![OcrPage {
            number: 1,
            confidence: 88,
            words: vec![OcrWord {
                text: "stamp".to_owned(),
                left: 700,
                right: 900,
                base: 1_000,
                size: 110,
                confidence: 88,
                is_bold: false,
            }],
            level: vec![OcrRule {
                at: 900,
                from: 700,
                to: 4_000,
            }],
            ..OcrPage::default()
        }],
        text: read.text,
        blocks: read.blocks,
        pages: read.pages,
        extraction: read.extraction,
    }
}

fn paper_samples(world: &World) -> Vec<Command> {
    let paper = world.paper;
    let mut samples = vec![
        MadeUpPaper::new("Scrutiny annual report")
            .recommendation("1", "That a tenants' panel is set up")
            .command(world.desk.now()),
        Command::Paper(PaperCommand::SettleEdition {
            paper: world.other_paper,
            revises: Some(paper),
        }),
        Command::Paper(PaperCommand::TakeReading(Box::new(read_anew(world)))),
        Command::Paper(PaperCommand::Remove { paper }),
        Command::Paper(PaperCommand::RemovePack { paper }),
        world.destroy(),
    ];
    let contact = Contact {
        name: "Joan Petty".to_owned(),
        role: None,
        phone: Some("01632 960456".to_owned()),
        email: None,
        passage: None,
    };
    let facts = [
        FactEdit::Kind(PaperKind::Minutes),
        FactEdit::Council(Some("Lower Wend District Council".to_owned())),
        FactEdit::Body(Some("Repairs Task Group".to_owned())),
        FactEdit::Title(Some("Damp: the answer".to_owned())),
        FactEdit::Date(Some(day("2016-07-05"))),
        FactEdit::AgendaItem(None),
        FactEdit::Publicity(Publicity::Exempt),
        FactEdit::ExemptParagraph(Some("paragraph 3".to_owned())),
        FactEdit::Contacts(vec![contact.clone(), contact]),
        FactEdit::ReportAuthor(Some("Head of Repairs".to_owned())),
        FactEdit::ExecutiveMember(Some("Cllr Brandt".to_owned())),
        FactEdit::Wards(Some("Hilltop".to_owned())),
        FactEdit::KeyDecision(None),
    ];
    let edits = facts.map(|edit| Command::Paper(PaperCommand::EditFact { paper, edit }));
    samples.extend(edits);
    samples
}

fn finding_samples(world: &World) -> Vec<Command> {
    let mut amended = world.finding(world.waiting[0]).finding.found;
    if let Found::Item(item) = &mut amended {
        item.text = "That the Cabinet publishes a monthly list".to_owned();
    }
    vec![
        Command::Finding(FindingCommand::Accept {
            findings: world.waiting.clone(),
        }),
        Command::Finding(FindingCommand::AcceptAsNew {
            finding: world.waiting[0],
        }),
        Command::Finding(FindingCommand::AcceptAs {
            finding: world.waiting[0],
            link: Link::Answers,
            item: world.by_hand,
        }),
        Command::Finding(FindingCommand::AcceptAll {
            paper: world.paper,
            at_least: Confidence::Unsure,
        }),
        Command::Finding(FindingCommand::Reject {
            findings: world.waiting.clone(),
        }),
        Command::Finding(FindingCommand::Reopen {
            findings: vec![world.accepted],
        }),
        Command::Finding(FindingCommand::Amend {
            finding: world.waiting[0],
            found: Box::new(amended),
        }),
        Command::Finding(FindingCommand::Add {
            id: FindingId::new(world.desk.now()),
            paper: world.paper,
            found: Box::new(Found::Date(FoundDate {
                due: due("on 3 October 2016", "2016-10-03"),
                about: "The task group meets".to_owned(),
            })),
        }),
    ]
}

fn item_samples(world: &World) -> Vec<Command> {
    let (desk, item) = (&world.desk, world.item);
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
    let mut samples: Vec<Command> = edits
        .map(|edit| {
            Command::Item(ItemCommand::Edit {
                item,
                edit,
                visit: None,
            })
        })
        .to_vec();
    let commands = [
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
        ItemCommand::Close {
            items: vec![item, world.by_hand],
            closing: closing(),
        },
        ItemCommand::Reopen { items: vec![item] },
        ItemCommand::Remove { items: vec![item] },
    ];
    samples.extend(commands.map(Command::Item));
    samples
}

fn note_and_follow_up_samples(world: &World) -> Vec<Command> {
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

/// The number of names that [`name_of`] gives.
const COMMANDS: usize = 78;

fn name_of(command: &Command) -> &'static str {
    match command {
        Command::Paper(PaperCommand::File(_)) => "file",
        Command::Paper(PaperCommand::EditFact { edit, .. }) => match edit {
            FactEdit::Kind(_) => "paper kind",
            FactEdit::Council(_) => "paper council",
            FactEdit::Body(_) => "paper body",
            FactEdit::Title(_) => "paper title",
            FactEdit::Date(_) => "paper date",
            FactEdit::AgendaItem(_) => "paper agenda item",
            FactEdit::Publicity(_) => "paper publicity",
            FactEdit::ExemptParagraph(_) => "paper exempt paragraph",
            FactEdit::Contacts(_) => "paper contacts",
            FactEdit::ReportAuthor(_) => "paper author",
            FactEdit::ExecutiveMember(_) => "paper executive member",
            FactEdit::Wards(_) => "paper wards",
            FactEdit::KeyDecision(_) => "paper key decision",
        },
        Command::Paper(PaperCommand::TakeReading(_)) => "take reading",
        Command::Paper(PaperCommand::SettleEdition { .. }) => "settle edition",
        Command::Paper(PaperCommand::Remove { .. }) => "remove paper",
        Command::Paper(PaperCommand::RemovePack { .. }) => "remove pack",
        Command::Paper(PaperCommand::Destroy { .. }) => "destroy paper",
        Command::Finding(FindingCommand::Accept { .. }) => "accept",
        Command::Finding(FindingCommand::AcceptAsNew { .. }) => "accept as new",
        Command::Finding(FindingCommand::AcceptAs { .. }) => "accept as",
        Command::Finding(FindingCommand::AcceptAll { .. }) => "accept all",
        Command::Finding(FindingCommand::Reject { .. }) => "reject",
        Command::Finding(FindingCommand::Reopen { .. }) => "reopen finding",
        Command::Finding(FindingCommand::Amend { .. }) => "amend",
        Command::Finding(FindingCommand::Add { .. }) => "add finding",
        Command::Item(ItemCommand::Add(_)) => "add item",
        Command::Item(ItemCommand::Edit { edit, .. }) => match edit {
            ItemEdit::Kind(_) => "item kind",
            ItemEdit::Standing(_) => "item standing",
            ItemEdit::Number(_) => "item number",
            ItemEdit::Text(_) => "item text",
            ItemEdit::AddressedTo(_) => "item addressed to",
            ItemEdit::LeadOfficer(_) => "item lead officer",
            ItemEdit::ExecutiveMember(_) => "item executive member",
            ItemEdit::MadeOn(_) => "item made on",
            ItemEdit::ReceivedOn(_) => "item received on",
        },
        Command::Item(ItemCommand::SetProgress { .. }) => "set progress",
        Command::Item(ItemCommand::RecordAnswer { .. }) => "record answer",
        Command::Item(ItemCommand::EditAnswer { .. }) => "edit answer",
        Command::Item(ItemCommand::Promise { .. }) => "promise",
        Command::Item(ItemCommand::EditPromise { .. }) => "edit promise",
        Command::Item(ItemCommand::SettlePromise { .. }) => "settle promise",
        Command::Item(ItemCommand::Tag { .. }) => "tag",
        Command::Item(ItemCommand::Relate { .. }) => "relate",
        Command::Item(ItemCommand::Unrelate { .. }) => "unrelate",
        Command::Item(ItemCommand::Close { .. }) => "close",
        Command::Item(ItemCommand::Reopen { .. }) => "reopen item",
        Command::Item(ItemCommand::Remove { .. }) => "remove item",
        Command::Note(NoteCommand::Add { .. }) => "add note",
        Command::Note(NoteCommand::Write { .. }) => "write note",
        Command::Note(NoteCommand::Remove { .. }) => "remove note",
        Command::Meeting(MeetingCommand::Add { .. }) => "add meeting",
        Command::Meeting(MeetingCommand::Edit { .. }) => "edit meeting",
        Command::Meeting(MeetingCommand::Write { .. }) => "write questions",
        Command::Meeting(MeetingCommand::Remove { .. }) => "remove meeting",
        Command::Council(command) => match command {
            CouncilCommand::RenameCouncil { .. } => "rename council",
            CouncilCommand::RenameBody { .. } => "rename body",
            CouncilCommand::MergeCouncils { .. } => "merge councils",
            CouncilCommand::MergeBodies { .. } => "merge bodies",
            CouncilCommand::Became { .. } => "became",
            CouncilCommand::SetBodyKind { .. } => "body kind",
            CouncilCommand::SetNation { .. } => "nation",
            CouncilCommand::SetCalendar { .. } => "calendar",
            CouncilCommand::SetClocks { .. } => "clocks",
        },
        Command::FollowUp(FollowUpCommand::Add { .. }) => "add follow-up",
        Command::FollowUp(FollowUpCommand::Edit { .. }) => "edit follow-up",
        Command::FollowUp(FollowUpCommand::Settle { .. }) => "settle follow-up",
        Command::FollowUp(FollowUpCommand::PutOff { .. }) => "put follow-up off",
        Command::FollowUp(FollowUpCommand::Done { .. }) => "follow-up done",
        Command::FollowUp(FollowUpCommand::Reopen { .. }) => "reopen follow-up",
        Command::FollowUp(FollowUpCommand::Remove { .. }) => "remove follow-up",
        Command::Tracker(TrackerCommand::UseColumns { .. }) => "use columns",
        Command::Tracker(TrackerCommand::ForgetColumns { .. }) => "forget columns",
        Command::Tracker(TrackerCommand::ApplyChanges { .. }) => "apply changes",
        Command::Tracker(TrackerCommand::ApplyRows { .. }) => "apply rows",
        Command::Undo => "undo",
        Command::Redo => "redo",
    }
}

#[test]
fn every_command_has_a_sample() {
    let world = World::new();
    let names: BTreeSet<&str> = samples(&world).iter().map(name_of).collect();
    assert_eq!(names.len(), COMMANDS);
}

#[test]
fn every_command_is_undone_without_a_trace_and_done_again_as_it_was() {
    let world = World::new();
    world.propose_windows();
    world.keep_meeting();
    world.remember_columns();
    for command in samples(&world) {
        let name = name_of(&command);
        if matches!(name, "undo" | "redo" | "destroy paper") {
            continue;
        }
        if name == "reopen item" {
            world.desk.done(Command::Item(ItemCommand::Close {
                items: vec![world.item],
                closing: closing(),
            }));
        }
        if name == "unrelate" {
            world.relate();
        }
        let before = dump(world.desk.path());
        let outcome = world.desk.done(command);
        let after = dump(world.desk.path());
        assert_ne!(before, after, "{name} changes nothing");
        assert!(outcome.act.is_some(), "{name} leaves no act");
        assert!(!outcome.label.is_empty(), "{name} has no label");
        let undone = world.desk.done(Command::Undo);
        assert_eq!(undone.label, format!("Undid: {}", outcome.label));
        assert_eq!(dump(world.desk.path()), before, "{name} is not undone");
        assert_eq!(undone.touched, outcome.touched.and(undone.touched), "{name}");
        world.desk.done(Command::Redo);
        assert_eq!(dump(world.desk.path()), after, "{name} is not done again");
        world.desk.done(Command::Undo);
        assert_eq!(dump(world.desk.path()), before, "{name} is not undone again");
    }
}

#[test]
fn a_command_that_fails_leaves_no_trace() {
    let world = World::new();
    let gone_item = ItemId::new(moment(0));
    let gone_paper = PaperId::new(moment(0));
    let failing = [
        // The first half of each fits, the second does not.
        Command::Item(ItemCommand::SetProgress {
            items: vec![
                (world.item, ProgressId::new(moment(1))),
                (gone_item, ProgressId::new(moment(1))),
            ],
            progress: Progress::Complete,
            happened_on: day("2017-01-01"),
            words: String::new(),
        }),
        Command::Item(ItemCommand::Close {
            items: vec![world.item, gone_item],
            closing: closing(),
        }),
        Command::Item(ItemCommand::Remove {
            items: vec![world.item, gone_item],
        }),
        Command::Finding(FindingCommand::Accept {
            findings: vec![world.waiting[0], FindingId::new(moment(0))],
        }),
        Command::Finding(FindingCommand::AcceptAs {
            finding: world.waiting[0],
            link: Link::SameAs,
            item: gone_item,
        }),
        Command::Paper(PaperCommand::Remove { paper: gone_paper }),
        Command::Paper(PaperCommand::SettleEdition {
            paper: world.paper,
            revises: Some(world.paper),
        }),
        Command::Paper(PaperCommand::Destroy {
            paper: world.paper,
            typed: "000000".to_owned(),
        }),
        Command::Item(ItemCommand::Add(Box::new(new_item(
            world.by_hand,
            "Twice the same identity",
        )))),
        Command::Item(ItemCommand::Edit {
            item: world.item,
            edit: ItemEdit::Text("  ".to_owned()),
            visit: None,
        }),
        Command::Item(ItemCommand::SettlePromise {
            promise: world.promise,
            take: true,
        }),
        Command::Note(NoteCommand::Add {
            id: NoteId::new(moment(2)),
            item: None,
            paper: None,
            text: "On nothing".to_owned(),
            visit: None,
        }),
        Command::Redo,
    ];
    let path = world.desk.path();
    let before = (dump(path), count(path, "act"), count(path, "change"));
    for command in failing {
        let name = name_of(&command);
        assert!(world.desk.try_do(command).is_err(), "{name} did not fail");
        let after = (dump(path), count(path, "act"), count(path, "change"));
        assert_eq!(after, before, "{name} left a trace");
    }
}
