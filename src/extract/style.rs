//! House styles: the words by which papers of one make are known and read. A style is data in
//! `assets/styles`, words only; what words cannot say is a rule.

use crate::extract::clean::Piece;
use crate::extract::word_list::{WordList, is_bounded};
use regex::Regex;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The files of `assets/styles`, by name. The order is the order in which words are looked at.
const FILES: &[(&str, &str)] = &[
    ("common", include_str!("../../assets/styles/common.toml")),
    ("web_page", include_str!("../../assets/styles/web_page.toml")),
    (
        "executive_response",
        include_str!("../../assets/styles/executive_response.toml"),
    ),
    ("tracker", include_str!("../../assets/styles/tracker.toml")),
    (
        "scottish_minute",
        include_str!("../../assets/styles/scottish_minute.toml"),
    ),
    ("welsh", include_str!("../../assets/styles/welsh.toml")),
    (
        "working_group",
        include_str!("../../assets/styles/working_group.toml"),
    ),
];

/// Why a style cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StyleError {
    /// It is not TOML of the expected shape.
    #[error("the style {name} cannot be read")]
    Unreadable {
        /// The style.
        name: &'static str,
        /// What is wrong with it.
        source: toml::de::Error,
    },
}

/// A house style as its file has it. Unknown keys are refused.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Style {
    /// The name of its file.
    #[serde(skip)]
    pub name: &'static str,
    /// What papers it is for.
    pub about: String,
    /// Words of which one in a paper shows that the style applies; none: it always applies.
    pub markers: Vec<String>,
    /// What the headings and labels of the paper's parts mean.
    pub sections: Sections,
    /// The words before what is asked, decided, requested, promised and answered.
    pub lead_ins: LeadIns,
    /// The names of offices and bodies.
    pub people: People,
    /// The verbs by which minutes tell what was asked, promised and said.
    pub speech: Speech,
    /// What the headings of a table's columns mean.
    pub columns: Columns,
    /// The words of an answer or a status, by position.
    pub positions: Positions,
    /// Labels of the paper's facts.
    pub labels: Labels,
    /// The words by which a paper calls itself a kind of paper.
    pub kinds: Kinds,
    /// The words around a date for the diary.
    pub diary: Diary,
    /// Excerpts with what must be found in them.
    #[serde(rename = "example")]
    pub examples: Vec<StyleExample>,
}

/// An excerpt in the manner of a style, its words invented, with the words of the items in it.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "read by the tests over the list of styles")
)]
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StyleExample {
    /// The excerpt.
    pub text: String,
    /// The words of each item, in order; empty where nothing may be found.
    pub items: Vec<String>,
}

macro_rules! word_lists {
    ($(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident, )+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: WordList, )+
        }

        impl $name {
            fn take_in(&mut self, other: &Self) {
                $( self.$field.extend(&other.$field); )+
            }
        }
    };
}

word_lists! {
    /// What the headings and labels of a paper's parts mean.
    Sections {
        /// What is recommended.
        recommendations,
        /// What happened at the meeting.
        minutes,
        /// What was decided.
        decision,
        /// Whom to ask.
        contacts,
        /// Why it was decided or recommended.
        reasons,
        /// A part that tells and asks nothing: purpose, background, implications.
        narrative,
        /// A notice to those who attend.
        notice,
        /// What is still to be done.
        outstanding,
        /// What has been done.
        done,
        /// The end of the paper's own text.
        ending,
    }
}

word_lists! {
    /// The words before what is asked, decided, requested, promised and answered.
    LeadIns {
        /// After a body's name, before what it is asked: "is recommended to".
        asks,
        /// Before a decision, in capitals or at the start of a sentence.
        resolves,
        /// Before a recommendation, in capitals or at the start of a sentence.
        recommends,
        /// Before an action and who is to take it.
        actions,
        /// Before the answer to a recommendation.
        answers,
        /// Before what scrutiny asked, where its answer stands under a label of its own.
        asked_by_scrutiny,
        /// Before a request recorded under a label of its own.
        requests,
    }
}

word_lists! {
    /// The names of offices and bodies.
    People {
        /// Words of an officer's or member's office: "director".
        offices,
        /// Words of a body's name: "committee".
        bodies,
        /// Those who ask at a meeting: "members".
        askers,
    }
}

