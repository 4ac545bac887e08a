//! What each clue weighs: a table that was learned from labelled papers.

use super::Clues;
use super::quick::QuickMap;
use std::cell::Cell;

/// What speaks for each of `N` classes, and against it where it is below nothing, in hundredths: whole
/// numbers add up to the same in any order.
pub type Sum<const N: usize> = [i32; N];

/// Weights by the clue's key.
#[derive(Debug, Default)]
pub struct Weights<const N: usize> {
    by_key: QuickMap<u64, [i16; N]>,
}

impl<const N: usize> Weights<N> {
    /// Reads a table: a line a clue, its name, then a weight a class in hundredths, parted by tabs. Lines
    /// that are no weights are left out: the tables are our own, and tests read every line of them.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let mut by_key = QuickMap::default();
        by_key.reserve(table.len() / 32);
        by_key.extend(table.as_bytes().split(|byte| *byte == b'\n').filter_map(weights));
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
    pub const fn sum(&self, from: Sum<N>) -> Summed<'_, N> {
        Summed {
            weights: self,
            sum: from,
        }
    }

    /// What one clue weighs.
    #[must_use]
    pub fn of(&self, kind: &'static str, parts: &[&str]) -> Sum<N> {
        let known = self.by_key.get(&key(kind, parts));
        known.map_or([0; N], |weights| weights.map(i32::from))
    }
}

/// One line of a table: the key of its clue, and what that weighs. Tens of thousands are read whenever the
/// program starts, so each byte is looked at once.
fn weights<const N: usize>(line: &[u8]) -> Option<(u64, [i16; N])> {
    // A checkout on Windows may have put its own line ends there.
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut parts = line.split(|byte| *byte == b'\t');
    let key = fold(FIRST, parts.next()?);
    let mut weights = [0; N];
    for place in &mut weights {
        *place = number(parts.next()?)?;
    }
    parts.next().is_none().then_some((key, weights))
}

/// A whole number with or without a minus.
fn number(figures: &[u8]) -> Option<i16> {
    let (sign, figures) = figures
        .strip_prefix(b"-")
        .map_or((1, figures), |figures| (-1, figures));
    if figures.is_empty() {
        return None;
    }
    let value = figures.iter().try_fold(0_i16, |value, figure| {
        let figure = figure.is_ascii_digit().then(|| i16::from(figure - b'0'))?;
        value.checked_mul(10)?.checked_add(figure)
    })?;
    Some(sign * value)
}

/// Clues being added up.
#[derive(Debug)]
pub struct Summed<'w, const N: usize> {
    weights: &'w Weights<N>,
    /// What they weigh together.
    pub sum: Sum<N>,
}

impl<const N: usize> Clues for Summed<'_, N> {
    fn clue(&mut self, kind: &'static str, parts: &[&str]) {
        if let Some(weights) = self.weights.by_key.get(&key(kind, parts)) {
            for (sum, weight) in self.sum.iter_mut().zip(weights) {
                *sum += i32::from(*weight);
            }
        }
    }
}

/// How likely each class is by a sum in hundredths; what is missing to 1 is the likelihood of none.
#[must_use]
pub fn shares<const N: usize>(sum: Sum<N>) -> [f32; N] {
    #[expect(
        clippy::cast_precision_loss,
        reason = "sums of weights are a few thousand hundredths"
    )]
    shares_of(sum.map(|part| part as f32 / 100.0))
}

/// How likely each class is by a sum.
pub(super) fn shares_of<const N: usize>(sum: [f32; N]) -> [f32; N] {
    let most = sum.iter().copied().fold(0.0, f32::max);
    let parts = sum.map(|part| (part - most).exp());
    let all = (-most).exp() + parts.iter().sum::<f32>();
    parts.map(|part| part / all)
}

/// The key of a clue: FNV-1a over its name, which is never put together for it.
#[must_use]
pub fn key(kind: &'static str, parts: &[&str]) -> u64 {
    let mut key = key_of_kind(kind);
    for (nth, part) in parts.iter().enumerate() {
        key = fold(key, if nth == 0 { b"=" } else { b"/" });
        key = fold(key, part.as_bytes());
    }
    key
}

/// The key of a kind alone, kept by where its name stands in the program: few kinds are told again and again.
fn key_of_kind(kind: &'static str) -> u64 {
    /// So many are kept.
    const KEPT: usize = 256;
    thread_local! {
        static KNOWN: [Cell<(usize, usize, u64)>; KEPT] = const { [const { Cell::new((0, 0, 0)) }; KEPT] };
    }
    let (at, length) = (kind.as_ptr().addr(), kind.len());
    KNOWN.with(|known| {
        let Some(known) = known.get((at ^ length) % KEPT) else {
            return fold(FIRST, kind.as_bytes());
        };
        let (known_at, known_length, key) = known.get();
        if (known_at, known_length) == (at, length) {
            return key;
        }
        let key = fold(FIRST, kind.as_bytes());
        known.set((at, length, key));
        key
    })
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
    use super::{FIRST, Weights, fold, key, name, shares};
    use crate::extract::learned::Clues;

    #[test]
    fn a_key_is_that_of_the_name() {
        for parts in [&[][..], &["to"], &["to", "note"]] {
            assert_eq!(key("word", parts), fold(FIRST, name("word", parts).as_bytes()));
        }
        assert_ne!(key("word", &["to"]), key("word", &["of"]));
    }

    #[test]
    fn clues_add_up_for_each_class() {
        let weights = Weights::read("word=note\t10\t250\t-300\nlie=whole\t100\t0\t0\nno weights");
        assert_eq!(weights.len(), 2);
        let mut summed = weights.sum([100, 100, 100]);
        summed.clue("word", &["note"]);
        summed.clue("lie", &["whole"]);
        summed.clue("word", &["unheard"]);
        assert_eq!(summed.sum, [210, 350, -200]);
        assert_eq!(weights.of("word", &["note"]), [10, 250, -300]);
        assert_eq!(weights.of("word", &["unheard"]), [0, 0, 0]);
    }

    #[test]
    fn a_line_is_a_name_and_its_weights_and_nothing_else() {
        for none in [
            "lie\t1",
            "lie\t1\t",
            "lie\t1\t-",
            "lie\t1\t2a",
            "lie\t1\t2\t3",
            "lie\t1\t32768",
            "",
        ] {
            assert_eq!(Weights::<2>::read(none).len(), 0, "{none:?}");
        }
        let read = Weights::<2>::read("lie\t-32767\t0\r\n");
        assert_eq!(read.of("lie", &[]), [-32_767, 0]);
    }

    #[test]
    fn what_is_missing_to_one_is_the_likelihood_of_none() {
        let [even] = shares([0]);
        assert!((even - 0.5).abs() < 1e-6);
        let [one, other] = shares([1_000, -1_000]);
        assert!(one > 0.999 && other < 0.001);
        let [none] = shares([-1_000]);
        assert!(none < 0.001);
    }
}
