//! What was asked and what was answered, one under the other: points of any make (numbered, with
//! bullets, in quotation marks, or plain requests), each with its answer below it under a label or
//! without one. It pairs by structure; it does not say what an answer means.

mod lines;

use super::answer;
use super::clean::{Piece, Role};
use super::marker::Marker;
use super::numbering::{self, Named};
use super::paper::{Paper, Place};
use super::position;
use super::request;
use super::rules;
use super::sentence;
use super::zone::ZoneKind;
use crate::scrutiny::paper::PaperKind;

/// A point and what stands below it.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The point's number as printed.
    pub number: Option<String>,
    /// The point's words.
    pub asked: Vec<Place>,
    /// Where its answer begins to be looked for; none where nothing answers it.
    pub answer: Vec<Place>,
    /// The choice that the answer makes, where it stands apart from the words that explain it.
    pub status: Option<Place>,
    /// Whether the answer has a label, or says of itself that it answers.
    pub is_labelled: bool,
    /// Whether the label names the point by its number.
    pub is_named: bool,
}

/// By what the points of one run are known.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Marked(Marker),
    Quoted,
    Plain,
}

/// What a piece is to an exchange.
enum Part {
    Head(Form),
    Answer(usize),
    Named(Vec<Named>, usize),
    Text,
    Group,
    Divider,
    Break,
}

/// A point of a run in the making.
#[derive(Debug)]
struct Entry {
    head: usize,
    more: Vec<usize>,
    label: Option<(usize, usize)>,
    body: Vec<usize>,
}

impl Entry {
    const fn new(head: usize) -> Self {
        Self {
            head,
            more: Vec::new(),
            label: None,
            body: Vec::new(),
        }
    }

    fn is_open(&self) -> bool {
        self.label.is_none() && self.body.is_empty()
    }
}

/// The exchanges of a paper, in reading order.
#[must_use]
pub fn read(paper: &Paper<'_>) -> Vec<Exchange> {
    let mut found = Vec::new();
    let mut run = Run::default();
    for index in 0..paper.pieces.len() {
        let Some(piece) = paper.piece(index) else { break };
        match part(paper, index, piece) {
            Part::Head(form) => run.take_head(paper, index, form, &mut found),
            Part::Answer(start) => run.take_label(index, start),
            Part::Named(named, start) => run.take_named(paper, index, start, &named, &mut found),
            Part::Text => run.take_text(paper, index, piece, &mut found),
            Part::Break => {
                run.close(paper, &mut found);
                run.shared = None;
            }
            Part::Divider => run.answered.clear(),
            // Below a point, "Agreed" is its answer; before the first it speaks of all that follow.
            Part::Group if run.entries.is_empty() || run.shared.is_some() => {
                run.close(paper, &mut found);
                run.shared = Some(index);
            }
            Part::Group => run.take_text(paper, index, piece, &mut found),
        }
    }
    run.close(paper, &mut found);
    found
}

