//! Clues that a time is an item's due, or one for a diary.

use super::{Time, Timed};
use crate::extract::candidate::{Candidate, DateCandidate};
use crate::extract::learned::telling::up_to_four as few;
use crate::extract::learned::{Clues, Word, words};
use crate::extract::near::{Nearness, Neighbourhood};
use crate::extract::paper::{Paper, Place};
use crate::extract::sentence;
use crate::extract::style;
use crate::scrutiny::period::Window;
use crate::scrutiny::promise::Due;
use std::collections::{HashMap, HashSet};

/// Whether two dues are the same time.
pub(super) fn is_same(one: &Due, other: &Due) -> bool {
    one.window == other.window
        && match (&one.passage, &other.passage) {
            (Some(one), Some(other)) => one.hull().overlaps(other.hull()),
            _ => one.phrase == other.phrase,
        }
}

/// Words that show when what they stand with happens.
const TENSES: &[&str] = &[
    "will", "shall", "would", "should", "must", "be", "to", "was", "were", "had", "has", "have", "is", "are",
    "been", "due", "expected", "until", "after", "since", "next", "before", "may", "can", "could", "not",
];

/// Nouns and verbs of what a diary holds, and of what it does not.
const MATTERS: &[&str] = &[
    "meeting",
    "meets",
    "meet",
    "report",
    "review",
    "consultation",
    "ends",
    "end",
    "expires",
    "expire",
    "closes",
    "close",
    "opens",
    "open",
    "begins",
    "begin",
    "starts",
    "start",
    "decision",
    "decide",
    "cabinet",
    "council",
    "committee",
    "board",
    "considered",
    "consider",
    "published",
    "publish",
    "retires",
    "retire",
    "election",
    "funding",
    "grant",
    "contract",
    "lease",
    "deadline",
    "inspection",
    "budget",
    "act",
    "regulations",
    "plan",
    "held",
    "received",
    "agreed",
    "approved",
    "figures",
    "compared",
    "increase",
    "rose",
    "fell",
    "average",
    "target",
    "launch",
    "session",
    "visit",
    "training",
    "term",
    "office",
    "transfer",
    "come",
    "comes",
    "back",
    "update",
    "again",
    "takes",
    "effect",
    "minutes",
    "publication",
    "embargo",
    "meetings",
    "dates",
    "proposed",
    "next",
    "future",
    "interviews",
    "noon",
    "call",
    "dated",
    "letter",
    "wrote",
    "asked",
    "said",
    "told",
    "heard",
    "since",
    "last",
];

/// The sentence around a time, no farther than this either way.
const AROUND: usize = 600;

/// The sentence in which a time stands.
pub(super) fn sentence_of(paper: &Paper<'_>, place: Place) -> Place {
    let Some(piece) = paper.piece(place.piece) else {
        return place;
    };
    let from = piece
        .words
        .floor_char_boundary(place.start.saturating_sub(AROUND));
    let to = piece
        .words
        .ceil_char_boundary((place.end + AROUND).min(piece.words.len()));
    let near = piece.words.get(from..to).unwrap_or("");
    let own = sentence::sentences(near)
        .into_iter()
        .map(|range| from + range.start..from + range.end)
        .find(|range| range.start <= place.start && place.start < range.end);
    own.map_or(place, |range| {
        Place::new(place.piece, range.start..range.end.max(place.end))
    })
}

/// Whether a time only tells until when a paper is not to be made public.
pub(super) fn is_withheld(paper: &Paper<'_>, place: Place) -> bool {
    let own = paper.words_at(sentence_of(paper, place)).to_lowercase();
    own.contains("not for publication") || own.contains("embargo")
}

/// How long a window is.
fn length(window: Window) -> &'static str {
    let days = window
        .earliest
        .zip(window.latest)
        .map(|(first, last)| (last - first).num_days());
    match days {
        None => "open",
        Some(0) => "a day",
        Some(1..=7) => "a week",
        Some(8..=31) => "a month",
        Some(32..=123) => "a season",
        Some(124..=200) => "half a year",
        Some(_) => "a year",
    }
}

