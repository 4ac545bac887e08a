//! A text as matching reads it: what it is about, its figures, its names, what turns it round; and
//! how alike two texts are, each way, since those who answer or keep a list shorten what was asked.

use super::likeness::{Likeness, compare};
use super::numbers::without_heading;
use super::tokens::{Sort, Token, tokens};
use super::turning::{is_bound, of_position};
use super::words::{Trait, Vocabulary, words};
use std::collections::{BTreeMap, BTreeSet};

/// What is left of the words of one text, or of one language of a text in two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wording {
    /// Stems of the matter.
    pub matter: BTreeSet<u32>,
    /// Amounts, in digits or words.
    pub quantities: BTreeSet<u32>,
    /// Those again by what they are of: pounds, weeks, shelters.
    pub amounts: BTreeMap<u32, BTreeSet<u32>>,
    /// Words of the matter that stand next to each other, but for small words.
    pub terms: BTreeSet<(u32, u32)>,
    /// Years.
    pub years: BTreeSet<u32>,
    /// How often.
    pub often: BTreeSet<u32>,
    /// Every stem, small words among them.
    pub all: BTreeSet<u32>,
    /// Every stem in the order printed.
    pub order: Vec<u32>,
    /// Stems of names: capital letters within a sentence.
    pub names: BTreeSet<u32>,
    /// Stems of who is to do it, where that stands in front: "Head of Parks to …".
    pub owner: BTreeSet<u32>,
    /// For each word that turns it round, the stems of the matter that follow next: what it denies.
    pub turns: Vec<Vec<u32>>,
    /// Whether it is one of the formulas of a meeting: to note, to receive, to comment.
    pub routine: bool,
}

/// A text in each language it is printed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    /// The wordings, in the order printed.
    pub versions: Vec<Wording>,
}

impl Text {
    /// Reads a text and takes its words into the vocabulary.
    pub fn read(text: &str, vocabulary: &mut Vocabulary) -> Self {
        let (text, _) = without_heading(text);
        let versions: Vec<Wording> = languages(text)
            .into_iter()
            .map(|version| Wording::read(version, vocabulary))
            .collect();
        let all: BTreeSet<u32> = versions
            .iter()
            .flat_map(|version| version.all.iter().copied())
            .collect();
        vocabulary.count(all.into_iter());
        Self { versions }
    }

    /// The most words of the matter that one of its versions has.
    pub fn matter(&self) -> usize {
        self.versions
            .iter()
            .map(|version| version.matter.len())
            .max()
            .unwrap_or(0)
    }

    /// Whether it is a formula in any of its languages.
    pub fn is_routine(&self) -> bool {
        self.versions.iter().any(|version| version.routine)
    }

    /// Every telling stem, to look candidates up by.
    pub fn stems(&self) -> BTreeSet<u32> {
        let stems = |version: &Wording| {
            version
                .matter
                .union(&version.quantities)
                .copied()
                .collect::<Vec<_>>()
        };
        self.versions.iter().flat_map(stems).collect()
    }

    /// The most telling words of this finding, printed so, that an item has as well.
    pub fn telling(&self, item: &Self, printed: &str, vocabulary: &Vocabulary) -> Vec<String> {
        let has = |stem: u32| item.versions.iter().any(|version| version.matter.contains(&stem));
        let mut shared: Vec<(u32, String)> = Vec::new();
        for word in words(printed) {
            let stem = vocabulary.known(&word).filter(|stem| has(*stem));
            if let Some(stem) = stem.filter(|stem| shared.iter().all(|(taken, _)| taken != stem)) {
                shared.push((stem, word));
            }
        }
        let mut rarest = shared.clone();
        rarest.sort_by(|(a, _), (b, _)| vocabulary.weight(*b).total_cmp(&vocabulary.weight(*a)));
        rarest.truncate(MOST_TELLING);
        shared.retain(|one| rarest.contains(one));
        shared.into_iter().map(|(_, word)| word).collect()
    }

