//! The subject itself: what a scrutiny committee asks, what it is answered, and what becomes of it.
//!
//! Pure types and rules in the field's own words. Nothing here reads a file, a database or the
//! clock, and nothing here names another module of the program: whoever needs "today" or "now" is
//! given it.

pub mod action;
pub mod answer_clock;
pub mod bank_holiday;
pub mod board;
pub mod body;
pub mod change;
pub mod clock;
pub mod clock_table;
pub(crate) mod code;
pub mod council;
pub mod finding;
pub mod follow_up;
pub mod id;
pub mod item;
pub mod meeting;
pub mod nation;
pub mod next_meeting;
pub mod note;
pub mod note_text;
pub mod ocr;
pub mod paper;
pub mod passage;
pub mod period;
pub mod progress;
pub mod promise;
pub mod proposal;
pub mod recommendation;
pub mod related;
pub mod resolution;
pub mod response;
pub mod supplement;
pub mod tag;
pub mod tracker;

pub use code::UnknownCode;

/// A moment as the register records it: when something was typed, filed or done.
pub type Moment = chrono::DateTime<chrono::Utc>;

/// A calendar day as papers print it; the program never needs a finer time for the subject.
pub type Day = chrono::NaiveDate;

/// The months, in small letters, as papers are searched for them.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
