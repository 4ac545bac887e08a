//! The other dates of a paper that somebody preparing for a later meeting would put in a diary: a
//! report back, an end of funding, the next meeting, the day a decision is due. Not the paper's own
//! date, not history, and not what merely bears a year in its name.

use super::{Example, Rule};
use crate::extract::candidate::{Candidates, DateCandidate};
use crate::extract::clean::Role;
use crate::extract::dues;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::promise::Due;
use std::collections::BTreeMap;

pub(super) struct ForwardDate;

const ID: &str = "forward_date";

impl Rule for ForwardDate {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Narrative,
            ZoneKind::Minutes,
            ZoneKind::Title,
            ZoneKind::Recommendations,
            ZoneKind::Decision,
            ZoneKind::Reasons,
            ZoneKind::Notice,
            ZoneKind::Table,
            ZoneKind::Contacts,
            ZoneKind::Ending,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "HOLLINFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\n5 Supporting Information\n\n5.1 The post of reading adviser lasts until March 2018, when it will be looked at again. It began in May 2015.",
                finds: &["until March 2018"],
            },
            Example {
                text: "Agenda and draft minutes\n\nHousing Panel - Tuesday, 11th March, 2025 6.30 pm\n\nItems\n\n44.\n\nDate of next meeting\n\nMinutes:\n\n10 June 2025 at 6.30 pm.",
                finds: &["10 June 2025"],
            },
            Example {
                text: "HOLLINFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\nBackground\n\nThe Otter Lane clinic gives up its lease on 30 November 2017. The county's grant runs to 31 March 2018.",
                finds: &["on 30 November 2017", "to 31 March 2018"],
            },
            Example {
                text: "HOLLINFORD BOROUGH COUNCIL\n\nFORWARD PLAN OF KEY DECISIONS\n\nPublished 1 August 2022\n\nTitle: Replacement of gritters\nDecision maker: Cabinet\nDecision due: 12 September 2022\nOfficer: Fleet Manager",
                finds: &["12 September 2022"],
            },
            Example {
                text: "HOLLINFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\nBackground\n\nThe school was opened on 3 May 1998 and had been repaired in 2012.",
                finds: &[],
            },
            Example {
                text: "HOLLINFORD BOROUGH COUNCIL\n\nReport to: Schools Panel\nDate: 18 July 2017\n\nBackground\n\nThe 2018/19 budget gap is 1.9m by 2019/20. Not for publication before 25 July 2017.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut headed = Headed::default();
        for (index, piece) in zone.iter() {
            let labelled_cell = headed.is_labelled(paper, index);
            if !piece.low.bytes().any(|b| b.is_ascii_digit()) && !names_a_time(&piece.low)
                || is_label_of_paper(&piece.low)
                // A row of quoted values is a table that was not read as one.
                || piece.low.matches("\",\"").count() > 1
            {
                continue;
            }
            let listed = is_listed(paper, index)
                && (zone.kind != ZoneKind::Title || piece.low.contains("next meeting"));
            if piece.is_cell() && !listed && !labelled_cell || is_own_line(paper, index) && !listed {
                continue;
            }
            let stands = if labelled_cell {
                Stands::Labelled
            } else if listed {
                Stands::Listed
            } else {
                Stands::Alone
            };
            for range in sentence::sentences(&piece.words) {
                take(paper, Place::new(index, range), stands, out);
            }
        }
    }
}

/// Where a sentence stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In running text.
    Alone,
    /// In a list of days to come.
    Listed,
    /// In a cell whose row or column is for a day to come.
    Labelled,
}

/// The headings of the columns of the table that is being read.
#[derive(Default)]
struct Headed {
    table: Option<u32>,
    columns: BTreeMap<u32, usize>,
}

impl Headed {
    /// Whether the piece is a cell of which the cell before it or its column's heading says that it
    /// holds a day to come: "Expected date: | 12 September 2022".
    fn is_labelled(&mut self, paper: &Paper<'_>, index: usize) -> bool {
        let Some(Role::Cell { table, row, column }) = paper.piece(index).map(|piece| piece.role) else {
            return false;
        };
        let labels = &paper.words.diary.labels;
        if self.table != Some(table) {
            self.table = Some(table);
            self.columns.clear();
        }
        if row == 0 {
            self.columns.insert(column, index);
        }
        let before = index.checked_sub(1).and_then(|at| paper.piece(at));
        let beside = before.is_some_and(|before| {
            matches!(before.role, Role::Cell { table: own, row: its, .. } if own == table && its == row)
                && style::is_one_of(&before.low, labels)
        });
        // Columns such as "Deadline" are those of actions, which have their own due times.
        let heading = self.columns.get(&column).and_then(|at| paper.piece(*at));
        let headed = row > 0
            && heading.is_some_and(|heading| {
                style::is_one_of(&heading.low, labels)
                    && ["decision", "meeting", "expected date", "likely date"]
                        .iter()
                        .any(|word| heading.low.contains(word))
            });
        beside || headed
    }
}

