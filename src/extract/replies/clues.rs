//! Clues: what can be told about a unit and what stands around it.

use super::units::Unit;
use crate::extract::answer;
use crate::extract::clean::{Piece, Role};
use crate::extract::learned::telling::{marker, marks_in, named, role};
use crate::extract::learned::vocabulary::SORTS;
use crate::extract::learned::{Clues, ending, last_words, words};
use crate::extract::likeness::surroundings::{self, Marks, Surroundings};
use crate::extract::numbering;
use crate::extract::paper::Paper;
use crate::extract::position;
use crate::extract::table;
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A paper as clues are drawn from it.
#[derive(Debug)]
pub struct Clued<'p> {
    paper: &'p Paper<'p>,
    /// Its units.
    pub units: Vec<Unit>,
    around: Vec<Surroundings>,
    sorts: Vec<&'static str>,
    kind: String,
    /// How often the paper opens a unit with these few words.
    openings: HashMap<&'p str, usize>,
    /// How many columns each table has.
    widths: HashMap<u32, u32>,
    /// The marks of the pieces that head, open a list or stand at the top of a column.
    marks: Marks,
}

/// Ways of speaking, and the words that tell each.
const SPOKEN: [(&str, &[&str]); 4] = [
    ("first person", &[" i ", " we ", " our ", " my "]),
    ("to come", &[" will ", " shall ", " would "]),
    (
        "done",
        &[" has been ", " have been ", " has ", " have ", " was ", " were "],
    ),
    ("asks", &["should ", " be ", "that ", "recommend"]),
];

/// Which of the ways of speaking are in `low`.
fn spoken_in(low: &str) -> [bool; SPOKEN.len()] {
    static FINDER: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
        let words = SPOKEN.iter().enumerate();
        let (ways, words): (Vec<usize>, Vec<&str>) = words
            .flat_map(|(way, (_, words))| words.iter().map(move |word| (way, *word)))
            .unzip();
        Some((AhoCorasick::new(words).ok()?, ways))
    });
    let mut spoken = [false; SPOKEN.len()];
    if let Some((finder, ways)) = &*FINDER {
        let padded = format!(" {low} ");
        for found in finder.find_overlapping_iter(&padded) {
            let way = ways.get(found.pattern().as_usize());
            if let Some(spoken) = way.and_then(|way| spoken.get_mut(*way)) {
                *spoken = true;
            }
        }
    }
    spoken
}

/// A count told as a word.
fn few(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=8 => "5",
        9..=16 => "9",
        17..=32 => "17",
        _ => "33",
    }
}

/// A label as the paper repeats it: what stands before a colon or an arrow without its figures.
fn label_of(low: &str) -> &str {
    low.trim_end_matches(|c: char| !c.is_alphabetic())
}

/// What a piece looks like from afar.
fn look(piece: Option<&Piece>) -> [&'static str; 3] {
    piece.map_or(["nothing"; 3], |piece| {
        [role(piece.role), marker(piece), few(piece.words.len() / 12)]
    })
}

