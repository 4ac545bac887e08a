//! Where somebody may be named: runs of words with capitals ("Head of Parks and Open Spaces"), words for
//! those who are asked without a capital ("officers", "each school"), and what stands by itself between
//! signs ("(Parks)", "[Streetscene]"). It finds; whether anybody is meant is not for here.

use crate::extract::paper::Paper;
use std::ops::Range;

/// How a name was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words with capitals, all of them.
    Capitals,
    /// The first of several such names that are joined by "and" or "for".
    First,
    /// The one after "and".
    Other,
    /// Words without a capital.
    Plain,
    /// All that stands between two signs.
    Apart,
}

impl Form {
    /// Its name among the clues.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Capitals => "capitals",
            Self::First => "first",
            Self::Other => "other",
            Self::Plain => "plain",
            Self::Apart => "apart",
        }
    }
}

/// A name and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its bytes in the words.
    pub at: Range<usize>,
    /// How it was found.
    pub form: Form,
}

/// A word between spaces, without the signs around it.
#[derive(Debug, Clone)]
struct Token {
    bare: Range<usize>,
    /// Whether a sign stands before it.
    opened: bool,
    /// Whether a sign stands behind it, a comma included.
    closed: bool,
    comma: bool,
}

/// Words that join the parts of a name.
const LINKS: &[&str] = &[
    "of", "for", "and", "the", "&", "in", "to", "with", "on", "at", "y", "yr", "dros", "a",
];

/// Words with a capital only because a sentence begins with them.
const OPENERS: &[&str] = &[
    "That",
    "The",
    "To",
    "This",
    "These",
    "If",
    "In",
    "On",
    "For",
    "By",
    "It",
    "We",
    "He",
    "She",
    "They",
    "Our",
    "RESOLVED",
    "AGREED",
    "NOTED",
    "Resolved",
    "Agreed",
    "And",
    "At",
    "As",
    "A",
    "An",
    "Any",
    "There",
    "Where",
    "When",
    "With",
    "From",
    "Its",
    "RECOMMENDED",
    "Recommended",
    "Recommendation",
    "Recommendations",
    "Action",
    "Actions",
    "THAT",
    "TO",
    "I",
    "You",
    "Your",
    "Following",
    "After",
    "Before",
    "Asked",
    "Ask",
    "Not",
];

/// No longer name is looked at, in words.
const LONGEST: usize = 14;

/// Every name in `words`, in order.
#[must_use]
pub fn names(words: &str, paper: &Paper<'_>) -> Vec<Name> {
    let tokens = tokens(words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = run(words, &tokens, at);
        if end > at {
            variants(words, &tokens, at..end, &mut found);
            at = end;
        } else {
            plain(words, &tokens, at, paper, &mut found);
            at += 1;
        }
    }
    apart(words, &mut found);
    found.sort_by_key(|name| (name.at.start, name.at.end));
    found.dedup_by(|other, one| other.at == one.at);
    found
}

fn tokens(words: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in words.split(' ') {
        let end = start + part.len();
        let head = part.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let bare_start = end - head.len();
        let bare = head.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let tail = head.get(bare.len()..).unwrap_or("");
        if !bare.is_empty() {
            found.push(Token {
                bare: bare_start..bare_start + bare.len(),
                opened: bare_start > start,
                closed: !tail.is_empty(),
                comma: tail == ",",
            });
        }
        start = end + 1;
    }
    found
}

fn bare<'w>(words: &'w str, token: &Token) -> &'w str {
    words.get(token.bare.clone()).unwrap_or("")
}

fn is_capital(words: &str, token: &Token) -> bool {
    bare(words, token).starts_with(char::is_uppercase)
}

