//! Fixed patterns of the rules. What a pattern calls a letter (`\w`) is one of the alphabets that British
//! papers are written in, and a figure (`\d`) is one of ten: those of all the world's scripts made each
//! pattern a hundred times larger, and building them took longer than reading most papers.

use regex::Regex;

/// The letters of Latin alphabets, Welsh and Gaelic among them, figures and the low line.
const LETTERS: &str = "0-9A-Za-z_\u{c0}-\u{24f}\u{1e00}-\u{1eff}";

/// Compiles a pattern that is written in the program.
///
/// # Panics
///
/// If it is none, which the tests of the rule that uses it show.
#[expect(
    clippy::expect_used,
    reason = "patterns are fixed, and the tests of each rule compile its own"
)]
#[must_use]
pub fn fixed(pattern: &str) -> Regex {
    Regex::new(&in_our_letters(pattern)).expect("a fixed pattern")
}

/// The pattern with `\w` and `\d` spelt out.
fn in_our_letters(pattern: &str) -> String {
    let mut spelt = String::with_capacity(pattern.len() * 2);
    let mut is_in_class = false;
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        if sign == '[' {
            is_in_class = true;
        } else if sign == ']' {
            is_in_class = false;
        }
        if sign != '\\' {
            spelt.push(sign);
            continue;
        }
        let escaped = signs.next();
        let class = match escaped {
            Some('w') => LETTERS,
            Some('d') => "0-9",
            // The edge of a word is looked for among plain letters: with those of every script patterns are
            // searched for many times as slowly wherever a pound sign stands.
            Some('b') if !is_in_class => {
                spelt.push_str(r"(?-u:\b)");
                continue;
            }
            _ => {
                spelt.push(sign);
                spelt.extend(escaped);
                continue;
            }
        };
        if is_in_class {
            spelt.push_str(class);
        } else {
            spelt.push('[');
            spelt.push_str(class);
            spelt.push(']');
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::{fixed, in_our_letters};

    #[test]
    fn letters_and_figures_are_spelt_out_in_classes_and_outside_of_them() {
        assert_eq!(
            in_our_letters(r"^\d{1,2}[\d.-]\b\\d"),
            r"^[0-9]{1,2}[0-9.-](?-u:\b)\\d"
        );
        assert_eq!(in_our_letters(r"\[\d\]"), r"\[[0-9]\]");
    }

    #[test]
    fn letters_are_those_of_british_papers() {
        let word = fixed(r"^\w+$");
        for known in ["clerk", "Trefŵl", "Ŷnys", "Bràigh", "R2", "ẁ", "a_b"] {
            assert!(word.is_match(known), "{known}");
        }
        for other in ["a b", "Δ", "中", "-", ""] {
            assert!(!word.is_match(other), "{other}");
        }
        assert!(!fixed(r"\d").is_match("٣"));
    }
}
