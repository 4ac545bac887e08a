//! What the numbers and letters of markers are worth, and which numbers at the start of a line are
//! times, amounts or dates instead.

use super::list_marker::Shape;
use crate::scrutiny::MONTHS;

/// What a number or letter inside brackets counts with; small `i` and its like read as letters, to
/// be settled by the neighbours.
pub(super) fn counted(core: &str) -> Option<(Shape, u32)> {
    if (1..=3).contains(&core.len()) && core.bytes().all(|b| b.is_ascii_digit()) {
        return Some((Shape::Number(1), core.parse().ok()?));
    }
    let small = core.bytes().all(|b| b.is_ascii_lowercase());
    let capital = core.bytes().all(|b| b.is_ascii_uppercase());
    let mut letters = core.chars();
    let first = letters.next()?;
    if small || capital {
        if letters.clone().next().is_none() {
            let shape = if small {
                Shape::SmallLetter
            } else {
                Shape::CapitalLetter
            };
            return Some((shape, letter_value(first.to_ascii_lowercase())));
        }
        if let Some(value) = roman_value(&core.to_ascii_lowercase()) {
            return Some((
                if small {
                    Shape::SmallRoman
                } else {
                    Shape::CapitalRoman
                },
                value,
            ));
        }
        if core.len() == 2 && letters.all(|c| c == first) {
            let shape = if small {
                Shape::SmallLetter
            } else {
                Shape::CapitalLetter
            };
            return Some((shape, 26 + letter_value(first.to_ascii_lowercase())));
        }
        return None;
    }
    let digits = digits_at(core, 0);
    let letter = core.get(digits..)?;
    ((1..=2).contains(&digits) && letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_lowercase())).then(
        || {
            letter
                .chars()
                .next()
                .map(|c| (Shape::NumberLetter, letter_value(c)))
        },
    )?
}

pub(super) fn letter_value(c: char) -> u32 {
    u32::from(c).saturating_sub(u32::from('a')) + 1
}

/// The value of a Roman numeral in small letters, up to 89; none where it is not well formed.
pub(super) fn roman_value(numeral: &str) -> Option<u32> {
    const TENS: [(&str, u32); 9] = [
        ("lxxx", 80),
        ("lxx", 70),
        ("lx", 60),
        ("l", 50),
        ("xl", 40),
        ("xxx", 30),
        ("xx", 20),
        ("x", 10),
        ("", 0),
    ];
    const UNITS: [(&str, u32); 10] = [
        ("viii", 8),
        ("vii", 7),
        ("iii", 3),
        ("vi", 6),
        ("iv", 4),
        ("ix", 9),
        ("ii", 2),
        ("v", 5),
        ("i", 1),
        ("", 0),
    ];
    let (tens, rest) = TENS
        .iter()
        .find_map(|(t, v)| numeral.strip_prefix(t).map(|rest| (*v, rest)))?;
    let units = UNITS.iter().find(|(u, _)| *u == rest)?.1;
    (tens + units > 0).then_some(tens + units)
}

pub(super) fn digits_at(line: &str, at: usize) -> usize {
    line.get(at..).map_or(0, |rest| {
        rest.bytes().take(6).take_while(u8::is_ascii_digit).count()
    })
}

/// Whether a decimal is a time, an amount or a share rather than a paragraph's number.
pub(super) fn is_quantity(words: &str) -> bool {
    let word: String = words
        .chars()
        .take_while(|c| c.is_alphabetic() || matches!(c, '.' | '%'))
        .take(12)
        .collect::<String>()
        .to_lowercase();
    matches!(
        word.trim_end_matches('.'),
        "am" | "pm"
            | "a.m"
            | "p.m"
            | "noon"
            | "hours"
            | "hrs"
            | "million"
            | "billion"
            | "thousand"
            | "m"
            | "bn"
            | "k"
            | "per"
            | "percent"
            | "days"
            | "weeks"
            | "months"
            | "years"
            | "miles"
            | "km"
            | "metres"
            | "tonnes"
            | "fte"
            | "ftes"
            | "times"
            | "points"
    ) || word.starts_with('%')
}

/// Whether the first word is a month, whole or cut short.
pub(super) fn begins_with_month(words: &str) -> bool {
    let word: String = words
        .chars()
        .take_while(|c| c.is_alphabetic())
        .take(10)
        .collect::<String>()
        .to_lowercase();
    let is_month = |month: &&str| *month == word || month.get(..3) == Some(word.as_str());
    MONTHS.iter().any(is_month) || word == "sept"
}

/// `31.07.2023`, `18.04.24`.
pub(super) fn is_date(numbers: &str) -> bool {
    let mut parts = numbers
        .split('.')
        .map(|p| (p.len(), p.parse::<u32>().unwrap_or(0)));
    let (Some((_, day)), Some((_, month)), Some((width, _))) = (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    (1..=31).contains(&day) && (1..=12).contains(&month) && (width == 2 || width == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_are_well_formed_or_none() {
        let check =
            |numeral: &str, expected: Option<u32>| assert_eq!(roman_value(numeral), expected, "{numeral}");
        check("iv", Some(4));
        check("xix", Some(19));
        check("xliv", Some(44));
        check("iiii", None);
        check("vx", None);
        check("", None);
    }
}
