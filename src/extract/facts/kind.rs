//! What kind of paper it is, by what it calls itself and by its parts.

pub(super) mod clues;
pub(super) mod lines;

use super::front_sheet::Label;
use super::offer::Once;
use super::saved_page;
use crate::document::Format;
use crate::extract::answer;
use crate::extract::learned::Weights;
use crate::extract::paper::Paper;
use crate::extract::pattern;
use crate::extract::rules;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;
use lines::{Lines, as_read};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The kind of a paper: by a sign that is sure, else what its clues add up to. Most of what it says of
/// itself and how it is built are clues among others, as an answer may call itself a report and a report may
/// hold a table of actions.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> PaperKind {
    if says_that_it_explains(paper) {
        return PaperKind::Other;
    }
    let signs = signs(paper);
    if let Some(kind) = surely(&signs) {
        return kind;
    }
    // No e-mail was among the papers that taught the weights, and most only bring papers along.
    if paper.document.format == Format::Mail {
        return signs.first().map_or(PaperKind::Other, |(_, kind)| *kind);
    }
    let mut summed = WEIGHTS.sum([0; KINDS.len()]);
    clues::tell(paper, &signs, &mut Once::new(&mut summed));
    let likeliest = KINDS.iter().zip(summed.sum).max_by_key(|(_, sum)| *sum);
    likeliest
        .filter(|(_, sum)| *sum > 0)
        .map_or(PaperKind::Other, |(kind, _)| *kind)
}

