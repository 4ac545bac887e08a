//! Where the paper breaks off in the middle of a sentence, what stands at the break is left out: half
//! a resolution is no resolution.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::clean::Piece;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;

pub(super) struct CutOff;

impl Refiner for CutOff {
    fn id(&self) -> &'static str {
        "cut_off"
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let Some(last) = paper.pieces.len().checked_sub(1) else {
            return;
        };
        if !paper.piece(last).is_some_and(breaks_off) {
            return;
        }
        let end = paper.whole(last).end;
        candidates.items.retain(|item| {
            let at_break = item
                .places
                .iter()
                .any(|place| place.piece == last && place.end == end && place.end - place.start > 60);
            if at_break {
                trace.dropped("cut_off", item, paper, "the paper breaks off in the middle of it");
            }
            !at_break
        });
    }
}

/// Whether the paper's last words are the beginning of a sentence: long, and without its end.
#[must_use]
pub(in crate::extract) fn breaks_off(piece: &Piece) -> bool {
    let words = piece.words.trim_end();
    words.len() > 60
        && !piece.is_heading()
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && words.contains(' ')
}