fn part(paper: &Paper<'_>, index: usize, piece: &Piece) -> Part {
    let heading = matches!(piece.role, Role::Heading { .. });
    let zone = paper.zone_of(index);
    if piece.is_cell()
        || matches!(zone, ZoneKind::Ending | ZoneKind::Contacts)
        || answer::is_sign_off(&piece.low)
    {
        return Part::Break;
    }
    if !heading && let Some((named, start)) = numbering::opens_by_naming(&piece.words) {
        return Part::Named(named, start);
    }
    if let Some(start) = answer::label_end(piece, &paper.words) {
        // "2  Cabinet's reply" heads a section.
        let marker = piece.marker.as_ref().filter(|marker| !marker.is_bullet());
        let over_points = paper
            .piece(index + 1)
            .is_none_or(|next| next.marker.is_some() || next.is_cell());
        // What a meeting decided answers nobody's points.
        let decided = zone == ZoneKind::Decision && !answer::is_answering(paper);
        let bare = start >= piece.words.len();
        let section = bare
            && (marker.is_some_and(|marker| !marker.is_decimal())
                || (heading || marker.is_some()) && over_points);
        return if decided || section {
            Part::Break
        } else {
            Part::Answer(start)
        };
    }
    let listed = paper.piece(index + 1).is_some_and(|next| next.marker.is_some());
    let marked = piece.marker.is_some() && !heading;
    if listed && !marked && answer::is_answering(paper) && answer::heads_a_group(paper, piece) {
        return Part::Group;
    }
    // What a meeting resolved stands below the exchange and answers none of its points.
    let resolves = [
        "RESOLVED",
        "Resolved",
        "IT WAS RESOLVED",
        "It was resolved",
        "PENDERFYNWYD",
    ]
    .iter()
    .any(|mark| piece.words.starts_with(mark));
    if lines::names_whom(piece) {
        return Part::Divider;
    }
    if heading && lines::answers_directly(paper, index, piece) {
        return Part::Text;
    }
    if heading || resolves || rules::is_labelled(piece, &paper.words) {
        return Part::Break;
    }
    // A question is asked of somebody, and nothing is asked of them to be done.
    if piece.words.ends_with('?') {
        return Part::Break;
    }
    if let Some(marker) = &piece.marker {
        return Part::Head(Form::Marked(marker.clone()));
    }
    if lines::is_quoted(piece) {
        return Part::Head(Form::Quoted);
    }
    let answered = |next: &Piece| {
        next.marker.is_none() && !next.is_cell() && answer::opens_as_answer(&next.low, &paper.words)
            || answer::label_end(next, &paper.words).is_some()
    };
    let asks = piece.apart
        && request::is_firm(&piece.low)
        && !answer::opens_as_answer(&piece.low, &paper.words)
        && paper.piece(index + 1).is_some_and(answered);
    if asks { Part::Head(Form::Plain) } else { Part::Text }
}

/// The points of one make that follow each other.
#[derive(Debug, Default)]
struct Run {
    form: Option<Form>,
    entries: Vec<Entry>,
    /// The line over the points that says what becomes of them all.
    shared: Option<usize>,
    /// The points that the words being read answer.
    answered: Vec<usize>,
    /// How many points of the runs before were answered by what stands below them.
    shown: usize,
}

impl Run {
    fn take_head(&mut self, paper: &Paper<'_>, index: usize, form: Form, found: &mut Vec<Exchange>) {
        let last = self
            .entries
            .last()
            .and_then(|entry| paper.piece(entry.head))
            .and_then(|piece| piece.marker.as_ref());
        let goes_on = match (&self.form, &form) {
            (Some(Form::Marked(first)), Form::Marked(marker)) => {
                marker.is_of_list(first)
                    && (marker.is_bullet() || last.is_some_and(|last| lines::comes_after(marker, last)))
            }
            (Some(known), form) => known == form,
            (None, _) => false,
        };
        if goes_on {
            self.begin(index);
            return;
        }
        // A list of another make within a point or its answer belongs there.
        if let Form::Marked(marker) = &form
            && let Some(entry) = self.entries.last_mut()
        {
            let announced = paper.piece(index.saturating_sub(1)).is_some_and(|before| {
                before.words.ends_with([':', '-'])
                    || before.marker.as_ref().is_some_and(|m| m.is_of_list(marker))
            });
            let inner =
                marker.is_bullet() || !matches!(self.form, Some(Form::Marked(ref m)) if m.is_bullet());
            if inner
                && announced
                && (marker.is_bullet() || marker.is_first() || !entry.more.is_empty() || entry.body.len() > 1)
            {
                if entry.is_open() {
                    entry.more.push(index);
                } else {
                    entry.body.push(index);
                }
                return;
            }
        }
        self.close(paper, found);
        self.form = Some(form);
        self.begin(index);
    }

    fn begin(&mut self, index: usize) {
        self.answered = vec![self.entries.len()];
        self.entries.push(Entry::new(index));
    }

