//! The command line as a user meets it: few tests, for the wiring.

mod files;
mod help;
mod register;
