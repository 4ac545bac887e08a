//! PDFs: what comes through of a page's order, headings, points and tables, and what must not stop the
//! program.

mod hard;
mod hostile;
pub mod pack;
mod pictures;
mod printed;
pub mod sketch;

use scrutiny_desk::document::{self, Document};
use scrutiny_desk::scrutiny::passage::BlockKind;
use sketch::{Sketch, bold, grid, lines, rule, set, words};

/// A document in one line a block.
fn outline(document: &Document) -> Vec<String> {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    document
        .blocks
        .iter()
        .map(|block| {
            let kind = match &block.kind {
                BlockKind::Heading { level } => format!("h{level}"),
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::ListItem { marker, level } => format!("{level}:{marker}"),
                BlockKind::Cell {
                    table,
                    row,
                    column,
                    heading,
                } => format!("{table}.{row}.{column}{}", if *heading { "*" } else { "" }),
                BlockKind::Furniture => "furniture".to_owned(),
            };
            format!("{kind} {}", folded(document.words(block)))
        })
        .collect()
}

fn read(pages: &[String]) -> Document {
    document::read(&Sketch::of_pages(pages).bytes(), "paper.pdf").unwrap()
}

#[track_caller]
fn check(pages: &[String], expected: &[&str]) {
    assert_eq!(outline(&read(pages)), expected);
}

#[test]
fn lines_are_put_together_by_where_they_stand_and_not_by_when_they_are_drawn() {
    let drawn = [
        words(72.0, 154.0, "(b) that the Chair write to the Minister."),
        words(
            72.0,
            112.0,
            "and heard from officers of both councils and from residents",
        ),
        words(72.0, 142.0, "(a) that Cabinet light every shelter; and"),
        set("F2", 14.0, 72.0, 70.0, "Bus Shelter Review"),
        words(72.0, 124.0, "of Fenwick Road."),
        words(
            72.0,
            100.0,
            "The working group met five times between March and July 2026",
        ),
    ];
    check(
        &[drawn.concat()],
        &[
            "h1 Bus Shelter Review",
            "p The working group met five times between March and July 2026 and heard from officers of both councils and \
             from residents of Fenwick Road.",
            "0:(a) that Cabinet light every shelter; and",
            "0:(b) that the Chair write to the Minister.",
        ],
    );
}

#[test]
fn columns_are_read_one_after_the_other_and_a_line_across_both_comes_first() {
    let left = [
        "The panel heard from two bus companies and",
        "from residents. It was told that half of the",
        "shelters have no light, that buses pass by",
        "in the dark, and that the contract for their",
        "upkeep ends in May. The panel asked why",
    ];
    let right = [
        "nobody had been told. It also heard that the",
        "county pays for eleven shelters of its own,",
        "all of them lit. Members were of the view",
        "that the two contracts should be let as one",
        "and that parishes should be asked first.",
    ];
    let page = [
        lines(310.0, 120.0, &right),
        bold(
            72.0,
            80.0,
            "What the panel was told by those who use the shelters of the borough every day",
        ),
        lines(72.0, 120.0, &left),
    ];
    let expected = format!("p {} {}", left.join(" "), right.join(" "));
    let document = read(&[page.concat()]);
    assert_eq!(outline(&document)[1..], [expected]);
}

#[test]
fn the_last_column_of_a_paper_may_be_of_a_few_lines_and_numbers_may_stand_out() {
    let left = [
        "The panel heard from two bus companies and",
        "from residents. It was told that half of the",
        "shelters have no light, that buses pass by",
        "in the dark, and that the contract for their",
        "upkeep ends in May. The panel asked why no",
        "one had been told, and was shown a letter of",
        "last autumn that said so in its last line. It",
        "asked for the letter to be sent to members,",
        "for a map of the shelters, for the cost of a",
        "new contract by the end of the year, and for",
        "the number of complaints about dark shelters",
        "since the last time that it looked at this.",
    ];
    let page = [
        lines(72.0, 120.0, &left),
        words(310.0, 120.0, "1."),
        lines(
            340.0,
            120.0,
            &["That every shelter in the borough", "be lit by the autumn."],
        ),
        words(310.0, 144.0, "2."),
        words(340.0, 144.0, "That officers report in a year."),
    ];
    check(
        &[page.concat()],
        &[
            &format!("p {}", left.join(" ")),
            "0:1. That every shelter in the borough be lit by the autumn.",
            "0:2. That officers report in a year.",
        ],
    );
}

