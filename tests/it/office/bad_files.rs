//! Files that are damaged, locked or made to harm: each ends in its own error or is read as far as it
//! goes, and none takes the program with it.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use scrutiny_desk::document::{self, DocumentError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::file;
use super::word_file::{SPACES, container, paragraph, run, word, word_parts};

fn refused(bytes: &[u8], name: &str) -> DocumentError {
    document::read(bytes, name).unwrap_err()
}

#[test]
fn a_file_that_was_cut_short_is_damaged() {
    let whole = file("hallaton-action-log-2023.docx");
    for length in [4, 30, 1_000, whole.len() / 2, whole.len() - 30] {
        assert_eq!(
            refused(&whole[..length], "a.docx"),
            DocumentError::Damaged,
            "{length}"
        );
    }
    assert_eq!(
        refused(&file("hallaton-action-log-2023.odt")[..900], "a.odt"),
        DocumentError::Damaged
    );
}

#[test]
fn what_stands_before_the_damage_is_read_and_the_rest_is_said_to_be_missing() {
    let mut parts = word_parts(&paragraph("", "That the report be noted."), &[]);
    for (name, xml) in &mut parts {
        if name == "word/document.xml" {
            xml.truncate(xml.len() - "</w:body></w:document>".len());
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (n.as_str(), x.as_bytes())).collect();
    let document = document::read(&container(&parts), "a.docx").unwrap();
    assert_eq!(document.text, "That the report be noted.");
    assert_eq!(document.notes.len(), 1);
    let rich = document::read(b"{\\rtf1 That the report be noted.\\par {\\b and", "a.rtf").unwrap();
    assert_eq!(
        (rich.text.as_str(), rich.notes.len()),
        ("That the report be noted.\nand", 1)
    );
}

#[test]
fn a_file_without_words_is_empty_or_holds_pictures() {
    assert_eq!(refused(&word("<w:p/>", &[]), "a.docx"), DocumentError::Empty);
    let picture = "<w:p><w:r><w:drawing><pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'/>\
                   </w:drawing></w:r></w:p>";
    assert_eq!(
        refused(&word(picture, &[]), "a.docx"),
        DocumentError::OnlyPictures
    );
    assert_eq!(refused(b"{\\rtf1 \\par}", "a.rtf"), DocumentError::Empty);
    assert_eq!(
        refused(b"{\\rtf1 {\\pict 00ff}}", "a.rtf"),
        DocumentError::OnlyPictures
    );
}

#[test]
fn a_locked_file_is_told_from_a_damaged_one() {
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.resize(1_024, 0);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    locked.resize(4_096, 0);
    assert_eq!(refused(&locked, "a.docx"), DocumentError::PasswordProtected);
    let open_document = container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x91\x02\x77"),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
        ),
    ]);
    assert_eq!(refused(&open_document, "a.odt"), DocumentError::PasswordProtected);
}

#[test]
fn older_files_and_other_containers_are_refused_by_what_they_are() {
    let mut older = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    older.resize(2_048, 0);
    assert_eq!(
        refused(&older, "sheets.xls"),
        DocumentError::OlderFormat {
            what: "an older Excel workbook (.xls)",
            newer: ".xlsx",
        }
    );
    assert_eq!(
        refused(&container(&[("photo.jpg", b"x")]), "a.docx"),
        DocumentError::UnknownFormat {
            what: "a Word document (.docx)",
        }
    );
    assert_eq!(
        refused(&container(&[("photo.jpg", b"x")]), "a.zip"),
        DocumentError::UnknownFormat {
            what: "a zip archive"
        }
    );
}

/// A Word file whose text is `megabytes` of spaces, which pack into next to nothing.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    zip.start_file("word/document.xml", options).unwrap();
    write!(zip, "<w:document {SPACES}><w:body><w:p><w:r><w:t>").unwrap();
    for _ in 0..megabytes {
        zip.write_all(&[b' '; 1 << 20]).unwrap();
    }
    write!(zip, "</w:t></w:r></w:p></w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_by_what_comes_out_of_it() {
    let bomb = bomb(65);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(
        refused(&bomb, "a.docx"),
        DocumentError::UnpacksTooLarge { .. }
    ));
    let parts: Vec<String> = (0..4_001).map(|at| format!("word/{at}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(
        refused(&container(&parts), "a.docx"),
        DocumentError::UnpacksTooLarge { .. }
    ));
}

