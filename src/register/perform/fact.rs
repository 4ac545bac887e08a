//! Changing a fact of a paper, and what follows from it.

use super::{exempt, field, quoted, retime};
use crate::register::acting::{Acting, Said};
use crate::register::command::paper::FactEdit;
use crate::register::{RegisterError, names};
use crate::scrutiny::Day;
use crate::scrutiny::finding::{Found, InboxFinding};
use crate::scrutiny::id::{BodyId, PaperId};
use crate::scrutiny::item::Item;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::period::{self, Anchor, Window};
use crate::scrutiny::promise::Due;
use crate::store;

/// Changes a fact of a paper; what rests on it is worked out again.
pub(super) fn edit(act: &mut Acting, paper: PaperId, edit: FactEdit) -> Result<Said, RegisterError> {
    let mut paper: Paper = act.get(paper)?;
    let before = paper.clone();
    let what = apply(&mut paper, edit);
    if paper.facts.council != before.facts.council {
        paper.council = names::council(act, paper.facts.council.as_deref())?;
    }
    if paper.facts.body != before.facts.body || paper.council != before.council {
        paper.body = names::body(act, paper.facts.body.as_deref(), paper.council)?;
    }
    act.put(&paper)?;
    if paper.body != before.body {
        follow_body(act, &paper, before.body)?;
    }
    if paper.facts.publicity != before.facts.publicity {
        follow_publicity(act, &paper)?;
    }
    if paper.facts.executive_member != before.facts.executive_member {
        follow_executive_member(act, &paper, before.facts.executive_member.as_deref())?;
    }
    if paper.council != before.council {
        let calendars = [before.council, paper.council].map(|of| retime::calendar_of(act.db, of));
        let [was, is] = calendars;
        retime::paper(act, paper.id, before.facts.date, (&was?, &is?))?;
    }
    if paper.facts.date != before.facts.date {
        follow_date(act, &paper, before.facts.date)?;
    }
    Ok(format!("Changed {what} of {}", quoted(&before.name())).into())
}

/// Sets the fact and says which it was.
fn apply(paper: &mut Paper, edit: FactEdit) -> &'static str {
    let facts = &mut paper.facts;
    match edit {
        FactEdit::Kind(kind) => {
            facts.kind = kind;
            "the kind"
        }
        FactEdit::Council(name) => {
            facts.council = field(name);
            "the council"
        }
        FactEdit::Body(name) => {
            facts.body = field(name);
            "the body"
        }
        FactEdit::Title(title) => {
            facts.title = field(title);
            "the title"
        }
        FactEdit::Date(date) => {
            facts.date = date;
            "the date"
        }
        FactEdit::AgendaItem(number) => {
            facts.agenda_item = field(number);
            "the agenda item"
        }
        FactEdit::Publicity(publicity) => {
            facts.publicity = publicity;
            "the publicity"
        }
        FactEdit::ExemptParagraph(paragraph) => {
            facts.exempt_paragraph = field(paragraph);
            "the exempt paragraph"
        }
        FactEdit::Contacts(contacts) => {
            facts.contacts = contacts;
            "the contacts"
        }
        FactEdit::ReportAuthor(author) => {
            facts.report_author = field(author);
            "the author"
        }
        FactEdit::ExecutiveMember(member) => {
            facts.executive_member = field(member);
            "the executive member"
        }
        FactEdit::Wards(wards) => {
            facts.wards = field(wards);
            "the wards"
        }
        FactEdit::KeyDecision(words) => {
            facts.key_decision = field(words);
            "the key decision"
        }
    }
}

/// Items that stood with the paper's body stand with its new one.
fn follow_body(act: &mut Acting, paper: &Paper, before: Option<BodyId>) -> Result<(), RegisterError> {
    for item in store::item::of_paper(act.db, paper.id)? {
        if item.body == before {
            act.put(&Item {
                body: paper.body,
                ..item
            })?;
        }
    }
    Ok(())
}

