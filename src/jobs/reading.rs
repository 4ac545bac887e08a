//! The parent's side of reading a paper: starts the reading process, hands it the bytes, watches its
//! time and memory, and takes its answer.
//!
//! Readers of hostile files hang, overflow their stack and grow without end; none of that can be
//! caught inside a process, so none of it happens inside ours.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::ocr::{Tesseract, Whereabouts, read_pages};
use super::opening::OpenedFile;
use super::pages::DrawingProgram;
use super::process::{self, MemoryWatch, last_words_of, named};
use super::read_file::{ReadFile, ReadPaper};
use super::reading_process::READ_PAPER;
use super::wire::{self, AsOne, Message, Request, Wire, WireError};
use super::{ImportError, Password, columns};
use crate::document::DocumentError;
use crate::document::bundle::{LeftOut, Member};
use crate::scrutiny::passage::PageWords;
use crate::scrutiny::period::Calendar;
use crate::scrutiny::tracker::{Mapping, NamedRoles};

/// How often cancelling, time and memory are looked at.
const TICK: Duration = Duration::from_millis(50);

/// The longest answer that is taken, in bytes: the text of the largest file, escaped, and its blocks.
const LONGEST_ANSWER_BYTES: u64 = 512 * 1024 * 1024;

/// What a reading process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Memory besides the file's own bytes, in bytes.
    pub memory_bytes: u64,
    /// How long it may show no progress.
    pub silence: Duration,
}

impl Limits {
    /// The memory that a process may use which reads or draws a file of so many bytes: it holds them
    /// once as they came, and a reader may hold them once more.
    #[must_use]
    pub(super) fn memory_for(&self, file_bytes: usize) -> u64 {
        let file_bytes = u64::try_from(file_bytes).unwrap_or(u64::MAX);
        self.memory_bytes.saturating_add(file_bytes.saturating_mul(2))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory_bytes: 1024 * 1024 * 1024,
            silence: Duration::from_secs(60),
        }
    }
}

/// The program that reads papers in a process of its own, and how it shall read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderProgram {
    /// The program: our own.
    pub path: PathBuf,
    /// What makes it a reading process.
    pub arguments: Vec<OsString>,
    /// What it may use.
    pub limits: Limits,
    /// The calendar by which it works out dates.
    pub calendar: Calendar,
    /// What the columns of known layouts of trackers hold.
    pub mappings: Vec<Mapping>,
    /// What the user has said that the columns of this file hold, by their headings.
    pub named: Option<NamedRoles>,
    /// Where Tesseract is looked for, which reads pictures of print.
    pub ocr: Whereabouts,
}

impl From<PathBuf> for ReaderProgram {
    fn from(path: PathBuf) -> Self {
        Self {
            path,
            arguments: vec![READ_PAPER.into()],
            limits: Limits::default(),
            calendar: Calendar::default(),
            mappings: Vec::new(),
            named: None,
            ocr: Whereabouts::default(),
        }
    }
}

/// How far the import of one file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The text is being read.
    Reading {
        /// How many pages have been read, and how many there are, where that is known.
        pages: Option<(u32, u32)>,
    },
    /// Findings are being drawn out of it.
    Extracting {
        /// Out of which paper of the file, counted from 1.
        paper: u32,
        /// Of how many.
        of: u32,
    },
    /// It is being put on the register.
    Filing,
}

impl Stage {
    /// Before anything of a file is known.
    pub const BEGUN: Self = Self::Reading { pages: None };

    /// The words shown on screen.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Reading { pages: None } => "Reading".to_owned(),
            Self::Reading {
                pages: Some((page, of)),
            } => format!("Reading, {page} of {of} pages"),
            Self::Extracting { of: 0 | 1, .. } => "Looking for recommendations, answers and dates".to_owned(),
            Self::Extracting { paper, of } => {
                format!("Looking for recommendations, answers and dates in paper {paper} of {of}")
            }
            Self::Filing => "Filing".to_owned(),
        }
    }

    /// How much of the work on a file is behind it, from 0 to 1.
    #[must_use]
    pub fn part_done(self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a file has some thousand pages")]
        let share = |done: u32, of: u32| done as f32 / of.max(1) as f32;
        match self {
            Self::Reading { pages: None } => 0.0,
            Self::Reading {
                pages: Some((page, of)),
            } => 0.5 * share(page, of),
            Self::Extracting { paper, of } => 0.5 + 0.4 * share(paper.saturating_sub(1), of),
            Self::Filing => 0.9,
        }
    }
}

