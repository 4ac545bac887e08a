//! Welsh words that follow their noun: "y mis nesaf", "erbyn diwedd y tymor", "y flwyddyn nesaf".
//!
//! Welsh names of days, months, seasons and lengths stand with the English ones in the other files.

use super::days::{self, Which};
use super::opening::{Opening, Part, Relation};
use super::{Class, Core, Reading, Window, school};
use chrono::Months;

/// Reads a Welsh week, month, term or year at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    let noun = tokens.key(at);
    let class = match noun {
        "wythnos" => Class::Duration,
        "mis" | "fis" => Class::Month,
        "tymor" | "dymor" | "nhymor" => Class::School,
        "flwyddyn" => Class::YearFrame,
        _ => return None,
    };
    let which = match tokens.key(at + 1) {
        "nesaf" => Some(Which::Next),
        "hon" | "hwn" | "yma" | "presennol" => Some(Which::Nearest),
        "diwethaf" | "ddiwethaf" => Some(Which::Last),
        _ => None,
    };
    let ended = matches!(opening.part, Part::End | Part::Start | Part::Later) && opening.article;
    let end = match which {
        Some(_) => at + 2,
        None if ended => at + 1,
        None => return None,
    };
    let which = which.unwrap_or(Which::Nearest);
    let date = reading.anchor.date;
    // "Dros y flwyddyn nesaf": over the next year, from the paper's date.
    let over = opening.relation == Some(Relation::In)
        && tokens.is_any(at.wrapping_sub(2), &["dros", "ystod"])
        && which == Which::Next;
    let months = match noun {
        "flwyddyn" => 12,
        _ => 1,
    };
    if over && matches!(class, Class::YearFrame | Class::Month) {
        let window =
            date.and_then(|date| Some(Window::new(date, date.checked_add_months(Months::new(months))?)));
        return Some(Core::new(end, Class::Duration, window).settled());
    }
    let window = match class {
        Class::YearFrame => days::nearest(reading.anchor, which, reading.backward, |year| {
            days::months(year, 1, 12)
        }),
        Class::School => school::term(reading.anchor, which),
        Class::Month => date
            .and_then(|date| moved(date, which, 1))
            .and_then(days::month_of),
        _ => date.and_then(|date| match which {
            Which::Nearest => days::week_of(date),
            Which::Next => days::week_of(days::plus_days(date, 7)?),
            Which::Last => days::week_of(date.checked_sub_days(chrono::Days::new(7))?),
        }),
    };
    Some(Core::new(end, class, window).past(which == Which::Last))
}

fn moved(date: crate::scrutiny::Day, which: Which, months: u32) -> Option<crate::scrutiny::Day> {
    match which {
        Which::Nearest => Some(date),
        Which::Next => date.checked_add_months(Months::new(months)),
        Which::Last => date.checked_sub_months(Months::new(months)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::Class;

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of phrases is read as one")]
    fn welsh_times_are_read_as_a_clerk_reads_them() {
        check(
            Class::Month,
            "2024-10-16",
            "cyn diwedd y mis | 2024-10-31
             erbyn diwedd y mis nesaf | 2024-11-30
             y mis nesaf | 2024-11-01..2024-11-30
             erbyn mis Mawrth 2025 | 2025-03-01..2025-03-31
             cyn diwedd mis Mawrth | 2025-03-31
             ddiwedd mis Mai | 2025-05-31
             ar ddechrau mis Ebrill | 2025-04-01
             ganol mis Ebrill | 2025-04-11..2025-04-20
             yng nghanol mis Ebrill | 2025-04-11..2025-04-20
             yn gynnar ym mis Mawrth | 2025-03-01..2025-03-10
             o fis Ebrill ymlaen | 2025-04-01..2025-04-30
             tan ddiwedd mis Medi | 2025-09-30
             ym mis Medi eleni | 2024-09-01..2024-09-30
             ym mis Medi nesaf | 2025-09-01..2025-09-30
             ym mis Mawrth y flwyddyn nesaf | 2025-03-01..2025-03-31
             rhwng Mehefin a Medi | 2025-06-01..2025-09-30
             rhwng mis Mehefin a mis Medi 2025 | 2025-06-01..2025-09-30
             yn y flwyddyn newydd | 2025-01-01..2025-01-31",
        );
        check(
            Class::Exact,
            "2024-10-16",
            "1af Ebrill 2025 | 2025-04-01
             erbyn 1af Ebrill | 2025-04-01
             ar 2il Mai 2025 | 2025-05-02
             ar y 3ydd o Fehefin 2025 | 2025-06-03
             erbyn 21ain Mawrth | 2025-03-21
             31 o Fawrth 2025 | 2025-03-31
             ar ddydd Iau 12 Rhagfyr | 2024-12-12
             erbyn dydd Gwener | 2024-10-18
             hyd at 31 Mawrth 2025 | 2025-03-31",
        );
        check(
            Class::Season,
            "2024-10-16",
            "yn yr hydref | 2024-09-01..2024-11-30
             dros yr haf | 2025-06-01..2025-08-31
             yng ngwanwyn 2025 | 2025-03-01..2025-05-31
             yn ystod haf 2025 | 2025-06-01..2025-08-31
             yng ngaeaf 2024/25 | 2024-12-01..2025-02-28",
        );
        check(
            Class::YearFrame,
            "2024-10-16",
            "y flwyddyn nesaf | 2025-01-01..2025-12-31
             erbyn diwedd y flwyddyn | 2024-12-31
             erbyn diwedd y flwyddyn nesaf | 2025-12-31
             erbyn diwedd y flwyddyn ariannol | 2025-03-31
             yn y flwyddyn ariannol nesaf | 2025-04-01..2026-03-31
             yn gynnar yn 2025 | 2025-01-01..2025-03-31
             ddechrau 2025 | 2025-01-01
             erbyn canol 2025 | 2025-06-01..2025-06-30
             yn 2025/26 | 2025-04-01..2026-03-31",
        );
        check(
            Class::School,
            "2024-10-16",
            "tymor yr hydref 2025 | 2025-09-01..2025-12-31
             yn nhymor y gwanwyn | 2025-01-01..2025-03-31
             erbyn diwedd y tymor | 2024-12-31
             erbyn diwedd y tymor nesaf | 2025-03-31
             cyn y Nadolig | 2024-12-25
             ar ôl y Pasg | 2025-04-21",
        );
        check(
            Class::Duration,
            "2024-10-16",
            "yr wythnos nesaf | 2024-10-21..2024-10-27
             o fewn mis | 2024-10-16..2024-11-16
             cyn pen mis | 2024-10-16..2024-11-16
             o fewn tri mis | 2024-10-16..2025-01-16
             o fewn blwyddyn | 2024-10-16..2025-10-16
             ymhen pythefnos | 2024-10-30
             ymhen blwyddyn | 2025-10-01..2025-10-31
             dros y flwyddyn nesaf | 2024-10-16..2025-10-16
             o fewn deg diwrnod gwaith | 2024-10-16..2024-10-30",
        );
        check(
            Class::OpenEnded,
            "2024-10-16",
            "maes o law | -
             cyn gynted â phosib | -
             cyn hir | -
             dros y misoedd nesaf | -",
        );
    }
}