#[test]
fn column_headings_that_a_new_page_says_again_are_no_row() {
    let row = |down: f64, cells: [&str; 3]| {
        words(72.0, down, cells[0]) + &words(140.0, down, cells[1]) + &words(400.0, down, cells[2])
    };
    let heads = |down: f64| {
        bold(72.0, down, "Ref") + &bold(140.0, down, "Recommendation") + &bold(400.0, down, "Answer")
    };
    let first = [
        words(
            72.0,
            100.0,
            "The answers of Cabinet are set out in the table below, one by one.",
        ),
        heads(700.0),
        row(720.0, ["R1", "That Cabinet light every shelter", "Agreed."]),
        row(740.0, ["R2", "That Cabinet write to the", "Agreed, and"]),
    ];
    let second = [
        heads(72.0),
        row(84.0, ["", "Minister about it.", "done."]),
        row(104.0, ["R3", "That officers report.", "Noted."]),
    ];
    let document = read(&[first.concat(), second.concat()]);
    let found = outline(&document);
    let cells: Vec<&String> = found.iter().filter(|line| line.starts_with("0.")).collect();
    assert_eq!(
        cells,
        [
            "0.0.0* Ref",
            "0.0.1* Recommendation",
            "0.0.2* Answer",
            "0.1.0 R1",
            "0.1.1 That Cabinet light every shelter",
            "0.1.2 Agreed.",
            "0.2.0 R2",
            "0.2.1 That Cabinet write to the Minister about it.",
            "0.2.2 Agreed, and done.",
            "0.3.0 R3",
            "0.3.1 That officers report.",
            "0.3.2 Noted.",
        ]
    );
    let furniture = found.iter().filter(|line| line.starts_with("furniture")).count();
    assert_eq!(furniture, 3, "{found:#?}");
}

#[test]
fn a_ruled_table_comes_as_its_cells_whatever_is_written_in_them() {
    let columns = [72.0, 130.0, 330.0, 520.0];
    let rows = [100.0, 116.0, 156.0, 172.0];
    let page = [
        grid(&columns, &rows),
        bold(76.0, 112.0, "Ref"),
        bold(134.0, 112.0, "Action"),
        bold(334.0, 112.0, "Update"),
        words(76.0, 128.0, "OSC/1"),
        lines(
            134.0,
            128.0,
            &["Write to the Minister about the", "lighting of shelters"],
        ),
        lines(
            334.0,
            128.0,
            &[
                "Letter sent on 4 May. No",
                "answer has come; asked again",
                "in June.",
            ],
        ),
        words(76.0, 168.0, "OSC/2"),
        words(134.0, 168.0, "Arrange a visit"),
    ];
    check(
        &[page.concat()],
        &[
            "0.0.0* Ref",
            "0.0.1* Action",
            "0.0.2* Update",
            "0.1.0 OSC/1",
            "0.1.1 Write to the Minister about the lighting of shelters",
            "0.1.2 Letter sent on 4 May. No answer has come; asked again in June.",
            "0.2.0 OSC/2",
            "0.2.1 Arrange a visit",
        ],
    );
}

#[test]
fn cells_that_no_line_parts_are_one() {
    let page = [
        rule((72.0, 100.0), (400.0, 100.0)),
        rule((72.0, 120.0), (400.0, 120.0)),
        rule((72.0, 140.0), (400.0, 140.0)),
        rule((72.0, 100.0), (72.0, 140.0)),
        rule((400.0, 100.0), (400.0, 140.0)),
        rule((200.0, 120.0), (200.0, 140.0)),
        words(76.0, 114.0, "Cabinet Member for Roads and Paths"),
        words(76.0, 134.0, "Shelters"),
        words(204.0, 134.0, "Agreed"),
    ];
    check(
        &[page.concat()],
        &[
            "0.0.0 Cabinet Member for Roads and Paths",
            "0.1.0 Shelters",
            "0.1.1 Agreed",
        ],
    );
}

