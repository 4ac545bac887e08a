//! How a paper stands to an earlier one: whether it is of the same council, answers it, follows it up,
//! or is its next edition. Read from councils, bodies, titles, kinds and days alone.

use super::edition::without_edition_words;
use super::wording::{DATED, names};
use super::words::{Trait, folded, stem, trait_of, words};
use super::{Known, KnownItem};
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use std::collections::{BTreeSet, HashMap};

/// The longest that a revised edition comes after the first, in days.
const EDITION_DAYS: i64 = 200;

/// The longest that a committee takes to adopt what is put to it, in days.
const ADOPTION_DAYS: i64 = 45;

/// What a paper is to the paper of a known item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// Another council, or another body's own business.
    None,
    /// The same body, or one that may answer it; nothing says that it does.
    Loose,
    /// It speaks of the same matter or takes up several of its items: it answers or follows it up.
    Reply,
    /// Minutes or a decision of the same body soon after: what was put to it comes back as adopted.
    Adoption,
    /// The same body on the same day.
    Meeting,
    /// The same title, later: a revised edition.
    Edition,
}

/// The paper that is read, as it is compared with each known one.
pub(super) struct Reading<'f> {
    facts: &'f PaperFacts,
    topic: Topic,
    bare_title: Option<String>,
    title: String,
    /// Names of known bodies that its title names.
    named: BTreeSet<String>,
    /// Topics read so far, by title, since a paper has many items.
    topics: HashMap<String, Topic>,
}

/// Words of titles that say what sort of paper it is, not what it is about.
const SORTS: &str = "answer answers final draft interim revised amended response responses reply replies review inquiry enquiry task \
    finish group working party groups tracking tracker tracked monitor monitoring log rolling rolled plan letter trust \
    annual months years since first second third decision decisions resolutions petition petitions issue history \
    reference referral follow later quarter quarterly recommendation recommendations findings conclusions one two \
    three on to of the and reviewing ymateb gorchwyl gorffen grwp terfynol cofnodion adroddiad i r implementation outcome outcomes";

impl<'f> Reading<'f> {
    /// Prepares a paper.
    pub fn new(facts: &'f PaperFacts, known: &Known) -> Self {
        let title = folded(facts.title.as_deref().unwrap_or_default());
        let bodies: BTreeSet<String> = known
            .items
            .iter()
            .filter_map(|item| item.body.as_deref())
            .map(folded)
            .collect();
        let named = bodies
            .into_iter()
            .filter(|body| body.contains(' ') && title.contains(body.as_str()))
            .collect();
        Self {
            facts,
            topic: topic(facts.title.as_deref()),
            bare_title: facts.title.as_deref().and_then(without_edition_words),
            title,
            named,
            topics: HashMap::new(),
        }
    }

    /// Whether this paper is a list of items kept up from meeting to meeting.
    pub const fn is_list(&self) -> bool {
        matches!(
            self.facts.kind,
            PaperKind::ActionTracker | PaperKind::IssueHistory
        )
    }

    /// Whether it gives answers: by its kind, or by what its title says.
    pub fn answers(&self) -> bool {
        const SAID: &[&str] = &[
            "response",
            "reply",
            "progress",
            "tracking",
            "update",
            "years on",
            "year on",
            "months on",
            "follow up",
            "implementation",
            "annual review",
            "monitoring",
        ];
        matches!(
            self.facts.kind,
            PaperKind::ExecutiveResponse | PaperKind::Decision
        ) || self.is_list()
            || SAID.iter().any(|said| self.title.contains(said))
    }

    /// What this paper is to that of an item.
    pub fn bond(&mut self, item: &KnownItem) -> Bond {
        if other_council(self.facts.council.as_deref(), item.council.as_deref()) {
            return Bond::None;
        }
        let body = same_body(self.facts.body.as_deref(), item.body.as_deref());
        let days = self
            .facts
            .date
            .zip(item.made_on)
            .map(|(later, earlier)| (later - earlier).num_days());
        let title = item.paper_title.as_deref().and_then(without_edition_words);
        let same_title = title.is_some() && title == self.bare_title;
        if same_title
            && body
            && days.is_some_and(|d| (0..=EDITION_DAYS).contains(&d))
            && self.is_report()
            && !self.is_list()
        {
            let kinds = item.paper_kind.is_none_or(|kind| kind == self.facts.kind);
            if kinds {
                return Bond::Edition;
            }
        }
        if body && days == Some(0) {
            return Bond::Meeting;
        }
        // A task group reports to its committee, which speaks for it from then on.
        let adopts = self.same_body(item);
        let records = matches!(self.facts.kind, PaperKind::Minutes | PaperKind::Decision);
        let reported = item.paper_kind.is_none_or(|kind| kind != PaperKind::Minutes);
        if adopts && records && reported && days.is_some_and(|d| (1..=ADOPTION_DAYS).contains(&d)) {
            return Bond::Adoption;
        }
        if self.speaks_of(item) {
            return Bond::Reply;
        }
        if self.names_another(item) || !self.is_list() && self.is_sister(item) {
            return Bond::None;
        }
        let own = adopts || self.is_list() || self.body_answers();
        if own { Bond::Loose } else { Bond::None }
    }

