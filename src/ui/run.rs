//! Opens the window of the platform.

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{IconData, ViewportBuilder};

use super::problem_window::{Offer, ProblemWindow};
use super::theme;
use super::window::{Surroundings, Window};
use crate::problem::{Problem, ProblemKind};

/// The name in the title bar and of the folder in which the window's place is kept.
const TITLE: &str = "Scrutiny Desk";
/// The name by which desktops tell the program's windows from others.
const APP_ID: &str = "scrutiny-desk";

/// The size of the first window, in points: it fits the common laptop of 1366 by 768 with title bar and
/// task bar. Later ones are as large as the one before was when it was closed.
pub(super) const FIRST_SIZE: [f32; 2] = [1180.0, 680.0];

/// The smallest it becomes, in points. At a text size of 150 % that is 720 × 480 pixels, at 200 % 960 × 640:
/// the window fits a screen of 1024 × 768 at every text size.
const SMALLEST_SIZE: [f32; 2] = [480.0, 320.0];
/// The size of a window that only says why there is no register.
const PROBLEM_SIZE: [f32; 2] = [720.0, 560.0];

/// Opens the register and the window on it, and returns when it is closed; everything typed is kept
/// by then. Where the register cannot be read a window says so and offers its backups.
///
/// # Errors
/// A [`Problem`] when the register was not opened to the end, or no window can be opened.
pub fn run(around: Surroundings) -> Result<(), Problem> {
    let start = around.open();
    let options = if start.is_ok() {
        native_options()
    } else {
        problem_options()
    };
    let refused: Arc<Mutex<Option<Problem>>> = Arc::default();
    let told = Arc::clone(&refused);
    let ended = eframe::run_native(
        TITLE,
        options,
        Box::new(move |creation| Ok(Box::new(Window::new(&creation.egui_ctx, around, start, told)))),
    );
    let refused = refused.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (refused, ended) {
        (Some(problem), _) => Err(problem),
        (None, Err(error)) => Err(no_window(&error)),
        (None, Ok(())) => Ok(()),
    }
}

/// Says in a window why the program cannot start. Where no window can be opened either, the caller
/// still has the terminal.
pub fn tell(problem: &Problem) {
    let window = ProblemWindow::new(problem.clone(), Offer::Nothing);
    let _ = eframe::run_native(
        TITLE,
        problem_options(),
        Box::new(|creation| {
            theme::install(&creation.egui_ctx);
            Ok(Box::new(window))
        }),
    );
}

fn problem_options() -> eframe::NativeOptions {
    let mut options = native_options();
    options.persist_window = false;
    // The size that is remembered is the desk's, and is put in place of the viewport's own: this comes
    // after it.
    options.window_builder = Some(Box::new(|viewport| {
        viewport
            .with_inner_size(PROBLEM_SIZE)
            .with_maximized(false)
            .with_fullscreen(false)
    }));
    options
}

fn native_options() -> eframe::NativeOptions {
    let mut viewport = ViewportBuilder::default()
        .with_title(TITLE)
        .with_app_id(APP_ID)
        .with_inner_size(FIRST_SIZE)
        .with_min_inner_size(SMALLEST_SIZE)
        .with_drag_and_drop(true);
    if let Some(icon) = icon() {
        viewport = viewport.with_icon(icon);
    }
    eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    }
}

/// The picture in the task bar; a window without one is no reason to stop.
fn icon() -> Option<IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).ok()
}

fn no_window(error: &eframe::Error) -> Problem {
    Problem::new(
        ProblemKind::OurFault,
        "No window could be opened on this computer",
        "Check that a desktop with OpenGL 2 or later is running; the command line works without one: scrutiny-desk --help.",
    )
    .because(error)
}
