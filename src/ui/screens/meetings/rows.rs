//! Shapes meetings into lines, in words, worked out once when they are read.

use crate::register::view::{ItemRow, MeetingPaper, MeetingRow, MeetingView, TrackedItem};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::follow_up::Repeat;
use crate::scrutiny::id::{BodyId, FollowUpId, ItemId, MeetingId, PaperId};
use crate::scrutiny::meeting::Concern;
use crate::scrutiny::paper::PaperKind;
use crate::ui::screens::board::rows::{Card, card_of};
use crate::ui::wording::{self, counted};

/// A meeting as a line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Who meets.
    pub body: BodyId,
    /// The day.
    pub date: Day,
    /// What it is called: "Housing Panel".
    pub name: String,
    /// The day in words, with how far off it is where it is to come.
    pub when: String,
    /// Place, council, papers and questions, in words.
    pub facts: String,
    /// Whether it is still to come, today included.
    pub is_coming: bool,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLine {
    /// The name of a group and how many lines follow.
    Group(&'static str, usize),
    /// The meeting with this index.
    Meeting(usize),
}

impl ListLine {
    /// How high it is drawn, with the gap below it, in points.
    #[must_use]
    pub const fn height(&self) -> f32 {
        match self {
            Self::Group(..) => 44.0,
            Self::Meeting(_) => 76.0,
        }
    }
}

/// A meeting's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Who meets.
    pub body: BodyId,
    /// The body's name.
    pub body_name: String,
    /// The day.
    pub date: Day,
    /// The meeting, where it is kept.
    pub id: Option<MeetingId>,
    /// Where.
    pub place: Option<String>,
    /// What it is called: "Housing Panel, Tuesday 8 December 2026".
    pub title: String,
    /// Day, place and council in words.
    pub facts: String,
    /// The user's questions.
    pub questions: String,
    /// Papers and items, line by line.
    pub lines: Vec<Line>,
    /// How many papers and items are exempt.
    pub exempt: usize,
    /// How many items are on the page.
    pub items: usize,
}

/// One line of a meeting's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The user's questions.
    Questions,
    /// The heading of a part.
    Part(String),
    /// The heading within a part and how many items follow.
    Group(String, usize),
    /// A paper: its name and facts.
    Paper(PaperId, String, String),
    /// What there is nothing of, and what to do next.
    Words(String),
    /// An item.
    Item(Box<Card>),
    /// A follow-up.
    FollowUp(Box<Due>),
}

impl Line {
    /// How high it is drawn, with the gap below it, in points.
    #[must_use]
    pub const fn height(&self) -> f32 {
        match self {
            Self::Questions => 176.0,
            Self::Part(_) => 48.0,
            Self::Group(..) => 38.0,
            Self::Paper(..) => 56.0,
            Self::Words(_) => 34.0,
            Self::Item(_) => 104.0,
            Self::FollowUp(_) => 72.0,
        }
    }
}

/// A follow-up that is due at the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The follow-up.
    pub id: FollowUpId,
    /// What is to be followed up.
    pub about: String,
    /// When, as it was put.
    pub phrase: String,
    /// When, as it stands on the register.
    pub due: crate::scrutiny::promise::Due,
    /// How often it comes back.
    pub repeat: Option<Repeat>,
    /// The item it belongs to, with its first words.
    pub item: Option<(ItemId, String)>,
}

