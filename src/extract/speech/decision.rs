//! Decisions: whether a sentence of minutes tells that the meeting agreed, approved or noted something,
//! and where what it decided begins.

use super::{Bearer, Clauses, welsh};
use crate::extract::clean::Piece;
use crate::extract::paper::Paper;
use crate::extract::style::{self, Words};

/// A verb of deciding in a sentence, and where what was decided begins.
#[derive(Debug)]
pub struct Decision {
    /// The verb, counted in words.
    pub verb: usize,
    /// The first word of what was decided.
    pub own: usize,
    /// Whether it only recommends.
    pub recommends: bool,
}

/// "It was agreed that", "the Committee, having heard him, resolved to", "seconded by … and carried that".
#[must_use]
pub fn decision_in(sentence: &Clauses<'_>, words: &Words) -> Option<Decision> {
    (0..sentence.len()).find_map(|verb| {
        // "Agreed: On the proposal of …, it was agreed to": the label announces what is told.
        let label = verb == 0
            && sentence.raw(verb).ends_with(':')
            && ["it was agreed", "it was resolved", "it was decided"]
                .iter()
                .any(|told| sentence.low.contains(told));
        if label {
            return None;
        }
        if matches!(sentence.word(verb), "penderfynwyd" | "cytunwyd") {
            // In two languages the word is printed twice: "Cytunwyd / Agreed to ask".
            if matches!(sentence.raw(verb + 1), "/" | "|") {
                return None;
            }
            let unanimous = sentence.from(verb + 1).starts_with("yn unfrydol");
            let own = verb + if unanimous { 3 } else { 1 };
            return (own < sentence.len()).then_some(Decision {
                verb,
                own,
                recommends: false,
            });
        }
        if let Some(own) = in_agreement(sentence, verb, words) {
            return Some(Decision {
                verb,
                own,
                recommends: false,
            });
        }
        let recommends = matches!(
            sentence.word(verb),
            "recommended" | "recommends" | "recommend" | "urged" | "urges" | "urge"
        );
        let decides = matches!(
            sentence.word(verb),
            "agreed" | "resolved" | "decided" | "determined" | "carried"
        );
        let spoken_of = sentence.raw(verb).starts_with(['"', '\'']);
        if !(recommends || decides) || spoken_of || !is_of_meeting(sentence, verb, words) {
            return None;
        }
        let own = own_words_after(sentence, verb, recommends)?;
        Some(Decision {
            verb,
            own,
            recommends,
        })
    })
}

/// "Members were in agreement that", "the Panel was content to note", "the Committee approved the
/// following: (i) …": where what was decided begins.
fn in_agreement(sentence: &Clauses<'_>, word: usize, words: &Words) -> Option<usize> {
    let next = sentence.word(word + 1);
    let before = word.checked_sub(1).map_or("", |at| sentence.word(at));
    let own = match sentence.word(word) {
        "agreement" if before == "in" && next == "that" => word + 2,
        "content" | "minded" | "happy" if matches!(before, "was" | "were") && next == "to" => {
            style::begins_with(sentence.from(word + 2), &words.speech.decides)?;
            word + 1
        }
        "approved" | "endorsed" | "noted" | "adopted" | "supported"
            if next == "the" && sentence.word(word + 2) == "following" =>
        {
            word + 3
        }
        _ => return None,
    };
    is_borne_by_body(sentence, word, words).then_some(own)
}

/// Whether a verb of deciding is borne by a body or by "it was", and is not told of as past.
fn is_of_meeting(sentence: &Clauses<'_>, verb: usize, words: &Words) -> bool {
    let before = (0..verb).rev().find(|index| {
        sentence.over_adverbs(*index) == *index
            && !matches!(sentence.word(*index), "strongly" | "unanimously")
    });
    let last = before.map_or("", |index| sentence.word(index));
    if matches!(
        last,
        "has"
            | "have"
            | "had"
            | "be"
            | "been"
            | "not"
            | "whether"
            | "if"
            | "where"
            | "which"
            | "as"
            | "who"
            | "are"
            | "were"
            | "to"
            | "it"
            | "he"
            | "she"
    ) {
        return false;
    }
    if matches!(last, "was" | "is") {
        return before
            .and_then(|index| index.checked_sub(1))
            .is_some_and(|index| {
                let opener = index.checked_sub(1).map_or("", |at| sentence.word(at));
                matches!(sentence.word(index), "it" | "is")
                    && !matches!(opener, "where" | "which" | "when" | "if" | "as")
            });
    }
    if sentence.word(verb) == "carried" || last == "and" && sentence.low.contains("seconded by") {
        return sentence.low.contains("seconded by");
    }
    // "had at one time recommended": what somebody did before.
    let perfect = (verb.saturating_sub(6)..verb).any(|had| {
        matches!(sentence.word(had), "had" | "has" | "have")
            && !(had..verb).any(|at| sentence.closes(at) || sentence.word(at) == "and")
    });
    if perfect {
        return false;
    }
    let twice = verb
        .checked_sub(1)
        .is_some_and(|before| matches!(sentence.raw(before), "/" | "|"));
    if sentence.word(verb) == "resolved" || verb == 0 || twice {
        return true;
    }
    is_borne_by_body(sentence, verb, words)
}

