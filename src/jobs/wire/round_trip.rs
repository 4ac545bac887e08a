//! Whatever can be read and found crosses the pipe unchanged.

use proptest::prelude::*;
use proptest::sample::select;

use super::{BEFORE_BYTES, Message, VERSION, Wire};
use crate::document::bundle::LeftOut;
use crate::document::{Bookmark, Document, DocumentError, Format};
use crate::jobs::read_file::ReadPaper;
use crate::scrutiny::Day;
use crate::scrutiny::finding::{
    Confidence, Extraction, Fact, Finding, Found, FoundDate, FoundItem, FoundResponse,
};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::paper::{Contact, PaperFacts, PaperKind, Part, Publicity};
use crate::scrutiny::passage::{Block, BlockKind, Page, PageWords, Passage, Quote, Span};
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{Layout, Mapping, Role, RowFacts, StatusMeaning};

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        Just("line one\nline “two” – ŵ\u{2028}\0\u{1F6B2}".to_owned())
    ]
}

fn maybe_words() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(words())
}

fn span() -> impl Strategy<Value = Span> {
    (0_usize..1_000_000, 0_usize..1_000_000).prop_map(|(a, b)| Span::new(a.min(b), a.max(b)))
}

fn passage() -> impl Strategy<Value = Passage> {
    (
        proptest::option::of(any::<u32>()),
        proptest::collection::vec(span(), 0..3),
    )
        .prop_map(|(page, spans)| Passage { page, spans })
}

fn quote() -> impl Strategy<Value = Quote> {
    (words(), passage()).prop_map(|(text, passage)| Quote { text, passage })
}

fn day() -> impl Strategy<Value = Day> {
    (-3_000_000_i32..3_000_000).prop_filter_map("a day of the calendar", Day::from_num_days_from_ce_opt)
}

fn block() -> impl Strategy<Value = Block> {
    let kind = prop_oneof![
        any::<u8>().prop_map(|level| BlockKind::Heading { level }),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Furniture),
        (words(), any::<u8>()).prop_map(|(marker, level)| BlockKind::ListItem { marker, level }),
        any::<(u32, u32, u32, bool)>().prop_map(|(table, row, column, heading)| BlockKind::Cell {
            table,
            row,
            column,
            heading
        }),
    ];
    (kind, span(), proptest::option::of(any::<u32>())).prop_map(|(kind, span, page)| Block {
        kind,
        span,
        page,
    })
}

fn page_words(number: u32) -> PageWords {
    match number % 3 {
        0 => PageWords::Printed,
        1 => PageWords::Picture,
        _ => PageWords::Ocr {
            confidence: u8::try_from(number % 101).unwrap_or(0),
        },
    }
}

fn document() -> impl Strategy<Value = Document> {
    (
        select(vec![
            Format::Text,
            Format::Markdown,
            Format::Html,
            Format::Word,
            Format::OpenDocument,
            Format::RichText,
            Format::Workbook,
            Format::Csv,
            Format::Mail,
            Format::GetMeeting,
            Format::Pdf,
            Format::Picture,
        ]),
        words(),
        proptest::collection::vec(block(), 0..4),
        proptest::collection::vec((any::<u32>(), span()), 0..3),
        proptest::collection::vec((words(), any::<u8>(), proptest::option::of(any::<u32>())), 0..3),
        proptest::collection::vec(words(), 0..3),
    )
        .prop_map(|(format, text, blocks, pages, outline, notes)| Document {
            format,
            text,
            blocks,
            pages: pages
                .into_iter()
                .map(|(number, span)| Page {
                    number,
                    span,
                    words: page_words(number),
                })
                .collect(),
            outline: outline
                .into_iter()
                .map(|(title, level, page)| Bookmark { title, level, page })
                .collect(),
            notes,
        })
}

fn due() -> impl Strategy<Value = Due> {
    let window = (proptest::option::of(day()), proptest::option::of(day()))
        .prop_map(|(earliest, latest)| Window { earliest, latest });
    (
        words(),
        proptest::option::of(window),
        proptest::option::of(select(Class::ALL)),
        any::<bool>(),
        proptest::option::of(passage()),
    )
        .prop_map(|(phrase, window, class, conditional, passage)| Due {
            phrase,
            window,
            class,
            conditional,
            passage,
        })
}

