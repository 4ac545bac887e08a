//! Scans and pictures: filed as pages, read where Tesseract is, and what must not stop the program.
#![expect(
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its job"
)]

mod made;
mod pictures;
#[cfg(unix)]
mod reading;
