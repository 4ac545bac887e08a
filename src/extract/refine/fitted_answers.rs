//! Answers without what stands before and behind them: a name or a date of the same row, the end of the
//! letter. It may have told the answer's stance or time, so it is left out only now.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};

pub(super) struct FittedAnswers;

impl Refiner for FittedAnswers {
    fn id(&self) -> &'static str {
        "fitted_answers"
    }

    fn refine(&self, _paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            let Some(fitted) = item.refined.answer.take() else {
                continue;
            };
            // The answer may be another since.
            let is_of_it = |own: &Place| {
                item.answer
                    .iter()
                    .any(|place| place.piece == own.piece && place.start <= own.start && own.end <= place.end)
            };
            if fitted.iter().all(is_of_it) {
                item.answer = fitted;
            }
        }
    }
}
