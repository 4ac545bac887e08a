//! What kind of paper it is, by what it calls itself and by its parts.

pub(super) mod clues;

use super::front_sheet::Label;
use super::offer::Once;
use crate::extract::answer;
use crate::extract::learned::Weights;
use crate::extract::paper::Paper;
use crate::extract::rules;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The kind of a paper: by a sign that is sure, else what its clues add up to. Most of what it says of
/// itself and how it is built are clues among others, as an answer may call itself a report and a report may
/// hold a table of actions.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> PaperKind {
    let signs = signs(paper);
    if let Some((_, kind)) = signs.first().filter(|(sign, _)| SURE.contains(sign)) {
        return *kind;
    }
    let mut summed = WEIGHTS.sum([0; KINDS.len()]);
    clues::tell(paper, &signs, &mut Once::new(&mut summed));
    let likeliest = KINDS.iter().zip(summed.sum).max_by_key(|(_, sum)| *sum);
    likeliest
        .filter(|(_, sum)| *sum > 0)
        .map_or(PaperKind::Other, |(kind, _)| *kind)
}

/// Signs of kinds of which few papers are, and which hardly ever deceive.
const SURE: &[&str] = &[
    "page of an item",
    "history",
    "opens decision",
    "record of decision",
    "heads decisions",
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
    let kinds = &paper.words.kinds;
    let tracks = lines
        .tracks(&kinds.action_tracker)
        .is_some_and(|at| at < lines.opens_minutes());
    let asks = asks_for_a_decision(paper, &lines);
    let below = || answer::answers_below_points(paper, |piece| rules::is_labelled(piece, &paper.words));
    let (by_parts, kind_by_parts) = report_or_record(paper, &lines);
    let all = [
        (
            "page of an item",
            PaperKind::AgendaItem,
            is_page_of_an_item(paper),
        ),
        (
            "history",
            PaperKind::IssueHistory,
            lines.one_opens(&kinds.issue_history),
        ),
        (
            "reference",
            PaperKind::Other,
            lines.is_of_reference(&kinds.reference),
        ),
        (
            "opens decision",
            PaperKind::Decision,
            lines.one_opens(&kinds.decision),
        ),
        (
            "record of decision",
            PaperKind::Decision,
            lines.one_holds(&kinds.decision_record),
        ),
        (
            "heads decisions",
            PaperKind::Decision,
            lines.one_heads_decisions(),
        ),
        ("tracks", PaperKind::ActionTracker, tracks && !asks),
        ("tracks and asks", PaperKind::CommitteeReport, tracks && asks),
        (
            "named response",
            PaperKind::ExecutiveResponse,
            lines.one_holds(&kinds.executive_response),
        ),
        ("line answers", PaperKind::ExecutiveResponse, lines.one_answers()),
        (
            "opens reply",
            PaperKind::ExecutiveResponse,
            lines.one_opens(&kinds.reply),
        ),
        (
            "answering letter",
            PaperKind::ExecutiveResponse,
            is_answering_letter(paper),
        ),
        (
            "answering mail",
            PaperKind::ExecutiveResponse,
            is_answering_mail(paper),
        ),
        (
            "answers in body",
            PaperKind::ExecutiveResponse,
            answers_in_its_body(paper),
        ),
        (
            "table tracks",
            PaperKind::ActionTracker,
            tracks_in_a_table(paper) && !asks,
        ),
        ("answers below points", PaperKind::ExecutiveResponse, below()),
        (
            "named briefing note",
            PaperKind::BriefingNote,
            lines.one_holds(&kinds.briefing_note),
        ),
        (by_parts, kind_by_parts, true),
    ];
    all.into_iter()
        .filter(|(.., holds)| *holds)
        .map(|(sign, kind, _)| (sign, kind))
        .collect()
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
    if paper.facts.kind != PaperKind::Other {
        return false;
    }
    let lines = Lines::of(paper);
    lines.is_of_reference(&paper.words.kinds.reference)
        || lines
            .head
            .iter()
            .any(|line| matches!(line.trim_end_matches([':', ' ']), "agenda" | "summons"))
}

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

/// The first lines of a paper, in lower case.
struct Lines<'p> {
    /// The very first.
    first: Vec<Cow<'p, str>>,
    /// Those of the letterhead.
    head: Vec<Cow<'p, str>>,
}

/// A line whose letters are set apart, "B R I E F I N G   N O T E", as one reads it.
fn as_read(line: &str) -> Cow<'_, str> {
    let letters: Vec<&str> = line.split(' ').collect();
    let apart = letters.len() >= 6 && letters.iter().all(|letter| letter.chars().count() <= 1);
    if apart {
        Cow::Owned(letters.concat())
    } else {
        Cow::Borrowed(line)
    }
}

impl<'p> Lines<'p> {
    fn of(paper: &'p Paper<'_>) -> Self {
        let head: Vec<Cow<'p, str>> = paper
            .pieces
            .iter()
            .take(16)
            .map(|piece| as_read(&piece.low))
            .collect();
        Self {
            first: head.iter().take(5).cloned().collect(),
            head,
        }
    }

    /// Whether one of the very first lines says that the paper explains, lists or announces, and asks
    /// and answers nothing.
    fn is_of_reference(&self, signs: &WordList) -> bool {
        self.first
            .iter()
            .filter(|line| line.len() < 110 && !line.ends_with('.'))
            // A list's own line: "14/06/2022 - Work programme".
            .filter(|line| !line.starts_with(|c: char| c.is_ascii_digit()))
            // A long report has a list of its contents too.
            .filter(|line| !(line.starts_with("contents") && self.is_report()))
            .any(|line| signs.iter().any(|sign| holds(line, sign)))
    }

