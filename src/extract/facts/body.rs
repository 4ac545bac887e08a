//! The body that a paper is for, or that met.

mod names;

use super::front_sheet::Label;
use super::mentions::{self, Named};
use super::offer::{heaviest, weight};
use super::{Printed, head, saved_page};
use crate::extract::learned::{Clues, Weights};
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::style;
use crate::extract::table;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static MET: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?i:meeting|minutes|proceedings) of (?:a meeting of |the meeting of )?(?:the |this )?(?P<body>[A-Z][\w&'(),-]*(?: (?:[A-Z(&][\w&'(),-]*|and|of|for|the|&)){0,12}?)(?: held| to be held| on |,? on |,? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|,? \d|\.|$| - )",
    )
});

/// The last words of the names of bodies.
const BODY_WORDS: &[&str] = &[
    "committee",
    "panel",
    "board",
    "commission",
    "cabinet",
    "executive",
    "sub-committee",
    "forum",
    "council",
    "group",
    "cabinet member",
    "party",
    "conference",
    "pwyllgor",
];

/// What clues weigh for a body.
static WEIGHTS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/facts/body.tsv")));

/// A name is the body's where its clues add up to more than this.
pub(super) const LEAST: i32 = -50;

/// The body: of those that the paper names, the one for which most speaks.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Printed<String>> {
    let on_page = saved_page::body(paper).or_else(|| saved_page::body_that_considered(paper));
    if let Some(place) = on_page {
        return printed(paper, place.piece, place.range());
    }
    let offers = Offers::of(paper);
    // What is never one stands among the offers all the same, as how many there are and which is the first
    // tells of the others.
    let sums = offers.all.iter().enumerate().map(|(nth, named)| {
        if is_never_one(paper, named) {
            i32::MIN
        } else {
            weight(&WEIGHTS, |to| offers.tell(paper, nth, to))
        }
    });
    let best = heaviest(sums, LEAST)?;
    let place = *offers.all.get(best)?.places.first()?;
    printed(paper, place.piece, place.range())
}

/// The bodies that a paper names, and the one that the rules would have.
pub(super) struct Offers {
    pub(super) all: Vec<Named>,
    ruled: Option<String>,
}

impl Offers {
    pub(super) fn of(paper: &Paper<'_>) -> Self {
        let ruled = by_rules(paper);
        let names = |index: usize| {
            let piece = paper.piece(index);
            let mut found = piece.map_or_else(Vec::new, |piece| names::names(&piece.words, &piece.low));
            if let Some(ruled) = ruled.as_ref().filter(|ruled| ruled.place.piece == index) {
                let own = ruled.place.range();
                if !found.contains(&own) {
                    found.push(own);
                }
            }
            found
        };
        let all = mentions::gathered(paper, mentions::ends(paper), names, str::to_lowercase);
        Self {
            all,
            ruled: ruled.map(|ruled| ruled.value.to_lowercase()),
        }
    }

    pub(super) fn tell(&self, paper: &Paper<'_>, nth: usize, to: &mut impl Clues) {
        mentions::tell(paper, &self.all, nth, to);
        let own = self.all.get(nth).and_then(|named| named.places.first());
        let own = own.map_or_else(String::new, |place| paper.words_at(*place).to_lowercase());
        let by_rule = match &self.ruled {
            None => "none",
            Some(ruled) if *ruled == own => "same",
            Some(ruled) if ruled.contains(&own) => "part",
            Some(ruled) if own.contains(ruled.as_str()) => "more",
            Some(_) => "other",
        };
        to.clue("by rule", &[by_rule]);
        to.clue("by rule of", &[by_rule, paper.facts.kind.code()]);
        let council = paper.facts.council.as_ref();
        if council.is_some_and(|council| own.contains(&council.to_lowercase())) {
            to.clue("names", &["council"]);
        }
    }
}

