//! Scans made for tests: pages of a PDF drawn as pictures, and a PDF that holds them.

use scrutiny_desk::document::pdf::{Original, PageWindow};

use crate::pdf::sketch::{Sketch, stream};

/// The untagged paper of the other tests, two pages of an invented report.
pub fn printed() -> Vec<u8> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/pdf/paper-untagged.pdf");
    std::fs::read(file).unwrap()
}

/// A page as shades of grey, with its width and height in pixels.
pub struct Shades {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

/// Draws the pages of a PDF at so many dots to the inch.
pub fn drawn(file: &[u8], density: u32) -> Vec<Shades> {
    let original = Original::open(file, None).unwrap();
    let mut artist = original.artist();
    let sides = original.sizes().into_iter().map(|(width, height)| {
        let side = |tenths: i32| u32::try_from(tenths).unwrap() * density / 720;
        (side(width), side(height))
    });
    (1..)
        .zip(sides)
        .map(|(page, size)| {
            let window = PageWindow {
                page,
                whole: size,
                corner: (0, 0),
                size,
            };
            let picture = artist.draw(&window).unwrap();
            Shades {
                width: size.0,
                height: size.1,
                pixels: picture.pixels.chunks(4).map(|pixel| pixel[0]).collect(),
            }
        })
        .collect()
}

/// A PDF whose pages are these pictures, as a scanner makes one. With `stamped`, each has its number
/// printed on it as a pack has.
pub fn scan_of(pages: &[Shades], stamped: bool) -> Vec<u8> {
    let contents: Vec<String> = (1..=pages.len())
        .map(|page| {
            let stamp = if stamped {
                crate::pdf::sketch::words(280.0, 825.0, &format!("Page {page}"))
            } else {
                String::new()
            };
            format!("q 595 0 0 842 0 0 cm /Scan Do Q\n{stamp}")
        })
        .collect();
    let mut sketch = Sketch::of_pages(&contents);
    for (at, page) in pages.iter().enumerate() {
        let entries = format!(
            "/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /DeviceGray /BitsPerComponent 8",
            page.width, page.height
        );
        let picture = sketch.add(stream(&entries, &page.pixels));
        sketch.set(
            5 + at * 2,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> \
                 /XObject << /Scan {picture} 0 R >> >> >>",
                6 + at * 2
            ),
        );
    }
    sketch.bytes()
}

/// A white page.
pub fn white() -> Shades {
    Shades {
        width: 60,
        height: 85,
        pixels: vec![255; 60 * 85],
    }
}

impl Shades {
    /// The page as a file.
    pub fn to_png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.pixels).unwrap();
        drop(writer);
        file
    }
}
