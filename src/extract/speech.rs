//! The grammar of what minutes tell: whose verb it is, where their clause begins, and whether what
//! follows it hands something over. It knows how sentences are built; what they ask for or promise
//! is the rules' business.

mod asking;
mod bearer;
pub mod decision;
mod deed;
pub mod promise;
pub mod request;
pub mod welsh;

use super::paper::Paper;
use super::sentence;
use super::style::{self, Words};
use crate::extract::word_list::{Known, WordList};
use std::ops::Range;
use std::sync::LazyLock;

/// A sentence in lower case, its words with their places.
#[derive(Debug)]
pub struct Clauses<'t> {
    /// The sentence.
    pub low: &'t str,
    words: Vec<Range<usize>>,
}

/// No sentence of minutes has more words than this. Of a longer one, such as a table without stops, only
/// the first are looked at, so that the time taken stays in step with the paper's length.
const LONGEST: usize = 400;

/// How far back, in bytes, the sentences before one are looked at.
const BEFORE: usize = 1500;

/// Words that open a clause of its own behind them.
const OPENERS: &[&str] = &[
    "that", "which", "who", "while", "whilst", "when", "so", "because", "if", "whether", "where", "although",
    "as", "but", "until", "once", "since", "than",
];

/// Pronouns that stand for a person or body named before.
const PRONOUNS: &[&str] = &["he", "she", "they", "we", "i", "you"];

/// Words between a modal and its verb, or before a verb, that change nothing.
const ADVERBS: &[&str] = &[
    "also",
    "then",
    "therefore",
    "further",
    "now",
    "duly",
    "again",
    "specifically",
    "formally",
    "additionally",
    "subsequently",
    "hopefully",
    "gladly",
    "happily",
    "certainly",
    "be",
    "happy",
    "pleased",
    "willing",
    "glad",
    "able",
    "content",
    "to",
    "try",
    "unanimously",
    "jointly",
    "accordingly",
    "each",
    "both",
    "all",
    "shortly",
    "immediately",
    "personally",
    "kindly",
    "strongly",
    "particularly",
    "in",
    "turn",
    "similarly",
    "still",
    "first",
    "separately",
    "endeavour",
    "seek",
    "next",
    "instead",
    "back",
    "himself",
    "herself",
    "later",
    "soon",
];

/// Words with which a noun begins that somebody bears: after "and" they begin a clause.
const ARTICLES: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "they",
    "it",
    "this",
    "these",
    "officers",
    "councillor",
    "councillors",
    "cllr",
    "cllr.",
    "cllrs",
    "members",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "professor",
    "alderman",
    "bailie",
    "one",
    "another",
    "some",
    "several",
];

/// Titles before a person's name.
const TITLES: &[&str] = &[
    "councillor",
    "councillors",
    "cllr",
    "cllr.",
    "cllrs",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "professor",
    "alderman",
    "alderwoman",
    "bailie",
    "sir",
    "lord",
    "lady",
    "superintendent",
    "inspector",
    "sergeant",
    "provost",
];

/// Whether a word is the title before a person's name.
fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// The same, looked up.
static ADVERB: LazyLock<Known> = LazyLock::new(|| Known::of(ADVERBS));
static OPENER: LazyLock<Known> = LazyLock::new(|| Known::of(OPENERS));
static ARTICLE: LazyLock<Known> = LazyLock::new(|| Known::of(ARTICLES));

impl<'t> Clauses<'t> {
    /// The words of a sentence that is already in lower case.
    #[must_use]
    pub fn new(low: &'t str) -> Self {
        let mut words = Vec::new();
        let mut start = 0;
        for part in low.split(' ') {
            if words.len() == LONGEST {
                break;
            }
            if !part.is_empty() {
                words.push(start..start + part.len());
            }
            start += part.len() + 1;
        }
        Self { low, words }
    }

