//! Handing over: what is offered from where the user is, the place for the file, and writing it.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::work::{NEVER_SHOWN, no_thread, stopped};
use crate::jobs::{HandOver, HandOverError, Polled, Tally, Task, hand_over, show_outside};
use crate::problem::{Problem, ProblemKind};
use crate::scrutiny::Moment;
use crate::ui::dialogs::hand_over::{Draft, Offer, file_name};
use crate::ui::dialogs::{Dialog, Open};
use crate::ui::notices::Notice;

/// A hand-over under way.
#[derive(Default)]
pub enum Handing {
    /// None is.
    #[default]
    Idle,
    /// The user chooses where the file shall lie.
    Choosing {
        /// When the chooser was asked for, in seconds since the window opened.
        since: f64,
        /// What was offered, for the dialog to be opened again.
        offer: Offer,
        /// What is to be handed over.
        wanted: HandOver,
        /// The chooser.
        chooser: Task<Option<PathBuf>>,
    },
    /// The file is being written.
    Writing(Task<Result<(PathBuf, Tally), HandOverError>>),
}

impl App {
    /// What can be handed over: the cards that are chosen or, where none is, those that are shown.
    pub(super) fn offer(&self) -> Dialog {
        let (items, exempt, shows) = self.screens.board.on_offer();
        let (follow_ups, exempt_follow_ups) = self.screens.follow_ups.on_offer();
        Dialog::HandOver(Offer {
            items,
            shows,
            exempt,
            follow_ups,
            exempt_follow_ups,
            meeting: None,
        })
    }

    /// Opens the platform's chooser for a place to save, away from the window's thread.
    pub(super) fn choose_hand_over(&mut self, offer: Offer, wanted: HandOver, time: f64) {
        if !matches!(self.work.handing, Handing::Idle) {
            let words = "Something is being handed over already";
            let hint = "Choose a place for that file, or cancel it.";
            self.trouble(time, Problem::new(ProblemKind::Busy, words, hint));
            return;
        }
        let name = file_name(&wanted, self.today);
        let format = wanted.format;
        let chooser = Task::start("save chooser", Arc::clone(&self.work.wake), move || {
            rfd::FileDialog::new()
                .set_title("Hand over")
                .set_file_name(name)
                .add_filter(format.label(), &[format.ending()])
                .save_file()
        });
        match chooser {
            Ok(chooser) => {
                self.work.handing = Handing::Choosing {
                    since: time,
                    offer,
                    wanted,
                    chooser,
                }
            }
            Err(error) => self.trouble(time, no_thread(&error)),
        }
    }

    /// Has a file written in the background.
    pub(super) fn hand_over(&mut self, wanted: HandOver, path: PathBuf, now: Moment, time: f64) {
        let path = if path.extension().is_none() {
            path.with_extension(wanted.format.ending())
        } else {
            path
        };
        let seen = (self.today, now);
        let started = self
            .desk
            .register()
            .reader()
            .map_err(|error| Problem::from(&error))
            .and_then(|reader| {
                hand_over(reader, wanted, path, seen, Arc::clone(&self.work.wake))
                    .map_err(|error| no_thread(&error))
            });
        match started {
            Ok(task) => self.work.handing = Handing::Writing(task),
            Err(problem) => self.trouble(time, problem),
        }
    }

    /// Takes the place that was chosen, and what became of the file.
    pub(super) fn take_handing(&mut self, now: Moment, time: f64) {
        match std::mem::take(&mut self.work.handing) {
            Handing::Idle => {}
            Handing::Choosing {
                since,
                offer,
                wanted,
                chooser,
            } => match chooser.poll() {
                Polled::Pending => {
                    self.work.handing = Handing::Choosing {
                        since,
                        offer,
                        wanted,
                        chooser,
                    }
                }
                Polled::Ready(Some(path)) => self.hand_over(wanted, path, now, time),
                // A chooser that nobody can have used was never shown: the place is typed then.
                Polled::Ready(None) | Polled::Lost if time - since <= NEVER_SHOWN => {
                    self.dialog = Some(Open::HandOver(Draft::with_place(offer, &wanted, self.today)));
                }
                Polled::Ready(None) | Polled::Lost => {}
            },
            Handing::Writing(task) => match task.poll() {
                Polled::Pending => self.work.handing = Handing::Writing(task),
                Polled::Ready(Ok((path, tally))) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let words = format!("Handed over {}: {name}", tally.words());
                    self.notices.show(time, Notice::Saved { words, path });
                }
                Polled::Ready(Err(error)) => self.trouble(time, Problem::from(&error)),
                Polled::Lost => self.trouble(time, stopped("The hand-over")),
            },
        }
    }

    /// Shows a file or a folder with the system's own program.
    pub(super) fn show_outside(&mut self, path: PathBuf, time: f64) {
        if let Err(error) = show_outside(&path) {
            let problem = Problem::new(
                ProblemKind::OurFault,
                "This computer has no program that could be asked to open it",
                format!("Open it yourself: {}", path.display()),
            );
            self.trouble(time, problem.because(&error));
        }
    }
}