    /// "Response to 9:", below the points 9 and 10.
    fn take_named(
        &mut self,
        paper: &Paper<'_>,
        index: usize,
        start: usize,
        named: &[Named],
        found: &mut Vec<Exchange>,
    ) {
        self.answered = self.of_numbers(paper, named);
        if self.answered.is_empty() {
            self.close(paper, found);
        }
        for nth in self.answered.clone() {
            if let Some(entry) = self.entries.get_mut(nth) {
                // What stood below the last point only led up to the answers.
                entry.body.clear();
                entry.label = Some((index, start));
            }
        }
    }

    /// The points without a label that have one of these numbers.
    fn of_numbers(&self, paper: &Paper<'_>, named: &[Named]) -> Vec<usize> {
        let number = |entry: &Entry| {
            paper
                .piece(entry.head)
                .and_then(|piece| piece.marker.as_ref())
                .map(|marker| Named::Number(numbering::core(&marker.printed)))
        };
        self.entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.label.is_none() && number(entry).is_some_and(|n| named.contains(&n)))
            .map(|(nth, _)| nth)
            .collect()
    }

    fn take_label(&mut self, index: usize, start: usize) {
        for nth in self.answered.clone() {
            if let Some(entry) = self.entries.get_mut(nth) {
                if entry.is_open() {
                    entry.label = Some((index, start));
                } else {
                    entry.body.push(index);
                }
            }
        }
    }

    fn take_text(&mut self, paper: &Paper<'_>, index: usize, piece: &Piece, found: &mut Vec<Exchange>) {
        let Some(label) = self
            .answered
            .first()
            .and_then(|nth| self.entries.get(*nth))
            .map(|entry| entry.label)
        else {
            return;
        };
        let named = numbering::named_in(&piece.words);
        let naming = sentence::sentences(&piece.words)
            .into_iter()
            .filter(|range| {
                piece
                    .words
                    .get(range.clone())
                    .is_some_and(|words| !numbering::named_in(words).is_empty())
            })
            .count();
        if naming == 1 && position::read(&piece.words, &paper.words).is_some() {
            // "Recommendations 1a and 1b are accepted": the answer to those that it names.
            let before = std::mem::take(&mut self.answered);
            self.answered = self.of_numbers(paper, &named);
            for nth in self.answered.clone() {
                if let Some(entry) = self.entries.get_mut(nth) {
                    entry.label = Some((index, 0));
                }
            }
            if !self.answered.is_empty() {
                return;
            }
            self.answered = before;
        }
        let position =
            answer::opens_as_answer(&piece.low, &paper.words) || position::opens(&piece.low, &paper.words);
        let under_label = label.is_some_and(|(label, start)| {
            label + 1 == index && paper.piece(label).is_some_and(|piece| start >= piece.words.len())
        });
        let heading = piece.is_heading() && piece.apart && !position && !under_label && piece.words.len() > 3;
        if heading {
            self.close(paper, found);
            return;
        }
        for nth in self.answered.clone() {
            if let Some(entry) = self.entries.get_mut(nth) {
                entry.body.push(index);
            }
        }
    }

    /// Ends the run and adds what it holds, if it is an exchange.
    fn close(&mut self, paper: &Paper<'_>, found: &mut Vec<Exchange>) {
        let entries = std::mem::take(&mut self.entries);
        let form = self.form.take();
        self.answered.clear();
        let shared = self.shared;
        if entries.is_empty() || shared.is_none() && !is_exchange(paper, form.as_ref(), &entries, self.shown)
        {
            return;
        }
        self.shown += entries.iter().filter(|entry| !entry.body.is_empty()).count();
        let usual = usual_length(&entries);
        let count = entries.len();
        let mut waiting: Vec<Exchange> = Vec::new();
        for (nth, entry) in entries.into_iter().enumerate() {
            let longest = if nth + 1 == count { usual } else { usize::MAX };
            let mut exchange = pair(paper, &entry, longest);
            if let Some(shared) = shared {
                if exchange.answer.is_empty() {
                    exchange.answer = vec![paper.whole(shared)];
                } else {
                    exchange.status = exchange.status.or(Some(paper.whole(shared)));
                }
            }
            let said = exchange.answer.first().is_some_and(|place| {
                let low = paper.words_at(*place).to_lowercase();
                answer::is_statement(&low) || low.contains("these recommendations")
            });
            // Points that stand together over one label share its answer.
            let all = said
                || exchange.is_labelled
                    && !exchange.is_named
                    && waiting.iter().all(|open| {
                        open.asked.first().is_some_and(|place| {
                            request::reads_as_asked(&paper.words_at(*place).to_lowercase())
                        })
                    });
            if all {
                for open in &mut waiting {
                    open.answer.clone_from(&exchange.answer);
                }
            }
            if exchange.answer.is_empty() {
                waiting.push(exchange);
            } else {
                found.append(&mut waiting);
                found.push(exchange);
            }
        }
        found.append(&mut waiting);
    }
}

