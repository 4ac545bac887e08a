//! Facts: what a paper says about itself. What it does not print stays unknown; nothing is guessed
//! from a file's name or from who else wrote such papers.

mod agenda_item;
mod body;
mod contacts;
mod council;
mod date;
mod domains;
pub(in crate::extract) mod front_sheet;
mod kind;
mod mentions;
mod offer;
mod publicity;
mod saved_page;
#[cfg(test)]
mod taught;
mod title;

use super::announced;
use super::clean::Piece;
use super::memory::Memory;
use super::paper::{Paper, Place};
use super::style::Words;
use super::zone::{Stretch, ZoneKind};
use crate::document::Document;
use crate::scrutiny::finding::Fact;
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use crate::scrutiny::passage::Passage;
use crate::scrutiny::period::{Anchor, Calendar};
use std::sync::{Arc, OnceLock};

use front_sheet::{FrontSheet, Label};

/// A fact and where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Printed<T> {
    value: T,
    place: Place,
}

/// The paper with its facts, and where each of them is printed. What is `given` beside the calendar
/// stands where the paper prints nothing of its own; the number of the agenda's item always does.
#[must_use]
pub fn state<'d>(
    document: &'d Document,
    pieces: Vec<Piece>,
    stretches: Vec<Stretch>,
    words: Arc<Words>,
    (calendar, given): (Calendar, &PaperFacts),
) -> (Paper<'d>, Vec<(Fact, Passage)>) {
    let mut paper = Paper {
        document,
        mapped: Vec::new(),
        answers_in_prose: OnceLock::new(),
        times: Memory::default(),
        positions: Memory::default(),
        meeting_days: date::meeting_days(&pieces),
        kinds_of_parts: stretches.iter().map(|stretch| stretch.kind).collect(),
        announces_answers: announced::announces_answers(&pieces),
        cell_count: pieces.iter().filter(|piece| piece.is_cell()).count(),
        front: FrontSheet::of(&pieces, &words),
        pieces,
        stretches,
        words,
        facts: PaperFacts::unknown(),
        explains: false,
        anchor: Anchor { date: None, calendar },
        anchor_is_its_own: false,
    };
    let mut passages: Vec<(Fact, Passage)> = Vec::new();
    paper.facts.kind = match kind::of(&paper) {
        PaperKind::Other => given.kind,
        kind => kind,
    };
    paper.explains = kind::explains(&paper);
    let date = date::of(&paper);
    take(&paper, &mut passages, Fact::Date, date.as_ref().map(|d| d.place));
    paper.facts.date = date.map(|date| date.value).or(given.date);
    let anchor = date::anchor(&paper);
    paper.anchor.date = anchor.map(|(day, _)| day);
    paper.anchor_is_its_own = anchor.is_some_and(|(_, own)| own);
    let council = council::of(&paper);
    take(
        &paper,
        &mut passages,
        Fact::Council,
        council.as_ref().map(|c| c.place),
    );
    paper.facts.council = council
        .map(|council| council.value)
        .or_else(|| given.council.clone());
    let body = body::of(&paper);
    take(&paper, &mut passages, Fact::Body, body.as_ref().map(|b| b.place));
    paper.facts.body = body.map(|body| body.value).or_else(|| given.body.clone());
    if let Some((index, words)) = given_title_as_printed(&paper, given) {
        passages.push((Fact::Title, paper.passage(&[paper.whole(index)])));
        paper.facts.title = Some(words);
    } else if let Some(title) = title::of(&paper) {
        passages.push((Fact::Title, paper.passage(&title.places)));
        paper.facts.title = Some(title.words);
    } else {
        paper.facts.title.clone_from(&given.title);
    }
    for (fact, place) in labelled(&mut paper) {
        take(&paper, &mut passages, fact, Some(place));
    }
    if given.agenda_item.is_some() && paper.facts.agenda_item != given.agenda_item {
        // What the agenda calls it is what the meeting calls it, whatever another meeting did.
        paper.facts.agenda_item.clone_from(&given.agenda_item);
        passages.retain(|(fact, _)| *fact != Fact::AgendaItem);
    }
    paper.facts.contacts = contacts::of(&paper);
    passages.sort_by_key(|(fact, _)| *fact);
    (paper, passages)
}

/// The title by which a pack's agenda lists the paper, and the line of the letterhead that prints it, in
/// capitals perhaps: no other line can be meant then.
fn given_title_as_printed(paper: &Paper<'_>, given: &PaperFacts) -> Option<(usize, String)> {
    let title = given.title.as_ref()?;
    let low = title.to_lowercase();
    let (index, _) = head(paper).find(|(_, piece)| piece.low.trim() == low)?;
    Some((index, title.clone()))
}

