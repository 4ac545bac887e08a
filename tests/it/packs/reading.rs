//! A pack as the reading process reads it.

use std::path::PathBuf;

use scrutiny_desk::document;
use scrutiny_desk::jobs::{ReadPaper, ReaderProgram, read_in_child};
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::paper::{PaperKind, Part, Publicity};

use super::made_up::pack;
use crate::support::{Home, PROGRAM};

fn read() -> Vec<ReadPaper> {
    let home = Home::new();
    let file = home.file("pack.pdf", pack());
    read_in_child(&file, &ReaderProgram::from(PathBuf::from(PROGRAM))).unwrap()
}

fn texts(paper: &ReadPaper) -> Vec<&str> {
    let items = paper.extraction.findings.iter();
    items
        .filter_map(|finding| match &finding.found {
            Found::Item(item) => Some(item.text.as_str()),
            Found::Date(_) => None,
        })
        .collect()
}

#[test]
fn each_paper_of_a_pack_is_read_by_itself_and_knows_the_meeting() {
    let papers = read();
    let parts: Vec<&Part> = papers.iter().map(|paper| paper.part.as_ref().unwrap()).collect();
    let pages: Vec<String> = parts.iter().map(|part| part.pages()).collect();
    assert_eq!(pages, ["page 1", "page 2", "pages 3–4", "page 5"]);
    for (number, part) in (1..).zip(&parts) {
        assert_eq!((part.number, part.of), (number, 4));
        assert_eq!(part.pack, "Roads Scrutiny Panel, 9 June 2027");
    }
    let titles: Vec<&str> = papers
        .iter()
        .map(|paper| paper.extraction.facts.title.as_deref().unwrap())
        .collect();
    assert_eq!(titles[2..], ["Bus shelter review", "Depot lease"]);
    let report = &papers[2].extraction;
    assert_eq!(
        report.facts.council.as_deref(),
        Some("HOLLINFORD BOROUGH COUNCIL")
    );
    assert_eq!(report.facts.body.as_deref(), Some("Roads Scrutiny Panel"));
    assert_eq!(report.facts.date, "2027-06-09".parse().ok());
    assert_eq!(report.facts.agenda_item.as_deref(), Some("3"));
    assert_eq!(
        texts(&papers[2]),
        [
            "That the Cabinet provides a shelter at every stop in Elm Road by March 2028.",
            "That the Cabinet reports back within six months."
        ]
    );
    let Found::Item(second) = &report.findings[1].found else {
        panic!("the second recommendation is an item");
    };
    let window = second.due.as_ref().unwrap().window.unwrap();
    assert_eq!(
        window.latest,
        "2027-12-09".parse().ok(),
        "counted from the meeting"
    );
    assert_eq!(papers[3].extraction.facts.publicity, Publicity::Exempt);
    assert_ne!(papers[2].extraction.facts.publicity, Publicity::Exempt);
}

#[test]
fn minutes_in_a_pack_keep_their_own_day() {
    let papers = read();
    let minutes = &papers[1].extraction.facts;
    assert_eq!(minutes.kind, PaperKind::Minutes);
    assert_eq!(minutes.date, "2027-05-12".parse().ok());
    assert_eq!(minutes.agenda_item.as_deref(), Some("2"));
}

#[test]
fn the_texts_of_the_papers_are_the_text_of_the_file_and_pages_keep_their_numbers() {
    let papers = read();
    let whole = document::read(&pack(), "pack.pdf").unwrap();
    let joined: String = papers.iter().map(|paper| paper.document.text.as_str()).collect();
    assert_eq!(joined, whole.text);
    let blocks: usize = papers.iter().map(|paper| paper.document.blocks.len()).sum();
    assert_eq!(blocks, whole.blocks.len());
    let mut at = 0;
    for block in papers.iter().flat_map(|paper| {
        let words = |block| paper.document.words(block).to_owned();
        paper.document.blocks.iter().map(words).collect::<Vec<_>>()
    }) {
        assert_eq!(block, whole.words(&whole.blocks[at]));
        at += 1;
    }
    let report = &papers[2].document;
    let pages: Vec<u32> = report.pages.iter().map(|page| page.number).collect();
    assert_eq!(pages, [3, 4]);
    assert_eq!(report.pages[1].span.end, report.text.len());
    assert!(report.pages[1].span.of(&report.text).contains("forty stops"));
    assert_eq!(report.blocks[0].page, Some(3));
    let passage = papers[2].extraction.findings[0].passage().unwrap();
    assert_eq!(passage.page, Some(3));
    assert_eq!(
        passage.words(&report.text),
        "That the Cabinet provides a shelter at every stop in Elm Road by March 2028."
    );
}