    /// How alike this finding is to an item, in the language in which they are most alike.
    pub fn compare(&self, item: &Self, vocabulary: &Vocabulary) -> Option<Likeness> {
        let pairs = self
            .versions
            .iter()
            .flat_map(|one| item.versions.iter().map(move |other| (one, other)));
        pairs
            .map(|(one, other)| compare(one, other, vocabulary))
            .max_by(|a, b| a.overlap().total_cmp(&b.overlap()))
    }
}

/// The languages of a bilingual text, "Welsh / English"; a stroke between two words of one text has
/// no spaces, or leaves too little on a side to be a text.
fn languages(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(" / ").flat_map(|part| part.split(" | ")).collect();
    match parts.as_slice() {
        // The whole as well: a heading in two languages may be too short to be told from "pubs / clubs".
        [one, other] if one.split_whitespace().count() >= 3 && other.split_whitespace().count() >= 3 => {
            vec![*one, *other, text]
        }
        _ => vec![text],
    }
}

/// Months and days, whose capital letters name nothing.
pub(super) const DATED: &[&str] = &[
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
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mondays",
    "sundays",
    "easter",
    "christmas",
];

/// Words that make what stands before "to" somebody who is to do it.
const POSTS: &[&str] = &[
    "officer",
    "officers",
    "head",
    "director",
    "manager",
    "chair",
    "clerk",
    "inspector",
    "commander",
    "member",
    "members",
    "lead",
    "solicitor",
    "treasurer",
    "secretary",
    "executive",
    "surveyor",
    "engineer",
    "board",
    "holder",
    "leader",
];

/// How many telling words are shown.
const MOST_TELLING: usize = 3;

/// How many words of the matter after a "not" it may deny.
const DENIED: usize = 3;

impl Wording {
    fn read(text: &str, vocabulary: &mut Vocabulary) -> Self {
        let text = whole_words(text);
        let tokens = tokens(text);
        let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let label_ends = label(text);
        let owner_ends = owner(&words).max(label_ends);
        let of_position = of_position(&words);
        let mut wording = Self {
            routine: is_routine(&words),
            ..Self::default()
        };
        wording.take_terms(&tokens, vocabulary);
        let posts = posts(text);
        for (at, token) in tokens.iter().enumerate() {
            let word = token.text.as_str();
            let (meaning, stem) = vocabulary.take(token.sort, word);
            let after = words.get(at + 1..).unwrap_or_default();
            // "By the end of 2024" ends nothing.
            let of_time = word == "end" && after.first() == Some(&"of");
            wording.all.insert(stem);
            wording.order.push(stem);
            match (meaning, token.sort) {
                (Trait::Matter, _) if !of_time => {
                    wording.matter.insert(stem);
                    if at < owner_ends || posts.iter().any(|post| post == word) {
                        wording.owner.insert(stem);
                    }
                    let open = wording.turns.iter_mut();
                    open.filter(|denied| denied.len() < DENIED)
                        .for_each(|denied| denied.push(stem));
                }
                // "Aim 2, safe streets: …" has no figure of its own.
                (Trait::Figure, _) if at < label_ends => {}
                (_, Sort::Year) => {
                    wording.years.insert(stem);
                }
                (_, Sort::Often) => {
                    wording.often.insert(stem);
                }
                (Trait::Figure, _) => {
                    wording.quantities.insert(stem);
                }
                (Trait::Turning, _)
                    if of_position != Some(at) && at >= owner_ends && !is_bound(word, after) =>
                {
                    wording.turns.push(Vec::new());
                }
                _ => {}
            }
        }
        for name in names(text) {
            let (meaning, stem) = vocabulary.take(Sort::Word, &name);
            if meaning == Trait::Matter && !DATED.contains(&name.as_str()) && !wording.owner.contains(&stem) {
                wording.names.insert(stem);
            }
        }
        wording
    }

