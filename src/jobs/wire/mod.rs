//! What parent and reading process say to each other.
//!
//! The parent sends one [`Request`] as a line of JSON and then the file's bytes; the reading process
//! answers with [`Message`]s, each one line of JSON, a [`Message::Member`] with that file's bytes after it. Every domain type crosses in a form of its own,
//! so that the pipe does not bind the types: a field that is added to a type does not compile until
//! its form has it too. Both ends are always the same program; the version catches a program that was
//! replaced while it ran.

mod form;
mod paper;
#[cfg(test)]
mod round_trip;

use serde::{Deserialize, Serialize};

use super::Password;

pub(super) use form::{Wire, WireError};
pub(super) use paper::{
    DocumentErrorForm, LeftOutForm, MappingForm, OcrPageForm, PaperFactsForm, ReadPaperForm,
};

/// Raised whenever a form changes.
pub(super) const VERSION: u32 = 4;

/// How every line begins after which bytes follow.
pub(super) const BEFORE_BYTES: &[u8] = b"{\"member\"";

/// What the parent asks; the file's bytes follow.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    /// The parent's [`VERSION`].
    pub version: u32,
    /// The name of the file, a hint to its format.
    pub file_name: String,
    /// How many bytes follow.
    pub bytes: u64,
    /// The most memory that the reading process may take, in bytes.
    pub memory_bytes: u64,
    /// The month in which the council's municipal year begins.
    pub municipal_year_begins: u32,
    /// What the columns of known layouts of trackers hold.
    pub mappings: Vec<MappingForm>,
    /// How many bytes of JSON follow the file: its pages as another program has read them.
    pub ocr_bytes: u64,
    /// The password that opens the file.
    pub password: Option<Password>,
    /// That it is to be read as one paper.
    pub as_one: Option<AsOne>,
}

/// That a file is to be read as one paper, on some of its pages.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AsOne {
    /// The first page, counted from 1.
    pub first_page: u32,
    /// The last page.
    pub last_page: u32,
    /// What is known of the paper.
    pub facts: PaperFactsForm,
}

/// What the reading process answers. Each message is a sign of progress; the last is either
/// [`Message::Read`] or [`Message::Refused`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Message {
    /// All bytes have arrived.
    Started {
        /// The reading process's [`VERSION`].
        version: u32,
    },
    /// So many pages have been read.
    Reading {
        /// How many.
        page: u32,
        /// Of how many.
        of: u32,
    },
    /// The text has been read; findings are being drawn out of one paper of it.
    Extracting {
        /// Which paper, counted from 1.
        paper: u32,
        /// Of how many.
        of: u32,
    },
    /// A file that the file holds; its bytes follow the line.
    Member {
        /// Its name.
        name: String,
        /// How many bytes follow.
        bytes: u64,
    },
    /// A file that the file holds and that is not read.
    LeftOut {
        /// Its name.
        name: String,
        /// Why.
        why: LeftOutForm,
    },
    /// The papers of the file, after whatever it holds.
    Read {
        /// One for most files, several for a pack, none for a zip.
        papers: Vec<ReadPaperForm>,
    },
    /// Nothing could be read.
    Refused(DocumentErrorForm),
}
