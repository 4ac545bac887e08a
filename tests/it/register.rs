//! Tests of the register and the store below it.
#![expect(
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its job"
)]

mod confirming;
mod council_samples;
mod councils;
mod dating;
mod destroying;
mod dump;
mod every_command;
mod exempt;
mod filing;
mod item_samples;
mod large;
mod looking_back;
pub mod made_up;
mod meetings;
mod opening;
mod packs;
mod reading;
mod scans;
mod schema;
mod searching;
mod tags;
mod trackers;
mod undoing;
mod working;
mod world;
