//! One file with many papers in it: packs, zips, folders and e-mails, from the file to the register.

mod command_line;
pub mod containers;
pub mod made_up;
pub mod message;
mod outlook;
pub mod quine;
mod reading;