/// What the rules would have: after a label, in the line about the meeting, in a line of the letterhead, or
/// the one that is asked.
fn by_rules(paper: &Paper<'_>) -> Option<Printed<String>> {
    if paper.facts.kind == PaperKind::Decision && several_makers(paper) {
        return None;
    }
    // A saved page of an agenda item names its meeting; its other lines name other bodies.
    let of_item = (paper.facts.kind == PaperKind::AgendaItem)
        .then(|| by_meeting(paper))
        .flatten();
    of_item
        .or_else(|| by_label(paper))
        .or_else(|| by_meeting(paper))
        .or_else(|| by_line(paper))
        .or_else(|| by_lead_in(paper))
        .or_else(|| by_mention(paper))
}

/// Words that call any body what it is, and the council by which a paper is known already.
const NO_NAME: &[&str] = &[
    "committee",
    "committees",
    "sub-committee",
    "panel",
    "panels",
    "board",
    "group",
    "forum",
    "meeting",
    "scrutiny committees",
    "district council",
    "borough council",
    "parish council",
    "town council",
];

/// Whether a name is that of no body of which a paper can be: it names no single one, it is the council's, or
/// on the page of an agenda item it is an officer's, or is named only by what it referred.
fn is_never_one(paper: &Paper<'_>, named: &Named) -> bool {
    let Some(first) = named.places.first() else {
        return true;
    };
    let low = paper.words_at(*first).to_lowercase();
    let council = paper.facts.council.as_ref().map(|council| council.to_lowercase());
    if NO_NAME.contains(&low.as_str()) || council.is_some_and(|council| council == low) {
        return true;
    }
    let officer = ["director", "officers", "directorate"]
        .iter()
        .any(|word| low.ends_with(word));
    let referred = |place: &Place| {
        let before = paper
            .piece(place.piece)
            .and_then(|piece| piece.low.get(..place.start));
        before.is_some_and(|before| before.trim_end_matches("the ").ends_with("referral from "))
    };
    paper.facts.kind == PaperKind::AgendaItem && (officer || named.places.iter().all(referred))
}

fn printed(paper: &Paper<'_>, index: usize, range: Range<usize>) -> Option<Printed<String>> {
    let place = Place::new(index, range);
    let value = paper.quote(&[place])?.text;
    Some(Printed { value, place })
}

fn several_makers(paper: &Paper<'_>) -> bool {
    paper
        .pieces
        .iter()
        .filter(|piece| piece.low.starts_with("decision maker"))
        .count()
        > 1
}

fn by_label(paper: &Paper<'_>) -> Option<Printed<String>> {
    paper
        .front
        .values(Label::Body)
        .filter_map(|field| field.value.first().copied())
        .find_map(|place| {
            let words = paper.words_at(place);
            let range = body_in(words)?;
            printed(
                paper,
                place.piece,
                place.start + range.start..place.start + range.end,
            )
        })
}

fn by_meeting(paper: &Paper<'_>) -> Option<Printed<String>> {
    for (index, piece) in head(paper).chain(paper.pieces.iter().enumerate().take(6)) {
        // "Meeting: 22/03/2023 - Cabinet (Item 31)"
        if piece.low.starts_with("meeting: ") || piece.low.starts_with("made at meeting: ") {
            let start = piece.words.find(" - ").map(|at| at + " - ".len())?;
            let end = piece
                .words
                .find(" (")
                .filter(|end| *end > start)
                .unwrap_or(piece.words.len());
            return printed(paper, index, start..end);
        }
        if piece.words.len() > 260 {
            continue;
        }
        let found = MET.captures(&piece.words).and_then(|found| found.name("body"));
        if let Some(body) = found {
            let name = body.as_str().trim_end_matches(',');
            if is_body(name) {
                return printed(paper, index, body.start()..body.start() + name.len());
            }
        }
    }
    paper.pieces.iter().enumerate().find_map(|(index, piece)| {
        (piece.low.starts_with("meeting: ")).then(|| {
            let start = piece.words.find(" - ").map_or(0, |at| at + " - ".len());
            let end = piece
                .words
                .find(" (")
                .filter(|end| *end > start)
                .unwrap_or(piece.words.len());
            printed(paper, index, start..end)
        })?
    })
}

