//! Words, numbers and marks of a text, each with its place: what the phrases are read from.
//!
//! One pass over the text whatever it holds. Nothing here knows what a word means.

use super::super::passage::Span;
use std::borrow::Cow;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// ASCII digits, an ordinal's ending included: `28`, `28th`.
    Number,
    /// Any other sign; all dashes are `-`.
    Mark,
    /// An empty line: no phrase runs across it.
    Break,
}

/// A word, number or mark.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// What it is compared by: lower case, without a possessive ending; the digits of a number.
    pub key: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
    /// Whether it carries an apostrophe at its end: "months'", "year's".
    pub possessive: bool,
    /// Whether it is a number written as an ordinal: "28th".
    pub ordinal: bool,
    /// What [`FirstWords`] know its key by.
    sign: u8,
}

/// A small number for a word, the same for the same word.
fn sign(word: &str) -> u8 {
    word.bytes().fold(0, signed)
}

/// The number of a word that goes on with `byte`.
const fn signed(sign: u8, byte: u8) -> u8 {
    sign.wrapping_mul(31).wrapping_add(byte)
}

/// The words with which phrases begin: most tokens begin none, and one look tells.
#[derive(Debug, Default)]
pub(super) struct FirstWords([u64; 4]);

impl FirstWords {
    /// Those of some phrases.
    pub const fn of(mut phrases: &[&str]) -> Self {
        let [mut a, mut b, mut c, mut d] = [0; 4];
        while let [phrase, rest @ ..] = phrases {
            let mut bytes = phrase.as_bytes();
            let mut sign = 0;
            while let [byte, rest @ ..] = bytes
                && *byte != b' '
            {
                sign = signed(sign, *byte);
                bytes = rest;
            }
            let part = match sign >> 6 {
                0 => &mut a,
                1 => &mut b,
                2 => &mut c,
                _ => &mut d,
            };
            *part |= 1 << (sign & 63);
            phrases = rest;
        }
        Self([a, b, c, d])
    }

    /// Whether the token at `at` may be one of them; never false where it is.
    pub fn may_stand(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        tokens.list.get(at).is_some_and(|token| {
            let part = self.0.get(usize::from(token.sign >> 6));
            part.is_some_and(|part| part >> (token.sign & 63) & 1 == 1)
        })
    }
}

/// Phrases that are looked for at every token.
#[derive(Debug)]
pub(super) struct Phrases {
    first: FirstWords,
    list: &'static [&'static str],
}

impl Phrases {
    /// Some phrases, each of keys between single spaces.
    pub const fn of(list: &'static [&'static str]) -> Self {
        Self {
            first: FirstWords::of(list),
            list,
        }
    }
}

