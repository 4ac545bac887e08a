//! A run of words in a Word file: whether it is bold or hidden, and the signs of symbol fonts in it.

use super::styles::Styles;
use crate::document::xml::Tag;

/// How a run's words are set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    /// Whether its properties are being read.
    pub(super) in_properties: bool,
    is_bold: bool,
    is_underlined: bool,
    is_hidden: bool,
}

impl Run {
    /// A run of a paragraph of this style, before its own properties are read.
    pub(super) fn of(styles: &Styles, paragraph_style: Option<&str>) -> Self {
        let style = paragraph_style.unwrap_or("");
        Self {
            is_bold: styles.is_bold(style).unwrap_or(false),
            is_hidden: styles.is_hidden(style).unwrap_or(false),
            ..Self::default()
        }
    }

    /// Takes in one of its properties.
    pub(super) fn take(&mut self, tag: &Tag<'_>, styles: &Styles) {
        match tag.name {
            "w:rStyle" => {
                let style = tag.value("val").unwrap_or_default();
                self.is_bold |= styles.is_bold(&style).unwrap_or(false);
                self.is_hidden |= styles.is_hidden(&style).unwrap_or(false);
            }
            "w:b" => self.is_bold = tag.is_on(),
            "w:u" => self.is_underlined = tag.is_on(),
            "w:vanish" => self.is_hidden = tag.is_on(),
            _ => {}
        }
    }

    /// Whether its words are bold or underlined.
    pub(super) const fn is_bold(&self) -> bool {
        self.is_bold || self.is_underlined
    }

    /// Whether its words are not printed.
    pub(super) const fn is_hidden(&self) -> bool {
        self.is_hidden
    }
}

/// The sign that `w:sym` names by its font and code; the flow knows what signs of such fonts stand
/// for by their place in the private part of Unicode.
pub(super) fn sign(tag: &Tag<'_>) -> Option<char> {
    let code = u32::from_str_radix(tag.value("char")?.trim(), 16).ok()?;
    let code = if code < 0x100 { 0xf000 + code } else { code };
    char::from_u32(code)
}