    /// Notes what stands next to what, small words left out: terms, and amounts with what they are of.
    fn take_terms(&mut self, tokens: &[Token], vocabulary: &mut Vocabulary) {
        let mut before: Option<u32> = None;
        let mut amount: Option<u32> = None;
        for token in tokens {
            let (meaning, stem) = vocabulary.take(token.sort, &token.text);
            let is_word = meaning == Trait::Matter || token.sort == Sort::Often;
            if is_word && token.text != "times" {
                if let Some(amount) = amount.take() {
                    self.amounts.entry(stem).or_default().insert(amount);
                }
                if let Some(before) = before.replace(stem) {
                    self.terms.insert((before, stem));
                }
            } else if token.sort == Sort::Quantity {
                match token.unit {
                    Some(unit) => {
                        let (_, unit) = vocabulary.take(Sort::Word, unit);
                        self.amounts.entry(unit).or_default().insert(stem);
                    }
                    None => amount = Some(stem),
                }
            }
        }
    }

    /// Whether it has a name that the other does not so much as mention.
    pub fn has_a_name_beside(&self, other: &Self) -> bool {
        self.names
            .iter()
            .any(|name| !other.matter.contains(name) && !other.owner.contains(name))
    }

    /// Its figures of every sort.
    pub fn figures(&self) -> BTreeSet<u32> {
        let mut figures = self.quantities.clone();
        figures.extend(&self.years);
        figures.extend(&self.often);
        figures
    }
}

/// `text` without the word that a column's edge has cut through.
fn whole_words(text: &str) -> &str {
    let text = text.trim_end();
    match text.strip_suffix('…').or_else(|| text.strip_suffix("...")) {
        Some(cut) if !cut.ends_with(char::is_whitespace) => {
            cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole)
        }
        Some(whole) => whole,
        None => text,
    }
}

/// Where the words end that say who is to do it: "Head of Parks to mend …".
fn owner(words: &[&str]) -> usize {
    let Some(to) = words.iter().take(9).position(|word| *word == "to") else {
        return 0;
    };
    let before = words.get(..to).unwrap_or_default();
    let post = before.iter().any(|word| POSTS.contains(word));
    let asks = before
        .iter()
        .any(|word| matches!(*word, "be" | "is" | "are" | "that"));
    if post && !asks { to } else { 0 }
}

/// The words of posts wherever they stand, "the Director of Place", "Portfolio Holder for Roads": who
/// is to do a thing is written in many ways and changes while it is being done.
fn posts(text: &str) -> Vec<String> {
    let mut posts = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut is_post = false;
    let joins = |word: &str| matches!(word, "of" | "for" | "and" | "&" | "the");
    let mut close = |run: &mut Vec<String>, is_post: &mut bool| {
        if std::mem::take(is_post) {
            posts.append(run);
        }
        run.clear();
    };
    for printed in text.split_whitespace() {
        let folded = words(printed);
        let capital = printed.starts_with(char::is_uppercase);
        let goes_on = joins(printed) && !run.is_empty();
        if !(capital || goes_on) {
            close(&mut run, &mut is_post);
            continue;
        }
        is_post |= capital && folded.iter().any(|word| POSTS.contains(&word.as_str()));
        run.extend(folded);
        if printed.ends_with([',', '.', ';', ':', '?']) {
            close(&mut run, &mut is_post);
        }
    }
    close(&mut run, &mut is_post);
    posts
}

/// How many words a label in front has: an owner or a heading set off by a dash or a colon, "Highways –
/// mend the lamps".
fn label(text: &str) -> usize {
    let marks = [" – ", " — ", " - ", ": "];
    let Some(at) = marks.iter().filter_map(|mark| text.find(mark)).min() else {
        return 0;
    };
    let (before, after) = text.split_at(at);
    let count = tokens(before).len();
    if count <= 5 && tokens(after).len() >= 2 {
        count
    } else {
        0
    }
}