    /// How many words it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// The word at `index` without the punctuation around it.
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        let raw = self.raw(index);
        // Most words have nothing around them, and every word is asked for many times.
        let holds = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'\'');
        if holds(raw.as_bytes().first()) && holds(raw.as_bytes().last()) {
            return raw;
        }
        raw.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'')
    }

    /// The word at `index` as printed.
    #[must_use]
    pub fn raw(&self, index: usize) -> &'t str {
        self.words
            .get(index)
            .and_then(|range| self.low.get(range.clone()))
            .unwrap_or("")
    }

    /// Where the word at `index` begins; past the end, the sentence's end.
    #[must_use]
    pub fn at(&self, index: usize) -> usize {
        self.words.get(index).map_or(self.low.len(), |range| range.start)
    }

    /// Where the word at `index` ends, the punctuation behind it left out.
    #[must_use]
    pub fn bare_end(&self, index: usize) -> usize {
        self.words.get(index).map_or(self.low.len(), |range| {
            let word = self.raw(index);
            range.start + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
        })
    }

    /// The words from `index` on.
    #[must_use]
    pub fn from(&self, index: usize) -> &'t str {
        self.low.get(self.at(index)..).unwrap_or("")
    }

    /// The words from `first` up to but not including `end`.
    #[must_use]
    pub fn between(&self, first: usize, end: usize) -> &'t str {
        self.low
            .get(self.at(first)..self.at(end))
            .unwrap_or("")
            .trim_end()
    }

    /// Whether a clause may end behind the word at `index`.
    fn closes(&self, index: usize) -> bool {
        self.raw(index).ends_with([',', ';', ':', ')', '-'])
    }

    /// The first word from `index` on that is no adverb.
    #[must_use]
    pub fn over_adverbs(&self, index: usize) -> usize {
        (index..self.len())
            .take(5)
            .find(|next| {
                let ly = self.word(*next).ends_with("ly")
                    && !matches!(self.word(*next), "reply" | "supply" | "apply");
                !ADVERB.has(self.word(*next)) && !ly
            })
            .unwrap_or(index)
    }

    /// The clause that has its verb at `verb`: its first word, and whether it is joined to what stands
    /// before it by "and" or a semicolon and not hung on it.
    #[must_use]
    pub fn clause_of(&self, verb: usize, says: &WordList) -> Clause {
        let mut first = verb;
        let mut coordinate = false;
        while let Some(before) = first.checked_sub(1) {
            let word = self.word(before);
            let told = before + 4 >= verb && before + 1 < verb && says.has(word);
            let put_in =
                first < verb && self.closes_before(verb) && matches!(word, "who" | "which" | "as" | "when");
            let pointing = word == "that"
                && before.checked_sub(1).is_some_and(|at| {
                    matches!(
                        self.word(at),
                        "with" | "at" | "on" | "in" | "for" | "to" | "of" | "after" | "by" | "from"
                    )
                });
            if pointing {
                first = before;
                continue;
            }
            let elided = word == "but" && self.over_adverbs(first) >= verb;
            if (OPENER.has(word) && !put_in && !elided) || told {
                break;
            }
            let joint = word == "and" && (self.closes_before(before) || ARTICLE.has(self.word(first)));
            if joint && first < verb {
                coordinate = true;
                break;
            }
            if self.closes(before) && first < verb && self.bears(first, verb) {
                coordinate = self.raw(before).ends_with(';');
                break;
            }
            first = before;
        }
        Clause { first, coordinate }
    }

    fn closes_before(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.closes(before))
    }

    /// Whether the words before a verb hold a noun that can bear it, and not only what is put in
    /// between: ", in presenting the report," and ", then,".
    fn bears(&self, first: usize, verb: usize) -> bool {
        let opens = self.word(first);
        let joined = verb.checked_sub(1).is_some_and(|last| !self.closes(last));
        joined
            && !matches!(
                opens,
                "in" | "on" | "for" | "with" | "after" | "having" | "and" | "or" | "by" | "to" | "then"
            )
            && self.over_adverbs(first) < verb
            && !opens.ends_with("ing")
    }

    /// Whether the bearer at `clause` is a person, an office or officers: one who can promise.
    #[must_use]
    pub fn bearer(&self, clause: Clause, verb: usize, words: &Words) -> Bearer {
        let said = self.between(clause.first, verb);
        let last = (clause.first..verb)
            .rev()
            .map(|index| self.word(index))
            .find(|word| !ADVERB.has(word))
            .unwrap_or("");
        let bare = said.trim_end_matches([',', ' ']);
        if PRONOUNS.contains(&last) || PRONOUNS.contains(&self.word(clause.first)) && clause.first < verb {
            return Bearer::Pronoun;
        }
        if matches!(last, "it" | "this" | "there" | "these" | "that") {
            return Bearer::Thing;
        }
        if bare.is_empty() {
            return Bearer::Nobody;
        }
        let titled = TITLES.contains(&self.word(clause.first))
            || TITLES.contains(&self.word(clause.first + 1)) && self.word(clause.first) == "the";
        let office = style::find_in(bare, &words.people.offices).is_some();
        let presides = ["the chair", "the vice-chair", "the convener", "chair"]
            .iter()
            .any(|chair| bare.starts_with(chair));
        let asker = !presides && style::begins_with(bare, &words.people.askers).is_some();
        if titled || (office && !asker) {
            return Bearer::Person;
        }
        if asker || style::find_in(bare, &words.people.bodies).is_some() {
            return Bearer::Body;
        }
        Bearer::Thing
    }
}

/// The few sentences that stand before `at` in a piece's words.
#[must_use]
pub fn sentences_before(words: &str, at: usize) -> Vec<&str> {
    let mut from = at.saturating_sub(BEFORE);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let earlier = words.get(from..at).unwrap_or("");
    sentence::sentences(earlier)
        .into_iter()
        .filter_map(|range| earlier.get(range))
        .collect()
}

/// Where a verb's clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// Its first word.
    pub first: usize,
    /// Whether "and" or a semicolon joins it to what stands before it.
    pub coordinate: bool,
}

/// What bears a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer {
    /// An office or a named person.
    Person,
    /// "He", "she", "they".
    Pronoun,
    /// A body or the members of one.
    Body,
    /// Anything else: a scheme, a report.
    Thing,
    /// No words at all.
    Nobody,
}

