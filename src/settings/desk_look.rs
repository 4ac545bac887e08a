//! Where the user was on each register, and how they like to read. Kept with the preferences and not on
//! the register: where somebody left off is theirs and this computer's, not the council's. It goes into no
//! history, is not handed over, and is kept where a register can only be read.

use serde::{Deserialize, Serialize};

/// Where the user was on one register.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskLook {
    /// The screen that was shown last, under the name that the window gives it; empty for the first one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub route: String,
    /// Where papers were left, the one left last at the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PaperPlace>,
}

/// Where a paper was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperPlace {
    /// The paper's identity.
    pub paper: String,
    /// The first byte of its text that was seen.
    pub byte: usize,
    /// What stood at the upper edge of its pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PagePlace>,
}

/// A place on a page as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePlace {
    /// The page, counted from 1 in the file.
    pub number: u32,
    /// How far down it, in tenths of a point.
    pub down: i32,
}

/// How papers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReaderLook {
    /// How large pages are shown, in per cent of the printed size; none for as wide as the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_percent: Option<u16>,
    /// Whether the headings of the paper are shown.
    pub contents: bool,
    /// Whether the findings that need a look come first.
    pub unsure_first: bool,
}
