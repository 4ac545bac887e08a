//! Action logs and trackers as tables: one item a row, its words, owner, due time and status told
//! apart by the headings of the columns, or where there are none by what stands in the cells.

use super::{Example, Rule};
use crate::document::look;
use crate::extract::answer;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Role;
use crate::extract::entry::{self, Entry};
use crate::extract::mapped;
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::sentence;
use crate::extract::stacked_cell;
use crate::extract::style;
use crate::extract::table::{self, Column, Columns};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use std::collections::BTreeMap;

pub(super) struct ActionTable;

const ID: &str = "action_table";

impl Rule for ActionTable {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[ZoneKind::Table]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Overview Panel\nAction tracker, 7 March 2024\n\nRef | From | Action, owner and position\n\nA1 | 12.09.23 | Supply the fares since May. Owner: Head of Transport. Due: June 2024. Status: Open\n\nA2 | 12.09.23 | Arrange a visit to the depot. Owner: Clerk. Status: Open",
                finds: &["Supply the fares since May.", "Arrange a visit to the depot."],
            },
            Example {
                text: "Housing Panel\nAction log as at 3 March 2022\n\nRef | Action | Owner | Due | Status\n\nH1 | Send members the repairs figures | Head of Housing | 30/04/2022 | Complete.\n\nH2 | Invite the tenants to a meeting | Scrutiny Officer | June 2022 | In progress.",
                finds: &[
                    "Send members the repairs figures",
                    "Invite the tenants to a meeting",
                ],
            },
            Example {
                text: "Overview Board\nRECOMMENDATION TRACKER\n\nRec. 1  Put benches in the square. | Agreed by Cabinet. Benches fitted in May. | COMPLETED\nRec. 2  Close the lane to lorries. | Rejected by Cabinet. | REMOVE",
                finds: &["Put benches in the square.", "Close the lane to lorries."],
            },
            Example {
                text: "Open Paths Group Action Log - 14 May 2020\n\nSecretariat\n\nCirculate the notes of the second walk\tNew\nPublish the list of stiles\tCarried forward\nAsk the county for its map\tCompleted",
                finds: &[
                    "Circulate the notes of the second walk",
                    "Publish the list of stiles",
                    "Ask the county for its map",
                ],
            },
            Example {
                text: "Recommendation\nResponse\nLead\nBy when\n\n1. Put up a sign at the ford\nAgreed\nHighways Manager\nMay 2014\n\n2. Close the ford to lorries\nNot agreed\nHighways Manager\nn/a",
                finds: &["Put up a sign at the ford", "Close the ford to lorries"],
            },
            Example {
                text: "Scrutiny Decision\nLead Officer\nProgress\nStatus\n\n\n4 May 2022\nMin. No. 12 - The Ferry\nRecommended\n(2)\nThat the fares be printed at the quay.\nHead of Harbours\nA board has been ordered.\nOngoing\n\n\n1 June 2022\nMin. No. 30 - The Quay\nRecommended\n(1)\nThat the lamps be mended.\nHead of Harbours\nMended on 8 June.\nCompleted",
                finds: &[
                    "That the fares be printed at the quay.",
                    "That the lamps be mended.",
                ],
            },
            Example {
                text: "People Scrutiny Committee\n\nAction Sheet\n\nMeeting Date\nAction to be Taken\nBy Whom\nAction Taken\n\n18.04.24\n\nItem 6 - School Meals\nMembers requested the take-up of free meals.\nHead of Schools\nInformation attached.\n\n16.05.24\n\nItem 4 - Buses\nMembers requested the fares.\nHead of Schools\nSent.",
                finds: &[
                    "Members requested the take-up of free meals.",
                    "Members requested the fares.",
                ],
            },
            Example {
                text: "Paths Group\nLog\n\nRef | Date | Decision\nD-1 | 11/01/2011 | The group to meet at the depot in winter.\nD-2 | 08/02/2011 | New gates",
                finds: &["The group to meet at the depot in winter."],
            },
            Example {
                text: "Housing Panel\n\nDate\n\nVenue\n\n11/01/2011\n\nThe town hall\n\n08/02/2011\n\nThe depot",
                finds: &[],
            },
            Example {
                text: "Housing Panel\nAgenda\n\nItem | Description | Lead\n1 | Welcome and apologies | Chair\n2 | Repairs backlog: where we are | Head of Housing",
                finds: &[],
            },
            Example {
                text: "Risk | Mitigating action | Opportunities\nLegal | None | None\nProperty | Seek advice | None",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        let mut tables: BTreeMap<u32, BTreeMap<u32, BTreeMap<u32, usize>>> = BTreeMap::new();
        for (index, piece) in zone.iter() {
            if let Role::Cell { table, row, column } = piece.role
                && !mapped::is_mapped(paper, table)
            {
                tables
                    .entry(table)
                    .or_default()
                    .entry(row)
                    .or_default()
                    .insert(column, index);
            }
        }
        let mut known: Option<Columns> = None;
        for rows in tables.values() {
            if let Some(entries) = entry::of_labelled_rows(paper, rows) {
                out_of_labels(paper, entries, out);
                continue;
            }
            let mut columns: Option<Columns> = None;
            for row in rows.values() {
                if let Some(found) = Columns::of_headings(paper, row) {
                    known = Some(found.clone());
                    columns = Some(found);
                    continue;
                }
                let current = columns
                    .as_ref()
                    .or(known.as_ref().filter(|k| k.width() == row.len()));
                match current {
                    Some(columns) if answers_the_row_above(paper, row, columns, out) => {}
                    Some(columns) => take_row(paper, row, columns, out),
                    None if take_labelled(paper, row, out) || take_standing(paper, row, out) => {}
                    None => take_unheaded(paper, row, out),
                }
            }
        }
    }
}

