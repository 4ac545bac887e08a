//! The head of the file, and its text, which stands in pieces that may be in any order.

use encoding_rs::WINDOWS_1252;

use super::super::DocumentError;
use super::bytes::{u16_at, u32_at, usize_at};

/// What every such file begins with.
const MARK: u16 = 0xa5ec;
/// Where the head says what kind of file it is.
const FLAGS: usize = 0x0a;
const LOCKED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;
/// Where it counts the characters of the text, of notes, and of text boxes.
const TEXT_LENGTH: usize = 0x4c;
const OTHER_LENGTHS: [usize; 3] = [0x50, 0x60, 0x64];
/// Where it says where the parts of the table stream stand, eight bytes each.
const PARTS: usize = 0x9a;
/// Parts by their numbers.
pub(super) const STYLES: usize = 1;
pub(super) const CHARACTER_RUNS: usize = 12;
pub(super) const PARAGRAPHS: usize = 13;
const PIECES: usize = 33;
pub(super) const LISTS: usize = 73;
pub(super) const OVERRIDES: usize = 74;
/// The head of Word 97, which all later ones go on from.
const WORD_97: u16 = 0x00c1;
/// The most characters that are read.
const MOST_CHARACTERS: usize = 16_000_000;

/// What the head of the file says.
pub(super) struct Head {
    parts: Vec<(usize, usize)>,
    is_second_table: bool,
    characters: usize,
    /// Whether there are notes or text boxes beside the text.
    pub(super) has_more_than_its_text: bool,
}

impl Head {
    pub(super) fn of(main: &[u8]) -> Result<Self, DocumentError> {
        let version = u16_at(main, 2).ok_or(DocumentError::Damaged)?;
        let flags = u16_at(main, FLAGS).ok_or(DocumentError::Damaged)?;
        if u16_at(main, 0) != Some(MARK) || version < WORD_97 {
            return Err(DocumentError::OlderFormat {
                what: "an older Word document (.doc)",
                newer: ".docx",
            });
        }
        if flags & LOCKED != 0 {
            return Err(DocumentError::PasswordProtected);
        }
        let parts = (0..=OVERRIDES)
            .map(|part| {
                let at = PARTS + 8 * part;
                usize_at(main, at).zip(usize_at(main, at + 4)).unwrap_or_default()
            })
            .collect();
        Ok(Self {
            parts,
            is_second_table: flags & SECOND_TABLE != 0,
            characters: usize_at(main, TEXT_LENGTH)
                .unwrap_or_default()
                .min(MOST_CHARACTERS),
            has_more_than_its_text: OTHER_LENGTHS
                .iter()
                .any(|at| u32_at(main, *at).is_some_and(|count| count > 0)),
        })
    }

    /// The stream that the parts stand in.
    pub(super) const fn table_name(&self) -> &'static str {
        if self.is_second_table {
            "/1Table"
        } else {
            "/0Table"
        }
    }

    /// A part by its number; nothing where the file has none.
    pub(super) fn part<'t>(&self, table: &'t [u8], part: usize) -> &'t [u8] {
        let (at, length) = self.parts.get(part).copied().unwrap_or_default();
        table.get(at..at.saturating_add(length)).unwrap_or_default()
    }

    /// Where a part ends.
    pub(super) fn end_of(&self, part: usize) -> usize {
        let (at, length) = self.parts.get(part).copied().unwrap_or_default();
        at.saturating_add(length)
    }
}

/// A character, and where in the file it stands.
pub(super) type Placed = (char, usize);

/// The text, character by character.
pub(super) fn text(main: &[u8], table: &[u8], head: &Head) -> Result<Vec<Placed>, DocumentError> {
    const COMPRESSED: usize = 1 << 30;
    const PIECE_BYTES: usize = 8;
    let list = list_of_pieces(head.part(table, PIECES)).ok_or(DocumentError::Damaged)?;
    let count = list.len().saturating_sub(4) / (4 + PIECE_BYTES);
    let mut text = Vec::new();
    for piece in 0..count {
        let range = usize_at(list, 4 * piece).zip(usize_at(list, 4 * piece + 4));
        let place = usize_at(list, 4 * (count + 1) + PIECE_BYTES * piece + 2);
        let (Some((start, end)), Some(place)) = (range, place) else {
            break;
        };
        let length = end.saturating_sub(start).min(head.characters - text.len());
        if place & COMPRESSED != 0 {
            let at = (place & !COMPRESSED) / 2;
            let bytes = main.get(at..).unwrap_or_default();
            let bytes = bytes.get(..length).unwrap_or(bytes);
            let (letters, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            text.extend(letters.chars().zip(at..));
        } else {
            let bytes = main.get(place..).unwrap_or_default();
            let bytes = bytes.get(..2 * length).unwrap_or(bytes);
            let units = bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
            let mut at = place;
            for c in char::decode_utf16(units) {
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                text.push((c, at));
                at += 2 * c.len_utf16();
            }
        }
        if text.len() >= head.characters {
            break;
        }
    }
    if text.is_empty() {
        return Err(DocumentError::Empty);
    }
    Ok(text)
}

/// The list of pieces, after the properties that stand before it.
fn list_of_pieces(part: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        match part.get(at)? {
            1 => at += 3 + usize::from(u16_at(part, at + 1)?),
            2 => {
                let length = usize_at(part, at + 1)?;
                let list = part.get(at + 5..)?;
                return Some(list.get(..length).unwrap_or(list));
            }
            _ => return None,
        }
    }
}
