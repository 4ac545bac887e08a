//! A file that holds several papers, cut into them: each a document of its own, whose offsets count in
//! its own text and whose pages keep their numbers in the file. Put together again the texts of the
//! papers are the text of the file, letter for letter.

use super::Document;
use super::pack::{PackPart, PartKind, parts_of};
use crate::scrutiny::passage::{Block, BlockKind, Page, Span};

/// The papers of a file in the order of its pages; empty where it is a single paper.
#[must_use]
pub fn papers_of(document: &Document) -> Vec<(PackPart, Document)> {
    let parts = parts_of(document);
    let starts: Option<Vec<usize>> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            if at == 0 {
                return Some(0);
            }
            let pages = &document.pages;
            let at = pages.partition_point(|page| page.number < part.first_page);
            Some(pages.get(at)?.span.start)
        })
        .collect();
    let Some(starts) = starts else {
        return Vec::new();
    };
    let ends = starts.iter().skip(1).copied().chain([document.text.len()]);
    let spans: Vec<Span> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| Span::new(*start, end))
        .collect();
    parts
        .into_iter()
        .zip(spans)
        .map(|(part, span)| {
            let paper = cut(document, &part, span);
            (part, paper)
        })
        .collect()
}

/// One paper of a file: what stands on these pages of it, however the file would be parted.
#[must_use]
pub fn pages_of(document: &Document, first_page: u32, last_page: u32) -> Document {
    let pages = &document.pages;
    let from = pages.partition_point(|page| page.number < first_page);
    let behind = pages.partition_point(|page| page.number <= last_page);
    let start_of = |at: usize| pages.get(at).map(|page| page.span.start);
    let start = if from == 0 {
        0
    } else {
        start_of(from).unwrap_or(document.text.len())
    };
    let end = start_of(behind).unwrap_or(document.text.len());
    let part = PackPart {
        kind: PartKind::Paper,
        first_page,
        last_page,
        item: None,
        title: String::new(),
    };
    cut(document, &part, Span::new(start, end))
}

fn cut(document: &Document, part: &PackPart, whole: Span) -> Document {
    let moved = |span: Span| {
        Span::new(
            span.start.clamp(whole.start, whole.end) - whole.start,
            span.end.clamp(whole.start, whole.end) - whole.start,
        )
    };
    let is_here = |page: u32| part.first_page <= page && page <= part.last_page;
    let blocks: Vec<Block> = between(
        &document.blocks,
        |block| whole.start <= block.span.start,
        |block| block.span.start < whole.end,
    )
    .iter()
    .map(|block| Block {
        kind: block.kind.clone(),
        span: moved(block.span),
        page: block.page,
    })
    .collect();
    Document {
        format: document.format,
        text: whole.of(&document.text).to_owned(),
        blocks: with_tables_from_zero(blocks),
        pages: between(
            &document.pages,
            |page| part.first_page <= page.number,
            |page| page.number <= part.last_page,
        )
        .iter()
        .map(|page| Page {
            number: page.number,
            span: moved(page.span),
            words: page.words,
        })
        .collect(),
        outline: document
            .outline
            .iter()
            .filter(|entry| entry.page.is_some_and(is_here))
            .cloned()
            .collect(),
        notes: document
            .notes
            .iter()
            .filter(|note| match pages_named(note) {
                Some(named) => named
                    .into_iter()
                    .any(|(first, last)| first <= part.last_page && part.first_page <= last),
                // What is said of the whole file is said once.
                None => part.first_page == 1,
            })
            .cloned()
            .collect(),
    }
}

/// What stands between two places of a list in order.
fn between<T>(list: &[T], is_past_start: impl Fn(&T) -> bool, is_before_end: impl Fn(&T) -> bool) -> &[T] {
    let start = list.partition_point(|one| !is_past_start(one));
    let end = list.partition_point(is_before_end);
    list.get(start..end).unwrap_or_default()
}

fn with_tables_from_zero(mut blocks: Vec<Block>) -> Vec<Block> {
    let first = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Cell { table, .. } => Some(table),
        _ => None,
    });
    let first = first.min().unwrap_or(0);
    for block in &mut blocks {
        if let BlockKind::Cell { table, .. } = &mut block.kind {
            *table -= first;
        }
    }
    blocks
}

/// The pages that a note begins by naming, as the readers of formats put it: `Page 3 …`,
/// `Pages 3, 7 to 9 and 12 …`; none where it speaks of the whole file.
fn pages_named(note: &str) -> Option<Vec<(u32, u32)>> {
    let rest = note
        .strip_prefix("Pages ")
        .or_else(|| note.strip_prefix("Page "))?;
    let mut named: Vec<(u32, u32)> = Vec::new();
    let mut is_range = false;
    for word in rest.split_whitespace() {
        let bare = word.trim_end_matches([',', ':', '.']);
        match (bare, bare.parse::<u32>()) {
            (_, Ok(number)) if is_range => {
                if let Some((_, last)) = named.last_mut() {
                    *last = number;
                }
                is_range = false;
            }
            (_, Ok(number)) => named.push((number, number)),
            ("to", _) => is_range = true,
            ("and", _) => {}
            _ => break,
        }
    }
    (!named.is_empty()).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_goes_to_the_papers_whose_pages_it_names() {
        let check = |note: &str, expected: Option<&[(u32, u32)]>| {
            assert_eq!(pages_named(note).as_deref(), expected, "{note}");
        };
        check("Page 3 could not be read.", Some(&[(3, 3)]));
        check(
            "Pages 3, 7 to 9 and 12 are pictures without text, and were not read.",
            Some(&[(3, 3), (7, 9), (12, 12)]),
        );
        check(
            "Page 12: the file does not say which letters it draws.",
            Some(&[(12, 12)]),
        );
        check("The end of the file is missing.", None);
        check("Pages are missing.", None);
    }
}
