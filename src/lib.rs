//! Scrutiny Desk: a register of council papers for scrutiny councillors and chairs.
//!
//! It files papers, draws out of them what was recommended, answered, resolved and promised, and
//! keeps recommendation boards, response notes and follow-up dates in one window, offline, in a
//! local SQLite database.
//!
//! # The two paths
//!
//! **A paper comes in.** [`jobs`] takes a file on a background thread and hands its bytes to a child
//! process (this same program with a hidden argument), which has limits on time and memory. There
//! [`document`] turns bytes into one immutable text with blocks and pages, cuts a pack into its papers,
//! and [`extract`] draws findings out of each. The result comes back over a pipe and is filed by one
//! command: original, texts and findings together, or nothing. What a zip or an e-mail holds comes back
//! too, as files whose turn is next. [`review`] proposes what each finding is to what is
//! already known; in the inbox the reader accepts, amends or rejects it, and only then does it stand
//! on the board, with its passage and the rule that found it. What is shown of the original's pages is
//! drawn by another such process, which lives as long as they are shown.
//!
//! **Something is changed.** A widget changes a draft and pushes an intent. Between two frames the
//! window sends the [`Command`](register::Command) to the register's one writer thread: begin, check
//! against the subject's rules, images of the rows before, SQL, images after, commit. The
//! [`Outcome`](register::Outcome) names what was touched, and the screens that show it are read again
//! on another thread. The window never waits. History and undo read the same change rows; undo is a
//! new act and is refused where a row has changed since.
//!
//! # Code map
//!
//! | module | what it is for | may name |
//! |---|---|---|
//! | [`scrutiny`] | the subject itself, pure; `period` reads date language | nothing of ours |
//! | [`document`] | a file's bytes → text, blocks, pages; one file a format | scrutiny |
//! | [`extract`] | document → findings: zones, house styles, rules, refiners | scrutiny, document |
//! | [`review`] | findings and what is known → proposals | scrutiny |
//! | [`store`] | the only SQL | scrutiny |
//! | [`register`] | the open register: writer, readers, history, undo | scrutiny, review, store |
//! | [`export`] | rows → files for other programs and for paper | scrutiny |
//! | [`jobs`] | background work and the child process | scrutiny, document, extract, export, register |
//! | [`settings`] | preferences and places on disk | scrutiny |
//! | [`problem`] | the one error that users see | every module's errors |
//! | [`cli`] | everything that needs no window | all but ui |
//! | [`ui`] | the window | scrutiny, review, register, jobs, settings, problem |
//!
//! # Invariants, mostly about what is absent
//!
//! - The table above is enforced by a test that reads the source (`tests/it/architecture.rs`).
//! - egui is named only in `ui`, rusqlite only in `store`. The clock is read only in `main`, `cli` and
//!   `ui/app.rs`; everything else is given today.
//! - Extraction has no I/O and cannot fail; the same paper gives the same findings whatever the day.
//! - A finding's words are the paper's own, at recorded offsets. Between two candidates the program
//!   never guesses: the reader is shown both.
//! - Drawing never writes, queries, sorts or reads the clock.
//! - No status is a string; an unknown code is an error, never a default.
//! - Nothing is deleted without a way back, save by *Destroy*, which asks for a number first.
//! - Nothing is fetched, and nothing leaves the machine unless the user saves it somewhere.

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
