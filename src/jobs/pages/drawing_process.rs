//! The drawing process's side: takes one file from its standard input and then draws the pages that it
//! is asked for, one after the other. It opens no file, and it goes when its parent goes.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::wire::{self, Answer, Ask, Opening};
use crate::document::Given;
use crate::document::pdf::{self, Original, PagePicture, PageWindow};
use crate::jobs::Password;
use crate::jobs::reading_process::{PANICKED, STACK_BYTES, limit_memory, receive_ocr, receive_paper, tell};
use crate::jobs::wire::Wire;
use crate::scrutiny::ocr::OcrPage;

/// The hidden argument that makes the program a drawing process.
pub const DRAW_PAGES: &str = "draw-pages";

/// The longest line of a request, in bytes.
const LONGEST_LINE_BYTES: u64 = 64 * 1024;

/// What is asked for, with the text that came along.
enum Order {
    Draw(PageWindow),
    Places {
        text: String,
        ocr: Vec<OcrPage>,
        first_page: u32,
    },
}

/// Serves one file until the parent closes the pipe.
///
/// A panic or an overflow of the reader ends the process; what it printed to standard error is the
/// parent's to show.
#[must_use]
pub fn serve_drawing_process() -> ExitCode {
    ExitCode::from(tell(serve()))
}

fn serve() -> io::Result<()> {
    let opening: Opening = serde_json::from_slice(&receive_line()?)?;
    if opening.version != wire::VERSION {
        return Err(io::Error::other(format!(
            "the request is in version {} of the format and not {}",
            opening.version,
            wire::VERSION
        )));
    }
    limit_memory(opening.memory_bytes)?;
    let bytes = receive_paper(opening.bytes)?;
    let (give, orders) = mpsc::channel();
    thread::Builder::new()
        .name("drawing pages".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            let password = opening.password.as_ref().map(Password::as_str);
            let ended = catch_unwind(AssertUnwindSafe(|| draw(&bytes, password, &orders)));
            // The panic itself has been told on standard error.
            std::process::exit(match ended {
                Ok(ended) => i32::from(tell(ended)),
                Err(_panic) => PANICKED,
            });
        })?;
    take_orders(&give)
}

/// Passes on what is asked; ends the process as soon as nobody is there to ask, even while it draws.
fn take_orders(give: &Sender<Order>) -> io::Result<()> {
    loop {
        let line = receive_line()?;
        if line.is_empty() {
            return Ok(());
        }
        let order = match serde_json::from_slice(&line)? {
            Ask::Draw(window) => Order::Draw(window.into()),
            Ask::Places {
                text_bytes,
                ocr_bytes,
                first_page,
            } => Order::Places {
                text: String::from_utf8(receive_paper(text_bytes)?).map_err(io::Error::other)?,
                ocr: receive_ocr(ocr_bytes)?,
                first_page,
            },
        };
        if give.send(order).is_err() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
    }
}

fn draw(bytes: &[u8], password: Option<&str>, orders: &Receiver<Order>) -> io::Result<()> {
    let original = match Original::open(bytes, password) {
        Ok(original) => original,
        Err(error) => return say(&Answer::Refused(error.into_form())),
    };
    say(&Answer::Opened {
        version: wire::VERSION,
        sizes: original.sizes(),
    })?;
    let mut artist = original.artist();
    while let Ok(order) = orders.recv() {
        match order {
            Order::Draw(window) => match artist.draw(&window) {
                Ok(picture) => show(&picture)?,
                Err(error) => say(&Answer::NotDrawn(error.to_string()))?,
            },
            Order::Places {
                text,
                ocr,
                first_page,
            } => {
                let given = Given { ocr: &ocr, password };
                let places = pdf::places_given(bytes, given, &text, first_page).ok().flatten();
                say(&Answer::Places(places.map(Into::into)))?;
            }
        }
    }
    Ok(())
}

/// One line; empty at the end of the input.
fn receive_line() -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    let mut input = io::stdin().lock().take(LONGEST_LINE_BYTES);
    input.read_until(b'\n', &mut line)?;
    Ok(line)
}

fn say(answer: &Answer) -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, answer)?;
    output.write_all(b"\n")?;
    output.flush()
}

fn show(picture: &PagePicture) -> io::Result<()> {
    let mut output = io::stdout().lock();
    let mut line = serde_json::to_vec(&Answer::Drawn { size: picture.size })?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.write_all(&picture.pixels)?;
    output.flush()
}
