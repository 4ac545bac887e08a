//! A meeting as the web service of ModernGov gives it (`GetMeeting`): the committee, the day, who came, and each
//! item of the agenda with its decision, its minutes and the titles of what is linked to it. Links are
//! never followed, and their addresses are not kept.

mod gathering;

use gathering::{Attendee, Item, Linked, Meeting, Rich};

use super::{Document, DocumentError, Format, html, mail, sniff, text};
use crate::scrutiny::passage::{Block, BlockKind, Span};

/// How far the headings within a decision or minutes lie below those of this format: they stand below
/// the heading of the item and "Decision" or "Minutes".
const LEVELS_ABOVE: u8 = 3;

/// What stands below the heading of an item that the council does not publish; the register knows its
/// section by these words.
const NOT_PUBLISHED: &str = "Not for publication: exempt or confidential";
/// How far into a file the element is looked for by which it is told from other data.
const TOLD_WITHIN: usize = 4_096;

/// Whether a text is XML whose outermost element is a meeting's, whatever its letters and namespace:
/// `meeting` as the service gives it when it is asked by an address, `Envelope` when it is asked by SOAP,
/// and `getmeeting`, as which it is saved by some programs.
pub(super) fn is_one(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let after = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->").map(|(_, after)| after)
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once("?>").map(|(_, after)| after)
        } else if rest.starts_with("<!") {
            behind_document_type(rest)
        } else {
            break;
        };
        let Some(after) = after else { return false };
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let name = end.and_then(|end| tag.get(..end)).unwrap_or_default();
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    let holds = |names: &[&str]| {
        let start: String = tag
            .chars()
            .take(TOLD_WITHIN)
            .collect::<String>()
            .to_ascii_lowercase();
        names.iter().any(|name| start.contains(name))
    };
    match local.to_ascii_lowercase().as_str() {
        "getmeeting" => true,
        "meeting" => holds(&["<meetingid", "<meetingdate", "<agendaitems"]),
        "envelope" | "getmeetingresponse" | "getmeetingresult" => {
            holds(&["getmeetingresult>", "<getmeetingresult"])
        }
        _ => false,
    }
}

/// What follows a document type, whose own definitions stand in square brackets.
fn behind_document_type(text: &str) -> Option<&str> {
    let end = text.find('>')?;
    match text.find('[') {
        Some(bracket) if bracket < end => {
            let (_, after) = text.split_once(']')?;
            after.split_once('>').map(|(_, after)| after)
        }
        _ => text.get(end + 1..),
    }
}