#[test]
fn a_table_without_lines_is_told_by_its_white_space_and_labels_are_no_table() {
    let page = [
        words(72.0, 80.0, "Report to:"),
        words(160.0, 80.0, "Roads Scrutiny Panel"),
        words(72.0, 94.0, "Report of:"),
        words(160.0, 94.0, "Head of Highways"),
        bold(72.0, 130.0, "Action"),
        bold(300.0, 130.0, "Owner"),
        bold(420.0, 130.0, "Due"),
        words(72.0, 146.0, "Write to the Minister about lighting"),
        words(300.0, 146.0, "Chair"),
        words(420.0, 146.0, "May 2027"),
        words(72.0, 158.0, "and report back"),
        words(72.0, 174.0, "Arrange a visit to the depot"),
        words(300.0, 174.0, "Councillor Osei"),
        words(420.0, 174.0, "June 2027"),
    ];
    check(
        &[page.concat()],
        &[
            "p Report to: Roads Scrutiny Panel",
            "p Report of: Head of Highways",
            "0.0.0* Action",
            "0.0.1* Owner",
            "0.0.2* Due",
            "0.1.0 Write to the Minister about lighting and report back",
            "0.1.1 Chair",
            "0.1.2 May 2027",
            "0.2.0 Arrange a visit to the depot",
            "0.2.1 Councillor Osei",
            "0.2.2 June 2027",
        ],
    );
}

#[test]
fn a_table_and_a_sentence_go_on_over_the_page_with_heads_and_feet_set_aside() {
    let furniture = |page: &str| words(72.0, 40.0, "Roads Scrutiny Panel") + &words(290.0, 810.0, page);
    let columns = [72.0, 130.0, 330.0];
    let first = [
        furniture("7"),
        grid(&columns, &[700.0, 716.0, 760.0]),
        words(76.0, 712.0, "Ref"),
        words(134.0, 712.0, "Recommendation"),
        words(76.0, 728.0, "R1"),
        lines(
            134.0,
            728.0,
            &[
                "That Cabinet light every shelter by",
                "the autumn and say what it will",
                "cost to keep them",
            ],
        ),
    ];
    let second = [
        furniture("8"),
        grid(&columns, &[60.0, 76.0, 92.0]),
        words(134.0, 72.0, "lit."),
        words(76.0, 88.0, "R2"),
        words(134.0, 88.0, "That the county be asked to help."),
        lines(
            72.0,
            720.0,
            &["The Panel asked that the figures for the whole of the year be sent to all of its members"],
        ),
    ];
    let third = [furniture("9"), words(72.0, 70.0, "before the next meeting.")];
    let document = read(&[first.concat(), second.concat(), third.concat()]);
    let found = outline(&document);
    let cells: Vec<&String> = found.iter().filter(|line| line.starts_with("0.")).collect();
    assert_eq!(
        cells,
        [
            "0.0.0* Ref",
            "0.0.1* Recommendation",
            "0.1.0 R1",
            "0.1.1 That Cabinet light every shelter by the autumn and say what it will cost to keep them lit.",
            "0.2.0 R2",
            "0.2.1 That the county be asked to help.",
        ]
    );
    let sentence = "p The Panel asked that the figures for the whole of the year be sent to all of its members before the \
                    next meeting.";
    assert!(found.contains(&sentence.to_owned()), "{found:#?}");
    let furniture = found.iter().filter(|line| line.starts_with("furniture")).count();
    assert_eq!(furniture, 6, "{found:#?}");
    assert_eq!(document.pages.len(), 3);
}

#[test]
fn a_row_that_pages_part_stands_on_the_page_on_which_it_begins() {
    let columns = [72.0, 130.0, 330.0, 520.0];
    let cells = |down: f64, ask: &str, answer: &str| words(134.0, down, ask) + &words(334.0, down, answer);
    let edges = |page: &str| words(72.0, 40.0, "Roads Scrutiny Panel") + &words(290.0, 810.0, page);
    let first = [
        edges("1"),
        grid(&columns, &[700.0, 716.0, 760.0]),
        words(76.0, 712.0, "Ref"),
        cells(712.0, "Recommendation", "Answer"),
        words(76.0, 728.0, "R1"),
        cells(728.0, "That Cabinet light every", "Agreed, and the money"),
    ];
    let second = [
        edges("2"),
        grid(&columns, &[60.0, 760.0]),
        cells(72.0, "shelter in the borough by", "has been found for it in"),
    ];
    let third = [
        edges("3"),
        grid(&columns, &[60.0, 76.0, 92.0]),
        cells(72.0, "the autumn.", "this year's budget."),
        words(76.0, 88.0, "R2"),
        cells(88.0, "That officers report.", "Noted."),
    ];
    let document = read(&[first.concat(), second.concat(), third.concat()]);
    let begins = |start: &str| {
        let block = document
            .blocks
            .iter()
            .find(|block| document.words(block).starts_with(start));
        block.unwrap().page
    };
    assert_eq!(begins("That Cabinet"), Some(1));
    assert_eq!(begins("Agreed"), Some(1));
    assert_eq!(begins("R2"), Some(3));
    for block in &document.blocks {
        let page = &document.pages[usize::try_from(block.page.unwrap()).unwrap() - 1];
        assert!(
            (page.span.start..=page.span.end).contains(&block.span.start),
            "{block:?} and {page:?}"
        );
    }
}

