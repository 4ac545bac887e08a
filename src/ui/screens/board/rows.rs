//! Shapes items into cards: everything a card shows, in words, worked out once when it is read.

use super::order::{Ranks, rank_and_sort};
use crate::register::view::ItemRow;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::board::{Column, Flag, is_overdue};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::id::{ItemId, PaperId};
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::period::Class;
use crate::scrutiny::progress::{ClosingReason, Progress};
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::Position;
use crate::scrutiny::{Day, Moment};
use crate::ui::theme::Tone;
use crate::ui::widgets::status::Status;
use crate::ui::wording;

/// How many letters of an item's words a card can show in its three lines at most.
const SHOWN_LETTERS: usize = 240;
/// How many letters of the lead-in stand before them.
const LEAD_IN_LETTERS: usize = 70;
/// What stands before the name of who was asked.
const ASKED: &str = "Asked: ";

/// One item as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The item.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Who asks whom.
    pub standing: Standing,
    /// The column in which it stands.
    pub column: Column,
    /// Whether somebody has answered.
    pub answered: bool,
    /// Why it was closed, if it is.
    pub closed_as: Option<ClosingReason>,
    /// Its number as printed; empty where it has none.
    pub number: String,
    /// What it is called: "Recommendation 3".
    pub heading: String,
    /// The shared words before the list it stands in, shortened; empty where there are none.
    pub lead_in: String,
    /// Its words, as far as a card can show them.
    pub words: String,
    /// Who was asked: "Asked: Cabinet".
    pub asked: String,
    /// What the answer says, or that there is none.
    pub answer: Option<Status>,
    /// How delivery goes, or why it was closed.
    pub delivery: Option<Status>,
    /// The due phrase and how far off it is.
    pub due: Option<Status>,
    /// The end of its words that says how far off it is: " · 8 months over"; empty where none is said.
    pub distance: String,
    /// The last day of what is promised or, where nobody has answered, of the time to answer.
    pub due_on: Option<Day>,
    /// How long there is to answer it, where a clock runs: "two months".
    pub time_to_answer: Option<String>,
    /// Whether anything is still to be done about it.
    pub is_owed: bool,
    /// The warnings.
    pub flags: Vec<Flag>,
    /// The warnings in words.
    pub warnings: Vec<Status>,
    /// What its paper is called; empty where it has none.
    pub paper: String,
    /// That paper.
    pub paper_id: Option<PaperId>,
    /// The day of that paper.
    pub paper_on: Option<Day>,
    /// The body that made it or to which it was put.
    pub body: Option<String>,
    /// The council whose body that is.
    pub council: Option<String>,
    /// Who answers for it in the executive.
    pub member: Option<String>,
    /// The user's tags, sorted.
    pub tags: Vec<String>,
    /// Those in one line: "damp, void homes"; empty where there are none.
    pub tag_words: String,
    /// What the answer says.
    pub position: Option<Position>,
    /// The latest progress reported.
    pub progress: Option<Progress>,
    /// The day it was made.
    pub made_on: Option<Day>,
    /// When something was last changed.
    pub changed_at: Moment,
    /// Where it stands in every order.
    pub ranks: Ranks,
    /// The meeting it was put to, for grouping: "Housing Panel, 3 March 2026".
    pub meeting: String,
    /// The day of that meeting.
    pub met_on: Option<Day>,
    /// Everything that the text filter looks at, folded.
    pub folded: String,
}

impl Card {
    /// Who was asked, as the paper names them; none where nobody is named.
    #[must_use]
    pub fn asked_of(&self) -> Option<&str> {
        self.asked.strip_prefix(ASKED)
    }

    /// Answer and delivery.
    pub fn marks(&self) -> impl Iterator<Item = &Status> {
        self.answer.iter().chain(&self.delivery)
    }

    /// The day it was made, in words; empty where it is not known.
    #[must_use]
    pub fn made(&self) -> String {
        self.made_on.map(wording::day_words).unwrap_or_default()
    }

    /// The day on which something was last changed, in words.
    #[must_use]
    pub fn changed(&self) -> String {
        wording::moment_day_words(self.changed_at)
    }

    /// What a screen reader says of it.
    #[must_use]
    pub fn name(&self) -> String {
        name_of(self)
    }
}

/// Shapes items into cards, in the order in which columns show them: by last day, undated ones last,
/// then newest first.
#[must_use]
pub fn cards_of(rows: &[ItemRow], today: Day, rules: &AnswerRules) -> Vec<Card> {
    let mut cards: Vec<Card> = rows.iter().map(|row| card_of(row, today, rules)).collect();
    rank_and_sort(&mut cards);
    cards
}

