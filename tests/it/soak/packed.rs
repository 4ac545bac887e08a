//! What can befall an office file: its markup is cut, mixed and miscounted inside the container, and
//! now and then the container itself is.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::damage::{self, Damaged, Dice, Paper};

/// Marks of office files that stand where they should not, or say what no program says.
const MARKS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:del>",
    "</w:del>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr><w:tc>",
    "</w:tc></w:tr>",
    "<w:gridSpan w:val=\"4294967295\"/>",
    "<w:vMerge/>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:start w:val=\"-9223372036854775808\"/>",
    "<w:lvlText w:val=\"%1%9%%0\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<w:sym w:font=\"Symbol\" w:char=\"D800\"/>",
    "<w:outlineLvl w:val=\"255\"/>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<text:list>",
    "</text:list>",
    "<text:list-item text:start-value=\"9223372036854775807\">",
    "<text:h text:outline-level=\"0\">",
    "<text:s text:c=\"4294967295\"/>",
    "<table:table-cell table:number-columns-repeated=\"4294967295\">",
    "<text:note><text:note-body>",
    "<c r=\"ZZZZ9\" t=\"s\"><v>99999999</v></c>",
    "<row r=\"4294967295\">",
    "<c><v>1E308</v></c>",
    "\\par ",
    "\\cell ",
    "\\row ",
    "\\trowd\\cellx-2147483648 ",
    "\\u-99999?",
    "\\uc2147483647 ",
    "\\bin2147483647 ",
    "{\\footnote ",
    "{\\listtext ",
    "{\\stylesheet{\\s1\\outlinelevel255 ",
    "{\\*\\shpinst{\\shptxt ",
    "\\'",
    "{",
    "}",
    "&#xD800;",
    "&#0;",
    "&amp;",
    "&nothing;",
    "<!DOCTYPE x>",
    "<![CDATA[",
    "]]>",
];

/// An office file with some damage done to it.
pub fn paper(files: &[Paper], dice: &mut Dice) -> Damaged {
    let source = dice.pick(files);
    let name = source.name.clone();
    let mut content = source.content.clone();
    if content.starts_with(b"\xd0\xcf") {
        super::readers::bytes_change(&mut content, files, dice);
    } else if !content.starts_with(b"PK") {
        befall(&mut content, dice);
    } else if dice.one_in(12) {
        damage::bytes_flip(&mut content, files, dice);
    } else {
        content = repacked(&content, dice);
    }
    Damaged { name, content }
}

/// The same files, those in containers packed without pressing them, so that opening them again and
/// again takes no time.
pub fn quick_to_open(files: Vec<Paper>) -> Vec<Paper> {
    let quick = |mut file: Paper| {
        if file.content.starts_with(b"PK") {
            file.content = packed(&parts(&file.content));
        }
        file
    };
    files.into_iter().map(quick).collect()
}

fn parts(content: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(content)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The same file with one or two of its parts damaged.
fn repacked(content: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut parts = parts(content);
    // Mostly where the words are: the largest part.
    let largest = (0..parts.len()).max_by_key(|at| parts[*at].1.len()).unwrap();
    befall(&mut parts[largest].1, dice);
    if dice.one_in(3) {
        let at = dice.below(parts.len());
        befall(&mut parts[at].1, dice);
    }
    packed(&parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Damage that mostly leaves markup well formed, so that it is read to its end.
fn befall(content: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(4) {
        match dice.below(8) {
            0 | 1 => damage::figures_change(content, &[], dice),
            2 => {
                for _ in 0..=dice.below(3) {
                    let at = place(content, b'<', dice);
                    damage::insert(content, at, dice.pick(MARKS).as_bytes());
                }
            }
            3 | 4 => an_element_is_moved(content, dice),
            5 => damage::odd_characters_stand_between(content, &[], dice),
            6 if dice.one_in(4) => content.truncate(dice.below(content.len() + 1)),
            6 => {
                let at = place(content, b'>', dice);
                damage::insert(content, at, dice.pick(MARKS).as_bytes());
            }
            _ if dice.one_in(3) => damage::bytes_flip(content, &[], dice),
            _ => damage::figures_change(content, &[], dice),
        }
    }
}

/// A place before one of the bytes that are `wanted`.
fn place(content: &[u8], wanted: u8, dice: &mut Dice) -> usize {
    let from = dice.below(content.len() + 1);
    let ahead = content[from..].iter().position(|byte| *byte == wanted);
    ahead.map_or(from, |ahead| from + ahead)
}

/// An element is lost, repeated or put elsewhere, whole as far as its end tag can be seen.
fn an_element_is_moved(content: &mut Vec<u8>, dice: &mut Dice) {
    let start = place(content, b'<', dice);
    let name: Vec<u8> = content[start..]
        .iter()
        .skip(1)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-'))
        .copied()
        .collect();
    let end_tag = [b"</", name.as_slice(), b">"].concat();
    let found = content[start..]
        .windows(end_tag.len())
        .take(20_000)
        .position(|window| window == end_tag);
    let Some(found) = found.filter(|_| !name.is_empty()) else {
        return;
    };
    let range = start..start + found + end_tag.len();
    let element = content[range.clone()].to_vec();
    if dice.one_in(2) {
        content.drain(range);
    }
    if !dice.one_in(3) {
        let times = if dice.one_in(40) { 300 } else { 1 };
        let at = place(content, b'<', dice);
        damage::insert(content, at, &element.repeat(times));
    }
}
