//! Messages as Outlook saves them, put together by hand.

use std::io::{Cursor, Write};

use cfb::CompoundFile;

use super::made_up::report;

pub const TOP: usize = 32;
pub const INNER: usize = 24;
pub const PART: usize = 8;

/// A message being put together.
pub struct Message {
    file: CompoundFile<Cursor<Vec<u8>>>,
}

impl Message {
    pub fn new() -> Self {
        let file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        Self { file }
    }

    fn stream(&mut self, path: &str, bytes: &[u8]) {
        let mut stream = self.file.create_stream(path).unwrap();
        stream.write_all(bytes).unwrap();
    }

    pub fn words(mut self, storage: &str, property: u16, words: &str) -> Self {
        let bytes: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.stream(&format!("{storage}/__substg1.0_{property:04X}001F"), &bytes);
        self
    }

    pub fn long(mut self, storage: &str, property: u16, kind: &str, bytes: &[u8]) -> Self {
        self.stream(&format!("{storage}/__substg1.0_{property:04X}{kind}"), bytes);
        self
    }

    pub fn short(mut self, storage: &str, head: usize, properties: &[(u16, u16, u64)]) -> Self {
        let mut bytes = vec![0; head];
        for (property, kind, value) in properties {
            bytes.extend(kind.to_le_bytes());
            bytes.extend(property.to_le_bytes());
            bytes.extend(6_u32.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        }
        self.stream(&format!("{storage}/__properties_version1.0"), &bytes);
        self
    }

    pub fn storage(mut self, path: &str) -> Self {
        self.file.create_storage(path).unwrap();
        self
    }

    pub fn attached(self, number: usize, method: u64, name: &str, content: &[u8]) -> Self {
        let storage = format!("/__attach_version1.0_#{number:08X}");
        self.storage(&storage)
            .short(&storage, PART, &[(0x3705, 3, method)])
            .words(&storage, 0x3707, name)
            .long(&storage, 0x3701, "0102", content)
    }

    pub fn bytes(mut self) -> Vec<u8> {
        self.file.flush().unwrap();
        self.file.into_inner().into_inner()
    }
}

/// A moment as Outlook keeps it.
pub fn moment(words: &str) -> u64 {
    let seconds = chrono::DateTime::parse_from_rfc3339(words).unwrap().timestamp();
    u64::try_from(seconds + 11_644_473_600).unwrap() * 10_000_000
}

/// A message with a paper, a picture, a link and another message attached to it.
pub fn message() -> Vec<u8> {
    const INSIDE: &str = "/__attach_version1.0_#00000002/__substg1.0_3701000D";
    Message::new()
        .short(
            "",
            TOP,
            &[(0x0039, 0x40, moment("2027-06-01T09:00:00Z")), (0x3ffd, 3, 1252)],
        )
        .words("", 0x0037, "Papers for the panel")
        .words("", 0x0c1a, "Priya Lund")
        .words("", 0x0c1e, "EX")
        .words("", 0x0c1f, "/O=HOLLINFORD/CN=PLUND")
        .words("", 0x0e04, "Abena Osei")
        .words(
            "",
            0x1000,
            "Dear Chair,\r\n\r\nThe two papers you asked for are attached.\r\n",
        )
        .attached(
            0,
            1,
            "play areas.txt",
            report("Play areas", "mends the swings").as_bytes(),
        )
        .attached(1, 1, "logo.png", b"\x89PNG\r\n\x1a\n0000")
        .storage("/__attach_version1.0_#00000002")
        .short("/__attach_version1.0_#00000002", PART, &[(0x3705, 3, 5)])
        .words("/__attach_version1.0_#00000002", 0x3001, "Earlier/later")
        .storage(INSIDE)
        .short(INSIDE, INNER, &[(0x0e06, 0x40, moment("2027-05-01T22:30:00Z"))])
        .words(INSIDE, 0x0037, "Earlier/later")
        .words(INSIDE, 0x1000, "The lease of the Quillonside depot is under way.")
        .storage(&format!("{INSIDE}/__attach_version1.0_#00000000"))
        .short(
            &format!("{INSIDE}/__attach_version1.0_#00000000"),
            PART,
            &[(0x3705, 3, 1)],
        )
        .words(
            &format!("{INSIDE}/__attach_version1.0_#00000000"),
            0x3707,
            "lease.txt",
        )
        .long(
            &format!("{INSIDE}/__attach_version1.0_#00000000"),
            0x3701,
            "0102",
            report("Depot lease", "lets the Quillonside depot").as_bytes(),
        )
        .attached(3, 7, "Budget book.docx", b"https://files.example/budget")
        .bytes()
}

/// A message of these words and nothing else.
pub fn of_words(words: &str) -> Vec<u8> {
    Message::new()
        .short("", TOP, &[])
        .words("", 0x1000, words)
        .bytes()
}
