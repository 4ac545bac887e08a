//! Tesseract, a program of its own that reads pictures of print: found where it is installed, never
//! brought along and never fetched. It is given a picture on its standard input and answers with a table
//! of words; no file is written for it.

use std::env;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::document::ocr::Grey;
use crate::jobs::process::{self, MemoryWatch, last_words_of, named};

/// How often cancelling, time and memory are looked at.
const TICK: Duration = Duration::from_millis(50);
/// How long it may take to say which languages it knows.
const LANGUAGES_WITHIN: Duration = Duration::from_secs(10);
/// The longest answer that is taken, in bytes: a page has some hundred kilobytes.
const LONGEST_ANSWER_BYTES: u64 = 32 * 1024 * 1024;
/// How many dots to the inch it is told that pictures have.
pub(super) const DENSITY: u32 = 300;

/// What it may use for one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OcrLimits {
    /// How long one page may take.
    pub page: Duration,
    /// Memory, in bytes.
    pub memory_bytes: u64,
}

impl Default for OcrLimits {
    fn default() -> Self {
        Self {
            page: Duration::from_secs(120),
            memory_bytes: 1024 * 1024 * 1024,
        }
    }
}

/// Where Tesseract is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Whereabouts {
    /// Where programs are looked for, and in the usual places of Windows and macOS.
    #[default]
    Usual,
    /// This very file.
    At(PathBuf),
    /// Nowhere: scans stay pictures.
    Nowhere,
}

impl Whereabouts {
    /// Looks for it. Starts it once to ask what it can read, so this is no work for the window's own
    /// thread.
    #[must_use]
    pub fn find(&self) -> Option<Tesseract> {
        match self {
            Self::Usual => Tesseract::find(),
            Self::At(file) => Tesseract::at(file),
            Self::Nowhere => None,
        }
    }
}

/// Tesseract as it was found on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tesseract {
    path: PathBuf,
    /// What it reads: `eng+cym`.
    languages: String,
    /// Whether it can tell which way up a page is.
    knows_way_up: bool,
    /// What it may use.
    pub limits: OcrLimits,
}

/// Why a page was not read.
#[derive(Debug)]
pub(super) enum NotRead {
    /// Nobody wants it any more.
    Cancelled,
    /// It failed, took too long or too much memory; how, in words.
    Failed(String),
}

impl Tesseract {
    fn find() -> Option<Self> {
        let name = if cfg!(windows) {
            "tesseract.exe"
        } else {
            "tesseract"
        };
        let path = env::var_os("PATH").unwrap_or_default();
        let on_path = env::split_paths(&path).map(|folder| folder.join(name));
        on_path
            .chain(usual_places(name))
            .filter(|file| file.is_file())
            .find_map(|file| Self::at(&file))
    }

    /// The program at `path`; none where it does not answer as Tesseract does, or reads neither English
    /// nor Welsh.
    #[must_use]
    pub fn at(path: &Path) -> Option<Self> {
        let mut program = Self {
            path: path.to_owned(),
            languages: String::new(),
            knows_way_up: false,
            limits: OcrLimits::default(),
        };
        let limits = OcrLimits {
            page: LANGUAGES_WITHIN,
            ..program.limits
        };
        let answer = program.run(&["--list-langs"], &[], limits, &mut || true).ok()?;
        let known: Vec<&str> = answer.lines().map(str::trim).collect();
        let read: Vec<&str> = ["eng", "cym"]
            .into_iter()
            .filter(|code| known.contains(code))
            .collect();
        program.languages = read.join("+");
        program.knows_way_up = known.contains(&"osd");
        (!read.is_empty()).then_some(program)
    }

    /// Whether it reads Welsh as well.
    #[must_use]
    pub fn reads_welsh(&self) -> bool {
        self.languages.contains("cym")
    }

    /// The table of words of a picture.
    pub(super) fn words_of(
        &self,
        picture: &Grey,
        is_wanted: &mut dyn FnMut() -> bool,
    ) -> Result<String, NotRead> {
        let density = DENSITY.to_string();
        // As one column of sizes that vary: where it looks for columns itself it drops the numbers of points
        // and cells that stand alone. Which words make a column is worked out from their places.
        let arguments = [
            "stdin",
            "stdout",
            "--dpi",
            &density,
            "-l",
            &self.languages,
            "--psm",
            "4",
            "tsv",
        ];
        self.run(&arguments, &picture.to_pgm(), self.limits, is_wanted)
    }

    /// How many quarter turns clockwise put a picture the right way up; none where that cannot be told.
    pub(super) fn turns_of(&self, picture: &Grey, is_wanted: &mut dyn FnMut() -> bool) -> Option<u8> {
        if !self.knows_way_up {
            return None;
        }
        let arguments = ["stdin", "stdout", "--psm", "0"];
        let answer = self
            .run(&arguments, &picture.to_pgm(), self.limits, is_wanted)
            .ok()?;
        turns_in(&answer)
    }

