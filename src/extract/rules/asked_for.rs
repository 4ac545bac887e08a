//! "The Committee requested further information on (i) … (ii) …", "Members asked that …": what those
//! present asked for at a meeting, point by point. A question that was merely put is no request.

use super::{Example, Rule, named_to_act};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::request::{Request, What, answers_at_once, request_in};
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::ops::Range;

pub(super) struct AskedFor;

const ID: &str = "asked_for";

impl Rule for AskedFor {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Outstanding,
            ZoneKind::Table,
            ZoneKind::Ending,
            ZoneKind::Narrative,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Agenda item\n\nBuses\n\nMinutes:\n\n·         The Committee requested further details in respect to (i) the contract for night buses (ii) the uptake of passes and (iii) the cost of shelters.",
                finds: &[
                    "the contract for night buses",
                    "the uptake of passes",
                    "the cost of shelters.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nMembers were not content with the figures and asked that a monthly statement be sent to each of them; that the builders be invited to a meeting; and that the Council be told.",
                finds: &[
                    "a monthly statement be sent to each of them",
                    "the builders be invited to a meeting",
                    "the Council be told.",
                ],
            },
            Example {
                text: "Agenda item\n\nBuses\n\nMinutes:\n\nCouncillors said that this was an important time and were keen to hear more at a later meeting.\n\nThe Panel asked for:\n\na)    a list of stops; and\n\nb)    the fares.",
                finds: &[
                    "Councillors said that this was an important time and were keen to hear more at a later meeting.",
                    "a list of stops",
                    "the fares.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nNobody from the trust was there, and the Chair asked that the figures be sent to her. The Clerk was asked to write to the bishop. Councillor Osei asked the Head of Rents for a list of arrears. Members asked whether the plans could be circulated by e-mail. A request was made for a site visit.",
                finds: &[
                    "the Chair asked that the figures be sent to her.",
                    "The Clerk was asked to write to the bishop.",
                    "Councillor Osei asked the Head of Rents for a list of arrears.",
                    "Members asked whether the plans could be circulated by e-mail.",
                    "A request was made for a site visit.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nMembers asked for the cost of the lift. The Director gave the figure, which was £9,000. Councillor Osei asked that the lamps be mended. The Director said that this had been done in May. The tenants had asked for a lift. The Director was asked to explain the delay. Councillor Osei asked that his dissent be recorded. Members asked for a show of hands. Officers had been asked to stay away. The Director was asked whether it had rained.",
                finds: &[],
            },
            Example {
                text: "Agenda item\n\nBuses\n\nMinutes:\n\nMembers asked about fares. It was asked whether the night bus paid for itself. Councillor Osei asked how many stops there were. The leaflet asked for patience.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        // An answer to recommendations tells what was asked; it asks nothing.
        if paper.facts.kind == PaperKind::ExecutiveResponse {
            return;
        }
        for (index, piece) in zone.iter() {
            let label = label_end(piece, &paper.words.lead_ins.requests);
            // In narrative a request is one only under a label that says so.
            if zone.kind == ZoneKind::Narrative && label.is_none() {
                continue;
            }
            let sentences = sentence::sentences(&piece.words);
            for (nth, range) in sentences.iter().enumerate() {
                let start = label.filter(|end| range.contains(end)).unwrap_or(range.start);
                let range = start..range.end;
                let Some(request) = request_in(paper, piece, &range) else {
                    continue;
                };
                let next = sentences
                    .get(nth + 1)
                    .and_then(|next| piece.low.get(next.clone()))
                    .or_else(|| {
                        paper
                            .piece(index + 1)
                            .filter(|next| !next.is_cell())
                            .map(|next| next.low.as_str())
                    });
                // "Mr Hale to send the list.": the order that came of the request stands for it.
                let ordered = sentences
                    .iter()
                    .skip(nth + 1)
                    .take(2)
                    .any(|later| named_to_act::names_who_is_to_act(piece, later));
                let settled = ordered || decided_below(paper, index, piece, &range);
                if !settled && !next.is_some_and(|next| answers_at_once(next, &paper.words)) {
                    take(paper, index, &range, &request, out);
                }
            }
        }
    }
}

/// Whether the next paragraph agrees what was asked in nearly the same words.
fn decided_below(paper: &Paper<'_>, index: usize, piece: &Piece, range: &Range<usize>) -> bool {
    let Some(next) = paper.piece(index + 1).filter(|next| {
        ["agreed", "resolved"]
            .iter()
            .any(|mark| next.low.starts_with(mark))
            && next.words.len() < 600
    }) else {
        return false;
    };
    let asked = piece.low.get(range.clone()).unwrap_or("");
    let own: Vec<&str> = asked
        .split(' ')
        .map(|word| word.trim_matches([',', '.', ';']))
        .filter(|word| word.len() > 3)
        .collect();
    let shared = own
        .iter()
        .filter(|word| style::find_word(&next.low, word).is_some())
        .count();
    own.len() >= 4 && shared * 10 >= own.len() * 6
}

/// How a point below "Members asked:" begins that asks for something and not about it.
const REQUESTED: &[&str] = &[
    "for ",
    "that ",
    "to see ",
    "to have ",
    "to be ",
    "to receive ",
    "officers to ",
];

/// Where the words begin after a label such as "Information request:".
fn label_end(piece: &Piece, requests: &WordList) -> Option<usize> {
    let length = style::begins_with(&piece.low, requests)?;
    let rest = piece.low.get(length..)?.trim_start();
    let words = rest.strip_prefix(':').or_else(|| rest.strip_prefix('-'))?;
    Some(piece.low.len() - words.trim_start().len())
}

fn take(paper: &Paper<'_>, index: usize, sentence: &Range<usize>, request: &Request, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let whole = sentence;
    let start = if request.coordinate {
        request.asker
    } else {
        sentence.start
    };
    let sentence = &(start..sentence.end);
    let rest = piece.words.get(request.verb.end..sentence.end).unwrap_or("");
    // "The Panel asked that it" is left open for the lines below it.
    if request.verb.end >= sentence.start
        && matches!(
            rest.trim_matches([' ', ',']),
            "" | "it" | "they" | "that" | "that it"
        )
        && request.what != What::Sentence
    {
        return;
    }
    let next_is_list = sentence.end == piece.words.len() && rest.trim_end().ends_with([':', '-']);
    if next_is_list {
        // "Members asked:" heads questions as well as requests.
        let bare = matches!(piece.low.get(request.verb.clone()), Some("asked" | "asks"));
        for point in points::list_at(paper, index + 1, paper.pieces.len()) {
            let requested = point.places.first().is_some_and(|place| {
                let low = paper.words_at(*place).to_lowercase();
                REQUESTED.iter().any(|opening| low.starts_with(opening))
            });
            if !bare || requested {
                let lead = Place::new(index, sentence.clone());
                push(point.places, point.number, Some(lead), out);
            }
        }
        return;
    }
    let listed = points::run_on(&piece.words, request.verb.end..sentence.end);
    if listed.len() >= 2 && request.what != What::Sentence {
        let first = listed.first().map_or(request.verb.end, |(_, range)| range.start);
        let shared = Place::new(
            index,
            sentence::trimmed(&piece.words, sentence.start..first.saturating_sub(4)),
        );
        for (number, range) in listed {
            push(vec![Place::new(index, range)], Some(number), Some(shared), out);
        }
        return;
    }
    take_by_form(piece, index, sentence, request, out);
    let owner = promised_by(piece, whole).or_else(|| row_owner(paper, index));
    if let Some(item) = out.items.last_mut().filter(|_| owner.is_some()) {
        item.owner = owner;
    }
}

/// Adds what a sentence without a list asks: a clause each, "a list and for the reasons" each, or the
/// sentence whole.
fn take_by_form(
    piece: &Piece,
    index: usize,
    sentence: &Range<usize>,
    request: &Request,
    out: &mut Candidates,
) {
    let lead_in = Place::new(index, sentence.start..request.verb.end);
    let rest = piece.low.get(request.verb.end..sentence.end).unwrap_or("");
    match request.what {
        What::Clauses => {
            let clauses = clauses(piece, request.verb.end..sentence.end);
            let opens = sentence.start == request.asker && verb_follows_asker(piece, request);
            // "She come back in a year" cannot be read without the words before it.
            let leans = |range: &Range<usize>| {
                let first = piece.low.get(range.clone()).unwrap_or("").split(' ').next();
                matches!(
                    first,
                    Some("he" | "she" | "they" | "it" | "this" | "these" | "those")
                )
            };
            let alone = matches!(clauses.as_slice(), [only] if leans(only));
            if clauses.len() > 1 || !(opens || alone) {
                for range in clauses {
                    push(vec![Place::new(index, range)], None, Some(lead_in), out);
                }
            } else {
                push(vec![Place::new(index, sentence.clone())], None, None, out);
            }
        }
        What::Points if rest.contains(" and for ") => {
            let joint = request.verb.end + rest.find(" and for ").unwrap_or(0);
            let second = joint + " and ".len();
            for own in [sentence.start..joint, second..sentence.end] {
                let own = sentence::trimmed(&piece.words, own);
                push(vec![Place::new(index, own)], None, None, out);
            }
        }
        What::Points | What::Sentence | What::ToSomebody => {
            push(vec![Place::new(index, sentence.clone())], None, None, out);
        }
    }
}

/// Who says in the same sentence that it will be done: ", and the Director of Finance confirmed …".
fn promised_by(piece: &Piece, sentence: &Range<usize>) -> Option<String> {
    let words = piece.words.get(sentence.clone())?;
    let verbs = [
        " confirmed that this",
        " agreed to",
        " undertook to",
        " promised",
        " said that this",
        " said he would",
        " said she would",
        " agreed that this",
    ];
    let verb = verbs.iter().filter_map(|verb| words.find(verb)).min()?;
    let before = words.get(..verb)?;
    let start = before.rfind(" and the ").map(|at| at + " and the ".len())?;
    before.get(start..).map(str::to_owned)
}

/// In a table whose rows are minutes, the office named in the last cell of the row.
fn row_owner(paper: &Paper<'_>, index: usize) -> Option<String> {
    let cells: Vec<&Piece> = (index + 1..index + 5)
        .map_while(|next| paper.piece(next))
        .take_while(|piece| piece.is_cell())
        .collect();
    let in_table = index
        .checked_sub(2)
        .and_then(|before| paper.piece(before))
        .is_some_and(Piece::is_cell);
    let owner = cells.iter().take(3).rev().find(|cell| {
        style::find_in(&cell.low, &paper.words.people.offices).is_some()
            && cell.words.len() < 60
            && !cell.words.ends_with('.')
    })?;
    in_table.then(|| owner.words.clone())
}

/// Whether nothing but those who ask stands before the verb: the sentence is the request.
fn verb_follows_asker(piece: &Piece, request: &Request) -> bool {
    piece
        .low
        .get(request.asker..request.verb.start)
        .is_some_and(|between| between.split_whitespace().count() <= 5 && !between.contains(" and "))
}

/// The clauses after "asked that", parted by "; that" or "; and that".
fn clauses(piece: &Piece, range: Range<usize>) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let mut starts = vec![0];
    for (at, _) in low.match_indices("that ") {
        let before = low.get(..at).unwrap_or("").trim_end();
        if before.ends_with(';') || before.ends_with("; and") || before.ends_with(", and") {
            starts.push(at);
        }
    }
    starts.push(low.len());
    starts
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] => {
                let own = low.get(*from..*to)?;
                let skip = if own.trim_start().starts_with("that ") {
                    own.len() - own.trim_start().len() + "that ".len()
                } else {
                    0
                };
                Some(sentence::trimmed(
                    &piece.words,
                    range.start + from + skip..range.start + to,
                ))
            }
            _ => None,
        })
        .filter(|own| !own.is_empty())
        .collect()
}

fn push(places: Vec<Place>, number: Option<String>, lead_in: Option<Place>, out: &mut Candidates) {
    let mut item = Candidate::new(ID, ItemKind::Action, places, "Those at the meeting asked for it.")
        .numbered(number)
        .sure(Confidence::Likely);
    item.lead_in = lead_in;
    out.push(item);
}
