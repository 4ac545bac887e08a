//! Pages drawn as pictures by the real program in a process of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use scrutiny_desk::jobs::ImportJob;
use scrutiny_desk::jobs::pages::{DrawingProgram, PageAnswer, PageJob, PagePicture, PageWindow, Places};
use scrutiny_desk::jobs::{Limits, ReaderProgram, Source};
use scrutiny_desk::register::{Access, Register};
use scrutiny_desk::scrutiny::Moment;
use scrutiny_desk::scrutiny::id::PaperId;

use super::sketch::{Sketch, page_of, stream, words};
use crate::support::{Home, PROGRAM};

/// How long a test waits for something that has to come.
const PATIENCE: Duration = Duration::from_secs(60);

fn now() -> Moment {
    "2026-11-23T18:00:00Z".parse().unwrap()
}

/// A register with one paper, and a job that draws its pages.
struct Drawn {
    home: Home,
    register: Arc<Register>,
    paper: PaperId,
    job: PageJob<PagePicture>,
    woken: Receiver<()>,
    waiting: Vec<PageAnswer<PagePicture>>,
}

fn drawing_program() -> DrawingProgram {
    DrawingProgram::from(&ReaderProgram::from(PathBuf::from(PROGRAM)))
}

impl Drawn {
    fn of(file: &[u8]) -> Self {
        Self::by(file, drawing_program())
    }

    fn by(file: &[u8], program: DrawingProgram) -> Self {
        let home = Home::new();
        let register = Arc::new(
            Register::open(&home.path("register"), Access::Write, now())
                .unwrap()
                .0,
        );
        let paper = filed(&register, home.file("paper.pdf", file));
        let (job, woken) = started(&register, paper, program);
        Self {
            home,
            register,
            paper,
            job,
            woken,
            waiting: Vec::new(),
        }
    }

    /// The next answer.
    #[track_caller]
    fn next(&mut self) -> PageAnswer<PagePicture> {
        let begun = Instant::now();
        loop {
            self.waiting.extend(self.job.answers());
            if !self.waiting.is_empty() {
                return self.waiting.remove(0);
            }
            assert!(begun.elapsed() < PATIENCE, "no answer came");
            let _ = self.woken.recv_timeout(Duration::from_millis(200));
        }
    }

    /// The next answer that is not where words stand, which comes at a time of its own.
    #[track_caller]
    fn next_page(&mut self) -> PageAnswer<PagePicture> {
        loop {
            let answer = self.next();
            if !matches!(answer, PageAnswer::Places(_)) {
                return answer;
            }
        }
    }

