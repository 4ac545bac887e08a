//! What another program reads off the picture of a page, made into words with their places: its table of
//! words, and beside it what only the picture shows, ruled lines and thick strokes.
//!
//! Nothing here starts that program: it is given its answer as text.

mod picture;
mod table;

pub use picture::Grey;

use crate::scrutiny::ocr::{OcrPage, OcrWord};
use table::Row;

/// Words without a letter or a digit that the program is less sure of are specks and lines.
const SPECK: f32 = 40.0;
/// A capital stands so high above its base line, as a share of the size.
const CAPITAL: f32 = 0.72;
/// A letter without a stroke upwards stands so high.
const SMALL: f32 = 0.52;
/// So far letters reach below the base line.
const BELOW: f32 = 0.21;
/// Sizes closer to that of most words are the same.
const SAME_SIZE: f32 = 0.09;
/// A line that leans less than this is level: a hair's breadth over a page's width.
const LEVEL: f32 = 0.0012;
/// Sheets lie no more crooked than this; what leans more is no line of text.
const STEEPEST: f32 = 0.1;
/// Strokes so much thicker than those of most words are bold.
const BOLD: f32 = 1.28;

/// A word while places are still in pixels.
struct Found<'t> {
    row: &'t Row<'t>,
    /// Its letters, where they are not the ones that were read.
    text: &'t str,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    base: f32,
    size: f32,
    stroke: f32,
}

/// Makes a page out of the table of its words.
///
/// `picture` is what was read, turned so that words are upright; `size` is the width and height of the
/// page turned likewise, in tenths of a point.
#[must_use]
pub fn page_of(table: &str, picture: &Grey, number: u32, turns: u8, size: (i32, i32)) -> OcrPage {
    let rows: Vec<Row<'_>> = table::rows_of(table).filter(is_word).collect();
    let slant = slant_of(&rows, picture.width());
    let ink = picture.ink();
    let mut words: Vec<Found<'_>> = rows.iter().map(|row| Found::of(row, slant, &ink)).collect();
    measure(&mut words);
    for word in &mut words {
        word.stroke /= word.size.max(1.0);
    }
    let usual = usual_stroke(&words);
    let across = size.0 as f32 / (picture.width() as f32).max(1.0);
    let down = size.1 as f32 / (picture.height() as f32).max(1.0);
    let (level, upright) = ink.rules(slant, across, down);
    let confidence = confidence_of(&words);
    OcrPage {
        number,
        confidence,
        turns,
        slant: (slant * 10_000.0).round() as i32,
        words: words
            .into_iter()
            .map(|word| OcrWord {
                text: word.text.to_owned(),
                left: (word.left * across).round() as i32,
                right: (word.right * across).round() as i32,
                base: (word.base * down).round() as i32,
                size: (word.size * down).round() as i32,
                confidence: per_cent(word.row.confidence),
                is_bold: usual > 0.0 && word.stroke > usual * BOLD,
            })
            .collect(),
        level,
        upright,
    }
}

/// Whether a row is a word: specks and the lines of tables come as signs of which nobody is sure, or as
/// dots and strokes that stand alone as none does in print.
fn is_word(row: &Row<'_>) -> bool {
    let has_letter = row.text.chars().any(char::is_alphanumeric);
    let is_speck = row.text.chars().all(|c| ".,:;_'`‘’“”\"|~^".contains(c));
    row.width > 0.0 && row.height > 0.0 && (has_letter || row.confidence >= SPECK && !is_speck)
}

impl<'t> Found<'t> {
    fn of(row: &'t Row<'t>, slant: f32, ink: &picture::Ink<'_>) -> Self {
        let middle = (row.left + row.width / 2.0, row.top + row.height / 2.0);
        // A word on a leaning line has a box that is higher by what the line falls along it.
        let lean = (slant * row.width).abs() / 2.0;
        Self {
            row,
            text: row.text,
            left: row.left + slant * middle.1,
            right: row.left + row.width + slant * middle.1,
            top: row.top + lean - slant * middle.0,
            bottom: row.top + row.height - lean - slant * middle.0,
            base: 0.0,
            size: 0.0,
            stroke: ink.stroke_in(row.left, row.top, row.width, row.height),
        }
    }

    fn letters(&self) -> usize {
        self.text.chars().count().max(1)
    }

    /// The size that the height of its box comes to.
    fn size_by_height(&self) -> Option<f32> {
        let shape = Shape::of(self.text);
        let above = if shape.rises { CAPITAL } else { SMALL };
        let below = if shape.falls { BELOW } else { 0.0 };
        shape.is_plain.then(|| (self.bottom - self.top) / (above + below))
    }
}

/// How far the letters of a word reach.
struct Shape {
    rises: bool,
    falls: bool,
    /// Whether its letters say how high it is: dashes and full stops do not.
    is_plain: bool,
}

