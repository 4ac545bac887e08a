//! Points each followed by its answer: "(2) a co-ordinator be appointed" and below it "Cabinet
//! reply – We agree", or "This recommendation is accepted in full".

use super::{Example, Rule};
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct AnsweredPoints;

const ID: &str = "answered_points";

impl Rule for AnsweredPoints {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Recommendations,
            ZoneKind::Decision,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Hollinford Borough Council\nCabinet - 8 June 2016\nScrutiny Review: School Meals\n\n1. That free breakfast be offered in all infant schools.\nAgreed. The scheme will start soon.\n\n2. That the Council stop using palm oil.\nNot agreed. The contract has three years to run.",
                finds: &[
                    "That free breakfast be offered in all infant schools.",
                    "That the Council stop using palm oil.",
                ],
            },
            Example {
                text: "Cabinet - 2 May 2023\nItem 6\n\nScrutiny review of allotments: the Cabinet's reply\n\n(1) a waiting list be published each year\nCabinet reply - We agree.\n\n(2) half plots be offered to new tenants\nCabinet reply - We cannot support this.",
                finds: &[
                    "a waiting list be published each year",
                    "half plots be offered to new tenants",
                ],
            },
            Example {
                text: "2) Keeping the records of the home\n2a. The records of the home should be kept for one hundred years.\n2b. They should be open to those who lived there.\nThe Council and the Trust accept this recommendation in full.\n\nRecords matter to those who lived in the home.",
                finds: &[
                    "The records of the home should be kept for one hundred years.",
                    "They should be open to those who lived there.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\n\n1. Background\n\n1.1 The response of residents was good.\n\n1.2 Response times have fallen.\n\n2. Comment\n\nThe Panel thanked all concerned.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut waiting: Vec<usize> = Vec::new();
        let labelled = zone
            .iter()
            .any(|(_, piece)| answer::label_end(piece, &paper.words).is_some());
        let mut answered_already: Vec<String> = Vec::new();
        for (index, piece) in zone.iter() {
            let label = answer::label_end(piece, &paper.words).filter(|_| piece.marker.is_none());
            let statement = answer::is_statement(&piece.low) && piece.marker.is_none();
            let opens = piece.marker.is_none()
                && answer::is_answering(paper)
                && label.is_none()
                && !waiting.is_empty()
                && answer::opens_as_answer(&piece.low, &paper.words);
            // "This recommendation is accepted" may answer all that stands above it; "Agreed" the last.
            let label = label.or_else(|| {
                (opens && !piece.low.contains("these recommendations") && !statement).then_some(0)
            });
            if label.is_none() && !statement {
                if is_point(paper, index, labelled) {
                    waiting.push(index);
                } else if piece.marker.is_some() || !waiting.is_empty() {
                    waiting.clear();
                }
                continue;
            }
            if waiting.is_empty() {
                continue;
            }
            let answer = answer_places(paper, index, label, zone.pieces.end);
            if answer.is_empty() {
                waiting.clear();
                continue;
            }
            let answered: Vec<usize> = if statement {
                std::mem::take(&mut waiting)
            } else {
                waiting.drain(..).next_back().into_iter().collect()
            };
            for point in answered {
                // A number that comes again speaks about the recommendation; it is not one.
                let number = paper
                    .piece(point)
                    .and_then(|piece| piece.marker.as_ref())
                    .map(|marker| marker.printed.clone());
                if number
                    .as_ref()
                    .is_some_and(|number| answered_already.contains(number))
                {
                    continue;
                }
                answered_already.extend(number);
                push(paper, point, &answer, statement, out);
            }
        }
    }
}

/// Whether a piece can be an answered point: marked, and no heading.
fn is_point(paper: &Paper<'_>, index: usize, labelled: bool) -> bool {
    paper.piece(index).is_some_and(|piece| {
        let numbered = piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet());
        let asks = [" should ", " shall ", " must ", " be ", " is ", " to "]
            .iter()
            .any(|word| piece.low.contains(word));
        numbered
            && (labelled || asks || sentence::is_complete(&piece.words) || piece.words.len() > 60)
            && !matches!(piece.role, Role::Heading { .. })
            && !piece.is_cell()
    })
}

/// The answer that begins at `index`: after a label all that follows up to the next point or
/// heading, after a statement its own paragraph.
fn answer_places(paper: &Paper<'_>, index: usize, label: Option<usize>, end: usize) -> Vec<Place> {
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let Some(from) = label else {
        return vec![paper.whole(index)];
    };
    let mut places = Vec::new();
    let own = sentence::trimmed(&piece.words, from..piece.words.len());
    if !own.is_empty() {
        places.push(Place::new(index, own));
    }
    for next in index + 1..end {
        let Some(piece) = paper.piece(next) else { break };
        let prose = piece.marker.is_none()
            && !piece.is_cell()
            && piece.words.ends_with(['.', '!'])
            && !piece.is_heading();
        if !prose
            || answer::label_end(piece, &paper.words).is_some()
            || paper.zone_of(next) == ZoneKind::Contacts
        {
            break;
        }
        places.push(paper.whole(next));
    }
    places
}

fn push(paper: &Paper<'_>, point: usize, answer: &[Place], statement: bool, out: &mut Candidates) {
    let Some(piece) = paper.piece(point) else { return };
    let number = piece
        .marker
        .as_ref()
        .and_then(crate::extract::marker::Marker::number);
    let reason = if statement {
        "An answer that accepts or declines it stands below it."
    } else {
        "A labelled answer stands below it."
    };
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![points::trimmed_whole(paper, point)],
        reason,
    )
    .numbered(number)
    .sure(Confidence::Certain);
    item.answer = answer.to_vec();
    out.push(item);
}
