//! Pages saved from the web site on which a council keeps its meetings: the lines that such a site prints
//! on every page of a sort, which say of which meeting the page is.

use super::Printed;
use super::date;
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::scrutiny::Day;
use crate::scrutiny::paper::PaperKind;
use regex::Regex;
use std::sync::LazyLock;

/// How far down a page the line of its meeting stands, below the site's menus.
const REACH: usize = 48;

/// "Meeting of Roads Panel, Monday 5th September 2022 1.00 pm (Item 4.)", as it stands on the page of an item.
static OF_AN_ITEM: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^meeting of (?:the )?(?P<body>[^:;]{3,120}?),? (?:mon|tues|wednes|thurs|fri|satur|sun)day,? .{4,60}\(item (?P<item>[^ )]{1,8})\)$",
    )
});

/// "Meeting: 24/07/2018 - Roads Panel (Item 27)", as it stands on the page of an issue.
static OF_AN_ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^meeting: (?P<day>\d{1,2}/\d{1,2}/\d{4}) - (?P<body>.{3,120}?)(?: \(item (?P<item>[^ )]{1,8})\))?$",
    )
});

/// "04/10/2021 - Roads for all", as it stands on the page of the decisions on an issue.
static OF_A_DECISION: LazyLock<Regex> = LazyLock::new(|| pattern::fixed(r"^\d{1,2}/\d{1,2}/\d{4} - .{3,}$"));

/// The line on the page of an agenda item that names its meeting.
fn line_of_an_item(paper: &Paper<'_>) -> Option<usize> {
    paper
        .pieces
        .iter()
        .take(REACH)
        .position(|piece| OF_AN_ITEM.is_match(&piece.low))
}

/// Whether the paper is the page of an agenda item by the line that names its meeting.
#[must_use]
pub(super) fn names_the_meeting_of_an_item(paper: &Paper<'_>) -> bool {
    line_of_an_item(paper).is_some()
}

/// The line that names the meeting of the page, and how it is written: that of an item, or that of an issue
/// which came to one meeting only. Issues that came to several have no day or number of their own.
fn line_of_meeting(paper: &Paper<'_>) -> Option<(usize, &'static Regex)> {
    match paper.facts.kind {
        PaperKind::AgendaItem => Some((line_of_an_item(paper)?, &*OF_AN_ITEM)),
        PaperKind::IssueHistory => {
            let mut lines = lines_of_issue(paper);
            let first = lines.next()?;
            lines.next().is_none().then_some((first, &*OF_AN_ISSUE))
        }
        _ => None,
    }
}

fn lines_of_issue<'p>(paper: &'p Paper<'_>) -> impl Iterator<Item = usize> + use<'p> {
    let is_line = |(index, piece): (usize, &Piece)| OF_AN_ISSUE.is_match(&piece.low).then_some(index);
    paper.pieces.iter().enumerate().filter_map(is_line)
}

/// The body that the page's own line about its meeting names: on the page of an issue that of the meeting
/// that is told of first.
#[must_use]
pub(super) fn body(paper: &Paper<'_>) -> Option<Place> {
    let (index, pattern) = match paper.facts.kind {
        PaperKind::IssueHistory => (lines_of_issue(paper).next()?, &*OF_AN_ISSUE),
        _ => line_of_meeting(paper)?,
    };
    place_of(paper, index, pattern, "body")
}

/// The number of the agenda's item in that line.
#[must_use]
pub(super) fn item(paper: &Paper<'_>) -> Option<Place> {
    let (index, pattern) = line_of_meeting(paper)?;
    let mut place = place_of(paper, index, pattern, "item")?;
    place.end = place.start + paper.words_at(place).trim_end_matches(['.', ':']).len();
    paper
        .words_at(place)
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(place)
}

fn place_of(paper: &Paper<'_>, index: usize, pattern: &Regex, name: &str) -> Option<Place> {
    let found = pattern.captures(&paper.piece(index)?.low)?.name(name)?.range();
    Some(Place::new(index, found))
}

/// The day in that line, or in the only such line of a page of decisions.
#[must_use]
pub(super) fn day(paper: &Paper<'_>) -> Option<Printed<Day>> {
    let index = line_of_meeting(paper)
        .map(|(index, _)| index)
        .or_else(|| line_of_decision(paper))?;
    date::days_at(paper, paper.whole(index)).into_iter().next()
}

