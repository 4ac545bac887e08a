//! Messages that Outlook saved: read and filed as any other e-mail is. `reply.msg` was made by another
//! program; the others are put together here.

use scrutiny_desk::document::bundle::{self, LeftOut};
use scrutiny_desk::document::{self, DocumentError, Format};

use super::containers::{import, register, told};
use super::message::{Message, TOP, message, moment};
use crate::support::Home;

fn text(bytes: &[u8]) -> String {
    let document = document::read(bytes, "a.msg").unwrap();
    assert_eq!(document.format, Format::Mail);
    assert_eq!(document.notes, Vec::<String>::new());
    document.text
}

#[test]
fn a_message_of_another_programs_making_comes_through() {
    let path = format!("{}/tests/files/mail/reply.msg", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).unwrap();
    assert_eq!(
        text(&bytes),
        "Subject: Reply on bus shelters – £25k\n\
         From: Priya Lund <priya.lund@hollinford.example>\n\
         Date: 2 June 2027\n\
         To: Abena Osei <chair@hollinford.example>; The Clerk <clerk@hollinford.example>\n\n\
         Dear Councillor Osei,\n\nCabinet accepted recommendation 4 – due by 31 March 2028.\n\n\
         Action\tOwner\n\nWrite to the operator\tPriya Lund"
    );
    let attached = bundle::attachments(&bytes).unwrap();
    assert_eq!(attached.members.len(), 1);
    assert_eq!(attached.members[0].name, "play areas.txt");
    assert!(
        attached.members[0]
            .bytes
            .starts_with(b"Hollinford Borough Council\n")
    );
    assert_eq!(attached.left_out, [("logo.png".to_owned(), LeftOut::NoPaper)]);
}

#[test]
fn what_is_attached_is_filed_beside_it_and_known_again() {
    let home = Home::new();
    let register = register(&home);
    let file = home.file("papers.msg", message());
    assert_eq!(
        told(&import(&register, file.clone()), &home),
        [
            "papers.msg: filed 1 after 0",
            r#"papers.msg: left out ["logo.png"] NoPaper"#,
            r#"papers.msg: left out ["Budget book.docx"] Link"#,
            "papers.msg/play areas.txt: filed 1 after 0",
            "papers.msg/Earlier-later.msg: filed 1 after 0",
            "papers.msg/Earlier-later.msg/lease.txt: filed 1 after 0",
        ]
    );
    let reader = register.reader().unwrap();
    let rows = reader.papers().unwrap();
    let texts: Vec<String> = ["papers.msg", "Earlier-later.msg"]
        .iter()
        .map(|name| {
            rows.iter()
                .find(|row| row.paper.file_name == *name)
                .unwrap()
                .paper
                .id
        })
        .map(|id| reader.paper(id).unwrap().unwrap().text)
        .collect();
    assert_eq!(
        texts,
        [
            "Subject: Papers for the panel\nFrom: Priya Lund\nDate: 1 June 2027\nTo: Abena Osei\n\n\
             Dear Chair,\n\nThe two papers you asked for are attached.\n",
            "Subject: Earlier/later\nDate: 1 May 2027\n\nThe lease of the Quillonside depot is under way.",
        ]
    );
    let again = told(&import(&register, file), &home);
    assert_eq!(again.len(), 6, "{again:?}");
    let is_known = |line: &String| line.contains(": already “") || line.contains(": left out");
    assert!(again.iter().all(is_known), "{again:?}");
}

#[test]
fn words_are_taken_from_wherever_the_message_keeps_them() {
    let head = || Message::new().long("", 0x0037, "001E", b"Shelters \x96 \xa325k");
    let letters = |message: Message| message.short("", TOP, &[(0x3ffd, 3, 1252)]).bytes();
    let subject = "Subject: Shelters – £25k";
    let body = |message: Message| {
        let text = text(&letters(message));
        let (first, rest) = text.split_once('\n').unwrap();
        assert_eq!(first, subject);
        rest.trim().to_owned()
    };
    assert_eq!(
        body(head().long("", 0x1000, "001E", b"That \xa35 be paid.")),
        "That £5 be paid."
    );
    assert_eq!(
        body(
            head()
                .words("", 0x1013, "<p>As a page.</p>")
                .words("", 0x1000, "As text.")
        ),
        "As a page."
    );
    let rich = |text: &str| {
        let mut packed = vec![0; 4];
        packed.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
        packed.extend(b"MELA\0\0\0\0");
        packed.extend(text.as_bytes());
        packed
    };
    assert_eq!(
        body(head().long(
            "",
            0x1009,
            "0102",
            &rich("{\\rtf1\\ansi That {\\b it} be noted.\\par}")
        )),
        "That it be noted."
    );
    let page = "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag <table><tr><td>}Action{\\*\\htmltag <td>}Owner{\\*\\htmltag </table>}}";
    assert_eq!(
        body(
            head()
                .words("", 0x1000, "Action Owner")
                .long("", 0x1009, "0102", &rich(page))
        ),
        "Action\tOwner"
    );
    let on_its_way =
        "Received: from a by b; Tue, 1 Jun 2027 23:00:00 +0000\r\nDate: Tue, 1 Jun 2027 20:00:00 -0400\r\n";
    let sent = head().words("", 0x007d, on_its_way).short(
        "",
        TOP,
        &[(0x0039, 0x40, moment("2027-06-02T00:00:00Z"))],
    );
    assert_eq!(
        document::read(&sent.bytes(), "a.msg")
            .unwrap()
            .text
            .lines()
            .last()
            .unwrap(),
        "Date: 1 June 2027"
    );
}

#[test]
fn what_is_no_whole_message_is_said() {
    let whole = message();
    for length in [8, 600, whole.len() / 2] {
        assert_eq!(
            document::read(&whole[..length], "a.msg").unwrap_err(),
            DocumentError::Damaged,
            "{length}"
        );
    }
    let empty = Message::new().short("", TOP, &[]).bytes();
    assert_eq!(document::read(&empty, "a.msg").unwrap_err(), DocumentError::Empty);
    let named = document::read(&whole, "minutes.doc").unwrap();
    assert_eq!(
        named.notes,
        ["The file holds an Outlook message, whatever its name says, and was read as one."]
    );
    let other = Message::new().storage("/a").bytes();
    assert_eq!(
        document::read(&other, "a.msg").unwrap_err(),
        DocumentError::UnknownFormat {
            what: "an older Office file"
        }
    );
}
