//! Papers and their facts; their text stands in [`paper_text`](super::paper_text).

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text, moment_text, number, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::finding::Fact;
use crate::scrutiny::id::{BodyId, CouncilId, PaperId};
use crate::scrutiny::ocr::Scan;
use crate::scrutiny::paper::{Contact, Paper, PaperFacts, PaperKind, Part, Publicity};
use crate::scrutiny::passage::{Passage, Quote};
use crate::scrutiny::{Day, UnknownCode};

/// The row of a paper; its contacts stand in rows of their own.
pub(super) fn of_row(c: &Cells) -> Result<Paper, StoreError> {
    let notes: String = c.get("reader_notes")?;
    Ok(Paper {
        id: c.id("id")?,
        facts: PaperFacts {
            kind: c.code("kind", PaperKind::from_code)?,
            council: c.get("council_printed")?,
            body: c.get("body_printed")?,
            title: c.get("title")?,
            date: c.opt_day("date")?,
            agenda_item: c.get("agenda_item")?,
            publicity: c.code("publicity", Publicity::from_code)?,
            exempt_paragraph: c.get("exempt_paragraph")?,
            contacts: Vec::new(),
            report_author: c.get("report_author")?,
            executive_member: c.get("executive_member")?,
            wards: c.get("wards")?,
            key_decision: c.get("key_decision")?,
        },
        council: c.opt_id("council")?,
        body: c.opt_id("body")?,
        file_name: c.get("file_name")?,
        file_hash: c.get("file_hash")?,
        file_bytes: c.get::<i64>("file_bytes").map(i64::unsigned_abs)?,
        part: part_of_row(c)?,
        filed_at: c.moment("filed_at")?,
        revises: c.opt_id("revises")?,
        edition_proposed: c.opt_id("edition_proposed")?,
        blanket_response: c.get("blanket_response")?,
        notes: serde_json::from_str(&notes)?,
    })
}

fn part_of_row(c: &Cells) -> Result<Option<Part>, StoreError> {
    let Some(number) = c.get("part")? else {
        return Ok(None);
    };
    Ok(Some(Part {
        number,
        of: c.get("parts")?,
        first_page: c.get("first_page")?,
        last_page: c.get("last_page")?,
        pack: c.get("pack")?,
    }))
}

fn contact_of_row(c: &Cells) -> Result<(PaperId, Contact), StoreError> {
    let contact = Contact {
        name: c.get("name")?,
        role: c.get("role")?,
        phone: c.get("phone")?,
        email: c.get("email")?,
        passage: c.passage("page", "spans")?,
    };
    Ok((c.id("paper")?, contact))
}

impl Kept for Paper {
    const ENTITY: Entity = Entity::Paper;
    type Id = PaperId;

    fn id(&self) -> PaperId {
        self.id
    }

    fn get(db: &Db, id: PaperId) -> Result<Option<Self>, StoreError> {
        let id = id_text(id);
        let Some(mut paper) = db.one(
            "SELECT * FROM paper WHERE id = ?1 AND removed_by IS NULL",
            params![id],
            of_row,
        )?
        else {
            return Ok(None);
        };
        paper.facts.contacts = db
            .list(
                "SELECT * FROM contact WHERE paper = ?1 ORDER BY ordinal",
                params![id],
                contact_of_row,
            )?
            .into_iter()
            .map(|(_, contact)| contact)
            .collect();
        Ok(Some(paper))
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/paper_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":kind": self.facts.kind.code(),
                ":council_printed": self.facts.council,
                ":body_printed": self.facts.body,
                ":title": self.facts.title,
                ":date": self.facts.date.map(day_text),
                ":agenda_item": self.facts.agenda_item,
                ":publicity": self.facts.publicity.code(),
                ":exempt_paragraph": self.facts.exempt_paragraph,
                ":report_author": self.facts.report_author,
                ":executive_member": self.facts.executive_member,
                ":wards": self.facts.wards,
                ":key_decision": self.facts.key_decision,
                ":council": self.council.map(id_text),
                ":body": self.body.map(id_text),
                ":file_name": self.file_name,
                ":file_hash": self.file_hash,
                ":file_bytes": i64::try_from(self.file_bytes).unwrap_or(i64::MAX),
                ":part": self.part.as_ref().map(|part| part.number),
                ":parts": self.part.as_ref().map(|part| part.of),
                ":first_page": self.part.as_ref().map(|part| part.first_page),
                ":last_page": self.part.as_ref().map(|part| part.last_page),
                ":pack": self.part.as_ref().map(|part| &part.pack),
                ":filed_at": moment_text(self.filed_at),
                ":revises": self.revises.map(id_text),
                ":edition_proposed": self.edition_proposed.map(id_text),
                ":blanket_response": self.blanket_response,
                ":reader_notes": serde_json::to_string(&self.notes)?,
            },
        )?;
        db.run("DELETE FROM contact WHERE paper = ?1", params![id_text(self.id)])?;
        for (ordinal, contact) in self.facts.contacts.iter().enumerate() {
            db.run(
                include_str!("sql/contact_add.sql"),
                params![
                    id_text(self.id),
                    number(ordinal),
                    contact.name,
                    contact.role,
                    contact.phone,
                    contact.email,
                    page_of(contact.passage.as_ref()),
                    spans_of(contact.passage.as_ref()),
                ],
            )?;
        }
        Ok(())
    }
}

