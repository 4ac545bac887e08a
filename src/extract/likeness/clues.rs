//! Clues: what can be told about a stretch of words and its surroundings without knowing what they
//! mean. Which of them speak for an item, and how much, was learned from papers labelled by hand.

use super::stretches::Lie;
use super::surroundings::{self, Surroundings};
use super::words::{Word, ending, words};
use crate::extract::clean::{Piece, Role};
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use std::collections::HashMap;
use std::ops::Range;

/// Takes clues as they are told.
pub trait Clues {
    /// One clue: its kind, and what it says in up to a few parts.
    fn clue(&mut self, kind: &'static str, parts: &[&str]);
}

/// Verbs with which what is asked for begins, in the order of the alphabet.
const VERBS: &[&str] = &[
    "accept",
    "add",
    "adopt",
    "advise",
    "agree",
    "amend",
    "appoint",
    "approve",
    "arrange",
    "ask",
    "assess",
    "assist",
    "authorise",
    "book",
    "bring",
    "carry",
    "check",
    "circulate",
    "clarify",
    "collate",
    "commission",
    "complete",
    "confirm",
    "consider",
    "contact",
    "continue",
    "create",
    "defer",
    "delegate",
    "develop",
    "discuss",
    "distribute",
    "draft",
    "draw",
    "endorse",
    "ensure",
    "establish",
    "examine",
    "explore",
    "extend",
    "feed",
    "finalise",
    "find",
    "follow",
    "forward",
    "gather",
    "give",
    "identify",
    "improve",
    "include",
    "increase",
    "inform",
    "introduce",
    "investigate",
    "invite",
    "issue",
    "keep",
    "lobby",
    "look",
    "make",
    "meet",
    "monitor",
    "note",
    "obtain",
    "organise",
    "pass",
    "plan",
    "prepare",
    "press",
    "produce",
    "propose",
    "provide",
    "publish",
    "put",
    "raise",
    "receive",
    "reconsider",
    "reduce",
    "refer",
    "refine",
    "remind",
    "remove",
    "replace",
    "report",
    "request",
    "research",
    "respond",
    "review",
    "revise",
    "schedule",
    "secure",
    "seek",
    "send",
    "set",
    "share",
    "speak",
    "submit",
    "support",
    "survey",
    "take",
    "tell",
    "undertake",
    "update",
    "upload",
    "urge",
    "welcome",
    "work",
    "write",
];

/// Those who are asked or who undertake, in the order of the alphabet.
const ROLES: &[&str] = &[
    "authority",
    "board",
    "cabinet",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "clerk",
    "cllr",
    "commissioner",
    "committee",
    "constable",
    "convener",
    "council",
    "councillor",
    "councillors",
    "department",
    "director",
    "directors",
    "dr",
    "engineer",
    "executive",
    "he",
    "head",
    "holder",
    "leader",
    "manager",
    "mayor",
    "member",
    "members",
    "mr",
    "mrs",
    "ms",
    "officer",
    "officers",
    "panel",
    "portfolio",
    "secretary",
    "service",
    "services",
    "she",
    "solicitor",
    "superintendent",
    "team",
    "they",
    "treasurer",
    "trust",
    "vice",
];

/// Words of asking, deciding and promising, in the order of the alphabet.
const SPEECH: &[&str] = &[
    "agree",
    "agreed",
    "agreeing",
    "ask",
    "asked",
    "asks",
    "invite",
    "invited",
    "must",
    "offered",
    "promised",
    "recommend",
    "recommended",
    "recommending",
    "recommends",
    "request",
    "requested",
    "requests",
    "resolved",
    "shall",
    "should",
    "undertaken",
    "undertook",
    "urge",
    "urged",
    "urges",
    "will",
    "wished",
    "would",
];

/// Beginnings of words that say what a heading, column or lead-in is for.
const MARKS: &[&str] = &[
    "recommend",
    "resol",
    "agree",
    "action",
    "respon",
    "decision",
    "progress",
    "update",
    "status",
    "owner",
    "who",
    "lead",
    "by when",
    "due",
    "target",
    "date",
    "reason",
    "option",
    "background",
    "implication",
    "purpose",
    "introduc",
    "conclusion",
    "finding",
    "evidence",
    "discuss",
    "minute",
    "apolog",
    "interest",
    "question",
    "note",
    "request",
    "propos",
    "outcome",
    "ask",
    "argymhell",
    "penderfyn",
    "gweithred",
];

/// Words in the first pieces of a paper that say what sort it is.
const SORTS: &[&str] = &[
    "minutes",
    "response",
    "recommendation",
    "decision",
    "action",
    "tracker",
    "letter",
    "dear",
    "report",
    "agenda",
    "question",
    "cabinet",
    "scrutiny",
    "present",
    "apologies",
    "review",
];

fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// The marks among `low`.
fn marks(low: &str) -> impl Iterator<Item = &'static str> + '_ {
    MARKS.iter().copied().filter(|mark| low.contains(mark))
}

/// The words of `words`, each once, in no order that matters.
fn each_once<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut found = words.to_vec();
    found.sort_unstable();
    found.dedup();
    found
}

