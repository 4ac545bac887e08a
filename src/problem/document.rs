//! What reading a paper's content can come to.

use super::{Problem, ProblemKind};
use crate::document::DocumentError;

const MEBIBYTE: u64 = 1024 * 1024;

impl From<&DocumentError> for Problem {
    fn from(error: &DocumentError) -> Self {
        let (message, hint) = match error {
            DocumentError::Empty => (
                "This file is empty".to_owned(),
                "Download or copy it again.".to_owned(),
            ),
            DocumentError::TooLarge { bytes, limit } => (
                format!(
                    "This file is too large: {} MB, and the most that can be read is {} MB",
                    bytes.div_ceil(MEBIBYTE),
                    limit / MEBIBYTE
                ),
                "Save the part you need as a file of its own; unpack a zip, and import the folder.".to_owned(),
            ),
            DocumentError::UnknownFormat { what } => (
                format!("This file is {what}, which cannot be read yet"),
                "So far, PDFs, Word, Excel, OpenDocument and Rich Text files, e-mails, saved web pages, tables as text, plain text and Markdown can be read: save or copy the paper as one of these, and import that."
                    .to_owned(),
            ),
            DocumentError::OlderFormat { what, newer } => (
                format!("This file is {what}, which cannot be read"),
                format!("Open it in the program it was made with or in LibreOffice, save it as {newer}, and import that."),
            ),
            DocumentError::UnknownEncryption => (
                "This file is encrypted in a way that cannot be read".to_owned(),
                "Open it in the program it was made with, save or print it as a PDF, and import that.".to_owned(),
            ),
            DocumentError::NoPageRead { what } => (
                format!("No page of this {what} could be read"),
                "Open it, print it to a new PDF, and import that.".to_owned(),
            ),
            DocumentError::PictureTooLarge { width, height } => (
                format!("This picture is larger than any page: {width} by {height} pixels"),
                "Scan the page again at 300 dots to the inch, or save the picture smaller, and import that."
                    .to_owned(),
            ),
            DocumentError::UnknownPicture => (
                "This picture is packed in a way that cannot be read".to_owned(),
                "Open it in any picture program, save it as PNG or JPEG, and import that.".to_owned(),
            ),
            DocumentError::NoText => (
                "This PDF has pages but no words on them".to_owned(),
                "If you can see words in it, they are drawn as shapes: ask for a copy with text.".to_owned(),
            ),
            DocumentError::NotText => (
                "This file’s name says that it is text, but it holds something else".to_owned(),
                "Open it in the program it was made with, save it as plain text, and import that.".to_owned(),
            ),
            DocumentError::Damaged => (
                "This file is damaged or was cut short, and nothing in it can be read".to_owned(),
                "Download or copy it again. If it opens in Word or LibreOffice, save it there under another name, and import that."
                    .to_owned(),
            ),
            DocumentError::PasswordProtected => (
                "This file is protected by a password".to_owned(),
                "Open it, save it without a password, and import that.".to_owned(),
            ),
            DocumentError::NeedsPassword => (
                "This file is protected by a password".to_owned(),
                "Import it by itself and type its password: the window asks for it, the command line takes --password."
                    .to_owned(),
            ),
            DocumentError::OnlyPictures => (
                "This file holds pictures and no words".to_owned(),
                "If they are scanned pages, ask for the paper as text, or add its items by hand.".to_owned(),
            ),
            DocumentError::UnpacksTooLarge { limit } => (
                format!("This file unpacks to far more than a paper holds: over {} MB", limit / MEBIBYTE),
                "If it is a zip of papers, unpack it and import the folder. Otherwise ask whoever sent it what it is."
                    .to_owned(),
            ),
            DocumentError::UnsafeMarkup | DocumentError::NestedTooDeeply { .. } => (
                "This file is built in a way that cannot be read".to_owned(),
                "Open it in the program it was made for, copy its text into a plain text file, and import that."
                    .to_owned(),
            ),
        };
        Self::new(ProblemKind::YourFile, message, hint)
    }
}
