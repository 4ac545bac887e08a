//! Initials in the right-hand margin of minutes: the sentence beside them is what their bearer is to
//! do, where no other rule has found what it asks or decides.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, is_owner};
use crate::extract::paper::{Paper, Place};
use crate::extract::request;
use crate::extract::sentence;
use crate::extract::speech::promise::promise_in;
use crate::extract::speech::request::request_in;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::ops::Range;

pub(super) struct MarginOwner;

const ID: &str = "margin_owner";

impl Rule for MarginOwner {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n                                                      ACTION\n4. GATES\n\nThe smith had been to look at them. A price was expected by the end        AB\nof May.",
                finds: &["A price was expected by the end of May."],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n                                                      ACTION\n4. GATES\n\nThe smith had asked for a drawing. Nobody had sent the smith one.        AB\nAnna Bray to find it by the end of May, if it is in the loft.",
                finds: &["Anna Bray to find it by the end of May, if it is in the loft."],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n5. HALL\n\nThe roof leaks. Three prices for the work on it by the June meeting.         CD\nThe chairs have come.",
                finds: &["Three prices for the work on it by the June meeting."],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\n                                                                      Action\n\n4. GATES\n\nThe smith had been to look at them. Members were worried about the cost.\nIt was agreed that\na second price be had from Oxley                                      Parks Lead",
                finds: &["a second price be had from Oxley"],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\nRef\nItem\nAction\n\n4\nGates\nThe smith had been to look at them and the Chair was not sure of the cost of it.\nSend the drawings to Oxley before the frost\nAB, by May",
                finds: &["Send the drawings to Oxley before the frost"],
            },
            Example {
                text: "Minutes of the meeting held on 17 April 2012\n\nPresent\n\nA Hale (chair of the meeting today)          AB\n\n5. HALL\n\nThe roof leaks and rain comes in when the wind is in the west.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let below = has_owners_below(paper);
        for (index, piece) in zone.iter() {
            for (at, owner) in piece.owners_in_margin(&paper.document.text) {
                if owner.chars().any(char::is_alphabetic) {
                    beside(paper, index, at, owner, out);
                }
            }
            if below {
                owned_by_next(zone, index, out);
            }
        }
    }
}

/// The sentence beside a name in the margin, or the open line that goes on with "It was agreed that".
fn beside(paper: &Paper<'_>, index: usize, at: usize, owner: &str, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let sentences = sentence::sentences(&piece.words);
    let Some(nth) = sentences
        .iter()
        .position(|range| range.start < at && at <= range.end + 1)
    else {
        return;
    };
    // What had come before stands beside the name; what its bearer is to do follows.
    let follows = sentences.get(nth).is_some_and(|own| {
        let low = piece.low.get(own.clone()).unwrap_or("");
        low.contains(" had ")
    }) && sentences
        .get(nth + 1)
        .is_some_and(|next| owes(paper, index, next));
    let Some(range) = sentences.get(nth + usize::from(follows)) else {
        return;
    };
    let words = piece.at(range.clone());
    let goes_on = range.start == 0 && words.starts_with(char::is_lowercase) && piece.marker.is_none();
    if !words.ends_with('.') && !goes_on {
        return;
    }
    // "Door staff - Mr Hale had still to ask": what the matter is stands before the dash.
    let topic = words.find(" - ").filter(|at| *at < 40).map_or(0, |at| at + 3);
    let owner = owner.split_whitespace().collect::<Vec<_>>().join(" ");
    push(
        Place::new(index, range.start + topic..range.end),
        owner,
        None,
        out,
    );
}

/// Whether a sentence says that somebody is to do something: "Mr Hale to ask", "She will write again".
fn owes(paper: &Paper<'_>, index: usize, range: &Range<usize>) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let words = piece.words.get(range.clone()).unwrap_or("");
    let named = words.split_once(" to ").is_some_and(|(name, _)| {
        name.split(' ').count() <= 4 && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
    });
    named || promise_in(paper, index, piece, range).is_some() || request_in(paper, piece, range).is_some()
}

/// Whether the columns of the minutes are printed one under the other, with that of the action last.
fn has_owners_below(paper: &Paper<'_>) -> bool {
    (1..paper.pieces.len().min(40)).any(|index| {
        let low = |index: usize| paper.piece(index).map_or("", |piece| piece.low.as_str());
        matches!(low(index), "action" | "actions" | "action by")
            && matches!(
                low(index - 1),
                "item" | "subject" | "minute" | "minutes" | "discussion" | "ref" | "matter" | "issue"
            )
    })
}

/// A line that asks for something, with who is to do it on the line below.
fn owned_by_next(zone: &Zone<'_>, index: usize, out: &mut Candidates) {
    let paper = zone.paper;
    let (Some(piece), Some(next)) = (paper.piece(index), paper.piece(index + 1)) else {
        return;
    };
    let name = next.words.split(',').next().unwrap_or("");
    if piece.is_cell() || next.is_cell() || next.marker.is_some() || !is_owner(name) {
        return;
    }
    let sentences = sentence::sentences(&piece.words);
    let Some(range) = sentences.last() else { return };
    let low = piece.low.get(range.clone()).unwrap_or("");
    let to_be = low.starts_with("to be ") || low.contains(" to be ");
    let told = [" proposed ", " moved ", " said ", " asked ", " noted "]
        .iter()
        .any(|verb| low.contains(verb));
    if told || !to_be && !request::reads_as_asked(low) {
        return;
    }
    let start = with_matter(piece, &sentences, range).unwrap_or(range.start);
    let due = (name.len() < next.words.len()).then(|| Place::new(index + 1, name.len()..next.words.len()));
    push(Place::new(index, start..range.end), name.to_owned(), due, out);
}

/// Where the sentence before begins, if this one takes it up: "This would be looked into.", "To be sent".
fn with_matter(piece: &Piece, sentences: &[Range<usize>], range: &Range<usize>) -> Option<usize> {
    let low = piece.low.get(range.clone())?;
    let takes_up = ["this would ", "these would ", "this will ", "this to ", "to be "]
        .iter()
        .any(|opening| low.starts_with(opening));
    let at = sentences.iter().position(|own| own == range)?.checked_sub(1)?;
    sentences.get(at).filter(|_| takes_up).map(|before| before.start)
}

fn push(place: Place, owner: String, due: Option<Place>, out: &mut Candidates) {
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![place],
        "The margin beside it names who is to act.",
    )
    .sure(Confidence::Unsure);
    item.owner = Some(owner);
    item.due_at.extend(due);
    out.push(item);
}
