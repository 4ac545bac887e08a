//! Committees, panels, executives and the other bodies that meet, ask and answer.

use super::Day;
use super::code::coded;
use super::id::{BodyId, CouncilId};

coded! {
    /// What a body is, as far as the clocks go by it.
    pub enum BodyKind {
        /// A scrutiny committee, panel, commission or board.
        Scrutiny = "scrutiny", "Scrutiny committee";
        /// The committee to which health scrutiny falls.
        Health = "health", "Health scrutiny committee";
        /// The committee to which crime and disorder falls.
        CrimeAndDisorder = "crime_and_disorder", "Crime and disorder committee";
        /// A task group, working group or review panel.
        TaskGroup = "task_group", "Task group";
        /// The cabinet or executive.
        Executive = "executive", "Cabinet or executive";
        /// The full council.
        FullCouncil = "full_council", "Full council";
        /// Any other body.
        Other = "other", "Another body";
    }
}

/// A body of a council: a scrutiny committee, a task group, the executive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its identity.
    pub id: BodyId,
    /// The council it belongs to, where a paper said so.
    pub council: Option<CouncilId>,
    /// Its name, as its first paper printed it or as the user put it.
    pub name: String,
    /// Other names by which papers know it, as printed, in the order in which they came.
    pub other_names: Vec<String>,
    /// The body that it was found to be; none where it stands for itself.
    pub merged_into: Option<BodyId>,
    /// What it is, where the user has said so.
    pub kind: Option<BodyKind>,
    /// The body that took its place, and since when; what it asked for and is still open is that
    /// body's to follow.
    pub became: Option<(BodyId, Day)>,
}

impl Body {
    /// A body that nobody has said anything of but its name and its council.
    #[must_use]
    pub const fn new(id: BodyId, council: Option<CouncilId>, name: String) -> Self {
        Self {
            id,
            council,
            name,
            other_names: Vec::new(),
            merged_into: None,
            kind: None,
            became: None,
        }
    }

    /// Whether it goes by this name, however that is printed.
    #[must_use]
    pub fn goes_by(&self, name: &str) -> bool {
        let folded = folded_name(name);
        std::iter::once(&self.name)
            .chain(&self.other_names)
            .any(|own| folded_name(own) == folded)
    }
}

/// The form of a name by which two printings of it are known to be the same: case, punctuation,
/// "&" for "and" and white space do not count.
#[must_use]
pub fn folded_name(name: &str) -> String {
    let spelled = name.replace('&', " and ").to_lowercase();
    let kept: String = spelled
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '`'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as it is said: one that is printed in capitals throughout, as at the head of a paper, has them
/// only where its words begin. Short words without a common meaning are taken for initials and stay:
/// "NHS", "OSMC".
#[must_use]
pub fn spoken_name(printed: &str) -> String {
    const SMALL: &[&str] = &[
        "and", "of", "the", "for", "in", "on", "to", "with", "at", "by", "a", "an", "y",
    ];
    const SHORT: &[&str] = &[
        "area", "bath", "bay", "bury", "care", "city", "east", "hill", "home", "hull", "isle", "kent", "lea",
        "life", "park", "road", "sub", "task", "town", "ward", "west", "work", "york", "cyd", "sir", "de",
    ];
    if printed.chars().any(char::is_lowercase) || printed.chars().filter(|c| c.is_alphabetic()).count() < 6 {
        return printed.to_owned();
    }
    let is_initials = |low: &str, is_first: bool| {
        // A council's place stands first: "RYLE TOWN COUNCIL".
        let is_place = is_first
            && low.len() == 4
            && low.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            && !matches!(low, "send" | "hosc");
        let is_word = SHORT.contains(&low) || SMALL.contains(&low) || is_place;
        low.chars().count() <= 4 && !is_word
    };
    let mut spoken = String::with_capacity(printed.len());
    for word in
        printed.split_inclusive(|letter: char| !letter.is_alphabetic() && letter != '’' && letter != '\'')
    {
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        let low = letters.to_lowercase();
        if SMALL.contains(&low.as_str()) && !spoken.is_empty() {
            spoken.push_str(&word.to_lowercase());
        } else if is_initials(&low, spoken.is_empty()) {
            spoken.push_str(word);
        } else {
            let mut rest = word.chars();
            spoken.extend(rest.next());
            spoken.push_str(&rest.as_str().to_lowercase());
        }
    }
    spoken
}

#[cfg(test)]
mod tests {
    use super::{folded_name, spoken_name};

    #[test]
    fn printings_of_one_name_fold_alike() {
        assert_eq!(
            folded_name("CHILDREN’S & Young People  Scrutiny Panel"),
            folded_name("Children's and Young People Scrutiny Panel")
        );
        assert_ne!(
            folded_name("Health Scrutiny Committee"),
            folded_name("Housing Scrutiny Committee")
        );
    }

    #[test]
    fn a_name_printed_in_capitals_is_shown_as_it_is_said() {
        for (printed, spoken) in [
            ("CABINET", "Cabinet"),
            ("LARKHYTHE BOROUGH COUNCIL", "Larkhythe Borough Council"),
            (
                "HEALTH AND CARE SCRUTINY COMMITTEE",
                "Health and Care Scrutiny Committee",
            ),
            (
                "THE COUNCIL’S TASK GROUP ON NHS DENTISTRY",
                "The Council’s Task Group on NHS Dentistry",
            ),
            (
                "CHILDREN'S SERVICES SUB-COMMITTEE",
                "Children's Services Sub-Committee",
            ),
            ("RYLE TOWN COUNCIL", "Ryle Town Council"),
            ("SEND TASK GROUP", "SEND Task Group"),
            ("OSMC", "OSMC"),
            ("Overview and Scrutiny (OSMC)", "Overview and Scrutiny (OSMC)"),
        ] {
            assert_eq!(spoken_name(printed), spoken);
            assert_eq!(folded_name(printed), folded_name(spoken), "it is the same name");
        }
    }
}
