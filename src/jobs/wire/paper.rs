//! The forms of a document and of what was drawn out of it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::form::{Wire, WireError, coded_forms, struct_forms};
use crate::document::bundle::LeftOut;
use crate::document::{Bookmark, Document, DocumentError, Format};
use crate::jobs::read_file::ReadPaper;
use crate::scrutiny::Day;
use crate::scrutiny::finding::{
    Confidence, Extraction, Fact, Finding, Found, FoundDate, FoundItem, FoundResponse,
};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::ocr::{OcrPage, OcrRule, OcrWord};
use crate::scrutiny::paper::{Contact, PaperFacts, PaperKind, Part, Publicity};
use crate::scrutiny::passage::{Block, BlockKind, Page, PageWords, Passage, Quote, Span};
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::{Layout, Mapping, Role, RowFacts, StatusMeaning};

coded_forms! {
    Class, Confidence, ItemKind, PaperKind, Position, Progress, Publicity, Role, Standing,
}

struct_forms! {
    ReadPaper as ReadPaperForm { document: Document, extraction: Extraction, part: Option<Part> }
    Part as PartForm { number: u32, of: u32, first_page: u32, last_page: u32, pack: String }
    Document as DocumentForm {
        format: Format, text: String, blocks: Vec<Block>, pages: Vec<Page>, outline: Vec<Bookmark>,
        notes: Vec<String>,
    }
    Bookmark as BookmarkForm { title: String, level: u8, page: Option<u32> }
    Block as BlockForm { kind: BlockKind, span: Span, page: Option<u32> }
    Page as PageForm { number: u32, span: Span, words: PageWords }
    Passage as PassageForm { page: Option<u32>, spans: Vec<Span> }
    Quote as QuoteForm { text: String, passage: Passage }
    Extraction as ExtractionForm {
        facts: PaperFacts, fact_passages: Vec<(Fact, Passage)>, findings: Vec<Finding>,
        blanket_response: Option<Quote>, notes: Vec<String>,
    }
    PaperFacts as PaperFactsForm {
        kind: PaperKind, council: Option<String>, body: Option<String>, title: Option<String>,
        date: Option<Day>, agenda_item: Option<String>, publicity: Publicity,
        exempt_paragraph: Option<String>, contacts: Vec<Contact>, report_author: Option<String>,
        executive_member: Option<String>, wards: Option<String>, key_decision: Option<String>,
    }
    Contact as ContactForm {
        name: String, role: Option<String>, phone: Option<String>, email: Option<String>,
        passage: Option<Passage>,
    }
    Finding as FindingForm { found: Found, rule: String, confidence: Confidence, reason: String }
    FoundItem as FoundItemForm {
        kind: ItemKind, number: Option<String>, text: String, passage: Passage,
        lead_in: Option<Quote>, addressed_to: Option<String>, standing: Standing,
        lead_officer: Option<String>, response: Option<FoundResponse>, due: Option<Due>,
        progress: Option<Progress>, row: RowFacts,
    }
    RowFacts as RowFactsForm {
        made_on: Option<Day>, executive_member: Option<String>, update: Option<String>,
        sign_off: Option<String>,
    }
    Mapping as MappingForm { layout: Layout, roles: Vec<Role>, statuses: Vec<StatusMeaning> }
    Layout as LayoutForm { headings: Vec<String>, title: Option<String> }
    StatusMeaning as StatusMeaningForm {
        words: String, position: Option<Position>, progress: Option<Progress>,
    }
    FoundResponse as FoundResponseForm {
        text: String, passage: Passage, position: Option<Position>, in_principle: bool,
        position_words: Option<Quote>,
    }
    FoundDate as FoundDateForm { due: Due, about: String }
    Due as DueForm {
        phrase: String, window: Option<Window>, class: Option<Class>, conditional: bool,
        passage: Option<Passage>,
    }
    OcrPage as OcrPageForm {
        number: u32, confidence: u8, turns: u8, slant: i32, words: Vec<OcrWord>, level: Vec<OcrRule>,
        upright: Vec<OcrRule>,
    }
    OcrWord as OcrWordForm {
        text: String, left: i32, right: i32, base: i32, size: i32, confidence: u8, is_bold: bool,
    }
    OcrRule as OcrRuleForm { at: i32, from: i32, to: i32 }
    Window as WindowForm { earliest: Option<Day>, latest: Option<Day> }
}

impl Wire for Span {
    type Form = (usize, usize);

