//! Saved e-mails (.eml) and web archives (.mht): what was written and by whom. Attachments are files of
//! their own (see [`bundle`](super::bundle)); pictures and whatever else a message points to are not
//! fetched. How a message stands as a document is the same for those that Outlook saved.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use aho_corasick::AhoCorasick;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::flow::{self, Paragraph, Piece};
use super::{Document, DocumentError, Format, decode, html, sniff, text};
use crate::scrutiny::passage::{Block, Page, Span};

/// The most people that are named of those a message was sent to.
pub(super) const MOST_RECEIVERS: usize = 12;
/// A message taken apart; none where it is none. The library that takes it apart gives up loudly on some
/// that are damaged, and that is their damage and not the program's.
pub(super) fn parsed(bytes: &[u8]) -> Option<Message<'_>> {
    catch_unwind(AssertUnwindSafe(|| MessageParser::default().parse(bytes))).unwrap_or_default()
}

/// The most marks that are put to a message whose end is missing: parts hold each other no deeper.
const MOST_ENDS: usize = 20;
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a message.
///
/// # Errors
/// [`DocumentError::Damaged`] where it is no message, [`DocumentError::Empty`] where it holds no words.
pub(super) fn read(bytes: &[u8], mut notes: Vec<String>) -> Result<Document, DocumentError> {
    let whole = with_its_end(bytes);
    if matches!(whole, Cow::Owned(_)) {
        notes.push(
            "The end of the e-mail is missing: what is attached to it may be damaged or not there."
                .to_owned(),
        );
    }
    let message = parsed(whole.as_ref()).ok_or(DocumentError::Damaged)?;
    composed(head(&message), body(&message), notes)
}

/// A message whose end is missing, with the marks put there by which its parts are told apart; any other
/// message as it is. Without them its last part could not be read, which may be all of its words.
pub(super) fn with_its_end(bytes: &[u8]) -> Cow<'_, [u8]> {
    let Some(message) = parsed(bytes) else {
        return Cow::Borrowed(bytes);
    };
    let mut ends: Vec<String> = message
        .parts
        .iter()
        .filter_map(|part| part.content_type()?.attribute("boundary"))
        .map(|boundary| format!("--{boundary}--"))
        .take(MOST_ENDS)
        .collect();
    // Where the outermost ends, all end.
    let Some(outermost) = ends.first().filter(|end| !holds(bytes, end)) else {
        return Cow::Borrowed(bytes);
    };
    let outermost = outermost.clone();
    ends.retain(|end| *end == outermost || !holds(bytes, end));
    // The innermost ends first.
    ends.reverse();
    let ends = format!("\r\n{}\r\n", ends.join("\r\n"));
    Cow::Owned([bytes, ends.as_bytes()].concat())
}

fn holds(bytes: &[u8], words: &str) -> bool {
    AhoCorasick::new([words]).is_ok_and(|finder| finder.is_match(bytes))
}

/// What stands above a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// What it is about.
    pub(super) subject: Option<String>,
    /// Who wrote it.
    pub(super) from: Option<String>,
    /// When it was sent.
    pub(super) date: Option<String>,
    /// Whom it was sent to.
    pub(super) to: Option<String>,
}

/// A message as one document.
///
/// # Errors
/// Those of the body, but for its being empty where there is a head.
pub(super) fn composed(
    head: Head,
    body: Result<Document, DocumentError>,
    notes: Vec<String>,
) -> Result<Document, DocumentError> {
    let head = Piece::Paragraph(head.paragraph());
    match (flow::document(&[head], Format::Mail, false, notes.clone()), body) {
        (Ok(head), Ok(body)) => Ok(joined(head, body)),
        (Ok(head), Err(DocumentError::Empty)) => Ok(head),
        (Err(_), Ok(body)) => Ok(Document {
            format: Format::Mail,
            notes: notes.into_iter().chain(body.notes).collect(),
            ..body
        }),
        (_, Err(error)) => Err(error),
    }
}

/// Reads the page of a web archive.
///
/// # Errors
/// As [`read`].
pub(super) fn read_archive(bytes: &[u8], notes: Vec<String>) -> Result<Document, DocumentError> {
    let whole = with_its_end(bytes);
    let message = parsed(whole.as_ref()).ok_or(DocumentError::Damaged)?;
    let page = page_of(&message).ok_or(DocumentError::Empty)?;
    html::read(page, notes)
}

/// Subject, sender, day and receivers, as the message states them.
fn head(message: &Message<'_>) -> Head {
    Head {
        subject: message.subject().map(str::to_owned),
        from: message.from().map(people),
        date: message
            .date()
            .and_then(|date| day(date.year, date.month, date.day)),
        to: message.to().map(people),
    }
}

impl Head {
    /// The head as mail programs print it above a message.
    fn paragraph(self) -> Paragraph {
        let lines = [
            ("Subject", self.subject),
            ("From", self.from),
            ("Date", self.date),
            ("To", self.to),
        ];
        let mut head = Paragraph::default();
        for (label, words) in lines {
            let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                head.push(&format!("{label}: {words}\n"), false);
            }
        }
        head
    }
}

/// A day in words; none where there is no such month.
pub(super) fn day(year: u16, month: u8, day: u8) -> Option<String> {
    let month = MONTHS.get(usize::from(month).checked_sub(1)?)?;
    Some(format!("{day} {month} {year}"))
}

/// The day on which a message was sent, as the lines say that were put above it on its way.
pub(super) fn day_in_headers(headers: &str) -> Option<String> {
    let message = parsed(headers.as_bytes())?;
    let date = message.date()?;
    day(date.year, date.month, date.day)
}

