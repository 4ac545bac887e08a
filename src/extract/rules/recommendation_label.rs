//! "Recommendation 4 – That …", "Rec. 4 …" and "Recommendation: That …": the label at the head of a
//! recommendation, its words after it or below it, and, where the paper answers, the answer that
//! follows up to the next label.

mod beside;

use super::record_of_labels::is_rating;
use super::{Example, Rule};
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::marker::Marker;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::points;
use crate::extract::position;
use crate::extract::request;
use crate::extract::sentence;
use crate::extract::style::{self, Words};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use beside::{in_brackets, quoted_and_answered};
use regex::Regex;
use std::sync::LazyLock;

pub(super) struct RecommendationLabel;

const ID: &str = "recommendation_label";

/// The longest label on a form.
const LONGEST_LABEL: usize = 48;

/// How near to its start an answer takes its position.
const OPENING: usize = 80;

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:(?i:recommendation|rec)(?:\b\.?|\.)(?:\s*(?i:no\b\.?|number))?\s*(?P<number>[A-Z]{1,3}[/-]?\d{1,3}\b|\d{1,3}(?:\.\d{1,2})?[a-z]?\b|\((?:[ivx]{1,4}|\d{1,2}|[a-h])\)|(?i:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen)\b|[IVX]{1,4}\b|[A-Z]\b|)|(?P<short>R\d{1,3}\b)|\[(?:R|Rec|REC)\])\s*(?P<stop>[:.\-]{0,2})\s*",
    )
});

impl Rule for RecommendationLabel {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Title,
            ZoneKind::Narrative,
            ZoneKind::Recommendations,
            ZoneKind::Minutes,
            ZoneKind::Decision,
            ZoneKind::Reasons,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Report of the Carers Task Group\n\n4.1 Two posts were lost in 2016.\n\nRECOMMENDATION 3\n\nThe Executive is recommended to bring back the two posts in the north for a period of two years\n\n4.2 Money might be found in the fund, which runs until 2020.",
                finds: &[
                    "The Executive is recommended to bring back the two posts in the north for a period of two years",
                ],
            },
            Example {
                text: "What Scrutiny recommended and what Cabinet said\n\nScrutiny recommended: A register of empty shops.\nCabinet said: Yes. It will be kept from January 2018.\n\nScrutiny recommended: Free rent for three months.\nCabinet said: No. There is no money for it.",
                finds: &["A register of empty shops.", "Free rent for three months."],
            },
            Example {
                text: "Minutes of a meeting of the Cabinet held on 3 May 2022\n\nCabinet considered each in turn:\n\nRecommendation A (cameras in all taxis) - accepted\nRecommendation B (a freeze in fees) - not accepted",
                finds: &["cameras in all taxis", "a freeze in fees"],
            },
            Example {
                text: "HOLLINFORD COUNCIL\n\nReport to: Executive\n\nExecutive Response: Review of markets\n\nRecommendation 1 - That the Executive lower the rents.\n\nThis is agreed. Rents fall in April.\n\nThe traders have been told.\n\nRecommendation 2 - That the Executive repair the roof.\n\nA survey has already begun.",
                finds: &[
                    "That the Executive lower the rents.",
                    "That the Executive repair the roof.",
                ],
            },
            Example {
                text: "Report to Cabinet on the draft budget\n\n2. Housing Panel\n\nThe Panel was worried by the delays.\n\nRecommendation: That the Head of Housing publish the figures each month.\n\n3. Climate Panel\n\nThe Panel made no changes.",
                finds: &["That the Head of Housing publish the figures each month."],
            },
            Example {
                text: "Recommendation 7\nThe Agency should publish its plan for the coast within the year, so that the ports\nknow where they stand.\nThe Agency recognises the need for a plan. Work on it is under way with the ports and\nthe county councils.",
                finds: &[
                    "The Agency should publish its plan for the coast within the year, so that the ports know where they stand.",
                ],
            },
            Example {
                text: "Hollinford City Council\n\nReport of the Kerbs Task Group\n\n4. Findings\n\nThe kerbs are too high.\n\nRECOMMENDATION ONE: That every kerb be lowered at crossings.\n\nThe kerbs are too soft.\n\nRECOMMENDATION TWO: That new kerbs be of granite.",
                finds: &[
                    "That every kerb be lowered at crossings.",
                    "That new kerbs be of granite.",
                ],
            },
            Example {
                text: "Government response to the Ports Committee\n\nRecommendation 1 (paragraph 12)\n\nThe Department should dredge each harbour.\n\nThe Government agrees. A dredger has been hired.\n\nRecommendation 2 (paragraphs 14 to 16)\n\nThe Department should count the boats.\n\nThe Government does not agree. The ports count them.",
                finds: &[
                    "The Department should dredge each harbour.",
                    "The Department should count the boats.",
                ],
            },
            Example {
                text: "Government response to the Ports Committee\n\n1: PC conclusion: The harbours are silting up.\n\n1: PC recommendation: The Department should dredge each harbour by June 2019.\n\n1.1 The Government agrees with the Committee's recommendation.\n\nTarget implementation date: May 2019.\n\n1.2 A dredger has been hired.\n\n2: PC conclusion: Nobody knows how many boats there are.\n\n2a: PC recommendation: The Department should count the boats.\n\n2.1 The Government disagrees with the Committee's recommendation.\n\n2.2 The ports count them.",
                finds: &[
                    "The Department should dredge each harbour by June 2019.",
                    "The Department should count the boats.",
                ],
            },
            Example {
                text: "Fenwick Council\n\nReport to the Executive, 4 May 2013\n\nReply to the Lamps Panel\n\n4. Recommendation 2: \"That the lamps be lit.\" Agreed. Two have been bought.\n\n5. Recommendation 3: \"That the poles be painted.\" The Executive is sorry that it cannot agree to this.",
                finds: &["That the lamps be lit.", "That the poles be painted."],
            },
            Example {
                text: "Dear Councillor Osei\n\nFlooding: the Committee's recommendations\n\nR1  Publish the report in full\n\nAccepted. The draft is ready.\n\nR2  Recruit two flood officers\n\nNot accepted at this time. A freeze is in force and any growth would need to be considered in the budget.\n\nYours sincerely",
                finds: &["Publish the report in full", "Recruit two flood officers"],
            },
            Example {
                text: "Agenda item\n\nMarkets\n\nThe cost of the work in recommendation 2 was explained.\n\nRecommendations made in 2014 were looked at again.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            if let Some(label) = label_of(piece, &paper.words) {
                find_labelled(paper, index, &label, out);
            } else {
                find_within(index, piece, out);
            }
        }
    }
}

