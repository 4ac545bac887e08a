//! List markers: the numbers and bullets printed before the points of a list, and whether one
//! continues the list of another. It reads a marker; what a list means is not its business.

use crate::extract::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// A number or bullet as printed before a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// As printed, without white space and without a closing full stop: `(a)`, `1.1`, `•`.
    pub printed: String,
    /// What surrounds the number: `(#)`, `#)`, `#.`, `#.#`; two points of one list share it.
    shape: String,
}

/// Characters that papers print as bullets.
const BULLETS: &[char] = &[
    '-', '*', '•', '·', '▪', '●', '○', '◦', '–', '—', '➢', '➤', '✓', '\u{f0b7}', '§', '→', '⇒', '►', '■',
    '□', '☐',
];

static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?x)^(?:
            (?P<paren>\((?:[ivxlc]{1,6}|[a-z]{1,2}|[A-Z]|\d{1,3})\))(?:\s+|$)
          | (?P<slashed>\d{1,2}/)\s+
          | (?P<compound>\d{1,2}[a-z]\)\s?[ivx]{1,5})(?:\.\s*|\s+)
          | (?P<half>(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxlc]{1,6})\))(?:\s+|$)
          | (?P<dotted>[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,3}){1,3})(?:\.?\s+|\.$)
          | (?P<stop>(?:\d{1,3}|[a-z]|[ivxlc]{1,6}))\.(?:\s+|$)
          | (?P<roman>[IVX]{1,5})\.\s{2,}
          | (?P<coded>[A-Z]{1,4}(?:[-/.]?\d{1,3}[a-z]?|-[A-Z]))(?:[:.]\s+|\s{2,}|\t)
          | (?P<boxed>\[[A-Z]{1,3}\d{0,2}\])\s+
          | (?P<dated>\d{1,3}/\d{2,4})\s+
          | (?P<lone>[a-zA-HJ-Z])(?:\s{2,}|\t)
          | (?P<small>i{2,3}|iv|vi{1,3}|ix)\s+
          | (?P<lettered>\d{1,2}[a-z])(?:\.?\s+|\.$)
          | (?P<bare>\d{1,3}|[IVXL]{1,6})\s+
        )",
    )
});

/// Words after a bare figure that show it to be a quantity, a day or a time and not a marker.
const NOT_AFTER_A_NUMBER: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "am",
    "pm",
    "per",
    "million",
    "billion",
    "mw",
    "gw",
    "kw",
    "mwh",
    "gwh",
    "twh",
    "mhz",
    "ghz",
    "gb",
    "mb",
    "tb",
    "noon",
    "a.m.",
    "p.m.",
    "y.p.",
    "y.b.",
];

/// Small Roman numerals in order, as lists are numbered with them.
pub const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx",
];

impl Marker {
    /// The marker a reader of the paper's format has already set apart, as it gives it.
    #[must_use]
    pub fn printed_as(printed: &str) -> Self {
        let printed = printed.trim();
        let kept = match printed.strip_suffix('.') {
            Some(number) if !number.is_empty() => number,
            _ => printed,
        };
        Self {
            printed: kept.to_owned(),
            shape: shape_of(printed),
        }
    }

    /// The marker at the start of `line` and where the words after it begin; a bullet before a
    /// number belongs to the layout, and the number is the marker.
    #[must_use]
    pub fn at_start(line: &str) -> Option<(Self, usize)> {
        let indent = line.len() - line.trim_start().len();
        // "**1. That …**" and "> 1. That …": the marks of bold or quoted words stand before the number.
        let bare = line.get(indent..)?;
        let bare = bare
            .strip_prefix("**")
            .or_else(|| bare.strip_prefix("> "))
            .unwrap_or(bare);
        let indent = line.len() - bare.trim_start_matches(' ').len();
        let rest = line.get(indent..)?;
        if let Some(after) = after_bullet(rest) {
            let inner = rest.get(after..)?;
            if let Some((marker, length)) = numbered(inner) {
                return Some((marker, indent + after + length));
            }
            let bullet: String = rest.chars().take(1).collect();
            return Some((Self::printed_as(&bullet), indent + after));
        }
        numbered(rest).map(|(marker, length)| (marker, indent + length))
    }

