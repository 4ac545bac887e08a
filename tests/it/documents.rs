//! Whole papers in every format that can be read, and what must not stop the program.

use proptest::prelude::*;
use scrutiny_desk::document::{
    self, Document, DocumentError, Format, LARGEST_FILE_BYTES, LARGEST_TEXT_BYTES,
};
use scrutiny_desk::scrutiny::passage::{BlockKind, Span};

const PLAIN: &str = "HOLLINFORD BOROUGH COUNCIL\r\n\r\n\
Bus Shelter Review\r\n\r\n\
The working group met five times between March and July and heard from\r\n\
officers of both councils and from residents of Fenwick Road.\r\n\r\n\
1. Recommendations\r\n\r\n\
The Panel recommends that Cabinet:\r\n\r\n\
(a) lights every shelter by the autumn of 2027; and\r\n\
(b) reports back:\r\n\
   (i) on cost; and\r\n\
   (ii) on vandalism.\r\n\r\n\
2. Actions\r\n\r\n\
Action | Owner | Due\r\n\
Write to the bus company | Chair | May 2027\r\n\
Arrange a visit | Cllr Osei | June 2027\r\n";

const MARKDOWN: &str = "# HOLLINFORD BOROUGH COUNCIL\n\n\
## Bus Shelter Review\n\n\
The working group met five times between March and July and heard\n\
from officers of both councils and from residents of Fenwick Road.\n\n\
# 1. Recommendations\n\n\
The Panel recommends that Cabinet:\n\n\
(a) lights every shelter by the autumn of 2027; and\n\
(b) reports back:\n\
    (i) on cost; and\n\
    (ii) on vandalism.\n\n\
# 2. Actions\n\n\
| Action | Owner | Due |\n\
|--------|-------|-----|\n\
| Write to the bus company | Chair | May 2027 |\n\
| Arrange a visit | Cllr Osei | June 2027 |\n";

const PAGE: &str = "<!doctype html><html><head><title>Review</title></head><body>\
<h1>HOLLINFORD BOROUGH COUNCIL</h1><h2>Bus Shelter Review</h2>\
<p>The working group met five times between March and July and heard from officers of both \
councils and from residents of Fenwick Road.</p>\
<h1>1. Recommendations</h1><p>The Panel recommends that Cabinet:</p>\
<ul style='list-style:none'><li>(a) lights every shelter by the autumn of 2027; and</li><li>(b) reports back:\
<ul><li>(i) on cost; and</li><li>(ii) on vandalism.</li></ul></li></ul>\
<h1>2. Actions</h1><table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>\
<tr><td>Write to the bus company</td><td>Chair</td><td>May 2027</td></tr>\
<tr><td>Arrange a visit</td><td>Cllr Osei</td><td>June 2027</td></tr></table></body></html>";

fn structure(document: &Document) -> Vec<(BlockKind, String)> {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    document
        .blocks
        .iter()
        .map(|block| (block.kind.clone(), folded(document.words(block))))
        .collect()
}

#[test]
fn the_same_paper_reads_the_same_in_every_format() {
    let read = |paper: &str, name: &str| document::read(paper.as_bytes(), name).unwrap();
    let plain = read(PLAIN, "review.txt");
    let markdown = read(MARKDOWN, "review.md");
    let page = read(PAGE, "review.html");
    assert_eq!(
        [plain.format, markdown.format, page.format],
        [Format::Text, Format::Markdown, Format::Html]
    );
    assert_eq!(plain.blocks.len(), 19, "{:#?}", structure(&plain));
    assert_eq!(structure(&plain), structure(&markdown));
    assert_eq!(structure(&plain), structure(&page));
    assert!(plain.notes.is_empty() && markdown.notes.is_empty() && page.notes.is_empty());
}

#[test]
fn markers_stand_before_the_words_of_their_points() {
    for (paper, name) in [(PLAIN, "a.txt"), (MARKDOWN, "a.md"), (PAGE, "a.html")] {
        let document = document::read(paper.as_bytes(), name).unwrap();
        let mut points = 0;
        for block in &document.blocks {
            if let BlockKind::ListItem { marker, .. } = &block.kind {
                let before = &document.text[..block.span.start];
                assert!(before.trim_end().ends_with(marker), "{name}: {marker}");
                points += 1;
            }
        }
        assert_eq!(points, 4, "{name}");
    }
}

