//! "Could you please let us have the figures?", "We would be grateful for a copy of the contract": what a
//! letter or an e-mail asks to be sent.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::ops::Range;

pub(super) struct RequestedByLetter;

const ID: &str = "requested_by_letter";

/// Words with which a letter asks; what it asks for stands behind them.
const ASKS: &[&str] = &[
    "let us have ",
    "let me have ",
    "let the committee have ",
    "let the panel have ",
    "let members have ",
    "be grateful for ",
    "be grateful to have ",
    "be grateful to receive ",
    "like to receive ",
    "please send us ",
    "please send me ",
    "please send ",
    "please provide us with ",
    "please provide me with ",
    "please provide ",
    "please supply ",
    "could you send us ",
    "could you send me ",
    "could you send ",
    "could you provide us with ",
    "could you provide ",
    "could you supply ",
    "would you send us ",
    "would you please send ",
    "also asked me for ",
    "also asked us for ",
    "also asked me at the meeting for ",
    "also asked at the meeting for ",
    "also asked for ",
];

/// Words with which it asks for something to be done; the deed is part of what it asks.
const ASKS_TO: &[&str] = &[
    "be grateful if you could ",
    "be grateful if you would ",
    "be helpful if you could ",
    "please could you ",
    "could you please ",
];

/// What a letter asks for out of courtesy.
const COURTESIES: &[&str] = &[
    "a reply",
    "an early reply",
    "your reply",
    "a response",
    "your response",
    "your ",
    "any ",
    "the opportunity",
    "an early ",
    "acknowledge",
    "pass on my",
    "pass on our",
    "respond",
    "reply",
];

impl Rule for RequestedByLetter {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Recommendations,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Dear Councillor Osei\n\nSchool buses\n\nI am writing for the Panel. There were two matters on which members wanted to know more. Could you please let us have the number of pupils who travel for more than an hour? And we would be grateful for a copy of the contract with Oxley Coaches, which Mr Hale thought could be shared.",
                finds: &[
                    "the number of pupils who travel for more than an hour",
                    "a copy of the contract with Oxley Coaches",
                ],
            },
            Example {
                text: "Dear Councillor Osei\n\nSchool buses\n\nThe Panel met on 3 May 2022 and heard from two of the firms. I would be grateful if you could send the list of routes to the Panel by the end of June 2022.",
                finds: &["send the list of routes to the Panel by the end of June 2022."],
            },
            Example {
                text: "Dear Dr Ash\n\nThe clinic\n\nI write for the Committee. In addition, members would like to have the following, which Ms Lamb did not have with her:\n\n1. vacancy rates by month;\n\n2. the Trust's recruitment plan.\n\nMembers heard the following from Mr Hale:\n\n1. the clinic is old;\n\n2. it is cold.",
                finds: &["vacancy rates by month", "the Trust's recruitment plan."],
            },
            Example {
                text: "Dear Councillor Osei\n\nSchool buses\n\nThe Panel met on 3 May 2022. We would be grateful for a reply by the end of June 2022. I am grateful for the figures that you sent. If you need more please send an e-mail to the office.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        if !is_letter(paper) {
            return;
        }
        for (index, piece) in zone.iter().filter(|(_, piece)| !piece.is_cell()) {
            if announces_a_list(piece) {
                take_list(paper, index, out);
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                if let Some(own) = asked(paper, piece, &range) {
                    out.push(
                        Candidate::new(
                            ID,
                            ItemKind::Action,
                            vec![Place::new(index, own)],
                            "The letter asks for it.",
                        )
                        .sure(Confidence::Likely),
                    );
                }
            }
        }
    }
}

/// Words with which a letter announces a list of what it wants to have.
const ANNOUNCES: &[&str] = &[
    "would like to have ",
    "would like to see ",
    "would like the following",
    "would be grateful for ",
    "would welcome ",
    "please send ",
    "please provide ",
    "please supply ",
    "could you provide ",
    "asked to have ",
    "asked for ",
];

/// "In addition, members would like to have the following:" over a list of figures and papers.
fn announces_a_list(piece: &Piece) -> bool {
    piece.marker.is_none()
        && piece.words.len() < 260
        && piece.words.ends_with([':', '-'])
        && piece.low.contains("following")
        && ANNOUNCES.iter().any(|words| piece.low.contains(words))
}

fn take_list(paper: &Paper<'_>, index: usize, out: &mut Candidates) {
    let list = points::list_at(paper, index + 1, paper.pieces.len());
    for (point, announced) in points::leaves(paper, list) {
        let mut item = Candidate::new(
            ID,
            ItemKind::Action,
            point.places,
            "It is a point of what the letter asks for.",
        )
        .numbered(point.number)
        .sure(Confidence::Likely);
        item.lead_in = announced.or(Some(paper.whole(index)));
        out.push(item);
    }
}

fn is_letter(paper: &Paper<'_>) -> bool {
    paper
        .pieces
        .iter()
        .take(40)
        .any(|piece| piece.low.starts_with("dear ") || piece.low.contains(" / dear "))
}

/// The words in a sentence that say what is asked for.
fn asked(paper: &Paper<'_>, piece: &Piece, range: &Range<usize>) -> Option<Range<usize>> {
    let low = piece.low.get(range.clone())?;
    // "If you need more, please send": advice to a reader.
    if ["if ", "to ", "for further", "for more"]
        .iter()
        .any(|opening| low.starts_with(opening))
    {
        return None;
    }
    let found = |list: &[&str]| {
        list.iter()
            .filter_map(|words| low.find(words).map(|at| at + words.len()))
            .min()
    };
    let start = match (found(ASKS), found(ASKS_TO)) {
        (Some(thing), _) => thing,
        (None, Some(deed)) => deed,
        (None, None) => return None,
    };
    let rest = low.get(start..)?;
    let courteous = COURTESIES.iter().any(|words| rest.starts_with(words));
    let told = low.contains("also asked");
    if courteous || !told && !speech::names_information(rest, &paper.words) {
        return None;
    }
    let end = [", which ", ", as ", ", so that ", "?"]
        .iter()
        .filter_map(|words| rest.find(words))
        .min()
        .unwrap_or(rest.len());
    let own = sentence::trimmed(&piece.words, range.start + start..range.start + start + end);
    (own.len() > 8).then_some(own)
}
