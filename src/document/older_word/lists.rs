//! The lists of a file, as the markup of newer files.

use std::fmt::Write as _;

use super::bytes::{counted_words, escaped, u8_at, u16_at, u32_at, usize_at};

const LIST_BYTES: usize = 28;
const LEVEL_BYTES: usize = 28;
const OVERRIDE_BYTES: usize = 16;
/// The most lists that are read; a file of many years has some thousand.
const MOST: usize = 20_000;

/// How numbers are written, by the numbers that Word gives the ways.
const fn format(number: u8) -> &'static str {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        5 => "ordinal",
        6 => "cardinalText",
        7 => "ordinalText",
        22 => "decimalZero",
        23 => "bullet",
        255 => "none",
        _ => "decimal",
    }
}

/// All lists: `lists` defines them, `levels` follows it and says what their levels are, `overrides`
/// says which paragraphs are counted by which, and where they begin anew.
pub(super) fn markup(lists: &[u8], levels: &[u8], overrides: &[u8]) -> String {
    let mut markup =
        "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>".to_owned();
    let count = usize::from(u16_at(lists, 0).unwrap_or_default()).min(MOST);
    let mut names = Vec::with_capacity(count);
    let mut at = 0;
    'lists: for number in 0..count {
        let list = lists.get(2 + LIST_BYTES * number..).unwrap_or_default();
        let Some(name) = u32_at(list, 0) else { break };
        names.push(name);
        let is_simple = u8_at(list, 26).unwrap_or_default() & 1 != 0;
        let _ = write!(markup, "<w:abstractNum w:abstractNumId='{number}'>");
        for level in 0..if is_simple { 1 } else { 9 } {
            let Some(length) = write_level(&mut markup, levels.get(at..).unwrap_or_default(), level) else {
                markup.push_str("</w:abstractNum>");
                break 'lists;
            };
            at += length;
        }
        markup.push_str("</w:abstractNum>");
    }
    write_overrides(&mut markup, overrides, &names);
    markup.push_str("</w:numbering>");
    markup
}

/// A level, and how many bytes it takes; none where they end too soon.
fn write_level(markup: &mut String, level: &[u8], number: u8) -> Option<usize> {
    let start = u32_at(level, 0)?;
    let way = u8_at(level, 4)?;
    let of_characters = usize::from(u8_at(level, 24)?);
    let of_paragraphs = usize::from(u8_at(level, 25)?);
    let at = LEVEL_BYTES + of_characters + of_paragraphs;
    let (words, length) = counted_words(level, at)?;
    let mut text = String::new();
    for c in words.chars() {
        // The number of a level stands for what has been counted there.
        match u32::from(c) {
            place @ 0..=8 => {
                let _ = write!(text, "%{}", place + 1);
            }
            _ => text.push(c),
        }
    }
    let _ = write!(
        markup,
        "<w:lvl w:ilvl='{number}'><w:start w:val='{start}'/><w:numFmt w:val='{}'/><w:lvlText w:val='{}'/></w:lvl>",
        format(way),
        escaped(&text)
    );
    Some(at + length)
}

fn write_overrides(markup: &mut String, part: &[u8], names: &[u32]) {
    const BEGINS_ANEW: u32 = 0x10;
    const IS_ANOTHER: u32 = 0x20;
    let count = usize_at(part, 0).unwrap_or_default().min(MOST);
    let mut at = 4 + OVERRIDE_BYTES * count;
    let mut is_whole = true;
    for number in 0..count {
        let one = part.get(4 + OVERRIDE_BYTES * number..).unwrap_or_default();
        let Some(name) = u32_at(one, 0) else { return };
        // A list that is not defined is one without levels.
        let list = names
            .iter()
            .position(|known| *known == name)
            .unwrap_or(names.len());
        let changed = u8_at(one, 12).unwrap_or_default();
        let _ = write!(
            markup,
            "<w:num w:numId='{}'><w:abstractNumId w:val='{list}'/>",
            number + 1
        );
        if is_whole {
            at += 4;
            for _ in 0..changed {
                let (Some(start), Some(flags)) = (u32_at(part, at), u32_at(part, at + 4)) else {
                    is_whole = false;
                    break;
                };
                let level = flags & 0x0f;
                at += 8;
                let mut anew = (flags & BEGINS_ANEW != 0).then_some(start);
                if flags & IS_ANOTHER != 0 {
                    let mut unused = String::new();
                    let another = part.get(at..).unwrap_or_default();
                    anew = anew.and(u32_at(another, 0));
                    let Some(length) = write_level(&mut unused, another, 0) else {
                        is_whole = false;
                        break;
                    };
                    at += length;
                }
                if let Some(start) = anew {
                    let _ = write!(
                        markup,
                        "<w:lvlOverride w:ilvl='{level}'><w:startOverride w:val='{start}'/></w:lvlOverride>"
                    );
                }
            }
        }
        markup.push_str("</w:num>");
    }
}
