//! PDFs that are damaged, or were made to do harm.

use proptest::prelude::*;
use scrutiny_desk::document::{self, DocumentError};
use scrutiny_desk::scrutiny::passage::PageWords;

use super::sketch::{Sketch, page_of, stream, words};

const WORDS: &str = "That the report be noted";

fn one_page() -> Sketch {
    Sketch::of_pages(&[words(72.0, 100.0, WORDS)])
}

#[track_caller]
fn is_read(sketch: &Sketch) {
    let document = document::read(&sketch.bytes(), "paper.pdf").unwrap();
    assert_eq!(document.text.trim(), WORDS);
}

#[track_caller]
fn is_refused(bytes: &[u8], expected: DocumentError) {
    assert_eq!(document::read(bytes, "paper.pdf"), Err(expected));
}

#[test]
fn pages_that_hold_each_other_are_read_once() {
    let mut sketch = one_page();
    sketch.set(2, "<< /Type /Pages /Kids [2 0 R 7 0 R 5 0 R] /Count 3 >>");
    sketch.add("<< /Type /Pages /Kids [2 0 R 7 0 R 5 0 R] /Count 3 >>");
    is_read(&sketch);
}

#[test]
fn tags_and_bookmarks_that_hold_each_other_come_to_an_end() {
    let mut sketch = one_page();
    sketch.set(
        1,
        "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R /Outlines 9 0 R >>",
    );
    sketch.add("<< /Type /StructTreeRoot /K [8 0 R] >>");
    sketch.add("<< /S /Sect /K [8 0 R 8 0 R] /Pg 5 0 R >>");
    sketch.add("<< /First 10 0 R >>");
    sketch.add("<< /Title (Again) /Next 10 0 R /First 9 0 R >>");
    is_read(&sketch);
}

#[test]
fn a_page_of_no_honest_size_costs_that_page_and_is_named() {
    let mut sketch = Sketch::of_pages(&[words(72.0, 100.0, WORDS), words(72.0, 100.0, "never read")]);
    sketch.set(7, page_of(8, "[0 0 2000000 2000000]"));
    let document = document::read(&sketch.bytes(), "paper.pdf").unwrap();
    assert_eq!(document.text.trim(), WORDS);
    assert_eq!(document.notes, ["Page 2 could not be read."]);
    sketch.set(5, page_of(6, "[0 0 1e38 -1e38]"));
    is_refused(&sketch.bytes(), DocumentError::NoPageRead { what: "PDF" });
}

#[test]
fn drawings_inside_of_drawings_without_end_are_given_up() {
    let mut sketch = one_page();
    let entries = |next: usize| {
        format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>")
    };
    sketch.set(
        5,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /XObject << /X 7 0 R >> >> >>",
    );
    sketch.set(6, stream("", b"/X Do"));
    for number in 7..37 {
        sketch.add(stream(&entries(number + 1), &b"/X Do ".repeat(10)));
    }
    is_refused(&sketch.bytes(), DocumentError::NoPageRead { what: "PDF" });
}

#[test]
fn instructions_nested_without_end_are_read_as_far_as_they_go() {
    for ending in ["[", "<< /A ", "q ", "/P BMC ", "("] {
        let content = words(72.0, 100.0, WORDS) + &ending.repeat(100_000);
        is_read(&Sketch::of_pages(&[content]));
    }
}

#[test]
fn pages_over_the_limit_are_left_out_and_that_is_said() {
    let mut sketch = one_page();
    let kids = "5 0 R ".to_owned() + &(7..2_100).map(|page| format!("{page} 0 R ")).collect::<String>();
    sketch.set(2, format!("<< /Type /Pages /Kids [{kids}] /Count 2094 >>"));
    for _ in 7..2_100 {
        sketch.add(page_of(6, "[0 0 595 842]"));
    }
    let document = document::read(&sketch.bytes(), "paper.pdf").unwrap();
    assert_eq!(document.pages.len(), document::pdf::MOST_PAGES);
    assert_eq!(
        document.notes,
        ["The file has 2094 pages; only the first 2000 were read."]
    );
}

#[test]
fn a_file_that_ends_too_soon_is_read_as_far_as_it_goes() {
    let bytes = one_page().bytes();
    let cut = document::read(&bytes[..bytes.len() - 30], "paper.pdf").unwrap();
    assert_eq!(cut.text.trim(), WORDS);
    assert_eq!(
        cut.notes,
        ["The end of the file is missing: it seems to have been cut short."]
    );
    is_refused(&bytes[..60], DocumentError::Damaged);
    is_refused(b"%PDF-1.7\n", DocumentError::Damaged);
}

#[test]
fn pictures_of_pages_are_told_from_pages_without_anything() {
    is_refused(&Sketch::of_pages(&[String::new()]).bytes(), DocumentError::NoText);
    let picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q\n".to_owned();
    let scan = document::read(
        &Sketch::of_pages(std::slice::from_ref(&picture)).bytes(),
        "paper.pdf",
    )
    .unwrap();
    assert_eq!((scan.text.as_str(), scan.blocks.len()), ("", 0));
    assert_eq!(scan.pages[0].words, PageWords::Picture);
    assert_eq!(
        scan.notes,
        ["This PDF is a scan: it holds pictures of pages and no text."]
    );
    let mixed = document::read(
        &Sketch::of_pages(&[words(72.0, 100.0, WORDS), picture.clone(), picture]).bytes(),
        "paper.pdf",
    );
    assert_eq!(
        mixed.unwrap().notes,
        ["Pages 2, 3 are pictures without text, and were not read."]
    );
}

#[test]
fn a_file_under_a_password_says_so_and_one_that_only_forbids_printing_is_read() {
    let file =
        |name: &str| std::fs::read(format!("{}/tests/files/pdf/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    is_refused(&file("password.pdf"), DocumentError::NeedsPassword);
    let document = document::read(&file("no-printing.pdf"), "paper.pdf").unwrap();
    assert_eq!(document.text.trim(), WORDS);
}

#[test]
fn a_pdf_under_another_name_is_read_and_the_reader_is_told() {
    let document = document::read(&one_page().bytes(), "minutes.txt").unwrap();
    assert_eq!(
        document.notes,
        ["The file holds a PDF, whatever its name says, and was read as one."]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_never_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = one_page().bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(document) = document::read(&bytes, "paper.pdf") {
            super::super::documents::assert_sound(&document)?;
        }
    }

    #[test]
    fn instructions_of_any_kind_never_panic(content in "[ -~]{0,200}") {
        let sketch = Sketch::of_pages(&[words(72.0, 100.0, WORDS) + &content]);
        if let Ok(document) = document::read(&sketch.bytes(), "paper.pdf") {
            super::super::documents::assert_sound(&document)?;
        }
    }
}
