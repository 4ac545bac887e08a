//! Files that hold other files: a zip of papers, and an e-mail with what is attached to it. What is in
//! them comes out as names and bytes, to be read as files of their own; nothing is written to disk.
//!
//! What unpacks is counted as it comes out, because the sizes that a zip states may be lies.

use std::io::{Cursor, ErrorKind, Read};

use mail_parser::{Message, MessagePart, MimeHeaders, PartType};
use zip::ZipArchive;
use zip::result::ZipError;

use super::compound::{self, Compound};
use super::container::Container;
use super::{
    DocumentError, LARGEST_FILE_BYTES, mail, open_document, outlook, picture_file, sniff, word, workbook,
};

/// The most files that are taken out of one.
pub const MOST_FILES: usize = 2_000;
/// The most that the files in one may unpack to together, in bytes.
pub const LARGEST_WHOLE_BYTES: u64 = 512 * 1024 * 1024;

/// A file that another holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, with the folders in which it lies: `June/minutes.pdf`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a file that was found in a folder, a zip or an e-mail is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// It is hidden, or the operating system keeps its own notes in it.
    Litter,
    /// It is a small or drawn-in picture, an invitation or a signature that came along with a message.
    NoPaper,
    /// It leads to another place on the disk.
    Link,
    /// It opens only with a password.
    Locked,
    /// It is damaged, or packed in a way that the program does not know.
    Damaged,
    /// It is larger than the program reads.
    TooLarge,
    /// There are more files, or more bytes in them, than one import takes.
    TooMuch,
    /// It lies deeper in folders or in zips than any honest paper.
    TooDeep,
    /// It is the very file that holds it.
    Itself,
}

impl LeftOut {
    /// Whether a paper may be missed: what it is left out for says nothing against its being one.
    #[must_use]
    pub const fn may_be_missed(self) -> bool {
        match self {
            Self::Litter | Self::NoPaper | Self::Link => false,
            Self::Locked | Self::Damaged | Self::TooLarge | Self::TooMuch | Self::TooDeep | Self::Itself => {
                true
            }
        }
    }

    /// Why, to complete "left out: …".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Litter => "hidden, or made by the system for itself",
            Self::NoPaper => "a picture, an invitation or a signature and not a paper",
            Self::Link => "a link to another place",
            Self::Locked => "protected by a password",
            Self::Damaged => "damaged, or packed in a way that cannot be read",
            Self::TooLarge => "larger than 256 MB",
            Self::TooMuch => "more than one import takes; import it by itself",
            Self::TooDeep => "packed too deep; unpack it and import it by itself",
            Self::Itself => "the same file again as the one that holds it",
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle {
    /// The files in it, in its own order.
    pub members: Vec<Member>,
    /// Those that are not read, and why.
    pub left_out: Vec<(String, LeftOut)>,
}

impl Bundle {
    /// Whether there is nothing in it at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty() && self.left_out.is_empty()
    }
}

/// Whether a file is a zip of other files and no paper itself, as an office document is.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    const EMPTY: &[u8] = b"PK\x05\x06";
    if bytes.starts_with(EMPTY) {
        return true;
    }
    if !sniff::is_zip(bytes) {
        return false;
    }
    let Ok(mut container) = Container::open(bytes) else {
        return false;
    };
    let is_office = ["[Content_Types].xml", "mimetype", "_rels/.rels"]
        .iter()
        .any(|part| container.has(part));
    !is_office
        && !word::is_one(&container)
        && !workbook::excel::is_one(&container)
        && !open_document::is_one(&mut container).unwrap_or(true)
        && !workbook::open_sheets::is_one(&mut container).unwrap_or(true)
}

/// Whether other files may be attached to a file of this name and content.
#[must_use]
pub fn may_have_attachments(bytes: &[u8], file_name: &str) -> bool {
    sniff::mail(bytes, file_name) == Some(sniff::Mail::Message)
        || (bytes.starts_with(compound::START)
            && Compound::open(bytes).is_ok_and(|file| outlook::is_one(&file)))
}

/// The files in a zip.
///
/// # Errors
/// [`DocumentError::Damaged`] where its list of files is missing, [`DocumentError::UnpacksTooLarge`]
/// where they unpack to more than any papers do: then none of them is to be trusted.
pub fn unpack(bytes: &[u8]) -> Result<Bundle, DocumentError> {
    unpack_within(bytes, LARGEST_WHOLE_BYTES)
}

fn unpack_within(bytes: &[u8], limit: u64) -> Result<Bundle, DocumentError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Damaged)?;
    let mut bundle = Bundle::default();
    let mut left = limit;
    for index in 0..archive.len() {
        let Some(name) = name_in(&archive, index) else {
            bundle
                .left_out
                .push(("a file without a name".to_owned(), LeftOut::Damaged));
            continue;
        };
        if name.ends_with('/') {
            continue;
        }
        if is_litter(&name) {
            bundle.left_out.push((name, LeftOut::Litter));
        } else if bundle.members.len() >= MOST_FILES {
            bundle.left_out.push((name, LeftOut::TooMuch));
        } else {
            match member(&mut archive, index, &mut left) {
                _ if left == 0 => return Err(DocumentError::UnpacksTooLarge { limit }),
                Ok(bytes) => bundle.members.push(Member { name, bytes }),
                Err(why) => bundle.left_out.push((name, why)),
            }
        }
    }
    Ok(bundle)
}

