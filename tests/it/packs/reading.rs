//! A pack as the reading process reads it.

use std::path::PathBuf;

use proptest::prelude::*;
use scrutiny_desk::document::{self, Document, cut};
use scrutiny_desk::jobs::{ReadPaper, ReaderProgram, read_in_child};
use scrutiny_desk::scrutiny::finding::Found;
use scrutiny_desk::scrutiny::paper::{PaperKind, Part, Publicity};
use scrutiny_desk::scrutiny::passage::{Block, BlockKind, Page, PageWords, Span};

use super::made_up::pack;
use crate::support::{Home, PROGRAM};

fn read() -> Vec<ReadPaper> {
    let home = Home::new();
    let file = home.file("pack.pdf", pack());
    read_in_child(&file, &ReaderProgram::from(PathBuf::from(PROGRAM)), None, || None).unwrap()
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
    let words = |document: &Document| -> Vec<String> {
        let blocks = document.blocks.iter();
        blocks.map(|block| document.words(block).to_owned()).collect()
    };
    let cut: Vec<String> = papers.iter().flat_map(|paper| words(&paper.document)).collect();
    assert_eq!(cut, words(&whole));
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

#[test]
fn the_words_of_a_paper_of_a_pack_are_found_again_on_the_pages_of_the_file() {
    for paper in read() {
        let part = paper.part.unwrap();
        let places = document::pdf::places_of(&pack(), &paper.document.text, part.first_page).unwrap();
        assert!(places.is_some(), "paper {}", part.number);
    }
}

/// Blocks, pages and texts that no reader would make, cut as any others are.
fn any_pages() -> impl Strategy<Value = Document> {
    let page = prop::collection::vec(
        prop_oneof![
            Just("Agenda Item 3".to_owned()),
            Just("AGENDA".to_owned()),
            Just("Minutes of the Panel".to_owned()),
            Just("5. Bus shelters (Pages 2 - 4)".to_owned()),
            Just("Page 2".to_owned()),
            "[a-zŵé ]{0,12}",
        ],
        0..5,
    );
    prop::collection::vec(page, 0..7).prop_map(|pages| {
        let mut document = document::read(b"x", "x.txt").unwrap();
        document.text.clear();
        document.blocks.clear();
        for (number, lines) in (1..).zip(pages) {
            let start = document.text.len();
            for line in lines {
                let from = document.text.len();
                document.text.push_str(&line);
                document.blocks.push(Block {
                    kind: BlockKind::Paragraph,
                    span: Span::new(from, document.text.len()),
                    page: Some(number),
                });
                document.text.push('\n');
            }
            document.pages.push(Page {
                words: PageWords::Printed,
                number,
                span: Span::new(start, document.text.len()),
            });
        }
        document.notes = vec![
            "Page 2 could not be read.".to_owned(),
            "It is cut short.".to_owned(),
        ];
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_nothing_is_doubled_when_a_file_is_cut(whole in any_pages()) {
        let papers = cut::papers_of(&whole);
        if !papers.is_empty() {
            let text: String = papers.iter().map(|(_, paper)| paper.text.as_str()).collect();
            prop_assert_eq!(text, whole.text.clone());
            let pages: Vec<u32> = papers.iter().flat_map(|(_, paper)| &paper.pages).map(|page| page.number).collect();
            prop_assert_eq!(pages, whole.pages.iter().map(|page| page.number).collect::<Vec<_>>());
            let words = |document: &Document| -> Vec<(Option<u32>, String)> {
                let words = |block: &Block| (block.page, document.words(block).to_owned());
                document.blocks.iter().map(words).collect()
            };
            let cut: Vec<_> = papers.iter().flat_map(|(_, paper)| words(paper)).collect();
            prop_assert_eq!(cut, words(&whole));
            let notes = papers.iter().map(|(_, paper)| paper.notes.len()).sum::<usize>();
            prop_assert_eq!(notes, 1 + usize::from(whole.pages.len() > 1));
            for (part, paper) in &papers {
                prop_assert!(paper.pages.iter().all(|page| page.span.end <= paper.text.len()));
                prop_assert_eq!(paper.pages.first().map(|page| page.number), Some(part.first_page));
            }
        }
    }
}
