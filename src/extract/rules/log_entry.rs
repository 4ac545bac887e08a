//! Logs of actions set out as entries: a number or bullet and what is to be done, and behind or below it
//! who is to do it, by when and how it stands.

use super::{Example, Rule};
use crate::document::look;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::entry::{self, Entry};
use crate::extract::marker::Marker;
use crate::extract::paper::Paper;
use crate::extract::table;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::paper::PaperKind;

pub(super) struct LogEntry;

const ID: &str = "log_entry";

impl Rule for LogEntry {
    fn id(&self) -> &'static str {
        ID
    }

    /// Entries may run through several zones, so the rule starts from the first and reads on.
    fn zones(&self) -> Zones {
        ZoneKind::EVERY
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Fenwick Council\nTransport Panel, 4 May 2017\nAction log\n\n4/17 Give members the dates on which each drain is to be cleared (Drainage Engineer) ..... COMPLETED\n5/17 Ask the ferry company why the last boat was dropped (Clerk) by June 2017 ..... IN HAND - a letter has gone\n\nThe log is kept by the Clerk.",
                finds: &[
                    "Give members the dates on which each drain is to be cleared",
                    "Ask the ferry company why the last boat was dropped",
                ],
            },
            Example {
                text: "Fenwick Council\nHousing Panel\n\nActions log at 1 May 2019\n\nHOUSING MANAGER\n\n•  Find out how many garages are let (6 February)\n   For: June 2019\n   The count has begun.\n\n•  Bring a note on rents (6 February)\n   For: 17 April 2019\n   Brought to the meeting on 17 April.\n\nCOMMITTEE CLERK\n\n•  Book a visit to the flats (17 April)\n   For: -\n   Done.\n\nABOUT THIS LIST\n\nOfficers were asked for their entries in April.",
                finds: &[
                    "Find out how many garages are let",
                    "Bring a note on rents",
                    "Book a visit to the flats",
                ],
            },
            Example {
                text: "Fenwick Council\nAction log\n\nHow this log is kept\n\n•  The Clerk writes it up after each meeting.\n\n•  Members may ask for an entry to be struck out.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        const FEWEST: usize = 2;
        let paper = zone.paper;
        if zone.pieces.start != 0 || paper.facts.kind != PaperKind::ActionTracker {
            return;
        }
        for run in runs(paper) {
            let entries: Vec<Entry> = run.iter().map(|head| entry::read(paper, &head.pieces)).collect();
            let telling = entries.iter().filter(|entry| entry.told() > 0).count();
            if telling < FEWEST || telling * 2 < entries.len() {
                continue;
            }
            for (head, entry) in run.iter().zip(entries) {
                out.push(candidate(paper, head, entry));
            }
        }
    }
}

/// The pieces of an entry, and the heading above it.
struct Head {
    pieces: Vec<usize>,
    heading: Option<usize>,
}

/// The runs of entries whose markers are of one list.
fn runs(paper: &Paper<'_>) -> Vec<Vec<Head>> {
    let mut found: Vec<Vec<Head>> = Vec::new();
    let mut heading = None;
    let mut open: Option<Marker> = None;
    let mut is_closed = true;
    for (index, piece) in paper.pieces.iter().enumerate() {
        if piece.is_cell() || matches!(paper.zone_of(index), ZoneKind::Contacts | ZoneKind::Ending) {
            is_closed = true;
            open = None;
            continue;
        }
        let marker = piece.marker.as_ref().filter(|_| !piece.words.is_empty());
        if matches!(piece.role, Role::Heading { .. }) || marker.is_none() && heads(piece) {
            heading = Some(index);
            is_closed = true;
            continue;
        }
        if let Some(marker) = marker {
            let goes_on = open.as_ref().is_some_and(|open| marker.is_of_list(open));
            if !goes_on {
                found.push(Vec::new());
                open = Some(marker.clone());
            }
            if let Some(run) = found.last_mut() {
                run.push(Head {
                    pieces: vec![index],
                    heading,
                });
            }
            is_closed = false;
            continue;
        }
        // A paragraph of its own goes on with no entry unless it has a label.
        is_closed |= piece.apart && !piece.words.get(..40.min(piece.words.len())).is_some_and(|start| start.contains(':'));
        if let Some(head) = found.last_mut().and_then(|run| run.last_mut()).filter(|_| !is_closed) {
            head.pieces.push(index);
        }
    }
    found
}

/// Whether a line stands over entries: a name or office, alone.
fn heads(piece: &Piece) -> bool {
    piece.apart && piece.words.len() <= 60 && look::unlike_owner(&piece.words) == 0
}

fn candidate(paper: &Paper<'_>, head: &Head, entry: Entry) -> Candidate {
    let words = |place| paper.words_at(place).trim_end_matches('.').to_owned();
    let marker = head
        .pieces
        .first()
        .and_then(|index| paper.piece(*index))
        .and_then(|piece| piece.marker.as_ref())
        .and_then(Marker::number);
    let number = entry.number.map(words).or(marker);
    let mut item = Candidate::new(
        ID,
        table::kind_of_rows(paper),
        entry.words.clone(),
        "It is an entry of a log, with how it stands.",
    )
    .numbered(number)
    .sure(Confidence::Likely);
    let over = head
        .heading
        .and_then(|index| paper.piece(index))
        .map(|piece| piece.words.trim_end_matches([':', ' ']))
        .filter(|words| look::unlike_owner(words) == 0);
    item.owner = entry.owner.map(words).or_else(|| over.map(str::to_owned));
    item.lead.clone_from(&item.owner);
    item.has_due_column = !entry.due.is_empty();
    item.due_at = entry.due;
    if !item.has_due_column {
        item.due_at.extend(entry.answer.iter().copied());
    }
    item.answer = entry.answer;
    item.status = entry.status;
    if item.answer.is_empty()
        && let Some(status) = item.status.take()
    {
        item.answer.push(status);
    }
    item
}
