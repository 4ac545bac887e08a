//! Lines near the head of a paper that are never its title: other facts, headings, labels, contacts.

use super::offers::Offer;
use super::{in_capitals, names_a_paper};
use crate::extract::clean::Piece;
use crate::extract::facts::{body, council, date, saved_page};
use crate::extract::paper::Paper;
use crate::extract::pattern;
use crate::extract::style;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::sync::LazyLock;

/// Whether a line is the council's, the body's or the sender's name and hardly more.
pub(super) fn is_other_fact(paper: &Paper<'_>, index: usize, low: &str) -> bool {
    // "Cabinet decision sheet" is what a cabinet's decisions are headed with.
    if low.ends_with("sheet") || low.ends_with("decisions") {
        return false;
    }
    let hardly_more = |fact: &Option<String>| {
        fact.as_ref().is_some_and(|value| {
            let value = value.to_ascii_lowercase().replace('’', "'");
            low.contains(&value) && low.len() < value.len() + 26
        })
    };
    let organisation = index == 0
        && [
            "trust",
            "council",
            "partnership",
            "authority",
            "commissioner",
            "nhs",
            "association",
            "service",
        ]
        .iter()
        .any(|word| style::find_word(low, word).is_some());
    let place = [
        "headquarters",
        "civic hall",
        "town hall",
        "council house",
        "village hall",
        "county offices",
        "council offices",
        "civic centre",
        "guildhall",
        "office of the",
        "executive's office",
    ]
    .iter()
    .any(|word| low.contains(word));
    let dated = paper
        .facts
        .body
        .as_ref()
        .is_some_and(|body| low.starts_with(&body.to_ascii_lowercase()))
        && date::prints_a_day(paper, index);
    let names = hardly_more(&paper.facts.body) || organisation;
    let welsh = low.starts_with("cyngor ");
    // A second council of a joint paper, or a body that is named in full.
    let council = council::name_in(paper.piece(index).map_or("", |piece| piece.words.as_str()))
        .is_some_and(|range| range.len() + 4 > low.len());
    let body = body::is_all_of(low) && !names_a_paper(low);
    let of_officer_above = index
        .checked_sub(1)
        .and_then(|above| paper.piece(above))
        .is_some_and(|above| {
            above.low.contains("report of the ")
                && !above.low.ends_with("group")
                && in_capitals(above)
                && paper
                    .piece(index)
                    .is_some_and(|own| !own.apart && in_capitals(own))
        });
    council
        || body
        || of_officer_above
        || hardly_more(&paper.facts.council)
        || welsh
        || place
        || dated
        || (names && !names_a_paper(low))
}

/// Lines that say what sort of paper it is and no more.
pub(in crate::extract::facts) const KIND_ONLY: &[&str] = &[
    "briefing note",
    "report",
    "committee report",
    "final report",
    "information note",
    "agenda",
    "minutes",
    "note",
    "for information",
    "for decision",
    "official",
    "unclassified",
    "public",
    "open report",
    "cover report",
    "for discussion",
    "supplement to the agenda",
    "supplementary agenda",
    "agenda supplement",
    "supplement",
    "addendum",
    "late item",
    "late paper",
    "to follow",
    "private and confidential",
    "public report",
    "report to committee",
    "officer report",
    "scrutiny review",
    "contents",
    "list of contents",
    "task and finish group report",
    "cookies on this site",
];

/// The beginnings of lines that are no titles.
const NEVER: &[&str] = &[
    "part i",
    "note for the",
    "dear ",
    "present",
    "this report is",
    "item ",
    "councillor ",
    "councillors ",
    "a company",
    "paper ",
    "democratic ",
    "chair,",
    "chairman,",
    "cllr ",
    "venue",
    "from:",
    "to:",
    "tel",
    "agenda item",
    "eitem",
    "published",
    "members of the",
    "membership:",
    "skip to",
    "you are here",
    "home >",
    "report no",
    "report ref",
    "constitution",
    "cookies",
    "version ",
    "by the minister",
    "by command",
    "presented to parliament",
    "mayor of ",
    "print this page",
    "date: ",
    "time: ",
    "reference: ",
];