/// How far ahead of its paper a time lies.
fn ahead(paper: &Paper<'_>, time: &Time) -> &'static str {
    let today = paper.anchor_at(time.place.piece.min(paper.pieces.len())).date;
    let latest = time
        .due
        .window
        .and_then(|window| window.latest.or(window.earliest));
    let (Some(today), Some(latest)) = (today, latest) else {
        return "unknown";
    };
    let guessed = !paper.anchor_is_its_own
        && paper
            .meeting_days
            .get(time.place.piece)
            .copied()
            .flatten()
            .is_none();
    if guessed {
        return if latest > today {
            "guessed ahead"
        } else {
            "guessed behind"
        };
    }
    match (latest - today).num_days() {
        ..=-400 => "long behind",
        -399..=-1 => "behind",
        0 => "that day",
        1..=14 => "a fortnight",
        15..=100 => "a season",
        101..=400 => "a year",
        401..=1200 => "years",
        _ => "many years",
    }
}

/// What is told of every time.
fn tell_time(near: &Neighbourhood<'_>, time: &Time, stands: &'static str, clues: &mut impl Clues) {
    let paper = near.paper;
    let class = time.due.class.map_or("none", |class| class.code());
    let low = time.due.phrase.to_lowercase();
    let opening = low.split(' ').next().unwrap_or("");
    let opening = if opening.starts_with(|c: char| c.is_ascii_digit()) {
        "#"
    } else {
        opening
    };
    let length = time.due.window.map_or("none", length);
    let ahead = ahead(paper, time);
    let history = if time.history { "history" } else { "-" };
    clues.clue("any", &[]);
    clues.clue("stands", &[stands]);
    clues.clue("class", &[class]);
    clues.clue("class, stands", &[class, stands]);
    clues.clue("opening", &[opening]);
    clues.clue("opening, stands", &[opening, stands]);
    clues.clue("opening, class", &[opening, class]);
    clues.clue("opening, class, ahead", &[opening, class, ahead]);
    clues.clue("length", &[length, stands]);
    clues.clue("ahead", &[ahead]);
    clues.clue("ahead, stands", &[ahead, stands]);
    clues.clue("ahead, class", &[ahead, class]);
    clues.clue("ahead, length", &[ahead, length]);
    clues.clue("history", &[history, stands]);
    clues.clue("history, ahead", &[history, ahead]);
    clues.clue(
        "conditional",
        &[if time.due.conditional { "yes" } else { "no" }, stands],
    );
    let year = low
        .split(|c: char| !c.is_ascii_digit())
        .any(|figures| figures.len() == 4);
    clues.clue("year printed", &[if year { "yes" } else { "no" }, class, ahead]);
    for word in words(&low).filter(|word| !word.told.starts_with('#')) {
        clues.clue("phrase word", &[word.told]);
    }
    tell_around(near, time, stands, clues);
}

fn tell_around(near: &Neighbourhood<'_>, time: &Time, stands: &'static str, clues: &mut impl Clues) {
    let paper = near.paper;
    let Some(piece) = paper.piece(time.place.piece) else {
        return;
    };
    let sentence = sentence_of(paper, time.place);
    let low = |range: std::ops::Range<usize>| piece.low.get(range).unwrap_or("");
    let before: Vec<Word<'_>> = words(low(sentence.start.min(time.place.start)..time.place.start)).collect();
    let after: Vec<Word<'_>> = words(low(time.place.end..sentence.end.max(time.place.end))).collect();
    let back = |nth: usize| {
        let at = before.len().checked_sub(nth);
        at.and_then(|at| before.get(at)).map_or("-", |word| word.told)
    };
    let next = |nth: usize| after.get(nth).map_or("-", |word| word.told);
    clues.clue("before", &[back(1)]);
    clues.clue("before, stands", &[back(1), stands]);
    clues.clue("before 2", &[back(2), back(1)]);
    clues.clue("second before", &[back(2)]);
    clues.clue("third before", &[back(3)]);
    clues.clue("after", &[next(0)]);
    clues.clue("after, stands", &[next(0), stands]);
    clues.clue("after 2", &[next(0), next(1)]);
    let tenses = |words: &[Word<'_>]| -> Vec<&'static str> {
        let of = |word: &Word<'_>| TENSES.iter().copied().find(|tense| *tense == word.told);
        words.iter().filter_map(of).collect()
    };
    let told = tenses(&before);
    clues.clue("tense", &[told.last().copied().unwrap_or("-")]);
    clues.clue("tense, stands", &[told.last().copied().unwrap_or("-"), stands]);
    if let [.., one, other] = told.as_slice() {
        clues.clue("tense 2", &[one, other]);
    }
    clues.clue("tense after", &[tenses(&after).first().copied().unwrap_or("-")]);
    let mut seen = HashSet::new();
    for word in before.iter().rev().take(14).chain(after.iter().take(10)) {
        let matter = MATTERS.iter().copied().find(|matter| *matter == word.told);
        if let Some(matter) = matter.filter(|matter| seen.insert(*matter)) {
            clues.clue("matter", &[matter]);
            clues.clue("matter, stands", &[matter, stands]);
        }
    }
    let verb = before
        .iter()
        .rev()
        .take(6)
        .map(|word| word.told)
        .find(|word| word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")));
    clues.clue(
        "form before",
        &[verb.map_or("-", |verb| if verb.ends_with("ed") { "ed" } else { "ing" })],
    );
    let begins = time.place.start <= sentence.start + 4;
    let ends = time.place.end + 2 >= sentence.end;
    let lies = match (begins, ends) {
        (true, true) => "all",
        (true, false) => "begins",
        (false, true) => "ends",
        (false, false) => "inside",
    };
    clues.clue("lies", &[lies, stands]);
    clues.clue("nth", &[few(time.nth), few(time.of), stands]);
    let whole = time.place.start < 4 && time.place.end + 3 >= piece.words.len();
    clues.clue("whole", &[if whole { "yes" } else { "no" }, stands]);
    clues.clue("zone", &[paper.zone_of(time.place.piece).label(), stands]);
    clues.clue("paper", &[paper.facts.kind.code(), stands]);
}

/// What is told of an item and of all the times near it.
pub(super) struct OfItem<'i> {
    item: &'i Candidate,
    read: Option<&'i Due>,
    /// How near times stand.
    nearnesses: HashSet<&'static str>,
    /// How often each window is named near it.
    windows: HashMap<Option<Window>, usize>,
    own: usize,
}

impl<'i> OfItem<'i> {
    pub(super) fn new(item: &'i Candidate, read: Option<&'i Due>, timed: &[Timed]) -> Self {
        let name = |timed: &Timed| timed.near.map_or("nowhere", |near| near.nearness.name());
        let mut windows = HashMap::new();
        for timed in timed {
            *windows.entry(timed.time.due.window).or_default() += 1;
        }
        Self {
            item,
            read,
            nearnesses: timed.iter().map(name).collect(),
            windows,
            own: timed.iter().filter(|timed| name(timed) == "own").count(),
        }
    }

    /// Tells the clues that none of the times is its due.
    pub(super) fn tell_none(&self, near: &Neighbourhood<'_>, clues: &mut impl Clues) {
        let paper = near.paper;
        let kind = self.item.kind.code();
        clues.clue("none", &[]);
        clues.clue("none, kind", &[kind]);
        clues.clue("none, rule", &[self.item.rule]);
        clues.clue("none, paper", &[paper.facts.kind.code()]);
        let read = match self.read {
            None => "none",
            Some(read) if read.window.is_none() => "undated",
            Some(_) => "some",
        };
        clues.clue("none, rules say", &[read]);
        clues.clue("none, rules say, rule", &[read, self.item.rule]);
        clues.clue("none, rules say, own", &[read, few(self.own)]);
        let column = if self.item.has_due_column {
            "due column"
        } else {
            "none"
        };
        clues.clue("none, due column", &[column, read]);
        let position = self
            .item
            .refined
            .position
            .map_or("none", |position| position.code());
        clues.clue("none, position", &[position, read]);
        let own = paper.words_of(&self.item.places).to_lowercase();
        let own = own
            .get(..own.floor_char_boundary(120.min(own.len())))
            .unwrap_or("");
        let mut seen = HashSet::new();
        for (nth, word) in words(own).take(12).enumerate() {
            if nth == 0 {
                clues.clue("none, first", &[word.told]);
            }
            if seen.insert(word.told) {
                clues.clue("none, word", &[word.told]);
            }
        }
        for nearness in &self.nearnesses {
            clues.clue("none, near", &[nearness]);
        }
    }

    /// Tells the clues of one of the times.
    pub(super) fn tell(&self, near: &Neighbourhood<'_>, timed: &Timed, clues: &mut impl Clues) {
        let nearness = timed.near.map_or("nowhere", |near| near.nearness.name());
        let time = &timed.time;
        let kind = self.item.kind.code();
        tell_time(near, time, nearness, clues);
        clues.clue("near, kind", &[nearness, kind]);
        clues.clue("near, rule", &[nearness, self.item.rule]);
        for other in self.nearnesses.iter().filter(|other| **other != nearness) {
            clues.clue("others", &[nearness, other]);
        }
        let said = self.windows.get(&time.due.window).copied().unwrap_or(0);
        clues.clue("window said", &[few(said), nearness]);
        clues.clue("own times", &[few(self.own), nearness]);
        let read = match self.read {
            None => "none",
            Some(read) if is_same(read, &time.due) => "it",
            Some(read) if read.window.is_none() => "undated",
            Some(read) if read.window == time.due.window => "the same time",
            Some(_) => "another",
        };
        clues.clue("rules say", &[read]);
        clues.clue("rules say, near", &[read, nearness]);
        clues.clue("rules say, near, kind", &[read, nearness, kind]);
        clues.clue("rules say, rule", &[read, self.item.rule]);
        let column = if self.item.has_due_column {
            "due column"
        } else {
            "none"
        };
        clues.clue("due column", &[column, nearness]);
        let position = self
            .item
            .refined
            .position
            .map_or("none", |position| position.code());
        clues.clue("position", &[position, nearness]);
        if let Some(stands) = timed.near.filter(|near| near.nearness == Nearness::Row) {
            let column = near.column(stands.place.piece);
            for word in words(column).take(4) {
                clues.clue("column", &[word.told]);
            }
            clues.clue("headed", &[if column.is_empty() { "no" } else { "yes" }]);
        }
    }
}

/// What is told of all the times of a paper.
pub(super) struct OfPaper {
    /// The places of items, by the piece, with what they are.
    of_items: HashMap<usize, Vec<(Place, &'static str)>>,
    dues: HashSet<Option<Window>>,
    due_places: HashSet<(usize, usize)>,
    read: HashSet<Place>,
}

impl OfPaper {
    pub(super) fn new(items: &[Candidate], read: &[DateCandidate]) -> Self {
        let mut of_items: HashMap<usize, Vec<(Place, &'static str)>> = HashMap::new();
        for item in items {
            let own = item.places.iter().map(|place| (*place, "own"));
            let answers = item.answer.iter().map(|place| (*place, "answer"));
            let lead_in = item.lead_in.iter().map(|place| (*place, "lead-in"));
            for (place, what) in own.chain(answers).chain(lead_in) {
                of_items.entry(place.piece).or_default().push((place, what));
            }
        }
        let dues = items.iter().filter_map(|item| item.refined.due.as_ref());
        let due_places = dues
            .clone()
            .filter_map(|due| due.passage.as_ref())
            .map(|passage| (passage.hull().start, passage.hull().end))
            .collect();
        Self {
            of_items,
            dues: dues.map(|due| due.window).collect(),
            due_places,
            read: read.iter().map(|date| date.place).collect(),
        }
    }

    /// Tells the clues of one of the times.
    pub(super) fn tell(&self, near: &Neighbourhood<'_>, time: &Time, clues: &mut impl Clues) {
        let paper = near.paper;
        let piece = time.place.piece;
        let own = self.of_items.get(&piece).into_iter().flatten();
        let stands = own
            .clone()
            .find(|(place, _)| place.overlaps(time.place))
            .map(|(_, what)| *what)
            .or_else(|| own.clone().next().map(|_| "beside an item"))
            .unwrap_or("alone");
        tell_time(near, time, stands, clues);
        let due = time.due.passage.as_ref().is_some_and(|passage| {
            let hull = passage.hull();
            self.due_places.contains(&(hull.start, hull.end))
        });
        let due = if due {
            "it"
        } else if self.dues.contains(&time.due.window) {
            "the same time"
        } else {
            "no"
        };
        clues.clue("due", &[due, stands]);
        let class = time.due.class.map_or("none", |class| class.code());
        let read = if self.read.contains(&time.place) {
            "it"
        } else {
            "no"
        };
        clues.clue("rules say", &[read]);
        clues.clue("rules say, stands", &[read, stands]);
        clues.clue("rules say, class", &[read, class]);
        let zone = paper.zone_of(piece).label();
        clues.clue("rules say, zone", &[read, zone]);
        let role = match paper.piece(piece) {
            Some(piece) if piece.is_cell() => "cell",
            Some(piece) if piece.marker.is_some() => "point",
            Some(piece) if piece.words.len() < 60 => "line",
            _ => "text",
        };
        clues.clue("role", &[role, class]);
        clues.clue("role, zone", &[role, zone]);
        let (heading, before) = near.headings(piece);
        for word in words(heading).take(8) {
            clues.clue("heading", &[word.told]);
            clues.clue("heading, role", &[word.told, role]);
        }
        for word in words(before).take(8) {
            clues.clue("heading before", &[word.told]);
        }
        for word in words(near.column(piece)).take(5) {
            clues.clue("column", &[word.told]);
        }
        let above = piece.checked_sub(1).and_then(|at| paper.piece(at));
        for word in
            words(above.map_or("", |above| above.low.get(..above.low.len().min(60)).unwrap_or(""))).take(5)
        {
            clues.clue("above", &[word.told, role]);
        }
        let own = paper.words_at(sentence_of(paper, time.place)).to_lowercase();
        let diary = &paper.words.diary;
        for (what, list) in [
            ("behind", &diary.behind),
            ("turns", &diary.turns),
            ("ahead", &diary.ahead),
            ("labels", &diary.labels),
        ] {
            let told = style::find_in(&own, list).is_some();
            clues.clue("said", &[what, if told { "yes" } else { "no" }, class]);
        }
        let next_meeting = above.is_some_and(|above| above.low.contains("next meeting"))
            || paper
                .piece(piece)
                .is_some_and(|own| own.low.contains("next meeting"));
        clues.clue("next meeting", &[if next_meeting { "yes" } else { "no" }, class]);
        let labelled = style::find_in(heading, &paper.words.diary.headings).is_some();
        clues.clue("diary heading", &[if labelled { "yes" } else { "no" }, role]);
    }
}
