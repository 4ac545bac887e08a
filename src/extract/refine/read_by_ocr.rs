//! What another program has read off a picture is never certain: a letter or a figure may be wrong, and
//! nothing in the words shows it.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::explain::Trace;
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::ocr::Legible;
use crate::scrutiny::passage::PageWords;

pub(super) struct ReadByOcr;

impl Refiner for ReadByOcr {
    fn id(&self) -> &'static str {
        "read_by_ocr"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, _trace: &mut Trace) {
        let has_none = |page: &crate::scrutiny::passage::Page| !matches!(page.words, PageWords::Ocr { .. });
        if paper.document.pages.iter().all(has_none) {
            return;
        }
        for item in &mut candidates.items {
            let places: Vec<Place> = item.places.iter().chain(&item.answer).copied().collect();
            doubt(paper, &places, &mut item.confidence, &mut item.reason);
        }
        for date in &mut candidates.dates {
            doubt(paper, &[date.about], &mut date.confidence, &mut date.reason);
        }
    }
}

/// Makes a finding less sure where words of it were read off a picture, and says so.
fn doubt(paper: &Paper<'_>, places: &[Place], confidence: &mut Confidence, reason: &mut String) {
    let legible = places.iter().filter_map(|place| legible(paper, *place)).max();
    let (least, doubt) = match legible {
        None => return,
        Some(Legible::Well | Legible::Fairly) => (
            Confidence::Likely,
            "It was read by OCR: check names and numbers against the page.",
        ),
        Some(Legible::Poorly) => (
            Confidence::Unsure,
            "It was read by OCR from a page that is poorly legible: many words may be wrong.",
        ),
    };
    // The surest come first among the values of `Confidence`.
    *confidence = (*confidence).max(least);
    if !reason.is_empty() {
        reason.push(' ');
    }
    reason.push_str(doubt);
}

/// How legible the page is on which something stands; none where nobody had to read it.
fn legible(paper: &Paper<'_>, place: Place) -> Option<Legible> {
    let number = paper.quote(&[place])?.passage.page?;
    let page = paper.document.pages.iter().find(|page| page.number == number)?;
    match page.words {
        PageWords::Ocr { confidence } => Some(Legible::of(confidence)),
        PageWords::Printed | PageWords::Picture => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{self, Document};
    use crate::extract::extract;
    use crate::scrutiny::passage::{Page, Span};
    use crate::scrutiny::period::Calendar;

    const PAPER: &str = "Roads Scrutiny Panel\n\nBus shelters: report of the task group\n\nRecommendations\n\nRecommendation 1: That the Cabinet lights every \
                         bus shelter in Fenwick Road by March 2028.\n\nRecommendation 2: That the Cabinet \
                         publishes a timetable for the work by June 2028.\n";

    fn read_as(words: PageWords) -> (Confidence, String) {
        let document = document::read(PAPER.as_bytes(), "paper.txt").unwrap();
        let length = document.text.len();
        let pages = vec![Page {
            number: 1,
            span: Span::new(0, length),
            words,
        }];
        let blocks = document.blocks.into_iter().map(|mut block| {
            block.page = Some(1);
            block
        });
        let document = Document {
            blocks: blocks.collect(),
            pages,
            ..document
        };
        let found = extract(&document, Calendar::default()).findings.remove(0);
        (found.confidence, found.reason)
    }

    #[test]
    fn what_was_read_off_a_picture_is_never_certain() {
        assert_eq!(read_as(PageWords::Printed).0, Confidence::Certain);
        let (confidence, reason) = read_as(PageWords::Ocr { confidence: 97 });
        assert_eq!(confidence, Confidence::Likely);
        assert!(
            reason.ends_with("check names and numbers against the page."),
            "{reason}"
        );
        let (confidence, _) = read_as(PageWords::Ocr { confidence: 61 });
        assert_eq!(confidence, Confidence::Unsure);
    }
}
