//! "The Committee is recommended to:" and what stands in its place: a body, the words that ask it,
//! and what it is asked, as a list or in the same sentence.

use super::{Example, Rule};
use crate::extract::announced;
use crate::extract::asking::{
    ASKS, IN_ORDER, OPEN_END, announces, asked_in, in_order, is_of_others, object_of, we_recommend,
    without_article,
};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::grouped;
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones, is_of_conclusions};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::ops::Range;

pub(super) struct IsRecommendedTo;

const ID: &str = "is_recommended_to";

/// What notices ask of everybody present; nothing of it is a recommendation.
const HOUSEKEEPING: &[&str] = &[
    "declare",
    "switch",
    "turn off",
    "refrain",
    "remember",
    "contact",
    "speak",
    "inform",
    "let ",
    "ensure that mobile",
    "wear",
    "sign the",
    "leave by",
];

impl Rule for IsRecommendedTo {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Recommendations,
            ZoneKind::Minutes,
            ZoneKind::Table,
            ZoneKind::Decision,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Hollinford Police and Crime Panel\n\nReport of the Panel\n\n8. The Panel was pleased by the plan.\n\n9. The Panel therefore RECOMMENDS that the Commissioner\n\n9.1 sets out how success will be judged; and\n\n9.2 includes a promise on answering calls.\n\n10. The Panel looks forward to a reply.",
                finds: &[
                    "sets out how success will be judged",
                    "includes a promise on answering calls.",
                ],
            },
            Example {
                text: "Agenda item\n\nStreet lighting\n\nThe Scrutiny Panel is recommended to:\n\n·         Consider the first year of the programme;\n\n·         Say which streets should come next.\n\nMinutes:\n\nThe Panel heard from officers.",
                finds: &[
                    "Consider the first year of the programme",
                    "Say which streets should come next.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\nTransport Panel\n\n3. Our recommendations\n\nWe recommend that Cabinet:\n\n(a) opens two more crossings; and\n\n(b) paints the old ones.",
                finds: &["opens two more crossings", "paints the old ones."],
            },
            Example {
                text: "Hollinford Trust\n\nDear Chair\n\nThank you for your letter. You asked the Trust to\n\n(a) publish its waiting times; and\n\n(b) reopen the day ward.\n\nThe Trust will write again.",
                finds: &["publish its waiting times", "reopen the day ward."],
            },
            Example {
                text: "Hollinford Borough Council\nTransport Panel\n\nThe Group recommends that the Executive\n\n1. opens two more crossings; and\n\n2. paints the old ones.",
                finds: &["opens two more crossings", "paints the old ones."],
            },
            Example {
                text: "Hollinford Borough Council\nTransport Panel report\n\nThe crossings are few and the old ones are hard to see. We recommend (a) that Cabinet open two more and (b) that the old ones be painted before the winter.",
                finds: &[
                    "Cabinet open two more",
                    "the old ones be painted before the winter.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\nOverview Board\nRECOMMENDATION TRACKER\n\nMembers are asked to note the tracker and to say which lines may be closed.",
                finds: &["to note the tracker", "to say which lines may be closed."],
            },
            Example {
                text: "Agenda item\n\nDeclarations of Interest\n\nMembers are asked to declare any interest in the items on the agenda.\n\nMinutes:\n\nThere were none.",
                finds: &[],
            },
            Example {
                text: "Hollinford Borough Council\n\nHow scrutiny reports are answered\n\n1. The report goes on the agenda of the Cabinet. The chair of the review is invited to speak.",
                finds: &[],
            },
            Example {
                text: "Hollinford Borough Council\n\n1. Recommendation\n\n1.1 To note the survey.\n\n2. Legal implications\n\n2.1 The Committee is asked to note the duties in the Act when it reads this report.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        // Where the last list without markers ends: its points open no lists of their own.
        let mut listed = 0;
        // What stands among conclusions is read paragraph by paragraph.
        let mixed = zone.kind == ZoneKind::Recommendations
            && paper.piece(zone.pieces.start).is_some_and(is_of_conclusions);
        for (index, piece) in zone.iter() {
            if index < listed && piece.marker.is_none() || mixed && piece.marker.is_some() {
                continue;
            }
            // A box that ends open heads the list below it.
            let heads = piece.words.ends_with(':')
                && paper
                    .piece(index + 1)
                    .is_some_and(|next| !next.is_cell() && next.marker.is_some());
            if piece.low.starts_with("what ")
                || piece.is_cell() && !heads && !piece.low.contains(" asked to ")
            {
                continue;
            }
            for asked in lead_ins(paper, index) {
                listed = listed.max(find_asked(zone, index, &asked, out));
            }
        }
    }
}

/// The words by which a body is asked, in one sentence.
struct Asked {
    /// The body.
    body: String,
    /// The sentence.
    sentence: Range<usize>,
    /// Where the words that ask end.
    end: usize,
}

fn lead_ins(paper: &Paper<'_>, index: usize) -> Vec<Asked> {
    let Some(piece) = paper.piece(index) else {
        return Vec::new();
    };
    let asks = &paper.words.lead_ins.asks;
    sentence::sentences(&piece.words)
        .into_iter()
        .filter_map(|range| {
            let low = piece.low.get(range.clone())?;
            let words = piece.words.get(range.clone())?;
            if is_of_others(low) {
                return None;
            }
            let bare = low.trim_end_matches([':', ' ', '-']);
            let alone = ["recommends", "recommend"]
                .iter()
                .any(|verb| bare.ends_with(verb));
            if alone && low.split(' ').count() <= 8 && grouped::heads_points(paper, index + 1) {
                return Some(Asked {
                    body: String::new(),
                    end: range.end,
                    sentence: range,
                });
            }
            if let Some(body) = announces(words, low) {
                return Some(Asked {
                    body,
                    end: range.end,
                    sentence: range,
                });
            }
            if let Some(end) = impersonal(paper, index, low) {
                return Some(Asked {
                    body: String::new(),
                    end: range.start + end,
                    sentence: range,
                });
            }
            if let Some(end) = in_order(words) {
                return Some(Asked {
                    body: String::new(),
                    end: range.start + end,
                    sentence: range,
                });
            }
            let open = over_a_list(paper, index, &range);
            if let Some(ours) = we_recommend(words, low, open) {
                return Some(Asked {
                    body: ours.0,
                    end: range.start + ours.1,
                    sentence: range,
                });
            }
            if open && paper.zone_of(index) != ZoneKind::Minutes && OPEN_END.is_match(low) {
                return Some(Asked {
                    body: object_of(words),
                    end: range.end,
                    sentence: range,
                });
            }
            let Some((at, body)) = style::find_in(low, asks)
                .and_then(|at| Some((at.clone(), subject(words.get(..at.start)?, paper)?)))
            else {
                return asks_by_a_list(paper, index, &range).map(|body| Asked {
                    body,
                    end: range.end,
                    sentence: range,
                });
            };
            Some(Asked {
                body,
                end: range.start + at.end,
                sentence: range,
            })
        })
        .collect()
}

/// Whom a sentence asks that ends over a list of requests: "The Group agreed to recommend that
/// Ministers:", "The Executive would be grateful if the Commission would:". The verb may be any that
/// asks; at a meeting it must be one that recommends.
fn asks_by_a_list(paper: &Paper<'_>, index: usize, range: &Range<usize>) -> Option<String> {
    let piece = paper.piece(index)?;
    let last = piece.words.len() == range.end && !piece.words.ends_with(['.', '?', '!', ';', ',']);
    if !last || !followed_by_list(paper, index) {
        return None;
    }
    let low = piece.low.get(range.clone())?;
    let bare = low.trim_end_matches([':', '-', ' ']);
    let verb = ASKS.captures(bare)?.get(1)?.as_str();
    let stopped = low.trim_end().ends_with([':', '-']);
    let open = [
        " to",
        " that",
        " should",
        " would",
        " could",
        " following",
        " below",
    ]
    .iter()
    .any(|end| bare.ends_with(end));
    // "RECOMMENDED that" and what a decision says are for the rules that read decisions.
    let decided =
        bare.starts_with(verb) || bare.starts_with("that ") || paper.zone_of(index) == ZoneKind::Decision;
    let recommends = verb.starts_with("recommend");
    // "The Panel RECOMMENDS that the Commissioner" over "(a) sets out …" has whom it asks at its end.
    let whom = recommends && ends_with_whom(bare, paper);
    if !(stopped || open || whom) || decided {
        return None;
    }
    let told = [
        "resolved",
        "shall",
        "must",
        "terms of reference",
        "aim",
        "purpose",
        "whether",
    ]
    .iter()
    .any(|word| style::find_word(bare, word).is_some());
    if told || paper.zone_of(index) == ZoneKind::Minutes && !recommends {
        return None;
    }
    let list = points::list_below(paper, index + 1, paper.pieces.len());
    let asked = list
        .iter()
        .filter(|point| points::acts(&paper.words_of(&point.places).to_lowercase()))
        .count();
    let asks = asked * 2 > list.len() || whom && list.len() >= 2;
    asks.then(|| asked_in(piece.words.get(range.clone()).unwrap_or("")))
}

/// Whether words end with "that" and a body or office, as before a list of what it should do.
fn ends_with_whom(bare: &str, paper: &Paper<'_>) -> bool {
    const MOST_WORDS: usize = 8;
    let people = &paper.words.people;
    bare.rsplit_once(" that ").is_some_and(|(_, whom)| {
        whom.split(' ').count() <= MOST_WORDS
            && (style::find_in(whom, &people.bodies).is_some()
                || style::find_in(whom, &people.offices).is_some())
    })
}

/// Whether a sentence ends open, without its stop, and a list begins below it.
fn over_a_list(paper: &Paper<'_>, index: usize, range: &Range<usize>) -> bool {
    let last = paper.piece(index).is_some_and(|piece| {
        piece.words.len() == range.end && piece.marker.is_none() && !piece.words.ends_with(['.', '?', '!'])
    });
    last && followed_by_list(paper, index)
}

/// "It is recommended that Cabinet approves …" at the head of a paragraph: where the words that ask
/// end. A paper with a part of its own for what it recommends says so elsewhere in passing only.
fn impersonal(paper: &Paper<'_>, index: usize, low: &str) -> Option<usize> {
    const OPENINGS: &[&str] = &[
        "it is recommended ",
        "it is therefore recommended ",
        "it is accordingly recommended ",
        "it is proposed ",
    ];
    let length = OPENINGS.iter().find(|opening| low.starts_with(**opening))?.len();
    let rest = low.get(length..)?;
    let elsewhere = paper.has_part(ZoneKind::Recommendations)
        && paper.zone_of(index) != ZoneKind::Recommendations
        || paper.zone_of(index) == ZoneKind::Minutes;
    let opens = rest.starts_with("that ") || rest.starts_with("to ");
    (!elsewhere && opens && !low.ends_with(':')).then_some(length)
}

/// Who is asked: the words before the verb, if they are short and name a body or those present.
fn subject(before: &str, paper: &Paper<'_>) -> Option<String> {
    let before = before.trim();
    let last = before.rsplit([',', ';']).next().unwrap_or(before).trim();
    let low = last.to_lowercase();
    let known = style::find_in(&low, &paper.words.people.bodies).is_some()
        || style::find_in(&low, &paper.words.people.offices).is_some()
        || style::begins_with(&low, &paper.words.people.askers).is_some();
    // "Residents who have a garden are asked to …" tells everybody of a kind what to do at any time.
    let any_of_a_kind = [" who ", " whose ", " which "]
        .iter()
        .any(|word| low.contains(word));
    (known && !any_of_a_kind && last.split(' ').count() <= 9).then(|| without_article(last))
}

/// Adds what a sentence asks, and says where the list of it ends if its points have no markers.
fn find_asked(zone: &Zone<'_>, index: usize, asked: &Asked, out: &mut Candidates) -> usize {
    let paper = zone.paper;
    let Some(piece) = paper.piece(index) else { return 0 };
    let rest = piece.words.get(asked.end..asked.sentence.end).unwrap_or("");
    let bare = rest.trim_matches([' ', ':', '-', '.']);
    let is_last = asked.sentence.end == piece.words.len();
    if matches!(
        bare,
        "" | "to" | "that" | "to note the following" | "the following" | "consider the following"
    ) && is_last
    {
        let lead_in = Place::new(index, asked.sentence.clone());
        return find_list(zone, index, lead_in, &asked.body, out);
    }
    if is_last
        && rest.trim_end().ends_with(':')
        && bare.split(' ').count() <= 12
        && followed_by_list(paper, index)
    {
        let lead_in = Place::new(index, asked.sentence.clone());
        return find_list(zone, index, lead_in, &asked.body, out);
    }
    if !may_ask_in_a_sentence(
        zone,
        piece.low.get(asked.end..).unwrap_or(""),
        piece.low.get(..asked.end).unwrap_or(""),
    ) {
        return 0;
    }
    in_a_sentence(paper, index, asked, out);
    0
}

fn followed_by_list(paper: &Paper<'_>, index: usize) -> bool {
    paper.piece(index + 1).is_some_and(|next| next.marker.is_some())
        || grouped::heads_points(paper, index + 1)
        || points::any_unmarked_at(paper, index + 1)
}

/// Whether a sentence that asks is a recommendation: not in the middle of narrative about something
/// else, and not a notice.
fn may_ask_in_a_sentence(zone: &Zone<'_>, rest: &str, before: &str) -> bool {
    let paper = zone.paper;
    if announced::is_about_procedure(&paper.pieces) {
        return false;
    }
    let notice = HOUSEKEEPING
        .iter()
        .any(|verb| rest.trim_start().starts_with(verb));
    let own_section = paper.has_part(ZoneKind::Recommendations);
    let ours = before.starts_with("we ") || before.contains(" we ") || before.contains(" recommendation is ");
    // A newsletter's "we recommend" is advice to its readers.
    let ours = ours
        && (paper.facts.kind != PaperKind::Other
            || paper.pieces.iter().take(8).any(|piece| {
                piece.words.len() < 120
                    && !piece.words.ends_with('.')
                    && [
                        "report",
                        "review",
                        "inquiry",
                        "group",
                        "panel",
                        "commission",
                        "recommend",
                    ]
                    .iter()
                    .any(|word| piece.low.contains(word))
            }));
    let minutes = zone.kind == ZoneKind::Minutes;
    !notice && (zone.kind == ZoneKind::Recommendations || ours || (!own_section && !minutes))
}

fn find_list(zone: &Zone<'_>, index: usize, lead_in: Place, body: &str, out: &mut Candidates) -> usize {
    let paper = zone.paper;
    let marked = paper.piece(index + 1).is_none_or(|piece| piece.marker.is_some());
    let mut end = 0;
    for group in grouped::at(paper, index + 1, paper.pieces.len()) {
        let last = group.points.last().and_then(|point| point.places.last());
        if let Some(last) = last.filter(|_| !marked && group.heading.is_none()) {
            end = last.piece + 1;
        }
        let lead_in = group.heading.map_or(lead_in, |heading| paper.whole(heading));
        let body = group.asked.as_deref().unwrap_or(body);
        for (point, announced) in points::leaves(paper, group.points) {
            let mut item = Candidate::new(
                ID,
                ItemKind::Recommendation,
                point.places,
                "It is a point of the list of what a body is asked to do.",
            )
            .numbered(point.number)
            .sure(Confidence::Certain);
            item.lead_in = announced.or(Some(lead_in));
            item.asked = Some(body.to_owned()).filter(|body| !body.is_empty());
            out.push(item);
        }
    }
    end
}

/// "… to note the tracker and to say which …": each "to" with its words is one item.
fn in_a_sentence(paper: &Paper<'_>, index: usize, asked: &Asked, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let has_to = piece.low.get(..asked.end).is_some_and(|low| low.ends_with(" to"));
    let ours = piece
        .low
        .get(asked.sentence.start..)
        .is_some_and(|low| low.starts_with("we "));
    let listed = points::run_on(&piece.words, asked.end..asked.sentence.end);
    let lead_in = Place::new(index, asked.sentence.start..asked.end);
    // "(a) that signs be put up": the word belongs to the words that ask.
    let bare = |own: Range<usize>| {
        let that = piece
            .low
            .get(own.clone())
            .is_some_and(|low| low.starts_with("that "));
        own.start + if that { "that ".len() } else { 0 }..own.end
    };
    let mut ranges: Vec<(Option<String>, Range<usize>)> =
        listed.into_iter().map(|(n, r)| (Some(n), bare(r))).collect();
    if ranges.is_empty() {
        let start = if has_to && !ours {
            asked.end - "to".len()
        } else {
            asked.end
        };
        let text = piece.low.get(start..asked.sentence.end).unwrap_or("");
        let mut cuts = vec![0];
        if has_to && !ours {
            cuts.extend(text.match_indices(" and to ").map(|(at, _)| at + " and ".len()));
        }
        // "that Cabinet approves the answers and that they are sent on" asks twice.
        if text.trim_start().starts_with("that ") {
            let series = text.contains(" and that ");
            cuts.extend(text.match_indices(" and that ").map(|(at, _)| at + " and ".len()));
            // "… that A, that B and that C" asks three times.
            cuts.extend(
                text.match_indices(", that ")
                    .filter(|_| series)
                    .map(|(at, _)| at + ", ".len()),
            );
            cuts.sort_unstable();
        }
        cuts.push(text.len());
        for pair in cuts.windows(2) {
            if let [from, to] = pair {
                ranges.push((None, sentence::trimmed(&piece.words, start + from..start + to)));
            }
        }
    }
    let ordinal = piece
        .words
        .get(asked.sentence.clone())
        .and_then(|words| IN_ORDER.captures(words))
        .and_then(|found| found.name("number").map(|number| number.as_str().to_owned()))
        .filter(|number| !matches!(number.as_str(), "main" | "next"));
    for (number, range) in ranges {
        let number = number.or_else(|| ordinal.clone());
        let mut item = Candidate::new(
            ID,
            ItemKind::Recommendation,
            vec![Place::new(index, range)],
            "A body is asked to do it.",
        )
        .numbered(number);
        item.lead_in = Some(lead_in);
        item.asked = Some(asked.body.clone());
        out.push(item);
    }
}
