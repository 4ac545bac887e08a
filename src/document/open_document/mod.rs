//! OpenDocument texts (.odt), as LibreOffice and others write them: their words, the numbers of
//! their lists, headings and tables. Macros are not looked at, links and pictures not followed.

mod body;
mod lists;
mod styles;

use styles::Styles;

use super::container::Container;
use super::flow;
use super::{Document, DocumentError, Format};

/// What the part `mimetype` of such a file begins with.
const KIND: &str = "application/vnd.oasis.opendocument.text";

/// Whether a container holds an OpenDocument text.
///
/// # Errors
/// As [`Container::part`].
pub(super) fn is_one(container: &mut Container<'_>) -> Result<bool, DocumentError> {
    let kind = container.part("mimetype")?.unwrap_or_default();
    Ok(kind.starts_with(KIND.as_bytes()) && container.has("content.xml"))
}

/// Whether the parts of an OpenDocument file are encrypted.
///
/// # Errors
/// As [`Container::part`].
pub(super) fn is_encrypted(container: &mut Container<'_>) -> Result<bool, DocumentError> {
    let manifest = container.xml("META-INF/manifest.xml")?.unwrap_or_default();
    Ok(manifest.contains("encryption-data") || container.has("encrypted-package"))
}

/// Reads an OpenDocument text.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(super) fn read(container: &mut Container<'_>, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let content = container.xml("content.xml")?.ok_or(DocumentError::Damaged)?;
    let common = container.xml("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    if !common.is_empty() {
        styles.take(&common)?;
    }
    match styles.take(&content) {
        // What could be read of a damaged text is read below.
        Ok(()) | Err(DocumentError::Damaged) => {}
        Err(error) => return Err(error),
    }
    let body = body::read(&content, &styles)?;
    let around = if common.is_empty() {
        body::Body::default()
    } else {
        body::read(&common, &styles)?
    };
    if body.is_cut_short {
        notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
    }
    if body.has_comments {
        notes.push("Comments in the margin of the file were left out.".to_owned());
    }
    let mut pieces = around.first_head;
    pieces.extend(flow::set_apart(around.heads));
    pieces.extend(body.pieces);
    pieces.extend(flow::set_apart(body.notes));
    pieces.extend(flow::set_apart(around.feet));
    flow::document(&pieces, Format::OpenDocument, body.pictures > 0, notes)
}
