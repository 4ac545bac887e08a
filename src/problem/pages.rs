//! Why no page of a paper is shown as printed. Its text is there all the same, and the hints say so.

use super::{Problem, ProblemKind};
use crate::document::DocumentError;
use crate::jobs::pages::PagesError;

impl From<&PagesError> for Problem {
    fn from(error: &PagesError) -> Self {
        let kind = ProblemKind::YourFile;
        match error {
            PagesError::Unreadable(_) => Self::new(
                kind,
                "The original of this paper could not be read",
                "Its text is here. Import the file again to have its pages too.",
            )
            .because(error),
            PagesError::Register(error) => error.as_ref().into(),
            PagesError::NotKept => Self::new(
                kind,
                "The original of this paper is no longer kept",
                "It was erased, because something in it was destroyed. The paper’s text is here.",
            ),
            PagesError::Document(DocumentError::NeedsPassword) => Self::new(
                kind,
                "The pages of this paper are protected by a password",
                "Type it to see them.",
            ),
            PagesError::Document(error) => Self {
                hint: "Its text is here.".to_owned(),
                ..Self::from(error)
            },
            PagesError::NotStarted(_) => Self::new(
                ProblemKind::OurFault,
                "The part of the program that draws pages could not be started",
                "The text is here. Close other programs, and open the paper again.",
            )
            .because(error),
            PagesError::Stopped { detail } => Self {
                kind,
                message: "The pages of this paper cannot be shown as printed".to_owned(),
                hint: "Its text is here.".to_owned(),
                detail: detail.clone(),
            },
        }
    }
}