/// Whether a line of the letterhead is a date and nothing else: the paper's own, or its period's.
fn is_own_line(paper: &Paper<'_>, index: usize) -> bool {
    paper.zone_of(index) == ZoneKind::Title
        && dues::in_place(paper, paper.whole(index))
            .iter()
            .any(|(_, place)| place.end - place.start + 6 > paper.words_at(paper.whole(index)).len())
}

fn names_a_time(low: &str) -> bool {
    [
        "spring",
        "summer",
        "autumn",
        "winter",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "year",
        "month",
        "christmas",
        "easter",
        "week",
        "term",
        "mis ",
        "haf",
        "hydref",
        "gwanwyn",
        "gaeaf",
    ]
    .iter()
    .any(|word| low.contains(word))
}

/// How many pieces above a day the heading of its list is looked for: no list of days is longer.
const LIST: usize = 40;

/// Whether a piece stands in a list of days to come: "Forward dates", "Date of next meeting".
fn is_listed(paper: &Paper<'_>, index: usize) -> bool {
    let headings = &paper.words.diary.headings;
    let opens_with_a_time = |low: &str| low.starts_with(|c: char| c.is_ascii_digit());
    let own = paper.piece(index);
    let has_been = |low: &str| style::find_word(low, "held").is_some() || low.contains("already");
    if own.is_some_and(|piece| piece.low.contains("next meeting") || piece.low.starts_with("dates proposed"))
    {
        return true;
    }
    let in_list = own.is_some_and(|piece| opens_with_a_time(&piece.low) || piece.words.len() < 60);
    let reach = if in_list { LIST } else { 2 };
    for piece in (index.saturating_sub(reach)..index)
        .rev()
        .filter_map(|at| paper.piece(at))
    {
        if piece.words.len() < 60
            && !has_been(&piece.low)
            && style::find_in(&piece.low, headings).is_some_and(|found| found.start == 0)
        {
            return true;
        }
        let goes_on = piece.is_cell() || opens_with_a_time(&piece.low) || piece.words.len() < 12;
        if reach == LIST && !goes_on {
            break;
        }
    }
    // "Date of next meeting", "Minutes:", and then the day.
    (index.saturating_sub(2)..index)
        .filter_map(|at| paper.piece(at))
        .any(|piece| piece.words.len() < 60 && piece.low.contains("next meeting"))
}

/// Labels whose dates are the paper's own: when it was decided, published, comes into force.
fn is_label_of_paper(low: &str) -> bool {
    let labels = [
        "date of decision:",
        "date:",
        "publication date",
        "date of publication",
        "date published",
        "date of issue",
        "issued",
        "decision published",
        "effective from",
        "made at meeting",
        "meeting:",
        "date of meeting",
        "published:",
        "decision made",
        "next meeting to be held on",
        "last updated",
    ];
    labels.iter().any(|label| low.starts_with(label))
}

/// How far around a time its sentence is looked at and quoted, in bytes either way. No sentence that
/// is read aloud is as long; a table that lost its lines is.
const AROUND: usize = 600;

/// The part of a sentence around a time.
fn around(paper: &Paper<'_>, sentence: Place, time: Place) -> Place {
    let words = paper.piece(time.piece).map_or("", |piece| &piece.words);
    let space_after = |from: usize| words.get(from..)?.find(' ').map(|at| from + at);
    let far_before = words.floor_char_boundary(time.start.saturating_sub(AROUND));
    let far_after = words.ceil_char_boundary(time.end + AROUND);
    let start = if far_before <= sentence.start {
        sentence.start
    } else {
        space_after(far_before).map_or(time.start, |at| (at + 1).min(time.start))
    };
    let end = if far_after >= sentence.end {
        sentence.end
    } else {
        words
            .get(time.end..far_after)
            .and_then(|rest| rest.rfind(' '))
            .map_or(time.end, |at| time.end + at)
    };
    Place::new(time.piece, start..end)
}

