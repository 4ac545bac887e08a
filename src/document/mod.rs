//! From the bytes of a file to a [`Document`]: one immutable text, its blocks in reading order, and
//! its pages. One file a format; nothing here opens a file, follows a link or fetches anything.
//!
//! Blocks cover all words but the markers of points and the marks of a format. A point's marker stands
//! before its block, as printed or, on web pages, as a browser counts it. A table's cell is one block,
//! line breaks and all, except in tables whose columns only spaces keep apart: there a cell that runs
//! over several lines comes as several blocks with the same table, row and column.
//!
//! Reading fails only when nothing can be read; what could not be read of an otherwise readable
//! file is said in [`Document::notes`].

mod blocks;
mod cell_lines;
mod decode;
mod flattened_table;
mod furniture;
mod heading;
mod html;
mod line;
mod list_marker;
mod markdown;
mod nesting;
mod numeral;
#[cfg(test)]
mod outline;
mod siblings;
mod sniff;
mod table;
mod text;

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
    /// It is not text although its name says so.
    #[error("the file is not text")]
    NotText,
    /// Its nesting is deeper than any honest page's.
    #[error("the page is nested more than {limit} levels deep")]
    NestedTooDeeply {
        /// The limit.
        limit: usize,
    },
}

/// The largest file that is read, in bytes.
pub const LARGEST_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a paper from its bytes; `file_name` is only a hint to its format.
///
/// # Errors
/// [`DocumentError`] when nothing can be read.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Document, DocumentError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_FILE_BYTES {
        return Err(DocumentError::TooLarge {
            bytes: size,
            limit: LARGEST_FILE_BYTES,
        });
    }
    if let Some(what) = sniff::other_format(bytes, file_name) {
        return Err(DocumentError::UnknownFormat { what });
    }
    let decoded = decode::decode(bytes)?;
    let mut notes: Vec<String> = decoded.note.into_iter().collect();
    let extension = sniff::extension_of(file_name);
    let named_page = matches!(extension.as_str(), "html" | "htm" | "xhtml" | "shtml" | "aspx");
    if sniff::is_web_page(&decoded.text, named_page) {
        if !named_page {
            notes.push("The file holds a web page, whatever its name says, and was read as one.".to_owned());
        }
        return html::read(&decoded.text, notes);
    }
    if named_page {
        notes.push("The file is named as a web page but holds plain text, and was read as that.".to_owned());
    }
    Ok(match extension.as_str() {
        "md" | "markdown" | "mdown" => markdown::read(decoded.text, notes),
        _ => text::read(decoded.text, notes),
    })
}