impl<'p> Clued<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>, units: Vec<Unit>) -> Self {
        const FIRST: usize = 12;
        let first = paper.pieces.iter().take(FIRST);
        let low: Vec<&str> = first.map(|piece| piece.low.as_str()).collect();
        let sorts = SORTS
            .iter()
            .copied()
            .filter(|sort| low.iter().any(|words| words.contains(sort)));
        let mut openings: HashMap<&str, usize> = HashMap::new();
        for unit in &units {
            let low = low_of(paper, unit);
            if low.len() < 40 {
                *openings.entry(label_of(low)).or_default() += 1;
            }
        }
        let mut widths: HashMap<u32, u32> = HashMap::new();
        for piece in &paper.pieces {
            if let Role::Cell { table, column, .. } = piece.role {
                let width = widths.entry(table).or_default();
                *width = (*width).max(column + 1);
            }
        }
        let around = surroundings::of(&paper.pieces);
        Self {
            sorts: sorts.collect(),
            marks: Marks::of(&paper.pieces, &around),
            around,
            kind: paper.facts.kind.code().to_owned(),
            paper,
            units,
            openings,
            widths,
        }
    }

    fn piece(&self, index: Option<usize>) -> Option<&'p Piece> {
        index.and_then(|index| self.paper.piece(index))
    }

    /// Tells what holds for a unit.
    pub fn of_unit(&self, at: usize, clues: &mut impl Clues) {
        let (Some(unit), Some(piece)) = (
            self.units.get(at),
            self.units
                .get(at)
                .and_then(|unit| self.paper.piece(unit.place.piece)),
        ) else {
            return;
        };
        clues.clue("always", &[]);
        self.of_place(unit, piece, clues);
        self.of_words(unit, piece, clues);
        self.of_neighbours(at, unit, clues);
        self.of_headings(unit, piece, clues);
        self.of_stance(unit, piece, clues);
    }

    fn of_place(&self, unit: &Unit, piece: &Piece, clues: &mut impl Clues) {
        let marker = if unit.nth == 0 { marker(piece) } else { "inside" };
        let role = role(piece.role);
        let zone = self.paper.zone_of(unit.place.piece).label();
        let end = if unit.place.end == piece.words.len() {
            "to its end"
        } else {
            "within"
        };
        clues.clue("role, marker", &[role, marker]);
        clues.clue("zone", &[zone]);
        clues.clue("zone, role, marker", &[zone, role, marker]);
        clues.clue("kind", &[&self.kind]);
        clues.clue("kind, role, marker", &[&self.kind, role, marker]);
        clues.clue("kind, joint", &[&self.kind, unit.joint]);
        clues.clue("joint", &[unit.joint]);
        clues.clue("joint, role", &[unit.joint, role]);
        clues.clue("nth", &[few(unit.nth), end, role]);
        if self.paper.announces_answers {
            clues.clue("announces answers", &[role, marker]);
        }
        for sort in &self.sorts {
            clues.clue("sort", &[sort]);
            clues.clue("sort, role", &[sort, role]);
        }
        let words = unit.place.end - unit.place.start;
        clues.clue("length", &[few(words / 6)]);
        clues.clue("length, role", &[few(words / 6), role]);
        if piece.is_heading() {
            clues.clue("is a heading", &[]);
        }
    }

    fn of_words(&self, unit: &Unit, piece: &Piece, clues: &mut impl Clues) {
        const MOST: usize = 30;
        let low = low_of(self.paper, unit);
        let told: Vec<&str> = words(low).map(|word| word.told).collect();
        let role = role(piece.role);
        let get = |at: usize| told.get(at).copied().unwrap_or("");
        clues.clue("word 1", &[get(0)]);
        clues.clue("word 1, role", &[get(0), role]);
        clues.clue("word 1, joint", &[get(0), unit.joint]);
        clues.clue("word 2", &[get(1)]);
        clues.clue("words 1 and 2", &[get(0), get(1)]);
        clues.clue("words 1 to 3", &[get(0), get(1), get(2)]);
        clues.clue("word 1 ends", &[ending(get(0)), role]);
        for (word, next) in told.iter().zip(told.iter().skip(1).chain([&""])).take(MOST) {
            clues.clue("word", &[word]);
            clues.clue("words", &[word, next]);
        }
        let first = piece.at(unit.place.range()).chars().next().unwrap_or(' ');
        let begins = match first {
            c if c.is_uppercase() => "capital",
            c if c.is_alphabetic() => "small",
            c if c.is_ascii_digit() => "figure",
            '"' | '\'' => "quote",
            '(' | '[' => "bracket",
            _ => "sign",
        };
        clues.clue("begins", &[begins, unit.joint]);
        let last = low.chars().next_back().unwrap_or(' ');
        let sign = if last.is_alphanumeric() {
            "word"
        } else {
            low.get(low.len() - last.len_utf8()..).unwrap_or("")
        };
        clues.clue("ends", &[sign]);
        clues.clue("ends, role", &[sign, role]);
        let letters = piece.at(unit.place.range()).chars().filter(|c| c.is_alphabetic());
        if letters.clone().count() > 2 && !letters.clone().any(char::is_lowercase) {
            clues.clue("capitals", &[role]);
        }
        if !numbering::named_in(piece.at(unit.place.range())).is_empty() {
            clues.clue("names a number", &[role]);
        }
        if low.len() < 40 {
            let label = label_of(low);
            clues.clue("is", &[label]);
            let often = self.openings.get(label).copied().unwrap_or(0);
            clues.clue("told so often", &[few(often), sign]);
        }
    }

    fn of_neighbours(&self, at: usize, unit: &Unit, clues: &mut impl Clues) {
        if let Some(before) = at.checked_sub(1).and_then(|at| self.units.get(at)) {
            let low = low_of(self.paper, before);
            if low.len() < 48 {
                let label = label_of(low);
                clues.clue("behind", &[label, unit.joint]);
                for word in words(low) {
                    clues.clue("behind a few with", &[word.told]);
                }
                let often = self.openings.get(label).copied().unwrap_or(0);
                clues.clue("behind what is told so often", &[few(often), unit.joint]);
            }
            for word in words(low).take(2) {
                clues.clue("behind one that begins", &[word.told]);
            }
            if let [.., one, other] = last_words(low, 2).as_slice() {
                clues.clue("behind one that ends", &[one, other]);
            }
            for mark in named(marks_in(low)) {
                clues.clue("behind one about", &[mark, unit.joint]);
            }
        }
        if let Some(after) = self.units.get(at + 1) {
            for word in words(low_of(self.paper, after)).take(2) {
                clues.clue("before one that begins", &[word.told]);
            }
            clues.clue("before", &[after.joint]);
            if let Some(label) = Some(low_of(self.paper, after)).filter(|low| low.len() < 48) {
                clues.clue("before a label", &[label_of(label), after.joint]);
            }
        }
        let index = unit.place.piece;
        let own = look(self.piece(Some(index)));
        let before = look(self.piece(index.checked_sub(1)));
        let two = look(self.piece(index.checked_sub(2)));
        let after = look(self.piece(Some(index + 1)));
        let next = look(self.piece(Some(index + 2)));
        clues.clue("below", &[before[0], before[1], own[0], own[1]]);
        clues.clue("above", &[after[0], after[1], own[0], own[1]]);
        clues.clue(
            "below two",
            &[two[0], two[1], before[0], before[1], own[0], own[1]],
        );
        clues.clue(
            "above two",
            &[next[0], next[1], after[0], after[1], own[0], own[1]],
        );
        clues.clue("below so long", &[before[2], own[2]]);
        clues.clue("above so long", &[after[2], own[2]]);
    }

    fn of_headings(&self, unit: &Unit, piece: &Piece, clues: &mut impl Clues) {
        let around = self.around.get(unit.place.piece).copied().unwrap_or_default();
        let low = |index| self.piece(index).map_or("", |piece| piece.low.as_str());
        let role = role(piece.role);
        for mark in self.marks.at(around.heading) {
            clues.clue("heading", &[mark]);
            clues.clue("heading, role", &[mark, role]);
        }
        for mark in self.marks.at(around.heading_before) {
            clues.clue("heading before", &[mark]);
        }
        if let Some(lead_in) = around.lead_in.filter(|_| !piece.is_cell()) {
            for mark in self.marks.at(Some(lead_in)) {
                clues.clue("lead-in", &[mark, role]);
            }
            for word in last_words(low(Some(lead_in)), 4) {
                clues.clue("lead-in ends with", &[word]);
            }
        }
        if let Role::Cell { table, column, row } = piece.role {
            let width = self.widths.get(&table).copied().unwrap_or(0);
            let place = [few(column as usize), few(width as usize)];
            clues.clue("column of", &place);
            if row == 0 {
                clues.clue("first row", &[]);
            }
            let heading = low(around.column);
            for mark in self.marks.at(around.column) {
                clues.clue("column heading", &[mark]);
            }
            for word in words(heading).take(8) {
                clues.clue("column heading says", &[word.told]);
            }
            if heading.len() < 40 {
                clues.clue("column is headed", &[heading]);
            }
            let meaning = table::of_label_alone(self.paper, heading);
            let meaning = meaning.map_or("unknown".to_owned(), |column| format!("{column:?}"));
            clues.clue("column means", &[&meaning]);
            clues.clue("column means, joint", &[&meaning, unit.joint]);
        }
    }

    fn of_stance(&self, unit: &Unit, piece: &Piece, clues: &mut impl Clues) {
        let low = low_of(self.paper, unit);
        let role = role(piece.role);
        let words = piece.at(unit.place.range());
        let read = || position::read(words, &self.paper.words);
        let read = self.paper.positions.of(words, read);
        let read = read.map_or("none", |reading| reading.position.code());
        clues.clue("reads as", &[read]);
        clues.clue("reads as, role, joint", &[read, role, unit.joint]);
        let opens = position::opens(low, &self.paper.words);
        if opens {
            clues.clue("opens with a position", &[role]);
        }
        if opens || answer::takes_a_position(low) {
            clues.clue("opens as an answer", &[role]);
        }
        if unit.nth == 0 && answer::label_end(piece, &self.paper.words).is_some() {
            clues.clue("has a label", &[role]);
        }
        for (name, spoken) in SPOKEN.iter().zip(spoken_in(low)) {
            if spoken {
                clues.clue(name.0, &[role]);
            }
        }
    }

    /// Tells what speaks for a state behind another: by what parts the units.
    pub fn of_step(&self, at: usize, after: &'static str, clues: &mut impl Clues) {
        let Some(unit) = self.units.get(at) else { return };
        let Some(piece) = self.paper.piece(unit.place.piece) else {
            return;
        };
        let marker = if unit.nth == 0 { marker(piece) } else { "inside" };
        clues.clue(after, &[]);
        clues.clue(after, &[unit.joint]);
        clues.clue(after, &[unit.joint, marker]);
        let heading = if piece.is_heading() { "heading" } else { "text" };
        clues.clue(after, &[unit.joint, marker, heading, &self.kind]);
        if let Role::Cell { table, column, .. } = piece.role {
            let width = self.widths.get(&table).copied().unwrap_or(0);
            clues.clue(after, &["column", few(column as usize), few(width as usize)]);
        }
    }
}

fn low_of<'p>(paper: &'p Paper<'p>, unit: &Unit) -> &'p str {
    paper
        .piece(unit.place.piece)
        .and_then(|piece| piece.low.get(unit.place.range()))
        .unwrap_or("")
}
