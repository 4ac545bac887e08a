//! The blocks of a plain text, from its lines: what begins a paragraph, a point or a heading, and
//! which lines only carry one on.

use super::furniture;
use super::heading;
use super::line::{Line, Measure, ends_a_sentence, is_space, trimmed};
use super::list_marker::{self, Marker, Setting, Shape, Trust};
use super::nesting::Nesting;
use super::numeral;
use super::siblings::Siblings;
use super::table;
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// How many lines ahead the next marker is looked for when a single letter has to be settled.
const LOOK_AHEAD_LINES: usize = 40;
/// How far a level of a counted list is taken to be set in.
const INDENT_COLUMNS: u32 = 4;

/// Which rules a text's line breaks follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A line may end because its author ended it.
    ByEye,
    /// A line that is followed by another without a blank line goes on, as Markdown has it.
    Soft,
    /// A line ends where the page says that it ends.
    Hard,
}

/// What the marks of a page say of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hint {
    /// It is a block of this kind, whatever its words look like.
    Is(BlockKind),
    /// Words of which nothing is said but how they are set.
    Words {
        /// Whether all of them are bold or underlined.
        is_bold: bool,
    },
    /// Words with a number or bullet before them that a list has counted.
    Counted {
        /// Depth of nesting, 0 for the outermost.
        level: u8,
        /// Whether all of them are bold or underlined.
        is_bold: bool,
    },
}

/// The blocks of a page's text; `hints` holds one for each of `lines`.
pub(super) fn of_hinted_lines(text: &str, lines: &[Line], hints: &[Hint]) -> Vec<Block> {
    read(text, lines, hints, Breaks::Hard)
}

/// The blocks of `text`, whose lines are `lines`.
pub(super) fn of_lines(text: &str, lines: &[Line], breaks: Breaks) -> Vec<Block> {
    read(text, lines, &[], breaks)
}

fn read(text: &str, lines: &[Line], hints: &[Hint], breaks: Breaks) -> Vec<Block> {
    let mut reading = Reading {
        text,
        lines,
        hints,
        breaks,
        measure: Measure::of(lines),
        furniture: if breaks == Breaks::Hard && lines.iter().any(|line| line.page.is_some()) {
            furniture::of_placed_lines(text, lines)
        } else {
            furniture::of_lines(text, lines)
        },
        siblings: Siblings::of(text, lines),
        nesting: Nesting::default(),
        blocks: Vec::new(),
        open: None,
        pending: None,
        tables: 0,
    };
    let mut at = 0;
    while at < lines.len() {
        at = reading.take(at);
    }
    reading.close();
    reading.blocks
}

/// The block that the next line may carry on.
struct Open {
    kind: BlockKind,
    span: Span,
    page: Option<u32>,
    /// Column at which a point's words begin; lines set in that far carry it on.
    hangs_at: Option<u32>,
    last_line: usize,
}

struct Reading<'t> {
    text: &'t str,
    lines: &'t [Line],
    hints: &'t [Hint],
    breaks: Breaks,
    measure: Measure,
    furniture: Vec<bool>,
    siblings: Siblings<'t>,
    nesting: Nesting<'t>,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// A marker that stands alone on its line, waiting for its words.
    pending: Option<(Marker<'t>, Line)>,
    tables: u32,
}

impl<'t> Reading<'t> {
    /// Takes in the line at `at`, or the table that begins there; gives the next line's index.
    fn take(&mut self, at: usize) -> usize {
        let Some(line) = self.lines.get(at).copied() else {
            return at + 1;
        };
        if let Some(Hint::Is(kind)) = self.hints.get(at) {
            self.take_marked(kind, &line);
            return at + 1;
        }
        if let Some(Hint::Counted { level, is_bold }) = self.hints.get(at) {
            self.take_counted(at, &line, *level, *is_bold);
            return at + 1;
        }
        if self.furniture.get(at).copied().unwrap_or(false) {
            self.close();
            self.push(BlockKind::Furniture, line.span, line.page);
            return at + 1;
        }
        let table = match self.breaks {
            Breaks::Hard => None,
            Breaks::ByEye | Breaks::Soft => table::beginning_at(self.text, self.lines, &self.furniture, at),
        };
        if let Some(found) = table {
            self.take_table(&found);
            return found.end.max(at + 1);
        }
        let mut span = line.span;
        let tail = furniture::link_size_at_end(self.text, span);
        if let Some(tail) = tail {
            span = Span::new(span.start, tail.start);
        }
        if !span.is_empty() {
            self.take_words(at, &Line { span, ..line });
        }
        if let Some(tail) = tail {
            self.close();
            self.push(BlockKind::Furniture, trimmed(self.text, tail), line.page);
        }
        at + 1
    }

