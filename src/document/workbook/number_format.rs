//! How a workbook shows a number: as a day, a time of day, a share of a hundred, or as it is.

use chrono::{Days, NaiveDate};

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// Itself.
    #[default]
    Plain,
    /// A day, counted from the beginning of the workbook's calendar.
    Day,
    /// A time of day and no day.
    Time,
    /// A share of one, shown as one of a hundred.
    Percent,
}

impl NumberFormat {
    /// A format that every workbook knows by its number.
    pub(super) const fn built_in(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => Self::Day,
            18..=21 | 32 | 33 | 45..=47 | 55 | 56 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// A format by its code: `dd/mm/yyyy`, `0%`, `[$-809]d mmmm yyyy;@`.
    pub(super) fn of_code(code: &str) -> Self {
        let mut bare = String::new();
        let mut end: Option<char> = None;
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match (end, c) {
                (Some(wanted), c) => {
                    if c == wanted {
                        end = None;
                    }
                }
                (None, '"') => end = Some('"'),
                (None, '[') => end = Some(']'),
                (None, ';') => break,
                (None, '\\' | '_' | '*') => {
                    rest.next();
                }
                (None, c) => bare.push(c.to_ascii_lowercase()),
            }
        }
        if bare.contains("general") {
            Self::Plain
        } else if bare.contains(['y', 'd']) || bare.contains("mmm") {
            Self::Day
        } else if bare.contains(['h', 's']) {
            Self::Time
        } else if bare.contains('%') {
            Self::Percent
        } else {
            Self::Plain
        }
    }

    /// A number as it is shown; days as they are written here.
    pub(super) fn print(self, number: &str, counts_from_1904: bool) -> String {
        let plain = || number.to_owned();
        let Ok(value) = number.trim().parse::<f64>() else {
            return plain();
        };
        match self {
            Self::Day => {
                day(value, counts_from_1904).map_or_else(plain, |day| day.format("%d/%m/%Y").to_string())
            }
            Self::Time => time(value),
            Self::Percent => format!("{}%", rounded(value * 100.0)),
            Self::Plain => rounded(value),
        }
    }
}

/// The day with this number. Workbooks believe that there was a 29 February 1900.
fn day(value: f64, counts_from_1904: bool) -> Option<NaiveDate> {
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    // Truncated on purpose: what stands after the point is the time of day.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was looked at above"
    )]
    let days = value as u64;
    let first = if counts_from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else if days < 60 {
        NaiveDate::from_ymd_opt(1899, 12, 31)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    first.checked_add_days(Days::new(days))
}

fn time(value: f64) -> String {
    let minutes = (value.fract().abs() * 1_440.0).round() % 1_440.0;
    let hours = (minutes / 60.0).floor();
    format!("{hours:02}:{:02}", minutes - hours * 60.0)
}

/// A number without the traces of how computers keep it: 0.30000000000000004 is 0.3.
fn rounded(value: f64) -> String {
    if value.abs() >= 1e15 || !value.is_finite() {
        return value.to_string();
    }
    let printed = format!("{value:.9}");
    printed.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_a_number_is() {
        let check =
            |code: &str, expected: NumberFormat| assert_eq!(NumberFormat::of_code(code), expected, "{code}");
        check("dd/mm/yyyy", NumberFormat::Day);
        check("[$-809]d mmmm yyyy;@", NumberFormat::Day);
        check("mmm-yy", NumberFormat::Day);
        check("hh:mm", NumberFormat::Time);
        check("0.0%", NumberFormat::Percent);
        check("General", NumberFormat::Plain);
        check("\"days: \"0", NumberFormat::Plain);
        check("_-£* #,##0.00_-;[Red]-£* #,##0", NumberFormat::Plain);
    }

    #[test]
    fn days_are_written_as_they_are_here() {
        let check = |format: NumberFormat, number: &str, expected: &str| {
            assert_eq!(format.print(number, false), expected, "{number}");
        };
        check(NumberFormat::Day, "45747", "31/03/2025");
        check(NumberFormat::Day, "45747.75", "31/03/2025");
        check(NumberFormat::Day, "59", "28/02/1900");
        check(NumberFormat::Day, "61", "01/03/1900");
        check(NumberFormat::Day, "-1", "-1");
        check(NumberFormat::Time, "0.75", "18:00");
        check(NumberFormat::Percent, "0.4", "40%");
        check(NumberFormat::Plain, "0.30000000000000004", "0.3");
        check(NumberFormat::Plain, "25000", "25000");
        check(NumberFormat::Plain, "1E400", "inf");
        assert_eq!(NumberFormat::Day.print("44285", true), "31/03/2025");
    }
}
