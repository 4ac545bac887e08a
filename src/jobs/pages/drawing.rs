//! The parent's side of one drawing process: starts it, hands it the file, asks and listens.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::PagesError;
use super::drawing_process::DRAW_PAGES;
use super::wire::{self, Answer, Ask, Opening};
use crate::document::pdf::{MOST_PIXELS, PagePicture, PageWindow, Places};
use crate::jobs::process::{self, MemoryWatch, last_words_of, named};
use crate::jobs::wire::Wire;
use crate::jobs::{Limits, Password, ReaderProgram};
use crate::scrutiny::ocr::OcrPage;

/// How often stopping, time and memory are looked at.
const TICK: Duration = Duration::from_millis(50);
/// The longest answer of one line, in bytes: the words of the longest file.
const LONGEST_LINE_BYTES: u64 = 256 * 1024 * 1024;

/// The program that draws pages in a process of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawingProgram {
    /// The program: our own.
    pub path: PathBuf,
    /// What makes it a drawing process.
    pub arguments: Vec<OsString>,
    /// What it may use; silence is how long one page may take.
    pub limits: Limits,
    /// The password that opens the file, where it has one.
    pub password: Option<Password>,
}

impl From<&ReaderProgram> for DrawingProgram {
    fn from(program: &ReaderProgram) -> Self {
        Self {
            path: program.path.clone(),
            arguments: vec![DRAW_PAGES.into()],
            limits: Limits {
                memory_bytes: program.limits.memory_bytes,
                silence: Duration::from_secs(10),
            },
            password: None,
        }
    }
}

/// What came from the drawing process.
enum Said {
    Answer(Answer),
    Picture(PagePicture),
}

/// The sizes of the pages of a file, in tenths of a point.
pub(in crate::jobs) type Sizes = Vec<(i32, i32)>;

/// Why there is no answer.
#[derive(Debug)]
pub(in crate::jobs) enum Ended {
    /// The file cannot be opened, or no process be started.
    Refused(PagesError),
    /// Nobody wants it any more.
    Unwanted,
    /// The process ended, hung, grew, or said what cannot be understood; how, in words.
    Failed(String),
}

/// A running drawing process with its file open; killed when it is dropped.
pub(in crate::jobs) struct Drawing {
    child: Child,
    /// What it is still to be told; as long as this is held it knows that we are here.
    tell: Sender<Arc<Vec<u8>>>,
    said: Receiver<Said>,
    last_words: Receiver<String>,
    memory: MemoryWatch,
    limits: Limits,
}

impl Drawing {
    /// Starts a process on a file, and gives the sizes of the pages as well.
    pub(in crate::jobs) fn start(
        program: &DrawingProgram,
        file: &Arc<Vec<u8>>,
        is_wanted: &mut dyn FnMut() -> bool,
    ) -> Result<(Self, Sizes), Ended> {
        let mut drawing = Self::spawn(program, file)
            .map_err(|error| Ended::Refused(PagesError::NotStarted(Arc::new(error))))?;
        match drawing.answer(is_wanted)? {
            Said::Answer(Answer::Opened { version, sizes }) if version == wire::VERSION => {
                Ok((drawing, sizes))
            }
            Said::Answer(Answer::Refused(form)) => Err(match Wire::from_form(form) {
                Ok(error) => Ended::Refused(PagesError::Document(error)),
                Err(error) => Ended::Failed(error.to_string()),
            }),
            _ => Err(Ended::Failed("it answered what was not asked".to_owned())),
        }
    }

    fn spawn(program: &DrawingProgram, file: &Arc<Vec<u8>>) -> io::Result<Self> {
        let mut child = process::command(&program.path, &program.arguments).spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let memory = MemoryWatch::of(child.id());
        let (say, said) = mpsc::channel();
        let (say_last, last_words) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        // From here on the process is ours to kill, whatever fails.
        let drawing = Self {
            child,
            tell,
            said,
            last_words,
            memory,
            limits: Limits {
                memory_bytes: program.limits.memory_for(file.len()),
                ..program.limits
            },
        };
        let (Some(input), Some(output), Some(errors)) = pipes else {
            return Err(io::Error::other("a pipe is missing"));
        };
        drawing.tell_line(&Opening {
            version: wire::VERSION,
            bytes: file.len() as u64,
            memory_bytes: drawing.limits.memory_bytes,
            password: program.password.clone(),
        })?;
        drawing.tell_bytes(Arc::clone(file));
        named("original to drawing process", move || feed(input, &told))?;
        named("pages from drawing process", move || listen(output, &say))?;
        named("drawing process's last words", move || {
            // A receiver that is gone has no interest in them.
            let _ = say_last.send(last_words_of(errors));
        })?;
        Ok(drawing)
    }

