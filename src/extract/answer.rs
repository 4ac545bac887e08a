//! Answers: whether a paper answers recommendations, and the labels and statements by which its
//! answers are known. What an answer says is for `position`.

mod below;

use below::labelled_value;
pub use below::{below, names_progress};

use super::clean::Piece;
use super::paper::{Paper, Place};
use super::position;
use super::sentence;
use super::style::{self, Words};
use crate::extract::pattern;
use crate::scrutiny::paper::PaperKind;
use aho_corasick::AhoCorasick;
use regex::Regex;
use std::sync::LazyLock;

/// Statements that answer the recommendations before them.
const STATEMENTS: &[&str] = &[
    "this recommendation is accepted",
    "these recommendations are accepted",
    "accept this recommendation",
    "accepts this recommendation",
    "accept these recommendations",
    "accepts these recommendations",
    "this recommendation is agreed",
    "this recommendation is not accepted",
    "this recommendation is rejected",
    "this recommendation is partially accepted",
    "this recommendation is partly accepted",
    "recommendation accepted",
    "recommendation agreed",
    "recommendation not accepted",
    "recommendation rejected",
    "recommendation noted",
    "recommendation partially accepted",
    "these recommendations are agreed",
    "this recommendation has been accepted",
    "this recommendation is noted",
    "does not accept this recommendation",
    "do not accept this recommendation",
];

/// Whether the paper is an answer to recommendations.
#[must_use]
pub fn is_answering(paper: &Paper<'_>) -> bool {
    matches!(
        paper.facts.kind,
        PaperKind::ExecutiveResponse | PaperKind::ActionTracker
    ) || paper.announces_answers
}

/// Whether a line ends a letter.
#[must_use]
pub fn is_sign_off(low: &str) -> bool {
    low.len() < 60
        && [
            "yours ",
            "kind regards",
            "regards",
            "best wishes",
            "with best wishes",
            "with kind regards",
            "many thanks",
            "yn gywir",
        ]
        .iter()
        .any(|words| low.starts_with(words))
}

/// The words of a piece that belong to an answer: none of a line that only says who leads or by
/// when, and no label before them.
#[must_use]
pub fn plain_words(paper: &Paper<'_>, index: usize) -> Option<Place> {
    let piece = paper.piece(index)?;
    let columns = &paper.words.columns;
    if labelled_value(piece, index, &columns.owner).is_some()
        || labelled_value(piece, index, &columns.due).is_some()
    {
        return None;
    }
    let start = label_end(piece, &paper.words).unwrap_or(0);
    let own = sentence::trimmed(&piece.words, start..piece.words.len());
    (!own.is_empty()).then(|| Place::new(index, own))
}

static TAKES_A_POSITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:(?:the |our |this )?(?:[a-z'-]+ ){0,4}(?:cabinet|executive|council|trust|board|authority|service|government|company|directorate|ccg|agency|leader|member|portfolio holder|department|university|association)|we|i) (?:fully |also |partly |partially |broadly |gladly |therefore )?(?:accepts?|agrees?|supports?|welcomes?|rejects?|notes?|does not|do not|cannot|can not|is unable|are unable|is not able|are not able|will not|already|is happy|are happy|is content|are content|is glad|are glad|is pleased|are pleased)\b",
    )
});

static IN_TURN: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:(?:as|turning|moving|coming|with|in|regarding|concerning|finally|lastly|next|now|and|on|to|of|for|under|your|our|the|then|first|regard|regards|relation|respect|answer|response|reference)[, ]+){0,5}(?:(?:recommendation|point|item|request|rec\.?|number|no\.?) (?P<named>\(?[a-z0-9]{1,3}\)?)|(?P<bare>\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)))(?:[,.:;]| - | is | was | has | will | can)",
    )
});