/// Whether the verb's clause names a body, and does not hang on a report or a condition.
fn is_borne_by_body(sentence: &Clauses<'_>, verb: usize, words: &Words) -> bool {
    let clause = sentence.clause_of(verb, &words.speech.says);
    let bearer = sentence.between(clause.first, verb);
    let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
    let body = bearer.split(' ').any(|word| {
        let bare = word.trim_matches([',', '(', ')']);
        words.people.bodies.has(bare)
            || matches!(
                bare,
                "members" | "party" | "meeting" | "councillors" | "trustees" | "governors"
            )
    });
    let said = sentence.between(0, verb).contains("report") && opener == "that";
    body && !said && !matches!(opener, "where" | "which" | "when" | "if" | "as" | "whether")
}

/// The first word of what was decided: behind "that", or "to" itself; none where the verb takes neither.
fn own_words_after(sentence: &Clauses<'_>, verb: usize, recommends: bool) -> Option<usize> {
    let mut next = verb + 1;
    let put_in = [
        "by",
        "with",
        "on",
        "without",
        "nem",
        "after",
        "subject",
        "there",
        "having",
        "following",
    ];
    if sentence.raw(verb).ends_with(',') && sentence.word(next) == "that" {
        return Some(next + 1);
    }
    if put_in.contains(&sentence.word(next)) {
        // "resolved, on the motion of the Chair, that", "agreed on the proposal of …, seconded by …, to"
        let after = (next..next + 24).find(|index| {
            sentence.raw(*index).ends_with(':')
                || sentence.raw(*index).ends_with(',') && matches!(sentence.word(index + 1), "that" | "to")
                || sentence.word(next) == "by" && sentence.word(index + 1) == "that"
        })?;
        next = after + 1;
        if sentence.raw(after).ends_with(':') {
            return Some(next);
        }
    } else if sentence.raw(verb).ends_with(',') {
        return None;
    }
    if sentence.raw(verb).ends_with([':', '-']) || matches!(sentence.raw(next), "-" | ":" | ":-") {
        return Some(next);
    }
    if matches!(sentence.word(next), "under" | "pursuant" | "in") {
        // "Resolved under Section 100 of the Act to exclude"
        let exclude = (next..next + 30).find(|index| {
            sentence.word(*index) == "that"
                || sentence.word(*index) == "to" && sentence.word(index + 1) == "exclude"
        })?;
        return Some(exclude + usize::from(sentence.word(exclude) == "that"));
    }
    while matches!(
        sentence.word(next),
        "unanimously" | "therefore" | "accordingly" | "further" | "also" | "jointly"
    ) {
        next += 1;
    }
    if next >= sentence.len() {
        // "it was resolved" over a list
        return Some(next);
    }
    match sentence.word(next) {
        "that" => Some(next + 1),
        "to" if !recommends => Some(next),
        "as" if sentence.word(next + 1) == "follows" => Some(next + 2),
        "the" if sentence.word(next + 1) == "following" => Some(next + 2),
        "to" | "the" if sentence.low.ends_with([':', '-']) => Some(next),
        // "It was resolved the Clerk to write".
        "the" | "a" | "no" | "not"
            if sentence.word(verb) == "resolved" || sentence.between(0, verb).ends_with("it was") =>
        {
            Some(next)
        }
        _ => None,
    }
}

