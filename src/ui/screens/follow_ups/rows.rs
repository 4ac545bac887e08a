//! Shapes follow-ups and promises into lines, in words, worked out once when they are read.

use super::Shows;
use super::month::{self, Stretch, What};
use crate::register::view::{FollowUpRow, ItemRow};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::follow_up::{Nearness, Repeat};
use crate::scrutiny::id::{BodyId, FollowUpId, ItemId, PaperId};
use crate::scrutiny::item::Item;
use crate::scrutiny::passage::Span;
use crate::scrutiny::period::Window;
use crate::scrutiny::progress::Progress;
use crate::scrutiny::promise::Due;
use crate::ui::wording::{self, counted, number_words};

/// A follow-up of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The follow-up.
    pub id: FollowUpId,
    /// Where it falls.
    pub nearness: Nearness,
    /// Its last day.
    pub latest: Option<Day>,
    /// What is to be followed up.
    pub about: String,
    /// Its phrase and window in words.
    pub when: When,
    /// When, as it stands on the register.
    pub due: Due,
    /// The meeting at which it is due.
    pub meeting: Option<(BodyId, Day)>,
    /// The window that waits for the user's word, in words.
    pub proposed: Option<String>,
    /// The item it belongs to, with its first words.
    pub item: Option<(ItemId, String)>,
    /// The paper it is about, with its name and the place of its phrase.
    pub paper: Option<(PaperId, String, Option<Span>)>,
    /// When it was done and what came of it; none while it is open.
    pub done: Option<String>,
    /// Whether its item or its paper is exempt.
    pub exempt: bool,
    /// How often it comes back.
    pub repeat: Option<Repeat>,
}

/// What somebody has promised about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// The item.
    pub item: ItemId,
    /// What it is called.
    pub heading: String,
    /// Its first words.
    pub words: String,
    /// Where it falls.
    pub nearness: Nearness,
    /// Its first day.
    pub earliest: Option<Day>,
    /// Its last day.
    pub latest: Option<Day>,
    /// Its phrase and window in words.
    pub when: When,
    /// How often it has moved later, in words; empty where it has not.
    pub moved: String,
    /// Where nothing is promised and an answer is owed: the clock, with its sum.
    pub clock: Option<String>,
}

impl Promised {
    /// Whether these are among what is wanted.
    const fn is_wanted(&self, shows: Shows) -> bool {
        match shows {
            Shows::Both => true,
            Shows::FollowUps => false,
            Shows::Promises => self.clock.is_none(),
            Shows::Answers => self.clock.is_some(),
        }
    }
}

/// A time in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// The phrase: "by March 2018".
    pub phrase: String,
    /// The window, where it says more than the phrase: "1–31 March 2018".
    pub window: String,
    /// How far off it is: "8 months over".
    pub distance: String,
}

impl When {
    /// A due time seen from `today`.
    #[must_use]
    pub fn of(due: &Due, today: Day) -> Self {
        Self {
            phrase: due.phrase.clone(),
            window: due
                .window
                .filter(|window| !says_day(&due.phrase, *window))
                .map(wording::window_words)
                .unwrap_or_default(),
            distance: latest_of(due.window)
                .map(|latest| wording::distance_words(latest, today))
                .unwrap_or_default(),
        }
    }
}

/// Whether a phrase is the very day in figures: "16/01/2026".
fn says_day(phrase: &str, window: Window) -> bool {
    let Some(day) = window.latest.filter(|latest| window.earliest == Some(*latest)) else {
        return false;
    };
    ["%d/%m/%Y", "%-d/%-m/%Y", "%d.%m.%Y"]
        .iter()
        .any(|form| phrase.contains(&day.format(form).to_string()))
}

/// The words of an item; those that go on from a lead-in come with it.
fn words_of(item: &Item) -> String {
    let goes_on = item.text.starts_with(char::is_lowercase);
    match item.lead_in.as_deref().filter(|_| goes_on) {
        Some(lead_in) => wording::first_words(&format!("{} {}", lead_in.trim(), item.text), 160),
        None => wording::first_words(&item.text, 160),
    }
}

