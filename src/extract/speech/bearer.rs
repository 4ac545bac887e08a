//! Who bears a promise where the sentence does not name an office: initials of those present, the line
//! that a list hangs on.

use super::Clauses;
use crate::extract::paper::Paper;
use crate::extract::sentence;
use crate::extract::speech;
use crate::extract::style;

/// Whether words are initials that the list of those present gives: "JS", "JS and AG".
pub(super) fn are_initials(names: &[&str], paper: &Paper<'_>) -> bool {
    let initials =
        |name: &&str| (2..=3).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    let bare: Vec<&str> = names
        .iter()
        .map(|name| name.trim_matches(','))
        .filter(|name| *name != "and")
        .collect();
    !bare.is_empty()
        && bare.iter().all(initials)
        && bare.iter().all(|name| {
            let given = format!("({name})");
            (0..60)
                .filter_map(|index| paper.piece(index))
                .any(|piece| piece.words.contains(&given))
        })
}

/// The line that announces the list in which a point stands.
pub(super) fn lead_in_of(paper: &Paper<'_>, index: usize) -> Option<String> {
    (0..index)
        .rev()
        .take(12)
        .filter_map(|before| paper.piece(before))
        .find(|piece| piece.marker.is_none())
        .map(|piece| {
            // Folded to lower case, a lead-in shows no sentences; its last one is what announces.
            let last = sentence::sentences(&piece.words)
                .into_iter()
                .next_back()
                .unwrap_or(0..0);
            piece.low.get(last).unwrap_or("").to_owned()
        })
}

/// Who promises in the line that a list hangs on: "During the debate the officers -".
pub(super) fn lead_bearer(paper: &Paper<'_>, index: usize) -> Option<String> {
    let lead = lead_in_of(paper, index)?;
    let named = style::find_in(&lead, &paper.words.people.offices)?;
    lead.get(named).map(str::to_owned)
}

/// "agreed to do so", "would provide same": words that end where the act is named, without a time or any
/// more of what is to be done.
pub(super) fn is_bare(sentence: &Clauses<'_>, verb: usize) -> bool {
    let rest = sentence.from(verb + 1);
    let act = rest.trim_start_matches("to ").trim_end_matches('.');
    matches!(
        act,
        "do so"
            | "do this"
            | "do that"
            | "this"
            | "provide same"
            | "provide this"
            | "provide it"
            | "provide these"
            | "provide them"
            | "arrange this"
            | "arrange it"
            | "look into this"
            | "look into it"
            | "supply this"
            | "supply these"
            | "supply them"
    )
}

/// "In response to Councillor Hale's question Mr Lamb said he would": whoever promises, behind the words that
/// only say what led to it.
pub(super) fn behind_opening(sentence: &Clauses<'_>, first: usize, before: usize) -> Option<usize> {
    let opens =
        first == 0 && sentence.word(0) == "in" && matches!(sentence.word(1), "response" | "reply" | "answer");
    if !opens {
        return None;
    }
    (3..before)
        .rev()
        .take(7)
        .find(|at| speech::is_title(sentence.word(*at)) && !sentence.raw(at + 1).ends_with("'s"))
}

/// Whether a participle by itself hands something over.
pub(super) fn is_handed_over(participle: &str) -> bool {
    matches!(
        participle,
        "sent"
            | "circulated"
            | "provided"
            | "shared"
            | "emailed"
            | "e-mailed"
            | "forwarded"
            | "distributed"
            | "supplied"
            | "sought"
            | "obtained"
    )
}

/// Whether a participle says of members that they are to hear something.
pub(super) fn is_kept_informed(participle: &str) -> bool {
    matches!(
        participle,
        "kept"
            | "informed"
            | "updated"
            | "provided"
            | "sent"
            | "given"
            | "notified"
            | "supplied"
            | "emailed"
            | "e-mailed"
            | "shown"
    )
}
