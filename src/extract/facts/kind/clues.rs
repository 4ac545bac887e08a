//! Clues to the kind of a paper: what it says of itself, the words of its first lines and headings, its
//! labels and columns, and how much of what it holds.

use crate::extract::answer;
use crate::extract::at_once;
use crate::extract::clean::{Piece, Role};
use crate::extract::facts::front_sheet::Label;
use crate::extract::learned::{Clues, Word, words};
use crate::extract::paper::Paper;
use crate::extract::table;
use crate::scrutiny::paper::PaperKind;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// How many pieces can be of the head.
const HEAD: usize = 16;
/// How many of them are its first lines.
const TOP: usize = 5;
/// Longer pieces are no lines.
const LINE: usize = 170;

/// Tells the clues of a paper that has these signs.
pub fn tell(paper: &Paper<'_>, signs: &[(&'static str, PaperKind)], to: &mut impl Clues) {
    of_signs(paper, signs, to);
    of_head(paper, to);
    of_headings(paper, to);
    of_tables(paper, to);
    of_amounts(paper, to);
    of_letters(paper, to);
    of_opening(paper, to);
}

fn of_signs(paper: &Paper<'_>, signs: &[(&'static str, PaperKind)], to: &mut impl Clues) {
    for (sign, _) in signs {
        to.clue("sign", &[sign]);
    }
    if let Some((sign, kind)) = signs.first() {
        to.clue("first sign", &[sign]);
        to.clue("by signs", &[kind.code()]);
    }
    for label in [
        Label::Body,
        Label::Title,
        Label::Date,
        Label::AgendaItem,
        Label::Contact,
        Label::Author,
        Label::ExecutiveMember,
        Label::Wards,
        Label::KeyDecision,
    ] {
        if paper.front.values(label).next().is_some() {
            to.clue("labelled", &[label.code()]);
        }
    }
    for kind in &paper.kinds_of_parts {
        to.clue("zone", &[kind.label()]);
    }
}

/// Families of words by which papers call themselves something.
const FAMILIES: &[(&str, &[&str])] = &[
    (
        "minutes",
        &[
            "minutes",
            "minute",
            "cofnodion",
            "proceedings",
            "notes",
            "note",
            "record",
        ],
    ),
    (
        "report",
        &[
            "report",
            "review",
            "inquiry",
            "enquiry",
            "investigation",
            "study",
            "findings",
            "scrutiny review",
            "adroddiad",
            "ymchwiliad",
        ],
    ),
    (
        "answer",
        &[
            "response",
            "responses",
            "reply",
            "replies",
            "answer",
            "answers",
            "ymateb",
            "commentary",
            "responds",
        ],
    ),
    (
        "tracker",
        &[
            "tracker",
            "log",
            "actions",
            "follow-up",
            "progress",
            "update",
            "outstanding",
            "monitoring",
            "arising",
            "schedule",
            "monitor",
            "tracking",
            "onelist",
            "list",
        ],
    ),
    (
        "decision",
        &["decision", "decisions", "delegated", "determination"],
    ),
    ("agenda", &["agenda", "item", "supplement", "summons", "pack"]),
    (
        "letter",
        &["dear", "letter", "memorandum", "memo", "email", "subject", "sent"],
    ),
    (
        "reference",
        &[
            "guide",
            "guidance",
            "terms",
            "constitution",
            "rules",
            "membership",
            "programme",
            "policy",
            "strategy",
            "timetable",
            "questions",
            "evidence",
            "consultation",
            "newsletter",
            "register",
            "protocol",
            "plan",
        ],
    ),
    (
        "executive",
        &[
            "cabinet",
            "executive",
            "mayor",
            "leader",
            "commissioner",
            "authority",
            "trust",
            "board",
            "director",
        ],
    ),
    (
        "scrutiny",
        &[
            "scrutiny",
            "committee",
            "panel",
            "commission",
            "select",
            "overview",
            "task",
            "group",
            "working",
            "party",
        ],
    ),
];

