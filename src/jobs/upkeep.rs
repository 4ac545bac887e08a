//! Backing up and checking the register, in the background of an open window.

use std::io;
use std::path::PathBuf;

use super::Task;
use crate::register::view::Checked;
use crate::register::{Reader, RegisterError, Waker};
use crate::scrutiny::Moment;

/// Copies the whole register into a new folder below `into`, and gives that folder.
///
/// # Errors
/// When the system gives no thread.
pub fn back_up(
    reader: Reader,
    into: PathBuf,
    now: Moment,
    waker: Waker,
) -> io::Result<Task<Result<PathBuf, RegisterError>>> {
    Task::start("backup", waker, move || reader.backup(&into, now))
}

/// Compares database, originals and search index.
///
/// # Errors
/// When the system gives no thread.
pub fn check(reader: Reader, waker: Waker) -> io::Result<Task<Result<Checked, RegisterError>>> {
    Task::start("check", waker, move || reader.check())
}
