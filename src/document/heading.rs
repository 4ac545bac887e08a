//! Whether a line of plain text is a heading, by its words and by how it stands.
//!
//! Only layout and shape are weighed here; what a heading means ("Recommendations") is not this
//! module's business.

use super::line::is_space;
use super::numeral::begins_with_month;

/// Longest heading, in characters.
const LONGEST: usize = 120;

/// Whether the words are all in capitals: `TO NOTE`, `PART I`.
pub(super) fn is_all_capitals(words: &str) -> bool {
    let mut capitals = 0_usize;
    for c in words.chars().take(LONGEST + 1) {
        if c.is_lowercase() {
            return false;
        }
        capitals += usize::from(c.is_uppercase());
    }
    capitals >= 3 && words.chars().nth(LONGEST).is_none()
}

/// Whether a whole line in capitals is a heading wherever it stands.
pub(super) fn is_capital_heading(words: &str) -> bool {
    is_all_capitals(words)
        && !words.ends_with(['.', ';', ',', ':', '–', '-', '?', '|'])
        && !words.contains(['@', '\t', '|'])
        && words
            .split(is_space)
            .filter(|w| w.chars().nth(2).is_some())
            .count()
            >= 1
        && !is_decision_word(words)
}

/// `RESOLVED` and its like begin a decision; they head nothing.
fn is_decision_word(words: &str) -> bool {
    matches!(
        words.trim_matches(|c: char| !c.is_alphanumeric()),
        "RESOLVED"
            | "RECOMMENDED"
            | "AGREED"
            | "DECIDED"
            | "NOTED"
            | "ACTION"
            | "PENDERFYNWYD"
            | "ARGYMHELLWYD"
            | "CYTUNWYD"
            | "RESOLVED THAT"
            | "RECOMMENDED THAT"
            | "AGREED THAT"
    )
}

/// Whether a line with white space above and below reads as a title.
pub(super) fn is_title(words: &str) -> bool {
    if words.chars().nth(LONGEST).is_some() || words.contains(['@', '\t', '|', '_', '=']) {
        return false;
    }
    if let Some(label) = words.strip_suffix(':') {
        return is_label_heading(label);
    }
    if !words
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\'' | '"' | '‘' | '“'))
        || words.ends_with(['.', ',', ';', '?', '!', '–', '-', '—', '&', '/'])
    {
        return false;
    }
    let parts: Vec<&str> = words
        .split(is_space)
        .filter(|w| w.starts_with(|c: char| c.is_alphanumeric()))
        .collect();
    if words.chars().filter(|c| c.is_alphabetic()).take(3).count() < 3 {
        return false;
    }
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let begins_with_a_moment =
        first.contains(['.', ':', '/']) && first.starts_with(|c: char| c.is_ascii_digit());
    if begins_with_a_moment
        || is_decision_word(last)
        || opens_a_sentence(first)
        || leaves_open(last)
        || is_nothing(words)
        || is_moment(words, &parts)
    {
        return false;
    }
    if words.contains(": ") || holds_telephone(words) {
        return false;
    }
    let capitals = parts.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    let small = parts
        .iter()
        .filter(|w| w.starts_with(char::is_lowercase) && is_joining(w))
        .count();
    parts.len() <= 6 || (parts.len() <= 16 && (capitals + small) * 10 >= parts.len() * 7)
}

/// The labels that meeting pages of council sites put before each part of an item.
pub(super) fn is_page_label(words: &str) -> bool {
    matches!(
        words,
        "Minutes:"
            | "Decision:"
            | "Decisions:"
            | "Supporting documents:"
            | "Additional documents:"
            | "Cofnodion:"
            | "Penderfyniad:"
    )
}

/// Whether the words after a paragraph's number read as the heading of a section: shorter and
/// stricter than [`is_title`], since recommendations are numbered too.
pub(super) fn is_numbered_title(words: &str) -> bool {
    let words = words
        .trim_matches('*')
        .trim_end_matches(|c| is_space(c) || matches!(c, '-' | '–'));
    let count = words.split(is_space).filter(|w| !w.is_empty()).count();
    if is_capital_heading(words) {
        return true;
    }
    if let Some(label) = words.strip_suffix(':') {
        return count <= 6 && is_title(label) && label.starts_with(char::is_uppercase);
    }
    if let Some((subject, matter)) = words.split_once(": ") {
        return count <= 12 && is_title(subject) && !words.ends_with('.') && !matter.contains(": ");
    }
    let dashes = words.split(['–', '—']).next().unwrap_or("").trim_end();
    words.starts_with(char::is_uppercase)
        && (is_title(words) || (dashes.len() < words.len() && is_title(dashes)))
        && (count <= 9 || mostly_capitals(words))
}

/// Whether most of the words begin with capitals, joining words aside.
pub(super) fn mostly_capitals(words: &str) -> bool {
    let parts: Vec<&str> = words
        .split(is_space)
        .filter(|w| w.starts_with(char::is_alphabetic))
        .collect();
    let fitting = parts
        .iter()
        .filter(|w| w.starts_with(char::is_uppercase) || is_joining(w))
        .count();
    !parts.is_empty() && fitting * 10 >= parts.len() * 8
}