    /// Whether the paper's body is one that answers scrutiny, or is not printed: another committee
    /// does not answer for this one.
    fn body_answers(&self) -> bool {
        const ASKS: &[&str] = &["scrutiny", "panel", "committee", "commission"];
        let Some(body) = self.facts.body.as_deref() else {
            return true;
        };
        !words(body).iter().any(|word| ASKS.contains(&word.as_str()))
    }

    /// Whether the paper is put to another committee than the item's, which keeps no list for it: what is
    /// answered there was asked there.
    pub fn is_put_to_another(&self, item: &KnownItem) -> bool {
        !(self.body_answers() || self.is_list() || self.same_body(item))
    }

    /// Whether the title names a committee that is not the item's.
    fn names_another(&self, item: &KnownItem) -> bool {
        let theirs = item.body.as_deref().map(folded).unwrap_or_default();
        if !self.named.is_empty() {
            return !self.named.contains(&theirs);
        }
        let title: Vec<&str> = self.title.split(' ').collect();
        let Some(at) = title
            .iter()
            .position(|word| matches!(*word, "committee" | "panel" | "commission"))
        else {
            return false;
        };
        let ends = |word: &&&str| {
            !matches!(
                **word,
                "the" | "to" | "of" | "from" | "by" | "response" | "report" | "reply" | "for"
            )
        };
        title
            .iter()
            .take(at)
            .rev()
            .take_while(ends)
            .filter(|word| trait_of(word) == Trait::Matter)
            .any(|word| !theirs.is_empty() && !theirs.split(' ').any(|own| own == *word))
    }

    /// Whether the title is that of a sister of the item's paper: the same matter in another place, in
    /// another year or at another stage.
    fn is_sister(&self, item: &KnownItem) -> bool {
        let theirs = topic(item.paper_title.as_deref());
        let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            a.difference(b).next().is_some() && b.difference(a).next().is_some()
        };
        let common = self.topic.words.intersection(&theirs.words).next().is_some();
        let goes_on = ["progress", "update", "on"]
            .iter()
            .any(|word| self.title.split(' ').any(|said| said == *word));
        let other_year = differ(&self.topic.marks, &theirs.marks) && !goes_on;
        common
            && (differ(&self.topic.names, &theirs.words) && differ(&theirs.names, &self.topic.words)
                || other_year)
    }

    const fn is_report(&self) -> bool {
        matches!(
            self.facts.kind,
            PaperKind::CommitteeReport | PaperKind::ExecutiveResponse | PaperKind::Other
        )
    }

    /// Whether this is the same body as the item's, or the item's is a group that some committee set up.
    pub fn same_body(&self, item: &KnownItem) -> bool {
        let of_group = item
            .body
            .as_deref()
            .is_some_and(|body| words(body).iter().any(|word| word == "group"));
        let committee = self.facts.body.is_some() && !self.body_answers();
        same_body(self.facts.body.as_deref(), item.body.as_deref()) || of_group && committee
    }

    /// Whether the title speaks of what the item's paper is about.
    pub fn speaks_of(&mut self, item: &KnownItem) -> bool {
        let Some(title) = item.paper_title.as_deref() else {
            return false;
        };
        let theirs = self
            .topics
            .entry(title.to_owned())
            .or_insert_with(|| topic(Some(title)));
        let bodies: BTreeSet<String> = [self.facts.body.as_deref(), item.body.as_deref()]
            .into_iter()
            .flatten()
            .flat_map(words)
            .map(|word| stem(&word))
            .collect();
        alike(&self.topic, theirs, &bodies)
    }
}

/// Whether two topics are one. The shorter title may leave words out; where each has words of its own
/// most must be shared, and a name, figure or stage ("2023/24", "second phase") of the one must not
/// stand against another in the other.
fn alike(one: &Topic, other: &Topic, bodies: &BTreeSet<String>) -> bool {
    let own = |topic: &Topic| -> BTreeSet<String> {
        let own: BTreeSet<String> = topic.words.difference(bodies).cloned().collect();
        // A task group is named after its matter: then its name is what the title is about.
        if own.is_empty() { topic.words.clone() } else { own }
    };
    let (mine, theirs) = (own(one), own(other));
    let shared = mine.intersection(&theirs).count();
    let differ = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        let only =
            |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).any(|word| !bodies.contains(word));
        only(a, b) && only(b, a)
    };
    if shared == 0
        || differ(&one.marks, &other.marks)
        || (differ(&one.names, &other.words) && differ(&other.names, &one.words))
    {
        return false;
    }
    if differ(&mine, &theirs) {
        return 2 * shared >= mine.len().max(theirs.len());
    }
    2 * shared >= mine.len().min(theirs.len())
}

/// Whether words of a sentence say that they mean the paper with this title.
pub(super) fn means(whose: &[String], title: Option<&str>, body: Option<&str>) -> Option<bool> {
    let title = topic(title);
    let body: BTreeSet<String> = words(body.unwrap_or_default())
        .iter()
        .map(|word| stem(word))
        .collect();
    let said: BTreeSet<String> = whose
        .iter()
        .filter(|word| trait_of(word) == Trait::Matter && !is_sort(word))
        .map(|word| stem(word))
        .filter(|word| !body.contains(word))
        .collect();
    if said.is_empty() {
        return None;
    }
    Some(2 * said.intersection(&title.words).count() >= said.len())
}

