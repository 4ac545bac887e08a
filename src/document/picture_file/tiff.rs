//! TIFF files: scanners and fax machines put all pages of a paper into one. Their strips and tiles are
//! packed as a PDF packs pictures too, and go into it as they are.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Part, Picture, check_size, jpeg, number};
use crate::document::DocumentError;

/// The most pages of one file.
const MOST_PAGES: usize = 2_000;
/// The most strips or tiles of one page.
const MOST_PARTS: usize = 40_000;
/// The most entries of one page's list.
const MOST_ENTRIES: u32 = 500;
/// An inch, in centimetres.
const INCH: f64 = 2.54;

// Tags, by the specification of TIFF 6.
const SUBFILE: u32 = 254;
const WIDTH: u32 = 256;
const HEIGHT: u32 = 257;
const BITS: u32 = 258;
const COMPRESSION: u32 = 259;
const PHOTOMETRIC: u32 = 262;
const FILL_ORDER: u32 = 266;
const STRIP_OFFSETS: u32 = 273;
const ORIENTATION: u32 = 274;
const SAMPLES: u32 = 277;
const ROWS_PER_STRIP: u32 = 278;
const STRIP_BYTES: u32 = 279;
const ACROSS: u32 = 282;
const DOWN: u32 = 283;
const PLANES: u32 = 284;
const T4_OPTIONS: u32 = 292;
const UNIT: u32 = 296;
const PREDICTOR: u32 = 317;
const COLOURS: u32 = 320;
const TILE_WIDTH: u32 = 322;
const TILE_HEIGHT: u32 = 323;
const TILE_OFFSETS: u32 = 324;
const TILE_BYTES: u32 = 325;
const JPEG_TABLES: u32 = 347;

pub(super) fn pictures(bytes: &[u8]) -> Result<Vec<Picture<'_>>, DocumentError> {
    let file = Tiff {
        bytes,
        is_little: bytes.starts_with(b"II"),
    };
    let mut next = file.number(4, 4).ok_or(DocumentError::Damaged)?;
    let mut seen: Vec<u32> = Vec::new();
    let mut pictures = Vec::new();
    while next != 0 && seen.len() < MOST_PAGES && !seen.contains(&next) {
        seen.push(next);
        let Some(list) = file.list_at(next) else { break };
        next = list.next;
        // Small copies of a page and masks stand among the pages.
        if list.whole(SUBFILE).unwrap_or(0) & 0b101 == 0 {
            pictures.push(list.picture()?);
        }
    }
    if pictures.is_empty() {
        return Err(DocumentError::Damaged);
    }
    Ok(pictures)
}

#[derive(Clone, Copy)]
struct Tiff<'b> {
    bytes: &'b [u8],
    is_little: bool,
}

/// What is said of one page.
struct List<'b> {
    file: Tiff<'b>,
    /// Tag, type, how many values, and where they stand.
    entries: Vec<(u32, u32, usize, usize)>,
    next: u32,
}

impl<'b> Tiff<'b> {
    fn number(self, at: usize, length: usize) -> Option<u32> {
        number(self.bytes, at, length, self.is_little)
    }

    fn list_at(self, at: u32) -> Option<List<'b>> {
        let at = usize::try_from(at).ok()?;
        let count = self.number(at, 2)?;
        if count > MOST_ENTRIES {
            return None;
        }
        let mut entries = Vec::new();
        let end = at + 2 + usize::try_from(count).ok()? * 12;
        for entry in (at + 2..end).step_by(12) {
            let kind = self.number(entry + 2, 2)?;
            let values = usize::try_from(self.number(entry + 4, 4)?).ok()?;
            let length = values.checked_mul(length_of(kind))?;
            let place = if length <= 4 {
                entry + 8
            } else {
                usize::try_from(self.number(entry + 8, 4)?).ok()?
            };
            entries.push((self.number(entry, 2)?, kind, values, place));
        }
        Some(List {
            file: self,
            entries,
            next: self.number(end, 4).unwrap_or(0),
        })
    }
}

/// How many bytes a value of a type has.
const fn length_of(kind: u32) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}

impl<'b> List<'b> {
    fn entry(&self, tag: u32) -> Option<(u32, usize, usize)> {
        let found = self.entries.iter().find(|(other, ..)| *other == tag);
        found.map(|(_, kind, values, place)| (*kind, *values, *place))
    }