/// The number or letter of what a paragraph of prose answers, where it opens by naming it, and where
/// its own words begin: "As to (a), …", "Turning to point 3, …".
#[must_use]
pub fn number_answered(piece: &Piece) -> Option<(String, usize)> {
    if piece.marker.is_some() || piece.words.split(' ').count() < 4 {
        return None;
    }
    let found = IN_TURN.captures(&piece.low)?;
    let whole = found.get(0)?;
    let number = found.name("named").or_else(|| found.name("bare"))?.as_str();
    let known =
        number.starts_with('(') || number.starts_with(|c: char| c.is_ascii_digit()) || number.len() == 1;
    // "As to (a), this has begun": what stands before the stop only names; "(a) is agreed" says it.
    let start = if whole.as_str().ends_with([',', '.', ':', ';']) || whole.as_str().ends_with(" - ") {
        whole.end()
    } else {
        0
    };
    known.then(|| (number.to_owned(), start))
}

/// Whether words open by taking a position, as an answer does: "Agreed. …", "The Trust accepts this".
#[must_use]
pub fn opens_as_answer(low: &str, words: &Words) -> bool {
    position::opens(low, words) || takes_a_position(low)
}

/// Whether a body or person that words open with takes a position: "The Trust accepts this".
#[must_use]
pub fn takes_a_position(low: &str) -> bool {
    TAKES_A_POSITION.is_match(low)
}

/// Whether points or labels of the paper are answered by what stands directly below them, twice at
/// least and half the time.
#[must_use]
pub fn answers_below_points(paper: &Paper<'_>, is_label: impl Fn(&Piece) -> bool) -> bool {
    let (mut points, mut answered) = (0_usize, 0_usize);
    for (index, piece) in paper.pieces.iter().enumerate() {
        let numbered = piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet());
        if piece.is_cell() || !(numbered || is_label(piece)) {
            continue;
        }
        points += 1;
        let below = paper
            .piece(index + 1)
            .filter(|next| next.marker.is_none() && !is_label(next) && !next.is_cell());
        answered += usize::from(below.is_some_and(|next| {
            label_end(next, &paper.words).is_some() || opens_as_answer(&next.low, &paper.words)
        }));
    }
    answered >= 2 && answered * 2 >= points
}

/// Where the words of an answer begin after its label ("Cabinet reply - …"); none where the piece
/// has no such label.
#[must_use]
pub fn label_end(piece: &Piece, words: &Words) -> Option<usize> {
    if let Some(end) = quoted_reply(&piece.low) {
        return Some(end);
    }
    let start = piece.low.len() - piece.low.trim_start_matches('*').len();
    // A label in two languages: "Ymateb / Response".
    let start = piece
        .low
        .get(start..)
        .and_then(|low| low.split_once(" / "))
        .filter(|(first, rest)| first.len() < 32 && !first.contains([':', '.']) && is_bare_label(rest, words))
        .map_or(start, |(first, _)| start + first.len() + " / ".len());
    let low = piece.low.get(start..)?;
    let length = style::begins_with(low, &words.lead_ins.answers).or_else(|| named_answer(piece, low))?;
    let rest = low.get(length..)?;
    let after = rest.trim_start_matches('*');
    let stop = after.trim_start();
    if stop.is_empty() {
        return Some(piece.words.len());
    }
    if let Some(end) = dated_label(piece, rest) {
        return Some(end);
    }
    let bare = stop.trim_start_matches([':', '-', ' ', '*']);
    let has_stop = stop.starts_with(':') || stop.starts_with('-') || rest.starts_with('*');
    has_stop.then(|| piece.low.len() - bare.len())
}

/// Whether a piece is nothing but the label of an answer.
#[must_use]
pub fn names_an_answer(piece: &Piece, words: &Words) -> bool {
    label_end(piece, words).is_some_and(|end| end >= piece.words.len())
}