/// One past the last token of the run of capitals that begins at `at`; `at` itself where none does.
fn run(words: &str, tokens: &[Token], at: usize) -> usize {
    let opens = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| is_capital(words, token) && !OPENERS.contains(&bare(words, token)))
    };
    if !opens(at) {
        return at;
    }
    let mut end = at + 1;
    while end < at + LONGEST {
        let Some(last) = tokens.get(end - 1) else { break };
        // "Children, Schools and Families": a list with commas goes on to its "and".
        let lists = last.comma && joins_a_list(words, tokens, end);
        if last.closed && !lists {
            break;
        }
        let links = tokens
            .get(end..)
            .unwrap_or(&[])
            .iter()
            .take_while(|token| LINKS.contains(&bare(words, token)) && !token.closed && !token.opened)
            .take(2)
            .count();
        let next = end + links;
        let Some(token) = tokens.get(next).filter(|token| is_capital(words, token)) else {
            break;
        };
        // "(Parks)" belongs to the name before it.
        let bracketed = token.opened && words.get(..token.bare.start).is_some_and(|w| w.ends_with('('));
        if token.opened && !bracketed {
            break;
        }
        end = next + 1;
        if bracketed {
            while let Some(token) = tokens.get(end - 1) {
                if token.closed || end >= at + LONGEST {
                    break;
                }
                end += 1;
            }
        }
    }
    end.min(tokens.len())
}

/// Whether capitals behind a comma go on to an "and" with another capital, as in the names of offices.
fn joins_a_list(words: &str, tokens: &[Token], at: usize) -> bool {
    for at in at..at + 4 {
        let Some(token) = tokens.get(at) else { return false };
        if matches!(bare(words, token), "and" | "&") {
            return tokens.get(at + 1).is_some_and(|next| is_capital(words, next));
        }
        if !is_capital(words, token) || token.closed && !token.comma {
            return false;
        }
    }
    false
}

fn span(tokens: &[Token], run: Range<usize>) -> Option<Range<usize>> {
    let first = tokens.get(run.start)?;
    let last = tokens.get(run.end.checked_sub(1)?)?;
    Some(first.bare.start..last.bare.end)
}

/// The whole run, and its parts where something joins or closes inside it.
fn variants(words: &str, tokens: &[Token], run: Range<usize>, found: &mut Vec<Name>) {
    let mut note = |range: Range<usize>, form| {
        if let Some(mut at) = span(tokens, range) {
            // A bracket that was opened inside belongs to the name.
            let inner = words.get(at.clone()).unwrap_or("");
            let closes = words.get(at.end..).is_some_and(|rest| rest.starts_with(')'));
            if inner.contains('(') && !inner.contains(')') && closes {
                at.end += 1;
            }
            if at.start < at.end {
                found.push(Name { at, form });
            }
        }
    };
    note(run.clone(), Form::Capitals);
    for at in run.start + 1..run.end {
        let Some(token) = tokens.get(at) else { continue };
        let word = bare(words, token);
        let before = tokens.get(at - 1);
        if matches!(word, "and" | "&" | "for" | "to" | "in" | "on" | "at" | "with") {
            note(run.start..at, Form::First);
            let mut next = at + 1;
            while tokens
                .get(next)
                .is_some_and(|token| next < run.end && !is_capital(words, token))
            {
                next += 1;
            }
            if matches!(word, "and" | "&" | "to") && next < run.end {
                note(next..run.end, Form::Other);
            }
        } else if token.opened || before.is_some_and(|before| before.comma) {
            note(run.start..at, Form::First);
        }
    }
    let quantified = run
        .start
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|token| !token.closed && is_quantity(bare(words, token)));
    if quantified {
        note(run.start - 1..run.end, Form::Other);
    }
}

fn is_quantity(word: &str) -> bool {
    [
        "all", "both", "each", "every", "two", "three", "four", "five", "six", "All", "Both", "Each",
        "Every", "Two", "Three", "Four",
    ]
    .contains(&word)
}

/// Words that name those who are asked without a capital.
const PLAIN: &[&str] = &[
    "officers",
    "officer",
    "members",
    "ministers",
    "councillors",
    "governors",
    "partners",
    "force",
    "operators",
    "providers",
    "headteachers",
    "heads",
    "bodies",
    "commissioner",
    "clerk",
    "chair",
    "chairman",
    "convener",
    "council",
    "councils",
    "trust",
    "trusts",
    "department",
    "departments",
    "team",
    "teams",
    "supervisors",
    "landlords",
    "contractor",
    "contractors",
    "schools",
    "parishes",
    "boards",
    "director",
    "directors",
    "leader",
    "executive",
    "cabinet",
    "committee",
    "panel",
    "group",
    "board",
    "authority",
    "authorities",
    "company",
    "companies",
    "association",
    "secretary",
    "treasurer",
    "manager",
    "managers",
    "staff",
    "agencies",
    "agency",
];

