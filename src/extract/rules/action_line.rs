//! "ACTION: Scrutiny Officer to …", "(ACTION: Head of Leisure)" and "Actions:" with a list: the label
//! under which minutes note who is to do what.

mod told;

use super::{Example, Rule, agreed_in_passing};
use crate::extract::addressee;
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::{Piece, Role};
use crate::extract::paper::{Paper, Place};
use crate::extract::points;
use crate::extract::sentence;
use crate::extract::speech::promise::promise_in;
use crate::extract::speech::request::request_in;
use crate::extract::style;
use crate::extract::word_list::WordList;
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::ops::Range;

pub(super) struct ActionLine;

const ID: &str = "action_line";

impl Rule for ActionLine {
    fn id(&self) -> &'static str {
        ID
    }

    fn zones(&self) -> Zones {
        &[
            ZoneKind::Minutes,
            ZoneKind::Narrative,
            ZoneKind::Outstanding,
            ZoneKind::Decision,
            ZoneKind::Title,
            ZoneKind::Table,
        ]
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "DATA PANEL\n\nMinutes of the fifth meeting, 14 March 2012\n\nAction 1: Secretariat to publish the minutes.\n\nAP2: All members to comment on the draft.",
                finds: &[
                    "Secretariat to publish the minutes.",
                    "All members to comment on the draft.",
                ],
            },
            Example {
                text: "Agenda item\n\nSchool meals\n\nMinutes:\n\nThe Head of Schools spoke about menus.\n\nACTION: Head of Schools to send members the menus.\n\nThe Chair asked that the caterer be invited to a future meeting.\n\nACTION: Scrutiny Officer.",
                finds: &[
                    "Head of Schools to send members the menus.",
                    "The Chair asked that the caterer be invited to a future meeting.",
                ],
            },
            Example {
                text: "Open Paths Group\nMeeting minutes, 3 June 2020\n\nWelcome\n\nThe Chair said that there were no papers.\n\nAction Point 1\n\nPapers to be sent to everyone who came.\n\nOwner: Ann Hale\n\nSigns\n\nSigns were shown.\n\nAction Point 2\n\nSecretariat to ask the county for its colours.\n\nOwner: Secretariat\n\nAction Plan 2020\n\nThe plan was read.",
                finds: &[
                    "Papers to be sent to everyone who came.",
                    "Secretariat to ask the county for its colours.",
                ],
            },
            Example {
                text: "Open Paths Group - second meeting\n3 June 2020\n\nMeeting note\n\nSigns were talked about.\n\nActions: for Secretariat\n • Ask the county for its colours\n • Make a list of signs",
                finds: &["Ask the county for its colours", "Make a list of signs"],
            },
            Example {
                text: "Leisure Panel, 6 February 2017\n\nMatters arising\n\nThe manager spoke about the pool. Cllr Lamb wanted to see the number of visitors. Action: Leisure Trust",
                finds: &["Cllr Lamb wanted to see the number of visitors."],
            },
            Example {
                text: "PATHS GROUP\n\nMinutes of the fifth meeting, 14 March 2012\n\nLast time's actions\n\nAction 1 - Secretariat to order new maps. Done, they came in May.\n\nAction 2 - GH to count the gates. Not done. The gates were under snow.\n\nAP3 (AB - letter to the county): carried over.\n\nAction 4 - AB to write to the county. GH will help with the letter.",
                finds: &[
                    "Secretariat to order new maps.",
                    "GH to count the gates.",
                    "letter to the county",
                    "AB to write to the county.",
                    "GH will help with the letter.",
                ],
            },
            Example {
                text: "Agenda item\n\nBuses\n\nMinutes:\n\nA talk was given.\n\nNext steps:\n\n(a)    Scrutiny Officer to write to the bus company\n\n(b)    Chair to see the Leader by June",
                finds: &[
                    "Scrutiny Officer to write to the bus company",
                    "Chair to see the Leader by June",
                ],
            },
            Example {
                text: "Agenda item\n\nBuses\n\nMinutes:\n\nA talk was given.\n\nNext steps:\n\n(a)    The timetable comes out in June.\n\n(b)    The fares go up in July.",
                finds: &[],
            },
            Example {
                text: "Minutes of a meeting of the Housing Panel held on 3 May 2022\n\nThe action plan was praised. Action on damp: the Panel heard that it went well.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        let paper = zone.paper;
        for (index, piece) in zone.iter() {
            if piece.is_cell() {
                labelled_row(paper, index, out);
                continue;
            }
            if let Some(number) = counted_heading(piece, &paper.words.lead_ins.actions) {
                below_heading(paper, index, number, out);
            } else if let Some(label) = label_in(piece, &paper.words.lead_ins.actions) {
                take(zone, index, &label, out);
            } else if heads_columns(paper, &piece.low) || heads_actions(paper, index, piece) {
                take_list(paper, index, None, out);
            }
        }
    }
}

