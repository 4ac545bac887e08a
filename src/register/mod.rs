//! The open register: one folder, one writer.
//!
//! A single named thread owns the writing connection and takes [`Command`]s, each one transaction;
//! it answers with an [`Outcome`] that names what has to be read again. [`Reader`]s are read-only
//! connections that any thread can hold. History and undo read the change rows that every command
//! leaves behind.

mod acting;
mod alike;
mod along;
mod backup;
mod check;
mod cloud;
pub mod command;
pub mod daily_backup;
mod editions;
mod erase;
mod error;
mod history;
mod impact;
mod meetings;
mod names;
mod open;
pub mod outcome;
mod perform;
mod proposals;
pub mod reader;
pub mod search;
pub mod view;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

pub use backup::{Backup, Restored, Since, backups_of, moment_of, restore};
pub use command::Command;
pub use error::RegisterError;
pub use outcome::{Outcome, Touched};
pub use reader::Reader;

use self::open::{DATABASE, Lock, Soundness};
use self::writer::{Answer, Order, Reply, WakerPlace};
use crate::scrutiny::Moment;
use crate::store;
use crate::store::ladder::{self, Step};

/// Called by the writer thread when an outcome is ready, so that a sleeping window wakes up.
pub type Waker = Arc<dyn Fn() + Send + Sync>;

/// How a register is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To work in: one at a time.
    Write,
    /// To look at beside an open window.
    Read,
}

/// What opening a register found out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Whether the register was made just now.
    pub created: bool,
    /// The copy made before an older register was upgraded.
    pub upgraded_from: Option<PathBuf>,
    /// Which service keeps copies of the folder, where it seems to lie in such a folder: "OneDrive".
    pub synced_by: Option<&'static str>,
    /// Whether the register is damaged, and therefore opened to be read only.
    pub damaged: bool,
    /// Whether it lies where nothing can be written, and is therefore opened to be read only.
    pub unwritable: bool,
    /// Whether changes of an earlier session stand in a log beside it that could not be brought in, and
    /// so are not shown; only where nothing can be written.
    pub leaves_changes_out: bool,
    /// The backups at hand, newest first.
    pub backups: Vec<PathBuf>,
}

impl Opened {
    /// Whether nothing can be changed.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.damaged || self.unwritable
    }
}

/// The number of a command sent to the writer, by which its outcome is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// An open register.
///
/// Dropping it finishes the commands that were sent and lets the next window in.
pub struct Register {
    folder: PathBuf,
    /// The way to the writer; none where the register can only be read.
    orders: Option<Mutex<Sender<Order>>>,
    outcomes: Mutex<Receiver<(Ticket, Answer)>>,
    /// For answers that are ready without the writer: refusals of a register that is read only.
    refusals: Sender<(Ticket, Answer)>,
    waker: WakerPlace,
    tickets: AtomicU64,
    writer: Option<JoinHandle<()>>,
    damaged: bool,
    unwritable: bool,
    /// Held as long as the register is open to work in.
    lock: Option<Lock>,
}

impl Register {
    /// Opens the register in `folder`, making it where there is none.
    ///
    /// # Errors
    /// [`RegisterError`] when it is in use, newer than this program, or cannot be read or made.
    pub fn open(folder: &Path, access: Access, now: Moment) -> Result<(Self, Opened), RegisterError> {
        Self::open_climbing(folder, access, now, ladder::STEPS)
    }

    /// As [`Register::open`] to work in, but without reading through the whole database first, which a
    /// window cannot wait for: whoever opens it so asks [`Reader::is_sound`] soon, and where it is not,
    /// closes it and opens it again with [`Register::open_damaged`].
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_at_once(folder: &Path, now: Moment) -> Result<(Self, Opened), RegisterError> {
        Self::open_as(folder, Access::Write, now, ladder::STEPS, Soundness::Later)
    }

