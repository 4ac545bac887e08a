//! A tracker as comma-separated values: RFC 4180.

use super::tracker::{Row, Tracker, log_line};
use crate::scrutiny::Day;

/// The headings, in the words of councils' own trackers, so that the file can be read in again.
const HEADINGS: &[&str] = &[
    "No.",
    "Kind",
    "Committee",
    "Council",
    "Date",
    "Origin",
    "Lead-in",
    "Recommendation/action",
    "Asked of",
    "Executive member",
    "Lead officer",
    "Position",
    "Answer",
    "Answered on",
    "Timescale",
    "Earliest day",
    "Latest day",
    "Times moved",
    "Progress",
    "Progress log",
    "Status",
    "Overdue",
    "Closed as",
    "Closed",
    "Signed off by",
    "Closed at",
    "Evidence",
    "Exempt",
    "Register reference",
];

/// The whole file.
pub(super) fn tracker(tracker: &Tracker) -> String {
    // The mark by which Excel knows UTF-8.
    let mut file = String::from('\u{feff}');
    // Most councils' trackers have no such column: it stands last, and only where something is in it.
    let has_tags = tracker.rows.iter().any(|row| !row.item.tags.is_empty());
    let tags = has_tags.then_some("Tags");
    let headings = HEADINGS.iter().copied().chain(tags).map(str::to_owned);
    line(&mut file, headings);
    for row in &tracker.rows {
        let tags = has_tags.then(|| row.item.tags.join(", "));
        line(&mut file, cells(row, tracker.day).into_iter().chain(tags));
    }
    if tracker.left_out > 0 {
        let rest = HEADINGS
            .iter()
            .copied()
            .chain(tags)
            .skip(1)
            .map(|_| String::new());
        line(&mut file, std::iter::once(tracker.left_out_words()).chain(rest));
    }
    file
}

fn cells(row: &Row, today: Day) -> Vec<String> {
    let item = &row.item;
    let iso = |day: Option<Day>| {
        day.map(|day| day.format("%Y-%m-%d").to_string())
            .unwrap_or_default()
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let yes = |holds: bool| if holds { "yes" } else { "" }.to_owned();
    let answer = row.answer.as_ref();
    let window = row.due.as_ref().and_then(|due| due.window);
    let closing = item.closing.as_ref();
    vec![
        text(&item.number),
        item.kind.label().to_owned(),
        text(&row.committee),
        text(&row.council),
        iso(item.made_on),
        text(&row.paper),
        text(&item.lead_in),
        item.text.clone(),
        text(&item.addressed_to),
        text(&item.executive_member),
        text(&item.lead_officer),
        row.answer_in_short(),
        answer.map(|answer| answer.text.clone()).unwrap_or_default(),
        iso(answer.and_then(|answer| answer.answered_on)),
        row.due.as_ref().map(|due| due.phrase.clone()).unwrap_or_default(),
        iso(window.and_then(|window| window.earliest)),
        iso(window.and_then(|window| window.latest)),
        row.moved.to_string(),
        row.state
            .progress
            .map(|progress| progress.label().to_owned())
            .unwrap_or_default(),
        row.log.iter().map(log_line).collect::<Vec<_>>().join("\n"),
        row.stands(),
        yes(row.is_overdue(today)),
        closing
            .map(|closing| closing.reason.label().to_owned())
            .unwrap_or_default(),
        iso(closing.map(|closing| closing.closed_on)),
        closing
            .map(|closing| text(&closing.signed_off_by))
            .unwrap_or_default(),
        closing.map(|closing| text(&closing.meeting)).unwrap_or_default(),
        closing.map(|closing| text(&closing.evidence)).unwrap_or_default(),
        yes(item.exempt),
        item.id.to_string(),
    ]
}

fn line(file: &mut String, cells: impl IntoIterator<Item = String>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            file.push(',');
        }
        file.push_str(&quoted(&harmless(&cell)));
    }
    file.push_str("\r\n");
}

/// The cell as it can be opened in a spreadsheet: what would begin a formula is preceded by an
/// apostrophe, line ends are single, and characters that no spreadsheet takes are left out.
fn harmless(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    let cell: String = cell
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    // The full-width forms are formulas to a spreadsheet in East Asian settings.
    let begins_a_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']);
    if begins_a_formula {
        format!("'{cell}")
    } else {
        cell
    }
}

fn quoted(cell: &str) -> String {
    let needs_quotes = cell.contains([',', '"', '\n', ';']) || cell.starts_with(' ') || cell.ends_with(' ');
    if needs_quotes {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for (cell, expected) in [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+44 1632 960142", "'+44 1632 960142"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r\n=1", "\"'\n=1\""),
            ("＝1", "'＝1"),
            ("1 = 1", "1 = 1"),
            ("a\u{0}b", "ab"),
            ("£5, or “more”", "\"£5, or “more”\""),
            (" led", "\" led\""),
        ] {
            assert_eq!(quoted(&harmless(cell)), expected, "{cell:?}");
        }
    }
}
