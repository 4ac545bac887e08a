//! Follow-up dates.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, earliest_of, id_text, latest_of, moment_text, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::Day;
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, FindingId, FollowUpId, ItemId, PaperId};

use crate::scrutiny::follow_up::{FollowUp, Repeat};

/// A follow-up with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFollowUp {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// The words of its item.
    pub item_text: Option<String>,
    /// The body of its item or else of its paper.
    pub body: Option<BodyId>,
    /// The day of its paper.
    pub paper_date: Option<Day>,
    /// What its paper is called.
    pub paper_name: Option<String>,
    /// Whether its item or its paper is exempt.
    pub exempt: bool,
    /// How many acts have changed it, its adding included.
    pub changes: usize,
}

fn of_row(c: &Cells) -> Result<FollowUp, StoreError> {
    Ok(FollowUp {
        id: c.id("id")?,
        about: c.get("about")?,
        due: c.due()?,
        set_by_user: c.get("set_by_user")?,
        proposed: c.window("proposed_earliest", "proposed_latest")?,
        item: c.opt_id("item")?,
        paper: c.opt_id("paper")?,
        done_on: c.opt_day("done_on")?,
        outcome: c.get("outcome")?,
        repeat: c.get::<Option<u8>>("repeat_months")?.and_then(Repeat::every),
        added_at: c.moment("added_at")?,
    })
}

impl Kept for FollowUp {
    const ENTITY: Entity = Entity::FollowUp;
    type Id = FollowUpId;

    fn id(&self) -> FollowUpId {
        self.id
    }

    fn get(db: &Db, id: FollowUpId) -> Result<Option<Self>, StoreError> {
        db.one(
            "SELECT * FROM follow_up WHERE id = ?1 AND removed_by IS NULL",
            params![id_text(id)],
            of_row,
        )
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        db.run(
            include_str!("sql/follow_up_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":about": self.about,
                ":due_phrase": self.due.phrase,
                ":due_earliest": earliest_of(self.due.window),
                ":due_latest": latest_of(self.due.window),
                ":due_class": self.due.class.map(|class| class.code()),
                ":due_conditional": self.due.conditional,
                ":due_page": page_of(self.due.passage.as_ref()),
                ":due_spans": spans_of(self.due.passage.as_ref()),
                ":set_by_user": self.set_by_user,
                ":proposed_earliest": earliest_of(self.proposed),
                ":proposed_latest": latest_of(self.proposed),
                ":item": self.item.map(id_text),
                ":paper": self.paper.map(id_text),
                ":done_on": self.done_on.map(day_text),
                ":outcome": self.outcome,
                ":repeat_months": self.repeat.map(Repeat::months),
                ":added_at": moment_text(self.added_at),
            },
        )?;
        Ok(())
    }
}

/// All follow-ups on the register: open ones by last day, undated ones after them, then those that
/// are done, latest first.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn all_named(db: &Db) -> Result<Vec<NamedFollowUp>, StoreError> {
    db.list(include_str!("sql/follow_up_named.sql"), [], |c| {
        Ok(NamedFollowUp {
            follow_up: of_row(c)?,
            item_text: c.get("item_text")?,
            body: c.opt_id("item_body")?.or(c.opt_id("paper_body")?),
            paper_date: c.opt_day("paper_date")?,
            paper_name: c.get("paper_name")?,
            exempt: c.get("is_exempt")?,
            changes: c.count("changes")?,
        })
    })
}

/// The follow-ups of an item, by last day.
///
/// # Errors
/// As above.
pub fn of_item(db: &Db, item: ItemId) -> Result<Vec<FollowUp>, StoreError> {
    db.list(
        include_str!("sql/follow_up_of_item.sql"),
        params![id_text(item)],
        of_row,
    )
}

/// The follow-ups of a paper.
///
/// # Errors
/// As above.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<FollowUp>, StoreError> {
    db.list(
        "SELECT * FROM follow_up WHERE paper = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(paper)],
        of_row,
    )
}

/// The follow-ups that the acceptance of a finding put on the register.
///
/// # Errors
/// As above.
pub fn of_finding(db: &Db, finding: FindingId) -> Result<Vec<FollowUp>, StoreError> {
    db.list(
        "SELECT * FROM follow_up WHERE finding = ?1 AND removed_by IS NULL ORDER BY serial",
        params![id_text(finding)],
        of_row,
    )
}

/// How many follow-ups are open.
///
/// # Errors
/// As above.
pub fn count_open(db: &Db) -> Result<usize, StoreError> {
    db.count(
        "SELECT count(*) FROM follow_up WHERE removed_by IS NULL AND done_on IS NULL",
        [],
    )
}
