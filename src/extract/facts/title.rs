//! The title of a paper or of its agenda item, as printed.

use super::{Printed, head, labels};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::style;
use crate::extract::table;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;

/// The title: after a label; for a saved page where such pages print it; else the line of the
/// letterhead that is nothing else. Minutes have none unless their page gives one.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Option<Printed<String>> {
    if let Some(found) = of_page(paper) {
        return Some(found);
    }
    let place = labels::values(paper, &paper.words.labels.title)
        .into_iter()
        .find(|place| is_title_value(paper, *place))
        .or_else(|| under_label(paper));
    if let Some(place) = place {
        return printed(paper, place);
    }
    if paper.facts.kind == PaperKind::Minutes {
        return of_small_body(paper);
    }
    by_line(paper)
}

fn printed(paper: &Paper<'_>, place: Place) -> Option<Printed<String>> {
    let value = paper.quote(&[place])?.text;
    Some(Printed { value, place })
}

/// "Report Title" on a line of its own, the title below it.
fn under_label(paper: &Paper<'_>) -> Option<Place> {
    let (index, _) = head(paper).find(|(_, piece)| {
        matches!(
            piece.low.trim_end_matches([':', ' ']),
            "report title" | "title" | "subject" | "title of report" | "report subject"
        )
    })?;
    let next = paper.piece(index + 1)?;
    (next.words.len() < 260).then(|| paper.whole(index + 1))
}

fn is_title_value(paper: &Paper<'_>, place: Place) -> bool {
    let words = paper.words_at(place);
    let in_head = place.piece < 24;
    let number = words.chars().filter(char::is_ascii_digit).count() > words.len() / 2;
    in_head && !number && words.len() > 4 && words.len() < 240
}

/// The title as saved pages print it: below "Agenda item", "Issue - meetings", "Decision details".
fn of_page(paper: &Paper<'_>) -> Option<Printed<String>> {
    for (index, piece) in paper.pieces.iter().enumerate().take(6) {
        let low = piece.low.trim_end_matches([':', ' ']);
        match low {
            "agenda item" | "agenda item details" | "decision details" => return titled_below(paper, index),
            "issue - meetings" | "issue details" => return titled_below(paper, index),
            "decisions published"
            | "agenda and draft minutes"
            | "agenda and minutes"
            | "meeting documents"
            | "committee details"
            | "agenda and decisions"
            | "draft minutes" => return printed(paper, paper.whole(index)),
            _ => {}
        }
    }
    None
}

fn titled_below(paper: &Paper<'_>, index: usize) -> Option<Printed<String>> {
    let next = paper.piece(index + 1)?;
    let mut end = next.words.len();
    for tail in [" pdf icon", " (pdf", " pdf "] {
        if let Some(at) = next.low.find(tail) {
            end = end.min(at);
        }
    }
    if next.low.trim_end_matches(':') == "issue - meetings" {
        return titled_below(paper, index + 1);
    }
    printed(paper, Place::new(index + 1, 0..end))
}

/// Small bodies head their minutes with a line that is name, number and day of the meeting in one.
fn of_small_body(paper: &Paper<'_>) -> Option<Printed<String>> {
    let (index, piece) = head(paper).find(|(_, piece)| !piece.words.is_empty())?;
    let meeting =
        piece.low.contains("meeting") && !piece.low.contains("minutes") && piece.low.contains(" - ")
            || piece.low.contains("parish council - ")
            || piece.low.contains("community council - ");
    let group = piece.low.ends_with(" group");
    ((meeting || group) && piece.words.len() < 90 && !piece.low.starts_with("minutes of"))
        .then(|| printed(paper, paper.whole(index)))?
}

