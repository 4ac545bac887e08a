//! Weighing: adds up what the clues of a stretch weigh. What several stretches have in common, their
//! piece, their beginning, their end and their words, is looked up once and kept.

use super::clues::{CluedPaper, CluedPiece, Run, SeenPaper, is_passive};
use super::stretches::{self, Lie};
use super::{Alike, KindSum, Likeness, weights};
use crate::extract::learned::QuickMap;
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use std::cell::RefCell;
use std::ops::Range;

/// A paper of which stretches can be weighed.
#[derive(Debug)]
pub struct Weighing<'p> {
    clued: CluedPaper<'p>,
    words: RefCell<Vec<Option<OfWord>>>,
    /// The sentences of the pieces in which something is offered.
    sentences: RefCell<QuickMap<usize, Vec<Range<usize>>>>,
}

/// What a word weighs in a stretch and before one.
#[derive(Debug, Clone, Copy)]
struct OfWord {
    within: KindSum,
    before: KindSum,
    /// Whether it is a word of speech.
    says: bool,
}

impl OfWord {
    fn of(word: &str, says: bool) -> Self {
        let mut before = weights().of("word before", &[word]);
        if says {
            add(&mut before, weights().of("said before", &[word]));
        }
        Self {
            within: weights().of("word", &[word]),
            before,
            says,
        }
    }
}

fn add(sum: &mut KindSum, other: KindSum) {
    for (sum, other) in sum.iter_mut().zip(other) {
        *sum += other;
    }
}

impl<'p> Weighing<'p> {
    /// Looks at the whole paper once.
    #[must_use]
    pub fn new(paper: &'p Paper<'p>) -> Self {
        Self {
            clued: CluedPaper::new(paper),
            words: RefCell::default(),
            sentences: RefCell::default(),
        }
    }

    /// The same for other threads.
    #[must_use]
    pub fn seen(&self) -> SeenPaper<'p> {
        self.clued.seen()
    }

    /// What another thread has seen, for this one.
    #[must_use]
    pub fn of(seen: &SeenPaper<'p>) -> Self {
        Self {
            clued: seen.clued(),
            words: RefCell::default(),
            sentences: RefCell::default(),
        }
    }

    /// A piece of it, looked at once for all its stretches.
    #[must_use]
    pub fn piece(&self, index: usize) -> Option<WeighedPiece<'_, 'p>> {
        let piece = self.clued.piece(index)?;
        let mut summed = weights().sum(KindSum::default());
        piece.of_piece(&mut summed);
        let words = self.words_of(&piece);
        Some(WeighedPiece {
            index,
            of_every_stretch: summed.sum,
            of_lies: [None; Lie::COUNT],
            words,
            start: None,
            of_ends: QuickMap::default(),
            piece,
        })
    }

    fn words_of(&self, piece: &CluedPiece<'_, '_>) -> Vec<OfWord> {
        let mut known = self.words.borrow_mut();
        let mut sentences = piece.first_words().into_iter().peekable();
        let (mut before, mut own) = (KindSum::default(), 0);
        let mut found = Vec::with_capacity(piece.count());
        for at in 0..piece.count() {
            if sentences.next_if(|first| *first == at).is_some() {
                (before, own) = (KindSum::default(), at);
            }
            let Some((word, entry)) = piece.word(at) else {
                break;
            };
            let id = entry.id as usize;
            if known.len() <= id {
                known.resize(id + 1, None);
            }
            let Some(place) = known.get_mut(id) else { break };
            let of_word = *place.get_or_insert_with(|| OfWord::of(word, entry.is_speech));
            if piece.first_told(at, own).is_some() {
                add(&mut before, of_word.before);
            }
            found.push(OfWord { before, ..of_word });
        }
        found
    }

    /// Whether a piece stands under a heading of implications, where "is asked to note" asks for nothing.
    #[must_use]
    pub fn is_about_implications(&self, index: usize) -> bool {
        self.clued
            .headings(index)
            .into_iter()
            .any(|heading| heading.contains("implication"))
    }

    /// The heading above a piece and the one above that, in lower case.
    #[must_use]
    pub fn headings(&self, index: usize) -> [&'p str; 2] {
        self.clued.headings(index)
    }

    /// The words before the byte at `at` in its sentence, which lead into what begins there.
    #[must_use]
    pub fn lead_in(&self, index: usize, at: usize) -> Option<Place> {
        let words = self.clued.folded(index)?;
        let mut known = self.sentences.borrow_mut();
        let sentences = known.entry(index).or_insert_with(|| sentence::sentences(words));
        let before = sentence::before(words, sentences, at);
        (!before.is_empty()).then(|| Place::new(index, before))
    }

    /// The words that open the list in which a piece stands.
    #[must_use]
    pub fn opening_of_list(&self, index: usize) -> Option<Place> {
        self.clued.lead_in(index).map(|opening| self.clued.whole(opening))
    }
}

