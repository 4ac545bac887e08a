//! Times that rest on a meeting: "next meeting", "at its meeting on 16 October 2024", "next cycle".
//!
//! A meeting whose day is printed beside it has that day; any other has no window, since only a
//! calendar of meetings could give one.

use super::days::Which;
use super::month::meeting_after;
use super::opening::{self, Opening, Part};
use super::tokens::{Kind, Phrases, Tokens, number_word};
use super::{Class, Core, Reading, exact, month, school, season, year_frame};

/// Reads a meeting at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    if let Some(end) = tokens.longest_of(
        at,
        const { &Phrases::of(&["cyfarfod nesaf", "y cyfarfod nesaf", "gyfarfod nesaf"]) },
    ) {
        return Some(Core::new(end, Class::MeetingRelative, None).settled());
    }
    if opening.part != Part::Whole {
        return None;
    }
    if opening.which == Some(Which::Next)
        && let Some(end) = tokens.longest_of(
            at,
            const {
                &Phrases::of(&[
                    "cycle of meetings",
                    "agenda",
                    "committee cycle",
                    "meeting cycle",
                    "cycle",
                    "round of meetings",
                ])
            },
        )
    {
        return Some(Core::new(end, Class::MeetingRelative, None).settled());
    }
    if let Some(core) = one_after_next(reading, opening).or_else(|| first_of(reading, opening)) {
        return Some(core);
    }
    let start = tokens.skip(at, &["a", "an"]);
    let future = tokens.is_any(
        start,
        &[
            "future",
            "later",
            "subsequent",
            "following",
            "forthcoming",
            "upcoming",
            "next",
            "special",
            "earliest",
        ],
    );
    let indefinite = future && !tokens.is(start, "special");
    let start = if future { start + 1 } else { start };
    let end = meeting_end(tokens, start).or_else(|| {
        (opening.which == Some(Which::Next))
            .then(|| next_sort(tokens, start))
            .flatten()
    })?;
    if opening.which == Some(Which::Last) {
        return None;
    }
    if let Some(core) = dated(reading, end) {
        let led = opening.relation.is_some() || opening.article || opening.which.is_some() || future;
        return led.then_some(core);
    }
    let coming = opening.which == Some(Which::Next) || indefinite;
    coming.then(|| Core::new(end, Class::MeetingRelative, None).settled())
}

/// "Available Cabinet meeting": one past "meeting", with at most four words before it.
fn meeting_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const SORTS: &[&str] = &[
        "available",
        "scheduled",
        "ordinary",
        "full",
        "formal",
        "regular",
        "quarterly",
        "appropriate",
        "possible",
        "cabinet",
        "council",
        "committee",
        "committee's",
        "board",
        "panel",
        "scrutiny",
        "executive",
        "and",
        "public",
        "budget",
        "annual",
        "suitable",
        "practicable",
        "monthly",
        "group",
        "commission",
        "assembly",
        "school",
        "schools",
        "forum",
    ];
    for next in at..at + 5 {
        if tokens.is_any(next, &["meeting", "meetings"]) {
            return Some(next + 1);
        }
        if tokens.kind(next) != Kind::Word || !(tokens.is_any(next, SORTS) || tokens.is_capital(next)) {
            return None;
        }
    }
    None
}

/// "Next monitoring meeting", "next Full Council": one past the word that meets.
fn next_sort(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    const NO_SORT: &[&str] = &[
        "of", "the", "to", "and", "is", "in", "for", "that", "at", "before", "steps",
    ];
    let sorted = (at..at + 4)
        .take_while(|next| tokens.kind(*next) == Kind::Word && !tokens.is_any(*next, NO_SORT))
        .find(|next| tokens.is_any(*next, &["meeting", "meetings"]));
    if let Some(end) = sorted {
        return Some(end + 1);
    }
    let body = meeting_after(tokens, at).filter(|_| tokens.is_capital(at))?;
    // "The next Council Plan" meets nowhere.
    (!tokens.is_capital(body) && tokens.kind(body) != Kind::Number).then_some(body)
}

/// "The meeting after next", "the next but one meeting", "each of the next three meetings".
fn one_after_next(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    let end = tokens
        .longest_of(
            at,
            const { &Phrases::of(&["meeting after next", "cycle after next", "meeting but one"]) },
        )
        .or_else(|| {
            if opening.which != Some(Which::Next) {
                return None;
            }
            let counted = number_word(tokens.key(at))
                .or_else(|| tokens.number(at))
                .is_some();
            let meetings = tokens
                .longest_of(at + 1, const { &Phrases::of(&["meetings", "cycles"]) })
                .filter(|_| counted);
            meetings.or_else(|| {
                tokens.longest_of(
                    at,
                    const { &Phrases::of(&["but one meeting", "few meetings", "couple of meetings"]) },
                )
            })
        })?;
    Some(Core::new(end, Class::MeetingRelative, None).settled())
}