/// The kind by a sign that is sure.
pub(super) fn surely(signs: &[(&'static str, PaperKind)]) -> Option<PaperKind> {
    let first = signs.first().filter(|(sign, _)| SURE.contains(sign));
    first.map(|(_, kind)| *kind)
}

/// Signs of kinds of which few papers are, and which hardly ever deceive.
const SURE: &[&str] = &[
    "page of a meeting",
    "page of an item",
    "history",
    "opens decision",
    "record of decision",
    "heads decisions",
    "agenda",
    "tracks",
    "named briefing note",
];

/// The kinds that clues speak for, in the order of the table's columns. What none of them outweighs is
/// another paper.
pub(super) const KINDS: [PaperKind; 8] = [
    PaperKind::ExecutiveResponse,
    PaperKind::CommitteeReport,
    PaperKind::BriefingNote,
    PaperKind::AgendaItem,
    PaperKind::Minutes,
    PaperKind::Decision,
    PaperKind::ActionTracker,
    PaperKind::IssueHistory,
];

/// What clues weigh for the kind of a paper.
static WEIGHTS: LazyLock<Weights<{ KINDS.len() }>> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/facts/kind.tsv")));

/// What a paper says of itself, in words or by its build: each with the kind it speaks for, the surest first.
pub(super) fn signs(paper: &Paper<'_>) -> Vec<(&'static str, PaperKind)> {
    let lines = Lines::of(paper);
    let asks = asks_for_a_decision(paper, &lines);
    let mut signs = signs_of_lines(paper, &lines, asks);
    signs.extend(signs_of_build(paper, asks));
    let brief = lines.one_holds(&paper.words.kinds.briefing_note);
    signs.extend(brief.then_some(("named briefing note", PaperKind::BriefingNote)));
    signs.push(report_or_record(paper, &lines));
    signs
}

fn signs_of_lines(paper: &Paper<'_>, lines: &Lines<'_>, asks: bool) -> Vec<(&'static str, PaperKind)> {
    let kinds = &paper.words.kinds;
    let answers = PaperKind::ExecutiveResponse;
    let mut found = Vec::new();
    let mut sign = |holds: bool, name: &'static str, kind: PaperKind| {
        if holds {
            found.push((name, kind));
        }
    };
    sign(
        saved_page::is_of_a_meeting(paper) && !is_page_of_an_item(paper),
        "page of a meeting",
        PaperKind::Minutes,
    );
    sign(
        is_page_of_an_item(paper),
        "page of an item",
        PaperKind::AgendaItem,
    );
    sign(
        lines.one_opens(&kinds.issue_history),
        "history",
        PaperKind::IssueHistory,
    );
    sign(
        lines.is_of_reference(&kinds.reference),
        "reference",
        PaperKind::Other,
    );
    sign(
        lines.one_opens(&kinds.decision),
        "opens decision",
        PaperKind::Decision,
    );
    sign(
        lines.one_holds(&kinds.decision_record) && lines.opens_minutes() > 0,
        "record of decision",
        PaperKind::Decision,
    );
    sign(
        lines.one_heads_decisions(),
        "heads decisions",
        PaperKind::Decision,
    );
    sign(is_agenda(paper), "agenda", PaperKind::Other);
    let tracks = lines
        .tracks(&kinds.action_tracker)
        .is_some_and(|at| at < lines.opens_minutes());
    sign(tracks && !asks, "tracks", PaperKind::ActionTracker);
    sign(tracks && asks, "tracks and asks", PaperKind::CommitteeReport);
    sign(
        lines.one_holds(&kinds.executive_response),
        "named response",
        answers,
    );
    sign(lines.one_answers(), "line answers", answers);
    sign(lines.one_opens(&kinds.reply), "opens reply", answers);
    found
}

/// Whether a line calls the paper an agenda, and nothing has been resolved at the meeting yet.
fn is_agenda(paper: &Paper<'_>) -> bool {
    (calls_itself_an_agenda(paper) || bids_members_come(paper))
        && !paper.pieces.iter().any(|piece| piece.words.contains("RESOLVED"))
}

/// Whether members are bidden to a meeting that is still to come: "You are invited to attend the meeting".
fn bids_members_come(paper: &Paper<'_>) -> bool {
    const OPENING: usize = 12;
    paper.pieces.iter().take(OPENING).any(|piece| {
        [
            "you are invited to attend the meeting",
            "you are hereby summoned to",
            "you are summoned to attend",
            "you are requested to attend",
        ]
        .iter()
        .any(|sign| piece.low.starts_with(sign))
    })
}

fn calls_itself_an_agenda(paper: &Paper<'_>) -> bool {
    const NAMES: &[&str] = &["agenda", "summons", "suggested agenda"];
    const HEAD: usize = 16;
    // "AGENDA | ITEM | 4" in the cells of a letterhead says which item a paper is for.
    paper
        .pieces
        .iter()
        .take(HEAD)
        .filter(|piece| !piece.is_cell())
        .any(|piece| NAMES.contains(&as_read(&piece.low).trim_end_matches([':', ' '])))
}

fn signs_of_build(paper: &Paper<'_>, asks: bool) -> Vec<(&'static str, PaperKind)> {
    let answers = PaperKind::ExecutiveResponse;
    let below = answer::answers_below_points(paper, |piece| rules::is_labelled(piece, &paper.words));
    let all = [
        (is_answering_letter(paper), "answering letter", answers),
        (is_answering_mail(paper), "answering mail", answers),
        (answers_in_its_body(paper), "answers in body", answers),
        (
            tracks_in_a_table(paper) && !asks,
            "table tracks",
            PaperKind::ActionTracker,
        ),
        (below, "answers below points", answers),
    ];
    let holding = all.into_iter().filter(|(holds, ..)| *holds);
    holding.map(|(_, sign, kind)| (sign, kind)).collect()
}

/// Whether the paper is the saved page of an agenda item: it says so on a line of its own, or it has one
/// "Minutes:" below one "Decision:" and none of what opens the minutes of a whole meeting.
fn is_page_of_an_item(paper: &Paper<'_>) -> bool {
    let count = |label: &str| paper.pieces.iter().filter(|piece| piece.low == label).count();
    let opens_minutes = paper.pieces.iter().take(16).any(|piece| {
        ["present", "apologies", "minutes of", "meeting: ", "issue"]
            .iter()
            .any(|sign| piece.low.starts_with(sign))
    });
    if count("minutes:") == 1 && count("decision:") == 1 && !opens_minutes {
        return true;
    }
    if saved_page::names_the_meeting_of_an_item(paper) || saved_page::is_rest_of_an_item(paper) {
        return true;
    }
    paper.pieces.iter().take(LINES_BEFORE_A_PAGE).any(|piece| {
        let titled = piece.low.starts_with("agenda item - ");
        !piece.is_cell() && (titled || style::is_one_of(&piece.low, &paper.words.kinds.agenda_item))
    })
}

/// How many lines of menus a saved page may have before it says what it is.
const LINES_BEFORE_A_PAGE: usize = 10;

/// Whether the paper explains, lists or announces: a guide, terms of reference, an agenda. It asks for nothing
/// and decides nothing, whatever examples it gives.
#[must_use]
pub(super) fn explains(paper: &Paper<'_>) -> bool {
    if says_that_it_explains(paper) {
        return true;
    }
    if paper.facts.kind != PaperKind::Other {
        return false;
    }
    let lines = Lines::of(paper);
    (lines.is_of_reference(&paper.words.kinds.reference) || calls_itself_an_agenda(paper))
        && !recommends_in_points(paper)
}

/// Whether the paper has a part for what it recommends, and points there that begin with "That": it asks
/// for something, whatever its letterhead says of the agenda it is for.
fn recommends_in_points(paper: &Paper<'_>) -> bool {
    const FEWEST: usize = 2;
    paper
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.marker.is_some() && piece.low.starts_with("that "))
        .filter(|(index, _)| paper.zone_of(*index) == ZoneKind::Recommendations)
        .nth(FEWEST - 1)
        .is_some()
}

