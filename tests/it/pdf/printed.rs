//! One invented paper as a word processor prints it, with tags and without, and as a clerk puts papers
//! together into a pack. How the files were made is told beside them.

use std::path::Path;

use scrutiny_desk::document::{self, Document, Format};

use super::outline;

fn file(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/files/pdf")
            .join(name),
    )
    .unwrap()
}

fn read(name: &str) -> Document {
    document::read(&file(name), name).unwrap()
}

#[test]
fn a_printed_paper_reads_like_the_page_that_it_was_printed_from_with_tags_and_without() {
    let source = outline(&read("paper.html"));
    assert_eq!(source.len(), 39, "{source:#?}");
    for name in ["paper-tagged.pdf", "paper-untagged.pdf"] {
        let printed = read(name);
        assert_eq!((printed.format, printed.pages.len()), (Format::Pdf, 2), "{name}");
        assert!(printed.notes.is_empty(), "{name}: {:?}", printed.notes);
        assert_eq!(outline(&printed), source, "{name}");
    }
}

#[test]
fn the_headings_of_a_printed_paper_are_its_outline() {
    let titles: Vec<String> = read("paper-tagged.pdf")
        .outline
        .into_iter()
        .map(|entry| entry.title)
        .collect();
    assert_eq!(titles.len(), 7);
    assert_eq!(titles[3], "2. What the group recommends");
}

#[test]
fn papers_put_together_lose_their_tags_and_nothing_else() {
    let pack = read("pack.pdf");
    assert_eq!(pack.pages.len(), 4);
    let found = outline(&pack);
    let source = outline(&read("paper.html"));
    // Tables are counted through the whole pack.
    let second: Vec<String> = source
        .iter()
        .map(|line| match line.strip_prefix("0.") {
            Some(rest) if rest.contains('.') => format!("1.{rest}"),
            _ => line.clone(),
        })
        .collect();
    assert_eq!(found[..source.len()], source);
    assert_eq!(found[source.len()..], second);
}

#[test]
fn boxes_are_the_same_however_often_they_are_worked_out() {
    for name in ["paper-tagged.pdf", "paper-untagged.pdf"] {
        let (document, places) = (read(name), document::pdf::places(&file(name)).unwrap());
        assert_eq!(places, document::pdf::places(&file(name)).unwrap());
        let letters: String = places
            .words
            .iter()
            .map(|word| word.span.of(&document.text))
            .collect();
        let whole: String = document.text.split_whitespace().collect();
        assert_eq!(letters, whole, "{name}: every letter has a place");
    }
}

#[test]
fn the_words_of_a_paper_within_a_pack_stand_on_its_own_pages() {
    let pack = read("pack.pdf");
    // The same paper twice: the second begins on the third page.
    let text = pack.text[pack.pages[2].span.start..].to_owned();
    let places = document::pdf::places_of(&file("pack.pdf"), &text, 3)
        .unwrap()
        .unwrap();
    assert_eq!(places.words[0].place.page, 3);
    let letters: String = places.words.iter().map(|word| word.span.of(&text)).collect();
    let whole: String = text.split_whitespace().collect();
    assert_eq!(letters, whole);
    let of_another = document::pdf::places_of(&file("pack.pdf"), "words of another paper", 1);
    assert_eq!(of_another.unwrap(), None);
}
