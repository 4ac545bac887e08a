//! What a file holds, by its first bytes rather than by its name.

use super::DocumentError;
use super::line::is_space;

/// How many bytes from the start tell what a file is.
const SAMPLE_BYTES: usize = 64 * 1024;

/// Whether the bytes are a PDF; other bytes may stand before its first line.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes
        .get(..bytes.len().min(1024))
        .is_some_and(|start| holds(start, b"%PDF-"))
}

/// The name of a format that is not text, to complete "the file is …"; none where the bytes may be
/// text.
pub(super) fn other_format(bytes: &[u8], file_name: &str) -> Option<&'static str> {
    let head = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    if is_zip(head) {
        return Some(zip_content(bytes, file_name));
    }
    media(head)
}

/// The names in the container of older office files stand at multiples of this many bytes.
const OLE_NAME_STEP: usize = 128;

/// Why an older office file, or a newer one that was locked with a password, cannot be read; `bytes`
/// begin as such a file does.
pub(super) fn older_office(bytes: &[u8], file_name: &str) -> DocumentError {
    if has_stream(bytes, "EncryptedPackage") {
        return DocumentError::PasswordProtected;
    }
    let extension = extension_of(file_name);
    let is_named = |endings: &[&str]| endings.contains(&extension.as_str());
    if has_stream(bytes, "WordDocument") || is_named(&["doc", "dot"]) {
        return DocumentError::OlderFormat {
            what: "an older Word document (.doc)",
            newer: ".docx",
        };
    }
    if has_stream(bytes, "Workbook") || has_stream(bytes, "Book") || is_named(&["xls", "xlt"]) {
        return DocumentError::OlderFormat {
            what: "an older Excel workbook (.xls)",
            newer: ".xlsx",
        };
    }
    DocumentError::UnknownFormat {
        what: if has_stream(bytes, "PowerPoint Document") || is_named(&["ppt", "pps"]) {
            "an older PowerPoint presentation (.ppt)"
        } else {
            "an older Office file"
        },
    }
}

/// Whether the container of an older office file names a stream so.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name
        .encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes
        .chunks(OLE_NAME_STEP)
        .any(|entry| entry.starts_with(&wanted))
}

fn media(head: &[u8]) -> Option<&'static str> {
    const STARTS: [(&[u8], &str); 19] = [
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF87a", "a picture"),
        (b"GIF89a", "a picture"),
        (b"II*\0", "a picture"),
        (b"MM\0*", "a picture"),
        (b"8BPS", "a picture"),
        (b"\x7fELF", "a program"),
        (b"\xfe\xed\xfa\xcf", "a program"),
        (b"\xcf\xfa\xed\xfe", "a program"),
        (b"\x1f\x8b\x08", "a compressed archive"),
        (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
        (b"Rar!\x1a\x07", "a compressed archive"),
        (b"BZh9", "a compressed archive"),
        (b"\xfd7zXZ\0", "a compressed archive"),
        (b"SQLite format 3\0", "a database"),
        (b"ID3", "a sound recording"),
        (b"OggS", "a sound recording"),
        (b"\0\0\x01\0", "a picture"),
    ];
    if let Some((_, what)) = STARTS.iter().find(|(start, _)| head.starts_with(start)) {
        return Some(what);
    }
    let kind = head.get(4..12).unwrap_or_default();
    if head.starts_with(b"RIFF") {
        return Some(match head.get(8..12) {
            Some(b"WEBP") => "a picture",
            Some(b"WAVE") => "a sound recording",
            _ => "a film",
        });
    }
    if kind.starts_with(b"ftyp") {
        return Some(if holds(kind, b"hei") || holds(kind, b"avif") {
            "a picture"
        } else {
            "a film"
        });
    }
    let has_zeros = head
        .get(..head.len().min(512))
        .is_some_and(|start| start.contains(&0));
    if has_zeros && head.starts_with(b"MZ") {
        return Some("a program");
    }
    (has_zeros && head.starts_with(b"BM")).then_some("a picture")
}

/// Whether the bytes begin as a zip container does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// What a zip container holds; the names of its parts stand at both of its ends.
pub(super) fn zip_content(bytes: &[u8], file_name: &str) -> &'static str {
    let extension = extension_of(file_name);
    let head = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let tail = bytes
        .get(bytes.len().saturating_sub(SAMPLE_BYTES)..)
        .unwrap_or_default();
    let has = |part: &[u8]| holds(head, part) || holds(tail, part);
    if has(b"opendocument.text") {
        "an OpenDocument text (.odt)"
    } else if has(b"opendocument.spreadsheet") {
        "an OpenDocument spreadsheet (.ods)"
    } else if has(b"opendocument.") {
        "an OpenDocument file"
    } else if has(b"word/") || extension == "docx" {
        "a Word document (.docx)"
    } else if has(b"xl/") || extension == "xlsx" {
        "an Excel workbook (.xlsx)"
    } else if has(b"ppt/") || extension == "pptx" {
        "a PowerPoint presentation (.pptx)"
    } else if has(b"application/epub+zip") {
        "an e-book"
    } else {
        "a zip archive"
    }
}

/// What a message with its headers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mail {
    /// An e-mail.
    Message,
    /// A web page with its pictures.
    Archive,
}

