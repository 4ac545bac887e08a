//! Months and parts of a year: "by March 2018", "early in 2017", "to the December meeting", "in the
//! New Year", "April to June 2017". Welsh months too: "erbyn mis Mawrth 2018".

use super::days::{self, Which};
use super::exact::two_digit_year;
use super::opening::{Opening, Part, Relation};
use super::tokens::{FirstWords, Kind, Tokens};
use super::traps;
use super::{Class, Core, Reading, Window};
use chrono::Datelike;

/// What is printed of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// The year, and one past its last token.
    Printed {
        /// The year.
        year: i32,
        /// One past its last token.
        end: usize,
    },
    /// Figures that look like a year and are none, such as 20117: kept in the phrase, never read.
    Misprint {
        /// One past its last token.
        end: usize,
    },
    /// Nothing.
    Missing,
}

impl Year {
    /// Whether anything is printed.
    pub const fn is_printed(self) -> bool {
        !matches!(self, Self::Missing)
    }

    /// One past what is printed.
    pub const fn end(self) -> Option<usize> {
        match self {
            Self::Printed { end, .. } | Self::Misprint { end } => Some(end),
            Self::Missing => None,
        }
    }
}

/// Reads the year at `at`, after a comma too; `loose` takes two figures ("5 Nov 26").
pub(super) fn read_year(tokens: &Tokens<'_>, at: usize, loose: bool) -> Year {
    let comma = tokens.skip(at, &[","]);
    let Some(token) = tokens.get(comma).filter(|t| t.kind == Kind::Number && !t.ordinal) else {
        return Year::Missing;
    };
    let end = comma + 1;
    let followed = tokens.is_glued(end) && tokens.kind(end) != Kind::Mark;
    let begins = token.key.starts_with("19") || token.key.starts_with("20");
    match (token.key.len(), tokens.number(comma)) {
        (4, Some(figures)) if (1900..2200).contains(&figures) && !followed => {
            i32::try_from(figures).map_or(Year::Missing, |year| Year::Printed { year, end })
        }
        (5 | 6, _) if begins && comma == at => Year::Misprint { end },
        (2, Some(figures)) if loose && comma == at && !followed && !is_decimal(tokens, end) => {
            Year::Printed {
                year: two_digit_year(figures),
                end,
            }
        }
        _ => Year::Missing,
    }
}

/// Reads the year at `at`, or what is said of it: "next year", "this year", "eleni".
pub(super) fn year_after(reading: &Reading<'_, '_>, at: usize) -> Year {
    const SAID: &[(&str, i32)] = &[
        ("next year", 1),
        ("of next year", 1),
        ("this year", 0),
        ("of this year", 0),
        ("last year", -1),
        ("of last year", -1),
        ("y flwyddyn nesaf", 1),
        ("eleni", 0),
        ("y flwyddyn hon", 0),
    ];
    const FIRST: FirstWords = FirstWords::of(&["next", "of", "this", "last", "y", "eleni"]);
    let printed = read_year(reading.tokens, at, false);
    let may_be_said = FIRST.may_stand(reading.tokens, at);
    let said = SAID
        .iter()
        .filter(|_| may_be_said)
        .find_map(|(words, ahead)| Some((ahead, reading.tokens.longest(at, &[words])?)));
    match said {
        Some((ahead, end)) if !printed.is_printed() => {
            let year = reading.anchor.date.map(|date| date.year() + ahead);
            year.map_or(Year::Misprint { end }, |year| Year::Printed { year, end })
        }
        _ => printed,
    }
}

/// Whether figures go on after a point or colon: "5 Nov 10.30".
fn is_decimal(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_any(at, &[".", ":"]) && tokens.is_glued(at + 1) && tokens.kind(at + 1) == Kind::Number
}

/// The month of a name, English or Welsh (with its mutations), and whether it is written out.
pub(super) fn month_name(key: &str) -> Option<(u32, bool)> {
    Some(match key {
        "january" | "ionawr" => (1, true),
        "february" | "chwefror" => (2, true),
        "march" | "mawrth" | "fawrth" => (3, true),
        "april" | "ebrill" => (4, true),
        "may" | "mai" | "fai" => (5, true),
        "june" | "mehefin" | "fehefin" => (6, true),
        "july" | "gorffennaf" | "orffennaf" => (7, true),
        "august" | "awst" => (8, true),
        "september" | "medi" | "fedi" => (9, true),
        "october" | "hydref" => (10, true),
        "november" | "tachwedd" | "dachwedd" => (11, true),
        "december" | "rhagfyr" | "ragfyr" => (12, true),
        "jan" => (1, false),
        "feb" => (2, false),
        "mar" => (3, false),
        "apr" => (4, false),
        "jun" => (6, false),
        "jul" => (7, false),
        "aug" => (8, false),
        "sep" | "sept" => (9, false),
        "oct" => (10, false),
        "nov" => (11, false),
        "dec" => (12, false),
        _ => return None,
    })
}

