//! PDF files. What a page draws is made into words with their places; the words into runs and tables,
//! by the file's own tags where they hold for a page and by geometry everywhere else; these into one
//! text with its blocks and pages. Nothing outside this folder knows the library that draws.
//!
//! Links, scripts, forms and attachments are never looked at.

mod aligned;
mod bookmarks;
mod columns;
mod compose;
mod flow;
mod grid;
mod ink;
mod layout;
mod paragraph;
mod parts;
mod picture;
mod places;
mod quick;
mod row;
mod running;
mod scan;
mod sequence;
mod size;
mod tagged;
mod tags;
mod typeface;
mod word;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Document, DocumentError, Format, Given, Watch, picture_file};
use crate::scrutiny::ocr::{Legible, OcrPage};
use crate::scrutiny::passage::{PageWords, Span};
use compose::Composed;
use flow::Flow;
pub use picture::{Artist, MOST_PIXELS, NotDrawn, Original, PagePicture, PageWindow};
pub use places::{PageBox, PlacedWord, Places};
use word::{Kept, Sheet};

/// The most pages that are read.
pub const MOST_PAGES: usize = 2_000;
/// The most letters that are read of one file; a long pack has a million.
const MOST_LETTERS: usize = 8_000_000;
/// A thread is worth its while for so many pages.
const PAGES_A_THREAD: usize = 12;
/// Columns are looked for where so many pages on either side have them.
const GUTTERS_NEAR: usize = 4;
/// The fonts of this many pages are kept at hand: more would fill the memory.
const PAGES_A_CACHE: usize = 200;

/// Reads a PDF, or a picture that was made into one; `watch` is told of each page that has been read.
pub(super) fn read(
    bytes: &[u8],
    format: Format,
    given: Given<'_>,
    mut notes: Vec<String>,
    watch: Watch<'_>,
) -> Result<Document, DocumentError> {
    let file = File::open(bytes, given.password)?;
    let outline = catch_unwind(AssertUnwindSafe(|| {
        bookmarks::bookmarks_of(&file.pdf, MOST_PAGES)
    }))
    .unwrap_or_default();
    if is_cut_short(bytes) {
        notes.push("The end of the file is missing: it seems to have been cut short.".to_owned());
    }
    let composed = file.composed(given.ocr, &mut notes, watch)?;
    note_read_pages(&composed.pages, &mut notes);
    if composed.text.is_empty() {
        notes.insert(0, no_text(format).to_owned());
    }
    Ok(Document {
        format,
        text: composed.text,
        blocks: composed.blocks,
        pages: composed.pages,
        outline,
        notes,
    })
}

/// Whether the mark that ends every PDF is missing.
fn is_cut_short(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(4096)..).unwrap_or_default();
    !end.windows(5).any(|window| window == b"%%EOF")
}

/// Where the words of a PDF stand, at the offsets of the text that [`crate::document::read`] gives.
///
/// # Errors
/// [`DocumentError`] where the file cannot be read.
pub fn places(bytes: &[u8]) -> Result<Places, DocumentError> {
    let file = File::open(bytes, None)?;
    Ok(file.composed(&[], &mut Vec::new(), &|_, _| ())?.places)
}

/// Where the words of a filed text stand: that of a PDF or a picture, or that of the pages from
/// `first_page` on which a paper takes up in a pack. None where the text cannot be found again in the
/// file, as when another version of the program read it differently.
///
/// # Errors
/// [`DocumentError`] where the file cannot be read.
pub fn places_of(bytes: &[u8], text: &str, first_page: u32) -> Result<Option<Places>, DocumentError> {
    places_given(bytes, Given::default(), text, first_page)
}