/// "This page explains what words such as resolved mean", "Scrutiny toolkit, sheet 6": a guide, whatever
/// its sections are called. A paper that brings one along is still what it is, so only the opening counts.
fn says_that_it_explains(paper: &Paper<'_>) -> bool {
    /// How many pieces are the opening of a guide.
    const OPENING: usize = 12;
    paper
        .pieces
        .iter()
        .take(OPENING)
        .any(|piece| EXPLAINS.is_match(&piece.low))
}

static EXPLAINS: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\bthis (?:page|guide|leaflet|sheet|factsheet|booklet|toolkit|web ?page) (?:explains|describes|tells you|is one of|is (?:meant )?for (?:you|anyone|anybody|all|new|people|those|members|councillors|officers|residents|clerks|chairs|witnesses)|is meant to|shows how)\b|^(?:scrutiny |members' |councillors' )?toolkit\b|^(?:a )?(?:short |quick |brief )?guide (?:to|for)\b",
    )
});

/// Minutes, a report, or something else, and what tells so.
fn report_or_record(paper: &Paper<'_>, lines: &Lines<'_>) -> (&'static str, PaperKind) {
    let kinds = &paper.words.kinds;
    let recommends = paper.has_part(ZoneKind::Recommendations);
    let named = lines
        .head
        .iter()
        .any(|line| kinds.report.iter().any(|sign| line.starts_with(sign)))
        || paper.front.values(Label::Title).any(|field| {
            paper
                .piece(field.at)
                .is_some_and(|piece| piece.low.contains("report"))
        });
    let on = lines.one_holds(&kinds.report_on);
    let opens = lines
        .first
        .iter()
        .any(|line| line.starts_with("report") || line.starts_with("committee report"));
    let reports = named
        || opens
        || (on
            && lines
                .head
                .iter()
                .any(|line| line.contains("final report") || line.contains(": report to ")));
    let minuted = lines.first_place(|line| line.contains("minutes") || line.starts_with("present"));
    let reported = lines.first_place(|line| kinds.report.iter().any(|sign| line.starts_with(sign)));
    if is_record(paper, &lines.head) && (minuted < reported || !(reports && recommends)) {
        ("record", PaperKind::Minutes)
    } else if reports {
        ("named report", PaperKind::CommitteeReport)
    } else if recommends {
        ("recommends", PaperKind::CommitteeReport)
    } else if on || has_sections_of_a_report(paper) {
        ("parts of a report", PaperKind::CommitteeReport)
    } else {
        ("no sign", PaperKind::Other)
    }
}

/// Whether the paper is parted as reports are: purpose, background, implications and the like.
fn has_sections_of_a_report(paper: &Paper<'_>) -> bool {
    let sections = &paper.words.sections;
    let headings = paper
        .pieces
        .iter()
        .filter(|piece| piece.is_heading() && style::is_one_of(&piece.low, &sections.narrative))
        .count();
    headings >= 3
}

/// Whether an officer's report on progress asks the meeting itself for something: a report, though
/// it holds a table of what is being done.
fn asks_for_a_decision(paper: &Paper<'_>, lines: &Lines<'_>) -> bool {
    let signs = &paper.words.kinds.report;
    let reported = lines
        .head
        .iter()
        .any(|line| signs.iter().any(|sign| line.starts_with(sign)));
    reported && paper.has_part(ZoneKind::Recommendations)
}