/// The number of an action in a heading of its own: "Action Point 3".
fn counted_heading<'p>(piece: &'p Piece, actions: &WordList) -> Option<&'p str> {
    let length = style::begins_with(&piece.low, actions)?;
    let number = piece.words.get(length..)?.trim();
    let counts = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    counts.then_some(number)
}

/// "Action Point 3" over what is to be done, and below that perhaps "Owner: Head of Parks".
fn below_heading(paper: &Paper<'_>, index: usize, number: &str, out: &mut Candidates) {
    let Some(piece) = paper.piece(index + 1).filter(|piece| !piece.is_cell()) else {
        return;
    };
    let plain = piece.marker.is_none() && !matches!(piece.role, Role::Heading { .. });
    let owner = paper.piece(index + 2).and_then(|next| {
        let length = style::begins_with(&next.low, &paper.words.columns.owner)?;
        let name = next.words.get(length..)?.strip_prefix(':')?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    });
    if !plain || !(owner.is_some() || piece.words.ends_with('.')) {
        return;
    }
    let own = sentence::trimmed(&piece.words, 0..piece.words.len());
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![Place::new(index + 1, own)],
        "It stands below the heading of an action.",
    )
    .numbered(Some(number.to_owned()))
    .sure(Confidence::Certain);
    item.owner = owner;
    out.push(item);
}

/// An action's label in a piece.
struct Label {
    /// Where it begins, its bracket included.
    start: usize,
    /// Where the words after it begin.
    end: usize,
    /// Where those words end: before a closing bracket, or at the end of the piece.
    limit: usize,
}

fn label_in(piece: &Piece, actions: &WordList) -> Option<Label> {
    let low = piece.low.as_str();
    let counted = piece.marker.as_ref().is_some_and(|marker| {
        let printed = marker.printed.to_lowercase();
        printed.starts_with("action")
            || short_label(&format!("{}:", printed.trim_end_matches([':', '.']))).is_some()
    });
    if counted {
        return Some(Label {
            start: 0,
            end: 0,
            limit: low.len(),
        });
    }
    if let Some(end) = short_label(low) {
        return Some(Label {
            start: 0,
            end,
            limit: low.len(),
        });
    }
    let mut from = 0;
    while let Some(found) = low.get(from..).and_then(|rest| style::find_in(rest, actions)) {
        let (start, end) = (from + found.start, from + found.end);
        let rest = low.get(end..).unwrap_or("");
        // "Action 3:" and "AP3:" count their actions.
        let stop = rest
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/'))
            .trim_start();
        let before = low.get(..start).unwrap_or("").trim_end();
        let opens = before.is_empty() || before.ends_with(['.', '(', '[', '|', ';', '!', '?', '*']);
        if opens
            && (stop.starts_with(':')
                || stop.starts_with("- ")
                || stop.starts_with("for ") && stop.len() < 60)
        {
            let words = stop.trim_start_matches([':', '-', ' ', '*']);
            let bracket = before.ends_with(['(', '[']);
            let limit = if bracket {
                low.find([')', ']']).unwrap_or(low.len())
            } else {
                low.len()
            };
            let start = if bracket { before.len() - 1 } else { start };
            return Some(Label {
                start,
                end: low.len() - words.len(),
                limit: limit.max(low.len() - words.len()),
            });
        }
        from = end;
    }
    None
}

/// "AP2:", "AP2/1  Secretariat": where the words after such a label begin.
fn short_label(low: &str) -> Option<usize> {
    let rest = low.strip_prefix("ap")?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '/');
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    let bare = after.trim_start();
    let words = bare.strip_prefix([':', '.', '-']).unwrap_or(bare);
    let parted = words.len() < after.len();
    (digit && parted).then(|| low.len() - words.trim_start().len())
}

