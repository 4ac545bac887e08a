//! A text as matching reads it: what it is about, its figures, its names, what turns it round; and
//! how alike two texts are, each way, since those who answer or keep a list shorten what was asked.

use super::numbers::without_heading;
use super::words::{Trait, Vocabulary, words};
use std::collections::BTreeSet;

/// What is left of the words of one text, or of one language of a text in two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wording {
    /// Stems of the matter.
    pub matter: BTreeSet<u32>,
    /// Figures, in digits or words.
    figures: BTreeSet<u32>,
    /// Every stem, small words among them.
    all: BTreeSet<u32>,
    /// Stems of names: capital letters within a sentence.
    names: BTreeSet<u32>,
    /// Stems of who is to do it, where that stands in front: "Head of Parks to …".
    owner: BTreeSet<u32>,
    /// How many words turn it round.
    turns: usize,
    /// Whether it is one of the formulas of a meeting: to note, to receive, to comment.
    pub routine: bool,
}

/// A text in each language it is printed in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text {
    /// The wordings, in the order printed.
    pub versions: Vec<Wording>,
}

/// How alike a finding and an item are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    /// The part of the finding's matter, by weight, that the item holds, 0 to 1.
    pub found: f64,
    /// The part of the item's matter, by weight, that the finding holds, 0 to 1.
    pub held: f64,
    /// How many words of the matter are in both.
    pub shared: usize,
    /// How many words of the matter only the finding has.
    pub only_found: usize,
    /// How many words of the matter only the item has.
    pub only_held: usize,
    /// How many words of either are not in the other, small words too.
    pub changed_words: usize,
    /// Whether the finding has a figure that the item has not.
    pub new_figure: bool,
    /// Whether each names a place or somebody that the other does not.
    pub other_name: bool,
    /// Whether the one says the reverse of the other.
    pub turned: bool,
}

impl Likeness {
    /// The greater of the two parts.
    pub const fn best(&self) -> f64 {
        self.found.max(self.held)
    }

    /// The shared part of both together, 0 to 1.
    pub fn overlap(&self) -> f64 {
        2.0 * self.found * self.held / (self.found + self.held).max(f64::EPSILON)
    }

    /// Whether a figure or a "not" differs, so that they cannot say the same.
    pub const fn substance(&self) -> bool {
        self.new_figure || self.turned
    }

    /// Whether a word stands in the place of another: two rows of one form on two matters.
    pub const fn swapped(&self) -> bool {
        self.only_found > 0 && self.only_held > 0
    }
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

    /// Every stem, to look candidates up by.
    pub fn stems(&self) -> BTreeSet<u32> {
        let stems = |version: &Wording| {
            version
                .matter
                .union(&version.figures)
                .copied()
                .collect::<Vec<_>>()
        };
        self.versions.iter().flat_map(stems).collect()
    }

    /// How alike this finding is to an item, in the language in which they are most alike.
    pub fn compare(&self, item: &Self, vocabulary: &Vocabulary) -> Option<Likeness> {
        let pairs = self
            .versions
            .iter()
            .flat_map(|one| item.versions.iter().map(move |other| (one, other)));
        pairs
            .map(|(one, other)| one.compare(other, vocabulary))
            .max_by(|a, b| a.overlap().total_cmp(&b.overlap()))
    }
}

