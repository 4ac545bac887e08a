//! Whether two papers are editions of one paper: a draft and its final form, a report and its
//! revision. Two reports to the same meeting are not, however much of their wording is a template.

use super::KnownPaper;
use super::words::{folded, words};
use crate::scrutiny::id::PaperId;
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Least shared part of the three-word runs of two editions.
const LEAST_SHARED: f64 = 0.6;

/// Least shared part where only body and day are the same and no title tells.
const LEAST_SHARED_UNTITLED: f64 = 0.85;

/// Least shared part where title and body are the same and one of the two prints no date, as a report
/// that was sent out before its pack.
const LEAST_SHARED_UNDATED: f64 = 0.9;

/// Words of a title or a file's name that tell editions of one paper apart.
const EDITION_WORDS: &[&str] = &[
    "amended",
    "amendment",
    "clean",
    "copy",
    "corrected",
    "draft",
    "final",
    "new",
    "reissued",
    "revised",
    "revision",
    "updated",
    "version",
];

/// Those by which a paper says that an earlier edition has been given out.
const LATER_WORDS: &[&str] = &[
    "amended",
    "corrected",
    "reissued",
    "revised",
    "revision",
    "updated",
];

/// File names that say nothing of the paper.
const NAMELESS: &[&str] = &[
    "agenda",
    "appendix",
    "attachment",
    "document",
    "download",
    "doc",
    "file",
    "item",
    "minutes",
    "paper",
    "report",
    "scan",
    "untitled",
    "public",
    "pack",
    "reports",
];

/// The known paper of which a paper with these facts, file name and text seems to be an edition.
pub(super) fn earlier(
    facts: &PaperFacts,
    file_name: &str,
    text: &str,
    papers: &[KnownPaper],
) -> Option<PaperId> {
    let candidates: Vec<(&KnownPaper, f64)> = papers
        .iter()
        .filter_map(|paper| Some((paper, least_shared(facts, file_name, paper)?)))
        .collect();
    if candidates.is_empty() {
        return None;
    }
    let runs = runs(text);
    candidates
        .into_iter()
        .map(|(paper, least)| (paper, least, shared(&runs, &self::runs(&paper.text))))
        .filter(|(_, least, shared)| shared >= least)
        // Of several editions the nearest in wording; of equals the one filed last.
        .max_by(|(a, _, x), (b, _, y)| x.total_cmp(y).then(a.id.cmp(&b.id)))
        .map(|(paper, _, _)| paper.id)
}

/// Whether two papers' facts alone say that they are editions of one paper.
pub(super) fn same_facts(facts: &PaperFacts, other: &PaperFacts) -> bool {
    let titles = title(facts).zip(title(other));
    !contradict(facts, other)
        && titles.is_some_and(|(a, b)| a == b)
        && facts.date.is_some()
        && facts.date == other.date
        && same_body(facts, other)
}

/// How much of the text two papers must share to be editions; none where facts or names rule it out.
fn least_shared(facts: &PaperFacts, file_name: &str, paper: &KnownPaper) -> Option<f64> {
    let other = &paper.facts;
    if calls_itself_a_later_edition(facts, other) {
        return Some(LEAST_SHARED);
    }
    if contradict(facts, other) {
        return None;
    }
    if same_facts(facts, other) {
        return Some(LEAST_SHARED);
    }
    let stem = file_stem(file_name);
    let same_file = stem.is_some() && stem == file_stem(&paper.file_name);
    let titles = title(facts).zip(title(other));
    match titles {
        Some((a, b)) if a != b => same_file.then_some(LEAST_SHARED_UNTITLED),
        _ if same_file => Some(LEAST_SHARED),
        Some(_) if facts.date.xor(other.date).is_some() && same_body(facts, other) => {
            Some(LEAST_SHARED_UNDATED)
        }
        // One of them has no title: the same body and day, and nearly the same text.
        None if facts.date.is_some() && facts.date == other.date && same_body(facts, other) => {
            Some(LEAST_SHARED_UNTITLED)
        }
        _ => None,
    }
}

/// Whether a paper says itself that it is another edition of one of the same title, body, council and
/// kind: "(revised)" in its title, which the other's lacks. Then it may come to a later meeting and
/// under another agenda item.
fn calls_itself_a_later_edition(facts: &PaperFacts, other: &PaperFacts) -> bool {
    let marked = |facts: &PaperFacts| {
        let words = facts.title.as_deref().map(words).unwrap_or_default();
        words.iter().any(|word| LATER_WORDS.contains(&word.as_str()))
    };
    let meeting_apart = |facts: &PaperFacts| PaperFacts {
        date: None,
        agenda_item: None,
        ..facts.clone()
    };
    let titles = title(facts).zip(title(other));
    let later = facts
        .date
        .zip(other.date)
        .is_some_and(|(this, that)| this >= that);
    titles.is_some_and(|(a, b)| a == b)
        && marked(facts)
        && !marked(other)
        && later
        && same_body(facts, other)
        && !contradict(&meeting_apart(facts), other)
}

