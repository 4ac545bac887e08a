//! Decisions told in running text: "It was agreed that …", "The Committee agreed to note …", "The
//! minutes were approved", "resolved to pay …". Only in the record of a meeting.

use super::{Example, Rule};
use crate::extract::addressee;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::Place;
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) struct AgreedInPassing;

const ID: &str = "agreed_in_passing";

#[expect(
    clippy::expect_used,
    reason = "fixed patterns, compiled by the examples of this rule"
)]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns {
    clause: Regex::new(
        r"\b(?:(?:it|is) was (?:therefore |then |unanimously |also )?(?:agreed|resolved|decided)(?: that| by all that)? |(?:committee|panel|board|commission|group|council|members|sub-committee|forum|cabinet|executive) (?:therefore |then |unanimously |also )?(?:agreed|resolved|decided) (?:that |to )|(?:committee|panel|board|commission|group|forum|council|sub-committee|members) (?:also |therefore |further |then |strongly |unanimously )*(?:recommended|recommends?|urged?s?) that |\bseconded by [a-z .']{2,40} and (?:agreed|resolved|carried)(?: unanimously)? that |\bresolved (?:that |to ))",
    )
    .expect("fixed"),
    announced: Regex::new(r"(?:^|\b(?:committee|panel|board|commission|group|council|members|sub-committee|forum|cabinet|executive|party|meeting|it was)\b[^.;:]*? )(?:therefore |then |unanimously |also |jointly |further |duly )*(?P<verb>agreed|resolved|decided|determined|recommends?|recommended)(?: unanimously)?(?: (?:that|as follows|the following)| (?:to|that) [^.;:]{2,90})?\s*[:\-]+$").expect("fixed"),
    whole: Regex::new(
        r"(?:\b(?:minutes|report|reports|presentation|update|notes|accounts|petition|policy|strategy|plan|work programme|actions|statement|schedule) (?:[a-z0-9, ]{0,80}? )?(?:was|were) (?:then |unanimously |duly )?(?:received|approved|noted|agreed|adopted|accepted|signed|confirmed|endorsed)\b|^all agreed\b|^the minutes (?:were|of) [a-z0-9, ]{0,60}(?:approved|agreed|accepted)\b)",
    )
    .expect("fixed"),
    noted: Regex::new(r"^(?:the )?(?:committee|panel|board|commission|group|council|members|sub-committee|forum)\b[^.;]*?\b(?P<verb>noted|agreed|endorsed|received|approved|supported|welcomed and noted) the (?:terms|report|presentation|update|position|information|contents|minutes|kpis|plan|forward plan|programme|work programme|briefing|strategy|action log|actions|accounts|letter|figures)\b").expect("fixed"),
    with_change: Regex::new(r"^agreed with (?:one|two|three|some|the following) changes?[:,-]\s*").expect("fixed"),
}
});

struct Patterns {
    clause: Regex,
    announced: Regex,
    whole: Regex,
    noted: Regex,
    with_change: Regex,
}

impl Rule for AgreedInPassing {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Minutes, ZoneKind::Decision]
    }

    fn examples(&self) -> &'static [Example] {
        &[
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
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel agreed:-\n\n(i)     to note the survey;\n\n(ii)    to ask for another.",
                finds: &["to note the survey", "to ask for another."],
            },
            Example {
                text: "Minutes of a meeting of the Parks Panel held on 3 May 2022\n\nThe Panel noted that a new policy would be needed. The head teachers had agreed to meet in May. A report was awaited.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        for (index, piece) in zone.iter() {
            if piece.is_cell() && piece.words.len() < 25 {
                continue;
            }
            for range in sentence::sentences(&piece.words) {
                let low = piece.low.get(range.clone()).unwrap_or("");
                if range.end == piece.words.len() && PATTERNS.announced.is_match(low) {
                    announced(zone, index, range, out);
                    continue;
                }
                for own in decisions(piece, &range) {
                    let recommends = [
                        " recommended that ",
                        " recommends that ",
                        " recommend that ",
                        " urges that ",
                        " urged that ",
                    ]
                    .iter()
                    .any(|verb| low.contains(verb));
                    let item = Candidate::new(
                        ID,
                        if recommends {
                            ItemKind::Recommendation
                        } else {
                            ItemKind::Resolution
                        },
                        vec![Place::new(index, own)],
                        "The record tells that it was decided.",
                    )
                    .numbered(number_of(piece, &range))
                    .sure(Confidence::Likely);
                    out.push(item);
                }
            }
        }
    }
}

/// The number of a paragraph belongs to its decision where the paragraph is nothing else.
fn number_of(piece: &Piece, range: &Range<usize>) -> Option<String> {
    let whole = range.start == 0 && range.end == piece.words.len();
    let marker = piece.marker.as_ref().filter(|marker| marker.figure().is_some())?;
    whole.then(|| marker.number()).flatten()
}

fn announced(zone: &Zone<'_>, index: usize, range: Range<usize>, out: &mut Candidates) {
    let paper = zone.paper;
    let words = paper.words_at(Place::new(index, range.clone())).to_lowercase();
    let verb = PATTERNS
        .announced
        .captures(&words)
        .and_then(|found| found.name("verb"));
    let recommends = verb.is_some_and(|verb| verb.as_str().starts_with("recommend"));
    let kind = if recommends {
        ItemKind::Recommendation
    } else {
        ItemKind::Resolution
    };
    let list = points::list_at(paper, index + 1, paper.pieces.len());
    let asked = addressee::in_lead_in(paper.words_at(Place::new(index, range.clone())), paper);
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

fn decisions(piece: &Piece, range: &Range<usize>) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    if let Some(change) = PATTERNS.with_change.find(low) {
        return std::iter::once(range.start + change.end()..range.end).collect();
    }
    if let Some(found) = PATTERNS.clause.find(low) {
        let before = low.get(..found.start()).unwrap_or("");
        let elsewhere = before.trim_end().ends_with("where");
        if elsewhere {
            return Vec::new();
        }
        let said =
            before.contains("report") && before.contains(" that ") && !found.as_str().starts_with("it ");
        if !said {
            return clauses(piece, range, found.range());
        }
    }
    if PATTERNS.whole.is_match(low) && !is_told_only(low) {
        return vec![range.clone()];
    }
    if let Some(verb) = PATTERNS.noted.captures(low).and_then(|found| found.name("verb")) {
        let before = low.get(..verb.start()).unwrap_or("");
        let compound = before.trim_end().ends_with(" and") || before.contains(" and ");
        let start = if compound {
            range.start + verb.start()
        } else {
            range.start
        };
        return std::iter::once(start..range.end).collect();
    }
    Vec::new()
}

/// Whether a sentence tells of something that was approved before the meeting or elsewhere.
fn is_told_only(low: &str) -> bool {
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
fn clauses(piece: &Piece, range: &Range<usize>, found: Range<usize>) -> Vec<Range<usize>> {
    let low = piece.low.get(range.clone()).unwrap_or("");
    let keeps_to = low.get(found.clone()).is_some_and(|verb| verb.ends_with(" to "));
    let start = if keeps_to {
        found.end - "to ".len()
    } else {
        found.end
    };
    let body = low.get(start..).unwrap_or("");
    // "It was agreed that the scheme had worked" tells what is so, not what is to be done.
    if body.split(' ').take(7).any(|word| word == "had") {
        return Vec::new();
    }
    let it_was = low.get(found.clone()).is_some_and(|verb| verb.contains("was "));
    let words = body.split(' ').count();
    if words <= 2 || (!it_was && words <= 3 && found.start > 0) {
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