/// `Minutes:`, `Supporting documents:`: a few words and a colon, but not the lead-in to a decision.
fn is_label_heading(label: &str) -> bool {
    let count = label.split(is_space).filter(|w| !w.is_empty()).count();
    let lower = label.to_lowercase();
    count <= 3
        && label.starts_with(char::is_uppercase)
        && label
            .chars()
            .all(|c| c.is_alphabetic() || is_space(c) || matches!(c, '(' | ')' | '/' | '\'' | '’' | '-'))
        && !is_decision_word(label)
        && !lower.split(is_space).any(|w| {
            matches!(
                w,
                "resolved"
                    | "recommended"
                    | "agreed"
                    | "that"
                    | "to"
                    | "asked"
                    | "requested"
                    | "decided"
                    | "noted"
                    | "are"
                    | "is"
            )
        })
}

fn opens_a_sentence(first: &str) -> bool {
    matches!(
        first,
        "That"
            | "Having"
            | "Following"
            | "To"
            | "It"
            | "There"
            | "He"
            | "She"
            | "They"
            | "Dear"
            | "Yours"
            | "If"
            | "Whilst"
            | "RESOLVED"
            | "Resolved"
    )
}

/// Words that a heading does not end with: more must follow.
fn leaves_open(last: &str) -> bool {
    matches!(
        last,
        "that"
            | "to"
            | "and"
            | "or"
            | "the"
            | "a"
            | "an"
            | "of"
            | "by"
            | "was"
            | "be"
            | "is"
            | "are"
            | "were"
            | "with"
            | "as"
            | "for"
            | "which"
    )
}

fn is_joining(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "of"
            | "the"
            | "for"
            | "to"
            | "in"
            | "on"
            | "a"
            | "an"
            | "by"
            | "with"
            | "or"
            | "at"
            | "from"
            | "if"
            | "as"
            | "de"
            | "per"
            | "its"
    )
}

fn is_nothing(words: &str) -> bool {
    matches!(
        words,
        "Kind regards"
            | "Regards"
            | "Best wishes"
            | "Many thanks"
            | "None"
            | "Nil"
            | "Yes"
            | "No"
            | "N/A"
            | "n/a"
            | "Noted"
            | "Not applicable"
            | "Agreed"
            | "Complete"
            | "Completed"
            | "Ongoing"
            | "New"
    )
}

/// Whether the words only say when: `18 June 2026`, `Tuesday, 4th May, 7.30 pm`, `13/06/2026`.
fn is_moment(words: &str, parts: &[&str]) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 0 || digits >= letters {
        return true;
    }
    digits > 0 && parts.len() <= 7 && parts.iter().any(|w| begins_with_month(w)) && !words.contains('–') && {
        let others = parts.iter().filter(|w| {
            !begins_with_month(w)
                && !w.starts_with(|c: char| c.is_ascii_digit())
                && !matches!(w.trim_end_matches(','), "am" | "pm" | "at" | "on")
                && !w.trim_end_matches(',').ends_with("day")
        });
        others.count() == 0
    }
}

fn holds_telephone(words: &str) -> bool {
    let mut run = 0_u32;
    for c in words.chars() {
        if c.is_ascii_digit() {
            run += 1;
        } else if !is_space(c) && !matches!(c, '(' | ')') {
            run = 0;
        }
        if run >= 9 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences_names_of_days_and_lead_ins() {
        let check = |words: &str, expected: bool| assert_eq!(is_title(words), expected, "{words:?}");
        check("Recommendations", true);
        check("How it will be done", true);
        check("Bus Shelters: Lighting", false);
        check(
            "Review of the Winter Maintenance Plan and of Footways in Towns and Villages",
            true,
        );
        check("Minutes:", true);
        check("Supporting documents:", true);
        check("RESOLVED:", false);
        check("The Panel is recommended to:", false);
        check("RECOMMENDED that", false);
        check("That the report be noted", false);
        check("To receive apologies", false);
        check("18 June 2026", false);
        check("Tuesday, 4th May 2027 at 7.30 pm", false);
        check("None", false);
        check("Tel 01632 960 123", false);
        check(
            "The members of the working group met the contractor at the depot in the spring",
            false,
        );
    }

    #[test]
    fn a_numbered_title_is_shorter_than_a_numbered_recommendation() {
        let check = |words: &str, expected: bool| assert_eq!(is_numbered_title(words), expected, "{words:?}");
        check("Recommendation(s)", true);
        check("Appendices to this report:", true);
        check("**Implications**", true);
        check("CONSULTATION (including ward members, if applicable)", true);
        check("IMPACT ON POLICIES, PRIORITIES AND PEOPLE", true);
        check(
            "Panel to review the plan and tell Cabinet what it thinks of it",
            false,
        );
        check("Recovery after the Flood: market streets", true);
        check("Recovery: that the streets be swept.", false);
        check("That the report be noted", false);
        check("the report be noted;", false);
    }

    #[test]
    fn a_decision_in_capitals_is_no_heading() {
        for words in [
            "RESOLVED",
            "RESOLVED:",
            "RESOLVED –",
            "THAT the",
            "A1",
            "AGREED THAT",
        ] {
            assert!(!is_capital_heading(words), "{words:?}");
        }
        assert!(is_capital_heading("SUPPORTING PEOPLE 2026/27"));
    }
}
