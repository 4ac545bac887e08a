//! Pages of a paper's original as pictures, drawn one by one in a process of its own, and where the
//! paper's words stand on them.
//!
//! One thread holds the drawing process. It is told what is wanted, most pressing first, and each new
//! list takes the place of the one before; whoever turns pages fast waits for none that are no longer
//! in sight. A page on which the process dies, hangs or grows is given up, and the next one has a new
//! process.

mod drawing;
mod drawing_process;
mod wire;

use std::collections::{HashSet, VecDeque};
use std::fs;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread;

pub use drawing::DrawingProgram;
pub use drawing_process::{DRAW_PAGES, serve_drawing_process};

pub use crate::document::pdf::{PageBox, PagePicture, PageWindow, PlacedWord, Places};

use crate::document::DocumentError;
use crate::register::view::PaperOriginal;
use crate::register::{Reader, RegisterError, Waker};
use crate::scrutiny::id::PaperId;
use drawing::Sizes;
pub(super) use drawing::{Drawing, Ended};

/// Why no page of a paper is shown as printed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum PagesError {
    /// The original is not where it is kept, or cannot be read.
    #[error("the original could not be read")]
    Unreadable(#[source] Arc<io::Error>),
    /// The register did not say where it is kept.
    #[error(transparent)]
    Register(Arc<RegisterError>),
    /// The original is not kept any more, or the paper is not on the register.
    #[error("the original is not kept")]
    NotKept,
    /// The original cannot be opened.
    #[error(transparent)]
    Document(DocumentError),
    /// The drawing process could not be started.
    #[error("the drawing process could not be started")]
    NotStarted(#[source] Arc<io::Error>),
    /// The drawing process ended before any page could be asked for.
    #[error("the drawing process ended without an answer")]
    Stopped {
        /// How it ended, and what it said last.
        detail: String,
    },
}

impl PagesError {
    /// Whether the original opens with its password.
    #[must_use]
    pub fn needs_password(&self) -> bool {
        matches!(self, Self::Document(DocumentError::NeedsPassword))
    }
}

/// What comes of a [`PageJob`]; pictures have been prepared by whoever started it.
#[derive(Debug)]
pub enum PageAnswer<P> {
    /// The file is open: the sizes of all its pages in tenths of a point, nothing by nothing for one
    /// that claims a size that no page has.
    Opened(Vec<(i32, i32)>),
    /// A part of a page.
    Drawn(PageWindow, P),
    /// This page cannot be drawn; why, for whoever mends the program.
    NotDrawn(u32, String),
    /// Where the paper's words stand; none where that cannot be told.
    Places(Option<Places>),
    /// No page can be drawn.
    Unavailable(PagesError),
}

/// Draws pages of one paper in the background, until it is dropped.
pub struct PageJob<P> {
    wanted: Sender<Vec<PageWindow>>,
    answers: Receiver<PageAnswer<P>>,
}

impl<P: Send + 'static> PageJob<P> {
    /// Starts on the original of a paper. Each picture goes through `prepare` on the job's own thread; `waker` is
    /// called whenever there is an answer.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        reader: Reader,
        paper: PaperId,
        program: DrawingProgram,
        waker: Waker,
        prepare: impl Fn(PagePicture) -> P + Send + 'static,
    ) -> io::Result<Self> {
        let (wanted, asked) = mpsc::channel();
        let (answer, answers) = mpsc::channel();
        let say = Say { answer, waker };
        thread::Builder::new()
            .name("page pictures".to_owned())
            .spawn(move || {
                let worker = Worker {
                    program,
                    asked,
                    wanted: VecDeque::new(),
                    given_up: HashSet::new(),
                    is_dropped: Arc::default(),
                    say,
                    prepare: Box::new(prepare),
                };
                worker.run(reader, paper);
            })?;
        Ok(Self { wanted, answers })
    }

    /// Says what is wanted, most pressing first, in place of what was wanted before.
    pub fn want(&self, wanted: Vec<PageWindow>) {
        // The job ends by itself only where no page can be drawn, which it has told.
        let _ = self.wanted.send(wanted);
    }

    /// What has come of it since the last call.
    pub fn answers(&self) -> impl Iterator<Item = PageAnswer<P>> {
        self.answers.try_iter()
    }
}

/// The way back to whoever started the job.
struct Say<P> {
    answer: Sender<PageAnswer<P>>,
    waker: Waker,
}

impl<P> Clone for Say<P> {
    fn clone(&self) -> Self {
        Self {
            answer: self.answer.clone(),
            waker: Arc::clone(&self.waker),
        }
    }
}

impl<P> Say<P> {
    fn say(&self, answer: PageAnswer<P>) {
        // A job that was dropped has no interest in it.
        let _ = self.answer.send(answer);
        (self.waker)();
    }
}

/// What is known to be wanted.
enum Heard {
    /// The list is up to date.
    List,
    /// Nobody wants anything any more.
    Dropped,
}

struct Worker<P> {
    program: DrawingProgram,
    asked: Receiver<Vec<PageWindow>>,
    wanted: VecDeque<PageWindow>,
    given_up: HashSet<u32>,
    /// Tells the search for the places of words that nobody waits for it.
    is_dropped: Arc<AtomicBool>,
    say: Say<P>,
    prepare: Box<dyn Fn(PagePicture) -> P + Send>,
}

