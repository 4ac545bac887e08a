//! Saved web pages: the words that a reader would see, in one text composed here, with the blocks
//! that the page's own marks give. Scripts and hidden parts are dropped; menus, cookie notices and
//! the like are kept as furniture. Nothing is fetched.

mod compose;
mod depth;
mod element;
mod list;
mod walk;

use scraper::Html;

use super::{Document, DocumentError, Format};
use crate::scrutiny::passage::BlockKind;

/// Reads a decoded page.
///
/// # Errors
/// [`DocumentError::NestedTooDeeply`] for a page nested deeper than is safe to parse,
/// [`DocumentError::Empty`] for one without words.
pub(super) fn read(page: &str, mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let limit = depth::deepest(page.len());
    let depth::Look::Parse(page) = depth::look(page) else {
        return Err(DocumentError::NestedTooDeeply { limit });
    };
    if is_cut_short(&page) {
        notes.push("The end of the page is missing: it seems to have been cut short.".to_owned());
    }
    let parsed = Html::parse_document(&page);
    let mut composed = compose::compose(&parsed, true);
    if is_mostly_furniture(&composed) {
        // The site's own names deceived: they stand on what holds the page.
        composed = compose::compose(&parsed, false);
    }
    if composed.blocks.is_empty() {
        return Err(DocumentError::Empty);
    }
    if composed
        .blocks
        .iter()
        .all(|block| block.kind == BlockKind::Furniture)
    {
        notes.push(
            "The page holds only menus and notices: the words of the paper were not saved with it."
                .to_owned(),
        );
    }
    Ok(Document {
        format: Format::Html,
        text: composed.text,
        blocks: composed.blocks,
        pages: Vec::new(),
        outline: Vec::new(),
        notes,
    })
}

/// Whether a page opens the mark that holds all of it and never closes it; browsers always write both.
fn is_cut_short(page: &str) -> bool {
    let has = |tag: &[u8]| {
        let mut windows = page.as_bytes().windows(tag.len());
        windows.any(|window| window.eq_ignore_ascii_case(tag))
    };
    has(b"<html") && !has(b"</html")
}

