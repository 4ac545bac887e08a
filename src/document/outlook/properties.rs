//! The properties of a message, an attachment or a receiver, as Outlook keeps them: short ones in one
//! stream of sixteen bytes each, long ones in a stream of their own that is named by number and type
//! ([MS-OXMSG] 2.4; the numbers are those of [MS-OXPROPS]).

use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

use super::super::DocumentError;
use super::super::compound::Compound;
use super::super::rich_text;

/// The name of the stream of short properties.
pub(super) const STREAM: &str = "__properties_version1.0";

const ENTRY_BYTES: usize = 16;
const NUMBER: u16 = 0x0003;
const TRUTH: u16 = 0x000b;
const MOMENT: u16 = 0x0040;

/// What the words of a message are encoded in, where they are not in UTF-16.
const MESSAGE_CODE_PAGE: u16 = 0x3ffd;
/// What its web page is encoded in.
const PAGE_CODE_PAGE: u16 = 0x3fde;

/// The properties in one storage.
pub(super) struct Properties {
    /// The storage: empty for the message itself.
    storage: String,
    fixed: Vec<u8>,
    letters: &'static Encoding,
}

impl Properties {
    /// Those of the storage at a path, empty for the message itself; `head` is how many bytes stand
    /// before the first: 32 in a message, 24 in one inside of another, 8 elsewhere.
    ///
    /// # Errors
    /// As [`Compound::stream`].
    pub(super) fn of(file: &mut Compound<'_>, storage: &str, head: usize) -> Result<Self, DocumentError> {
        let mut fixed = file.stream(&format!("{storage}/{STREAM}"))?.unwrap_or_default();
        fixed.drain(..head.min(fixed.len()));
        let mut properties = Self {
            storage: storage.to_owned(),
            fixed,
            letters: WINDOWS_1252,
        };
        properties.letters = properties.code_page(MESSAGE_CODE_PAGE).unwrap_or(WINDOWS_1252);
        Ok(properties)
    }

    /// The same storage, its words in the encoding of the message that it belongs to.
    pub(super) fn in_letters_of(mut self, message: &Self) -> Self {
        self.letters = message.letters;
        self
    }

    fn short(&self, property: u16, kind: u16) -> Option<u64> {
        self.fixed.chunks_exact(ENTRY_BYTES).find_map(|entry| {
            let (tag, value) = (entry.first_chunk::<4>()?, entry.last_chunk::<8>()?);
            let is_it = u32::from_le_bytes(*tag) == u32::from(property) << 16 | u32::from(kind);
            is_it.then(|| u64::from_le_bytes(*value))
        })
    }

    /// A whole number.
    pub(super) fn number(&self, property: u16) -> Option<u32> {
        let value = self.short(property, NUMBER)?;
        u32::try_from(value & u64::from(u32::MAX)).ok()
    }

    /// Whether something is said to be so.
    pub(super) fn is_true(&self, property: u16) -> bool {
        self.short(property, TRUTH).is_some_and(|value| value & 0xff != 0)
    }

    /// A moment, in tenths of microseconds since the beginning of 1601.
    pub(super) fn moment(&self, property: u16) -> Option<u64> {
        self.short(property, MOMENT).filter(|moment| *moment > 0)
    }

    fn code_page(&self, property: u16) -> Option<&'static Encoding> {
        let page = i32::try_from(self.number(property)?).ok()?;
        rich_text::encoding_of_page(page)
    }

    /// Where the long value of a property stands, `kind` being its type in hexadecimal.
    pub(super) fn path(&self, property: u16, kind: &str) -> String {
        format!("{}/__substg1.0_{property:04X}{kind}", self.storage)
    }

    /// Words, without the zeros at their end; none where there are none.
    ///
    /// # Errors
    /// As [`Compound::stream`].
    pub(super) fn words(
        &self,
        file: &mut Compound<'_>,
        property: u16,
    ) -> Result<Option<String>, DocumentError> {
        let (bytes, letters) = match file.stream(&self.path(property, "001F"))? {
            Some(bytes) => (bytes, UTF_16LE),
            None => match file.stream(&self.path(property, "001E"))? {
                Some(bytes) => (bytes, self.letters),
                None => return Ok(None),
            },
        };
        let (words, _) = letters.decode_without_bom_handling(&bytes);
        let words = words.trim_matches('\0');
        Ok((!words.trim().is_empty()).then(|| words.to_owned()))
    }

    /// A web page, which most messages keep as the bytes that came and some as words.
    ///
    /// # Errors
    /// As [`Compound::stream`].
    pub(super) fn page(
        &self,
        file: &mut Compound<'_>,
        property: u16,
    ) -> Result<Option<String>, DocumentError> {
        let Some(bytes) = file.stream(&self.path(property, "0102"))? else {
            return self.words(file, property);
        };
        let stated = self.code_page(PAGE_CODE_PAGE);
        let letters = Encoding::for_bom(&bytes).map_or_else(
            || stated.unwrap_or_else(|| guessed(&bytes, self.letters)),
            |(encoding, _)| encoding,
        );
        let (page, _, _) = letters.decode(&bytes);
        let page = page.trim_matches('\0');
        Ok((!page.trim().is_empty()).then(|| page.to_owned()))
    }
}

fn guessed(bytes: &[u8], otherwise: &'static Encoding) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        encoding_rs::UTF_8
    } else {
        otherwise
    }
}
