//! Work on a thread of its own that goes through many things: it tells how far it has come, reports on
//! each thing, and can be stopped.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

/// Work that goes on in the background, with its progress `P` and a report `R` on each thing. Dropping
/// it cancels it, and waits for what is being put on the register: closing the window cuts nothing short.
pub struct LongTask<P, R> {
    shared: Arc<Shared<P>>,
    reports: Receiver<R>,
    thread: Option<JoinHandle<()>>,
}

/// What the work shares with whoever watches it.
pub(super) struct Shared<P> {
    /// Whether it is to stop.
    pub cancelled: AtomicBool,
    progress: Mutex<P>,
}

impl<P> Shared<P> {
    /// How far the work has come, to be read or moved on. It is whole after every write, so a panic
    /// elsewhere does not spoil it.
    pub fn progress(&self) -> MutexGuard<'_, P> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<P: Clone + Send + 'static, R: Send + 'static> LongTask<P, R> {
    /// Starts `work` on a thread called `name`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn begin(
        name: &str,
        begun: P,
        work: impl FnOnce(Arc<Shared<P>>, Sender<R>) + Send + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            cancelled: AtomicBool::new(false),
            progress: Mutex::new(begun),
        });
        let (send, reports) = mpsc::channel();
        let its_own = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || work(its_own, send))?;
        Ok(Self {
            shared,
            reports,
            thread: Some(thread),
        })
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> P {
        self.shared.progress().clone()
    }

    /// Stops it: what is being read is given up at once, what is being put on the register is still put
    /// there, and the rest is reported as cancelled.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether everything has been reported on, taken or not.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// The reports that have come since the last call, in the order of the work; never waits.
    pub fn take_reports(&self) -> Vec<R> {
        self.reports.try_iter().collect()
    }

    /// The reports as they come, waiting for each until the last.
    pub fn wait_for_reports(&self) -> impl Iterator<Item = R> {
        self.reports.iter()
    }
}

impl<P, R> Drop for LongTask<P, R> {
    fn drop(&mut self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so already.
            let _ = thread.join();
        }
    }
}