/// Words before such a word that belong to it no more.
const PARTED: &[&str] = &[
    "the",
    "that",
    "to",
    "by",
    "of",
    "and",
    "for",
    "a",
    "an",
    "from",
    "with",
    "asked",
    "ask",
    "request",
    "requested",
    "in",
    "its",
    "our",
    "their",
    "other",
    "as",
    "or",
    "on",
    "be",
    "between",
    "is",
    "are",
    "at",
];

fn plain(words: &str, tokens: &[Token], at: usize, paper: &Paper<'_>, found: &mut Vec<Name>) {
    let Some(token) = tokens.get(at) else { return };
    let word = bare(words, token);
    let people = &paper.words.people;
    let known = PLAIN.contains(&word)
        || word.starts_with(char::is_lowercase) && (people.offices.has(word) || people.bodies.has(word));
    if !known {
        return;
    }
    found.push(Name {
        at: token.bare.clone(),
        form: Form::Plain,
    });
    let mut start = at;
    for _ in 0..4 {
        let Some(before) = start.checked_sub(1).and_then(|index| tokens.get(index)) else {
            break;
        };
        let own = bare(words, before);
        if before.closed
            || PARTED.contains(&own)
            || OPENERS.contains(&own)
            || tokens.get(start).is_some_and(|t| t.opened)
        {
            break;
        }
        start -= 1;
        if let Some(at) = span(tokens, start..at + 1) {
            found.push(Name {
                at,
                form: Form::Plain,
            });
        }
    }
}

/// What stands by itself between signs: no longer than this.
const APART: usize = 60;

fn apart(words: &str, found: &mut Vec<Name>) {
    let is_sign = |at: usize, c: char| {
        matches!(
            c,
            '(' | ')' | '[' | ']' | ';' | '|' | ':' | '/' | '>' | '.' | ',' | '?'
        ) || c == '-'
            && words
                .get(..at)
                .is_some_and(|before| before.ends_with([' ', '-', '>']))
    };
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in words.char_indices() {
        if is_sign(at, c) {
            parts.push(start..at);
            start = at + c.len_utf8();
        }
    }
    parts.push(start..words.len());
    for part in parts {
        let own = words.get(part.clone()).unwrap_or("");
        let bare = own.trim_matches(|c: char| !c.is_alphanumeric());
        let from = part.start + (own.len() - own.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
        let from = [
            "For the ", "To the ", "for the ", "to the ", "For ", "To ", "The ", "the ",
        ]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .map_or(from, |rest| from + bare.len() - rest.len());
        let to = part.start + own.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        if from < to && to - from <= APART && bare.contains(char::is_alphabetic) {
            found.push(Name {
                at: from..to,
                form: Form::Apart,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, apart, run, tokens, variants};

    fn capitals(words: &str) -> Vec<String> {
        let tokens = tokens(words);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let end = run(words, &tokens, at);
            if end > at {
                variants(words, &tokens, at..end, &mut found);
            }
            at = end.max(at + 1);
        }
        found.into_iter().map(|name| words[name.at].to_owned()).collect()
    }

    #[test]
    fn runs_of_capitals_are_names_with_their_parts() {
        assert_eq!(
            capitals("That the Head of Parks and the Clerk be asked"),
            ["Head of Parks and the Clerk", "Head of Parks", "Clerk"]
        );
        assert_eq!(
            capitals("the Cabinet Member for Children, Schools and Families, who"),
            [
                "Cabinet Member for Children, Schools and Families",
                "Cabinet Member",
                "Cabinet Member for Children",
                "Cabinet Member for Children, Schools",
                "Families"
            ]
        );
        assert_eq!(
            capitals("the Director (Parks) is asked"),
            ["Director (Parks)", "Director"]
        );
        assert_eq!(capitals("to look again. The rota"), [""; 0]);
    }

    #[test]
    fn what_stands_between_signs_is_apart() {
        let words = "Find the cost (Hill Trust); [Streetscene]";
        let mut found = Vec::new();
        apart(words, &mut found);
        assert!(found.iter().all(|name| name.form == Form::Apart));
        let told: Vec<&str> = found.into_iter().map(|name| &words[name.at]).collect();
        assert_eq!(told, ["Find the cost", "Hill Trust", "Streetscene"]);
    }
}
