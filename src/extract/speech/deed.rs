//! Deeds: whether what is said to come would be done by somebody or is only what somebody thinks.

use super::Clauses;

/// Whether what follows "that" tells what would be done: "agreed that future reports would show the trend": a deed and no opinion ("that it would be helpful").
#[must_use]
pub fn tells_what_would_be_done(sentence: &Clauses<'_>, that: usize) -> bool {
    const FARTHEST: usize = 8;
    const OPINIONS: &[&str] = &[
        "be", "have", "help", "need", "like", "depend", "benefit", "require", "make", "take", "cost", "seem",
        "appear", "prefer", "welcome", "want", "not", "mean", "allow", "improve", "become", "remain",
    ];
    (that + 1..that + FARTHEST)
        .find(|at| sentence.word(*at) == "would")
        .is_some_and(|modal| {
            // "would be" is passed over as adverbs are.
            let deeds = [modal + 1, sentence.over_adverbs(modal + 1)].map(|at| sentence.word(at));
            deeds
                .iter()
                .all(|deed| !deed.is_empty() && !OPINIONS.contains(deed))
        })
}
