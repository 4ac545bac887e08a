//! What was learned from papers labelled by hand: a table of weights by name for each subject, clues
//! that are told one by one, and their sum.
//!
//! A subject (whether words are an item, what an answer says, …) tells *clues* about what it looks at,
//! each a kind and a few words, and adds up what its table weighs them. The tables are lines of text
//! under `assets`; they are learned by `teaching.rs`, never while the program runs. To add a subject:
//! write the function that tells its clues, have a test teach it, and read its table with
//! [`Weights::read`].

mod quick;
#[cfg(test)]
pub mod teaching;
pub mod telling;
pub mod vocabulary;
mod weights;
mod words;

pub use quick::{QuickMap, QuickSet};
pub use weights::{Sum, Summed, Weights, key, shares};
pub use words::{Word, ending, last_words, words};

/// Takes clues as they are told.
pub trait Clues {
    /// One clue: its kind, and what it says in up to a few parts.
    fn clue(&mut self, kind: &'static str, parts: &[&str]);
}