/// Shapes one item into a card.
#[must_use]
pub fn card_of(row: &ItemRow, today: Day, rules: &AnswerRules) -> Card {
    let item = &row.item;
    let state = row.state;
    let column = Column::of(item.kind, item.standing, state);
    let flags = flags_of(row, today, rules);
    let still_owed = !state.closed && column != Column::Complete;
    let due = row.due.as_ref().map(|due| {
        let overdue = flags.contains(&Flag::Overdue);
        Status::new(
            if overdue { "⚠" } else { "◷" },
            wording::due_words(due, today, still_owed),
            if overdue { Tone::Bad } else { Tone::Neutral },
        )
    });
    let distance = due
        .as_ref()
        .zip(row.due.as_ref())
        .and_then(|(said, due)| said.words.strip_prefix(due.phrase.as_str()))
        .unwrap_or_default()
        .to_owned();
    let (due, distance) = match due {
        None => answer_due(row, today, rules).unzip(),
        due => (due, Some(distance)),
    };
    let due_on = last_day_of(row, rules);
    let (answer, delivery) = (answer_of(row), delivery_of(row));
    let heading = wording::item_heading(item);
    let lead_in = item
        .lead_in
        .as_deref()
        .map(|words| wording::first_words(words, LEAD_IN_LETTERS))
        .unwrap_or_default();
    let met_on = item.made_on.or(row.paper_date);
    Card {
        id: item.id,
        kind: item.kind,
        standing: item.standing,
        column,
        answered: state.answered,
        closed_as: item.closing.as_ref().map(|c| c.reason),
        number: item.number.clone().unwrap_or_default(),
        heading,
        lead_in,
        words: wording::first_words(&item.text, SHOWN_LETTERS),
        asked: item
            .addressed_to
            .as_ref()
            .map_or_else(String::new, |to| format!("{ASKED}{to}")),
        answer,
        delivery,
        due,
        distance: distance.unwrap_or_default(),
        due_on,
        time_to_answer: time_to_answer(row, rules),
        is_owed: still_owed,
        warnings: warnings_of(&flags, row.moved),
        flags,
        paper: row.paper_name.clone().unwrap_or_default(),
        paper_id: item.paper,
        paper_on: row.paper_date,
        body: row.body_name.clone(),
        council: row.council_name.clone(),
        member: item.executive_member.clone(),
        tag_words: item.tags.join(", "),
        tags: item.tags.clone(),
        position: state.position.filter(|_| state.answered),
        progress: state.progress,
        made_on: item.made_on,
        changed_at: row.changed_at,
        ranks: Ranks::default(),
        meeting: meeting_words(row.former_body.as_deref().or(row.body_name.as_deref()), met_on),
        met_on,
        folded: folded(row),
    }
}

/// How long there is to answer, where a clock runs.
fn time_to_answer(row: &ItemRow, rules: &AnswerRules) -> Option<String> {
    let clock = rules.of(row.council_name.as_deref(), row.body_kind)?;
    Some(clock.length_words())
}

/// Until when an answer is owed, where nobody has given one, and how far off that is.
fn answer_due(row: &ItemRow, today: Day, rules: &AnswerRules) -> Option<(Status, String)> {
    let last = row
        .last_day_to_answer(rules)
        .filter(|_| !row.state.answered && !row.state.closed)?;
    let distance = format!(" · {}", wording::distance_words(last, today));
    let words = format!("answer by {}{distance}", wording::day_words(last));
    let status = if last < today {
        Status::new("⚠", words, Tone::Bad)
    } else {
        Status::new("◷", words, Tone::Neutral)
    };
    Some((status, distance))
}

/// The last day of what is promised; of the time to answer, where nothing is promised and nobody has
/// answered.
fn last_day_of(row: &ItemRow, rules: &AnswerRules) -> Option<Day> {
    let unanswered = || {
        row.last_day_to_answer(rules)
            .filter(|_| !row.state.answered && !row.state.closed)
    };
    match &row.due {
        Some(due) => due.window.and_then(|window| window.latest),
        None => unanswered(),
    }
}

fn meeting_words(body: Option<&str>, day: Option<Day>) -> String {
    match (body, day) {
        (Some(body), Some(day)) => format!("{body}, {}", wording::day_words(day)),
        (Some(body), None) => format!("{body}, date not known"),
        (None, Some(day)) => wording::day_words(day),
        (None, None) => "Meeting not known".to_owned(),
    }
}

