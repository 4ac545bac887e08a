//! Fits lines to columns: of all the ways in which the lines below a table's headings can be parted into
//! rows of cells, the one in which the cells look most like what the headings name.

use super::super::line::Line;
use super::super::look;
use super::heading::{Header, Kind};
use crate::scrutiny::passage::Span;
use std::cell::RefCell;
use std::collections::HashMap;

/// Most lines of one cell.
const LONGEST_CELL: usize = 14;
/// Most lines of a cell that holds no running text.
const LONGEST_SHORT_CELL: usize = 4;
/// What a cell that holds anything is worth; faults are counted in the same measure.
const CELL: i32 = 16;
/// Most words of a cell that only takes one of a choice.
const MOST_WORDS_OF_CHOICE: usize = 4;
/// How far behind the best a way of reading may fall before it is given up.
const GIVEN_UP: i32 = 80;
/// What a line costs that stands between two rows and belongs to neither.
const BETWEEN: i32 = 22;
/// How many lines below headings are looked at first.
const FIRST_LINES: usize = 120;
/// Most lines between the headings and the end of a table.
const MOST_LINES: usize = 4000;

/// The best way to read the lines below some headings.
pub(super) struct Fit {
    /// How good it is.
    pub(super) score: i32,
    /// Its rows: the cells of each, by column.
    pub(super) rows: Vec<Vec<(usize, Span)>>,
    /// One past the index of its last line.
    pub(super) end: usize,
}

/// The lines of a text in which a table is sought.
pub(super) struct Page<'t> {
    text: &'t str,
    lines: &'t [Line],
    furniture: &'t [bool],
    seen: &'t Seen,
}

/// What the words of a cell look like, worked out once for all columns and headings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks {
    nothing: bool,
    number: bool,
    day: bool,
    status: bool,
    figures: bool,
    unlike_owner: i32,
    unlike_time: i32,
    words: usize,
}

impl Looks {
    fn of(words: &str) -> Self {
        Self {
            nothing: look::is_nothing(words),
            number: look::is_number(words),
            day: look::is_day(words),
            status: look::is_status(words),
            figures: words.chars().any(|c| c.is_ascii_digit()),
            unlike_owner: look::unlike_owner(words),
            unlike_time: look::unlike_time(words),
            words: words.split_whitespace().count(),
        }
    }

    /// Those of several lines of running text.
    const fn of_text() -> Self {
        Self {
            nothing: false,
            number: false,
            day: false,
            status: false,
            figures: false,
            unlike_owner: 60,
            unlike_time: 60,
            words: 20,
        }
    }
}

/// What the words of the cells from one line to another look like.
pub(super) type Seen = RefCell<HashMap<(usize, usize), Looks>>;

/// How a state of the reading was come by.
#[derive(Debug, Clone, Copy)]
enum Step {
    Begin,
    /// A cell of the column before, from this line on.
    Cell(usize),
    /// The column before is empty.
    Empty,
    /// The last row is whole.
    Row,
    /// A line between rows, left out or kept as a row of its own.
    Line {
        from: usize,
        kept: bool,
    },
}

#[derive(Debug, Clone, Copy)]
struct State {
    score: i32,
    rows: usize,
    step: Step,
}

/// The headings' columns and the lines below them, with what is known of each line.
struct Reading<'p, 't> {
    page: &'p Page<'t>,
    kinds: &'p [Kind],
    header: &'p Header,
    /// The lines that are no furniture, by their index.
    own: Vec<usize>,
    /// Whether white space parts the rows below the headings.
    spaced: bool,
}

impl<'t> Page<'t> {
    pub(super) const fn new(text: &'t str, lines: &'t [Line], furniture: &'t [bool], seen: &'t Seen) -> Self {
        Self {
            text,
            lines,
            furniture,
            seen,
        }
    }

    fn words(&self, index: usize) -> &'t str {
        self.lines.get(index).map_or("", |line| line.span.of(self.text))
    }

    /// A line that a page repeats; a dash alone is an empty cell.
    fn is_furniture(&self, index: usize) -> bool {
        let dash = matches!(self.words(index), "-" | "–" | "—");
        self.furniture.get(index).copied().unwrap_or(false) && !dash
    }

    /// A marking or a page's number in words, or a bare number beside one.
    fn is_page_mark(&self, index: usize) -> bool {
        let words = self.words(index);
        let bare = words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit());
        let beside = |other: usize| self.lines.get(other).is_some() && look::is_page_mark(self.words(other));
        look::is_page_mark(words) || bare && (beside(index + 1) || index > 0 && beside(index - 1))
    }

    /// The best fit of the lines below the headings to columns of these kinds, if at least two rows come
    /// out whole.
    pub(super) fn fit(&self, header: &Header, kinds: &[Kind]) -> Option<Fit> {
        // Most headings stand over no such table, which the first lines below them show.
        let (fit, is_cut) = self.within(header, kinds, FIRST_LINES);
        if is_cut && fit.is_some() {
            self.within(header, kinds, MOST_LINES).0
        } else {
            fit
        }
    }

    /// The best fit of so many lines, and whether more might have made it better.
    fn within(&self, header: &Header, kinds: &[Kind], most: usize) -> (Option<Fit>, bool) {
        let own: Vec<usize> = (header.end..self.lines.len())
            .filter(|index| !self.is_furniture(*index) && !self.is_page_mark(*index))
            .take(most)
            .collect();
        let spaced = own
            .first()
            .and_then(|first| self.lines.get(*first))
            .is_some_and(|line| line.blank_above);
        let lines = own.len();
        let (fit, reached) = Reading {
            page: self,
            kinds,
            header,
            own,
            spaced,
        }
        .best();
        (fit, lines == most && reached + LONGEST_CELL >= lines)
    }
}