/// Whether a row without a number only says how the row above it stands ("DONE" and what was done),
/// which is then told to that row's item.
fn answers_the_row_above(
    paper: &Paper<'_>,
    row: &BTreeMap<u32, usize>,
    columns: &Columns,
    out: &mut Candidates,
) -> bool {
    let cell = |wanted: Column| {
        columns
            .place_of(wanted)
            .and_then(|column| row.get(&column))
            .map(|index| paper.whole(*index))
    };
    let numbered = columns.place_of(Column::Number).is_some() && cell(Column::Number).is_none();
    let status = cell(Column::Owner).filter(|place| answer::is_choice(paper, *place));
    let (Some(status), Some(words), true) = (status, cell(Column::Item), numbered) else {
        return false;
    };
    let Some(last) = out.of_rule(ID).last_mut() else {
        return false;
    };
    last.answer = vec![words];
    last.status = Some(status);
    true
}

/// Adds the records of a table whose rows are labels and their values.
fn out_of_labels(paper: &Paper<'_>, entries: Vec<Entry>, out: &mut Candidates) {
    for entry in entries {
        let number = entry.number.map(|place| paper.words_at(place).to_owned());
        let kind = table::kind_of_entry(paper, number.as_deref(), &paper.words_of(&entry.words));
        let item = Candidate::new(
            ID,
            kind,
            entry.words.clone(),
            "It stands under its label in a table of labels and values.",
        )
        .numbered(number)
        .sure(Confidence::Certain);
        out.push(entry.told_to(paper, item));
    }
}

/// A row under known headings.
fn take_row(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, columns: &Columns, out: &mut Candidates) {
    let cell = |wanted: Column| {
        columns
            .place_of(wanted)
            .and_then(|column| row.get(&column))
            .copied()
            .filter(|index| {
                paper
                    .piece(*index)
                    .is_some_and(|piece| !matches!(piece.low.trim(), "" | "-" | "n/a" | "tbc" | "none"))
            })
    };
    let is_word = |index: &usize| {
        paper
            .piece(*index)
            .is_some_and(|piece| piece.words.chars().any(char::is_alphabetic))
    };
    let Some(words) = cell(Column::Item).filter(is_word) else {
        return;
    };
    let stacked = stacked_cell::read(paper, words);
    let inner = entry::within(paper, stacked.words);
    let own = inner.words.first().copied().unwrap_or(stacked.words);
    if !columns.may_hold(paper.words_at(own)) {
        return;
    }
    let number = cell(Column::Number)
        .map(|index| bare_number(paper.words_at(paper.whole(index))))
        .or(stacked.number);
    let kind = if stacked.recommends {
        ItemKind::Recommendation
    } else {
        columns.kind(paper, number.as_deref(), paper.words_at(own))
    };
    let mut item = Candidate::new(
        ID,
        kind,
        vec![own],
        "It is a row of a table of actions or recommendations.",
    )
    .sure(Confidence::Certain);
    item.number = number;
    if item.number.as_ref().is_some_and(|number| number.len() > 14) {
        item.number = None;
    }
    item.owner = cell(Column::Owner).map(|index| {
        paper
            .words_at(paper.whole(index))
            .trim_end_matches('.')
            .to_owned()
    });
    item.lead.clone_from(&item.owner);
    item.has_due_column = columns.place_of(Column::Due).is_some();
    let due = [Column::Moved, Column::Due].into_iter().filter_map(cell);
    item.due_at.extend(due.map(|index| paper.whole(index)));
    take_answer(paper, &cell, inner, &mut item);
    take_told_below(paper, row, columns, &mut item);
    if let Some(ticked) = columns.ticked(paper, row) {
        if item.answer.is_empty() {
            item.answer = vec![ticked];
        } else {
            item.status = Some(ticked);
        }
    }
    if !item.has_due_column {
        item.due_at.extend(item.answer.iter().copied());
        item.due_at.extend(item.status);
    }
    take_row_facts(paper, row, columns, &mut item);
    out.push(item);
}