fn name_in(archive: &ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<String> {
    let name = archive.name_for_index(index)?.ok()?;
    let name = shown(&name.replace('\\', "/"));
    let is_blank = name.chars().all(|c| c == '/' || c.is_whitespace());
    (!is_blank).then_some(name)
}

/// The bytes of one file of a zip, or why it is left out; what it unpacks to is taken off `left`.
fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize, left: &mut u64) -> Result<Vec<u8>, LeftOut> {
    let part = archive.by_index(index).map_err(|fault| match fault {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            LeftOut::Locked
        }
        _ => LeftOut::Damaged,
    })?;
    if part.is_symlink() {
        return Err(LeftOut::Link);
    }
    let limit = LARGEST_FILE_BYTES.min(*left);
    let mut bytes = Vec::new();
    // A list that grows is held twice while it moves, so there is room at once for what is stated; a
    // statement that is a lie gets no more than it brings.
    let stated = usize::try_from(part.size().min(limit)).unwrap_or(0);
    bytes.try_reserve_exact(stated).map_err(|_| LeftOut::TooLarge)?;
    let read = part.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    bytes.shrink_to_fit();
    let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // What did not fit was unpacked all the same, and counts.
    *left = left.saturating_sub(count);
    match read {
        _ if count > limit => Err(LeftOut::TooLarge),
        Err(error) if error.kind() == ErrorKind::OutOfMemory => Err(LeftOut::TooLarge),
        Err(_) => Err(LeftOut::Damaged),
        Ok(_) => Ok(bytes),
    }
}

/// Whether a file is one that nobody filed on purpose, wherever its name or a folder's above it says
/// so: hidden files, the notes that systems keep in every folder, what Word leaves beside an open file.
#[must_use]
pub fn is_litter(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| {
        let low = part.to_lowercase();
        (part.starts_with('.') && part != "." && part != "..")
            || part.starts_with("~$")
            || matches!(
                low.as_str(),
                "__macosx" | "thumbs.db" | "desktop.ini" | "$recycle.bin" | "system volume information"
            )
    })
}

/// The files attached to an e-mail; none where it is no e-mail.
///
/// # Errors
/// [`DocumentError::UnpacksTooLarge`] where they come to more than any papers do.
pub fn attachments(bytes: &[u8]) -> Result<Bundle, DocumentError> {
    if bytes.starts_with(compound::START) {
        return outlook::attachments(&mut Compound::open(bytes)?);
    }
    Ok(attachments_of_mail(bytes))
}

fn attachments_of_mail(bytes: &[u8]) -> Bundle {
    let bytes = mail::with_its_end(bytes);
    let Some(message) = mail::parsed(bytes.as_ref()) else {
        return Bundle::default();
    };
    let mut bundle = Bundle::default();
    let mut left = LARGEST_WHOLE_BYTES;
    for (number, part) in (1_usize..).zip(message.attachments()) {
        let name = attachment_name(part, number);
        let size = u64::try_from(part.contents().len()).unwrap_or(u64::MAX);
        let why = if is_no_paper(part) && (is_drawn_in(part) || !is_picture_of_a_page(part.contents())) {
            Some(LeftOut::NoPaper)
        } else if part.is_encoding_problem {
            Some(LeftOut::Damaged)
        } else if size > LARGEST_FILE_BYTES {
            Some(LeftOut::TooLarge)
        } else if size > left || bundle.members.len() >= MOST_FILES {
            Some(LeftOut::TooMuch)
        } else {
            None
        };
        match why {
            Some(why) => bundle.left_out.push((name, why)),
            None => {
                left -= size;
                bundle.members.push(Member {
                    name,
                    bytes: part.contents().to_vec(),
                });
            }
        }
    }
    bundle
}

/// What an attachment is called; a message that was attached is called by its subject.
fn attachment_name(part: &MessagePart<'_>, number: usize) -> String {
    let named = part.attachment_name().map(shown);
    let named = named.filter(|name| !name.trim().is_empty());
    if let PartType::Message(message) = &part.body {
        let name = named.unwrap_or_else(|| subject_of(message, number));
        let is_mail = std::path::Path::new(&name)
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("eml"));
        return if is_mail { name } else { format!("{name}.eml") };
    }
    named.unwrap_or_else(|| format!("attachment {number}"))
}

fn subject_of(message: &Message<'_>, number: usize) -> String {
    let subject = message.subject().map(shown).unwrap_or_default();
    let subject = subject.replace('/', "-");
    match subject.trim() {
        "" => format!("message {number}"),
        subject => subject.to_owned(),
    }
}

