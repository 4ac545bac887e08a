//! A month of the calendar: whole weeks from Monday, and in each week where every window stands.
//!
//! Pure: worked out once when what is due or the month changes, never while drawing.

use chrono::{Datelike, Days, Months};

use crate::scrutiny::Day;
use crate::ui::wording::{counted, first_words};

/// How many windows of a week are given a lane; no screen shows more of them one below the other.
const MOST_LANES: usize = 16;
/// How many things the name of a day tells.
const TOLD: usize = 4;
/// How many letters of each.
const TOLD_LETTERS: usize = 60;

/// What a window belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The follow-up with this index.
    FollowUp(usize),
    /// The promise with this index.
    Promise(usize),
    /// The meeting with this index.
    Meeting(usize),
}

/// One window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What it belongs to.
    pub what: What,
    /// Its first day; its last where it has none.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Its phrase and what it is about: "by March 2027: Ask for the figures".
    pub words: String,
    /// What its bar says: of a window with its phrase, of a day, which says that itself, what it is about.
    pub bar: String,
    /// Whether its last day has passed.
    pub late: bool,
}

/// The part of a window that lies in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// The window, by its index.
    pub stretch: usize,
    /// Its line, from the top.
    pub lane: usize,
    /// Its first day, from Monday.
    pub from: usize,
    /// Its last day, from Monday.
    pub to: usize,
    /// Whether the window begins here.
    pub begins: bool,
    /// Whether the window ends here.
    pub ends: bool,
}

/// A week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its number by ISO 8601: the week of the year's first Thursday is the first.
    pub number: u32,
    /// Its days, from Monday.
    pub days: [Day; 7],
    /// What stands in it, by lane.
    pub segments: Vec<Segment>,
    /// How many windows lie over each day.
    pub totals: [usize; 7],
    /// What a screen reader says of each day.
    pub names: [String; 7],
}

impl Week {
    /// How many lanes are in use.
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.segments.last().map_or(0, |segment| segment.lane + 1)
    }

    /// How many windows over a day do not show when only so many lanes do.
    #[must_use]
    pub fn hidden(&self, day: usize, lanes: usize) -> usize {
        let shown = self
            .segments
            .iter()
            .take_while(|segment| segment.lane < lanes)
            .filter(|segment| segment.from <= day && day <= segment.to)
            .count();
        self.totals.get(day).copied().unwrap_or(0).saturating_sub(shown)
    }
}

/// A month in whole weeks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// Its weeks.
    pub weeks: Vec<Week>,
}

/// The first day of the month of a day.
#[must_use]
pub fn first_of_month(day: Day) -> Day {
    day.with_day(1).unwrap_or(day)
}

/// The same day so many months on, or the last of that month; the day itself at the ends of the calendar.
#[must_use]
pub fn months_on(day: Day, months: i32) -> Day {
    let step = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(step)
    } else {
        day.checked_add_months(step)
    }
    .unwrap_or(day)
}

/// The day so many days on; the day itself at the ends of the calendar.
#[must_use]
pub fn days_on(day: Day, days: i64) -> Day {
    let step = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(step)
    } else {
        day.checked_add_days(step)
    }
    .unwrap_or(day)
}

/// Sorts windows as a month shows them: meetings, then short ones first, so that a day's own matters are never pushed
/// out of sight by what is due "in 2027".
pub fn sort(stretches: &mut [Stretch]) {
    stretches.sort_by_cached_key(|stretch| {
        (
            !matches!(stretch.what, What::Meeting(_)),
            (stretch.last - stretch.first).num_days(),
            stretch.first,
            stretch.words.clone(),
        )
    });
}

/// The windows that lie over a day, those first whose last day comes first.
#[must_use]
pub fn on_day(stretches: &[Stretch], day: Day) -> Vec<usize> {
    let mut found: Vec<usize> = (0..stretches.len())
        .filter(|index| stretches.get(*index).is_some_and(|stretch| covers(stretch, day)))
        .collect();
    found.sort_by_key(|index| stretches.get(*index).map(|stretch| stretch.last));
    found
}

