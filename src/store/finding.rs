//! Findings in the inbox, as extracted or as the user has amended them.

use rusqlite::{named_params, params};

use super::cells::{Cells, day_text, earliest_of, id_text, latest_of, page_of, spans_of};
use super::{Db, Kept, StoreError};
use crate::scrutiny::change::Entity;
use crate::scrutiny::finding::{
    Confidence, Finding, FindingState, Found, FoundDate, FoundItem, FoundResponse, InboxFinding,
};
use crate::scrutiny::id::{FindingId, ItemId, PaperId};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::passage::{Passage, Quote};
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::scrutiny::proposal::{Proposal, Relation};
use crate::scrutiny::response::Position;
use crate::scrutiny::tracker::RowFacts;

fn response_of_row(c: &Cells) -> Result<Option<FoundResponse>, StoreError> {
    let Some(quote) = c.quote("response", "response_page", "response_spans")? else {
        return Ok(None);
    };
    Ok(Some(FoundResponse {
        text: quote.text,
        passage: quote.passage,
        position: c.opt_code("position", Position::from_code)?,
        in_principle: c.get("in_principle")?,
        position_words: c.quote("position_words", "position_page", "position_spans")?,
    }))
}

fn found_of_row(c: &Cells) -> Result<Found, StoreError> {
    match c.get::<String>("found")?.as_str() {
        "item" => Ok(Found::Item(FoundItem {
            kind: c.code("kind", ItemKind::from_code)?,
            number: c.get("number")?,
            text: c.get("text")?,
            passage: c
                .passage("page", "spans")?
                .ok_or(StoreError::Unreadable { column: "spans" })?,
            lead_in: c.quote("lead_in", "lead_in_page", "lead_in_spans")?,
            addressed_to: c.get("addressed_to")?,
            standing: c.code("standing", Standing::from_code)?,
            lead_officer: c.get("lead_officer")?,
            response: response_of_row(c)?,
            due: c.opt_due()?,
            progress: c.opt_code("progress", Progress::from_code)?,
            row: RowFacts {
                made_on: c.opt_day("row_made_on")?,
                executive_member: c.get("row_member")?,
                update: c.get("row_update")?,
                sign_off: c.get("row_sign_off")?,
            },
        })),
        "date" => Ok(Found::Date(FoundDate {
            due: c.due()?,
            about: c.get("text")?,
        })),
        _ => Err(StoreError::Unreadable { column: "found" }),
    }
}

fn of_row(c: &Cells) -> Result<InboxFinding, StoreError> {
    Ok(InboxFinding {
        id: c.id("id")?,
        paper: c.id("paper")?,
        finding: Finding {
            found: found_of_row(c)?,
            rule: c.get("rule")?,
            confidence: c.code("confidence", Confidence::from_code)?,
            reason: c.get("reason")?,
        },
        amended: c.get("amended")?,
        state: c.code("state", FindingState::from_code)?,
        proposal: Proposal {
            relation: c.code("relation", Relation::from_code)?,
            item: c.opt_id("proposed_item")?,
            confidence: Confidence::Certain,
            reason: c.get("proposal_reason")?,
        },
    })
}

impl Kept for InboxFinding {
    const ENTITY: Entity = Entity::Finding;
    type Id = FindingId;

    fn id(&self) -> FindingId {
        self.id
    }

    fn get(db: &Db, id: FindingId) -> Result<Option<Self>, StoreError> {
        db.one(include_str!("sql/finding_get.sql"), params![id_text(id)], of_row)
    }