/// How many paragraphs the answers of a run have at most, the last left out: where the last ends,
/// nothing marks.
fn usual_length(entries: &[Entry]) -> usize {
    let Some((_, others)) = entries.split_last() else {
        return 1;
    };
    others
        .iter()
        .map(|entry| entry.body.len())
        .max()
        .unwrap_or(0)
        .max(1)
}

/// Whether points are answered: by labels, or in a paper that answers by what stands below most of
/// them and takes positions; a point alone only where such have gone before it, as `shown` counts them.
fn is_exchange(paper: &Paper<'_>, form: Option<&Form>, entries: &[Entry], shown: usize) -> bool {
    let count = entries.len();
    let mut labelled = 0;
    let mut waiting = 0;
    for entry in entries {
        waiting += 1;
        if entry.label.is_some() {
            labelled += waiting;
        }
        if !entry.is_open() {
            waiting = 0;
        }
    }
    let low = |index: usize| paper.piece(index).map_or("", |piece| piece.low.as_str());
    let words = |index: usize| paper.piece(index).map_or("", |piece| piece.words.as_str());
    let asked = entries
        .iter()
        .filter(|entry| request::reads_as_asked(low(entry.head)))
        .count();
    let bodied = entries.iter().filter(|entry| !entry.body.is_empty()).count();
    let bodied = bodied
        + entries
            .iter()
            .filter(|entry| entry.is_open() && is_answered_at_end(paper, entry))
            .count();
    let takes = entries
        .iter()
        .filter(|entry| {
            entry.is_open() && is_answered_at_end(paper, entry)
                || entry.body.first().is_some_and(|index| {
                    // "To agree the minutes" under an agenda's heading asks and answers nothing.
                    !low(*index).starts_with("to ")
                        && (answer::opens_as_answer(low(*index), &paper.words)
                            || position::read(words(*index), &paper.words).is_some())
                })
        })
        .count();
    let minutes = entries
        .first()
        .is_some_and(|entry| paper.zone_of(entry.head) == ZoneKind::Minutes);
    let answering =
        answer::is_answering(paper) && !(minutes && paper.facts.kind != PaperKind::ExecutiveResponse);
    let stated = entries
        .last()
        .and_then(|entry| entry.body.first())
        .is_some_and(|index| answer::is_statement(low(*index)));
    let by_label = labelled * 2 > count || (labelled >= 1 && count == 1);
    if by_label {
        return answering || asked * 2 >= count && !minutes;
    }
    if stated && !minutes {
        return true;
    }
    let quoted = matches!(form, Some(Form::Quoted));
    let mostly = bodied * 2 > count;
    let closed = entries
        .iter()
        .all(|entry| entry.is_open() && is_answered_at_end(paper, entry));
    if answering && closed && count >= 2 {
        return true;
    }
    if answering {
        let told =
            takes * 2 >= bodied && asked * 2 >= count || takes >= 1 && (quoted || asked * 3 >= count * 2);
        let firm = entries
            .first()
            .is_some_and(|entry| request::is_firm(low(entry.head)));
        return mostly && told && (count >= 2 || firm);
    }
    let enough = takes >= 2 || takes >= 1 && shown >= 2;
    mostly && !minutes && enough && takes * 2 >= bodied && asked == count
}