/// Reads the file at `file` in a process of its own, for commands that wait for it. Pages that are
/// pictures are read by what `tesseract` gives, which is asked for only where there are any.
///
/// # Errors
/// [`ImportError`] when the file cannot be opened or nothing of it be read; so it is with one that
/// only holds other files.
pub fn read_in_child(
    file: &Path,
    program: &ReaderProgram,
    password: Option<Password>,
    tesseract: impl FnOnce() -> Option<Tesseract>,
) -> Result<Vec<ReadPaper>, ImportError> {
    let mut opened = OpenedFile::read(file)?;
    opened.along.password = password;
    let read = read_to_end(&opened, program)?;
    let pictures = pictures_in(&read);
    if pictures.is_empty() {
        return Ok(with_attachments_named(read));
    }
    let Some(tesseract) = tesseract() else {
        return Ok(with_attachments_named(read));
    };
    let drawing = DrawingProgram {
        password: opened.along.password.clone(),
        ..DrawingProgram::from(program)
    };
    let never = AtomicBool::new(false);
    if let Ok(pages) = read_pages(&opened.bytes, &pictures, &drawing, &tesseract, &never, |_, _| ()) {
        opened.along.ocr = pages.read;
    }
    // Pages that could not be read are pictures still, and their paper says so.
    read_to_end(&opened, program).map(with_attachments_named)
}

fn read_to_end(opened: &OpenedFile, program: &ReaderProgram) -> Result<ReadFile, ImportError> {
    let never = AtomicBool::new(false);
    match read_file(opened, program, &never, |_| ()) {
        Ok(read) if read.papers.is_empty() => Err(ImportError::HoldsFiles),
        Ok(mut read) => {
            if let Some(named) = &program.named {
                columns::with_named(&mut read.papers, named, program.calendar.clone())?;
            }
            Ok(read)
        }
        Err(Stopped::Failed(error)) => Err(error),
        Err(Stopped::Cancelled) => unreachable!("nobody can have cancelled"),
    }
}

/// The pages of a file that are pictures.
fn pictures_in(read: &ReadFile) -> Vec<u32> {
    let pages = read.papers.iter().flat_map(|paper| &paper.document.pages);
    pages
        .filter(|page| page.words == PageWords::Picture)
        .map(|page| page.number)
        .collect()
}

/// The papers of a file, of which a note names what is attached and was not looked at.
fn with_attachments_named(mut read: ReadFile) -> Vec<ReadPaper> {
    let names: Vec<&str> = read.members.iter().map(|member| member.name.as_str()).collect();
    if let Some(paper) = read.papers.first_mut().filter(|_| !names.is_empty()) {
        paper.extraction.notes.push(format!(
            "Attached to this e-mail and not read here: {}. An import files what is attached as papers of their own.",
            names.join(", ")
        ));
    }
    read.papers
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The user cancelled.
    Cancelled,
    /// It failed.
    Failed(ImportError),
}

impl From<ImportError> for Stopped {
    fn from(error: ImportError) -> Self {
        Self::Failed(error)
    }
}

