//! The originals of papers, kept as files by their SHA-256.
//!
//! A file is complete and on the disk before the row that names it is written, so that a row never
//! names a file that a power cut took away.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::StoreError;

/// The folder of the originals within the folder of a register.
pub const FOLDER: &str = "papers";

/// The SHA-256 of a file's bytes, in lower-case hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of the file at `path`, read piece by piece.
///
/// # Errors
/// [`StoreError::File`] when it cannot be read.
pub fn hash_of_file(path: &Path) -> Result<String, StoreError> {
    let mut file = File::open(path).map_err(StoreError::at(path))?;
    let mut digest = Sha256::new();
    let mut piece = vec![0_u8; 64 * 1024];
    loop {
        let read = file.read(&mut piece).map_err(StoreError::at(path))?;
        if read == 0 {
            return Ok(hexadecimal(&digest.finalize()));
        }
        digest.update(piece.get(..read).unwrap_or_default());
    }
}

/// Where the original with this hash is kept, seen from the folder of the register: the ending of
/// the file's name stays, so that the system knows what to open it with.
#[must_use]
pub fn place(hash: &str, file_name: &str) -> PathBuf {
    let ending: String = Path::new(file_name)
        .extension()
        .and_then(|ending| ending.to_str())
        .map(|ending| {
            let plain = ending.chars().filter(char::is_ascii_alphanumeric).take(8);
            plain.collect::<String>().to_ascii_lowercase()
        })
        .unwrap_or_default();
    let name = if ending.is_empty() {
        hash.to_owned()
    } else {
        format!("{hash}.{ending}")
    };
    let shelf: String = hash.chars().take(2).collect();
    Path::new(FOLDER).join(shelf).join(name)
}

/// Keeps an original and returns where it is.
///
/// # Errors
/// [`StoreError::File`] when it cannot be written; nothing is left of it then.
pub fn keep(register: &Path, hash: &str, file_name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let path = register.join(place(hash, file_name));
    if path.is_file() && hash_of_file(&path)? == hash {
        return Ok(path);
    }
    let shelf = path.parent().unwrap_or(register);
    fs::create_dir_all(shelf).map_err(StoreError::at(shelf))?;
    let unfinished = path.with_extension("unfinished");
    if let Err(failed) = write_through(&unfinished, bytes) {
        // The failure itself is what the user hears of; a left-over is overwritten next time.
        let _ = fs::remove_file(&unfinished);
        return Err(failed);
    }
    fs::rename(&unfinished, &path).map_err(StoreError::at(&path))?;
    settle(shelf)?;
    if let Some(above) = shelf.parent() {
        settle(above)?;
    }
    Ok(path)
}

fn write_through(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = File::create(path).map_err(StoreError::at(path))?;
    file.write_all(bytes).map_err(StoreError::at(path))?;
    file.sync_all().map_err(StoreError::at(path))
}

/// Has the system write a folder's list of names to the disk. Windows does so by itself and lets
/// nobody open a folder as a file.
///
/// # Errors
/// [`StoreError::File`] when it cannot.
pub fn settle(folder: &Path) -> Result<(), StoreError> {
    if cfg!(windows) {
        return Ok(());
    }
    let opened = File::open(folder).map_err(StoreError::at(folder))?;
    opened.sync_all().map_err(StoreError::at(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_original_is_kept_by_its_hash_with_its_own_ending() {
        let hash = hash(b"abc");
        assert_eq!(
            hash,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let expected = format!("papers/ba/{hash}.html");
        assert_eq!(place(&hash, "Response to review.HTML"), Path::new(&expected));
        assert_eq!(place(&hash, "no ending"), Path::new("papers/ba").join(&hash));
        assert_eq!(
            place(&hash, "odd.../..\\x"),
            Path::new("papers/ba").join(format!("{hash}.x"))
        );
    }

    #[test]
    fn a_damaged_original_is_written_again_when_its_paper_is_filed_again() {
        let folder = tempfile::tempdir().unwrap();
        let hash = hash(b"abc");
        let path = keep(folder.path(), &hash, "a.txt", b"abc").unwrap();
        fs::write(&path, b"damaged").unwrap();
        keep(folder.path(), &hash, "a.txt", b"abc").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"abc");
        assert_eq!(hash_of_file(&path).unwrap(), hash);
        let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(names.len(), 1, "no unfinished file is left");
    }
}
