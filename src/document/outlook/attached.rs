//! What is attached to a message that Outlook saved. A message that was attached to it comes out as a
//! file that Outlook could have saved itself.

use std::io::{Cursor, Write};
use std::time::SystemTime;

use cfb::CompoundFile;

use super::super::bundle::{Bundle, LeftOut, MOST_FILES, Member, is_picture_of_a_page, shown};
use super::super::compound::Compound;
use super::super::{DocumentError, LARGEST_FILE_BYTES, sniff};
use super::properties::{self, Properties};
use super::{HEAD_OF_INNER, HEAD_OF_MESSAGE, HEAD_OF_PART, tag};

const STORAGE: &str = "__attach_version1.0_#";

/// The properties of an attachment by their numbers, named as in [MS-OXPROPS].
const ATTACH_DATA: u16 = 0x3701;
const ATTACH_FILENAME: u16 = 0x3704;
const ATTACH_METHOD: u16 = 0x3705;
const ATTACH_LONG_FILENAME: u16 = 0x3707;
const ATTACH_MIME_TAG: u16 = 0x370e;
const ATTACH_CONTENT_ID: u16 = 0x3712;
const ATTACHMENT_HIDDEN: u16 = 0x7ffe;

/// How attachments are kept ([MS-OXCMSG] 2.2.2.9).
mod method {
    /// Its bytes are in the message.
    pub const BY_VALUE: u32 = 1;
    /// It is a message in the message.
    pub const MESSAGE: u32 = 5;
    /// It is a piece of another program's, drawn into the text.
    pub const OBJECT: u32 = 6;
}

/// How deep storages are copied, and how many entries.
const DEEPEST: usize = 24;
const MOST_ENTRIES: usize = 20_000;

/// The files attached to a message.
///
/// # Errors
/// [`DocumentError::UnpacksTooLarge`] where they come to more than any papers do.
pub(in crate::document) fn attachments(file: &mut Compound<'_>) -> Result<Bundle, DocumentError> {
    let message = Properties::of(file, "", HEAD_OF_MESSAGE)?;
    let mut bundle = Bundle::default();
    let entries = file.entries("/").into_iter();
    let parts = entries.filter(|entry| entry.is_storage && entry.name.starts_with(STORAGE));
    for (number, part) in (1_usize..).zip(parts) {
        let storage = format!("/{}", part.name);
        let one = Properties::of(file, &storage, HEAD_OF_PART)?.in_letters_of(&message);
        let name = name_of(file, &one, number)?;
        if bundle.members.len() >= MOST_FILES {
            bundle.left_out.push((name, LeftOut::TooMuch));
            continue;
        }
        match content(file, &one, &storage, &name)? {
            Ok(bytes) if bytes.len() as u64 > LARGEST_FILE_BYTES => {
                bundle.left_out.push((name, LeftOut::TooLarge));
            }
            Ok(bytes) => bundle.members.push(Member { name, bytes }),
            Err(why) => bundle.left_out.push((name, why)),
        }
    }
    Ok(bundle)
}

/// The bytes of an attachment, or why it is left out.
fn content(
    file: &mut Compound<'_>,
    one: &Properties,
    storage: &str,
    name: &str,
) -> Result<Result<Vec<u8>, LeftOut>, DocumentError> {
    let kind = one.words(file, ATTACH_MIME_TAG)?;
    if one.is_true(ATTACHMENT_HIDDEN) {
        return Ok(Err(LeftOut::NoPaper));
    }
    if is_no_paper(kind.as_deref(), name) {
        // What stands in the message's words is called there by a name of its own.
        let is_drawn_in = one.words(file, ATTACH_CONTENT_ID)?.is_some();
        let is_by_value = matches!(one.number(ATTACH_METHOD), Some(method::BY_VALUE) | None);
        let bytes = match is_by_value && !is_drawn_in {
            true => file.stream(&one.path(ATTACH_DATA, "0102"))?,
            false => None,
        };
        let page = bytes.filter(|bytes| is_picture_of_a_page(bytes));
        return Ok(page.ok_or(LeftOut::NoPaper));
    }
    Ok(match one.number(ATTACH_METHOD) {
        Some(method::BY_VALUE) | None => file
            .stream(&one.path(ATTACH_DATA, "0102"))?
            .ok_or(LeftOut::Damaged),
        Some(method::MESSAGE) => {
            let inner = format!("{storage}/__substg1.0_{ATTACH_DATA:04X}000D");
            if file.has_storage(&inner) {
                message_of_its_own(file, &inner)?.ok_or(LeftOut::TooDeep)
            } else {
                Err(LeftOut::Damaged)
            }
        }
        Some(method::OBJECT) => Err(LeftOut::NoPaper),
        // It stands elsewhere, and nothing is fetched.
        Some(_) => Err(LeftOut::Link),
    })
}

