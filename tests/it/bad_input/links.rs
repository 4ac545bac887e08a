//! Papers that point elsewhere: pictures, templates, frames, data and files on another machine. Nothing
//! of it is fetched, and nothing that a file would have run is run.

use std::io::ErrorKind;
use std::net::TcpListener;
#[cfg(unix)]
use std::{
    fs::{File, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    sync::{Arc, Mutex},
    thread,
};

use crate::office::word_file::{container, paragraph, word_parts};
use crate::packs::message;
use crate::pdf::sketch::{Sketch, words};
use crate::support::Home;

const WORDS: &str = "That the report be noted.";

/// A file of each format that points to an address in every way that it can.
fn files(address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let body = paragraph("", WORDS)
        + &format!(
            "<w:altChunk r:id='c'/><w:subDoc r:id='d'/><w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>\
             <w:instrText>INCLUDETEXT \"{address}/a.rtf\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        );
    let mut parts = word_parts(&body, &[]);
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='t' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' Target='{address}/t.dotm' TargetMode='External'/>\
         <Relationship Id='s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='{address}/styles.xml' TargetMode='External'/>\
         <Relationship Id='c' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk' Target='{address}/other.docx' TargetMode='External'/>\
         <Relationship Id='d' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/subDocument' Target='{address}/other.docx' TargetMode='External'/>\
         <Relationship Id='i' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/image' Target='{address}/i.png' TargetMode='External'/></Relationships>"
    );
    for (name, xml) in &mut parts {
        if name == "word/_rels/document.xml.rels" {
            xml.clone_from(&relations);
        }
    }
    parts.push(("word/vbaProject.bin".to_owned(), "Sub AutoOpen()".to_owned()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, x)| (n.as_str(), x.as_bytes())).collect();
    let page = format!(
        "<html><head><base href='{address}/'><link rel=stylesheet href='s.css'><script src='{address}/s.js'></script>\
         <meta http-equiv=refresh content='0;url={address}/next'></head><body onload='fetch(\"{address}\")'><p>{WORDS}</p>\
         <img src='{address}/i.png'><iframe src='{address}/f'></iframe><object data='{address}/o'></object><embed src='{address}/o'>\
         <svg><image href='{address}/i.png'/><use href='{address}/u.svg#a'/><script href='{address}/s.js'/></svg>\
         <audio src='{address}/o'></audio><p style='background:url({address}/i.png)'>Noted.</p></body></html>"
    );
    let odt = format!(
        "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
         xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'><o:body><o:text><text:p>{WORDS}\
         <draw:frame><draw:image xlink:href='{address}/i.png' xlink:actuate='onLoad'/></draw:frame></text:p>\
         <text:section><text:section-source xlink:href='{address}/other.odt'/></text:section></o:text></o:body></o:document-content>"
    );
    let rich = format!(
        "{{\\rtf1 {WORDS}\\par{{\\field{{\\*\\fldinst INCLUDETEXT \"{address}/a.rtf\"}}{{\\fldrslt x}}}}{{\\*\\template {address}/t.dot}}\
         {{\\field{{\\*\\fldinst DDEAUTO cmd calc}}{{\\fldrslt y}}}}\\par}}"
    );
    let mail = format!(
        "From: a@b.example\r\nSubject: Papers\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{page}\r\n"
    );
    let external = format!(
        "Subject: Papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n{WORDS}\r\n--x\r\n\
         Content-Type: message/external-body; access-type=URL; URL=\"{address}/paper\"\r\n\r\nContent-Type: text/plain\r\n\r\n--x--\r\n"
    );
    let mut pdf = Sketch::of_pages(&[words(72.0, 100.0, WORDS)]);
    pdf.set(
        1,
        format!(
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI ({address}) >> /AA << /WC << /S /JavaScript /JS (app.launchURL) >> >> \
             /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (this.submitForm) >>] >> >> >>"
        ),
    );
    let (sheets, tables) = (workbook(address), open_sheets(address));
    vec![
        ("a.docm", container(&parts)),
        ("a.xlsx", sheets),
        ("a.ods", tables),
        (
            "a.mht",
            format!(
                "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\
                 Content-Location: {address}/next\r\n\r\n{page}\r\n--x--\r\n"
            )
            .into_bytes(),
        ),
        (
            "a.svg",
            format!(
                "<?xml version='1.0'?><?xml-stylesheet href='{address}/s.css'?><svg xmlns='http://www.w3.org/2000/svg' \
                 xmlns:xlink='http://www.w3.org/1999/xlink'><text>{WORDS}</text><image xlink:href='{address}/i.png'/>\
                 <script href='{address}/s.js'/><use href='{address}/u.svg#a'/></svg>"
            )
            .into_bytes(),
        ),
        ("a.html", page.into_bytes()),
        (
            "a.odt",
            container(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", odt.as_bytes()),
            ]),
        ),
        ("a.rtf", rich.into_bytes()),
        ("a.eml", mail.into_bytes()),
        ("b.eml", external.into_bytes()),
        ("a.msg", message::of_words(&format!("{WORDS} {address}/x"))),
        (
            "a.csv",
            format!("Action,Owner\n{WORDS},=WEBSERVICE(\"{address}\")\n").into_bytes(),
        ),
        (
            "a.xml",
            format!(
                "<?xml-stylesheet href='{address}/a.xsl'?><getmeeting xmlns='{address}/ns'><agendaitem><title>Buses</title>\
                 <minutes>{WORDS} &lt;img src='{address}/b.png'&gt;</minutes><linkeddoc><title>Map</title>\
                 <url>{address}/map.pdf</url></linkeddoc></agendaitem></getmeeting>"
            )
            .into_bytes(),
        ),
        ("a.pdf", pdf.bytes()),
    ]
}