fn by_line(paper: &Paper<'_>) -> Option<Printed<String>> {
    if paper.facts.kind == PaperKind::AgendaItem {
        return None;
    }
    let found: Vec<Printed<String>> = head(paper)
        .filter(|(_, piece)| {
            let labelled = piece
                .words
                .split_once(": ")
                .is_some_and(|(before, _)| !is_body(before));
            piece.words.len() < 170 && !piece.words.ends_with('.') && !labelled
                || piece.low.contains("report to ")
        })
        .filter(|(_, piece)| !(piece.is_cell() && table::is_heading_of_column(paper, &piece.low)))
        .filter_map(|(index, piece)| {
            let range = body_in(&piece.words)?;
            printed(paper, index, range)
        })
        .collect();
    if let Some(reported) = reported_to(paper) {
        return Some(reported);
    }
    let group = |name: &str| {
        let low = name.to_lowercase();
        low.contains("group") && !low.ends_with("scrutiny group")
    };
    let council = |name: &str| name.to_lowercase().ends_with("council");
    found
        .iter()
        .find(|printed| !group(&printed.value) && !council(&printed.value))
        .or_else(|| {
            found
                .iter()
                .find(|printed| !council(&printed.value) && paper.facts.kind != PaperKind::CommitteeReport)
        })
        .cloned()
}

/// "Scrutiny: report to Cabinet on the draft budget": the body to which it is made.
fn reported_to(paper: &Paper<'_>) -> Option<Printed<String>> {
    head(paper).find_map(|(index, piece)| {
        let start = piece
            .low
            .find(": report to ")
            .map(|at| at + ": report to ".len())?;
        let rest = piece.words.get(start..)?;
        let end = rest.find(" on ").unwrap_or(rest.len());
        is_body(rest.get(..end)?).then(|| printed(paper, index, start..start + end))?
    })
}

fn by_lead_in(paper: &Paper<'_>) -> Option<Printed<String>> {
    paper
        .pieces
        .iter()
        .enumerate()
        .take(60)
        .find_map(|(index, piece)| {
            let at = style::find_in(&piece.low, &paper.words.lead_ins.asks)?;
            let before = piece.words.get(..at.start)?.trim_end();
            let start = if before.starts_with("The ") { 4 } else { 0 };
            let name = before.get(start..)?;
            (piece.words.ends_with(':')
                && name.split(' ').count() <= 7
                && is_body(name)
                && name.contains(' '))
            .then(|| printed(paper, index, start..before.len()))?
        })
}

/// The committee that the first paragraphs name in full.
fn by_mention(paper: &Paper<'_>) -> Option<Printed<String>> {
    let reach = match paper.facts.kind {
        PaperKind::CommitteeReport => 30,
        PaperKind::ExecutiveResponse
        | PaperKind::BriefingNote
        | PaperKind::ActionTracker
        | PaperKind::Minutes => 12,
        PaperKind::AgendaItem | PaperKind::Decision | PaperKind::IssueHistory | PaperKind::Other => {
            return None;
        }
    };
    paper
        .pieces
        .iter()
        .enumerate()
        .take(reach)
        .find_map(|(index, piece)| {
            let at = ["Committee", "Panel", "Board", "Commission", "Sub-Committee"]
                .iter()
                .filter_map(|name| piece.words.find(name).map(|at| at..at + name.len()))
                .min_by_key(|at| at.start)?;
            let start = own_start(&piece.words, at.start);
            let own = piece.words.get(start..at.start).unwrap_or("");
            let named = own.contains("Scrutiny") || own.contains("Select") || own.contains("Overview");
            named.then(|| printed(paper, index, start..at.end))?
        })
}

