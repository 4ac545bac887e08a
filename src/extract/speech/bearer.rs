//! Who bears a promise where the sentence does not name an office: initials of those present, the line
//! that a list hangs on.

use crate::extract::paper::Paper;
use crate::extract::sentence;
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
