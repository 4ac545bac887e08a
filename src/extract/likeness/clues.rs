//! Clues: what can be told about a stretch of words and its surroundings without knowing what they
//! mean. Which of them speak for an item, and how much, was learned from papers labelled by hand.

mod lexicon;
mod stretch;

pub use stretch::{Run, is_passive};

use super::stretches::Lie;
use super::surroundings::{self, Marks, Surroundings};
use crate::extract::clean::{Piece, Role};
use crate::extract::learned::telling::{marker, marks_in, named, role};
use crate::extract::learned::vocabulary::{SORTS, SPEECH, listed};
use crate::extract::learned::{Clues, Word, last_words, words};
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use lexicon::{Entry, Lexicon, Seen, Tongues};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// The words of `words`, each once, in no order that matters.
fn each_once<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut found = words.to_vec();
    found.sort_unstable();
    found.dedup();
    found
}

/// A count told as a word, everything from `most` on alike.
fn few(count: usize, most: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6"]
        .get(count.min(most))
        .copied()
        .unwrap_or("more")
}

/// What is seen of a paper as a whole, alike for everybody who draws clues from it.
#[derive(Debug)]
struct Whole {
    around: Vec<Surroundings>,
    sorts: Vec<&'static str>,
    /// The marks of the pieces that head, open a list or stand at the top of a column.
    marks: Marks,
}

/// A paper that has been looked at as a whole; several threads may draw clues from it.
#[derive(Debug, Clone)]
pub struct SeenPaper<'p> {
    paper: &'p Paper<'p>,
    whole: Arc<Whole>,
}

impl<'p> SeenPaper<'p> {
    /// The paper for one thread, which learns its words anew.
    #[must_use]
    pub fn clued(&self) -> CluedPaper<'p> {
        CluedPaper {
            paper: self.paper,
            whole: Arc::clone(&self.whole),
            lexicon: RefCell::default(),
        }
    }
}

/// A paper as clues are drawn from it.
#[derive(Debug)]
pub struct CluedPaper<'p> {
    paper: &'p Paper<'p>,
    whole: Arc<Whole>,
    lexicon: RefCell<Lexicon<'p>>,
}

impl<'p> CluedPaper<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        /// So many pieces at its beginning say what sort of paper it is.
        const FIRST: usize = 12;
        let first = paper.pieces.iter().take(FIRST);
        let low: Vec<&str> = first.map(|piece| piece.low.as_str()).collect();
        let sorts = SORTS
            .iter()
            .copied()
            .filter(|sort| low.iter().any(|words| words.contains(sort)));
        let around = surroundings::of(&paper.pieces);
        let whole = Whole {
            sorts: sorts.collect(),
            marks: Marks::of(&paper.pieces, &around),
            around,
        };
        Self {
            paper,
            whole: Arc::new(whole),
            lexicon: RefCell::default(),
        }
    }

    /// The same for other threads.
    #[must_use]
    pub fn seen(&self) -> SeenPaper<'p> {
        SeenPaper {
            paper: self.paper,
            whole: Arc::clone(&self.whole),
        }
    }

    /// A piece as clues are drawn from it.
    #[must_use]
    pub fn piece(&self, index: usize) -> Option<CluedPiece<'_, 'p>> {
        let piece = self.paper.piece(index)?;
        let words: Vec<Word<'_>> = words(&piece.low).collect();
        let (entries, seen, tongues) = self.lexicon.borrow_mut().look_up(&words);
        Some(CluedPiece {
            paper: self,
            index,
            piece,
            role: role(piece.role),
            marker: marker(piece),
            zone: self.paper.zone_of(index).label(),
            sentences: sentence::sentences(&piece.words),
            is_in_two_languages: tongues.is_in_both(),
            entries,
            seen,
            tongues,
            words,
            around: self.whole.around.get(index).copied().unwrap_or_default(),
        })
    }

    /// The piece whose open end leads into another.
    #[must_use]
    pub fn lead_in(&self, index: usize) -> Option<usize> {
        self.whole.around.get(index)?.lead_in
    }

    /// The heading above a piece and the one above that, in lower case; empty where there is none.
    #[must_use]
    pub fn headings(&self, index: usize) -> [&'p str; 2] {
        let around = self.whole.around.get(index).copied().unwrap_or_default();
        [self.low(around.heading), self.low(around.heading_before)]
    }

    /// The folded words of a piece.
    #[must_use]
    pub fn folded(&self, index: usize) -> Option<&'p str> {
        self.paper.piece(index).map(|piece| piece.words.as_str())
    }

    /// The whole of a piece.
    #[must_use]
    pub fn whole(&self, index: usize) -> Place {
        self.paper.whole(index)
    }

    fn low(&self, index: Option<usize>) -> &'p str {
        index
            .and_then(|index| self.paper.piece(index))
            .map_or("", |piece| piece.low.as_str())
    }
}

/// A piece as clues are drawn from it.
#[derive(Debug)]
pub struct CluedPiece<'s, 'p> {
    paper: &'s CluedPaper<'p>,
    index: usize,
    piece: &'p Piece,
    role: &'static str,
    marker: &'static str,
    zone: &'static str,
    /// Its sentences.
    pub sentences: Vec<Range<usize>>,
    words: Vec<Word<'p>>,
    /// Each word as the paper's lexicon knows it.
    entries: Vec<Entry>,
    /// For each word, where it was last told before.
    seen: Vec<Seen>,
    tongues: Tongues,
    is_in_two_languages: bool,
    around: Surroundings,
}

