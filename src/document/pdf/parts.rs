//! Work on many pages, divided over the processor's cores.

use std::panic::resume_unwind;
use std::thread;

/// The most threads that work on one file.
const MOST_THREADS: usize = 4;
/// Room for pages whose drawings hold each other.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// How many threads are worth their while for so many pages, each of which is to have `least` at least.
pub(super) fn threads_for(pages: usize, least: usize) -> usize {
    thread::available_parallelism()
        .map_or(1, usize::from)
        .min(MOST_THREADS)
        .min(pages / least.max(1))
        .max(1)
}

/// What `work` makes of each part of `items`, in their order; as many parts as there are `threads`. It is
/// told at which of the items its part begins.
pub(super) fn of_each_part<T: Send, R: Send>(
    mut items: Vec<T>,
    threads: usize,
    work: impl Fn(usize, Vec<T>) -> Vec<R> + Sync,
) -> Vec<R> {
    if threads <= 1 {
        return work(0, items);
    }
    let size = items.len().div_ceil(threads).max(1);
    let mut parts = Vec::with_capacity(threads);
    while items.len() > size {
        let rest = items.split_off(size);
        parts.push((parts.len() * size, std::mem::replace(&mut items, rest)));
    }
    let last = parts.len() * size;
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = parts
            .into_iter()
            .map(|(first, part)| {
                // Where the system gives no further thread, this one works; the part waits for it there.
                let waiting = std::sync::Arc::new(std::sync::Mutex::new(Some(part)));
                let taken = waiting.clone();
                let thread = thread::Builder::new()
                    .name("reading pages".to_owned())
                    .stack_size(STACK_BYTES)
                    .spawn_scoped(scope, move || work(first, take(&taken)));
                (first, waiting, thread)
            })
            .collect();
        let own = work(last, items);
        let mut found = Vec::new();
        for (first, waiting, thread) in begun {
            found.extend(match thread {
                Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                Err(_) => work(first, take(&waiting)),
            });
        }
        found.extend(own);
        found
    })
}

fn take<T>(waiting: &std::sync::Mutex<Option<Vec<T>>>) -> Vec<T> {
    let part = waiting.lock().ok().and_then(|mut part| part.take());
    part.unwrap_or_default()
}

/// What `work` makes of each of `items`, with its place among them, in their order.
pub(super) fn of_each<T: Send, R: Send>(
    items: Vec<T>,
    least: usize,
    work: impl Fn(usize, T) -> R + Sync,
) -> Vec<R> {
    let threads = threads_for(items.len(), least);
    of_each_part(items, threads, |first, part| {
        part.into_iter()
            .enumerate()
            .map(|(at, item)| work(first + at, item))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_threads_make_stands_in_order() {
        for threads in 1..6 {
            for count in [0, 1, 5, 12, 13, 100] {
                let items: Vec<usize> = (0..count).collect();
                let found = of_each_part(items.clone(), threads, |first, part| {
                    part.iter()
                        .enumerate()
                        .map(|(at, item)| (first + at, *item))
                        .collect()
                });
                let expected: Vec<(usize, usize)> = items.iter().map(|item| (*item, *item)).collect();
                assert_eq!(found, expected, "{threads} threads, {count} items");
            }
        }
    }
}
