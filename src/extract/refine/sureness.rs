//! How sure each finding is. A rule says how sure its layout makes it; what had to be worked out can
//! only make that less.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::period::Class;

pub(super) struct Sureness;

impl Refiner for Sureness {
    fn id(&self) -> &'static str {
        "sureness"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            if item.confidence == Confidence::Certain && has_doubt(paper, item) {
                item.confidence = Confidence::Likely;
            }
        }
    }
}

/// Whether anything about the item was a matter of judgement: a time among several, a time in the
/// answer only, words of unusual length, words that go on over several pieces.
fn has_doubt(paper: &Paper<'_>, item: &Candidate) -> bool {
    let words = paper.words_of(&item.places);
    let own_times = item.refined.times_named;
    let due_elsewhere = item.refined.due.is_some() && !item.has_due_column && own_times == 0;
    let unread_time = own_times > 0 && item.refined.due.is_none();
    let conditional = item.refined.due.as_ref().is_some_and(|due| due.conditional);
    let asks_nothing = item.kind == ItemKind::Recommendation && !reads_as_asked(&words);
    // In an answer, a recommendation without its answer may have been read wrongly.
    let unanswered = paper.facts.kind == PaperKind::ExecutiveResponse
        && item.kind == ItemKind::Recommendation
        && item.answer.is_empty();
    // Only shapes that hold in layouts of every make are certain: a number in a list, or the word that
    // marks a decision.
    let shapeless = item.number.is_none() && item.rule != "resolved_that";
    let worked_out = item
        .refined
        .due
        .as_ref()
        .is_some_and(|due| !matches!(due.class, Some(Class::Exact | Class::Month)));
    asks_nothing
        || shapeless
        || worked_out
        || unanswered
        || words.len() < 12
        || words.len() > 900
        || own_times > 1
        || due_elsewhere
        || unread_time
        || conditional
        || item.places.len() > 1
}

/// Words by which a recommendation says what should be done.
const MODALS: &[&str] = &[
    " should ",
    " shall ",
    " must ",
    " be ",
    " to ",
    " consider",
    " support",
    " agree",
    " review",
    " report",
];

/// Whether the words of a recommendation say what should be done: "That …", "To …", "… should …", or
/// a short sentence that opens with a verb as orders do.
fn reads_as_asked(words: &str) -> bool {
    let low = words.to_lowercase();
    let opens = ["that ", "to ", "t h a t "]
        .iter()
        .any(|word| low.starts_with(word));
    let first = low.split(' ').next().unwrap_or("");
    let noun = ["the", "a", "an", "this", "there", "it", "in", "our", "we"].contains(&first)
        || first.ends_with("ing")
        || first.ends_with("ed");
    opens || MODALS.iter().any(|modal| low.contains(modal)) || !noun
}