/// Whether the bytes are a message with its headers; plain text may quote one, so the name counts too.
pub(super) fn mail(bytes: &[u8], file_name: &str) -> Option<Mail> {
    let head = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let kind = match extension_of(file_name).as_str() {
        "eml" => Mail::Message,
        "mht" | "mhtml" => Mail::Archive,
        // Word and browsers name such pages as they please.
        _ if head.starts_with(b"MIME-Version:") && holds(head, b"multipart/related") => Mail::Archive,
        _ => return None,
    };
    let has_header = [
        "MIME-Version:",
        "Mime-Version:",
        "Received:",
        "Content-Type:",
        "Subject:",
        "From:",
    ]
    .iter()
    .any(|header| holds(head, header.as_bytes()));
    has_header.then_some(kind)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The letters after the last full stop of a file's name, in small letters.
pub(super) fn extension_of(file_name: &str) -> String {
    file_name
        .rsplit_once('.')
        .map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

/// Tags by which a page without a head shows itself.
const TAGS: [&str; 14] = [
    "<p", "<div", "<table", "<span", "<br", "<li", "<ul", "<ol", "<h1", "<h2", "<h3", "<b>", "<font", "<td",
];

/// Whether a text is a web page; `named_so` where its name says it is.
pub(super) fn is_web_page(text: &str, named_so: bool) -> bool {
    let start = text.trim_start_matches(is_space);
    let mut rest = start.get(..start.floor_char_boundary(4096)).unwrap_or(start);
    while let Some(after) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?")) {
        let Some((_, following)) = after.split_once('>') else {
            return false;
        };
        rest = following.trim_start_matches(is_space);
    }
    let opening: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    if [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta ",
        "<title>",
        "<style",
        "<script",
    ]
    .iter()
    .any(|tag| opening.starts_with(tag))
    {
        return true;
    }
    let has_tag = |window: &str| {
        let lower = window.to_ascii_lowercase();
        TAGS.iter().filter(|tag| lower.contains(*tag)).count()
    };
    if named_so {
        return has_tag(text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text)) > 0;
    }
    TAGS.iter().any(|tag| opening.starts_with(tag)) && text.contains("</")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_bytes_and_not_by_their_names() {
        let check = |bytes: &[u8], name: &str, expected: Option<&str>| {
            assert_eq!(other_format(bytes, name), expected, "{name} {bytes:?}");
        };
        assert!(is_pdf(b"\n\n%PDF-1.7\n") && !is_pdf(b"That the PDF be noted"));
        check(
            b"PK\x03\x04....word/document.xml",
            "a.txt",
            Some("a Word document (.docx)"),
        );
        check(
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
            "a",
            Some("an OpenDocument text (.odt)"),
        );
        check(b"PK\x03\x04....photo.jpg", "a.zip", Some("a zip archive"));
        check(b"\x89PNG\r\n", "scan.txt", Some("a picture"));
        check(b"MZ\x90\0", "setup.exe", Some("a program"));
        check(b"MZ Associates wrote", "letter.txt", None);
        check(b"That the report be noted", "a.pdf", None);
    }

    #[test]
    fn older_office_files_are_known_by_the_names_inside_them() {
        let file = |name: &str| {
            let mut bytes = super::super::compound::START.to_vec();
            bytes.resize(1024, 0);
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            bytes.resize(2048, 0);
            bytes
        };
        let older = |what, newer| DocumentError::OlderFormat { what, newer };
        let check = |stream: &str, name: &str, expected: DocumentError| {
            assert_eq!(older_office(&file(stream), name), expected, "{stream} {name}");
        };
        check("EncryptedPackage", "a.docx", DocumentError::PasswordProtected);
        check(
            "WordDocument",
            "a.txt",
            older("an older Word document (.doc)", ".docx"),
        );
        check("", "a.doc", older("an older Word document (.doc)", ".docx"));
        check(
            "Workbook",
            "a.doc",
            older("an older Word document (.doc)", ".docx"),
        );
        check("Workbook", "a", older("an older Excel workbook (.xls)", ".xlsx"));
        let unknown = |what| DocumentError::UnknownFormat { what };
        check("", "a.ppt", unknown("an older PowerPoint presentation (.ppt)"));
        check(
            "PowerPoint Document",
            "a",
            unknown("an older PowerPoint presentation (.ppt)"),
        );
        check("", "a.msg", unknown("an older Office file"));
    }

    #[test]
    fn a_message_is_known_by_its_headers_and_its_name() {
        assert_eq!(mail(b"MIME-Version: 1.0\n", "reply.eml"), Some(Mail::Message));
        assert_eq!(
            mail(b"From: a\nMIME-Version: 1.0\n", "page.mht"),
            Some(Mail::Archive)
        );
        let page = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n";
        assert_eq!(mail(page, "page.doc"), Some(Mail::Archive));
        assert_eq!(mail(b"Received: your letter", "reply.txt"), None);
        assert_eq!(mail(b"That the report be noted", "reply.eml"), None);
    }

    #[test]
    fn a_web_page_is_known_by_its_tags() {
        let check = |text: &str, named_so: bool, expected: bool| {
            assert_eq!(is_web_page(text, named_so), expected, "{text}");
        };
        check("\n<!DOCTYPE html><p>Hello", false, true);
        check("<!-- saved -->\n<HTML>", false, true);
        check("<?xml version=\"1.0\"?><html>", false, true);
        check("<meta charset=utf-8><p>One", false, true);
        check("<p>One</p>", false, true);
        check("Minutes <p>One</p>", false, false);
        check("Minutes <p>One</p>", true, true);
        check("5 < 6 and 7 > 3", true, false);
    }
}