/// What an attachment is called; a message that was attached is called by its subject.
fn name_of(file: &mut Compound<'_>, one: &Properties, number: usize) -> Result<String, DocumentError> {
    let is_message = one.number(ATTACH_METHOD) == Some(method::MESSAGE);
    let mut name = None;
    for property in [ATTACH_LONG_FILENAME, ATTACH_FILENAME, tag::DISPLAY_NAME] {
        if name.is_none() {
            name = one.words(file, property)?;
        }
    }
    let name = name
        .map(|name| shown(&name))
        .filter(|name| !name.trim().is_empty());
    Ok(if is_message {
        let name = name.unwrap_or_else(|| format!("message {number}"));
        let name = name.replace(['/', '\\'], "-");
        if sniff::extension_of(&name) == "msg" {
            name
        } else {
            format!("{name}.msg")
        }
    } else {
        name.unwrap_or_else(|| format!("attachment {number}"))
    })
}

/// Whether an attachment is what mail programs add by themselves. Outlook often does not say of what
/// kind it is, and then its name does.
fn is_no_paper(kind: Option<&str>, name: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "png", "jpg", "jpeg", "gif", "bmp", "emz", "wmz", "emf", "wmf", "ics", "vcf", "p7s", "p7m", "asc",
    ];
    let kind = kind.unwrap_or_default().trim().to_ascii_lowercase();
    let (main, sub) = kind.split_once('/').unwrap_or((&kind, ""));
    match main {
        "image" | "audio" | "video" => true,
        "text" => matches!(sub, "calendar" | "vcard" | "x-vcard"),
        _ => ENDINGS.contains(&sniff::extension_of(name).as_str()),
    }
}

/// A message in a message as a file: the same storages and streams, with the longer head that the
/// properties of a file of its own have. None where it is deeper than any honest message.
fn message_of_its_own(file: &mut Compound<'_>, inner: &str) -> Result<Option<Vec<u8>>, DocumentError> {
    let mut waiting = vec![(String::new(), 0_usize)];
    let mut entries = 0;
    let Ok(mut copy) = CompoundFile::create(Cursor::new(Vec::new())) else {
        return Ok(None);
    };
    let mut storages = vec!["/".to_owned()];
    while let Some((storage, depth)) = waiting.pop() {
        for entry in file.entries(&format!("{inner}{storage}")) {
            let path = format!("{storage}/{}", entry.name);
            entries += 1;
            if entries > MOST_ENTRIES || depth >= DEEPEST {
                return Ok(None);
            }
            if entry.is_storage {
                if copy.create_storage(&path).is_err() {
                    return Ok(None);
                }
                storages.push(path.clone());
                waiting.push((path, depth + 1));
                continue;
            }
            let mut bytes = file.stream(&format!("{inner}{path}"))?.unwrap_or_default();
            if storage.is_empty() && entry.name == properties::STREAM {
                let head = HEAD_OF_INNER.min(bytes.len());
                let more = HEAD_OF_MESSAGE - HEAD_OF_INNER;
                bytes.splice(head..head, std::iter::repeat_n(0, more));
            }
            let written = copy
                .create_stream(&path)
                .and_then(|mut stream| stream.write_all(&bytes).and_then(|()| stream.flush()));
            if written.is_err() {
                return Ok(None);
            }
        }
    }
    // The same message is the same file whenever it is taken out, by which it is known again.
    for storage in storages {
        let then = SystemTime::UNIX_EPOCH;
        if copy.set_created_time(&storage, then).is_err() || copy.set_modified_time(&storage, then).is_err() {
            return Ok(None);
        }
    }
    if copy.flush().is_err() {
        return Ok(None);
    }
    Ok(Some(copy.into_inner().into_inner()))
}
