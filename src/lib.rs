//! Scrutiny Desk: a register of council papers for scrutiny councillors and chairs.

pub mod cli;
pub mod document;
pub mod export;
pub mod extract;
pub mod jobs;
pub mod problem;
pub mod register;
pub mod review;
pub mod scrutiny;
pub mod settings;
pub mod store;
pub mod ui;