/// The warnings an item carries, in the order in which a card shows them.
fn flags_of(row: &ItemRow, today: Day, rules: &AnswerRules) -> Vec<Flag> {
    let (item, state) = (&row.item, row.state);
    let window = row.due.as_ref().and_then(|d| d.window);
    let open = !state.closed;
    let owed = open && item.standing == Standing::Ours;
    let undated = row.due.is_some() && window.is_none();
    // A phrase that has an end, but rests on the date of a paper that has none.
    let unreadable = row
        .due
        .as_ref()
        .is_some_and(|d| d.class != Some(Class::OpenEnded))
        && row.paper_date.is_none()
        && item.made_on.is_none();
    let wants = |flag: Flag| match flag {
        Flag::Overdue => is_overdue(window, state, today),
        Flag::NoAnswerInTime => {
            open && !state.answered && row.last_day_to_answer(rules).is_some_and(|last| last < today)
        }
        Flag::UndatedPromise => open && undated && !unreadable,
        Flag::DateNotKnown => open && undated && unreadable,
        Flag::NoLeadOfficer => owed && item.lead_officer.is_none(),
        Flag::InPrinciple => state.in_principle,
        Flag::Moved => row.moved > 0,
        Flag::SaidImplemented => {
            open && state.position == Some(Position::Implemented)
                && state.progress != Some(Progress::Complete)
        }
        Flag::Exempt => item.exempt,
        Flag::Unsure => item.confidence == Some(Confidence::Unsure),
    };
    Flag::ALL.iter().copied().filter(|flag| wants(*flag)).collect()
}

fn warnings_of(flags: &[Flag], moved: usize) -> Vec<Status> {
    flags
        .iter()
        // "In principle" stands beside the position already, and what is overdue beside the date.
        .filter(|flag| !matches!(flag, Flag::InPrinciple | Flag::Overdue))
        .map(|flag| {
            let mut status = Status::of_flag(*flag);
            if *flag == Flag::Moved {
                status.words = format!("Moved {}", wording::times(moved));
            }
            status
        })
        .collect()
}

fn answer_of(row: &ItemRow) -> Option<Status> {
    let (item, state) = (&row.item, row.state);
    if state.answered {
        Some(Status::of_position(state.position, state.in_principle))
    } else if is_owed_an_answer(item.kind, item.standing) {
        Some(Status::new("○", "No answer yet", Tone::Warning))
    } else if item.standing == Standing::PutToUs {
        Some(Status::new("○", "Outcome not recorded", Tone::Neutral))
    } else {
        None
    }
}

fn delivery_of(row: &ItemRow) -> Option<Status> {
    let Some(closing) = &row.item.closing else {
        return row.state.progress.map(Status::of_progress);
    };
    let tone = if closing.reason == ClosingReason::Implemented {
        Tone::Good
    } else {
        Tone::Neutral
    };
    let words = format!("Closed: {}", closing.reason.label());
    Some(Status::new("■", words, tone))
}

/// Everything an item's panel says at a glance: answer, progress or closing, and every warning.
#[must_use]
pub fn all_marks_of(row: &ItemRow, today: Day, rules: &AnswerRules) -> Vec<Status> {
    let flags = flags_of(row, today, rules);
    let mut marks: Vec<Status> = answer_of(row).into_iter().chain(delivery_of(row)).collect();
    if flags.contains(&Flag::Overdue) {
        marks.push(Status::of_flag(Flag::Overdue));
    }
    marks.extend(warnings_of(&flags, row.moved));
    marks
}

fn folded(row: &ItemRow) -> String {
    let item = &row.item;
    [
        item.number.as_deref(),
        item.lead_in.as_deref(),
        Some(item.text.as_str()),
        item.addressed_to.as_deref(),
        item.lead_officer.as_deref(),
        item.executive_member.as_deref(),
        row.body_name.as_deref(),
        row.former_body.as_deref(),
        row.paper_name.as_deref(),
    ]
    .into_iter()
    .flatten()
    .chain(item.tags.iter().map(String::as_str))
    .collect::<Vec<_>>()
    .join(" ")
    .to_lowercase()
}

