//! Items: recommendations, resolutions and actions on the register.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, id_text, moment_text, number, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::Day;
use crate::scrutiny::body::BodyKind;
use crate::scrutiny::change::Entity;
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::id::{FindingId, ItemId, PaperId};
use crate::scrutiny::item::{Item, ItemKind, Standing};
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::progress::{Closing, ClosingReason};
use crate::scrutiny::tag;

/// An item with the names of what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedItem {
    /// The item.
    pub item: Item,
    /// The name of its body; of the body that took its place, where it is still open.
    pub body_name: Option<String>,
    /// The name of the body that made it, where another has taken its place.
    pub former_body: Option<String>,
    /// What its body is, where the user has said so.
    pub body_kind: Option<BodyKind>,
    /// The name of its council.
    pub council_name: Option<String>,
    /// What its paper is called.
    pub paper_name: Option<String>,
    /// The day of its paper.
    pub paper_date: Option<Day>,
}

/// An item as far as matching looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchedItem {
    /// The item.
    pub item: Item,
    /// The name of its body.
    pub body_name: Option<String>,
    /// The title of its paper.
    pub paper_title: Option<String>,
    /// What kind of paper that is.
    pub paper_kind: Option<PaperKind>,
    /// The council, as that paper prints it.
    pub council_printed: Option<String>,
    /// Whether somebody has answered it.
    pub answered: bool,
}

pub(super) fn of_row(c: &Cells) -> Result<Item, StoreError> {
    let closing = match c.opt_code("closing_reason", ClosingReason::from_code)? {
        Some(reason) => Some(Closing {
            reason,
            closed_on: c.day("closed_on")?,
            signed_off_by: c.get("signed_off_by")?,
            meeting: c.get("closing_meeting")?,
            evidence: c.get("closing_evidence")?,
        }),
        None => None,
    };
    Ok(Item {
        id: c.id("id")?,
        kind: c.code("kind", ItemKind::from_code)?,
        standing: c.code("standing", Standing::from_code)?,
        number: c.get("number")?,
        lead_in: c.get("lead_in")?,
        text: c.get("text")?,
        addressed_to: c.get("addressed_to")?,
        lead_officer: c.get("lead_officer")?,
        executive_member: c.get("executive_member")?,
        body: c.opt_id("body")?,
        made_on: c.opt_day("made_on")?,
        received_on: c.opt_day("received_on")?,
        paper: c.opt_id("paper")?,
        passage: c.passage("page", "spans")?,
        finding: c.opt_id("finding")?,
        rule: c.get("rule")?,
        confidence: c.opt_code("confidence", Confidence::from_code)?,
        exempt: c.get("exempt")?,
        tags: tag::of_lines(c.get::<Option<String>>("tags")?.as_deref()),
        closing,
        added_at: c.moment("added_at")?,
    })
}

fn named_of_row(c: &Cells) -> Result<NamedItem, StoreError> {
    Ok(NamedItem {
        item: of_row(c)?,
        body_name: c.get("body_name")?,
        former_body: c.get("former_body")?,
        body_kind: c.opt_code("body_kind", BodyKind::from_code)?,
        council_name: c.get("council_name")?,
        paper_name: c.get("paper_name")?,
        paper_date: c.opt_day("paper_date")?,
    })
}

impl Kept for Item {
    const ENTITY: Entity = Entity::Item;
    type Id = ItemId;

    fn id(&self) -> ItemId {
        self.id
    }