/// Where words on when it is due begin behind what is to be done: "Deadline: 31 July".
fn due_label(paper: &Paper<'_>, low: &str) -> Option<usize> {
    paper
        .words
        .columns
        .due
        .iter()
        .filter_map(|label| low.find(&format!(" {label}:")))
        .min()
}

fn take(zone: &Zone<'_>, index: usize, label: &Label, out: &mut Candidates) {
    let paper = zone.paper;
    let Some(piece) = paper.piece(index) else { return };
    let words = piece.words.get(label.end..label.limit).unwrap_or("").trim();
    let announces = words.is_empty() || words.ends_with(':') || words.to_lowercase().starts_with("for ");
    if announces && paper.piece(index + 1).is_some_and(|next| next.marker.is_some()) {
        let owner = words
            .strip_prefix("for ")
            .map(|name| name.trim_end_matches(':').to_owned());
        let says = piece.low.get(..label.end).unwrap_or("").contains("action");
        if says || names_who_is_to_act(paper, index + 1) {
            take_list(paper, index, owner, out);
        }
        return;
    }
    if words.is_empty() {
        return;
    }
    let before = piece.words.get(..label.start).unwrap_or("").trim_end();
    if before.is_empty()
        && (told::behind_brackets(paper, index, label, out) || named(paper, index, label, out))
    {
        return;
    }
    let says = says_what_to_do(words)
        || style::begins_with(&words.to_lowercase(), &paper.words.speech.acts).is_some();
    if before.is_empty() && says {
        take_sentences(paper, index, label, words, out);
        return;
    }
    owned(zone, index, label, words, out);
}

/// Adds each sentence behind a label as an action. Where one says how far it has come, as in a log that a
/// meeting goes through ("Done, it came in May."), what stands from there on answers the one before it.
fn take_sentences(paper: &Paper<'_>, index: usize, label: &Label, words: &str, out: &mut Candidates) {
    let Some(piece) = paper.piece(index) else { return };
    let due = due_label(paper, &words.to_lowercase());
    let number = number_of(piece, label);
    let said = due.and_then(|at| words.get(..at)).unwrap_or(words);
    let place = |range: Range<usize>| {
        let own = label.end + range.start..label.end + range.end;
        Place::new(index, sentence::trimmed(&piece.words, own))
    };
    let sentences = sentence::sentences(said);
    let told = sentences
        .iter()
        .skip(1)
        .find(|range| {
            let low = said.get((*range).clone()).unwrap_or("").to_lowercase();
            told::says_how_far(paper, &low)
        })
        .map(|range| range.start);
    let asked = sentences
        .into_iter()
        .filter(|range| told.is_none_or(|told| range.start < told));
    for range in asked {
        let answer = told.filter(|start| {
            said.get(range.end..*start)
                .is_some_and(|gap| gap.trim().is_empty())
        });
        let mut item = labelled(number.clone(), place(range));
        item.due_at = due
            .map(|at| Place::new(index, label.end + at + 1..label.limit))
            .into_iter()
            .collect();
        if let Some(told) = answer {
            told::answered(paper, place(told..said.len()), &mut item);
        }
        out.push(item);
    }
}

fn labelled(number: Option<String>, own: Place) -> Candidate {
    Candidate::new(
        ID,
        ItemKind::Action,
        vec![own],
        "It stands after the label of an action.",
    )
    .numbered(number)
    .sure(Confidence::Certain)
}

/// "AG: obtain quotes" behind a label: what is to be done, and who does it. Whether it was so.
fn named(paper: &Paper<'_>, index: usize, label: &Label, out: &mut Candidates) -> bool {
    let Some(piece) = paper.piece(index) else {
        return false;
    };
    let words = piece.words.get(label.end..label.limit).unwrap_or("").trim();
    let Some((name, at)) = named_before_colon(words) else {
        return false;
    };
    let own = sentence::trimmed(&piece.words, label.end + at..label.limit);
    let mut item = labelled(None, Place::new(index, own));
    item.owner = Some(name.to_owned());
    out.push(item);
    true
}

/// "AG: obtain quotes", "Head of Parks - list the trees": who is to act and where the deed begins.
fn named_before_colon(words: &str) -> Option<(&str, usize)> {
    let skip = words.len() - words.trim_start_matches([' ', '-']).len();
    let bare = words.get(skip..)?;
    let (name, rest) = bare.split_once(':').or_else(|| bare.split_once(" - "))?;
    let named = name.split(' ').count() <= 5
        && name.split(' ').all(|word| {
            word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "for" | "&" | "the")
        });
    let deed = rest.trim_start();
    let start = words.len() - deed.len();
    (named && deed.split(' ').count() >= 2).then_some((name.trim(), start))
}

