//! "The Committee is recommended to:" and what stands in its place: a body, the words that ask it,
//! and what it is asked, as a list or in the same sentence.

use super::{Example, Rule};
use crate::extract::announced;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

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
    "speak to",
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
                text: "Hollinford Borough Council\nOverview Board\nRECOMMENDATION TRACKER\n\nMembers are asked to note the tracker and to say which lines may be closed.",
                finds: &["to note the tracker", "to say which lines may be closed."],
            },
            Example {
                text: "Agenda item\n\nDeclarations of Interest\n\nMembers are asked to declare any interest in the items on the agenda.\n\nMinutes:\n\nThere were none.",
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
        for (index, piece) in zone.iter() {
            if index < listed && piece.marker.is_none() {
                continue;
            }
            if piece.low.starts_with("what ") || piece.is_cell() && !piece.low.contains(" asked to ") {
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
    if !(stopped || open) || decided {
        return None;
    }
    let recommends = verb.starts_with("recommend");
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
    (asked * 2 > list.len()).then(|| asked_in(piece.words.get(range.clone()).unwrap_or("")))
}

/// Who is named at the end of words that ask: "… recommend that Ministers:", "… if the Commission would:".
fn asked_in(words: &str) -> String {
    let bare = words.trim_end_matches([':', '-', ' ']);
    let bare = [" to", " would", " should", " could"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare);
    let who = [" that ", " if ", " the "]
        .iter()
        .filter_map(|joint| bare.rsplit_once(joint).map(|(_, who)| who))
        .min_by_key(|who| who.len())
        .unwrap_or("");
    let who = without_article(who);
    let named = who.starts_with(char::is_uppercase) && who.split(' ').count() <= 8;
    if named { who } else { String::new() }
}

/// A verb that asks and words that leave its sentence open.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(recommend(?:s|ed)?|urge[sd]?|invite[sd]?|propose[sd]?|request(?:s|ed)?|ask(?:s|ed)?|advise[sd]?|encourage[sd]?|calls? (?:on|upon)|called (?:on|upon)|suggest(?:s|ed)?|grateful if|welcome it if|like)\b(?: [^.;:]{1,90}?)?(?: to| that| that [^.;:]{2,60}| should| would| could| the following| as follows| below|)$").expect("fixed")
});

/// Whether a sentence ends open, without its stop, and a list begins below it.
fn over_a_list(paper: &Paper<'_>, index: usize, range: &Range<usize>) -> bool {
    let last = paper.piece(index).is_some_and(|piece| {
        piece.words.len() == range.end && piece.marker.is_none() && !piece.words.ends_with(['.', '?', '!'])
    });
    last && followed_by_list(paper, index)
}

/// "Our first recommendation is that", "Our second is that": where what is recommended begins.
fn in_order(words: &str) -> Option<usize> {
    IN_ORDER.find(words).map(|found| found.end())
}

/// A recommendation named by its place.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static IN_ORDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Our|The|Its|The (?:Group|Panel|Committee|Commission|Board)'s) (?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|main|next)(?: and (?:final|last))?(?: recommendation)? is (?:that|to) ").expect("fixed")
});

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

/// Whom such a sentence asks: "You asked the Trust to".
fn object_of(words: &str) -> String {
    let bare = words.trim_end_matches([':', '-', ' ']);
    let bare = bare.strip_suffix(" to").unwrap_or(bare);
    let who = bare.rsplit_once(" the ").map_or("", |(_, who)| who);
    let named = who.starts_with(char::is_uppercase) && who.split(' ').count() <= 8;
    if named { who.to_owned() } else { String::new() }
}

/// Who recommends, asks, urges or invites in the present: "We further recommend that", "The Panel
/// urges Cabinet to". The verb is of any such kind; the shape is what is known.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:finally|lastly|also|therefore|accordingly|in addition|in conclusion|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|next|then),? )?(?:we|the (?:[a-z&-]+ ){0,4}(?:group|panel|committee|board|commission|review|party|forum))(?: (?:also|therefore|further|strongly|finally|then|would|accordingly|unanimously|jointly|now|hereby|and)){0,3} (?:recommend|ask|urge|invite|call on|call upon|request|propose)s?(?: on| upon)? ").expect("fixed")
});

