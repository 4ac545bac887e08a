//! Identities of what the register keeps.
//!
//! Each kind has its own type over a UUID version 7 (RFC 9562), so that a paper cannot be mistaken
//! for a recommendation, rows sort by the moment they were made, and two registers can be merged.

use super::Moment;

macro_rules! id {
    ($( $(#[$meta:meta])* $name:ident; )+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// A new identity, made at `at`.
            #[must_use]
            pub fn new(at: Moment) -> Self {
                Self(new_uuid(at))
            }

            /// The identity that this UUID stands for.
            #[must_use]
            pub const fn from_uuid(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself, as it is stored.
            #[must_use]
            pub const fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                uuid::Uuid::parse_str(text).map(Self)
            }
        }
    )+ };
}

id! {
    /// A council.
    CouncilId;
    /// A committee, panel, executive or other body of a council.
    BodyId;
    /// A filed paper.
    PaperId;
    /// Something a paper seems to say, waiting for the reader's word.
    FindingId;
    /// A recommendation, resolution or action on the register.
    ItemId;
    /// An answer to an item.
    ResponseId;
    /// One statement of when something will be done.
    PromiseId;
    /// One entry of an item's progress log.
    ProgressId;
    /// A response note: the user's own words.
    NoteId;
    /// A follow-up date.
    FollowUpId;
    /// A meeting that is kept.
    MeetingId;
    /// That an item is related to another.
    RelatedId;
    /// The columns of a tracker's layout, as the user has named them.
    LayoutId;
    /// One act of the user: the unit of undo and of the history.
    ActId;
}

fn new_uuid(at: Moment) -> uuid::Uuid {
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    let timestamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, at.timestamp_subsec_nanos());
    uuid::Uuid::new_v7(timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_version_7_and_carries_the_moment_it_was_made() {
        let at = Moment::from_timestamp(1_466_000_000, 0).unwrap();
        let id = PaperId::new(at);
        assert_eq!(id.uuid().get_version_num(), 7);
        assert_eq!(id.uuid().get_timestamp().unwrap().to_unix().0, 1_466_000_000);
    }

    #[test]
    fn printing_and_reading_an_identity_gives_the_same_one() {
        let id = ItemId::new(Moment::from_timestamp(0, 0).unwrap());
        assert_eq!(id.to_string().parse::<ItemId>().unwrap(), id);
    }
}