fn line_of_decision(paper: &Paper<'_>) -> Option<usize> {
    let headed = paper
        .pieces
        .iter()
        .take(REACH)
        .any(|piece| piece.low == "issue - decisions");
    let told = paper.pieces.iter().any(|piece| OF_AN_ISSUE.is_match(&piece.low));
    let mut lines = paper
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| OF_A_DECISION.is_match(&piece.low))
        .map(|(index, _)| index);
    let first = lines.next()?;
    (headed && !told && lines.next().is_none()).then_some(first)
}

/// Whether a line is what sites head the page of a meeting with: "Agenda, decisions and draft minutes".
#[must_use]
pub(super) fn names_a_page_of_a_meeting(low: &str) -> bool {
    const WORDS: &[&str] = &[
        "agenda",
        "minutes",
        "decisions",
        "draft",
        "printed",
        "and",
        "&",
        "reports",
        "frontsheet",
        "rhaglen",
        "a",
        "chofnodion",
        "phenderfyniadau",
        "drafft",
    ];
    let words: Vec<&str> = low.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.len() >= 2
        && words.iter().all(|word| WORDS.contains(word))
        && ["agenda", "draft", "rhaglen"]
            .iter()
            .any(|word| words.contains(word))
}

/// How often a label stands alone on its line.
fn count(paper: &Paper<'_>, label: &str) -> usize {
    paper.pieces.iter().filter(|piece| piece.low == label).count()
}

/// Whether the paper is the page of a whole meeting: it is headed as such pages are, and tells of several
/// items.
#[must_use]
pub(super) fn is_of_a_meeting(paper: &Paper<'_>) -> bool {
    /// How far down the heading may stand.
    const HEADING: usize = 16;
    let headed = paper
        .pieces
        .iter()
        .take(HEADING)
        .any(|piece| names_a_page_of_a_meeting(&piece.low));
    let of_an_issue = paper.pieces.iter().any(|piece| OF_AN_ISSUE.is_match(&piece.low));
    headed && !of_an_issue && count(paper, "minutes:") + count(paper, "cofnodion:") >= 2
}

/// Whether the paper is what is left of the page of an item whose heading was not saved: one "Minutes:", or
/// what the meeting made of a report and below it the papers that it had.
#[must_use]
pub(super) fn is_rest_of_an_item(paper: &Paper<'_>) -> bool {
    /// How many pieces from the start tell what the page is.
    const OPENING: usize = 12;
    const OF_OTHER_PAGES: &[&str] = &[
        "present",
        "attend",
        "apologies",
        "minutes of",
        "meeting: ",
        "issue",
        "decision details",
        "decision maker",
        "no. item",
        "no. | item",
        "items",
    ];
    let opening = || paper.pieces.iter().take(OPENING);
    let other = opening().any(|piece| OF_OTHER_PAGES.iter().any(|sign| piece.low.starts_with(sign)));
    if other || paper.pieces.iter().any(|piece| piece.low == "no. item") {
        return false;
    }
    let ended = paper
        .pieces
        .iter()
        .any(|piece| piece.low.starts_with("supporting documents"));
    count(paper, "minutes:") == 1 || ended && opening().any(|piece| CONSIDERED.is_match(&piece.low))
}

/// "The Panel considered a report", "The Managing Director submitted a report".
static CONSIDERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:the )?(?:[\w&',-]+ ){1,12}?(?:considered|received|submitted|presented|introduced|gave consideration to) (?:an? |the |its )",
    )
});

/// The line below which the page of an item prints its title: the last that says what the page is, as the
/// site's menus may say it before.
#[must_use]
pub(super) fn line_above_title(paper: &Paper<'_>) -> Option<usize> {
    let is_item = |piece: &Piece| matches!(piece.low.as_str(), "agenda item" | "agenda item details");
    let item = paper.facts.kind == PaperKind::AgendaItem;
    let reached = paper.pieces.len().min(REACH);
    let lines = paper.pieces.get(..reached).filter(|_| item)?;
    lines.iter().rposition(is_item)
}

/// The body that the opening words of the record say considered a paper: "Cabinet received a report".
#[must_use]
pub(super) fn body_that_considered(paper: &Paper<'_>) -> Option<Place> {
    /// How many pieces from the start may open the record.
    const OPENING: usize = 16;
    if paper.facts.kind != PaperKind::AgendaItem {
        return None;
    }
    paper
        .pieces
        .iter()
        .enumerate()
        .take(OPENING)
        .find_map(|(index, piece)| {
            let found = BODY_CONSIDERED.captures(&piece.words)?.name("body")?;
            if found.as_str().starts_with("The ") {
                return None;
            }
            Some(Place::new(index, found.range()))
        })
}