/// Many phrases with what they mean, found by their first words.
#[derive(Debug)]
pub(super) struct Meanings<T> {
    first: FirstWords,
    /// What may follow each first word, in the order of those.
    by_first: Vec<(&'static str, Vec<Followed<T>>)>,
}

/// A meaning, and the words of its phrase behind the first.
type Followed<T> = (T, Vec<&'static str>);

impl<T: Copy> Meanings<T> {
    /// Some phrases, each of keys between single spaces. Of several that reach equally far the first holds.
    pub fn of(phrases: impl IntoIterator<Item = (T, &'static str)>) -> Self {
        let mut by_first: Vec<(&'static str, Vec<Followed<T>>)> = Vec::new();
        for (meaning, phrase) in phrases {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or("");
            let followed = (meaning, words.collect());
            match by_first.binary_search_by_key(&first, |(word, _)| *word) {
                Ok(at) => by_first.get_mut(at).map_or((), |(_, own)| own.push(followed)),
                Err(at) => by_first.insert(at, (first, vec![followed])),
            }
        }
        let words: Vec<&str> = by_first.iter().map(|(word, _)| *word).collect();
        Self {
            first: FirstWords::of(&words),
            by_first,
        }
    }

    /// What the longest of the phrases that stands at `at` means, and where it ends.
    pub fn longest(&self, tokens: &Tokens<'_>, at: usize) -> Option<(T, usize)> {
        if !self.first.may_stand(tokens, at) {
            return None;
        }
        let key = tokens.key(at);
        let found = self.by_first.binary_search_by_key(&key, |(word, _)| *word);
        let (_, own) = self.by_first.get(found.ok()?)?;
        let mut best: Option<(T, usize)> = None;
        for (meaning, words) in own {
            if let Some(end) = tokens.followed_by(at + 1, words)
                && best.is_none_or(|(_, longest)| end > longest)
            {
                best = Some((*meaning, end));
            }
        }
        best
    }
}

/// The tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    /// The text they were read from.
    pub text: &'t str,
    list: Vec<Token<'t>>,
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`')
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The first byte at or after `from` whose character does not satisfy `holds`.
fn run_end(text: &str, from: usize, holds: impl Fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or("");
    rest.char_indices()
        .find(|(_, c)| !holds(*c))
        .map_or(text.len(), |(at, _)| from + at)
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

impl<'t> Tokens<'t> {
    /// Reads the tokens of `text`.
    pub fn read(text: &'t str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        let mut glued = false;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let start = at;
            if c.is_whitespace() {
                at = run_end(text, at, char::is_whitespace);
                glued = false;
                let gap = text.get(start..at).unwrap_or("");
                if gap.matches('\n').count() > 1 || gap.contains('\u{c}') {
                    list.push(mark(
                        Kind::Break,
                        Cow::Borrowed("\n"),
                        Span::new(start, at),
                        false,
                    ));
                }
                continue;
            }
            let token = if c.is_alphabetic() {
                word(text, at, glued)
            } else if c.is_ascii_digit() {
                number(text, at, glued)
            } else {
                let end = at + c.len_utf8();
                let key = if is_dash(c) {
                    Cow::Borrowed("-")
                } else {
                    Cow::Borrowed(text.get(at..end).unwrap_or(""))
                };
                mark(Kind::Mark, key, Span::new(at, end), glued)
            };
            at = token.span.end.max(start + c.len_utf8());
            glued = true;
            list.push(token);
        }
        Self { text, list }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `at`; none past the end.
    pub fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.list.get(at)
    }

    /// The key at `at`; empty past the end.
    pub fn key(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &token.key)
    }

    /// Whether the token at `at` has this key.
    pub fn is(&self, at: usize, key: &str) -> bool {
        self.key(at) == key
    }

    /// Whether the token at `at` has one of these keys.
    pub fn is_any(&self, at: usize, keys: &[&str]) -> bool {
        keys.contains(&self.key(at))
    }

    /// The kind at `at`; a break past the end.
    pub fn kind(&self, at: usize) -> Kind {
        self.list.get(at).map_or(Kind::Break, |token| token.kind)
    }

    /// Whether the token at `at` begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.capital)
    }

    /// Whether the token at `at` follows its neighbour without white space.
    pub fn is_glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.glued)
    }

    /// The value of the number at `at`; none for words and for numbers of more than six digits.
    pub fn number(&self, at: usize) -> Option<u32> {
        let token = self.list.get(at).filter(|t| t.kind == Kind::Number)?;
        if token.key.len() > 6 {
            return None;
        }
        token.key.parse().ok()
    }

    /// Where `words` (keys between single spaces) ends if it stands at `at`; hyphens between its
    /// words do not matter, so that "mid term" is found in "mid-term".
    pub fn phrase(&self, at: usize, words: &str) -> Option<usize> {
        let mut words = words.split(' ');
        if !self.is(at, words.next()?) {
            return None;
        }
        words.try_fold(at + 1, |next, word| self.joined_by(next, word))
    }

    /// Where `words` end if they stand at `at` behind another word.
    fn followed_by(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().try_fold(at, |next, word| self.joined_by(next, word))
    }

    /// One past a word that stands at `at` or behind a hyphen there.
    fn joined_by(&self, at: usize, word: &str) -> Option<usize> {
        if self.is(at, word) {
            return Some(at + 1);
        }
        (self.is(at, "-") && self.is(at + 1, word)).then_some(at + 2)
    }

    /// Where the longest of `phrases` that stands at `at` ends.
    pub fn longest(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        // Most tokens begin none of them: the first letter tells, and then the first word, before any
        // phrase is taken apart.
        let key = self.key(at);
        let first = key.bytes().next()?;
        let begins = |words: &str| {
            words.bytes().next() == Some(first)
                && words
                    .strip_prefix(key)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        phrases
            .iter()
            .filter(|words| begins(words))
            .filter_map(|words| self.phrase(at, words))
            .max()
    }

    /// The same for phrases that are looked for at every token.
    pub fn longest_of(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        if phrases.first.may_stand(self, at) {
            self.longest(at, phrases.list)
        } else {
            None
        }
    }

    /// `at`, or the token after it where it is one of `keys`.
    pub fn skip(&self, at: usize, keys: &[&str]) -> usize {
        if self.is_any(at, keys) { at + 1 } else { at }
    }

    /// The span from the token at `first` up to, not including, the one at `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        match (self.list.get(first), self.list.get(end.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// Whether the token at `at` ends a sentence or a block: a full stop that no word or figure is
    /// glued to, a semicolon, a question mark, or an empty line.
    pub fn ends_sentence(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Break => true,
            Kind::Mark => match self.key(at) {
                ";" | "?" | "!" | "•" | "|" => true,
                "." => !self.is_glued(at + 1),
                _ => false,
            },
            Kind::Word | Kind::Number => false,
        }
    }
}

fn mark(kind: Kind, key: Cow<'_, str>, span: Span, glued: bool) -> Token<'_> {
    Token {
        kind,
        sign: sign(&key),
        key,
        span,
        capital: false,
        glued,
        possessive: false,
        ordinal: false,
    }
}

fn word(text: &str, start: usize, glued: bool) -> Token<'_> {
    let letters = run_end(text, start, char::is_alphabetic);
    let bare = text.get(start..letters).unwrap_or("");
    let mut end = letters;
    let mut possessive = false;
    let mut rest = text.get(letters..).unwrap_or("").chars();
    if let Some(apostrophe) = rest.next().filter(|c| is_apostrophe(*c)) {
        let after = rest.next();
        let is_last = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
        if after == Some('s') && is_last(rest.next()) {
            possessive = true;
            end = letters + apostrophe.len_utf8() + 1;
        } else if bare.ends_with('s') && is_last(after) {
            possessive = true;
            end = letters + apostrophe.len_utf8();
        }
    }
    let key = lower(bare);
    Token {
        kind: Kind::Word,
        sign: sign(&key),
        key,
        span: Span::new(start, end),
        capital: bare.chars().next().is_some_and(char::is_uppercase),
        glued,
        possessive,
        ordinal: false,
    }
}

/// What is written after the figures of an ordinal, in English and in Welsh.
pub(super) const ORDINAL_ENDINGS: &[&str] = &[
    "st", "nd", "rd", "th", "af", "il", "ydd", "ed", "fed", "eg", "ain",
];

fn number(text: &str, start: usize, glued: bool) -> Token<'_> {
    let digits = run_end(text, start, |c| c.is_ascii_digit());
    let letters = run_end(text, digits, char::is_alphabetic);
    let ending = text.get(digits..letters).unwrap_or("");
    // "3rdJune" has lost the space after its ordinal.
    let (ending, letters) = match ending.char_indices().find(|(_, c)| c.is_uppercase()) {
        Some((at, _)) if at > 0 => (ending.get(..at).unwrap_or(""), digits + at),
        _ => (ending, letters),
    };
    let ordinal = ORDINAL_ENDINGS
        .iter()
        .any(|ordinal| ending.eq_ignore_ascii_case(ordinal));
    let key = text.get(start..digits).unwrap_or("");
    Token {
        kind: Kind::Number,
        sign: sign(key),
        key: Cow::Borrowed(key),
        span: Span::new(start, if ordinal { letters } else { digits }),
        capital: false,
        glued,
        possessive: false,
        ordinal,
    }
}

/// Numbers up to ninety-nine in words, English and the Welsh that papers use; none for other words.
pub(super) fn number_word(key: &str) -> Option<u32> {
    Some(match key {
        "one" | "un" => 1,
        "two" | "dau" | "ddau" | "dwy" | "ddwy" => 2,
        "three" | "tri" | "dri" | "tair" | "dair" => 3,
        "four" | "pedwar" | "bedwar" | "pedair" | "bedair" => 4,
        "five" | "pum" | "bum" => 5,
        "six" | "chwe" | "chwech" => 6,
        "seven" | "saith" => 7,
        "eight" | "wyth" => 8,
        "nine" | "naw" => 9,
        "ten" | "deg" => 10,
        "eleven" => 11,
        "twelve" | "deuddeg" | "ddeuddeg" | "deuddeng" | "ddeuddeng" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" | "pymtheg" | "bymtheg" => 15,
        "sixteen" => 16,
        "eighteen" | "deunaw" | "ddeunaw" => 18,
        "twenty" | "ugain" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "ninety" => 90,
        _ => return None,
    })
}

/// Ordinals up to fourth in words.
pub(super) fn ordinal_word(key: &str) -> Option<u32> {
    Some(match key {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" | "final" => 4,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_keep_their_places() {
        let text = "By 28th\u{a0}Feb\u{2019}s\n\nmid\u{2013}2021 (Q3)";
        let tokens = Tokens::read(text);
        let keys: Vec<&str> = (0..tokens.len()).map(|at| tokens.key(at)).collect();
        assert_eq!(
            keys,
            ["by", "28", "feb", "\n", "mid", "-", "2021", "(", "q", "3", ")"]
        );
        assert_eq!(tokens.span(1, 2).of(text), "28th");
        assert_eq!(tokens.span(2, 3).of(text), "Feb\u{2019}s");
        assert!(tokens.get(1).unwrap().ordinal && tokens.get(2).unwrap().possessive);
        assert!(tokens.is_glued(9) && !tokens.is_glued(4));
    }

    #[test]
    fn phrases_looked_for_everywhere_are_found_as_others_are() {
        let list: &[&str] = &["six monthly", "as soon as possible", "- -"];
        let phrases = Phrases::of(list);
        let tokens = Tokens::read("A six-monthly report as soon as possible, six times \u{2013} \u{2013}.");
        for at in 0..tokens.len() + 2 {
            assert_eq!(tokens.longest_of(at, &phrases), tokens.longest(at, list));
        }
        let passed = (0..tokens.len()).filter(|at| phrases.first.may_stand(&tokens, *at));
        assert!(
            passed.count() < tokens.len(),
            "tokens that begin none are passed over"
        );
    }

    #[test]
    fn hyphens_inside_a_phrase_do_not_matter() {
        let tokens = Tokens::read("on a six-monthly basis");
        assert_eq!(tokens.phrase(2, "six monthly"), Some(5));
        assert_eq!(tokens.phrase(0, "six monthly"), None);
    }
}