/// Takes the answer of a row and how it stands; `inner` is what its own cell says of that.
fn take_answer(
    paper: &Paper<'_>,
    cell: &dyn Fn(Column) -> Option<usize>,
    inner: Entry,
    item: &mut Candidate,
) {
    let whole = |wanted: Column| cell(wanted).map(|index| paper.whole(index));
    // A colour beside an answer only tells how it goes: it is no status that could outweigh the answer.
    let is_colour = |place: &Place| position::is_rag(&paper.words_at(*place).to_lowercase());
    let colour = whole(Column::Status).filter(is_colour);
    item.colour = colour
        .filter(|_| {
            cell(Column::Response)
                .or_else(|| cell(Column::Progress))
                .is_some()
        })
        .and_then(|place| mapped::progress_word(paper.words_at(place)));
    let colour = colour.filter(|_| cell(Column::Response).is_some());
    (item.answer, item.status) = table::answer_of(
        paper,
        whole(Column::Response),
        whole(Column::Comment),
        whole(Column::Progress),
        whole(Column::Status).filter(|_| colour.is_none()),
    );
    if item.answer.is_empty()
        || item.answer.first().copied() == whole(Column::Status) && !inner.answer.is_empty()
    {
        let status = whole(Column::Status).filter(|_| colour.is_none());
        item.status = item.status.or(status).or(inner.status);
        item.answer = inner.answer;
    }
}

/// Takes what stands below a row in running text and under no heading: it says more than a letter or a
/// word of its status.
fn take_told_below(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, columns: &Columns, item: &mut Candidate) {
    let below = row
        .iter()
        .next_back()
        .filter(|(column, _)| columns.is_beyond(**column))
        .map(|(_, index)| paper.whole(*index));
    let Some(below) = below else { return };
    if item.answer.len() <= 1 {
        item.status = item.status.or(item.answer.first().copied());
        item.answer = vec![below];
    }
}

/// Takes what only a tracker's row says: the day it was asked, and in whose portfolio it is.
fn take_row_facts(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, columns: &Columns, item: &mut Candidate) {
    let at = |column: Option<u32>| {
        let index = row.get(&column?)?;
        Some(paper.whole(*index)).filter(|place| !look::is_nothing(paper.words_at(*place)))
    };
    item.row.made_on = at(columns.made()).and_then(|place| mapped::day_at(paper, place));
    item.row.executive_member = at(columns.member()).map(|place| paper.words_at(place).to_owned());
}

/// A number without the word before it: "Recommendation 3".
pub(in crate::extract) fn bare_number(words: &str) -> String {
    ["Recommendation ", "Rec. ", "Rec ", "Action "]
        .iter()
        .find_map(|label| words.strip_prefix(label))
        .unwrap_or(words)
        .trim_end_matches('.')
        .to_owned()
}

/// A row of a label and its value: "Recommendation 1" beside the recommendation, and in the rows
/// below it "Response", "Lead" and "By when". Whether the row was such a one.
fn take_labelled(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, out: &mut Candidates) -> bool {
    let cells: Vec<usize> = row.values().copied().collect();
    let [label, value] = cells.as_slice() else {
        return false;
    };
    let Some(piece) = paper.piece(*label) else {
        return false;
    };
    let own = paper.whole(*value);
    if own.range().is_empty() {
        return false;
    }
    if let Some(number) = names_a_recommendation(&piece.low, &piece.words) {
        let item = Candidate::new(
            ID,
            ItemKind::Recommendation,
            vec![own],
            "It stands beside its label in a table.",
        )
        .numbered(number)
        .sure(Confidence::Certain);
        out.push(item);
        return true;
    }
    let Some(last) = out.of_rule(ID).last_mut() else {
        return false;
    };
    let columns = &paper.words.columns;
    if style::is_one_of(&piece.low, &columns.owner) {
        let owner = paper.words_at(own).to_owned();
        last.lead = Some(owner);
    } else if style::is_one_of(&piece.low, &columns.due) {
        last.due_at = vec![own];
        last.has_due_column = true;
    } else if style::is_one_of(&piece.low, &columns.response) || answer::names_an_answer(piece, &paper.words)
    {
        let response = last.answer.first().copied();
        (last.answer, last.status) = table::answer_of(
            paper,
            response.or(Some(own)),
            response.map(|_| own),
            None,
            last.status,
        );
    } else if style::is_one_of(&piece.low, &columns.status) {
        last.status = Some(own);
    } else {
        return false;
    }
    true
}

