//! A password that opens a file: it is handed on, never kept, and never shown, in a log least of all.

use serde::{Deserialize, Serialize};

/// A password that opens a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// The password as it was typed; none where nothing was.
    #[must_use]
    pub fn typed(words: &str) -> Option<Self> {
        (!words.is_empty()).then(|| Self(words.to_owned()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Password {
    type Err = std::convert::Infallible;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        Ok(Self(words.to_owned()))
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(not shown)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown_where_things_are_written_down() {
        let password = Password::typed("open sesame").unwrap();
        assert_eq!(format!("{password:?}"), "Password(not shown)");
        assert_eq!(password.as_str(), "open sesame");
        assert_eq!(Password::typed(""), None);
    }
}