/// Whether the words after a verb take up what was said before and say little of their own: "it",
/// "these", "the figures round".
#[must_use]
pub fn refers_back(rest: &str, words: &Words) -> bool {
    let clauses = Clauses::new(rest);
    let pronoun = |index: usize| {
        matches!(
            clauses.word(index),
            "this" | "these" | "those" | "them" | "it" | "so" | "one"
        ) && !matches!(clauses.word(index + 1), "that")
    };
    let noun_follows = |index: usize| {
        matches!(clauses.word(index), "this" | "these" | "those")
            && !matches!(
                clauses.word(index + 1),
                "" | "to"
                    | "by"
                    | "at"
                    | "after"
                    | "within"
                    | "in"
                    | "on"
                    | "back"
                    | "round"
                    | "for"
                    | "up"
                    | "out"
                    | "with"
                    | "before"
                    | "outside"
                    | "following"
                    | "information"
                    | "figures"
                    | "details"
                    | "data"
                    | "separately"
                    | "matter"
                    | "point"
            )
    };
    if (0..3).any(|index| pronoun(index) && !noun_follows(index)) {
        return true;
    }
    // "would let her know", "would provide same"
    let bare = rest.trim_end_matches(['.', ';', ',']);
    if matches!(
        bare,
        "him know" | "her know" | "them know" | "members know" | "the member know" | "same" | "the same"
    ) || bare.starts_with("the same to ")
    {
        return true;
    }
    if [
        "with it",
        "with them",
        "with this",
        "with these",
        "with the answer",
        "with the figure",
        "with the figures",
        "with the information",
    ]
    .iter()
    .any(|end| style::find_word(rest, end).is_some())
    {
        return true;
    }
    is_bare(&clauses, words, &["the", "that", "this", "these"])
}

/// Whether what is to be handed over is named without saying which: "a figure", "a written answer to
/// her". Where a question stands before it, it answers that.
#[must_use]
pub fn is_some_answer(rest: &str, words: &Words) -> bool {
    is_bare(
        &Clauses::new(rest),
        words,
        &["a", "an", "further", "details", "information"],
    )
}

/// Whether one of the first words is one of `articles` with a noun of information behind it that
/// nothing tells apart: "the figure round", "that information to members".
fn is_bare(clauses: &Clauses<'_>, words: &Words, articles: &[&str]) -> bool {
    let article = (0..4).find(|index| articles.contains(&clauses.word(*index)));
    article.is_some_and(|at| {
        let further = usize::from(matches!(
            clauses.word(at + 1),
            "requested" | "same" | "relevant" | "necessary" | "further" | "written" | "full" | "fuller"
        ));
        let noun = clauses.word(at + 1 + further);
        let next = clauses.word(at + 2 + further);
        words.speech.information.has(noun)
            && !matches!(
                next,
                "of" | "on"
                    | "for"
                    | "about"
                    | "from"
                    | "behind"
                    | "that"
                    | "which"
                    | "in"
                    | "relating"
                    | "concerning"
                    | "showing"
                    | "setting"
                    | "with"
                    | "and"
                    | "by"
            )
    })
}

/// Whether words name those who are to receive something, or what is to be handed over.
#[must_use]
pub fn hands_over(rest: &str, words: &Words) -> bool {
    style::find_in(rest, &words.speech.recipients).is_some() || names_information(rest, words)
}

/// Whether words name what is handed over: "figures", "a breakdown".
#[must_use]
pub fn names_information(rest: &str, words: &Words) -> bool {
    style::find_in(rest, &words.speech.information).is_some()
}

/// The office or person named in `words` as printed, where they bear a verb: "The Head of Roads".
#[must_use]
pub fn name_in(words: &str, paper: &Paper<'_>) -> Option<String> {
    let bare = words.trim().trim_end_matches([',', ' ']);
    let bare = ["The ", "the ", "and the ", "and ", "but the ", "A ", "a "]
        .iter()
        .find_map(|article| bare.strip_prefix(article))
        .unwrap_or(bare);
    let named: Vec<&str> = bare
        .split(' ')
        .take_while(|word| {
            word.starts_with(|c: char| c.is_uppercase() || c == '(' || c == '&')
                || matches!(*word, "of" | "for" | "and" | "the" | "to" | "in")
        })
        .collect();
    let mut end = named.len();
    while end > 0
        && named
            .get(end - 1)
            .is_some_and(|word| matches!(*word, "of" | "for" | "and" | "the" | "to" | "in"))
    {
        end -= 1;
    }
    let name = named.get(..end)?.join(" ");
    let name = name.trim_end_matches([',', ';', ':']).to_owned();
    let low = name.to_lowercase();
    let titled = low.split(' ').next().is_some_and(|first| TITLES.contains(&first));
    let known = titled
        || style::find_in(&low, &paper.words.people.offices).is_some()
        || style::find_in(&low, &paper.words.people.bodies).is_some();
    if known && !name.is_empty() {
        return Some(name);
    }
    // "officers would", "the officer": the office as the sentence has it, without a name.
    let plain = bare.split(' ').next().unwrap_or("");
    matches!(plain, "officers" | "Officers").then(|| plain.to_owned())
}