fn take(paper: &Paper<'_>, sentence: Place, stands: Stands, out: &mut Candidates) {
    for (due, place) in dues::in_place(paper, sentence) {
        let (due, place) = where_it_begins(paper, due, place);
        let sentence = around(paper, sentence, place);
        let said = Said::of(paper, sentence, place);
        let dated = due
            .window
            .is_some_and(|window| window.latest.is_some() || window.earliest.is_some());
        if !dated || !is_ahead(paper, &due, place) || said.behind {
            continue;
        }
        let measured = is_measured(paper, place);
        let listed = stands == Stands::Listed
            && matches!(due.class, Some(Class::Exact | Class::Month))
            // Asked last: it goes over the whole of a piece, which may hold thousands of times.
            && (measured || is_under_next_meeting(paper, place.piece));
        let labelled = said.labelled || stands == Stands::Labelled || listed;
        if !labelled && !is_told_ahead(&due, &said, measured, paper) {
            continue;
        }
        let confidence = if labelled && due.class == Some(Class::Exact) {
            Confidence::Certain
        } else if due.class == Some(Class::Exact) {
            Confidence::Likely
        } else {
            Confidence::Unsure
        };
        out.dates.push(DateCandidate {
            rule: ID,
            place,
            about: sentence,
            due,
            confidence,
            reason: "The paper speaks of a time that was still to come.".to_owned(),
        });
    }
}

/// Whether a piece, or one of the two above it, speaks of the next meeting.
fn is_under_next_meeting(paper: &Paper<'_>, piece: usize) -> bool {
    (piece.saturating_sub(2)..=piece)
        .filter_map(|at| paper.piece(at))
        .any(|piece| piece.low.contains("next meeting") || piece.low.contains("cyfarfod nesaf"))
}

/// "For twelve weeks from 3 April": a diary holds the day on which it begins.
fn where_it_begins(paper: &Paper<'_>, due: Due, place: Place) -> (Due, Place) {
    let low = paper
        .piece(place.piece)
        .and_then(|piece| piece.low.get(place.range()))
        .unwrap_or("");
    let from = low.find(" from ").filter(|_| due.class == Some(Class::Duration));
    match (from, due.window.and_then(|window| window.earliest)) {
        (Some(at), Some(day)) => {
            let place = Place::new(place.piece, place.start + at + 1..place.end);
            let passage = paper.passage(&[place]);
            let due = Due {
                phrase: passage.words(&paper.document.text),
                window: Some(Window::day(day)),
                class: Some(Class::Exact),
                passage: Some(passage),
                ..due
            };
            (due, place)
        }
        _ => (due, place),
    }
}

/// What the words around a time say of it.
struct Said<'p> {
    /// The clause before it.
    clause: String,
    /// Its own words.
    own: &'p str,
    /// What follows in its sentence.
    after: &'p str,
    /// Whether a label such as "Decision due:" stands before it.
    labelled: bool,
    /// Whether its sentence is history, or no diary matter.
    behind: bool,
    /// Whether the clause before it speaks of an end, a review, a decision.
    turns: bool,
    /// Whether it stands in the record of a meeting, where "would" only reports.
    in_minutes: bool,
}

impl<'p> Said<'p> {
    fn of(paper: &'p Paper<'_>, sentence: Place, place: Place) -> Self {
        let diary = &paper.words.diary;
        let low = paper.piece(place.piece).map_or("", |piece| piece.low.as_str());
        let whole = low.get(sentence.range()).unwrap_or("");
        let before = low.get(sentence.start..place.start).unwrap_or("");
        let clause = before.rsplit([';', '(']).next().unwrap_or(before);
        // Of several labels in one line the last before the time is its own.
        let label = before.rsplit([';', '|', '\t', '.']).next().unwrap_or(before);
        let label = label.trim().trim_end_matches([':', '-', ' ']);
        let own = low.get(place.range()).unwrap_or("");
        // "Next meeting: 12 May" may be read as one phrase.
        let in_own = own
            .split_once(':')
            .is_some_and(|(label, _)| style::is_one_of(label, &diary.labels));
        // What is asked for in so many words is an item, found or not.
        let bare = whole.trim_start_matches(|c: char| !c.is_alphabetic());
        let bare = bare.strip_prefix("r] ").unwrap_or(bare);
        let asked = bare.starts_with("that ")
            || ["recommendation ", "resolved", "deadline:", "decision:", "action:"]
                .iter()
                .any(|word| bare.starts_with(word));
        let behind = asked
            || style::find_in(whole, &diary.behind)
                .is_some_and(|found| !whole.get(..found.start).unwrap_or("").ends_with(" be "))
                && !whole.contains("be held on");
        let turns = style::find_in(clause, &diary.turns).is_some();
        Self {
            clause: clause.to_owned(),
            own,
            after: low.get(place.end..sentence.end).unwrap_or(""),
            labelled: in_own || style::is_one_of(label, &diary.labels),
            behind,
            turns,
            in_minutes: paper.zone_of(place.piece) == ZoneKind::Minutes,
        }
    }
}