fn response() -> impl Strategy<Value = FoundResponse> {
    (
        words(),
        passage(),
        proptest::option::of(select(Position::ALL)),
        any::<bool>(),
        proptest::option::of(quote()),
    )
        .prop_map(
            |(text, passage, position, in_principle, position_words)| FoundResponse {
                text,
                passage,
                position,
                in_principle,
                position_words,
            },
        )
}

fn item() -> impl Strategy<Value = FoundItem> {
    (
        (select(ItemKind::ALL), select(Standing::ALL), words(), passage()),
        (maybe_words(), maybe_words(), maybe_words()),
        proptest::option::of(quote()),
        proptest::option::of(response()),
        proptest::option::of(due()),
        proptest::option::of(select(Progress::ALL)),
        row(),
    )
        .prop_map(
            |(
                (kind, standing, text, passage),
                (number, addressed_to, lead_officer),
                lead_in,
                response,
                due,
                progress,
                row,
            )| FoundItem {
                kind,
                number,
                text,
                passage,
                lead_in,
                addressed_to,
                standing,
                lead_officer,
                response,
                due,
                progress,
                row,
            },
        )
}

fn row() -> impl Strategy<Value = RowFacts> {
    (
        proptest::option::of(day()),
        maybe_words(),
        maybe_words(),
        maybe_words(),
    )
        .prop_map(|(made_on, executive_member, update, sign_off)| RowFacts {
            made_on,
            executive_member,
            update,
            sign_off,
        })
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let layout = (proptest::collection::vec(words(), 0..5), maybe_words())
        .prop_map(|(headings, title)| Layout { headings, title });
    let meaning = (
        words(),
        proptest::option::of(select(Position::ALL)),
        proptest::option::of(select(Progress::ALL)),
    )
        .prop_map(|(words, position, progress)| StatusMeaning {
            words,
            position,
            progress,
        });
    (
        layout,
        proptest::collection::vec(select(Role::ALL), 0..5),
        proptest::collection::vec(meaning, 0..3),
    )
        .prop_map(|(layout, roles, statuses)| Mapping {
            layout,
            roles,
            statuses,
        })
}

fn finding() -> impl Strategy<Value = Finding> {
    let found = prop_oneof![
        item().prop_map(Found::Item),
        (due(), words()).prop_map(|(due, about)| Found::Date(FoundDate { due, about })),
    ];
    (found, words(), select(Confidence::ALL), words()).prop_map(|(found, rule, confidence, reason)| Finding {
        found,
        rule,
        confidence,
        reason,
    })
}

fn contact() -> impl Strategy<Value = Contact> {
    (
        words(),
        maybe_words(),
        maybe_words(),
        maybe_words(),
        proptest::option::of(passage()),
    )
        .prop_map(|(name, role, phone, email, passage)| Contact {
            name,
            role,
            phone,
            email,
            passage,
        })
}

fn facts() -> impl Strategy<Value = PaperFacts> {
    (
        (
            select(PaperKind::ALL),
            select(Publicity::ALL),
            proptest::option::of(day()),
        ),
        (maybe_words(), maybe_words(), maybe_words(), maybe_words()),
        (
            maybe_words(),
            maybe_words(),
            maybe_words(),
            maybe_words(),
            maybe_words(),
        ),
        proptest::collection::vec(contact(), 0..3),
    )
        .prop_map(|((kind, publicity, date), first, second, contacts)| {
            let (council, body, title, agenda_item) = first;
            let (exempt_paragraph, report_author, executive_member, wards, key_decision) = second;
            PaperFacts {
                kind,
                council,
                body,
                title,
                date,
                agenda_item,
                publicity,
                exempt_paragraph,
                contacts,
                report_author,
                executive_member,
                wards,
                key_decision,
            }
        })
}

