//! Times that rest on a meeting: "next meeting", "at its meeting on 16 October 2024", "next cycle".
//!
//! A meeting whose day is printed beside it has that day; any other has no window, since only a
//! calendar of meetings could give one.

use super::days::Which;
use super::month::meeting_after;
use super::opening::{self, Opening, Part};
use super::tokens::{Kind, Tokens};
use super::{Class, Core, Reading, exact, month, season};

/// Reads a meeting at the end of the opening.
pub(super) fn read(reading: &Reading<'_, '_>, opening: &Opening) -> Option<Core> {
    let tokens = reading.tokens;
    let at = opening.end;
    if let Some(end) = tokens.longest(at, &["cyfarfod nesaf", "y cyfarfod nesaf", "gyfarfod nesaf"]) {
        return Some(Core::new(end, Class::MeetingRelative, None).settled());
    }
    if opening.part != Part::Whole {
        return None;
    }
    if opening.which == Some(Which::Next)
        && let Some(end) = tokens.longest(
            at,
            &[
                "cycle of meetings",
                "committee cycle",
                "meeting cycle",
                "cycle",
                "round of meetings",
            ],
        )
    {
        return Some(Core::new(end, Class::MeetingRelative, None).settled());
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
        ],
    );
    let indefinite = future && !tokens.is(start, "special");
    let end = meeting_end(tokens, if future { start + 1 } else { start })?;
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

/// The day, month or season printed after "meeting".
fn dated(reading: &Reading<'_, '_>, at: usize) -> Option<Core> {
    let tokens = reading.tokens;
    let held = tokens
        .longest(
            at,
            &[
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
            ],
        )
        .unwrap_or(at);
    let body = tokens
        .longest(
            held,
            &[
                "of the committee",
                "of the cabinet",
                "of the board",
                "of the panel",
                "of the council",
                "of cabinet",
                "of this committee",
            ],
        )
        .or_else(|| {
            let of = tokens.longest(held, &["of the", "of"])?;
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
             yn y cyfarfod nesaf | -",
        );
    }

    #[test]
    fn what_only_looks_like_meetings_is_left_alone() {
        check_none(
            "The last meeting was short.
             The meeting closed late.
             This meeting is public.
             At the meeting Members spoke.
             Minutes of the meeting are attached.",
        );
    }
}
