use std::fmt::Write as _;
use std::sync::Arc;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::util::TransformExt;

use super::super::ink::{Letter, Rule};
use super::super::word;
use super::*;

/// What each page draws by either way; none by the short way where it leaves the page to the other.
fn both(file: &[u8]) -> Vec<(Option<Ink>, Ink)> {
    let pdf = Pdf::new(Arc::new(file.to_vec())).unwrap();
    let mut typefaces = Typefaces::new();
    let cache = InterpreterCache::new();
    let read = |page| {
        let long = word::ink_of(page, &cache).unwrap();
        let mut ink = Ink::default();
        let is_read = read(
            page,
            page.initial_transform(true).to_kurbo(),
            &mut typefaces,
            &mut ink,
        );
        (is_read.then_some(ink), long)
    };
    pdf.pages().iter().map(read).collect()
}

/// A page of 600 by 800 points with these instructions; `more` are objects from the fifth on, and
/// `resources` what the page has besides its two typefaces.
fn page(steps: &str, resources: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << \
             /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> \
             /F2 << /Type /Font /Subtype /TrueType /BaseFont /Arial,Bold /FirstChar 65 /LastChar 67 \
             /Widths [700 610 590] >> >> {resources} >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{steps}\nendstream", steps.len()),
    ];
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

fn alike(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

#[track_caller]
fn check(short: &Ink, long: &Ink, name: &str) {
    assert_eq!(short.text, long.text, "{name}");
    assert_eq!(short.letters.len(), long.letters.len(), "{name}");
    for (one, other) in short.letters.iter().zip(&long.letters) {
        let what = |letter: &Letter| (letter.from, letter.to, letter.face, letter.mark);
        assert_eq!(what(one), what(other), "{name}");
        let is_there = one.start.distance(other.start) < 1e-6 && one.end.distance(other.end) < 1e-6;
        assert!(
            is_there && alike(one.size, other.size),
            "{name}: {one:?}, {other:?}"
        );
    }
    assert_eq!(short.faces, long.faces, "{name}");
    let same = |one: &[Rule], other: &[Rule]| {
        let near = |(one, other): (&Rule, &Rule)| {
            alike(one.at, other.at) && alike(one.from, other.from) && alike(one.to, other.to)
        };
        one.len() == other.len() && one.iter().zip(other).all(near)
    };
    assert!(same(&short.level, &long.level), "{name}");
    assert!(same(&short.upright, &long.upright), "{name}");
    assert!(alike(short.picture_area, long.picture_area), "{name}");
    assert_eq!(short.unknown, long.unknown, "{name}");
}

#[track_caller]
fn check_page(steps: &str, resources: &str, more: &[&str]) {
    for (short, long) in both(&page(steps, resources, more)) {
        check(&short.expect(steps), &long, steps);
    }
}

#[test]
fn papers_as_programs_print_them_draw_the_same_either_way() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/pdf");
    let mut pages = 0;
    for name in [
        "pack.pdf",
        "paper-tagged.pdf",
        "paper-untagged.pdf",
        "no-printing.pdf",
    ] {
        for (short, long) in both(&std::fs::read(folder.join(name)).unwrap()) {
            check(&short.expect(name), &long, name);
            pages += 1;
        }
    }
    assert!(pages > 5, "{pages}");
}

