//! Pictures of pages: PNG, JPEG and TIFF files. Each is made into a PDF in memory whose pages are the
//! pictures, so that they are shown, read and lit as the pages of a scan are; the original stays the
//! picture. Sizes are looked at before anything is unpacked.

mod jpeg;
mod png;
mod tiff;

use std::borrow::Cow;
use std::fmt::Write as _;

use super::DocumentError;

/// The most pixels of one picture: a sheet of A3 at 600 to the inch has fewer.
const MOST_PIXELS: u64 = 80_000_000;
/// The longest side of a picture, in pixels.
const LONGEST_SIDE: u32 = 30_000;
/// The longer side of A4, in points: what is taken where a picture does not say how large it is.
const A4: f64 = 842.0;
/// A page is no larger than this, in points: the longer side of A2.
const LARGEST_PAGE: f64 = 1_700.0;
/// A page is no smaller than this, in points.
const SMALLEST_PAGE: f64 = 200.0;

/// The formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Tiff,
}

impl Kind {
    /// The endings of its files.
    pub(super) const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Tiff => &["tif", "tiff"],
        }
    }

    /// What it is.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Png => "a picture (PNG)",
            Self::Jpeg => "a picture (JPEG)",
            Self::Tiff => "a picture (TIFF)",
        }
    }
}

/// Which picture a file is; none where it is no picture that can be shown.
pub(super) fn kind_of(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Kind::Jpeg)
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Some(Kind::Tiff)
    } else {
        None
    }
}

/// The file as a PDF; whatever is no picture comes back as it is.
///
/// # Errors
/// [`DocumentError`] where it is a picture that cannot be shown.
pub(super) fn as_pdf(bytes: &[u8]) -> Result<Cow<'_, [u8]>, DocumentError> {
    let pictures = match kind_of(bytes) {
        None => return Ok(Cow::Borrowed(bytes)),
        Some(Kind::Png) => vec![png::picture(bytes)?],
        Some(Kind::Jpeg) => vec![jpeg::picture(bytes)?],
        Some(Kind::Tiff) => tiff::pictures(bytes)?,
    };
    Ok(Cow::Owned(pdf_of(&pictures)))
}

/// One page.
struct Picture<'b> {
    /// In pixels.
    width: u32,
    height: u32,
    /// How many pixels there are to the inch across and down; none where the file does not say.
    density: Option<(f64, f64)>,
    /// By how many degrees clockwise it is to be turned.
    turn: u16,
    /// Its parts, from the top down and from left to right.
    parts: Vec<Part<'b>>,
}

/// A part of a picture that is packed by itself.
struct Part<'b> {
    /// Its left upper corner and its size, in pixels.
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    /// How it is packed and what its values mean, as a PDF puts it.
    entries: String,
    data: Cow<'b, [u8]>,
}

/// Refuses sizes that no page has.
fn check_size(width: u32, height: u32) -> Result<(), DocumentError> {
    if width == 0 || height == 0 {
        return Err(DocumentError::Damaged);
    }
    if width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(DocumentError::PictureTooLarge { width, height });
    }
    Ok(())
}

impl Picture<'_> {
    /// Its width and height in points. Cameras and screens claim densities that would make a page as large
    /// as a door; then it is taken for A4.
    fn size(&self) -> (f64, f64) {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let claimed = self
            .density
            .map(|(across, down)| (width / across * 72.0, height / down * 72.0))
            .filter(|(width, height)| {
                (SMALLEST_PAGE..=LARGEST_PAGE).contains(&width.max(*height)) && width.min(*height) > 20.0
            });
        claimed.unwrap_or_else(|| {
            let scale = A4 / width.max(height);
            ((width * scale).max(1.0), (height * scale).max(1.0))
        })
    }

    /// What draws it. Each part reaches a pixel under the next one, so that no light shows between them
    /// when the page is drawn smaller.
    fn content(&self, first: usize) -> String {
        let (wide, high) = self.size();
        let (x, y) = (wide / f64::from(self.width), high / f64::from(self.height));
        let mut content = String::new();
        for (at, part) in self.parts.iter().enumerate() {
            let is_last = part.top + part.height >= self.height;
            let under = if is_last { 0.0 } else { 1.0 };
            let down = f64::from(part.height) + under;
            // Writing to a string cannot fail.
            let _ = writeln!(
                content,
                "q {:.5} 0 0 {:.5} {:.5} {:.5} cm /P{} Do Q",
                f64::from(part.width) * x,
                down * y,
                f64::from(part.left) * x,
                high - (f64::from(part.top) + down) * y,
                first + at,
            );
        }
        content
    }
}