/// Reads an opened file in a process of its own, until `cancelled` is set.
pub(super) fn read_file(
    file: &OpenedFile,
    program: &ReaderProgram,
    cancelled: &AtomicBool,
    mut on_stage: impl FnMut(Stage),
) -> Result<ReadFile, Stopped> {
    on_stage(Stage::BEGUN);
    let mut process = ReadingProcess::start(file, program)?;
    let mut last_progress = Instant::now();
    let mut read = ReadFile::default();
    loop {
        if cancelled.load(Ordering::Relaxed) {
            return Err(Stopped::Cancelled);
        }
        match process.said.recv_timeout(TICK) {
            Ok(Said::Line(line)) => {
                last_progress = Instant::now();
                match understood(&line) {
                    Ok(Understood::Started) => {}
                    Ok(Understood::Stage(stage)) => on_stage(stage),
                    Ok(Understood::LeftOut(name, why)) => read.left_out.push((name, why)),
                    Ok(Understood::Read(papers)) => {
                        read.papers = papers;
                        return Ok(read);
                    }
                    Ok(Understood::Refused(error)) => return Err(ImportError::Document(error).into()),
                    Err(error) => return Err(process.stopped_with(&error.to_string()).into()),
                }
            }
            Ok(Said::Member(member)) => {
                last_progress = Instant::now();
                read.members.push(member);
            }
            Ok(Said::Nothing) | Err(RecvTimeoutError::Disconnected) => {
                return Err(process.ended(program.limits.memory_for(file.bytes.len())).into());
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if last_progress.elapsed() > program.limits.silence {
            let waited = program.limits.silence;
            return Err(ImportError::TookTooLong { waited }.into());
        }
        let limit = program.limits.memory_for(file.bytes.len());
        if process.memory.bytes() > limit {
            return Err(ImportError::TooMuchMemory { limit }.into());
        }
    }
}

/// A message in the program's own types.
enum Understood {
    Started,
    Stage(Stage),
    LeftOut(String, LeftOut),
    Read(Vec<ReadPaper>),
    Refused(DocumentError),
}

fn understood(line: &[u8]) -> Result<Understood, WireError> {
    Ok(match serde_json::from_slice(line)? {
        Message::Started { version } if version == wire::VERSION => Understood::Started,
        Message::Started { version } => {
            return Err(WireError::Version {
                theirs: version,
                ours: wire::VERSION,
            });
        }
        Message::Reading { page, of } => Understood::Stage(Stage::Reading {
            pages: Some((page, of)),
        }),
        Message::Extracting { paper, of } => Understood::Stage(Stage::Extracting { paper, of }),
        // Its bytes were taken with the line.
        Message::Member { .. } => return Err(WireError::OutOfTurn),
        Message::LeftOut { name, why } => Understood::LeftOut(name, Wire::from_form(why)?),
        Message::Read { papers } => Understood::Read(Wire::from_form(papers)?),
        Message::Refused(error) => Understood::Refused(Wire::from_form(error)?),
    })
}

/// What came from the reading process.
enum Said {
    /// A line.
    Line(Vec<u8>),
    /// A file that the file holds.
    Member(Member),
    /// No more.
    Nothing,
}

/// A running reading process; killed when it is dropped.
struct ReadingProcess {
    child: Child,
    said: Receiver<Said>,
    last_words: Receiver<String>,
    memory: MemoryWatch,
    /// As long as this is held the process's standard input stays open, by which it knows that we
    /// are still here.
    _hold: Sender<()>,
}

impl ReadingProcess {
    fn start(file: &OpenedFile, program: &ReaderProgram) -> Result<Self, ImportError> {
        let not_started = |error: io::Error| ImportError::ReaderNotStarted(Arc::new(error));
        let mut child = process::command(&program.path, &program.arguments)
            .spawn()
            .map_err(not_started)?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let memory = MemoryWatch::of(child.id());
        let (say, said) = mpsc::channel();
        let (say_last, last_words) = mpsc::channel();
        let (hold, held) = mpsc::channel();
        // From here on the process is ours to kill, whatever fails.
        let process = Self {
            child,
            said,
            last_words,
            memory,
            _hold: hold,
        };
        let (Some(input), Some(output), Some(errors)) = pipes else {
            return Err(not_started(io::Error::other("a pipe is missing")));
        };
        let ocr = serde_json::to_vec(&file.along.ocr.clone().into_form())
            .map_err(|error| not_started(error.into()))?;
        let request = request_line(file, ocr.len() as u64, program).map_err(not_started)?;
        let bytes = Arc::clone(&file.bytes);
        named("paper to reader", move || {
            feed(input, [&request, &bytes, &ocr], &held);
        })
        .map_err(not_started)?;
        named("paper from reader", move || listen(output, &say)).map_err(not_started)?;
        named("reader's last words", move || {
            // A receiver that is gone has no interest in them.
            let _ = say_last.send(last_words_of(errors));
        })
        .map_err(not_started)?;
        Ok(process)
    }

    /// Why the process has closed its output without an answer.
    fn ended(&mut self, memory_bytes: u64) -> ImportError {
        let status = self.exit_status();
        let last_words = self.last_words();
        // Whoever meets the limit has no other way to tell of it than its last words: the first are the
        // allocator's, the second those of a read that could not make room.
        let out_of_memory = ["memory allocation of", "out of memory"];
        if out_of_memory.iter().any(|words| last_words.contains(words)) {
            return ImportError::TooMuchMemory { limit: memory_bytes };
        }
        let ending = status.map_or_else(|| "still running".to_owned(), |status| status.to_string());
        ImportError::ReaderStopped {
            detail: format!("{ending}\n{last_words}").trim_end().to_owned(),
        }
    }

    /// An answer that cannot be understood, with what the process said besides.
    fn stopped_with(&mut self, what: &str) -> ImportError {
        self.kill();
        let last_words = self.last_words();
        ImportError::ReaderStopped {
            detail: format!("{what}\n{last_words}").trim_end().to_owned(),
        }
    }

    /// How it ended; none where it still runs a second after closing its output.
    fn exit_status(&mut self) -> Option<ExitStatus> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(1) {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(5));
        }
        None
    }

    fn last_words(&self) -> String {
        self.last_words
            .recv_timeout(Duration::from_millis(200))
            .unwrap_or_default()
    }

    fn kill(&mut self) {
        // Both fail only where the process has ended already, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for ReadingProcess {
    fn drop(&mut self) {
        self.kill();
    }
}

fn request_line(file: &OpenedFile, ocr_bytes: u64, program: &ReaderProgram) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(&Request {
        version: wire::VERSION,
        file_name: file.name.clone(),
        bytes: file.bytes.len() as u64,
        memory_bytes: program.limits.memory_for(file.bytes.len()),
        municipal_year_begins: program.calendar.municipal_year_begins,
        mappings: program.mappings.clone().into_form(),
        ocr_bytes,
        password: file.along.password.clone(),
        as_one: file.along.as_one.clone().map(|as_one| {
            let (first_page, last_page, facts) = *as_one;
            AsOne {
                first_page,
                last_page,
                facts: facts.into_form(),
            }
        }),
    })?;
    line.push(b'\n');
    Ok(line)
}

