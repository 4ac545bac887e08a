//! The code pages of Rich Text: which encoding the bytes of a font are in.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// What the bytes of a font are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Letters in this encoding.
    In(&'static Encoding),
    /// Signs of a font such as Symbol or Wingdings.
    Signs,
}

/// The encodings of a file's fonts.
#[derive(Debug)]
pub(super) struct CodePages {
    default: &'static Encoding,
    fonts: HashMap<i32, Letters>,
}

impl Default for CodePages {
    fn default() -> Self {
        Self {
            default: WINDOWS_1252,
            fonts: HashMap::new(),
        }
    }
}

impl CodePages {
    /// The encoding of fonts that name none, by the number of its code page.
    pub(super) fn set_default(&mut self, page: i32) {
        self.default = of_page(page).unwrap_or(self.default);
    }

    /// Fonts that name no encoding are in that of old Macs.
    pub(super) const fn set_default_of_macs(&mut self) {
        self.default = MACINTOSH;
    }

    /// The character set of a font.
    pub(super) fn set_font(&mut self, font: i32, charset: i32) {
        let letters = match charset {
            2 => Some(Letters::Signs),
            charset => of_charset(charset).map(Letters::In),
        };
        if let Some(letters) = letters {
            self.fonts.insert(font, letters);
        }
    }

    /// The code page of a font.
    pub(super) fn set_page_of_font(&mut self, font: i32, page: i32) {
        if let Some(encoding) = of_page(page) {
            self.fonts.insert(font, Letters::In(encoding));
        }
    }

    /// Bytes of text in a font, decoded.
    pub(super) fn decode(&self, font: Option<i32>, bytes: &[u8]) -> String {
        let letters = font.and_then(|font| self.fonts.get(&font));
        match letters.copied().unwrap_or(Letters::In(self.default)) {
            Letters::In(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Letters::Signs => bytes
                .iter()
                .filter_map(|byte| match byte {
                    b' '..=b'~' if !byte.is_ascii_alphanumeric() => Some(char::from(*byte)),
                    byte => char::from_u32(0xf000 + u32::from(*byte)),
                })
                .collect(),
        }
    }
}

/// The encoding of a code page by its number; none where it is not known.
pub(super) fn of_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        437 | 819 | 850 | 1252 | 20127 | 28591 => WINDOWS_1252,
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}

fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
