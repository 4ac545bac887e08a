//! Tests of the whole program through its public face: one binary, one module a subject.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its job"
)]

mod architecture;
mod bad_input;
mod cli;
mod documents;
mod export;
mod extraction;
mod get_meeting;
mod jobs;
mod licences;
mod many_papers;
mod matching;
mod office;
mod packs;
mod pdf;
mod problem;
mod readme;
mod register;
mod samples;
mod scans;
mod score;
mod soak;
mod support;
mod trackers;
mod ui;
mod ui_papers;
