//! What a paper's web and e-mail addresses are called by: a council's own name as a rule.

use super::mentions;
use crate::extract::paper::Paper;
use std::ops::Range;

/// The names in the addresses of a paper, in small letters and without spaces.
#[derive(Debug)]
pub struct Domains {
    called: Vec<String>,
}

/// Ends of such names that are no part of a place's.
const ENDS: &[&str] = &[
    "-pc", "-tc", "-cc", "-bc", "-dc", "-council", "council", "cc", "bc", "dc",
];

/// Mail of these is anybody's.
const ANYBODYS: &[&str] = &[
    "gmail",
    "outlook",
    "hotmail",
    "yahoo",
    "btinternet",
    "nhs",
    "parliament",
    "gov",
];

/// Fewer letters are of too many names.
const SHORTEST: usize = 4;

impl Domains {
    /// Looks through the ends of a paper.
    #[must_use]
    pub fn of(paper: &Paper<'_>) -> Self {
        let mut called: Vec<String> = Vec::new();
        for piece in mentions::ends(paper).filter_map(|index| paper.piece(index)) {
            if !piece.low.contains(['@', '.']) {
                continue;
            }
            for word in piece.low.split([' ', '/', ',', ';', '(', ')', '<', '>', '|']) {
                if let Some(name) = name_of(word).filter(|name| called.iter().all(|known| known != name)) {
                    called.push(name.to_owned());
                }
            }
        }
        Self { called }
    }

    /// What the addresses say of a name: theirs, another's, or nothing.
    #[must_use]
    pub fn told_of(&self, name: &str) -> &'static str {
        let own = joined(name);
        if self.called.is_empty() {
            "none"
        } else if own.len() >= SHORTEST && self.called.iter().any(|called| is_of(called, &own)) {
            "same"
        } else {
            "other"
        }
    }

    /// The capitalised words that are one of these names.
    pub fn named_in(&self, words: &str) -> Option<Range<usize>> {
        const LONGEST: usize = 4;
        if self.called.is_empty() {
            return None;
        }
        let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1));
        starts.into_iter().find_map(|start| {
            let rest = words
                .get(start..)
                .filter(|rest| rest.starts_with(char::is_uppercase))?;
            let ends = rest.match_indices([' ', ',', ':', '.']).map(|(at, _)| at);
            let mut ends = ends.chain([rest.len()]).take(LONGEST);
            let end = ends.find(|end| {
                let own = joined(rest.get(..*end).unwrap_or(""));
                own.len() >= SHORTEST && self.called.iter().any(|called| is_of(called, &own))
            })?;
            Some(start..start + end)
        })
    }
}

/// Whether an address is called by a name and no more than by what sort of council it is.
fn is_of(called: &str, own: &str) -> bool {
    called
        .strip_prefix(own)
        .is_some_and(|rest| rest.is_empty() || ENDS.contains(&rest))
}

/// The letters of a name in one.
fn joined(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The name in a web or e-mail address: "fenwick" in "clerk@fenwick.gov.uk".
fn name_of(word: &str) -> Option<&str> {
    let host = match word.split_once('@') {
        Some((_, host)) => host,
        None => word
            .strip_prefix("www.")
            .or_else(|| word.contains(".gov.uk").then_some(word))?,
    };
    let (name, _) = host.split_once('.')?;
    (name.len() >= SHORTEST && !ANYBODYS.contains(&name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Domains, name_of};

    #[test]
    fn an_address_is_called_by_the_name_of_its_owner() {
        for (word, expected) in [
            ("clerk@fenwick.gov.uk", Some("fenwick")),
            ("www.halewithmarsh-pc.example", Some("halewithmarsh-pc")),
            ("fenwick.gov.uk", Some("fenwick")),
            ("ada.frith@gmail.com", None),
            ("etc.", None),
            ("4.2", None),
        ] {
            assert_eq!(name_of(word), expected, "{word}");
        }
    }

    #[test]
    fn a_name_is_known_by_its_letters() {
        let domains = Domains {
            called: vec!["fenwick".to_owned(), "halewithmarsh-pc".to_owned()],
        };
        let words = "Contact us at Hale with Marsh, Fenwick";
        let found = domains.named_in(words).and_then(|range| words.get(range));
        assert_eq!(found, Some("Hale with Marsh"));
        assert_eq!(domains.named_in("Marsh House"), None);
        assert_eq!(domains.told_of("Fenwick"), "same");
        assert_eq!(domains.told_of("Derwen"), "other");
    }
}