fn latest_of(window: Option<Window>) -> Option<Day> {
    window.and_then(|w| w.latest)
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The name of a group and how many lines follow.
    Group(Nearness, usize),
    /// The follow-up with this index.
    FollowUp(usize),
    /// The promise with this index.
    Promise(usize),
    /// How many are done: a line that unfolds them.
    Done(usize),
}

impl Line {
    /// How high it is drawn, with the gap below it, in points.
    #[must_use]
    pub const fn height(&self) -> f32 {
        match self {
            Self::Group(..) | Self::Done(_) => 48.0,
            Self::FollowUp(_) | Self::Promise(_) => 108.0,
        }
    }
}

/// Shapes a follow-up.
#[must_use]
pub fn row_of(row: &FollowUpRow, today: Day) -> Row {
    let follow_up = &row.follow_up;
    // "At the next meeting" has the day of that meeting, as long as no other is set.
    let mut seen = follow_up.due.clone();
    if let Some((_, day)) = row.due_at {
        seen.window = Some(Window::day(day));
    }
    let latest = latest_of(seen.window);
    let span = follow_up
        .due
        .passage
        .as_ref()
        .map(crate::scrutiny::passage::Passage::hull);
    let mut when = When::of(&seen, today);
    if let Some(repeat) = follow_up.repeat {
        let gap = if when.distance.is_empty() { "" } else { " · " };
        when.distance = format!("{}{gap}{}", when.distance, repeat.words());
    }
    Row {
        id: follow_up.id,
        nearness: Nearness::of(latest, today),
        latest,
        about: follow_up.about.clone(),
        when,
        meeting: row.due_at,
        due: follow_up.due.clone(),
        proposed: follow_up.proposed.map(wording::window_words),
        exempt: row.exempt,
        repeat: follow_up.repeat,
        item: follow_up.item.map(|id| {
            (
                id,
                row.item_words.clone().unwrap_or_else(|| "Show item".to_owned()),
            )
        }),
        paper: follow_up.paper.map(|id| {
            (
                id,
                row.paper_name.clone().unwrap_or_else(|| "Show paper".to_owned()),
                span,
            )
        }),
        done: follow_up.done_on.map(|day| {
            let outcome = follow_up.outcome.as_deref().unwrap_or_default();
            if outcome.is_empty() {
                format!("Done on {}", wording::day_words(day))
            } else {
                format!("Done on {}: {outcome}", wording::day_words(day))
            }
        }),
    }
}

/// What is promised about items that are neither complete nor closed, and, where nothing is promised
/// and nobody has answered, until when an answer is owed.
#[must_use]
pub fn promised_of(rows: &[ItemRow], today: Day, rules: &AnswerRules) -> Vec<Promised> {
    let promised = rows.iter().filter_map(|row| promised_in(row, today, rules));
    by_day(promised.collect())
}

/// What is promised about an item that is neither complete nor closed; where nothing is and nobody has
/// answered, until when an answer is owed.
#[must_use]
pub fn promised_in(row: &ItemRow, today: Day, rules: &AnswerRules) -> Option<Promised> {
    if row.state.closed || row.state.progress == Some(Progress::Complete) {
        return None;
    }
    let Some(due) = row.due.as_ref() else {
        return answer_of(row, today, rules);
    };
    let latest = latest_of(due.window);
    Some(Promised {
        item: row.item.id,
        heading: wording::item_heading(&row.item),
        words: words_of(&row.item),
        nearness: Nearness::of(latest, today),
        earliest: due.window.and_then(|w| w.earliest),
        latest,
        when: When::of(due, today),
        moved: if row.moved > 0 {
            format!("Moved {}", wording::times(row.moved))
        } else {
            String::new()
        },
        clock: None,
    })
}

/// Promises by last day, those without one last, then by item.
#[must_use]
pub fn by_day(mut promised: Vec<Promised>) -> Vec<Promised> {
    promised.sort_by_key(|p| (p.latest.is_none(), p.latest, p.item));
    promised
}

