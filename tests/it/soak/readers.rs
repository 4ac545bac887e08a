//! The readers, one by one: for each the files that are damaged, and how. What is packed is unpacked
//! first, so that the damage reaches what is in it; now and then the package itself is hit.

use super::damage::{self, Damaged, Dice, Paper};
use super::packed;
use crate::office::word_file::container;
use crate::packs::made_up;
use crate::packs::message;
use crate::pdf::sketch::{Sketch, bold, grid, lines, words};

/// A reader, by the name that `SOAK_READER` gives.
pub const READERS: [&str; 15] = [
    "text", "html", "doc", "docx", "odt", "rtf", "xlsx", "ods", "csv", "eml", "mht", "msg", "zip", "xml",
    "pdf",
];

/// The files of a reader, before anything befalls them.
pub fn files(reader: &str, papers: &[Paper], office: &[Paper]) -> Vec<Paper> {
    let ending = format!(".{reader}");
    let of_ending = |from: &[Paper]| -> Vec<Paper> {
        from.iter()
            .filter(|paper| paper.name.ends_with(&ending))
            .cloned()
            .collect()
    };
    match reader {
        "text" => papers
            .iter()
            .filter(|paper| !paper.name.ends_with(".html"))
            .cloned()
            .collect(),
        "html" => pages(papers),
        "csv" => vec![
            paper("a.csv", TRACKER),
            paper("b.csv", TRACKER.replace(',', "\t")),
        ],
        "eml" => vec![paper("a.eml", made_up::mail()), paper("b.eml", letter())],
        "mht" => pages(papers)
            .into_iter()
            .map(|page| paper("a.mht", archive(&String::from_utf8_lossy(&page.content))))
            .collect(),
        "msg" => {
            let reply = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files/mail/reply.msg");
            vec![
                paper("a.msg", message::message()),
                paper("b.msg", std::fs::read(reply).unwrap()),
                paper("c.msg", message::of_words("That the report be noted.")),
            ]
        }
        "zip" => vec![
            paper(
                "a.zip",
                made_up::zip_of(&[
                    (
                        "June/play areas.txt",
                        made_up::report("Play areas", "mends").as_bytes(),
                    ),
                    (
                        "June/more.zip",
                        &made_up::zip_of(&[("a.txt", b"That the report be noted.")]),
                    ),
                    ("__MACOSX/June/._pack.pdf", b"junk"),
                ]),
            ),
            paper("b.zip", container(&[("a", b""), ("b/c.txt", b"noted")])),
        ],
        "xml" => vec![
            paper("a.xml", include_str!("../../files/get-meeting/housing-panel.xml")),
            paper("b.xml", MEETING),
        ],
        "pdf" => pdfs(),
        _ => packed::quick_to_open(of_ending(office)),
    }
}

/// A file of a reader with some damage done to it.
pub fn damaged(reader: &str, files: &[Paper], dice: &mut Dice) -> Damaged {
    match reader {
        "docx" | "odt" | "rtf" | "xlsx" | "ods" => packed::paper(files, dice),
        "text" | "html" | "csv" => damage::paper(files, dice),
        "eml" | "mht" => damage::whole_paper(files, HEADERS, dice),
        "xml" => damage::whole_paper(files, ELEMENTS, dice),
        "pdf" if dice.one_in(2) => damage::whole_paper(files, OBJECTS, dice),
        _ => bytes(files, dice),
    }
}

fn paper(name: &str, content: impl Into<Vec<u8>>) -> Paper {
    Paper {
        name: name.to_owned(),
        content: content.into(),
    }
}

const TRACKER: &str = "Ref,Recommendation,Owner,Due,Status\r\n1,\"That the report, as amended, be noted\",Cllr Osei,31/03/2028,Green\r\n\
    2,\"That the \"\"Green Book\"\" be\r\nfollowed\",Priya Lund,in the autumn,Amber\r\n,,,,\r\n3,That £25k be found,,46357,Red\r\n";

const PAGE: &str = "<html><head><title>Minutes</title></head><body><h1>Minutes</h1><p class=mgSubTitleTxt>Minutes:</p>\
    <p>Cllr Osei spoke.</p><p><b>RESOLVED</b> That:</p><ol type=a><li>the report be noted;</li><li>officers report back by March 2028.</li></ol>\
    <table><tr><th>Action</th><th>Owner</th></tr><tr><td colspan=2>Write to the operator</td></tr></table></body></html>";

