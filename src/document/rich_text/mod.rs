//! Rich Text (.rtf): words, printed numbers, headings and tables, by a reader of our own. Pictures
//! and embedded objects are passed over, and nothing that a field points to is followed.

mod code_page;
mod reading;
mod story;
mod token;

use super::flow;
use super::{Document, DocumentError, Format};

/// Whether the bytes are Rich Text.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads Rich Text.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(super) fn read(bytes: &[u8], mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let contents = reading::read(bytes.trim_ascii_start())?;
    if contents.is_cut_short {
        notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
    }
    if contents.has_comments {
        notes.push("Comments in the margin of the file were left out.".to_owned());
    }
    let mut pieces = Vec::new();
    let mut heads = contents.heads;
    if contents.has_first_page {
        pieces.extend(contents.first_head);
    } else {
        heads.extend(contents.first_head);
    }
    pieces.extend(flow::set_apart(heads));
    pieces.extend(contents.text);
    pieces.extend(flow::set_apart(contents.notes));
    pieces.extend(flow::set_apart(contents.feet));
    flow::document(&pieces, Format::RichText, contents.pictures > 0, notes)
}
