//! "Councillor Hale moved that the Committee note the report. … The motion was carried": a motion that
//! won, where the minutes print no resolution after it. Motions that fell and amendments are none.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct MotionCarried;

const ID: &str = "motion_carried";

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    moved: pattern::fixed(
        r"\b(?:moved|proposed)\b[^.;]{0,90}? that (?:the (?:committee|board|panel|commission|council|group|sub-committee|cabinet|executive|working party|forum) (?:should |do |be recommended to )?)?",
    ),
    carried: pattern::fixed(
        r"\b(?:motion|proposal|proposition|resolution|it|this)\b[^.;]{0,60}? (?:was|were|being|is|became) (?:was |were |then |accordingly |therefore |thereupon |duly |unanimously |declared |declared to be |put and |put to the vote and |voted upon and |agreed and )*(?:carried|agreed|approved|passed|adopted|the (?:finding|decision) of the (?:meeting|committee|council|board|panel))\b|\bresolved in terms of the motion\b|\bmotion carried\b|\bproposal carried\b|\bmotion became the (?:finding|decision)|\ball (?:were )?in favour\b|\bcarried (?:unanimously|nem con|by )",
    ),
    lost: pattern::fixed(
        r"\bfell(?:[ .,;]|$)|\b(?:lost|falls|withdrawn|not seconded|no seconder|found no|defeated|not carried|not agreed|against the motion, which|rejected)\b",
    ),
});

struct Patterns {
    moved: Regex,
    carried: Regex,
    lost: Regex,
}

impl Rule for MotionCarried {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minute of Meeting of the Roads Committee held on 3 May 2022\n\n4. GRITTING\n\nCouncillor Ross, seconded by Councillor Lamb, moved that the Committee note the survey and remit to the Head of Roads to buy a plough.\n\nAs an amendment, Councillor Hale moved that nothing be bought.\n\nThe motion was accordingly declared CARRIED and became the finding of the meeting.",
                finds: &["note the survey", "remit to the Head of Roads to buy a plough."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\n5. TREES\n\nProposer: Councillor Hale. Seconder: Councillor Lamb.\n\n\"This Panel calls upon the Cabinet to plant a tree in every street.\"\n\nThe motion was put to the vote and carried.",
                finds: &["This Panel calls upon the Cabinet to plant a tree in every street."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\n5. TREES\n\nCouncillor Hale moved that the Panel buy a tree. The motion was lost by 3 votes to 4.\n\n6. BENCHES\n\nCouncillor Lamb moved, seconded by Councillor Hale, that the Panel sell a bench. On being put to the vote the motion was carried and it was\n\nRESOLVED that the bench be sold.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut motion: Option<(Place, usize)> = None;
        let mut waiting: Option<Place> = None;
        for (index, piece) in zone.iter() {
            if decides(piece) {
                // A numbered paragraph of its own is the next minute and decides something else; so does what
                // was agreed thereafter.
                let further = [
                    "thereafter",
                    "it was further",
                    "the committee further",
                    "the council further",
                ]
                .iter()
                .any(|opening| piece.low.starts_with(opening));
                if further || piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet()) {
                    settle(&mut waiting, out);
                }
                (motion, waiting) = (None, None);
                continue;
            }
            if piece.is_heading() && piece.apart && !piece.words.ends_with(':') {
                settle(&mut waiting, out);
            }
            if begins_a_minute(piece) {
                motion = None;
            }
            if let Some(own) = quoted(paper, index, piece) {
                motion = Some((own, index));
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                let low = piece.low.get(range.clone()).unwrap_or("");
                if is_amendment(low) || is_altered(low) {
                    // An amendment that won has put other words in the motion's place.
                    if is_altered(low) || low.contains("carried") {
                        motion = None;
                    }
                    continue;
                }
                if let Some(own) = moved_in(low) {
                    let own = range.start + own.start..range.end;
                    motion = Some((Place::new(index, sentence::trimmed(&piece.words, own)), index));
                    continue;
                }
                if PATTERNS.lost.is_match(low) && !low.contains("amendment") {
                    motion = None;
                } else if PATTERNS.carried.is_match(low)
                    && let Some((place, at)) = motion.take()
                    && index <= at + 16
                {
                    waiting = Some(place);
                }
            }
        }
        settle(&mut waiting, out);
    }
}

/// A motion that won and that no printed resolution followed.
fn settle(waiting: &mut Option<Place>, out: &mut Candidates) {
    if let Some(place) = waiting.take() {
        out.push(
            Candidate::new(
                ID,
                ItemKind::Resolution,
                vec![place],
                "It is a motion that the record says was carried.",
            )
            .sure(Confidence::Likely),
        );
    }
}

/// Whether a piece is the heading of the next minute.
fn begins_a_minute(piece: &Piece) -> bool {
    piece.is_heading()
        && (piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet())
            || matches!(piece.role, crate::extract::clean::Role::Heading { .. }))
        && !piece.low.starts_with("decision")
        && !piece.low.starts_with("outcome")
        && ![
            "councillor",
            "cllr",
            "for ",
            "for:",
            "against",
            "abst",
            "recorded",
            "members",
        ]
        .iter()
        .any(|opening| piece.low.starts_with(opening))
}

/// Whether a piece prints a decision of its own, so that the motion need not be taken for one.
fn decides(piece: &Piece) -> bool {
    [
        "RESOLVED",
        "Resolved",
        "R E S O L V E D",
        "AGREED",
        "DECIDED",
        "PENDERFYNWYD",
        "RECOMMENDED",
    ]
    .iter()
    .any(|mark| piece.words.contains(mark))
        || (piece.low.starts_with("decision") && piece.words.len() > 12)
        || [
            "agreed:",
            "agreed:-",
            "decided:",
            "resolved:",
            "agreed to:",
            "agreed that:",
            " agreed -",
        ]
        .iter()
        .any(|end| piece.low.ends_with(end))
        || [" agreed to ", " agreed that ", " resolved to ", " resolved that "]
            .iter()
            .any(|verb| piece.low.contains(verb) && piece.low.starts_with("the "))
}

/// "The mover altered her motion": its printed words are no longer what was voted upon.
fn is_altered(low: &str) -> bool {
    low.contains("motion")
        && [
            " altered ",
            " amended her ",
            " amended his ",
            " amended the motion",
            " amended their ",
        ]
        .iter()
        .any(|verb| low.contains(verb))
}

fn is_amendment(low: &str) -> bool {
    low.contains("amendment") && !low.contains("the motion")
}

/// The words of a motion, from behind "moved that the Committee".
fn moved_in(low: &str) -> Option<Range<usize>> {
    let found = PATTERNS.moved.find(low)?;
    let words = low.get(found.end()..)?;
    (words.split(' ').count() >= 3).then_some(found.end()..low.len())
}

/// A motion printed in quotes in a paragraph of its own, with its movers named before it.
fn quoted(paper: &Paper<'_>, index: usize, piece: &Piece) -> Option<Place> {
    let inner = piece.words.strip_prefix('"')?;
    let own = inner.trim_end_matches(['"', ' ']);
    let closed = own.len() < inner.len();
    let named = (index.saturating_sub(3)..index)
        .filter_map(|before| paper.piece(before))
        .any(|before| {
            ["proposer", "moved", "seconded", "motion", "proposed", "seconder"]
                .iter()
                .any(|word| style::find_word(&before.low, word).is_some())
        });
    (closed && named && own.split(' ').count() > 4).then(|| Place::new(index, 1..1 + own.len()))
}
