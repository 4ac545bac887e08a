//! Answers that no rule has found, by what papers labelled by hand have taught.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::extract::replies;

pub(super) struct TaughtAnswers;

impl Refiner for TaughtAnswers {
    fn id(&self) -> &'static str {
        "taught_answers"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        replies::find(paper, candidates);
    }
}
