//! What turns a sentence round: a "not", and asks of which the one ends what the other keeps.

/// Words that turn a sentence round. Two texts that differ in one of them do not say the same.
const TURNING: &[&str] = &[
    "not", "no", "never", "without", "except", "unless", "reject", "oppose", "nor", "none", "nothing",
];

/// Stems of words that ask for more of a thing, or that it stay.
const MORE: &[&str] = &[
    "keep",
    "continu",
    "permanent",
    "introduc",
    "instal",
    "open",
    "restor",
    "extend",
    "extens",
    "increas",
    "rais",
    "expand",
    "start",
    "allow",
    "permit",
    "doubl",
    "widen",
    "lengthen",
    "build",
];

/// Stems of words that ask for less of it, or its end.
const LESS: &[&str] = &[
    "remov",
    "clos",
    "end",
    "withdraw",
    "abolish",
    "scrap",
    "cut",
    "reduc",
    "lower",
    "decreas",
    "shorten",
    "ban",
    "prohibit",
    "demolish",
    "delet",
    "sel",
    "halv",
    "suspend",
    "discontinu",
];

/// Stems that are opposed to each other alone.
const OPPOSITES: &[(&str, &str)] = &[
    ("fre", "charg"),
    ("public", "privat"),
    ("north", "south"),
    ("east", "west"),
];

/// Which way a word asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// More of a thing, or that it stay.
    More,
    /// Less of it, or its end.
    Less,
}

/// Which way a stem asks, where it asks one way.
pub(super) fn way(stem: &str) -> Option<Way> {
    if MORE.contains(&stem) {
        Some(Way::More)
    } else if LESS.contains(&stem) {
        Some(Way::Less)
    } else {
        None
    }
}

/// Whether two stems are opposed to each other.
pub(super) fn opposed(one: &str, other: &str) -> bool {
    OPPOSITES
        .iter()
        .any(|(a, b)| one == *a && other == *b || one == *b && other == *a)
}

/// Whether a folded word turns a sentence round.
pub(super) fn turns(word: &str) -> bool {
    TURNING.contains(&word)
}

/// Whether "no" belongs to "no less than" or "no … longer than": a bound, not a refusal.
pub(super) fn is_bound(word: &str, after: &[&str]) -> bool {
    const MEASURES: &[&str] = &["less", "more", "fewer", "other", "worse"];
    let measures = |word: &str| MEASURES.contains(&word) || word.ends_with("er");
    let near = after.get(..after.len().min(12)).unwrap_or_default();
    word == "no"
        && near.windows(2).any(|two| match two {
            [measure, than] => matches!(*than, "than" | "then") && measures(measure),
            _ => false,
        })
}

/// The place of the "not" of "be not agreed" and "not to accept": that is what is said of it, not what
/// was asked.
pub(super) fn of_position(words: &[&str]) -> Option<usize> {
    const SAID: &[&str] = &[
        "agree",
        "accept",
        "approve",
        "support",
        "adopt",
        "endorse",
        "pursue",
        "agreed",
        "accepted",
        "approved",
        "supported",
        "adopted",
        "endorsed",
        "taken",
        "pursued",
        "rejected",
        "declined",
    ];
    let said = |at: usize| words.get(at).is_some_and(|word| SAID.contains(word));
    let at = words.iter().position(|word| *word == "not")?;
    let between = matches!(words.get(at + 1), Some(&"be" | &"to"));
    (said(at + 1) || between && said(at + 2)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_no_refusal() {
        for (text, bound) in [
            ("no less than ten", true),
            ("no hotels be used for longer than two weeks", true),
            ("no more closures", false),
            ("no longer be delivered", false),
            ("no pupil be refused a meal", false),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(is_bound("no", &words[1..]), bound, "{text}");
        }
    }
}
