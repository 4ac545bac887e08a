//! Committees, panels, executives and the other bodies that meet, ask and answer.

use super::id::{BodyId, CouncilId};

/// A body of a council: a scrutiny committee, a task group, the executive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its identity.
    pub id: BodyId,
    /// The council it belongs to, where a paper said so.
    pub council: Option<CouncilId>,
    /// Its name, as its first paper printed it or as the user put it.
    pub name: String,
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

#[cfg(test)]
mod tests {
    use super::folded_name;

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
}