/// Reads a meeting. One that was cut short is read as far as it goes, and says so.
///
/// # Errors
/// [`DocumentError::Damaged`] and [`DocumentError::Empty`] where no words are left of it,
/// [`DocumentError::UnsafeMarkup`] where it defines markup of its own, and
/// [`DocumentError::NestedTooDeeply`].
pub(super) fn read(xml: &str, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let (meeting, end) = gathering::gather(xml);
    match end {
        Ok(()) => {}
        Err(DocumentError::Damaged) if meeting.holds_words() => notes.push(cut_short(&meeting)),
        Err(error) => return Err(error),
    }
    if !meeting.committee.holds_words() && meeting.holds_words() {
        notes.push(
            "The file does not say whose meeting it is: name the committee in the paper’s details."
                .to_owned(),
        );
    }
    let mut paper = Paper::default();
    paper.put_head(&meeting)?;
    for item in &meeting.items {
        paper.put_item(item)?;
    }
    paper.put_documents(&meeting.documents)?;
    if paper.blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    for note in paper.notes {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Ok(Document {
        format: Format::GetMeeting,
        text: paper.text,
        blocks: paper.blocks,
        pages: Vec::new(),
        outline: Vec::new(),
        notes,
    })
}

/// Where a file that was cut short ends.
fn cut_short(meeting: &Meeting) -> String {
    let last = meeting.items.last().and_then(|item| {
        let title = plain(&item.title).ok()?;
        (!title.is_empty()).then_some(title)
    });
    match last {
        Some(title) => format!(
            "The file is damaged or was cut short: it ends in the item “{title}”, and what follows is missing."
        ),
        None => "The file is damaged or was cut short: its agenda is missing.".to_owned(),
    }
}

/// The paper as it grows.
#[derive(Default)]
struct Paper {
    text: String,
    blocks: Vec<Block>,
    /// How many tables stand in it.
    tables: u32,
    notes: Vec<String>,
}

impl Paper {
    fn put_head(&mut self, meeting: &Meeting) -> Result<(), DocumentError> {
        self.put(BlockKind::Paragraph, &plain(&meeting.council)?);
        self.put(BlockKind::Heading { level: 1 }, &plain(&meeting.committee)?);
        let has = |part: fn(&Item) -> &Rich| meeting.items.iter().any(|item| part(item).holds_words());
        let kind = if has(|item| &item.minutes) {
            "Minutes"
        } else if has(|item| &item.decision) {
            "Decisions"
        } else {
            "Agenda"
        };
        let date = day(&plain(&meeting.date)?);
        let says_day = kind == "Minutes" && !date.is_empty();
        let kind = if says_day {
            format!("Minutes of the meeting held on {date}")
        } else {
            kind.to_owned()
        };
        let mut facts = vec![
            ("Meeting date", if says_day { String::new() } else { date }),
            ("Time", plain(&meeting.time)?),
            ("Venue", plain(&meeting.place)?),
        ];
        facts.retain(|(_, words)| !words.is_empty());
        if meeting.is_all_restricted() {
            self.put(BlockKind::Paragraph, NOT_PUBLISHED);
        }
        if says_day || !facts.is_empty() || !meeting.items.is_empty() {
            self.put(BlockKind::Paragraph, &kind);
        }
        for (label, words) in facts {
            self.put(BlockKind::Paragraph, &format!("{label}: {words}"));
        }
        self.put_attendance(&meeting.attendees)
    }

    /// One paragraph for all of whom the file says the same: "Present: …", "Apologies: …". Where it does
    /// not say whether they came, neither does the paper.
    fn put_attendance(&mut self, attendees: &[Attendee]) -> Result<(), DocumentError> {
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for attendee in attendees {
            let mut name = plain(&attendee.name)?;
            if name.is_empty() {
                continue;
            }
            let role = plain(&attendee.role)?;
            let says_nothing = ["", "member", "committee member", "councillor"];
            if !says_nothing.contains(&&*role.to_lowercase()) {
                name = format!("{name} ({role})");
            }
            let attendance = plain(&attendee.attendance)?;
            let attendance = attendance.trim_end_matches(':');
            let label = if attendance.is_empty() {
                "Attendees"
            } else {
                attendance
            };
            match groups
                .iter_mut()
                .find(|(there, _)| there.eq_ignore_ascii_case(label))
            {
                Some((_, names)) => names.push(name),
                None => groups.push((label.to_owned(), vec![name])),
            }
        }
        for (label, names) in groups {
            self.put(BlockKind::Paragraph, &format!("{label}: {}", names.join(", ")));
        }
        Ok(())
    }

    fn put_item(&mut self, item: &Item) -> Result<(), DocumentError> {
        let shown = plain(&item.shown_number)?;
        let number = if shown.is_empty() {
            plain(&item.number)?
        } else {
            shown
        };
        // What only parts the agenda is numbered 0.
        let number = match number.trim_end_matches('.') {
            "0" => "",
            number => number,
        };
        let title = plain(&item.title)?;
        let heading = match (number.is_empty(), title.is_empty()) {
            (true, _) => title,
            (false, true) => format!("Item {number}"),
            (false, false) => format!("{number}. {title}"),
        };
        self.put(BlockKind::Heading { level: 2 }, &heading);
        if item.is_restricted() {
            self.put(BlockKind::Paragraph, NOT_PUBLISHED);
        }
        self.put_rich(&item.text)?;
        for (heading, rich) in [("Decision", &item.decision), ("Minutes", &item.minutes)] {
            if rich.holds_words() {
                self.put(BlockKind::Heading { level: 3 }, heading);
                self.put_rich(rich)?;
            }
        }
        self.put_documents(&item.documents)
    }

    fn put_documents(&mut self, documents: &[Linked]) -> Result<(), DocumentError> {
        let mut has_heading = false;
        for linked in documents {
            let mut title = plain(&linked.title)?;
            if title.is_empty() {
                continue;
            }
            if linked.restricted.is_affirmed() {
                title.push_str(" (not for publication)");
            }
            if !has_heading {
                self.put(BlockKind::Heading { level: 3 }, "Linked documents");
                has_heading = true;
            }
            let marker = "•".to_owned();
            self.put(BlockKind::ListItem { marker, level: 0 }, &title);
        }
        Ok(())
    }

    /// One block with its words; nothing where there are none.
    fn put(&mut self, kind: BlockKind, words: &str) {
        if words.is_empty() {
            return;
        }
        self.part();
        if let BlockKind::ListItem { marker, .. } = &kind {
            self.text.push_str(marker);
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block {
            kind,
            span: Span::new(start, self.text.len()),
            page: None,
        });
    }

    /// A blank line before what comes.
    fn part(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// The blocks of a decision or minutes.
    fn put_rich(&mut self, rich: &Rich) -> Result<(), DocumentError> {
        let Some(part) = document(rich)? else {
            return Ok(());
        };
        self.part();
        let offset = self.text.len();
        self.text.push_str(&part.text);
        let tables = self.tables;
        for block in part.blocks {
            let kind = match block.kind {
                BlockKind::Heading { level } => BlockKind::Heading {
                    level: level.saturating_add(LEVELS_ABOVE).min(6),
                },
                BlockKind::Cell {
                    table,
                    row,
                    column,
                    heading,
                } => {
                    let table = tables.saturating_add(table);
                    self.tables = self.tables.max(table.saturating_add(1));
                    BlockKind::Cell {
                        table,
                        row,
                        column,
                        heading,
                    }
                }
                kind => kind,
            };
            self.blocks.push(Block {
                kind,
                span: Span::new(block.span.start + offset, block.span.end + offset),
                page: None,
            });
        }
        self.notes.extend(part.notes);
        Ok(())
    }
}

/// Words with their own structure: as a web page where they carry its marks, and else as text.
fn document(rich: &Rich) -> Result<Option<Document>, DocumentError> {
    if !rich.holds_words() {
        return Ok(None);
    }
    let read = if let Some(markup) = rich.markup() {
        html::read(markup, Vec::new())
    } else if sniff::is_web_page(&rich.words, true) {
        html::read(&rich.words, Vec::new())
    } else if has_reference(&rich.words) {
        html::read(&rich.words.trim().replace('\n', "<br>"), Vec::new())
    } else {
        Ok(text::read(level_with_its_first_line(&rich.words), Vec::new()))
    };
    match read {
        Ok(document) => Ok(Some(document)),
        Err(DocumentError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether words hold a sign as web pages write it: `&nbsp;`, `&#163;`.
fn has_reference(words: &str) -> bool {
    words.split('&').skip(1).any(|after| {
        after.split_once(';').is_some_and(|(name, _)| {
            let name = name.strip_prefix('#').unwrap_or(name);
            !name.is_empty() && name.len() <= 8 && name.chars().all(|c| c.is_ascii_alphanumeric())
        })
    })
}

/// Lines that are indented as the element is which holds them begin where its first line does.
fn level_with_its_first_line(words: &str) -> String {
    let words = words.trim();
    let indent_of = |line: &str| line.len() - line.trim_start().len();
    let lines = || words.lines().skip(1).filter(|line| !line.trim().is_empty());
    let least = lines().map(indent_of).min().unwrap_or(0);
    let mut level = String::with_capacity(words.len());
    for (at, line) in words.lines().enumerate() {
        if at > 0 {
            level.push('\n');
        }
        let kept = if at == 0 { Some(line) } else { line.get(least..) };
        level.push_str(kept.unwrap_or_else(|| line.trim_start()));
    }
    level
}

/// Words on one line, without marks.
fn plain(rich: &Rich) -> Result<String, DocumentError> {
    let is_plain = rich.markup().is_none() && !rich.words.contains(['<', '&']);
    if is_plain {
        return Ok(folded(&rich.words));
    }
    Ok(document(rich)?.map_or_else(String::new, |document| folded(&document.text)))
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day in words, where it is written in numbers: `10/03/2026` or `2026-03-10`, with or without a time
/// of day behind it. Anything else as it is.
fn day(words: &str) -> String {
    let date = words.split([' ', 'T']).next().unwrap_or_default();
    let numbers = |sign| -> Vec<u16> { date.split(sign).filter_map(|part| part.parse().ok()).collect() };
    let (slashed, dashed) = (numbers('/'), numbers('-'));
    let parts = match (slashed.as_slice(), dashed.as_slice()) {
        (&[day, month, year], _) | (_, &[year, month, day]) => (year, month, day),
        _ => return words.to_owned(),
    };
    let (year, month, day) = parts;
    match (u8::try_from(month), u8::try_from(day)) {
        (Ok(month), Ok(day @ 1..=31)) => mail::day(year, month, day).unwrap_or_else(|| words.to_owned()),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests;