    fn get(db: &Db, id: ItemId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM item WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        let closing = self.closing.as_ref();
        db.run(
            include_str!("sql/item_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":kind": self.kind.code(),
                ":standing": self.standing.code(),
                ":number": self.number,
                ":lead_in": self.lead_in,
                ":text": self.text,
                ":addressed_to": self.addressed_to,
                ":lead_officer": self.lead_officer,
                ":executive_member": self.executive_member,
                ":body": self.body.map(id_text),
                ":made_on": self.made_on.map(day_text),
                ":received_on": self.received_on.map(day_text),
                ":paper": self.paper.map(id_text),
                ":page": page_of(self.passage.as_ref()),
                ":spans": spans_of(self.passage.as_ref()),
                ":finding": self.finding.map(id_text),
                ":rule": self.rule,
                ":confidence": self.confidence.map(Confidence::code),
                ":exempt": self.exempt,
                ":tags": tag::to_lines(&self.tags),
                ":closing_reason": closing.map(|x| x.reason.code()),
                ":closed_on": closing.map(|x| day_text(x.closed_on)),
                ":signed_off_by": closing.and_then(|x| x.signed_off_by.as_deref()),
                ":closing_meeting": closing.and_then(|x| x.meeting.as_deref()),
                ":closing_evidence": closing.and_then(|x| x.evidence.as_deref()),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// All items on the register with the names of what they belong to, oldest first.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all_named(db: &Db) -> Result<Vec<NamedItem>, StoreError> {
    db.list(include_str!("sql/item_all_named.sql"), [], named_of_row)
}

/// As [`all_named`], handed over one by one.
///
/// # Errors
/// As above.
pub fn each_named(db: &Db, mut take: impl FnMut(NamedItem)) -> Result<(), StoreError> {
    db.each(include_str!("sql/item_all_named.sql"), [], |c| {
        take(named_of_row(c)?);
        Ok(())
    })
}

/// One item with the names of what it belongs to.
///
/// # Errors
/// As above.
pub fn named(db: &Db, item: ItemId) -> Result<Option<NamedItem>, StoreError> {
    db.one(
        include_str!("sql/item_named.sql"),
        params![id_text(item)],
        named_of_row,
    )
}

/// The items on the register that came out of a paper, oldest first.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<Item>, StoreError> {
    db.list(
        "SELECT * FROM item WHERE paper = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(paper)],
        of_row,
    )
}

/// The items on the register that came out of a paper, or whose answers, promises or log quote it,
/// oldest first.
///
/// # Errors
/// As above.
pub fn quoting(db: &Db, paper: PaperId) -> Result<Vec<Item>, StoreError> {
    db.list(
        include_str!("sql/item_quoting.sql"),
        params![id_text(paper)],
        of_row,
    )
}

/// Whether an item came out of an exempt paper, or an answer, promise or log entry of it did; or out of a
/// section of a paper that is headed “Not for publication”.
///
/// # Errors
/// As above.
pub fn quotes_exempt_paper(db: &Db, item: ItemId) -> Result<bool, StoreError> {
    let rows = db.count(
        include_str!("sql/item_quotes_exempt_paper.sql"),
        params![id_text(item)],
    )?;
    Ok(rows > 0)
}

/// The items on the register that were accepted as items of their own from a finding.
///
/// # Errors
/// As above.
pub fn of_finding(db: &Db, finding: FindingId) -> Result<Vec<Item>, StoreError> {
    db.list(
        "SELECT * FROM item WHERE finding = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(finding)],
        of_row,
    )
}

/// The items on the register as matching looks at them, newest first, at most `limit`.
///
/// # Errors
/// As above.
pub fn for_matching(db: &Db, limit: usize) -> Result<Vec<MatchedItem>, StoreError> {
    db.list(
        include_str!("sql/item_for_matching.sql"),
        params![number(limit)],
        |c| {
            Ok(MatchedItem {
                item: of_row(c)?,
                body_name: c.get("body_name")?,
                paper_title: c.get("paper_title")?,
                paper_kind: c.opt_code("paper_kind", PaperKind::from_code)?,
                council_printed: c.get("council_printed")?,
                answered: c.get("answered")?,
            })
        },
    )
}

/// The lead officers of the items on the register, sorted, each once.
///
/// # Errors
/// As above.
pub fn officers(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/item_officers.sql"), [], |c| c.get("name"))
}

/// The executive members of the items on the register, sorted, each once.
///
/// # Errors
/// As above.
pub fn members(db: &Db) -> Result<Vec<String>, StoreError> {
    db.list(include_str!("sql/item_members.sql"), [], |c| c.get("name"))
}

/// Every tag on the register in each of its spellings, sorted.
///
/// # Errors
/// As above.
pub fn tags(db: &Db) -> Result<Vec<String>, StoreError> {
    let sets = db.list(
        "SELECT DISTINCT tags FROM item WHERE tags IS NOT NULL AND removed_by IS NULL",
        [],
        |c| c.get::<String>("tags"),
    )?;
    let mut tags = Vec::new();
    for set in sets {
        for tag in tag::of_lines(Some(&set)) {
            tag::add(&mut tags, &tag);
        }
    }
    Ok(tags)
}

/// How many items there are.
///
/// # Errors
/// As above.
pub fn count(db: &Db) -> Result<usize, StoreError> {
    db.count("SELECT count(*) FROM item WHERE removed_by IS NULL", [])
}

/// Whether a row that belongs to an item, on the register or taken off it, still names it.
///
/// # Errors
/// As above.
pub fn is_named(db: &Db, item: &str) -> Result<bool, StoreError> {
    Ok(db.count(include_str!("sql/item_is_named.sql"), params![item])? > 0)
}