    /// Whether it is a bullet, which numbers nothing.
    #[must_use]
    pub fn is_bullet(&self) -> bool {
        !self.printed.chars().any(char::is_alphanumeric)
    }

    /// What is recorded as the number of an item: none for a bullet.
    #[must_use]
    pub fn number(&self) -> Option<String> {
        (!self.is_bullet()).then(|| self.printed.clone())
    }

    /// Whether a point with this marker can stand in one list with `other`.
    #[must_use]
    pub fn is_of_list(&self, other: &Self) -> bool {
        if self.is_bullet() || other.is_bullet() {
            return self.printed == other.printed;
        }
        self.shape == other.shape && self.stem() == other.stem()
    }

    /// Whether it is a decimal number of two or more parts, such as `10.2`.
    #[must_use]
    pub fn is_decimal(&self) -> bool {
        self.printed.contains('.') && self.printed.chars().any(|c| c.is_ascii_digit())
    }

    /// Whether its number begins a list: 1, a or i.
    #[must_use]
    pub fn is_first(&self) -> bool {
        let core: String = self.printed.chars().filter(char::is_ascii_alphanumeric).collect();
        matches!(core.as_str(), "1" | "a" | "i" | "A" | "I")
    }

    /// Whether it is the very next after `before` in one way of counting: (b) after (a), (ii) after
    /// (i), 3 after 2.
    #[must_use]
    pub fn follows(&self, before: &Self) -> bool {
        let core = |marker: &Self| -> String {
            let alphanumeric = marker.printed.chars().filter(char::is_ascii_alphanumeric);
            alphanumeric.collect::<String>().to_ascii_lowercase()
        };
        let (own, last) = (core(self), core(before));
        let roman = |numeral: &str| ROMAN.iter().position(|known| *known == numeral);
        let letter = |text: &str| match text.as_bytes() {
            [one] if one.is_ascii_lowercase() => Some(usize::from(*one)),
            _ => None,
        };
        let figure = |text: &str| text.parse::<usize>().ok();
        let next = |of: &dyn Fn(&str) -> Option<usize>| {
            of(&own).zip(of(&last)).is_some_and(|(own, last)| own == last + 1)
        };
        self.shape == before.shape && (next(&roman) || next(&letter) || next(&figure))
    }

    /// A whole number, where it is one.
    #[must_use]
    pub fn figure(&self) -> Option<u32> {
        let core: String = self.printed.chars().filter(char::is_ascii_alphanumeric).collect();
        (!self.is_decimal()).then(|| core.parse().ok()).flatten()
    }

    /// What the points of one list share before their last part: `10` of `10.2`.
    fn stem(&self) -> &str {
        if self.is_decimal() {
            self.printed.rsplit_once('.').map_or("", |(stem, _)| stem)
        } else {
            ""
        }
    }
}

/// Letters and figures replaced by a sign for their sort, so that `(a)` and `(b)` look the same,
/// and `(a)` and `(1)` do not. Roman numerals and letters cannot be told apart here and share one.
fn shape_of(printed: &str) -> String {
    let mut shape = String::new();
    for c in printed.chars() {
        let sign = if c.is_ascii_digit() {
            '9'
        } else if c.is_ascii_lowercase() {
            'a'
        } else if c.is_ascii_uppercase() {
            'A'
        } else {
            c
        };
        if !shape.ends_with(sign) {
            shape.push(sign);
        }
    }
    shape
}

/// Where the words after a bullet at the start of `line` begin.
fn after_bullet(line: &str) -> Option<usize> {
    let mut characters = line.char_indices();
    let (_, first) = characters.next()?;
    let (next_at, next) = characters.next()?;
    // A lost bullet is printed as a question mark followed by a tab.
    let is_bullet = BULLETS.contains(&first) || (first == '?' && next == '\t');
    if !is_bullet || !next.is_whitespace() {
        return None;
    }
    let rest = line.get(next_at..)?;
    let words = rest.trim_start();
    (!words.is_empty()).then(|| next_at + rest.len() - words.len())
}

