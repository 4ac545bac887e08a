//! The numbers by which a text speaks of recommendations: "recommendations 1, 2 and 5", "R3", "as to
//! (b)", "the first and third recommendations". It reads numbers; who has them is for the refiners.

use crate::extract::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// One way of naming a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Named {
    /// By the number printed before it.
    Number(String),
    /// By its place: the first is 1.
    Place(usize),
    /// The last.
    Last,
}

/// The longest run that "2 to 9" may stand for.
const LONGEST_RUN: u32 = 40;

struct Patterns {
    named: Regex,
    opening: Regex,
    ordinals: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let token = r"(?:R\.?\s?\d{1,3}|[A-Z]{1,4}[/-]?\d{1,3}|\((?:\d{1,2}[a-z]?|[ivx]{1,4}|[a-z])\)|\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-H]|[IVX]{1,4})\b\)?";
    let token = token.replace(r"\b\)?", r"(?:\b\)?|)");
    let list = format!(r"{token}(?:(?:,? and |, |,? & | to | - |-|,)(?:recommendations? |rec\.? )?{token})*");
    let noun = r"(?:[Rr]ecommendations?|RECOMMENDATIONS?|[Rr]ecs?\b\.?|[Pp]oints?|[Pp]roposals?|[Rr]equests?|[Aa]rgymhellion|[Aa]rgymhelliad)(?: [Nn]os?\b\.?| [Nn]umbers?| [Nn]umbered)?";
    let nth = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final)";
    Patterns {
        named: pattern::fixed(&format!(
            r"\b(?:{noun} (?P<list>{list})|(?P<short>R\d{{1,3}}\b(?:(?:,? and |, | & | to | - |-)R?\d{{1,3}}\b)*))"
        )),
        opening: pattern::fixed(&format!(
            r"^(?:(?:[Ff]inally|[Ll]astly|[Nn]ext|[Tt]hen|[Aa]nd|[Nn]ow),? )?(?:(?:(?:in |our |the )?(?:[Rr]esponses?|[Rr]epl(?:y|ies)|[Aa]nswers?|[Cc]omments?)(?: to| on)?|(?:[Aa]s |[Ww]ith |[Ii]n )?(?:regards?|respect|relation|reference)(?: to| of)?|[Rr]egarding|[Cc]oncerning|[Oo]n|[Aa]s (?:to|for)|[Ff]or|[Tt]urning to|[Rr]e) )?(?:the )?(?:{noun} )?(?P<list>{list})(?: ?\([^)]{{1,80}}\))?(?P<stop>$|[,:.;]+(?:\s|$)| - )\s*"
        )),
        ordinals: pattern::fixed(&format!(
            r"(?i)\b(?:the|your|our|its|panel's|committee's|group's) (?P<list>{nth}(?:(?:,? and |, )(?:the )?{nth})*) (?:recommendations?|points?|proposals?|requests?)\b"
        )),
    }
});

/// A number without what surrounds it: `3` of `R3`, `a` of `(a)`.
#[must_use]
pub fn core(number: &str) -> String {
    let bare: String = number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    let low = bare.trim_matches('.').to_ascii_lowercase();
    match low.strip_prefix('r') {
        Some(figure) if figure.chars().all(|c| c.is_ascii_digit()) && !figure.is_empty() => figure.to_owned(),
        _ => low,
    }
}

/// Every recommendation that words name by its number or place, runs such as "2 to 4" in full.
#[must_use]
pub fn named_in(words: &str) -> Vec<Named> {
    let mut found = Vec::new();
    for named in PATTERNS.named.captures_iter(words) {
        if let Some(list) = named.name("list").or_else(|| named.name("short")) {
            found.extend(in_list(list.as_str()));
        }
    }
    for ordinals in PATTERNS.ordinals.captures_iter(words) {
        if let Some(list) = ordinals.name("list") {
            found.extend(list.as_str().split([' ', ',']).filter_map(ordinal));
        }
    }
    found
}