    /// Has a part of a page drawn; the inner error is why there is no picture of it.
    pub(in crate::jobs) fn draw(
        &mut self,
        window: PageWindow,
        is_wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Result<PagePicture, String>, Ended> {
        self.ask(&Ask::Draw(window.into()))?;
        match self.answer(is_wanted)? {
            Said::Picture(picture) if picture.size == window.size => Ok(Ok(picture)),
            Said::Answer(Answer::NotDrawn(why)) => Ok(Err(why)),
            _ => Err(Ended::Failed("it answered what was not asked".to_owned())),
        }
    }

    /// Has it told where the words of a filed text stand; none where the file holds another text.
    pub(super) fn places(
        &mut self,
        text: String,
        ocr: Vec<OcrPage>,
        first_page: u32,
        is_wanted: &mut dyn FnMut() -> bool,
    ) -> Result<Option<Places>, Ended> {
        let ocr = serde_json::to_vec(&ocr.into_form()).map_err(|error| Ended::Failed(error.to_string()))?;
        self.ask(&Ask::Places {
            text_bytes: text.len() as u64,
            ocr_bytes: ocr.len() as u64,
            first_page,
        })?;
        self.tell_bytes(Arc::new(text.into_bytes()));
        self.tell_bytes(Arc::new(ocr));
        match self.answer(is_wanted)? {
            Said::Answer(Answer::Places(places)) => Ok(places.map(Into::into)),
            _ => Err(Ended::Failed("it answered what was not asked".to_owned())),
        }
    }

    fn ask(&self, ask: &Ask) -> Result<(), Ended> {
        self.tell_line(ask)
            .map_err(|error| Ended::Failed(error.to_string()))
    }

    fn tell_line(&self, line: &impl serde::Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(line)?;
        line.push(b'\n');
        self.tell_bytes(Arc::new(line));
        Ok(())
    }

    fn tell_bytes(&self, bytes: Arc<Vec<u8>>) {
        // A process that takes nothing any more is noticed when its answer does not come.
        let _ = self.tell.send(bytes);
    }

    /// Waits for one answer, within the limits.
    fn answer(&mut self, is_wanted: &mut dyn FnMut() -> bool) -> Result<Said, Ended> {
        let asked = Instant::now();
        loop {
            match self.said.recv_timeout(TICK) {
                Ok(said) => return Ok(said),
                Err(RecvTimeoutError::Disconnected) => return Err(Ended::Failed(self.ending())),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if !is_wanted() {
                return Err(Ended::Unwanted);
            }
            if asked.elapsed() > self.limits.silence {
                return Err(Ended::Failed("it took too long".to_owned()));
            }
            if self.memory.bytes() > self.limits.memory_bytes {
                return Err(Ended::Failed("it took too much memory".to_owned()));
            }
        }
    }

    /// How it came to close its output.
    fn ending(&mut self) -> String {
        self.kill();
        let status = self.child.wait().map(|status| status.to_string());
        let last_words = self.last_words.recv_timeout(Duration::from_millis(200));
        format!(
            "{}\n{}",
            status.unwrap_or_default(),
            last_words.unwrap_or_default()
        )
        .trim()
        .to_owned()
    }

    fn kill(&mut self) {
        // Both fail only where the process has ended already, which is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Hands over what the process is to be told, until nobody tells it anything any more.
fn feed(mut input: ChildStdin, told: &Receiver<Arc<Vec<u8>>>) {
    while let Ok(bytes) = told.recv() {
        if input.write_all(&bytes).and_then(|()| input.flush()).is_err() {
            break;
        }
    }
}

/// Passes on each answer; one that is cut short or not understood ends it.
fn listen(output: ChildStdout, say: &Sender<Said>) {
    let mut output = BufReader::new(output);
    while let Some(said) = next_said(&mut output) {
        if say.send(said).is_err() {
            break;
        }
    }
}

fn next_said(output: &mut impl BufRead) -> Option<Said> {
    let mut line = Vec::new();
    output
        .take(LONGEST_LINE_BYTES)
        .read_until(b'\n', &mut line)
        .ok()?;
    let answer = serde_json::from_slice(&line).ok()?;
    let Answer::Drawn { size } = answer else {
        return Some(Said::Answer(answer));
    };
    let length = u64::from(size.0).checked_mul(u64::from(size.1))?;
    if length > MOST_PIXELS {
        return None;
    }
    let mut pixels = vec![0; usize::try_from(length * 4).ok()?];
    output.read_exact(&mut pixels).ok()?;
    Some(Said::Picture(PagePicture { size, pixels }))
}
