//! Rich Text (.rtf): words, printed numbers, headings and tables, by a reader of our own. Pictures
//! and embedded objects are passed over, and nothing that a field points to is followed.

mod code_page;
mod page_within;
mod reading;
mod story;
mod token;

use super::flow;
use super::{Document, DocumentError, Format};

/// The encoding of a code page by its number.
pub(super) fn encoding_of_page(page: i32) -> Option<&'static encoding_rs::Encoding> {
    code_page::of_page(page)
}

/// The web page that is wrapped up in a text of Outlook's; none where there is none.
pub(super) fn page_within(bytes: &[u8]) -> Option<String> {
    page_within::page_within(bytes)
}

/// Whether the bytes are Rich Text.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads Rich Text.
///
/// # Errors
/// [`DocumentError`] where nothing can be read.
pub(super) fn read(bytes: &[u8], mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let contents = reading::read(bytes.trim_ascii_start())?;
    if contents.is_cut_short {
        notes.push("The file is damaged: what stood at its end could not be read.".to_owned());
    }
    if contents.has_comments {
        notes.push("Comments in the margin of the file were left out.".to_owned());
    }
    let mut pieces = Vec::new();
    let mut heads = contents.heads;
    if contents.has_first_page {
        pieces.extend(contents.first_head);
    } else {
        heads.extend(contents.first_head);
    }
    pieces.extend(flow::set_apart(heads));
    pieces.extend(contents.text);
    pieces.extend(flow::set_apart(contents.notes));
    pieces.extend(flow::set_apart(contents.feet));
    flow::document(&pieces, Format::RichText, contents.pictures > 0, notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let file = format!(
            "{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset0 Arial;}}{{\\f1\\fcharset204 Arial;}}{{\\f2\\fcharset2 Symbol;}}}}\
             {{\\stylesheet{{\\s0 Normal;}}{{\\s1\\outlinelevel0 Chapter;}}{{\\s2 heading 2;}}{{\\*\\cs3 Strong;}}}}{{\\info{{\\title Unseen}}}}{body}}}"
        );
        let document = read(file.as_bytes(), Vec::new()).unwrap();
        assert_eq!(outline(&document), expected, "{body}");
    }

    #[test]
    fn letters_come_through_in_every_way_that_they_are_written() {
        check(
            "\\f0 caf\\'e9 cost \\'a35 \\endash  \\ldblquote now\\rdblquote\\par At \\u8211? \\u373w \\uc2\\u-10180??\\u-8440??\\uc1 \\{x\\}\\~y\\_z\\-a\\par \
             {\\f1 \\'ca}{\\f2 \\'b7}\\par",
            &["p café cost £5 – “now”", "p At – ŵ 🌈{x} y-za", "p К•"],
        );
    }

    #[test]
    fn printed_numbers_are_markers_and_styles_are_headings() {
        check(
            "\\pard\\s1 Recommendations\\par\\pard\\s2\\b Money\\b0\\par\\pard{\\listtext\\pard\\plain 1.\\tab}\\ilvl0 That it be noted.\\par\
             \\pard{\\listtext (a)\\tab}\\ilvl1 That a part be noted.\\par\\pard{\\pntext\\f2\\'b7\\tab}a bullet\\par\
             \\pard{\\listtext Recommendation 4\\tab}: That all be noted.\\par",
            &[
                "h1 Recommendations",
                "h2 Money",
                "0:1. That it be noted.",
                "1:(a) That a part be noted.",
                "1:• a bullet",
                "p Recommendation 4: That all be noted.",
            ],
        );
    }

    #[test]
    fn rows_keep_the_columns_of_their_edges() {
        check(
            "\\trowd\\trhdr\\cellx2000\\cellx4000\\cellx6000\\pard\\intbl Action\\cell Owner\\cell Due\\cell\\row\
             \\trowd\\clvmgf\\cellx2000\\cellx4010\\cellx6000\\pard\\intbl Write\\par again\\cell Chair\\cell May\\cell\\row\
             \\trowd\\clvmrg\\cellx2000\\cellx6000\\pard\\intbl hidden\\cell Clerk\\cell\\row\\pard After.\\par",
            &[
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.0.2* Due",
                "0.1.0 Write again",
                "0.1.1 Chair",
                "0.1.2 May",
                "0.2.1 Clerk",
                "p After.",
            ],
        );
    }

    #[test]
    fn what_is_not_printed_is_passed_over() {
        check(
            "{\\header Running head\\par}{\\*\\generator x}Kept{\\deleted gone}{\\v unseen}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt  a link}}\
             {\\footnote\\pard A note.\\par}{\\pict 00ff}{\\*\\unknown{\\b x}}{\\shp{\\*\\shpinst x{\\shptxt In the box.\\par}}{\\shprslt{\\shptxt twice\\par}}}\\par Next\\line line\\par",
            &[
                "furniture Running head",
                "p Kept a link",
                "p In the box.",
                "p Next",
                "p line",
                "furniture 1 A note.",
            ],
        );
    }
}
