//! Papers that were filed as pictures, and what becomes of them when they are read.

use scrutiny_desk::register::Command;
use scrutiny_desk::register::command::item::NewItem;
use scrutiny_desk::register::command::paper::{FilePapers, TakeReading, destroy_number};
use scrutiny_desk::register::command::{FindingCommand, ItemCommand, NoteCommand, PaperCommand};
use scrutiny_desk::scrutiny::finding::FindingState;
use scrutiny_desk::scrutiny::id::{ItemId, NoteId, PaperId};
use scrutiny_desk::scrutiny::item::{ItemKind, Standing};
use scrutiny_desk::scrutiny::ocr::{OcrPage, OcrRule, OcrWord};
use scrutiny_desk::scrutiny::paper::PaperFacts;
use scrutiny_desk::scrutiny::passage::{Page, PageWords, Span};

use super::dump::{count, dump};
use super::made_up::{Desk, MadeUpPaper, response_to_damp_review};

/// Files the response to the review as a scan of one page.
fn filed_scan(desk: &Desk, exempt: bool) -> PaperId {
    let mut paper = MadeUpPaper::new("scan");
    if exempt {
        paper = paper.exempt();
    }
    let mut paper = paper.paper(desk.now(), None);
    paper.text = String::new();
    paper.blocks.clear();
    paper.pages = vec![Page {
        number: 1,
        span: Span::new(0, 0),
        words: PageWords::Picture,
    }];
    let publicity = paper.extraction.facts.publicity;
    paper.extraction.facts = PaperFacts {
        publicity,
        ..PaperFacts::unknown()
    };
    paper.extraction.fact_passages.clear();
    paper.extraction.findings.clear();
    let id = paper.id;
    desk.done(Command::Paper(PaperCommand::File(Box::new(FilePapers {
        mappings: Vec::new(),
        file_name: "scan.pdf".to_owned(),
        original: b"pictures".to_vec(),
        attached_to: None,
        papers: vec![paper],
    }))));
    id
}

fn ocr() -> Vec<OcrPage> {
    vec![OcrPage {
        number: 1,
        confidence: 91,
        turns: 1,
        slant: -40,
        words: vec![OcrWord {
            text: "Cabinet".to_owned(),
            left: 720,
            right: 1_200,
            base: 1_000,
            size: 110,
            confidence: 91,
            is_bold: true,
        }],
        level: vec![OcrRule {
            at: 1,
            from: 2,
            to: 3,
        }],
        upright: vec![OcrRule {
            at: 4,
            from: 5,
            to: 6,
        }],
    }]
}

fn read(desk: &Desk, id: PaperId, paper: MadeUpPaper) {
    let mut read = paper.paper(desk.now(), None);
    for page in &mut read.pages {
        page.words = PageWords::Ocr { confidence: 91 };
    }
    desk.done(Command::Paper(PaperCommand::TakeReading(Box::new(TakeReading {
        paper: id,
        ocr: ocr(),
        text: read.text,
        blocks: read.blocks,
        pages: read.pages,
        extraction: read.extraction,
    }))));
}

#[test]
fn a_scan_that_is_read_gets_its_text_and_findings_and_keeps_notes_and_items() {
    let desk = Desk::new();
    let id = filed_scan(&desk, false);
    let note = NoteId::new(desk.now());
    desk.done(Command::Note(NoteCommand::Add {
        id: note,
        item: None,
        paper: Some(id),
        text: "Ask for a better copy".to_owned(),
        visit: None,
    }));
    let by_hand = ItemId::new(desk.now());
    desk.done(Command::Item(ItemCommand::Add(Box::new(NewItem {
        id: by_hand,
        kind: ItemKind::Recommendation,
        standing: Standing::Ours,
        number: None,
        text: "Typed from the picture".to_owned(),
        addressed_to: None,
        body: None,
        made_on: None,
        paper: Some(id),
    }))));
    let unread = dump(desk.path());
    assert_eq!(desk.reader().original(id).unwrap().unwrap().ocr, []);
    read(&desk, id, response_to_damp_review());
    let view = desk.reader().paper(id).unwrap().unwrap();
    assert_eq!(view.reading, 1);
    assert_eq!(view.pages[0].words, PageWords::Ocr { confidence: 91 });
    assert!(view.findings.len() >= 2, "{:?}", view.findings.len());
    assert!(view.paper.facts.title.is_some() && view.paper.facts.date.is_some());
    assert_eq!(view.notes[0].text, "Ask for a better copy");
    assert!(desk.reader().item(by_hand).unwrap().is_some());
    assert_eq!(desk.reader().original(id).unwrap().unwrap().ocr, ocr());
    assert!(
        !desk.reader().search("mould", 10).unwrap().is_empty(),
        "it can be searched"
    );
    let as_read = dump(desk.path());
    desk.done(Command::Undo);
    assert_eq!(dump(desk.path()), unread);
    assert!(desk.reader().search("mould", 10).unwrap().is_empty());
    assert_eq!(desk.reader().original(id).unwrap().unwrap().ocr, []);
    desk.done(Command::Redo);
    assert_eq!(dump(desk.path()), as_read);
    assert_eq!(desk.reader().original(id).unwrap().unwrap().ocr, ocr());
    assert!(desk.reader().check().unwrap().faults.is_empty());
}