/// A point with the words of its answer, of at most so many paragraphs.
fn pair(paper: &Paper<'_>, entry: &Entry, longest: usize) -> Exchange {
    let piece = paper.piece(entry.head);
    let mut asked = vec![own_words(paper, entry.head)];
    asked.extend(entry.more.iter().map(|index| paper.whole(*index)));
    if entry.is_open()
        && let Some((own, answer)) = asked.last().and_then(|last| answer::at_end(paper, *last))
    {
        asked.pop();
        asked.push(own);
        return Exchange {
            number: number_of(piece),
            asked,
            answer: vec![answer],
            status: None,
            is_labelled: false,
            is_named: true,
        };
    }
    let mut parts: Vec<(Place, bool)> = Vec::new();
    if let Some(own) = asked.last_mut()
        && let Some((before, line)) = answer::on_a_line(paper, *own)
    {
        *own = before;
        parts.push((line, false));
    }
    if let Some((index, start)) = entry.label {
        let words = paper.piece(index).map_or("", |piece| piece.words.as_str());
        let own = sentence::trimmed(words, start..words.len());
        if !own.is_empty() {
            parts.push((Place::new(index, own), true));
        }
    }
    let room = if entry.label.is_some() && !parts.is_empty() && longest == 1 {
        0
    } else {
        longest
    };
    // "Agreed" on a line of its own, and then what will be done.
    let is_choice = |index: &usize| answer::is_choice(paper, paper.whole(*index));
    let explains = |index: &usize| {
        paper
            .piece(*index)
            .is_some_and(|piece| piece.words.ends_with('.'))
    };
    let room = if parts.is_empty()
        && entry.body.first().is_some_and(is_choice)
        && entry.body.get(1).is_some_and(explains)
    {
        room.max(2)
    } else {
        room
    };
    for index in entry.body.iter().take(room) {
        // Below a status that a report tells, what its author says of it is no more of the answer.
        if !parts.is_empty() && lines::comments(paper, *index) {
            break;
        }
        let labelled = paper
            .piece(*index)
            .is_some_and(|piece| answer::label_end(piece, &paper.words).is_some());
        parts.extend(answer::plain_words(paper, *index).map(|place| (place, labelled)));
    }
    let (mut answer, mut status) = answer::assembled(paper, &parts);
    if let (Some(first), None) = (answer.first_mut(), status) {
        (*first, status) = answer::without_margins(paper, *first);
    }
    Exchange {
        number: number_of(piece),
        asked,
        answer,
        status,
        is_labelled: entry.label.is_some(),
        is_named: entry.label.is_some_and(|(index, _)| {
            paper
                .piece(index)
                .is_some_and(|piece| numbering::opens_by_naming(&piece.words).is_some())
        }),
    }
}

fn number_of(piece: Option<&Piece>) -> Option<String> {
    piece
        .and_then(|piece| piece.marker.as_ref())
        .and_then(Marker::number)
}

/// Whether a point ends with its own answer.
fn is_answered_at_end(paper: &Paper<'_>, entry: &Entry) -> bool {
    let last = entry.more.last().copied().unwrap_or(entry.head);
    answer::at_end(paper, own_words(paper, last)).is_some()
}

/// The words of a point without the quotation marks around them.
fn own_words(paper: &Paper<'_>, index: usize) -> Place {
    let Some(piece) = paper.piece(index) else {
        return paper.whole(index);
    };
    let mut range = sentence::trimmed(&piece.words, 0..piece.words.len());
    if piece.marker.is_none() && lines::is_quoted(piece) {
        let words = piece.words.get(range.clone()).unwrap_or("");
        let open = words.len() - words.trim_start_matches(['"', '\'']).len();
        let close = words.len() - words.trim_end_matches(['"', '\'']).len();
        range = range.start + open..range.end - close;
    }
    Place::new(index, range)
}
