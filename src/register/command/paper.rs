//! Commands about papers.

use crate::scrutiny::Day;
use crate::scrutiny::finding::Extraction;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::OcrPage;
use crate::scrutiny::paper::{Contact, Paper, PaperKind, Part, Publicity};
use crate::scrutiny::passage::{Block, Page};
use crate::scrutiny::tracker::Mapping;

/// What can be done to papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperCommand {
    /// Files the papers of a file: original, texts and pending findings, all of them or none. Those
    /// that are on the register already stay as they are.
    File(Box<FilePapers>),
    /// Takes what another program has read of a paper's pictures as its text. Notes, items and facts stay;
    /// what is found anew waits in the inbox.
    TakeReading(Box<TakeReading>),
    /// Puts the papers that were found in a scan, once it was read, in the place of the one as which it was
    /// filed: a pack is cut into its papers. Refused where anything stands on that one already.
    CutReading(Box<CutReading>),
    /// Changes one fact of a paper; windows that rest on it are worked out again.
    EditFact {
        /// The paper.
        paper: PaperId,
        /// The fact and what it shall be.
        edit: FactEdit,
    },
    /// Says whether a paper is another edition of an earlier one.
    SettleEdition {
        /// The later paper.
        paper: PaperId,
        /// The earlier edition, or none: it is a paper of its own.
        revises: Option<PaperId>,
    },
    /// Takes a paper and what stands only in it off the register; undo brings it back.
    Remove {
        /// The paper.
        paper: PaperId,
    },
    /// Takes every paper that came in the same file off the register; undo brings them all back.
    RemovePack {
        /// One of them.
        paper: PaperId,
    },
    /// Erases a paper for good: original, text, index, findings, items that stand only in it, and
    /// every image of them in the history. Cannot be undone; backups still hold it. An original in
    /// which it came with other papers, or attached to an e-mail, is erased too; those keep their text.
    Destroy {
        /// The paper.
        paper: PaperId,
        /// The number the user typed to confirm; must equal [`destroy_number`].
        typed: String,
    },
}

/// A file whose papers are ready to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePapers {
    /// The name of the file, without the folder.
    pub file_name: String,
    /// The original's bytes.
    pub original: Vec<u8>,
    /// SHA-256 of the e-mail that it came attached to.
    pub attached_to: Option<String>,
    /// Its papers: one, or each with its part of the file.
    pub papers: Vec<FilePaper>,
    /// What the columns of its tables were said to hold, to be remembered for the next such file.
    pub mappings: Vec<Mapping>,
}

/// A paper ready to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePaper {
    /// Its identity.
    pub id: PaperId,
    /// Its place in the file, where that holds several papers.
    pub part: Option<Part>,
    /// Its text.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its pages.
    pub pages: Vec<Page>,
    /// What was drawn out of it, notes of the reader included.
    pub extraction: Extraction,
}

/// The papers that were found in a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutReading {
    /// The paper as which the whole file was filed.
    pub paper: PaperId,
    /// The papers in it, each with its part of the file, in the order of the file.
    pub papers: Vec<FilePaper>,
    /// The words of the file's pictures with their places.
    pub ocr: Vec<OcrPage>,
}

/// What another program has read of a paper's pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeReading {
    /// The paper.
    pub paper: PaperId,
    /// The words of its pictures with their places.
    pub ocr: Vec<OcrPage>,
    /// Its text from now on: of the pictures and of those pages that had words already.
    pub text: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its pages.
    pub pages: Vec<Page>,
    /// What was drawn out of it, notes of the reader included.
    pub extraction: Extraction,
}

/// One fact of a paper and what it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactEdit {
    /// The kind of paper.
    Kind(PaperKind),
    /// The council's name.
    Council(Option<String>),
    /// The body's name.
    Body(Option<String>),
    /// The title.
    Title(Option<String>),
    /// The date.
    Date(Option<Day>),
    /// The agenda item's number.
    AgendaItem(Option<String>),
    /// Who may see it; what came out of it follows.
    Publicity(Publicity),
    /// The exempt-information paragraph.
    ExemptParagraph(Option<String>),
    /// The contacts.
    Contacts(Vec<Contact>),
    /// Who wrote it.
    ReportAuthor(Option<String>),
    /// The executive member.
    ExecutiveMember(Option<String>),
    /// Wards affected.
    Wards(Option<String>),
    /// Whether it is a key decision.
    KeyDecision(Option<String>),
}

/// The number that has to be typed before a paper is destroyed: the first six characters of its
/// original's SHA-256, and for a paper of a pack its place in it: `3fa9c1-7`.
#[must_use]
pub fn destroy_number(paper: &Paper) -> String {
    let start: String = paper.file_hash.chars().take(6).collect();
    match &paper.part {
        Some(part) => format!("{start}-{}", part.number),
        None => start,
    }
}
