//! Background work: each job is a named thread with progress, cancel and a plain waker; papers are
//! read in a child process with limits on time and memory.
//!
//! Nothing here draws, and nothing here reads the clock: a job is given the clock it shall ask.

pub mod columns;
mod error;
mod gather;
mod hand_over;
mod import;
mod long_task;
pub mod ocr;
mod opening;
pub mod pages;
mod password;
mod process;
mod read_file;
mod reading;
mod reading_process;
pub mod samples;
mod task;
mod upkeep;
mod wire;

pub use crate::document::bundle::LeftOut;
pub use crate::export::Format;
pub use error::ImportError;
pub use hand_over::{
    HandOver, HandOverError, Prepared, PrintMeeting, Tally, hand_over, prepare, show_outside, write_file,
};
pub use import::{FileReport, Filed, FiledPaper, ImportJob, ImportProgress, Source};
pub use long_task::LongTask;
pub use opening::shown_path;
pub use password::Password;
pub use read_file::{ReadFile, ReadPaper};
pub use reading::{Limits, ReaderProgram, Stage, read_in_child};
pub use reading_process::{READ_PAPER, serve_reading_process};
pub use task::{Polled, Task};
pub use upkeep::{Brought, Daily, DailyBackup, back_up, back_up_daily, bring_back, check, look_for_damage};

/// Tells the time; given to whoever may not read the clock.
pub type Clock = std::sync::Arc<dyn Fn() -> crate::scrutiny::Moment + Send + Sync>;