/// Labels within a paragraph: "… did not know. RECOMMENDATION 1 - That the Director write …". Each runs to
/// the next or to the end of the paragraph.
fn find_within(index: usize, piece: &Piece, out: &mut Candidates) {
    if piece.is_cell() || !piece.low.contains("recommendation ") {
        return;
    }
    let labels: Vec<(usize, usize, String)> = sentence::sentences(&piece.words)
        .into_iter()
        .filter(|range| range.start > 0)
        .filter_map(|range| {
            let found = LABEL.captures(piece.words.get(range.clone())?)?;
            let number = found.name("number").map(|number| number.as_str().to_owned())?;
            let stopped = found.name("stop").is_some_and(|stop| !stop.as_str().is_empty());
            let end = range.start + found.get(0)?.end();
            let that = piece
                .words
                .get(end..)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase));
            (stopped && that && !number.is_empty()).then_some((range.start, end, number))
        })
        .collect();
    let ends: Vec<usize> = labels
        .iter()
        .skip(1)
        .map(|(start, ..)| *start)
        .chain([piece.words.len()])
        .collect();
    for ((_, from, number), end) in labels.into_iter().zip(ends) {
        let own = sentence::trimmed(&piece.words, from..end);
        let item = Candidate::new(
            ID,
            ItemKind::Recommendation,
            vec![Place::new(index, own)],
            "It is labelled as a recommendation.",
        )
        .numbered(Some(number))
        .sure(Confidence::Certain);
        out.push(item);
    }
}

/// A label and where the words after it begin.
struct Label {
    number: Option<String>,
    end: usize,
}

