//! The first lines of a paper, and what they say of it.

use crate::extract::paper::Paper;
use crate::extract::style;
use crate::extract::word_list::WordList;
use std::borrow::Cow;

/// The first lines of a paper, in lower case.
pub struct Lines<'p> {
    /// The very first.
    pub first: Vec<Cow<'p, str>>,
    /// Those of the letterhead.
    pub head: Vec<Cow<'p, str>>,
}

/// A line whose letters are set apart, "B R I E F I N G   N O T E", as one reads it.
pub(in crate::extract::facts) fn as_read(line: &str) -> Cow<'_, str> {
    let letters: Vec<&str> = line.split(' ').collect();
    let apart = letters.len() >= 6 && letters.iter().all(|letter| letter.chars().count() <= 1);
    if apart {
        Cow::Owned(letters.concat())
    } else {
        Cow::Borrowed(line)
    }
}

impl<'p> Lines<'p> {
    pub fn of(paper: &'p Paper<'_>) -> Self {
        let head: Vec<Cow<'p, str>> = paper
            .pieces
            .iter()
            .take(16)
            .map(|piece| as_read(&piece.low))
            .collect();
        Self {
            first: head.iter().take(5).cloned().collect(),
            head,
        }
    }

    /// Whether one of the very first lines says that the paper explains, lists or announces, and asks
    /// and answers nothing.
    pub fn is_of_reference(&self, signs: &WordList) -> bool {
        self.first
            .iter()
            .filter(|line| line.len() < 110 && !line.ends_with('.'))
            // A list's own line: "14/06/2022 - Work programme".
            .filter(|line| !line.starts_with(|c: char| c.is_ascii_digit()))
            // A long report has a list of its contents too.
            .filter(|line| !(line.starts_with("contents") && self.is_report()))
            .any(|line| signs.iter().any(|sign| holds(line, sign)))
    }

    /// Whether one of the very first lines is that of a report.
    pub fn is_report(&self) -> bool {
        self.first.iter().any(|line| {
            !line.ends_with('.')
                && [
                    "final report",
                    "interim report",
                    "report of ",
                    "report by ",
                    "scrutiny review",
                ]
                .iter()
                .any(|sign| line.contains(sign))
        })
    }

    /// Whether one of the very first begins with one of `signs`.
    pub fn one_opens(&self, signs: &WordList) -> bool {
        self.first
            .iter()
            .any(|line| signs.iter().any(|sign| line.starts_with(sign)))
    }

    /// Whether a short line says that what follows was decided: "Cabinet: summary of decisions".
    pub fn one_heads_decisions(&self) -> bool {
        const WORDS: &[&str] = &[
            "notice",
            "record",
            "sheet",
            "list",
            "summary",
            "schedule",
            "details",
            "published",
            "statement",
            "taken",
            "delegated",
            "log",
            "register",
        ];
        self.head.iter().take(8).any(|line| {
            (line.len() < 90 || line.len() < 160 && line.starts_with("decision"))
                && !line.ends_with('.')
                && !line.contains("call")
                && (style::find_word(line, "decision").is_some()
                    || style::find_word(line, "decisions").is_some())
                && WORDS.iter().any(|word| style::find_word(line, word).is_some())
        })
    }

    /// Whether a line says that the paper answers somebody: "Statutory response to a report of a committee".
    pub fn one_answers(&self) -> bool {
        self.head.iter().take(6).any(|line| {
            let answers = ["response", "responses", "reply", "replies", "answer", "answers"]
                .iter()
                .filter_map(|word| style::find_word(line, word).map(|at| at + word.len()))
                .any(|at| {
                    [" to ", " of ", " from ", " by "]
                        .iter()
                        .any(|joint| line.get(at..).is_some_and(|rest| rest.starts_with(joint)))
                });
            let asked = [
                "recommendation",
                "scrutiny",
                "committee",
                "panel",
                "report",
                "review",
                "inquiry",
                "task",
            ]
            .iter()
            .any(|word| line.contains(word));
            // "Response to the events of last winter" answers nobody.
            let to_events = ["events", "consultation", "flooding of", "emergency"]
                .iter()
                .any(|word| line.contains(word));
            answers && asked && line.len() < 170 && !line.ends_with('.') && !to_events
        })
    }

    /// Where the first line stands that begins with one of `signs` or holds it.
    pub fn first_place(&self, is_sign: impl Fn(&str) -> bool) -> usize {
        self.head
            .iter()
            .position(|line| is_sign(line))
            .unwrap_or(usize::MAX)
    }

    /// Where a line of the letterhead says that the paper follows things up.
    pub fn tracks(&self, signs: &WordList) -> Option<usize> {
        let holds_one = |line: &str| line.len() < 160 && signs.iter().any(|sign| holds(line, sign));
        let named = self.head.iter().position(|line| holds_one(line));
        let followed = self.head.iter().take(8).position(|line| follows_up(line));
        named.into_iter().chain(followed).min()
    }

    /// Where a line opens the minutes of a meeting, which may hold a list of actions as well.
    pub fn opens_minutes(&self) -> usize {
        self.first_place(|line| {
            [
                "minutes of",
                "minute of",
                "notes of a meeting",
                "notes of the meeting",
                "draft minutes",
                "printed minutes",
                "present:",
                "members present",
                "in the chair",
                "attendance",
            ]
            .iter()
            .any(|sign| line.starts_with(sign))
        })
    }

    /// Whether a short line of the letterhead holds one of `signs`.
    pub fn one_holds(&self, signs: &WordList) -> bool {
        self.head
            .iter()
            .any(|line| line.len() < 160 && signs.iter().any(|sign| holds(line, sign)))
    }
}

/// Whether a line is about what has become of recommendations, actions or other matters.
fn follows_up(line: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let short = line.len() < 120 && !line.ends_with(['.', ':']) && !line.contains(". ");
    let of_actions = has(&[
        "recommendations",
        "actions",
        "recommendation and ",
        "action monitoring",
    ]);
    let of_matters = has(&[
        "matters",
        "issues",
        "business",
        "requests",
        "undertakings",
        "decisions",
    ]);
    short
        && (of_actions
            && has(&[
                "monitoring",
                "progress",
                "implementation of",
                "update on",
                "follow-up",
                "follow up",
                "tracking",
                "outstanding",
                "schedule of",
                "previous meeting",
                "last meeting",
                "earlier meeting",
                "actions at ",
            ])
            || of_matters
                && has(&[
                    "outstanding",
                    "pending",
                    "previous meeting",
                    "brought forward",
                    "tracking",
                ])
                && !has(&["agenda"]))
}

/// Whether a line holds a sign with no letter after it; a whole sentence tells of other papers.
fn holds(line: &str, sign: &str) -> bool {
    let sentence = line.ends_with('.') && line.len() > 30;
    !sentence
        && line.match_indices(sign).any(|(at, _)| {
            let after = line.get(at + sign.len()..).and_then(|rest| rest.chars().next());
            sign.ends_with(' ') || !after.is_some_and(|c| c.is_alphabetic() && c != 's')
        })
}
