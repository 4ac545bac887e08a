//! Points that run on in a sentence: "That the Panel (i) notes the fall, (ii) supports the freeze and
//! (iii) asks for a review" is three items with one lead-in.

use super::Refiner;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::scrutiny::item::ItemKind;

pub(super) struct RunOnPoints;

impl Refiner for RunOnPoints {
    fn id(&self) -> &'static str {
        "run_on_points"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let items = std::mem::take(&mut candidates.items);
        for item in items {
            match parted(paper, &item) {
                Some(points) => candidates.items.extend(points),
                None => candidates.items.push(item),
            }
        }
    }
}

/// The points of an item, where its words are no more than a lead-in and requests that run on.
fn parted(paper: &Paper<'_>, item: &Candidate) -> Option<Vec<Candidate>> {
    let [place] = item.places.as_slice() else {
        return None;
    };
    if item.kind != ItemKind::Recommendation {
        return None;
    }
    let words = &paper.piece(place.piece)?.words;
    let found = points::run_on(words, place.range());
    let (number, first) = found.first()?;
    let lead_in = words
        .get(place.start..first.start)?
        .trim_end_matches(number.as_str());
    let short = lead_in.split(' ').count() <= 12;
    let acts = found.iter().all(|(_, range)| {
        words
            .get(range.clone())
            .is_some_and(|own| points::acts(&own.to_lowercase()))
    });
    if !short || !acts {
        return None;
    }
    let lead_end = place.start + lead_in.trim_end().len();
    let points = found.into_iter().map(|(number, range)| Candidate {
        number: Some(number),
        places: vec![Place::new(place.piece, range)],
        lead_in: (lead_end > place.start).then(|| Place::new(place.piece, place.start..lead_end)),
        ..item.clone()
    });
    Some(points.collect())
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;

    fn texts(text: &str) -> Vec<String> {
        let document = document::read(text.as_bytes(), "report.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some(item.text),
                Found::Date(_) => None,
            })
            .collect()
    }

    #[test]
    fn requests_that_run_on_are_items_and_matters_that_run_on_are_not() {
        let text = "Fenwick Council\n\nRecommendation: That the Panel (i) notes the fall in income, and (ii) supports a freeze in charges.\n\nBackground\n\nIncome fell by a tenth.\n";
        assert_eq!(
            texts(text),
            ["notes the fall in income", "supports a freeze in charges."]
        );
        let text = "Fenwick Council\n\nRecommendation: That the Panel considers (i) income and (ii) charges.\n\nBackground\n\nIncome fell by a tenth.\n";
        assert_eq!(
            texts(text),
            ["That the Panel considers (i) income and (ii) charges."]
        );
    }
}
