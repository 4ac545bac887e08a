//! Refiners: each looks at all candidates at once and mends one thing. They find nothing new.

use super::candidate::Candidates;
use super::explain::Trace;
use super::paper::Paper;
pub(super) use cut_off::breaks_off;

pub(super) mod addressees;
mod answered_as_a_whole;
mod answers_by_number;
mod answers_by_paragraph;
mod cut_off;
mod decided_to_recommend;
mod due_times;
mod fitted_answers;
mod inline_answers;
mod joined_decisions;
mod last_answers;
mod lost_motions;
mod no_answers;
mod numbered_answers;
mod overlaps;
pub(super) mod positions;
mod read_by_ocr;
mod reading_order;
mod reasons_below;
mod repeated_decisions;
mod run_on_points;
mod standings;
pub(super) mod sureness;
mod taught_answers;
mod tied_dates;
mod told_twice;

/// One pass over the candidates of a paper.
pub trait Refiner: Sync {
    /// Its name, which is its file's.
    fn id(&self) -> &'static str;
    /// Mends the candidates and tells the trace what it dropped or changed.
    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace);
}

/// Every refiner, in the order in which they run.
pub static REFINERS: &[&dyn Refiner] = &[
    // First, as every later one must see each of the paper's words in one item at most.
    &overlaps::Overlaps,
    // What an item is, before anything is worked out for it.
    &decided_to_recommend::DecidedToRecommend,
    // Before anything is worked out for what was never asked for.
    &lost_motions::LostMotions,
    // Before answers are sought: each point may have its own.
    &run_on_points::RunOnPoints,
    // An answer in the item's own paragraph is parted from it before others are looked for.
    &inline_answers::InlineAnswers,
    // Before answers by number may claim what stands below the last of the others.
    &last_answers::LastAnswers,
    // Two printings of one recommendation are one before answers are sought for it by its number.
    &told_twice::ToldTwice,
    // Answers that stand in a list of their own go to the items of the same numbers.
    &numbered_answers::NumberedAnswers,
    // Answers in running prose, by the numbers they name; last of the answers, as prose is the least sure.
    &answers_by_number::AnswersByNumber,
    // The same by the number of the paragraph that asks.
    &answers_by_paragraph::AnswersByParagraph,
    // Only where no item has an answer yet.
    &answered_as_a_whole::AnsweredAsAWhole,
    // What the weights of clues say where no rule has found an answer.
    &taught_answers::TaughtAnswers,
    // A choice and what explains it are one answer.
    &reasons_below::ReasonsBelow,
    // What only looks like an answer goes before anything is read from it.
    &no_answers::NoAnswers,
    // Each of several decisions in one sentence is an item before anything is worked out for it.
    &joined_decisions::JoinedDecisions,
    // Before anything is worked out for an item that is printed twice.
    &repeated_decisions::RepeatedDecisions,
    // What a cut paper leaves half said must not be worked on.
    &cut_off::CutOff,
    // Whom an item asks; standings need it.
    &addressees::Addressees,
    // What the answer says.
    &positions::Positions,
    // When it is due; needs the answer's place.
    &due_times::DueTimes,
    // A date tied to an item is no date of its own; needs the due times.
    &tied_dates::TiedDates,
    // What else was taken for an answer has told its stance and its time by now.
    &fitted_answers::FittedAnswers,
    // Who asks whom; needs addressee and answer.
    &standings::Standings,
    // How sure all of this is; needs everything above.
    &sureness::Sureness,
    // What was read off a picture is less sure than all of that.
    &read_by_ocr::ReadByOcr,
    // Last: the order of the paper.
    &reading_order::ReadingOrder,
];