/// A piece of which stretches can be weighed.
#[derive(Debug)]
pub struct WeighedPiece<'s, 'p> {
    index: usize,
    piece: CluedPiece<'s, 'p>,
    of_every_stretch: KindSum,
    of_lies: [Option<KindSum>; Lie::COUNT],
    /// What each word weighs; `before` is that of all words of its sentence up to and with it.
    words: Vec<OfWord>,
    start: Option<Start>,
    of_ends: QuickMap<usize, KindSum>,
}

/// What is known of the stretches that begin at one place.
#[derive(Debug)]
struct Start {
    at: usize,
    /// The sentence before, and the words before it in its own.
    before: KindSum,
    of_lies: [Option<KindSum>; Lie::COUNT],
    /// The words from the first to before `upto`.
    upto: usize,
    of_words: KindSum,
    is_passive: bool,
    /// The words of speech among them.
    says: Vec<usize>,
}

impl WeighedPiece<'_, '_> {
    /// How like an item the words at `range` are.
    #[must_use]
    pub fn likeness(&mut self, range: &Range<usize>) -> Likeness {
        Likeness::of_sum(self.sum(range))
    }

    fn sum(&mut self, range: &Range<usize>) -> KindSum {
        let lie = Lie::of(range, self.piece.folded().len(), &self.piece.sentences);
        let run = self.piece.run(range);
        let mut start = self
            .start
            .take()
            .filter(|start| start.at == range.start && start.upto <= run.last)
            .unwrap_or_else(|| self.begun(run, range.start));
        self.go_on(&mut start, run);
        let mut summed = weights().sum(self.of_lie(lie));
        self.piece.of_extent(range, lie, &mut summed);
        self.piece.of_language(run, lie, &mut summed);
        self.piece.of_speech(&start.says, lie, &mut summed);
        CluedPiece::of_passive(start.is_passive, lie, &mut summed);
        let mut sum = summed.sum;
        add(&mut sum, start.before);
        add(&mut sum, start.of_words);
        add(&mut sum, self.of_start(&mut start, run, lie));
        add(&mut sum, self.of_end(range.end));
        self.start = Some(start);
        sum
    }

    fn of_lie(&mut self, lie: Lie) -> KindSum {
        let known = self.of_lies.get(lie as usize).copied().flatten();
        known.unwrap_or_else(|| {
            let mut summed = weights().sum(self.of_every_stretch);
            self.piece.of_lie(lie, &mut summed);
            if let Some(place) = self.of_lies.get_mut(lie as usize) {
                *place = Some(summed.sum);
            }
            summed.sum
        })
    }

    /// The beginning of stretches, with none of their words counted yet.
    fn begun(&self, run: Run, at: usize) -> Start {
        let mut before = weights().sum(KindSum::default());
        self.piece.of_sentence_before(at, &mut before);
        let mut before = before.sum;
        if self.piece.first_of_sentence(at) < run.first
            && let Some(word) = self.words.get(run.first - 1)
        {
            add(&mut before, word.before);
        }
        Start {
            at,
            before,
            of_lies: [None; Lie::COUNT],
            upto: run.first,
            of_words: KindSum::default(),
            is_passive: false,
            says: Vec::new(),
        }
    }

