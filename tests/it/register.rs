//! Tests of the register and the store below it.

mod filing;
mod made_up;
