//! What a finding seems to be to what the register already knows. Pure: it is given what is known
//! and proposes; the reader of the inbox decides.
//!
//! Three rules stand above all others: it never guesses between two candidates, it never takes a
//! formula ("That the report be noted") of one meeting for that of another, and nothing of one council
//! is ever anything of another.

mod alike;
mod assign;
mod context;
mod counterpart;
mod edition;
mod judge;
mod likeness;
mod matching;
mod numbers;
pub mod rows;
mod tokens;
mod turning;
mod wording;
mod words;

#[cfg(test)]
mod tests;

use crate::scrutiny::Day;
use crate::scrutiny::finding::Finding;
use crate::scrutiny::id::{ItemId, PaperId};
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::{PaperFacts, PaperKind};
use crate::scrutiny::proposal::Proposal;

/// An item on the register, as far as matching looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownItem {
    /// Its identity.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// The number printed beside it.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// The paper it was first found in.
    pub paper: Option<PaperId>,
    /// The title of that paper.
    pub paper_title: Option<String>,
    /// What kind of paper that is.
    pub paper_kind: Option<PaperKind>,
    /// The council of that paper, as printed.
    pub council: Option<String>,
    /// The name of the body that made it.
    pub body: Option<String>,
    /// The day it was made.
    pub made_on: Option<Day>,
    /// Whether somebody has answered it.
    pub answered: bool,
}

/// A paper on the register, as far as matching looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPaper {
    /// Its identity.
    pub id: PaperId,
    /// Its facts.
    pub facts: PaperFacts,
    /// The name of the file it came from.
    pub file_name: String,
    /// Its text.
    pub text: String,
}

/// What is known beside a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Items on the register.
    pub items: Vec<KnownItem>,
    /// Papers on the register that could be editions of the one looked at: same body and day,
    /// same title, or same file name.
    pub papers: Vec<KnownPaper>,
    /// For each finding of the paper that has been accepted, the paper of the item that it was accepted
    /// as, or this paper's own where it was new: what has been settled speaks for what still waits.
    pub settled: Vec<PaperId>,
}

/// What each finding of a paper seems to be, in the order of the findings. Dates for the diary are
/// always new.
#[must_use]
pub fn reconcile(facts: &PaperFacts, findings: &[Finding], known: &Known) -> Vec<Proposal> {
    matching::proposals(facts, findings, known)
}

/// A text that seems to be about the same matter as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its place among those that were given.
    pub place: usize,
    /// The most telling words that both have, as this one prints them.
    pub words: Vec<String>,
}

/// Which of `others` seem to be about the same matter as `text`, the most alike first. It says only that
/// they are worth looking at together.
#[must_use]
pub fn alike(text: &str, others: &[&str]) -> Vec<Alike> {
    alike::alike(text, others)
}

/// The earlier paper of which a paper with these facts and this text seems to be another edition.
#[must_use]
pub fn earlier_edition(
    facts: &PaperFacts,
    file_name: &str,
    text: &str,
    papers: &[KnownPaper],
) -> Option<PaperId> {
    edition::earlier(facts, file_name, text, papers)
}
