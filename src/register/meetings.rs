//! What the register knows of a meeting: its papers, what they put to it, and what is outstanding.

use super::view::{MeetingPaper, MeetingRow, MeetingView, TrackedItem};
use super::{Reader, RegisterError};
use crate::scrutiny::Day;
use crate::scrutiny::body::Body;
use crate::scrutiny::id::{BodyId, PaperId};
use crate::scrutiny::item::Standing;
use crate::scrutiny::period::Window;
use crate::scrutiny::progress::Progress;

impl Reader {
    /// Every meeting that is kept or of which there are papers, latest first.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read.
    pub fn meetings(&self) -> Result<Vec<MeetingRow>, RegisterError> {
        Ok(crate::store::meeting::all_named(self.db())?)
    }

    /// Everything about the meeting of a body on a day; none where it is neither kept nor has papers.
    ///
    /// # Errors
    /// As above.
    pub fn meeting(&self, body: BodyId, date: Day) -> Result<Option<MeetingView>, RegisterError> {
        let found = self
            .meetings()?
            .into_iter()
            .find(|row| row.body == body && row.date == date);
        let Some(row) = found else {
            return Ok(None);
        };
        let questions = crate::store::meeting::on(self.db(), body, date)?
            .map(|meeting| meeting.questions)
            .unwrap_or_default();
        let items = self.tracked()?;
        let mut papers: Vec<MeetingPaper> = self
            .papers()?
            .into_iter()
            .filter(|row| row.paper.body == Some(body) && row.paper.facts.date == Some(date))
            .map(|row| {
                let (put_to_us, others) = of_paper(&items, row.paper.id);
                MeetingPaper {
                    paper: row.paper,
                    waiting: row.waiting,
                    put_to_us,
                    others,
                }
            })
            .collect();
        papers.sort_by_cached_key(|paper| agenda_order(paper.paper.facts.agenda_item.as_deref()));
        let of_body = self.body_with_former(body)?;
        let due = items
            .iter()
            .filter(|item| is_due_at(item, &of_body, date))
            .cloned()
            .collect();
        let follow_ups = self
            .follow_ups()?
            .into_iter()
            .filter(|row| row.follow_up.done_on.is_none() && row.due_at == Some((body, date)))
            .collect();
        let outstanding = items
            .into_iter()
            .filter(|item| is_outstanding(item, &of_body, date))
            .collect();
        Ok(Some(MeetingView {
            row,
            questions,
            due,
            follow_ups,
            papers,
            outstanding,
        }))
    }

    /// A body and, whatever became of them, those whose place it has taken in the end.
    fn body_with_former(&self, body: BodyId) -> Result<Vec<Body>, RegisterError> {
        let all = crate::store::body::all(self.db())?;
        let next = |of: &Body| {
            of.became
                .and_then(|(id, _)| all.iter().find(|other| other.id == id))
        };
        let is_of = |start: &Body| {
            std::iter::successors(Some(start), |of| next(of))
                .take(all.len())
                .any(|of| of.id == body)
        };
        Ok(all.iter().filter(|start| is_of(start)).cloned().collect())
    }
}

/// What a paper puts to the meeting, and what else came out of it, in the order of the paper.
fn of_paper(items: &[TrackedItem], paper: PaperId) -> (Vec<TrackedItem>, Vec<TrackedItem>) {
    let mut found: Vec<TrackedItem> = items
        .iter()
        .filter(|item| item.row.item.paper == Some(paper) && item.row.item.standing != Standing::Record)
        .cloned()
        .collect();
    found.sort_by_key(|item| item.row.item.passage.as_ref().map(|passage| passage.hull().start));
    found
        .into_iter()
        .partition(|item| item.row.item.standing == Standing::PutToUs)
}

/// Whether an item was asked for by one of these bodies, or of it, before the day and is still open.
fn is_outstanding(item: &TrackedItem, bodies: &[Body], date: Day) -> bool {
    let row = &item.row;
    let is_theirs = row
        .item
        .body
        .is_some_and(|of| bodies.iter().any(|body| body.id == of));
    let is_asked = || {
        row.item
            .addressed_to
            .as_deref()
            .is_some_and(|to| bodies.iter().any(|body| body.goes_by(to)))
    };
    (is_theirs || is_asked())
        && row.item.standing == Standing::Ours
        && !row.state.closed
        && row.state.progress != Some(Progress::Complete)
        && row.item.made_on.is_none_or(|made_on| made_on < date)
}

/// Whether an open item is due at the meeting: at "the next meeting" of this body, or on that very day by
/// this body or of it.
fn is_due_at(item: &TrackedItem, bodies: &[Body], date: Day) -> bool {
    let is_day = |window: Window| window == Window::day(date);
    let row = &item.row;
    let is_open = !row.state.closed && row.state.progress != Some(Progress::Complete);
    let on_the_day = || {
        row.due.as_ref().and_then(|due| due.window).is_some_and(is_day) && is_outstanding(item, bodies, date)
    };
    let is_next = || {
        row.due_at
            .is_some_and(|(at, on)| on == date && bodies.iter().any(|body| body.id == at))
    };
    is_open && (is_next() || on_the_day())
}

/// Agenda items by number and not by letter, so that 10 stands after 9; papers without one come last.
fn agenda_order(item: Option<&str>) -> (u32, String) {
    let item = item.unwrap_or_default();
    let digits: String = item
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    (digits.parse().unwrap_or(u32::MAX), item.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::agenda_order;

    #[test]
    fn agenda_items_stand_by_number() {
        let mut items = [Some("10"), None, Some("Item 9"), Some("9a"), Some("A"), Some("2")];
        items.sort_by_key(|item| agenda_order(*item));
        assert_eq!(
            items,
            [Some("2"), Some("9a"), Some("Item 9"), Some("10"), None, Some("A")]
        );
    }
}