/// As [`places_of`], of a file that was read with what else was known of it.
///
/// # Errors
/// As [`places_of`].
pub fn places_given(
    bytes: &[u8],
    given: Given<'_>,
    text: &str,
    first_page: u32,
) -> Result<Option<Places>, DocumentError> {
    let file = File::open(&picture_file::as_pdf(bytes)?, given.password)?;
    let composed = file.composed(given.ocr, &mut Vec::new(), &|_, _| ())?;
    let first = composed.pages.iter().find(|page| page.number >= first_page);
    let from = first.map_or(0, |page| page.span.start);
    let rest = composed.text.get(from..).unwrap_or_default();
    Ok(rest.find(text).map(|at| {
        composed
            .places
            .within(Span::new(from + at, from + at + text.len()))
    }))
}

/// A file that could be opened.
struct File {
    pdf: Pdf,
}

impl File {
    fn open(bytes: &[u8], password: Option<&str>) -> Result<Self, DocumentError> {
        let data: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
        let opened = catch_unwind(AssertUnwindSafe(|| {
            Pdf::new_with_password(data, password.unwrap_or_default())
        }));
        match opened {
            Ok(Ok(pdf)) if pdf.pages().is_empty() => Err(DocumentError::Damaged),
            Ok(Ok(pdf)) => Ok(Self { pdf }),
            Ok(Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected))) => {
                Err(DocumentError::NeedsPassword)
            }
            Ok(Err(LoadPdfError::Decryption(_))) => Err(DocumentError::UnknownEncryption),
            Ok(Err(LoadPdfError::Invalid)) | Err(_) => Err(DocumentError::Damaged),
        }
    }

    fn composed(
        &self,
        ocr: &[OcrPage],
        notes: &mut Vec<String>,
        watch: Watch<'_>,
    ) -> Result<Composed, DocumentError> {
        let pages = self.pdf.pages().len();
        if pages > MOST_PAGES {
            notes.push(format!(
                "The file has {pages} pages; only the first {MOST_PAGES} were read."
            ));
        }
        let mut sheets = self.sheets(notes, watch);
        scan::take_read(&mut sheets, ocr);
        if sheets.iter().all(|sheet| sheet.words.is_empty()) {
            let has_no_end = is_cut_short(self.pdf.data().as_ref());
            match no_words(&sheets) {
                None => {}
                Some(DocumentError::NoText) if has_no_end => return Err(DocumentError::Damaged),
                Some(error) => return Err(error),
            }
        } else {
            note_silent_pages(&sheets, notes);
        }
        let edges = running::edges_of(&sheets);
        let tree =
            catch_unwind(AssertUnwindSafe(|| tags::tree_of(&self.pdf, MOST_PAGES))).unwrap_or_default();
        let flows = flows_of(&sheets, &edges, tree.as_deref());
        Ok(compose::compose(&sheets, flows, &edges))
    }

    /// All pages as data; those that cannot be read are empty and named in `notes`.
    fn sheets(&self, notes: &mut Vec<String>, watch: Watch<'_>) -> Vec<Sheet> {
        let pages = self.pdf.pages();
        let pages = pages.get(..pages.len().min(MOST_PAGES)).unwrap_or_default();
        let mut failed: Vec<usize> = Vec::new();
        let mut sheets = Vec::with_capacity(pages.len());
        let root = self.pdf.xref().get::<Dict<'_>>(self.pdf.xref().root_id());
        let has_layers = root.is_none_or(|root| quick::has_layers(&root));
        for (number, sheet) in (1..).zip(read_pages(pages, has_layers, watch)) {
            if sheet.is_none() {
                failed.push(number);
            }
            sheets.push(sheet.unwrap_or_default());
        }
        if !failed.is_empty() {
            notes.push(format!("{} could not be read.", named(&failed)));
        }
        sheets
    }
}

