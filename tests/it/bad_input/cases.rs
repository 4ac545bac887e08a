//! The files, and what must come of each.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::office::word_file::{SPACES, container, paragraph, word};
use crate::packs::made_up::{mail, zip_of};
use crate::packs::{message, quine};
use crate::pdf::sketch::{Sketch, page_of, stream, words};

/// A file.
pub struct Case {
    pub what: &'static str,
    pub name: &'static str,
    pub content: Vec<u8>,
    pub comes: Comes,
}

/// What must come of it.
pub enum Comes {
    /// Nothing is filed, and the sentence begins so.
    Refused(&'static str),
    /// It is filed, and these notes stand with it.
    Filed { notes: Vec<&'static str> },
}

const EMPTY: &str = "This file is empty";
const DAMAGED: &str = "This file is damaged or was cut short, and nothing in it can be read";
const LOCKED: &str = "This file is protected by a password";
const BUILT: &str = "This file is built in a way that cannot be read";
const UNPACKS: &str = "This file unpacks to far more than a paper holds: over 256 MB";
const WORDS: &str = "That the report be noted.";

fn refused(what: &'static str, name: &'static str, content: impl Into<Vec<u8>>, words: &'static str) -> Case {
    Case {
        what,
        name,
        content: content.into(),
        comes: Comes::Refused(words),
    }
}

fn filed(
    what: &'static str,
    name: &'static str,
    content: impl Into<Vec<u8>>,
    notes: &[&'static str],
) -> Case {
    Case {
        what,
        name,
        content: content.into(),
        comes: Comes::Filed {
            notes: notes.to_vec(),
        },
    }
}

/// A file that is kept with the tests.
pub fn kept(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name)
}

fn file(name: &str) -> Vec<u8> {
    fs::read(kept(name)).unwrap()
}

fn half(mut content: Vec<u8>) -> Vec<u8> {
    content.truncate(content.len() / 2);
    content
}

fn word_of_words() -> Vec<u8> {
    word(&paragraph("", WORDS), &[])
}

fn page() -> Vec<u8> {
    format!("<html><body><h1>Minutes</h1><p>{WORDS}</p></body></html>").into_bytes()
}

fn pdf() -> Sketch {
    Sketch::of_pages(&[words(72.0, 100.0, WORDS)])
}

/// What holds other files, of which nothing comes in; for the table, as their own tests say more of them.
pub fn containers() -> Vec<Case> {
    vec![
        refused("zip that holds itself", "a.zip", quine::quine(), ""),
        refused("zip that holds itself, named .docx", "a.docx", quine::quine(), ""),
        refused("zip whose file is locked", "a.zip", file("locked/locked.zip"), ""),
    ]
}

pub fn all() -> Vec<Case> {
    [
        containers(),
        empty(),
        cut_short(),
        wrongly_named(),
        locked(),
        bombs(),
        markup(),
        pdfs(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn empty() -> Vec<Case> {
    let names = [
        "a.txt", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.xlsx", "a.csv", "a.html", "a.eml", "a.msg", "a.doc",
    ];
    let mut cases: Vec<Case> = names
        .into_iter()
        .map(|name| refused("no bytes", name, "", EMPTY))
        .collect();
    cases.push(refused("only white space", "a.txt", " \r\n\t\u{a0}\n", EMPTY));
    cases.push(refused(
        "a Word file without words",
        "a.docx",
        word("<w:p/>", &[]),
        EMPTY,
    ));
    cases.push(refused("a zip without files", "a.zip", zip_of(&[]), EMPTY));
    cases
}

pub fn cut_short() -> Vec<Case> {
    let office = |name: &str| half(file(&format!("office/{name}")));
    let mut page = page();
    page.truncate(page.len() - 16);
    let mut letter = mail().into_bytes();
    letter.truncate(letter.len() - 20);
    let letter = String::from_utf8(letter)
        .unwrap()
        .replace("The two papers", "Be it noted. The two papers");
    let (letter, _) = letter
        .split_once("--x\r\nContent-Type: text/plain; name")
        .unwrap();
    let end = "The end of the file is missing: it seems to have been cut short.";
    let mut pdf = pdf().bytes();
    let pdf_head = pdf[..60].to_vec();
    pdf.truncate(pdf.len() - 30);
    vec![
        refused(
            "Word, cut short",
            "a.docx",
            office("2026-07-07-action-log.docx"),
            DAMAGED,
        ),
        refused(
            "OpenDocument, cut short",
            "a.odt",
            office("2026-07-07-action-log.odt"),
            DAMAGED,
        ),
        refused("Excel, cut short", "a.xlsx", office("action-log.xlsx"), DAMAGED),
        refused(
            "OpenDocument sheets, cut short",
            "a.ods",
            office("action-log.ods"),
            DAMAGED,
        ),
        refused("Outlook, cut short", "a.msg", half(message::message()), DAMAGED),
        refused(
            "zip, cut short",
            "a.zip",
            half(zip_of(&[("a.txt", WORDS.as_bytes())])),
            DAMAGED,
        ),
        refused("PDF, only its head", "a.pdf", pdf_head, DAMAGED),
        filed("PDF, its end cut off", "a.pdf", pdf, &[end]),
        filed(
            "Rich Text, its end cut off",
            "a.rtf",
            format!("{{\\rtf1 {WORDS}\\par {{\\b and"),
            &["The file is damaged: what stood at its end could not be read."],
        ),
        filed(
            "web page, its end cut off",
            "a.html",
            page,
            &["The end of the page is missing: it seems to have been cut short."],
        ),
        filed(
            "e-mail, its end cut off",
            "a.eml",
            letter,
            &["The end of the e-mail is missing: what is attached to it may be damaged or not there."],
        ),
        filed(
            "text, its end cut off",
            "a.txt",
            "Minutes\n\nThat the report be noted and th",
            &[],
        ),
    ]
}

pub fn wrongly_named() -> Vec<Case> {
    let archive = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n\
         <p>{WORDS}</p>\r\n--x--\r\n"
    );
    vec![
        filed(
            "PDF named .docx",
            "a.docx",
            pdf().bytes(),
            &["The file holds a PDF, whatever its name says, and was read as one."],
        ),
        filed(
            "Word named .pdf",
            "a.pdf",
            word_of_words(),
            &["The file holds a Word document, whatever its name says, and was read as one."],
        ),
        filed(
            "Rich Text named .doc",
            "a.doc",
            format!("{{\\rtf1 {WORDS}\\par}}"),
            &["The file holds Rich Text, whatever its name says, and was read as one."],
        ),
        filed(
            "web page named .doc",
            "a.doc",
            page(),
            &["The file holds a web page, whatever its name says, and was read as one."],
        ),
        filed(
            "web page with its pictures named .doc",
            "a.doc",
            archive,
            &["The file holds a web page with its pictures, whatever its name says, and was read as one."],
        ),
        filed(
            "text named .docx",
            "a.docx",
            WORDS,
            &["The file is named as an office file but holds plain text, and was read as that."],
        ),
        filed(
            "Outlook named .doc",
            "a.doc",
            message::of_words(WORDS),
            &["The file holds an Outlook message, whatever its name says, and was read as one."],
        ),
        refused(
            "program named .txt",
            "a.txt",
            &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"[..],
            "This file is a program, which cannot be read yet",
        ),
        refused(
            "noise named .txt",
            "a.txt",
            (0..=255).cycle().take(9_999).collect::<Vec<u8>>(),
            "This file’s name says that it is text, but it holds something else",
        ),
    ]
}

pub fn locked() -> Vec<Case> {
    let open_document = container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x91\x02\x77"),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        ),
    ]);
    vec![
        refused("PDF under a password", "a.pdf", file("pdf/password.pdf"), LOCKED),
        refused(
            "Word under a password",
            "a.docx",
            file("locked/locked.docx"),
            LOCKED,
        ),
        refused(
            "Excel under a password",
            "a.xlsx",
            file("locked/locked.xlsx"),
            LOCKED,
        ),
        refused("OpenDocument under a password", "a.odt", open_document, LOCKED),
    ]
}

/// A zip of one part that is `megabytes` of spaces, which pack into next to nothing.
fn blown_up(part: &str, begins: &str, megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    let kind = if part == "content.xml" {
        "application/vnd.oasis.opendocument.text"
    } else {
        "none"
    };
    zip.write_all(kind.as_bytes()).unwrap();
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    zip.write_all(begins.as_bytes()).unwrap();
    for _ in 0..megabytes {
        zip.write_all(&[b' '; 1 << 20]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A zip in whose list one file of 60 MB of zeros, packed into 60 KB, stands under 40 names.
fn the_same_file_again_and_again() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("00.txt", SimpleFileOptions::default()).unwrap();
    for _ in 0..60 {
        zip.write_all(&[0; 1 << 20]).unwrap();
    }
    let zip = zip.finish().unwrap().into_inner();
    let list = zip.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let end = zip.windows(4).position(|bytes| bytes == b"PK\x05\x06").unwrap();
    let mut bomb = zip[..list].to_vec();
    for number in 0..40 {
        let mut entry = zip[list..end].to_vec();
        let at = entry.windows(6).position(|bytes| bytes == b"00.txt").unwrap();
        entry[at..at + 2].copy_from_slice(format!("{number:02}").as_bytes());
        bomb.extend(entry);
    }
    let mut ending = zip[end..].to_vec();
    ending[8..10].copy_from_slice(&40_u16.to_le_bytes());
    ending[10..12].copy_from_slice(&40_u16.to_le_bytes());
    let length = u32::try_from(bomb.len() - list).unwrap();
    ending[12..16].copy_from_slice(&length.to_le_bytes());
    bomb.extend(ending);
    bomb
}

pub fn bombs() -> Vec<Case> {
    let body = format!("<w:document {SPACES}><w:body><w:p><w:r><w:t>");
    let parts: Vec<String> = (0..4_001).map(|at| format!("word/{at}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = the_same_file_again_and_again();
    assert!(many.len() < 100_000, "{} bytes unpack to 2.4 GB", many.len());
    vec![
        refused(
            "Word bomb",
            "a.docx",
            blown_up("word/document.xml", &body, 70),
            UNPACKS,
        ),
        refused(
            "Excel bomb",
            "a.xlsx",
            blown_up("xl/workbook.xml", "<workbook>", 70),
            UNPACKS,
        ),
        refused(
            "OpenDocument bomb",
            "a.odt",
            blown_up("content.xml", "<o:d>", 70),
            UNPACKS,
        ),
        refused("Word of 4,001 parts", "a.docx", container(&parts), UNPACKS),
        refused(
            "zip whose files overlap",
            "a.zip",
            many,
            "This file unpacks to far more than a paper holds: over 512 MB",
        ),
    ]
}

pub fn markup() -> Vec<Case> {
    let in_word = |xml: &str| container(&[("word/document.xml", xml.as_bytes())]);
    let in_odt = |xml: &str| {
        container(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", xml.as_bytes()),
        ])
    };
    let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";
    let body = |words: &str| {
        format!("<w:document {SPACES}><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>")
    };
    vec![
        refused(
            "entities in Word",
            "a.docx",
            in_word(&format!("{laughs}{}", body("&c;"))),
            BUILT,
        ),
        refused(
            "a file as an entity in Word",
            "a.docx",
            in_word(&format!("{outside}{}", body("&a;"))),
            BUILT,
        ),
        refused(
            "entities in OpenDocument",
            "a.odt",
            in_odt(&format!("{laughs}<o:d>&c;</o:d>")),
            BUILT,
        ),
        refused(
            "deep Word",
            "a.docx",
            in_word(&format!(
                "<w:document {SPACES}><w:body>{}",
                "<w:tbl><w:tr><w:tc>".repeat(100_000)
            )),
            BUILT,
        ),
        refused(
            "deep OpenDocument",
            "a.odt",
            in_odt(&"<text:section>".repeat(100_000)),
            BUILT,
        ),
        refused(
            "deep web page",
            "a.html",
            format!("<html>{}", "<div>".repeat(100_000)),
            BUILT,
        ),
        refused(
            "deep Rich Text",
            "a.rtf",
            format!("{{\\rtf1 {}", "{".repeat(200_000)),
            BUILT,
        ),
    ]
}

pub fn pdfs() -> Vec<Case> {
    let mut in_a_ring = pdf();
    in_a_ring.set(2, "<< /Type /Pages /Kids [2 0 R 7 0 R 5 0 R] /Count 3 >>");
    in_a_ring.add("<< /Type /Pages /Kids [2 0 R 7 0 R 5 0 R] /Count 3 >>");
    let mut only_itself = pdf();
    only_itself.set(2, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>");
    // The list of objects names itself as the one before.
    let looped = String::from_utf8_lossy(&pdf().bytes()).into_owned();
    let (_, start) = looped.split_once("startxref\n").unwrap();
    let start = start.lines().next().unwrap().to_owned();
    let looped = looped.replace("/Root 1 0 R", &format!("/Root 1 0 R /Prev {start}"));
    let mut many = pdf();
    for _ in 0..100_000 {
        many.add("<< /Type /Nothing >>");
    }
    let mut absurd = pdf();
    absurd.set(5, page_of(6, "[0 0 2000000 2000000]"));
    let mut drawings = pdf();
    let entries = |next: usize| {
        format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>")
    };
    drawings.set(
        5,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /XObject << /X 7 0 R >> >> >>",
    );
    drawings.set(6, stream("", b"/X Do"));
    for number in 7..37 {
        drawings.add(stream(&entries(number + 1), &b"/X Do ".repeat(10)));
    }
    let no_page = "No page of this PDF could be read";
    vec![
        filed("PDF, its pages in a ring", "a.pdf", in_a_ring.bytes(), &[]),
        refused(
            "PDF, its pages only themselves",
            "a.pdf",
            only_itself.bytes(),
            DAMAGED,
        ),
        filed("PDF, its list of objects in a ring", "a.pdf", looped, &[]),
        filed("PDF of 100,000 objects", "a.pdf", many.bytes(), &[]),
        refused("PDF, pages of absurd size", "a.pdf", absurd.bytes(), no_page),
        refused("PDF, drawings in drawings", "a.pdf", drawings.bytes(), no_page),
    ]
}