#[test]
fn words_stand_where_the_long_way_puts_them() {
    let check = |steps: &str| check_page(steps, "", &[]);
    check("BT /F1 11 Tf 72 700 Td (Caf\\351 \\(roof\\)) Tj 0 -14 TD (next) Tj T* (third) Tj ET");
    check("BT /F1 11 Tf 14 TL 72 700 Td (one) ' 2 1 (two words here) \" [(sp) -300 (read) 120 (out)] TJ ET");
    check(
        "BT /F1 9 Tf 80 Tz 3 Ts 1.5 Tc 4 Tw 1 0 .2 1 72 700 Tm (set in a slant) Tj -90 Tz (mirrored) Tj ET",
    );
    check(
        "BT /F1 8 Tf ET q .5 0 0 .5 10 10 cm BT /F1 20 Tf 0 1 -1 0 300 300 Tm (upwards) Tj ET Q BT (after it) Tj ET",
    );
    check("BT /F2 12 Tf 72 700 Td (ABC d) Tj /F1 12 Tf (d) Tj /F2 0 Tf (A) Tj ET");
    check("BT /F1 12 Tf 3 Tr (unseen) Tj 2 Tr (bold) Tj 7 Tr (clip) Tj ET Q Q BT /F1 8 Tf (on) Tj ET");
    check("/P <</MCID 3>> BDC /Artifact BMC BT /F1 9 Tf (head) Tj ET EMC BT /F1 9 Tf (text) Tj ET EMC");
    check("/Span <</ActualText (fi)>> BDC BT /F1 9 Tf (xyz) Tj ET EMC BT /F1 9 Tf (\\001) Tj ET");
}

#[test]
fn lines_and_pictures_stand_where_the_long_way_puts_them() {
    let check = |steps: &str| check_page(steps, "", &[]);
    check("72 700 m 300 700 l S 72 700 m 72 600 l 300 600 l h S 10 10 m 10 10 l S");
    check("50 50 200 1 re f 50 90 1 200 re f* 50 300 200 100 re S 50 500 200 2 re B 50 600 90 90 re b");
    check("0 0 m 100 0 l 100 .5 l 0 .5 l f 5 5 m 105 5 l f 9 9 100 0 re f 7 7 0 100 re f n");
    check("10 10 m 20 20 30 30 40 10 c 50 50 60 10 v 70 20 90 10 y 200 10 l s 80 10 l S");
    check("q 2 0 0 2 0 0 cm 0 0 m 50 0 l S Q 0 1 -1 0 300 0 cm 0 0 m 50 0 l S 3 3 9 9 re W n");
    check("q 100 0 0 50 10 10 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q 1 0 0 1 5 5 cm 0 0 m 9 0 l S");
}

#[test]
fn drawings_inside_of_drawings_are_followed() {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [2 0 0 2 5 5] /Resources << /Font << \
                /F9 << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >> >> >> /Length 55 >>\nstream\n\
                BT /F9 5 Tf (inside) Tj ET 0 0 m 30 0 l S Q Q 1 0 0 1 \nendstream";
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
                   /ColorSpace /DeviceGray /Length 1 >>\nstream\na\nendstream";
    let objects = "/XObject << /X 5 0 R /I 6 0 R >>";
    check_page(
        "q /X Do Q 40 0 0 40 0 0 cm /I Do /X Do /None Do BT /F1 1 Tf (after) Tj ET",
        objects,
        &[form, picture],
    );
}

#[test]
fn what_is_out_of_the_ordinary_is_left_to_the_long_way() {
    let check = |steps: &str, resources: &str| {
        let pages = both(&page(steps, resources, &[]));
        assert!(pages.iter().all(|(short, _)| short.is_none()), "{steps}");
    };
    check("BT /F7 9 Tf (no such typeface) Tj ET", "");
    check("BT (none named) Tj ET", "");
    check("BT /F1 9 Tf 1 Tr (outlines) Tj ET", "");
    check(
        "/G gs BT (by its state) Tj ET",
        "/ExtGState << /G << /Font [5 0 R 9] >> >>",
    );
    check("/S sh", "");
    let layers = page("BT /F1 9 Tf (x) Tj ET", "", &[]);
    let layers = String::from_utf8(layers).unwrap();
    let has = |file: &str| {
        let pdf = Pdf::new(Arc::new(file.as_bytes().to_vec())).unwrap();
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap();
        has_layers(&root)
    };
    assert!(!has(&layers));
    assert!(has(&layers.replace(
        "/Catalog",
        "/Catalog /OCProperties << /OCGs [] /D << >> >>"
    )));
}
