//! A notice or record of a decision set out as a form: "Decision made" in one cell and what was decided
//! beside it, "Officer recommendation" above it. What stands beside a label may be several numbered points.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::collections::BTreeMap;

pub(super) struct DecisionForm;

const ID: &str = "decision_form";

/// A form has at least so many rows of a label and its value.
const FEWEST_ROWS: usize = 4;

impl Rule for DecisionForm {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Table]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "HOLLINFORD CITY COUNCIL\n\nNOTICE OF DECISION BY AN EXECUTIVE MEMBER\n\nDecision number | EM/14\nDate decision taken | 22 March 2016\nSubject | Residents' parking\nOfficer recommendation | 1. That the zone be made as advertised. 2. That visitor permits be charged for.\nDecision made | 1. Approved as recommended. 2. Not approved. Visitor permits will be free.\nReasons for decision | The charge would fall on those who receive care.",
                finds: &[
                    "That the zone be made as advertised.",
                    "That visitor permits be charged for.",
                    "Approved as recommended.",
                    "Not approved. Visitor permits will be free.",
                ],
            },
            Example {
                text: "HOLLINFORD CITY COUNCIL\n\nRECORD OF A DECISION\n\nReference | D/7\nDate | 3 May 2019\nTaken by | Head of Parks\nDecision taken | To let the kiosk for three years.\nWards | All",
                finds: &["To let the kiosk for three years."],
            },
            Example {
                text: "HOLLINFORD CITY COUNCIL\n\nREPORT TO CABINET\n\nSubject | Parks\nDecision | Key decision\nReport author | A Hale\nWards | All\nExempt | No",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut tables: BTreeMap<u32, BTreeMap<u32, Vec<usize>>> = BTreeMap::new();
        for (index, piece) in zone.iter() {
            if let Role::Cell { table, row, .. } = piece.role {
                tables
                    .entry(table)
                    .or_default()
                    .entry(row)
                    .or_default()
                    .push(index);
            }
        }
        for rows in tables.values() {
            let pairs: Vec<(usize, usize)> = rows
                .values()
                .filter_map(|row| match row.as_slice() {
                    [label, value] => Some((*label, *value)),
                    _ => None,
                })
                .collect();
            if pairs.len() < FEWEST_ROWS || pairs.len() * 2 < rows.len() {
                continue;
            }
            for (label, value) in pairs {
                take(paper, label, value, out);
            }
        }
    }
}

/// Adds what stands beside a label, where the label says that it was recommended or decided.
fn take(paper: &Paper<'_>, label: usize, value: usize, out: &mut Candidates) {
    let Some(kind) = paper.piece(label).and_then(kind_of) else {
        return;
    };
    let Some(piece) = paper.piece(value) else { return };
    let reason = match kind {
        ItemKind::Recommendation => "It stands beside the label of what is recommended.",
        _ => "It stands beside the label of the decision.",
    };
    let listed = points::run_on(&piece.words, 0..piece.words.len());
    if listed.len() >= 2 {
        for (number, own) in listed {
            let item = Candidate::new(ID, kind, vec![Place::new(value, own)], reason)
                .numbered(Some(number))
                .sure(Confidence::Certain);
            out.push(item);
        }
        return;
    }
    let own = sentence::trimmed(&piece.words, 0..piece.words.len());
    if asks_or_decides(paper, piece.low.get(own.clone()).unwrap_or("")) {
        let item = Candidate::new(ID, kind, vec![Place::new(value, own)], reason).sure(Confidence::Likely);
        out.push(item);
    }
}

/// What stands beside a label: "Decision made", "Officer recommendations".
fn kind_of(label: &Piece) -> Option<ItemKind> {
    const DECISIONS: &[&str] = &[
        "decision",
        "decision made",
        "decision taken",
        "decisions made",
        "decisions taken",
        "the decision",
        "details of decision",
        "details of the decision",
        "decision(s)",
        "decision reached",
        "resolution",
    ];
    const RECOMMENDATIONS: &[&str] = &[
        "officer recommendation",
        "officer recommendations",
        "officer's recommendation",
        "officers' recommendation",
        "officers' recommendations",
        "recommendation of officer",
        "recommended decision",
        "recommendation to the executive member",
    ];
    let low = label.low.trim_end_matches([':', ' ']);
    if DECISIONS.contains(&low) {
        Some(ItemKind::Resolution)
    } else if RECOMMENDATIONS.contains(&low) {
        Some(ItemKind::Recommendation)
    } else {
        None
    }
}

/// Whether words that stand alone beside their label say what is to be done: "Key decision" and "For
/// noting" do not.
fn asks_or_decides(paper: &Paper<'_>, low: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    let opens = ["to ", "that ", "the ", "i ", "approve", "agree", "accept"];
    low.split(' ').count() >= FEWEST_WORDS
        && (opens.iter().any(|opening| low.starts_with(opening))
            || style::begins_with(low, &paper.words.speech.decided).is_some())
}
