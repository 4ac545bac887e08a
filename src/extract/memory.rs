//! What has been read of words once and holds wherever they stand: papers print the same cells, labels and
//! sentences again and again.

use std::collections::HashMap;
use std::sync::Mutex;

/// Longer words hardly ever come again.
const LONGEST: usize = 600;
/// So many are kept.
const MOST: usize = 100_000;

/// What is known of words, each read once.
#[derive(Debug)]
pub struct Memory<V> {
    known: Mutex<HashMap<Box<str>, V>>,
}

impl<V> Default for Memory<V> {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
        }
    }
}

impl<V: Clone> Memory<V> {
    /// What `read` reads of `words`, or has read of them before.
    #[must_use]
    pub fn of(&self, words: &str, read: impl FnOnce() -> V) -> V {
        if words.len() > LONGEST {
            return read();
        }
        let known = self.known.lock().ok();
        if let Some(value) = known.and_then(|known| known.get(words).cloned()) {
            return value;
        }
        // Unlocked, as others read meanwhile; the same words read twice say the same.
        let value = read();
        if let Ok(mut known) = self.known.lock()
            && known.len() < MOST
        {
            known.insert(words.into(), value.clone());
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Memory};

    #[test]
    fn the_same_words_are_read_once_unless_they_are_long() {
        let memory = Memory::default();
        let long = "x".repeat(LONGEST + 1);
        let mut times = 0;
        for words in ["Agreed.", "Agreed.", &long, &long] {
            let length = memory.of(words, || {
                times += 1;
                words.len()
            });
            assert_eq!(length, words.len());
        }
        assert_eq!(times, 3);
    }
}
