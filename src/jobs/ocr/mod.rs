//! Reading papers that were filed as pictures: page after page in the background, and then each paper as
//! a whole takes the text that was read. A paper is read to its end or stays as it was.

mod pages;
mod tesseract;

use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;

pub use tesseract::{OcrLimits, Tesseract, Whereabouts};

pub(super) use pages::{PagesRead, Stopped as PagesStopped, read_pages};

use super::long_task::{LongTask, Shared};
use super::opening::{Along, OpenedFile};
use super::pages::{DrawingProgram, PagesError};
use super::reading::{ReaderProgram, Stopped, read_file};
use super::{Clock, ImportError, Password};
use crate::register::command::PaperCommand;
use crate::register::command::paper::{CutReading, FilePaper, TakeReading};
use crate::register::{Command, Register, RegisterError, Waker};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::PaperId;
use crate::scrutiny::paper::PaperFacts;
use crate::scrutiny::passage::PageWords;

/// Why a scan was not read. The paper stays as it was.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OcrError {
    /// It has no page that is a picture.
    #[error("no page of the paper is a picture")]
    NoPictures,
    /// Its pages cannot be drawn.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// Not one page could be read.
    #[error("not one page could be read")]
    NoPageRead {
        /// Why, of the first page.
        detail: String,
    },
    /// The pages were read and have no words.
    #[error("no words were found on the pages")]
    NoWords,
    /// What was read could not be gone through, or not be put on the register.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<RegisterError> for OcrError {
    fn from(error: RegisterError) -> Self {
        Self::Import(error.into())
    }
}

/// What became of one paper.
#[derive(Debug, Clone)]
pub enum ScanRead {
    /// It was read.
    Read {
        /// How many pages.
        pages: usize,
        /// Pages that could not be read.
        failed: Vec<u32>,
        /// How sure its words are on the whole, in per cent.
        confidence: u8,
        /// How many findings wait that were not known before.
        findings: usize,
        /// The papers that were found in it and stand in its place, in their order; none where it is one.
        papers: Vec<PaperId>,
    },
    /// It was not.
    Failed(OcrError),
    /// The user cancelled before its turn, or while it was being read.
    Cancelled,
}

/// The report of one paper.
#[derive(Debug, Clone)]
pub struct ScanReport {
    /// The paper.
    pub paper: PaperId,
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub read: ScanRead,
}

/// How far reading has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScanProgress {
    /// What the paper is called.
    pub name: String,
    /// Which of its pictures is being read, counted from 1; 0 before the first.
    pub page: u32,
    /// How many pictures it has.
    pub of: u32,
    /// How many papers wait after this one.
    pub waiting: usize,
}

/// Reading of scans that goes on in the background. Dropping it cancels it; the paper being read stays as
/// it was.
pub type ScanJob = LongTask<ScanProgress, ScanReport>;

/// A paper to be read, with the password that opens its file.
pub type Scan = (PaperId, Option<Password>);

impl ScanJob {
    /// Starts reading papers one after the other. `waker` is called whenever progress or reports have
    /// changed.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        scans: Vec<Scan>,
        register: Arc<Register>,
        reader: ReaderProgram,
        tesseract: Tesseract,
        waker: Waker,
        clock: Clock,
    ) -> io::Result<Self> {
        Self::begin(
            "reading scans",
            ScanProgress::default(),
            move |shared, reports| {
                let work = Work {
                    shared,
                    register,
                    reader,
                    tesseract,
                    waker,
                    clock,
                };
                work.read_all(scans, &reports);
            },
        )
    }
}

/// What the thread works with.
struct Work {
    shared: Arc<Shared<ScanProgress>>,
    register: Arc<Register>,
    reader: ReaderProgram,
    tesseract: Tesseract,
    waker: Waker,
    clock: Clock,
}

/// Why a paper was not read.
enum NotRead {
    Cancelled,
    Failed(OcrError),
}

