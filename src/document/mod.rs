//! From the bytes of a file to a [`Document`]: one immutable text, its blocks in reading order, and
//! its pages. One file a format; nothing here opens a file, follows a link or fetches anything. A file
//! of several papers is parted by [`pack`] and [`cut`]; what holds other files is opened by [`bundle`].
//!
//! Blocks cover all words but the markers of points and the marks of a format. A point's marker stands
//! before its block, as printed or, where only the format counts, as a browser or Word would print it. A table's cell is one block,
//! line breaks and all, except in tables whose columns only spaces keep apart: there a cell that runs
//! over several lines comes as several blocks with the same table, row and column.
//!
//! Reading fails only when nothing can be read; what could not be read of an otherwise readable
//! file is said in [`Document::notes`].

mod blocks;
pub mod bundle;
mod columns;
mod compound;
mod container;
mod counting;
mod csv;
pub mod cut;
mod decode;
mod double_spaced;
mod flow;
mod furniture;
mod get_meeting;
mod heading;
mod html;
mod line;
mod list_marker;
pub mod look;
mod mail;
mod markdown;
mod nesting;
mod numeral;
pub mod ocr;
mod older_word;
mod open_document;
#[cfg(test)]
mod outline;
mod outlook;
pub mod pack;
pub mod pdf;
mod picture_file;
mod quoted_rows;
mod relationships;
mod rich_text;
mod siblings;
mod sniff;
mod stacked;
mod table;
mod text;
mod word;
mod workbook;
mod xml;

use compound::Compound;
use container::Container;

use crate::scrutiny::ocr::OcrPage;
use crate::scrutiny::passage::{Block, Page};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Html,
    /// A Word document.
    Word,
    /// An OpenDocument text.
    OpenDocument,
    /// A Rich Text document.
    RichText,
    /// A workbook of sheets.
    Workbook,
    /// A table as text, its cells kept apart by commas, semicolons or tabs.
    Csv,
    /// A saved e-mail.
    Mail,
    /// A meeting as the web service of ModernGov gives it.
    GetMeeting,
    /// A PDF.
    Pdf,
    /// A picture of a page, or of several.
    Picture,
}

/// An entry of the outline that a file carries, as viewers show it beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Its words, white space folded.
    pub title: String,
    /// Depth in the outline, 0 for the outermost.
    pub level: u8,
    /// The page that it leads to, counted from 1; none where it leads elsewhere.
    pub page: Option<u32>,
}

/// A paper as read, before anything was drawn out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What its content is, whatever its name says.
    pub format: Format,
    /// The whole text; every offset counts in it.
    pub text: String,
    /// Its blocks, in reading order, without overlap.
    pub blocks: Vec<Block>,
    /// Its pages; empty where the format has none.
    pub pages: Vec<Page>,
    /// The outline that the file carries; empty where it carries none.
    pub outline: Vec<Bookmark>,
    /// What could not be read, or was read otherwise than its name says, in sentences.
    pub notes: Vec<String>,
}

impl Document {
    /// The words of one of its blocks, as they stand in the text.
    #[must_use]
    pub fn words(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }
}

