//! Papers that point elsewhere: pictures, templates, frames, data and files on another machine. Nothing
//! of it is fetched, and nothing that a file would have run is run.

use std::io::ErrorKind;
use std::net::TcpListener;

use crate::office::word_file::{container, paragraph, word_parts};
use crate::packs::message;
use crate::pdf::sketch::{Sketch, words};
use crate::support::Home;

const WORDS: &str = "That the report be noted.";

/// A file of each format that points to an address in every way that it can.
fn files(address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut parts = word_parts(&paragraph("", WORDS), &[]);
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='t' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' Target='{address}/t.dotm' TargetMode='External'/>\
         <Relationship Id='s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='{address}/styles.xml' TargetMode='External'/>\
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
         <img src='{address}/i.png'><iframe src='{address}/f'></iframe><object data='{address}/o'></object></body></html>"
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
    vec![
        ("a.docm", container(&parts)),
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
        ("a.pdf", pdf.bytes()),
    ]
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