fn of_head(paper: &Paper<'_>, to: &mut impl Clues) {
    let mut families = [false; 10];
    for (at, piece) in paper.pieces.iter().take(HEAD).enumerate() {
        if piece.words.len() > LINE {
            continue;
        }
        let found: Vec<_> = words(&piece.low).collect();
        let told: Vec<&str> = found.iter().map(|word| word.told).collect();
        for word in &told {
            to.clue("head", &[word]);
            if at < TOP {
                to.clue("top", &[word]);
            }
        }
        if let [first, second, ..] = told.as_slice() {
            to.clue("opens", &[first, second]);
        }
        if at < TOP {
            for pair in told.windows(2) {
                if let [one, two] = pair {
                    to.clue("pair", &[one, two]);
                }
            }
        }
        for ((name, family), seen) in FAMILIES.iter().zip(&mut families) {
            if told.iter().any(|word| family.contains(word)) {
                *seen = true;
                if at < TOP {
                    to.clue("top of", &[name]);
                }
                if piece.words.split(' ').count() <= 3 {
                    to.clue("line of", &[name]);
                }
                if !piece.words.chars().any(char::is_lowercase) {
                    to.clue("capitals of", &[name]);
                }
                if told.first().is_some_and(|word| family.contains(word)) {
                    to.clue("opened by", &[name]);
                }
            }
        }
    }
    let seen: Vec<&str> = FAMILIES
        .iter()
        .zip(families)
        .filter_map(|((name, _), seen)| seen.then_some(*name))
        .collect();
    for (nth, one) in seen.iter().enumerate() {
        to.clue("head of", &[one]);
        for other in seen.iter().skip(nth + 1) {
            to.clue("head of", &[one, other]);
        }
    }
}

fn is_heading(piece: &Piece) -> bool {
    !piece.is_cell() && piece.is_heading() && piece.words.len() < 80
}

/// The words of headings and labels wherever they stand.
fn of_headings(paper: &Paper<'_>, to: &mut impl Clues) {
    for piece in paper.pieces.iter().filter(|piece| is_heading(piece)) {
        let found: Vec<_> = words(&piece.low).collect();
        for word in &found {
            to.clue("heading", &[word.told]);
        }
        if let [one] = found.as_slice() {
            to.clue("heading alone", &[one.told]);
        }
    }
    for piece in &paper.pieces {
        let label = piece.low.split_once(':').map(|(label, _)| label);
        let label = label.filter(|label| label.len() < 34);
        if let Some(label) = label {
            let told: Vec<&str> = words(label).map(|word: Word<'_>| word.told).collect();
            to.clue("label", &told);
            if let Some(last) = told.last() {
                to.clue("label ends", &[last]);
            }
        }
        let first: Vec<_> = words(piece.low.get(..piece.low.len().min(40)).unwrap_or("")).collect();
        if let [one, two, ..] = first.as_slice() {
            to.clue("begins", &[one.told, two.told]);
        }
    }
}

fn of_tables(paper: &Paper<'_>, to: &mut impl Clues) {
    for piece in &paper.pieces {
        if !matches!(piece.role, Role::Cell { row: 0, .. }) || piece.words.len() > 60 {
            continue;
        }
        for word in words(&piece.low) {
            to.clue("column", &[word.told]);
        }
        if table::is_heading_of_column(paper, &piece.low) {
            to.clue("column known", &[]);
        }
    }
}

/// A count told roughly.
fn roughly(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=8 => "5",
        9..=16 => "9",
        17..=40 => "17",
        _ => "41",
    }
}

/// A share told in eighths.
fn eighths(part: usize, whole: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8"]
        .get(part * 8 / whole.max(1))
        .copied()
        .unwrap_or("8")
}

/// What pieces say, and the letters by which they are known to say it.
const HOLDING: [(&str, &str); 25] = [
    ("resolved", "RESOLVED"),
    ("agreed", "AGREED"),
    ("decided", "DECIDED"),
    ("recommendation", "Recommendation"),
    ("action", "Action"),
    ("response", "Response"),
    ("we", "We "),
    ("your", "our Committee"),
    ("members", "Members"),
    ("noted", "noted"),
    ("apologies", "pologies"),
    ("seconded", "seconded"),
    ("accepted", "ccepted"),
    ("complete", "omplete"),
    ("yours", "Yours "),
    ("you asked", "ou asked"),
    ("we agree", "e agree"),
    ("we accept", "e accept"),
    ("we recommend", "e recommend"),
    ("committee recommends", "ommittee recommends"),
    ("committee asks", "ommittee asks"),
    ("your", "our "),
    ("resolution", "RESOLVE"),
    ("thank", "hank"),
    ("item", "(Item "),
];

