//! The styles of a file, as the markup of newer files.

use std::fmt::Write as _;

use super::bytes::{counted_words, escaped, u8_at, u16_at};
use super::runs::{self, Paragraph};

/// A style without one that it is based on.
const NONE: u16 = 0x0fff;
/// Styles of paragraphs, among others.
const OF_PARAGRAPHS: u16 = 1;

/// What follows `<w:pPr>` for what a paragraph or a style of paragraphs says.
pub(super) fn properties(says: &Paragraph) -> String {
    let mut markup = String::new();
    if says.list.is_some() || says.level.is_some() {
        markup.push_str("<w:numPr>");
        if let Some(level) = says.level {
            let _ = write!(markup, "<w:ilvl w:val='{level}'/>");
        }
        if let Some(list) = says.list {
            let _ = write!(markup, "<w:numId w:val='{list}'/>");
        }
        markup.push_str("</w:numPr>");
    }
    if says.above.is_some() || says.below.is_some() {
        markup.push_str("<w:spacing");
        for (name, space) in [("before", says.above), ("after", says.below)] {
            if let Some(space) = space {
                let _ = write!(markup, " w:{name}='{space}'");
            }
        }
        markup.push_str("/>");
    }
    if says.has_none_within {
        markup.push_str("<w:contextualSpacing/>");
    }
    if let Some(outline) = says.outline {
        let _ = write!(markup, "<w:outlineLvl w:val='{outline}'/>");
    }
    markup
}

/// All styles of paragraphs.
pub(super) fn markup(part: &[u8]) -> String {
    let mut markup =
        "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>".to_owned();
    let head = usize::from(u16_at(part, 0).unwrap_or_default());
    let count = u16_at(part, 2).unwrap_or_default();
    let base = usize::from(u16_at(part, 4).unwrap_or(10));
    let mut at = 2 + head;
    for number in 0..count {
        let Some(length) = u16_at(part, at).map(usize::from) else {
            break;
        };
        let style = part.get(at + 2..at + 2 + length).unwrap_or_default();
        if let Some(words) = of_paragraphs(style, base, number) {
            markup.push_str(&words);
        }
        at += 2 + length + length % 2;
    }
    markup.push_str("</w:styles>");
    markup
}

fn of_paragraphs(style: &[u8], base: usize, number: u16) -> Option<String> {
    let kind = u16_at(style, 2)?;
    if kind & 0x0f != OF_PARAGRAPHS {
        return None;
    }
    let (name, length) = counted_words(style, base)?;
    let mut markup = format!(
        "<w:style w:type='paragraph' w:styleId='S{number}'><w:name w:val='{}'/>",
        escaped(&name)
    );
    if kind >> 4 != NONE {
        let _ = write!(markup, "<w:basedOn w:val='S{}'/>", kind >> 4);
    }
    // A zero ends the name; then come what it says of paragraphs and what of characters.
    let at = base + length + 2;
    let of_paragraphs = usize::from(u16_at(style, at)?);
    let mut says = Paragraph::default();
    let changes = style.get(at + 2 + 2..at + 2 + of_paragraphs).unwrap_or_default();
    runs::change(&mut says, changes);
    let _ = write!(markup, "<w:pPr>{}</w:pPr>", properties(&says));
    let at = at + 2 + of_paragraphs + of_paragraphs % 2;
    let of_characters = usize::from(u8_at(style, at).unwrap_or_default());
    let changes = style.get(at + 2..at + 2 + of_characters).unwrap_or_default();
    if runs::run(changes).is_bold {
        markup.push_str("<w:rPr><w:b/></w:rPr>");
    }
    markup.push_str("</w:style>");
    Some(markup)
}
