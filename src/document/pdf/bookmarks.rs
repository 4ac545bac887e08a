//! The outline that a file carries: what viewers show beside the pages.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, Object, ObjectIdentifier, String as PdfString,
};

use crate::document::Bookmark;

/// Bookmarks deeper than this are not followed; neither are rings of them.
const DEEPEST: u8 = 16;
/// The most bookmarks that are read.
const MOST: usize = 20_000;
/// The longest title that is kept, in characters.
const LONGEST_TITLE: usize = 500;

/// The bookmarks of a file, in the order in which viewers list them.
pub(super) fn bookmarks_of(pdf: &Pdf, most_pages: usize) -> Vec<Bookmark> {
    let mut found = Vec::new();
    let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        return found;
    };
    let Some(outlines) = root.get::<Dict<'_>>(b"Outlines" as &[u8]) else {
        return found;
    };
    let mut pages = HashMap::new();
    for (number, page) in (1_u32..).zip(pdf.pages().iter().take(most_pages)) {
        if let Some(id) = page.raw().obj_id() {
            pages.insert(id, number);
        }
    }
    let names = names_of(&root);
    let mut left = MOST;
    list(&outlines, 0, &pages, &names, &mut left, &mut found);
    found
}

fn list(
    above: &Dict<'_>,
    level: u8,
    pages: &HashMap<ObjectIdentifier, u32>,
    names: &HashMap<Vec<u8>, ObjectIdentifier>,
    left: &mut usize,
    found: &mut Vec<Bookmark>,
) {
    let mut next = above.get::<Dict<'_>>(b"First" as &[u8]);
    while let Some(item) = next {
        if *left == 0 || level >= DEEPEST {
            return;
        }
        *left -= 1;
        let title = item
            .get::<PdfString<'_>>(b"Title" as &[u8])
            .map(|title| decoded(title.as_bytes()))
            .unwrap_or_default();
        let words: Vec<&str> = title.split_whitespace().collect();
        let title: String = words.join(" ").chars().take(LONGEST_TITLE).collect();
        if !title.is_empty() {
            found.push(Bookmark {
                title,
                level,
                page: page_of(&item, pages, names),
            });
        }
        list(&item, level + 1, pages, names, left, found);
        next = item.get::<Dict<'_>>(b"Next" as &[u8]);
    }
}

/// The page that a bookmark leads to, where it stays inside the file.
fn page_of(
    item: &Dict<'_>,
    pages: &HashMap<ObjectIdentifier, u32>,
    names: &HashMap<Vec<u8>, ObjectIdentifier>,
) -> Option<u32> {
    let aim = item.get::<Object<'_>>(b"Dest" as &[u8]).or_else(|| {
        let act = item.get::<Dict<'_>>(b"A" as &[u8])?;
        let is_jump = act
            .get::<Name<'_>>(b"S" as &[u8])
            .is_some_and(|kind| kind.as_str() == "GoTo");
        is_jump.then(|| act.get::<Object<'_>>(b"D" as &[u8]))?
    })?;
    let id = match aim {
        Object::Array(place) => first_page(&place)?,
        Object::Name(name) => *names.get(name.as_str().as_bytes())?,
        Object::String(name) => *names.get(name.as_bytes())?,
        _ => return None,
    };
    pages.get(&id).copied()
}

fn first_page(place: &Array<'_>) -> Option<ObjectIdentifier> {
    let reference = place.raw_iter().next()?.as_obj_ref()?;
    Some(reference.into())
}

/// The named places of a file.
fn names_of(root: &Dict<'_>) -> HashMap<Vec<u8>, ObjectIdentifier> {
    let mut found = HashMap::new();
    if let Some(old) = root.get::<Dict<'_>>(b"Dests" as &[u8]) {
        for key in old.keys().take(MOST) {
            let name = key.as_str().as_bytes().to_vec();
            if let Some(id) = old.get::<Object<'_>>(key).and_then(place_of) {
                found.insert(name, id);
            }
        }
    }
    let tree = root
        .get::<Dict<'_>>(b"Names" as &[u8])
        .and_then(|names| names.get::<Dict<'_>>(b"Dests" as &[u8]));
    let mut waiting: Vec<(Dict<'_>, u8)> = tree.map(|tree| (tree, 0)).into_iter().collect();
    let mut left = MOST;
    while let Some((node, depth)) = waiting.pop() {
        if left == 0 {
            break;
        }
        left -= 1;
        if let Some(pairs) = node.get::<Array<'_>>(b"Names" as &[u8]) {
            let mut pairs = pairs.iter::<Object<'_>>().take(2 * MOST);
            while let (Some(name), Some(place)) = (pairs.next(), pairs.next()) {
                if let (Some(name), Some(id)) = (name.into_string(), place_of(place)) {
                    found.insert(name.as_bytes().to_vec(), id);
                }
            }
        }
        if let Some(kids) = node.get::<Array<'_>>(b"Kids" as &[u8])
            && depth < DEEPEST
        {
            waiting.extend(kids.iter::<Dict<'_>>().take(MOST).map(|kid| (kid, depth + 1)));
        }
    }
    found
}

fn place_of(place: Object<'_>) -> Option<ObjectIdentifier> {
    match place {
        Object::Array(place) => first_page(&place),
        Object::Dict(place) => first_page(&place.get::<Array<'_>>(b"D" as &[u8])?),
        _ => None,
    }
}

/// A text string of the file: UTF-16 or UTF-8 with its mark, otherwise Latin letters.
pub(super) fn decoded(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units = wide.chunks_exact(2).filter_map(|pair| match pair {
            [high, low] => Some(u16::from_be_bytes([*high, *low])),
            _ => None,
        });
        return char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    if let Some(utf8) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(utf8).into_owned();
    }
    bytes.iter().map(|byte| latin(*byte)).collect()
}

/// The few letters in which a file's own code for text differs from Latin-1.
fn latin(byte: u8) -> char {
    match byte {
        0x80 => '•',
        0x81 => '†',
        0x83 => '…',
        0x84 => '—',
        0x85 => '–',
        0x8a => '−',
        0x8c => '„',
        0x8d => '“',
        0x8e => '”',
        0x8f => '‘',
        0x90 => '’',
        0x91 => '‚',
        0x92 => '™',
        0x93 => 'ﬁ',
        0x94 => 'ﬂ',
        0xa0 => '€',
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_read_in_each_of_the_three_codes() {
        assert_eq!(decoded(b"\xfe\xff\x01\x74\x00y"), "Ŵy");
        assert_eq!(decoded(b"\xef\xbb\xbfCynllun \xc5\xb5yth"), "Cynllun ŵyth");
        assert_eq!(decoded(b"Item 4 \x85 Roads"), "Item 4 – Roads");
    }
}
