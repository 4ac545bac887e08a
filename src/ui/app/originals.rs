//! The pages of the paper that is open, as printed: starts what draws them while they are shown, hands
//! its pictures to the reader and tells it what the reader wants next.

use std::sync::Arc;

use eframe::egui::{self, ColorImage, TextureHandle, TextureOptions};

use super::App;
use super::work::no_thread;
use crate::jobs::Password;
use crate::jobs::pages::{DrawingProgram, PageJob, PagePicture, PageWindow};
use crate::problem::Problem;
use crate::scrutiny::id::PaperId;
use crate::settings::PaperShown;
use crate::ui::intent::Route;

/// What draws pages, of one paper at most.
pub struct Originals {
    drawing: Option<Drawing>,
}

struct Drawing {
    paper: PaperId,
    /// Which reading of its pictures it was started for.
    reading: u32,
    /// None where it could not be started, which is told once and not tried again while the paper is open.
    job: Option<PageJob<TextureHandle>>,
    /// What it was last told to be wanted.
    wanted: Vec<PageWindow>,
}

impl Originals {
    /// Nothing is drawn yet.
    pub const fn new() -> Self {
        Self { drawing: None }
    }
}

impl App {
    /// Has the pages drawn that are shown, and nothing else.
    pub(super) fn see_to_pages(&mut self, ctx: &egui::Context) {
        let reader = &self.screens.reader;
        let shown = match self.route {
            Route::Paper(paper) => reader.shows_pages_of(paper).then_some((paper, reader.reading())),
            _ => None,
        };
        let drawing = self.work.originals.drawing.as_ref();
        if drawing.map(|drawing| (drawing.paper, drawing.reading)) != shown {
            // The process goes with it.
            self.work.originals.drawing =
                shown.map(|(paper, reading)| self.start_drawing(ctx, paper, reading));
        }
        let Some(drawing) = &mut self.work.originals.drawing else {
            return;
        };
        let Some(job) = &drawing.job else { return };
        for answer in job.answers() {
            self.screens.reader.take_page(drawing.paper, answer);
        }
        let wanted = self.screens.reader.wanted_pages();
        if wanted != drawing.wanted {
            drawing.wanted = wanted.to_vec();
            job.want(drawing.wanted.clone());
        }
    }

    fn start_drawing(&mut self, ctx: &egui::Context, paper: PaperId, reading: u32) -> Drawing {
        let (program, wake) = self.work.reading();
        let program = DrawingProgram {
            password: self.work.scans.password_of(paper),
            ..DrawingProgram::from(program)
        };
        let wake = Arc::clone(wake);
        let to_screen = ctx.clone();
        let reader = self.desk.register().reader();
        let started = reader.map_err(|error| Problem::from(&error)).and_then(|reader| {
            PageJob::start(reader, paper, program, wake, move |picture| {
                texture_of(&to_screen, picture)
            })
            .map_err(|error| no_thread(&error))
        });
        let job = started
            .map_err(|problem| self.screens.reader.take_page_problem(paper, problem))
            .ok();
        Drawing {
            paper,
            reading,
            job,
            wanted: Vec::new(),
        }
    }

    /// Tries a password on the pages that are shown, and remembers it for as long as the window is open.
    pub(super) fn open_pages(&mut self, paper: PaperId, password: Password) {
        self.work.scans.remember(paper, password);
        // They are opened anew, with it.
        self.work.originals.drawing = None;
    }

    /// Shows papers as text, as printed, or as both, from now on.
    pub(super) fn show_paper_as(&mut self, shown: PaperShown, time: f64) {
        let is_paper = matches!(self.route, Route::Paper(_));
        if is_paper && !self.screens.reader.has_pages() {
            let words = "Only a PDF or a scan has pages as printed; this paper is text alone";
            self.hint(time, words);
            return;
        }
        if is_paper && shown != PaperShown::Page && !self.screens.reader.has_text() {
            self.hint(time, "Nobody has read this scan, so it has no text yet");
            return;
        }
        self.look.set_paper_shown(shown);
        self.screens.reader.show_as(shown);
        if !is_paper {
            let way = match shown {
                PaperShown::Text => "as text",
                PaperShown::Page => "as printed",
                PaperShown::Both => "as text and as printed",
            };
            let words = format!("Papers that have pages are shown {way} from now on");
            self.say(time, words);
        }
    }
}

/// A picture as the window draws it; made away from the window's thread, which does not wait for it.
fn texture_of(ctx: &egui::Context, picture: PagePicture) -> TextureHandle {
    let size = [picture.size.0 as usize, picture.size.1 as usize];
    // All pixels are opaque, so that there is nothing to be multiplied.
    let image = ColorImage::from_rgba_premultiplied(size, &picture.pixels);
    ctx.load_texture("page", image, TextureOptions::LINEAR)
}