/// "The first meeting of the new municipal year", "the first meeting after the summer recess".
fn first_of(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let first = tokens.skip(opening.end, &["first"]);
    if first == opening.end {
        return None;
    }
    let end = meeting_end(tokens, first).or_else(|| tokens.is(first, "cycle").then_some(first + 1))?;
    let of = tokens.skip(end, &["of", "in"]);
    let inner = opening::read(tokens, of);
    let led = Opening {
        relation: inner.relation.or(Some(opening::Relation::In)),
        ..inner
    };
    let readers = [school::read, year_frame::read, season::read, month::read];
    let core = readers
        .iter()
        .filter_map(|read| read(reading, &led))
        .max_by_key(|core| core.end)
        .filter(|_| of > end || inner.relation.is_some())?;
    let part = if of > end { Part::Early } else { inner.part };
    let window = core
        .window
        .and_then(|w| opening::narrow(w, part, reading.anchor.date))
        .and_then(|w| opening::relate(w, inner.relation));
    let window = if core.class == Class::Month && of > end {
        core.window
    } else {
        window
    };
    Some(Core { window, ..core }.settled())
}

/// The day, month or season printed after "meeting".
fn dated(reading: &Reading<'_, '_>, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let held = tokens
        .longest_of(
            at,
            const {
                &Phrases::of(&[
                    "to be held",
                    "to take place",
                    "scheduled",
                    "scheduled to be held",
                    "due to be held",
                    "being held",
                    "planned",
                    "due",
                    "taking place",
                    "will be held",
                    "will take place",
                    "is to be held",
                    "will be",
                    ":",
                ])
            },
        )
        .unwrap_or(at);
    let body = tokens
        .longest_of(
            held,
            const {
                &Phrases::of(&[
                    "of the committee",
                    "of the cabinet",
                    "of the board",
                    "of the panel",
                    "of the council",
                    "of cabinet",
                    "of this committee",
                ])
            },
        )
        .or_else(|| {
            let of = tokens.longest_of(held, const { &Phrases::of(&["of the", "of"]) })?;
            meeting_after(tokens, of)
        })
        .unwrap_or(held);
    let on = tokens.skip(body, &["on", "in", "of", "for", "(", ","]);
    let inner = opening::read(tokens, on);
    let bare = Opening {
        relation: inner.relation.or(Some(opening::Relation::In)),
        ..inner
    };
    let core = exact::read(reading, &bare).or_else(|| {
        (on > body || inner.relation.is_some())
            .then(|| month::read(reading, &bare).or_else(|| season::read(reading, &bare)))
            .flatten()
    })?;
    let end = if tokens.is(body, "(") {
        tokens.skip(core.end, &[")"])
    } else {
        core.end
    };
    Some(Core { end, ..core })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_none};
    use super::Class;

    #[test]
    fn meetings_are_read_as_a_clerk_reads_them() {
        check(
            Class::MeetingRelative,
            "2016-10-12",
            "at the next meeting | -
             to the next meeting | -
             to the next available meeting | -
             at its next meeting | -
             at future meetings | -
             at a future meeting | -
             in the next cycle | -
             at the next scheduled meeting | -
             to the next ordinary Council meeting | -
             to a later meeting | -
             to the next Cabinet meeting | -
             before the next meeting | -
             at a subsequent meeting | -
             in the next cycle of meetings | -
             yn y cyfarfod nesaf | -
             to the next monitoring meeting | -
             to the next Full Council | -
             at the next Cabinet | -
             at the next convenient meeting | -
             at the earliest available meeting | -
             to the meeting after next | -
             to the next but one meeting | -
             at the next three meetings | -
             to the next two meetings | -",
        );
        check(
            Class::YearFrame,
            "2016-10-12",
            "at the first meeting of the new municipal year | 2017-04-01..2017-06-30",
        );
        check(
            Class::Month,
            "2016-10-12",
            "to the first meeting in the new year | 2017-01-01..2017-01-31",
        );
        check(
            Class::School,
            "2016-10-12",
            "at the first meeting after the summer recess | 2017-09-05",
        );
    }

    #[test]
    fn what_only_looks_like_meetings_is_left_alone() {
        check_none(
            "The last meeting was short.
             The meeting closed late.
             This meeting is public.
             The next Council Plan is attached.
             The next steps were discussed at the meeting.
             At the meeting Members spoke.
             Minutes of the meeting are attached.",
        );
    }
}