/// A PDF in the making.
#[derive(Default)]
struct Writer {
    file: Vec<u8>,
    places: Vec<usize>,
}

impl Writer {
    /// Writes the next object, and gives its number.
    fn object(&mut self, entries: &str, data: Option<&[u8]>) -> usize {
        self.places.push(self.file.len());
        let number = self.places.len();
        self.put(&format!("{number} 0 obj\n"));
        match data {
            None => self.put(entries),
            Some(data) => {
                self.put(&format!("<< {entries} /Length {} >>\nstream\n", data.len()));
                self.file.extend(data);
                self.put("\nendstream");
            }
        }
        self.put("\nendobj\n");
        number
    }

    fn put(&mut self, words: &str) {
        self.file.extend(words.as_bytes());
    }

    fn finished(mut self, root: usize) -> Vec<u8> {
        let table = self.file.len();
        let size = self.places.len() + 1;
        self.put(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
        for place in std::mem::take(&mut self.places) {
            self.put(&format!("{place:010} 00000 n \n"));
        }
        self.put(&format!(
            "trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF\n"
        ));
        self.file
    }
}

fn pdf_of(pictures: &[Picture<'_>]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.put("%PDF-1.7\n");
    let objects: usize = pictures.iter().map(|picture| picture.parts.len() + 2).sum();
    // The pages name the list that names them; it comes after all of them.
    let list = objects + 1;
    let mut pages = String::new();
    for picture in pictures {
        let first = writer.places.len() + 1;
        let mut named = String::new();
        for part in &picture.parts {
            let entries = format!(
                "/Type /XObject /Subtype /Image /Width {} /Height {} {}",
                part.width, part.height, part.entries
            );
            let number = writer.object(&entries, Some(&part.data));
            let _ = write!(named, "/P{number} {number} 0 R ");
        }
        let content = writer.object("", Some(picture.content(first).as_bytes()));
        let (wide, high) = picture.size();
        let page = writer.object(
            &format!(
                "<< /Type /Page /Parent {list} 0 R /MediaBox [0 0 {wide:.3} {high:.3}] /Rotate {} \
                 /Contents {content} 0 R /Resources << /XObject << {named}>> >> >>",
                picture.turn
            ),
            None,
        );
        let _ = write!(pages, "{page} 0 R ");
    }
    let list = writer.object(
        &format!("<< /Type /Pages /Kids [{pages}] /Count {} >>", pictures.len()),
        None,
    );
    let root = writer.object(&format!("<< /Type /Catalog /Pages {list} 0 R >>"), None);
    writer.finished(root)
}

/// A whole number of a file, in the order of its bytes.
fn number(bytes: &[u8], at: usize, length: usize, is_little: bool) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let digits = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
    Some(if is_little {
        bytes.iter().rev().fold(0, digits)
    } else {
        bytes.iter().fold(0, digits)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: u32, height: u32, density: Option<(f64, f64)>) -> (f64, f64) {
        Picture {
            width,
            height,
            density,
            turn: 0,
            parts: Vec::new(),
        }
        .size()
    }

    #[test]
    fn a_page_is_as_large_as_the_picture_says_where_that_can_be() {
        let check = |size: (f64, f64), expected: (f64, f64)| {
            let is_near = (size.0 - expected.0).abs() < 1.0 && (size.1 - expected.1).abs() < 1.0;
            assert!(is_near, "{size:?} is not {expected:?}");
        };
        check(page(2_480, 3_508, Some((300.0, 300.0))), (595.2, 842.0));
        // A fax has fewer lines down than across.
        check(page(1_728, 1_169, Some((204.0, 98.0))), (609.9, 858.9));
        // A photograph that claims to be one and a half metres wide.
        check(page(4_000, 3_000, Some((72.0, 72.0))), (842.0, 631.5));
        check(page(4_000, 3_000, None), (842.0, 631.5));
    }

    #[test]
    fn sizes_that_no_page_has_are_refused() {
        assert_eq!(check_size(9_921, 7_016), Ok(()));
        assert_eq!(check_size(0, 10), Err(DocumentError::Damaged));
        for (width, height) in [(65_000, 65_000), (40_000, 10), (10_000, 9_000)] {
            assert_eq!(
                check_size(width, height),
                Err(DocumentError::PictureTooLarge { width, height })
            );
        }
    }
}