/// Whether a line begins with the label of an answer and a stop, or is nothing else.
fn is_bare_label(low: &str, words: &Words) -> bool {
    style::begins_with(low, &words.lead_ins.answers)
        .and_then(|length| low.get(length..))
        .is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with([':', '-']))
}

/// "A: …", ">> …", "-> …": the marks by which answers stand below questions in letters.
fn quoted_reply(low: &str) -> Option<usize> {
    let rest = [">>", "=>", "->", "→", "a:", "ans:", "a."]
        .iter()
        .find_map(|mark| low.strip_prefix(mark))
        .filter(|rest| rest.starts_with(' '))?
        .trim_start();
    (!rest.is_empty()).then(|| low.len() - rest.len())
}

/// "Position in June 2011: …": a label with its day or its author before the stop.
fn dated_label(piece: &Piece, rest: &str) -> Option<usize> {
    let (between, words) = rest.split_once(':')?;
    let between = between.trim();
    let opens = [
        "in ", "at ", "as at ", "on ", "from ", "by ", "to ", "of ", "(", "for ",
    ]
    .iter()
    .any(|word| between.starts_with(word))
        || between.starts_with(|c: char| c.is_ascii_digit());
    (opens && between.len() <= 40 && !between.contains(['.', ';']))
        .then(|| piece.low.len() - words.trim_start().len())
}

