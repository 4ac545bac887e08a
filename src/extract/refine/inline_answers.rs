//! Answers that stand in the same paragraph as what they answer, behind a label: "R2. The tip should
//! open later. Response: Rejected". The item ends where the label begins.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::scrutiny::item::ItemKind;

pub(super) struct InlineAnswers;

impl Refiner for InlineAnswers {
    fn id(&self) -> &'static str {
        "inline_answers"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        for item in &mut candidates.items {
            if item.kind != ItemKind::Recommendation || !item.answer.is_empty() {
                continue;
            }
            let Some(last) = item.places.last_mut() else {
                continue;
            };
            if answer::is_answering(paper)
                && let Some((own, answer)) = answer::at_end(paper, *last)
            {
                item.answer = vec![answer];
                *last = own;
                continue;
            }
            let parted = answer::label_within(paper, *last)
                .map(|(label, start)| {
                    let words = paper.piece(last.piece).map_or("", |piece| piece.words.as_str());
                    let own = sentence::trimmed(words, last.start..label);
                    let answer = sentence::trimmed(words, start..last.end);
                    (Place::new(last.piece, own), Place::new(last.piece, answer))
                })
                .or_else(|| answer::on_a_line(paper, *last));
            if let Some((own, answer)) = parted
                && !own.range().is_empty()
                && !answer.range().is_empty()
            {
                item.answer = vec![answer];
                *last = own;
            }
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
    fn an_answer_in_the_same_paragraph_is_parted_from_its_recommendation() {
        let text = "Review of the tip\n\nRecommendations and answers\n\nR1. Every home should have a bin. Response: Accepted; they come in March.\n\nR2. The tip should open until 8 pm. Response: Rejected, as staff cannot be found.\n";
        let document = document::read(text.as_bytes(), "tip.txt").unwrap();
        let told: Vec<(String, String)> = extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some((item.text, item.response.unwrap().text)),
                Found::Date(_) => None,
            })
            .collect();
        let expected = [
            ("Every home should have a bin.", "Accepted; they come in March."),
            (
                "The tip should open until 8 pm.",
                "Rejected, as staff cannot be found.",
            ),
        ];
        assert_eq!(told, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