/// A workbook whose cells come out of another one, of a page and of a database.
fn workbook(address: &str) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{inner}</Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='{RELATIONS}'><sheets>\
         <sheet name='Log' sheetId='1' r:id='a'/></sheets><externalReferences><externalReference r:id='b'/></externalReferences></workbook>"
    );
    let book_relations = relations(&format!(
        "<Relationship Id='a' Type='{RELATIONS}/worksheet' Target='worksheets/sheet1.xml'/>\
         <Relationship Id='b' Type='{RELATIONS}/externalLink' Target='externalLinks/externalLink1.xml'/>\
         <Relationship Id='c' Type='{RELATIONS}/connections' Target='connections.xml'/>\
         <Relationship Id='d' Type='{RELATIONS}/sharedStrings' Target='{address}/strings.xml' TargetMode='External'/>"
    ));
    let text = |place: &str, words: &str| format!("<c r='{place}' t='inlineStr'><is><t>{words}</t></is></c>");
    let sheet = format!(
        "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>{}{}</row>\
         <row r='2'>{}<c r='B2' t='str'><f>[1]Sheet1!A1&amp;WEBSERVICE(\"{address}/next\")</f><v>Cllr Osei</v></c></row>\
         </sheetData></worksheet>",
        text("A1", "Action"),
        text("B1", "Owner"),
        text("A2", WORDS)
    );
    let link = "<externalLink xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><externalBook/></externalLink>";
    let link_relations = relations(&format!(
        "<Relationship Id='a' Type='{RELATIONS}/externalLinkPath' Target='{address}/other.xlsx' TargetMode='External'/>"
    ));
    let connections = format!(
        "<connections xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><connection id='1' type='4' \
         refreshOnLoad='1'><webPr url='{address}/next'/></connection></connections>"
    );
    container(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/externalLinks/externalLink1.xml", link.as_bytes()),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            link_relations.as_bytes(),
        ),
        ("xl/connections.xml", connections.as_bytes()),
        ("xl/vbaProject.bin", b"Sub Workbook_Open()"),
    ])
}

