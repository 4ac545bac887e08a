//! Texts with a blank line below every line, as some mail programs and viewers save them: white space then
//! tells no paragraphs apart.

use super::line::{Line, Measure, ends_a_sentence};
use super::list_marker;

/// Takes the blank lines out of sentences where nearly every line has one above it: a line that broke off for
/// want of room goes on with the next.
pub(super) fn close_up(text: &str, lines: &mut [Line]) {
    if !is_double_spaced(text, lines) {
        return;
    }
    let measure = Measure::of(lines);
    let goes_on: Vec<bool> = lines
        .windows(2)
        .map(|pair| match pair {
            [line, next] => carries_on(text, measure, line, next),
            _ => false,
        })
        .collect();
    for (line, goes_on) in lines.iter_mut().skip(1).zip(goes_on) {
        line.blank_above &= !goes_on;
    }
}

/// Whether nearly every line stands apart, and many of them nevertheless break off in a sentence.
fn is_double_spaced(text: &str, lines: &[Line]) -> bool {
    const FEWEST_LINES: usize = 16;
    let apart = lines.iter().filter(|line| line.blank_above).count();
    if lines.len() < FEWEST_LINES || apart * 100 < lines.len() * 95 {
        return false;
    }
    let broken = lines
        .windows(2)
        .filter(|pair| match pair {
            [line, next] => {
                !ends_a_sentence(line.span.of(text))
                    && next.span.of(text).starts_with(char::is_lowercase)
                    && list_marker::read(next.span.of(text)).is_none()
            }
            _ => false,
        })
        .count();
    broken * 5 >= lines.len()
}

/// Whether the next line carries on the sentence of this one.
fn carries_on(text: &str, measure: Measure, line: &Line, next: &Line) -> bool {
    let (words, following) = (line.span.of(text), next.span.of(text));
    let capitals = words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
    !ends_a_sentence(words)
        && !capitals
        && list_marker::read(following).is_none()
        && line.page == next.page
        && (following.starts_with(char::is_lowercase) || measure.breaks_for_want_of_room(text, line, next))
}

#[cfg(test)]
mod tests {
    use crate::document;

    #[test]
    fn a_text_with_a_blank_line_below_every_line_keeps_its_sentences_together() {
        let words = "The Executive Member should adopt, by the end of March\n2020, a written offer to carers which does not depend upon what\nkind of order they hold.\n";
        let point = |letter: char| format!("{letter}1   {words}");
        let single: String = ('A'..='F').map(point).collect();
        let double = single.replace('\n', "\n\n");
        let read = document::read(double.as_bytes(), "report.txt").expect("it is text");
        let blocks: Vec<&str> = read
            .blocks
            .iter()
            .map(|block| block.span.of(&read.text))
            .collect();
        assert_eq!(blocks.len(), 6, "{blocks:?}");
        assert!(
            blocks
                .iter()
                .all(|block| block.contains("kind of order they hold."))
        );
    }

    #[test]
    fn paragraphs_of_one_line_each_stay_apart() {
        let text: String = (1..30)
            .map(|n| format!("Councillor Number {n} of Hollinford\n\n"))
            .collect();
        let read = document::read(text.as_bytes(), "names.txt").expect("it is text");
        assert_eq!(read.blocks.len(), 29);
    }
}