    /// The whole numbers of an entry.
    fn numbers(&self, tag: u32) -> Vec<u32> {
        let Some((kind, values, place)) = self.entry(tag) else {
            return Vec::new();
        };
        let length = length_of(kind).min(4);
        (0..values.min(MOST_PARTS))
            .map_while(|at| self.file.number(place + at * length, length))
            .collect()
    }

    fn whole(&self, tag: u32) -> Option<u32> {
        self.numbers(tag).first().copied()
    }

    fn fraction(&self, tag: u32) -> Option<f64> {
        let (_, _, place) = self.entry(tag).filter(|(kind, ..)| *kind == 5)?;
        let above = f64::from(self.file.number(place, 4)?);
        let below = f64::from(self.file.number(place + 4, 4)?);
        (above > 0.0 && below > 0.0).then(|| above / below)
    }

    fn picture(&self) -> Result<Picture<'b>, DocumentError> {
        let width = self.whole(WIDTH).ok_or(DocumentError::Damaged)?;
        let height = self.whole(HEIGHT).ok_or(DocumentError::Damaged)?;
        check_size(width, height)?;
        let unit = match self.whole(UNIT).unwrap_or(2) {
            2 => Some(1.0),
            3 => Some(INCH),
            _ => None,
        };
        let density =
            unit.and_then(|unit| Some((self.fraction(ACROSS)? * unit, self.fraction(DOWN)? * unit)));
        Ok(Picture {
            width,
            height,
            density,
            turn: jpeg::degrees(self.whole(ORIENTATION).unwrap_or(1)),
            parts: self.parts(width, height)?,
        })
    }

    fn parts(&self, width: u32, height: u32) -> Result<Vec<Part<'b>>, DocumentError> {
        let is_tiled = self.entry(TILE_OFFSETS).is_some();
        let (offsets, lengths) = if is_tiled {
            (self.numbers(TILE_OFFSETS), self.numbers(TILE_BYTES))
        } else {
            (self.numbers(STRIP_OFFSETS), self.numbers(STRIP_BYTES))
        };
        let (wide, high) = if is_tiled {
            let sides = self.whole(TILE_WIDTH).zip(self.whole(TILE_HEIGHT));
            sides.ok_or(DocumentError::Damaged)?
        } else {
            (width, self.whole(ROWS_PER_STRIP).unwrap_or(height).min(height))
        };
        check_size(wide, high)?;
        let packing = Packing::of(self)?;
        let a_row = width.div_ceil(wide);
        let mut parts = Vec::new();
        for ((offset, length), at) in offsets.iter().zip(&lengths).zip(0_u32..) {
            let (left, top) = (at % a_row * wide, at / a_row * high);
            if top >= height {
                break;
            }
            // A tile is whole even where the page ends in it; a strip ends with the page.
            let rows = if is_tiled { high } else { high.min(height - top) };
            let start = usize::try_from(*offset).unwrap_or(usize::MAX);
            let end = start.saturating_add(usize::try_from(*length).unwrap_or(usize::MAX));
            let data = self.file.bytes.get(start..end).ok_or(DocumentError::Damaged)?;
            parts.push(Part {
                left,
                top,
                width: wide,
                height: rows,
                entries: packing.entries(wide, rows),
                data: packing.data(data),
            });
        }
        if parts.is_empty() {
            return Err(DocumentError::Damaged);
        }
        Ok(parts)
    }
}

/// How the parts of a page are packed, and what their values mean.
struct Packing<'b> {
    compression: u32,
    bits: u32,
    samples: u32,
    /// The colours that the values mean, as a PDF puts it.
    space: String,
    /// Whether black is what the code of a fax calls white.
    is_turned_over: bool,
    is_predicted: bool,
    t4_options: u32,
    is_backwards: bool,
    jpeg_tables: &'b [u8],
}