fn open_sheets(address: &str) -> Vec<u8> {
    let sheets = format!(
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
         xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
         xmlns:xlink='http://www.w3.org/1999/xlink'><office:body><office:spreadsheet><table:table table:name='Log'>\
         <table:table-source xlink:href='{address}/other.ods' table:mode='copy-all'/>\
         <table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:table-cell><text:p>Owner</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:table-cell><text:p>{WORDS}</text:p></table:table-cell>\
         <table:table-cell table:formula='of:=WEBSERVICE(\"{address}/next\")'><text:p>Cllr Osei</text:p></table:table-cell></table:table-row>\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", sheets.as_bytes()),
    ])
}

/// What the files point to, as they name it.
#[cfg(unix)]
const POINTED_TO: [&str; 18] = [
    "t.dotm",
    "styles.xml",
    "i.png",
    "s.css",
    "s.js",
    "next",
    "f",
    "o",
    "u.svg",
    "other.odt",
    "other.ods",
    "other.docx",
    "other.xlsx",
    "strings.xml",
    "a.rtf",
    "t.dot",
    "map.pdf",
    "a.xsl",
];

/// Files on this computer that a paper points to. Each is a pipe: who opens one to read it lets the thread
/// through that waits to write to it.
#[cfg(unix)]
struct Watched {
    home: Home,
    opened: Arc<Mutex<Vec<&'static str>>>,
}

#[cfg(unix)]
impl Watched {
    fn new() -> Self {
        let home = Home::new();
        let made = std::process::Command::new("mkfifo")
            .args(POINTED_TO.map(|name| home.path(name)))
            .status()
            .unwrap();
        assert!(made.success());
        let opened = Arc::new(Mutex::new(Vec::new()));
        for name in POINTED_TO {
            let (path, opened) = (home.path(name), Arc::clone(&opened));
            thread::spawn(move || {
                // The folder is gone after the test, and so is who waits here.
                let waited = OpenOptions::new().write(true).open(path);
                if waited.is_ok() {
                    opened.lock().unwrap().push(name);
                }
            });
        }
        Self { home, opened }
    }

    fn opened(&self) -> Vec<&'static str> {
        self.opened.lock().unwrap().clone()
    }

    /// Lets every thread that still waits go on.
    fn let_go(&self) {
        for name in POINTED_TO {
            let nonblocking = 0o4000;
            let read: std::io::Result<File> = OpenOptions::new()
                .read(true)
                .custom_flags(nonblocking)
                .open(self.home.path(name));
            drop(read);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_file_that_a_paper_points_to_is_opened() {
    let watched = Watched::new();
    let folder = watched.home.path("").display().to_string();
    let folder = folder.trim_end_matches('/');
    // As an address, and as a path alone.
    for address in [format!("file://{folder}"), folder.to_owned()] {
        for (name, content) in files(&address) {
            let home = Home::new();
            home.file(name, content);
            let ended = home.run(["import", name]);
            assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{name}");
            assert_eq!(watched.opened(), [""; 0], "{name}");
        }
    }
    // That the watch would have seen it.
    let opened = std::fs::File::open(watched.home.path("i.png"));
    let begun = std::time::Instant::now();
    while watched.opened() != ["i.png"] {
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{opened:?}");
        thread::yield_now();
    }
    watched.let_go();
}

#[test]
fn nothing_that_a_paper_points_to_is_fetched() {
    let listening = TcpListener::bind("127.0.0.1:0").unwrap();
    listening.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listening.local_addr().unwrap());
    for (name, content) in files(&address) {
        let home = Home::new();
        home.file(name, content);
        let ended = home.run(["import", name]);
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""), "{name}");
        let text = home.run(["extract", "--text", name]).out;
        assert!(text.contains(WORDS), "{name}: {text}");
        let came = listening.accept();
        assert!(
            matches!(&came, Err(error) if error.kind() == ErrorKind::WouldBlock),
            "{name}: {came:?}"
        );
    }
}
