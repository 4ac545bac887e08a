//! Small PDFs written by hand, so that a test says where each word stands and what the file claims.

use std::fmt::Write as _;

/// A4 in points.
pub const HIGH: f64 = 842.0;

/// A PDF in the making: its objects, numbered from 1.
pub struct Sketch {
    objects: Vec<Vec<u8>>,
}

impl Sketch {
    /// A file whose pages hold these instructions, with Helvetica as F1 and its bold face as F2.
    pub fn of_pages(contents: &[String]) -> Self {
        let kids: String = (0..contents.len())
            .map(|page| format!("{} 0 R ", 5 + page * 2))
            .collect();
        let mut sketch = Self {
            objects: vec![
                b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
                format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", contents.len()).into_bytes(),
                font("Helvetica"),
                font("Helvetica-Bold"),
            ],
        };
        for content in contents {
            let number = sketch.objects.len() + 2;
            sketch.objects.push(page_of(number, "[0 0 595 842]").into_bytes());
            sketch.objects.push(stream("", content.as_bytes()));
        }
        sketch
    }

    /// Puts `object` in the place of the one numbered `number`.
    pub fn set(&mut self, number: usize, object: impl Into<Vec<u8>>) {
        self.objects[number - 1] = object.into();
    }

    /// Adds an object and gives its number.
    pub fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (at, object) in self.objects.iter().enumerate() {
            writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
            file.extend(format!("{} 0 obj\n", at + 1).into_bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        let size = self.objects.len() + 1;
        file.extend(table.into_bytes());
        file.extend(
            format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
        );
        file
    }
}

/// A page whose instructions are object `content`.
pub fn page_of(content: usize, size: &str) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox {size} /Contents {content} 0 R \
         /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
    )
}

/// A stream with further entries of its dictionary.
pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

fn font(name: &str) -> Vec<u8> {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>").into_bytes()
}

/// Words that begin `left` points from the left and `down` points from the top, 10 points high.
pub fn words(left: f64, down: f64, text: &str) -> String {
    set("F1", 10.0, left, down, text)
}

/// The same in bold.
pub fn bold(left: f64, down: f64, text: &str) -> String {
    set("F2", 10.0, left, down, text)
}

/// Words in a face and size.
pub fn set(face: &str, size: f64, left: f64, down: f64, text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!(
        "BT /{face} {size} Tf {left} {} Td ({escaped}) Tj ET\n",
        HIGH - down
    )
}

/// Lines below one another, 12 points apart.
pub fn lines(left: f64, down: f64, texts: &[&str]) -> String {
    texts
        .iter()
        .zip(0_u32..)
        .map(|(text, line)| words(left, down + 12.0 * f64::from(line), text))
        .collect()
}

/// A ruled line.
pub fn rule(from: (f64, f64), to: (f64, f64)) -> String {
    format!("{} {} m {} {} l S\n", from.0, HIGH - from.1, to.0, HIGH - to.1)
}

/// The lines of a table whose columns and rows end at these places.
pub fn grid(columns: &[f64], rows: &[f64]) -> String {
    let (left, right) = (columns[0], columns[columns.len() - 1]);
    let (top, bottom) = (rows[0], rows[rows.len() - 1]);
    let level = rows.iter().map(|down| rule((left, *down), (right, *down)));
    let upright = columns
        .iter()
        .map(|across| rule((*across, top), (*across, bottom)));
    level.chain(upright).collect()
}
