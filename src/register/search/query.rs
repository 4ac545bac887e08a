//! What is typed into the search field, understood: words, "phrases", -words that must not stand there,
//! and the last word by its beginning while it is still being typed.

/// Words so common that ranking by them tells nothing.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "will", "with",
];
/// More words than this say nothing more.
const MOST_TERMS: usize = 32;
/// Passages are looked through for words that begin with this many letters, and not with fewer: with
/// fewer, half of all words would be gathered first.
const PASSAGE_BEGINNING: usize = 3;

/// A word, or several that have to stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// As typed, without its signs.
    pub words: String,
    /// Whether it was put in quotes.
    pub is_phrase: bool,
    /// Whether its last word may go on.
    pub is_beginning: bool,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// What has to stand there.
    pub wanted: Vec<Term>,
    /// What must not.
    pub unwanted: Vec<Term>,
}

/// In what a query looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breadth {
    /// In the passages of all papers.
    Passages,
    /// In things of which there are few enough to look for any beginning.
    Few,
}

impl Query {
    /// Understands what is typed. Whatever that is, it becomes a harmless query.
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let mut query = Self::default();
        let mut rest = typed;
        while let Some((term, is_unwanted, after)) = next_term(rest) {
            rest = after;
            let terms = if is_unwanted {
                &mut query.unwanted
            } else {
                &mut query.wanted
            };
            let is_known = terms
                .iter()
                .any(|known| known.words == term.words && !term.is_beginning);
            if term.words.chars().any(char::is_alphanumeric) && !is_known && terms.len() < MOST_TERMS {
                terms.push(term);
            }
        }
        query
    }

    /// Whether there is anything to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Whether ranking by these words tells anything.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        self.wanted.iter().any(|term| {
            let mut words = term.words.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.chars().count() > 2 && !COMMON.contains(&word.to_lowercase().as_str()))
        })
    }

    /// Whether the word being typed is too short for passages to be looked through for its beginning.
    #[must_use]
    pub fn is_too_short(&self) -> bool {
        self.wanted.last().is_some_and(Term::is_too_short)
    }

    /// The query in the language of FTS5; none where nothing is looked for. Quoting makes every sign in a
    /// term harmless.
    #[must_use]
    pub fn fts(&self, breadth: Breadth) -> Option<String> {
        let mut wanted: Vec<String> = self.wanted.iter().map(Term::fts).collect();
        if breadth == Breadth::Passages
            && let Some(last) = self.wanted.last().filter(|term| term.is_too_short())
        {
            // The other words find the place already; alone, it is looked for as it stands.
            wanted.pop();
            if wanted.is_empty() {
                wanted.push(quoted(&last.words));
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let wanted = wanted.join(" AND ");
        if self.unwanted.is_empty() {
            return Some(wanted);
        }
        let unwanted: Vec<String> = self.unwanted.iter().map(Term::fts).collect();
        Some(format!("({wanted}) NOT ({})", unwanted.join(" OR ")))
    }

    /// The words that stand outside quotes as one phrase, where there are several: places where they
    /// stand so are better ones.
    #[must_use]
    pub fn as_phrase(&self) -> Option<Self> {
        let words: Vec<&str> = self
            .wanted
            .iter()
            .filter(|term| !term.is_phrase)
            .map(|term| term.words.as_str())
            .collect();
        if words.len() < 2 || self.is_too_short() {
            return None;
        }
        let term = Term {
            words: words.join(" "),
            is_phrase: true,
            is_beginning: self
                .wanted
                .last()
                .is_some_and(|last| last.is_beginning && !last.is_phrase),
        };
        Some(Self {
            wanted: vec![term],
            unwanted: Vec::new(),
        })
    }
}

impl Term {
    fn fts(&self) -> String {
        let mut fts = quoted(&self.words);
        if self.is_beginning {
            fts.push('*');
        }
        fts
    }

    /// A number is whole however short it is: "7" is not the beginning of "70".
    fn is_too_short(&self) -> bool {
        self.is_beginning && !self.is_phrase && self.words.chars().count() < PASSAGE_BEGINNING
    }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// White space, and signs without a shape: at a NUL, SQLite would take the query to end.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control()
}

const fn is_quote(sign: char) -> bool {
    matches!(sign, '"' | '“' | '”' | '„')
}

/// The next term, whether it is unwanted, and what stands after it.
fn next_term(typed: &str) -> Option<(Term, bool, &str)> {
    let mut rest = typed.trim_start_matches(is_between);
    if rest.is_empty() {
        return None;
    }
    let mut is_unwanted = false;
    if let Some(after) = rest.strip_prefix(['-', '−'])
        && after.starts_with(|c: char| c.is_alphanumeric() || is_quote(c))
    {
        is_unwanted = true;
        rest = after;
    }
    if let Some(phrase) = rest.strip_prefix(is_quote) {
        let end = phrase.find(is_quote);
        let (words, after) = end.map_or((phrase, ""), |end| {
            let (words, after) = phrase.split_at(end);
            (
                words,
                after
                    .get(after.chars().next().map_or(0, char::len_utf8)..)
                    .unwrap_or_default(),
            )
        });
        let term = Term {
            is_phrase: true,
            is_beginning: end.is_none() && words.ends_with(char::is_alphanumeric) && !is_unwanted,
            words: words.replace(is_between, " ").trim().to_owned(),
        };
        return Some((term, is_unwanted, after));
    }
    let end = rest.find(|c| is_between(c) || is_quote(c)).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    let bare = word.trim_end_matches('*');
    let is_last = after.is_empty() && bare.ends_with(char::is_alphanumeric) && !is_unwanted;
    let is_number = bare.chars().count() < PASSAGE_BEGINNING && bare.chars().any(|c| c.is_ascii_digit());
    let asks_for_more = word.len() > bare.len() && bare.chars().count() >= PASSAGE_BEGINNING;
    let term = Term {
        words: bare.to_owned(),
        is_phrase: false,
        is_beginning: asks_for_more || (is_last && !is_number),
    };
    Some((term, is_unwanted, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fts(typed: &str) -> String {
        Query::of(typed).fts(Breadth::Few).unwrap_or_default()
    }

    #[test]
    fn whatever_is_typed_becomes_a_harmless_query() {
        for (typed, expected) in [
            ("mould", "\"mould\"*"),
            ("damp mould ", "\"damp\" AND \"mould\""),
            ("\"social housing\" rep", "\"social housing\" AND \"rep\"*"),
            ("“social housing” rep", "\"social housing\" AND \"rep\"*"),
            ("NOT (x OR", "\"NOT\" AND \"(x\" AND \"OR\"*"),
            ("item* col:umn", "\"item\"* AND \"col:umn\"*"),
            ("\"unfinished phr", "\"unfinished phr\"*"),
            ("damp\u{0}mould \"a\u{0}b\"", "\"damp\" AND \"mould\" AND \"a b\""),
            ("damp damp damp ", "\"damp\""),
            (" - \"\" * ", ""),
            ("-mould", ""),
        ] {
            assert_eq!(fts(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_follows_a_dash_must_not_stand_there_and_a_dash_within_a_word_is_none() {
        assert_eq!(fts("damp -mould "), "(\"damp\") NOT (\"mould\")");
        assert_eq!(
            fts("damp -\"black mould\" -rot"),
            "(\"damp\") NOT (\"black mould\" OR \"rot\")",
            "what is left out is left out as it stands, not by its beginning"
        );
        assert_eq!(fts("follow-up - note "), "\"follow-up\" AND \"note\"");
    }

    #[test]
    fn passages_are_looked_through_from_the_third_letter_on() {
        let passages = |typed: &str| Query::of(typed).fts(Breadth::Passages).unwrap();
        assert_eq!(passages("co"), "\"co\"", "alone, it is a word");
        assert_eq!(fts("co"), "\"co\"*");
        assert_eq!(passages("damp co"), "\"damp\"*".replace('*', ""));
        assert_eq!(passages("damp cou"), "\"damp\" AND \"cou\"*");
        assert_eq!(passages("damp co "), "\"damp\" AND \"co\"", "finished");
        assert_eq!(
            passages("recommendation 7"),
            "\"recommendation\" AND \"7\"",
            "a number is whole"
        );
        assert!(Query::of("damp co").is_too_short() && !Query::of("damp co ").is_too_short());
    }

    #[test]
    fn common_words_alone_tell_nothing() {
        for (typed, expected) in [
            ("the", false),
            ("and of the ", false),
            ("\"of the\"", false),
            ("the cabinet", true),
            ("\"of the cabinet\"", true),
        ] {
            assert_eq!(Query::of(typed).is_telling(), expected, "{typed}");
        }
    }

    #[test]
    fn words_outside_quotes_are_tried_as_a_phrase() {
        let phrase = |typed: &str| Query::of(typed).as_phrase()?.fts(Breadth::Few);
        assert_eq!(phrase("adult social ca"), None, "the last word is too short yet");
        assert_eq!(phrase("adult social car").unwrap(), "\"adult social car\"*");
        assert_eq!(phrase("adult \"social care\""), None);
        assert_eq!(phrase("mould"), None);
    }
}