/// A count told as a word, everything from `most` on alike.
fn few(count: usize, most: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6"]
        .get(count.min(most))
        .copied()
        .unwrap_or("more")
}

/// A paper as clues are drawn from it.
#[derive(Debug)]
pub struct CluedPaper<'p> {
    paper: &'p Paper<'p>,
    around: Vec<Surroundings>,
    sorts: Vec<&'static str>,
}

impl<'p> CluedPaper<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        /// So many pieces at its beginning say what sort of paper it is.
        const FIRST: usize = 12;
        let first = paper.pieces.iter().take(FIRST);
        let low: Vec<&str> = first.map(|piece| piece.low.as_str()).collect();
        let sorts = SORTS
            .iter()
            .copied()
            .filter(|sort| low.iter().any(|words| words.contains(sort)));
        Self {
            paper,
            around: surroundings::of(&paper.pieces),
            sorts: sorts.collect(),
        }
    }

    /// A piece as clues are drawn from it.
    #[must_use]
    pub fn piece(&'p self, index: usize) -> Option<CluedPiece<'p>> {
        let piece = self.paper.piece(index)?;
        let words = words(&piece.low);
        Some(CluedPiece {
            paper: self,
            index,
            piece,
            role: role(piece.role),
            marker: piece.marker.as_ref().map_or("none", marker),
            zone: self.paper.zone_of(index).label(),
            sentences: sentence::sentences(&piece.words),
            is_in_two_languages: is_in_two_languages(&words),
            seen: seen(&words),
            words,
            around: self.around.get(index).copied().unwrap_or_default(),
        })
    }

    /// The piece whose open end leads into another.
    #[must_use]
    pub fn lead_in(&self, index: usize) -> Option<usize> {
        self.around.get(index)?.lead_in
    }

    /// The heading above a piece and the one above that, in lower case; empty where there is none.
    #[must_use]
    pub fn headings(&self, index: usize) -> [&'p str; 2] {
        let around = self.around.get(index).copied().unwrap_or_default();
        [self.low(around.heading), self.low(around.heading_before)]
    }

    /// The whole of a piece.
    #[must_use]
    pub fn whole(&self, index: usize) -> Place {
        self.paper.whole(index)
    }

    fn low(&self, index: Option<usize>) -> &'p str {
        index
            .and_then(|index| self.paper.piece(index))
            .map_or("", |piece| piece.low.as_str())
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Heading { .. } => "heading",
        Role::Paragraph => "paragraph",
        Role::Point => "point",
        Role::Cell { .. } => "cell",
    }
}

fn marker(marker: &Marker) -> &'static str {
    let printed = marker.printed.to_ascii_lowercase();
    if marker.is_bullet() {
        "bullet"
    } else if printed.contains("rec") || printed.starts_with('r') {
        "recommendation"
    } else if marker.is_decimal() {
        "decimal"
    } else if printed.contains(|c: char| c.is_ascii_digit()) {
        "figure"
    } else {
        "letter"
    }
}

