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
        // A log tells little of each entry; in papers of other kinds an entry must tell more.
        let least = match paper.facts.kind {
            PaperKind::ActionTracker => 1,
            PaperKind::Minutes | PaperKind::Decision | PaperKind::ExecutiveResponse => return,
            _ => 2,
        };
        if zone.pieces.start != 0 {
            return;
        }
        for run in runs(paper).into_iter().chain(blocks(paper)) {
            let entries: Vec<Entry> = run.iter().map(|head| entry::read(paper, &head.pieces)).collect();
            let telling = entries.iter().filter(|entry| entry.told() >= least).count();
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
    number: Option<String>,
    heading: Option<usize>,
}

/// The runs of entries whose markers are of one list.
fn runs(paper: &Paper<'_>) -> Vec<Vec<Head>> {
    let mut found: Vec<Vec<Head>> = Vec::new();
    let mut heading = None;
    let mut open: Option<Marker> = None;
    let mut open_reference: Option<String> = None;
    let mut is_closed = true;
    for (index, piece) in paper.pieces.iter().enumerate() {
        if piece.is_cell() || matches!(paper.zone_of(index), ZoneKind::Contacts | ZoneKind::Ending) {
            is_closed = true;
            open = None;
            continue;
        }
        let marker = piece.marker.as_ref().filter(|_| !piece.words.is_empty());
        if let Some(reference) = reference_alone(piece) {
            let goes_on = open_reference
                .as_ref()
                .is_some_and(|open| alike(open, &reference));
            if !goes_on || found.is_empty() {
                found.push(Vec::new());
                open = None;
            }
            open_reference = Some(reference.clone());
            if let Some(run) = found.last_mut() {
                run.push(Head {
                    pieces: Vec::new(),
                    number: Some(reference),
                    heading,
                });
            }
            is_closed = false;
            continue;
        }
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
                open_reference = None;
            }
            if let Some(run) = found.last_mut() {
                run.push(Head {
                    pieces: vec![index],
                    number: marker.number(),
                    heading,
                });
            }
            is_closed = false;
            continue;
        }
        // A paragraph of its own goes on with no entry unless it has a label.
        is_closed |= piece.apart
            && !entry::parts(paper, piece)
                .first()
                .is_some_and(|(column, _)| column.is_some());
        if let Some(head) = found
            .last_mut()
            .and_then(|run| run.last_mut())
            .filter(|_| !is_closed)
        {
            head.pieces.push(index);
        }
    }
    found
}

/// The reference of a line that is nothing more: "Rec A1", "Ref CS/3", "A-2021-01".
fn reference_alone(piece: &Piece) -> Option<String> {
    if piece.marker.is_some()
        || !look::is_number(&piece.words)
        || !piece.words.chars().any(|c| c.is_ascii_digit())
    {
        return None;
    }
    let bare = [
        "recommendation ",
        "rec. ",
        "rec ",
        "action ",
        "ref. ",
        "ref ",
        "no. ",
        "item ",
    ]
    .iter()
    .find_map(|label| {
        piece
            .low
            .strip_prefix(label)
            .map(|rest| piece.words.len() - rest.len())
    })
    .and_then(|at| piece.words.get(at..))
    .unwrap_or(&piece.words);
    let labelled = bare.len() < piece.words.len();
    let coded = bare.chars().any(char::is_alphabetic) || bare.contains(['/', '-']);
    (labelled || coded).then(|| bare.trim_end_matches([':', '.']).to_owned())
}

/// Whether two references are of one series.
fn alike(one: &str, other: &str) -> bool {
    let shape = |words: &str| {
        words
            .chars()
            .filter(|c| !c.is_ascii_alphanumeric())
            .collect::<String>()
    };
    shape(one) == shape(other)
}

/// Paragraphs without a number that each have lines below which tell of them.
fn blocks(paper: &Paper<'_>) -> Vec<Vec<Head>> {
    let mut run: Vec<Head> = Vec::new();
    let mut heading = None;
    let mut is_open = false;
    for (index, piece) in paper.pieces.iter().enumerate() {
        let below = paper
            .piece(index + 1)
            .is_some_and(|next| !next.apart && !next.is_cell() && next.marker.is_none());
        let plain = piece.marker.is_none() && !piece.is_cell() && !matches!(piece.role, Role::Heading { .. });
        if plain && !piece.apart && is_open {
            if let Some(head) = run.last_mut() {
                head.pieces.push(index);
            }
            continue;
        }
        is_open = plain && piece.apart && below && piece.words.split(' ').count() >= 3;
        if is_open {
            run.push(Head {
                pieces: vec![index],
                number: None,
                heading,
            });
        } else if heads(piece) {
            heading = Some(index);
        }
    }
    // Only those count that are told of under an arrow, in brackets or by a stage on its own line.
    run.retain(|head| {
        head.pieces.iter().skip(1).any(|index| {
            paper.piece(*index).is_some_and(|piece| {
                piece.words.starts_with("=>")
                    || piece.words.starts_with("->")
                    || look::is_status(&piece.words)
            })
        })
    });
    vec![run]
}

/// Whether a line stands over entries: a name or office, alone.
fn heads(piece: &Piece) -> bool {
    piece.apart && piece.words.len() <= 60 && look::unlike_owner(&piece.words) == 0
}

fn candidate(paper: &Paper<'_>, head: &Head, entry: Entry) -> Candidate {
    let words = |place| paper.words_at(place).trim_end_matches('.').to_owned();
    let number = entry.number.map(words).or_else(|| head.number.clone());
    let item = Candidate::new(
        ID,
        table::kind_of_entry(paper, number.as_deref(), &paper.words_of(&entry.words)),
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
    let mut item = entry.told_to(paper, item);
    item.owner = item.owner.or_else(|| over.map(str::to_owned));
    item.lead.clone_from(&item.owner);
    item
}
