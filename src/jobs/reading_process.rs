//! The reading process's side: takes one file from its standard input and answers on its standard
//! output. It opens no file, and it goes when its parent goes.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::wire::{self, AsOne, Message, Request, Wire};
use super::{Password, read_file};
use crate::document::bundle::{self, Bundle};
use crate::document::{self, DocumentError, Given};
use crate::scrutiny::ocr::OcrPage;
use crate::scrutiny::period::Calendar;
use crate::scrutiny::tracker::Mapping;

/// The hidden argument that makes the program a reading process.
pub const READ_PAPER: &str = "read-paper";

/// The longest request line, in bytes.
const LONGEST_REQUEST_BYTES: u64 = 4 * 1024 * 1024;

/// What Rust itself ends with after a panic.
pub(super) const PANICKED: i32 = 101;

/// How often it is told how far reading has come.
const BETWEEN_SIGNS: Duration = Duration::from_millis(200);

/// Room for readers that go down into nested structures; it is only reserved, not taken.
pub(super) const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Reads one file from standard input and answers on standard output.
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
    let ocr_length = request.ocr_bytes;
    let (hand_over, paper) = mpsc::channel::<(Vec<u8>, Vec<OcrPage>)>();
    // Started before the paper takes up memory, so that running out of it shows as what it is.
    thread::Builder::new()
        .name("reading the paper".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let Ok((bytes, ocr)) = paper.recv() else {
                // The paper never came whole: the main thread tells why and ends the process.
                return;
            };
            let answered = catch_unwind(AssertUnwindSafe(|| answer(&bytes, &ocr, request)));
            // The panic itself has been told on standard error.
            std::process::exit(match answered {
                Ok(ended) => i32::from(tell(ended)),
                Err(_panic) => PANICKED,
            });
        })?;
    let bytes = receive_paper(length)?;
    let ocr = receive_ocr(ocr_length)?;
    say(&Message::Started {
        version: wire::VERSION,
    })?;
    // It is gone only where the process is about to end.
    let _ = hand_over.send((bytes, ocr));
    // The parent closes our standard input when it ends in any way, and never before: then nobody
    // wants the answer any more.
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    Err(io::ErrorKind::BrokenPipe.into())
}

/// Reads the file and says what it holds.
fn answer(bytes: &[u8], ocr: &[OcrPage], request: Request) -> io::Result<()> {
    let name = &request.file_name;
    if bundle::is_archive(bytes) {
        return match bundle::unpack(bytes) {
            Ok(held) if held.is_empty() => refuse(DocumentError::Empty),
            Ok(held) => {
                hand_over(held)?;
                say(&Message::Read { papers: Vec::new() })
            }
            Err(error) => refuse(error),
        };
    }
    let held = if bundle::may_have_attachments(bytes, name) {
        match bundle::attachments(bytes) {
            Ok(held) => held,
            Err(error) => return refuse(error),
        }
    } else {
        Bundle::default()
    };
    let last_sign = Mutex::new(Instant::now());
    let watch = |page, of| {
        let mut last = last_sign.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() >= BETWEEN_SIGNS {
            *last = Instant::now();
            // A parent that is gone is noticed by the main thread.
            let _ = say(&Message::Reading { page, of });
        }
    };
    let given = Given {
        ocr,
        password: request.password.as_ref().map(Password::as_str),
    };
    let document = match document::read_watched(bytes, name, given, &watch) {
        Ok(document) => document,
        // An e-mail may have no words of its own and papers attached.
        Err(DocumentError::Empty) if !held.members.is_empty() => {
            hand_over(held)?;
            return say(&Message::Read { papers: Vec::new() });
        }
        Err(error) => return refuse(error),
    };
    hand_over(held)?;
    let calendar = Calendar {
        municipal_year_begins: request.municipal_year_begins,
        ..Calendar::default()
    };
    let mappings: Vec<Mapping> = Wire::from_form(request.mappings).map_err(io::Error::other)?;
    if let Some(AsOne {
        first_page,
        last_page,
        facts,
    }) = request.as_one
    {
        say(&Message::Extracting { paper: 1, of: 1 })?;
        let facts = Wire::from_form(facts).map_err(io::Error::other)?;
        let paper = read_file::one_paper_of(&document, calendar, (first_page, last_page), &facts);
        return say(&Message::Read {
            papers: vec![paper].into_form(),
        });
    }
    let mut said = Ok(());
    let papers = read_file::papers_of(document, calendar, name, &mappings, |paper, of| {
        if said.is_ok() {
            said = say(&Message::Extracting { paper, of });
        }
    });
    said?;
    say(&Message::Read {
        papers: papers.into_form(),
    })
}

fn refuse(error: DocumentError) -> io::Result<()> {
    say(&Message::Refused(error.into_form()))
}

/// Says which files the file holds, each with its bytes.
fn hand_over(held: Bundle) -> io::Result<()> {
    for member in held.members {
        say_with(
            &Message::Member {
                name: member.name,
                bytes: member.bytes.len() as u64,
            },
            &member.bytes,
        )?;
    }
    for (name, why) in held.left_out {
        say(&Message::LeftOut {
            name,
            why: why.into_form(),
        })?;
    }
    Ok(())
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
    // Taken at once, as a list that grows holds its bytes twice while it moves.
    let mut bytes = Vec::new();
    let room = usize::try_from(length.saturating_add(1)).map_err(io::Error::other)?;
    bytes
        .try_reserve_exact(room)
        .map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
    io::stdin().lock().take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// Pages that another program has read, of this many bytes.
pub(super) fn receive_ocr(length: u64) -> io::Result<Vec<OcrPage>> {
    let json = receive_paper(length)?;
    let forms: Vec<wire::OcrPageForm> = serde_json::from_slice(&json)?;
    Wire::from_form(forms).map_err(io::Error::other)
}

fn say(message: &Message) -> io::Result<()> {
    say_with(message, &[])
}

fn say_with(message: &Message, bytes: &[u8]) -> io::Result<()> {
    // Written piece by piece: a whole answer in memory beside the paper itself would double it.
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, message)?;
    output.write_all(b"\n")?;
    output.write_all(bytes)?;
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
