//! Follow-up dates for a calendar program: RFC 5545.

use chrono::Days;

use super::words;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::{Day, Moment};

/// One follow-up with what a calendar says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// The first words of its item.
    pub item: Option<String>,
    /// What its paper is called.
    pub paper: Option<String>,
    /// Whether it came out of an exempt paper.
    pub exempt: bool,
    /// How often it has been changed, by which a calendar knows the newer of two.
    pub changes: usize,
}

/// Open follow-ups as a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    /// The moment it is made.
    pub at: Moment,
    /// What is in it: open follow-ups that have a day.
    pub entries: Vec<Entry>,
    /// How many exempt follow-ups were left out.
    pub left_out: usize,
    /// How many have no day and cannot stand in a calendar.
    pub undated: usize,
}

/// How many bytes a line of the file may have without its end: RFC 5545, 3.1.
const LINE: usize = 75;

impl Diary {
    /// A calendar of those of these follow-ups that are open and have a day; exempt ones are left out and
    /// counted unless they are asked for.
    #[must_use]
    pub fn new(all: Vec<Entry>, with_exempt: bool, at: Moment) -> Self {
        let mut diary = Self {
            at,
            entries: Vec::new(),
            left_out: 0,
            undated: 0,
        };
        for entry in all.into_iter().filter(|entry| entry.follow_up.done_on.is_none()) {
            if entry.exempt && !with_exempt {
                diary.left_out += 1;
            } else if span(&entry.follow_up).is_none() {
                diary.undated += 1;
            } else {
                diary.entries.push(entry);
            }
        }
        diary
    }

    /// The calendar file: a window is a span of whole days that blocks no time.
    #[must_use]
    pub fn to_ics(&self) -> String {
        let mut file = String::new();
        line(&mut file, "BEGIN:VCALENDAR");
        line(&mut file, "VERSION:2.0");
        line(&mut file, "PRODID:-//Scrutiny Desk//Follow-ups//EN");
        line(&mut file, "CALSCALE:GREGORIAN");
        line(&mut file, "METHOD:PUBLISH");
        line(&mut file, "X-WR-CALNAME:Scrutiny follow-ups");
        let left_out = words::left_out(self.left_out, "follow-up", "follow-ups");
        if !left_out.is_empty() {
            line(&mut file, &format!("X-WR-CALDESC:{}", text(&left_out)));
        }
        for entry in &self.entries {
            self.event(&mut file, entry);
        }
        line(&mut file, "END:VCALENDAR");
        file
    }

    fn event(&self, file: &mut String, entry: &Entry) {
        let follow_up = &entry.follow_up;
        let Some((first, last)) = span(follow_up) else {
            return;
        };
        // The end of a span of whole days is the day after its last.
        let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let day = |day: Day| day.format("%Y%m%d").to_string();
        line(file, "BEGIN:VEVENT");
        line(file, &format!("UID:{}@scrutiny-desk", follow_up.id));
        line(file, &format!("DTSTAMP:{}", self.at.format("%Y%m%dT%H%M%SZ")));
        line(file, &format!("SEQUENCE:{}", entry.changes.saturating_sub(1)));
        line(file, &format!("DTSTART;VALUE=DATE:{}", day(first)));
        line(file, &format!("DTEND;VALUE=DATE:{}", day(after)));
        let about = &follow_up.about;
        let phrase = &follow_up.due.phrase;
        line(file, &format!("SUMMARY:{}", text(&format!("{about} ({phrase})"))));
        let mut description = Vec::new();
        description.extend(entry.item.as_ref().map(|item| format!("Item: {item}")));
        description.extend(entry.paper.as_ref().map(|paper| format!("Paper: {paper}")));
        if !description.is_empty() {
            line(file, &format!("DESCRIPTION:{}", text(&description.join("\n"))));
        }
        line(file, "TRANSP:TRANSPARENT");
        line(file, "END:VEVENT");
    }
}

/// The first and last day of a follow-up's window; none where it has no last day. A window without a
/// beginning is its last day alone.
fn span(follow_up: &FollowUp) -> Option<(Day, Day)> {
    let window = follow_up.due.window?;
    let last = window.latest?;
    Some((window.earliest.unwrap_or(last).min(last), last))
}

/// Words as a value of the type TEXT: RFC 5545, 3.3.11.
fn text(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    for c in words.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(c);
            }
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
    }
    value
}

/// Adds a line, folded where it is longer than lines may be: never within a letter.
fn line(file: &mut String, content: &str) {
    let mut room = LINE;
    for c in content.chars() {
        if c.len_utf8() > room {
            file.push_str("\r\n ");
            room = LINE - 1;
        }
        file.push(c);
        room -= c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_unfolds_to_itself() {
        for words in ["a".repeat(75), "a".repeat(76), "ŵ".repeat(120), "–a".repeat(90)] {
            let mut file = String::new();
            line(&mut file, &words);
            for part in file.split_terminator("\r\n") {
                assert!(part.len() <= 75, "{part:?}");
            }
            assert_eq!(file.replace("\r\n ", "").trim_end(), words);
        }
    }

    #[test]
    fn what_has_a_meaning_of_its_own_is_escaped() {
        assert_eq!(text("a; b, c\\d\r\ne\u{8}"), "a\\; b\\, c\\\\d\\ne");
    }
}