/// What came out of an exempt paper is exempt, and so is an item that another paper's exempt answer
/// was added to.
fn follow_publicity(act: &mut Acting, paper: &Paper) -> Result<(), RegisterError> {
    for item in store::item::quoting(act.db, paper.id)? {
        exempt::follow(act, item)?;
    }
    Ok(())
}

/// Items that took their executive member from the paper follow it.
fn follow_executive_member(
    act: &mut Acting,
    paper: &Paper,
    before: Option<&str>,
) -> Result<(), RegisterError> {
    for item in store::item::of_paper(act.db, paper.id)? {
        if item.executive_member.as_deref() == before {
            act.put(&Item {
                executive_member: paper.facts.executive_member.clone(),
                ..item
            })?;
        }
    }
    Ok(())
}

/// What was made, said or answered on the paper's day moves with it, and every window that rests on
/// it is worked out again. A window the user set stays, with the new one proposed beside it.
fn follow_date(act: &mut Acting, paper: &Paper, before: Option<Day>) -> Result<(), RegisterError> {
    let date = paper.facts.date;
    let anchor = Anchor {
        date,
        calendar: retime::calendar_of(act.db, paper.council)?,
    };
    for item in store::item::of_paper(act.db, paper.id)? {
        if item.made_on == before {
            act.put(&Item {
                made_on: date,
                ..item
            })?;
        }
    }
    for mut response in store::response::of_paper(act.db, paper.id)? {
        if response.answered_on == before {
            response.answered_on = date;
            act.put(&response)?;
        }
    }
    for mut entry in store::progress::of_paper(act.db, paper.id)? {
        if let Some(date) = date
            && before.is_none_or(|before| entry.happened_on == before)
        {
            entry.happened_on = date;
            act.put(&entry)?;
        }
    }
    let mut waiting = 0;
    for mut promise in store::promise::of_paper(act.db, paper.id)? {
        if promise.said_on == before {
            promise.said_on = date;
        }
        waiting += usize::from(follow(
            &mut promise.due,
            promise.set_by_user,
            &mut promise.proposed,
            &anchor,
        ));
        act.put(&promise)?;
    }
    for mut follow_up in store::follow_up::of_paper(act.db, paper.id)? {
        waiting += usize::from(follow(
            &mut follow_up.due,
            follow_up.set_by_user,
            &mut follow_up.proposed,
            &anchor,
        ));
        act.put(&follow_up)?;
    }
    for finding in store::finding::of_paper(act.db, paper.id)? {
        follow_in_inbox(act, finding, &anchor)?;
    }
    match waiting {
        0 => {}
        1 => act
            .remarks
            .push("1 date you had set was kept: the new one waits for your word".to_owned()),
        _ => act.remarks.push(format!(
            "{waiting} dates you had set were kept: the new ones wait for your word"
        )),
    }
    Ok(())
}

/// Works out one window again. Answers whether a new one now waits for the user's word.
fn follow(due: &mut Due, set_by_user: bool, proposed: &mut Option<Window>, anchor: &Anchor) -> bool {
    // A phrase that the program cannot read says nothing new about its window.
    let Some(read) = period::resolve(&due.phrase, anchor) else {
        return false;
    };
    if set_by_user {
        *proposed = read.window.filter(|window| due.window != Some(*window));
        return proposed.is_some();
    }
    due.window = read.window;
    due.class = Some(read.class);
    false
}

fn follow_in_inbox(
    act: &mut Acting,
    mut finding: InboxFinding,
    anchor: &Anchor,
) -> Result<(), RegisterError> {
    let due = match &mut finding.finding.found {
        Found::Item(item) => item.due.as_mut(),
        Found::Date(date) => Some(&mut date.due),
    };
    if let Some(due) = due {
        follow(due, false, &mut None, anchor);
        act.put(&finding)?;
    }
    Ok(())
}