fn name_of(card: &Card) -> String {
    let mut parts = vec![card.heading.clone(), card.column.label().to_lowercase()];
    parts.extend(
        card.marks()
            .map(|m| m.words.to_lowercase())
            .filter(|words| *words != card.column.label().to_lowercase() && words != "no answer yet"),
    );
    if let Some(due) = &card.due {
        parts.push(format!("due {}", due.words.replace(" · ", ", ")));
    }
    parts.extend(card.warnings.iter().map(|w| w.words.to_lowercase()));
    if !card.tags.is_empty() {
        parts.push(format!("tags {}", card.tag_words));
    }
    parts.push(wording::first_words(&card.words, 80));
    parts.join(", ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::scrutiny::answer_clock::AnswerRule;
    use crate::scrutiny::item::{Item, ItemState};
    use crate::scrutiny::period::Window;
    use crate::scrutiny::promise::Due;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn row(kind: ItemKind) -> ItemRow {
        let at = Moment::from_timestamp(1_700_000_000, 0).unwrap();
        ItemRow {
            item: Item {
                id: ItemId::new(at),
                kind,
                standing: Standing::Ours,
                number: Some("3".to_owned()),
                lead_in: None,
                text: "That the Cabinet reports".to_owned(),
                addressed_to: Some("Cabinet".to_owned()),
                lead_officer: Some("R. Imran".to_owned()),
                executive_member: None,
                body: None,
                made_on: None,
                received_on: None,
                paper: None,
                passage: None,
                finding: None,
                rule: None,
                confidence: None,
                exempt: false,
                tags: Vec::new(),
                closing: None,
                added_at: at,
            },
            state: ItemState::default(),
            due: None,
            due_at: None,
            moved: 0,
            body_name: None,
            former_body: None,
            body_kind: None,
            council_name: None,
            paper_name: None,
            paper_date: None,
            changed_at: at,
        }
    }

    /// A card of this kind in this column.
    pub(crate) fn card(kind: ItemKind, column: Column) -> Card {
        Card {
            column,
            ..card_of(&row(kind), day("2026-11-23"), &AnswerRules::default())
        }
    }

    fn due(phrase: &str, window: Option<Window>, class: Option<Class>) -> Due {
        Due {
            phrase: phrase.to_owned(),
            window,
            class,
            conditional: false,
            passage: None,
        }
    }

    #[test]
    fn a_time_without_a_day_says_why_it_has_none() {
        let today = day("2026-11-23");
        let mut undated = row(ItemKind::Recommendation);
        undated.due = Some(due("in due course", None, Some(Class::OpenEnded)));
        assert_eq!(
            flags_of(&undated, today, &AnswerRules::default()),
            [Flag::UndatedPromise]
        );
        undated.due = Some(due("within six months", None, Some(Class::Duration)));
        assert_eq!(
            flags_of(&undated, today, &AnswerRules::default()),
            [Flag::DateNotKnown]
        );
        undated.paper_date = Some(day("2026-06-16"));
        assert_eq!(
            flags_of(&undated, today, &AnswerRules::default()),
            [Flag::UndatedPromise],
            "the paper's date is known, so that is not what is missing"
        );
    }

    #[test]
    fn what_is_done_is_never_said_to_be_late() {
        let today = day("2026-11-23");
        let mut late = row(ItemKind::Action);
        late.due = Some(due(
            "by March",
            Some(Window::day(day("2026-03-31"))),
            Some(Class::Month),
        ));
        let open = card_of(&late, today, &AnswerRules::default());
        assert_eq!(
            open.due.map(|d| d.words),
            Some("by March · 7 months over".to_owned())
        );
        late.state.progress = Some(Progress::Complete);
        let done = card_of(&late, today, &AnswerRules::default());
        assert_eq!(done.due.map(|d| d.words), Some("by March".to_owned()));
        assert!(done.flags.is_empty());
    }

    #[test]
    fn cards_stand_by_last_day_and_undated_ones_last() {
        let today = day("2026-11-23");
        let with = |number: &str, latest: Option<&str>| {
            let mut row = row(ItemKind::Action);
            row.item.number = Some(number.to_owned());
            row.due = latest.map(|l| due("then", Some(Window::day(day(l))), Some(Class::Exact)));
            row
        };
        let rows = [
            with("1", None),
            with("2", Some("2027-01-01")),
            with("3", Some("2026-01-01")),
        ];
        let headings: Vec<String> = cards_of(&rows, today, &AnswerRules::default())
            .into_iter()
            .map(|c| c.heading)
            .collect();
        assert_eq!(headings, ["Action 3", "Action 2", "Action 1"]);
    }

    #[test]
    fn a_clock_runs_only_for_what_is_owed_and_only_where_a_rule_is_set() {
        let today = day("2026-11-23");
        let rules = AnswerRules::default().with("Larkhythe", Some(AnswerRule::Law));
        let mut asked = row(ItemKind::Recommendation);
        asked.item.made_on = Some(day("2026-06-28"));
        asked.council_name = Some("Larkhythe".to_owned());
        let late = card_of(&asked, today, &rules);
        assert_eq!(late.flags, [Flag::NoAnswerInTime]);
        assert_eq!(
            late.due.map(|due| due.words),
            Some("answer by 27 August 2026 · 2 months over".to_owned())
        );
        assert_eq!(flags_of(&asked, day("2026-08-27"), &rules), []);
        assert_eq!(flags_of(&asked, today, &AnswerRules::default()), []);

        let mut answered = asked.clone();
        answered.state.answered = true;
        let mut closed = asked.clone();
        closed.state.closed = true;
        let mut put_to_us = asked.clone();
        put_to_us.item.standing = Standing::PutToUs;
        let mut action = asked.clone();
        action.item.kind = ItemKind::Action;
        let mut undated = asked;
        undated.item.made_on = None;
        for row in [answered, closed, put_to_us, action, undated] {
            let card = card_of(&row, today, &rules);
            assert!(!card.flags.contains(&Flag::NoAnswerInTime), "{card:?}");
            assert_eq!(card.due, None);
        }
    }
}
