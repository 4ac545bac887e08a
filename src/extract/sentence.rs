//! Sentences and clauses of folded words. It knows punctuation, not meaning.

use std::ops::Range;

/// Abbreviations after which a full stop ends nothing.
const ABBREVIATIONS: &[&str] = &[
    "cllr", "cllrs", "mr", "mrs", "ms", "dr", "no", "nos", "st", "rec", "recs", "ref", "eg", "e.g", "i.e",
    "ie", "para", "paras", "rev", "prof", "tel", "vs", "co", "ltd", "p", "pp", "ext", "approx", "min",
    "bailie", "hon", "cr", "dept", "app", "insp", "sgt", "supt", "capt", "lt", "col", "maj",
];

/// The sentences of `words`, in order, without the spaces between them.
#[must_use]
pub fn sentences(words: &str) -> Vec<Range<usize>> {
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut start = 0;
    // Only behind such a sign is it worth looking whether a sentence ends.
    let mut last = b' ';
    for (at, byte) in bytes.iter().enumerate() {
        let stops = matches!(last, b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']');
        last = *byte;
        if *byte != b' ' || !stops || at <= start {
            continue;
        }
        let before = words.get(start..at).unwrap_or("");
        let after = words.get(at + 1..).unwrap_or("");
        if ends_sentence(before) && begins_sentence(after) {
            found.push(start..at);
            start = at + 1;
        }
    }
    if start < words.len() {
        found.push(start..words.len());
    }
    found
}

/// Which of these sentences the byte at `at` belongs to.
#[must_use]
pub fn at(sentences: &[Range<usize>], at: usize) -> usize {
    let after = sentences.partition_point(|sentence| sentence.start <= at);
    after.saturating_sub(1)
}

/// What stands before the byte at `at` in its sentence, where `sentences` are those of `words`.
#[must_use]
pub fn before(words: &str, sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let own = sentences.get(self::at(sentences, at));
    let start = own.map_or(at, |sentence| sentence.start);
    trimmed(words, start.min(at)..at)
}

/// Whether the words seem complete: they end as a sentence ends.
#[must_use]
pub fn is_complete(words: &str) -> bool {
    let words = words.trim_end_matches(['"', '\'', ')', ']', '*']);
    words.ends_with(['.', '!', '?', ':', ';'])
}

fn ends_sentence(before: &str) -> bool {
    let bare = before.trim_end_matches(['"', '\'', ')', ']']);
    if bare.ends_with(['!', '?']) {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.') else {
        return false;
    };
    let last = stem.rsplit([' ', '(']).next().unwrap_or("");
    let single_capital = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    !single_capital && !ABBREVIATIONS.contains(&last.to_lowercase().as_str())
}

fn begins_sentence(after: &str) -> bool {
    after
        .trim_start_matches(['"', '\'', '(', '[', '*'])
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '£' | '•' | '-'))
}

/// Shortens a range to the words in it: no spaces, and none of `;`, `,` or a joining word at its
/// end that only ties it to the next point. A closing full stop stays.
#[must_use]
pub fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end.min(words.len());
    let mut start = range.start.min(end);
    while let Some(text) = words.get(start..end) {
        let shorter = text.trim_start_matches([' ', ',', ';', ':']);
        start += text.len() - shorter.len();
        let kept = shorter.trim_end_matches([' ', ';', ',', '|']);
        let kept = ["; and", ", and", "; or", ", or", " and", ";and", " or", "; but"]
            .iter()
            .find_map(|joint| kept.strip_suffix(joint))
            .unwrap_or(kept);
        if start + kept.len() == end {
            break;
        }
        end = start + kept.len();
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{sentences, trimmed};

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(words).into_iter().map(|r| &words[r]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_full_stop_ends_a_sentence_unless_it_shortens_a_word() {
        check("To note it. To track it.", &["To note it.", "To track it."]);
        check(
            "Cllr. Osei spoke. Mr. B. Hale left.",
            &["Cllr. Osei spoke.", "Mr. B. Hale left."],
        );
        check("It cost £2.4m in all", &["It cost £2.4m in all"]);
        check("", &[]);
    }

    #[test]
    fn joints_to_the_next_point_are_cut_and_a_full_stop_stays() {
        for (words, expected) in [
            ("the report be noted; and", "the report be noted"),
            ("a list;", "a list"),
            ("an end.", "an end."),
            (" a sum, ", "a sum"),
        ] {
            assert_eq!(&words[trimmed(words, 0..words.len())], expected);
        }
    }
}