/// Why nothing could be read.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum DocumentError {
    /// The file holds no bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// It is larger than the program reads.
    #[error("the file has {bytes} bytes; the most that is read is {limit}")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// It is a format that cannot be read yet.
    #[error("the file is {what}, which cannot be read yet")]
    UnknownFormat {
        /// What it seems to be: "a PDF", "a Word document", "a picture".
        what: &'static str,
    },
    /// It is an older form of a format that can be read.
    #[error("the file is {what}, whose newer form {newer} can be read")]
    OlderFormat {
        /// What it is: "an older Word document (.doc)".
        what: &'static str,
        /// The ending of the newer form: ".docx".
        newer: &'static str,
    },
    /// It is encrypted in a way that the program does not know.
    #[error("the file is encrypted in a way that is not known")]
    UnknownEncryption,
    /// It has pages, but none of them could be read.
    #[error("no page of the {what} could be read")]
    NoPageRead {
        /// What it is: "PDF".
        what: &'static str,
    },
    /// It is a picture that is larger than any page, or claims to be.
    #[error("the picture is {width} by {height} pixels")]
    PictureTooLarge {
        /// How wide it is, in pixels.
        width: u32,
        /// How high it is.
        height: u32,
    },
    /// It is a picture that is packed in a way that the program does not know.
    #[error("the picture is packed in a way that is not known")]
    UnknownPicture,
    /// It holds pages without any words.
    #[error("no page of the file has any words")]
    NoText,
    /// It is not text although its name says so.
    #[error("the file is not text")]
    NotText,
    /// It is damaged or was cut short.
    #[error("the file is damaged")]
    Damaged,
    /// It opens only with a password, in a way that the program does not know.
    #[error("the file is protected by a password")]
    PasswordProtected,
    /// It opens with the right password, which was not given.
    #[error("the file opens only with its password")]
    NeedsPassword,
    /// It holds pictures and no words.
    #[error("the file holds pictures and no words")]
    OnlyPictures,
    /// What is packed in it is larger than the program reads.
    #[error("the file unpacks to more than {limit} bytes, or to too many parts")]
    UnpacksTooLarge {
        /// The most bytes that are unpacked.
        limit: u64,
    },
    /// It defines markup of its own, as no program that writes papers does.
    #[error("the file defines markup of its own")]
    UnsafeMarkup,
    /// Its nesting is deeper than any honest file's.
    #[error("the file is nested more than {limit} levels deep")]
    NestedTooDeeply {
        /// The limit.
        limit: usize,
    },
}

/// The largest file that is taken in, in bytes. A pack with pictures of plans in it may well have 200 MB,
/// of which its words are the least part.
pub const LARGEST_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// The largest file that is read where all of it is words, in bytes.
pub const LARGEST_TEXT_BYTES: u64 = 64 * 1024 * 1024;

/// Endings of files whose bytes are never plain text, where they are what they say.
const OFFICE_ENDINGS: [&str; 12] = [
    "docx", "docm", "dotx", "doc", "odt", "ott", "rtf", "pdf", "xlsx", "xlsm", "xls", "ods",
];

/// Is told how many pages have been read, and how many there are, wherever a format has pages.
pub type Watch<'w> = &'w (dyn Fn(u32, u32) + Sync);

/// What is known of a file besides its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'g> {
    /// Its pages that are pictures, as another program has read them.
    pub ocr: &'g [OcrPage],
    /// The password that opens it. It is never kept.
    pub password: Option<&'g str>,
}

/// Reads a paper from its bytes; `file_name` is only a hint to its format.
///
/// # Errors
/// [`DocumentError`] when nothing can be read.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Document, DocumentError> {
    read_watched(bytes, file_name, Given::default(), &|_, _| ())
}

/// As [`read`], with what else is known of the file, and tells `watch` how far it has come.
///
/// # Errors
/// As [`read`].
pub fn read_watched(
    bytes: &[u8],
    file_name: &str,
    given: Given<'_>,
    watch: Watch<'_>,
) -> Result<Document, DocumentError> {
    check_size(bytes, LARGEST_FILE_BYTES)?;
    if sniff::is_pdf(bytes) {
        let mut notes = Vec::new();
        note_other_name(file_name, &["pdf", ""], "a PDF", &mut notes);
        return pdf::read(bytes, Format::Pdf, given, notes, watch);
    }
    if let Some(kind) = picture_file::kind_of(bytes) {
        let mut notes = Vec::new();
        note_other_name(file_name, kind.endings(), kind.words(), &mut notes);
        let pages = picture_file::as_pdf(bytes)?;
        return pdf::read(&pages, Format::Picture, given, notes, watch);
    }
    if sniff::is_zip(bytes) {
        return read_container(bytes, file_name);
    }
    if rich_text::is_one(bytes) {
        check_size(bytes, LARGEST_TEXT_BYTES)?;
        let mut notes = Vec::new();
        note_other_name(file_name, &["rtf"], "Rich Text", &mut notes);
        return rich_text::read(bytes, notes);
    }
    if bytes.starts_with(compound::START) {
        return read_compound(bytes, file_name);
    }
    match sniff::mail(bytes, file_name) {
        Some(sniff::Mail::Message) => return mail::read(bytes, Vec::new()),
        Some(sniff::Mail::Archive) => {
            let mut notes = Vec::new();
            note_other_name(
                file_name,
                &["mht", "mhtml"],
                "a web page with its pictures",
                &mut notes,
            );
            return mail::read_archive(bytes, notes);
        }
        None => {}
    }
    if let Some(what) = sniff::other_format(bytes, file_name) {
        return Err(DocumentError::UnknownFormat { what });
    }
    check_size(bytes, LARGEST_TEXT_BYTES)?;
    let decoded = decode::decode(bytes)?;
    let mut notes: Vec<String> = decoded.note.into_iter().collect();
    let extension = sniff::extension_of(file_name);
    if get_meeting::is_one(&decoded.text) {
        note_other_name(file_name, &["xml", ""], "the data of a meeting", &mut notes);
        return get_meeting::read(&decoded.text, notes);
    }
    let named_page = matches!(extension.as_str(), "html" | "htm" | "xhtml" | "shtml" | "aspx");
    if sniff::is_web_page(&decoded.text, named_page) {
        if !named_page {
            notes.push("The file holds a web page, whatever its name says, and was read as one.".to_owned());
        }
        return html::read(&decoded.text, notes);
    }
    if OFFICE_ENDINGS.contains(&extension.as_str()) {
        notes.push(
            "The file is named as an office file but holds plain text, and was read as that.".to_owned(),
        );
    }
    if named_page {
        notes.push("The file is named as a web page but holds plain text, and was read as that.".to_owned());
    }
    if matches!(extension.as_str(), "csv" | "tsv") {
        return csv::read(&decoded.text, notes);
    }
    Ok(match extension.as_str() {
        "md" | "markdown" | "mdown" => markdown::read(decoded.text, notes),
        _ => text::read(decoded.text, notes),
    })
}

