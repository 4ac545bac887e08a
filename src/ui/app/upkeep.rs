//! What the window does by itself once it has been drawn: it looks for damage, and makes the backup of
//! the day.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::work::stopped;
use crate::jobs::{Daily as Made, DailyBackup, Polled, Task, back_up_daily, look_for_damage};
use crate::problem::{Problem, ProblemKind};
use crate::register::RegisterError;
use crate::scrutiny::Moment;
use crate::settings::BackupHabit;
use crate::ui::intent::Intent;
use crate::ui::loader::Load;

/// How far that has come. Each is done once a day.
#[derive(Default)]
pub(super) enum Daily {
    /// It is still to be looked whether the register is sound.
    #[default]
    Unchecked,
    /// It is being looked.
    Checking(Task<Result<bool, RegisterError>>),
    /// It is still to be looked whether there is a backup of today.
    Due,
    /// It is being made.
    Going(Task<Result<Made, RegisterError>>),
    /// There is nothing more to do today.
    Over,
}

impl App {
    /// Has damage looked for, and the day's backup made where there is none; the window has been drawn
    /// by then. Only a failure is spoken of.
    pub(super) fn see_to_upkeep(&mut self, now: Moment, time: f64) {
        match &self.work.daily {
            Daily::Over => {}
            Daily::Unchecked => self.begin_damage_check(time),
            Daily::Checking(task) => {
                let polled = task.poll();
                self.take_damage_check(polled, time);
            }
            Daily::Due => self.begin_daily_backup(now, time),
            Daily::Going(task) => {
                let polled = task.poll();
                self.take_daily_backup(polled, time);
            }
        }
    }

    fn begin_damage_check(&mut self, time: f64) {
        let opened = self.desk.opened();
        if opened.created || opened.is_read_only() {
            self.work.daily = Daily::Due;
            return;
        }
        let wake = Arc::clone(&self.work.wake);
        let started = self
            .desk
            .register()
            .reader()
            .and_then(|reader| look_for_damage(reader, wake).map_err(RegisterError::Thread));
        self.work.daily = match started {
            Ok(task) => Daily::Checking(task),
            Err(error) => {
                self.trouble(time, Problem::from(&error));
                Daily::Due
            }
        };
    }

    fn take_damage_check(&mut self, polled: Polled<Result<bool, RegisterError>>, time: f64) {
        let problem = match polled {
            Polled::Pending => return,
            Polled::Ready(Ok(sound)) => {
                self.work.found_damage = !sound;
                None
            }
            Polled::Ready(Err(error)) => Some(Problem::from(&error)),
            Polled::Lost => Some(stopped("Looking for damage")),
        };
        // A copy of damage must not drive out a good backup.
        self.work.daily = if self.work.found_damage {
            Daily::Over
        } else {
            Daily::Due
        };
        if let Some(problem) = problem {
            self.trouble(time, problem);
        }
    }

    fn begin_daily_backup(&mut self, now: Moment, time: f64) {
        let wake = Arc::clone(&self.work.wake);
        let register = self.desk.register();
        let habit = self.look.backup_habit(register.folder());
        let wanted = DailyBackup {
            days: habit.days,
            elsewhere: habit.elsewhere.clone(),
        };
        let started = back_up_daily(register, self.desk.opened(), wanted, now, wake);
        self.work.daily = match started {
            Ok(Some(task)) => Daily::Going(task),
            Ok(None) => Daily::Over,
            Err(error) => {
                self.trouble(time, no_daily_backup(&Problem::from(&error)));
                Daily::Over
            }
        };
    }

    fn take_daily_backup(&mut self, polled: Polled<Result<Made, RegisterError>>, time: f64) {
        let problem = match polled {
            Polled::Pending => return,
            Polled::Ready(Ok(made)) => {
                self.ask_for_backups();
                self.screens.settings.take_daily(&made);
                made.missed.map(|folder| {
                    Problem::new(
                        ProblemKind::YourFile,
                        "The folder for daily backups is not there, so the one of today was made in the \
                         register’s own folder",
                        "Plug its disk in, or choose another folder under Settings, Register and backups.",
                    )
                    .at(&folder.display().to_string())
                })
            }
            Polled::Ready(Err(error)) => Some(no_daily_backup(&Problem::from(&error))),
            Polled::Lost => Some(no_daily_backup(&stopped("The backup"))),
        };
        self.work.daily = Daily::Over;
        if let Some(problem) = problem {
            self.trouble(time, problem);
        }
    }

    /// A new day has begun under the open window.
    pub(super) fn begin_day(&mut self) {
        if matches!(self.work.daily, Daily::Over) {
            self.work.daily = Daily::Due;
        }
    }

    /// Keeps how daily backups are made, and makes the one of today so: whether a disk is there and has
    /// room is seen at once and not the next morning.
    pub(super) fn keep_backup_habit(&mut self, habit: BackupHabit) {
        let folder = self.desk.register().folder().to_owned();
        self.look.set_backup_habit(&folder, habit);
        self.begin_day();
        self.ask_for_backups();
    }

    /// What has daily backups made in another folder, or in the register's own.
    pub(super) fn daily_backups_into(&self, elsewhere: Option<PathBuf>) -> Intent {
        let habit = self.look.backup_habit(self.desk.register().folder());
        Intent::KeepBackups(BackupHabit {
            elsewhere,
            ..habit.clone()
        })
    }

    /// Asks for the backups at hand.
    pub(super) fn ask_for_backups(&mut self) {
        let habit = self.look.backup_habit(self.desk.register().folder());
        let load = Load::Backups(habit.elsewhere.clone());
        self.desk.ask(load);
    }
}

/// Why the day's backup is not there, and what to do.
fn no_daily_backup(problem: &Problem) -> Problem {
    let mut said = Problem::new(
        problem.kind,
        "The automatic backup of today could not be made",
        format!(
            "{}. Make one by hand: File, Back up…",
            problem.message.trim_end_matches('.')
        ),
    );
    said.detail.clone_from(&problem.detail);
    said
}
