//! A notice or list of decisions that prints under each matter no more than what was decided: "That the
//! report be noted.", "1. To thank the Group". Reasons and options that were not taken are none of it.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct BareDecision;

const ID: &str = "bare_decision";

impl Rule for BareDecision {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Notice,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "HOLLINFORD DISTRICT COUNCIL\n\nNOTICE OF DECISIONS TAKEN BY THE CABINET ON TUESDAY 4 JUNE 2024\n\nA1\nMinutes\nThat the minutes of 7 May be agreed.\n\nA2\nReport of the Ferries Group\n1.  To thank the Group for its report.\n2.  To ask the Head of Roads to prepare a response.\n\nReason: so that costs may be known.\n\nOther options considered and rejected:\nTo accept all of it at once.",
                finds: &[
                    "That the minutes of 7 May be agreed.",
                    "To thank the Group for its report.",
                    "To ask the Head of Roads to prepare a response.",
                ],
            },
            Example {
                text: "HOLLINFORD DISTRICT COUNCIL\n\nDECISION SHEET - CABINET, 4 JUNE 2024\n\nItem 5 - Play areas\nThat the tender of Fenwick Play Ltd be accepted.",
                finds: &["That the tender of Fenwick Play Ltd be accepted."],
            },
            Example {
                text: "HOLLINFORD DISTRICT COUNCIL\n\nNOTICE OF DECISIONS TAKEN BY THE CABINET ON TUESDAY 4 JUNE 2024\n\nHow to call in a decision\n1.  Get five signatures.\n2.  To be valid the form must reach the Monitoring Officer.\n\nThat would be by Friday.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if paper.facts.kind != PaperKind::Decision {
            return;
        }
        let mut index = zone.pieces.start;
        while index < zone.pieces.end {
            let Some(piece) = paper.piece(index) else { return };
            if !may_decide(paper, index) {
                index += 1;
                continue;
            }
            let mut next = index + 1;
            if piece
                .marker
                .as_ref()
                .is_some_and(|marker| marker.is_first() && !marker.is_bullet())
            {
                let list = points::list_at(paper, index, zone.pieces.end);
                let all = list.iter().all(|point| decides(&paper.words_of(&point.places)));
                if all {
                    for point in list {
                        next = point.places.last().map_or(next, |place| place.piece + 1);
                        push(point.places, point.number, out);
                    }
                }
            } else if piece.marker.is_none() && decides(&piece.words) && is_whole(piece) {
                let own = sentence::trimmed(&piece.words, 0..piece.words.len());
                push(vec![Place::new(index, own)], None, out);
            }
            index = next;
        }
    }
}

fn push(places: Vec<Place>, number: Option<String>, out: &mut Candidates) {
    let item = Candidate::new(
        ID,
        ItemKind::Resolution,
        places,
        "It is what a list of decisions prints under a matter.",
    );
    out.push(item.numbered(number).sure(Confidence::Likely));
}

/// Whether words are put as a decision: "That …" with something to be done, "To thank …".
fn decides(words: &str) -> bool {
    let verb = words
        .strip_prefix("To ")
        .is_some_and(|rest| !rest.starts_with("be ") && !rest.contains(" must "));
    let that = words.strip_prefix("That ").is_some_and(|rest| {
        let first = rest.split(' ').next().unwrap_or("");
        if [
            "would", "is", "was", "has", "had", "could", "will", "may", "said", "year",
        ]
        .contains(&first)
        {
            return false;
        }
        rest.contains(" be ")
            || rest.starts_with("the ") && !rest.contains(" would ") && !rest.contains(" was ")
    });
    (verb || that) && !words.contains('?')
}

/// Whether a piece is one sentence with its stop.
fn is_whole(piece: &Piece) -> bool {
    piece.words.ends_with('.') && piece.words.len() < 600
}

/// Whether what stands just above lets this be the decision: the name of a matter, and not reasons, options
/// or a word that marks decisions by itself.
fn may_decide(paper: &Paper<'_>, index: usize) -> bool {
    let Some(above) = index.checked_sub(1).and_then(|above| paper.piece(above)) else {
        return false;
    };
    let other = [
        "reason",
        "option",
        "alternative",
        "resolved",
        "agreed",
        "recommend",
        "decided",
        "purpose",
        "background",
        "asked",
        "how ",
        "call",
    ];
    !other.iter().any(|word| above.low.contains(word))
}