#[test]
fn entities_and_nesting_bombs_are_refused() {
    let file = |xml: &str| container(&[("word/document.xml", xml.as_bytes())]);
    let entities = format!(
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:document {SPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r>\
         </w:p></w:body></w:document>"
    );
    assert_eq!(refused(&file(&entities), "a.docx"), DocumentError::UnsafeMarkup);
    let deep = format!(
        "<w:document {SPACES}><w:body>{}",
        "<w:tbl><w:tr><w:tc>".repeat(100_000)
    );
    assert_eq!(
        refused(&file(&deep), "a.docx"),
        DocumentError::NestedTooDeeply { limit: 256 }
    );
    let groups = format!("{{\\rtf1 {}", "{".repeat(200_000));
    assert_eq!(
        refused(groups.as_bytes(), "a.rtf"),
        DocumentError::NestedTooDeeply { limit: 512 }
    );
}

#[test]
fn definitions_that_go_round_in_a_ring_end() {
    let styles = "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>\
                  <w:style w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='L'/></w:abstractNum>\
                     <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let body = [
        paragraph("<w:pStyle w:val='A'/>", "In a ring."),
        paragraph("<w:pStyle w:val='L'/>", "In a list."),
    ];
    let bytes = word(&body.concat(), &[("styles", styles), ("numbering", numbering)]);
    assert_eq!(
        document::read(&bytes, "a.docx").unwrap().text,
        "In a ring.\nIn a list."
    );
}

#[test]
fn numbers_beyond_reason_are_survived() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='9223372036854775807'/>\
                     <w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.%9%'/></w:lvl><w:lvl w:ilvl='99'/></w:abstractNum>\
                     <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let item = paragraph(
        "<w:numPr><w:ilvl w:val='700'/><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='255'/>",
        "Far in.",
    );
    let wide = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4294967295'/></w:tcPr>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>",
        paragraph("<w:numPr><w:numId w:val='1'/></w:numPr>", "cell")
    );
    let bytes = word(&[item, wide].concat(), &[("numbering", numbering)]);
    assert!(document::read(&bytes, "a.docx").unwrap().text.contains("Far in."));
    let rich = b"{\\rtf1\\uc99999999\\u99999999 x\\bin99999999 y}";
    assert_eq!(document::read(rich, "a.rtf").unwrap().text.chars().count(), 1);
}

#[test]
fn a_cell_in_the_last_row_and_column_costs_nothing() {
    let sheet = "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>\
        <row r='1'><c r='A1' t='inlineStr'><is><t>near</t></is></c><c r='XFD1' t='s'><v>99</v></c></row>\
        <row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>far</t></is></c></row></sheetData></worksheet>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='a' Type='{office}/worksheet' Target='sheet.xml'/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='{office}'><sheets>\
         <sheet name='Sheet1' r:id='a'/></sheets></workbook>"
    );
    let bytes = container(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
    ]);
    let document = document::read(&bytes, "a.xlsx").unwrap();
    assert_eq!(document.text, "near\n\nfar");
    let open_sheets = container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            b"<o:d xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
              xmlns:x='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><t:table><t:table-row t:number-rows-repeated='1048576'>\
              <t:table-cell t:number-columns-repeated='16384'><x:p>all over</x:p></t:table-cell></t:table-row></t:table></o:d>",
        ),
    ]);
    assert_eq!(document::read(&open_sheets, "a.ods").unwrap().text, "all over");
}

/// Bytes thrown into a file in places.
fn damage() -> impl Strategy<Value = Vec<(usize, u8)>> {
    prop::collection::vec(
        (
            any::<prop::sample::Index>().prop_map(|at| at.index(1 << 16)),
            any::<u8>(),
        ),
        1..12,
    )
}

proptest! {
    #[test]
    fn damaged_files_never_stop_the_program(damage in damage(), which in 0_usize..5) {
        let name = ["carrow-status-table-minutes-2011.docx", "carrow-status-table-minutes-2011.odt", "carrow-status-table-minutes-2011.rtf", "action-log.xlsx", "action-log.ods"][which];
        let mut bytes = file(name);
        for (at, byte) in &damage {
            let at = at % bytes.len();
            bytes[at] = *byte;
        }
        if let Ok(document) = document::read(&bytes, name) {
            crate::documents::assert_sound(&document)?;
        }
    }

    #[test]
    fn damaged_markup_never_stops_the_program(damage in damage()) {
        let body = [
            paragraph("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>", "That the report be noted."),
            format!("<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>", paragraph("", "cell")),
            format!("<w:p><w:del>{}</w:del><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>", run("", "gone")),
        ]
        .concat();
        let mut parts = word_parts(&body, &[("numbering", "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='1'><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")]);
        for (_, xml) in &mut parts {
            let mut bytes = std::mem::take(xml).into_bytes();
            for (at, byte) in &damage {
                let at = at % bytes.len();
                bytes[at] = *byte;
            }
            *xml = String::from_utf8_lossy(&bytes).into_owned();
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (n.as_str(), x.as_bytes())).collect();
        if let Ok(document) = document::read(&container(&parts), "a.docx") {
            crate::documents::assert_sound(&document)?;
        }
    }
}
