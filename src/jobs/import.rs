//! Importing papers: each file is opened, read in a process of its own and filed whole or not at all;
//! one file's failure never stops the others. A folder and a zip are the files in them, and what is
//! attached to an e-mail is filed beside it.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;

use super::gather::{Allowance, Found, Holder, Waiting, Within};
use super::long_task::{LongTask, Shared};
use super::opening::{OpenedFile, name_of};
use super::read_file::{ReadFile, ReadPaper};
use super::reading::{ReaderProgram, Stage, Stopped, read_file};
use super::samples::{SAMPLES, Sample};
use super::{Clock, ImportError, Password, columns};
use crate::document::Format;
use crate::document::bundle::{LeftOut, may_have_attachments};
use crate::register::command::PaperCommand;
use crate::register::command::paper::{FilePaper, FilePapers};
use crate::register::{Command, Register, RegisterError, Waker};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::ocr::Pictures;
use crate::scrutiny::paper::{Paper, Part};
use crate::scrutiny::tracker::Mapping;

/// A paper that was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledPaper {
    /// The paper.
    pub paper: PaperId,
    /// What it is called.
    pub name: String,
    /// How many findings wait.
    pub findings: usize,
    /// Its place in the file, where that holds several papers.
    pub part: Option<Part>,
    /// Its pages that are pictures.
    pub pictures: Pictures,
}

/// What became of one file of an import.
#[derive(Debug, Clone)]
pub enum Filed {
    /// On the register.
    Filed {
        /// Its papers, in the order of the file: one, or those of a pack.
        papers: Vec<FiledPaper>,
        /// How many papers of the file were there already.
        known: usize,
    },
    /// It was there already.
    AlreadyFiled {
        /// The paper, or the first of a pack.
        paper: PaperId,
        /// How many papers the file was filed as.
        papers: usize,
        /// What it is called, and when it was filed.
        words: String,
    },
    /// Files in a folder, a zip or an e-mail that are not read, all for one reason.
    LeftOut {
        /// Their names; none where it is the file of the report itself.
        files: Vec<String>,
        /// The reason.
        why: LeftOut,
    },
    /// It could not be filed.
    Failed(ImportError),
    /// The user cancelled before its turn, or while it was being read.
    Cancelled,
}