impl<E: Into<OcrError>> From<E> for NotRead {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// A paper as the register knows it, with its file.
struct Filed {
    name: String,
    file: OpenedFile,
    pages: Vec<u32>,
    /// Whether it is all of its file and nothing stands on it, so that it may be cut into papers.
    may_be_cut: bool,
}

impl Work {
    fn read_all(&self, scans: Vec<Scan>, reports: &Sender<ScanReport>) {
        let all = scans.len();
        for ((paper, password), number) in scans.into_iter().zip(1..) {
            *self.shared.progress() = ScanProgress {
                waiting: all - number,
                ..ScanProgress::default()
            };
            (self.waker)();
            let mut name = String::new();
            let read = catch_unwind(AssertUnwindSafe(|| self.read(paper, password, &mut name)));
            let read = read.unwrap_or_else(|_panic| {
                let detail = "the thread panicked; the terminal says where".to_owned();
                Err(NotRead::Failed(OcrError::NoPageRead { detail }))
            });
            let read = match read {
                Ok(read) => read,
                Err(NotRead::Cancelled) => ScanRead::Cancelled,
                Err(NotRead::Failed(error)) => ScanRead::Failed(error),
            };
            // A job that was dropped has no interest in its reports.
            let _ = reports.send(ScanReport { paper, name, read });
            (self.waker)();
        }
    }

    fn read(
        &self,
        paper: PaperId,
        password: Option<Password>,
        name: &mut String,
    ) -> Result<ScanRead, NotRead> {
        if self.shared.cancelled.load(Ordering::Relaxed) {
            return Err(NotRead::Cancelled);
        }
        let Filed {
            name: own_name,
            mut file,
            pages,
            may_be_cut,
        } = self.filed(paper, password)?;
        name.clone_from(&own_name);
        let read = self.read_pictures(&file, &pages, &own_name)?;
        let confidence = confidence_of(&read);
        let failed: Vec<u32> = read.failed.iter().map(|(page, _)| *page).collect();
        if read.read.is_empty() {
            let detail = read
                .failed
                .into_iter()
                .next()
                .map(|(_, why)| why)
                .unwrap_or_default();
            return Err(OcrError::NoPageRead { detail }.into());
        }
        if read.read.iter().all(|page| page.words.is_empty()) {
            return Err(OcrError::NoWords.into());
        }
        let pages = read.read.len();
        file.along.ocr.clone_from(&read.read);
        if may_be_cut {
            let cut = self.cut(paper, &file, &read)?;
            if let Some((papers, findings)) = cut {
                return Ok(ScanRead::Read {
                    pages,
                    failed,
                    confidence,
                    findings,
                    papers,
                });
            }
        }
        let composed = read_file(&file, &self.reader, &self.shared.cancelled, |_| ());
        let composed = match composed {
            Ok(composed) => composed.papers.into_iter().next(),
            Err(Stopped::Cancelled) => return Err(NotRead::Cancelled),
            Err(Stopped::Failed(error)) => return Err(error.into()),
        };
        let Some(composed) = composed else {
            return Err(OcrError::NoWords.into());
        };
        let before = self.waiting(paper)?;
        let now = (self.clock)();
        self.register.perform(
            Command::Paper(PaperCommand::TakeReading(Box::new(TakeReading {
                paper,
                ocr: read.read,
                text: composed.document.text,
                blocks: composed.document.blocks,
                pages: composed.document.pages,
                extraction: composed.extraction,
            }))),
            now,
        )?;
        Ok(ScanRead::Read {
            pages,
            failed,
            confidence,
            findings: self.waiting(paper)?.saturating_sub(before),
            papers: Vec::new(),
        })
    }