    /// Whether one of the very first lines is that of a report.
    fn is_report(&self) -> bool {
        self.first.iter().any(|line| {
            !line.ends_with('.')
                && [
                    "final report",
                    "interim report",
                    "report of ",
                    "report by ",
                    "scrutiny review",
                ]
                .iter()
                .any(|sign| line.contains(sign))
        })
    }

    /// Whether one of the very first begins with one of `signs`.
    fn one_opens(&self, signs: &WordList) -> bool {
        self.first
            .iter()
            .any(|line| signs.iter().any(|sign| line.starts_with(sign)))
    }

    /// Whether a short line says that what follows was decided: "Cabinet: summary of decisions".
    fn one_heads_decisions(&self) -> bool {
        const WORDS: &[&str] = &[
            "notice",
            "record",
            "sheet",
            "list",
            "summary",
            "schedule",
            "details",
            "published",
            "statement",
            "taken",
            "delegated",
            "log",
            "register",
        ];
        self.head.iter().take(8).any(|line| {
            (line.len() < 90 || line.len() < 160 && line.starts_with("decision"))
                && !line.ends_with('.')
                && !line.contains("call")
                && (style::find_word(line, "decision").is_some()
                    || style::find_word(line, "decisions").is_some())
                && WORDS.iter().any(|word| style::find_word(line, word).is_some())
        })
    }

    /// Whether a line says that the paper answers somebody: "Statutory response to a report of a committee".
    fn one_answers(&self) -> bool {
        self.head.iter().take(6).any(|line| {
            let answers = ["response", "responses", "reply", "replies", "answer", "answers"]
                .iter()
                .filter_map(|word| style::find_word(line, word).map(|at| at + word.len()))
                .any(|at| {
                    [" to ", " of ", " from ", " by "]
                        .iter()
                        .any(|joint| line.get(at..).is_some_and(|rest| rest.starts_with(joint)))
                });
            let asked = [
                "recommendation",
                "scrutiny",
                "committee",
                "panel",
                "report",
                "review",
                "inquiry",
                "task",
            ]
            .iter()
            .any(|word| line.contains(word));
            // "Response to the events of last winter" answers nobody.
            let to_events = ["events", "consultation", "flooding of", "emergency"]
                .iter()
                .any(|word| line.contains(word));
            answers && asked && line.len() < 170 && !line.ends_with('.') && !to_events
        })
    }

    /// Where the first line stands that begins with one of `signs` or holds it.
    fn first_place(&self, is_sign: impl Fn(&str) -> bool) -> usize {
        self.head
            .iter()
            .position(|line| is_sign(line))
            .unwrap_or(usize::MAX)
    }

    /// Where a line of the letterhead says that the paper follows things up.
    fn tracks(&self, signs: &WordList) -> Option<usize> {
        let holds_one = |line: &str| line.len() < 160 && signs.iter().any(|sign| holds(line, sign));
        let named = self.head.iter().position(|line| holds_one(line));
        let followed = self.head.iter().take(8).position(|line| follows_up(line));
        named.into_iter().chain(followed).min()
    }

    /// Where a line opens the minutes of a meeting, which may hold a list of actions as well.
    fn opens_minutes(&self) -> usize {
        self.first_place(|line| {
            [
                "minutes of",
                "minute of",
                "notes of a meeting",
                "notes of the meeting",
                "draft minutes",
                "printed minutes",
                "present:",
                "members present",
                "in the chair",
                "attendance",
            ]
            .iter()
            .any(|sign| line.starts_with(sign))
        })
    }

    /// Whether a short line of the letterhead holds one of `signs`.
    fn one_holds(&self, signs: &WordList) -> bool {
        self.head
            .iter()
            .any(|line| line.len() < 160 && signs.iter().any(|sign| holds(line, sign)))
    }
}

/// Whether a line is about what has become of recommendations, actions or other matters.
fn follows_up(line: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let short = line.len() < 120 && !line.ends_with(['.', ':']) && !line.contains(". ");
    let of_actions = has(&[
        "recommendations",
        "actions",
        "recommendation and ",
        "action monitoring",
    ]);
    let of_matters = has(&[
        "matters",
        "issues",
        "business",
        "requests",
        "undertakings",
        "decisions",
    ]);
    short
        && (of_actions
            && has(&[
                "monitoring",
                "progress",
                "implementation of",
                "update on",
                "follow-up",
                "follow up",
                "tracking",
                "outstanding",
                "schedule of",
                "previous meeting",
                "last meeting",
                "earlier meeting",
                "actions at ",
            ])
            || of_matters
                && has(&[
                    "outstanding",
                    "pending",
                    "previous meeting",
                    "brought forward",
                    "tracking",
                ])
                && !has(&["agenda"]))
}

/// Whether a line holds a sign with no letter after it; a whole sentence tells of other papers.
fn holds(line: &str, sign: &str) -> bool {
    let sentence = line.ends_with('.') && line.len() > 30;
    !sentence
        && line.match_indices(sign).any(|(at, _)| {
            let after = line.get(at + sign.len()..).and_then(|rest| rest.chars().next());
            sign.ends_with(' ') || !after.is_some_and(|c| c.is_alphabetic() && c != 's')
        })
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
