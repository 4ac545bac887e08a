//! Importing papers: each file is opened, read in a process of its own and filed whole or not at all;
//! one file's failure never stops the others.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::opening::{OpenedFile, name_of};
use super::reading::{ReaderProgram, Stage, Stopped, read_paper};
use super::samples::{SAMPLES, Sample};
use super::{Clock, ImportError};
use crate::register::command::PaperCommand;
use crate::register::command::paper::FilePaper;
use crate::register::{Command, Register, Waker};
use crate::scrutiny::id::PaperId;

/// What became of one file of an import.
#[derive(Debug, Clone)]
pub enum Filed {
    /// On the register.
    Filed {
        /// The paper.
        paper: PaperId,
        /// What it is called.
        name: String,
        /// How many findings wait.
        findings: usize,
    },
    /// It was there already.
    AlreadyFiled {
        /// The paper.
        paper: PaperId,
        /// What it is called, and when it was filed.
        words: String,
    },
    /// It could not be filed.
    Failed(ImportError),
    /// The user cancelled before its turn, or while it was being read.
    Cancelled,
}

/// The report of one file.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file; of a sample paper, its name alone.
    pub file: PathBuf,
    /// What became of it.
    pub filed: Filed,
}

/// Where a paper comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file on disk.
    File(PathBuf),
    /// A paper that came with the program.
    Sample(Sample),
}

impl From<PathBuf> for Source {
    fn from(file: PathBuf) -> Self {
        Self::File(file)
    }
}

impl Source {
    /// Every sample paper.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        SAMPLES.iter().copied().map(Self::Sample).collect()
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Sample(sample) => PathBuf::from(sample.name),
        }
    }

    fn open(&self) -> Result<OpenedFile, ImportError> {
        match self {
            Self::File(path) => OpenedFile::read(path),
            Self::Sample(sample) => Ok(OpenedFile::bundled(sample.name, sample.bytes)),
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProgress {
    /// Which file is being worked on, counted from 1.
    pub file: usize,
    /// How many files there are.
    pub of: usize,
    /// The file's name.
    pub name: String,
    /// How far it has come.
    pub stage: Stage,
}

/// An import that goes on in the background. Dropping it cancels it.
pub struct ImportJob {
    shared: Arc<Shared>,
    reports: Receiver<FileReport>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    cancelled: AtomicBool,
    progress: Mutex<ImportProgress>,
}

impl ImportJob {
    /// Starts importing `sources` one after the other. `waker` is called whenever progress or reports
    /// have changed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        sources: Vec<Source>,
        register: Arc<Register>,
        reader: ReaderProgram,
        waker: Waker,
        clock: Clock,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            cancelled: AtomicBool::new(false),
            progress: Mutex::new(ImportProgress {
                file: 1,
                of: sources.len(),
                name: sources
                    .first()
                    .map_or_else(String::new, |first| name_of(&first.path())),
                stage: Stage::Reading,
            }),
        });
        let (send, reports) = mpsc::channel();
        let work = Work {
            shared: Arc::clone(&shared),
            register,
            reader,
            waker,
            clock,
        };
        let thread = thread::Builder::new()
            .name("import".to_owned())
            .spawn(move || work.import(&sources, &send))?;
        Ok(Self {
            shared,
            reports,
            thread: Some(thread),
        })
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> ImportProgress {
        lock(&self.shared.progress).clone()
    }

    /// Stops it: the file being read is given up at once, one being filed is still filed, and the
    /// others are reported as cancelled.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether every file has been reported on, taken or not.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// The reports that have come since the last call, in the order of the files; never waits.
    pub fn take_reports(&self) -> Vec<FileReport> {
        self.reports.try_iter().collect()
    }

    /// The reports as they come, waiting for each until the last.
    pub fn wait_for_reports(&self) -> impl Iterator<Item = FileReport> {
        self.reports.iter()
    }
}

impl Drop for ImportJob {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.thread.take() {
            // Waits for a filing under way, so that closing the window cannot cut it short.
            let _ = thread.join();
        }
    }
}

/// Progress is whole after every write, so a panic elsewhere does not spoil it.
fn lock(progress: &Mutex<ImportProgress>) -> std::sync::MutexGuard<'_, ImportProgress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the import thread works with.
struct Work {
    shared: Arc<Shared>,
    register: Arc<Register>,
    reader: ReaderProgram,
    waker: Waker,
    clock: Clock,
}

impl Work {
    fn import(&self, sources: &[Source], reports: &Sender<FileReport>) {
        for (index, source) in sources.iter().enumerate() {
            let file = source.path();
            *lock(&self.shared.progress) = ImportProgress {
                file: index + 1,
                of: sources.len(),
                name: name_of(&file),
                stage: Stage::Reading,
            };
            (self.waker)();
            let filed = catch_unwind(AssertUnwindSafe(|| self.file(source))).unwrap_or_else(|_panic| {
                Err(Stopped::Failed(ImportError::ReaderStopped {
                    detail: "the import thread panicked; the terminal says where".to_owned(),
                }))
            });
            let filed = match filed {
                Ok(filed) => filed,
                Err(Stopped::Cancelled) => Filed::Cancelled,
                Err(Stopped::Failed(error)) => Filed::Failed(error),
            };
            // A job that was dropped has no interest in its reports.
            let _ = reports.send(FileReport { file, filed });
            (self.waker)();
        }
    }

    fn file(&self, source: &Source) -> Result<Filed, Stopped> {
        if self.shared.cancelled.load(Ordering::Relaxed) {
            return Err(Stopped::Cancelled);
        }
        let opened = source.open()?;
        let known = self
            .register
            .reader()
            .and_then(|reader| reader.paper_with_hash(&opened.hash()))
            .map_err(ImportError::from)?;
        if let Some(paper) = known {
            return self.already_filed(paper);
        }
        let (document, extraction) = read_paper(&opened, &self.reader, &self.shared.cancelled, |stage| {
            self.show(stage);
        })?;
        self.show(Stage::Filing);
        let name = extraction
            .facts
            .title
            .clone()
            .unwrap_or_else(|| opened.name.clone());
        let findings = extraction.findings.len();
        let now = (self.clock)();
        let id = PaperId::new(now);
        let command = PaperCommand::File(Box::new(FilePaper {
            id,
            file_name: opened.name,
            original: Arc::unwrap_or_clone(opened.bytes),
            text: document.text,
            blocks: document.blocks,
            pages: document.pages,
            extraction,
        }));
        let outcome = self
            .register
            .perform(Command::Paper(command), now)
            .map_err(ImportError::from)?;
        let paper = outcome.paper.unwrap_or(id);
        if outcome.already_filed {
            return self.already_filed(paper);
        }
        Ok(Filed::Filed {
            paper,
            name,
            findings,
        })
    }

    /// Says what a paper that is on the register is called, and when it was filed.
    fn already_filed(&self, paper: PaperId) -> Result<Filed, Stopped> {
        let view = self
            .register
            .reader()
            .and_then(|reader| reader.paper(paper))
            .map_err(ImportError::from)?;
        let words = view.map_or_else(
            || "on the register".to_owned(),
            |view| {
                let filed_at = view.paper.filed_at.with_timezone(&chrono::Local);
                format!(
                    "“{}”, filed on {}",
                    view.paper.name(),
                    filed_at.format("%-d %B %Y")
                )
            },
        );
        Ok(Filed::AlreadyFiled { paper, words })
    }

    fn show(&self, stage: Stage) {
        lock(&self.shared.progress).stage = stage;
        (self.waker)();
    }
}
