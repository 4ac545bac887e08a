//! A list of decisions as councils publish it after a meeting: number, subject and decision in columns or one
//! under the other, without a word such as RESOLVED before what was decided.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;

pub(super) struct ListedDecision;

const ID: &str = "listed_decision";

/// What stands before "Decision" in the headings of the columns.
const BEFORE: &[&str] = &[
    "item", "subject", "topic", "matter", "title", "no", "ref", "issue", "report",
];

impl Rule for ListedDecision {
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
                text: "FENWICK DISTRICT COUNCIL\n\nNotice of decisions taken by the Cabinet on 4 June 2019\n\nItem No.\nTopic\nDecision\n\nA1\nMinutes\nThat the Minutes of 7 May 2019 be agreed.\n\nA2\nReport of the Canal Group\n1.  To thank the Group for its report.\n2.  To ask the Head of Parks for a reply in July 2019.\n\nReason: so that the cost may be known.\n\nOther options considered:\nTo accept all of it at once.",
                finds: &[
                    "That the Minutes of 7 May 2019 be agreed.",
                    "To thank the Group for its report.",
                    "To ask the Head of Parks for a reply in July 2019.",
                ],
            },
            Example {
                text: "FENWICK DISTRICT COUNCIL\n\nCabinet decision sheet, 4 June 2019\n\nPublished: 5 June 2019\n\nItem   Subject             Decision\n\n4      Bridges             That the emergency closure of the bridge be ratified.\n\n5      Budget              That the overspend be noted and that officers be told to bring a plan.",
                finds: &[
                    "That the emergency closure of the bridge be ratified.",
                    "That the overspend be noted",
                    "that officers be told to bring a plan.",
                ],
            },
            Example {
                text: "FENWICK DISTRICT COUNCIL\n\nReport to the Cabinet, 4 June 2019\n\nItem   Subject             Cost\n\n4      Bridges             That of the closure was four pounds.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if !matches!(paper.facts.kind, PaperKind::Decision | PaperKind::Minutes) {
            return;
        }
        let first = (0..paper.pieces.len().min(40)).find(|index| heads_decisions(paper, *index));
        let mut aside = false;
        for (index, piece) in zone.iter() {
            if is_bare(paper, index, piece) {
                push(Place::new(index, 0..piece.words.len()), None, out);
                continue;
            }
            if paper.facts.kind == PaperKind::Minutes || first.is_none_or(|first| index <= first) {
                continue;
            }
            aside = is_aside(piece, aside);
            if !aside {
                take(paper, index, piece, out);
            }
        }
    }
}

/// Whether the headings of the columns stand here, the last of them "Decision".
fn heads_decisions(paper: &Paper<'_>, index: usize) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let low = piece.low.trim_end_matches([':', '.']);
    let before = if matches!(low, "decision" | "decisions") {
        index
            .checked_sub(1)
            .and_then(|before| paper.piece(before))
            .map(|before| before.low.as_str())
    } else {
        low.strip_suffix(" decision")
            .or_else(|| low.strip_suffix(" decisions"))
    };
    before.is_some_and(|before| {
        before
            .split(' ')
            .all(|word| BEFORE.contains(&word.trim_end_matches('.')))
    })
}

/// "Approved.", alone below the heading of its matter.
fn is_bare(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    let below = index
        .checked_sub(1)
        .and_then(|before| paper.piece(before))
        .is_some_and(|before| before.is_heading() && before.marker.is_some());
    below
        && !piece.is_cell()
        && matches!(
            piece.low.as_str(),
            "approved." | "noted." | "deferred." | "adopted." | "endorsed."
        )
}

/// Whether reasons and options that were turned down are being given, until the next matter begins.
fn is_aside(piece: &Piece, before: bool) -> bool {
    if [
        "reason",
        "other options",
        "alternative",
        "options considered",
        "options rejected",
    ]
    .iter()
    .any(|opening| piece.low.starts_with(opening))
    {
        return true;
    }
    let begins = match piece.role {
        Role::Cell { column, .. } => column == 0,
        Role::Heading { .. } => true,
        Role::Point | Role::Paragraph => piece.is_heading() && piece.marker.is_some() && piece.apart,
    };
    before && !begins
}

/// What was decided, in a cell, a paragraph or a point.
fn take(paper: &Paper<'_>, index: usize, piece: &Piece, out: &mut Candidates) {
    let words = piece.words.as_str();
    let marked = piece.marker.as_ref().filter(|_| !piece.is_cell());
    let (number, start) = match marked {
        Some(marker) => (marker.number(), 0),
        None => beside(words),
    };
    let Some(own) = words.get(start..) else { return };
    let low = piece.low.get(start..).unwrap_or("");
    let that = own.starts_with("That ") || own.starts_with("that ");
    let verb = number.is_some()
        && !piece.is_heading()
        && (own.starts_with("To ") || style::begins_with(low, &paper.words.speech.decided).is_some());
    let subjunctive = low.contains(" be ") || low.contains(" is ") || low.contains(" are ");
    if that && (subjunctive || number.is_some()) || verb || is_elliptic(own, low) {
        let range = sentence::trimmed(words, start..words.len());
        push(Place::new(index, range), number, out);
    }
}

/// The number with which a cell's words begin, or that follows "That Cabinet", and where its words begin.
fn beside(words: &str) -> (Option<String>, usize) {
    let lead = words
        .find(" (a) ")
        .filter(|at| *at < 40 && words.starts_with("That "))
        .map_or(0, |at| at + 1);
    Marker::at_start(words.get(lead..).unwrap_or(""))
        .filter(|(marker, _)| !marker.is_bullet())
        .map_or((None, 0), |(marker, at)| (marker.number(), lead + at))
}

/// "Outline business case for the halt approved.", "£740,000 released for the full case.": a decision without
/// a verb of its own.
fn is_elliptic(own: &str, low: &str) -> bool {
    let done = [
        "approved",
        "released",
        "authorised",
        "adopted",
        "endorsed",
        "awarded",
        "granted",
        "deferred",
    ]
    .iter()
    .filter_map(|verb| style::find_word(low, verb))
    .any(|at| at > 0);
    let finite = [
        " was ", " were ", " is ", " are ", " has ", " have ", " had ", " will ", " would ", " may ",
        " can ", " not ", " until ",
    ]
    .iter()
    .any(|verb| low.contains(verb));
    let opens = own.starts_with(|c: char| c.is_uppercase() || c == '£');
    done && !finite
        && opens
        && own.ends_with('.')
        && own.split(' ').count() <= 30
        && own.split(' ').count() >= 3
}

fn push(place: Place, number: Option<String>, out: &mut Candidates) {
    out.push(
        Candidate::new(
            ID,
            ItemKind::Resolution,
            vec![place],
            "It stands in a list of decisions.",
        )
        .numbered(number)
        .sure(Confidence::Likely),
    );
}
