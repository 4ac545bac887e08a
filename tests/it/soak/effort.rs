//! What a worker has used of the processor. A run that waits for its turn on a busy machine has not hung,
//! so that the clock on the wall tells too much.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A thread, by the number that Linux gives it.
#[derive(Debug, Clone, Copy)]
pub struct Worker(Option<u32>);

impl Worker {
    pub fn of_this_thread() -> Self {
        let place = fs::read_link("/proc/thread-self").ok();
        let number = place.as_deref().and_then(Path::file_name);
        Self(number.and_then(|number| number.to_str()?.parse().ok()))
    }

    /// The time of the processor that it has used; the clock on the wall where the system does not say.
    pub fn used(self) -> Duration {
        let told = self.0.and_then(|number| {
            let words = fs::read_to_string(format!("/proc/self/task/{number}/schedstat")).ok()?;
            words.split(' ').next()?.parse().ok()
        });
        told.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
    }
}

#[cfg(target_os = "linux")]
#[test]
fn waiting_is_no_work() {
    let worker = Worker::of_this_thread();
    let before = worker.used();
    std::thread::sleep(Duration::from_millis(300));
    let waited = worker.used() - before;
    assert!(waited < Duration::from_millis(150), "{waited:?}");
    let begun = Instant::now();
    let mut count = 0_u64;
    while worker.used() - before < Duration::from_millis(200) {
        count += 1;
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "no work is seen in {count} looks"
        );
    }
}