/// The report of one file.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file; of a sample paper, its name alone. What lies in a zip or is attached to an e-mail has
    /// that before it.
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

    pub(super) fn path(&self) -> PathBuf {
        match self {
            Self::File(path) => path.clone(),
            Self::Sample(sample) => PathBuf::from(sample.name),
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProgress {
    /// Which file is being worked on, counted from 1.
    pub file: usize,
    /// How many files are known of so far; folders, zips and e-mails may hold more.
    pub of: usize,
    /// The file's name.
    pub name: String,
    /// How far it has come.
    pub stage: Stage,
}

/// An import that goes on in the background. Dropping it cancels it.
pub type ImportJob = LongTask<ImportProgress, FileReport>;

impl ImportJob {
    /// Starts importing `sources` one after the other; `password` is tried on those of them that need
    /// one. `waker` is called whenever progress or reports have changed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        sources: Vec<Source>,
        password: Option<Password>,
        register: Arc<Register>,
        reader: ReaderProgram,
        waker: Waker,
        clock: Clock,
    ) -> io::Result<Self> {
        let begun = ImportProgress {
            file: 1,
            of: sources.len(),
            name: sources
                .first()
                .map_or_else(String::new, |first| name_of(&first.path())),
            stage: Stage::BEGUN,
        };
        Self::begin("import", begun, move |shared, reports| {
            let work = Work {
                shared,
                password,
                register,
                reader,
                waker,
                clock,
            };
            work.import(sources, &reports);
        })
    }
}

/// What the import thread works with.
struct Work {
    shared: Arc<Shared<ImportProgress>>,
    password: Option<Password>,
    register: Arc<Register>,
    reader: ReaderProgram,
    waker: Waker,
    clock: Clock,
}

/// What a file has come to.
enum Done {
    /// It was a paper, or papers; others may have been found in it.
    Taken(Filed, Found),
    /// It only holds others.
    Opened(Found),
}

impl Work {
    fn import(&self, sources: Vec<Source>, reports: &Sender<FileReport>) {
        let mut queue = Waiting::all(sources);
        let mut allowance = Allowance::default();
        let (mut file, mut of) = (0, queue.len());
        while let Some(next) = queue.pop_front() {
            file += 1;
            if next.is_asked_for() {
                allowance = Allowance::default();
            }
            let shown = next.shown.clone();
            *self.shared.progress() = ImportProgress {
                file,
                of,
                name: name_of(&shown),
                stage: Stage::BEGUN,
            };
            (self.waker)();
            let done =
                catch_unwind(AssertUnwindSafe(|| self.take(next, &mut allowance))).unwrap_or_else(|_panic| {
                    Err(Stopped::Failed(ImportError::ReaderStopped {
                        detail: "the import thread panicked; the terminal says where".to_owned(),
                    }))
                });
            let (filed, found) = match done {
                Ok(Done::Taken(filed, found)) => (Some(filed), found),
                Ok(Done::Opened(found)) => {
                    // What only holds others is no file to be counted.
                    (file, of) = (file - 1, of - 1);
                    (None, found)
                }
                Err(Stopped::Cancelled) => (Some(Filed::Cancelled), Found::default()),
                Err(Stopped::Failed(error)) => (Some(Filed::Failed(error)), Found::default()),
            };
            let left_out = by_reason(found.left_out);
            for filed in filed.into_iter().chain(left_out) {
                let file = shown.clone();
                // A job that was dropped has no interest in its reports.
                let _ = reports.send(FileReport { file, filed });
            }
            of += found.waiting.len();
            for waiting in found.waiting.into_iter().rev() {
                queue.push_front(waiting);
            }
            (self.waker)();
        }
    }

    fn take(&self, next: Waiting, allowance: &mut Allowance) -> Result<Done, Stopped> {
        if self.shared.cancelled.load(Ordering::Relaxed) {
            return Err(Stopped::Cancelled);
        }
        if let Some(folder) = next.folder() {
            return Ok(Done::Opened(allowance.folder(folder, &next.shown)?));
        }
        let (shown, within) = (next.shown.clone(), next.within.clone());
        let mut opened = next.open()?;
        opened.along.password.clone_from(&self.password);
        let hash = opened.hash();
        let known = self.known(&hash)?;
        if is_whole(&known) && !may_have_attachments(&opened.bytes, &opened.name) {
            if within.attached_to.is_some() {
                // It is remembered that it came with this e-mail too.
                self.file(opened, &within, Vec::new(), Vec::new())?;
            }
            return Ok(Done::Taken(already_filed(&known)?, Found::default()));
        }
        let reader = ReaderProgram {
            mappings: self.mappings()?,
            ..self.reader.clone()
        };
        let mut read = read_file(&opened, &reader, &self.shared.cancelled, |stage| {
            self.show(stage);
        })?;
        let named = self.named(&mut read)?;
        let holder = Holder {
            shown: &shown,
            hash: &hash,
            within: &within,
            is_message: !read.papers.is_empty(),
        };
        let found = allowance.members(&mut read, &holder);
        if read.papers.is_empty() {
            return Ok(Done::Opened(found));
        }
        self.show(Stage::Filing);
        let ReadFile { papers, .. } = read;
        let filed = self.file(opened, &within, papers, named)?;
        match filed {
            Filed::Filed { ref papers, .. } if papers.is_empty() => {
                Ok(Done::Taken(already_filed(&self.known(&hash)?)?, found))
            }
            filed => Ok(Done::Taken(filed, found)),
        }
    }

    /// What is remembered of the columns of trackers.
    fn mappings(&self) -> Result<Vec<Mapping>, ImportError> {
        let layouts = self.register.reader()?.layouts()?;
        Ok(layouts.into_iter().map(|layout| layout.mapping).collect())
    }

    /// Reads the papers of a file by the columns that were named, where any were.
    fn named(&self, read: &mut ReadFile) -> Result<Vec<Mapping>, ImportError> {
        match &self.reader.named {
            Some(named) if !read.papers.is_empty() => {
                columns::with_named(&mut read.papers, named, self.reader.calendar.clone())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The papers on the register that came in a file.
    fn known(&self, hash: &str) -> Result<Vec<Paper>, ImportError> {
        let reader = self.register.reader()?;
        Ok(reader.papers_of_file(hash)?)
    }

    /// Files the papers of a file that are not on the register yet, all or none.
    fn file(
        &self,
        opened: OpenedFile,
        within: &Within,
        papers: Vec<ReadPaper>,
        mappings: Vec<Mapping>,
    ) -> Result<Filed, ImportError> {
        let now = (self.clock)();
        let mut told = Vec::with_capacity(papers.len());
        let mut filing = Vec::with_capacity(papers.len());
        for paper in papers {
            let id = PaperId::new(now);
            told.push(FiledPaper {
                paper: id,
                name: paper.extraction.facts.name(&opened.name).into_owned(),
                findings: paper.extraction.findings.len(),
                part: paper.part.clone(),
                pictures: Pictures::among(&paper.document.pages, paper.document.format == Format::Picture),
            });
            filing.push(FilePaper {
                id,
                part: paper.part,
                text: paper.document.text,
                blocks: paper.document.blocks,
                pages: paper.document.pages,
                extraction: paper.extraction,
            });
        }
        let command = PaperCommand::File(Box::new(FilePapers {
            file_name: opened.name,
            original: Arc::unwrap_or_clone(opened.bytes),
            attached_to: within.attached_to.clone(),
            papers: filing,
            mappings,
        }));
        let outcome = self.register.perform(Command::Paper(command), now)?;
        let all = told.len();
        told.retain(|paper| outcome.filed.contains(&paper.paper));
        Ok(Filed::Filed {
            known: all - told.len(),
            papers: told,
        })
    }

    fn show(&self, stage: Stage) {
        self.shared.progress().stage = stage;
        (self.waker)();
    }
}

/// Whether every paper of a file is on the register.
fn is_whole(known: &[Paper]) -> bool {
    known.iter().any(|paper| match &paper.part {
        Some(part) => u32::try_from(known.len()).unwrap_or(u32::MAX) >= part.of,
        None => true,
    })
}

/// Says what the papers of a file that are on the register are called, and when they were filed.
fn already_filed(known: &[Paper]) -> Result<Filed, ImportError> {
    let Some(first) = known.first() else {
        // Only a paper that was removed between two looks at the register can bring this about.
        return Err(ImportError::Register(Arc::new(RegisterError::Gone(
            Entity::Paper,
        ))));
    };
    let filed_at = first.filed_at.with_timezone(&chrono::Local);
    let what = match known {
        [only] => format!("“{}”", only.name()),
        several => format!("all {} papers in it", several.len()),
    };
    Ok(Filed::AlreadyFiled {
        paper: first.id,
        papers: known.len(),
        words: format!("{what}, filed on {}", filed_at.format("%-d %B %Y")),
    })
}

/// One report for each reason for which files were left out.
fn by_reason(left_out: Vec<(String, LeftOut)>) -> impl Iterator<Item = Filed> {
    let mut reasons: BTreeMap<LeftOut, Vec<String>> = BTreeMap::new();
    for (name, why) in left_out {
        reasons.entry(why).or_default().push(name);
    }
    reasons
        .into_iter()
        .map(|(why, files)| Filed::LeftOut { files, why })
}