impl<'b> Packing<'b> {
    fn of(list: &List<'b>) -> Result<Self, DocumentError> {
        let samples = list.whole(SAMPLES).unwrap_or(1);
        let bits = list.whole(BITS).unwrap_or(1);
        let photometric = list.whole(PHOTOMETRIC).unwrap_or(0);
        if list.whole(PLANES).unwrap_or(1) != 1 && samples > 1 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
            return Err(DocumentError::UnknownPicture);
        }
        let compression = list.whole(COMPRESSION).unwrap_or(1);
        let is_fax = matches!(compression, 2..=4);
        let space = match (photometric, samples) {
            (0, 1) if is_fax => "/DeviceGray".to_owned(),
            (0, 1) => "/DeviceGray /Decode [1 0]".to_owned(),
            (1, 1) => "/DeviceGray".to_owned(),
            (2, 3) | (6, 3) => "/DeviceRGB".to_owned(),
            (5, 4) => "/DeviceCMYK".to_owned(),
            (3, 1) => indexed(&list.numbers(COLOURS), bits)?,
            _ => return Err(DocumentError::UnknownPicture),
        };
        if photometric == 6 && compression != 7 {
            return Err(DocumentError::UnknownPicture);
        }
        let tables = list.entry(JPEG_TABLES);
        let tables =
            tables.and_then(|(_, length, place)| list.file.bytes.get(place..place.checked_add(length)?));
        Ok(Self {
            compression: match compression {
                1..=5 | 7 | 8 | 32_773 | 32_946 => compression,
                _ => return Err(DocumentError::UnknownPicture),
            },
            bits,
            samples,
            space,
            is_turned_over: photometric == 1,
            is_predicted: match list.whole(PREDICTOR).unwrap_or(1) {
                1 => false,
                2 => true,
                _ => return Err(DocumentError::UnknownPicture),
            },
            t4_options: list.whole(T4_OPTIONS).unwrap_or(0),
            is_backwards: list.whole(FILL_ORDER) == Some(2),
            jpeg_tables: tables.unwrap_or_default(),
        })
    }

    fn entries(&self, width: u32, height: u32) -> String {
        let mut entries = format!("/ColorSpace {} /BitsPerComponent {}", self.space, self.bits);
        let fax = |k: i32, more: &str| {
            format!(
                " /Filter /CCITTFaxDecode /DecodeParms << /K {k} /Columns {width} /Rows {height} /BlackIs1 {}{more} >>",
                self.is_turned_over
            )
        };
        let packed = match self.compression {
            2 => fax(0, " /EncodedByteAlign true /EndOfBlock false"),
            3 if self.t4_options & 1 == 1 => fax(1, " /EndOfLine true /EndOfBlock false"),
            3 => fax(0, " /EndOfLine true /EndOfBlock false"),
            4 => fax(-1, ""),
            5 => " /Filter /LZWDecode".to_owned() + &self.predictor(width),
            7 => " /Filter /DCTDecode".to_owned(),
            8 | 32_946 => " /Filter /FlateDecode".to_owned() + &self.predictor(width),
            32_773 => " /Filter /RunLengthDecode".to_owned(),
            _ => String::new(),
        };
        entries.push_str(&packed);
        entries
    }

    fn predictor(&self, width: u32) -> String {
        if !self.is_predicted {
            return String::new();
        }
        format!(
            " /DecodeParms << /Predictor 2 /Colors {} /BitsPerComponent {} /Columns {width} >>",
            self.samples, self.bits
        )
    }

    fn data(&self, data: &'b [u8]) -> Cow<'b, [u8]> {
        match self.compression {
            // The end of the runs has a mark of its own in a PDF.
            32_773 => Cow::Owned([data, &[128]].concat()),
            7 if self.jpeg_tables.len() > 4 => {
                // The tables are a file of their own, with a beginning and an end.
                let tables = self.jpeg_tables.get(..self.jpeg_tables.len() - 2);
                Cow::Owned([tables.unwrap_or_default(), data.get(2..).unwrap_or_default()].concat())
            }
            2..=4 if self.is_backwards => Cow::Owned(data.iter().map(|byte| byte.reverse_bits()).collect()),
            _ => Cow::Borrowed(data),
        }
    }
}

/// A table of colours; a TIFF lists all reds, then all greens, then all blues, of two bytes each.
fn indexed(colours: &[u32], bits: u32) -> Result<String, DocumentError> {
    let count = 1_usize << bits.min(8);
    if colours.len() < count * 3 {
        return Err(DocumentError::Damaged);
    }
    let mut table = format!("[/Indexed /DeviceRGB {} <", count - 1);
    for at in 0..count {
        for plane in 0..3 {
            let value = colours.get(plane * count + at).copied().unwrap_or(0) >> 8 & 0xff;
            // Writing to a string cannot fail.
            let _ = write!(table, "{value:02x}");
        }
    }
    table.push_str(">]");
    Ok(table)
}
