//! In an answer to scrutiny the recommendations are often printed without a heading or a lead-in: points
//! that each begin "That …", in groups perhaps, with the answers in the paragraphs between.

use super::{Example, Rule};
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct ListOfThats;

const ID: &str = "list_of_thats";

impl Rule for ListOfThats {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Recommendations,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Fenwick Council\n\nCabinet, 4 May 2013\n\nReply to the report of the Ferry Task Group\n\nA. Fares\n\n1. That fares be printed at the quay.\n\n2. That children go free.\n\n4. Recommendations 1 and 2 are accepted.\n\nB. Boats\n\n3. That a second boat be bought.\n\n5. I am sorry to say that recommendation 3 cannot be accepted.",
                finds: &[
                    "That fares be printed at the quay.",
                    "That children go free.",
                    "That a second boat be bought.",
                ],
            },
            Example {
                text: "Fenwick Council\n\nResponse of the Executive to the Lamps Panel\n\nLamps\n\n(a) that the lamps be mended;\n\n(b) that the poles be painted.\n\nThe Executive has looked at (a) and (b) and takes them together.",
                finds: &["that the lamps be mended", "that the poles be painted."],
            },
            Example {
                text: "Fenwick Council\n\nReply to the report of the Ferry Task Group\n\nWhat we were told\n\n1. The Group was told that the ferry is late.\n\n2. The Group met in May.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let records = matches!(paper.facts.kind, PaperKind::Minutes | PaperKind::Decision);
        if records || !answer::is_answering(paper) {
            return;
        }
        let found: Vec<usize> = zone
            .iter()
            .filter(|(_, piece)| {
                let marked = piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet());
                marked
                    && !piece.is_cell()
                    && piece.low.starts_with("that ")
                    && piece.words.split(' ').count() >= 4
            })
            .map(|(index, _)| index)
            .collect();
        for index in found {
            if is_of_a_decision(paper, index) {
                continue;
            }
            let Some(piece) = paper.piece(index) else { continue };
            let own = sentence::trimmed(&piece.words, 0..piece.words.len());
            let item = Candidate::new(
                ID,
                ItemKind::Recommendation,
                vec![Place::new(index, own)],
                "It is a point \"That …\" in an answer to recommendations.",
            )
            .numbered(piece.marker.as_ref().and_then(Marker::number))
            .sure(Confidence::Likely);
            out.push(item);
        }
    }
}

/// Whether the line over a point's list says that it was decided.
fn is_of_a_decision(paper: &Paper<'_>, index: usize) -> bool {
    const FAR: usize = 30;
    let over = (index.saturating_sub(FAR)..index)
        .rev()
        .filter_map(|before| paper.piece(before))
        .find(|piece| piece.marker.is_none() || piece.is_heading());
    over.is_some_and(|piece| {
        ["resolved", "agreed", "decided", "decision"]
            .iter()
            .any(|word| piece.low.contains(word) && piece.words.len() < 120)
    })
}
