//! Which cards are wanted.

use super::chips::Part;
use super::due::DueFilter;
use crate::scrutiny::board::Flag;
use crate::scrutiny::item::{ItemKind, Standing};
use crate::scrutiny::response::Position;

/// Which items the board is looked at through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lens {
    /// What we asked for, and actions.
    #[default]
    Ours,
    /// What was put to us, by meeting: never a debt.
    PutToUs,
    /// Mere records, by meeting.
    Record,
}

impl Lens {
    /// Every lens, in the order in which they stand.
    pub const ALL: &'static [Self] = &[Self::Ours, Self::PutToUs, Self::Record];

    /// Its name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ours => "Ours and actions",
            Self::PutToUs => "Put to us",
            Self::Record => "For the record",
        }
    }

    /// Its name in a saved filter; never changes once shipped.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::PutToUs => "put_to_us",
            Self::Record => "record",
        }
    }

    /// The lens of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lens| lens.code() == code)
    }

    pub(super) const fn shows(self, standing: Standing) -> bool {
        matches!(
            (self, standing),
            (Self::Ours, Standing::Ours)
                | (Self::PutToUs, Standing::PutToUs)
                | (Self::Record, Standing::Record)
        )
    }
}

/// Which cards are wanted; all parts must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which items.
    pub lens: Lens,
    /// Words that must all occur, in any order.
    pub text: String,
    /// Only of this body.
    pub body: Option<String>,
    /// Only of this council.
    pub council: Option<String>,
    /// Only what this member of the executive answers for.
    pub member: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only with this answer.
    pub position: Option<Position>,
    /// Only of this kind.
    pub kind: Option<ItemKind>,
    /// Only with this warning.
    pub flag: Option<Flag>,
    /// Only with a last day like this.
    pub due: Option<DueFilter>,
}

impl Filter {
    /// Whether it holds cards back besides those that the lens does not show.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        Part::ALL.iter().any(|part| self.words_of(*part).is_some())
    }

    /// Shows every card of the lens again.
    pub fn widen(&mut self) {
        *self = Self {
            lens: self.lens,
            ..Self::default()
        };
    }
}
