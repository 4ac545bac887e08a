//! Every command does what it says, can be undone and done again, and leaves nothing when it fails.

use std::collections::BTreeSet;

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::ItemEdit;
use scrutiny_desk::register::command::meeting::MeetingBody;
use scrutiny_desk::register::command::paper::{CutReading, FactEdit, TakeReading};
use scrutiny_desk::register::command::{
    CouncilCommand, FindingCommand, FollowUpCommand, ItemCommand, Link, MeetingCommand, NoteCommand,
    PaperCommand, TrackerCommand,
};
use scrutiny_desk::scrutiny::finding::{Confidence, Found, FoundDate};
use scrutiny_desk::scrutiny::id::{FindingId, ItemId, MeetingId, NoteId, PaperId, ProgressId};
use scrutiny_desk::scrutiny::ocr::{OcrPage, OcrRule, OcrWord};
use scrutiny_desk::scrutiny::paper::{Contact, PaperKind, Part, Publicity};
use scrutiny_desk::scrutiny::passage::PageWords;
use scrutiny_desk::scrutiny::progress::Progress;

use super::council_samples::council_samples;
use super::dump::{count, dump};
use super::item_samples::{item_samples, note_and_follow_up_samples};
use super::made_up::{MadeUpPaper, day, moment, response_to_damp_review};
use super::trackers;
use super::world::{World, closing, due, new_item};

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
        MeetingCommand::Ask {
            id: MeetingId::new(world.desk.now()),
            body: world.paper_body(),
            date: day("2017-01-17"),
            question: "What does it cost?".to_owned(),
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

/// The minutes, as if they had been a scan of two papers.
fn cut_in_two(world: &World) -> CutReading {
    let paper = |number: u32, title: &str| {
        let part = Part {
            number,
            of: 2,
            first_page: number,
            last_page: number,
            pack: "Housing Scrutiny Committee, June".to_owned(),
        };
        let mut paper = MadeUpPaper::new(title)
            .recommendation("1", "That the stamp is looked at")
            .paper(world.desk.now(), Some(part));
        for page in &mut paper.pages {
            page.number = number;
            page.words = PageWords::Ocr { confidence: 88 };
        }
        paper
    };
    CutReading {
        paper: world.other_paper,
        papers: vec![paper(1, "Agenda of June"), paper(2, "Minutes of May")],
        ocr: (1..3)
            .map(|number| OcrPage {
                number,
                ..OcrPage::default()
            })
            .collect(),
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
        Command::Paper(PaperCommand::CutReading(Box::new(cut_in_two(world)))),
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

/// The number of names that [`name_of`] gives.
const COMMANDS: usize = 81;

fn name_of(command: &Command) -> &'static str {
    match command {
        Command::Paper(PaperCommand::File(_)) => "file",
        Command::Paper(PaperCommand::EditFact { edit, .. }) => name_of_fact(edit),
        Command::Paper(PaperCommand::TakeReading(_)) => "take reading",
        Command::Paper(PaperCommand::CutReading(_)) => "cut reading",
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
        Command::Item(ItemCommand::Edit { edit, .. }) => name_of_edit(edit),
        Command::Item(ItemCommand::EditAll { .. }) => "edit all",
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
        Command::Meeting(MeetingCommand::Ask { .. }) => "ask",
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

fn name_of_fact(edit: &FactEdit) -> &'static str {
    match edit {
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
    }
}

fn name_of_edit(edit: &ItemEdit) -> &'static str {
    match edit {
        ItemEdit::Kind(_) => "item kind",
        ItemEdit::Standing(_) => "item standing",
        ItemEdit::Number(_) => "item number",
        ItemEdit::Text(_) => "item text",
        ItemEdit::AddressedTo(_) => "item addressed to",
        ItemEdit::LeadOfficer(_) => "item lead officer",
        ItemEdit::ExecutiveMember(_) => "item executive member",
        ItemEdit::MadeOn(_) => "item made on",
        ItemEdit::ReceivedOn(_) => "item received on",
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