/// What is due at the meeting itself; nothing where there is nothing.
fn due_lines(view: &MeetingView, lines: &mut Vec<Line>, today: Day, rules: &AnswerRules) -> usize {
    if view.due.is_empty() && view.follow_ups.is_empty() {
        return 0;
    }
    lines.push(Line::Part("Due at this meeting".to_owned()));
    let due = view.due.iter().map(|tracked| &tracked.row);
    let items = group(lines, "Promised for it", due, today, rules);
    if !view.follow_ups.is_empty() {
        lines.push(Line::Group("My follow-ups".to_owned(), view.follow_ups.len()));
    }
    for row in &view.follow_ups {
        let follow_up = &row.follow_up;
        let words = |id| {
            (
                id,
                row.item_words.clone().unwrap_or_else(|| "Show item".to_owned()),
            )
        };
        lines.push(Line::FollowUp(Box::new(Due {
            id: follow_up.id,
            about: follow_up.about.clone(),
            phrase: follow_up.due.phrase.clone(),
            due: follow_up.due.clone(),
            repeat: follow_up.repeat,
            item: follow_up.item.map(words),
        })));
    }
    items
}

/// Shapes the meetings: those to come first, the next one at the top, then those that were, latest first.
#[must_use]
pub fn rows_of(rows: &[MeetingRow], today: Day) -> Vec<Row> {
    let mut shaped: Vec<Row> = rows.iter().map(|row| row_of(row, today)).collect();
    // They come latest first.
    let coming = shaped.iter().take_while(|row| row.is_coming).count();
    if let Some(coming) = shaped.get_mut(..coming) {
        coming.reverse();
    }
    shaped
}

fn row_of(row: &MeetingRow, today: Day) -> Row {
    let is_coming = row.date >= today;
    let day = row.date.format("%A %-d %B %Y").to_string();
    let when = match (row.date == today, is_coming) {
        (true, _) => format!("{day} · today"),
        (false, true) => format!("{day} · {}", wording::distance_words(row.date, today)),
        (false, false) => day,
    };
    let mut facts: Vec<String> = row.place.iter().chain(&row.council_name).cloned().collect();
    facts.push(match row.papers {
        0 => "no papers yet".to_owned(),
        papers => counted(papers, "paper", "papers"),
    });
    if row.has_questions {
        facts.push("questions kept".to_owned());
    }
    Row {
        body: row.body,
        date: row.date,
        name: row.body_name.clone(),
        when,
        facts: facts.join(" · "),
        is_coming,
    }
}

/// The lines of the list.
#[must_use]
pub fn list_lines(rows: &[Row]) -> Vec<ListLine> {
    let mut lines = Vec::new();
    for (name, is_coming) in [("Coming", true), ("Past", false)] {
        let members: Vec<usize> = (0..rows.len())
            .filter(|index| rows.get(*index).is_some_and(|row| row.is_coming == is_coming))
            .collect();
        if members.is_empty() {
            continue;
        }
        lines.push(ListLine::Group(name, members.len()));
        lines.extend(members.into_iter().map(ListLine::Meeting));
    }
    lines
}

/// Shapes a meeting's page, seen from `today`.
#[must_use]
pub fn page_of(view: &MeetingView, today: Day, rules: &AnswerRules) -> Page {
    let row = &view.row;
    let mut lines = vec![Line::Questions];
    let mut items = 0;
    let exempt = exempt_in(view);
    items += due_lines(view, &mut lines, today, rules);
    lines.push(Line::Part("Papers".to_owned()));
    if view.papers.is_empty() {
        lines.push(Line::Words(format!(
            "No paper of this body and day is filed. Import the agenda: papers of {} dated {} stand here",
            row.body_name,
            wording::day_words(row.date)
        )));
    }
    for paper in &view.papers {
        lines.push(paper_line(paper));
        for (heading, of_paper) in [
            ("Put to us: what are we asked to decide?", &paper.put_to_us),
            ("Asked or decided in it", &paper.others),
        ] {
            items += group(
                &mut lines,
                heading,
                of_paper.iter().map(|item| &item.row),
                today,
                rules,
            );
        }
    }
    lines.push(Line::Part(format!("Outstanding with {}", row.body_name)));
    if view.outstanding.is_empty() {
        lines.push(Line::Words(
            "Nothing that was asked before this meeting is open".to_owned(),
        ));
    }
    for concern in Concern::ALL {
        let of_concern = view
            .outstanding
            .iter()
            .map(|tracked: &TrackedItem| &tracked.row)
            .filter(|row| Concern::of(&row.item, row.state, row.due.as_ref(), row.moved, today) == *concern);
        items += group(&mut lines, concern.label(), of_concern, today, rules);
    }
    let facts: Vec<String> = row.place.iter().chain(&row.council_name).cloned().collect();
    Page {
        body: row.body,
        body_name: row.body_name.clone(),
        date: row.date,
        id: row.id,
        place: row.place.clone(),
        title: format!("{}, {}", row.body_name, row.date.format("%A %-d %B %Y")),
        facts: facts.join(" · "),
        questions: view.questions.clone(),
        lines,
        exempt,
        items,
    }
}