    fn put(&self, db: &Db) -> Result<(), StoreError> {
        let item = match &self.finding.found {
            Found::Item(item) => Some(item),
            Found::Date(_) => None,
        };
        let (text, due): (&str, Option<&Due>) = match &self.finding.found {
            Found::Item(item) => (&item.text, item.due.as_ref()),
            Found::Date(date) => (&date.about, Some(&date.due)),
        };
        let passage = item.map(|i| &i.passage);
        let lead_in: Option<&Quote> = item.and_then(|i| i.lead_in.as_ref());
        let response = item.and_then(|i| i.response.as_ref());
        let words: Option<&Quote> = response.and_then(|r| r.position_words.as_ref());
        let due_passage: Option<&Passage> = due.and_then(|d| d.passage.as_ref());
        db.run(
            include_str!("sql/finding_put.sql"),
            named_params! {
                ":id": id_text(self.id),
                ":paper": id_text(self.paper),
                ":found": if item.is_some() { "item" } else { "date" },
                ":kind": item.map(|i| i.kind.code()),
                ":standing": item.map(|i| i.standing.code()),
                ":number": item.and_then(|i| i.number.as_deref()),
                ":text": text,
                ":page": page_of(passage),
                ":spans": spans_of(passage),
                ":lead_in": lead_in.map(|q| q.text.as_str()),
                ":lead_in_page": page_of(lead_in.map(|q| &q.passage)),
                ":lead_in_spans": spans_of(lead_in.map(|q| &q.passage)),
                ":addressed_to": item.and_then(|i| i.addressed_to.as_deref()),
                ":lead_officer": item.and_then(|i| i.lead_officer.as_deref()),
                ":response": response.map(|r| r.text.as_str()),
                ":response_page": page_of(response.map(|r| &r.passage)),
                ":response_spans": spans_of(response.map(|r| &r.passage)),
                ":position": response.and_then(|r| r.position).map(Position::code),
                ":in_principle": response.is_some_and(|r| r.in_principle),
                ":position_words": words.map(|q| q.text.as_str()),
                ":position_page": page_of(words.map(|q| &q.passage)),
                ":position_spans": spans_of(words.map(|q| &q.passage)),
                ":due_phrase": due.map(|d| d.phrase.as_str()),
                ":due_earliest": earliest_of(due.and_then(|d| d.window)),
                ":due_latest": latest_of(due.and_then(|d| d.window)),
                ":due_class": due.and_then(|d| d.class).map(|class| class.code()),
                ":due_conditional": due.is_some_and(|d| d.conditional),
                ":due_page": page_of(due_passage),
                ":due_spans": spans_of(due_passage),
                ":progress": item.and_then(|i| i.progress).map(Progress::code),
                ":row_made_on": item.and_then(|i| i.row.made_on).map(day_text),
                ":row_member": item.and_then(|i| i.row.executive_member.as_deref()),
                ":row_update": item.and_then(|i| i.row.update.as_deref()),
                ":row_sign_off": item.and_then(|i| i.row.sign_off.as_deref()),
                ":rule": self.finding.rule,
                ":confidence": self.finding.confidence.code(),
                ":reason": self.finding.reason,
                ":amended": self.amended,
                ":state": self.state.code(),
                ":relation": self.proposal.relation.code(),
                ":proposed_item": self.proposal.item.map(id_text),
                ":proposal_reason": self.proposal.reason,
            },
        )?;
        Ok(())
    }
}

/// The findings of a paper, in reading order.
///
/// # Errors
/// [`StoreError`] when the database cannot be read; so for every function here.
pub fn of_paper(db: &Db, paper: PaperId) -> Result<Vec<InboxFinding>, StoreError> {
    let mut findings = db.list(
        "SELECT * FROM finding WHERE paper = ?1 ORDER BY ordinal",
        params![id_text(paper)],
        of_row,
    )?;
    // What the user adds comes last in the table, but stands where its words stand in the paper.
    findings.sort_by_key(|f| f.finding.passage().map_or(usize::MAX, |p| p.hull().start));
    Ok(findings)
}

/// How many findings of papers on the register wait.
///
/// # Errors
/// As above.
pub fn waiting(db: &Db) -> Result<usize, StoreError> {
    db.count(include_str!("sql/finding_waiting.sql"), [])
}

/// The item as which, or to which, a finding was accepted.
///
/// # Errors
/// As above.
pub fn accepted_as(db: &Db, finding: FindingId) -> Result<Option<ItemId>, StoreError> {
    Ok(db
        .one(
            "SELECT accepted_as FROM finding WHERE id = ?1",
            params![id_text(finding)],
            |c| c.opt_id("accepted_as"),
        )?
        .flatten())
}

/// The items as which, or to which, findings of a paper were accepted.
///
/// # Errors
/// As above.
pub fn items_accepted_in(db: &Db, paper: PaperId) -> Result<Vec<ItemId>, StoreError> {
    db.list(
        "SELECT DISTINCT accepted_as FROM finding WHERE paper = ?1 AND accepted_as IS NOT NULL ORDER BY accepted_as",
        params![id_text(paper)],
        |c| c.id("accepted_as"),
    )
}

/// The items as which, or to which, findings of a paper were accepted, by finding.
///
/// # Errors
/// As above.
pub fn accepted_in(db: &Db, paper: PaperId) -> Result<Vec<(FindingId, ItemId)>, StoreError> {
    db.list(
        "SELECT id, accepted_as FROM finding WHERE paper = ?1 AND accepted_as IS NOT NULL ORDER BY ordinal",
        params![id_text(paper)],
        |c| Ok((c.id("id")?, c.id("accepted_as")?)),
    )
}

/// Keeps the item as which, or to which, a finding was accepted.
///
/// # Errors
/// As above.
pub fn accept_as(db: &Db, finding: FindingId, item: Option<ItemId>) -> Result<(), StoreError> {
    db.run(
        "UPDATE finding SET accepted_as = ?2 WHERE id = ?1",
        params![id_text(finding), item.map(id_text)],
    )?;
    Ok(())
}

/// The accepted findings by which an item stands in papers other than `but`, oldest first.
///
/// # Errors
/// As above.
pub fn standing_elsewhere(db: &Db, item: ItemId, but: PaperId) -> Result<Vec<InboxFinding>, StoreError> {
    db.list(
        include_str!("sql/finding_standing_elsewhere.sql"),
        params![id_text(item), id_text(but)],
        of_row,
    )
}

/// Whether any row came of a finding, if only one that was taken off the register since.
///
/// # Errors
/// As above.
pub fn is_named(db: &Db, finding: FindingId) -> Result<bool, StoreError> {
    let named = db.one(
        include_str!("sql/finding_is_named.sql"),
        named_params! { ":id": id_text(finding) },
        |c| c.get::<bool>("named"),
    )?;
    Ok(named.unwrap_or(false))
}