#[test]
fn reading_again_keeps_what_was_decided_and_proposes_only_what_is_new() {
    let desk = Desk::new();
    let id = filed_scan(&desk, false);
    read(&desk, id, response_to_damp_review());
    let findings = desk.waiting(id);
    desk.done(Command::Finding(FindingCommand::Accept {
        findings: vec![findings[0]],
    }));
    desk.done(Command::Finding(FindingCommand::Reject {
        findings: vec![findings[1]],
    }));
    let before = desk.reader().paper(id).unwrap().unwrap();
    let accepted_words = |view: &scrutiny_desk::register::view::PaperView| {
        let accepted = view.findings.iter().find(|f| f.id == findings[0]).unwrap();
        let passage = accepted.finding.passage().unwrap();
        passage.words(&view.text)
    };
    // The second reading has a line more before everything else, so that all passages move.
    let longer = MadeUpPaper::new("Stamped: received")
        .paragraph("A line that was not read the first time")
        .recommendation("9", "That the stamp is looked at");
    let mut again = response_to_damp_review().paper(desk.now(), None);
    let first = longer.paper(desk.now(), None);
    let by = first.text.len() + 2;
    again.text = format!("{}\n\n{}", first.text, again.text);
    let mut blocks = first.blocks;
    blocks.extend(again.blocks.into_iter().map(|mut block| {
        block.span = Span::new(block.span.start + by, block.span.end + by);
        block
    }));
    again.extraction.findings.extend(first.extraction.findings);
    desk.done(Command::Paper(PaperCommand::TakeReading(Box::new(TakeReading {
        paper: id,
        ocr: ocr(),
        pages: vec![Page {
            number: 1,
            span: Span::new(0, again.text.len()),
            words: PageWords::Ocr { confidence: 95 },
        }],
        text: again.text,
        blocks,
        extraction: again.extraction,
    }))));
    let after = desk.reader().paper(id).unwrap().unwrap();
    assert_eq!(after.reading, 2);
    assert_eq!(after.findings.len(), before.findings.len() + 1);
    let state = |at: usize| {
        after
            .findings
            .iter()
            .find(|f| f.id == findings[at])
            .unwrap()
            .state
    };
    assert_eq!(
        (state(0), state(1)),
        (FindingState::Accepted, FindingState::Rejected)
    );
    assert_eq!(accepted_words(&after), accepted_words(&before));
    desk.done(Command::Undo);
    assert_eq!(desk.reader().paper(id).unwrap().unwrap(), before);
}

#[test]
fn a_destroyed_scan_leaves_none_of_its_readings() {
    let desk = Desk::new();
    let id = filed_scan(&desk, true);
    read(&desk, id, response_to_damp_review().exempt());
    assert_eq!(count(desk.path(), "reading"), 2);
    let paper = desk.reader().paper(id).unwrap().unwrap().paper;
    desk.done(Command::Paper(PaperCommand::Destroy {
        paper: id,
        typed: destroy_number(&paper),
    }));
    assert_eq!(count(desk.path(), "reading"), 0);
    let database = std::fs::read(desk.path().join("register.db")).unwrap();
    let holds = |words: &[u8]| database.windows(words.len()).any(|window| window == words);
    assert!(!holds(b"mould"), "its words are gone from the disk");
}