fn take(paper: &Paper<'_>, passages: &mut Vec<(Fact, Passage)>, fact: Fact, place: Option<Place>) {
    if let Some(place) = place {
        passages.push((fact, paper.passage(&[place])));
    }
}

/// The facts that stand after a label and nowhere else.
fn labelled(paper: &mut Paper<'_>) -> Vec<(Fact, Place)> {
    let mut places = Vec::new();
    let own = |place: &Place| paper.quote(&[*place]).map(|quote| quote.text);
    let first = |label| {
        paper
            .front
            .values(label)
            // "Author:" with an empty cell beside it names nobody.
            .find_map(|field| field.value.first().copied().filter(|place| own(place).is_some()))
    };
    let item = agenda_item::of(paper);
    let author = first(Label::Author).filter(|place| place.end - place.start < 160);
    let member = first(Label::ExecutiveMember);
    let wards = first(Label::Wards);
    let key = first(Label::KeyDecision);
    let (publicity, exempt) = publicity::of(paper);
    let author_text = author.as_ref().and_then(own);
    let member_text = member.as_ref().and_then(own);
    let wards_text = wards.as_ref().and_then(own);
    let key_text = key.as_ref().and_then(own);
    let publicity_place = publicity.as_ref().map(|printed| printed.place);
    let exempt_text = exempt.as_ref().and_then(own);
    if let Some(item) = item {
        places.push((Fact::AgendaItem, item.place));
        paper.facts.agenda_item = Some(item.value);
    }
    places.extend(author.map(|place| (Fact::ReportAuthor, place)));
    places.extend(member.map(|place| (Fact::ExecutiveMember, place)));
    places.extend(publicity_place.map(|place| (Fact::Publicity, place)));
    paper.facts.report_author = author_text;
    paper.facts.executive_member = member_text;
    paper.facts.wards = wards_text;
    paper.facts.key_decision = key_text;
    paper.facts.exempt_paragraph = exempt_text;
    if let Some(publicity) = publicity {
        paper.facts.publicity = publicity.value;
    }
    places
}

/// How many pieces at the start can be the letterhead.
const HEAD: usize = 18;

/// The pieces of the letterhead: those before the first section that is no letterhead, within reach
/// of the start.
fn head<'p>(paper: &'p Paper<'_>) -> impl Iterator<Item = (usize, &'p Piece)> + use<'p> {
    // On a saved page the letterhead goes on, menus and all, until the meeting is told of.
    let told = (paper.facts.kind == PaperKind::AgendaItem)
        .then(|| {
            paper.pieces.iter().position(|piece| {
                matches!(
                    piece.low.as_str(),
                    "minutes:" | "decision:" | "minutes" | "decision"
                )
            })
        })
        .flatten();
    let end = told.map_or_else(|| end_of_letterhead(paper), |told| told.clamp(3, HEAD + HEAD));
    paper.pieces.iter().enumerate().take(end)
}

fn end_of_letterhead(paper: &Paper<'_>) -> usize {
    let end = by_zones(paper).max(end_of_heads_of_minutes(paper));
    // A title may stand below a front sheet that is drawn as a table.
    let is_cell = |at: Option<usize>| at.and_then(|at| paper.piece(at)).is_some_and(Piece::is_cell);
    let below_sheet = is_cell(end.checked_sub(1)) && !is_cell(Some(end));
    end + usize::from(below_sheet)
}

/// Where the lines end with which minutes begin, whatever zone they are in: before those present.
fn end_of_heads_of_minutes(paper: &Paper<'_>) -> usize {
    const SIGNS: &[&str] = &[
        "present",
        "members",
        "attend",
        "in attendance",
        "apolog",
        "sederunt",
        "councillors",
        "cllr",
        "yn bresennol",
        "commission members",
        "panel members",
        "committee members",
    ];
    const LONGEST_LINE: usize = 200;
    if paper.facts.kind != PaperKind::Minutes {
        return 0;
    }
    paper
        .pieces
        .iter()
        .enumerate()
        .take(HEAD)
        .find(|(index, piece)| {
            let index = *index;
            piece.is_cell()
                || piece.marker.is_some() && !date::prints_a_day(paper, index)
                || piece.words.len() > LONGEST_LINE
                || SIGNS.iter().any(|sign| piece.low.starts_with(sign))
        })
        .map_or(0, |(index, _)| index)
}

fn by_zones(paper: &Paper<'_>) -> usize {
    paper
        .stretches
        .iter()
        .find(|stretch| {
            let letterhead = matches!(
                stretch.kind,
                ZoneKind::Title | ZoneKind::Table | ZoneKind::Notice | ZoneKind::Contacts
            );
            !letterhead && stretch.pieces.start > 1
        })
        .map_or(HEAD, |stretch| stretch.pieces.start.clamp(3, HEAD))
}