/// Where the name begins of which `at` is the generic end: its capitalised words before.
fn own_start(words: &str, at: usize) -> usize {
    let mut start = at;
    for word in words
        .get(..at)
        .unwrap_or("")
        .rsplit(' ')
        .filter(|word| !word.is_empty())
    {
        let proper = word.starts_with(char::is_uppercase) && !matches!(word, "The" | "That" | "To");
        if !proper && !matches!(word, "and" | "of" | "&") {
            break;
        }
        start = start.saturating_sub(word.len() + 1);
    }
    start
}

/// Whether some words are written as a name: capitals but for the small words between them.
fn is_name_like(words: &str) -> bool {
    let small = [
        "and", "of", "for", "the", "with", "in", "on", "a", "to", "y", "yr", "a'r", "o", "ac", "&", "-",
    ];
    words
        .split(' ')
        .all(|word| small.contains(&word) || !word.starts_with(char::is_lowercase))
}

fn is_body(name: &str) -> bool {
    let low = name.to_lowercase();
    let low = low.trim_end_matches(|c: char| c == ')' || c == '(' || c.is_ascii_digit() || c == ' ');
    let without_bracket = low.split(" (").next().unwrap_or(low);
    BODY_WORDS
        .iter()
        .any(|word| without_bracket.ends_with(word) || low.ends_with(word))
        || low.starts_with("cabinet member")
        || low.contains("pwyllgor")
}

/// Whether a line is a body's name and nothing else: "OVERVIEW AND SCRUTINY GROUP", "REPORT TO THE BOARD".
#[must_use]
pub(super) fn is_all_of(low: &str) -> bool {
    let name = ["report to the ", "report to "]
        .iter()
        .find_map(|opening| low.strip_prefix(opening))
        .unwrap_or(low);
    let of_members = [
        "scrutiny",
        "committee",
        "panel",
        "board",
        "cabinet",
        "executive",
        "commission",
    ]
    .iter()
    .any(|word| style::find_word(name, word).is_some());
    let of_a_paper = ["decision", "minute", "agenda", "notice"]
        .iter()
        .any(|word| name.contains(word));
    of_members && !of_a_paper && is_body(name) && name.split(' ').count() <= 9
}

/// The name of a body in a line: the part between dashes that ends as bodies' names end.
fn body_in(words: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, dash) in words
        .match_indices(" - ")
        .chain(words.match_indices(" / "))
        .chain(words.match_indices(" | "))
        .chain(words.match_indices(": "))
    {
        if at >= start {
            parts.push(start..at);
            start = at + dash.len();
        }
    }
    parts.push(start..words.len());
    parts.iter().rev().chain(parts.iter()).find_map(|part| {
        let own = without_opening(words, part.clone());
        let cut = after_reply(words, before_item(words, before_date(words, own)));
        let text = words.get(cut.clone())?;
        let fits = is_body(text)
            && is_name_like(text)
            && text.split(' ').count() <= 14
            && !text.to_lowercase().starts_with("councillor");
        fits.then_some(cut)
    })
}

/// Words before a body's name in a line that are not its name: "NOTE FOR THE", "Chairman,".
fn without_opening(words: &str, part: Range<usize>) -> Range<usize> {
    let text = words.get(part.clone()).unwrap_or("");
    let low = text.to_ascii_lowercase();
    // "Minutes of an extraordinary meeting of the Care Panel", "Full Council meeting of Fenwick Council".
    if let Some(at) = low
        .rfind("meeting of the ")
        .map(|at| at + "meeting of the ".len())
    {
        return part.start + at..part.end;
    }
    if let Some(at) = low.find(" meeting of ") {
        return part.start..part.start + at;
    }
    for opening in [
        "all members of the ",
        "members of ",
        "note for the ",
        "note for ",
        "record of ",
        "report to the ",
        "report to ",
        "chairman, ",
        "chair, ",
        "chairman of the ",
        "chair of the ",
        "briefing for the ",
        "to the ",
        "the chair, ",
        "minutes of the ",
        "agenda for the ",
        "meeting of the ",
        "members of the ",
        "the ",
    ] {
        if low.starts_with(opening) {
            let start = part.start + opening.len();
            let end = if opening == "record of " {
                low.find(" decisions").map_or(part.end, |at| part.start + at)
            } else {
                part.end
            };
            return start..end.max(start);
        }
    }
    part
}