    fn run(
        &self,
        arguments: &[&str],
        input: &[u8],
        limits: OcrLimits,
        is_wanted: &mut dyn FnMut() -> bool,
    ) -> Result<String, NotRead> {
        let failed = |error: io::Error| NotRead::Failed(error.to_string());
        let arguments: Vec<OsString> = arguments.iter().map(Into::into).collect();
        let mut command = process::command(&self.path, &arguments);
        // A second thread gains it nothing on one page, and takes the computer from whoever works on it.
        command.env("OMP_THREAD_LIMIT", "1");
        let mut running = Running(command.spawn().map_err(failed)?);
        let pipes = (
            running.0.stdin.take(),
            running.0.stdout.take(),
            running.0.stderr.take(),
        );
        let (Some(mut stdin), Some(stdout), Some(stderr)) = pipes else {
            return Err(NotRead::Failed("a pipe is missing".to_owned()));
        };
        let mut memory = MemoryWatch::of(running.0.id());
        let input = Arc::new(input.to_vec());
        named("picture to Tesseract", move || {
            // A program that does not take it is noticed by what it answers.
            let _ = stdin.write_all(&input);
        })
        .map_err(failed)?;
        let (say, said) = mpsc::channel();
        named("words from Tesseract", move || {
            let mut answer = Vec::new();
            let read = stdout.take(LONGEST_ANSWER_BYTES).read_to_end(&mut answer);
            let _ = say.send(read.map(|_| answer));
        })
        .map_err(failed)?;
        let (say_last, last_words) = mpsc::channel();
        named("Tesseract's last words", move || {
            let _ = say_last.send(last_words_of(stderr));
        })
        .map_err(failed)?;
        let begun = Instant::now();
        let answer = loop {
            match said.recv_timeout(TICK) {
                Ok(answer) => break answer.map_err(failed)?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(NotRead::Failed("it said nothing".to_owned()));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if !is_wanted() {
                return Err(NotRead::Cancelled);
            }
            if begun.elapsed() > limits.page {
                return Err(NotRead::Failed("it took too long".to_owned()));
            }
            if memory.bytes() > limits.memory_bytes {
                return Err(NotRead::Failed("it took too much memory".to_owned()));
            }
        };
        let status = running.0.wait().map_err(failed)?;
        if !status.success() {
            let last_words = last_words
                .recv_timeout(Duration::from_millis(200))
                .unwrap_or_default();
            return Err(NotRead::Failed(
                format!("{status}\n{last_words}").trim().to_owned(),
            ));
        }
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

/// A process that is killed when nobody waits for it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only where the process has ended already, which is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where installers put it without telling anybody.
fn usual_places(name: &str) -> Vec<PathBuf> {
    if cfg!(windows) {
        let folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
        folders
            .into_iter()
            .filter_map(env::var_os)
            .flat_map(|folder| {
                let folder = PathBuf::from(folder);
                [
                    folder.join("Tesseract-OCR").join(name),
                    folder.join("Programs").join("Tesseract-OCR").join(name),
                ]
            })
            .collect()
    } else {
        let folders = [
            "/opt/homebrew/bin",
            "/usr/local/bin",
            "/opt/local/bin",
            "/usr/bin",
        ];
        folders
            .into_iter()
            .map(|folder| Path::new(folder).join(name))
            .collect()
    }
}

/// The least that it must be sure of which way up a page is.
const SURE_OF_WAY_UP: f32 = 2.0;

/// Reads `Rotate: 90`, which is clockwise and makes a page upright.
fn turns_in(answer: &str) -> Option<u8> {
    let value = |name: &str| {
        let line = answer.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().parse::<f32>().ok()
    };
    if value("Orientation confidence:")? < SURE_OF_WAY_UP {
        return None;
    }
    match value("Rotate:")? as i32 {
        0 => Some(0),
        90 => Some(1),
        180 => Some(2),
        270 => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_up_is_taken_only_where_it_is_sure() {
        let answer =
            "Page number: 0\nOrientation in degrees: 270\nRotate: 90\nOrientation confidence: 9.31\n";
        assert_eq!(turns_in(answer), Some(1));
        assert_eq!(turns_in(&answer.replace("9.31", "0.4")), None);
        assert_eq!(turns_in("Too few characters. Skipping this page"), None);
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert_eq!(Tesseract::at(Path::new("/nowhere/tesseract")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_answers_otherwise_is_not_taken_for_it() {
        assert_eq!(Tesseract::at(Path::new("/bin/true")), None);
        assert_eq!(Tesseract::at(Path::new("/bin/false")), None);
    }
}