/// How many pieces say each of these.
fn holding(paper: &Paper<'_>) -> [usize; HOLDING.len()] {
    static FINDER: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(HOLDING.map(|(_, letters)| letters)).ok());
    let said = at_once::of_each(paper.pieces.len(), PIECES, |index| {
        let words = paper.piece(index).map_or("", |piece| piece.words.as_str());
        let found = FINDER
            .iter()
            .flat_map(|finder| finder.find_overlapping_iter(words));
        found.fold(0_u32, |said, letters| said | 1 << letters.pattern().as_u32())
    });
    let mut counts = [0; HOLDING.len()];
    for said in said {
        for (nth, count) in counts.iter_mut().enumerate() {
            *count += usize::from(said & 1 << nth != 0);
        }
    }
    counts
}

/// A thread is to have so many pieces to look through.
const PIECES: usize = 400;

fn of_amounts(paper: &Paper<'_>, to: &mut impl Clues) {
    let pieces = &paper.pieces;
    let count = |is: &dyn Fn(&Piece) -> bool| pieces.iter().filter(|piece| is(piece)).count();
    let all = pieces.len();
    to.clue("pieces", &[roughly(all / 4)]);
    to.clue("cells", &[eighths(paper.cell_count, all)]);
    to.clue(
        "points",
        &[eighths(count(&|piece| piece.role == Role::Point), all)],
    );
    to.clue("headings", &[eighths(count(&is_heading), all)]);
    to.clue("long", &[eighths(count(&|piece| piece.words.len() > 300), all)]);
    for ((name, _), found) in HOLDING.iter().zip(holding(paper)) {
        to.clue("many", &[name, roughly(found)]);
    }
    let answers = count(&|piece| answer::label_end(piece, &paper.words).is_some());
    to.clue("many", &["answer label", roughly(answers)]);
    let numbered = count(&|piece| answer::number_answered(piece).is_some());
    to.clue("many", &["number answered", roughly(numbered)]);
    let asked = count(&|piece| piece.low.starts_with("recommendation"));
    to.clue("many", &["asked", roughly(asked)]);
    let last = pieces.iter().rev().take(6);
    for piece in last {
        for word in words(piece.low.get(..piece.low.len().min(60)).unwrap_or("")) {
            to.clue("end", &[word.told]);
        }
    }
}

/// Whom a letter is to and who signs it: an answer goes to the one who asked.
fn of_letters(paper: &Paper<'_>, to: &mut impl Clues) {
    /// How far down the salutation may stand.
    const REACH: usize = 24;
    /// How many lines from the end are the signature.
    const FOOT: usize = 6;
    let opens = |piece: &Piece| piece.low.starts_with("dear ");
    let Some(dear) = paper.pieces.iter().take(REACH).position(opens) else {
        return;
    };
    to.clue("letter", &[]);
    let offices = |piece: &Piece, place: &'static str, to: &mut dyn FnMut(&'static str, &str)| {
        if piece.words.len() <= LINE {
            for word in words(&piece.low) {
                to(place, word.told);
            }
        }
    };
    let mut tell = |place: &'static str, word: &str| to.clue(place, &[word]);
    for piece in paper.pieces.iter().take(dear) {
        offices(piece, "letter to", &mut tell);
    }
    for piece in paper.pieces.iter().rev().take(FOOT) {
        offices(piece, "letter from", &mut tell);
    }
}

/// The words of the first two paragraphs.
fn of_opening(paper: &Paper<'_>, to: &mut impl Clues) {
    /// Shorter pieces are no paragraphs.
    const PARAGRAPH: usize = 90;
    let paragraphs = paper.pieces.iter().filter(|piece| piece.words.len() >= PARAGRAPH);
    for (nth, piece) in paragraphs.take(2).enumerate() {
        let told: Vec<&str> = words(&piece.low).take(60).map(|word| word.told).collect();
        for word in &told {
            to.clue("told at first", &[word]);
        }
        for pair in told.windows(2).take(40) {
            if let [one, two] = pair {
                to.clue("told pair", &[one, two]);
            }
        }
        if let ([one, two, ..], 0) = (told.as_slice(), nth) {
            to.clue("told opening", &[one, two]);
        }
    }
}
