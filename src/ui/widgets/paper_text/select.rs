//! Selecting words: with the mouse from letter to letter, with a double click by words, with a
//! triple click or the keyboard by paragraph.

use eframe::egui::{Pos2, Rect, Response, Ui};

use super::PaperText;
use super::layout::StripLayout;
use crate::scrutiny::passage::Span;

/// A selection: where it began, and where it has been drawn to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    anchor: usize,
    head: usize,
    /// Whether the mouse still draws it.
    pub drawing: bool,
}

impl Selection {
    /// All of a span.
    #[must_use]
    pub const fn of(span: Span) -> Self {
        Self {
            anchor: span.start,
            head: span.end,
            drawing: false,
        }
    }

    /// Its stretch of the paper, first byte first.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

/// A strip that stands in the window.
pub struct Drawn {
    /// Its layout.
    pub layout: std::rc::Rc<StripLayout>,
    /// Its top left corner in the window.
    pub origin: Pos2,
}

/// The byte of the paper at a place of the window: the nearest letter's.
#[must_use]
pub fn byte_at(drawn: &[Drawn], place: Pos2) -> Option<usize> {
    let mut nearest: Option<([f32; 2], usize)> = None;
    for strip in drawn {
        for laid in &strip.layout.laid {
            let corner = strip.origin + laid.offset;
            let rect = Rect::from_min_size(corner, laid.galley.size());
            let reach = laid
                .cell
                .map_or(rect, |cell| rect.union(super::layout::placed(cell, strip.origin)));
            // Rows count before columns: beside the end of a line, that line is meant.
            let distance = 10.0 * reach.y_range().distance_to_point(place.y)
                + reach.x_range().distance_to_point(place.x);
            // Of several blocks in one cell the one that is pointed at.
            let distance = [distance, rect.y_range().distance_to_point(place.y)];
            if nearest.is_none_or(|(best, _)| distance < best) {
                nearest = Some((distance, laid.byte_at(place - corner)));
            }
        }
    }
    nearest.map(|(_, byte)| byte)
}

trait DistanceToPoint {
    fn distance_to_point(self, at: f32) -> f32;
}

impl DistanceToPoint for eframe::egui::Rangef {
    fn distance_to_point(self, at: f32) -> f32 {
        (self.min - at).max(at - self.max).max(0.0)
    }
}

/// Follows the mouse.
pub fn follow_mouse(ui: &Ui, paper: &mut PaperText, area: &Response, drawn: &[Drawn]) {
    let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else {
        return;
    };
    if area.triple_clicked() {
        if let Some(byte) = byte_at(drawn, pointer) {
            paper.selection = paper.block_at(byte).map(Selection::of);
        }
    } else if area.double_clicked() {
        if let Some(byte) = byte_at(drawn, pointer) {
            paper.selection = Some(Selection::of(word_at(&paper.text, byte)));
        }
    } else if area.clicked() {
        let extend = ui.input(|i| i.modifiers.shift);
        match (&mut paper.selection, byte_at(drawn, pointer)) {
            (Some(selection), Some(byte)) if extend => selection.head = byte,
            _ => paper.selection = None,
        }
    }
    let primary = eframe::egui::PointerButton::Primary;
    if area.drag_started_by(primary) {
        let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
        paper.selection = byte_at(drawn, origin).map(|byte| Selection {
            anchor: byte,
            head: byte,
            drawing: true,
        });
    }
    if area.dragged_by(primary)
        && let (Some(selection), Some(byte)) = (&mut paper.selection, byte_at(drawn, pointer))
    {
        selection.head = byte;
        scroll_at_the_edge(ui, pointer);
    }
    if area.drag_stopped()
        && let Some(selection) = &mut paper.selection
    {
        selection.drawing = false;
    }
}

/// Scrolls on while the mouse draws a selection over the edge of the window.
fn scroll_at_the_edge(ui: &Ui, pointer: Pos2) {
    let seen = ui.clip_rect();
    let over = (pointer.y - seen.bottom()).max(0.0) - (seen.top() - pointer.y).max(0.0);
    if over != 0.0 {
        ui.scroll_with_delta(eframe::egui::vec2(0.0, -over.clamp(-40.0, 40.0)));
        ui.ctx().request_repaint();
    }
}

impl PaperText {
    /// The words of the block at a byte.
    pub(super) fn block_at(&self, byte: usize) -> Option<Span> {
        let strip = self.strips.strips.get(self.strips.strip_at(byte))?;
        let pieces = self.strips.pieces.get(strip.pieces.clone())?;
        let piece = pieces
            .iter()
            .find(|piece| byte <= piece.span.end)
            .or_else(|| pieces.last())?;
        let block = self.blocks.iter().find(|block| block.span.contains(piece.span));
        Some(super::trimmed(
            block.map_or(piece.span, |block| block.span),
            &self.text,
        ))
    }

    /// Selects the paragraph after (`forward`) or before the one that is selected, or the first
    /// that is seen, and brings it into sight.
    pub(super) fn select_next_block(&mut self, forward: bool) {
        let count = self.strips.pieces.len();
        let now = self.selected().map(|span| {
            self.strips
                .pieces
                .partition_point(|piece| piece.span.end <= span.start)
        });
        let mut piece = match (now, forward) {
            (None, _) => self
                .strips
                .pieces
                .partition_point(|piece| piece.span.end <= self.place),
            (Some(now), true) => now + 1,
            (Some(now), false) => now.wrapping_sub(1),
        };
        while let Some(found) = self.strips.pieces.get(piece).filter(|_| piece < count) {
            let words = super::trimmed(found.span, &self.text);
            if !words.is_empty() {
                self.selection = Some(Selection::of(words));
                self.go_to(words.start);
                return;
            }
            piece = if forward { piece + 1 } else { piece.wrapping_sub(1) };
        }
    }
}

/// The word around a byte.
fn word_at(text: &str, byte: usize) -> Span {
    let before = text.get(..byte).unwrap_or("");
    let after = text.get(byte..).unwrap_or("");
    let in_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-');
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, letter)| in_word(*letter))
        .last()
        .map_or(byte, |(at, _)| at);
    let end = after
        .char_indices()
        .find(|(_, letter)| !in_word(*letter))
        .map_or(text.len(), |(at, _)| byte + at);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::word_at;

    #[test]
    fn a_word_is_taken_whole_from_anywhere_within() {
        let text = "the Council’s well-known plan";
        for within in ["Council", "ouncil", "s well"] {
            let byte = text.find(within).unwrap();
            assert_eq!(word_at(text, byte).of(text), "Council’s", "{within}");
        }
        assert_eq!(word_at(text, text.len()).of(text), "plan");
    }
}