    /// Opens a register that is known to be damaged, to be read as far as that goes.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_damaged(folder: &Path, now: Moment) -> Result<(Self, Opened), RegisterError> {
        Self::open_as(folder, Access::Write, now, ladder::STEPS, Soundness::KnownDamaged)
    }

    /// As [`Register::open`], with a ladder of schema versions other than the program's own: a test
    /// climbs a step that has not been shipped yet.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_climbing(
        folder: &Path,
        access: Access,
        now: Moment,
        steps: &[Step],
    ) -> Result<(Self, Opened), RegisterError> {
        Self::open_as(folder, access, now, steps, Soundness::First)
    }

    fn open_as(
        folder: &Path,
        access: Access,
        now: Moment,
        steps: &[Step],
        soundness: Soundness,
    ) -> Result<(Self, Opened), RegisterError> {
        let entered = open::enter(folder, access, now, steps, soundness)?;
        let (answers, outcomes) = channel();
        let waker = WakerPlace::default();
        let mut register = Self {
            folder: folder.to_owned(),
            orders: None,
            outcomes: Mutex::new(outcomes),
            refusals: answers.clone(),
            waker: Arc::clone(&waker),
            tickets: AtomicU64::new(1),
            writer: None,
            damaged: entered.opened.damaged,
            unwritable: entered.opened.unwritable,
            lock: entered.lock,
        };
        if let Some(db) = entered.db {
            // A paper destroyed before the program ended too early; if it fails, the next start tries.
            let _ = erase::finish(&db, folder);
            let (orders, taken) = channel();
            let place = folder.to_owned();
            let writer = std::thread::Builder::new()
                .name("register writer".to_owned())
                .spawn(move || writer::run(&db, &place, &taken, &answers, &waker))
                .map_err(RegisterError::at(folder))?;
            register.orders = Some(Mutex::new(orders));
            register.writer = Some(writer);
        }
        Ok((register, entered.opened))
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Has `waker` called whenever an outcome is ready.
    pub fn wake_with(&self, waker: Waker) {
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker);
    }

    /// Hands a command to the writer and returns at once; its outcome comes with [`Register::outcomes`].
    pub fn send(&self, command: Command, now: Moment) -> Ticket {
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed));
        let order = Order {
            command,
            now,
            reply: Reply::Collected(ticket),
        };
        if let Err(refusal) = self.order(order) {
            // The receiving end lives as long as the register, so that this cannot fail.
            let _ = self.refusals.send((ticket, Err(refusal)));
            writer::wake(&self.waker);
        }
        ticket
    }

    /// The outcomes that have become ready since the last call, in the order of their commands.
    pub fn outcomes(&self) -> Vec<(Ticket, Result<Outcome, RegisterError>)> {
        let outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        outcomes.try_iter().collect()
    }

    /// Performs a command and waits for it; for the command line, jobs and tests, never for a frame.
    ///
    /// # Errors
    /// [`RegisterError`] when the command does not fit what stands on the register; nothing is
    /// changed then.
    pub fn perform(&self, command: Command, now: Moment) -> Result<Outcome, RegisterError> {
        let (asker, answer) = channel();
        self.order(Order {
            command,
            now,
            reply: Reply::Awaited(asker),
        })?;
        answer.recv().map_err(|_| RegisterError::WriterStopped)?
    }

    /// A read-only connection of its own.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be opened.
    pub fn reader(&self) -> Result<Reader, RegisterError> {
        let db = store::open::reading(&self.folder.join(DATABASE))?;
        Ok(Reader::new(db, &self.folder))
    }

    /// What searches the register, on a read-only connection of its own.
    ///
    /// # Errors
    /// As [`Register::reader`].
    pub fn finder(&self) -> Result<search::Finder, RegisterError> {
        Ok(search::Finder::new(self.reader()?))
    }

    fn order(&self, order: Order) -> Result<(), RegisterError> {
        let Some(orders) = &self.orders else {
            return Err(if self.damaged {
                RegisterError::Damaged
            } else if self.unwritable {
                RegisterError::Unwritable {
                    folder: self.folder.clone(),
                }
            } else {
                RegisterError::ReadOnly
            });
        };
        let orders = orders.lock().unwrap_or_else(PoisonError::into_inner);
        orders.send(order).map_err(|_| RegisterError::WriterStopped)
    }
}

impl Drop for Register {
    fn drop(&mut self) {
        // Without a giver of orders the writer finishes those it has and ends.
        self.orders = None;
        if let Some(writer) = self.writer.take() {
            // A writer that panicked has rolled its transaction back; there is nothing left to do.
            let _ = writer.join();
        }
        self.lock = None;
    }
}
