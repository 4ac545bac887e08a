//! Searches the register away from the window's thread, one keystroke after the other.
//!
//! Only the newest question of a kind is answered: a search that is under way when the next key is pressed
//! is ended in the middle.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::dialogs::palette::named::Names;
use super::dialogs::palette::{Entry, Fit};
use crate::register::search::{Finder, Interrupter, Results, Suggestion, Wanted};
use crate::register::{RegisterError, Waker};

/// With fewer hits than this, words spelled nearly alike are looked for.
const FEW: usize = 3;

/// What can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A search.
    Find(Wanted),
    /// Papers, meetings and items whose names fit what is typed into the palette; with nothing typed,
    /// those that were chosen last.
    Sift {
        /// What is typed.
        typed: String,
        /// The keys of what was chosen last, latest first.
        recent: Vec<String>,
    },
}

/// What was found.
#[derive(Debug)]
pub enum Answer {
    /// For [`Ask::Find`].
    Found(Results),
    /// What might have been meant by words of which there are few hits or none.
    Suggested {
        /// What is typed.
        typed: String,
        /// What might have been meant.
        suggestion: Suggestion,
    },
    /// For [`Ask::Sift`].
    Sifted {
        /// What is typed.
        typed: String,
        /// What fits, best first.
        entries: Vec<(Fit, Entry)>,
    },
    /// The register could not be read.
    Failed(RegisterError),
}

/// The thread and its two ends.
pub struct Seeker {
    questions: Option<Sender<(u64, Ask)>>,
    answers: Receiver<Answer>,
    asked: Arc<Latest>,
    interrupter: Interrupter,
    thread: Option<JoinHandle<()>>,
}

/// The numbers of the latest questions of each kind.
#[derive(Default)]
struct Latest {
    find: AtomicU64,
    sift: AtomicU64,
}

impl Latest {
    const fn of(&self, ask: &Ask) -> &AtomicU64 {
        match ask {
            Ask::Find(_) => &self.find,
            Ask::Sift { .. } => &self.sift,
        }
    }
}

/// What the thread holds.
struct Work {
    finder: Finder,
    names: Names,
    asked: Arc<Latest>,
    answers: Sender<Answer>,
    wake: Waker,
}

impl Seeker {
    /// Starts the thread; `wake` is called when something was found.
    ///
    /// # Errors
    /// The system's error when no thread can be started.
    pub fn start(finder: Finder, wake: Waker) -> std::io::Result<Self> {
        let (questions, asked_of) = channel::<(u64, Ask)>();
        let (found, answers) = channel();
        let interrupter = finder.interrupter();
        let asked = Arc::new(Latest::default());
        let mut work = Work {
            finder,
            names: Names::default(),
            asked: Arc::clone(&asked),
            answers: found,
            wake,
        };
        let thread = std::thread::Builder::new().name("seeker".into()).spawn(move || {
            while let Ok((number, ask)) = asked_of.recv() {
                if work.is_newest(number, &ask) && work.answer(number, &ask).is_none() {
                    return;
                }
            }
        })?;
        Ok(Self {
            questions: Some(questions),
            answers,
            asked,
            interrupter,
            thread: Some(thread),
        })
    }

    /// Asks; the answer comes with [`Seeker::answers`], unless something newer is asked before.
    pub fn ask(&self, ask: Ask) {
        if let Some(questions) = &self.questions {
            let number = self.asked.of(&ask).fetch_add(1, Ordering::SeqCst) + 1;
            // Ended first and sent then, so that the question itself is not ended.
            self.interrupter.interrupt();
            let _ = questions.send((number, ask));
        }
    }

    /// What has been found since the last call.
    pub fn answers(&self) -> Vec<Answer> {
        self.answers.try_iter().collect()
    }
}

impl Drop for Seeker {
    fn drop(&mut self) {
        self.questions = None;
        self.asked.find.fetch_add(1, Ordering::SeqCst);
        self.asked.sift.fetch_add(1, Ordering::SeqCst);
        self.interrupter.interrupt();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Work {
    fn is_newest(&self, number: u64, ask: &Ask) -> bool {
        self.asked.of(ask).load(Ordering::SeqCst) == number
    }

    /// Answers; none when nobody is left who waits.
    fn answer(&mut self, number: u64, ask: &Ask) -> Option<()> {
        match ask {
            Ask::Find(wanted) => {
                // A question of the other kind ends a search as well: it is begun again.
                let found = loop {
                    match self.finder.find(wanted) {
                        Ok(None) if self.is_newest(number, ask) => {}
                        other => break other,
                    }
                };
                match found {
                    Ok(Some(found)) => {
                        let is_few = found.total < FEW && found.wanted.from == 0;
                        self.tell(Answer::Found(found))?;
                        if is_few && self.is_newest(number, ask) {
                            self.suggest(&wanted.typed)?;
                        }
                    }
                    Ok(None) => {}
                    Err(error) => self.tell(Answer::Failed(error))?,
                }
            }
            Ask::Sift { typed, recent } => {
                if let Err(error) = self.names.refresh(&mut self.finder) {
                    self.tell(Answer::Failed(error))?;
                }
                let entries = self.names.fitting(typed, recent);
                let typed = typed.clone();
                self.tell(Answer::Sifted { typed, entries })?;
            }
        }
        Some(())
    }

    fn suggest(&mut self, typed: &str) -> Option<()> {
        match self.finder.suggest(typed) {
            Ok(Some(suggestion)) => self.tell(Answer::Suggested {
                typed: typed.to_owned(),
                suggestion,
            }),
            Ok(None) => Some(()),
            Err(error) => self.tell(Answer::Failed(error)),
        }
    }

    fn tell(&self, answer: Answer) -> Option<()> {
        self.answers.send(answer).ok()?;
        (self.wake)();
        Some(())
    }
}