/// The line of the letterhead that is no council, body, date, label or name.
fn by_line(paper: &Paper<'_>) -> Option<Printed<String>> {
    let lines: Vec<(usize, &Piece)> = head(paper)
        .filter(|(index, piece)| can_be_title(paper, *index, piece))
        .collect();
    let (index, piece) = lines
        .iter()
        .find(|(_, piece)| names_a_paper(&piece.low))
        .or_else(|| lines.first())?;
    let mut end = piece.words.len();
    // In two languages side by side the English title follows the stroke.
    if let Some(at) = piece
        .words
        .find(" / ")
        .filter(|_| paper.words.styles.contains(&"welsh"))
    {
        return printed(paper, Place::new(*index, at + " / ".len()..end));
    }
    // A date at the end of a line of decisions is not of the title.
    if paper.facts.kind == PaperKind::Decision
        && let Some(at) = piece.words.rfind(" - ")
        && piece
            .words
            .get(at..)
            .is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()))
    {
        end = at;
    }
    printed(paper, Place::new(*index, 0..end))
}

/// Words by which a line calls itself a paper on something.
fn names_a_paper(low: &str) -> bool {
    [
        "tracker",
        "action log",
        "action sheet",
        "review of",
        "response",
        "report on",
        "report to",
        "strategy",
        "the cabinet's reply",
        "'s report",
        "inquiry report",
        "final report",
        "interim report",
        "report of the ",
        "record of",
        "task group",
        "meeting dates",
        "outcome of",
        "agenda - ",
    ]
    .iter()
    .any(|sign| low.contains(sign))
}

/// Whether a line can be the title: it is no other fact, no label, no name, no date and no heading.
fn can_be_title(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    let low = piece.low.as_str();
    let fit = (6..200).contains(&piece.words.len())
        && !piece.words.ends_with([',', ';', ':'])
        && (!piece.is_cell() || index < 6)
        && (!piece.words.ends_with('.') || matches!(piece.role, Role::Heading { .. }));
    let zone = matches!(
        paper.zone_of(index),
        ZoneKind::Title | ZoneKind::Narrative | ZoneKind::Table | ZoneKind::Minutes | ZoneKind::Notice
    );
    let words = piece.words.split(' ').count();
    let figures = piece.words.chars().filter(char::is_ascii_digit).count();
    let dated = piece.words.len() < 40 && !names_a_paper(low) && super::date::prints_a_day(paper, index);
    let column = piece.is_cell() && table::is_heading_of_column(paper, low);
    let month_only = words == 2 && figures == 4;
    fit && zone
        && !dated
        && !month_only
        && !column
        && !is_other_fact(paper, index, low)
        && !is_heading_or_label(paper, low)
        && !is_line_of_a_contact(paper, piece)
}

/// Whether a line is the council's, the body's or the sender's name and hardly more.
fn is_other_fact(paper: &Paper<'_>, index: usize, low: &str) -> bool {
    let hardly_more = |fact: &Option<String>| {
        fact.as_ref().is_some_and(|value| {
            let value = value.to_ascii_lowercase().replace('’', "'");
            low.contains(&value) && low.len() < value.len() + 26
        })
    };
    let organisation = index == 0 && (low.contains("trust") || low.contains("council"));
    let place = [
        "headquarters",
        "civic hall",
        "town hall",
        "council house",
        "village hall",
    ]
    .iter()
    .any(|word| low.contains(word));
    let names = hardly_more(&paper.facts.body) || organisation;
    hardly_more(&paper.facts.council) || place || (names && !names_a_paper(low))
}

/// Lines that say what sort of paper it is and no more.
const KIND_ONLY: &[&str] = &[
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
    "chair,",
    "chairman,",
    "cllr ",
    "venue",
    "from:",
    "to:",
    "tel",
];

fn is_heading_or_label(paper: &Paper<'_>, low: &str) -> bool {
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
    let officer_report = low.starts_with("report of") && !low.contains("group");
    let bare_label = low.starts_with("recommendation ") && low.len() < 20;
    section
        || labelled
        || officer_report
        || bare_label
        || KIND_ONLY.contains(&low.trim_end_matches(':'))
        || NEVER.iter().any(|start| low.starts_with(start))
}

/// Whether a line is a telephone number, an address, or a name with its post.
fn is_line_of_a_contact(paper: &Paper<'_>, piece: &Piece) -> bool {
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