/// A picture of fewer bytes is a logo or a badge: a photograph of a page of print has far more.
const SMALLEST_PICTURE_BYTES: usize = 40_000;

/// Whether bytes are a picture of a kind that is read, large enough to be one of a page.
pub(super) fn is_picture_of_a_page(bytes: &[u8]) -> bool {
    bytes.len() >= SMALLEST_PICTURE_BYTES && picture_file::kind_of(bytes).is_some()
}

/// Whether an attachment is drawn into the message, as logos are, and not attached by its sender.
fn is_drawn_in(part: &MessagePart<'_>) -> bool {
    part.content_id().is_some()
        || part
            .content_disposition()
            .is_some_and(|disposition| disposition.ctype().eq_ignore_ascii_case("inline"))
}

/// Whether an attachment is what mail programs add by themselves: logos, invitations, signatures.
fn is_no_paper(part: &MessagePart<'_>) -> bool {
    let Some(kind) = part.content_type() else {
        return false;
    };
    let subtype = kind.subtype().unwrap_or("").to_lowercase();
    match kind.ctype().to_lowercase().as_str() {
        "image" | "audio" | "video" => true,
        "text" => matches!(subtype.as_str(), "calendar" | "vcard" | "x-vcard"),
        "application" => matches!(
            subtype.as_str(),
            "pgp-signature" | "pkcs7-signature" | "x-pkcs7-signature" | "ics"
        ),
        _ => false,
    }
}

/// A name as it can be shown: letters that steer a screen and are not seen are left out.
pub(super) fn shown(name: &str) -> String {
    name.chars().filter(|c| !steers_a_screen(*c)).take(400).collect()
}

/// Whether a character is not seen and steers what is: it breaks the line, moves the cursor of a
/// terminal or turns the direction of letters, by which `exe.pdf` may read as something else.
#[must_use]
pub fn steers_a_screen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_filed_is_told_by_its_name() {
        for name in [
            ".DS_Store",
            "June/.hidden/minutes.pdf",
            "__MACOSX/._minutes.pdf",
            "June/Thumbs.db",
            "June/~$report.docx",
            "desktop.ini",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in ["June/minutes.pdf", "report.v2.docx", "../up.txt", "~notes.txt"] {
            assert!(!is_litter(name), "{name}");
        }
    }

    #[test]
    fn attachments_come_with_their_names_and_bytes_and_logos_do_not() {
        let mail = "Subject: Reply\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
            --x\nContent-Type: text/plain\n\nSee attached.\n\
            --x\nContent-Type: application/pdf; name=plan.pdf\nContent-Disposition: attachment; filename=plan.pdf\n\
            Content-Transfer-Encoding: base64\n\nJVBERg==\n\
            --x\nContent-Type: image/png; name=logo.png\nContent-Disposition: inline; filename=logo.png\n\nabc\n\
            --x\nContent-Type: message/rfc822\n\nSubject: Earlier/later\nFrom: a@b.example\n\nAs promised.\n\
            --x--\n"
            .replace('\n', "\r\n");
        let bundle = attachments(mail.as_bytes()).unwrap();
        let names: Vec<&str> = bundle.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["plan.pdf", "Earlier-later.eml"]);
        assert_eq!(bundle.members[0].bytes, b"%PDF");
        let inner = String::from_utf8(bundle.members[1].bytes.clone()).unwrap();
        assert!(inner.starts_with("Subject: Earlier/later"), "{inner}");
        assert!(inner.contains("As promised."), "{inner}");
        assert_eq!(bundle.left_out, [("logo.png".to_owned(), LeftOut::NoPaper)]);
    }

    #[test]
    fn a_photograph_that_was_attached_is_a_paper_and_a_picture_in_the_words_is_none() {
        let large = "\u{ff}\u{d8}\u{ff}"
            .chars()
            .map(|c| c as u8)
            .chain([b'x'; 50_000]);
        let large: Vec<u8> = large.collect();
        let part = |head: &str, bytes: &[u8]| {
            let head =
                format!("Content-Type: image/jpeg\r\nContent-Transfer-Encoding: binary\r\n{head}\r\n\r\n");
            [b"\r\n--x\r\n", head.as_bytes(), bytes].concat()
        };
        let mail = [
            b"Subject: Letter\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHere.".as_slice(),
            &part("Content-Disposition: attachment; filename=letter.jpg", &large),
            &part("Content-Disposition: attachment; filename=badge.jpg", &large[..500]),
            &part("Content-Disposition: inline; filename=drawn.jpg", &large),
            &part("Content-ID: <a@b>\r\nContent-Disposition: attachment; filename=logo.jpg", &large),
            b"\r\n--x--\r\n",
        ]
        .concat();
        let bundle = attachments(&mail).unwrap();
        let names: Vec<&str> = bundle.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["letter.jpg"]);
        let left_out: Vec<&str> = bundle.left_out.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(left_out, ["badge.jpg", "drawn.jpg", "logo.jpg"]);
    }
}