fn check_size(bytes: &[u8], limit: u64) -> Result<(), DocumentError> {
    let bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if bytes > limit {
        return Err(DocumentError::TooLarge { bytes, limit });
    }
    Ok(())
}

/// Reads what an office program packed into a zip container.
fn read_container(bytes: &[u8], file_name: &str) -> Result<Document, DocumentError> {
    let mut container = Container::open(bytes)?;
    let mut notes = Vec::new();
    let mut note = |endings: &[&str], what| note_other_name(file_name, endings, what, &mut notes);
    if word::is_one(&container) {
        note(&["docx", "docm", "dotx", "dotm"], "a Word document");
        return word::read(&mut container, notes);
    }
    if workbook::excel::is_one(&container) {
        note(&["xlsx", "xlsm", "xltx", "xltm"], "an Excel workbook");
        return workbook::excel::read(&mut container, notes);
    }
    let is_text = open_document::is_one(&mut container)?;
    let is_sheets = !is_text && workbook::open_sheets::is_one(&mut container)?;
    if (is_text || is_sheets) && open_document::is_encrypted(&mut container)? {
        return Err(DocumentError::PasswordProtected);
    }
    if is_text {
        note(&["odt", "ott", "odm"], "an OpenDocument text");
        return open_document::read(&mut container, notes);
    }
    if is_sheets {
        note(&["ods", "ots"], "an OpenDocument spreadsheet");
        return workbook::open_sheets::read(&mut container, notes);
    }
    Err(DocumentError::UnknownFormat {
        what: sniff::zip_content(bytes, file_name),
    })
}

/// Reads what stands in the container of older Office files.
fn read_compound(bytes: &[u8], file_name: &str) -> Result<Document, DocumentError> {
    match Compound::open(bytes) {
        Ok(mut file) if outlook::is_one(&file) => {
            let mut notes = Vec::new();
            note_other_name(file_name, &["msg", "oft"], "an Outlook message", &mut notes);
            outlook::read(&mut file, notes)
        }
        Ok(mut file) if older_word::is_one(&file) => {
            let mut notes = Vec::new();
            note_other_name(file_name, &["doc", "dot"], "an older Word document", &mut notes);
            older_word::read(&mut file, notes)
        }
        Ok(_) => Err(sniff::older_office(bytes, file_name)),
        // What it is can still be told by its name and by what is left of it.
        Err(damaged) => Err(match sniff::older_office(bytes, file_name) {
            DocumentError::UnknownFormat { .. } | DocumentError::OlderFormat { newer: ".docx", .. } => {
                damaged
            }
            known => known,
        }),
    }
}

/// Says that a file is not what its name says.
fn note_other_name(file_name: &str, endings: &[&str], what: &str, notes: &mut Vec<String>) {
    if !endings.contains(&sniff::extension_of(file_name).as_str()) {
        notes.push(format!(
            "The file holds {what}, whatever its name says, and was read as one."
        ));
    }
}