impl<'p> CluedPiece<'_, 'p> {
    /// Its folded words.
    #[must_use]
    pub fn folded(&self) -> &'p str {
        &self.piece.words
    }

    /// Which sentence the byte at `at` belongs to.
    fn sentence_at(&self, at: usize) -> usize {
        sentence::at(&self.sentences, at)
    }

    /// How many words it has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.len()
    }

    /// The word at `at`, and how the paper's lexicon knows it.
    #[must_use]
    pub fn word(&self, at: usize) -> Option<(&'p str, Entry)> {
        Some((self.words.get(at)?.told, *self.entries.get(at)?))
    }

    /// In which language the words of a run are, as far as their small words tell.
    fn language(&self, run: Run) -> &'static str {
        self.tongues.of(run.first, run.last)
    }

    /// Tells what holds for every stretch of the piece.
    pub fn of_piece(&self, clues: &mut impl Clues) {
        clues.clue("role", &[self.role]);
        clues.clue("marker", &[self.marker]);
        clues.clue("zone", &[self.zone]);
        clues.clue("zone, role, marker", &[self.zone, self.role, self.marker]);
        for mark in self.paper.whole.marks.at(self.around.heading_before) {
            clues.clue("heading before", &[mark]);
        }
        let since = self
            .around
            .heading
            .map_or(usize::MAX, |heading| self.index - heading);
        clues.clue("pieces since heading", &[few(since / 2, 5)]);
        self.of_lead_in(clues);
        self.of_column(clues);
        self.of_neighbours(clues);
    }

    fn of_lead_in(&self, clues: &mut impl Clues) {
        let Some(lead_in) = self.around.lead_in else {
            clues.clue("no lead-in", &[]);
            return;
        };
        clues.clue("lead-in this far up", &[few(self.index - lead_in, 4)]);
        let last = last_words(self.paper.low(Some(lead_in)), 12);
        for word in each_once(&last) {
            clues.clue("lead-in word", &[word]);
        }
        clues.clue(
            "lead-in ends",
            last.get(last.len().saturating_sub(3)..).unwrap_or(&[]),
        );
        for mark in self.paper.whole.marks.at(Some(lead_in)) {
            clues.clue("lead-in", &[mark]);
        }
    }

    fn of_column(&self, clues: &mut impl Clues) {
        let Role::Cell { column, .. } = self.piece.role else {
            return;
        };
        clues.clue("column", &[few(usize::try_from(column).unwrap_or(usize::MAX), 5)]);
        let heading = self.paper.low(self.around.column);
        for mark in self.paper.whole.marks.at(self.around.column) {
            clues.clue("column heading", &[mark]);
        }
        if heading.len() < 30 {
            clues.clue("column is headed", &[heading]);
        }
    }

    fn of_neighbours(&self, clues: &mut impl Clues) {
        if let Some(before) = self
            .index
            .checked_sub(1)
            .and_then(|index| self.paper.paper.piece(index))
        {
            clues.clue("role before", &[role(before.role), self.role]);
            let last = before.words.chars().next_back().filter(|c| !c.is_alphanumeric());
            clues.clue("before ends", &[last.map_or("word", |c| sign(c))]);
            for word in words(&before.low).take(2) {
                clues.clue("before begins", &[word.told]);
            }
            let late = last_words(&before.low, 20);
            for word in each_once(&late).into_iter().filter(|word| listed(SPEECH, word)) {
                clues.clue("before says", &[word]);
            }
            let opening: String = before.low.chars().take(60).collect();
            for mark in named(marks_in(&opening)) {
                clues.clue("before is", &[mark]);
            }
        }
        if let Some(after) = self.paper.paper.piece(self.index + 1) {
            clues.clue("role after", &[role(after.role)]);
            for word in words(after.low.get(..after.low.len().min(80)).unwrap_or("")).take(3) {
                clues.clue("after begins", &[word.told]);
            }
        }
    }

    /// Tells what holds for every stretch of the piece that lies like this.
    pub fn of_lie(&self, lie: Lie, clues: &mut impl Clues) {
        let lie = lie.name();
        clues.clue("lie", &[lie]);
        clues.clue("role, lie", &[self.role, lie]);
        clues.clue("zone, lie", &[self.zone, lie]);
        clues.clue("sentences, lie", &[few(self.sentences.len(), 4), lie]);
        for mark in self.paper.whole.marks.at(self.around.heading) {
            clues.clue("heading", &[mark]);
            clues.clue("heading, lie", &[mark, lie]);
            clues.clue("heading, marker", &[mark, self.marker]);
        }
        if self.around.heading.is_none() {
            clues.clue("no heading", &[]);
        }
        if self.around.lead_in.is_some() {
            for mark in self.paper.whole.marks.at(self.around.lead_in) {
                clues.clue("lead-in, lie, role, marker", &[mark, lie, self.role, self.marker]);
            }
            let lead_in = self.paper.low(self.around.lead_in);
            if let [.., one, other] = last_words(lead_in, 2).as_slice() {
                clues.clue("lead-in ends, lie", &[one, other, lie]);
            }
        }
        for mark in self.paper.whole.marks.at(self.around.column) {
            clues.clue("column heading, lie", &[mark, lie]);
        }
        for sort in &self.paper.whole.sorts {
            clues.clue("sort, lie", &[sort, lie]);
        }
    }
}

/// A sign by name, everything that is none of them alike.
const fn sign(sign: char) -> &'static str {
    match sign {
        '.' => ".",
        ':' => ":",
        ';' => ";",
        ',' => ",",
        ')' => ")",
        '?' => "?",
        '-' => "-",
        _ => "word",
    }
}