/// The languages of a bilingual text, "Welsh / English"; a stroke between two words of one text has
/// no spaces, or leaves too little on a side to be a text.
fn languages(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(" / ").flat_map(|part| part.split(" | ")).collect();
    match parts.as_slice() {
        [one, other] if one.split_whitespace().count() >= 3 && other.split_whitespace().count() >= 3 => parts,
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
];

impl Wording {
    fn read(text: &str, vocabulary: &mut Vocabulary) -> Self {
        let text = whole_words(text);
        let folded = without_position(words(text));
        let owner_ends = owner(&folded);
        let mut wording = Self {
            routine: is_routine(&folded),
            ..Self::default()
        };
        for (at, word) in folded.iter().enumerate() {
            let (meaning, stem) = vocabulary.take(word);
            wording.all.insert(stem);
            match meaning {
                Trait::Matter => {
                    wording.matter.insert(stem);
                    if at < owner_ends {
                        wording.owner.insert(stem);
                    }
                }
                Trait::Figure => {
                    wording.figures.insert(stem);
                }
                Trait::Turning if !is_comparison(word, folded.get(at + 1)) => wording.turns += 1,
                Trait::Turning | Trait::Formula => {}
            }
        }
        for name in names(text) {
            let (meaning, stem) = vocabulary.take(&name);
            if meaning == Trait::Matter && !DATED.contains(&name.as_str()) && !wording.owner.contains(&stem) {
                wording.names.insert(stem);
            }
        }
        wording
    }

    fn compare(&self, item: &Self, vocabulary: &Vocabulary) -> Likeness {
        let mut only_found: Vec<u32> = self.matter.difference(&item.matter).copied().collect();
        let mut only_held: Vec<u32> = item.matter.difference(&self.matter).copied().collect();
        let same_words = self.matter.len() - only_found.len();
        let mut shared: Vec<u32> = self.matter.intersection(&item.matter).copied().collect();
        only_found.retain(|one| {
            let Some(at) = only_held.iter().position(|other| vocabulary.kin(*one, *other)) else {
                return true;
            };
            shared.push(only_held.swap_remove(at));
            false
        });
        let opposed = only_found
            .iter()
            .flat_map(|one| only_held.iter().map(move |other| (*one, *other)))
            .filter(|(one, other)| vocabulary.opposed(*one, *other))
            .count();
        let names = |names: &BTreeSet<u32>, other: &Self| {
            names
                .iter()
                .any(|name| !other.matter.contains(name) && !other.owner.contains(name))
        };
        only_found.retain(|stem| !self.owner.contains(stem));
        only_held.retain(|stem| !item.owner.contains(stem));
        let weigh = |stems: &[u32]| stems.iter().map(|stem| vocabulary.weight(*stem)).sum::<f64>();
        let figures = self.figures.intersection(&item.figures).count();
        let both = weigh(&shared)
            + self
                .figures
                .intersection(&item.figures)
                .map(|f| vocabulary.weight(*f))
                .sum::<f64>();
        let part = |only: &[u32], figures: &mut dyn Iterator<Item = &u32>| {
            let rest = weigh(only) + figures.map(|f| vocabulary.weight(*f)).sum::<f64>();
            match both + rest {
                all if all > 0.0 => both / all,
                // Neither has any matter: formulas are the same or they are not.
                _ if self.all == item.all => 1.0,
                _ => 0.0,
            }
        };
        let changed = self
            .all
            .difference(&item.all)
            .count()
            .max(item.all.difference(&self.all).count());
        Likeness {
            found: part(&only_found, &mut self.figures.difference(&item.figures)),
            held: part(&only_held, &mut item.figures.difference(&self.figures)),
            shared: shared.len().max(same_words) + figures,
            only_found: only_found.len(),
            only_held: only_held.len(),
            changed_words: changed,
            new_figure: self.figures.difference(&item.figures).next().is_some(),
            other_name: names(&self.names, item) && names(&item.names, self),
            turned: (self.turns.abs_diff(item.turns) + opposed) % 2 == 1,
        }
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

/// `words` without the "not" of "be not agreed": that is what is said of it, not what was asked.
fn without_position(mut words: Vec<String>) -> Vec<String> {
    const SAID: &[&str] = &[
        "agreed",
        "accepted",
        "approved",
        "supported",
        "adopted",
        "endorsed",
        "taken",
        "pursued",
        "rejected",
        "declined",
    ];
    let said = |word: Option<&String>| word.is_some_and(|word| SAID.contains(&word.as_str()));
    if let Some(at) = words.iter().position(|word| word == "not")
        && (said(words.get(at + 1))
            || words.get(at + 1).is_some_and(|be| be == "be") && said(words.get(at + 2)))
    {
        words.remove(at);
    }
    words
}

/// Whether "no" belongs to "no less than": a bound, not a refusal.
fn is_comparison(word: &str, next: Option<&String>) -> bool {
    let bound = |next: &String| {
        matches!(
            next.as_str(),
            "less" | "fewer" | "more" | "later" | "than" | "then"
        )
    };
    word == "no" && next.is_some_and(bound)
}

/// Where the words end that say who is to do it: "Head of Parks to mend …".
fn owner(words: &[String]) -> usize {
    let Some(to) = words.iter().take(9).position(|word| word == "to") else {
        return 0;
    };
    let before = words.get(..to).unwrap_or_default();
    let post = before.iter().any(|word| POSTS.contains(&word.as_str()));
    let asks = before
        .iter()
        .any(|word| matches!(word.as_str(), "be" | "is" | "are" | "that"));
    if post && !asks { to } else { 0 }
}

/// Whether a text only disposes of a paper: that it be noted, received, commented on.
fn is_routine(words: &[String]) -> bool {
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
        .find(|word| !BEFORE.contains(&word.as_str()))
        .is_some_and(|word| VERBS.contains(&word.as_str()));
    // "That the report on street cleaning be noted": nothing but that is asked.
    let ends = words.split_last().is_some_and(|(last, before)| {
        let one_clause = before.iter().filter(|word| word.as_str() == "be").count() <= 1;
        matches!(last.as_str(), "noted" | "received") && one_clause
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
                (likeness.new_figure, likeness.turned, likeness.other_name),
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