impl Shape {
    fn of(word: &str) -> Self {
        let falls = |c: char| "gjpqyQ,;()[]{}|/$§".contains(c);
        let is_small = |c: char| "acemnorsuvwxz".contains(c) || "gpqy".contains(c) || ".,:;-–—_".contains(c);
        Self {
            rises: word.chars().any(|c| !is_small(c)),
            falls: word.chars().any(falls),
            is_plain: word.chars().any(char::is_alphanumeric),
        }
    }
}

/// How much lines fall towards the right, as a share of their length.
fn slant_of(rows: &[Row<'_>], width: u32) -> f32 {
    let mut leans: Vec<(f32, f32)> = Vec::new();
    for line in rows.chunk_by(|one, other| one.line == other.line) {
        let ends: Vec<(f32, f32)> = line
            .iter()
            .filter(|row| !Shape::of(row.text).falls && row.text.chars().any(char::is_alphanumeric))
            .map(|row| (row.left + row.width / 2.0, row.top + row.height))
            .collect();
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else {
            continue;
        };
        let long = last.0 - first.0;
        if ends.len() >= 3 && long > width as f32 * 0.15 {
            leans.push((lean_of(&ends), long));
        }
    }
    leans.retain(|(lean, _)| lean.abs() <= STEEPEST);
    let lean = weighted_median(&mut leans).unwrap_or(0.0);
    if lean.abs() < LEVEL { 0.0 } else { lean }
}

/// The slope of the line through some points by least squares.
fn lean_of(points: &[(f32, f32)]) -> f32 {
    let count = points.len() as f32;
    let middle = points.iter().fold((0.0, 0.0), |sum, point| {
        (sum.0 + point.0 / count, sum.1 + point.1 / count)
    });
    let (mut with, mut along) = (0.0, 0.0);
    for (x, y) in points {
        with += (x - middle.0) * (y - middle.1);
        along += (x - middle.0) * (x - middle.0);
    }
    if along > 0.0 { with / along } else { 0.0 }
}

/// The value that has as much weight before it as behind it.
fn weighted_median(values: &mut [(f32, f32)]) -> Option<f32> {
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    let half = values.iter().map(|(_, weight)| weight).sum::<f32>() / 2.0;
    let mut before = 0.0;
    values.iter().find_map(|(value, weight)| {
        before += weight;
        (before >= half).then_some(*value)
    })
}

/// Gives each word its base line and size, line by line: one word alone is too short to tell.
fn measure(words: &mut [Found<'_>]) {
    let mut sizes: Vec<(f32, f32)> = Vec::new();
    for line in words.chunk_by_mut(|one, other| one.row.line == other.row.line) {
        let mut by_height: Vec<(f32, f32)> = line
            .iter()
            .filter_map(|word| Some((word.size_by_height()?, word.letters() as f32)))
            .collect();
        let highest = line.iter().map(|word| word.bottom - word.top).fold(0.0, f32::max);
        let size = weighted_median(&mut by_height).unwrap_or(highest);
        let mut bases: Vec<(f32, f32)> = line
            .iter()
            .filter(|word| Shape::of(word.text).is_plain)
            .map(|word| {
                let below = if Shape::of(word.text).falls {
                    BELOW * size
                } else {
                    0.0
                };
                (word.bottom - below, word.letters() as f32)
            })
            .collect();
        let base = weighted_median(&mut bases);
        let letters = line.iter().map(Found::letters).sum::<usize>();
        sizes.push((size, letters as f32));
        for word in line {
            word.size = size;
            word.base = base.unwrap_or(word.bottom);
        }
    }
    let Some(usual) = weighted_median(&mut sizes) else {
        return;
    };
    for line in words.chunk_by_mut(|one, other| one.row.line == other.row.line) {
        for word in &mut *line {
            if (word.size / usual - 1.0).abs() <= SAME_SIZE {
                word.size = usual;
            }
        }
        if let Some((first, rest)) = line.split_first_mut()
            && let Some(next) = rest.first()
            && is_bullet(first, next.left)
        {
            first.text = "•";
        }
    }
}

/// Signs as which the round mark before a point is read.
const LIKE_BULLETS: [&str; 16] = [
    "e", "o", "¢", "©", "®", "*", "«", "°", "+", "-", "·", "•", "@", "=", "s", "»",
];

/// Whether the first sign of a line is the round mark before a point: smaller than the letter that it was
/// read as, above the base line, and with a gap behind it.
fn is_bullet(word: &Found<'_>, next: f32) -> bool {
    let (wide, high) = (word.right - word.left, word.bottom - word.top);
    LIKE_BULLETS.contains(&word.text)
        && high <= 0.47 * word.size
        && wide <= 0.6 * word.size
        && wide >= 0.5 * high
        && word.base - word.bottom >= 0.04 * word.size
        && next - word.right >= 0.35 * word.size
}

/// How thick the strokes of most words are, as a share of their size.
fn usual_stroke(words: &[Found<'_>]) -> f32 {
    let mut strokes: Vec<(f32, f32)> = words
        .iter()
        .filter(|word| word.stroke > 0.0)
        .map(|word| (word.stroke, word.letters() as f32))
        .collect();
    weighted_median(&mut strokes).unwrap_or(0.0)
}

/// How sure a page's words are on the whole; a long word counts for more.
fn confidence_of(words: &[Found<'_>]) -> u8 {
    let letters: f32 = words.iter().map(|word| word.letters() as f32).sum();
    if letters == 0.0 {
        return 0;
    }
    let sure: f32 = words
        .iter()
        .map(|word| word.row.confidence * word.letters() as f32)
        .sum();
    per_cent(sure / letters)
}

fn per_cent(confidence: f32) -> u8 {
    confidence.round().clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of words: line, left, top, width, height, confidence and text.
    fn table(words: &[(u32, u32, u32, u32, u32, u32, &str)]) -> String {
        let row = |(line, left, top, width, height, sure, text): &(u32, u32, u32, u32, u32, u32, &str)| {
            format!("5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{sure}\t{text}\n")
        };
        words.iter().map(row).collect()
    }

    fn read(words: &[(u32, u32, u32, u32, u32, u32, &str)]) -> OcrPage {
        let (width, height) = (2_480, 3_508);
        let white = Grey::of_colours(width, height, &[]);
        page_of(&table(words), &white, 3, 0, (5_952, 8_419))
    }

    #[test]
    fn words_have_the_base_line_and_size_of_their_line() {
        // Eleven points at 300 to the inch are 46 pixels: capitals 33 high, small letters 24.
        let page = read(&[
            (1, 300, 467, 200, 33, 96, "Cabinet"),
            (1, 520, 476, 100, 24, 92, "car"),
            (1, 640, 476, 90, 34, 94, "many"),
        ]);
        let sizes: Vec<i32> = page.words.iter().map(|word| word.size).collect();
        assert_eq!(sizes, [110, 110, 110], "in tenths of a point");
        let bases: Vec<i32> = page.words.iter().map(|word| word.base).collect();
        assert_eq!(bases, [1_200; 3], "at 500 pixels");
        assert_eq!((page.words[0].left, page.words[0].right), (720, 1_200));
        assert_eq!((page.number, page.confidence, page.slant), (3, 95, 0));
    }

    #[test]
    fn a_sheet_that_lay_crooked_is_laid_straight() {
        let words: Vec<_> = (0..10)
            .map(|at| (1, 200 + at * 200, 467 + at * 4, 150, 33, 96, "Cabinet"))
            .collect();
        let page = read(&words);
        assert_eq!(page.slant, 200, "4 in 200");
        let bases: Vec<i32> = page.words.iter().map(|word| word.base).collect();
        assert!(bases.iter().all(|base| (base - bases[0]).abs() <= 1), "{bases:?}");
    }

    #[test]
    fn specks_are_no_words_and_round_marks_are_bullets() {
        let page = read(&[
            (1, 300, 480, 14, 14, 60, "e"),
            (1, 340, 467, 200, 33, 96, "Shelters"),
            (2, 300, 567, 30, 24, 90, "e"),
            (2, 350, 567, 200, 33, 96, "Letters"),
            (3, 900, 667, 4, 30, 30, "|"),
            (4, 900, 767, 4, 4, 80, "."),
            (5, 900, 867, 30, 4, 80, "–"),
        ]);
        let words: Vec<&str> = page.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(words, ["•", "Shelters", "e", "Letters", "–"]);
    }

    #[test]
    fn thick_strokes_are_bold() {
        let (width, height) = (600_u32, 200_u32);
        let mut colours = vec![255; (width * height * 4) as usize];
        // Four words of strokes, the last of them thicker.
        for (word, stroke) in [(0, 4), (1, 4), (2, 4), (3, 7)] {
            for letter in 0..5 {
                for x in 0..stroke {
                    for y in 50..83 {
                        let at = (y * width + 20 + word * 140 + letter * 18 + x) * 4;
                        colours[at as usize..at as usize + 3].fill(0);
                    }
                }
            }
        }
        let picture = Grey::of_colours(width, height, &colours);
        let words: Vec<_> = (0..4)
            .map(|at| (1, 20 + at * 140, 50, 80, 33, 96, "Cllld"))
            .collect();
        let page = page_of(&table(&words), &picture, 1, 0, (1_440, 480));
        let bold: Vec<bool> = page.words.iter().map(|word| word.is_bold).collect();
        assert_eq!(bold, [false, false, false, true]);
    }

    #[test]
    fn a_page_without_words_is_no_page_of_words() {
        assert_eq!(read(&[]).confidence, 0);
        assert_eq!(read(&[(1, 1, 1, 9, 9, 5, "—")]).words, []);
    }
}