/// Reads pages, in several threads where there are many; the outcome is the same.
fn read_pages(pages: &[Page<'_>], has_layers: bool, watch: Watch<'_>) -> Vec<Option<Sheet>> {
    let read = AtomicU32::new(0);
    let of = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let told = || watch(read.fetch_add(1, Ordering::Relaxed) + 1, of);
    let threads = parts::threads_for(pages.len(), PAGES_A_THREAD);
    parts::of_each_part(pages.iter().collect(), threads, |_, part| {
        read_in_turn(&part, (has_layers, MOST_LETTERS / threads), &told)
    })
}

fn read_in_turn(
    pages: &[&Page<'_>],
    (has_layers, most_letters): (bool, usize),
    told: &(dyn Fn() + Sync),
) -> Vec<Option<Sheet>> {
    let mut letters = 0;
    let mut sheets = Vec::with_capacity(pages.len());
    for part in pages.chunks(PAGES_A_CACHE) {
        let mut kept = Kept::new(has_layers);
        for page in part {
            let sheet = if letters > most_letters {
                None
            } else {
                word::sheet_of(page, &mut kept)
            };
            match &sheet {
                Some(sheet) => letters += sheet.letters,
                None => kept = Kept::new(has_layers),
            }
            sheets.push(sheet);
            told();
        }
    }
    sheets
}

/// Why a file without any words is no paper; none where its pages are pictures, or were read as
/// pictures and have no words.
fn no_words(sheets: &[Sheet]) -> Option<DocumentError> {
    if sheets.iter().any(|sheet| sheet.from != PageWords::Printed) {
        None
    } else if sheets.iter().any(|sheet| sheet.width > 0.0) {
        Some(DocumentError::NoText)
    } else {
        Some(DocumentError::NoPageRead { what: "PDF" })
    }
}

/// What is said of a file of pictures that nobody has read.
const fn no_text(format: Format) -> &'static str {
    match format {
        Format::Picture => crate::scrutiny::ocr::IS_PICTURE,
        _ => crate::scrutiny::ocr::IS_SCAN,
    }
}

/// Says which pages another program has read, and how legible they are.
fn note_read_pages(pages: &[crate::scrutiny::passage::Page], notes: &mut Vec<String>) {
    let read: Vec<(usize, u8)> = pages
        .iter()
        .filter_map(|page| match page.words {
            PageWords::Ocr { confidence } => Some((usize::try_from(page.number).ok()?, confidence)),
            PageWords::Printed | PageWords::Picture => None,
        })
        .collect();
    for legible in [Legible::Well, Legible::Fairly, Legible::Poorly] {
        let alike = read
            .iter()
            .filter(|(_, confidence)| Legible::of(*confidence) == legible);
        let numbers: Vec<usize> = alike.clone().map(|(number, _)| *number).collect();
        let Some(least) = alike.map(|(_, confidence)| *confidence).min() else {
            continue;
        };
        let verb = if numbers.len() == 1 { "was" } else { "were" };
        notes.push(format!(
            "{} {verb} read by OCR, {} ({least} % or more sure): check what matters against the page.",
            named(&numbers),
            legible.words()
        ));
    }
}

/// Says which pages of a paper with words are pictures, and which have letters that nobody can name.
fn note_silent_pages(sheets: &[Sheet], notes: &mut Vec<String>) {
    let pages = |of: &dyn Fn(&Sheet) -> bool| -> Vec<usize> {
        let found = sheets.iter().enumerate().filter(|(_, sheet)| of(sheet));
        found.map(|(at, _)| at + 1).collect()
    };
    let scanned = pages(&|sheet| sheet.from == PageWords::Picture);
    if !scanned.is_empty() {
        let verbs = if scanned.len() == 1 {
            ("is a picture", "was")
        } else {
            ("are pictures", "were")
        };
        notes.push(format!(
            "{} {} without text, and {} not read.",
            named(&scanned),
            verbs.0,
            verbs.1
        ));
    }
    let unnamed = pages(&|sheet| sheet.unknown * 5 > sheet.letters && sheet.unknown > 20);
    if !unnamed.is_empty() {
        notes.push(format!(
            "{}: the file does not say which letters it draws, so words may be missing or wrong.",
            named(&unnamed)
        ));
    }
}

/// `Page 3`, `Pages 3, 7 to 9 and 12`.
fn named(pages: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let mut words: Vec<String> = ranges
        .iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        })
        .collect();
    let end = words.pop().unwrap_or_default();
    let before = words.join(", ");
    match (pages.len(), before.is_empty()) {
        (1, _) => format!("Page {end}"),
        (_, true) => format!("Pages {end}"),
        (_, false) => format!("Pages {before} and {end}"),
    }
}