    /// Takes a line whose kind the page itself states.
    fn take_marked(&mut self, kind: &BlockKind, line: &Line) {
        self.close();
        match kind {
            BlockKind::Heading { .. } | BlockKind::Cell { .. } => self.nesting.close_all(),
            BlockKind::Paragraph | BlockKind::ListItem { .. } => self.nesting.interrupt(),
            BlockKind::Furniture => {}
        }
        self.push(kind.clone(), line.span, line.page);
    }

    /// Takes a point whose marker a list has counted: it needs no neighbours, but may still head a
    /// section.
    fn take_counted(&mut self, at: usize, line: &Line, level: u8, is_bold: bool) {
        self.close();
        let Some(marker) = list_marker::read(line.span.of(self.text)) else {
            self.push(BlockKind::Paragraph, line.span, line.page);
            return;
        };
        let marker = self.settled(at, marker);
        let words = line.span.of(self.text).get(marker.words_at..).unwrap_or("");
        let is_bold_title = is_bold
            && heading::is_title(words.trim_end_matches(':'))
            && !matches!(marker.shape, Shape::Bullet(_));
        let heading = self
            .numbered_heading(at, &marker, line.span)
            .or(is_bold_title.then_some(level.saturating_add(1).min(6)));
        if let Some(level) = heading {
            self.nesting.close_all();
            self.push(BlockKind::Heading { level }, line.span, line.page);
            return;
        }
        let level = self.nesting.place(marker, u32::from(level) * INDENT_COLUMNS);
        let kind = BlockKind::ListItem {
            marker: marker.shown(),
            level,
        };
        let span = Span::new(line.span.start + marker.words_at, line.span.end);
        self.push(kind, span, line.page);
    }

    fn take_table(&mut self, found: &table::Table) {
        self.close();
        self.nesting.close_all();
        for cell in &found.cells {
            let line = self
                .lines
                .partition_point(|line| line.span.end <= cell.span.start);
            let page = self.lines.get(line).and_then(|line| line.page);
            self.push(
                BlockKind::Cell {
                    table: self.tables,
                    row: cell.row,
                    column: cell.column,
                    heading: cell.heading,
                },
                cell.span,
                page,
            );
        }
        self.tables += 1;
    }

    fn take_words(&mut self, at: usize, line: &Line) {
        let span = line.span;
        let words = span.of(self.text);
        if let Some((level, span)) = self.hash_heading(span) {
            self.close();
            self.nesting.close_all();
            self.push(BlockKind::Heading { level }, span, line.page);
            return;
        }
        let marker = self.marker_at(at, line, words);
        if self.pending.is_some() && marker.is_none() {
            self.take_pending(at, line, span);
            return;
        }
        if let Some(marker) = marker {
            self.drop_pending();
            if let Some(level) = self.numbered_heading(at, &marker, span) {
                self.close();
                self.nesting.close_all();
                self.push(BlockKind::Heading { level }, span, line.page);
                return;
            }
            self.open_point(at, line, marker, span);
            return;
        }
        if self.carries_on(at, line) {
            self.extend(at, span);
            return;
        }
        if let Some(level) = self.plain_heading(at, line, words) {
            self.close();
            self.nesting.close_all();
            self.push(
                BlockKind::Heading { level },
                unstarred(self.text, span),
                line.page,
            );
            return;
        }
        self.close();
        self.nesting.interrupt();
        self.open = Some(Open {
            kind: BlockKind::Paragraph,
            span,
            page: line.page,
            hangs_at: None,
            last_line: at,
        });
    }