fn covers(stretch: &Stretch, day: Day) -> bool {
    stretch.first <= day && day <= stretch.last
}

impl Month {
    /// The month that begins with `first`, with these windows, which have to be sorted by [`sort`].
    #[must_use]
    pub fn of(first: Day, stretches: &[Stretch], today: Day) -> Self {
        let first = first_of_month(first);
        let next = months_on(first, 1);
        let mut monday = days_on(first, -i64::from(first.weekday().num_days_from_monday()));
        let mut weeks = Vec::new();
        while monday < next && weeks.len() < 6 {
            weeks.push(week_of(monday, stretches, today));
            monday = days_on(monday, 7);
        }
        Self { weeks }
    }
}

fn week_of(monday: Day, stretches: &[Stretch], today: Day) -> Week {
    let days: [Day; 7] = std::array::from_fn(|ahead| days_on(monday, i64::try_from(ahead).unwrap_or(0)));
    let sunday = days_on(monday, 6);
    let mut totals = [0_usize; 7];
    let mut turns = [0_usize; 7];
    let mut told: [Vec<&Stretch>; 7] = Default::default();
    // Which days of each lane are taken.
    let mut lanes: Vec<[bool; 7]> = Vec::new();
    let mut segments = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        if stretch.last < monday || stretch.first > sunday {
            continue;
        }
        let place = |day: Day| usize::try_from((day - monday).num_days()).unwrap_or(0);
        let (from, to) = (place(stretch.first.max(monday)), place(stretch.last.min(sunday)));
        for day in from..=to {
            if let Some(total) = totals.get_mut(day) {
                *total += 1;
            }
        }
        // Named on its first and its last day alone: who goes through a month by ear does not hear of
        // "in 2027" on every day of it.
        let begins = (stretch.first >= monday).then_some(from);
        let ends = (stretch.last <= sunday).then_some(to);
        for day in begins.into_iter().chain(ends.filter(|end| begins != Some(*end))) {
            if let (Some(turns), Some(told)) = (turns.get_mut(day), told.get_mut(day)) {
                *turns += 1;
                if told.len() < TOLD {
                    told.push(stretch);
                }
            }
        }
        let Some(lane) = free_lane(&mut lanes, from, to) else {
            continue;
        };
        segments.push(Segment {
            stretch: index,
            lane,
            from,
            to,
            begins: stretch.first >= monday,
            ends: stretch.last <= sunday,
        });
    }
    segments.sort_by_key(|segment| (segment.lane, segment.from));
    let names = std::array::from_fn(|day| {
        let (Some(date), Some(told)) = (days.get(day), told.get(day)) else {
            return String::new();
        };
        let counted = |counts: &[usize; 7]| counts.get(day).copied().unwrap_or_default();
        let turns = counted(&turns);
        name_of(*date, (turns, counted(&totals) - turns), told, today)
    });
    Week {
        number: monday.iso_week().week(),
        days,
        segments,
        totals,
        names,
    }
}

/// Takes the first lane that is free on all these days; none where all lanes are taken.
fn free_lane(lanes: &mut Vec<[bool; 7]>, from: usize, to: usize) -> Option<usize> {
    let is_free = |lane: &[bool; 7]| lane.get(from..=to).is_some_and(|days| !days.contains(&true));
    let lane = match lanes.iter().position(is_free) {
        Some(lane) => lane,
        None if lanes.len() < MOST_LANES => {
            lanes.push([false; 7]);
            lanes.len() - 1
        }
        None => return None,
    };
    if let Some(days) = lanes.get_mut(lane).and_then(|lane| lane.get_mut(from..=to)) {
        days.fill(true);
    }
    Some(lane)
}