/// "You asked the Trust to", "Scrutiny recommended that": words that end open over a list.
#[expect(
    clippy::expect_used,
    reason = "a fixed pattern, compiled by the examples of this rule"
)]
static OPEN_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[^.;]*\b)?(?:you|we|scrutiny|group|panel|committee|board|commission|review|party|members) (?:also |therefore |further |have |has |then )*(?:asked|ask|asks|recommended|recommend|recommends|urged|urge|urges|requested|request|requests|proposed|propose|proposes|suggested) (?:[^.;:]{2,80} )?(?:to|that|the following)[:\- ]*$").expect("fixed")
});

/// "We recommend that Cabinet" and "We also ask the County Council to": the body and where the
/// words that ask end.
fn we_recommend(words: &str, low: &str, over_a_list: bool) -> Option<(String, usize)> {
    let verb = OURS.find(low)?.end();
    let rest = words.get(verb..)?;
    if let Some(that) = rest.strip_prefix("that ").or_else(|| rest.strip_prefix("to ")) {
        let body = that.trim_end_matches([':', '-', ' ']);
        let announces = body.split(' ').count() <= 10 && (over_a_list || that.ends_with([':', '-']));
        if announces {
            return Some((without_article(body), words.len()));
        }
        let ours = low.starts_with("we ") || low.get(..verb).is_some_and(|opening| opening.contains(" we "));
        let asks = rest.starts_with("that ") && ours && body.split(' ').count() >= 4;
        return asks.then(|| (String::new(), verb + "that ".len()));
    }
    let to = rest.find(" to ")?;
    let body = rest.get(..to)?;
    (body.split(' ').count() <= 8).then(|| (without_article(body), verb + to + " to".len()))
}

/// "The Panel has made the recommendations below to Cabinet:": the body to which they are made.
fn announces(words: &str, low: &str) -> Option<String> {
    let said = [
        "recommendations below",
        "following recommendations",
        "recommends the following",
        "recommendations as follows",
        "recommended the following",
        "made these recommendations",
        "makes these recommendations",
        "recommendations were made",
        "recommendations are made",
        "recommendations were agreed",
        "recommendations are as follows",
        "recommendations were as follows",
        "recommendations of the ",
        "recommendations to ",
        "recommends:",
        "recommends that:",
    ];
    let impersonal = [
        "it is recommended",
        "it is therefore recommended",
        "it was recommended",
        "we recommend:",
        "we recommend that:",
    ]
    .iter()
    .any(|opening| low.starts_with(opening));
    let headed = low.len() < 120
        && (low.ends_with("recommendations are:")
            || low.ends_with("recommendations:")
            || low.ends_with("recommendations were:"));
    // What shall be done with recommendations is procedure.
    if low.contains(" shall ") || low.contains(" must ") {
        return None;
    }
    if low.ends_with(':') && (impersonal || headed) {
        return Some(String::new());
    }
    if !low.ends_with(':') || !said.iter().any(|words| low.contains(words)) {
        return None;
    }
    let body = low
        .rfind(" to ")
        .and_then(|at| words.get(at + " to ".len()..))
        .unwrap_or("");
    let body = without_article(body.trim_end_matches(':'));
    Some(
        if body.starts_with(char::is_uppercase) && body.split(' ').count() <= 9 {
            body
        } else {
            String::new()
        },
    )
}

/// Who is asked: the words before the verb, if they are short and name a body or those present.
fn subject(before: &str, paper: &Paper<'_>) -> Option<String> {
    let before = before.trim();
    let last = before.rsplit([',', ';']).next().unwrap_or(before).trim();
    let low = last.to_lowercase();
    let known = style::find_in(&low, &paper.words.people.bodies).is_some()
        || style::find_in(&low, &paper.words.people.offices).is_some()
        || style::begins_with(&low, &paper.words.people.askers).is_some();
    (known && last.split(' ').count() <= 9).then(|| without_article(last))
}

fn without_article(body: &str) -> String {
    let body = body.trim();
    ["The ", "the ", "That the ", "that the ", "That ", "that "]
        .iter()
        .find_map(|article| body.strip_prefix(article))
        .unwrap_or(body)
        .to_owned()
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
    let list = points::list_below(paper, index + 1, paper.pieces.len());
    let marked = paper.piece(index + 1).is_none_or(|piece| piece.marker.is_some());
    let last = list.last().and_then(|point| point.places.last());
    let end = last.filter(|_| !marked).map_or(0, |place| place.piece + 1);
    for (point, announced) in points::leaves(paper, list) {
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
    let mut ranges: Vec<(Option<String>, Range<usize>)> =
        listed.into_iter().map(|(n, r)| (Some(n), r)).collect();
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
            cuts.extend(text.match_indices(" and that ").map(|(at, _)| at + " and ".len()));
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