    /// Cuts a scan that was read into its papers, where it is a pack of several; they and how many findings
    /// wait in them, or none where it is one paper.
    fn cut(
        &self,
        paper: PaperId,
        file: &OpenedFile,
        read: &PagesRead,
    ) -> Result<Option<(Vec<PaperId>, usize)>, NotRead> {
        let mut whole = file.clone();
        whole.along.as_one = None;
        let parts = match read_file(&whole, &self.reader, &self.shared.cancelled, |_| ()) {
            Ok(read) => read.papers,
            Err(Stopped::Cancelled) => return Err(NotRead::Cancelled),
            Err(Stopped::Failed(error)) => return Err(error.into()),
        };
        if parts.len() < 2 {
            return Ok(None);
        }
        let now = (self.clock)();
        let findings = parts.iter().map(|part| part.extraction.findings.len()).sum();
        let papers: Vec<FilePaper> = parts
            .into_iter()
            .map(|part| FilePaper {
                id: PaperId::new(now),
                part: part.part,
                text: part.document.text,
                blocks: part.document.blocks,
                pages: part.document.pages,
                extraction: part.extraction,
            })
            .collect();
        let ids = papers.iter().map(|paper| paper.id).collect();
        let command = PaperCommand::CutReading(Box::new(CutReading {
            paper,
            papers,
            ocr: read.read.clone(),
        }));
        match self.register.perform(Command::Paper(command), now) {
            Ok(_) => Ok(Some((ids, findings))),
            // Something was put on it while it was read: it stays one paper.
            Err(RegisterError::Impossible(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// How many findings of a paper there are.
    fn waiting(&self, paper: PaperId) -> Result<usize, RegisterError> {
        let view = self.register.reader()?.paper(paper)?;
        Ok(view.map_or(0, |view| view.findings.len()))
    }

    /// What the register knows of a paper that is to be read.
    fn filed(&self, paper: PaperId, password: Option<Password>) -> Result<Filed, NotRead> {
        let reader = self.register.reader()?;
        let view = reader.paper(paper)?.ok_or(RegisterError::Gone(Entity::Paper))?;
        let original = reader
            .original(paper)?
            .ok_or(OcrError::Pages(PagesError::NotKept))?;
        let stands = reader.taken_along(paper)?;
        let may_be_cut = view.paper.part.is_none()
            && stands.items + stands.responses + stands.notes + stands.follow_ups == 0;
        drop(reader);
        let pages: Vec<u32> = view
            .pages
            .iter()
            .filter(|page| page.words != PageWords::Printed)
            .map(|page| page.number)
            .collect();
        if pages.is_empty() {
            return Err(OcrError::NoPictures.into());
        }
        let bytes = fs::read(&original.path)
            .map_err(|error| OcrError::Pages(PagesError::Unreadable(Arc::new(error))))?;
        let on = view.paper.part.as_ref();
        let name = view.paper.name().into_owned();
        let facts = PaperFacts {
            contacts: Vec::new(),
            ..view.paper.facts
        };
        let mut file = OpenedFile::bundled(&view.paper.file_name, &bytes);
        file.along = Along {
            ocr: Vec::new(),
            password,
            as_one: Some(Box::new((
                on.map_or(1, |part| part.first_page),
                on.map_or(u32::MAX, |part| part.last_page),
                facts,
            ))),
        };
        Ok(Filed {
            name,
            file,
            pages,
            may_be_cut,
        })
    }

    fn read_pictures(&self, file: &OpenedFile, pages: &[u32], name: &str) -> Result<PagesRead, NotRead> {
        let program = DrawingProgram {
            password: file.along.password.clone(),
            ..DrawingProgram::from(&self.reader)
        };
        let cancelled = &self.shared.cancelled;
        let read = read_pages(
            &file.bytes,
            pages,
            &program,
            &self.tesseract,
            cancelled,
            |page, of| {
                let mut progress = self.shared.progress();
                progress.name = name.to_owned();
                (progress.page, progress.of) = (page, of);
                drop(progress);
                (self.waker)();
            },
        );
        read.map_err(|stopped| match stopped {
            PagesStopped::Cancelled => NotRead::Cancelled,
            PagesStopped::NoPages(error) => NotRead::Failed(error.into()),
        })
    }
}

/// How sure the words of all pages are; a page with many words counts for more.
fn confidence_of(read: &PagesRead) -> u8 {
    let words: usize = read.read.iter().map(|page| page.words.len()).sum();
    let sum: usize = read
        .read
        .iter()
        .map(|page| usize::from(page.confidence) * page.words.len())
        .sum();
    u8::try_from((sum + words / 2).checked_div(words).unwrap_or(0)).unwrap_or(100)
}
