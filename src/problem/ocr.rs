//! Why a scan was not read. It stays as it was, and its pages can be seen.

use super::{Problem, ProblemKind};
use crate::jobs::ocr::OcrError;

impl From<&OcrError> for Problem {
    fn from(error: &OcrError) -> Self {
        let kind = ProblemKind::YourFile;
        match error {
            OcrError::NoPictures => Self::new(
                kind,
                "No page of this paper is a picture, so there is nothing to read",
                "Its text is here.",
            ),
            OcrError::Pages(error) => Self {
                hint: "Its pages stay as they are.".to_owned(),
                ..Self::from(error)
            },
            OcrError::NoPageRead { detail } => Self {
                kind,
                message: "Tesseract could not read a single page of this scan".to_owned(),
                hint: "Its pages stay as they are. Add items by hand, or ask for a copy with text."
                    .to_owned(),
                detail: detail.clone(),
            },
            OcrError::NoWords => Self::new(
                kind,
                "Tesseract found no words on the pages of this scan",
                "Its pages stay as they are. Add items by hand, or ask for a better copy.",
            ),
            OcrError::Import(error) => error.into(),
        }
    }
}
