//! Older Word documents (.doc, from Word 97 on): their words, headings, tables and automatic numbers
//! ([MS-DOC]). What the file says in tables of bytes is written as the markup of newer files, so that
//! one reader counts and composes both. Macros, links, fields and embedded objects are not looked at.

mod bytes;
mod lists;
mod markup;
mod pieces;
mod runs;
mod styles;

use super::compound::Compound;
use super::word::{self, Markup};
use super::{Document, DocumentError};
use pieces::Head;

/// The stream of the words.
const MAIN: &str = "/WordDocument";

/// Whether a container is such a document.
pub(super) fn is_one(file: &Compound<'_>) -> bool {
    file.has(MAIN)
}

/// Reads an older Word document.
///
/// # Errors
/// [`DocumentError::OlderFormat`] for one older than Word 97, [`DocumentError::PasswordProtected`] for
/// one under a password, else those of newer documents.
pub(super) fn read(file: &mut Compound<'_>, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let main = file.stream(MAIN)?.unwrap_or_default();
    let head = Head::of(&main)?;
    let table = file.stream(head.table_name())?.ok_or(DocumentError::Damaged)?;
    let text = pieces::text(&main, &table, &head)?;
    let runs = runs::Runs::of(&main, &table, &head);
    let markup = Markup {
        main: markup::body(&text, &runs),
        styles: styles::markup(head.part(&table, pieces::STYLES)),
        numbering: lists::markup(
            head.part(&table, pieces::LISTS),
            table.get(head.end_of(pieces::LISTS)..).unwrap_or_default(),
            head.part(&table, pieces::OVERRIDES),
        ),
    };
    if head.has_more_than_its_text {
        notes.push(
            "The notes at the foot of pages and the text boxes of this older Word file were not read: save it as .docx for them."
                .to_owned(),
        );
    }
    word::read_markup(&markup, notes)
}