/// The number that a label prints: "3" of "Action 3:", "AP2/1".
fn number_of(piece: &Piece, label: &Label) -> Option<String> {
    let printed = match piece.marker.as_ref() {
        Some(marker) if label.end == 0 => marker.printed.as_str(),
        _ => piece.words.get(label.start..label.end)?.trim(),
    };
    let bare = printed.trim_matches([':', '.', '-', ' ', '(', ')']);
    let low = bare.to_ascii_lowercase();
    if low.starts_with("ap") {
        return bare
            .ends_with(|c: char| c.is_ascii_digit())
            .then(|| bare.to_owned());
    }
    let figure = bare.rsplit(' ').next()?;
    (figure.starts_with(|c: char| c.is_ascii_digit()) && low.starts_with("action")).then(|| figure.to_owned())
}

/// A row of a table whose first cell is the label of an action: "AP2/2 | BR to cut it | Deadline: July".
fn labelled_row(paper: &Paper<'_>, index: usize, out: &mut Candidates) {
    let (Some(label), Some(words)) = (paper.piece(index), paper.piece(index + 1)) else {
        return;
    };
    let (
        Role::Cell { row, table, .. },
        Role::Cell {
            row: of,
            table: in_table,
            ..
        },
    ) = (label.role, words.role)
    else {
        return;
    };
    if short_label(&format!("{}:", label.low)).is_none_or(|end| end <= label.low.len())
        || (row, table) != (of, in_table)
    {
        return;
    }
    let same = |at: usize| {
        paper.piece(at).is_some_and(
            |piece| matches!(piece.role, Role::Cell { row: r, table: t, .. } if (r, t) == (row, table)),
        )
    };
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![points::trimmed_whole(paper, index + 1)],
        "Its row begins with the label of an action.",
    )
    .numbered(Some(label.words.clone()))
    .sure(Confidence::Likely);
    for at in (index + 2..index + 6).take_while(|at| same(*at)) {
        let is_due = paper
            .piece(at)
            .is_some_and(|piece| due_label(paper, &format!(" {}", piece.low)).is_some());
        if is_due {
            item.due_at.push(paper.whole(at));
        } else {
            let more = points::trimmed_whole(paper, at);
            // Cells whose lines stand beside each other are columns, and their words no one sentence.
            let is_beside = paper.passage(&[more]).hull().start < paper.passage(&item.places).hull().end;
            if !is_beside {
                item.places.push(more);
            }
        }
    }
    out.push(item);
}

/// Adds each point of the list below a label or a line of headings.
fn take_list(paper: &Paper<'_>, index: usize, owner: Option<String>, out: &mut Candidates) {
    for point in points::list_at(paper, index + 1, paper.pieces.len()) {
        let mut item = Candidate::new(
            ID,
            ItemKind::Action,
            point.places,
            "It is a point of the list of actions.",
        )
        .numbered(point.number)
        .sure(Confidence::Certain);
        item.owner.clone_from(&owner);
        out.push(item);
    }
}

/// Whether every point of a list says who is to do what: "Clerk to write to the bishop".
fn names_who_is_to_act(paper: &Paper<'_>, first: usize) -> bool {
    let list = points::list_at(paper, first, paper.pieces.len());
    !list.is_empty()
        && list.iter().all(|point| {
            point.places.first().is_some_and(|place| {
                let words = paper.words_at(*place);
                words.find(" to ").is_some_and(|at| at < 60) && words.starts_with(char::is_uppercase)
            })
        })
}

/// "Actions arising from this meeting": a heading that names actions, over a list that says who is to do
/// what.
fn heads_actions(paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
    let words = piece.low.split(' ').count();
    piece.is_heading()
        && words <= 8
        && ["actions", "action points", "next steps"]
            .iter()
            .any(|label| style::find_word(&piece.low, label).is_some())
        && paper
            .piece(index + 1)
            .is_some_and(|next| next.marker.is_some() && !next.is_cell())
        && names_who_is_to_act(paper, index + 1)
}