    fn into_form(self) -> Self::Form {
        (self.start, self.end)
    }

    fn from_form((start, end): Self::Form) -> Result<Self, WireError> {
        if end < start {
            return Err(WireError::Span { start, end });
        }
        Ok(Self { start, end })
    }
}

/// The form of [`BlockKind`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::jobs) enum BlockKindForm {
    Heading {
        level: u8,
    },
    Paragraph,
    ListItem {
        marker: String,
        level: u8,
    },
    Cell {
        table: u32,
        row: u32,
        column: u32,
        heading: bool,
    },
    Furniture,
}

impl Wire for BlockKind {
    type Form = BlockKindForm;

    fn into_form(self) -> BlockKindForm {
        match self {
            Self::Heading { level } => BlockKindForm::Heading { level },
            Self::Paragraph => BlockKindForm::Paragraph,
            Self::ListItem { marker, level } => BlockKindForm::ListItem { marker, level },
            Self::Cell {
                table,
                row,
                column,
                heading,
            } => BlockKindForm::Cell {
                table,
                row,
                column,
                heading,
            },
            Self::Furniture => BlockKindForm::Furniture,
        }
    }

    fn from_form(form: BlockKindForm) -> Result<Self, WireError> {
        Ok(match form {
            BlockKindForm::Heading { level } => Self::Heading { level },
            BlockKindForm::Paragraph => Self::Paragraph,
            BlockKindForm::ListItem { marker, level } => Self::ListItem { marker, level },
            BlockKindForm::Cell {
                table,
                row,
                column,
                heading,
            } => Self::Cell {
                table,
                row,
                column,
                heading,
            },
            BlockKindForm::Furniture => Self::Furniture,
        })
    }
}

/// The form of [`PageWords`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::jobs) enum PageWordsForm {
    Printed,
    Picture,
    Ocr { confidence: u8 },
}

impl Wire for PageWords {
    type Form = PageWordsForm;

    fn into_form(self) -> PageWordsForm {
        match self {
            Self::Printed => PageWordsForm::Printed,
            Self::Picture => PageWordsForm::Picture,
            Self::Ocr { confidence } => PageWordsForm::Ocr { confidence },
        }
    }

    fn from_form(form: PageWordsForm) -> Result<Self, WireError> {
        Ok(match form {
            PageWordsForm::Printed => Self::Printed,
            PageWordsForm::Picture => Self::Picture,
            PageWordsForm::Ocr { confidence } => Self::Ocr { confidence },
        })
    }
}

/// The form of [`Found`].
#[expect(clippy::large_enum_variant, reason = "nearly every finding is an item")]
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::jobs) enum FoundForm {
    Item(FoundItemForm),
    Date(FoundDateForm),
}

impl Wire for Found {
    type Form = FoundForm;

    fn into_form(self) -> FoundForm {
        match self {
            Self::Item(item) => FoundForm::Item(item.into_form()),
            Self::Date(date) => FoundForm::Date(date.into_form()),
        }
    }

    fn from_form(form: FoundForm) -> Result<Self, WireError> {
        Ok(match form {
            FoundForm::Item(item) => Self::Item(Wire::from_form(item)?),
            FoundForm::Date(date) => Self::Date(Wire::from_form(date)?),
        })
    }
}

impl Wire for (Fact, Passage) {
    type Form = (FactForm, PassageForm);

    fn into_form(self) -> Self::Form {
        (self.0.into_form(), self.1.into_form())
    }

    fn from_form((fact, passage): Self::Form) -> Result<Self, WireError> {
        Ok((Wire::from_form(fact)?, Wire::from_form(passage)?))
    }
}

/// An enumeration without fields whose form has the same variants.
macro_rules! variant_forms {
    ($( $type:ident as $form:ident { $($variant:ident),+ $(,)? } )+) => { $(
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub(in crate::jobs) enum $form { $($variant),+ }

        impl Wire for $type {
            type Form = $form;

            fn into_form(self) -> $form {
                match self { $($type::$variant => $form::$variant),+ }
            }

            fn from_form(form: $form) -> Result<Self, WireError> {
                Ok(match form { $($form::$variant => $type::$variant),+ })
            }
        }
    )+ };
}

variant_forms! {
    Format as FormatForm { Text, Markdown, Html, Word, OpenDocument, RichText, Workbook, Csv, Mail, GetMeeting, Pdf, Picture }
    Fact as FactForm {
        Kind, Council, Body, Title, Date, AgendaItem, Publicity, ReportAuthor, ExecutiveMember,
    }
    LeftOut as LeftOutForm {
        Litter, NoPaper, Link, Locked, Damaged, TooLarge, TooMuch, TooDeep, Itself,
    }
}

