//! The reading process's side: takes one paper from its standard input and answers on its standard
//! output. It opens no file, and it goes when its parent goes.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;
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

/// Room for readers that go down into nested structures; it is only reserved, not taken.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Reads one paper from standard input and answers on standard output.
///
/// A panic or an overflow of the reader ends the process without an answer; what it printed to
/// standard error is the parent's to show.
#[must_use]
pub fn serve_reading_process() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody but the parent listens, and it shows this as a detail.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> io::Result<()> {
    let request = receive_request()?;
    limit_memory(request.memory_bytes)?;
    let bytes = receive_paper(request.bytes)?;
    say(&Message::Started {
        version: wire::VERSION,
    })?;
    go_with_the_parent()?;
    let reading = thread::Builder::new()
        .name("reading the paper".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || read(&bytes, &request))?;
    let answer = reading
        .join()
        .map_err(|_panic| io::Error::other("the reader failed"))??;
    say(&answer)
}

fn read(bytes: &[u8], request: &Request) -> io::Result<Message> {
    let document: Document = match document::read(bytes, &request.file_name) {
        Ok(document) => document,
        Err(error) => return Ok(Message::Refused(error.into_form())),
    };
    say(&Message::Extracting)?;
    let calendar = Calendar {
        municipal_year_begins: request.municipal_year_begins,
    };
    let extraction: Extraction = extract::extract(&document, calendar);
    Ok(Message::Read {
        document: Box::new(document.into_form()),
        extraction: Box::new(extraction.into_form()),
    })
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

fn receive_paper(length: u64) -> io::Result<Vec<u8>> {
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

/// Ends this process when its standard input is closed, which the parent does by ending in any way.
fn go_with_the_parent() -> io::Result<()> {
    thread::Builder::new()
        .name("watching the parent".to_owned())
        .spawn(|| {
            let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
            std::process::exit(1);
        })?;
    Ok(())
}

/// Has the system refuse more memory than this. Elsewhere than on Linux the parent's watch is alone.
#[cfg(target_os = "linux")]
fn limit_memory(bytes: u64) -> io::Result<()> {
    let (_, most) = rlimit::Resource::AS.get()?;
    let limit = bytes.min(most);
    rlimit::Resource::AS.set(limit, limit)
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail on Linux")]
fn limit_memory(_bytes: u64) -> io::Result<()> {
    Ok(())
}