/// "No.  Action  Officer": a line that is nothing but headings of columns, that of the action and of
/// whoever is to do it among them.
fn heads_columns(paper: &Paper<'_>, low: &str) -> bool {
    let columns = &paper.words.columns;
    let lists = [
        &columns.number,
        &columns.item,
        &columns.owner,
        &columns.due,
        &columns.status,
        &columns.date,
    ];
    let mut rest = low.trim();
    let (mut item, mut owner, mut count) = (false, false, 0);
    while !rest.is_empty() && count < 7 {
        let longest = lists
            .iter()
            .enumerate()
            .filter_map(|(which, list)| style::begins_with(rest, list).map(|length| (length, which)))
            .max();
        let Some((length, which)) = longest else {
            return false;
        };
        item |= which == 1 && rest.starts_with("action");
        owner |= which == 2;
        count += 1;
        rest = rest
            .get(length..)
            .unwrap_or("")
            .trim_start_matches([' ', '.', '/']);
    }
    item && owner && count >= 2
}

/// Whether words say what is to be done and not only who is to do it.
fn says_what_to_do(words: &str) -> bool {
    let low = words.to_lowercase();
    low.contains(" to ") || low.contains(" will ") || low.contains(" should ") || words.split(' ').count() > 7
}

/// "Action: Leisure Trust" names who is to do what the sentence before it says.
fn owned(zone: &Zone<'_>, index: usize, label: &Label, words: &str, out: &mut Candidates) {
    let paper = zone.paper;
    let Some(piece) = paper.piece(index) else { return };
    let owner = words
        .split(" to ")
        .next()
        .unwrap_or(words)
        .trim_end_matches(['.', ' '])
        .to_owned();
    let before = piece.words.get(..label.start).unwrap_or("").trim_end();
    let what = if before.is_empty() {
        previous_sentence(paper, index, zone.pieces.start)
    } else {
        sentence::sentences(before)
            .into_iter()
            .next_back()
            .map(|range| Place::new(index, range))
    };
    let Some(what) = what.and_then(|what| nearest_deed(paper, what, before.is_empty())) else {
        return;
    };
    if addressee::closes_a_list(paper, index) && before.is_empty() {
        name_last(paper, what, &owner, out);
        return;
    }
    if agreed_in_passing::is_decision(paper, what) {
        // What was resolved stays a resolution; who carries it out stands beside it.
        let mut own = agreed_in_passing::decisions_at(paper, what);
        for item in &mut own {
            item.owner = Some(owner.clone());
        }
        own.into_iter().for_each(|item| out.push(item));
        return;
    }
    let mut item = Candidate::new(
        ID,
        ItemKind::Action,
        vec![what],
        "The label of an action after it names who is to do it.",
    )
    .sure(Confidence::Likely);
    item.owner = Some(owner);
    if words.contains(" to ") {
        item.due_at = vec![Place::new(index, label.end..label.limit)];
    }
    out.push(item);
}

/// After a list of resolutions the label names who is to carry out the last of them.
fn name_last(paper: &Paper<'_>, what: Place, owner: &str, out: &mut Candidates) {
    let point = paper.whole(what.piece);
    let found = out
        .items
        .iter_mut()
        .find(|item| item.places.iter().any(|place| place.overlaps(point)));
    if let Some(item) = found {
        item.owner = Some(owner.to_owned());
    }
}

/// The sentence that a label names the owner of. In a list the label belongs to the point that asks or
/// promises something; where none does, to none.
fn nearest_deed(paper: &Paper<'_>, what: Place, alone: bool) -> Option<Place> {
    let listed = paper
        .piece(what.piece)
        .and_then(|piece| piece.marker.as_ref())
        .is_some_and(|marker| marker.is_bullet());
    if !alone || !listed {
        return Some(what);
    }
    let deed = |index: usize| {
        let piece = paper.piece(index)?;
        let range = sentence::sentences(&piece.words).into_iter().next_back()?;
        let owes =
            request_in(paper, piece, &range).is_some() || promise_in(paper, index, piece, &range).is_some();
        owes.then(|| Place::new(index, range))
    };
    (what.piece.saturating_sub(6)..=what.piece).rev().find_map(deed)
}

fn previous_sentence(paper: &Paper<'_>, index: usize, first: usize) -> Option<Place> {
    let before = index.checked_sub(1).filter(|before| *before >= first)?;
    let piece = paper.piece(before)?;
    let range = sentence::sentences(&piece.words).into_iter().next_back()?;
    Some(Place::new(before, range))
}