/// Whether the facts rule out that these are editions of one paper: another kind, day, agenda item
/// or body.
fn contradict(facts: &PaperFacts, other: &PaperFacts) -> bool {
    fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.zip(other).is_some_and(|(a, b)| a != b)
    }
    let kind = facts.kind != other.kind && facts.kind != PaperKind::Other && other.kind != PaperKind::Other;
    let fold = |text: &Option<String>| text.as_deref().map(folded);
    kind || differ(facts.date, other.date)
        || differ(fold(&facts.agenda_item), fold(&other.agenda_item))
        || differ(fold(&facts.body), fold(&other.body))
        || differ(fold(&facts.council), fold(&other.council))
}

fn same_body(facts: &PaperFacts, other: &PaperFacts) -> bool {
    facts
        .body
        .as_deref()
        .zip(other.body.as_deref())
        .is_some_and(|(a, b)| folded(a) == folded(b))
}

/// The title without the words that tell editions apart; none where nothing is left.
fn title(facts: &PaperFacts) -> Option<String> {
    let left = without_edition(words(facts.title.as_deref()?));
    (!left.is_empty()).then(|| left.join(" "))
}

/// The file's name without its ending and without version marks; none where what is left says
/// nothing of the paper.
fn file_stem(file_name: &str) -> Option<String> {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    // "report (2)" is what a browser calls the second download; "item 2" is another item.
    let stem = match stem.trim_end().strip_suffix(')').and_then(|s| s.rsplit_once('(')) {
        Some((before, number)) if number.trim().parse::<u32>().is_ok() => before,
        _ => stem,
    };
    let spaced = stem.replace(['_', '-', '.'], " ");
    let left = without_edition(words(&spaced));
    let says = left
        .iter()
        .any(|word| !NAMELESS.contains(&word.as_str()) && word.chars().any(char::is_alphabetic));
    says.then(|| left.join(" "))
}

/// A title without what tells editions apart ("draft recommendations", "recommendations as amended");
/// none where nothing is left.
pub(super) fn without_edition_words(title: &str) -> Option<String> {
    let left: Vec<String> = without_edition(words(title))
        .into_iter()
        .filter(|word| !matches!(word.as_str(), "recommendations" | "as"))
        .collect();
    (!left.is_empty()).then(|| left.join(" "))
}