/// Reads a month at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let at = opening.end;
    new_year(reading, opening, at)
        .or_else(|| named(reading, opening, at))
        .or_else(|| this_month(reading, opening, at))
}

#[derive(Clone, Copy)]
struct Named {
    month: u32,
    year: Year,
    end: usize,
}

fn one(reading: &Reading<'_, '_>, at: usize) -> Option<Named> {
    let tokens = reading.tokens;
    let of = tokens.phrase(at, "month of").unwrap_or(at);
    let name = tokens.skip(of, &["mis", "fis"]);
    let (month, full) = month_name(tokens.key(name))?;
    // Lower case these are a verb, a noun or a conjunction.
    let common = matches!(
        tokens.key(name),
        "may" | "march" | "mai" | "medi" | "fai" | "fedi" | "mar"
    );
    let mut next = tokens.skip(name + 1, if full { &[] } else { &["."] });
    let mut year = read_year(tokens, next, is_short_year(reading, next));
    if !year.is_printed() && tokens.is_any(next, &["-", "of", "in", "/", "'", "\u{2019}"]) {
        next += 1;
        // "Mar-2011", "Mar-11" and "March of 2011"; "March in 2011" is printed too.
        year = read_year(tokens, next, tokens.is(next - 1, "-") || reading.typed);
    }
    if !year.is_printed() {
        year = year_after(reading, name + 1);
    }
    if common && !tokens.is_capital(name) && !year.is_printed() && !reading.typed && name == of {
        return None;
    }
    // "5 March" is a day, which another reader takes; "Mar" alone is nothing.
    if !full && !year.is_printed() && !reading.typed && !tokens.is_capital(name) {
        return None;
    }
    Some(Named {
        month,
        year,
        end: year.end().unwrap_or(name + 1),
    })
}

/// Whether two figures after a month are its year: "Mar 17" in a paper of 2016. The day stands before
/// the month in these papers, so that they are no day.
pub(super) fn is_short_year(reading: &Reading<'_, '_>, at: usize) -> bool {
    let tokens = reading.tokens;
    let Some(figures) = tokens.number(at).filter(|_| tokens.key(at).len() == 2) else {
        return false;
    };
    let near = reading.anchor.date.is_some_and(|date| {
        let year = two_digit_year(figures);
        (date.year() - 3..=date.year() + 10).contains(&year)
    });
    let closes = reading.typed || !super::is_readable(tokens.kind(at + 1));
    near && closes && !tokens.is_any(at + 1, &["/", "-", "%", ":"])
}

fn named(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let first = one(reading, at)?;
    let last = range_end(reading, opening, &first);
    let end = last.map_or(first.end, |last| last.end);
    let printed = first.year.is_printed() || last.is_some_and(|l| l.year.is_printed());
    let meeting = meeting_after(tokens, end).filter(|_| {
        let possessive = tokens.get(end.saturating_sub(1)).is_some_and(|t| t.possessive);
        opening.article || possessive || reading.typed || opening.relation == Some(Relation::For)
    });
    let shown = opening.is_shown()
        || tokens.is_any(at, &["mis", "fis"])
        || meeting.is_some()
        || printed
        || reading.typed;
    if !shown || traps::is_verb_may(tokens, at, opening) && !printed {
        return None;
    }
    // "The January figures", "the June 2017 report": the month names the thing, not its time.
    if opening.article && meeting.is_none() && !reading.typed && traps::is_thing(tokens, end) {
        return None;
    }
    let window = match last {
        None => window_of(reading, opening, &first),
        Some(last) => {
            let year = if first.year.is_printed() {
                first.year
            } else {
                earlier_year(last.year, first.month > last.month)
            };
            let to = window_of(reading, opening, &last);
            // Without a year the first month is the one before the last: "in Sept/Oct".
            let from = match (year, to.and_then(|to| to.earliest)) {
                (Year::Missing, Some(to)) => {
                    days::month(to.year() - i32::from(first.month > last.month), first.month)
                }
                _ => window_of(reading, opening, &Named { year, ..first }),
            };
            from.zip(to).and_then(|(from, to)| {
                let (from, to) = (from.earliest?, to.latest?);
                (from <= to).then(|| Window::new(from, to))
            })
        }
    };
    let core = Core::new(meeting.unwrap_or(end), Class::Month, window).dated(printed);
    // "Before the September meeting": on a day of September, whichever it is.
    let before_it = opening.relation == Some(Relation::Before)
        && meeting.is_some_and(|end| !tokens.is_any(end - 1, &["recess", "break"]));
    Some(if before_it { core.settled() } else { core })
}

