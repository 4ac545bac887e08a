//! `list`: papers, items, follow-ups or meetings, a line each.

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::arguments::{self, Listing};
use super::failure::Failure;
use super::filters::Filters;
use super::json::{FollowUpJson, ItemJson, MeetingJson, PaperJson, print};
use super::layout::{Table, count, day, first_words};
use super::show::short_reference;
use super::{register, today};
use crate::problem::{Problem, ProblemKind};
use crate::register::Reader;
use crate::register::view::{FollowUpRow, ItemRow, MeetingRow, PaperRow};
use crate::scrutiny::board::{Column, is_overdue};
use crate::scrutiny::period::Window;
use crate::scrutiny::promise::Due;

/// How many characters of an item's or a paper's words a line shows.
const WORDS: usize = 60;

pub(super) fn run(
    arguments: &arguments::List,
    named: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (_register, reader) = register::to_read(named)?;
    let today = today();
    if arguments.what != Listing::Items && !arguments.filters.is_empty() {
        return Err(Problem::new(
            ProblemKind::YourInput,
            "These options narrow down items alone",
            "Leave them out, or list items.",
        )
        .into());
    }
    match (arguments.what, arguments.json) {
        (Listing::Papers, false) => papers(&reader.papers()?, out),
        (Listing::Items, false) => {
            let rows = wanted(&reader, &arguments.filters, today)?;
            items(&rows, &arguments.filters, today, out)
        }
        (Listing::FollowUps, false) => follow_ups(&reader.follow_ups()?, today, out),
        (Listing::Meetings, false) => meetings(&reader.meetings()?, out),
        (Listing::Meetings, true) => {
            let rows = reader.meetings()?;
            print(&rows.iter().map(MeetingJson::from).collect::<Vec<_>>(), out)
        }
        (Listing::Papers, true) => {
            let rows = reader.papers()?;
            print(&rows.iter().map(PaperJson::from).collect::<Vec<_>>(), out)
        }
        (Listing::Items, true) => {
            let rows = wanted(&reader, &arguments.filters, today)?;
            let rows: Vec<_> = rows.iter().map(|row| ItemJson::of(row, today)).collect();
            print(&rows, out)
        }
        (Listing::FollowUps, true) => {
            let rows = reader.follow_ups()?;
            let rows: Vec<_> = rows.iter().map(|row| FollowUpJson::of(row, today)).collect();
            print(&rows, out)
        }
    }
}

/// The items that fit.
fn wanted(reader: &Reader, filters: &Filters, today: NaiveDate) -> Result<Vec<ItemRow>, Failure> {
    let mut rows = reader.items()?;
    rows.retain(|row| filters.fits(row, today));
    Ok(rows)
}

fn papers(rows: &[PaperRow], out: &mut impl Write) -> Result<(), Failure> {
    if rows.is_empty() {
        writeln!(out, "No papers yet: file one with `scrutiny-desk import FILE`")?;
        return Ok(());
    }
    let mut table = Table::with_headings(&["Ref", "Date", "Kind", "In inbox", "Items", "Paper"]);
    for row in rows {
        table.row([
            short_reference(row.paper.id),
            row.paper.facts.date.map_or_else(|| "not known".to_owned(), day),
            row.paper.facts.kind.label().to_owned(),
            row.waiting.to_string(),
            row.items.to_string(),
            first_words(&row.paper.name(), WORDS) + &came_as(row),
        ]);
    }
    table.print(out)?;
    Ok(())
}

/// Where a paper came from that came in a pack or attached to an e-mail.
fn came_as(row: &PaperRow) -> String {
    let place = row.paper.part.as_ref();
    let place = place.map(|part| format!("{} of {}", part.pages(), row.paper.file_name));
    let message = row.attached_to.as_ref();
    let message = message.map(|name| format!("attached to “{}”", first_words(name, WORDS)));
    let parts: Vec<String> = [place, message].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join(", "))
    }
}

fn items(rows: &[ItemRow], filters: &Filters, today: NaiveDate, out: &mut impl Write) -> Result<(), Failure> {
    if rows.is_empty() && !filters.is_empty() {
        writeln!(out, "No item fits: {}", filters.shows())?;
        return Ok(());
    }
    if rows.is_empty() {
        writeln!(
            out,
            "No items yet: file a paper, then accept what it says in the inbox"
        )?;
        return Ok(());
    }
    let mut table = Table::with_headings(&["Ref", "Stands", "Due", "No.", "Words"]);
    let mut all_overdue = 0;
    for row in rows {
        let column = Column::of(row.item.kind, row.item.standing, row.state);
        let window = row.due.as_ref().and_then(|due| due.window);
        let overdue = is_overdue(window, row.state, today);
        all_overdue += usize::from(overdue);
        table.row([
            short_reference(row.item.id),
            column.label().to_owned(),
            when(row.due.as_ref(), overdue),
            row.item.number.clone().unwrap_or_default(),
            first_words(&row.item.text, WORDS),
        ]);
    }
    table.print(out)?;
    writeln!(
        out,
        "{}, {all_overdue} overdue",
        count(rows.len(), "item", "items")
    )?;
    Ok(())
}

fn follow_ups(rows: &[FollowUpRow], today: NaiveDate, out: &mut impl Write) -> Result<(), Failure> {
    if rows.is_empty() {
        writeln!(out, "No follow-ups yet")?;
        return Ok(());
    }
    let mut table = Table::with_headings(&["When", "Done", "About"]);
    for FollowUpRow { follow_up, .. } in rows {
        let latest = follow_up.due.window.and_then(|window| window.latest);
        let overdue = follow_up.done_on.is_none() && latest.is_some_and(|latest| latest < today);
        table.row([
            when(Some(&follow_up.due), overdue),
            follow_up.done_on.map_or_else(String::new, day),
            first_words(&follow_up.about, WORDS),
        ]);
    }
    table.print(out)?;
    let open = rows.iter().filter(|row| row.follow_up.done_on.is_none()).count();
    writeln!(out, "{} open", count(open, "follow-up", "follow-ups"))?;
    Ok(())
}

fn meetings(rows: &[MeetingRow], out: &mut impl Write) -> Result<(), Failure> {
    if rows.is_empty() {
        writeln!(out, "No meetings yet")?;
        return Ok(());
    }
    let mut table = Table::with_headings(&["Date", "Papers", "Place", "Who meets"]);
    for row in rows {
        table.row([
            day(row.date),
            row.papers.to_string(),
            row.place.clone().unwrap_or_default(),
            first_words(&row.body_name, WORDS),
        ]);
    }
    table.print(out)?;
    Ok(())
}

/// The last day of a due time, or its phrase where it has none.
fn when(due: Option<&Due>, overdue: bool) -> String {
    let Some(due) = due else {
        return "no date".to_owned();
    };
    match due.window {
        Some(Window {
            latest: Some(latest), ..
        }) if overdue => format!("{} (overdue)", day(latest)),
        Some(Window {
            latest: Some(latest), ..
        }) => day(latest),
        _ => format!("“{}”", first_words(&due.phrase, 24)),
    }
}
