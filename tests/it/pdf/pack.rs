//! Agenda packs, split into their papers.

use scrutiny_desk::document::pack::{PackPart, PartKind, parts_of};
use scrutiny_desk::document::{self, Document};

use super::sketch::{Sketch, bold, set, words};

const TITLES: [&str; 24] = [
    "Minutes of the last meeting",
    "Budget monitoring to the end of May",
    "Bus shelter review",
    "School places in the north of the borough",
    "Winter roads",
    "Libraries after the flood",
    "Housing repairs",
    "Empty homes",
    "Adult care waiting times",
    "Market streets",
    "Trees and verges",
    "Air quality at school gates",
    "Play areas",
    "Recycling in flats",
    "Town centre cameras",
    "Leisure contract",
    "Youth clubs",
    "Allotments",
    "Cycle routes",
    "Flood grants",
    "Food banks",
    "Taxi licences",
    "Dementia strategy",
    "Work programme",
];

/// What a pack tells of its papers.
#[derive(Clone, Copy)]
struct Telling {
    contents: bool,
    outline: bool,
    stamps: bool,
    title_blocks: bool,
}

/// How many pages the paper at this place has: 298 in all.
fn pages_of(paper: usize) -> usize {
    [9, 14, 22, 5, 13, 11, 17, 8, 12, 14, 6, 20][paper % 12] - usize::from(paper == 23) * 2 - paper % 2
        + usize::from(paper == 5) * 10
}

/// A pack of 298 pages whose papers are told by everything.
pub fn long_pack() -> Vec<u8> {
    file(Telling {
        contents: true,
        outline: true,
        stamps: true,
        title_blocks: true,
    })
    .0
}

/// A pack with the first page of each of its papers.
fn pack(telling: Telling) -> (Document, Vec<usize>) {
    let (bytes, firsts) = file(telling);
    (document::read(&bytes, "pack.pdf").unwrap(), firsts)
}

fn file(telling: Telling) -> (Vec<u8>, Vec<usize>) {
    let mut firsts = Vec::new();
    let mut next = 3;
    for paper in 0..TITLES.len() {
        firsts.push(next);
        next += pages_of(paper);
    }
    let mut agenda =
        set("F2", 16.0, 72.0, 80.0, "AGENDA") + &words(72.0, 100.0, "Roads Scrutiny Panel, 9 June 2027");
    let mut pages = Vec::new();
    for (paper, title) in TITLES.iter().enumerate() {
        if paper == 12 {
            pages.push(std::mem::take(&mut agenda) + &words(290.0, 820.0, "Page 1"));
        }
        let reference = if telling.contents {
            let (first, last) = (firsts[paper], firsts[paper] + pages_of(paper) - 1);
            if first == last {
                format!(" (Page {first})")
            } else {
                format!(" (Pages {first} - {last})")
            }
        } else {
            String::new()
        };
        let down = 130.0 + 24.0 * f64::from(u32::try_from(paper % 12).unwrap());
        agenda += &words(72.0, down, &format!("{}.", paper + 2));
        agenda += &words(100.0, down, &format!("{title}{reference}"));
    }
    pages.push(agenda + &words(290.0, 820.0, "Page 2"));
    for (paper, title) in TITLES.iter().enumerate() {
        for page in 0..pages_of(paper) {
            let mut content = words(290.0, 820.0, &format!("Page {}", pages.len() + 1));
            let mut down = 90.0;
            if page == 0 {
                if telling.stamps {
                    content += &bold(440.0, 50.0, &format!("Agenda Item {}", paper + 2));
                }
                if telling.title_blocks && paper > 0 {
                    for (label, value) in [
                        ("Report to:", "Roads Scrutiny Panel"),
                        ("Report of:", "Head of Highways"),
                        ("Date:", "9 June 2027"),
                    ] {
                        content += &(words(72.0, down, label) + &words(160.0, down, value));
                        down += 14.0;
                    }
                }
                content += &set("F2", 14.0, 72.0, down + 20.0, title);
                down += 60.0;
            }
            for line in 0_u32..5 {
                let text = format!(
                    "Paragraph {line} on page {page} tells of what officers found and of what it costs to put right."
                );
                content += &words(72.0, down + 20.0 * f64::from(line), &text);
            }
            pages.push(content);
        }
    }
    let mut sketch = Sketch::of_pages(&pages);
    if telling.outline {
        let outlines = sketch.add("<< >>");
        sketch.set(
            1,
            format!("<< /Type /Catalog /Pages 2 0 R /Outlines {outlines} 0 R >>"),
        );
        sketch.set(outlines, format!("<< /First {} 0 R >>", outlines + 1));
        for (paper, title) in TITLES.iter().enumerate() {
            let page = 5 + (firsts[paper] - 1) * 2;
            let next = if paper + 1 < TITLES.len() {
                format!("/Next {} 0 R", outlines + paper + 2)
            } else {
                String::new()
            };
            sketch.add(format!(
                "<< /Title ({} {title}) /Dest [{page} 0 R /Fit] {next} >>",
                paper + 2
            ));
        }
    }
    (sketch.bytes(), firsts)
}

#[track_caller]
fn check(telling: Telling) -> Vec<PackPart> {
    let (document, firsts) = pack(telling);
    let parts = parts_of(&document);
    assert_eq!(parts[0].kind, PartKind::Agenda);
    assert_eq!((parts[0].first_page, parts[0].last_page), (1, 2));
    let found: Vec<usize> = parts[1..].iter().map(|part| part.first_page as usize).collect();
    assert_eq!(found, firsts);
    for pair in parts.windows(2) {
        assert_eq!(pair[0].last_page + 1, pair[1].first_page);
    }
    assert_eq!(parts.last().unwrap().last_page as usize, document.pages.len());
    parts
}

fn named(parts: &[PackPart]) {
    for (paper, part) in parts[1..].iter().enumerate() {
        assert_eq!(part.item.as_deref(), Some((paper + 2).to_string().as_str()));
        assert_eq!(part.title, TITLES[paper]);
        assert_eq!(part.kind == PartKind::Minutes, paper == 0, "{part:?}");
    }
}

const NOTHING: Telling = Telling {
    contents: false,
    outline: false,
    stamps: false,
    title_blocks: false,
};

#[test]
fn a_long_pack_is_split_by_its_contents_page() {
    named(&check(Telling {
        contents: true,
        ..NOTHING
    }));
}

#[test]
fn a_long_pack_is_split_by_its_outline_and_the_heads_of_its_papers() {
    named(&check(Telling {
        outline: true,
        title_blocks: true,
        ..NOTHING
    }));
}

#[test]
fn a_long_pack_is_split_by_stamps_and_by_all_together() {
    named(&check(Telling {
        stamps: true,
        ..NOTHING
    }));
    named(&check(Telling {
        contents: true,
        outline: true,
        stamps: true,
        title_blocks: true,
    }));
}

#[test]
fn a_paper_with_headings_in_its_outline_is_one_paper() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf");
    for name in ["paper-tagged.pdf", "paper-untagged.pdf"] {
        let document = document::read(&std::fs::read(folder.join(name)).unwrap(), name).unwrap();
        assert_eq!(parts_of(&document), []);
    }
    let plain = document::read(
        b"Agenda\n\n1. Apologies\n\n2. Minutes (Pages 3 - 9)\n",
        "agenda.txt",
    )
    .unwrap();
    assert_eq!(parts_of(&plain), []);
}
