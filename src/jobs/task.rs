//! One piece of work on a thread of its own, with one result.

use std::io;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use crate::register::Waker;

/// Work that goes on in the background and ends with one result.
pub struct Task<T> {
    result: Receiver<T>,
}

/// What has become of a [`Task`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Polled<T> {
    /// It is still going on, or its result was taken already.
    Pending,
    /// Its result.
    Ready(T),
    /// It ended without a result, which only a fault in the program can bring about.
    Lost,
}

impl<T: Send + 'static> Task<T> {
    /// Starts `work` on a thread called `name`; `waker` is called when its result is ready.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(name: &str, waker: Waker, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (send, result) = mpsc::channel();
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            // Wakes when the work has failed too, so that nobody waits for ever.
            let _wake = WakeWhenDone(waker);
            let done = work();
            // A task that was dropped has no interest in its result.
            let _ = send.send(done);
            drop(send);
        })?;
        Ok(Self { result })
    }

    /// Its result, if it is ready; never waits.
    #[must_use]
    pub fn poll(&self) -> Polled<T> {
        match self.result.try_recv() {
            Ok(result) => Polled::Ready(result),
            Err(TryRecvError::Empty) => Polled::Pending,
            Err(TryRecvError::Disconnected) => Polled::Lost,
        }
    }
}

struct WakeWhenDone(Waker);

impl Drop for WakeWhenDone {
    fn drop(&mut self) {
        (self.0)();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[test]
    fn a_task_wakes_with_its_result_and_when_it_has_none() {
        let (woken, wake) = mpsc::channel();
        let woken_by = Mutex::new(woken);
        let waker: Waker = Arc::new(move || woken_by.lock().unwrap().send(()).unwrap());
        let task = Task::start("sum", Arc::clone(&waker), || 2 + 2).unwrap();
        wake.recv().unwrap();
        assert_eq!(task.poll(), Polled::Ready(4));
        let failing: Task<u8> = Task::start("failing", waker, || panic!("as expected here")).unwrap();
        wake.recv().unwrap();
        // The sender goes while the stack unwinds, which may come after the wake.
        while failing.poll() == Polled::Pending {
            thread::yield_now();
        }
        assert_eq!(failing.poll(), Polled::Lost);
    }
}