fn pages(papers: &[Paper]) -> Vec<Paper> {
    let mut pages: Vec<Paper> = papers
        .iter()
        .filter(|paper| paper.name.ends_with(".html"))
        .cloned()
        .collect();
    pages.push(paper("a.html", PAGE));
    pages
}

const MEETING: &str = "<soap:Envelope><GetMeetingResult xmlns='urn:m'><meetingdate>2026-03-10T18:30:00</meetingdate>\
    <agendaitem><number>2a</number><title>Depot</title><isexempt>True</isexempt><text>line one\r\n  line two &#163;5</text>\
    <minutes><p>Noted.</p><ul><li>Write to <b>Cllr Osei</b></li></ul></minutes><agendaitem><title>Within</title><decision>That \
    it be noted.</decision></agendaitem></agendaitem></GetMeetingResult></soap:Envelope>";

fn archive(page: &str) -> String {
    format!(
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n--x\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n--x\r\nContent-Type: image/png\r\n\
         Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n"
    )
}

fn letter() -> String {
    "From: =?utf-8?B?UHJpeWEgTHVuZA==?= <priya@hollinford.example>\r\nTo: a@b.example, \"C, D\" <c@d.example>\r\n\
     Subject: =?windows-1252?Q?Reply_=96_=A325k?=\r\nDate: Tue, 04 Mar 2025 09:00:00 +0000\r\nMIME-Version: 1.0\r\n\
     Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\
     Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nRecommendation 4 =96 due 31 March 2025.\r\n\
     --y\r\nContent-Type: text/html\r\n\r\n<p>Recommendation 4 is accepted.</p><table><tr><td>Action<td>Owner</table>\r\n--y--\r\n--x\r\n\
     Content-Type: message/rfc822\r\n\r\nSubject: Earlier\r\nFrom: a@b.example\r\n\r\nAs promised.\r\n--x\r\n\
     Content-Type: application/pdf; name*=utf-8''pl%C3%A2n.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--x--\r\n"
        .to_owned()
}

fn pdfs() -> Vec<Paper> {
    let page = [
        bold(72.0, 80.0, "RECOMMENDATIONS"),
        lines(
            72.0,
            110.0,
            &[
                "1. That the report be noted.",
                "2. That officers report back by March 2028.",
            ],
        ),
        grid(&[72.0, 250.0, 500.0], &[200.0, 220.0, 240.0]),
        words(80.0, 214.0, "Action"),
        words(260.0, 214.0, "Owner"),
        words(80.0, 234.0, "Write to the operator"),
        words(260.0, 234.0, "Priya Lund"),
    ]
    .concat();
    let mut files = vec![
        paper("a.pdf", Sketch::of_pages(std::slice::from_ref(&page)).bytes()),
        paper(
            "b.pdf",
            Sketch::of_pages(&[page.clone(), page.clone(), page]).bytes(),
        ),
    ];
    for name in [
        "paper-tagged.pdf",
        "paper-untagged.pdf",
        "no-printing.pdf",
        "password.pdf",
    ] {
        let path = format!("{}/tests/files/pdf/{name}", env!("CARGO_MANIFEST_DIR"));
        files.push(paper(name, std::fs::read(path).unwrap()));
    }
    files
}

/// What stands in the heads of messages where it should not.
const HEADERS: &[&str] = &[
    "\r\n--x\r\n",
    "\r\n--x--\r\n",
    "\r\n--y\r\n",
    "\r\n\r\n",
    "Content-Type: multipart/mixed; boundary=x\r\n",
    "Content-Type: multipart/alternative; boundary=\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Type: text/html; charset=utf-7\r\n",
    "Content-Type: text/plain; charset=iso-2022-jp\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Disposition: attachment; filename*0*=utf-8''%ff%fe; filename*99999999=b\r\n",
    "Subject: =?utf-8?Q?=ff=fe?= =?x?B?!!?=\r\n",
    "Date: 99 Foo 99999 25:61:61 +9999\r\n",
    "From: <<>>,,:;\r\n",
    "=?",
    "?=",
    "=\r\n",
    "=E2=80",
];