#[test]
fn line_ends_of_every_system_give_the_same_text() {
    let unix = PLAIN.replace("\r\n", "\n");
    let read = |paper: &str| document::read(paper.as_bytes(), "a.txt").unwrap();
    assert_eq!(read(PLAIN), read(&unix));
    assert_eq!(read(&unix.replace('\n', "\r")), read(&unix));
    assert_eq!(read(&unix).text, unix, "the text itself is not altered");
}

#[test]
fn pages_keep_their_numbers_and_running_heads_are_set_aside() {
    let paper = "Bus Shelter Review\n\nThe panel met the contractor.\n\nPage 1 of 2\n\u{c}\
                 Bus Shelter Review\n\nIt asked for figures.\n\nPage 2 of 2\n";
    let document = document::read(paper.as_bytes(), "a.txt").unwrap();
    assert_eq!(document.pages.len(), 2);
    let found: Vec<(bool, Option<u32>, &str)> = document
        .blocks
        .iter()
        .map(|b| (b.kind == BlockKind::Furniture, b.page, document.words(b)))
        .collect();
    assert_eq!(
        found,
        [
            (false, Some(1), "Bus Shelter Review"),
            (false, Some(1), "The panel met the contractor."),
            (true, Some(1), "Page 1 of 2"),
            (true, Some(2), "Bus Shelter Review"),
            (false, Some(2), "It asked for figures."),
            (true, Some(2), "Page 2 of 2"),
        ]
    );
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_read_and_the_reader_is_told() {
    let page = document::read(
        b"<html><body><p>That the report be noted.</p></body></html>",
        "minutes.txt",
    )
    .unwrap();
    assert_eq!((page.format, page.notes.len()), (Format::Html, 1));
    let plain = document::read(b"That the report be noted.", "minutes.html").unwrap();
    assert_eq!((plain.format, plain.notes.len()), (Format::Text, 1));
    let windows = document::read(b"Cost: \xa3500 \x96 agreed", "minutes.txt").unwrap();
    assert_eq!(
        (windows.text.as_str(), windows.notes.len()),
        ("Cost: £500 – agreed", 1)
    );
}

#[test]
fn what_cannot_be_read_is_refused_by_what_it_is() {
    let check = |bytes: &[u8], name: &str, expected: DocumentError| {
        assert_eq!(document::read(bytes, name), Err(expected), "{name}");
    };
    check(b"", "a.txt", DocumentError::Empty);
    check(b" \r\n\t\xc2\xa0", "a.md", DocumentError::Empty);
    check(
        b"<html><body><script>1</script></body></html>",
        "a.html",
        DocumentError::Empty,
    );
    check(b"%PDF-1.7", "a.txt", DocumentError::Damaged);
    check(
        b"GIF89a\x01\0\x01\0\0\0",
        "a.html",
        DocumentError::UnknownFormat { what: "a picture" },
    );
    // Pictures of these kinds are read; this one breaks off within its head.
    check(b"\x89PNG\r\n\x1a\n\0\0", "a.html", DocumentError::Damaged);
    check(b"abc\0def\0\0\0\x01\x02", "a.txt", DocumentError::NotText);
    check(
        "<div>".repeat(2_000).as_bytes(),
        "a.html",
        DocumentError::NestedTooDeeply { limit: 1_000 },
    );
}

#[test]
fn a_file_over_the_limit_is_refused_by_its_size() {
    for (start, limit) in [
        ("a", LARGEST_TEXT_BYTES),
        ("{\\rtf1 ", LARGEST_TEXT_BYTES),
        ("%PDF-1.7", LARGEST_FILE_BYTES),
    ] {
        let mut bytes = start.as_bytes().to_vec();
        bytes.resize(usize::try_from(limit).unwrap() + 1, b'a');
        let bytes_in_it = limit + 1;
        assert_eq!(
            document::read(&bytes, "a.txt"),
            Err(DocumentError::TooLarge {
                bytes: bytes_in_it,
                limit,
            })
        );
    }
}

#[test]
fn long_lists_and_endless_lines_are_read_whole() {
    let list: String = (1..=20_000)
        .map(|n| format!("{n}. That point {n} be noted\n"))
        .collect();
    let document = document::read(list.as_bytes(), "a.txt").unwrap();
    assert_eq!(document.blocks.len(), 20_000);
    let line = "word ".repeat(200_000);
    assert_eq!(document::read(line.as_bytes(), "a.txt").unwrap().blocks.len(), 1);
    let nested = "<ul><li>a".repeat(400);
    assert_eq!(
        document::read(nested.as_bytes(), "a.html").unwrap().blocks.len(),
        400
    );
}

/// What must hold of every document, whatever it was read from.
pub fn assert_sound(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text.as_str();
    let mut end = 0;
    for block in &document.blocks {
        prop_assert!(
            block.span.start >= end && block.span.end <= text.len(),
            "{block:?} in {text:?}"
        );
        prop_assert!(
            text.is_char_boundary(block.span.start) && text.is_char_boundary(block.span.end),
            "{block:?} in {text:?}"
        );
        let words = document.words(block);
        prop_assert!(
            !words.is_empty() && words.trim() == words,
            "{block:?} in {text:?}"
        );
        end = block.span.end;
    }
    for pair in document.pages.windows(2) {
        prop_assert!(pair[0].span.end <= pair[1].span.start && pair[0].number + 1 == pair[1].number);
    }
    for page in &document.pages {
        prop_assert!(page.span.end <= text.len() && Span::of(page.span, text).len() == page.span.len());
    }
    if !matches!(document.format, Format::Html | Format::Mail) {
        assert_nothing_left_out(document)?;
    }
    Ok(())
}

/// Between blocks stand only white space, the marks of a format and the markers of points.
fn assert_nothing_left_out(document: &Document) -> Result<(), TestCaseError> {
    let is_mark =
        |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let mut end = 0;
    for block in &document.blocks {
        let gap: String = document.text[end..block.span.start]
            .chars()
            .filter(is_mark)
            .collect();
        let marks = gap.trim_matches(['#', '*', '|', '>', ':', '-', '+', '_']);
        match &block.kind {
            BlockKind::ListItem { marker, .. } if marker == "•" => {
                prop_assert!(gap.chars().count() <= 3, "{gap:?}");
            }
            BlockKind::ListItem { marker, .. } => {
                let printed: String = marker.chars().filter(is_mark).collect();
                prop_assert!(gap.contains(&printed), "{gap:?} before {block:?}");
                prop_assert!(gap.len() <= printed.len() + 8, "{gap:?} before {block:?}");
            }
            _ => prop_assert!(
                marks.is_empty(),
                "{gap:?} before {block:?} of {:?}",
                document.text
            ),
        }
        end = block.span.end;
    }
    let rest: String = document.text[end..].chars().filter(is_mark).collect();
    prop_assert!(
        rest.trim_matches(['#', '*', '|', '_', '-', ':', '+', '>'])
            .is_empty(),
        "{rest:?} at the end of {:?}",
        document.text
    );
    Ok(())
}

/// Pieces that papers are made of, to be thrown together.
fn scraps() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "That the report be noted",
        "RESOLVED",
        "(a) ",
        "(i)",
        "1.",
        "2.1 ",
        "- ",
        "•",
        "?\t",
        "o   ",
        "\n",
        "\n\n",
        "\r",
        "\t",
        " | ",
        "|",
        "    ",
        "\u{c}",
        "\u{a0}",
        "\u{200b}",
        "#",
        "**",
        "4a) iv. ",
        "12",
        "Page 2 of 3",
        "pdf icon PDF 3 KB",
        ">",
        "---",
        "<p>",
        "</p>",
        "<li>",
        "<ol type=a>",
        "</ol>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<br>",
        "<nav>",
        "</nav>",
        "<h2>",
        "<div class=menu>",
        "</div>",
        "<b>",
        "&nbsp;",
        "<!--",
        "-->",
        "<script>",
        "é",
        "\u{f0b7}",
        "II   ",
        "R1 ",
        "R2 ",
        "Minutes:",
        "<dt>",
        "<dd>",
        "<pre>",
        "\u{2028}",
        "\u{feff}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a.txt", "a.md", "a.html", "a", "a.pdf", "é.eml", ".", ""])
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in names()) {
        if let Ok(document) = document::read(&bytes, name) {
            assert_sound(&document)?;
        }
    }

    #[test]
    fn any_words_are_read_into_sound_blocks(text in ".{0,300}", name in names()) {
        if let Ok(document) = document::read(text.as_bytes(), name) {
            assert_sound(&document)?;
        }
    }

    #[test]
    fn scraps_of_papers_are_read_into_sound_blocks(text in scraps(), name in names()) {
        if let Ok(document) = document::read(text.as_bytes(), name) {
            assert_sound(&document)?;
        }
    }
}
