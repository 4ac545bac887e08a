//! What the register can refuse, and how it can fail.

use super::{Problem, ProblemKind};
use crate::register::RegisterError;

impl From<&RegisterError> for Problem {
    fn from(error: &RegisterError) -> Self {
        match error {
            RegisterError::InUse { folder } => Self::new(
                ProblemKind::Busy,
                "This register is open in a window",
                format!(
                    "Close that window and try again, or choose another register: {}",
                    folder.display()
                ),
            ),
            RegisterError::Thread(_) => Self::new(
                ProblemKind::OurFault,
                "The computer did not let the program work in the background",
                "Close other programs and try again.",
            )
            .because(error),
        }
    }
}