/// The runs and tables of all pages, in order.
fn flows_of(sheets: &[Sheet], edges: &[running::Edges], tree: Option<&[tags::Tagged]>) -> Vec<Flow> {
    let mut flows = Vec::new();
    let rights: Vec<(f64, f64)> = sheets
        .iter()
        .map(|sheet| (sheet.width, right_of(sheet)))
        .collect();
    let by_tags = tree.map(|tree| tagged::by_tags(sheets, edges, tree));
    let (is_tagged, reached) = match by_tags {
        Some(by_tags) => {
            flows = by_tags.flows;
            (by_tags.is_tagged, by_tags.reached)
        }
        None => (Vec::new(), Vec::new()),
    };
    let laid: Vec<Option<layout::Laid>> =
        parts::of_each(sheets.iter().collect(), PAGES_A_THREAD, |at, sheet| {
            let by_tags = is_tagged.get(at).copied().unwrap_or(false);
            let running = edges.get(at).map(|edges| &edges.words);
            let rest: Vec<usize> = (0..sheet.words.len())
                .filter(|word| {
                    let is_read = by_tags && reached.get(at).is_some_and(|reached| reached.contains(word));
                    !is_read && !running.is_some_and(|running| running.contains(word))
                })
                .collect();
            (!rest.is_empty()).then(|| layout::Laid::of(sheet, &rest))
        });
    let gutters: Vec<Option<f64>> = laid.iter().map(|laid| laid.as_ref()?.gutter()).collect();
    let found = parts::of_each(laid, PAGES_A_THREAD, |at, laid| {
        let (Some(sheet), Some(laid)) = (sheets.get(at), laid) else {
            return Vec::new();
        };
        let near = at.saturating_sub(GUTTERS_NEAR)..gutters.len().min(at + GUTTERS_NEAR + 1);
        let known = gutters.get(near).into_iter().flatten();
        let known: Vec<f64> = known.flatten().copied().collect();
        laid.flows(sheet, at, margin_near(&rights, at), &known)
    });
    flows.extend(found.into_iter().flatten());
    flows.sort_by_key(Flow::sheet);
    flows
}

/// How far to the right the words of a page reach.
fn right_of(sheet: &Sheet) -> f64 {
    let words = sheet
        .words
        .iter()
        .filter(|word| !word.is_aside && !word.mark.is_artifact);
    words.map(|word| word.right).fold(0.0, f64::max).min(sheet.width)
}

/// How far to the right lines may reach on a page, as its neighbours of the same width show.
fn margin_near(rights: &[(f64, f64)], at: usize) -> f64 {
    let Some((width, _)) = rights.get(at).copied() else {
        return 0.0;
    };
    let near = rights
        .get(at.saturating_sub(4)..rights.len().min(at + 5))
        .unwrap_or_default();
    let mut alike: Vec<f64> = near
        .iter()
        .filter(|(there, right)| (there - width).abs() < 2.0 && *right > 0.0)
        .map(|(_, right)| *right)
        .collect();
    alike.sort_by(f64::total_cmp);
    alike.get(alike.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_as_a_reader_would() {
        let check = |pages: &[usize], expected: &str| assert_eq!(named(pages), expected);
        check(&[3], "Page 3");
        check(&[3, 4], "Pages 3, 4");
        check(&[3, 7, 8, 9, 12], "Pages 3, 7 to 9 and 12");
    }
}