/// "Tuesday 3 March 2026, today, 2 due: by 3 March, Ask for the figures; …; 3 windows open": what begins
/// or ends on the day, of which some is told, and how many windows lie over it besides.
fn name_of(day: Day, (turns, open): (usize, usize), told: &[&Stretch], today: Day) -> String {
    let mut name = day.format("%A %-d %B %Y").to_string();
    if day == today {
        name.push_str(", today");
    }
    let open = (open > 0).then(|| counted(open, "window open", "windows open"));
    if turns == 0 {
        name.push_str(", ");
        name.push_str(open.as_deref().unwrap_or("nothing due"));
        return name;
    }
    let words: Vec<String> = told
        .iter()
        .map(|stretch| {
            let turn = match (stretch.first == day, stretch.last == day) {
                (true, false) => ", begins",
                (false, true) => ", last day",
                _ => "",
            };
            format!("{}{turn}", first_words(&stretch.words, TOLD_LETTERS))
        })
        .collect();
    let meetings = told
        .iter()
        .filter(|stretch| matches!(stretch.what, What::Meeting(_)))
        .count();
    let due = match turns - meetings {
        0 => String::new(),
        due => format!(" {due} due:"),
    };
    name.push_str(&format!(",{due} {}", words.join("; ")));
    if turns > told.len() {
        name.push_str(&format!(
            "; and {}",
            counted(turns - told.len(), "other", "others")
        ));
    }
    if let Some(open) = open {
        name.push_str(&format!("; {open}"));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn stretch(number: usize, first: &str, last: &str) -> Stretch {
        Stretch {
            what: What::FollowUp(number),
            first: day(first),
            last: day(last),
            words: format!("matter {number}"),
            bar: format!("matter {number}"),
            late: false,
        }
    }

    fn month(first: &str, mut stretches: Vec<Stretch>) -> (Month, Vec<Stretch>) {
        sort(&mut stretches);
        (Month::of(day(first), &stretches, day("2026-11-23")), stretches)
    }

    /// Each segment as "matter lane from-to", with "<" and ">" where the window goes on.
    fn drawn(week: &Week, stretches: &[Stretch]) -> Vec<String> {
        week.segments
            .iter()
            .map(|s| {
                let What::FollowUp(number) = stretches[s.stretch].what else {
                    panic!("only follow-ups are made here")
                };
                format!(
                    "{number} lane {} {}{}-{}{}",
                    s.lane,
                    if s.begins { "" } else { "<" },
                    s.from,
                    s.to,
                    if s.ends { "" } else { ">" }
                )
            })
            .collect()
    }

    #[test]
    fn a_month_is_shown_in_the_weeks_that_it_touches_numbered_by_iso() {
        for (first, monday, numbers) in [
            // 1 March 2026 is a Sunday.
            ("2026-03-01", "2026-02-23", &[9, 10, 11, 12, 13, 14][..]),
            // February 2027 begins on a Monday and has four weeks.
            ("2027-02-01", "2027-02-01", &[5, 6, 7, 8]),
            // 2026 has 53 weeks; the last one reaches into 2027.
            ("2026-12-01", "2026-11-30", &[49, 50, 51, 52, 53]),
            ("2027-01-01", "2026-12-28", &[53, 1, 2, 3, 4]),
            // 2024 begins on a Monday; its last days belong to week 1 of 2025.
            ("2024-12-01", "2024-11-25", &[48, 49, 50, 51, 52, 1]),
            // 1 January 2023 is a Sunday and belongs to week 52 of 2022.
            ("2023-01-01", "2022-12-26", &[52, 1, 2, 3, 4, 5]),
            // A leap year's February.
            ("2024-02-15", "2024-01-29", &[5, 6, 7, 8, 9]),
        ] {
            let (month, _) = month(first, Vec::new());
            assert_eq!(month.weeks[0].days[0], day(monday), "{first}");
            let found: Vec<u32> = month.weeks.iter().map(|week| week.number).collect();
            assert_eq!(found, numbers, "{first}");
        }
    }

    #[test]
    fn a_window_goes_over_weeks_and_months_and_says_where_it_goes_on() {
        let stretches = vec![stretch(1, "2026-11-26", "2026-12-08")];
        let (november, sorted) = month("2026-11-01", stretches.clone());
        assert_eq!(november.weeks.len(), 6);
        assert_eq!(drawn(&november.weeks[3], &sorted), Vec::<String>::new());
        assert_eq!(drawn(&november.weeks[4], &sorted), ["1 lane 0 3-6>"]);
        // 30 November is a Monday: its week belongs to both months.
        assert_eq!(drawn(&november.weeks[5], &sorted), ["1 lane 0 <0-6>"]);
        let (december, sorted) = month("2026-12-01", stretches);
        assert_eq!(drawn(&december.weeks[0], &sorted), ["1 lane 0 <0-6>"]);
        assert_eq!(drawn(&december.weeks[1], &sorted), ["1 lane 0 <0-1"]);
        assert_eq!(december.weeks[1].totals, [1, 1, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn short_windows_stand_above_long_ones_and_free_places_are_filled() {
        let (month, sorted) = month(
            "2026-11-01",
            vec![
                stretch(1, "2026-01-01", "2026-12-31"),
                stretch(2, "2026-11-24", "2026-11-24"),
                stretch(3, "2026-11-24", "2026-11-26"),
                stretch(4, "2026-11-27", "2026-11-28"),
            ],
        );
        assert_eq!(
            drawn(&month.weeks[4], &sorted),
            ["2 lane 0 1-1", "4 lane 0 4-5", "3 lane 1 1-3", "1 lane 2 <0-6>"]
        );
        let week = &month.weeks[4];
        assert_eq!(week.totals, [1, 3, 2, 2, 2, 2, 1]);
        assert_eq!(week.lanes(), 3);
        assert_eq!(week.hidden(1, 3), 0);
        assert_eq!(week.hidden(1, 1), 2);
        assert_eq!(week.hidden(0, 1), 1);
    }

    #[test]
    fn more_than_can_be_shown_is_counted_all_the_same() {
        let stretches: Vec<Stretch> = (0..40).map(|n| stretch(n, "2026-11-24", "2026-11-24")).collect();
        let (month, sorted) = month("2026-11-01", stretches);
        let week = &month.weeks[4];
        assert_eq!(week.segments.len(), MOST_LANES);
        assert_eq!(week.totals[1], 40);
        assert_eq!(week.hidden(1, 3), 37);
        assert_eq!(on_day(&sorted, day("2026-11-24")).len(), 40);
        assert_eq!(on_day(&sorted, day("2026-11-25")), Vec::<usize>::new());
        assert!(week.names[1].ends_with("; and 36 others"), "{}", week.names[1]);
    }

    #[test]
    fn a_day_is_named_with_what_is_due() {
        let (month, _) = month(
            "2026-11-01",
            vec![
                stretch(7, "2026-11-23", "2026-11-25"),
                stretch(8, "2026-11-25", "2026-11-25"),
                stretch(9, "2026-01-01", "2026-11-26"),
            ],
        );
        let names = &month.weeks[4].names;
        assert_eq!(
            names[0],
            "Monday 23 November 2026, today, 1 due: matter 7, begins; 1 window open"
        );
        assert_eq!(names[1], "Tuesday 24 November 2026, 2 windows open");
        assert_eq!(
            names[2],
            "Wednesday 25 November 2026, 2 due: matter 8; matter 7, last day; 1 window open"
        );
        assert_eq!(names[3], "Thursday 26 November 2026, 1 due: matter 9, last day");
        assert_eq!(names[4], "Friday 27 November 2026, nothing due");
    }

    #[test]
    fn a_month_on_from_its_last_day_is_the_last_day_of_the_next() {
        assert_eq!(months_on(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_on(day("2024-03-31"), -1), day("2024-02-29"));
        assert_eq!(days_on(day("2026-12-31"), 1), day("2027-01-01"));
    }
}
