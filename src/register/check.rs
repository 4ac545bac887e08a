//! Checking a register: database, originals and search index against each other.

use std::path::Path;

use super::RegisterError;
use super::view::Checked;
use crate::store::{self, Db, StoreError};

/// Compares database, originals and search index.
pub(super) fn check(db: &Db, folder: &Path) -> Result<Checked, RegisterError> {
    let mut checked = Checked::default();
    for fault in store::check::integrity(db)? {
        checked.faults.push(format!("The database is damaged: {fault}."));
    }
    match store::check::dangling(db)? {
        0 => {}
        1 => checked
            .faults
            .push("A row refers to another that is missing.".to_owned()),
        rows => checked
            .faults
            .push(format!("{rows} rows refer to others that are missing.")),
    }
    for (file_name, hash) in store::paper::files(db)? {
        let path = folder.join(store::original::place(&hash, &file_name));
        if !path.exists() && store::kept_file::is_erased(db, &hash)? {
            checked.erased += 1;
            continue;
        }
        checked.originals += 1;
        let fault = match store::original::hash_of_file(&path) {
            Ok(found) if found == hash => continue,
            Ok(_) => "was changed",
            Err(StoreError::File { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                "is missing"
            }
            Err(_) => "cannot be read",
        };
        checked.faults.push(format!(
            "The original of {file_name} {fault}: {}.",
            path.display()
        ));
    }
    for (index, agreeing) in store::check::indexes(db)? {
        match agreeing {
            Some(rows) => checked.indexed += rows,
            None => checked.faults.push(format!(
                "The search index {index} does not agree with the words it stands for; some searches miss them."
            )),
        }
    }
    Ok(checked)
}