/// Until when an answer is owed, with the sum; none where nobody owes one or no clock runs.
fn answer_of(row: &ItemRow, today: Day, rules: &AnswerRules) -> Option<Promised> {
    if row.state.answered {
        return None;
    }
    let last = row.last_day_to_answer(rules)?;
    let clock = rules.of(row.council_name.as_deref(), row.body_kind)?;
    let sum = clock.reckon(clock.start_of(&row.item)?)?.sum;
    Some(Promised {
        item: row.item.id,
        heading: wording::item_heading(&row.item),
        words: words_of(&row.item),
        nearness: Nearness::of(Some(last), today),
        earliest: Some(last),
        latest: Some(last),
        when: When {
            phrase: format!("answer by {}", wording::day_words(last)),
            window: String::new(),
            distance: wording::distance_words(last, today),
        },
        moved: String::new(),
        clock: Some(format!("{}: {sum}", clock.words())),
    })
}

/// The lines of the list: groups from the most pressing, in each follow-ups and promises by last day;
/// what is done stands folded at the end.
#[must_use]
pub fn lines_of(follow_ups: &[Row], promised: &[Promised], shows: Shows, shows_done: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for nearness in Nearness::ALL {
        let mut members: Vec<(Option<Day>, Line)> = Vec::new();
        if matches!(shows, Shows::Both | Shows::FollowUps) {
            members.extend(
                follow_ups
                    .iter()
                    .enumerate()
                    .filter(|(_, row)| row.done.is_none() && row.nearness == *nearness)
                    .map(|(index, row)| (row.latest, Line::FollowUp(index))),
            );
        }
        members.extend(
            promised
                .iter()
                .enumerate()
                .filter(|(_, row)| row.nearness == *nearness && row.is_wanted(shows))
                .map(|(index, row)| (row.latest, Line::Promise(index))),
        );
        if members.is_empty() {
            continue;
        }
        members.sort_by_key(|(latest, _)| *latest);
        lines.push(Line::Group(*nearness, members.len()));
        lines.extend(members.into_iter().map(|(_, line)| line));
    }
    let done: Vec<usize> = follow_ups
        .iter()
        .enumerate()
        .filter(|(_, row)| row.done.is_some())
        .map(|(index, _)| index)
        .collect();
    if matches!(shows, Shows::Both | Shows::FollowUps) && !done.is_empty() {
        lines.push(Line::Done(done.len()));
        if shows_done {
            lines.extend(done.into_iter().map(Line::FollowUp));
        }
    }
    lines
}

/// The windows of what is wanted and still open, sorted for the calendar, and how many of those things
/// have no last day.
#[must_use]
pub fn stretches_of(
    follow_ups: &[Row],
    promised: &[Promised],
    meetings: &[Meeting],
    shows: Shows,
) -> (Vec<Stretch>, usize) {
    let mut stretches: Vec<Stretch> = meetings.iter().enumerate().map(meeting_stretch).collect();
    let mut undated = 0;
    let mut add =
        |what, earliest: Option<Day>, latest: Option<Day>, (phrase, about): (&str, &str), nearness| {
            let Some(last) = latest else {
                undated += 1;
                return;
            };
            let first = earliest.unwrap_or(last).min(last);
            let words = format!("{phrase}: {about}");
            stretches.push(Stretch {
                what,
                first,
                last,
                bar: if first == last {
                    about.to_owned()
                } else {
                    words.clone()
                },
                words,
                late: nearness == Nearness::Overdue,
            });
        };
    if matches!(shows, Shows::Both | Shows::FollowUps) {
        for (index, row) in follow_ups
            .iter()
            .enumerate()
            .filter(|(_, row)| row.done.is_none())
        {
            // One that is due at a meeting has no first day of its own.
            let earliest = row.due.window.and_then(|w| w.earliest);
            let words = (row.when.phrase.as_str(), row.about.as_str());
            add(What::FollowUp(index), earliest, row.latest, words, row.nearness);
        }
    }
    for (index, row) in promised
        .iter()
        .enumerate()
        .filter(|(_, row)| row.is_wanted(shows))
    {
        let words = (row.when.phrase.as_str(), row.words.as_str());
        add(
            What::Promise(index),
            row.earliest,
            row.latest,
            words,
            row.nearness,
        );
    }
    month::sort(&mut stretches);
    (stretches, undated)
}