word_lists! {
    /// The verbs by which minutes tell what was asked, promised and said, and what such verbs take.
    Speech {
        /// Verbs of finding out, sending and bringing back: whoever "will check" owes an answer.
        acts,
        /// Verbs of giving, which owe those at the meeting something only where they name them or
        /// what they are to be given.
        gives,
        /// Those of the acts that owe nothing unless they name what is brought, or to whom.
        idle,
        /// Those that do, by the words behind them.
        owing,
        /// The participles by which it is said that something will be sent or brought.
        delivered,
        /// Verbs of telling a meeting something.
        says,
        /// Verbs of what is done at the meeting itself, after which nothing is owed.
        speaks,
        /// What is asked for and sent: "figures".
        information,
        /// Those to whom it is sent, and when: "to members", "after the meeting".
        recipients,
        /// What is asked for at a meeting and granted there.
        at_once,
        /// What a meeting resolves to do: "note", "refer".
        decides,
        /// What a meeting is told to have done or to do: "noted", "refers".
        decided,
        /// What is laid before a meeting: "minutes".
        papers,
        /// What becomes of it there: "approved".
        settled,
    }
}

word_lists! {
    /// What the headings of a table's columns mean.
    Columns {
        /// The item's number or reference.
        number,
        /// The item's words.
        item,
        /// Who is to do it.
        owner,
        /// By when.
        due,
        /// The answer given.
        response,
        /// How it stands.
        status,
        /// The day it was asked.
        date,
        /// Anything else.
        other,
    }
}

word_lists! {
    /// The words of an answer or a status, by position.
    Positions {
        /// Agreed as it stands.
        accepted,
        /// Agreed in part or in principle.
        partly_accepted,
        /// Not agreed.
        rejected,
        /// To be looked into.
        under_consideration,
        /// Under way.
        in_progress,
        /// Done.
        implemented,
        /// Noted only.
        noted,
        /// Overtaken.
        superseded,
        /// A status that takes no position.
        nothing,
    }
}

word_lists! {
    /// The words by which a paper calls itself a kind of paper.
    Kinds {
        /// In one of the first lines of a paper that explains, lists or announces.
        reference,
        /// A line that is nothing but these words.
        agenda_item,
        /// At the start of a line.
        issue_history,
        /// At the start of a line.
        decision,
        /// Anywhere in a line of the letterhead.
        decision_record,
        /// Anywhere in a line of the letterhead.
        action_tracker,
        /// Anywhere in a line of the letterhead.
        executive_response,
        /// At the start of a line.
        reply,
        /// Anywhere in a line of the letterhead.
        briefing_note,
        /// At the start of a line of the letterhead.
        report,
        /// Anywhere in a line of the letterhead.
        report_on,
    }
}

word_lists! {
    /// The words around a date for the diary.
    Diary {
        /// Labels before a day that is to come.
        labels,
        /// Headings of a list or line of days to come.
        headings,
        /// Words of which one must stand in a sentence that speaks of what is to come.
        ahead,
        /// Words that make a sentence history, or no diary matter.
        behind,
        /// What a whole year must be about to be a date for the diary: an end, a review, a decision.
        turns,
    }
}

word_lists! {
    /// Labels of the paper's facts.
    Labels {
        /// Before the body.
        body,
        /// Before the title.
        title,
        /// Before the date.
        date,
        /// Before the agenda item's number.
        agenda_item,
        /// Before a contact.
        contact,
        /// Before the author.
        author,
        /// Before the executive member.
        executive_member,
        /// Before the wards.
        wards,
        /// Before whether it is a key decision.
        key_decision,
    }
}

/// Every style, read once.
///
/// # Errors
/// [`StyleError`] when a file is not of the expected shape; a test reads them all.
pub fn all() -> Result<&'static [Style], &'static StyleError> {
    static ALL: LazyLock<Result<Vec<Style>, StyleError>> = LazyLock::new(|| {
        FILES
            .iter()
            .map(|(name, text)| {
                let mut style: Style =
                    toml::from_str(text).map_err(|source| StyleError::Unreadable { name, source })?;
                style.name = name;
                Ok(style)
            })
            .collect()
    });
    ALL.as_deref()
}

/// The words that apply to one paper.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// The names of the styles they come from.
    pub styles: Vec<&'static str>,
    /// See [`Style::sections`].
    pub sections: Sections,
    /// See [`Style::lead_ins`].
    pub lead_ins: LeadIns,
    /// See [`Style::people`].
    pub people: People,
    /// See [`Style::speech`].
    pub speech: Speech,
    /// See [`Style::columns`].
    pub columns: Columns,
    /// See [`Style::positions`].
    pub positions: Positions,
    /// See [`Style::labels`].
    pub labels: Labels,
    /// See [`Style::kinds`].
    pub kinds: Kinds,
    /// See [`Style::diary`].
    pub diary: Diary,
}

impl Words {
    fn take_in(&mut self, style: &Style) {
        self.styles.push(style.name);
        self.sections.take_in(&style.sections);
        self.lead_ins.take_in(&style.lead_ins);
        self.people.take_in(&style.people);
        self.speech.take_in(&style.speech);
        self.columns.take_in(&style.columns);
        self.positions.take_in(&style.positions);
        self.labels.take_in(&style.labels);
        self.kinds.take_in(&style.kinds);
        self.diary.take_in(&style.diary);
    }
}