fn paper_line(paper: &MeetingPaper) -> Line {
    let facts = &paper.paper.facts;
    let mut words: Vec<String> = facts
        .agenda_item
        .iter()
        .map(|item| format!("Agenda item {}", item.trim_end_matches('.')))
        .collect();
    // "Agenda item 7 · Agenda item" says one thing twice.
    if words.is_empty() || facts.kind != PaperKind::AgendaItem {
        words.push(facts.kind.label().to_owned());
    }
    if paper.paper.is_supplement() {
        words.push("Supplement".to_owned());
    }
    if paper.paper.is_exempt() {
        words.push("⊘ Exempt".to_owned());
    }
    if paper.waiting > 0 {
        words.push(format!(
            "{} in the inbox",
            counted(paper.waiting, "finding waits", "findings wait")
        ));
    }
    Line::Paper(paper.paper.id, paper.paper.name().into_owned(), words.join(" · "))
}

fn group<'a>(
    lines: &mut Vec<Line>,
    heading: &str,
    rows: impl Iterator<Item = &'a ItemRow>,
    today: Day,
    rules: &AnswerRules,
) -> usize {
    let cards: Vec<Line> = rows
        .map(|row| Line::Item(Box::new(card_of(row, today, rules))))
        .collect();
    let count = cards.len();
    if count > 0 {
        lines.push(Line::Group(heading.to_owned(), count));
        lines.extend(cards);
    }
    count
}

fn exempt_in(view: &MeetingView) -> usize {
    let papers = view.papers.iter().filter(|paper| paper.paper.is_exempt()).count();
    let of_papers = view
        .papers
        .iter()
        .filter(|paper| !paper.paper.is_exempt())
        .flat_map(|paper| paper.put_to_us.iter().chain(&paper.others));
    papers
        + of_papers
            .chain(&view.outstanding)
            .filter(|item| item.row.item.exempt)
            .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;

    #[test]
    fn the_next_meeting_stands_at_the_top_and_the_last_one_at_the_head_of_the_past() {
        let at = Moment::from_timestamp(1_700_000_000, 0).unwrap();
        let row = |date: &str| MeetingRow {
            id: None,
            body: BodyId::new(at),
            body_name: "Housing Panel".to_owned(),
            council_name: None,
            date: date.parse().unwrap(),
            place: None,
            papers: 0,
            has_questions: false,
        };
        let today = "2026-11-23".parse().unwrap();
        let rows = ["2027-01-12", "2026-11-23", "2026-11-22", "2026-03-10"].map(row);
        let shaped = rows_of(&rows, today);
        let when: Vec<&str> = shaped.iter().map(|row| row.when.as_str()).collect();
        assert_eq!(
            when,
            [
                "Monday 23 November 2026 · today",
                "Tuesday 12 January 2027 · in 7 weeks",
                "Sunday 22 November 2026",
                "Tuesday 10 March 2026",
            ]
        );
        assert_eq!(
            list_lines(&shaped),
            [
                ListLine::Group("Coming", 2),
                ListLine::Meeting(0),
                ListLine::Meeting(1),
                ListLine::Group("Past", 2),
                ListLine::Meeting(2),
                ListLine::Meeting(3),
            ]
        );
    }
}