#[test]
fn words_broken_at_a_line_end_are_mended_and_those_with_a_hyphen_keep_it() {
    let page = lines(
        72.0,
        100.0,
        &[
            "The recommendation on the upkeep of shelters is one of the long-term mainten-",
            "ance programme, and the maintenance of footways is another. The recommen-",
            "dation was agreed. The Panel found that the contract for lighting is a long-",
            "term one and that spend on it is low.",
        ],
    );
    check(
        &[page],
        &[
            "p The recommendation on the upkeep of shelters is one of the long-term maintenance programme, and the \
           maintenance of footways is another. The recommendation was agreed. The Panel found that the contract for \
           lighting is a long-term one and that spend on it is low.",
        ],
    );
}

#[test]
fn headings_are_told_by_size_and_weight() {
    let page = [
        set("F2", 20.0, 72.0, 70.0, "Winter Roads"),
        set("F2", 14.0, 72.0, 100.0, "1. What we found"),
        words(72.0, 120.0, "Salt was short."),
        bold(72.0, 140.0, "Next steps"),
        words(72.0, 156.0, "More salt is on its way."),
        bold(72.0, 180.0, "RESOLVED:"),
        words(72.0, 196.0, "That the report be noted."),
    ];
    check(
        &[page.concat()],
        &[
            "h1 Winter Roads",
            "h2 1. What we found",
            "p Salt was short.",
            "h2 Next steps",
            "p More salt is on its way.",
            "p RESOLVED:",
            "p That the report be noted.",
        ],
    );
}

#[test]
fn a_page_that_lies_on_its_side_is_read_as_it_is_seen() {
    let up = |across: f64, text: &str| format!("BT /F1 10 Tf 0 1 -1 0 {across} 72 Tm ({text}) Tj ET\n");
    let page = up(112.0, "and the second below it.") + &up(100.0, "The first line stands above");
    check(
        &[page],
        &["p The first line stands above and the second below it."],
    );
}

#[test]
fn the_outline_of_a_file_is_kept_with_its_pages() {
    let mut sketch = Sketch::of_pages(&[words(72.0, 90.0, "Agenda"), words(72.0, 90.0, "Minutes")]);
    sketch.set(1, "<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>");
    assert_eq!(sketch.add("<< /First 10 0 R /Last 11 0 R >>"), 9);
    sketch.add("<< /Title (1  Agenda) /Dest [5 0 R /Fit] /Next 11 0 R >>");
    sketch.add("<< /Title <FEFF00320020004D0069006E0075007400650073> /A << /S /GoTo /D [7 0 R /Fit] >> /First 12 0 R >>");
    sketch.add("<< /Title (Elsewhere) /A << /S /URI /URI (https://example.org) >> >>");
    let document = document::read(&sketch.bytes(), "pack.pdf").unwrap();
    let found: Vec<(&str, u8, Option<u32>)> = document
        .outline
        .iter()
        .map(|entry| (entry.title.as_str(), entry.level, entry.page))
        .collect();
    assert_eq!(
        found,
        [
            ("1 Agenda", 0, Some(1)),
            ("2 Minutes", 0, Some(2)),
            ("Elsewhere", 1, None)
        ]
    );
}

