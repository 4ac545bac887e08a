//! The one thread that writes: it takes commands in turn, each a transaction of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use super::open::DATABASE;
use super::perform::{self, Visits};
use super::{Command, Outcome, RegisterError, Ticket, Waker};
use crate::scrutiny::Moment;
use crate::store::Db;

/// What the writer answers.
pub(super) type Answer = Result<Outcome, RegisterError>;

/// A command on its way to the writer.
pub(super) struct Order {
    pub(super) command: Command,
    pub(super) now: Moment,
    pub(super) reply: Reply,
}

/// Where the answer to a command goes.
pub(super) enum Reply {
    /// Among the outcomes that a window collects.
    Collected(Ticket),
    /// To the one who waits for it.
    Awaited(Sender<Answer>),
}

/// Where the waker is kept; set once the window can be woken.
pub(super) type WakerPlace = Arc<Mutex<Option<Waker>>>;

/// Wakes whoever sleeps.
pub(super) fn wake(place: &WakerPlace) {
    let waker = place.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(waker) = waker {
        waker();
    }
}

/// Refuses to write to a database whose file was deleted or moved while it was open: the system lets
/// it be written to, but nothing would be left of it after the program ended.
fn in_place(folder: &Path) -> Result<(), RegisterError> {
    let path = folder.join(DATABASE);
    std::fs::metadata(&path)
        .map(|_| ())
        .map_err(RegisterError::at(path))
}

/// Takes orders until there is nobody left to give any.
pub(super) fn run(
    db: &Db,
    folder: &Path,
    orders: &Receiver<Order>,
    outcomes: &Sender<(Ticket, Answer)>,
    waker: &WakerPlace,
) {
    let mut visits = Visits::default();
    for order in orders {
        let work = || {
            in_place(folder)?;
            perform::perform(db, folder, order.command, order.now, &mut visits)
        };
        // A panic has rolled its transaction back. Who waits is told, and nothing more is written.
        let answer = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(RegisterError::WriterStopped));
        let stopped = matches!(answer, Err(RegisterError::WriterStopped));
        // Nobody listens any more when the register is being closed: the command is done all the same.
        match order.reply {
            Reply::Collected(ticket) => {
                let _ = outcomes.send((ticket, answer));
                wake(waker);
            }
            Reply::Awaited(asker) => {
                let _ = asker.send(answer);
            }
        }
        if stopped {
            return;
        }
    }
}