    #[track_caller]
    fn sizes(&mut self) -> Vec<(i32, i32)> {
        match self.next() {
            PageAnswer::Opened(sizes) => sizes,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn places(&mut self) -> Option<Places> {
        loop {
            if let PageAnswer::Places(places) = self.next() {
                return places;
            }
        }
    }
}

fn filed(register: &Arc<Register>, file: PathBuf) -> PaperId {
    let (done, woken) = mpsc::channel();
    let done = std::sync::Mutex::new(done);
    let job = ImportJob::start(
        vec![Source::File(file)],
        None,
        Arc::clone(register),
        ReaderProgram::from(PathBuf::from(PROGRAM)),
        Arc::new(move || {
            let _ = done.lock().unwrap().send(());
        }),
        Arc::new(now),
    )
    .unwrap();
    let begun = Instant::now();
    while !job.is_finished() {
        assert!(begun.elapsed() < PATIENCE, "the paper was not filed");
        let _ = woken.recv_timeout(Duration::from_millis(100));
    }
    let papers = register.reader().unwrap().papers().unwrap();
    papers[0].paper.id
}

fn started(
    register: &Arc<Register>,
    paper: PaperId,
    program: DrawingProgram,
) -> (PageJob<PagePicture>, Receiver<()>) {
    let (wake, woken) = mpsc::channel();
    let wake = std::sync::Mutex::new(wake);
    let waker = Arc::new(move || {
        let _ = wake.lock().unwrap().send(());
    });
    let reader = register.reader().unwrap();
    let job = PageJob::start(reader, paper, program, waker, |picture| picture).unwrap();
    (job, woken)
}

/// The whole of an A4 page at one pixel a point.
const fn whole(page: u32) -> PageWindow {
    PageWindow {
        page,
        whole: (595, 842),
        corner: (0, 0),
        size: (595, 842),
    }
}

/// A black square, 100 points from the left and the top, 50 points wide.
const SQUARE: &str = "0 g 100 692 50 50 re f\n";

fn grey_at(picture: &PagePicture, x: u32, y: u32) -> u8 {
    let at = ((y * picture.size.0 + x) * 4) as usize;
    assert_eq!(picture.pixels[at + 3], 255, "pictures are opaque");
    picture.pixels[at]
}

#[track_caller]
fn picture(answer: PageAnswer<PagePicture>, of: PageWindow) -> PagePicture {
    match answer {
        PageAnswer::Drawn(window, picture) => {
            assert_eq!(window, of);
            assert_eq!(picture.size, of.size);
            assert_eq!(
                picture.pixels.len() as u64,
                u64::from(of.size.0) * u64::from(of.size.1) * 4
            );
            picture
        }
        other => panic!("{other:?}"),
    }
}

fn square_and_words() -> Sketch {
    Sketch::of_pages(&[
        SQUARE.to_owned() + &words(72.0, 300.0, "That the report be noted"),
        words(72.0, 100.0, "Carried unanimously"),
    ])
}

#[test]
fn what_a_page_draws_stands_in_its_picture_and_a_part_of_it_shows_the_same() {
    let mut drawn = Drawn::of(&square_and_words().bytes());
    assert_eq!(drawn.sizes(), [(5_950, 8_420), (5_950, 8_420)]);
    let part = PageWindow {
        page: 1,
        whole: (1_190, 1_684),
        corner: (150, 150),
        size: (100, 60),
    };
    drawn.job.want(vec![whole(1), part]);
    let page = picture(drawn.next_page(), whole(1));
    assert_eq!(grey_at(&page, 125, 125), 0, "within the square");
    assert_eq!(
        [
            grey_at(&page, 95, 125),
            grey_at(&page, 155, 125),
            grey_at(&page, 0, 0)
        ],
        [255; 3]
    );
    // Twice as large the square begins at 200, which is 50 into the part.
    let part = picture(drawn.next_page(), part);
    assert_eq!((grey_at(&part, 48, 30), grey_at(&part, 52, 30)), (255, 255));
    assert_eq!((grey_at(&part, 48, 55), grey_at(&part, 52, 55)), (255, 0));
}

#[test]
fn words_stand_where_the_picture_shows_them() {
    let mut drawn = Drawn::of(&square_and_words().bytes());
    drawn.sizes();
    drawn.job.want(vec![whole(1)]);
    let places = drawn.places().unwrap();
    assert_eq!(places.words.len(), 7);
    let first = places.words[0];
    assert_eq!((first.span.start, first.place.page), (0, 1));
    assert!((first.place.left - 720).abs() <= 2, "{first:?}");
    assert!(
        first.place.top < 2_950 && first.place.bottom > 3_000,
        "around its base line at 300 points: {first:?}"
    );
}

#[test]
fn a_page_of_no_honest_size_and_one_that_draws_without_end_cost_themselves_alone() {
    let mut sketch = square_and_words();
    sketch.set(7, page_of(8, "[0 0 2000000 2000000]"));
    let mut drawn = Drawn::of(&sketch.bytes());
    assert_eq!(drawn.sizes(), [(5_950, 8_420), (0, 0)]);
    drawn.job.want(vec![whole(2), whole(1)]);
    assert!(matches!(drawn.next_page(), PageAnswer::NotDrawn(2, _)));
    picture(drawn.next_page(), whole(1));

    let mut sketch = square_and_words();
    let entries = |next: usize| {
        format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>")
    };
    sketch.set(
        7,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R /Resources << /XObject << /X 9 0 R >> >> >>",
    );
    sketch.set(8, stream("", b"/X Do"));
    for number in 9..39 {
        sketch.add(stream(&entries(number + 1), &b"/X Do ".repeat(10)));
    }
    let mut drawn = Drawn::of(&sketch.bytes());
    drawn.sizes();
    drawn.job.want(vec![whole(2), whole(1)]);
    assert!(matches!(drawn.next_page(), PageAnswer::NotDrawn(2, _)));
    picture(drawn.next_page(), whole(1));
}

#[test]
fn more_pixels_than_a_picture_may_have_are_refused() {
    let mut drawn = Drawn::of(&square_and_words().bytes());
    drawn.sizes();
    let huge = PageWindow {
        page: 1,
        whole: (5_950, 8_420),
        corner: (0, 0),
        size: (5_950, 8_420),
    };
    drawn.job.want(vec![huge]);
    assert!(matches!(drawn.next_page(), PageAnswer::NotDrawn(1, _)));
}

/// A program that takes part of the conversation and then does what `then` says; from its second start
/// on it is the real one.
#[cfg(unix)]
fn failing_once(home: &Home, then: &str) -> DrawingProgram {
    let mark = home.path("was started");
    let script = format!(
        r#"if [ -e '{mark}' ]; then exec '{PROGRAM}' draw-pages; fi
           touch '{mark}'
           printf '{{"opened":{{"version":2,"sizes":[[5950,8420],[5950,8420]]}}}}\n'
           {then}"#,
        mark = mark.display()
    );
    DrawingProgram {
        path: PathBuf::from("/bin/sh"),
        arguments: vec!["-c".into(), script.into()],
        limits: Limits {
            silence: Duration::from_secs(3),
            ..Limits::default()
        },
        password: None,
    }
}

#[cfg(unix)]
#[test]
fn a_process_that_dies_or_hangs_costs_one_page_and_is_started_anew() {
    for then in [
        "sleep 0.2; kill -9 $$",
        "exec sleep 60",
        "head -c 64 >/dev/null; echo nonsense; exec sleep 60",
    ] {
        let home = Home::new();
        let mut drawn = Drawn::by(&square_and_words().bytes(), failing_once(&home, then));
        assert_eq!(drawn.sizes().len(), 2, "{then}");
        drawn.job.want(vec![whole(1), whole(2)]);
        let failed = drawn.next_page();
        assert!(matches!(failed, PageAnswer::NotDrawn(1, _)), "{then}: {failed:?}");
        picture(drawn.next_page(), whole(2));
    }
}

#[test]
fn an_original_that_is_gone_or_damaged_is_told() {
    let drawn = Drawn::of(&square_and_words().bytes());
    let path = drawn
        .register
        .reader()
        .unwrap()
        .original_path(drawn.paper)
        .unwrap()
        .unwrap();
    std::fs::write(&path, b"%PDF-1.7\n").unwrap();
    let mut again = again(drawn);
    assert!(matches!(again.next(), PageAnswer::Unavailable(_)));
    std::fs::remove_file(&path).unwrap();
    let mut gone = self::again(again);
    assert!(matches!(gone.next(), PageAnswer::Unavailable(_)));
}

/// The same paper with a new job.
fn again(drawn: Drawn) -> Drawn {
    let (job, woken) = started(&drawn.register, drawn.paper, drawing_program());
    Drawn {
        home: drawn.home,
        register: drawn.register,
        paper: drawn.paper,
        job,
        woken,
        waiting: Vec::new(),
    }
}