fn label_of(piece: &Piece, words: &Words) -> Option<Label> {
    if piece.is_cell() {
        return None;
    }
    if let Some(marker) = &piece.marker
        && let Some(found) = LABEL.captures(&marker.printed)
    {
        let number = found
            .name("number")
            .or_else(|| found.name("short"))
            .map(|m| m.as_str().to_owned());
        // "[R] That …": the code says what the point is and numbers nothing.
        if marker.printed.starts_with('[') {
            return Some(Label { number: None, end: 0 });
        }
        return number.filter(|n| !n.is_empty()).map(|n| Label {
            number: Some(n),
            end: 0,
        });
    }
    // "3.1 Recommendation as worded in the report", on a form.
    if let Some(marker) = &piece.marker
        && !marker.is_bullet()
        && piece.words.len() < LONGEST_LABEL
        && [
            "recommendation as ",
            "wording of recommendation",
            "text of recommendation",
            "words of recommendation",
        ]
        .iter()
        .any(|start| piece.low.starts_with(start))
    {
        return Some(Label {
            number: marker.number(),
            end: piece.words.len(),
        });
    }
    if let Some(end) = asked_by_scrutiny(piece, words) {
        return Some(Label {
            number: piece
                .marker
                .as_ref()
                .and_then(crate::extract::marker::Marker::number),
            end,
        });
    }
    if let Some((number, end)) = named_after_its_body(piece, "recommendation") {
        return Some(Label { number, end });
    }
    // A label in two languages: "Argymhelliad 1 / Recommendation 1".
    let from = piece
        .words
        .split_once(" / ")
        .filter(|(first, rest)| first.len() < 32 && !first.contains('.') && LABEL.is_match(rest))
        .map_or(0, |(first, _)| first.len() + " / ".len());
    let labelled = piece.words.get(from..)?;
    let found = LABEL.captures(labelled)?;
    let end = from + found.get(0)?.end();
    let number = found
        .name("number")
        .or_else(|| found.name("short"))
        .map(|m| m.as_str().to_owned())
        .filter(|n| !n.is_empty());
    let stopped = found.name("stop").is_some_and(|stop| !stop.as_str().is_empty());
    let rest = piece.words.get(end..).unwrap_or("");
    let capital = rest.chars().next().is_none_or(char::is_uppercase)
        || (rest.starts_with('(') && (rest.contains(") - ") || rest.ends_with(')')));
    let is_label = match &number {
        Some(_) => {
            let named = found
                .name("stop")
                .is_some_and(|stop| stop.as_str().starts_with(':'));
            (capital || named)
                && (stopped || rest.is_empty() || rest.starts_with("That ") || labelled.starts_with('R'))
        }
        None => stopped && !rest.is_empty() && capital,
    };
    // "Recommendation 2 was explained" speaks about one.
    (is_label && !rest.starts_with("Reason")).then_some(Label { number, end })
}

/// Whether a piece below a recommendation without a full stop is the next paragraph of the report: it has its
/// number, or stands apart below words enough for a recommendation.
fn begins_a_paragraph(piece: &Piece, so_far: usize) -> bool {
    const ENOUGH: usize = 60;
    let numbered = piece.marker.as_ref().is_some_and(Marker::is_decimal);
    let plain = piece.marker.is_none() && so_far >= ENOUGH;
    let begins = piece.words.starts_with(|c: char| c.is_uppercase() || c == '"');
    piece.is_heading() || piece.apart && begins && (numbered || plain)
}

/// "Scrutiny recommended: …": where the words after such a label begin.
fn asked_by_scrutiny(piece: &Piece, words: &Words) -> Option<usize> {
    let length = style::begins_with(&piece.low, &words.lead_ins.asked_by_scrutiny)?;
    let rest = piece.low.get(length..)?.trim_start();
    if rest.is_empty() {
        return Some(piece.low.len());
    }
    let own = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix("- "))?
        .trim_start();
    (!own.is_empty()).then(|| piece.low.len() - own.len())
}

/// "2a: HPC recommendation: …", "3. Committee conclusion: …": the number before such a label and where the
/// words after it begin.
fn named_after_its_body(piece: &Piece, noun: &str) -> Option<(Option<String>, usize)> {
    const MOST_WORDS: usize = 4;
    let mut from = 0;
    let mut number = piece
        .marker
        .as_ref()
        .filter(|marker| !marker.is_bullet())
        .and_then(crate::extract::marker::Marker::number);
    if number.is_none()
        && let Some((before, rest)) = piece.words.split_once(": ")
        && before.len() <= 4
        && before.starts_with(|c: char| c.is_ascii_digit())
        && before.chars().all(char::is_alphanumeric)
    {
        number = Some(before.to_owned());
        from = piece.words.len() - rest.len();
    }
    let (label, _) = piece.words.get(from..)?.split_once(':')?;
    let body = label.strip_suffix(noun)?.trim_end();
    let names: Vec<&str> = body.split(' ').collect();
    let is_short = body.len() <= 6 && body.chars().all(char::is_uppercase);
    let last = names.last()?.trim_end_matches("'s").to_lowercase();
    let is_body =
        ["committee", "panel", "commission", "inquiry", "group", "scrutiny"].contains(&last.as_str());
    let end = from + label.len() + 1;
    let rest = piece.words.get(end..)?;
    let known = number.is_some() && body.len() >= 2 && names.len() <= MOST_WORDS && (is_short || is_body);
    (known && !rest.trim().is_empty()).then(|| (number, end + rest.len() - rest.trim_start().len()))
}