impl<P: Send + 'static> Worker<P> {
    fn run(mut self, reader: Reader, paper: PaperId) {
        let original = original_of(&reader, paper);
        drop(reader);
        let ended = original
            .map_err(Ended::Refused)
            .and_then(|original| self.serve(original));
        match ended {
            Ok(()) | Err(Ended::Unwanted) => {}
            Err(Ended::Refused(error)) => self.say.say(PageAnswer::Unavailable(error)),
            Err(Ended::Failed(detail)) => {
                let error = PagesError::Stopped { detail };
                self.say.say(PageAnswer::Unavailable(error));
            }
        }
        self.is_dropped.store(true, Ordering::Relaxed);
    }

    /// Draws what is wanted until nobody wants anything.
    fn serve(&mut self, original: PaperOriginal) -> Result<(), Ended> {
        let unreadable = |error| Ended::Refused(PagesError::Unreadable(Arc::new(error)));
        let file = fs::read(&original.path).map_err(unreadable)?;
        let file = Arc::new(file);
        let (mut drawing, sizes) = self.start(&file)?;
        self.say.say(PageAnswer::Opened(sizes));
        // The first pages come before the places of words, which take a look at every page.
        let mut unplaced = Some(original);
        let mut has_drawn = false;
        loop {
            let may_wait = unplaced.is_none() || !has_drawn;
            if matches!(self.hear(may_wait), Heard::Dropped) {
                return Ok(());
            }
            let Some(window) = self.wanted.pop_front() else {
                if let Some(original) = unplaced.take() {
                    self.place_words(&file, original);
                }
                continue;
            };
            has_drawn = true;
            if self.given_up.contains(&window.page) {
                continue;
            }
            let drawn = drawing.draw(window, &mut || heeds(&self.asked, &mut self.wanted));
            self.wanted.retain(|wanted| *wanted != window);
            match drawn {
                Ok(Ok(picture)) => {
                    let picture = (self.prepare)(picture);
                    self.say.say(PageAnswer::Drawn(window, picture));
                }
                Ok(Err(why)) => self.give_up(window.page, why),
                Err(Ended::Failed(why)) => {
                    self.give_up(window.page, why);
                    (drawing, _) = self.start(&file)?;
                }
                Err(ended) => return Err(ended),
            }
        }
    }

    fn start(&mut self, file: &Arc<Vec<u8>>) -> Result<(Drawing, Sizes), Ended> {
        Drawing::start(&self.program, file, &mut || heeds(&self.asked, &mut self.wanted))
    }

    fn give_up(&mut self, page: u32, why: String) {
        self.given_up.insert(page);
        self.say.say(PageAnswer::NotDrawn(page, why));
    }

    /// Takes the newest list; waits for one where nothing is left to do and `may_wait`.
    fn hear(&mut self, may_wait: bool) -> Heard {
        if self.wanted.is_empty() && may_wait {
            match self.asked.recv() {
                Ok(list) => self.wanted = list.into(),
                Err(_) => return Heard::Dropped,
            }
        }
        if heeds(&self.asked, &mut self.wanted) {
            Heard::List
        } else {
            Heard::Dropped
        }
    }

    /// Has another process tell where the words stand, so that no picture waits for it, and no page that
    /// it fails on costs more than that.
    fn place_words(&self, file: &Arc<Vec<u8>>, original: PaperOriginal) {
        let (program, file, say) = (self.program.clone(), Arc::clone(file), self.say.clone());
        let is_dropped = Arc::clone(&self.is_dropped);
        let started = thread::Builder::new()
            .name("places of words".to_owned())
            .spawn(move || {
                let program = DrawingProgram {
                    limits: crate::jobs::Limits {
                        silence: crate::jobs::Limits::default().silence,
                        ..program.limits
                    },
                    ..program
                };
                let mut is_wanted = || !is_dropped.load(Ordering::Relaxed);
                let places = Drawing::start(&program, &file, &mut is_wanted)
                    .ok()
                    .and_then(|(mut drawing, _)| {
                        let PaperOriginal {
                            text,
                            ocr,
                            first_page,
                            ..
                        } = original;
                        drawing.places(text, ocr, first_page, &mut is_wanted).ok()
                    })
                    .flatten();
                say.say(PageAnswer::Places(places));
            });
        if started.is_err() {
            self.say.say(PageAnswer::Places(None));
        }
    }
}

fn original_of(reader: &Reader, paper: PaperId) -> Result<PaperOriginal, PagesError> {
    let original = reader.original(paper);
    original
        .map_err(|error| PagesError::Register(Arc::new(error)))?
        .ok_or(PagesError::NotKept)
}

/// Takes the newest list of what is wanted, and tells whether anybody is still there to want it.
fn heeds(asked: &Receiver<Vec<PageWindow>>, wanted: &mut VecDeque<PageWindow>) -> bool {
    loop {
        match asked.try_recv() {
            Ok(list) => *wanted = list.into(),
            Err(TryRecvError::Empty) => return true,
            Err(TryRecvError::Disconnected) => return false,
        }
    }
}