/// What finds the markers of each style in one pass over a line, in the order of [`all`]; none for a
/// style that always applies.
static MARKED: LazyLock<Vec<Option<Regex>>> = LazyLock::new(|| {
    let styles = all().unwrap_or(&[]).iter();
    styles
        .map(|style| {
            let markers: Vec<String> = style
                .markers
                .iter()
                .map(|marker| regex::escape(&marker.to_lowercase()))
                .collect();
            // Words without any sign of a pattern's always make one.
            (!markers.is_empty())
                .then(|| Regex::new(&markers.join("|")).ok())
                .flatten()
        })
        .collect()
});

/// The words of every style whose markers stand in the paper. A council's name is never a marker:
/// what a paper looks like decides, not who sent it.
#[must_use]
pub fn words_for(pieces: &[Piece]) -> Arc<Words> {
    let applying: Vec<bool> = MARKED
        .iter()
        .map(|marked| {
            marked
                .as_ref()
                .is_none_or(|marked| pieces.iter().any(|piece| marked.is_match(&piece.low)))
        })
        .collect();
    words_of(applying)
}

/// The words of the styles that apply, made once for each choice of them that occurs: papers of one make
/// share them.
fn words_of(applying: Vec<bool>) -> Arc<Words> {
    static MADE: LazyLock<Mutex<HashMap<Vec<bool>, Arc<Words>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let words = made.entry(applying).or_insert_with_key(|applying| {
        let mut words = Words::default();
        let styles = all().unwrap_or(&[]).iter();
        for (style, _) in styles.zip(applying).filter(|(_, applies)| **applies) {
            words.take_in(style);
        }
        Arc::new(words)
    });
    Arc::clone(words)
}

/// The words of every style, whatever the paper: by them its parts are told apart before it is
/// known which styles apply.
#[must_use]
pub fn every_section() -> &'static Sections {
    static EVERY: LazyLock<Sections> = LazyLock::new(|| {
        let mut sections = Sections::default();
        for style in all().unwrap_or(&[]) {
            sections.take_in(&style.sections);
        }
        sections
    });
    &EVERY
}

/// The words for positions that every paper and every tracker uses.
#[must_use]
pub fn every_position() -> Words {
    let mut words = Words::default();
    for style in all().unwrap_or(&[]) {
        if style.markers.is_empty() || style.name == "tracker" {
            words.take_in(style);
        }
    }
    words
}

/// Whether `low` is one of the words of `list`, closing punctuation aside.
#[must_use]
pub fn is_one_of(low: &str, list: &WordList) -> bool {
    list.has(low.trim_matches([' ', ':', '-', '.', '*', '=']))
}

/// The length of the longest of the words of `list` with which `low` begins, on a word's boundary.
#[must_use]
pub fn begins_with(low: &str, list: &WordList) -> Option<usize> {
    list.at_start(low)
}

/// Whether `low` begins with `word`, on a word's boundary.
#[must_use]
pub fn opens_with(low: &str, word: &str) -> bool {
    low.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The first place in `low` of any of the words of `list`, on word boundaries; the longest where
/// several begin there.
#[must_use]
pub fn find_in(low: &str, list: &WordList) -> Option<std::ops::Range<usize>> {
    list.first_in(low)
}

/// Where `words` stand in `low` with no letter directly before or after them.
#[must_use]
pub fn find_word(low: &str, words: &str) -> Option<usize> {
    low.match_indices(words)
        .map(|(at, _)| at)
        .find(|at| is_bounded(low, *at..at + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_can_be_read_and_says_what_it_is_for() {
        for style in all().unwrap() {
            assert!(!style.about.is_empty(), "{}", style.name);
            for marker in &style.markers {
                assert!(marker.len() > 3, "{}: {marker:?}", style.name);
            }
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let read: Result<Style, _> = toml::from_str("about = \"x\"\ncolour = \"red\"");
        assert!(read.is_err());
        let read: Result<Style, _> = toml::from_str("[sections]\nminute = [\"x\"]");
        assert!(read.is_err());
    }

    #[test]
    fn every_word_is_in_lower_case_as_the_paper_is_matched() {
        for (name, text) in FILES {
            let words = text.split("[[example]]").next().unwrap_or("");
            let lists = words
                .split_once("[sections]")
                .or_else(|| words.split_once("[lead_ins]"));
            if let Some((_, lists)) = lists {
                let lower = lists.to_lowercase();
                assert_eq!(lists, lower, "{name} has capitals in its lists");
            }
        }
    }

    #[test]
    fn words_are_found_on_their_boundaries_only() {
        let list: WordList = ["asked", "asked for"].as_slice().into();
        assert_eq!(find_in("members asked for a list", &list), Some(8..17));
        assert_eq!(find_in("the task was masked", &list), None);
    }
}