const fn earlier_year(year: Year, earlier: bool) -> Year {
    match year {
        Year::Printed { year, end } if earlier => Year::Printed { year: year - 1, end },
        other => other,
    }
}

/// The second month of "April to June 2017" and "between January and March 2018".
fn range_end(reading: &Reading<'_, '_>, opening: &Opening, first: &Named) -> Option<Named> {
    let tokens = reading.tokens;
    let joined = match opening.relation {
        Some(Relation::From) if traps::is_moved_before(tokens, opening.start) => false,
        Some(Relation::Between) => tokens.is_any(first.end, &["and", "to", "-", "a", "ac"]),
        _ => tokens.is_any(first.end, &["to", "-", "/", "until", "or", "neu"]),
    };
    // "In March and April" is one stretch, "in March and September" are two times.
    let paired = tokens.is_any(first.end, &["and", "&", "a", "ac"]) && opening.relation == Some(Relation::In);
    let last =
        one(reading, first.end + 1).filter(|last| joined || paired && last.month == first.month % 12 + 1)?;
    // "To March" after a first month may begin another sentence part; a bare verb may not.
    (!tokens.is(first.end + 1, "may") || last.year.is_printed() || tokens.is_capital(first.end + 1))
        .then_some(last)
}

fn window_of(reading: &Reading<'_, '_>, opening: &Opening, named: &Named) -> Option<Window> {
    match named.year {
        Year::Printed { year, .. } => days::month(year, named.month),
        Year::Misprint { .. } => None,
        Year::Missing => days::nearest(reading.anchor, opening.which(), reading.backward, |year| {
            days::month(year, named.month)
        }),
    }
}

/// "Meeting", "Cabinet meeting", "Scrutiny Committee", "Board" after a month's name: its end.
pub(super) fn meeting_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const MEETS: &[&str] = &[
        "meeting",
        "meetings",
        "committee",
        "cabinet",
        "council",
        "board",
        "panel",
        "executive",
        "session",
        "cycle",
        "commission",
        "recess",
        "break",
        "round",
    ];
    let mut last = None;
    for next in at..at + 4 {
        if tokens.is_any(next, MEETS) {
            last = Some(next + 1);
        } else if !(tokens.is_capital(next) || tokens.is_any(next, &["and", "full", "scrutiny"])) {
            break;
        }
    }
    last
}

/// "In the new year": January.
fn new_year(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let new = tokens.is(at.wrapping_sub(1), "new") && tokens.is(at, "year");
    let welsh = tokens.phrase(at, "flwyddyn newydd");
    let end = if new { Some(at + 1) } else { welsh }?;
    if !opening.article && opening.part == Part::Whole && !reading.typed {
        return None;
    }
    let january = |year: i32| days::month(year, 1);
    let window = days::nearest(reading.anchor, Which::Next, reading.backward, january);
    // "Early in the new year" is still January.
    Some(Core {
        settled: matches!(opening.part, Part::Early | Part::Whole)
            && !matches!(opening.relation, Some(Relation::Before | Relation::After)),
        ..Core::new(end, Class::Month, window)
    })
}

