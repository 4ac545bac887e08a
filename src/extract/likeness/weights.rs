//! What each clue weighs: a table that was learned from labelled papers and is read when it is first
//! asked for.

use super::clues::Clues;
use crate::scrutiny::item::ItemKind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What speaks for each kind of item, and against it where it is below nothing.
pub type Sum = [f32; KINDS.len()];

/// The kinds in the order of the table's columns.
pub const KINDS: [ItemKind; 3] = [ItemKind::Recommendation, ItemKind::Resolution, ItemKind::Action];

/// The table: a line a clue, its name, then a weight a kind in hundredths.
const TABLE: &str = include_str!("../../../assets/likeness/weights.tsv");

/// Weights by the clue's key.
#[derive(Debug, Default)]
pub struct Weights {
    by_key: HashMap<u64, Sum>,
}

/// The weights that ship with the program.
pub static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(TABLE));

impl Weights {
    /// Reads a table. Lines that are no weights are left out: the table is our own, and a test reads
    /// every line of it.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut by_key = HashMap::with_capacity(table.len() / 32);
        for line in table.lines() {
            if let Some((name, sum)) = weight(line) {
                by_key.insert(key_of_name(name), sum);
            }
        }
        Self { by_key }
    }

    /// How many clues weigh anything.
    #[cfg(test)]
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_key.len()
    }

    /// A sum that adds what each clue weighs.
    #[must_use]
    pub const fn sum(&self, from: Sum) -> Summed<'_> {
        Summed {
            weights: self,
            sum: from,
        }
    }
}

/// One line of the table.
fn weight(line: &str) -> Option<(&str, Sum)> {
    let mut parts = line.rsplitn(KINDS.len() + 1, '\t');
    let mut sum = Sum::default();
    for place in sum.iter_mut().rev() {
        let hundredths: i16 = parts.next()?.parse().ok()?;
        *place = f32::from(hundredths) / 100.0;
    }
    Some((parts.next()?, sum))
}

/// Clues being added up.
#[derive(Debug)]
pub struct Summed<'w> {
    weights: &'w Weights,
    /// What they weigh together.
    pub sum: Sum,
}

impl Clues for Summed<'_> {
    fn clue(&mut self, kind: &'static str, parts: &[&str]) {
        if let Some(weight) = self.weights.by_key.get(&key(kind, parts)) {
            for (sum, weight) in self.sum.iter_mut().zip(weight) {
                *sum += weight;
            }
        }
    }
}

/// The key of a clue: FNV-1a over its name, which is never put together for it.
fn key(kind: &str, parts: &[&str]) -> u64 {
    let mut key = fold(FIRST, kind.as_bytes());
    for (nth, part) in parts.iter().enumerate() {
        key = fold(key, if nth == 0 { b"=" } else { b"/" });
        key = fold(key, part.as_bytes());
    }
    key
}

fn key_of_name(name: &str) -> u64 {
    fold(FIRST, name.as_bytes())
}

const FIRST: u64 = 0xcbf2_9ce4_8422_2325;

fn fold(key: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(key, |key, byte| {
        (key ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A clue's name as the table prints it.
#[cfg(test)]
pub fn name(kind: &str, parts: &[&str]) -> String {
    if parts.is_empty() {
        return kind.to_owned();
    }
    format!("{kind}={}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{TABLE, WEIGHTS, Weights, key, key_of_name, name, weight};
    use crate::extract::likeness::clues::Clues;

    #[test]
    fn a_key_is_that_of_the_name() {
        for parts in [&[][..], &["to"], &["to", "note"]] {
            assert_eq!(key("word", parts), key_of_name(&name("word", parts)));
        }
        assert_ne!(key("word", &["to"]), key("word", &["of"]));
    }

    #[test]
    fn clues_add_up_for_each_kind() {
        let weights = Weights::read("word=note\t10\t250\t-300\nlie=whole\t100\t0\t0");
        let mut summed = weights.sum([1.0, 1.0, 1.0]);
        summed.clue("word", &["note"]);
        summed.clue("lie", &["whole"]);
        summed.clue("word", &["unheard"]);
        for (sum, expected) in summed.sum.iter().zip([2.1, 3.5, -2.0]) {
            assert!((sum - expected).abs() < 1e-5, "{:?}", summed.sum);
        }
    }

    #[test]
    fn every_line_of_the_table_is_a_weight_of_its_own() {
        assert!(TABLE.lines().all(|line| weight(line).is_some()));
        assert_eq!(WEIGHTS.len(), TABLE.lines().count());
    }
}
