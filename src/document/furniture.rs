//! What is printed on pages but is no part of what the paper says: running heads and feet, page
//! numbers, rules, and the "PDF 184 KB" that council sites put after a link.

use std::collections::HashMap;

use super::line::{Line, is_space};
use crate::scrutiny::passage::Span;

/// How many lines at the head and at the foot of a page may be running ones.
const RUNNING_LINES: usize = 4;

/// Which of the lines are page furniture, one answer a line.
pub(super) fn of_lines(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut found: Vec<bool> = lines
        .iter()
        .map(|line| is_rule(line.span.of(text)) || is_page_count(line.span.of(text)))
        .collect();
    let edges = page_edges(lines);
    let pages = lines.last().and_then(|l| l.page).unwrap_or(0);
    let mut seen: HashMap<(String, Edge), Seen> = HashMap::new();
    for &(at, edge) in &edges {
        let Some(line) = lines.get(at) else { continue };
        let entry = seen.entry(key(text, line, edge)).or_insert(Seen {
            pages: 0,
            first: at,
            last_page: None,
        });
        if entry.last_page != line.page {
            entry.pages += 1;
            entry.last_page = line.page;
        }
    }
    mark_page_numbers(text, lines, &mut found);
    mark_beside_page_counts(text, lines, &mut found);
    let mut reaches_edge = true;
    for &(at, edge) in &edges {
        let (Some(line), Some(mark)) = (lines.get(at), found.get_mut(at)) else {
            continue;
        };
        // What stands inside of words is no running head, or headings of tables would be.
        reaches_edge |= matches!(edge, Edge::Head(0) | Edge::Foot(1));
        let Some(seen) = seen.get(&key(text, line, edge)) else {
            continue;
        };
        let recurs = seen.pages > 1 && seen.pages * 2 >= pages && line.width <= 120;
        // The first of several may be the paper's title, from which the running head was made.
        let is_title = seen.first == at && line.page == Some(1) && matches!(edge, Edge::Head(_));
        *mark |= recurs && reaches_edge && !is_title;
        reaches_edge &= *mark || (recurs && is_title);
    }
    found
}

/// The same where running heads and page numbers have been told by their places on the pages.
pub(super) fn of_placed_lines(text: &str, lines: &[Line]) -> Vec<bool> {
    let words = lines.iter().map(|line| line.span.of(text));
    words
        .map(|words| is_rule(words) || is_page_count(words))
        .collect()
}

/// What has been seen of a line that may be a running one.
struct Seen {
    /// On how many pages.
    pages: u32,
    /// Index of the first.
    first: usize,
    last_page: Option<u32>,
}

/// Short lines must stand in the same place of each page to be running ones: "Completed" and "Carried
/// forward" recur in tables.
fn key(text: &str, line: &Line, edge: Edge) -> (String, Edge) {
    let edge = if line.width >= 14 { Edge::Either } else { edge };
    (likeness(line.span.of(text)), edge)
}

/// How many lines from the head or the foot of its page a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Head(usize),
    Foot(usize),
    Either,
}

/// The first and last lines of each page, where there are pages.
fn page_edges(lines: &[Line]) -> Vec<(usize, Edge)> {
    let mut edges = Vec::new();
    let mut start = 0;
    while let Some(first) = lines.get(start) {
        if first.page.is_none() {
            break;
        }
        let count = lines
            .get(start..)
            .map_or(0, |rest| rest.iter().take_while(|l| l.page == first.page).count());
        let end = start + count.max(1);
        let middle = start + (end - start).div_ceil(2);
        edges.extend(
            (start..middle)
                .take(RUNNING_LINES)
                .map(|at| (at, Edge::Head(at - start))),
        );
        edges.extend(
            (middle..end)
                .rev()
                .take(RUNNING_LINES)
                .map(|at| (at, Edge::Foot(end - at))),
        );
        start = end;
    }
    edges
}

/// Bare numbers at the edge of a page, and between two halves of a sentence.
fn mark_page_numbers(text: &str, lines: &[Line], found: &mut [bool]) {
    for (at, line) in lines.iter().enumerate() {
        let words = line.span.of(text);
        if !has_digits_only(words) {
            continue;
        }
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        let below = lines.get(at + 1);
        let at_edge = line.page.is_some()
            && (above.is_none_or(|l| l.page != line.page) || below.is_none_or(|l| l.page != line.page));
        let inside_a_sentence = above.is_some_and(|l| {
            l.width > 30 && l.span.of(text).ends_with(|c: char| c.is_alphabetic() || c == ',')
        }) && below.is_some_and(|l| l.span.of(text).starts_with(char::is_lowercase));
        if let Some(mark) = found.get_mut(at).filter(|_| at_edge || inside_a_sentence) {
            *mark = true;
        }
    }
}

/// Lines that recur right above or right below "Page 2 of 4", where nothing else tells the pages.
fn mark_beside_page_counts(text: &str, lines: &[Line], found: &mut [bool]) {
    let mut beside: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !is_page_count(line.span.of(text)) {
            continue;
        }
        let above = at.checked_sub(1).filter(|_| !line.blank_above);
        let below = Some(at + 1).filter(|next| lines.get(*next).is_some_and(|line| !line.blank_above));
        for index in above.into_iter().chain(below) {
            if let Some(line) = lines.get(index) {
                beside
                    .entry(likeness(line.span.of(text)))
                    .or_default()
                    .push(index);
            }
        }
    }
    for index in beside.values().filter(|same| same.len() > 1).flatten() {
        if let Some(mark) = found.get_mut(*index) {
            *mark = true;
        }
    }
}

