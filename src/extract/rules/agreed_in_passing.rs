//! Decisions told in running text: "It was agreed that …", "The Committee agreed to note …", "The
//! minutes were approved", "resolved to pay …". Only in the record of a meeting.

use super::{Example, Rule};
use crate::extract::addressee;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::Clauses;
use crate::extract::speech::decision::{
    Decision, decision_follows, decision_in, is_elliptic, settled_words, took_note, was_elected,
    was_received, was_settled, was_submitted_and_approved,
};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct AgreedInPassing;

const ID: &str = "agreed_in_passing";

static WITH_CHANGE: LazyLock<Regex> =
    LazyLock::new(|| pattern::fixed(r"^agreed with (?:one|two|three|some|the following) changes?[:,-]\s*"));

impl Rule for AgreedInPassing {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Notice,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Minutes of a meeting of the Canal Board held on 3 May 2021\n\nA graph was shown. The Board APPROVED the re-forecast.\n\nThe Board had approved the last one in March.",
                finds: &["The Board APPROVED the re-forecast."],
            },
            Example {
                text: "DATA PANEL\n\nMinutes of the fifth meeting, 14 March 2012\n\nPrices were talked about. The Panel recommended that the price of the smallest map be halved.",
                finds: &["the price of the smallest map be halved."],
            },
            Example {
                text: "HOLLINFORD DISTRICT COUNCIL - POLICY PANEL - 7th JUNE 2005\n\nPR.1 FARES\n\nA debate followed. It was agreed that the Executive be told of the Panel's concern and that the Chairman should speak to the Leader.\n\nPR.2 SAFETY\n\nThe annual report was received.",
                finds: &[
                    "the Executive be told of the Panel's concern",
                    "the Chairman should speak to the Leader.",
                    "The annual report was received.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel thanked the trust and noted the presentation.\n\nThe Committee agreed to note the position.",
                finds: &["noted the presentation.", "to note the position."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe notes of the last meeting were agreed with one correction: Mr Hale had been there.\n\nThe proposal was not agreed as it stood.\n\nThe report was not received until June.",
                finds: &[
                    "The notes of the last meeting were agreed with one correction: Mr Hale had been there.",
                    "The proposal was not agreed as it stood.",
                ],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel agreed:-\n\n(i)     to note the survey;\n\n(ii)    to ask for another.",
                finds: &["to note the survey", "to ask for another."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Convener spoke. The Panel resolved:-\n\nin terms of Section 50(A)(4) of the Act, to exclude the press from the meeting.\n\n2. PLAN\n\nThe Panel noted the following updates:\n\n• Table A held the audits that were under way\n\n• Nine recommendations had been put in table B",
                finds: &["in terms of Section 50(A)(4) of the Act, to exclude the press from the meeting."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel noted that a new policy would be needed. The head teachers had agreed to meet in May. A report was awaited.\n\n4 Minutes of 9 April - proposed by Cllr Hale, seconded by Cllr Lamb. Agreed.\n\n5 Open forum\n\nMr Ash spoke of the path.\n\n6 District Councillor's report\n\nCllr Osei spoke of bins.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        // Only the tables and notices of minutes tell what a meeting did.
        if matches!(zone.kind, ZoneKind::Table | ZoneKind::Notice)
            && zone.paper.facts.kind != PaperKind::Minutes
        {
            return;
        }
        for (index, piece) in zone.iter() {
            if piece.is_cell() && piece.words.len() < 25 {
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                take(zone, index, piece, &range, out);
            }
        }
    }
}

fn take(zone: &Zone<'_>, index: usize, piece: &Piece, range: &Range<usize>, out: &mut Candidates) {
    let paper = zone.paper;
    let sentence = Clauses::new(piece.low.get(range.clone()).unwrap_or(""));
    let decision = decision_in(&sentence, &paper.words);
    let recommends = decision.as_ref().is_some_and(|decision| decision.recommends);
    let kind = if recommends {
        ItemKind::Recommendation
    } else {
        ItemKind::Resolution
    };
    if let Some(decision) = &decision {
        let listed_below = paper
            .piece(index + 1)
            .is_some_and(|next| next.marker.is_some() && !next.is_cell());
        let open = sentence.low.trim_end().ends_with([':', '-'])
                // "Agreed." closes its matter; the points below are other matters.
                || (decision.own >= sentence.len() && listed_below && !sentence.low.trim_end().ends_with('.'));
        let rest = sentence.from(decision.verb + 1);
        // "The Committee noted the following updates:" lists what it was told.
        if open && sentence.word(decision.verb) == "noted" && rest.starts_with("the following ") {
            return;
        }
        let kind = if rest.contains("following action") || rest.trim_end_matches([':', '-', ' ']) == "actions"
        {
            ItemKind::Action
        } else {
            kind
        };
        if range.end == piece.words.len() && open && rest.len() < 110 && !rest.contains(". ") {
            announced(zone, index, range.clone(), kind, out);
            return;
        }
        let listed = points::run_on(&piece.words, range.start + sentence.at(decision.verb)..range.end);
        if let Some((_, first)) = listed.first().filter(|_| listed.len() >= 2) {
            let shared = sentence::trimmed(&piece.words, range.start..first.start.saturating_sub(4));
            for (number, own) in listed {
                let mut item = told(kind, vec![Place::new(index, own)]).numbered(Some(number));
                item.lead_in = Some(Place::new(index, shared.clone()));
                out.push(item);
            }
            return;
        }
    }
    for own in decisions(paper, index, piece, range, decision) {
        let number = number_of(piece, range);
        out.push(told(kind, vec![Place::new(index, own)]).numbered(number));
    }
}

/// Whether a sentence of the record tells that something was resolved or agreed.
pub(super) fn is_decision(paper: &Paper<'_>, place: Place) -> bool {
    let low = paper.words_at(place).to_lowercase();
    decision_in(&Clauses::new(&low), &paper.words).is_some_and(|decision| !decision.recommends)
}

/// The decisions that a sentence of the record tells of.
pub(super) fn decisions_at(paper: &Paper<'_>, place: Place) -> Vec<Candidate> {
    let Some(piece) = paper.piece(place.piece) else {
        return Vec::new();
    };
    let low = piece.low.get(place.range()).unwrap_or("");
    let decision = decision_in(&Clauses::new(low), &paper.words);
    decisions(paper, place.piece, piece, &place.range(), decision)
        .into_iter()
        .map(|own| told(ItemKind::Resolution, vec![Place::new(place.piece, own)]))
        .collect()
}

fn told(kind: ItemKind, places: Vec<Place>) -> Candidate {
    Candidate::new(ID, kind, places, "The record tells that it was decided.").sure(Confidence::Likely)
}

/// The number of a paragraph belongs to its decision where the paragraph is nothing else.
fn number_of(piece: &Piece, range: &Range<usize>) -> Option<String> {
    let whole = range.start == 0 && range.end == piece.words.len();
    let marker = piece.marker.as_ref().filter(|marker| marker.figure().is_some())?;
    whole.then(|| marker.number()).flatten()
}

fn announced(zone: &Zone<'_>, index: usize, range: Range<usize>, kind: ItemKind, out: &mut Candidates) {
    let paper = zone.paper;
    let list = points::list_at(paper, index + 1, paper.pieces.len());
    let asked = addressee::in_lead_in(paper.words_at(Place::new(index, range.clone())), paper);
    if list.is_empty()
        && let Some(quote) = paper
            .piece(index + 1)
            .filter(|next| next.words.starts_with(['"', '\'']))
    {
        let own = quote.words.trim_end_matches(['"', '\'', ' ']).len();
        out.push(told(kind, vec![Place::new(index + 1, 1..own.max(1))]));
        return;
    }
    if list.is_empty() {
        let mut places = unmarked_points(paper, index + 1);
        if places.is_empty() {
            places.extend(sole_clause(paper, index + 1));
        }
        for place in places {
            let mut item = told(kind, vec![place]);
            item.lead_in = Some(Place::new(index, range.clone()));
            out.push(item);
        }
        return;
    }
    for (point, announced) in points::leaves(paper, list) {
        let mut item = Candidate::new(
            ID,
            kind,
            point.places,
            "It is a point of what the meeting agreed.",
        )
        .numbered(point.number)
        .sure(Confidence::Certain);
        item.lead_in = announced.or(Some(Place::new(index, range.clone())));
        item.asked.clone_from(&asked);
        out.push(item);
    }
}

fn decisions(
    paper: &Paper<'_>,
    index: usize,
    piece: &Piece,
    range: &Range<usize>,
    decision: Option<Decision>,
) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    if let Some(change) = WITH_CHANGE.find(low) {
        return std::iter::once(range.start + change.end()..range.end).collect();
    }
    if let Some(decision) = decision {
        return clauses(piece, range, &decision);
    }
    if paper.facts.kind == PaperKind::ExecutiveResponse {
        return Vec::new();
    }
    let sentence = Clauses::new(low);
    let words = &paper.words;
    let received = was_received(&sentence) && decision_follows(paper, index);
    let own = settled_words(low);
    let elected = was_elected(&sentence) && !decision_follows(paper, index);
    if was_submitted_and_approved(low)
        || elected
        || !received
            && (was_settled(&sentence, words) || is_elliptic(&sentence, words, range.start == 0))
            && !is_told_only(low)
    {
        return vec![sentence::trimmed(
            &piece.words,
            range.start + own.start..range.start + own.end,
        )];
    }
    let Some(verb) = took_note(&sentence, words) else {
        return Vec::new();
    };
    let before = sentence.between(0, verb);
    let compound = before.split(' ').any(|word| word == "and");
    let formal = matches!(sentence.word(verb), "received" | "noted" | "considered");
    if formal && decision_follows(paper, index) {
        return Vec::new();
    }
    let start = if compound {
        range.start + sentence.at(verb)
    } else {
        range.start
    };
    std::iter::once(start..range.end).collect()
}

/// Whether a sentence tells of something that was approved before the meeting or elsewhere.
fn is_told_only(low: &str) -> bool {
    let copies = low.find(", copies of which ").and_then(|from| {
        let rest = low.get(from + 2..)?;
        Some((from, from + 2 + rest.find(',')?))
    });
    let low = copies.map_or_else(
        || low.to_owned(),
        |(from, to)| format!("{}{}", low.get(..from).unwrap_or(""), low.get(to..).unwrap_or("")),
    );
    // "The notes were agreed with one correction: Mr Hale had been there."
    let low = low
        .split_once(" correction: ")
        .or_else(|| low.split_once(" amendment: "))
        .map_or(low.as_str(), |(before, _)| before);
    [
        " had been ",
        " would be ",
        " will be ",
        "was received from",
        "were received from",
        "letter received",
        "once ",
        " which was ",
        " that was ",
        " that were ",
        "apologies",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// The clauses that were agreed, from behind the verb. Where hardly anything stands behind it ("it
/// was resolved to adopt"), the sentence says what.
fn clauses(piece: &Piece, range: &Range<usize>, decision: &Decision) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let sentence = Clauses::new(low);
    let start = sentence.at(decision.own);
    let body = low.get(start..).unwrap_or("");
    // "It was agreed that both would be supplied": the request before it is what is to be done.
    if [
        "both would be ",
        "these would be ",
        "this would be ",
        "they would be ",
        "all of these would be ",
    ]
    .iter()
    .any(|opening| body.starts_with(opening))
        && low.starts_with("it was ")
    {
        return Vec::new();
    }
    // "It was agreed that the scheme had worked" tells what is so, not what is to be done.
    if body.split(' ').take(7).any(|word| word == "had") {
        return Vec::new();
    }
    if matches!(body.trim_matches(['-', ':', ' ', '.']), "" | "that" | "to") {
        return Vec::new();
    }
    let it_was = sentence.between(0, decision.verb).ends_with("was");
    let words = body.split(' ').count();
    if words <= 2 || (!it_was && words <= 3 && decision.verb > 0) {
        return vec![range.clone()];
    }
    let body = body
        .find(", the clerk ")
        .or_else(|| body.find(", councillor "))
        .and_then(|end| body.get(..end))
        .unwrap_or(body);
    let mut cuts = vec![0];
    cuts.extend(body.match_indices(" and that ").map(|(at, _)| at));
    cuts.push(body.len());
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] => {
                let own = body.get(*from..*to)?;
                let skip = own.strip_prefix(" and that ").map_or(0, |_| " and that ".len());
                Some(sentence::trimmed(
                    &piece.words,
                    range.start + start + from + skip..range.start + start + to,
                ))
            }
            _ => None,
        })
        .collect()
}