/// The same words, for as long as the program runs. They are literals of the reader's own, so there
/// are only a handful to keep.
fn lasting(words: String) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(words) = kept.get(words.as_str()) {
        return words;
    }
    let words: &'static str = words.leak();
    kept.insert(words);
    words
}

/// The form of [`DocumentError`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::jobs) enum DocumentErrorForm {
    Empty,
    TooLarge { bytes: u64, limit: u64 },
    UnknownFormat { what: String },
    OlderFormat { what: String, newer: String },
    UnknownEncryption,
    NoPageRead { what: String },
    PictureTooLarge { width: u32, height: u32 },
    UnknownPicture,
    NoText,
    NotText,
    Damaged,
    PasswordProtected,
    NeedsPassword,
    OnlyPictures,
    UnpacksTooLarge { limit: u64 },
    UnsafeMarkup,
    NestedTooDeeply { limit: usize },
}

impl Wire for DocumentError {
    type Form = DocumentErrorForm;

    fn into_form(self) -> DocumentErrorForm {
        match self {
            Self::Empty => DocumentErrorForm::Empty,
            Self::TooLarge { bytes, limit } => DocumentErrorForm::TooLarge { bytes, limit },
            Self::UnknownFormat { what } => DocumentErrorForm::UnknownFormat {
                what: what.to_owned(),
            },
            Self::OlderFormat { what, newer } => DocumentErrorForm::OlderFormat {
                what: what.to_owned(),
                newer: newer.to_owned(),
            },
            Self::UnknownEncryption => DocumentErrorForm::UnknownEncryption,
            Self::NoPageRead { what } => DocumentErrorForm::NoPageRead {
                what: what.to_owned(),
            },
            Self::PictureTooLarge { width, height } => DocumentErrorForm::PictureTooLarge { width, height },
            Self::UnknownPicture => DocumentErrorForm::UnknownPicture,
            Self::NoText => DocumentErrorForm::NoText,
            Self::NotText => DocumentErrorForm::NotText,
            Self::Damaged => DocumentErrorForm::Damaged,
            Self::PasswordProtected => DocumentErrorForm::PasswordProtected,
            Self::NeedsPassword => DocumentErrorForm::NeedsPassword,
            Self::OnlyPictures => DocumentErrorForm::OnlyPictures,
            Self::UnpacksTooLarge { limit } => DocumentErrorForm::UnpacksTooLarge { limit },
            Self::UnsafeMarkup => DocumentErrorForm::UnsafeMarkup,
            Self::NestedTooDeeply { limit } => DocumentErrorForm::NestedTooDeeply { limit },
        }
    }

    fn from_form(form: DocumentErrorForm) -> Result<Self, WireError> {
        Ok(match form {
            DocumentErrorForm::Empty => Self::Empty,
            DocumentErrorForm::TooLarge { bytes, limit } => Self::TooLarge { bytes, limit },
            DocumentErrorForm::UnknownFormat { what } => Self::UnknownFormat { what: lasting(what) },
            DocumentErrorForm::OlderFormat { what, newer } => Self::OlderFormat {
                what: lasting(what),
                newer: lasting(newer),
            },
            DocumentErrorForm::UnknownEncryption => Self::UnknownEncryption,
            DocumentErrorForm::NoPageRead { what } => Self::NoPageRead { what: lasting(what) },
            DocumentErrorForm::PictureTooLarge { width, height } => Self::PictureTooLarge { width, height },
            DocumentErrorForm::UnknownPicture => Self::UnknownPicture,
            DocumentErrorForm::NoText => Self::NoText,
            DocumentErrorForm::NotText => Self::NotText,
            DocumentErrorForm::Damaged => Self::Damaged,
            DocumentErrorForm::PasswordProtected => Self::PasswordProtected,
            DocumentErrorForm::NeedsPassword => Self::NeedsPassword,
            DocumentErrorForm::OnlyPictures => Self::OnlyPictures,
            DocumentErrorForm::UnpacksTooLarge { limit } => Self::UnpacksTooLarge { limit },
            DocumentErrorForm::UnsafeMarkup => Self::UnsafeMarkup,
            DocumentErrorForm::NestedTooDeeply { limit } => Self::NestedTooDeeply { limit },
        })
    }
}