/// "Cabinet received a report", "The Roads Scrutiny Panel considered the recommendations"; "the Committee" is
/// any.
static BODY_CONSIDERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:The )?(?P<body>Cabinet|Executive|(?:[A-Z][\w&'-]+ (?:(?:and|of|for|&) )?){1,8}(?:Committee|Panel|Commission|Board|Sub-Committee)) (?:considered|received|gave consideration to) (?:an? |the )(?:\w+ ){0,3}(?:reports?|recommendations?|referral|response)\b",
    )
});

/// Labels of a page on one decision, whose values are never its title.
const OF_A_DECISION_PAGE: &[&str] = &[
    "decision maker",
    "decision status",
    "decision type",
    "is key decision?",
    "is subject to call in?",
    "is subject to call-in?",
    "conflict of interest",
    "dispensation granted",
    "publication date",
    "date of decision",
    "decided at meeting",
    "made at meeting",
    "effective from",
];

/// Whether a line tells of a decision under one of the labels that every page on a decision has.
#[must_use]
pub(super) fn is_label_of_a_decision(low: &str) -> bool {
    OF_A_DECISION_PAGE
        .iter()
        .any(|label| low.strip_prefix(label).is_some_and(|rest| rest.starts_with(':')))
}

#[cfg(test)]
mod tests {
    use super::names_a_page_of_a_meeting;
    use crate::document;
    use crate::scrutiny::paper::{PaperFacts, PaperKind};
    use crate::scrutiny::period::Calendar;

    fn facts(text: &str) -> PaperFacts {
        let document = document::read(text.as_bytes(), "page.txt").unwrap();
        crate::extract::extract(&document, Calendar::default()).facts
    }

    fn day(facts: &PaperFacts) -> Option<String> {
        facts.date.map(|day| day.to_string())
    }

    const ITEM: &str = "To receive an update.\n\n(a)  The Panel's outcome tracker\n\nThe Panel noted the tracker.\n\nIt was agreed that the tracker be noted.\n";

    #[test]
    fn the_page_of_an_item_has_its_meeting_in_a_line_of_the_site() {
        let page = format!(
            "Meeting documents\n\nFDC Roads, Parks and Trees Panel\nMonday, 5th September, 2022 1.00 pm\n\n  \u{2022} Meeting of Roads, Parks and Trees Panel, Monday 5th September 2022 1.00 pm (Item 4.)\n\n{ITEM}"
        );
        let facts = facts(&page);
        assert_eq!(facts.kind, PaperKind::AgendaItem);
        assert_eq!(facts.body.as_deref(), Some("Roads, Parks and Trees Panel"));
        assert_eq!(day(&facts).as_deref(), Some("2022-09-05"));
        assert_eq!(facts.agenda_item.as_deref(), Some("4"));
        assert_eq!(facts.title, None);
    }

    #[test]
    fn an_item_below_the_menus_of_the_site_has_the_title_below_its_heading() {
        let page = "\u{2022} Calendar\n  \u{2022} Committees\n  \u{2022} Decisions\n  \u{2022} Library\n  \u{2022} Meetings\n  \u{2022} Agenda item\n\n    GRIT IN WINTER\n\n    \u{2022} Meeting of The Council, Thursday, 7th March, 2024 1.30 pm (Item 10.)\n\n    To submit the report of the Head of Roads.\n\n    Decision:\n\n    To buy more grit.\n\n    Minutes:\n\n    The Head of Roads submitted the report.\n";
        let facts = facts(page);
        assert_eq!(facts.kind, PaperKind::AgendaItem);
        assert_eq!(facts.title.as_deref(), Some("GRIT IN WINTER"));
        assert_eq!(facts.body.as_deref(), Some("Council"));
        assert_eq!(facts.agenda_item.as_deref(), Some("10"));
        assert_eq!(facts.council, None);
    }

    #[test]
    fn what_is_to_be_done_with_an_item_is_not_its_title() {
        for line in [
            "To note and accept the minutes of these meetings:",
            "Agenda item",
            "Members are asked to note the list",
        ] {
            let page = format!(
                "Agenda item\n\n{line}\n\nMinutes:\n\nThe Panel was told of the grit.\n\nSupporting documents:\n"
            );
            assert_eq!(facts(&page).title, None, "{line}");
        }
    }