fn is_sort(word: &str) -> bool {
    SORTS.split_ascii_whitespace().any(|sort| sort == word)
}

/// What a title is about, as stems.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Topic {
    words: BTreeSet<String>,
    /// Those that are names.
    names: BTreeSet<String>,
    /// Years and stages.
    marks: BTreeSet<String>,
}

fn topic(title: Option<&str>) -> Topic {
    const STAGES: &[&str] = &["phase", "part", "stage", "round", "tranche"];
    let title = title.unwrap_or_default();
    let all = words(title);
    let tells = |word: &str| trait_of(word) == Trait::Matter && !is_sort(word) && !DATED.contains(&word);
    let mut topic = Topic::default();
    for (at, word) in all.iter().enumerate() {
        let stage = all
            .get(at + 1)
            .is_some_and(|next| STAGES.contains(&next.as_str()));
        if stage
            && let Some(nth) = ["first", "second", "third", "fourth"]
                .iter()
                .position(|nth| nth == word)
        {
            topic.marks.insert(format!("stage {}", nth + 1));
        } else if trait_of(word) == Trait::Figure {
            topic.marks.insert(stem(word));
        } else if tells(word) && !STAGES.contains(&word.as_str()) {
            topic.words.insert(stem(word));
        }
    }
    topic.names = names(title)
        .iter()
        .filter(|name| tells(name))
        .map(|name| stem(name))
        .collect();
    topic
}

/// Whether two names are of two councils. A name in two languages is either of them; a short form is
/// the council it shortens; a name that is not printed rules nothing out.
pub(super) fn other_council(one: Option<&str>, other: Option<&str>) -> bool {
    const PLAIN: &[&str] = &[
        "council",
        "councils",
        "the",
        "of",
        "and",
        "royal",
        "cyngor",
        "joint",
        "committee",
    ];
    let named = |name: &str| -> Vec<BTreeSet<String>> {
        let several = words(name)
            .iter()
            .any(|word| matches!(word.as_str(), "councils" | "joint"));
        let each = |part: &'_ str| -> Vec<String> {
            if several {
                part.split(" and ")
                    .flat_map(|part| part.split(", "))
                    .map(str::to_owned)
                    .collect()
            } else {
                vec![part.to_owned()]
            }
        };
        name.split(" / ")
            .flat_map(each)
            .map(|part| {
                words(&part)
                    .into_iter()
                    .filter(|word| !PLAIN.contains(&word.as_str()))
                    .collect()
            })
            .filter(|set: &BTreeSet<String>| !set.is_empty())
            .collect()
    };
    let (Some(one), Some(other)) = (one, other) else {
        return false;
    };
    let (one, other) = (named(one), named(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    !one.iter()
        .any(|a| other.iter().any(|b| a.is_subset(b) || b.is_subset(a)))
}

/// Whether two names are of one body; a name in two languages is either of them.
pub(super) fn same_body(one: Option<&str>, other: Option<&str>) -> bool {
    let parts = |name: &str| name.split(" / ").map(folded).collect::<BTreeSet<String>>();
    one.zip(other)
        .is_some_and(|(one, other)| !parts(one).is_disjoint(&parts(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_are_told_apart_by_their_names() {
        for (one, other, expected) in [
            ("Hollinford Borough Council", "Hollinford", false),
            (
                "Cyngor Sir Aberllyn / Aberllyn County Council",
                "Aberllyn County Council",
                false,
            ),
            ("Harle District Council", "Harle County Council", true),
            ("Hollinford Borough Council", "Millham Borough Council", true),
            (
                "Hollinford Borough and Millham District Councils",
                "Millham District Council",
                false,
            ),
        ] {
            assert_eq!(other_council(Some(one), Some(other)), expected, "{one}, {other}");
            assert_eq!(other_council(Some(other), Some(one)), expected, "{other}, {one}");
        }
        assert!(!other_council(None, Some("Hollinford")));
    }

    #[test]
    fn titles_speak_of_one_matter_or_of_two() {
        for (one, other, expected) in [
            (
                "Damp homes review",
                "Cabinet response to the damp homes task group",
                true,
            ),
            ("Damp homes review", "Response to the review of parking", false),
            ("Night buses: first phase", "Night buses: second phase", false),
            ("Budget 2023/24", "Budget 2024/25", false),
            ("Annual review", "Annual review", false),
            (
                "Petition: save Northam Pool",
                "Petition: save Eastham Pool",
                false,
            ),
            ("Action log, May 2024", "Action log, July 2024", false),
            (
                "School meals: families",
                "School meals: food waste and supply",
                false,
            ),
        ] {
            let bodies = BTreeSet::new();
            assert_eq!(
                alike(&topic(Some(one)), &topic(Some(other)), &bodies),
                expected,
                "{one}, {other}"
            );
        }
    }
}