impl Reading<'_, '_> {
    /// The best fit, and how many of the lines were looked at.
    fn best(&self) -> (Option<Fit>, usize) {
        let width = self.kinds.len() + 1;
        let mut states: Vec<Option<State>> = vec![None; width];
        if let Some(first) = states.first_mut() {
            *first = Some(State {
                score: 0,
                rows: 0,
                step: Step::Begin,
            });
        }
        let (mut best, mut best_at) = (0, None);
        let mut alive_until = 0;
        let mut at = 0;
        while at <= self.own.len() && at <= alive_until {
            states.resize((at + LONGEST_CELL + 12) * width, None);
            self.step_rows(&mut states, at, best);
            if let Some(Some(state)) = states.get(at * width).copied()
                && state.rows >= 2
                && matches!(state.step, Step::Row)
                && state.score > best
            {
                (best, best_at) = (state.score, Some(at));
            }
            // A row may end here whose last cells are empty, and another begin.
            for _ in 0..2 {
                for column in 0..self.kinds.len() {
                    if let Some(reached) = self.step_cells(&mut states, at, column, best) {
                        alive_until = alive_until.max(reached);
                    }
                }
                self.step_rows(&mut states, at, best);
            }
            at += 1;
        }
        let fit = best_at
            .and_then(|end| self.traced(&states, end, best))
            .filter(|fit| {
                let rows = i32::try_from(fit.rows.len()).unwrap_or(1).max(1);
                best / rows >= CELL
            });
        (fit, at)
    }

    /// Ends a row at a line where all its columns are filled.
    fn step_rows(&self, states: &mut [Option<State>], at: usize, best: i32) {
        let width = self.kinds.len() + 1;
        let Some(Some(last)) = states.get(at * width + width - 1).copied() else {
            return;
        };
        let score = last.score - self.row_cut(at);
        if score + GIVEN_UP < best {
            return;
        }
        let next = State {
            score,
            rows: last.rows + 1,
            step: Step::Row,
        };
        put(states, at * width, next);
    }

    /// Goes on from one state to all that may follow it; the furthest line that was reached.
    fn step_cells(&self, states: &mut [Option<State>], at: usize, column: usize, best: i32) -> Option<usize> {
        let width = self.kinds.len() + 1;
        let state = states.get(at * width + column).copied().flatten()?;
        if state.score + GIVEN_UP < best || at >= self.own.len() {
            let empty = self.cost_of_empty(column).filter(|_| column > 0)?;
            let next = State {
                score: state.score - empty,
                rows: state.rows,
                step: Step::Empty,
            };
            put(states, at * width + column + 1, next);
            return Some(at);
        }
        let mut reached = at;
        if column == 0 {
            // Headings are printed again below a row, not below themselves.
            let again = |kept: bool| kept || matches!(state.step, Step::Row | Step::Line { kept: true, .. });
            if let Some((next, cost, kept)) = self.between(at).filter(|(_, _, kept)| again(*kept)) {
                let step = Step::Line { from: at, kept };
                let rows = state.rows;
                put(
                    states,
                    next * width,
                    State {
                        score: state.score - cost,
                        rows,
                        step,
                    },
                );
                reached = reached.max(next);
            }
        }
        if let Some(cost) = self.cost_of_empty(column) {
            let next = State {
                score: state.score - cost,
                rows: state.rows,
                step: Step::Empty,
            };
            put(states, at * width + column + 1, next);
        }
        let kind = *self.kinds.get(column)?;
        let cut = if column == 0 { 0 } else { self.cell_cut(at) };
        let longest = if is_text(kind) {
            LONGEST_CELL
        } else {
            LONGEST_SHORT_CELL
        };
        let mut inner = 0;
        for length in 1..=longest {
            let end = at + length;
            if end > self.own.len() {
                break;
            }
            if length > 1 {
                inner += self.no_cut(end - 1, kind);
            }
            if inner > GIVEN_UP || self.begins_headings(end - 1) {
                break;
            }
            let score = state.score + CELL - cut - inner - self.unlike(at, end, kind);
            if score + GIVEN_UP < best {
                continue;
            }
            let next = State {
                score,
                rows: state.rows,
                step: Step::Cell(at),
            };
            put(states, end * width + column + 1, next);
            reached = reached.max(end);
        }
        Some(reached)
    }

