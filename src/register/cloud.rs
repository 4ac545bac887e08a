//! Folders that a service copies behind the program's back: a database does not survive that for
//! long, so the user is warned.

use std::path::{Component, Path};

/// Which service keeps copies of `folder`, as far as the names of the folders above it say.
#[must_use]
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    folder.components().find_map(|component| match component {
        Component::Normal(name) => service(&name.to_string_lossy().to_lowercase()),
        _ => None,
    })
}

fn service(name: &str) -> Option<&'static str> {
    // "OneDrive - Hollinford Borough Council", "Dropbox (Personal)", "GoogleDrive-a.osei@…".
    let begins = |with: &str| {
        name.strip_prefix(with)
            .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphabetic()))
    };
    if begins("onedrive") {
        Some("OneDrive")
    } else if begins("dropbox") {
        Some("Dropbox")
    } else if begins("icloud drive") || begins("iclouddrive") || begins("mobile documents") {
        Some("iCloud Drive")
    } else if begins("google drive") || begins("googledrive") || begins("my drive") {
        Some("Google Drive")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_within_a_synced_one_is_known_by_its_name() {
        for (folder, expected) in [
            ("/home/a/OneDrive/Register", Some("OneDrive")),
            (
                "/home/a/OneDrive - Hollinford Borough Council/Register",
                Some("OneDrive"),
            ),
            ("/home/a/Dropbox (Personal)", Some("Dropbox")),
            (
                "/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x",
                Some("iCloud Drive"),
            ),
            ("/Users/a/iCloud Drive/x", Some("iCloud Drive")),
            (
                "/Users/a/Library/CloudStorage/GoogleDrive-a.osei@example.org/x",
                Some("Google Drive"),
            ),
            ("/home/a/.local/share/scrutiny-desk", None),
            ("/home/a/Dropboxes/x", None),
        ] {
            assert_eq!(synced_by(Path::new(folder)), expected, "{folder}");
        }
    }
}
