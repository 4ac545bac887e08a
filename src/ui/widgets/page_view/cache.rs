//! What was seen last stays at hand, up to so many bytes.

use std::collections::HashMap;
use std::hash::Hash;

/// Things by key, of which the least recently seen go when they become too many.
pub struct Lately<K, V> {
    kept: HashMap<K, Kept<V>>,
    bytes: usize,
    most_bytes: usize,
    /// Counts the frames; what was seen in this one never goes.
    now: u64,
}

struct Kept<V> {
    thing: V,
    bytes: usize,
    seen: u64,
}

impl<K: Copy + Eq + Hash + Ord, V> Lately<K, V> {
    /// Keeps up to so many bytes.
    pub fn new(most_bytes: usize) -> Self {
        Self {
            kept: HashMap::new(),
            bytes: 0,
            most_bytes,
            now: 0,
        }
    }

    /// How many bytes are kept at most, and are kept now.
    pub const fn bytes(&self) -> (usize, usize) {
        (self.most_bytes, self.bytes)
    }

    /// A new frame begins.
    pub const fn begin(&mut self) {
        self.now += 1;
    }

    /// A thing that is kept; it counts as seen.
    pub fn see(&mut self, key: &K) -> Option<&V> {
        let kept = self.kept.get_mut(key)?;
        kept.seen = self.now;
        Some(&kept.thing)
    }

    /// Whether a thing is kept; it does not count as seen.
    pub fn has(&self, key: &K) -> bool {
        self.kept.contains_key(key)
    }

    /// The keys of what is kept.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.kept.keys()
    }

    /// Keeps a thing that takes so many bytes, and lets the least recently seen ones go for it. What was
    /// seen in this frame stays even if all of it is too much.
    pub fn keep(&mut self, key: K, thing: V, bytes: usize) {
        let kept = Kept {
            thing,
            bytes,
            seen: self.now,
        };
        if let Some(before) = self.kept.insert(key, kept) {
            self.bytes -= before.bytes;
        }
        self.bytes += bytes;
        while self.bytes > self.most_bytes {
            let oldest = self
                .kept
                .iter()
                .filter(|(_, kept)| kept.seen < self.now)
                .min_by_key(|(key, kept)| (kept.seen, **key))
                .map(|(key, _)| *key);
            let Some(gone) = oldest.and_then(|key| self.kept.remove(&key)) else {
                break;
            };
            self.bytes -= gone.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lately;

    fn kept(lately: &Lately<u8, ()>) -> Vec<u8> {
        let mut keys: Vec<u8> = lately.keys().copied().collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_least_recently_seen_goes_first() {
        let mut lately = Lately::new(30);
        for key in [1, 2, 3] {
            lately.begin();
            lately.keep(key, (), 10);
        }
        lately.begin();
        assert!(lately.see(&1).is_some());
        lately.begin();
        lately.keep(4, (), 10);
        assert_eq!((kept(&lately), lately.bytes()), (vec![1, 3, 4], (30, 30)));
        lately.begin();
        lately.keep(5, (), 20);
        assert_eq!(kept(&lately), [4, 5]);
    }

    #[test]
    fn what_is_in_sight_stays_even_if_it_is_too_much() {
        let mut lately = Lately::new(25);
        lately.keep(1, (), 10);
        lately.begin();
        for key in [2, 3, 4] {
            lately.keep(key, (), 10);
        }
        assert_eq!((kept(&lately), lately.bytes().1), (vec![2, 3, 4], 30));
        lately.begin();
        lately.keep(5, (), 10);
        assert_eq!(lately.bytes().1, 20);
    }

    #[test]
    fn a_thing_that_is_kept_again_counts_once() {
        let mut lately = Lately::new(30);
        lately.keep(1, (), 10);
        lately.keep(1, (), 12);
        assert_eq!((kept(&lately), lately.bytes().1), (vec![1], 12));
    }
}