/// Whether a text only disposes of a paper: that it be noted, received, commented on.
fn is_routine(words: &[&str]) -> bool {
    const VERBS: &[&str] = &[
        "note",
        "notes",
        "noted",
        "receive",
        "receives",
        "received",
        "comment",
        "comments",
        "consider",
        "considers",
        "thanked",
    ];
    const BEFORE: &[&str] = &[
        "that",
        "the",
        "committee",
        "panel",
        "board",
        "commission",
        "members",
        "resolved",
        "report",
        "be",
        "is",
        "are",
        "asked",
        "invited",
        "to",
        "minutes",
        "a",
        "and",
        "agreed",
        "recommended",
        "director",
        "update",
        "presentation",
    ];
    let disposes = words
        .iter()
        .find(|word| !BEFORE.contains(word))
        .is_some_and(|word| VERBS.contains(word));
    // "That the report on street cleaning be noted": nothing but that is asked.
    let ends = words.split_last().is_some_and(|(last, before)| {
        let one_clause = before.iter().filter(|word| **word == "be").count() <= 1;
        matches!(*last, "noted" | "received") && one_clause
    });
    disposes || ends
}

/// The words with a capital letter that do not begin a sentence.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut begins = true;
    let mut names = Vec::new();
    for word in text.split_whitespace() {
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let shouted = first
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
        if first.starts_with(char::is_uppercase) && !begins && !shouted {
            names.extend(words(first));
        }
        begins = word.ends_with(['.', ':', '?', '–', '—']) || first.is_empty() && begins || shouted && begins;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(found: &str, item: &str) -> Likeness {
        let mut vocabulary = Vocabulary::default();
        let found = Text::read(found, &mut vocabulary);
        let item = Text::read(item, &mut vocabulary);
        found.compare(&item, &vocabulary).unwrap()
    }

    const SHELTERS: &str =
        "That the ten bus shelters on Mill Lane be repaired by the contractor before winter.";

    #[test]
    fn a_shortened_quotation_is_held_whole() {
        for short in [
            "Repair ten shelters on Mill Lane before winter",
            "RESOLVED: that 10 bus shelters be repaired",
            "Recommendation 2 – The contractor repairs the bus shel…",
            "Head of Assets to have the bus shelters on Mill Lane repaired",
        ] {
            let likeness = compare(short, SHELTERS);
            assert_eq!(likeness.only_found, 0, "{short}");
            assert!(!likeness.substance(), "{short}");
            assert!((likeness.found - 1.0).abs() < 1e-9, "{short}");
        }
    }

    #[test]
    fn a_figure_a_not_or_another_place_is_of_substance() {
        for (other, figure, turned, name) in [
            (
                "That the ten bus shelters on Mill Lane not be repaired",
                false,
                true,
                false,
            ),
            (
                "That the twelve bus shelters on Mill Lane be repaired",
                true,
                false,
                false,
            ),
            (
                "That the ten bus shelters on Otter Street be repaired",
                false,
                false,
                true,
            ),
            (
                "That repair of the ten bus shelters be not agreed",
                false,
                false,
                false,
            ),
            (
                "That no more than ten bus shelters be repaired",
                false,
                false,
                false,
            ),
        ] {
            let likeness = compare(other, SHELTERS);
            assert_eq!(
                (likeness.changed_figure, likeness.turned, likeness.other_name),
                (figure, turned, name),
                "{other}"
            );
        }
        let kept = compare(
            "Keep all night buses until June",
            "That no night bus is closed until June",
        );
        assert!(!kept.turned, "to keep is not to close");
    }

    #[test]
    fn either_language_of_a_paper_in_two_may_be_repeated() {
        let both = "Bod y cysgodfannau yn cael eu trwsio eleni / That the shelters be repaired this winter";
        let likeness = compare("That the shelters be repaired this winter", both);
        assert_eq!((likeness.only_found, likeness.only_held), (0, 0));
    }

    #[test]
    fn formulas_are_routine_and_matter_is_not() {
        for (text, routine) in [
            ("That the report be noted.", true),
            ("That the Committee notes the quarterly performance", true),
            (
                "Bod y Pwyllgor yn nodi'r adroddiad / That the Committee notes the report.",
                true,
            ),
            ("That the report on shelters, crossings and verges be noted", true),
            ("That bus shelters on Mill Lane be repaired", false),
        ] {
            let read = Text::read(text, &mut Vocabulary::default());
            assert_eq!(read.is_routine(), routine, "{text}");
        }
    }
}