/// All papers on the register, newest date first, undated ones last.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all(db: &Db) -> Result<Vec<Paper>, StoreError> {
    let mut contacts: std::collections::HashMap<PaperId, Vec<Contact>> = std::collections::HashMap::new();
    for (paper, contact) in db.list(
        "SELECT * FROM contact ORDER BY paper, ordinal",
        [],
        contact_of_row,
    )? {
        contacts.entry(paper).or_default().push(contact);
    }
    let mut papers = db.list(include_str!("sql/paper_all.sql"), [], of_row)?;
    for paper in &mut papers {
        paper.facts.contacts = contacts.remove(&paper.id).unwrap_or_default();
    }
    Ok(papers)
}

/// For every paper on the register how many of its findings wait and how many items came out of it.
///
/// # Errors
/// As above.
pub fn tallies(db: &Db) -> Result<Vec<Tally>, StoreError> {
    db.list(include_str!("sql/paper_tallies.sql"), [], |c| {
        Ok(Tally {
            paper: c.id("id")?,
            waiting: c.count("waiting")?,
            items: c.count("items")?,
            scan: Scan {
                unread: c.count("unread")?,
                read: c.count("read")?,
                confidence: c.get("confidence")?,
            },
        })
    })
}

/// What is counted of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// The paper.
    pub paper: PaperId,
    /// How many of its findings wait.
    pub waiting: usize,
    /// How many items on the register came out of it.
    pub items: usize,
    /// Its pages that are pictures.
    pub scan: Scan,
}

/// The papers of a council with their days, in the order in which they came.
///
/// # Errors
/// As above.
pub fn days_of_council(db: &Db, council: CouncilId) -> Result<Vec<(PaperId, Option<Day>)>, StoreError> {
    db.list(
        "SELECT id, date FROM paper WHERE council = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(council)],
        |c| Ok((c.id("id")?, c.opt_day("date")?)),
    )
}

/// The papers on the register that a file with this SHA-256 was filed as, in the order of its pages.
///
/// # Errors
/// As above.
pub fn of_file(db: &Db, hash: &str) -> Result<Vec<Paper>, StoreError> {
    db.list(
        "SELECT * FROM paper WHERE file_hash = ?1 AND removed_by IS NULL ORDER BY part, serial",
        params![hash],
        of_row,
    )
}

/// Every paper with this SHA-256, those taken off the register included.
///
/// # Errors
/// As above.
pub fn every_of_file(db: &Db, hash: &str) -> Result<Vec<Paper>, StoreError> {
    db.list(
        "SELECT * FROM paper WHERE file_hash = ?1 ORDER BY serial",
        params![hash],
        of_row,
    )
}

/// A paper, whether it stands on the register or was taken off it; without its contacts.
///
/// # Errors
/// As above.
pub fn even_removed(db: &Db, paper: PaperId) -> Result<Option<Paper>, StoreError> {
    db.one(
        "SELECT * FROM paper WHERE id = ?1",
        params![id_text(paper)],
        of_row,
    )
}

/// The file names and SHA-256 of all papers, those taken off the register included, by name.
///
/// # Errors
/// As above.
pub fn files(db: &Db) -> Result<Vec<(String, String)>, StoreError> {
    db.list(
        "SELECT DISTINCT file_name, file_hash FROM paper ORDER BY file_name, file_hash",
        [],
        |c| Ok((c.get("file_name")?, c.get("file_hash")?)),
    )
}