/// Whether a stretch is no title wherever it stands: what meetings are asked for, who came, what the labels
/// of a page on a decision say, and on the page of an item what the site calls the page.
pub(super) fn is_never_one(paper: &Paper<'_>, offer: &Offer) -> bool {
    let Some(first) = offer.places.first() else {
        return true;
    };
    let Some(piece) = paper.piece(first.piece) else {
        return true;
    };
    let low = piece.low.as_str();
    let of_the_site = low == "agenda item" || low == "issue - meetings" || low == "issue - decisions";
    let of_a_meeting = low == "meeting documents" || saved_page::names_a_page_of_a_meeting(low);
    let on_an_item = paper.facts.kind == PaperKind::AgendaItem;
    // The title of an item stands below the line that says what the page is, and the meeting's line below it.
    let elsewhere = saved_page::line_above_title(paper).is_some_and(|line| first.piece != line + 1);
    let names_body = paper.facts.body.as_ref().is_some_and(|body| {
        let body = body.to_lowercase();
        low.ends_with(&body) && low.len() < body.len() + 8
    });
    let of_the_record = [
        "minutes:",
        "decision:",
        "decisions:",
        "additional documents:",
        "supporting documents:",
    ];
    let on_an_item = on_an_item
        && (of_the_record.contains(&low)
            || of_a_meeting
            || names_the_meeting(low)
            || ASKED_OF_IT.is_match(low)
            || elsewhere
            || names_body);
    let who_came = [
        "attendees:",
        "attendees :",
        "in attendance:",
        "apologies:",
        "members present:",
    ]
    .iter()
    .any(|label| low.starts_with(label));
    of_the_site || on_an_item || who_came || saved_page::is_label_of_a_decision(low) || ASKED.is_match(low)
}

/// "Meeting of Roads Panel, Monday 5th September 2022 (Item 4.)".
fn names_the_meeting(low: &str) -> bool {
    low.starts_with("meeting of ") && low.contains("(item ")
}

/// "Members are asked to note the list".
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:the )?(?:members?|councillors|(?:sub-)?committee|cabinet|executive|panel|board|council) (?:is|are) (?:asked|invited|requested|recommended) to\b",
    )
});

/// "To consider and note the minutes of these meetings:", "To receive a report by the Director.", which say
/// below the title of an item what is to be done.
static ASKED_OF_IT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^to (?:consider|receive|note|approve|agree|discuss|review|confirm|determine|hear|scrutinise|inform|provide|present|submit|take|examine)\b.*[.:;]$",
    )
});

pub(super) fn is_heading_or_label(paper: &Paper<'_>, low: &str) -> bool {
    let sections = &paper.words.sections;
    let section = [
        &sections.recommendations,
        &sections.narrative,
        &sections.contacts,
        &sections.minutes,
        &sections.decision,
    ]
    .iter()
    .any(|list| style::is_one_of(low, list));
    let labels = &paper.words.labels;
    let labelled = [
        &labels.body,
        &labels.date,
        &labels.agenda_item,
        &labels.contact,
        &labels.author,
        &labels.executive_member,
        &labels.wards,
        &labels.key_decision,
    ]
    .iter()
    .any(|list| {
        style::begins_with(low, list).is_some_and(|length| {
            let rest = low.get(length..).unwrap_or("").trim_start();
            rest.is_empty()
                || rest.starts_with(':')
                || rest.starts_with("no")
                || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let officer_report = ["report of", "joint report of", "information report of"]
        .iter()
        .any(|opening| low.starts_with(opening))
        && !low.contains("group");
    let present = low.starts_with("present:") || low.starts_with("present :");
    let bare_label = low.starts_with("recommendation ") && low.len() < 20;
    section
        || labelled
        || officer_report
        || present
        || bare_label
        || KIND_ONLY.contains(&low.trim_end_matches(':'))
        || NEVER
            .iter()
            .any(|start| low.starts_with(start) && !low.contains(": "))
}

/// Whether a line is a telephone number, an address, or a name with its post.
pub(in crate::extract::facts) fn is_line_of_a_contact(paper: &Paper<'_>, piece: &Piece) -> bool {
    let low = piece.low.as_str();
    let long_figure = piece
        .words
        .split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() >= 5);
    let post = low.split_once(", ").is_some_and(|(name, post)| {
        name.split(' ').count() <= 3 && style::find_in(post, &paper.words.people.offices).is_some()
    });
    piece.words.contains('@') || piece.words.starts_with('(') || (long_figure && !names_a_paper(low)) || post
}