    fn index(&self, at: usize) -> usize {
        self.own.get(at).copied().unwrap_or(usize::MAX)
    }

    fn words(&self, at: usize) -> &str {
        self.page.words(self.index(at))
    }

    fn is_apart(&self, at: usize) -> bool {
        self.page
            .lines
            .get(self.index(at))
            .is_none_or(|line| line.blank_above)
    }

    /// Whether a page ends above a line, which parts nothing and joins nothing.
    fn is_over_page(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|above| self.index(above).saturating_add(1) != self.index(at))
    }

    /// Lines between rows: the headings printed again, or a line that heads the rows below it.
    fn between(&self, at: usize) -> Option<(usize, i32, bool)> {
        if self.begins_headings(at) {
            let lines = self
                .header
                .cells
                .iter()
                .map(|(span, _)| span.of(self.page.text).matches('\n').count() + 1)
                .sum::<usize>();
            return Some((at + lines, 0, false));
        }
        let words = self.words(at);
        let short = words.len() <= 90 && !words.ends_with(['.', ';']);
        short.then_some((at + 1, BETWEEN, true))
    }

    /// Whether the headings are printed again from a line on.
    fn begins_headings(&self, at: usize) -> bool {
        let heading = |nth: usize| {
            self.header
                .cells
                .get(nth)
                .and_then(|(span, _)| span.of(self.page.text).lines().next())
                .unwrap_or("")
                .trim()
        };
        let wraps = self
            .header
            .cells
            .first()
            .is_some_and(|(span, _)| span.of(self.page.text).contains('\n'));
        self.words(at) == heading(0) && (wraps || self.words(at + 1) == heading(1))
    }

    /// What it costs that a row ends above a line.
    fn row_cut(&self, at: usize) -> i32 {
        if at >= self.own.len() {
            return 0;
        }
        let close = self.spaced && !self.is_apart(at) && !self.is_over_page(at);
        self.goes_on(at) / 2 + if close { 20 } else { 0 }
    }

    /// What it costs that a cell ends above a line and the row goes on.
    fn cell_cut(&self, at: usize) -> i32 {
        let apart = self.is_apart(at);
        let white = match (self.header.apart, apart) {
            _ if self.is_over_page(at) => 0,
            (true, true) | (false, false) => 0,
            (true, false) => 25,
            (false, true) if self.spaced => 15,
            (false, true) => 25,
        };
        white + self.goes_on(at)
    }

    /// How much a line looks like the rest of the one above it.
    fn goes_on(&self, at: usize) -> i32 {
        let Some(above) = at.checked_sub(1).map(|above| self.words(above)) else {
            return 0;
        };
        let words = self.words(at);
        let (before, own) = (self.looks(at - 1, at), self.looks(at, at + 1));
        // "in 2023/24": a line that begins with a figure may go on with a sentence.
        let figure = own.number && !(words.len() > 4 && look::leaves_open(above));
        if before.number || before.nothing || figure || own.nothing {
            return 0;
        }
        if words.starts_with(|c: char| c.is_lowercase()) && own.unlike_time > 20 && !own.status {
            return 60;
        }
        if look::leaves_open(above) { 50 } else { 0 }
    }

    /// What it costs that a line belongs to the same cell as the one above it.
    fn no_cut(&self, at: usize, kind: Kind) -> i32 {
        let above = self.words(at - 1);
        let words = self.words(at);
        let white = match (self.is_over_page(at), self.is_apart(at)) {
            (true, _) => 10,
            (false, true) => 45,
            (false, false) => 0,
        };
        if white == 0 && self.goes_on(at) > 0 {
            return 0;
        }
        // A day or a minute's number over what was asked.
        let low = above.to_lowercase();
        let (before, own) = (self.looks(at - 1, at), self.looks(at, at + 1));
        let stacked = before.day
            || before.number
            || low.starts_with("item ")
            || low.starts_with("min")
            || matches!(low.trim_end_matches(':'), "recommended" | "resolved" | "agreed");
        if stacked {
            return white + 6;
        }
        if !is_text(kind) {
            return white + 3;
        }
        // One of a choice over the words that explain it: both answer.
        if kind == Kind::Told && before.status && before.words <= MOST_WORDS_OF_CHOICE && !own.status {
            return white + 4;
        }
        // What was asked does not end with its answer.
        if kind == Kind::Item && own.status && own.words <= MOST_WORDS_OF_CHOICE {
            return white + 34;
        }
        let complete = above.ends_with(['.', '!', '?', ';', ':']);
        let new = own.status || own.day || own.unlike_owner == 0 && words.len() < 50;
        white
            + match (complete, above.len() >= 26) {
                (true, _) if words.len() < 12 || new => 14,
                (true, _) => 4,
                (false, true) if new => 18,
                (false, true) => 8,
                (false, false) => 32,
            }
    }

    /// What an empty cell of a column costs; none where it cannot be empty.
    fn cost_of_empty(&self, column: usize) -> Option<i32> {
        match self.kinds.get(column)? {
            Kind::Item => None,
            Kind::Number => Some(40),
            Kind::Date | Kind::Other | Kind::Told => Some(16),
            Kind::Owner | Kind::Due | Kind::Status => Some(14),
        }
    }

    /// What the words of a cell look like.
    fn looks(&self, from: usize, end: usize) -> Looks {
        if end - from > LONGEST_SHORT_CELL {
            return Looks::of_text();
        }
        let key = (self.index(from), self.index(end - 1));
        if let Some(known) = self.page.seen.borrow().get(&key) {
            return *known;
        }
        let lines: Vec<&str> = (from..end).map(|at| self.words(at)).collect();
        let looks = Looks::of(&lines.join(" "));
        self.page.seen.borrow_mut().insert(key, looks);
        looks
    }

    /// How little the lines look like what the column's heading names.
    fn unlike(&self, from: usize, end: usize, kind: Kind) -> i32 {
        let looks = self.looks(from, end);
        let count = looks.words;
        let office = looks.unlike_owner == 0 && count < 8;
        if looks.nothing {
            return match kind {
                Kind::Item => 60,
                Kind::Number => 20,
                _ => 4,
            };
        }
        match kind {
            Kind::Number if looks.number => 0,
            Kind::Number => 65,
            Kind::Date if looks.day => 0,
            Kind::Date if looks.number => 12,
            Kind::Date if looks.figures && count <= 8 => 18,
            Kind::Date if count <= 6 => 30,
            Kind::Date => 55,
            Kind::Item if looks.number || looks.day => 65,
            Kind::Item if count == 1 || looks.status => 40,
            Kind::Item if office => 25,
            Kind::Item => i32::from(count == 2) * 15,
            Kind::Owner if looks.day || looks.number => 60,
            Kind::Owner if looks.status && count <= 3 => 40,
            Kind::Owner => looks.unlike_owner,
            Kind::Due if looks.status && count <= 4 => looks.unlike_time.min(12),
            Kind::Due => looks.unlike_time,
            Kind::Status if looks.number || looks.day => 55,
            Kind::Status if looks.status => 0,
            Kind::Status if count <= 4 => 20,
            Kind::Status if count <= 12 => 30,
            Kind::Status => 45,
            Kind::Told if looks.day => 35,
            Kind::Told if looks.number => 45,
            Kind::Told if looks.status => 8,
            Kind::Told if office => 25,
            Kind::Told => i32::from(count <= 2) * 12,
            Kind::Other => 10 + i32::try_from(count / 4).unwrap_or(0).min(30),
        }
    }

    fn traced(&self, states: &[Option<State>], end: usize, score: i32) -> Option<Fit> {
        let width = self.kinds.len() + 1;
        let (mut at, mut column) = (end, 0);
        let mut rows: Vec<Vec<(usize, Span)>> = Vec::new();
        loop {
            let state = states.get(at * width + column).copied().flatten()?;
            match state.step {
                Step::Begin => break,
                Step::Row => {
                    rows.push(Vec::new());
                    column = self.kinds.len();
                }
                Step::Empty => column -= 1,
                Step::Cell(from) => {
                    column -= 1;
                    rows.last_mut()?.push((column, self.span(from, at)?));
                    at = from;
                }
                Step::Line { from, kept } => {
                    if kept {
                        rows.push(vec![(0, self.span(from, at)?)]);
                    }
                    at = from;
                }
            }
        }
        rows.reverse();
        rows.iter_mut().for_each(|row| row.reverse());
        let end = self.index(end.checked_sub(1)?) + 1;
        Some(Fit { score, rows, end })
    }

    fn span(&self, from: usize, end: usize) -> Option<Span> {
        let first = self.page.lines.get(self.index(from))?;
        let last = self.page.lines.get(self.index(end.checked_sub(1)?))?;
        Some(Span::new(first.span.start, last.span.end))
    }
}

const fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Item | Kind::Told | Kind::Other)
}

/// Puts a state in its place unless a better one stands there.
fn put(states: &mut [Option<State>], at: usize, state: State) {
    if let Some(place) = states.get_mut(at)
        && place.is_none_or(|known| known.score < state.score)
    {
        *place = Some(state);
    }
}