/// Where a word, and the pair of it and the next, last stood before: one more than their place, 0 where
/// they did not. A stretch that begins behind that place tells them for the first time.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    word: usize,
    pair: usize,
}

fn seen(words: &[Word<'_>]) -> Vec<Seen> {
    let mut singles: HashMap<&str, usize> = HashMap::with_capacity(words.len());
    let mut pairs: HashMap<(&str, &str), usize> = HashMap::with_capacity(words.len());
    let mut found = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", |next| next.told);
        found.push(Seen {
            word: singles.insert(word.told, at + 1).unwrap_or(0),
            pair: pairs.insert((word.told, next), at + 1).unwrap_or(0),
        });
    }
    found
}

/// Small words by which the language shows, in the order of the alphabet.
const WELSH: &[&str] = &[
    "a'r", "ac", "am", "ar", "bod", "ei", "eu", "fod", "gan", "gyda", "i'r", "o'r", "wedi", "y", "yn", "yr",
];
const ENGLISH: &[&str] = &[
    "and", "at", "be", "by", "for", "in", "is", "of", "on", "that", "the", "to", "was", "with",
];

/// Which language words are in, as far as their small words tell.
fn language<'w>(words: impl Iterator<Item = &'w str>) -> &'static str {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for word in words {
        welsh += usize::from(listed(WELSH, word));
        english += usize::from(listed(ENGLISH, word));
    }
    match (welsh > english, welsh + english) {
        (_, 0) => "unknown",
        (true, _) => "welsh",
        (false, _) => "english",
    }
}

/// Whether words are in Welsh and in English, one after the other.
fn is_in_two_languages(words: &[Word<'_>]) -> bool {
    let count = |list: &[&str]| words.iter().filter(|word| listed(list, word.told)).count();
    count(WELSH) >= 2 && count(ENGLISH) >= 2
}

/// A piece as clues are drawn from it.
#[derive(Debug)]
pub struct CluedPiece<'p> {
    paper: &'p CluedPaper<'p>,
    index: usize,
    piece: &'p Piece,
    role: &'static str,
    marker: &'static str,
    zone: &'static str,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
    words: Vec<Word<'p>>,
    /// For each word, where it was last told before.
    seen: Vec<Seen>,
    is_in_two_languages: bool,
    around: Surroundings,
}

