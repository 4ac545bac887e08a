//! The table of words: a line a word, cells kept apart by tabs, as Tesseract prints it.

/// A word of the table; places are in pixels from the upper left corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row<'t> {
    /// Which block, paragraph and line it stands in.
    pub(super) line: (u32, u32, u32),
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// In per cent.
    pub(super) confidence: f32,
    pub(super) text: &'t str,
}

/// The level of a word; pages, blocks, paragraphs and lines have lower ones.
const WORD: u32 = 5;
/// The most words that one page may have: many times those of the densest print.
const MOST_WORDS: usize = 50_000;

/// The words of a table, in the order of reading; lines that are no words are passed over.
pub(super) fn rows_of(table: &str) -> impl Iterator<Item = Row<'_>> {
    table.lines().filter_map(row_of).take(MOST_WORDS)
}

fn row_of(line: &str) -> Option<Row<'_>> {
    let mut cells = line.split('\t');
    if cells.next()?.parse() != Ok(WORD) {
        return None;
    }
    let mut whole = || cells.next()?.parse::<u32>().ok();
    let _page = whole()?;
    let line = (whole()?, whole()?, whole()?);
    let _word = whole()?;
    let mut number = || {
        cells
            .next()?
            .parse::<f32>()
            .ok()
            .filter(|number| number.is_finite())
    };
    let (left, top, width, height) = (number()?, number()?, number()?, number()?);
    let confidence = number()?;
    let text = cells.next()?.trim();
    (!text.is_empty()).then_some(Row {
        line,
        left,
        top,
        width,
        height,
        confidence,
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_and_everything_else_is_passed_over() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     4\t1\t1\t1\t1\t0\t238\t191\t1201\t92\t-1\t\n\
                     5\t1\t1\t1\t2\t1\t238\t191\t447\t71\t90.206276\tHollinford\n\
                     5\t1\t1\t1\t2\t2\t713\t192\t368\t91\t95\t \n\
                     5\t1\t1\t1\tx\t2\t713\t192\t368\t91\t95\tBorough\n\
                     5\t1\t1\t1\t2\t3\t713\t192\tNaN\t91\t95\tBorough\n\
                     nonsense\n5\t1\n";
        let rows: Vec<Row<'_>> = rows_of(table).collect();
        assert_eq!(
            rows,
            [Row {
                line: (1, 1, 2),
                left: 238.0,
                top: 191.0,
                width: 447.0,
                height: 71.0,
                confidence: 90.206_276,
                text: "Hollinford",
            }]
        );
    }
}
