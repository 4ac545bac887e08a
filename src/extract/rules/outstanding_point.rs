//! The list of what is still to be done ("Outstanding:") and what minutes report as still awaited.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct OutstandingPoint;

const ID: &str = "outstanding_point";

impl Rule for OutstandingPoint {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Outstanding, ZoneKind::Minutes]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Leisure Panel, 6 February 2017\n\nMatters arising\n\nDone since the last meeting:\n\n·         The letter had gone to the Canal Trust\n\nStill to be done:\n\n·         A note on the boilers. The Property Manager said this had slipped and would be with members by 24 February.",
                finds: &["A note on the boilers."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nMatters arising -\n\nMinute 19, Sickness - a note on absence was still awaited. The Assistant Director would chase this up.",
                finds: &["a note on absence was still awaited. The Assistant Director would chase this up."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nMatters arising\n\nMinute 29. Provide a list of the halls that are let. Provided on 12 January.",
                finds: &["Provide a list of the halls that are let."],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nMatters arising -\n\nMinute 14, Rents - the Director had sent round the figures asked for.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            if zone.kind == ZoneKind::Outstanding {
                if piece.marker.is_some() {
                    open_point(paper, index, out);
                }
            } else if !followed_up(paper, index, out) {
                awaited(paper, index, out);
            }
        }
    }
}

/// A point of the list: its first sentence is what is to be done, the rest is how it stands.
fn open_point(paper: &Paper<'_>, index: usize, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let sentences = sentence::sentences(&piece.words);
    let Some(first) = sentences.first().cloned() else {
        return;
    };
    let rest = (first.end + 1).min(piece.words.len())..piece.words.len();
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![Place::new(index, first)],
        "It stands in the list of what is still to be done.",
    )
    .numbered(
        piece
            .marker
            .as_ref()
            .and_then(crate::extract::marker::Marker::number),
    )
    .sure(Confidence::Likely);
    let low = piece.low.get(rest.clone()).unwrap_or("");
    let owned = style::begins_with(low, &paper.words.lead_ins.actions).is_some();
    if !rest.is_empty() && !owned {
        let words = piece.words.get(rest.clone()).unwrap_or("");
        let before = words
            .split(" said ")
            .next()
            .filter(|name| name.len() < 60 && words.contains(" said "));
        item.owner = before.map(|name| name.trim_start_matches("The ").to_owned());
        item.answer = vec![Place::new(index, rest)];
        item.due_at.clone_from(&item.answer);
    }
    out.push(item);
}

/// "Minute 29. Provide a list of the halls. Provided on 12 January.": what was asked at a meeting before, and
/// what has become of it.
fn followed_up(paper: &Paper<'_>, index: usize, out: &mut Candidates) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let sentences = sentence::sentences(&piece.words);
    let [label, order, ..] = sentences.as_slice() else {
        return false;
    };
    let label = piece.low.get(label.clone()).unwrap_or("");
    let number = ["minute ", "action "].iter().find_map(|opening| {
        label
            .strip_prefix(opening)
            .filter(|rest| rest.len() <= 12 && rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let low = piece.low.get(order.clone()).unwrap_or("");
    let speech = &paper.words.speech;
    let orders = style::begins_with(low, &speech.acts)
        .or_else(|| style::begins_with(low, &speech.gives))
        .is_some();
    let Some(number) = number.filter(|_| orders) else {
        return false;
    };
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![Place::new(index, order.clone())],
        "The record follows up what was asked at a meeting before.",
    )
    .numbered(Some(number.trim_end_matches('.').to_owned()))
    .sure(Confidence::Likely);
    let rest = (order.end + 1).min(piece.words.len())..piece.words.len();
    if !rest.is_empty() {
        item.answer = vec![Place::new(index, rest)];
    }
    out.push(item);
    true
}

/// "Minute 19, Sickness – a note on absence was still awaited."
fn awaited(paper: &Paper<'_>, index: usize, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let signs = [
        "still awaited",
        "was awaited",
        "were awaited",
        "still outstanding",
        "not yet been received",
        "had not been received",
        "still to be provided",
        "remained outstanding",
    ];
    let awaited = sentence::sentences(&piece.words).into_iter().find(|range| {
        let low = piece.low.get(range.clone()).unwrap_or("");
        signs.iter().any(|sign| low.contains(sign))
    });
    let Some(range) = awaited else { return };
    let low = piece.low.get(range.clone()).unwrap_or("");
    if !low.starts_with("minute ") && !piece.low.starts_with("minute ") {
        return;
    }
    let start = low
        .find(" - ")
        .map_or(range.start, |at| range.start + at + " - ".len());
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![Place::new(index, start..piece.words.len())],
        "The record tells that it is still awaited.",
    )
    .sure(Confidence::Likely);
    let rest = piece.words.get(range.end..).unwrap_or("").trim();
    item.owner = rest
        .split(" would ")
        .next()
        .filter(|name| name.len() < rest.len() && name.len() < 60)
        .map(|name| name.trim_start_matches("The ").to_owned());
    out.push(item);
}