#[test]
fn every_word_knows_its_box_on_its_page() {
    let pages = [
        lines(
            72.0,
            100.0,
            &[
                "The recommendation was agreed after a long debate; a recom-",
                "mendation on cost was not.",
            ],
        ),
        words(100.0, 200.0, "Second page."),
    ];
    let bytes = Sketch::of_pages(&pages).bytes();
    let document = document::read(&bytes, "paper.pdf").unwrap();
    let places = document::pdf::places(&bytes).unwrap();
    assert_eq!(places.sizes, [(5950, 8420), (5950, 8420)]);
    let at = document.text.find("Second").unwrap();
    let found = places.boxes_of(scrutiny_desk::scrutiny::passage::Span::new(at, at + 6));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].place.page, found[0].place.left), (2, 1000));
    assert!(
        found[0].place.top < 2000 && found[0].place.bottom > 2000,
        "{found:?}"
    );
    for word in &places.words {
        let letters = word.span.of(&document.text);
        assert!(
            !letters.is_empty() && !letters.contains(char::is_whitespace),
            "{letters:?}"
        );
    }
}

#[test]
fn ligatures_come_as_their_letters_and_a_broken_word_has_a_box_on_each_of_its_lines() {
    let page = lines(
        72.0,
        100.0,
        &[
            "The Chief O\u{1}cer will \u{2}nd a \u{3}oor for it; the recommendation is that a recom-",
            "mendation be made.",
        ],
    );
    let mut sketch = Sketch::of_pages(&[page]);
    sketch.set(
        3,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding \
         /BaseEncoding /WinAnsiEncoding /Differences [1 /ffi /fi /fl] >> >>",
    );
    let bytes = sketch.bytes();
    let (document, places) = (
        document::read(&bytes, "paper.pdf").unwrap(),
        document::pdf::places(&bytes).unwrap(),
    );
    assert_eq!(
        outline(&document),
        [
            "p The Chief Officer will find a floor for it; the recommendation is that a recommendation be made."
        ]
    );
    let boxes = |word: &str| {
        let at = document.text.rfind(word).unwrap();
        let found = places.boxes_of(scrutiny_desk::scrutiny::passage::Span::new(at, at + word.len()));
        let told = |word: &document::pdf::PlacedWord| (word.span.of(&document.text), word.place.page);
        found.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(boxes("Officer"), [("Officer", 1)]);
    assert_eq!(boxes("floor"), [("floor", 1)]);
    assert_eq!(boxes("recommendation"), [("recom", 1), ("mendation", 1)]);
}

#[test]
fn tags_say_what_the_page_does_not_show() {
    let part = |id: usize, tag: &str, words: &str| format!("/{tag} << /MCID {id} >> BDC {words}EMC\n");
    let page = [
        "/Artifact BMC ".to_owned() + &words(72.0, 40.0, "Draft") + "EMC\n",
        part(3, "P", &words(72.0, 160.0, "Lights every shelter.")),
        part(1, "P", &words(72.0, 120.0, "The Panel asks Cabinet to:")),
        part(0, "Big", &words(72.0, 80.0, "What we ask for")),
        part(2, "Lbl", &words(72.0, 140.0, "iv.")),
        part(4, "TD", &words(72.0, 200.0, "Cost")),
        part(5, "TD", &words(72.0, 220.0, "None")),
    ];
    let mut sketch = Sketch::of_pages(&[page.concat()]);
    sketch.set(1, "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R >>");
    sketch.add("<< /Type /StructTreeRoot /RoleMap << /Big /H2 >> /K [8 0 R] >>");
    sketch.add("<< /S /Document /Pg 5 0 R /K [9 0 R 10 0 R 11 0 R 14 0 R] >>");
    sketch.add("<< /S /Big /Pg 5 0 R /K 0 >>");
    sketch.add("<< /S /P /Pg 5 0 R /K [1] >>");
    sketch.add("<< /S /L /K [12 0 R] >>");
    sketch.add("<< /S /LI /Pg 5 0 R /K [<< /S /Lbl /K 2 >> 13 0 R] >>");
    sketch.add("<< /S /LBody /K [<< /Type /MCR /Pg 5 0 R /MCID 3 >>] >>");
    sketch.add("<< /S /Table /Pg 5 0 R /K [<< /S /TR /K [<< /S /TH /K 4 >> << /S /TD /K 5 >>] >>] >>");
    let document = document::read(&sketch.bytes(), "paper.pdf").unwrap();
    assert_eq!(
        outline(&document),
        [
            "furniture Draft",
            "h2 What we ask for",
            "p The Panel asks Cabinet to:",
            "0:iv. Lights every shelter.",
            "0.0.0* Cost",
            "0.0.1 None",
        ]
    );
}