/// Hands over the request and what follows it, then keeps the pipe open until the parent lets go.
fn feed(mut input: ChildStdin, pieces: [&[u8]; 3], held: &Receiver<()>) {
    // A process that stops taking its paper is noticed by the silence that follows.
    let _ = pieces
        .iter()
        .try_for_each(|piece| input.write_all(piece))
        .and_then(|()| input.flush());
    let _ = held.recv();
}

/// Passes on each line; a half line at the end is no line.
fn listen(output: ChildStdout, say: &Sender<Said>) {
    let mut output = BufReader::new(output).take(LONGEST_ANSWER_BYTES);
    let mut line = Vec::new();
    while let Ok(length) = output.read_until(b'\n', &mut line) {
        if length == 0 || line.last() != Some(&b'\n') {
            break;
        }
        let line = std::mem::take(&mut line);
        let said = if line.starts_with(wire::BEFORE_BYTES) {
            member(&line, &mut output)
        } else {
            Some(Said::Line(line))
        };
        if said.is_none_or(|said| say.send(said).is_err()) {
            break;
        }
    }
    let _ = say.send(Said::Nothing);
}

/// The file that a line announces, with its bytes; none where they do not come whole.
fn member(line: &[u8], output: &mut impl Read) -> Option<Said> {
    let Ok(Message::Member { name, bytes: length }) = serde_json::from_slice(line) else {
        return None;
    };
    let mut bytes = Vec::new();
    output.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length).then_some(Said::Member(Member { name, bytes }))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    /// A shell that does what `script` says in place of reading.
    fn program(script: &str, limits: Limits) -> ReaderProgram {
        ReaderProgram {
            arguments: vec!["-c".into(), script.into()],
            limits,
            ..ReaderProgram::from(PathBuf::from("/bin/sh"))
        }
    }

    fn read_by(script: &str, limits: Limits) -> Result<ReadFile, Stopped> {
        let paper = OpenedFile::bundled("paper.txt", b"That the Cabinet provides shelters.");
        read_file(&paper, &program(script, limits), &AtomicBool::new(false), |_| ())
    }

    #[test]
    fn a_reader_that_shows_no_progress_is_stopped() {
        let silence = Duration::from_millis(200);
        let begun = Instant::now();
        let limits = Limits {
            silence,
            ..Limits::default()
        };
        let stopped = read_by("exec sleep 60", limits);
        assert!(
            matches!(stopped, Err(Stopped::Failed(ImportError::TookTooLong { waited })) if waited == silence),
            "{stopped:?}"
        );
        assert!(begun.elapsed() < Duration::from_secs(20), "it was waited for");
    }

    #[test]
    fn a_reader_that_grows_is_stopped() {
        let limits = Limits {
            memory_bytes: 64 * 1024 * 1024,
            ..Limits::default()
        };
        let stopped = read_by("exec tail /dev/zero", limits);
        assert!(
            matches!(
                stopped,
                Err(Stopped::Failed(ImportError::TooMuchMemory { limit: 67_108_934 }))
            ),
            "{stopped:?}"
        );
    }

    #[test]
    fn the_last_words_of_a_reader_that_dies_are_kept() {
        let stopped = read_by("echo 'page 3 has no end' >&2; exit 7", Limits::default());
        let Err(Stopped::Failed(ImportError::ReaderStopped { detail })) = stopped else {
            panic!("{stopped:?}");
        };
        assert_eq!(detail, "exit status: 7\npage 3 has no end");
    }

    #[test]
    fn an_answer_that_is_cut_short_or_nonsense_is_no_answer() {
        for script in [
            r#"printf '{"started":{"version":4}}\n"extra'"#,
            r#"printf '{"started":{"version":4}}\n{"member":{"name":"a.pdf","bytes":9}}\nshort'"#,
            r"echo nonsense",
            r#"echo '{"started":{"version":999}}'; exec sleep 60"#,
        ] {
            let stopped = read_by(script, Limits::default());
            assert!(
                matches!(stopped, Err(Stopped::Failed(ImportError::ReaderStopped { .. }))),
                "{script}: {stopped:?}"
            );
        }
    }

    #[test]
    fn cancelling_kills_the_reader_at_once() {
        let program = program("exec sleep 60", Limits::default());
        let paper = OpenedFile::bundled("paper.txt", b"words");
        let cancelled = AtomicBool::new(false);
        thread::scope(|scope| {
            let reading = scope.spawn(|| read_file(&paper, &program, &cancelled, |_| ()));
            thread::sleep(Duration::from_millis(150));
            cancelled.store(true, Ordering::Relaxed);
            assert!(matches!(reading.join().unwrap(), Err(Stopped::Cancelled)));
        });
    }

    #[test]
    fn a_program_that_is_not_there_is_said() {
        let program = ReaderProgram::from(PathBuf::from("/nowhere/scrutiny-desk"));
        let paper = OpenedFile::bundled("paper.txt", b"words");
        let stopped = read_file(&paper, &program, &AtomicBool::new(false), |_| ());
        assert!(
            matches!(stopped, Err(Stopped::Failed(ImportError::ReaderNotStarted(_)))),
            "{stopped:?}"
        );
    }
}
