//! What leaves the program: rows of the register as files for other programs and for paper.
//!
//! Pure: rows go in, text comes out. Nothing here reads the register, writes a file or looks at the
//! clock; [`jobs`](crate::jobs) does the first two and brings the day along. Items that came out of
//! exempt papers are left out by [`Tracker::new`] and [`Diary::new`] unless they are asked for, and
//! every file says how many were left out. The user's own notes are never part of a tracker.

mod csv;
mod diary;
mod html;
mod pack;
mod tracker;
mod words;

pub use diary::{Diary, Entry};
pub use pack::{Pack, PackFollowUp, PackPaper};
pub use tracker::{Row, Tracker};

use crate::scrutiny::code::coded;

coded! {
    /// In what form something is handed over.
    pub enum Format {
        /// A table of text for spreadsheets: RFC 4180.
        Csv = "csv", "Spreadsheet (CSV)";
        /// A page to be read and printed: one file, nothing else needed.
        Html = "html", "Printable page (HTML)";
        /// Follow-up dates for a calendar program: RFC 5545.
        Ics = "ics", "Calendar (ICS)";
    }
}

impl Format {
    /// The ending of its files, without the point.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.code()
    }
}
