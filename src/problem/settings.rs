//! What keeping preferences can come to.

use super::{Problem, ProblemKind};
use crate::settings::SettingsError;

impl From<&SettingsError> for Problem {
    fn from(error: &SettingsError) -> Self {
        match error {
            SettingsError::NotWritten { path, .. } => Self::new(
                ProblemKind::OurFault,
                "Your display settings could not be saved",
                format!(
                    "Check that the disk is not full and that you may write to {}",
                    path.display()
                ),
            )
            .because(error),
            SettingsError::NotJson(_) => Self::new(
                ProblemKind::OurFault,
                "Your display settings could not be saved",
                "Choose a register whose folder has a plain name.",
            )
            .because(error),
        }
    }
}