/// Names and addresses: each as `Name <address>` where there are both.
pub(super) fn person(name: Option<&str>, address: Option<&str>) -> Option<String> {
    match (name, address) {
        (Some(name), Some(address)) if name != address => Some(format!("{name} <{address}>")),
        (name, address) => name.or(address).map(str::to_owned),
    }
}

fn people(address: &Address<'_>) -> String {
    let names: Vec<String> = address
        .iter()
        .take(MOST_RECEIVERS)
        .filter_map(|one| person(one.name(), one.address()))
        .collect();
    names.join("; ")
}

/// What was written: as a web page where it was sent as one, for its tables, and else as text.
fn body(message: &Message<'_>) -> Result<Document, DocumentError> {
    if let Some(page) = page_of(message) {
        match html::read(page, Vec::new()) {
            Err(DocumentError::Empty) => {}
            read => return read,
        }
    }
    let mut words = String::new();
    for part in message.text_bodies() {
        if let PartType::Text(part) = &part.body {
            words.push_str(part);
            words.push('\n');
        }
    }
    plain_body(&words)
}

/// What was written as text; some programs put a web page there.
pub(super) fn plain_body(words: &str) -> Result<Document, DocumentError> {
    let decoded = decode::decode(words.as_bytes())?;
    if sniff::is_web_page(&decoded.text, false) {
        return html::read(&decoded.text, Vec::new());
    }
    Ok(text::read(decoded.text, Vec::new()))
}

fn page_of<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.as_ref()),
        _ => None,
    })
}

/// The head and the body of a message as one document.
fn joined(mut head: Document, body: Document) -> Document {
    let blocks_of_head = head.blocks.len();
    head.text.push_str("\n\n");
    let offset = head.text.len();
    let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
    head.text.push_str(&body.text);
    head.blocks.extend(body.blocks.into_iter().map(|block| Block {
        span: moved(block.span),
        ..block
    }));
    head.pages = body
        .pages
        .into_iter()
        .map(|page| Page {
            span: moved(page.span),
            ..page
        })
        .collect();
    // The head stands on the first page, where what was written is parted into pages.
    if let Some(first) = head.pages.first_mut() {
        first.span = Span::new(0, first.span.end);
        let number = first.number;
        for block in head.blocks.iter_mut().take(blocks_of_head) {
            block.page = Some(number);
        }
    }
    head.notes.extend(body.notes);
    head
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::outline::outline;

    fn check(message: &str, expected: &[&str], notes: usize) {
        let document = read(message.replace('\n', "\r\n").as_bytes(), Vec::new()).unwrap();
        assert_eq!(outline(&document), expected, "{message}");
        assert_eq!(document.notes.len(), notes, "{:?}", document.notes);
    }

    #[test]
    fn a_message_has_its_head_and_its_words() {
        check(
            "From: \"Priya Lund\" <priya@larkhythe.example>\nTo: chair@larkhythe.example\nSubject: =?utf-8?Q?Reply_=E2=80=93_=C2=A325k?=\n\
             Date: Tue, 04 Mar 2025 09:00:00 +0000\nContent-Type: text/plain; charset=windows-1252\n\
             Content-Transfer-Encoding: quoted-printable\n\nDear Councillor,\n\nCabinet accepted recommendation 4 =96 due 31 March 2025.\n",
            &[
                "p Subject: Reply – £25k",
                "p From: Priya Lund <priya@larkhythe.example>",
                "p Date: 4 March 2025",
                "p To: chair@larkhythe.example",
                "p Dear Councillor,",
                "p Cabinet accepted recommendation 4 – due 31 March 2025.",
            ],
            0,
        );
    }

    #[test]
    fn the_head_of_a_message_stands_on_its_first_page() {
        let document = read(b"From: A B\n\nOne.\x0cTwo.", Vec::new()).unwrap();
        let pages: Vec<&str> = document
            .pages
            .iter()
            .map(|page| page.span.of(&document.text))
            .collect();
        assert_eq!(pages.len(), 2, "{pages:?}");
        assert!(
            pages[0].starts_with("From: A B\n") && pages[0].contains("One."),
            "{pages:?}"
        );
    }

    #[test]
    fn a_page_is_read_for_its_tables_and_attachments_are_left_to_themselves() {
        check(
            "Subject: Action log\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n\
             --y\nContent-Type: text/plain\n\nAction Owner\nWrite Chair\n--y\nContent-Type: text/html\n\n<table><tr><td>Action<td>Owner<tr><td>Write<td>Chair</table>\n\
             --y--\n--x\nContent-Type: application/pdf; name=map.pdf\nContent-Disposition: attachment; filename=map.pdf\n\n%PDF\n--x--\n",
            &[
                "p Subject: Action log",
                "0.0.0* Action",
                "0.0.1* Owner",
                "0.1.0 Write",
                "0.1.1 Chair",
            ],
            0,
        );
    }

    #[test]
    fn messages_that_the_library_gives_up_on_are_damaged() {
        let found = b"Content-Type:multipart/;boundary=x\n\n--xContent-Type:message/rfc822\n\nu\nContent-Type:message/rfc822\n\n";
        assert_eq!(read(found, Vec::new()), Err(DocumentError::Damaged));
    }

    #[test]
    fn a_web_archive_is_the_page_in_it() {
        let archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n\
                       <h1>Minutes</h1><p>There were none.</p>\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n";
        let document = read_archive(archive.as_bytes(), Vec::new()).unwrap();
        assert_eq!(outline(&document), ["h1 Minutes", "p There were none."]);
        assert_eq!(document.format, Format::Html);
    }
}