fn extraction() -> impl Strategy<Value = Extraction> {
    let fact = select(vec![
        Fact::Kind,
        Fact::Council,
        Fact::Body,
        Fact::Title,
        Fact::Date,
        Fact::AgendaItem,
        Fact::Publicity,
        Fact::ReportAuthor,
        Fact::ExecutiveMember,
    ]);
    (
        facts(),
        proptest::collection::vec((fact, passage()), 0..3),
        proptest::collection::vec(finding(), 0..3),
        proptest::option::of(quote()),
        proptest::collection::vec(words(), 0..3),
    )
        .prop_map(
            |(facts, fact_passages, findings, blanket_response, notes)| Extraction {
                facts,
                fact_passages,
                findings,
                blanket_response,
                notes,
            },
        )
}

fn part() -> impl Strategy<Value = Part> {
    (any::<(u32, u32, u32, u32)>(), words()).prop_map(|((number, of, first_page, last_page), pack)| Part {
        number,
        of,
        first_page,
        last_page,
        pack,
    })
}

fn read_paper() -> impl Strategy<Value = ReadPaper> {
    (document(), extraction(), proptest::option::of(part())).prop_map(|(document, extraction, part)| {
        ReadPaper {
            document,
            extraction,
            part,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn papers_arrive_as_they_were_sent_in_one_line(sent in proptest::collection::vec(read_paper(), 0..3)) {
        let line = serde_json::to_string(&Message::Read { papers: sent.clone().into_form() }).unwrap();
        prop_assert!(!line.contains('\n'));
        let Message::Read { papers } = serde_json::from_str(&line).unwrap() else {
            return Err(TestCaseError::fail("another message arrived"));
        };
        prop_assert_eq!(Vec::<ReadPaper>::from_form(papers).unwrap(), sent);
    }

    #[test]
    fn what_columns_hold_arrives_as_it_was_sent(sent in proptest::collection::vec(mapping(), 0..4)) {
        let line = serde_json::to_string(&sent.clone().into_form()).unwrap();
        prop_assert!(!line.contains('\n'));
        let form = serde_json::from_str(&line).unwrap();
        prop_assert_eq!(Vec::<Mapping>::from_form(form).unwrap(), sent);
    }
}

#[test]
fn a_file_within_a_file_is_announced_by_how_its_line_begins() {
    let member = Message::Member {
        name: "\u{1F6B2}\nplan.pdf".to_owned(),
        bytes: 4,
    };
    let line = serde_json::to_vec(&member).unwrap();
    assert!(line.starts_with(BEFORE_BYTES) && !line.contains(&b'\n'));
    for other in [
        Message::Started { version: VERSION },
        Message::Reading { page: 1, of: 3 },
        Message::Extracting { paper: 1, of: 3 },
        Message::LeftOut {
            name: "member".to_owned(),
            why: LeftOut::Itself.into_form(),
        },
        Message::Read { papers: Vec::new() },
    ] {
        assert!(!serde_json::to_vec(&other).unwrap().starts_with(BEFORE_BYTES));
    }
}

#[test]
fn every_refusal_arrives_as_it_was_sent() {
    for sent in [
        DocumentError::Empty,
        DocumentError::TooLarge {
            bytes: u64::MAX,
            limit: 5,
        },
        DocumentError::UnknownFormat { what: "a picture" },
        DocumentError::OlderFormat {
            what: "an older Word document (.doc)",
            newer: ".docx",
        },
        DocumentError::UnknownEncryption,
        DocumentError::NoPageRead { what: "PDF" },
        DocumentError::PictureTooLarge {
            width: 70_000,
            height: 3,
        },
        DocumentError::UnknownPicture,
        DocumentError::NoText,
        DocumentError::NotText,
        DocumentError::Damaged,
        DocumentError::PasswordProtected,
        DocumentError::NeedsPassword,
        DocumentError::OnlyPictures,
        DocumentError::UnpacksTooLarge { limit: 5 },
        DocumentError::UnsafeMarkup,
        DocumentError::NestedTooDeeply { limit: 1_000 },
    ] {
        let line = serde_json::to_string(&Message::Refused(sent.clone().into_form())).unwrap();
        let Message::Refused(form) = serde_json::from_str(&line).unwrap() else {
            panic!("another message arrived");
        };
        assert_eq!(DocumentError::from_form(form).unwrap(), sent);
    }
}

#[test]
fn a_span_that_ends_before_it_begins_and_an_unknown_code_are_refused() {
    assert!(Span::from_form((5, 4)).is_err());
    assert!(Position::from_form("splendid".to_owned()).is_err());
}
