//! Word files made in the test from hand-written XML, and documents in one line a block.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use scrutiny_desk::document::{self, Document};
use scrutiny_desk::scrutiny::passage::BlockKind;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The namespaces that Word declares.
pub const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
    xmlns:v='urn:schemas-microsoft-com:vml'";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A zip container of these parts.
pub fn container(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts of a Word file around its body.
pub fn word_parts(body: &str, others: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut relations = String::new();
    for (at, (kind, _)) in others.iter().enumerate() {
        write!(
            relations,
            "<Relationship Id='rId{at}' Type='{OFFICE}/{kind}' Target='{kind}.xml'/>"
        )
        .unwrap();
    }
    relations.push_str(
        "<Relationship Id='out' Type='x/hyperlink' Target='https://example.org' TargetMode='External'/>",
    );
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns='{PACKAGE}'><Relationship Id='a' Type='{OFFICE}/officeDocument' \
                 Target='word/document.xml'/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships xmlns='{PACKAGE}'>{relations}</Relationships>"),
        ),
        (
            "word/document.xml".to_owned(),
            format!("<?xml version='1.0'?><w:document {SPACES}><w:body>{body}</w:body></w:document>"),
        ),
    ];
    for (kind, xml) in others {
        let root = match *kind {
            "header" => "hdr",
            "footer" => "ftr",
            kind => kind,
        };
        parts.push((
            format!("word/{kind}.xml"),
            format!("<w:{root} {SPACES}>{xml}</w:{root}>"),
        ));
    }
    parts
}

/// A Word file with this body and these other parts by their kinds.
pub fn word(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let parts = word_parts(body, others);
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.as_bytes()))
        .collect();
    container(&parts)
}

/// A paragraph of one run; `properties` go into its `w:pPr`.
pub fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run("", words))
}

/// A run; `properties` go into its `w:rPr`.
pub fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

/// The blocks that a Word file with this body has.
pub fn outline_of(body: &str, others: &[(&str, &str)]) -> String {
    outline(&document::read(&word(body, others), "a.docx").unwrap())
}

/// The kind of each block, then its words.
pub fn outline(document: &Document) -> String {
    let mut page = String::new();
    for block in &document.blocks {
        let words: Vec<&str> = document.words(block).split_whitespace().collect();
        let kind = match &block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem { marker, level } => format!("{level}:{marker}"),
            BlockKind::Cell {
                table,
                row,
                column,
                heading,
            } => format!("{table}.{row}.{column}{}", if *heading { "*" } else { "" }),
            BlockKind::Furniture => "furniture".to_owned(),
        };
        writeln!(page, "{kind} {}", words.join(" ")).unwrap();
    }
    page
}