/// The papers that could be earlier editions of one with this body and day, title or file name, and
/// that came in other files: those of the same title first, then the newest, at most `limit`.
///
/// # Errors
/// As above.
pub fn possible_editions(
    db: &Db,
    body: Option<BodyId>,
    date: Option<Day>,
    title: Option<&str>,
    (file_name, file_hash): (Option<&str>, &str),
    limit: usize,
) -> Result<Vec<Paper>, StoreError> {
    db.list(
        include_str!("sql/paper_possible_editions.sql"),
        named_params! {
            ":body": body.map(id_text),
            ":date": date.map(day_text),
            ":title": title,
            ":file_name": file_name,
            ":file_hash": file_hash,
            ":limit": number(limit),
        },
        of_row,
    )
}

/// The trackers that came before a paper and may be earlier editions of it, latest first.
///
/// # Errors
/// As above.
pub fn earlier_trackers(db: &Db, paper: &Paper, limit: usize) -> Result<Vec<Paper>, StoreError> {
    db.list(
        include_str!("sql/paper_earlier_trackers.sql"),
        named_params! {
            ":id": id_text(paper.id),
            ":body": paper.body.map(id_text),
            ":date": paper.facts.date.map(day_text),
            ":limit": number(limit),
        },
        of_row,
    )
}

/// Keeps a blanket answer with its place; the words are part of the paper's row.
///
/// # Errors
/// As above.
pub fn place_blanket_response(db: &Db, paper: PaperId, quote: &Quote) -> Result<(), StoreError> {
    db.run(
        "UPDATE paper SET blanket_page = ?2, blanket_spans = ?3 WHERE id = ?1",
        params![id_text(paper), quote.passage.page, quote.passage.to_code()],
    )?;
    Ok(())
}

/// Where a paper's blanket answer stands.
///
/// # Errors
/// As above.
pub fn blanket_passage(db: &Db, paper: PaperId) -> Result<Option<Passage>, StoreError> {
    Ok(db
        .one(
            "SELECT blanket_page, blanket_spans FROM paper WHERE id = ?1",
            params![id_text(paper)],
            |c| c.passage("blanket_page", "blanket_spans"),
        )?
        .flatten())
}

const FACTS: [Fact; 9] = [
    Fact::Kind,
    Fact::Council,
    Fact::Body,
    Fact::Title,
    Fact::Date,
    Fact::AgendaItem,
    Fact::Publicity,
    Fact::ReportAuthor,
    Fact::ExecutiveMember,
];

const fn fact_code(fact: Fact) -> &'static str {
    match fact {
        Fact::Kind => "kind",
        Fact::Council => "council",
        Fact::Body => "body",
        Fact::Title => "title",
        Fact::Date => "date",
        Fact::AgendaItem => "agenda_item",
        Fact::Publicity => "publicity",
        Fact::ReportAuthor => "report_author",
        Fact::ExecutiveMember => "executive_member",
    }
}

fn fact_from_code(code: &str) -> Result<Fact, UnknownCode> {
    FACTS
        .into_iter()
        .find(|fact| fact_code(*fact) == code)
        .ok_or_else(|| UnknownCode {
            list: "Fact",
            code: code.to_owned(),
        })
}

/// Keeps where a paper prints its facts.
///
/// # Errors
/// As above.
pub fn add_fact_passages(db: &Db, paper: PaperId, passages: &[(Fact, Passage)]) -> Result<(), StoreError> {
    for (ordinal, (fact, passage)) in passages.iter().enumerate() {
        db.run(
            "INSERT INTO fact_passage (paper, ordinal, fact, page, spans) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                id_text(paper),
                number(ordinal),
                fact_code(*fact),
                passage.page,
                passage.to_code(),
            ],
        )?;
    }
    Ok(())
}

/// Where a paper prints its facts, in the order in which extraction gave them.
///
/// # Errors
/// As above.
pub fn fact_passages(db: &Db, paper: PaperId) -> Result<Vec<(Fact, Passage)>, StoreError> {
    db.list(
        "SELECT * FROM fact_passage WHERE paper = ?1 ORDER BY ordinal",
        params![id_text(paper)],
        |c| {
            let passage = c.passage("page", "spans")?;
            let fact = c.code("fact", fact_from_code)?;
            Ok((fact, passage.ok_or(StoreError::Unreadable { column: "spans" })?))
        },
    )
}

/// How many papers are on the register.
///
/// # Errors
/// As above.
pub fn count(db: &Db) -> Result<usize, StoreError> {
    db.count("SELECT count(*) FROM paper WHERE removed_by IS NULL", [])
}
