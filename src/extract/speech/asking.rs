//! Parts of the grammar of requests: when an answer is to come, and whether a question asks to be given
//! something.

use super::{Bearer, Clause, Clauses};
use crate::extract::speech;
use crate::extract::style::{self, Words};

/// Whether words name a time or a form that shows the answer is to come after the meeting.
pub(super) fn is_for_later(rest: &str) -> bool {
    [
        "in writing",
        "written",
        "next meeting",
        "future meeting",
        "later meeting",
        "after the meeting",
        "outside the meeting",
        "before the",
        "meeting in",
        "meeting on",
        "to a meeting",
        "within ",
        "by the end",
        "report back",
    ]
    .iter()
    .any(|words| rest.contains(words))
}

/// "… could be provided", "… officers could circulate": a request in the form of a question.
pub(super) fn asks_to_be_given(rest: &str, words: &Words) -> bool {
    let sentence = Clauses::new(rest);
    let modal = (0..sentence.len().min(20))
        .find(|at| matches!(sentence.word(*at), "could" | "can" | "might" | "would" | "may"));
    let Some(modal) = modal else { return false };
    let verb = sentence.over_adverbs(modal + 1);
    let from = sentence.from(verb);
    let passive = (modal + 1..verb).any(|at| sentence.word(at) == "be");
    let delivered = passive && style::begins_with(from, &words.speech.delivered).is_some();
    let bearer = sentence.bearer(
        Clause {
            first: 0,
            coordinate: false,
        },
        modal,
        words,
    );
    let gives = style::begins_with(from, &words.speech.acts)
        .or_else(|| style::begins_with(from, &words.speech.gives));
    let receives = ["have ", "see ", "receive "]
        .iter()
        .any(|verb| from.starts_with(verb));
    delivered
        || matches!(bearer, Bearer::Person | Bearer::Pronoun | Bearer::Body)
            && gives.is_some_and(|length| speech::hands_over(from.get(length..).unwrap_or(""), words))
        || matches!(bearer, Bearer::Body | Bearer::Pronoun)
            && receives
            && speech::names_information(from, words)
}

pub(super) fn initials(name: &str) -> String {
    name.split(' ')
        .filter_map(|word| word.chars().next())
        .collect::<String>()
        .to_lowercase()
}