/// The recommendations that words open by naming, before a stop or the end of the line, and where
/// the words after that begin: "Recommendations 1 and 3: …", "R2 - …", "(a) and (b)".
#[must_use]
pub fn opens_by_naming(words: &str) -> Option<(Vec<Named>, usize)> {
    let opening = PATTERNS.opening.captures(words)?;
    let whole = opening.get(0)?;
    let list = opening.name("list")?;
    // A bare figure or letter is a name only behind a noun or in brackets.
    let noun = list.start() > 0;
    // "Recommendations R1, R3 and R7 are accepted" names three and is a sentence.
    let rest = words.get(whole.end()..).unwrap_or("");
    let goes_on = whole.as_str().trim_end().ends_with(',')
        && (rest.starts_with(|c: char| c.is_ascii_digit() || c == '(')
            || rest.starts_with('R')
                && rest
                    .get(1..2)
                    .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit())));
    if goes_on {
        return None;
    }
    let coded = list.as_str().contains('(')
        || list.as_str().split([' ', ',', '-']).any(|token| {
            token.starts_with(char::is_uppercase) && token.ends_with(|c: char| c.is_ascii_digit())
        });
    (noun || coded).then(|| (in_list(list.as_str()), whole.end()))
}

fn in_list(list: &str) -> Vec<Named> {
    let spaced = list.replace('&', " ").replace('-', " - ");
    let mut numbers: Vec<String> = Vec::new();
    let mut run = false;
    for token in spaced.split([' ', ',']).filter(|token| !token.is_empty()) {
        let low = token.to_ascii_lowercase();
        if matches!(low.as_str(), "to" | "-") {
            run = true;
            continue;
        }
        if low == "and" || low.starts_with("rec") {
            continue;
        }
        let number = core(token);
        if run
            && let (Some(Ok(from)), Ok(to)) =
                (numbers.last().map(|n| n.parse::<u32>()), number.parse::<u32>())
        {
            numbers.extend((from + 1..to.min(from + LONGEST_RUN)).map(|n| n.to_string()));
        } else if run
            && let (Some(from), Some(to)) = (numbers.last().and_then(|n| letter(n)), letter(&number))
        {
            numbers.extend((from + 1..to).map(|byte| char::from(byte).to_string()));
        }
        run = false;
        numbers.push(number);
    }
    numbers.into_iter().map(Named::Number).collect()
}

fn letter(number: &str) -> Option<u8> {
    match number.as_bytes() {
        [one] if one.is_ascii_lowercase() => Some(*one),
        _ => None,
    }
}

fn ordinal(word: &str) -> Option<Named> {
    const ORDINALS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    let low = word.to_ascii_lowercase();
    if matches!(low.as_str(), "last" | "final") {
        return Some(Named::Last);
    }
    ORDINALS
        .iter()
        .position(|known| *known == low)
        .map(|at| Named::Place(at + 1))
}

#[cfg(test)]
mod tests {
    use super::{Named, named_in, opens_by_naming};

    fn numbers(list: &[&str]) -> Vec<Named> {
        list.iter().map(|n| Named::Number((*n).to_owned())).collect()
    }

    #[test]
    fn numbers_named_together_are_told_apart_and_runs_are_filled() {
        assert_eq!(
            named_in("accepts recommendations 1, 2 and 5"),
            numbers(&["1", "2", "5"])
        );
        assert_eq!(
            named_in("Recommendations 2 to 4 are noted"),
            numbers(&["2", "3", "4"])
        );
        assert_eq!(named_in("R1 and R3 are accepted"), numbers(&["1", "3"]));
        assert_eq!(
            named_in("Recommendations (a)-(c) stand"),
            numbers(&["a", "b", "c"])
        );
        assert_eq!(
            named_in("the first and third recommendations"),
            [Named::Place(1), Named::Place(3)]
        );
        assert!(named_in("in 2 to 4 weeks").is_empty());
        assert!(named_in("the recommendations a panel makes").is_empty());
    }

    #[test]
    fn what_a_line_answers_is_named_before_its_stop() {
        assert_eq!(
            opens_by_naming("Recommendations (a) and (b)"),
            Some((numbers(&["a", "b"]), "Recommendations (a) and (b)".len()))
        );
        let words = "R1, R3 - Agreed.";
        let (named, end) = opens_by_naming(words).unwrap();
        assert_eq!((named, &words[end..]), (numbers(&["1", "3"]), "Agreed."));
        assert_eq!(opens_by_naming("2019, when it opened"), None);
        assert_eq!(opens_by_naming("12. Agreed"), None);
    }
}
