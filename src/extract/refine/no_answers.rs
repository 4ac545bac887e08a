//! What was taken for an answer and answers nothing: words that only lead to a list, a heading, a colour, a
//! day or a time by itself, and whatever stands beside an item that asks a meeting to approve the replies
//! themselves.

use super::Refiner;
use crate::document::look;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::mapped::{self, ROW_OF_NAMED_COLUMNS};
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::style;
use crate::scrutiny::paper::PaperKind;

pub(super) struct NoAnswers;

impl Refiner for NoAnswers {
    fn id(&self) -> &'static str {
        "no_answers"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            if item.answer.is_empty() || item.reason.starts_with(ROW_OF_NAMED_COLUMNS) {
                continue;
            }
            if says_nothing(paper, &item.answer) || asks_to_approve_replies(paper, item) {
                // "Not started" and a colour still tell how it goes.
                let told = item.status.or_else(|| item.answer.first().copied());
                let told = told.and_then(|place| mapped::progress_word(paper.words_at(place)));
                item.refined.progress = item.refined.progress.or(told);
                item.answer.clear();
                item.refined.answer = None;
            }
        }
    }
}

/// Whether words answer nothing, whatever they stand beside.
fn says_nothing(paper: &Paper<'_>, answer: &[Place]) -> bool {
    let words = paper.words_of(answer);
    let low = words.to_lowercase();
    let bare = low.trim_matches([' ', '.', '-', '*']);
    // A line of a few words may be the whole of an answer; one word that takes no position is a heading.
    let heading = answer.len() == 1
        && bare.chars().all(char::is_alphabetic)
        && answer
            .first()
            .and_then(|place| paper.piece(place.piece))
            .is_some_and(|piece| {
                piece.is_heading()
                    && !piece.is_cell()
                    && !look::is_status(bare)
                    && !position::opens(bare, &paper.words)
            });
    let time = look::is_day(&words)
        || matches!(
            bare,
            "as soon as possible" | "asap" | "no date set" | "no date" | "to be arranged"
        );
    let nothing = matches!(
        bare,
        "none yet" | "none" | "no reply" | "no reply yet" | "no response" | "no response yet"
    );
    // "and to make the following recommendations": the sentence before goes on.
    let goes_on = low.starts_with("and to ") || low.starts_with("and that ");
    words.ends_with(':') || goes_on || heading || time || nothing || position::is_rag(bare) && bare.len() > 1
}

/// Whether an item asks whoever meets to approve or to send on the answers of the paper, which are its
/// business and no answer to it.
fn asks_to_approve_replies(paper: &Paper<'_>, item: &Candidate) -> bool {
    const ANSWERS: &[&str] = &["response", "responses", "reply", "replies", "answers"];
    const ASKS: &[&str] = &[
        "approve",
        "approves",
        "approved",
        "agree",
        "agrees",
        "agreed",
        "endorse",
        "endorses",
        "sent",
        "send",
        "note",
        "notes",
        "noted",
        "forwarded",
        "reply",
        "receives",
        "receive",
    ];
    if !matches!(
        paper.facts.kind,
        PaperKind::ExecutiveResponse | PaperKind::CommitteeReport | PaperKind::Decision
    ) {
        return false;
    }
    let low = paper.words_of(&item.places).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| style::find_word(&low, word).is_some());
    let opens = low.split(' ').take(12).collect::<Vec<_>>().join(" ");
    has(ANSWERS)
        && ASKS
            .iter()
            .any(|word| style::find_word(&opens, word).is_some() || low.contains(&format!(" be {word}")))
        && ANSWERS.iter().any(|word| {
            [
                "the ",
                "this ",
                "these ",
                "its ",
                "our ",
                "attached ",
                "draft ",
                "in ",
            ]
            .iter()
            .any(|before| low.contains(&format!("{before}{word}")))
        })
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::answers;

    #[test]
    fn to_approve_the_replies_is_not_answered_by_the_paper() {
        let found = answers(
            "Sandry Bay Council\nCabinet, 12 March 2019\nResponse to the Lido Task Group\n\n1. Recommendation\n\nThat Cabinet approves the response set out below.\n\n2. Background\n\nThe service has apologised to those concerned.\n\n3. Response\n\nRecommendation 1: That the lido be heated all year.\nResponse: Not accepted. The cost is too great.\n\nRecommendation 2: That swimming lessons be free for under tens.\nResponse: Accepted. Lessons will be free from May 2019.\n",
        );
        let answer = |words: &str| {
            found
                .iter()
                .find(|(item, _)| item.contains(words))
                .map(|(_, answer)| answer.is_some())
        };
        assert_eq!(answer("approves the response"), Some(false), "{found:?}");
        assert_eq!(answer("lido be heated"), Some(true), "{found:?}");
    }

    #[test]
    fn a_colour_or_a_day_alone_answers_nothing_and_a_stage_does() {
        let found = answers(
            "Sandry Bay Council\nAction log, 12 March 2019\n\nAction | Owner | Status\n\nMend the pump | Lido Manager | Blue\n\nPaint the hut | Lido Manager | Completed\n",
        );
        let answer = |words: &str| {
            found
                .iter()
                .find(|(item, _)| item.contains(words))
                .map(|(_, answer)| answer.is_some())
        };
        assert_eq!(answer("Mend the pump"), Some(false), "{found:?}");
        assert_eq!(answer("Paint the hut"), Some(true), "{found:?}");
    }
}