fn numbered(line: &str) -> Option<(Marker, usize)> {
    let found = MARKER.captures(line)?;
    let whole = found.get(0)?;
    let rest = line.get(whole.end()..)?;
    let next = rest.split_whitespace().next().unwrap_or("");
    let next_low = next.to_lowercase();
    let group = |name: &str| found.name(name).map(|m| m.as_str());
    let is_bare = group("bare").is_some();
    if (is_bare || group("dotted").is_some())
        && NOT_AFTER_A_NUMBER
            .iter()
            .any(|word| next_low.trim_end_matches([',', '.', ';']) == word.trim_end_matches('.'))
    {
        return None;
    }
    if let Some(bare) = group("bare") {
        // A bare figure is a marker only where a capital follows and a wide gap or no sentence does.
        let capital = next.chars().next().is_some_and(char::is_uppercase);
        let wide = whole.as_str().contains('\t') || whole.as_str().contains("  ");
        let figure = bare.chars().all(|c| c.is_ascii_digit());
        if !capital || !(wide || figure) {
            return None;
        }
        return Some((
            Marker {
                printed: bare.to_owned(),
                shape: "9".to_owned(),
            },
            whole.end(),
        ));
    }
    // "12/18 Clerk to write" is numbered; "12/18 months" and a day are not.
    if group("dated").is_some() && !next.starts_with(char::is_uppercase) {
        return None;
    }
    let (printed, stop) = [
        "paren", "slashed", "compound", "half", "dotted", "coded", "boxed", "dated", "lone", "stop", "roman",
        "lettered",
    ]
    .iter()
    .find_map(|name| group(name).map(|text| (text, matches!(*name, "stop" | "roman"))))?;
    let mut marker = Marker::printed_as(printed);
    if stop {
        marker.shape.push('.');
    }
    Some((marker, whole.end()))
}

#[cfg(test)]
mod tests {
    use super::Marker;

    #[test]
    fn printed_markers_are_read_with_the_words_after_them() {
        for (line, printed, rest) in [
            ("(a)        the Council", "(a)", "the Council"),
            ("iii)       a group", "iii)", "a group"),
            ("10.2 To approve", "10.2", "To approve"),
            ("1.    the report", "1", "the report"),
            ("- 5.1 Last year", "5.1", "Last year"),
            ("·         Consider the report", "·", "Consider the report"),
            ("?\tThe Council must", "?", "The Council must"),
            ("3a. The Panel", "3a", "The Panel"),
            ("6a) i. Those who", "6a) i", "Those who"),
            ("1\tPurpose", "1", "Purpose"),
            ("41.", "41", ""),
        ] {
            let (marker, at) = Marker::at_start(line).unwrap();
            assert_eq!(
                (marker.printed.as_str(), &line[at..]),
                (printed, rest),
                "{line:?}"
            );
        }
    }

    #[test]
    fn days_times_and_quantities_are_no_markers() {
        for line in [
            "10 June 2025",
            "6.30 pm",
            "1.5 million",
            "12 people came",
            "1 GW until",
            "-5 degrees",
            "I think so",
            "- ",
        ] {
            assert_eq!(Marker::at_start(line), None, "{line:?}");
        }
    }

    #[test]
    fn points_of_one_list_know_each_other() {
        let marker = Marker::printed_as;
        assert!(marker("(a)").is_of_list(&marker("(b)")));
        assert!(marker("10.1").is_of_list(&marker("10.5")));
        assert!(!marker("10.1").is_of_list(&marker("11.1")));
        assert!(!marker("(a)").is_of_list(&marker("(1)")));
        assert!(!marker("(a)").is_of_list(&marker("a)")));
        assert!(marker("•").is_of_list(&marker("•")));
        assert_eq!(marker("•").number(), None);
        assert_eq!(marker("2.").number(), Some("2".to_owned()));
    }
}