/// Whether a piece is the label of the next recommendation, or of what one is to follow from.
fn begins_another(piece: &Piece, words: &Words) -> bool {
    label_of(piece, words).is_some()
        || ["conclusion", "conclusions", "finding"]
            .into_iter()
            .any(|noun| named_after_its_body(piece, noun).is_some())
}

/// Whether a piece carries the label of a recommendation.
pub(in crate::extract) fn is_labelled(piece: &Piece, words: &Words) -> bool {
    label_of(piece, words).is_some()
}

/// Whether a piece is nothing but the numbered label of a recommendation.
pub(in crate::extract) fn is_bare_label(piece: &Piece, words: &Words) -> bool {
    label_of(piece, words).is_some_and(|label| label.number.is_some() && label.end >= piece.words.len())
}

fn find_labelled(paper: &Paper<'_>, index: usize, label: &Label, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    if in_brackets(index, piece, label, out) {
        return;
    }
    let mut own = sentence::trimmed(&piece.words, label.end..piece.words.len());
    // "Recommendation 4 (paragraph 30)": where it stands in the report that is answered.
    if label.number.is_some() && piece.low.get(own.clone()).is_some_and(only_refers) {
        own = piece.words.len()..piece.words.len();
    }
    // "Rec. 2   Priority: High": how much it matters stands beside the label.
    if label.number.is_some() && piece.low.get(own.clone()).is_some_and(is_rating) {
        return;
    }
    // "Recommendation: Rents" over a numbered list is the heading of the list.
    let heads_a_list = paper
        .piece(index + 1)
        .is_some_and(|next| next.marker.as_ref().is_some_and(|marker| !marker.is_bullet()));
    let short = own.len() < 40 && !piece.words.ends_with('.');
    if label.number.is_none() && heads_a_list && short {
        return;
    }
    if own.is_empty() && heads_an_answer(paper, index) {
        return;
    }
    if quoted_and_answered(paper, index, label, &own, out) {
        return;
    }
    // "Recommendation 5 - Both are accepted": the answer to a recommendation that is printed elsewhere.
    if !own.is_empty() && label.number.is_some() && answers_one(paper, index, &own) {
        return;
    }
    // "Recommendation 1 (accepted)": what became of it stands beside its label.
    let status = Some(Place::new(index, own.clone())).filter(|place| {
        let words = paper.words_at(*place).to_lowercase();
        label.number.is_some() && position::opens(words.trim_matches(['(', ')', '[', ']']), &paper.words)
    });
    let titled = label.number.is_some() && is_title(paper, index, &own);
    let (places, mut next) = if own.is_empty() || status.is_some() || titled {
        below(paper, index)
    } else {
        (vec![Place::new(index, own)], index + 1)
    };
    let Some(last) = places.last().copied() else {
        return;
    };
    let mut places = places;
    if paper.words_at(last).ends_with(':') {
        let list = points::list_at(paper, next, paper.pieces.len());
        next = list
            .last()
            .and_then(|point| point.places.last())
            .map_or(next, |place| place.piece + 1);
        let acts = |point: &points::Point| points::acts(&paper.words_of(&point.places).to_lowercase());
        if list.len() >= 2 && list.iter().all(acts) {
            push_points(paper, last, list, next, out);
            return;
        }
        places.extend(list.into_iter().flat_map(|point| point.places));
    }
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        places,
        "It is labelled as a recommendation.",
    )
    .numbered(label.number.clone())
    .sure(Confidence::Certain);
    let below = answer::below(paper, next, |piece| begins_another(piece, &paper.words));
    below.give_to(&mut item, paper);
    if let Some(status) = status {
        let bare = paper.words_at(status);
        let open = bare.len() - bare.trim_start_matches(['(', '[']).len();
        let close = bare.len() - bare.trim_end_matches([')', ']']).len();
        let status = Place::new(index, status.start + open..status.end - close);
        if item.answer.is_empty() {
            item.answer = vec![status];
        } else {
            item.status = item.status.or(Some(status));
        }
    }
    out.push(item);
}

