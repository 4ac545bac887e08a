//! The reading process's side: takes one paper from its standard input and answers on its standard
//! output. It opens no file, and it goes when its parent goes.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;

use super::wire::{self, Message, Request, Wire};
use crate::document::{self, Document};
use crate::extract;
use crate::scrutiny::finding::Extraction;
use crate::scrutiny::period::Calendar;

/// The hidden argument that makes the program a reading process.
pub const READ_PAPER: &str = "read-paper";

/// The longest request line, in bytes.
const LONGEST_REQUEST_BYTES: u64 = 64 * 1024;

/// What Rust itself ends with after a panic.
pub(super) const PANICKED: i32 = 101;

/// Room for readers that go down into nested structures; it is only reserved, not taken.
pub(super) const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Reads one paper from standard input and answers on standard output.
///
/// A panic or an overflow of the reader ends the process without an answer; what it printed to
/// standard error is the parent's to show.
#[must_use]
pub fn serve_reading_process() -> ExitCode {
    ExitCode::from(tell(serve()))
}

fn serve() -> io::Result<()> {
    let request = receive_request()?;
    limit_memory(request.memory_bytes)?;
    let length = request.bytes;
    let (hand_over, paper) = mpsc::channel::<Vec<u8>>();
    // Started before the paper takes up memory, so that running out of it shows as what it is.
    thread::Builder::new()
        .name("reading the paper".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let Ok(bytes) = paper.recv() else {
                // The paper never came whole: the main thread tells why and ends the process.
                return;
            };
            let answered = catch_unwind(AssertUnwindSafe(|| answer(&bytes, &request)));
            // The panic itself has been told on standard error.
            std::process::exit(match answered {
                Ok(ended) => i32::from(tell(ended)),
                Err(_panic) => PANICKED,
            });
        })?;
    let bytes = receive_paper(length)?;
    say(&Message::Started {
        version: wire::VERSION,
    })?;
    // It is gone only where the process is about to end.
    let _ = hand_over.send(bytes);
    // The parent closes our standard input when it ends in any way, and never before: then nobody
    // wants the answer any more.
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    Err(io::ErrorKind::BrokenPipe.into())
}

/// Reads the paper and says what it holds.
fn answer(bytes: &[u8], request: &Request) -> io::Result<()> {
    let document: Document = match document::read(bytes, &request.file_name) {
        Ok(document) => document,
        Err(error) => return say(&Message::Refused(error.into_form())),
    };
    say(&Message::Extracting)?;
    let calendar = Calendar {
        municipal_year_begins: request.municipal_year_begins,
    };
    let extraction: Extraction = extract::extract(&document, calendar);
    say(&Message::Read {
        document: Box::new(document.into_form()),
        extraction: Box::new(extraction.into_form()),
    })
}

/// The exit code for how serving ended; nobody but the parent listens to the words, and it shows them
/// as a detail.
pub(super) fn tell(ended: io::Result<()>) -> u8 {
    match ended {
        Ok(()) => 0,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{error}");
            1
        }
    }
}

fn receive_request() -> io::Result<Request> {
    let mut line = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST_REQUEST_BYTES)
        .read_until(b'\n', &mut line)?;
    let request: Request = serde_json::from_slice(&line)?;
    if request.version != wire::VERSION {
        return Err(io::Error::other(format!(
            "the request is in version {} of the format and not {}",
            request.version,
            wire::VERSION
        )));
    }
    Ok(request)
}

pub(super) fn receive_paper(length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

fn say(message: &Message) -> io::Result<()> {
    // Written piece by piece: a whole answer in memory beside the paper itself would double it.
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, message)?;
    output.write_all(b"\n")?;
    output.flush()
}

/// Has the system refuse more memory than this. Elsewhere than on Linux the parent's watch is alone.
#[cfg(target_os = "linux")]
pub(super) fn limit_memory(bytes: u64) -> io::Result<()> {
    let (_, most) = rlimit::Resource::AS.get()?;
    let limit = bytes.min(most);
    rlimit::Resource::AS.set(limit, limit)
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Linux")]
pub(super) fn limit_memory(_bytes: u64) -> io::Result<()> {
    Ok(())
}