/// `words` without "draft", "revised", "v2", "version 3".
fn without_edition(words: Vec<String>) -> Vec<String> {
    let is_version = |word: &str| {
        ["v", "ver", "rev"].iter().any(|mark| {
            word.strip_prefix(mark)
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let mut left = Vec::with_capacity(words.len());
    let mut after_mark = false;
    for word in words {
        let number = word.bytes().all(|b| b.is_ascii_digit());
        if is_version(&word) || EDITION_WORDS.contains(&word.as_str()) {
            after_mark = true;
        } else if !(number && after_mark) {
            after_mark = matches!(word.as_str(), "v" | "ver" | "rev");
            if !after_mark {
                left.push(word);
            }
        }
    }
    left
}

/// The runs of three words in a text, each by its hash.
fn runs(text: &str) -> HashSet<u64> {
    let words = words(text);
    let length = words.len().clamp(1, 3);
    words
        .windows(length)
        .map(|run| {
            let mut hasher = DefaultHasher::new();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// The shared part of two sets of runs, 0 to 1; 0 where either is empty.
fn shared(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let (small, large) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let both = small.iter().filter(|run| large.contains(run)).count();
    if small.is_empty() {
        return 0.0;
    }
    2.0 * count(both) / (count(small.len()) + count(large.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{facts, paper_id};
    use super::*;

    const DRAFT: &str = "The Panel looked at damp in council homes over six months. It heard from forty tenants, two \
        surveyors and the repairs contractor. It found that reports of damp were closed without a visit in a third of \
        cases, and that nobody told the tenants why. It asks the Cabinet to have every home inspected within four weeks.";

    fn filed(id: u128, facts: PaperFacts, file_name: &str, text: &str) -> KnownPaper {
        KnownPaper {
            id: paper_id(id),
            facts,
            file_name: file_name.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Asserts whether a paper filed as `b.pdf` is an edition of an `earlier` one.
    fn check(case: &str, facts: &PaperFacts, text: &str, earlier_facts: PaperFacts, expected: bool) {
        let papers = [filed(7, earlier_facts, "a.pdf", DRAFT)];
        let read = earlier(facts, "b.pdf", text, &papers);
        assert_eq!(read, expected.then(|| paper_id(7)), "{case}");
    }

    fn report(title: &str) -> PaperFacts {
        facts(PaperKind::CommitteeReport, "Housing Panel", title, "2026-03-05")
    }

    fn revised() -> String {
        DRAFT
            .replace("four weeks", "six weeks")
            .replace("forty", "forty-two")
    }

    #[test]
    fn papers_of_the_same_body_day_and_title_are_editions_where_their_text_agrees() {
        let other = "The Panel considered rents for the coming year, the state of the housing revenue account and \
                     the number of empty garages in each ward. It asks the Cabinet to let the garages at a lower \
                     rent.";
        let title = "Damp homes review";
        let changed = report("Damp homes review – revised");
        check(
            "some words changed",
            &changed,
            &revised(),
            report("DAMP HOMES REVIEW"),
            true,
        );
        check("another text", &report(title), other, report(title), false);
        check("an empty text", &report(title), "", report(title), false);
        let untitled = PaperFacts {
            title: None,
            ..report("")
        };
        let one_word = DRAFT.replace("forty", "fifty");
        check(
            "no title, nearly the same text",
            &untitled,
            &one_word,
            report(title),
            true,
        );
        check(
            "no title, less of the text",
            &untitled,
            &DRAFT[..180],
            report(title),
            false,
        );
    }

    #[test]
    fn papers_on_one_template_are_no_editions() {
        let title = "Damp homes review";
        let item = |number: &str| PaperFacts {
            agenda_item: Some(number.to_owned()),
            ..report(title)
        };
        let later = facts(PaperKind::CommitteeReport, "Housing Panel", title, "2026-09-03");
        let elsewhere = facts(PaperKind::CommitteeReport, "Cabinet", title, "2026-03-05");
        let minutes = facts(PaperKind::Minutes, "Housing Panel", title, "2026-03-05");
        let revised_later = facts(
            PaperKind::CommitteeReport,
            "Housing Panel",
            "Damp homes review (revised)",
            "2026-09-03",
        );
        check(
            "it says itself that it is revised",
            &revised_later,
            &revised(),
            report(title),
            true,
        );
        let sooner = facts(PaperKind::CommitteeReport, "Housing Panel", title, "2027-01-05");
        check(
            "a revision comes after what it revises",
            &revised_later,
            &revised(),
            sooner,
            false,
        );
        check(
            "two agenda items of a meeting",
            &item("8"),
            &revised(),
            item("7"),
            false,
        );
        check(
            "two titles of a meeting",
            &report("Mould in schools"),
            &revised(),
            report(title),
            false,
        );
        check(
            "the same title at another meeting",
            &later,
            &revised(),
            report(title),
            false,
        );
        check(
            "the same title at another body",
            &elsewhere,
            &revised(),
            report(title),
            false,
        );
        check("the minutes about it", &minutes, &revised(), report(title), false);
    }

    #[test]
    fn a_version_mark_in_a_files_name_tells_an_edition() {
        for (name, earlier_name, expected) in [
            ("Damp_homes-report v2.docx", "damp homes report DRAFT.docx", true),
            ("damp homes (1).pdf", "damp homes.pdf", true),
            ("damp homes version 3.pdf", "damp homes final.pdf", true),
            ("document (2).pdf", "document.pdf", false),
            ("item 8.pdf", "item 7.pdf", false),
            ("damp homes 8.pdf", "damp homes 7.pdf", false),
            ("v2.pdf", "v1.pdf", false),
        ] {
            let papers = [filed(7, PaperFacts::unknown(), earlier_name, DRAFT)];
            let read = earlier(&PaperFacts::unknown(), name, &revised(), &papers);
            assert_eq!(read, expected.then(|| paper_id(7)), "{name} after {earlier_name}");
        }
    }

    #[test]
    fn of_several_editions_the_nearest_in_wording_is_the_earlier_one() {
        let report = || report("Damp homes review");
        let second = DRAFT.replace("forty", "fifty");
        let third = second.replace("two surveyors", "five surveyors");
        let papers = [
            filed(3, report(), "c.pdf", &second),
            filed(2, report(), "b.pdf", DRAFT),
        ];
        assert_eq!(earlier(&report(), "d.pdf", &third, &papers), Some(paper_id(3)));
    }
}