/// The one clause below "The Committee resolved:-" that goes on with its sentence: "in terms of the Act, to
/// exclude the public from the meeting."
fn sole_clause(paper: &Paper<'_>, index: usize) -> Option<Place> {
    let piece = paper.piece(index)?;
    let goes_on = piece.marker.is_none()
        && !piece.is_cell()
        && piece.words.starts_with(char::is_lowercase)
        && piece.words.ends_with('.')
        && (piece.low.contains(" to ") || piece.low.contains(" be "));
    goes_on.then(|| points::trimmed_whole(paper, index))
}

/// Points without a number or bullet below the words that announce them: paragraphs that begin with
/// "to" or "that" in small letters, or short lines that each name a sum.
fn unmarked_points(paper: &Paper<'_>, first: usize) -> Vec<Place> {
    let lines = (first..first + 20).map_while(|index| paper.piece(index).map(|piece| (index, piece)));
    lines
        .take_while(|(_, piece)| {
            let clause = ["to ", "that ", "not to "]
                .iter()
                .any(|opening| piece.words.starts_with(opening));
            let sum = piece.words.contains('£') && piece.words.len() < 90 && !piece.apart;
            piece.marker.is_none() && !piece.is_cell() && (clause || sum)
        })
        .map(|(index, _)| points::trimmed_whole(paper, index))
        .collect()
}