/// The number behind "Recommendation" or "Rec", where a cell is nothing more; none printed is `Some(None)`.
fn names_a_recommendation(low: &str, words: &str) -> Option<Option<String>> {
    let bare = low.trim_end_matches([':', '.', ' ']);
    if matches!(
        bare,
        "recommendation" | "scrutiny recommendation" | "argymhelliad"
    ) {
        return Some(None);
    }
    let (number, end) = row_label(low, words)?;
    (words.get(end..)?.trim_matches([':', '.', ' ']).is_empty() && low.starts_with("rec"))
        .then_some(Some(number))
}

/// Words for how far an action has come that say neither yes nor no to it.
const STANDING: &[&str] = &[
    "new",
    "open",
    "ongoing",
    "outstanding",
    "carried forward",
    "in hand",
    "no change",
];

/// A row of an action log without headings: what is to be done, and in one word how it stands.
/// Whether the row was such a one.
fn take_standing(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, out: &mut Candidates) -> bool {
    let cells: Vec<usize> = row.values().copied().collect();
    let [words, standing] = cells.as_slice() else {
        return false;
    };
    if paper.facts.kind != PaperKind::ActionTracker {
        return false;
    }
    let (Some(piece), Some(told)) = (paper.piece(*words), paper.piece(*standing)) else {
        return false;
    };
    let low = told.low.trim().trim_end_matches('.');
    let is_standing = STANDING.contains(&low) || position::is_stage(low, &paper.words);
    if !is_standing || piece.words.split(' ').count() < 3 {
        return false;
    }
    let stacked = stacked_cell::read(paper, *words);
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![stacked.words],
        "It stands beside how far it has come.",
    )
    .sure(Confidence::Likely);
    item.number = stacked.number;
    item.status = Some(paper.whole(*standing));
    out.push(item);
    true
}

/// A row of a tracker without headings: a labelled recommendation, its answer, its status.
fn take_unheaded(paper: &Paper<'_>, row: &BTreeMap<u32, usize>, out: &mut Candidates) {
    let cells: Vec<usize> = row.values().copied().collect();
    let Some(first) = cells.first().copied() else {
        return;
    };
    let Some(piece) = paper.piece(first) else { return };
    let Some((number, start)) = row_label(&piece.low, &piece.words) else {
        return;
    };
    let tracker =
        paper.facts.kind == PaperKind::ActionTracker || paper.facts.kind == PaperKind::ExecutiveResponse;
    if cells.len() < 2 || !tracker {
        return;
    }
    let own = Place::new(first, sentence::trimmed(&piece.words, start..piece.words.len()));
    let mut item = Candidate::new(
        ID,
        ItemKind::Recommendation,
        vec![own],
        "It is a labelled row of a tracker.",
    )
    .numbered(Some(number))
    .sure(Confidence::Certain);
    item.answer = cells
        .get(1)
        .map(|index| paper.whole(*index))
        .into_iter()
        .collect();
    item.status = cells.get(2).map(|index| paper.whole(*index));
    item.due_at = cells.iter().skip(1).map(|index| paper.whole(*index)).collect();
    out.push(item);
}

/// "Rec. 3  Stop …": the number, and where the words begin.
fn row_label(low: &str, words: &str) -> Option<(String, usize)> {
    let length = ["recommendation", "rec.", "rec", "action", "r", "a"]
        .iter()
        .find(|label| style::opens_with(low, label))
        .map(|label| label.len())?;
    let rest = words.get(length..)?.trim_start_matches([' ', '.']);
    let number: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let figure = number.trim_end_matches('.').to_owned();
    let start = words.len() - rest.len() + number.len();
    (!figure.is_empty()).then(|| {
        (
            figure,
            start
                + words
                    .get(start..)
                    .map_or(0, |r| r.len() - r.trim_start_matches([' ', ':', '-', '.']).len()),
        )
    })
}