/// Whether so little of a page is left beside its furniture that the furniture must be the page.
fn is_mostly_furniture(composed: &compose::Composed) -> bool {
    let (mut kept, mut furniture) = (0_usize, 0_usize);
    for block in &composed.blocks {
        if block.kind == BlockKind::Furniture {
            furniture += block.span.len();
        } else {
            kept += block.span.len();
        }
    }
    kept < 400 && furniture > kept.saturating_mul(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    fn check(page: &str, expected: &[&str]) {
        let document = read(page, Vec::new()).unwrap();
        assert_eq!(outline(&document), expected, "{page}");
    }

    #[test]
    fn a_meeting_page_comes_through_with_its_headings_and_without_its_scripts() {
        check(
            "<html><head><title>x</title><style>p{}</style></head><body class='page-with-menu'>\
             <div id=cookie-banner>We use cookies</div><nav><a>Home</a></nav>\
             <h1>Agenda item</h1><h2>Bus shelters <a><img alt='pdf icon'>PDF 66 KB</a></h2>\
             <p class=mgSubTitleTxt>Minutes:</p><p>Cllr Osei &amp; others   spoke\nof&nbsp;cost.</p>\
             <p><b>RESOLVED</b> &ndash; That the report be noted.</p><p><b>Next steps</b></p>\
             <div hidden>secret</div><script>'<p>no</p>'</script><h3>Supporting documents:</h3>\
             <footer>Hollinford Borough Council</footer>",
            &[
                "furniture We use cookies",
                "furniture Home",
                "h1 Agenda item",
                "h2 Bus shelters PDF 66 KB",
                "h2 Minutes:",
                "p Cllr Osei & others spoke of cost.",
                "p RESOLVED – That the report be noted.",
                "h2 Next steps",
                "h3 Supporting documents:",
                "furniture Hollinford Borough Council",
            ],
        );
    }

    #[test]
    fn lists_are_numbered_as_a_browser_numbers_them() {
        check(
            "<p>RESOLVED That:</p><ol type=a start=3><li>one<ol type=i><li>in May<li>in June</ol><li value=9><p>two</p><p>more</p></ol>\
             <ul><li>a bullet<li>(b) lettered by hand</ul>",
            &[
                "p RESOLVED That:",
                "0:c. one",
                "1:i. in May",
                "1:ii. in June",
                "0:i. two",
                "p more",
                "0:• a bullet",
                "0:(b) lettered by hand",
            ],
        );
    }

    #[test]
    fn bullets_and_numbers_that_word_wrote_as_words_are_markers() {
        check(
            "<p class=MsoListParagraph><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; </span></span>Consider it</p>\
             <p>(1)&nbsp;&nbsp; That figures be sent</p><p>2.1<span>&nbsp;&nbsp;</span>The plan was late.</p>",
            &[
                "0:· Consider it",
                "1:(1) That figures be sent",
                "2:2.1 The plan was late.",
            ],
        );
    }

    #[test]
    fn tables_of_data_are_cells_and_tables_of_layout_are_not() {
        check(
            "<table><tr><td>Action<td>Owner<td>Due<tr><td rowspan=2>Write<td>Chair<td>May\
             <tr><td colspan=2>Clerk<ol><li>and deputy</ol><tr><td>Visit<td><td>June</table>",
            &[
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.0.2* Due",
                "0.1.0 Write",
                "0.1.1 Chair",
                "0.1.2 May",
                "0.2.1 Clerk 1. and deputy",
                "0.3.0 Visit",
                "0.3.2 June",
            ],
        );
        check(
            "<table><tr><td><h1>Minutes</h1><p>Words.</p><table><tr><th>Name<th>Ward<tr><td>A Bell<td>Moor</table></table>",
            &[
                "h1 Minutes",
                "p Words.",
                "0.0.0* Name",
                "0.0.1* Ward",
                "0.1.0 A Bell",
                "0.1.1 Moor",
            ],
        );
    }

    #[test]
    fn an_agenda_laid_out_as_a_table_is_a_list_of_items_and_not_of_cells() {
        check(
            "<table class=mgItemTable><tr><td><p>41.</p><td><p><b>Apologies for Absence</b></p><p>Minutes:</p><p>There were none.</p>\
             <tr><td><p>42.</p><td><p class=mgAiTitleTxt>Agency staff <a>PDF 402 KB</a></p><p>RESOLVED: That</p><ol><li>it be noted</ol></table>",
            &[
                "h1 41. Apologies for Absence",
                "h2 Minutes:",
                "p There were none.",
                "h1 42. Agency staff",
                "furniture PDF 402 KB",
                "p RESOLVED: That",
                "0:1. it be noted",
            ],
        );
    }

    #[test]
    fn breaks_end_a_line_unless_a_sentence_goes_on() {
        check(
            "<p>Date: 4 May 2027<br>Report of: the Chair<br><br>The panel met the contractor's officers<br>at the depot.</p>\
             <dl><dt>Venue:<dd>Town Hall<dt>Contact<dd>J Bell</dl>",
            &[
                "p Date: 4 May 2027",
                "p Report of: the Chair",
                "p The panel met the contractor's officers at the depot.",
                "p Venue: Town Hall",
                "p Contact",
                "p J Bell",
            ],
        );
    }

    #[test]
    fn a_site_that_names_its_whole_page_after_its_menu_is_still_read() {
        check(
            "<div class=menu><p>That the report be noted by the Cabinet.</p></div>",
            &["p That the report be noted by the Cabinet."],
        );
    }

    #[test]
    fn a_page_nested_beyond_reason_is_refused() {
        let page = "<div>".repeat(1_200);
        assert_eq!(
            read(&page, Vec::new()),
            Err(DocumentError::NestedTooDeeply { limit: 1_000 })
        );
        assert_eq!(read("<p> &nbsp; </p>", Vec::new()), Err(DocumentError::Empty));
    }
}