/// What stands in meetings as a web service gives them where it should not.
const ELEMENTS: &[&str] = &[
    "<agendaitem>",
    "</agendaitem>",
    "<agendaitem><title>Buses</title>",
    "<number>9</number>",
    "<title>",
    "</title>",
    "<minutes><![CDATA[",
    "<![CDATA[",
    "]]>",
    "<decision>&lt;p&gt;RESOLVED &#8211; That:",
    "</decision>",
    "&lt;table&gt;&lt;tr&gt;&lt;td colspan=99&gt;",
    "&lt;/ol&gt;",
    "<p>",
    "</p>",
    "<td>",
    "<linkeddoc><title>",
    "</linkeddoc>",
    "<isexempt>True</isexempt>",
    "<publicity>",
    "<meetingdate>31/02/2026</meetingdate>",
    "<meetingdate>",
    "<x:agendaitem xmlns:x='y'>",
    "<!DOCTYPE x>",
    "<!--",
    "-->",
    "<?x?>",
    "&#xD800;",
    "&#0;",
    "&nothing;",
    "&amp;amp;",
    "</getmeeting>",
    "<getmeeting>",
];

/// What stands in PDFs where it should not.
const OBJECTS: &[&str] = &[
    "<<",
    ">>",
    "[",
    "]",
    "(",
    ")",
    "<",
    "endobj\n",
    "endstream\n",
    "stream\n",
    "1 0 R",
    "2 0 R",
    "0 65535 R",
    "99999999999 0 R",
    "/Kids [2 0 R]",
    "/Count -1",
    "/Length -1",
    "/Length 99999999999",
    "/Prev 9",
    "/MediaBox [0 0 0 0]",
    "/MediaBox [1e38 1e38 -1e38 nan]",
    "/Filter [/FlateDecode /FlateDecode /LZWDecode]",
    "/Filter /DCTDecode",
    "/DecodeParms << /Predictor 15 /Columns 2147483647 >>",
    "/Type /ObjStm /N 2147483647 /First -1",
    "/W [1 9 1]",
    "/Index [0 2147483647]",
    "/Encoding /Identity-H",
    "/ToUnicode 6 0 R",
    "/StructTreeRoot 1 0 R",
    "/Rotate 45",
    "/UserUnit 1e30",
    "q ",
    "Q ",
    "BT ",
    "ET ",
    " 1e38 0 0 1e38 0 0 cm ",
    " 0 Tf ",
    " -99999999999 Td ",
    "/X Do ",
    "/Span << /MCID 99999 >> BDC ",
    "EMC ",
    "BI /W 2147483647 /H 2147483647 ID ",
    "\u{0}",
];

/// Numbers that containers should not hold.
const NUMBERS: [u32; 10] = [
    0,
    1,
    2,
    0x7f,
    0xff,
    0xffff,
    0x7fff_ffff,
    0xffff_fffc,
    0xffff_fffe,
    0xffff_ffff,
];

/// Damage to a container: bits, numbers, blocks that stand elsewhere, an end that is missing.
fn bytes(files: &[Paper], dice: &mut Dice) -> Damaged {
    let source = dice.pick(files);
    let mut content = source.content.clone();
    bytes_change(&mut content, files, dice);
    Damaged {
        name: source.name.clone(),
        content,
    }
}

/// The same damage to a container that is at hand.
pub fn bytes_change(content: &mut Vec<u8>, files: &[Paper], dice: &mut Dice) {
    for _ in 0..=dice.below(5) {
        let at = dice.below(content.len());
        match dice.below(8) {
            0 | 1 => damage::bytes_flip(content, files, dice),
            2 | 3 => number(content, at, *dice.pick(&NUMBERS)),
            4 => {
                let near = u32::try_from(dice.below(64)).unwrap();
                number(content, at, near);
            }
            5 => block_is_copied(content, dice),
            6 if dice.one_in(4) => content.truncate(at),
            6 => {
                let other = dice.pick(files);
                let from = dice.below(other.content.len());
                let part: Vec<u8> = other.content[from..].iter().take(512).copied().collect();
                let end = (at + part.len()).min(content.len());
                content.splice(at..end, part);
            }
            _ => {
                let end = (at + dice.below(32)).min(content.len());
                content[at..end].fill(0);
            }
        }
        if content.is_empty() {
            break;
        }
    }
}

/// Where containers keep numbers, they stand at even places.
fn number(content: &mut [u8], at: usize, number: u32) {
    let at = at & !3;
    for (place, byte) in content.iter_mut().skip(at).zip(number.to_le_bytes()) {
        *place = byte;
    }
}

fn block_is_copied(content: &mut [u8], dice: &mut Dice) {
    let size = *dice.pick(&[64, 128, 512]);
    let blocks = content.len() / size;
    let (from, to) = (dice.below(blocks) * size, dice.below(blocks) * size);
    if from + size <= content.len() && to + size <= content.len() {
        content.copy_within(from..from + size, to);
    }
}
