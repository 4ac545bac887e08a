//! The sample papers that come with the program: invented, so that a new user can try everything
//! before filing a paper of their own.

/// A sample paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The name of its file.
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// Every sample paper, in the order in which they are best filed: what was asked before what was
/// answered.
pub const SAMPLES: &[Sample] = &[];
