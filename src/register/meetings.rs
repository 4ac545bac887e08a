//! What the register knows of a meeting: its papers, what they put to it, and what is outstanding.

use super::view::{MeetingPaper, MeetingRow, MeetingView, TrackedItem};
use super::{Reader, RegisterError};
use crate::scrutiny::Day;
use crate::scrutiny::body::folded_name;
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
        let name = folded_name(&row.body_name);
        let due = items
            .iter()
            .filter(|item| is_due_at(item, (body, &name), date))
            .cloned()
            .collect();
        let follow_ups = self
            .follow_ups()?
            .into_iter()
            .filter(|row| row.follow_up.done_on.is_none() && row.due_at == Some((body, date)))
            .collect();
        let outstanding = items
            .into_iter()
            .filter(|item| is_outstanding(item, (body, &name), date))
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

/// Whether an item was asked for by this body, or of it, before the day and is still open.
fn is_outstanding(item: &TrackedItem, (body, name): (BodyId, &str), date: Day) -> bool {
    let row = &item.row;
    let is_asked = || {
        row.item
            .addressed_to
            .as_deref()
            .is_some_and(|to| folded_name(to) == name)
    };
    (row.item.body == Some(body) || is_asked())
        && row.item.standing == Standing::Ours
        && !row.state.closed
        && row.state.progress != Some(Progress::Complete)
        && row.item.made_on.is_none_or(|made_on| made_on < date)
}

/// Whether an open item is due at the meeting: at "the next meeting" of this body, or on that very day by
/// this body or of it.
fn is_due_at(item: &TrackedItem, (body, name): (BodyId, &str), date: Day) -> bool {
    let is_day = |window: Window| window == Window::day(date);
    let row = &item.row;
    let is_open = !row.state.closed && row.state.progress != Some(Progress::Complete);
    let on_the_day = || {
        row.due.as_ref().and_then(|due| due.window).is_some_and(is_day)
            && is_outstanding(item, (body, name), date)
    };
    is_open && (row.due_at == Some((body, date)) || on_the_day())
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
