//! Short messages about what has just been done, with a way to take it back.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui;

use crate::problem::Problem;

/// How long a message about something done is shown, in seconds.
const SHOWN: f64 = 8.0;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something was done and can be undone.
    Done {
        /// What, in words: "Accepted 8 findings".
        words: String,
        /// Things the user should know besides.
        remarks: Vec<String>,
        /// Whether undo would take it back.
        can_undo: bool,
    },
    /// A file was written.
    Saved {
        /// What is in it: "Handed over 12 items: tracker.csv".
        words: String,
        /// Where it lies.
        path: PathBuf,
    },
    /// Why nothing was done, and what to do first.
    Hint(String),
    /// Something did not work.
    Trouble(Problem),
}

/// The messages that are shown, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Shown>,
    count: u64,
    is_held: bool,
}

#[derive(Debug)]
struct Shown {
    number: u64,
    since: f64,
    notice: Notice,
}

impl Notices {
    /// Shows a message from `time` (seconds since the window opened). Only the latest thing done can
    /// be taken back at a click, so that it takes the place of the one before; troubles stay.
    pub fn show(&mut self, time: f64, notice: Notice) {
        if !matches!(notice, Notice::Trouble(_)) {
            self.shown.retain(|s| matches!(s.notice, Notice::Trouble(_)));
        }
        self.shown.retain(|s| s.notice != notice);
        self.count += 1;
        self.shown.push(Shown {
            number: self.count,
            since: time,
            notice,
        });
    }

    /// The messages with their numbers, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Notice)> {
        self.shown.iter().map(|s| (s.number, &s.notice))
    }

    /// Whether nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Puts a message away.
    pub fn close(&mut self, number: u64) {
        self.shown.retain(|s| s.number != number);
    }

    /// Whether the pointer rests on the messages: they stay as long as it does.
    pub const fn hold(&mut self, held: bool) {
        self.is_held = held;
    }

    /// Puts away what has been shown long enough, and wakes the window when the next is due.
    pub fn fade(&mut self, ctx: &egui::Context, time: f64) {
        if self.is_held {
            for shown in &mut self.shown {
                shown.since = time;
            }
        }
        self.drop_old(time);
        let next = self
            .shown
            .iter()
            .filter(|s| !matches!(s.notice, Notice::Trouble(_)))
            .map(|s| s.since + SHOWN - time)
            .reduce(f64::min);
        if let Some(next) = next {
            ctx.request_repaint_after(Duration::from_secs_f64(next.max(0.05)));
        }
    }

    fn drop_old(&mut self, time: f64) {
        self.shown
            .retain(|s| matches!(s.notice, Notice::Trouble(_)) || time - s.since < SHOWN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::ProblemKind;

    fn done(words: &str) -> Notice {
        Notice::Done {
            words: words.to_owned(),
            remarks: Vec::new(),
            can_undo: true,
        }
    }

    #[test]
    fn what_was_done_fades_and_trouble_stays_until_it_is_put_away() {
        let mut notices = Notices::default();
        let trouble = Notice::Trouble(Problem::new(ProblemKind::Busy, "In use", "Wait"));
        notices.show(0.0, trouble.clone());
        notices.show(1.0, done("Closed 1 item"));
        notices.show(2.0, done("Reopened 1 item"));
        let words: Vec<&Notice> = notices.iter().map(|(_, n)| n).collect();
        assert_eq!(words, [&trouble, &done("Reopened 1 item")]);
        notices.drop_old(9.9);
        assert_eq!(notices.iter().count(), 2);
        notices.drop_old(10.0);
        assert_eq!(notices.iter().count(), 1);
        let number = notices.iter().next().map(|(number, _)| number);
        notices.close(number.unwrap());
        assert!(notices.is_empty());
    }
}
