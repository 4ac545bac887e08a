//! Recommendations: asked, not yet decided.

use super::item::{ItemKind, Standing};

/// Who asks whom in a recommendation: an officer's report asks the meeting it is put to, everything
/// else asks somebody outside the committee and is owed an answer.
#[must_use]
pub const fn standing(asked_of_the_meeting: bool) -> Standing {
    if asked_of_the_meeting {
        Standing::PutToUs
    } else {
        Standing::Ours
    }
}

/// Whether somebody owes an answer to an item of this kind and standing. An action is done or not
/// done; a record asks nothing; what is put to us is settled by our own meeting.
#[must_use]
pub const fn is_owed_an_answer(kind: ItemKind, standing: Standing) -> bool {
    matches!(standing, Standing::Ours) && matches!(kind, ItemKind::Recommendation | ItemKind::Resolution)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officers_recommendation_is_never_an_unanswered_debt() {
        let put_to_us = standing(true);
        assert_eq!(put_to_us, Standing::PutToUs);
        for kind in ItemKind::ALL {
            assert!(!is_owed_an_answer(*kind, put_to_us));
        }
    }
}