/// "The minutes of the last meeting were approved": a paper of the meeting and what became of it.
#[must_use]
pub fn was_settled(sentence: &Clauses<'_>, words: &Words) -> bool {
    (1..sentence.len()).any(|index| {
        if !matches!(sentence.word(index), "was" | "were") {
            return false;
        }
        let clause = sentence.clause_of(index, &words.speech.says);
        let opener = clause.first.checked_sub(1).map_or("", |at| sentence.word(at));
        let mut subject = sentence.between(clause.first, index);
        // "The minutes, copies of which had been sent out, were …"
        let whole = sentence.between(0, index);
        let minutes = ["minutes of ", "the minutes "]
            .iter()
            .any(|opening| whole.starts_with(opening));
        if minutes && whole.contains(", ") {
            subject = whole;
        } else if opener == "that"
            || opener == "which"
            || opener == "when"
            || opener == "if"
            || opener == "as"
        {
            return false;
        }
        let named = style::find_in(subject, &words.speech.papers).is_some();
        // "were moved, seconded and agreed", "was taken as read and approved"
        let settled = (index + 1..index + 9)
            .take_while(|at| {
                *at == index + 1
                    || PASSED.contains(&sentence.word(at - 1))
                    || sentence.over_adverbs(at - 1) != at - 1
            })
            .find(|at| style::begins_with(sentence.from(*at), &words.speech.settled).is_some());
        if settled.is_some_and(|at| !settles(sentence, at)) {
            return false;
        }
        if settled.is_some_and(|at| sentence.word(at) == "received" && !is_receipt(sentence, at, subject)) {
            return false;
        }
        let seconded = sentence.word(index + 1) == "proposed" && sentence.low.contains("seconded by");
        let after = settled.map_or("", |at| sentence.from(at));
        let after = if seconded {
            sentence
                .low
                .rfind(" and ")
                .and_then(|at| sentence.low.get(at + 5..))
                .unwrap_or("")
        } else {
            after
        };
        named
            && style::begins_with(after, &words.speech.settled).is_some_and(|length| {
                let rest = after.get(length..).unwrap_or("");
                !ELSEWHERE.iter().any(|words| rest.starts_with(words))
            })
    })
}

/// Words that may stand between "was" and the verb that settles.
const PASSED: &[&str] = &[
    "moved",
    "proposed",
    "seconded",
    "put",
    "to",
    "the",
    "vote",
    "and",
    "taken",
    "as",
    "read",
    "considered",
    "duly",
    "then",
    "circulated",
    "not",
];

/// "The report was not received" tells what is missing; "was not agreed" what was decided.
fn settles(sentence: &Clauses<'_>, at: usize) -> bool {
    let verb = sentence.word(at);
    sentence.word(at - 1) != "not"
        || matches!(verb, "approved" | "agreed" | "accepted" | "adopted" | "endorsed")
}

/// "The annual report was received." settles it; "1,214 responses were received", "a petition was received
/// against it" tell what came in.
fn is_receipt(sentence: &Clauses<'_>, at: usize, subject: &str) -> bool {
    let rest = sentence.from(at + 1);
    let ends = rest.is_empty() || rest.starts_with("and ") || sentence.raw(at).ends_with([',', '.']);
    ends && !subject.starts_with(|c: char| c.is_ascii_digit())
}

/// "Councillor Hale was elected Chair for the year": whom the meeting chose.
#[must_use]
pub fn was_elected(sentence: &Clauses<'_>) -> bool {
    (2..sentence.len().min(12)).any(|at| {
        let chosen = matches!(sentence.word(at), "elected" | "appointed" | "re-elected");
        let passive = matches!(sentence.word(at - 1), "was" | "were" | "duly" | "unanimously");
        let office = (at + 1..at + 5).any(|next| {
            matches!(
                sentence.word(next),
                "chair"
                    | "chairman"
                    | "chairwoman"
                    | "chairperson"
                    | "convener"
                    | "vice-chair"
                    | "vice-chairman"
            )
        });
        let named = sentence.word(0) == "the" || super::TITLES.contains(&sentence.word(0));
        let told = [" had been ", " in 19", " in 20", " last year", " since "]
            .iter()
            .any(|words| sentence.low.contains(words));
        chosen && passive && office && named && !told
    })
}

/// The words of a sentence that settles something: "With that change" before them and "and the Chairman
/// signed them" behind them are no part.
#[must_use]
pub fn settled_words(low: &str) -> std::ops::Range<usize> {
    let opens = ["with ", "subject to "]
        .iter()
        .any(|opening| low.starts_with(opening));
    let start = low.find(" the minutes ").filter(|_| opens).map_or(0, |at| at + 1);
    let behind = [
        " and the chairman signed them",
        " and the chair signed them",
        ", and the chairman signed",
        ", and the chair signed",
        " ac fe'u llofnodwyd",
    ];
    let end = behind
        .iter()
        .filter_map(|words| low.find(words))
        .min()
        .unwrap_or(low.len());
    let submitted = ["there was submitted", "there were submitted"]
        .iter()
        .any(|opening| low.starts_with(opening));
    let moved = low.find(" on the motion of ").filter(|_| submitted);
    start..moved.map_or(end, |at| at.min(end))
}

/// "There was submitted the minute of the last meeting, which was approved".
#[must_use]
pub fn was_submitted_and_approved(low: &str) -> bool {
    let submitted = [
        "there was submitted",
        "there were submitted",
        "submitted the minute",
    ]
    .iter()
    .any(|opening| low.starts_with(opening));
    submitted
        && low.contains("minute")
        && [", which was approved", ", which were approved", ", and approved"]
            .iter()
            .any(|words| low.contains(words))
}

/// "A petition was received": what is told before the decision on it.
#[must_use]
pub fn was_received(sentence: &Clauses<'_>) -> bool {
    (1..sentence.len())
        .any(|index| matches!(sentence.word(index - 1), "was" | "were") && sentence.word(index) == "received")
}

