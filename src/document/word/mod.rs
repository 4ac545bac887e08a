//! Word documents (.docx, .docm): their words, automatic numbers, headings and tables. Macros are
//! not looked at, links and pictures not followed, and tracked changes read as if accepted.

mod body;
mod counter;
mod numbering;
mod run;
mod styles;

use body::Body;
use counter::Counter;
use numbering::Numbering;
use styles::Styles;

use super::container::Container;
use super::flow::{self, Piece};
use super::relationships::Relationships;
use super::{Document, DocumentError, Format};

/// Whether a container holds a Word document.
pub(super) fn is_one(container: &Container<'_>) -> bool {
    container.has("word/document.xml") || (container.has("_rels/.rels") && container.has_folder("word/"))
}

/// Reads a Word document.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(super) fn read(container: &mut Container<'_>, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let whole = Relationships::of(container, "")?;
    let path = whole
        .first("officeDocument")
        .unwrap_or("word/document.xml")
        .to_owned();
    let parts = Relationships::of(container, &path)?;
    let main = container.xml(&path)?.ok_or(DocumentError::Damaged)?;
    let styles = match parts.first("styles") {
        Some(path) => Styles::read(&container.xml(path)?.unwrap_or_default())?,
        None => Styles::default(),
    };
    let numbering = match parts.first("numbering") {
        Some(path) => Numbering::read(&container.xml(path)?.unwrap_or_default())?,
        None => Numbering::default(),
    };
    let mut counter = Counter::new(&styles, &numbering);
    let body = body::read(&main, &styles, &mut counter)?;
    let mut other = |path: &str| -> Result<Vec<Piece>, DocumentError> {
        let xml = container.xml(path)?.unwrap_or_default();
        let mut counter = Counter::new(&styles, &numbering);
        Ok(body::read(&xml, &styles, &mut counter)?.pieces)
    };
    let first_head = body.first_head.as_deref().and_then(|id| parts.by_id(id));
    let mut pieces = Vec::new();
    if let Some(path) = first_head {
        // What is printed once, above the first page, is the paper's letterhead.
        pieces.extend(other(path)?);
    }
    let mut running = Vec::new();
    for path in parts.all("header").filter(|path| Some(*path) != first_head) {
        running.extend(other(path)?);
    }
    pieces.extend(flow::set_apart(running));
    let pictures = body.pictures;
    note_what_is_missing(&body, parts.first("comments").is_some(), &mut notes);
    pieces.extend(body.pieces);
    let mut feet = Vec::new();
    for kind in ["footnotes", "endnotes", "footer"] {
        for path in parts.all(kind) {
            feet.extend(other(path)?);
        }
    }
    pieces.extend(flow::set_apart(feet));
    flow::document(&pieces, Format::Word, pictures > 0, notes)
}

/// The markup of a document that is in no container.
pub(super) struct Markup {
    /// Its text.
    pub(super) main: String,
    /// Its styles.
    pub(super) styles: String,
    /// Its lists.
    pub(super) numbering: String,
}

/// Reads a document from its markup.
///
/// # Errors
/// As [`read`].
pub(super) fn read_markup(markup: &Markup, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let styles = Styles::read(&markup.styles)?;
    let numbering = Numbering::read(&markup.numbering)?;
    let mut counter = Counter::new(&styles, &numbering);
    let body = body::read(&markup.main, &styles, &mut counter)?;
    note_what_is_missing(&body, false, &mut notes);
    flow::document(&body.pieces, Format::Word, body.pictures > 0, notes)
}

fn note_what_is_missing(body: &Body, has_comments: bool, notes: &mut Vec<String>) {
    if body.is_cut_short {
        notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
    }
    if body.embedded > 0 {
        notes.push("Another file is embedded in this one; its words were not read.".to_owned());
    }
    if has_comments {
        notes.push("Comments in the margin of the file were left out.".to_owned());
    }
}
