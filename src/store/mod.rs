//! The only place that speaks SQL: one file per thing that is kept, with one mapper from row to
//! value, and the statements beside it in `sql/`.
//!
//! Nothing here decides anything: what may be changed, and what else follows from a change, stands in
//! [`register`](crate::register). Nothing here reads the clock.

pub mod act;
pub mod backup;
pub mod body;
mod cells;
pub mod change;
pub mod check;
pub mod council;
mod db;
pub mod erase;
mod error;
pub mod finding;
pub mod follow_up;
pub mod image;
pub mod item;
mod kept;
pub mod kept_file;
pub mod ladder;
pub mod layout;
pub mod meeting;
pub mod note;
pub mod open;
pub mod original;
mod other_names;
pub mod paper;
pub mod paper_text;
pub mod past;
pub mod progress;
pub mod promise;
pub mod reading;
pub mod related;
pub mod response;
pub mod search;
pub mod setting;

pub use db::Db;
pub use error::StoreError;
pub use kept::Kept;
