//! "Decision:" on a published decision: what stands under it, where no word such as RESOLVED marks
//! it.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct DecisionLabel;

const ID: &str = "decision_label";

impl Rule for DecisionLabel {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Decision details\n\nPlay areas\n\nDecision Maker: Cabinet Member for Parks\n\nDecision:\n\nThat the Cabinet Member:\n\n(i)       accepts recommendations 1 and 2 of the Panel;\n\n(ii)      does not accept recommendation 3.\n\nReasons for the decision:\n\nTo save money.",
                finds: &[
                    "accepts recommendations 1 and 2 of the Panel",
                    "does not accept recommendation 3.",
                ],
            },
            Example {
                text: "Decisions published\n\n10/06/2022 - Use of the green ref: 31\n\nDecision Maker: Director of Places\n\nDecision:\n\nTo let the green to the circus for three days.",
                finds: &["To let the green to the circus for three days."],
            },
            Example {
                text: "Decision details\n\nPlay areas\n\nDecision Maker: Cabinet\n\nDecisions:\n\nThe report on play areas was submitted and Councillor Hale spoke about it.\n\nResolved that -\n\n(1)\n\nCabinet thanks the Panel.",
                finds: &[],
            },
            Example {
                text: "Decision details\n\nPlay areas\n\nDecision Maker: Cabinet Member for Parks\n\nDecision status: For determination\n\nPurpose:\n\nTo choose a site.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut index = zone.pieces.start;
        let mut lead_in: Option<Place> = None;
        let Some(heading) = paper.piece(index) else { return };
        let half = heading.low.split(" / ").next().unwrap_or("");
        if style::is_one_of(&heading.low, &paper.words.sections.decision)
            || half.len() < heading.low.len() && style::is_one_of(half, &paper.words.sections.decision)
        {
            // "Decisions" heads a page of them; "Decision:" heads one.
            if heading.low.trim_end_matches([':', '*']) != "decision" && !heading.words.ends_with(':') {
                return;
            }
            index += 1;
        }
        while index < zone.pieces.end {
            let Some(piece) = paper.piece(index) else { return };
            if piece.marker.is_some() {
                for point in points::list_at(paper, index, zone.pieces.end) {
                    let mut item = Candidate::new(
                        ID,
                        ItemKind::Resolution,
                        point.places,
                        "It is a point of what the paper gives as the decision.",
                    )
                    .numbered(point.number)
                    .sure(Confidence::Certain);
                    item.lead_in = lead_in;
                    item.asked = lead_in.and_then(|place| subject(paper.words_at(place)));
                    out.push(item);
                }
                return;
            }
            let next_marked = paper.piece(index + 1).is_some_and(|next| next.marker.is_some());
            if next_marked && piece.words.ends_with([':', '-']) {
                lead_in = Some(paper.whole(index));
                index += 1;
                continue;
            }
            let told = piece
                .low
                .split(" / ")
                .any(|half| style::begins_with(half, &paper.words.speech.decided).is_some());
            if piece.is_cell()
                || !(is_decision(&piece.words) || told && piece.words.ends_with('.'))
                || is_what_was_discussed(paper, index)
            {
                return;
            }
            let own = sentence::trimmed(&piece.words, 0..piece.words.len());
            let item = Candidate::new(
                ID,
                ItemKind::Resolution,
                vec![Place::new(index, own)],
                "It is what the paper gives as the decision.",
            )
            .sure(Confidence::Likely);
            out.push(item);
            return;
        }
    }
}

/// How far below what was discussed the mark of the decision may stand.
const FAR: usize = 12;

/// Whether the mark of the decision stands below, before the minutes begin.
fn is_what_was_discussed(paper: &Paper<'_>, index: usize) -> bool {
    (index..paper.pieces.len().min(index + FAR))
        .take_while(|after| {
            paper
                .piece(*after)
                .is_some_and(|piece| !style::is_one_of(&piece.low, &paper.words.sections.minutes))
        })
        .any(|after| is_mark(paper, after))
}

/// "Resolved -": below it stands the decision, and what stands over it is what was discussed.
fn is_mark(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index).is_some_and(|piece| {
        style::begins_with(&piece.low, &paper.words.lead_ins.resolves).is_some_and(|length| {
            let rest = piece.low.get(length..).unwrap_or("").trim_start();
            rest.is_empty() || rest.starts_with([':', '-']) || rest.starts_with("that")
        })
    })
}

/// Whether words read as a decision and not as the account of a meeting.
fn is_decision(words: &str) -> bool {
    let opens = [
        "To ",
        "That ",
        "The ",
        "Approve",
        "Agree",
        "Accept",
        "Note",
        "I ",
        "Cabinet ",
        "Officers ",
    ];
    words.ends_with('.') && words.len() < 900 && opens.iter().any(|opening| words.starts_with(opening))
}

/// Whom a shared lead-in names: "That the Cabinet Member:".
fn subject(lead_in: &str) -> Option<String> {
    let bare = lead_in.trim_end_matches([':', '-', ' ']);
    let bare = bare.strip_prefix("That ").unwrap_or(bare);
    let bare = bare
        .strip_prefix("the ")
        .or_else(|| bare.strip_prefix("The "))
        .unwrap_or(bare);
    let named = bare.chars().next().is_some_and(char::is_uppercase);
    (named && bare.split(' ').count() <= 7).then(|| bare.to_owned())
}
