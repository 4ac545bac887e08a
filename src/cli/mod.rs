//! The command line: everything that needs no window.
pub mod extract_json;