/// How many follow-ups are overdue or due within seven days.
#[must_use]
pub fn pressing(follow_ups: &[Row]) -> usize {
    let near = |nearness: Nearness| matches!(nearness, Nearness::Overdue | Nearness::ThisWeek);
    follow_ups
        .iter()
        .filter(|row| row.done.is_none() && near(row.nearness))
        .count()
}

/// A meeting in the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Who meets.
    pub body: BodyId,
    /// The day.
    pub date: Day,
    /// The body's name.
    pub name: String,
}

fn meeting_stretch((index, meeting): (usize, &Meeting)) -> Stretch {
    Stretch {
        what: What::Meeting(index),
        first: meeting.date,
        last: meeting.date,
        words: format!("{} meets", meeting.name),
        bar: meeting.name.clone(),
        late: false,
    }
}

/// "3 follow-ups open, 1 overdue · 5 promises to us, 2 overdue".
#[must_use]
pub fn summary(follow_ups: &[Row], promised: &[Promised]) -> String {
    let open = follow_ups.iter().filter(|row| row.done.is_none()).count();
    let late = follow_ups
        .iter()
        .filter(|row| row.done.is_none() && row.nearness == Nearness::Overdue)
        .count();
    let tally = |wanted: Shows| {
        let of = || promised.iter().filter(move |row| row.is_wanted(wanted));
        let late = of().filter(|row| row.nearness == Nearness::Overdue).count();
        (of().count(), late)
    };
    let (promises, late_promises) = tally(Shows::Promises);
    let mut words = format!(
        "{} open, {} overdue · {} to us, {} overdue",
        counted(open, "follow-up", "follow-ups"),
        number_words(late),
        counted(promises, "promise", "promises"),
        number_words(late_promises),
    );
    let (answers, late_answers) = tally(Shows::Answers);
    if answers > 0 {
        words.push_str(&format!(
            " · {} due, {} overdue",
            counted(answers, "answer", "answers"),
            number_words(late_answers)
        ));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::Moment;
    use crate::scrutiny::follow_up::FollowUp;

    fn row(about: &str, last: Option<&str>, done: bool) -> Row {
        let at = Moment::from_timestamp(1_700_000_000, 0).unwrap();
        let today: Day = "2026-11-23".parse().unwrap();
        let follow_up = FollowUp {
            id: FollowUpId::new(at),
            about: about.to_owned(),
            due: Due {
                phrase: "then".to_owned(),
                window: last.map(|l| Window::day(l.parse().unwrap())),
                class: None,
                conditional: false,
                passage: None,
            },
            set_by_user: false,
            proposed: None,
            item: None,
            paper: None,
            done_on: done.then_some(today),
            outcome: Some("They came".to_owned()),
            repeat: None,
            added_at: at,
        };
        let row = FollowUpRow {
            follow_up,
            item_words: None,
            paper_name: None,
            exempt: false,
            due_at: None,
            changes: 1,
        };
        row_of(&row, today)
    }

    #[test]
    fn the_most_pressing_stands_first_and_what_is_done_is_folded() {
        let rows = [
            row("a", None, false),
            row("b", Some("2026-11-25"), false),
            row("c", Some("2026-11-01"), false),
            row("d", Some("2026-10-01"), false),
            row("e", Some("2026-10-01"), true),
        ];
        let lines = lines_of(&rows, &[], Shows::Both, false);
        assert_eq!(
            lines,
            [
                Line::Group(Nearness::Overdue, 2),
                Line::FollowUp(3),
                Line::FollowUp(2),
                Line::Group(Nearness::ThisWeek, 1),
                Line::FollowUp(1),
                Line::Group(Nearness::Undated, 1),
                Line::FollowUp(0),
                Line::Done(1),
            ]
        );
        assert_eq!(
            rows[4].done.as_deref(),
            Some("Done on 23 November 2026: They came")
        );
        assert_eq!(
            summary(&rows, &[]),
            "4 follow-ups open, 2 overdue · 0 promises to us, 0 overdue"
        );
    }
}
