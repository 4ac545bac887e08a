//! Work on the many parts of a long paper, divided over the processor's cores. What comes of it is the
//! same however many there are.

use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The most threads that work on one paper.
const MOST_THREADS: usize = 4;
/// Into so many shares for each thread the work is cut, as some parts take longer than others.
const SHARES: usize = 16;
/// As much room as the program's first thread has.
const STACK_BYTES: usize = 8 * 1024 * 1024;

#[cfg(test)]
thread_local! {
    /// Whether this thread works alone: lessons put other weights in the place of those that ship with the
    /// program, and in their own thread only.
    pub static ALONE: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// How many threads are worth their while for so many parts, each thread of which is to have `least`.
fn threads_for(count: usize, least: usize) -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    let worth = count / least.max(1);
    #[cfg(test)]
    if ALONE.get() {
        return 1;
    }
    if worth <= 1 {
        return 1;
    }
    let cores = *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from));
    cores.min(MOST_THREADS).min(worth)
}

/// What `work` makes of each of `count` parts, in their order; a thread is to have `least` at least.
pub fn of_each<R: Send>(count: usize, least: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    of_each_with(count, least, || (), |(), at| work(at))
}

/// The same, where each thread works with something of its own that it begins with.
pub fn of_each_with<S, R: Send>(
    count: usize,
    least: usize,
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> R + Sync,
) -> Vec<R> {
    let threads = threads_for(count, least);
    if threads <= 1 {
        let mut own = begin();
        return (0..count).map(|at| work(&mut own, at)).collect();
    }
    let size = count.div_ceil(threads * SHARES).max(1);
    let next = AtomicUsize::new(0);
    let run = || {
        let mut own = begin();
        let mut shares = Vec::new();
        loop {
            let first = next.fetch_add(size, Ordering::Relaxed);
            if first >= count {
                return shares;
            }
            let share: Vec<R> = (first..count.min(first + size))
                .map(|at| work(&mut own, at))
                .collect();
            shares.push((first, share));
        }
    };
    let mut shares = thread::scope(|scope| {
        // Where the system gives no further thread, those that there are do all of it.
        let others: Vec<_> = (1..threads)
            .filter_map(|_| {
                let thread = thread::Builder::new().name("reading a paper".to_owned());
                thread.stack_size(STACK_BYTES).spawn_scoped(scope, run).ok()
            })
            .collect();
        let mut shares = run();
        for other in others {
            shares.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        shares
    });
    shares.sort_unstable_by_key(|(first, _)| *first);
    shares.into_iter().flat_map(|(_, share)| share).collect()
}

#[cfg(test)]
mod tests {
    use super::{of_each, of_each_with};

    #[test]
    fn what_is_made_of_each_stands_in_its_order() {
        for count in [0, 1, 2, 63, 64, 1_000] {
            let expected: Vec<usize> = (0..count).map(|at| at * 3).collect();
            assert_eq!(of_each(count, 1, |at| at * 3), expected);
            assert_eq!(of_each(count, usize::MAX, |at| at * 3), expected);
        }
    }

    #[test]
    fn each_thread_works_with_its_own() {
        let counted = of_each_with(
            1_000,
            1,
            || 0,
            |seen, _| {
                *seen += 1;
                *seen
            },
        );
        assert_eq!(counted.first(), Some(&1));
        assert!(counted.iter().all(|seen| *seen >= 1 && *seen <= 1_000));
    }
}
