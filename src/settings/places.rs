//! Where things lie on this computer.

use std::path::{Path, PathBuf};

/// Where the register and the preferences lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The register's folder, unless the user chose another one.
    pub register: PathBuf,
    /// The file with the preferences.
    pub preferences: PathBuf,
}

impl Places {
    /// The places that the platform provides for a program's data, or none where it knows no home
    /// folder.
    ///
    /// The register lies in the *local* data folder: a folder that follows the user from computer to
    /// computer could bring two halves of one database together.
    #[must_use]
    pub fn of_this_computer() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "Scrutiny Desk")?;
        Some(Self::below(folders.data_local_dir(), folders.config_dir()))
    }

    fn below(data: &Path, config: &Path) -> Self {
        Self {
            register: data.join("register"),
            preferences: config.join("preferences.json"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn register_and_preferences_lie_below_the_folders_of_the_platform() {
        let places = Places::below(Path::new("/data/scrutinydesk"), Path::new("/config/scrutinydesk"));
        assert_eq!(places.register, Path::new("/data/scrutinydesk/register"));
        assert_eq!(
            places.preferences,
            Path::new("/config/scrutinydesk/preferences.json")
        );
    }
}
