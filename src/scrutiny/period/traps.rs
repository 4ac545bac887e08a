//! What looks like a time and is none: "May" the verb, "the 2016/17 budget", telephone numbers,
//! "Part 1" — and times that tell what has been.

use super::opening::{Opening, Relation};
use super::tokens::{Kind, Tokens};
use super::{Core, Reading, Window, is_readable};

/// Whether a phrase can begin at this token: not inside a reference, a number or an address.
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|t| is_readable(t.kind)) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).filter(|_| token.glued) else {
        return true;
    };
    match tokens.kind(before) {
        Kind::Word | Kind::Number => false,
        Kind::Break => true,
        Kind::Mark => {
            let number = token.kind == Kind::Number;
            match tokens.key(before) {
                "/" | "@" | "_" | "£" | "$" | "€" | "&" | "#" | "=" | "\\" => false,
                // "07.5.2019" is one number; "end.In March" is a slip of the typist.
                "." => token.capital,
                "-" | "," => !number,
                _ => true,
            }
        }
    }
}

/// Nouns that a season, a year or a month names instead of dating something: "the 2016/17 budget".
const THINGS: &str = "accounts action admissions allocation allocations annual audit award bank base \
    bin board bookings budget budgets bulletin campaign capital census charges clock cohort collection \
    conference council data deficit edition election elections estimates event exams fair fees festival \
    figures final financial forecast funding gardens grant gritting growth heating holiday holidays \
    intake issue leaf levels lights maintenance medium minutes monitoring months municipal newsletter \
    outturn overspend partnership pay performance pilot plan planning plans plants portfolio position \
    precept pressures priorities programme programmes prospectus publication queen reading reception \
    report reports reserves results revenue review round savings scheme school season service settlement \
    show space spend spending statement strategy survey target targets tax term timetable totals \
    underspend update water work workforce workplan";

/// Whether the words after a time show that it names a thing.
pub(super) fn is_thing(tokens: &Tokens<'_>, at: usize) -> bool {
    let compound = tokens.is(at, "-") && tokens.is_glued(at);
    compound
        || is_in(THINGS, tokens.key(at))
        || tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.possessive) && tokens.kind(at) == Kind::Word
}

/// Whether a year is a number of things: "in 2000 homes".
pub(super) fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    const COUNTED: &str = "people homes children pupils cases households residents properties places \
        houses dwellings members staff tonnes miles words square metres hours trees jobs units pounds per \
        responses visits km kg m acres times";
    tokens.is(at, "%") || is_in(COUNTED, tokens.key(at))
}

/// Whether "May" is the verb: without a preposition before it, or with a subject and a verb around.
pub(super) fn is_verb_may(tokens: &Tokens<'_>, at: usize, opening: &Opening) -> bool {
    tokens.is(at, "may")
        && (!opening.is_shown() && !opening.article
            || !tokens.is_capital(at) && opening.relation.is_none()
            || tokens.is_any(
                at + 1,
                &["be", "have", "not", "also", "wish", "need", "require", "well"],
            ))
}

/// Whether a work programme stands before "for 2016/17": what is put on it is to come.
pub(super) fn is_programme_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let from = at.saturating_sub(6);
    (from..at).any(|place| {
        tokens.is_any(
            place,
            &["programme", "programmed", "scheduled", "planned", "timetabled"],
        )
    })
}

/// What the nearest verb before or after a time says of it.
#[derive(PartialEq, Eq)]
enum Cue {
    Past,
    Future,
}

/// Participles by which somebody asks for what is to come, although they stand in the past tense:
/// "requested a report in June". They say nothing of the time itself.
const ASKING: &str = "agreed allocated approved arranged asked assured called committed confirmed \
    deferred delayed delegated extended indicated invited needed noted postponed recommended requested \
    required resolved suggested undertook advised informed stated reminded instructed urged added \
    adjourned explained need feed speed proceed exceed indeed based related detailed named limited \
    interested concerned increased";

/// Participles that look ahead whatever stands before them: "was expected in October".
const AHEAD: &str = "anticipated due expected intended planned programmed promised proposed scheduled \
    targeted timetabled";

