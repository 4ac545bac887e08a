//! What looks like a time and is none: "May" the verb, "the 2016/17 budget", telephone numbers,
//! "Part 1" — and times that tell what has been.

use super::opening::{Opening, Relation};
use super::tokens::{Kind, Phrases, Tokens};
use super::{Core, Reading, Window, is_readable};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a phrase can begin at this token: not inside a reference, a number or an address.
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|t| is_readable(t.kind)) else {
        return false;
    };
    // "In the year to December": which year, not when.
    let of_a_stretch =
        tokens.is(at, "to") && at > 0 && is_in("year years months quarter weeks period", tokens.key(at - 1));
    if of_a_stretch {
        return false;
    }
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
        || is_thing_named(tokens.key(at))
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

/// Whether a time before "from A to B" is moved, so that B alone is what holds.
pub(super) fn is_moved_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let from = at.saturating_sub(12);
    (from..at).any(|place| {
        let key = tokens.key(place);
        let put_back = key == "back" && tokens.is_any(place.wrapping_sub(1), &["put", "set", "pushed"])
            || key == "forward" && tokens.is_any(place.wrapping_sub(1), &["bring", "brought", "bringing"]);
        put_back
            || is_in(
                "moved move moving changed change altered postponed postpone postponing deferred slipped brought bringing",
                key,
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
const IRREGULAR: &str = "held met spent made sent built run found brought bought sold left won lost \
    heard given taken begun written set put";

/// Words of the past tense.
const PAST: &str = "was were had did took began became went came gave saw rose fell wrote ran \
    since last previous previously earlier been ago already dated minutes outturn grew chose told said spoke knew paid";

/// Words that speak of what is to come.
const FUTURE: &str = "will shall should would must be can could may next future deadline target ready \
    available until aim aims plans is are returns ask asks publish implement let bydd fydd cynhelir disgwylir daw ddaw needs";

/// Words of a list, looked up at every word around a time.
type WordSet = HashSet<&'static str>;

static THING: LazyLock<WordSet> = LazyLock::new(|| set_of(THINGS));
static ASKED_FOR: LazyLock<WordSet> = LazyLock::new(|| set_of(ASKING));
static LOOKING_AHEAD: LazyLock<WordSet> = LazyLock::new(|| set_of(AHEAD));
static PARTICIPLE: LazyLock<WordSet> = LazyLock::new(|| set_of(IRREGULAR));
static HAS_BEEN: LazyLock<WordSet> = LazyLock::new(|| set_of(PAST));
static TO_COME: LazyLock<WordSet> = LazyLock::new(|| set_of(FUTURE));

fn set_of(list: &'static str) -> WordSet {
    list.split_ascii_whitespace().collect()
}

/// The same for one thing or several: "the winter scheme", "its winter schemes".
fn is_thing_named(key: &str) -> bool {
    THING.contains(key) || key.strip_suffix('s').is_some_and(|one| THING.contains(one))
}

fn is_in(list: &str, key: &str) -> bool {
    list.split_ascii_whitespace().any(|word| word == key)
}

fn cue(tokens: &Tokens<'_>, at: usize) -> Option<Cue> {
    let key = tokens.key(at);
    if tokens.kind(at) != Kind::Word {
        return None;
    }
    if TO_COME.contains(key) || LOOKING_AHEAD.contains(key) {
        return Some(Cue::Future);
    }
    if key == "to" {
        let noun = tokens.is_capital(at + 1)
            || tokens.is_any(at + 1, &["the", "a", "an", "its", "their", "our", "all", "this"]);
        return (tokens.kind(at + 1) == Kind::Word && !noun).then_some(Cue::Future);
    }
    if HAS_BEEN.contains(key) {
        return Some(Cue::Past);
    }
    // Welsh verbs in -wyd are of the past: "a gynhaliwyd".
    const ASKED: &str = "gofynnwyd cytunwyd penderfynwyd argymhellwyd awgrymwyd nodwyd cadarnhawyd";
    if key.len() > 5 && key.ends_with("wyd") && !is_in(ASKED, key) {
        return Some(Cue::Past);
    }
    // "Have it looked at and brought back on 30 January".
    if PARTICIPLE.contains(key) && tokens.is(at + 1, "back") {
        return None;
    }
    // "In the ten most deprived wards": what they are, not what was done.
    let described = tokens.kind(at + 1) == Kind::Word
        && is_in(
            "the a an most more less all any these those its their our",
            tokens.key(at.wrapping_sub(1)),
        )
        && !is_in(
            "in on at by from to during since for with until of and",
            tokens.key(at + 1),
        );
    if described {
        return None;
    }
    let participle = PARTICIPLE.contains(key)
        || key.len() > 4 && key.ends_with("ed") && !ASKED_FOR.contains(key) && !tokens.is_capital(at);
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

/// Whether a time is that of a paper or meeting which is spoken of: "its decision of 20 October",
/// "12 June meeting notes", "the figures asked for at its meeting in June".
fn is_of_a_paper(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    const PAPERS: &str = "decision decisions meeting minutes report letter statement resolution judgment \
        order email note notes agenda";
    let before = |back: usize| at.checked_sub(back).map_or("", |place| tokens.key(place));
    let of = matches!(before(1), "of" | "dated") && is_in(PAPERS, before(2));
    let notes = tokens.longest_of(
        end,
        const { &Phrases::of(&["meeting note", "meeting notes", "minutes", "notes"]) },
    );
    let met = tokens.is(at, "at") && (at..end).any(|place| tokens.is(place, "meeting"));
    of || notes.is_some() || met && (ASKED_FOR.contains(before(1)) || ASKED_FOR.contains(before(2)))
}

/// What the clause around a time says: the nearest cue before it, or else the first one after it.
fn clause(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Cue> {
    const REACH: usize = 14;
    for place in (at.saturating_sub(REACH)..at).rev() {
        if tokens.ends_sentence(place) {
            break;
        }
        if tokens.is(place, ":") {
            // "Deadline for call-in: 5pm on 11 October".
            let label = (place.saturating_sub(5)..place).any(|at| {
                is_in(
                    "deadline due target date completion timescale closing",
                    tokens.key(at),
                )
            });
            return label.then_some(Cue::Future);
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
        // "The Board, at its meeting on 4 June, asked …": there the asking itself has been.
        if ASKED_FOR.contains(tokens.key(place)) {
            return Some(Cue::Past);
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
    // What something is moved from no longer holds.
    let moved = opening.relation == Some(Relation::From)
        && reading.tokens.is(core.end, "to")
        && is_moved_before(reading.tokens, at);
    if moved || opening.relation == Some(Relation::Since) {
        return true;
    }
    if window.is_none() && core.dated {
        return false;
    }
    let tokens = reading.tokens;
    let cue = if is_of_a_paper(tokens, at, core.end) {
        Some(Cue::Past)
    } else {
        clause(tokens, at, core.end)
    };
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
        // A printed one that has begun may be told of too: "spent £7 m in 2016/17" in a paper of June.
        Some(false) if core.dated => {
            let begun = window.and_then(|w| w.earliest) <= reading.anchor.date;
            begun && cue == Some(Cue::Past) && opening.relation == Some(Relation::In)
        }
        Some(false) => cue == Some(Cue::Past) && is_yearly(core) && opening.which.is_none(),
        None => cue == Some(Cue::Past) && (core.dated || is_yearly(core)) && opening.which.is_none(),
    }
}

/// Whether the class names something that comes every year.
const fn is_yearly(core: Core) -> bool {
    use super::Class::{Exact, Month, School, Season, YearFrame};
    matches!(core.class, Exact | Month | School | Season | YearFrame)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{anchored, check_history, check_none};
    use super::super::{find, resolve};

    #[test]
    fn what_has_been_is_history_and_dated_backwards() {
        check_history(
            "2016-10-12",
            "The scheme was agreed in March 2011. | 2011-03-01..2011-03-31
             The group met on 4 June. | 2016-06-04
             The group met in June and twice more. | 2016-06-01..2016-06-30
             Cabinet considered the report at its meeting on 7 September 2016. | 2016-09-07
             The trial began in the spring. | 2016-03-01..2016-05-31
             Rents have been higher since April 2016. | 2016-04-01..2016-04-30
             There were forty cases in the last six months. | 2016-04-12..2016-10-12
             Numbers fell over the past year. | 2015-10-12..2016-10-12
             Visits rose last year. | 2015-01-01..2015-12-31
             It was opened two years ago. | -
             The survey was carried out during 2015/16. | 2015-04-01..2016-03-31
             Costs had risen by the end of 2015. | 2015-12-31
             The autumn term 2015 was the busiest. | 2015-09-01..2015-12-31
             To give the Board the figures it asked for at its meeting in June. | 2016-06-01..2016-06-30
             The Panel, at its meeting on 4 June 2016, asked the Cabinet to act. | 2016-06-04
             To stand by its decision of 20 September on wardens. | 2016-09-20
             Earlier this year the Panel visited. | 2016-01-01..2016-12-31
             The consultation ran from 1 August to 30 September 2016. | 2016-08-01..2016-09-30
             Between April and September 2016 there were 45 incidents. | 2016-04-01..2016-09-30
             The Council spent more on gritting in 2016/17. | 2016-04-01..2017-03-31
             12 June meeting notes | 2016-06-12
             Figures were published last month. | 2016-09-01..2016-09-30",
        );
    }

    #[test]
    fn a_deadline_that_has_passed_is_still_a_promise() {
        for text in [
            "The officer will reply by 31 July 2016.",
            "Replies are due on 31 July 2016.",
            "Deadline for call-in: 5pm on 11 October 2016",
            "To be completed by August 2016",
        ] {
            let found = find(text, &anchored("2016-10-12"));
            assert_eq!(found.len(), 1, "{text}");
            assert!(!found[0].history, "{text}");
        }
        let cell = resolve("31/07/2016", &anchored("2016-10-12")).unwrap();
        assert!(!cell.history, "a cell of a tracker says when, not what has been");
    }

    #[test]
    fn asking_in_the_past_tense_for_what_is_to_come_is_no_history() {
        for text in [
            "The Committee requested a report in June.",
            "It was agreed that the review would return in the spring.",
            "The surveyor's report was expected in November.",
            "Members asked for an update in six months' time.",
            "It was resolved to bring the item back in March.",
            "That the lease be ended by March 2017.",
            "That the target be met by the end of 2017",
            "That the grant is spent by the end of March 2017",
            "The chair thanked officers; the policy will be reviewed in May.",
            "that a report be made to the Committee's meeting in September 2017",
        ] {
            let found = find(text, &anchored("2016-10-12"));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(!found[0].history, "{text}");
        }
    }

    #[test]
    fn references_and_titles_are_no_times() {
        check_none(
            "Part 1 of Schedule 12A applies to Item 8.
             Key Stage 2 results improved at Level 4.
             Contact Sam Okafor on 01632 960205 or sam.okafor@hollinford.gov.example.
             See https://www.hollinford.gov.example/2016/10/12/minutes for more.
             Minute 45/16 was signed.
             Councillors May, June Archer and April Shaw were present.
             Wards affected: all.
             There were 12 members in the room on the first floor.
             The vote was 5 to 3 in favour.
             In part, yes.
             Rule 16.2 was waived on the day.
             They spoke for and against.
             By the way, on the whole, in fact, to the point.
             Form P45 and standard BS 5839 apply.",
        );
    }

    #[test]
    fn a_move_from_one_day_to_another_keeps_the_two_apart() {
        let text = "to put back the date of the change from 1 January to 1 April 2017";
        let found = find(text, &anchored("2016-10-12"));
        let last = found.last().unwrap();
        assert_eq!(last.phrase, "to 1 April 2017");
        assert_eq!(
            last.window,
            resolve("1 April 2017", &anchored("2016-10-12")).unwrap().window
        );
    }
}