    /// `## Recommendations`
    fn hash_heading(&self, span: Span) -> Option<(u8, Span)> {
        let words = span.of(self.text);
        let rest = words.trim_start_matches('#');
        let level = words.len() - rest.len();
        let is_heading = (1..=6).contains(&level) && rest.starts_with([' ', '\t', '\u{a0}']);
        let inner = trimmed(self.text, Span::new(span.start + level, span.end));
        let kept = inner.of(self.text).trim_end_matches('#');
        let inner = trimmed(self.text, Span::new(inner.start, inner.start + kept.len()));
        (is_heading && !inner.is_empty())
            .then(|| Some((u8::try_from(level).ok()?, unstarred(self.text, inner))))?
    }

    /// The marker that the line begins with, where its neighbours bear it out.
    fn marker_at(&self, at: usize, line: &Line, words: &'t str) -> Option<Marker<'t>> {
        let marker = list_marker::read(words)?;
        let is_fresh = self.is_fresh(at, line);
        let is_alone = words.len() == marker.label.len() && marker.setting == Setting::Bare;
        let needs_no_words = matches!(marker.shape, Shape::Bullet(_) | Shape::Number(2..));
        if is_alone && !needs_no_words && !self.siblings.has_neighbour(&marker) {
            return None;
        }
        let heads_a_section = is_fresh
            && self.ends_here(at)
            && marker.shape_is_plain_number()
            && words
                .get(marker.words_at..)
                .is_some_and(|title| heading::is_numbered_title(title) && !numeral::begins_with_month(title));
        let is_believed = marker.trust == Trust::Alone || self.siblings.has_neighbour(&marker);
        if !is_believed && !heads_a_section {
            return None;
        }
        let is_bare_number = marker.trust == Trust::Neighboured && matches!(marker.shape, Shape::Number(1));
        if is_bare_number && !is_fresh && !self.nesting.expects(&marker) {
            return None;
        }
        let settled = self.settled(at, marker);
        (is_fresh || self.breaks_in(at, line, &settled)).then_some(settled)
    }

    fn settled(&self, at: usize, marker: Marker<'t>) -> Marker<'t> {
        if marker.as_roman().is_none() {
            return marker;
        }
        let next = self
            .lines
            .iter()
            .skip(at + 1)
            .take(LOOK_AHEAD_LINES)
            .filter_map(|l| list_marker::read(l.span.of(self.text)))
            .find(|m| m.setting == marker.setting && m.shape_is_letter());
        self.nesting.settle(marker, next.as_ref())
    }

    /// Whether a line cannot carry on the one above whatever it says.
    fn is_fresh(&self, at: usize, line: &Line) -> bool {
        line.blank_above
            || self.pending.is_some()
            || self.open.as_ref().is_none_or(|open| open.last_line + 1 != at)
    }

    /// Whether a marker right below other words begins a point rather than going on with a sentence
    /// that happened to break there.
    fn breaks_in(&self, at: usize, line: &Line, marker: &Marker<'_>) -> bool {
        let Some(above) = at.checked_sub(1).and_then(|a| self.lines.get(a)) else {
            return true;
        };
        let is_dash = matches!(marker.shape, Shape::Bullet('-' | '–' | '—'));
        if !self.measure.breaks_for_want_of_room(self.text, above, line) {
            return true;
        }
        let above_words = above.span.of(self.text);
        if ends_a_sentence(above_words)
            || above_words.ends_with(['–', '-', '—'])
            || above_words.ends_with("; and")
        {
            return true;
        }
        self.nesting.expects(marker) || (!is_dash && matches!(marker.shape, Shape::Bullet(_)))
    }

    /// Whether the line carries on the open block.
    fn carries_on(&self, at: usize, line: &Line) -> bool {
        let Some(open) = self.open.as_ref() else {
            return false;
        };
        let Some(above) = self.lines.get(open.last_line) else {
            return false;
        };
        if open.last_line + 1 != at {
            return false;
        }
        let words = line.span.of(self.text);
        if line.blank_above {
            // Only a page break can stand between two halves of a sentence.
            return above.page != line.page
                && !ends_a_sentence(above.span.of(self.text))
                && words.starts_with(char::is_lowercase);
        }
        match self.breaks {
            Breaks::Soft => return !self.is_broken_by_hand(above),
            Breaks::Hard => {
                return above.width > 30
                    && words.starts_with(char::is_lowercase)
                    && !ends_a_sentence(above.span.of(self.text));
            }
            Breaks::ByEye => {}
        }
        if heading::is_page_label(words)
            || heading::is_capital_heading(words) && !heading::is_all_capitals(above.span.of(self.text))
        {
            return false;
        }
        let hangs = open
            .hangs_at
            .is_some_and(|column| line.indent > 0 && line.indent.saturating_add(1) >= column);
        hangs || self.measure.breaks_for_want_of_room(self.text, above, line)
    }

    /// Whether a Markdown line ends with the two spaces or the backslash that break it.
    fn is_broken_by_hand(&self, line: &Line) -> bool {
        let after = self.text.get(line.span.end..).unwrap_or("");
        after.starts_with("  ") || line.span.of(self.text).ends_with('\\')
    }

    /// Whether a blank line or the end stands below the line at `at`.
    fn ends_here(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_none_or(|next| next.blank_above)
    }

    /// Whether the line at `at` broke off only for want of room.
    fn runs_on(&self, at: usize) -> bool {
        match (self.lines.get(at), self.lines.get(at + 1)) {
            (Some(line), Some(next)) => self.measure.breaks_for_want_of_room(self.text, line, next),
            _ => false,
        }
    }

    /// The level of a numbered line that heads a section; none where it is a point of a list.
    fn numbered_heading(&self, at: usize, marker: &Marker<'_>, span: Span) -> Option<u8> {
        let words = span.of(self.text);
        let title = words.get(marker.words_at..)?;
        let level = match (marker.shape, marker.setting) {
            (Shape::Number(depth), Setting::Bare | Setting::Stop) => depth,
            (Shape::NumberLetter, Setting::Bare | Setting::Stop) => 2,
            (Shape::CapitalRoman | Shape::CapitalLetter, Setting::Bare | Setting::Stop)
            | (Shape::Reference, _) => 1,
            _ => return None,
        };
        let is_bulleted = !words.starts_with(marker.label);
        if is_bulleted || title.is_empty() {
            return None;
        }
        let in_capitals = title.trim_end_matches(|c| is_space(c) || matches!(c, '-' | '–'));
        let is_item = heading::is_title(title) && self.heads_an_item(at, span);
        if is_item || heading::is_capital_heading(in_capitals) {
            return Some(level.min(6));
        }
        let next = self.lines.get(at + 1);
        let next_words = next.map_or("", |l| l.span.of(self.text));
        let sibling_follows = list_marker::read(next_words).is_some_and(|n| marker.is_followed_by(&n));
        let heads_points = list_marker::read(next_words)
            .is_some_and(|n| n.prefix.trim_end_matches('.') == marker.label.trim_end_matches('.'));
        let stands_apart =
            self.ends_here(at) || (!self.runs_on(at) && (heads_points || next.is_some_and(|l| l.width > 60)));
        // Where the point before it is one of an open list, it is a point of that list too.
        let is_next_of_list = self.nesting.expects(marker);
        let most_words = if level > 1 { 7 } else { 12 };
        let short = title.split_whitespace().count() <= most_words || heading::mostly_capitals(title);
        (heading::is_numbered_title(title) && stands_apart && short && !sibling_follows && !is_next_of_list)
            .then_some(level.min(6))
    }

    /// The level of an unnumbered line that heads what follows.
    fn plain_heading(&self, at: usize, line: &Line, words: &str) -> Option<u8> {
        let is_bold = self.is_bold(at, words);
        if self.breaks == Breaks::Soft && !self.ends_here(at) && !is_bold {
            return None;
        }
        let bare = words.trim_matches('*').trim();
        if heading::is_page_label(bare) {
            return Some(2);
        }
        if heading::is_capital_heading(bare) {
            return Some(1);
        }
        if is_bold && heading::is_title(bare.trim_end_matches(':')) {
            return Some(2);
        }
        if self.breaks == Breaks::Hard {
            return None;
        }
        let above_is_apart = line.blank_above || at == 0;
        if !above_is_apart || !heading::is_title(bare) {
            return None;
        }
        let is_underlined = self.furniture.get(at + 1).copied().unwrap_or(false);
        if self.ends_here(at) || is_underlined {
            return Some(2);
        }
        let next = self.lines.get(at + 1).filter(|_| !self.runs_on(at))?;
        let next_words = next.span.of(self.text);
        let heads_text = next.width > 60 && next.width > line.width * 2;
        let heads_list =
            list_marker::read(next_words).is_some_and(|m| m.value <= 1 && m.trust == Trust::Alone);
        (heading::mostly_capitals(bare)
            && line.width <= 60
            && (heads_text || heads_list)
            && words.split_whitespace().count() <= 9)
            .then_some(2)
    }

    /// Whether all the words of a line are set in bold.
    fn is_bold(&self, at: usize, words: &str) -> bool {
        matches!(self.hints.get(at), Some(Hint::Words { is_bold: true })) || is_starred(words)
    }

    /// Whether a line stands as the titles of agenda items do on council sites: with a linked file
    /// behind it, or right above the label of the item's minutes.
    fn heads_an_item(&self, at: usize, span: Span) -> bool {
        let has_link = self.lines.get(at).is_some_and(|line| line.span.end > span.end);
        let below = self.lines.get(at + 1).map_or("", |line| line.span.of(self.text));
        has_link || heading::is_page_label(below)
    }

    fn open_point(&mut self, at: usize, line: &Line, marker: Marker<'t>, span: Span) {
        self.close();
        if marker.words_at >= span.len() {
            self.pending = Some((marker, *line));
            return;
        }
        let before = span.of(self.text).get(..marker.words_at).unwrap_or("");
        let hang = line
            .indent
            .saturating_add(u32::try_from(before.chars().count()).unwrap_or(0));
        let level = self.nesting.place(marker, line.indent);
        self.open = Some(Open {
            kind: BlockKind::ListItem {
                marker: marker.shown(),
                level,
            },
            span: Span::new(span.start + marker.words_at, span.end),
            page: line.page,
            hangs_at: Some(hang),
            last_line: at,
        });
    }

    /// Gives a marker that stood alone the words of this line.
    fn take_pending(&mut self, at: usize, line: &Line, span: Span) {
        let Some((marker, marker_line)) = self.pending.take() else {
            return;
        };
        let words = span.of(self.text);
        let is_number = matches!(
            marker.shape,
            Shape::Number(_) | Shape::NumberLetter | Shape::Reference
        );
        let is_marked_title =
            (self.is_bold(at, words) || self.heads_an_item(at, span)) && heading::is_title(words);
        if is_number && (is_marked_title || heading::is_capital_heading(words)) {
            self.nesting.close_all();
            let span = Span::new(marker_line.span.start, span.end);
            self.push(BlockKind::Heading { level: 1 }, span, marker_line.page);
            return;
        }
        let level = self.nesting.place(marker, marker_line.indent);
        self.open = Some(Open {
            kind: BlockKind::ListItem {
                marker: marker.shown(),
                level,
            },
            span,
            page: line.page,
            hangs_at: None,
            last_line: at,
        });
    }

    /// A marker whose words never came is words itself.
    fn drop_pending(&mut self) {
        if let Some((_, line)) = self.pending.take() {
            self.push(BlockKind::Paragraph, line.span, line.page);
        }
    }

    fn extend(&mut self, at: usize, span: Span) {
        if let Some(open) = self.open.as_mut() {
            open.span = Span::new(open.span.start, span.end);
            open.last_line = at;
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.push(open.kind, open.span, open.page);
        }
        self.drop_pending();
    }

    fn push(&mut self, kind: BlockKind, span: Span, page: Option<u32>) {
        if !span.is_empty() {
            self.blocks.push(Block { kind, span, page });
        }
    }
}

/// Whether the whole of the words is set in bold: `**Actions**`.
fn is_starred(words: &str) -> bool {
    words
        .strip_prefix("**")
        .and_then(|w| w.trim_end_matches(':').strip_suffix("**"))
        .is_some_and(|inner| !inner.is_empty() && !inner.contains("**"))
}

/// The span without the stars that set the whole of it in bold.
fn unstarred(text: &str, span: Span) -> Span {
    if is_starred(span.of(text)) && span.of(text).ends_with("**") {
        trimmed(text, Span::new(span.start + 2, span.end - 2))
    } else {
        span
    }
}