/// Whether the day from which the times of a piece are counted is known.
fn is_measured(paper: &Paper<'_>, place: Place) -> bool {
    paper.anchor_is_its_own || paper.meeting_days.get(place.piece).copied().flatten().is_some()
}

/// Words before "for MONTH" that make it a time that was set.
const SET: &[&str] = &[
    "promised",
    "planned",
    "scheduled",
    "fixed",
    "arranged",
    "set",
    "due",
    "expected",
    "booked",
    "pencilled in",
];

/// Whether a sentence tells of this time as one that is to come and is worth a line in a diary.
fn is_told_ahead(due: &Due, said: &Said<'_>, measured: bool, paper: &Paper<'_>) -> bool {
    let year_printed = due
        .phrase
        .split(|c: char| !c.is_ascii_digit())
        .any(|figures| figures.len() == 4);
    let is = |classes: &[Class]| due.class.is_some_and(|class| classes.contains(&class));
    // "What it will pay from April" tells of a beginning, not of something to come back to.
    let begins = is(&[Class::Month]) && said.own.starts_with("from ") && !year_printed;
    let what_for =
        said.own.starts_with("for ") && !SET.iter().any(|word| said.clause.trim_end().ends_with(word));
    let whole_year = is(&[Class::YearFrame]) || is(&[Class::School]) && said.own.contains("year");
    // "Within ten working days" is a rule of procedure more often than a promise.
    let length = is(&[Class::Duration]) && (said.own.starts_with("in ") || said.own.starts_with("after "));
    let dated = is(&[Class::Exact, Class::Month, Class::Season, Class::School]) && !whole_year;
    if begins || what_for || !dated && !(said.turns && (whole_year || length)) {
        return false;
    }
    // A time with its year that lies after the paper's own day is to come, whatever the verb.
    let would = style::find_word(&said.clause, "would").is_some();
    let certain = measured && year_printed && dated && (is(&[Class::Exact]) || would);
    let would = would && (!said.in_minutes || is(&[Class::Exact]));
    certain || would || is_tied_forward(paper, said)
}

/// Whether a time lies after the paper's date.
fn is_ahead(paper: &Paper<'_>, due: &Due, place: Place) -> bool {
    let latest = due.window.and_then(|window| window.latest.or(window.earliest));
    match (paper.anchor_at(place.piece).date, latest) {
        (Some(today), Some(latest)) if is_measured(paper, place) => latest > today,
        (_, Some(_)) => true,
        _ => false,
    }
}

/// Whether the clause in which a time stands looks ahead: words that look ahead stand before it and
/// none that look back between.
fn is_tied_forward(paper: &Paper<'_>, said: &Said<'_>) -> bool {
    let clause = format!(" {}", said.clause);
    let past = [
        " was ", " were ", " had ", " took ", " began ", " since ", " last ",
    ]
    .iter()
    .filter_map(|w| clause.rfind(w))
    .max();
    let ahead = last_of(&said.clause, &paper.words.diary.ahead).map(|at| at + 1);
    let own_ahead = [
        "until ",
        "by ",
        "before ",
        "no later than ",
        "erbyn ",
        "tan ",
        "cyn ",
    ]
    .iter()
    .any(|w| said.own.starts_with(w));
    let after_ahead = ["will", "would", "bydd"]
        .iter()
        .any(|w| style::find_word(said.after, w).is_some());
    own_ahead
        || after_ahead
        || match (past, ahead) {
            (Some(past), Some(ahead)) => {
                ahead > past || clause.contains("expected") || clause.contains("intended")
            }
            (None, Some(_)) => true,
            (_, None) => false,
        }
}

/// Where the last of `words` in `low` begins.
fn last_of(low: &str, words: &WordList) -> Option<usize> {
    let mut from = 0;
    let mut last = None;
    while let Some(found) = low.get(from..).and_then(|rest| style::find_in(rest, words)) {
        last = Some(from + found.start);
        from += found.end;
    }
    last
}
