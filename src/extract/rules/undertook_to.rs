//! "The Head of Roads undertook to write to members", "she would send the figures round", "a note would
//! be circulated with the minutes": what somebody promised to send, find out or bring to those at the
//! meeting. What an officer merely said is no promise.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::Clauses;
use crate::extract::speech::promise::{Promise, promise_in};
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::ops::Range;

pub(super) struct UndertookTo;

const ID: &str = "undertook_to";

/// The rule that finds the requests which promises meet.
const REQUESTS: &str = "asked_for";

impl Rule for UndertookTo {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Ending,
            ZoneKind::Table,
            ZoneKind::Narrative,
        ]
    }

    fn after(&self) -> Option<&'static str> {
        Some(REQUESTS)
    }

    fn examples(&self) -> &'static [Example] {
        EXAMPLES
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        // What an answer to recommendations promises is the answer.
        if paper.facts.kind == PaperKind::ExecutiveResponse {
            return;
        }
        for (index, piece) in zone.iter() {
            let sentences = sentence::sentences(&piece.words);
            for (nth, range) in sentences.iter().enumerate() {
                let Some(promise) = promise_in(paper, index, piece, range) else {
                    continue;
                };
                let strict = zone.kind == ZoneKind::Narrative;
                if strict && !sends_to_members(piece, range) {
                    continue;
                }
                let before = sentences.get(..nth).unwrap_or_default();
                take(paper, index, range, before, promise, out);
            }
        }
    }
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Minutes of a meeting of the Town Panel held on 3 May 2013\n\nThe Director of Regeneration agreed that future reports would show charity shops apart.\n\nThe Head of Parks agreed that it would be a pity.",
        finds: &["The Director of Regeneration agreed that future reports would show charity shops apart."],
    },
    Example {
        text: "Minutes of the Parish Council Meeting held on 8 May 2017\n\nPresent: Cllrs Hale and Lamb\n\nThe swings are old. Cllr Lamb agreed to get three quotes for new ones.",
        finds: &["Cllr Lamb agreed to get three quotes for new ones."],
    },
    Example {
        text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Head of Roads undertook to write to all members. Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
        finds: &[
            "The Head of Roads undertook to write to all members.",
            "Members asked how many lorries there were and the Head of Roads said he would send the figure round.",
        ],
    },
    Example {
        text: "Minutes of a meeting of the Scrutiny Committee held on 3 May 2022\n\nThe Head of Parks spoke. During the debate the officers -\n\n·       confirmed that nine parks had been visited\n\n·       would check whether the parish councils had been told.",
        finds: &["would check whether the parish councils had been told."],
    },
    Example {
        text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nCouncillor Lamb enquired about weeds in Mill Lane. Mrs Whitlow said that she would ask the contractor to spray them. Councillor Osei asked how many voids there were. The Director did not know but would let members have the number.",
        finds: &[
            "Mrs Whitlow said that she would ask the contractor to spray them.",
            "Councillor Osei asked how many voids there were. The Director did not know but would let members have the number.",
        ],
    },
    Example {
        text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nA list of the garages would be circulated with the minutes. The Cabinet Member, who had come to answer questions, offered to bring the new prices to the Panel in June. Members would be kept informed of the outcome.",
        finds: &[
            "A list of the garages would be circulated with the minutes.",
            "The Cabinet Member, who had come to answer questions, offered to bring the new prices to the Panel in June.",
            "Members would be kept informed of the outcome.",
        ],
    },
    Example {
        text: "Cofnodion y cyfarfod a gynhaliwyd ddydd Llun, 4 Mawrth 2019\n\n4.      PRIFFYRDD\n\nAddawodd y Pennaeth anfon rhestr at yr aelodau cyn y Pasg.",
        finds: &["Addawodd y Pennaeth anfon rhestr at yr aelodau cyn y Pasg."],
    },
    Example {
        text: "Agenda item\n\nGritting\n\nMinutes:\n\nThe Director said that officers would think about it. The Portfolio Holder said that he would meet the friends' group. It would provide 40 jobs. The farmer had offered to send his own plough. Members hoped that the Director would look into it, and asked whether the lorries would be checked. The Director would not send out more lorries. The Board noted that the next report would be submitted to its meeting in June. Councillor Lamb enquired as to whether the reviews would be reported back to the Board. The Panel considered the report of the Director, which would be presented to the Council in July.",
        finds: &[],
    },
];

/// Adds a promise: to the request that it meets, or as an item with the question that it answers.
fn take(
    paper: &Paper<'_>,
    index: usize,
    range: &Range<usize>,
    before: &[Range<usize>],
    promise: Promise,
    out: &mut Candidates,
) {
    let Some(piece) = paper.piece(index) else { return };
    let mut start = promise.start;
    // "The Director agreed to provide:" over a list.
    if range.end == piece.words.len() && piece.words.ends_with([':', '-']) {
        let points = points::list_at(paper, index + 1, paper.pieces.len());
        for point in points::leaves(paper, points).into_iter().map(|(point, _)| point) {
            let mut item = promised(point.places, promise.owner.clone()).numbered(point.number);
            item.lead_in = Some(Place::new(index, start..range.end));
            out.push(item);
        }
        return;
    }
    let question = question_before(paper, piece, before);
    if promise.refers_back || (promise.answers && question.is_some()) {
        if add_to_request(index, range, &promise, out) {
            return;
        }
        if let Some(question) = question {
            start = question.start;
        }
    }
    let own = sentence::trimmed(&piece.words, start..range.end);
    out.push(promised(vec![Place::new(index, own)], promise.owner));
}