    #[test]
    fn an_issue_that_came_to_one_meeting_has_its_day_and_number() {
        let once = "Issue - meetings\n\nGrit in winter\n\nMeeting: 24/07/2018 - Council (Item 27)\n\n27 Grit in winter PDF 84 KB\n\nMinutes:\n\nThe Roads Scrutiny Panel had asked for grit. RESOLVED: That the report be noted.\n";
        let again = format!(
            "{once}\nMeeting: 12/06/2018 - Roads Scrutiny Panel (Item 9:)\n\nMinutes:\n\nThe Panel was told of the grit.\n"
        );
        let told = facts(once);
        assert_eq!(told.body.as_deref(), Some("Council"));
        assert_eq!(day(&told).as_deref(), Some("2018-07-24"));
        assert_eq!(told.agenda_item.as_deref(), Some("27"));
        let told = facts(&again);
        assert_eq!(told.kind, PaperKind::IssueHistory);
        assert_eq!(told.body.as_deref(), Some("Council"));
        assert_eq!((told.date, told.agenda_item), (None, None));
    }

    #[test]
    fn the_page_of_a_decision_is_not_titled_by_its_labels() {
        let page = "Decision Maker: Cabinet\nDecision status: Recommendations Approved\nIs Key decision?: No\nIs subject to call in?: Yes\nTo present the final report on grit.\n1. That the recommendations are approved.\nPublication date: 07/06/2022\nDate of decision: 06/06/2022\nDecided at meeting: 06/06/2022 - Cabinet\n";
        let facts = facts(page);
        assert_eq!(facts.kind, PaperKind::Decision);
        assert_eq!(facts.title, None);
        assert_eq!(facts.body.as_deref(), Some("Cabinet"));
        assert_eq!(day(&facts).as_deref(), Some("2022-06-06"));
    }

    #[test]
    fn what_is_left_of_an_item_is_known_by_its_parts() {
        let left = "Report of the Director of Roads.\nThe Committee considered a report of the Director of Roads on grit.\n1. The grit be bought.\n2. The salt be kept.\nSupporting documents:\n";
        assert_eq!(facts(left).kind, PaperKind::AgendaItem);
        let listed = "Members are asked to note the\nOutstanding Actions List.\nMinutes:\nThe Panel received a report of the Clerk on what was outstanding.\n";
        let told = facts(listed);
        assert_eq!((told.kind, told.title), (PaperKind::AgendaItem, None));
        // A report that is only put to a meeting is none.
        let report = "Report to: Roads Panel\nDate: 4 June 2024\nReport of: Director of Roads\n\n1. Purpose\n\n1.1 To report on grit.\n\n2. Recommendations\n\n2.1 That the grit be bought.\n";
        assert_eq!(facts(report).kind, PaperKind::CommitteeReport);
    }

    #[test]
    fn the_body_that_considered_a_report_is_named_and_not_merely_the_committee() {
        for (opening, body) in [
            ("Cabinet received a report on grit.", Some("Cabinet")),
            (
                "The Roads Scrutiny Panel considered the final report on grit.",
                Some("Roads Scrutiny Panel"),
            ),
            ("The Committee considered a report on grit.", None),
        ] {
            let page = format!(
                "Agenda item\n\nGrit in winter\n\nMinutes:\n\n{opening}\n\nRESOLVED that the grit be bought.\n\nSupporting documents:\n"
            );
            assert_eq!(facts(&page).body.as_deref(), body, "{opening}");
        }
    }

    #[test]
    fn the_page_of_a_whole_meeting_is_of_its_minutes() {
        let page = "Agenda and minutes\n\nMoved from 9th October 2018, Roads Panel - Tuesday, 2nd October, 2018 2.00 pm\n\nVenue: Room 3\n\nNo. Item\n\n39.\n\nDeclarations of Interest\n\nMinutes:\n\nThere were none.\n\n40.\n\nGrit\n\nMinutes:\n\nThe grit was noted.\n";
        let facts = facts(page);
        assert_eq!(facts.kind, PaperKind::Minutes);
        assert_eq!(day(&facts).as_deref(), Some("2018-10-02"));
    }

    #[test]
    fn minutes_that_are_to_be_approved_do_not_give_the_day() {
        let page = "Venue: Room 1. View directions\nNo. | Item |\nTo approve the minutes of the meeting held on 9 July 2024 Minutes: RESOLVED that the minutes of the meeting held on 9 July 2024 are agreed. |\nGrit Minutes: The Panel noted the grit. |\n";
        assert_eq!(facts(page).date, None);
    }

    #[test]
    fn pages_of_meetings_are_headed_in_the_words_of_the_site() {
        for (line, expected) in [
            ("agenda, decisions and draft minutes", true),
            ("rhaglen a chofnodion", true),
            ("agenda a chofnodion drafft", true),
            ("agenda", false),
            ("agenda and minutes of the roads panel", false),
            ("decisions and minutes", false),
        ] {
            assert_eq!(names_a_page_of_a_meeting(line), expected, "{line}");
        }
    }
}
