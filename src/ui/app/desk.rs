//! The register's two ends: commands go to the writer, what is shown comes from the loader.
//!
//! What was read before the last command landed is stale: it is read again and never shown, so that
//! nothing that has just been typed is overwritten by what stood there before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::problem::{Problem, ProblemKind};
use crate::register::command::{ItemCommand, MeetingCommand, NoteCommand, PaperCommand};
use crate::register::{Command, Opened, Outcome, Register, RegisterError, Ticket, Waker};
use crate::scrutiny::Moment;
use crate::ui::loader::{Load, Loaded, Loader};
use crate::ui::seeker::{Answer, Ask, Seeker};

/// How an outcome is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Not at all: the words are kept while they are typed.
    Quiet,
    /// With a way to take it back.
    Undoable,
    /// In words alone: it took something back itself, or is final.
    Plain,
}

impl Manner {
    const fn of(command: &Command) -> Self {
        match command {
            Command::Note(NoteCommand::Add { .. } | NoteCommand::Write { .. })
            | Command::Meeting(MeetingCommand::Write { .. })
            | Command::Item(ItemCommand::Edit { visit: Some(_), .. }) => Self::Quiet,
            // What was destroyed stays destroyed: an Undo beside it would take back something else.
            Command::Undo | Command::Redo | Command::Paper(PaperCommand::Destroy { .. }) => Self::Plain,
            _ => Self::Undoable,
        }
    }
}

/// Register and loader.
pub struct Desk {
    register: Arc<Register>,
    opened: Opened,
    loader: Loader,
    /// Started when something is looked for the first time.
    seeker: Option<Seeker>,
    wake: Waker,
    /// Commands whose outcome has not come yet.
    sent: BTreeMap<Ticket, Manner>,
    /// Answers to requests up to this number are stale.
    stale_up_to: u64,
    /// What has to be read as soon as nothing is being written.
    owed: Vec<Load>,
}

impl Desk {
    /// Starts the loader beside the open register.
    pub fn start(register: Register, opened: Opened, wake: Waker) -> Result<Self, Problem> {
        let reader = register.reader().map_err(|error| Problem::from(&error))?;
        let loader = Loader::start(reader, Arc::clone(&wake)).map_err(|error| no_thread(&error))?;
        Ok(Self {
            register: Arc::new(register),
            opened,
            loader,
            seeker: None,
            wake,
            sent: BTreeMap::new(),
            stale_up_to: 0,
            owed: Vec::new(),
        })
    }

    /// The register, for jobs.
    pub const fn register(&self) -> &Arc<Register> {
        &self.register
    }

    /// What opening the register found out.
    pub const fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Hands a command to the writer.
    pub fn send(&mut self, command: Command, now: Moment) {
        let manner = Manner::of(&command);
        let ticket = self.register.send(command, now);
        self.sent.insert(ticket, manner);
        self.stale_up_to = self.loader.asked();
    }

    /// The outcomes that have come.
    pub fn outcomes(&mut self) -> Vec<(Manner, Result<Outcome, RegisterError>)> {
        self.register
            .outcomes()
            .into_iter()
            .map(|(ticket, outcome)| {
                let manner = self.sent.remove(&ticket).unwrap_or(Manner::Plain);
                (manner, outcome)
            })
            .collect()
    }

    /// Asks for something to be read, now or as soon as nothing is being written.
    pub fn ask(&mut self, load: Load) {
        if self.sent.is_empty() {
            self.loader.ask(load);
        } else if !self.owed.contains(&load) {
            self.owed.push(load);
        }
    }

    /// Has something looked for.
    ///
    /// # Errors
    /// A [`Problem`] when the register cannot be read or the system gives no thread.
    pub fn seek(&mut self, ask: Ask) -> Result<(), Problem> {
        let seeker = match &mut self.seeker {
            Some(seeker) => seeker,
            none => {
                let finder = self.register.finder().map_err(|error| Problem::from(&error))?;
                let seeker = Seeker::start(finder, Arc::clone(&self.wake));
                none.insert(seeker.map_err(|error| no_thread(&error))?)
            }
        };
        seeker.ask(ask);
        Ok(())
    }

    /// What has been found since the last call.
    pub fn found(&self) -> Vec<Answer> {
        self.seeker.as_ref().map(Seeker::answers).unwrap_or_default()
    }

    /// What has been read and is not stale.
    pub fn answers(&mut self) -> Vec<Result<Loaded, (Load, RegisterError)>> {
        let mut fresh = Vec::new();
        for answer in self.loader.results() {
            if answer.number > self.stale_up_to {
                let load = answer.load;
                fresh.push(answer.loaded.map_err(|error| (load, error)));
            } else if !self.owed.contains(&answer.load) {
                self.owed.push(answer.load);
            }
        }
        if self.sent.is_empty() {
            for load in std::mem::take(&mut self.owed) {
                self.loader.ask(load);
            }
        }
        fresh
    }
}

fn no_thread(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        "The computer did not let the program work in the background",
        "Close other programs and try again.",
    )
    .because(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scrutiny::id::PaperId;

    #[test]
    fn no_undo_is_offered_beside_what_is_final() {
        let paper = PaperId::new(Moment::UNIX_EPOCH);
        let destroy = PaperCommand::Destroy {
            paper,
            typed: String::new(),
        };
        assert_eq!(Manner::of(&Command::Paper(destroy)), Manner::Plain);
        assert_eq!(
            Manner::of(&Command::Paper(PaperCommand::Remove { paper })),
            Manner::Undoable
        );
    }
}
