//! The section headed "Recommendations": its points, or where it has none, each of its sentences.
//! A number elsewhere in the narrative is no recommendation.

use super::{Example, Rule};
use crate::extract::asking;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::grouped;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::request;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{self, Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;

pub(super) struct RecommendationSection;

const ID: &str = "recommendation_section";

impl Rule for RecommendationSection {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Recommendations]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Hollinford Prison Visitors\n\nReport of a visit\n\nThe prison was last seen in 2009.\n\nRecommendations to the Governor\n\n5.1 The workshop should be opened.\n\nFirst days\n\n5.2 Cells should be cleaned before they are used.\n\nGood practice\n\n5.3 The garden won a prize.",
                finds: &[
                    "The workshop should be opened.",
                    "Cells should be cleaned before they are used.",
                ],
            },
            Example {
                text: "HOLLINFORD | AGENDA | ITEM | 4\nDISTRICT | 25 May 2005 | Panel | Lettings\n\n1. SUMMARY\n\nThis report tells of the replies.\n\n2. RECOMMENDED\n\n(1) That the replies be noted.\n\n(2) That the Director report in six months.",
                finds: &[
                    "That the replies be noted.",
                    "That the Director report in six months.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\n\nReport to: Finance Panel\n\n2 Recommendation\n\nTo welcome the work done so far. To follow the savings over the next year.\n\n3 Background\n\nThe savings were agreed in March.",
                finds: &[
                    "To welcome the work done so far.",
                    "To follow the savings over the next year.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\n\n1. Recommendation(s)\n\n1.1 Scrutiny to offer its view of the plan\n\n1.2 Scrutiny to tell Cabinet which of the aims come first.\n\n2. Introduction\n\n2.1 The plan has 12 aims.\n\n1) Homes. Build more of them.\n\n2) Roads. Mend the worst first.",
                finds: &[
                    "Scrutiny to offer its view of the plan",
                    "Scrutiny to tell Cabinet which of the aims come first.",
                ],
            },
            Example {
                text: "Hollinford Council\n\nFinal report of the Ferries Working Group\n\n2. Recommendations at a glance\n\nTo the Harbour Trust\n1. Mend the slipway at Oxley.\n2. Sell tickets on the quay.\n\nTo the Cabinet Member for Roads\n3. Put up a sign on the bypass.\n\n3. Background\n\n3.1 The ferry began in 1911.",
                finds: &[
                    "Mend the slipway at Oxley.",
                    "Sell tickets on the quay.",
                    "Put up a sign on the bypass.",
                ],
            },
            Example {
                text: "Harbours Committee\n\nThird Report of Session 2012-13\n\nConclusions and recommendations\n\nThe quays\n\n1. The Trust has made progress with the quays since we last reported. (Paragraph 4)\n\n2. The cranes are old. We recommend that the Trust replace them by 2015. (Paragraph 9)\n\nThe ferries\n\n3. We heard the case for a subsidy but make no recommendation on it. (Paragraph 12)\n\n4. The Department should publish the accounts of each ferry. (Paragraph 15)\n\nFormal minutes\n\nThe Committee met on 3 May 2012.",
                finds: &[
                    "The cranes are old. We recommend that the Trust replace them by 2015.",
                    "The Department should publish the accounts of each ferry.",
                ],
            },
            Example {
                text: "The Quays Inquiry\n\nDear Secretary of State\n\nInterim recommendations\n\n1. You set up this inquiry in May. It was to look at the quays. I am grateful for your help.\n\n2. I have heard from the harbour master. He was frank.\n\n3. It has been put to me that the quays were unsafe. That may be so.\n\n4. I make no finding yet. The evidence goes on until June.",
                finds: &[],
            },
            Example {
                text: "Government response to the Ports Committee\n\n1: PC recommendation: The Department should count the boats.\n\n1.1 The Government agrees with the Committee's recommendation.\n\nRecommendation implemented\n\n1.2 The boats were counted in May. There are nine of them.\n\n2: PC conclusion: The harbours are silting up.",
                finds: &[],
            },
            Example {
                text: "BRIEFING NOTE\n\nRecommendations\n\nIf required, a tour of the depot can be arranged in the spring.\n\nAuthor\n\nAnna Hale",
                finds: &["If required, a tour of the depot can be arranged in the spring."],
            },
            Example {
                text: "Hollinford Borough Council\n\nRecommendations\n\nNone.\n\nBackground\n\nThe depot was built in 1974.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut index = zone.pieces.start;
        let mut given = false;
        let mut lead_in = None;
        let mut whom: Option<String> = None;
        let mixed = paper.piece(index).is_some_and(zone::is_of_conclusions);
        while index < zone.pieces.end {
            let Some(piece) = paper.piece(index) else { break };
            if is_section_heading(paper, piece) || super::is_labelled(piece, &paper.words) {
                index += 1;
                continue;
            }
            if is_lead_in(piece) || grouped::heads_points(paper, index) {
                lead_in = Some(paper.whole(index));
                whom = grouped::whom(piece).map(str::to_owned);
                index += 1;
                continue;
            }
            if piece.marker.is_some() && !piece.is_heading_only() {
                let list = points::list_at(paper, index, zone.pieces.end);
                // Numbered paragraphs that tell, under a heading that promises recommendations.
                if !mixed && tells(paper, &list) {
                    index = list
                        .last()
                        .and_then(|p| p.places.last())
                        .map_or(index, |place| place.piece)
                        + 1;
                    continue;
                }
                let taken = list
                    .last()
                    .and_then(|p| p.places.last())
                    .map_or(index, |place| place.piece)
                    + 1;
                for (mut point, announced) in points::leaves(paper, list) {
                    if mixed {
                        without_reference(paper, &mut point.places);
                        if !asking::asks_within(&paper.words_of(&point.places)) {
                            continue;
                        }
                    }
                    if !is_nothing(&paper.words_of(&point.places)) {
                        let item = Candidate::new(
                            ID,
                            ItemKind::Recommendation,
                            point.places,
                            "It is a point of the paper's list of recommendations.",
                        )
                        .numbered(point.number)
                        .sure(Confidence::Certain);
                        let lead_in = announced.or(lead_in);
                        let asked = announced
                            .and_then(|place| asked_of(paper, place))
                            .or_else(|| whom.clone());
                        out.push(Candidate {
                            lead_in,
                            asked,
                            ..item
                        });
                        given = true;
                    }
                }
                index = taken.max(index + 1);
                continue;
            }
            // Paragraphs that each begin "That …" are points without numbers.
            let unnumbered = piece.words.starts_with("That ") || piece.words.starts_with("To ");
            if (!given || unnumbered) && piece.marker.is_none() && !matches!(piece.role, Role::Heading { .. })
            {
                given |= find_sentences(paper, index, lead_in, out);
            }
            index += 1;
        }
    }
}

impl Piece {
    /// Whether a marked piece is only a heading with a number.
    fn is_heading_only(&self) -> bool {
        matches!(self.role, Role::Heading { .. })
    }
}

/// Whether the points of a list are paragraphs of a report or letter that mostly ask nothing: then what
/// they ask is found sentence by sentence.
fn tells(paper: &Paper<'_>, list: &[points::Point]) -> bool {
    const FEWEST: usize = 3;
    let (mut long, mut ask) = (0, 0);
    for point in list {
        let words = paper.words_of(&point.places);
        let sentences = sentence::sentences(&words);
        long += usize::from(sentences.len() >= 2);
        let first = sentences.first().and_then(|range| words.get(range.clone()));
        let asks = first.is_some_and(|first| request::reads_as_asked(&first.to_lowercase()));
        ask += usize::from(asks || asking::asks_within(&words));
    }
    list.len() >= FEWEST && long * 2 > list.len() && ask * 2 < list.len()
}

/// Leaves out the reference behind a conclusion to the paragraph that it is drawn from: "(Paragraph 17)".
fn without_reference(paper: &Paper<'_>, places: &mut [Place]) {
    let Some(last) = places.last_mut() else { return };
    let words = paper.words_at(*last);
    if let Some(at) = words.rfind(" (").filter(|at| {
        words
            .get(at + 2..)
            .is_some_and(|rest| rest.to_lowercase().starts_with("para") && rest.ends_with(')'))
    }) {
        last.end = last.start + at;
    }
}

/// Whom a point asks that announces points of its own: "asks the Cabinet Member to:".
fn asked_of(paper: &Paper<'_>, place: Place) -> Option<String> {
    let words = paper.words_at(place).trim_end_matches([':', ' ']);
    let words = words
        .strip_suffix(" to")
        .or_else(|| words.strip_suffix(" that"))?;
    let (_, who) = words.split_once(" the ").or_else(|| words.split_once(' '))?;
    (who.starts_with(char::is_uppercase) && who.split(' ').count() <= 10).then(|| who.to_owned())
}

fn is_section_heading(paper: &Paper<'_>, piece: &Piece) -> bool {
    zone::is_recommendations_heading(piece)
        || style::is_one_of(&piece.low, &paper.words.sections.recommendations)
        || style::is_one_of(&piece.low, &style::every_section().recommendations)
}

/// Whether a line only announces what follows.
fn is_lead_in(piece: &Piece) -> bool {
    piece.words.ends_with(':') || (piece.words.ends_with('-') && piece.marker.is_none())
}

fn is_nothing(words: &str) -> bool {
    let low = words.to_lowercase();
    matches!(
        low.trim_matches(['.', ' ']),
        "none" | "n/a" | "not applicable" | "nil" | ""
    ) || low.starts_with("there are no recommendations")
        || low.starts_with("it made no recommendations")
        || low.starts_with("no recommendations")
}

/// A section without a list: the sentences of one paragraph, each an item where each begins with
/// "To", "That" or a condition; otherwise the paragraph as a whole, once.
fn find_sentences(paper: &Paper<'_>, index: usize, lead_in: Option<Place>, out: &mut Candidates) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let sentences = sentence::sentences(&piece.words);
    let is_point = |range: &std::ops::Range<usize>| {
        let low = piece.low.get(range.clone()).unwrap_or("");
        let opener = [
            "to ",
            "that ",
            "if ",
            "it is recommended",
            "cabinet ",
            "the cabinet ",
            "the executive ",
        ];
        opener.iter().any(|word| low.starts_with(word)) || asks_somebody(low)
    };
    // A question of a form.
    let asks = piece.words.ends_with('?') && piece.words.split(' ').count() <= 6;
    if asks || is_nothing(&piece.words) || is_announcement(&piece.low) {
        return false;
    }
    let all = sentences.iter().all(is_point);
    let some = sentences.iter().any(is_point);
    if !some && lead_in.is_none() && !(piece.is_heading() && piece.low.contains(" to ")) {
        return false;
    }
    let confidence = if all {
        Confidence::Certain
    } else {
        Confidence::Likely
    };
    let ranges: Vec<std::ops::Range<usize>> = if all || some {
        sentences.into_iter().filter(|r| is_point(r)).collect()
    } else {
        std::iter::once(0..piece.words.len()).collect()
    };
    for range in ranges {
        let stripped = without_opening(piece.low.get(range.clone()).unwrap_or(""));
        let own = sentence::trimmed(&piece.words, range.start + stripped..range.end);
        let item = Candidate::new(
            ID,
            ItemKind::Recommendation,
            vec![Place::new(index, own)],
            "It stands under the heading of the recommendations.",
        )
        .sure(confidence);
        out.push(Candidate { lead_in, ..item });
    }
    true
}

/// Words that only open a recommendation: "It is recommended that".
fn without_opening(low: &str) -> usize {
    ["it is recommended that ", "it is therefore recommended that "]
        .iter()
        .find(|opening| low.starts_with(**opening))
        .map_or(0, |opening| opening.len())
}

/// Whether a sentence says what somebody should do.
fn asks_somebody(low: &str) -> bool {
    [
        " should ",
        " shall ",
        " is asked to ",
        " are asked to ",
        " is recommended to ",
        " be asked to ",
        " to consider ",
        " to note ",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// Whether a sentence only says that recommendations exist.
fn is_announcement(low: &str) -> bool {
    low.starts_with("the recommendations are") || low.contains("set out below") || low.starts_with("see ")
}
