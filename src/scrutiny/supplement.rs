//! Papers that came after the agenda: supplements, addenda and what was "to follow", told by what they
//! are called. A report *on* a supplement ("Council tax supplement", "Supplementary planning guidance")
//! is none.

use super::MONTHS;

/// Runs of words that name a supplement wherever they stand.
const ANYWHERE: [&str; 18] = [
    "supplement to the agenda",
    "supplement to agenda",
    "supplementary agenda",
    "agenda supplement",
    "supplement pack",
    "supplementary pack",
    "supplementary paper",
    "supplementary papers",
    "supplementary report",
    "supplementary reports",
    "supplementary item",
    "supplementary items",
    "addendum to the agenda",
    "agenda addendum",
    "addendum pack",
    "addendum report",
    "late item",
    "late papers",
];

/// Words that name one where they are all that is left beside numbers and days.
const ALONE: [&str; 5] = ["supplement", "supplements", "addendum", "addenda", "to follow"];

/// Words that name one where they open a name and a number, a colon or a dash parts them from the rest:
/// "Supplement 2: Gritting", "Addendum - Bus lanes".
const OPENING: [&str; 2] = ["supplement", "addendum"];

/// Whether a title, the name of a pack or that of a file without its ending says that it came after the
/// agenda.
#[must_use]
pub fn is_named_in(name: &str) -> bool {
    let low = name.to_lowercase().replace('_', " ");
    let words: Vec<&str> = low
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let folded = format!(" {} ", words.join(" "));
    let beside_days: Vec<&str> = words.iter().copied().filter(|word| !is_of_a_day(word)).collect();
    ANYWHERE.iter().any(|run| folded.contains(&format!(" {run} ")))
        || ALONE.contains(&&*beside_days.join(" "))
        || opens_name(&low)
        || is_to_follow(&low)
}

/// Whether a word is a number or part of a day: `10`, `10th`, `march`, `mar`.
fn is_of_a_day(word: &str) -> bool {
    let is_month = word.len() >= 3
        && MONTHS
            .iter()
            .any(|month| *month == word || month.get(..3) == Some(word));
    is_month || word.starts_with(|c: char| c.is_ascii_digit())
}

fn opens_name(low: &str) -> bool {
    OPENING.iter().any(|opening| {
        let Some(after) = low.trim_start().strip_prefix(opening) else {
            return false;
        };
        let rest = after.trim_start();
        let is_number = rest.len() < after.len() && rest.starts_with(|c: char| c.is_ascii_digit());
        is_number || rest.starts_with([':', '\u{2013}', '\u{2014}', '-'])
    })
}

/// "Budget (to follow)", "Budget - to follow"; not "The path to follow".
fn is_to_follow(low: &str) -> bool {
    let Some(before) = low
        .trim_end_matches([' ', ')', ']', '.'])
        .strip_suffix("to follow")
    else {
        return false;
    };
    before
        .trim_end()
        .ends_with(['(', '[', ':', '\u{2013}', '\u{2014}', '-'])
}

#[cfg(test)]
mod tests {
    use super::is_named_in;

    #[test]
    fn supplements_are_told_from_reports_on_supplements() {
        for name in [
            "Supplement to the Agenda",
            "SUPPLEMENTARY AGENDA, Housing Panel",
            "Supplementary_Agenda_Tuesday_10-Mar-2026",
            "Agenda supplement 1",
            "2026-07-07-supplement",
            "Supplement 2: Gritting",
            "Addendum \u{2013} Bus lanes",
            "Addendum",
            "Addendum 10 March 2026",
            "Budget monitoring (to follow)",
            "Budget monitoring - TO FOLLOW",
            "To follow",
            "Late papers, Roads Panel",
        ] {
            assert!(is_named_in(name), "{name}");
        }
        for name in [
            "Council tax supplement",
            "Supplementary planning guidance",
            "Business rate supplements 2026",
            "Addendum to the local plan",
            "The path to follow",
            "Supplementing the bus fleet",
            "Chocolate items",
            "Minutes",
            "",
        ] {
            assert!(!is_named_in(name), "{name}");
        }
    }
}