/// "Director's response", "Comments of the Trust", "Decision": a short line or the words before a
/// stop that name an answer, whoever gives it.
fn named_answer(piece: &Piece, low: &str) -> Option<usize> {
    const LONGEST: usize = 64;
    const NOUNS: &[&str] = &[
        "response",
        "responses",
        "reply",
        "replies",
        "answer",
        "answers",
        "comment",
        "comments",
        "ymateb",
        "ateb",
        "feedback",
        "decision",
        "view",
        "views",
        "determination",
        "verdict",
        "reaction",
        "update",
        "updates",
        "progress",
        "assessment",
    ];
    const JOINTS: &[&str] = &["from", "of", "by", "to", "on", "for"];
    let end = low
        .find([':', '.'])
        .filter(|at| low.get(*at..).is_some_and(|rest| rest.starts_with(':')));
    let end = end.or_else(|| low.find(" - ")).unwrap_or(low.len());
    let label = low.get(..end)?;
    // "Original response (Nov 2011)": the brackets only date it.
    let label = match label.rfind(" (") {
        Some(at) if label.trim_end().ends_with(')') => label.get(..at)?,
        _ => label,
    };
    let names: Vec<&str> = label
        .split([' ', '/', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    let last = names.last().copied().unwrap_or("").trim_end_matches("'s");
    // "Response from the Trust", "Comments of the Director": the noun, then whose it is.
    let owned = names.first().is_some_and(|first| NOUNS.contains(first))
        && names.get(1).is_some_and(|second| JOINTS.contains(second));
    // "Trust's reply", "Decision of Cabinet (June)": it ends with the noun.
    let noted = matches!(last, "update" | "updates" | "progress" | "assessment");
    let ends = NOUNS.contains(&last)
        && !matches!(last, "decision" | "view" | "views")
        && (!noted || stopped_at_colon(low, end) && (2..=5).contains(&names.len()))
        || matches!(label, "decision");
    let says = names.len() <= 5
        && matches!(
            last,
            "said" | "replied" | "says" | "replies" | "responded" | "answered"
        );
    let capital = piece.words.chars().next().is_some_and(char::is_uppercase);
    let stopped = end < low.len();
    ((ends || owned || says && stopped)
        && capital
        && label.len() <= LONGEST
        && names.len() <= 8
        && (stopped || names.len() <= 6)
        && !label.contains("recommendation"))
    .then_some(end)
}

fn stopped_at_colon(low: &str, end: usize) -> bool {
    low.get(end..).is_some_and(|rest| rest.starts_with(':'))
}

/// Whether the piece answers the recommendations before it in so many words.
#[must_use]
pub fn is_statement(low: &str) -> bool {
    /// So many letters of it are read.
    const HEAD: usize = 220;
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(STATEMENTS).ok());
    let end = low.char_indices().nth(HEAD).map_or(low.len(), |(at, _)| at);
    let head = low.get(..end).unwrap_or(low);
    FINDER.as_ref().is_some_and(|finder| finder.is_match(head))
}

/// An answer without what only refers or dates it before its words ("(item 8) Due May 2022 …") and
/// without the status in capitals behind them, which is given apart.
#[must_use]
pub fn without_margins(paper: &Paper<'_>, place: Place) -> (Place, Option<Place>) {
    const LONGEST: usize = 60;
    let words = paper.words_at(place);
    let mut start = 0;
    if words.starts_with('(')
        && let Some(close) = words.find(") ").filter(|close| *close < LONGEST)
    {
        start = close + ") ".len();
    }
    let mut end = words.len();
    let mut status = None;
    let last = words.rfind(' ').map_or(0, |at| at + 1);
    let tail = words.get(last..).unwrap_or("");
    let capitals = tail.len() > 3 && tail.chars().all(char::is_uppercase);
    if capitals && last > start && is_choice(paper, Place::new(place.piece, place.start + last..place.end)) {
        end = words.get(..last).unwrap_or("").trim_end().len();
        status = Some(Place::new(place.piece, place.start + last..place.end));
    }
    (
        Place::new(place.piece, place.start + start..place.start + end),
        status,
    )
}

/// The parts of an answer as its words and, where the first only takes one of a choice ("Decision:
/// Accept") and another label explains it, that choice apart. With each part whether it has a label.
#[must_use]
pub fn assembled(paper: &Paper<'_>, parts: &[(Place, bool)]) -> (Vec<Place>, Option<Place>) {
    let decided = parts
        .iter()
        .any(|(place, labelled)| *labelled && !is_advice(paper, *place));
    let parts: Vec<(Place, bool)> = parts
        .iter()
        .filter(|(place, labelled)| !(decided && *labelled && is_advice(paper, *place)))
        .copied()
        .collect();
    let all = || parts.iter().map(|(place, _)| *place).collect();
    match parts.as_slice() {
        [(choice, true), (_, true), ..] if is_choice(paper, *choice) => (
            parts.iter().skip(1).map(|(place, _)| *place).collect(),
            Some(*choice),
        ),
        _ => (all(), None),
    }
}

/// Whether a labelled part of an answer is what officers advise and not what was decided.
fn is_advice(paper: &Paper<'_>, place: Place) -> bool {
    let label = paper
        .piece(place.piece)
        .and_then(|piece| piece.low.get(..place.start))
        .unwrap_or("");
    let advises = [
        "officer",
        "advice",
        "director",
        "service ",
        "finance",
        "legal",
        "monitoring",
    ]
    .iter()
    .any(|word| label.starts_with(word));
    advises && !label.contains("decision")
}

/// Whether words are no more than one of a choice: "Accept", "Agreed in part", "Y".
#[must_use]
pub fn is_choice(paper: &Paper<'_>, place: Place) -> bool {
    const LONGEST: usize = 5;
    let words = paper.words_at(place);
    let low = words.to_lowercase();
    words.split(' ').count() <= LONGEST
        && (position::opens(&low, &paper.words) || matches!(low.trim_end_matches('.'), "neither" | "other"))
}

/// An answer at the end of the words it answers: "That fees be halved - not agreed", "That a banner be
/// bought (Agreed)". The words before it, and its own.
#[must_use]
pub fn at_end(paper: &Paper<'_>, place: Place) -> Option<(Place, Place)> {
    const SHORTEST: usize = 12;
    let words = paper.words_at(place);
    let low = words.to_lowercase();
    let opens = |from: usize| {
        low.get(from..)
            .is_some_and(|rest| position::opens(rest.trim_end_matches([')', ']']), &paper.words))
    };
    let parted = |at: usize, from: usize, end: usize| {
        let own = sentence::trimmed(words, 0..at);
        let answer = sentence::trimmed(words, from..end);
        let shift = |range: std::ops::Range<usize>| {
            Place::new(place.piece, place.start + range.start..place.start + range.end)
        };
        (own.len() >= SHORTEST && !answer.is_empty()).then(|| (shift(own), shift(answer)))
    };
    let bare = low.trim_end_matches(['.', ' ']);
    if bare.ends_with([')', ']'])
        && let Some(open) = bare.rfind(['(', '['])
        && opens(open + 1)
    {
        return parted(open, open + 1, bare.len() - 1);
    }
    let at = low
        .match_indices(" - ")
        .map(|(at, _)| at)
        .find(|at| opens(at + " - ".len()));
    if let Some(at) = at {
        return parted(at, at + " - ".len(), words.len());
    }
    let (label, start) = label_within(paper, place)?;
    parted(label - place.start, start - place.start, words.len())
}

/// An answer that begins on a line of its own within the paragraph of what it answers, the line before
/// having ended its sentence: the words before it, and its own.
#[must_use]
pub fn on_a_line(paper: &Paper<'_>, place: Place) -> Option<(Place, Place)> {
    let piece = paper.piece(place.piece)?;
    let line = piece
        .line_starts(&paper.document.text)
        .into_iter()
        .filter(|line| place.start < *line && *line < place.end)
        .find(|line| {
            let before = piece.words.get(place.start..*line).unwrap_or("").trim_end();
            let rest = piece.low.get(*line..place.end).unwrap_or("");
            before.ends_with(['.', ')']) && opens_as_answer(rest, &paper.words)
        })?;
    let own = sentence::trimmed(&piece.words, place.start..line);
    let answer = sentence::trimmed(&piece.words, line..place.end);
    (!own.is_empty() && !answer.is_empty())
        .then(|| (Place::new(place.piece, own), Place::new(place.piece, answer)))
}

/// Where a label of an answer begins within a place, after the end of a sentence, and where the
/// words behind it begin.
#[must_use]
pub fn label_within(paper: &Paper<'_>, place: Place) -> Option<(usize, usize)> {
    let piece = paper.piece(place.piece)?;
    let low = piece.low.get(place.range())?;
    let labels = &paper.words.lead_ins.answers;
    let mut from = 0;
    while let Some(found) = low.get(from..).and_then(|rest| style::find_in(rest, labels)) {
        let (start, end) = (from + found.start, from + found.end);
        let before = low.get(..start)?.trim_end();
        let rest = low.get(end..)?;
        let own = rest
            .trim_start()
            .strip_prefix(':')
            .or_else(|| rest.strip_prefix(" - "));
        if let Some(own) = own.filter(|own| !own.trim().is_empty())
            && !before.is_empty()
            && before.ends_with(['.', ';', ')', '|', '-', '?'])
        {
            return Some((
                place.start + start,
                place.start + low.len() - own.trim_start().len(),
            ));
        }
        from = end;
    }
    None
}

/// Whether a heading or a line over a list says what becomes of the recommendations below it: "Not
/// accepted", "The Executive agrees the following recommendations:".
#[must_use]
pub fn heads_a_group(paper: &Paper<'_>, piece: &Piece) -> bool {
    const LONGEST: usize = 16;
    let low = piece.low.trim_end_matches([':', ' ', '-']);
    let plain = !piece.is_cell() && piece.words.split(' ').count() <= LONGEST && !piece.words.ends_with('.');
    let about = ["recommendation", "the following", "proposals", "these"]
        .iter()
        .any(|word| low.contains(word));
    let alone = position::opens(low, &paper.words);
    let one = low.contains("this recommendation");
    plain && !one && (alone || about && position::read(low, &paper.words).is_some())
}