/// "This month", "next month", "the end of the month".
fn this_month(reading: &Reading<'_, '_>, opening: &Opening, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    if !tokens.is(at, "month") || tokens.get(at).is_some_and(|t| t.possessive) {
        return None;
    }
    let ended = matches!(opening.part, Part::End | Part::Start | Part::Later) && opening.article;
    if opening.which.is_none() && !ended || tokens.is(at + 1, "of") {
        return None;
    }
    // "Over the next month" runs from the paper's date and is a length of time.
    let length = matches!(opening.relation, Some(Relation::In | Relation::Within)) && opening.article;
    if length && opening.which.is_some() && opening.part == Part::Whole && !opening.is_this {
        return None;
    }
    let date = reading.anchor.date;
    let window = date.and_then(|date| {
        let date = match opening.which() {
            Which::Nearest => Some(date),
            Which::Next => date.checked_add_months(chrono::Months::new(1)),
            Which::Last => date.checked_sub_months(chrono::Months::new(1)),
        };
        days::month_of(date?)
    });
    let past = opening.which == Some(Which::Last);
    Some(Core::new(at + 1, Class::Month, window).past(past))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn months_are_read_as_a_clerk_reads_them() {
        check(
            Class::Month,
            "2016-10-12",
            "by March 2018 | 2018-03-01..2018-03-31
             until March 2018 | 2018-03-01..2018-03-31
             in March | 2017-03-01..2017-03-31
             in October | 2016-10-01..2016-10-31
             in September | 2017-09-01..2017-09-30
             by the end of November | 2016-11-30
             by the end of March 2018 | 2018-03-31
             at the beginning of January 2017 | 2017-01-01
             early in January 2017 | 2017-01-01..2017-01-10
             in mid-March 2017 | 2017-03-11..2017-03-20
             in late March 2017 | 2017-03-21..2017-03-31
             in the first half of March 2017 | 2017-03-01..2017-03-15
             from April 2017 | 2017-04-01..2017-04-30
             after March 2017 | 2017-04-01
             before March 2017 | 2017-03-01
             in May | 2017-05-01..2017-05-31
             by May 2017 | 2017-05-01..2017-05-31
             to the December meeting | 2016-12-01..2016-12-31
             to the December 2017 meeting | 2017-12-01..2017-12-31
             at the January Cabinet meeting | 2017-01-01..2017-01-31
             before the January meeting | 2017-01-01..2017-01-31
             at the Panel's January meeting | 2017-01-01..2017-01-31
             before the Authority's January meeting | 2017-01-01..2017-01-31
             to the March Overview and Scrutiny Committee | 2017-03-01..2017-03-31
             in the new year | 2017-01-01..2017-01-31
             in the New Year | 2017-01-01..2017-01-31
             early in the new year | 2017-01-01..2017-01-31
             before the new year | 2017-01-01
             from April to June 2017 | 2017-04-01..2017-06-30
             between January and March 2018 | 2018-01-01..2018-03-31
             between November and February | 2016-11-01..2017-02-28
             from November to February 2018 | 2017-11-01..2018-02-28
             next month | 2016-11-01..2016-11-30
             this month | 2016-10-01..2016-10-31
             later this month | 2016-10-12..2016-10-31
             by the end of the month | 2016-10-31
             by the end of next month | 2016-11-30
             in the month of March 2017 | 2017-03-01..2017-03-31
             by Mar 17 | 2017-03-01..2017-03-31
             by the end of March 17 | 2017-03-31
             by end March 2017 | 2017-03-31
             by Dec-16 | 2016-12-01..2016-12-31
             by March/April 2017 | 2017-03-01..2017-04-30
             in Nov/Dec 2016 | 2016-11-01..2016-12-31
             mid to late November | 2016-11-16..2016-11-30
             beginning April 2017 | 2017-04-01..2017-04-30
             from January onwards | 2017-01-01..2017-01-31
             in Sept 2017 | 2017-09-01..2017-09-30
             by Sept. 2017 | 2017-09-01..2017-09-30
             by March 20117 | -
             in March of 2017 | 2017-03-01..2017-03-31
             next March | 2017-03-01..2017-03-31
             next October | 2017-10-01..2017-10-31
             this November | 2016-11-01..2016-11-30
             erbyn mis Mawrth 2018 | 2018-03-01..2018-03-31
             erbyn Mawrth 2018 | 2018-03-01..2018-03-31
             ym mis Medi | 2017-09-01..2017-09-30
             erbyn diwedd mis Tachwedd | 2016-11-30
             ym mis Hydref 2017 | 2017-10-01..2017-10-31
             o fis Ebrill 2017 | 2017-04-01..2017-04-30
             at its meeting in June 2017 | 2017-06-01..2017-06-30
             to the Committee's meeting in September 2017 | 2017-09-01..2017-09-30
             throughout February 2017 | 2017-02-01..2017-02-28
             for November 2016 | 2016-11-01..2016-11-30
             towards the end of March 2017 | 2017-03-21..2017-03-31
             in advance of March 2017 | 2017-03-01",
        );
    }

    #[test]
    fn what_only_looks_like_months_is_left_alone() {
        check_none(
            "May I ask what is proposed?
             Members may wish to comment.
             The Committee may by resolution exclude the press.
             The Chair, Cllr May, opened the meeting.
             They march on regardless.
             The January figures are poor.
             Residents of April Court objected.
             Mai nid yw hyn yn wir.
             August bodies disagree.
             The mar in the surface remains.",
        );
    }
}