/// Whether a table of recommendations or actions with owners, times or progress is what the paper is.
fn tracks_in_a_table(paper: &Paper<'_>) -> bool {
    let headings = |wanted: &WordList| {
        paper
            .pieces
            .iter()
            .take(40)
            .any(|piece| piece.is_cell() && style::is_one_of(&piece.low, wanted))
    };
    let columns = &paper.words.columns;
    let cells = paper.pieces.iter().filter(|piece| piece.is_cell()).count();
    let minutes = paper.pieces.iter().any(|piece| piece.words.contains("RESOLVED"));
    !minutes
        && cells * 2 > paper.pieces.len()
        && headings(&columns.item)
        && (headings(&columns.due) || headings(&columns.status))
        && headings(&columns.owner)
}

fn is_record(paper: &Paper<'_>, head: &[Cow<'_, str>]) -> bool {
    let named = head.iter().any(|line| {
        line.contains("minutes") && line.len() < 140 && !line.contains("minutes of the last meeting")
            || line.starts_with("meeting documents")
            || line.contains("meeting note")
            || line.contains("cofnodion")
            || [
                "notes of a meeting",
                "notes of the meeting",
                "note of a meeting",
                "note of the meeting",
                "minute of the",
                "minute of meeting",
            ]
            .iter()
            .any(|sign| line.starts_with(sign))
    }) || (head.iter().any(|line| {
        line.starts_with("present") || line.starts_with("attendance") || line.starts_with("in attendance")
    }) && head.iter().any(|line| line.contains("apolog")));
    let agenda = head
        .iter()
        .any(|line| matches!(line.trim_end_matches(':'), "agenda" | "suggested agenda"))
        && !head
            .iter()
            .any(|line| line.contains("attendees") || line.contains("present"));
    let record = paper.has_part(ZoneKind::Minutes);
    (named || record) && !agenda
}

fn is_answering_letter(paper: &Paper<'_>) -> bool {
    let letter = paper
        .pieces
        .iter()
        .take(20)
        .any(|piece| piece.low.starts_with("dear "));
    let answers = paper.pieces.iter().any(|piece| {
        (piece.low.starts_with("your ") && piece.low.contains("recommendation"))
            || piece.low.starts_with("you asked")
            || piece.low.starts_with("you recommended")
            || (piece.low.starts_with("recommendation ") && piece.words.len() > 30)
    });
    let in_turn = paper
        .pieces
        .iter()
        .filter(|piece| answer::number_answered(piece).is_some())
        .count();
    letter && (answers || in_turn >= 2)
}

/// Whether an e-mail or letter says in its first paragraphs that it answers recommendations.
fn is_answering_mail(paper: &Paper<'_>) -> bool {
    let opening = || paper.pieces.iter().take(14);
    let is_mail = opening().any(|piece| piece.low.starts_with("dear ") || piece.low.starts_with("sent:"));
    let answers_one = opening().any(|piece| {
        piece.low.contains("re: ") && piece.low.contains("recommendation") && piece.words.len() < 200
    });
    let says_so = || {
        opening().any(|piece| {
            piece.low.contains("recommendations")
                && [
                    "our comments",
                    "our answer",
                    "our repl",
                    "our response",
                    "in response to",
                    "in reply to",
                    "respond to",
                ]
                .iter()
                .any(|sign| piece.low.contains(sign))
        })
    };
    is_mail && (answers_one || says_so())
}

/// Whether the paper is nothing but labelled recommendations with answers between them.
fn answers_in_its_body(paper: &Paper<'_>) -> bool {
    let bare = paper
        .pieces
        .iter()
        .filter(|piece| rules::is_bare_label(piece, &paper.words))
        .count();
    let stated = paper.pieces.iter().any(|piece| answer::is_statement(&piece.low));
    let resolved = paper.pieces.iter().any(|piece| piece.words.contains("RESOLVED"));
    let proposes = paper.pieces.iter().any(|piece| {
        [
            "group recommends",
            "panel recommends",
            "committee recommends",
            "we recommend",
            "reason:",
            "rationale:",
        ]
        .iter()
        .any(|sign| piece.low.contains(sign))
    });
    let labelled = paper
        .pieces
        .iter()
        .filter(|piece| !piece.is_cell() && answer::label_end(piece, &paper.words).is_some())
        .count();
    // An excerpt that begins with a label is of an answer: a report begins with its front sheet.
    let excerpt = paper
        .piece(0)
        .is_some_and(|piece| rules::is_bare_label(piece, &paper.words));
    let answered = stated || (bare >= 2 && (labelled * 2 >= bare || excerpt));
    answered && !resolved && !proposes
}
