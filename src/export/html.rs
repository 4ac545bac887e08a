//! Pages to be read and printed: one file, nothing outside it.

use std::fmt::Write as _;

use super::tracker::{Row, Tracker, log_line};
use super::words;
use crate::scrutiny::Day;

/// How the page looks. The heading row stands on every printed page, and no row is parted by the edge of
/// a page.
const STYLE: &str = "\
@page { size: A4 landscape; margin: 12mm 10mm 14mm; @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 9pt sans-serif; } }
:root { color-scheme: light; }
body { font: 15px/1.45 \"Atkinson Hyperlegible\", \"Segoe UI\", \"Helvetica Neue\", Arial, sans-serif; color: #1a1a1a; background: #fff; margin: 24px; }
h1 { font-size: 1.6em; margin: 0 0 .2em; }
p { margin: .2em 0; }
table { border-collapse: collapse; width: 100%; margin-top: 1em; table-layout: fixed; }
caption { text-align: left; font-weight: bold; padding-bottom: .4em; }
th, td { border: 1px solid #8a8a8a; padding: 5px 7px; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; }
thead { display: table-header-group; }
thead th { background: #e8ecf1; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
tr { break-inside: avoid; }
tbody th { font-weight: bold; }
.quiet { color: #555; }
.late { font-weight: bold; }
ul { margin: 0; padding-left: 1.1em; }
@media print { body { font-size: 9.5pt; margin: 0; } }
";

/// The columns: heading, and how wide in per cent.
const COLUMNS: &[(&str, u8)] = &[
    ("Item", 13),
    ("Committee and date", 11),
    ("Recommendation or action", 22),
    ("Asked of and who leads", 12),
    ("Answer", 14),
    ("Due", 10),
    ("Progress", 9),
    ("Where it stands", 9),
];

/// Words as they stand on a page: nothing in them is taken for markup, their line ends stay.
pub(super) fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.trim().replace("\r\n", "\n").chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push_str("<br>"),
            '\t' => safe.push(' '),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A whole page.
pub(super) fn page(title: &str, style: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escaped(title)
    )
}

/// A paragraph; nothing where there are no words.
pub(super) fn paragraph(words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    format!("<p>{}</p>\n", escaped(words))
}

/// The whole file of a tracker.
pub(super) fn tracker(tracker: &Tracker) -> String {
    let title = tracker.title();
    let mut body = format!("<h1>{}</h1>\n", escaped(&title));
    body.push_str(&paragraph(&format!("Shows: {}", tracker.shows)));
    body.push_str(&paragraph(&tracker.summary()));
    body.push_str(&paragraph(&tracker.left_out_words()));
    if tracker.rows.is_empty() {
        body.push_str(&paragraph("Nothing to show."));
        return page(&title, STYLE, &body);
    }
    body.push_str(
        "<table>\n<caption>What was asked, what was answered and what became of it</caption>\n<colgroup>",
    );
    for (_, width) in COLUMNS {
        // Writing to a string cannot fail; so below.
        let _ = write!(body, "<col style=\"width:{width}%\">");
    }
    body.push_str("</colgroup>\n<thead><tr>");
    for (heading, _) in COLUMNS {
        let _ = write!(body, "<th scope=\"col\">{heading}</th>");
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in &tracker.rows {
        body.push_str(&row_of(row, tracker.day));
    }
    body.push_str("</tbody>\n</table>\n");
    page(&title, STYLE, &body)
}

fn row_of(row: &Row, today: Day) -> String {
    let mut html = format!("<tr><th scope=\"row\">{}", escaped(&row.heading()));
    if row.item.exempt {
        html.push_str("<br>Exempt");
    }
    if !row.item.tags.is_empty() {
        let tags = escaped(&row.item.tags.join(", "));
        let _ = write!(html, "<br><span class=\"quiet\">Tags: {tags}</span>");
    }
    html.push_str("</th>");
    for cell in [
        origin(row),
        text(row),
        people(row),
        answer(row),
        due(row, today),
        progress(row),
        stands(row),
    ] {
        let cell = if cell.is_empty() { "–" } else { &cell };
        let _ = write!(html, "<td>{cell}</td>");
    }
    html.push_str("</tr>\n");
    html
}

fn lines(lines: impl IntoIterator<Item = Option<String>>) -> String {
    let kept: Vec<String> = lines
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect();
    kept.join("<br>")
}

fn origin(row: &Row) -> String {
    lines([
        row.committee.as_deref().or(row.council.as_deref()).map(escaped),
        row.item.made_on.map(words::day),
    ])
}

fn text(row: &Row) -> String {
    let lead_in = row.item.lead_in.as_deref();
    lines([
        lead_in.map(|words| format!("<span class=\"quiet\">{}</span>", escaped(words))),
        Some(escaped(&row.item.text)),
    ])
}

fn people(row: &Row) -> String {
    let item = &row.item;
    let named = |label: &str, name: Option<&str>| name.map(|name| format!("{label}: {}", escaped(name)));
    lines([
        item.addressed_to.as_deref().map(escaped),
        named("Executive member", item.executive_member.as_deref()),
        named("Lead officer", item.lead_officer.as_deref()),
    ])
}

fn answer(row: &Row) -> String {
    let answer = row.answer.as_ref();
    lines([
        Some(escaped(&row.answer_in_short())),
        answer.map(|answer| escaped(&answer.text)),
        answer.and_then(|answer| answer.answered_on).map(words::day),
    ])
}

fn due(row: &Row, today: Day) -> String {
    let Some(due) = &row.due else {
        return String::new();
    };
    let window = due
        .window
        .map(words::window)
        .filter(|window| !due.phrase.contains(window.as_str()));
    let moved = match row.moved {
        0 => None,
        1 => Some("Moved once".to_owned()),
        n => Some(format!("Moved {n} times")),
    };
    lines([
        Some(escaped(&due.phrase)),
        window.map(|window| format!("<span class=\"quiet\">{}</span>", escaped(&window))),
        due.window.is_none().then(|| "No date".to_owned()),
        row.is_overdue(today)
            .then(|| "<span class=\"late\">⚠ Overdue</span>".to_owned()),
        moved,
    ])
}

fn progress(row: &Row) -> String {
    if row.log.is_empty() {
        return String::new();
    }
    let entries: String = row
        .log
        .iter()
        .map(|entry| format!("<li>{}</li>", escaped(&log_line(entry))))
        .collect();
    format!("<ul>{entries}</ul>")
}

fn stands(row: &Row) -> String {
    let closing = row.item.closing.as_ref();
    let named = |label: &str, words: Option<&str>| words.map(|words| format!("{label}: {}", escaped(words)));
    lines([
        Some(escaped(&row.stands())),
        closing.map(|closing| words::day(closing.closed_on)),
        closing.and_then(|closing| named("Signed off by", closing.signed_off_by.as_deref())),
        closing.and_then(|closing| named("At", closing.meeting.as_deref())),
        closing.and_then(|closing| named("Evidence", closing.evidence.as_deref())),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_taken_for_markup() {
        assert_eq!(
            escaped("<script>alert('a' & \"b\")</script>\r\nnext\u{7}\tline "),
            "&lt;script&gt;alert(&#39;a&#39; &amp; &quot;b&quot;)&lt;/script&gt;<br>next line"
        );
    }
}