/// "Recommendation 3: The Trust should: (a) …; (b) …": each point is an item, and what stands below
/// the last answers them all.
fn push_points(
    paper: &Paper<'_>,
    lead_in: Place,
    list: Vec<points::Point>,
    next: usize,
    out: &mut Candidates,
) {
    for point in list {
        let mut item = Candidate::new(
            ID,
            ItemKind::Recommendation,
            point.places,
            "It is a point of a labelled recommendation.",
        )
        .numbered(point.number)
        .sure(Confidence::Certain);
        item.lead_in = Some(lead_in);
        let below = answer::below(paper, next, |piece| begins_another(piece, &paper.words));
        below.give_to(&mut item, paper);
        out.push(item);
    }
}

/// Whether words in brackets only say where in a report something stands.
fn only_refers(low: &str) -> bool {
    let inner = low
        .trim_end_matches([':', '.'])
        .strip_prefix('(')
        .and_then(|low| low.strip_suffix(')'));
    inner.is_some_and(|inner| {
        ["para", "page", "p.", "pp", "section", "chapter"]
            .iter()
            .any(|place| inner.starts_with(place))
            && inner.chars().any(|c| c.is_ascii_digit())
            && inner.len() < 40
    })
}

/// Whether the words behind a label answer the recommendation instead of printing it.
fn answers_one(paper: &Paper<'_>, index: usize, own: &std::ops::Range<usize>) -> bool {
    let low = paper
        .piece(index)
        .and_then(|piece| piece.low.get(own.clone()))
        .unwrap_or("");
    let words = paper
        .piece(index)
        .and_then(|piece| piece.words.get(own.clone()))
        .unwrap_or("");
    let bracketed = low.starts_with(['(', '[']);
    answer::is_answering(paper)
        && !bracketed
        && !request::is_firm(low)
        && (answer::opens_as_answer(low, &paper.words)
            || position::read(words, &paper.words)
                .is_some_and(|reading| reading.range.start < OPENING && !request::reads_as_asked(low)))
}

/// Whether the words beside a label only name its matter, the recommendation itself standing below:
/// "Recommendation 2: Waiting".
fn is_title(paper: &Paper<'_>, index: usize, own: &std::ops::Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let words = piece.words.get(own.clone()).unwrap_or("");
    let low = piece.low.get(own.clone()).unwrap_or("");
    let names = !words.is_empty()
        && words.split(' ').count() <= LONGEST
        && !words.ends_with(['.', ';', ':'])
        && !request::is_firm(low);
    names
        && paper.piece(index + 1).is_some_and(|next| {
            next.marker.is_none()
                && !next.is_cell()
                && request::is_firm(&next.low)
                && answer::label_end(next, &paper.words).is_none()
                && !answer::opens_as_answer(&next.low, &paper.words)
                && position::read(&next.words, &paper.words).is_none_or(|reading| reading.range.start > 0)
        })
}

/// Whether what stands below a bare label answers the recommendation and does not print it.
fn heads_an_answer(paper: &Paper<'_>, index: usize) -> bool {
    answer::is_answering(paper)
        && paper.piece(index + 1).is_some_and(|next| {
            next.marker.is_none()
                && !request::is_firm(&next.low)
                && (answer::opens_as_answer(&next.low, &paper.words)
                    || position::read(&next.words, &paper.words)
                        .is_some_and(|reading| reading.range.start == 0)
                    || position::read(&next.words, &paper.words).is_some_and(|reading| {
                        reading.range.start < OPENING && !request::reads_as_asked(&next.low)
                    }))
        })
}

/// The words of a recommendation whose label stands on a line of its own, and the piece after them.
fn below(paper: &Paper<'_>, index: usize) -> (Vec<Place>, usize) {
    let mut places = Vec::new();
    let mut next = index + 1;
    while let Some(piece) = paper.piece(next) {
        if piece.is_cell()
            || label_of(piece, &paper.words).is_some()
            || answer::label_end(piece, &paper.words).is_some()
            || !places.is_empty() && begins_a_paragraph(piece, paper.words_of(&places).len())
        {
            break;
        }
        // "Words of the recommendation: …" on a form.
        let labelled = piece
            .low
            .find(':')
            .filter(|at| {
                *at < LONGEST_LABEL && piece.low.get(..*at).is_some_and(|l| l.contains("recommendation"))
            })
            .map_or(0, |at| at + 1);
        let own = sentence::trimmed(&piece.words, labelled..piece.words.len());
        places.push(Place::new(next, own));
        next += 1;
        if sentence::is_complete(&piece.words) {
            break;
        }
    }
    (places, next)
}