/// Words behind "was approved" that show it was not this meeting that approved.
const ELSEWHERE: &[&str] = &[
    " by cabinet",
    " by the cabinet",
    " by council",
    " by full council",
    " by the council",
    " by the executive",
    " last ",
    " in 20",
    " in 19",
    " by the government",
    " by the secretary of state",
    " from ",
    " on time",
    " on 1",
    " on 2",
    " on 3",
    " on 4",
    " on 5",
    " on 6",
    " on 7",
    " on 8",
    " on 9",
];

/// "Report noted.", "Approved and signed.": a whole sentence without a verb's bearer.
#[must_use]
pub fn is_elliptic(sentence: &Clauses<'_>, words: &Words, opens: bool) -> bool {
    if sentence.low.starts_with("all agreed ") || welsh::settles(sentence.low) {
        return true;
    }
    // What a small council says of an application: "No objection."
    if ["no objection", "no objections", "dim gwrthwynebiad"]
        .iter()
        .any(|words| style::opens_with(sentence.low, words))
        && sentence.len() < 12
    {
        return true;
    }
    if sentence.len() > 16 || sentence.len() < 2 || sentence.low.ends_with([':', '?']) || !opens {
        return false;
    }
    let settled = |index: usize| {
        style::begins_with(sentence.from(index), &words.speech.settled)
            .map(|length| sentence.from(index).get(length..).unwrap_or("").to_owned())
    };
    let noun = style::begins_with(sentence.low, &words.speech.papers)
        .and_then(|length| sentence.low.get(..length))
        .map_or(0, |noun| noun.split(' ').count());
    if noun > 0 && settled(noun).is_some() {
        return true;
    }
    let rest = settled(0);
    rest.is_some_and(|rest| {
        let ends = rest.trim_end_matches('.').is_empty() && sentence.len() > 1;
        let joined = [
            ",",
            " as ",
            " and signed",
            " subject to ",
            " until ",
            " to the next ",
            " with ",
        ]
        .iter()
        .any(|joint| rest.starts_with(joint));
        let welsh =
            rest.trim_start_matches([' ', 'y', 'r']).starts_with("cofnodion") || rest.contains(" adroddiad");
        ends || joined || welsh
    })
}

/// "The Panel thanked the trust and noted the presentation": where the verb stands.
#[must_use]
pub fn took_note(sentence: &Clauses<'_>, words: &Words) -> Option<usize> {
    let opening = sentence.low.strip_prefix("the ").unwrap_or(sentence.low);
    let first = opening.split(' ').take(6).any(|word| {
        let bare = word.trim_matches([',', '\'']);
        words.people.bodies.has(bare) || matches!(bare, "members" | "meeting")
    });
    if !first {
        return None;
    }
    (1..sentence.len()).find(|index| {
        let verb = matches!(
            sentence.word(*index),
            "noted" | "agreed" | "endorsed" | "approved" | "supported" | "adopted" | "ratified" | "accepted"
        );
        let before = sentence.word(index - 1);
        let article = matches!(sentence.word(index + 1), "the" | "its" | "these" | "this" | "and");
        let clause = sentence.clause_of(*index, &words.speech.says);
        let own = clause.first == 0
            || clause.coordinate
            || sentence.word(clause.first) == "and"
            || matches!(sentence.bearer(clause, *index, words), Bearer::Body);
        let noun = (index + 1..index + 5)
            .any(|at| style::begins_with(sentence.from(at), &words.speech.papers).is_some());
        // What a body approves is decided, whatever it is.
        let decisive = clause.first == 0
            && matches!(
                sentence.word(*index),
                "approved" | "adopted" | "ratified" | "endorsed"
            );
        verb && article
            && (noun || decisive)
            && own
            && !matches!(
                before,
                "had" | "have" | "has" | "be" | "been" | "was" | "were" | "that" | "which"
            )
    })
}

/// Whether the minute prints its decision further down, so that "received the report" only tells how it
/// went.
#[must_use]
pub fn decision_follows(paper: &Paper<'_>, index: usize) -> bool {
    let marked = |piece: &Piece| {
        [
            "RESOLVED",
            "Resolved",
            "AGREED",
            "Agreed",
            "RECOMMENDED",
            "R E S O L V E D",
            "Decision",
            "DECISION",
            "It was RESOLVED",
            "PENDERFYNWYD",
        ]
        .iter()
        .any(|mark| piece.words.starts_with(mark))
            || (piece.words.len() < 1000 && piece.words.contains("RESOLVED"))
    };
    (index + 1..index + 40)
        .map_while(|next| paper.piece(next))
        .take_while(|piece| {
            marked(piece) || !(piece.is_heading() && piece.apart && !piece.words.ends_with(':'))
        })
        .any(marked)
}