/// The part of a line before a date, a day of the week or the word for what the line heads: "CABINET
/// DECISION SHEET", "Care Panel Thursday 25 January".
fn before_date(words: &str, part: Range<usize>) -> Range<usize> {
    let text = words.get(part.clone()).unwrap_or("");
    let cut = text.match_indices(' ').map(|(at, _)| at).find(|at| {
        let rest = text.get(at + 1..).unwrap_or("");
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Dydd "]
            .iter()
            .any(|day| rest.starts_with(day) || rest.starts_with(&day.to_uppercase()));
        let low = rest.to_ascii_lowercase();
        let heads = [
            "decision sheet",
            "decision list",
            "decision record",
            "decisions",
            "minutes",
            "action ",
            "appendix",
            "draft minutes",
            "held on",
            "held at",
            "agenda",
        ]
        .iter()
        .any(|word| low.starts_with(word));
        weekday || heads || rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let end = cut.map_or(part.end, |at| part.start + at);
    let kept = words.get(part.start..end).unwrap_or("");
    part.start..part.start + kept.trim_end_matches([',', ' ', '-']).len()
}

/// "Response to the recommendations of the Care Panel": the body that a paper answers is named last.
fn after_reply(words: &str, part: Range<usize>) -> Range<usize> {
    let text = words.get(part.clone()).unwrap_or("").to_ascii_lowercase();
    let answers = [
        "response",
        "reply",
        "decisions",
        "notice",
        "record of",
        "recommendations",
        "report of",
        "review of",
        "report from",
    ]
    .iter()
    .any(|word| text.contains(word));
    if !answers {
        return part;
    }
    let start = [" of the ", " to the ", " from the ", " by the ", " to "]
        .iter()
        .filter_map(|joint| text.rfind(joint).map(|at| at + joint.len()))
        .max();
    part.start + start.unwrap_or(0)..part.end
}

/// The part of a line before the number of an item in brackets: "Cabinet (Item 31)".
fn before_item(words: &str, part: Range<usize>) -> Range<usize> {
    let text = words.get(part.clone()).unwrap_or("").to_ascii_lowercase();
    part.start..text.find(" (item").map_or(part.end, |at| part.start + at)
}

#[cfg(test)]
mod tests {
    use super::body_in;

    #[test]
    fn the_body_is_cut_out_of_the_line_that_names_it() {
        for (words, expected) in [
            (
                "Resources Scrutiny Panel - Tuesday, 11th March, 2025 6.30 pm",
                "Resources Scrutiny Panel",
            ),
            (
                "Leisure Scrutiny Panel, 6 February 2017",
                "Leisure Scrutiny Panel",
            ),
            ("NOTE FOR THE ADULT CARE PANEL", "ADULT CARE PANEL"),
            (
                "Pwyllgor Craffu Tai / Housing Scrutiny Committee",
                "Housing Scrutiny Committee",
            ),
            (
                "FENWICK DISTRICT COUNCIL - POLICY COMMITTEE - 7th JUNE 2005",
                "POLICY COMMITTEE",
            ),
            (
                "Health, Housing and Care Committee",
                "Health, Housing and Care Committee",
            ),
            ("Housing Scrutiny Board (4)", "Housing Scrutiny Board (4)"),
        ] {
            assert_eq!(body_in(words).map(|range| &words[range]), Some(expected));
        }
    }
}
