//! Where the last of several answers ends, nothing marks: what stands below it may be the end of the
//! letter. It is taken to have no more paragraphs than the longest of the others.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;

pub(super) struct LastAnswers;

/// The rules that read on from one recommendation to the next.
const READS_ON: &[&str] = &["recommendation_label"];

impl Refiner for LastAnswers {
    fn id(&self) -> &'static str {
        "last_answers"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        const FEWEST: usize = 3;
        // Only a letter goes on in its own voice; elsewhere a heading ends what came before.
        if !paper
            .pieces
            .iter()
            .any(|piece| piece.low.starts_with("dear ") || answer::is_sign_off(&piece.low))
        {
            return;
        }
        let mut answered: Vec<&mut Candidate> = candidates
            .items
            .iter_mut()
            .filter(|item| READS_ON.contains(&item.rule) && !item.answer.is_empty())
            .collect();
        answered.sort_by_key(|item| item.begins_at());
        if answered.len() < FEWEST {
            return;
        }
        if let Some((last, others)) = answered.split_last_mut() {
            let longest = others.iter().map(|item| item.answer.len()).max().unwrap_or(1);
            last.answer.truncate(longest);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;

    #[test]
    fn the_end_of_a_letter_is_no_part_of_its_last_answer() {
        let text = "Fenwick Hospitals NHS Trust\n\nDear Councillor Osei\n\nRecommendation 1. The Trust should open the ward at night.\n\nWe agree.\n\nRecommendation 2. The Trust should print its leaflets in large type.\n\nThis is done.\n\nRecommendation 3. The Trust should buy a minibus.\n\nWe are not able to do this.\n\nThe Board will look at progress in March and would be glad to meet members.\n\nYours sincerely\n";
        let document = document::read(text.as_bytes(), "letter.txt").unwrap();
        let last = extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => item.response.map(|response| response.text),
                Found::Date(_) => None,
            })
            .next_back();
        assert_eq!(last.as_deref(), Some("We are not able to do this."));
    }
}