fn promised(places: Vec<Place>, owner: Option<String>) -> Candidate {
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        places,
        "Somebody promised it at the meeting.",
    )
    .sure(Confidence::Likely);
    item.owner = owner;
    item
}

/// The question that a promise answers: the sentence before it, or the one before "The Director did not
/// have the figure", or that sentence itself.
fn question_before<'r>(
    paper: &Paper<'_>,
    piece: &Piece,
    before: &'r [Range<usize>],
) -> Option<&'r Range<usize>> {
    let (last, earlier) = before.split_last()?;
    let low = piece.low.get(last.clone()).unwrap_or("");
    let lacks = LACKS.iter().any(|words| low.contains(words)) && low.len() < 160;
    if asks(paper, piece, last) {
        return Some(last);
    }
    lacks.then(|| {
        earlier
            .last()
            .filter(|question| asks(paper, piece, question))
            .unwrap_or(last)
    })
}

/// What somebody says who does not know the answer.
const LACKS: &[&str] = &[
    "did not have",
    "didn't have",
    "not to hand",
    "not able to say",
    "unable to say",
    "could not say",
    "couldn't say",
    "did not know",
    "didn't know",
    "was not sure",
    "wasn't sure",
    "had not got",
    "was not known",
    "unable to answer",
    "could not answer",
];

/// Whether a sentence asks something that the next one may promise to answer.
fn asks(paper: &Paper<'_>, piece: &Piece, range: &Range<usize>) -> bool {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sentence = Clauses::new(low);
    let asks = (0..sentence.len()).any(|index| {
        matches!(
            sentence.word(index),
            "asked" | "enquired" | "inquired" | "queried" | "sought" | "questioned" | "requested" | "wanted"
        ) || low.starts_with("gofynnodd")
            || low.starts_with("holodd")
    });
    let by_member = [
        "councillor",
        "cllr",
        "member",
        "alderman",
        "bailie",
        "gofynnodd",
        "holodd",
        "it was asked",
        "a question",
    ]
    .iter()
    .any(|who| low.starts_with(who) || low.contains(&format!(" {who}")));
    asks && (by_member || style::find_in(low, &paper.words.people.askers).is_some())
}

/// How many candidates back a request is looked for. It stands a few lines above its promise; going
/// over all of a very long paper for each promise would take hours.
const CANDIDATES_BACK: usize = 500;

/// The most that stands between two points of a list that runs on: "; and (viii) ".
const LONGEST_MARKER: usize = 16;

/// Hands the promise to the requests just before it: who is to meet them and by when. A request in the
/// sentence before takes it in.
fn add_to_request(index: usize, range: &Range<usize>, promise: &Promise, out: &mut Candidates) -> bool {
    let place = Place::new(index, range.clone());
    let mut met = false;
    let mut nearest = range.start;
    let requests = out.of_rule(REQUESTS);
    let upto = requests.partition_point(|item| item.begins_at().0 <= index);
    for item in requests.iter_mut().take(upto).rev().take(CANDIDATES_BACK) {
        let Some(last) = item.places.last_mut() else {
            continue;
        };
        let far = last.piece < index && (range.start > 0 || !promise.by_pronoun);
        if last.piece + 3 < index || far || (item.number.is_none() && last.piece + 1 < index) {
            break;
        }
        if last.piece == index && last.end > range.start {
            if last.start <= range.start && last.end >= range.end {
                // The promise stands in the request's own sentence.
                item.owner = item.owner.take().or_else(|| promise.owner.clone());
                return true;
            }
            continue;
        }
        // Between two points stand a joint and a number, before the promise nothing.
        let gap = if met { LONGEST_MARKER } else { 1 };
        if last.piece == index && last.end + gap < nearest {
            break;
        }
        nearest = last.start;
        if last.piece == index && item.number.is_none() && promise.is_bare {
            // "The Director agreed to do so" says who, and no more.
        } else if last.piece == index && item.number.is_none() {
            last.end = range.end;
        } else {
            item.due_at.push(place);
        }
        item.owner.clone_from(&promise.owner);
        met = true;
        if item.number.is_none() {
            break;
        }
    }
    met
}

/// Whether a sentence of a report sends something to members and does not only tell what will be.
fn sends_to_members(piece: &Piece, range: &Range<usize>) -> bool {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sends = [
        "send",
        "circulate",
        "e-mail",
        "email",
        "sent",
        "circulated",
        "e-mailed",
        "emailed",
        "forward",
        "forwarded",
    ]
    .iter()
    .any(|verb| style::find_word(low, verb).is_some());
    let to = [
        " members",
        " councillors",
        " the committee",
        " the panel",
        " the board",
        " the commission",
    ]
    .iter()
    .any(|whom| low.contains(whom));
    sends && to
}
