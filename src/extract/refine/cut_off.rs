//! Where the paper breaks off in the middle of a sentence, what stands at the break is left out: half
//! a resolution is no resolution.

use super::Refiner;
use crate::extract::candidate::Candidates;
use crate::extract::clean::Piece;
use crate::extract::explain::Trace;
use crate::extract::paper::Paper;
use crate::extract::sentence;

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

/// Whether the paper's last words are the beginning of a sentence: long, running on, and without its end.
/// Names, addresses, telephone numbers and what a page prints at its foot end without a stop and are whole.
#[must_use]
pub(in crate::extract) fn breaks_off(piece: &Piece) -> bool {
    const LONG: usize = 60;
    let words = piece.words.trim_end();
    words.len() > LONG
        && !piece.is_heading()
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ',')
        && sentence::sentences(words)
            .last()
            .and_then(|last| words.get(last.clone()))
            .is_some_and(runs_on)
}

/// Whether a sentence without a stop goes on in running text.
fn runs_on(last: &str) -> bool {
    /// Fewer words are a greeting or a name.
    const FEWEST: usize = 6;
    /// Words behind which more must come.
    const LEADING: &[&str] = &[
        "a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "our", "that", "the",
        "their", "to", "with",
    ];
    let words: Vec<&str> = last.split_whitespace().collect();
    let begins_large = |word: &&&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let [.., before, end] = words.as_slice() else {
        return false;
    };
    let is_address = end.contains(['@', '/', '.']) || end.contains(|c: char| c.is_ascii_digit());
    words.len() >= FEWEST
        && !is_address
        && !last.contains(['|', '©'])
        && words.iter().filter(begins_large).count() * 3 <= words.len()
        && (end.starts_with(char::is_lowercase) || LEADING.contains(before))
}

#[cfg(test)]
mod tests {
    use super::runs_on;

    #[test]
    fn a_sentence_that_goes_on_is_cut_off_and_a_line_of_names_is_not() {
        for cut in [
            "The officer replied that the figures would be sent to members before",
            "She said that this would have to wait for guidance from the Exec",
            "that the newts in the pond be counted by the Gov",
        ] {
            assert!(runs_on(cut), "{cut}");
        }
        for whole in [
            "Members of the Group: Councillors Ada Birt (Chair), Sunil Rao, Joan Hale and Mrs Edith Cole",
            "Enquiries about the form go to Una Marsh, Clerk, on 01632 960118",
            "for more about this please write to the clerk at clerk@fenwick.example",
            "Last edited by the web team | Was this page useful | Back to top",
            "With many thanks, Simon",
            "cc Head of Parks, Head of Planning, Emergency Planning Officer",
        ] {
            assert!(!runs_on(whole), "{whole}");
        }
    }
}