/// Participles without "-ed", which with "be" before them are still to come: "be brought back in May".
const IRREGULAR: &str = "held made sent built run found brought bought sold left won lost heard given \
    taken begun written set put";

/// Words of the past tense.
const PAST: &str = "was were had did met took began ended became went came gave saw rose fell wrote \
    spent ran since last previous previously earlier been ago already dated minutes outturn grew chose";

/// Words that speak of what is to come.
const FUTURE: &str = "will shall should would must be can could may next future deadline target ready \
    available until aim aims plans is are returns ask asks publish implement let bydd needs";

fn is_in(list: &str, key: &str) -> bool {
    list.split_ascii_whitespace().any(|word| word == key)
}

fn cue(tokens: &Tokens<'_>, at: usize) -> Option<Cue> {
    let key = tokens.key(at);
    if tokens.kind(at) != Kind::Word {
        return None;
    }
    if is_in(FUTURE, key) || is_in(AHEAD, key) {
        return Some(Cue::Future);
    }
    if key == "to" {
        let noun = tokens.is_capital(at + 1)
            || tokens.is_any(at + 1, &["the", "a", "an", "its", "their", "our", "all", "this"]);
        return (tokens.kind(at + 1) == Kind::Word && !noun).then_some(Cue::Future);
    }
    if is_in(PAST, key) {
        return Some(Cue::Past);
    }
    let participle = is_in(IRREGULAR, key)
        || key.len() > 4 && key.ends_with("ed") && !is_in(ASKING, key) && !tokens.is_capital(at);
    if !participle {
        return None;
    }
    // "Be presented", "is being reviewed", "to be kept": still to come.
    let to_come = (at.saturating_sub(3)..at).any(|place| {
        is_in(
            "be being to will shall should must get is are not",
            tokens.key(place),
        )
    });
    Some(if to_come { Cue::Future } else { Cue::Past })
}

/// What the clause around a time says: the nearest cue before it, or else the first one after it.
fn clause(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Cue> {
    const REACH: usize = 14;
    for place in (at.saturating_sub(REACH)..at).rev() {
        if tokens.ends_sentence(place) || tokens.is(place, ":") {
            break;
        }
        if tokens.is_any(place, &["that"]) {
            return None;
        }
        if let Some(cue) = cue(tokens, place) {
            return Some(cue);
        }
    }
    for place in end..end + 8 {
        if tokens.ends_sentence(place) || tokens.is_any(place, &["that", "which", "who"]) {
            break;
        }
        if let Some(cue) = cue(tokens, place) {
            return Some(cue);
        }
    }
    None
}

/// Whether a time tells what has been: it says so itself, it lies before the paper and nothing says
/// that it was a deadline, or its year is not printed and its clause is in the past tense.
pub(super) fn is_history(
    reading: &Reading<'_, '_>,
    opening: &Opening,
    at: usize,
    core: Core,
    window: Option<Window>,
) -> bool {
    if opening.relation == Some(Relation::Since) {
        return true;
    }
    if window.is_none() && core.dated {
        return false;
    }
    let tokens = reading.tokens;
    let cue = clause(tokens, at, core.end);
    let before_paper = reading
        .anchor
        .date
        .zip(window.and_then(|w| w.latest))
        .map(|(date, latest)| latest < date);
    match before_paper {
        // A printed day before the paper: a deadline that has passed keeps its words of promise.
        Some(true) if core.dated => {
            let promised = opening.relation == Some(Relation::By) || cue == Some(Cue::Future);
            !promised || cue == Some(Cue::Past)
        }
        Some(true) => cue != Some(Cue::Future),
        // A window that has not ended: only a past tense with no printed year speaks of the last one.
        Some(false) if core.dated => false,
        Some(false) => cue == Some(Cue::Past) && is_yearly(core) && opening.which.is_none(),
        None => cue == Some(Cue::Past) && (core.dated || is_yearly(core)) && opening.which.is_none(),
    }
}

/// Whether the class names something that comes every year.
const fn is_yearly(core: Core) -> bool {
    use super::Class::{Exact, Month, School, Season, YearFrame};
    matches!(core.class, Exact | Month | School | Season | YearFrame)
}
