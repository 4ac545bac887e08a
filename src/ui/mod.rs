//! The window. It draws view-models and turns clicks into intents; it never reads a file, queries
//! the database or (save `app.rs`) the clock.
//!
//! One frame is two steps. [`App::logic`](app::App) sends what the last frame asked for, takes
//! finished outcomes and loaded view-models, and asks the loader for whatever has become stale.
//! Then the screens draw what is there and push [`Intent`](intent::Intent)s into the
//! [`Outbox`](intent::Outbox); the click lands with the next frame.

pub mod action;
pub mod app;
pub mod dialogs;
pub mod focus;
pub mod frame;
pub mod intent;
pub mod loader;
pub mod notices;
pub mod problem_window;
mod run;
pub mod screens;
pub mod seeker;
pub mod theme;
pub mod widgets;
pub mod window;
pub mod wording;

pub use app::{App, Clock, Options};
pub use run::{run, tell};
pub use window::{Surroundings, Window};