impl<'p> CluedPiece<'p> {
    /// Its folded words.
    #[must_use]
    pub fn folded(&self) -> &'p str {
        &self.piece.words
    }

    /// Which sentence the byte at `at` belongs to.
    fn sentence_at(&self, at: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.start <= at)
            .saturating_sub(1)
    }

    /// What stands before `at` in its sentence.
    #[must_use]
    pub fn sentence_before(&self, at: usize) -> Range<usize> {
        let own = self
            .sentences
            .get(self.sentence_at(at))
            .map_or(at, |sentence| sentence.start);
        sentence::trimmed(&self.piece.words, own.min(at)..at)
    }

    /// The words that begin in `range`.
    fn told(&self, range: Range<usize>) -> Vec<&'p str> {
        let first = self.words.partition_point(|word| word.at.start < range.start);
        let last = self.words.partition_point(|word| word.at.start < range.end);
        let words = self.words.get(first..last.max(first)).unwrap_or(&[]);
        words.iter().map(|word| word.told).collect()
    }

    /// Tells what holds for every stretch of the piece.
    pub fn of_piece(&self, clues: &mut impl Clues) {
        clues.clue("role", &[self.role]);
        clues.clue("marker", &[self.marker]);
        clues.clue("zone", &[self.zone]);
        clues.clue("zone, role, marker", &[self.zone, self.role, self.marker]);
        for mark in marks(self.paper.low(self.around.heading_before)) {
            clues.clue("heading before", &[mark]);
        }
        let since = self
            .around
            .heading
            .map_or(usize::MAX, |heading| self.index - heading);
        clues.clue("pieces since heading", &[few(since / 2, 5)]);
        self.of_lead_in(clues);
        self.of_column(clues);
        self.of_neighbours(clues);
    }

    fn of_lead_in(&self, clues: &mut impl Clues) {
        let Some(lead_in) = self.around.lead_in else {
            clues.clue("no lead-in", &[]);
            return;
        };
        clues.clue("lead-in this far up", &[few(self.index - lead_in, 4)]);
        let told: Vec<&str> = words(self.paper.low(Some(lead_in)))
            .iter()
            .map(|word| word.told)
            .collect();
        let last = told.get(told.len().saturating_sub(12)..).unwrap_or(&[]);
        for word in each_once(last) {
            clues.clue("lead-in word", &[word]);
        }
        clues.clue(
            "lead-in ends",
            last.get(last.len().saturating_sub(3)..).unwrap_or(&[]),
        );
        for mark in marks(self.paper.low(Some(lead_in))) {
            clues.clue("lead-in", &[mark]);
        }
    }

    fn of_column(&self, clues: &mut impl Clues) {
        let Role::Cell { column, .. } = self.piece.role else {
            return;
        };
        clues.clue("column", &[few(usize::try_from(column).unwrap_or(usize::MAX), 5)]);
        let heading = self.paper.low(self.around.column);
        for mark in marks(heading) {
            clues.clue("column heading", &[mark]);
        }
        if heading.len() < 30 {
            clues.clue("column is headed", &[heading]);
        }
    }

    fn of_neighbours(&self, clues: &mut impl Clues) {
        if let Some(before) = self
            .index
            .checked_sub(1)
            .and_then(|index| self.paper.paper.piece(index))
        {
            clues.clue("role before", &[role(before.role), self.role]);
            let last = before.words.chars().next_back().filter(|c| !c.is_alphanumeric());
            clues.clue("before ends", &[last.map_or("word", |c| sign(c))]);
            let told: Vec<&str> = words(&before.low).iter().map(|word| word.told).collect();
            for word in told.iter().take(2) {
                clues.clue("before begins", &[word]);
            }
            let late = told.get(told.len().saturating_sub(20)..).unwrap_or(&[]);
            for word in each_once(late).into_iter().filter(|word| listed(SPEECH, word)) {
                clues.clue("before says", &[word]);
            }
            let opening: String = before.low.chars().take(60).collect();
            for mark in marks(&opening) {
                clues.clue("before is", &[mark]);
            }
        }
        if let Some(after) = self.paper.paper.piece(self.index + 1) {
            clues.clue("role after", &[role(after.role)]);
            for word in words(after.low.get(..after.low.len().min(80)).unwrap_or(""))
                .iter()
                .take(3)
            {
                clues.clue("after begins", &[word.told]);
            }
        }
    }

    /// Tells what holds for every stretch of the piece that lies like this.
    pub fn of_lie(&self, lie: Lie, clues: &mut impl Clues) {
        let lie = lie.name();
        clues.clue("lie", &[lie]);
        clues.clue("role, lie", &[self.role, lie]);
        clues.clue("zone, lie", &[self.zone, lie]);
        clues.clue("sentences, lie", &[few(self.sentences.len(), 4), lie]);
        let heading = self.paper.low(self.around.heading);
        for mark in marks(heading) {
            clues.clue("heading", &[mark]);
            clues.clue("heading, lie", &[mark, lie]);
            clues.clue("heading, marker", &[mark, self.marker]);
        }
        if self.around.heading.is_none() {
            clues.clue("no heading", &[]);
        }
        if self.around.lead_in.is_some() {
            let lead_in = self.paper.low(self.around.lead_in);
            for mark in marks(lead_in) {
                clues.clue("lead-in, lie, role, marker", &[mark, lie, self.role, self.marker]);
            }
            let told: Vec<&str> = words(lead_in).iter().map(|word| word.told).collect();
            if let [.., one, other] = told.as_slice() {
                clues.clue("lead-in ends, lie", &[one, other, lie]);
            }
        }
        for mark in marks(self.paper.low(self.around.column)) {
            clues.clue("column heading, lie", &[mark, lie]);
        }
        for sort in &self.paper.sorts {
            clues.clue("sort, lie", &[sort, lie]);
        }
    }

    /// Tells what holds for one stretch of the piece.
    pub fn of_stretch(&self, range: &Range<usize>, lie: Lie, clues: &mut impl Clues) {
        let told = self.told(range.clone());
        self.of_opening(&told, range, lie.name(), clues);
        self.of_words(range, lie.name(), clues);
        self.of_words_before(&told, range, lie.name(), clues);
        self.of_ends(range, lie.name(), clues);
        self.of_language(&told, lie.name(), clues);
    }

    /// How it begins.
    fn of_opening(&self, told: &[&str], range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        const NTH: [&str; 4] = ["word 1", "word 2", "word 3", "word 4"];
        for (kind, word) in NTH.into_iter().zip(told) {
            clues.clue(kind, &[word]);
        }
        let first = told.first().copied().unwrap_or("");
        let second = told.get(1).copied().unwrap_or("");
        clues.clue("words 1 and 2", &[first, second]);
        clues.clue("words 1 and 2, role", &[first, second, self.role]);
        clues.clue("word 1, zone", &[first, self.zone]);
        clues.clue("word 1, lie", &[first, lie]);
        clues.clue("word 1 ends", &[ending(first), self.role]);
        let shape = self.shape(range.start);
        clues.clue("shape", &[&shape]);
        clues.clue("shape, lie", &[shape.get(..2).unwrap_or(""), lie]);
        if listed(VERBS, first) {
            clues.clue("begins with a verb", &[lie, self.role]);
            clues.clue("begins with a verb, zone", &[self.zone]);
        }
        if matches!(first, "to" | "that") && listed(VERBS, second) {
            clues.clue("begins with a verb behind", &[first]);
        }
        let role_at = told.iter().take(6).position(|word| listed(ROLES, word));
        if role_at.is_some() {
            clues.clue("names a role", &[lie, self.role]);
            clues.clue("names a role, zone", &[self.zone]);
        }
        let asked = told
            .windows(2)
            .take(10)
            .skip(1)
            .position(|pair| matches!(pair, ["to", verb] if listed(VERBS, verb)));
        if let Some(at) = asked {
            let by = role_at.is_some_and(|role| role <= at);
            clues.clue("to act", &[if by { "a role" } else { "nobody named" }]);
            if at == 0 && shape.starts_with('X') {
                clues.clue("somebody to act", &[lie, self.role]);
            }
        }
    }

    /// In which language it is, and whether its piece holds both.
    fn of_language(&self, told: &[&str], lie: &str, clues: &mut impl Clues) {
        let own = language(told.iter().copied());
        if own == "welsh" || self.is_in_two_languages {
            let all = if self.is_in_two_languages { "both" } else { "one" };
            clues.clue("language", &[own, all]);
            clues.clue("language, lie", &[own, all, lie]);
        }
    }

    /// The first four words as capitals, small letters, figures and signs.
    fn shape(&self, start: usize) -> String {
        let first = self.words.partition_point(|word| word.at.start < start);
        let of = |word: &Word<'_>| {
            let letter = self
                .piece
                .words
                .get(word.at.clone())
                .and_then(|w| w.chars().next());
            match letter {
                Some(c) if c.is_uppercase() => 'X',
                Some(c) if c.is_alphabetic() => 'x',
                Some(c) if c.is_ascii_digit() => '0',
                _ => '.',
            }
        };
        self.words.iter().skip(first).take(4).map(of).collect()
    }

    /// Which words it holds.
    fn of_words(&self, range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        let first = self.words.partition_point(|word| word.at.start < range.start);
        let last = self.words.partition_point(|word| word.at.start < range.end);
        let mut passive = false;
        for at in first..last {
            let (Some(word), Some(seen)) = (self.words.get(at), self.seen.get(at)) else {
                break;
            };
            if seen.word <= first {
                clues.clue("word", &[word.told]);
                if listed(SPEECH, word.told) {
                    clues.clue("says, lie", &[word.told, lie]);
                }
            }
            let Some(next) = self.words.get(at + 1).filter(|_| at + 1 < last) else {
                break;
            };
            if seen.pair <= first {
                clues.clue("words", &[word.told, next.told]);
                passive |= word.told == "be" && ending(next.told) == "ed";
            }
        }
        if passive {
            clues.clue("something be done", &[lie]);
        }
    }

    /// What stands before it in its piece.
    fn of_words_before(&self, told: &[&str], range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        let nth = self.sentence_at(range.start);
        let own = self.sentences.get(nth).map_or(0, |sentence| sentence.start);
        let first = self.words.partition_point(|word| word.at.start < range.start);
        let near = self.words.get(first.saturating_sub(3)..first).unwrap_or(&[]);
        let near: Vec<&str> = near.iter().map(|word| word.told).collect();
        let (two, one) = match near.as_slice() {
            [] => ("", ""),
            [one] => ("", *one),
            [.., two, one] => (*two, *one),
        };
        clues.clue("behind", &[one]);
        clues.clue("behind two", &[two, one]);
        clues.clue("behind three", &near);
        clues.clue("behind, word 1", &[one, told.first().copied().unwrap_or("")]);
        clues.clue("behind two, lie", &[two, one, lie]);
        let opening = self.told(own..range.start);
        for word in each_once(&opening) {
            clues.clue("word before", &[word]);
            if listed(SPEECH, word) {
                clues.clue("said before", &[word]);
            }
        }
        if let [first, second, ..] = opening.as_slice() {
            clues.clue("sentence begins", &[first, second]);
        }
        if opening.iter().take(5).any(|word| listed(ROLES, word)) {
            clues.clue("role before it", &[]);
        }
        if let Some(before) = nth.checked_sub(1).and_then(|nth| self.sentences.get(nth)) {
            let said = self.told(before.clone());
            for word in each_once(&said).into_iter().filter(|word| listed(SPEECH, word)) {
                clues.clue("sentence before says", &[word]);
            }
        }
    }

    /// Where it begins and ends.
    fn of_ends(&self, range: &Range<usize>, lie: &str, clues: &mut impl Clues) {
        let first = self.sentence_at(range.start);
        let last = self.sentence_at(range.end.saturating_sub(1));
        let starts = self
            .sentences
            .get(first)
            .is_some_and(|own| own.start == range.start);
        let ends = self.sentences.get(last).is_some_and(|own| own.end == range.end);
        let both = match (starts, ends) {
            (true, true) => "both ends",
            (true, false) => "beginning",
            (false, true) => "end",
            (false, false) => "neither end",
        };
        clues.clue("of a sentence", &[both, self.role]);
        let place = match first {
            0 => "first",
            _ if first + 1 == self.sentences.len() => "last",
            _ => "between",
        };
        clues.clue("sentence's place", &[place, lie]);
        clues.clue("more sentences in it", &[few(last - first, 3), self.role]);
        let length = few(range.len() / 40, 6);
        clues.clue("length", &[length]);
        clues.clue("length, role", &[length, self.role]);
        let last = self
            .piece
            .words
            .get(range.clone())
            .and_then(|words| words.chars().next_back());
        clues.clue("ends", &[last.map_or("word", sign)]);
        let first = self.words.partition_point(|word| word.at.start < range.end);
        let next = self.words.get(first..).unwrap_or(&[]);
        let told = |nth: usize| next.get(nth).map_or("", |word| word.told);
        clues.clue("before word", &[told(0)]);
        clues.clue("before words", &[told(0), told(1)]);
    }
}

/// A sign by name, everything that is none of them alike.
const fn sign(sign: char) -> &'static str {
    match sign {
        '.' => ".",
        ':' => ":",
        ';' => ";",
        ',' => ",",
        ')' => ")",
        '?' => "?",
        '-' => "-",
        _ => "word",
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, ROLES, SPEECH, VERBS, WELSH};

    #[test]
    fn lists_that_are_halved_to_look_a_word_up_stand_in_the_order_of_the_alphabet() {
        for list in [VERBS, ROLES, SPEECH, WELSH, ENGLISH] {
            assert!(list.is_sorted());
        }
    }
}
