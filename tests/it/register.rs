//! Tests of the register and the store below it.

mod destroying;
mod dump;
mod every_command;
mod filing;
mod made_up;
mod opening;
mod reading;
mod schema;
mod undoing;
mod working;
