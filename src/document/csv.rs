//! Tables as text (.csv, .tsv), as trackers are handed from one program to another.

use super::workbook;
use super::{Document, DocumentError, Format, flow};

/// The most cells that are read.
const MOST_CELLS: usize = 200_000;
/// How many lines tell what keeps the cells apart.
const SAMPLE_LINES: usize = 20;

/// Reads a decoded table.
///
/// # Errors
/// [`DocumentError::Empty`] where it holds no words.
pub(super) fn read(text: &str, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter_of(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in reader.records().map_while(Result::ok) {
        let row: Vec<(u32, String)> = (0..)
            .zip(&record)
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(column, words)| (column, words.to_owned()))
            .collect();
        cells += row.len();
        if cells > MOST_CELLS {
            notes.push(format!(
                "The table holds more than {MOST_CELLS} cells; those after them were not read."
            ));
            break;
        }
        if !row.is_empty() {
            rows.push(row);
        }
    }
    flow::document(&workbook::pieces_of(rows), Format::Csv, false, notes)
}

/// What keeps the cells apart: whatever of commas, semicolons and tabs the first lines hold most often
/// outside of quotes.
fn delimiter_of(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    let mut lines = 0;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                lines += 1;
                if lines == SAMPLE_LINES {
                    break;
                }
            }
            _ if !is_quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    let [first, ..] = counts;
    counts
        .iter()
        .fold(first, |best, next| if next.1 > best.1 { *next } else { best })
        .0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    #[test]
    fn rows_are_cells_whatever_keeps_them_apart() {
        let expected = [
            "p Action log",
            "0.0.0* Ref",
            "0.0.1* Action",
            "0.0.2* Status",
            "0.1.0 1",
            "0.1.1 Write, at once, to the \"Echo\" and the bus company",
            "0.1.2 Done",
            "0.2.0 2",
            "0.2.2 Late",
        ];
        for delimiter in [",", ";", "\t"] {
            let text = "Action log||\n\nRef|Action|Status\n1|\"Write, at once, to the \"\"Echo\"\"\nand the bus company\"|Done\n2||Late\n"
                .replace('|', delimiter);
            let document = read(&text, Vec::new()).unwrap();
            assert_eq!(outline(&document), expected, "{delimiter:?}");
        }
    }

    #[test]
    fn a_table_without_words_is_empty() {
        assert_eq!(read(",,\n,,", Vec::new()), Err(DocumentError::Empty));
    }
}
