//! A paper whose pages are pictures: what is said of it, what can be done, and the password of a file.

use super::*;

use scrutiny_desk::jobs::Password;
use scrutiny_desk::jobs::pages::{PageAnswer, PagesError};
use scrutiny_desk::scrutiny::passage::{Page, PageWords};
use scrutiny_desk::settings::PaperShown;
use scrutiny_desk::ui::dialogs::password::{self, Locked};
use scrutiny_desk::ui::screens::reader::scan::Ocr;

/// A scan of pages with these words.
fn scan(pages: &[PageWords]) -> PaperView {
    let mut view = a_view();
    view.paper.file_name = "scan.pdf".to_owned();
    let has_text = pages.iter().any(|words| *words != PageWords::Picture);
    if !has_text {
        view.text.clear();
        view.blocks.clear();
        view.findings.clear();
        view.paper.notes = vec!["This PDF is a scan: it holds pictures of pages and no text.".to_owned()];
    }
    let length = view.text.len();
    view.pages = (1..)
        .zip(pages)
        .map(|(number, words)| Page {
            number,
            span: Span::new(0, length),
            words: *words,
        })
        .collect();
    view
}

fn found(is_found: bool) -> Ocr {
    Ocr {
        is_found: Some(is_found),
        ..Ocr::default()
    }
}

fn open_scan(view: PaperView, ocr: Ocr) -> Harness<'static, Desk<reader::State>> {
    let mut harness = open_reader(view, [1_100.0, 800.0]);
    harness.state_mut().state.take_ocr(ocr);
    harness.run();
    harness
}

#[test]
fn a_scan_that_nobody_can_read_shows_its_pages_and_says_what_to_do() {
    let mut harness = open_scan(scan(&[PageWords::Picture; 2]), found(false));
    let sentence =
        "This PDF is a scan: it holds pictures of pages and no text. Install Tesseract, or add items by hand";
    // The reader's own note says the same and is not said twice.
    assert_eq!(harness.query_all_by_label_contains("is a scan").count(), 1);
    harness.get_by_label_contains(sentence);
    assert!(harness.query_by_label("Read this scan").is_none());
    assert!(harness.state().state.shows_pages_of(paper_id(1)));
    assert!(!harness.state().state.has_text());
    assert!(
        harness
            .get_by_label("Paper as text")
            .accesskit_node()
            .is_disabled()
    );
    harness
        .state_mut()
        .state
        .take_page(paper_id(1), PageAnswer::Opened(vec![(5_950, 8_420); 2]));
    harness.run();
    harness.get_by_label_contains("Page 1 of 2");
}

#[test]
fn a_scan_can_be_read_where_tesseract_is_and_reading_can_be_stopped() {
    let mut harness = open_scan(scan(&[PageWords::Picture]), found(true));
    harness.get_by_label("Read this scan").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::ReadScan(paper_id(1))]);
    let reading = Ocr {
        reading: Some((paper_id(1), "Being read by OCR: page 1 of 1".to_owned())),
        ..found(true)
    };
    harness.state_mut().state.take_ocr(reading);
    harness.run();
    harness.get_by_label_contains("Being read by OCR: page 1 of 1");
    harness.get_by_label("Stop reading scans by OCR").click();
    harness.run();
    assert_eq!(harness.state_mut().asked(), [Intent::CancelScans]);
}

#[test]
fn how_legible_a_scan_was_is_said_of_the_paper_and_of_its_pages() {
    let pages = [
        PageWords::Ocr { confidence: 95 },
        PageWords::Ocr { confidence: 62 },
    ];
    let mut harness = open_scan(scan(&pages), found(true));
    harness.get_by_label_contains("Read by OCR: fairly legible, 79%. Poorly legible: page 2 (62%)");
    harness.get_by_label("Read again");
    harness.state_mut().state.show_as(PaperShown::Both);
    harness
        .state_mut()
        .state
        .take_page(paper_id(1), PageAnswer::Opened(vec![(5_950, 8_420); 2]));
    harness.run();
    harness.get_by_label("OCR 95%");
}

#[test]
fn pages_under_a_password_ask_for_it() {
    use scrutiny_desk::document::DocumentError;
    let mut harness = open_scan(scan(&[PageWords::Picture]), found(true));
    let locked = PagesError::Document(DocumentError::NeedsPassword);
    harness
        .state_mut()
        .state
        .take_page(paper_id(1), PageAnswer::Unavailable(locked));
    harness.run();
    harness.get_by_label("Type the password…").click();
    harness.run();
    let asked = harness.state_mut().asked();
    assert!(
        matches!(
            asked.as_slice(),
            [Intent::Open(Dialog::Password(Locked::Pages { paper, .. }))] if *paper == paper_id(1)
        ),
        "{asked:?}"
    );
}

#[test]
fn a_password_that_is_typed_opens_the_file_and_is_shown_nowhere() {
    let file = std::path::PathBuf::from("/papers/locked.pdf");
    let draft = password::Draft::new(Locked::File {
        file: file.clone(),
        was_wrong: true,
    });
    let mut harness = open(draft, password::dialog_ui, [520.0, 400.0]);
    harness.get_by_label_contains("That password does not open it");
    assert!(harness.get_by_label("Import").accesskit_node().is_disabled());
    harness
        .get_by_role_and_label(egui::accesskit::Role::PasswordInput, "Password")
        .type_text("hush");
    harness.run();
    assert!(!format!("{:?}", harness.state().state).contains("hush"));
    harness.get_by_label("Import").click();
    harness.run();
    let password = Password::typed("hush").unwrap();
    assert_eq!(
        harness.state_mut().asked(),
        [Intent::CloseDialog, Intent::ImportLocked(file, password)]
    );
}