    /// Counts the words up to the end of a run.
    fn go_on(&self, start: &mut Start, run: Run) {
        for at in start.upto..run.last {
            if self.piece.first_told(at, run.first).is_some()
                && let Some(word) = self.words.get(at)
            {
                add(&mut start.of_words, word.within);
                if word.says {
                    start.says.push(at);
                }
            }
            let pair = at.checked_sub(1).filter(|at| *at >= run.first);
            if let Some([one, other]) = pair.and_then(|at| self.piece.first_paired(at, run.first)) {
                add(&mut start.of_words, weights().of("words", &[one, other]));
                start.is_passive |= is_passive(one, other);
            }
        }
        start.upto = start.upto.max(run.last);
    }

    fn of_start(&self, start: &mut Start, run: Run, lie: Lie) -> KindSum {
        let known = start.of_lies.get(lie as usize).copied().flatten();
        if let Some(sum) = known.filter(|_| run.has_whole_opening()) {
            return sum;
        }
        let mut summed = weights().sum(KindSum::default());
        self.piece.of_start(run, start.at, lie, &mut summed);
        if let Some(place) = start
            .of_lies
            .get_mut(lie as usize)
            .filter(|_| run.has_whole_opening())
        {
            *place = Some(summed.sum);
        }
        summed.sum
    }

    fn of_end(&mut self, end: usize) -> KindSum {
        let piece = &self.piece;
        *self.of_ends.entry(end).or_insert_with(|| {
            let mut summed = weights().sum(KindSum::default());
            piece.of_end(end, &mut summed);
            summed.sum
        })
    }

    /// The stretches that are at least so like an item, in the order of the paper.
    #[must_use]
    pub fn alike(&mut self, least: f32) -> Vec<Alike> {
        let stretches = stretches::stretches(self.piece.folded(), &self.piece.sentences);
        let found = stretches.into_iter().filter_map(|range| {
            let likeness = self.likeness(&range);
            let place = Place::new(self.index, range);
            (likeness.item() >= least).then_some(Alike { place, likeness })
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::WEIGHTS;
    use super::{KindSum, Weighing};
    use crate::document;
    use crate::extract::likeness::stretches::{Lie, stretches};
    use crate::extract::paper_of;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    #[test]
    fn what_is_kept_adds_up_to_what_each_stretch_weighs_by_itself() {
        let text = "FENWICK COUNCIL\n\nMinutes of the Parks Panel held on 3 May 2022\n\n4. PONDS\n\n\
                    The Panel asked that the pond be dredged and that the newts be counted; and to be told. \
                    It was agreed that the Clerk would write. RESOLVED: to note it (the report) - and that \
                    officers be asked to send the figures.\n\nBod y pwyllgor yn nodi y cynllun. That the plan \
                    of the pond be noted in the minutes.\n\nThe Panel recommends that:\n\n1. the pond is \
                    dug;\n\n2. the pond be filled and the pond be drained.\n";
        let document = document::read(text.as_bytes(), "minutes.txt").unwrap();
        let (paper, _) = paper_of(&document, Calendar::default(), &PaperFacts::unknown());
        let weighing = Weighing::new(&paper);
        let mut count = 0;
        for index in 0..paper.pieces.len() {
            let mut weighed = weighing.piece(index).unwrap();
            let piece = weighing.clued.piece(index).unwrap();
            for range in stretches(piece.folded(), &piece.sentences) {
                let lie = Lie::of(&range, piece.folded().len(), &piece.sentences);
                let mut by_itself = WEIGHTS.sum(KindSum::default());
                piece.of_piece(&mut by_itself);
                piece.of_lie(lie, &mut by_itself);
                piece.of_stretch(&range, lie, &mut by_itself);
                assert_eq!(weighed.sum(&range), by_itself.sum, "{}", &piece.folded()[range]);
                count += 1;
            }
        }
        assert!(count > 40);
    }
}