fn has_digits_only(words: &str) -> bool {
    let core = words.trim_matches(|c| is_space(c) || matches!(c, '-' | '–' | '—' | '|' | '[' | ']'));
    (1..=4).contains(&core.len()) && core.bytes().all(|b| b.is_ascii_digit())
}

/// A line as it would recur: the page's number left out, white space folded. Other numbers stay, or
/// "Recommendation 8" and "Recommendation 9" at the heads of two pages would be taken for one head.
pub(super) fn likeness(words: &str) -> String {
    let mut alike = String::new();
    for c in words.chars().take(160) {
        if !is_space(c) {
            alike.extend(c.to_lowercase());
        } else if !alike.ends_with(' ') {
            alike.push(' ');
        }
    }
    if alike.contains("page") {
        return alike
            .split(|c: char| c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("#");
    }
    let without = alike.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = without.len() < alike.len() && without.trim_end().ends_with(['|', '–', '-', '·']);
    if is_numbered { without.to_owned() } else { alike }
}

/// `Page 3`, `Page 3 of 12`, `3 | Page`, `3 of 12`.
pub(super) fn is_page_count(words: &str) -> bool {
    if words.len() > 40 || !words.contains(|c: char| c.is_ascii_digit()) || !words.contains(['p', 'P']) {
        return false;
    }
    let lower = words.to_lowercase();
    let mut pages = 0;
    let mut numbers = 0;
    for part in lower
        .split(|c: char| is_space(c) || matches!(c, '|' | '-' | '–' | '/' | '.'))
        .filter(|p| !p.is_empty())
    {
        if part == "page" {
            pages += 1;
        } else if part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()) {
            numbers += 1;
        } else if part != "of" {
            return false;
        }
    }
    pages == 1 && (1..=2).contains(&numbers)
}

/// A line drawn with characters: `-----`, `_____`, `* * *`.
pub(super) fn is_rule(words: &str) -> bool {
    words.chars().all(|c| {
        is_space(c)
            || matches!(
                c,
                '-' | '–' | '—' | '_' | '=' | '*' | '~' | '.' | '#' | '|' | '+' | '─' | '═'
            )
    }) && (words.chars().nth(2).is_some() || matches!(words, "-" | "–" | "—"))
}

/// The end of a line that tells of a linked file, `pdf icon PDF 184 KB`, with the space before it.
pub(super) fn link_size_at_end(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let number_end = words
        .strip_suffix("KB")
        .or_else(|| words.strip_suffix("MB"))?
        .trim_end_matches(is_space);
    let number_start = number_end.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if number_start.len() == number_end.len() {
        return None;
    }
    let before = number_start.trim_end_matches(is_space);
    let before = ["PDF", "DOCX", "DOC", "XLSX", "XLS", "RTF", "PPT"]
        .iter()
        .find_map(|kind| before.strip_suffix(kind))?;
    let kept = before
        .trim_end_matches(is_space)
        .strip_suffix("icon")
        .map(|icon| icon.trim_end_matches(is_space))
        .and_then(|icon| {
            ["pdf", "docx", "doc", "xlsx", "xls", "rtf", "ppt"]
                .iter()
                .find_map(|kind| icon.strip_suffix(kind))
        })
        .unwrap_or(before);
    (kept.is_empty() || kept.ends_with(is_space))
        .then(|| Span::new(span.start + kept.trim_end_matches(is_space).len(), span.end))
}

#[cfg(test)]
mod tests {
    use super::super::line::{lines_of, pages_of};
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines = lines_of(text, &pages_of(text));
        let marks = of_lines(text, &lines);
        let found: Vec<&str> = lines
            .iter()
            .zip(marks)
            .filter(|(_, m)| *m)
            .map(|(l, _)| l.span.of(text))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn running_heads_and_page_numbers_are_furniture_but_the_title_is_not() {
        check(
            "Bus Shelter Review\nIt began in May and\n7\n\u{c}Bus Shelter Review\nended in June.\n8\n",
            &["7", "Bus Shelter Review", "8"],
        );
        check("One.\n\nPage 2 of 9\n\nTwo.\n-----\n", &["Page 2 of 9", "-----"]);
        check(
            "The Cabinet was asked to look again at the\n\n12\n\ncost of the scheme.",
            &["12"],
        );
        check(
            "Title\n\nOne.\nHollinford Cabinet | 1\n\u{c}Recommendation 8\nTwo.\nHollinford Cabinet | 2\n\u{c}Recommendation 9\nThree.\nHollinford Cabinet | 3\n",
            &[
                "Hollinford Cabinet | 1",
                "Hollinford Cabinet | 2",
                "Hollinford Cabinet | 3",
            ],
        );
        check("1\n\nApologies\n\n2\n\nMinutes", &[]);
        check("See page 3", &[]);
        check(
            "One.\n\nQuays Board - 5 May 2024\nPage 1 of 2\n\nTwo.\n\nQuays Board - 5 May 2024\nPage 2 of 2\n",
            &[
                "Quays Board - 5 May 2024",
                "Page 1 of 2",
                "Quays Board - 5 May 2024",
                "Page 2 of 2",
            ],
        );
    }

    #[test]
    fn a_link_is_told_from_the_size_of_its_file() {
        let check = |words: &str, expected: Option<&str>| {
            let found = link_size_at_end(words, Span::new(0, words.len()));
            assert_eq!(found.map(|s| s.of(words)), expected, "{words:?}");
        };
        check(
            "Quarterly Tracker pdf icon PDF 66 KB",
            Some(" pdf icon PDF 66 KB"),
        );
        check("Appendix 1 PDF 1.5 MB", Some(" PDF 1.5 MB"));
        check("pdf icon PDF 66 KB", Some("pdf icon PDF 66 KB"));
        check("The file has 66 KB", None);
    }
}
