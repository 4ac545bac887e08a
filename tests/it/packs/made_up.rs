//! A small agenda pack of invented papers, as a PDF and as what would be read of it; and containers.

use std::io::{Cursor, Write};

use crate::pdf::sketch::{Sketch, bold, lines, set, words};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The pages of the pack: an agenda, the minutes of the last meeting, two reports, one of them exempt.
fn pages() -> Vec<String> {
    let agenda = set("F2", 14.0, 72.0, 70.0, "HOLLINFORD BOROUGH COUNCIL")
        + &set("F2", 14.0, 72.0, 95.0, "Roads Scrutiny Panel")
        + &set("F2", 14.0, 72.0, 120.0, "AGENDA")
        + &words(
            72.0,
            145.0,
            "Meeting to be held on 9 June 2027 at 6.30 p.m. in the Guildhall",
        )
        + &words(72.0, 190.0, "1.")
        + &words(100.0, 190.0, "Apologies for absence")
        + &words(72.0, 214.0, "2.")
        + &words(100.0, 214.0, "Minutes of the last meeting (Page 2)")
        + &words(72.0, 238.0, "3.")
        + &words(100.0, 238.0, "Bus shelter review (Pages 3 - 4)")
        + &words(72.0, 262.0, "4.")
        + &words(100.0, 262.0, "Depot lease (Page 5)");
    let minutes = bold(440.0, 50.0, "Agenda Item 2")
        + &set("F2", 14.0, 72.0, 90.0, "Minutes of the Roads Scrutiny Panel")
        + &words(72.0, 115.0, "Meeting held on 12 May 2027")
        + &lines(
            72.0,
            160.0,
            &[
                "14. Winter roads",
                "RESOLVED - That the Head of Highways writes to the panel about salt by 30 June 2027.",
            ],
        );
    let report = bold(440.0, 50.0, "Agenda Item 3")
        + &title_block("Head of Highways")
        + &set("F2", 14.0, 72.0, 170.0, "Bus shelter review")
        + &set("F2", 12.0, 72.0, 210.0, "Recommendations")
        + &words(72.0, 240.0, "1.")
        + &words(
            100.0,
            240.0,
            "That the Cabinet provides a shelter at every stop in Elm Road by March 2028.",
        )
        + &words(72.0, 264.0, "2.")
        + &words(100.0, 264.0, "That the Cabinet reports back within six months.");
    let second = set("F2", 12.0, 72.0, 90.0, "Background")
        + &words(
            72.0,
            120.0,
            "Officers counted those who wait in the rain at forty stops in the north.",
        );
    let exempt = bold(440.0, 50.0, "Agenda Item 4")
        + &title_block("Head of Property")
        + &words(
            72.0,
            140.0,
            "NOT FOR PUBLICATION: exempt under paragraph 3 of Part 1 of Schedule 12A",
        )
        + &set("F2", 14.0, 72.0, 180.0, "Depot lease")
        + &set("F2", 12.0, 72.0, 220.0, "Recommendations")
        + &words(72.0, 250.0, "1.")
        + &words(
            100.0,
            250.0,
            "That the Cabinet lets the Quillonside depot for five years.",
        );
    [agenda, minutes, report, second, exempt]
        .into_iter()
        .zip(1..)
        .map(|(page, number)| page + &words(290.0, 820.0, &format!("Page {number}")))
        .collect()
}

fn title_block(author: &str) -> String {
    let rows = [
        ("Report to:", "Roads Scrutiny Panel"),
        ("Report of:", author),
        ("Wards affected:", "All"),
    ];
    (0_u32..)
        .zip(rows)
        .map(|(row, (label, value))| {
            let down = 90.0 + 14.0 * f64::from(row);
            words(72.0, down, label) + &words(180.0, down, value)
        })
        .collect()
}

/// The pack as a file.
pub fn pack() -> Vec<u8> {
    Sketch::of_pages(&pages()).bytes()
}

/// The report of the pack as a file of its own, as it was sent out before.
pub fn report_alone() -> Vec<u8> {
    let pages = pages();
    Sketch::of_pages(&pages[2..4]).bytes()
}

/// A zip of these files.
pub fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A report of one recommendation.
pub fn report(title: &str, words: &str) -> String {
    format!(
        "Hollinford Borough Council\n\nReport to Cabinet\n\nDate: 28 June 2027\n\nSubject: {title}\n\n\
         Recommendation 1 - That the Cabinet {words}.\n"
    )
}

/// An e-mail with two papers and a logo attached.
pub fn mail() -> String {
    format!(
        "From: Priya Lund <priya@hollinford.example>\nTo: chair@hollinford.example\n\
         Subject: Papers for the panel\nDate: Tue, 01 Jun 2027 09:00:00 +0000\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=x\n\n\
         --x\nContent-Type: text/plain\n\nDear Chair,\n\nThe two papers you asked for are attached.\n\n\
         --x\nContent-Type: text/plain; name=\"play areas.txt\"\n\
         Content-Disposition: attachment; filename=\"play areas.txt\"\n\n{}\n\
         --x\nContent-Type: image/png; name=logo.png\nContent-Disposition: attachment; filename=logo.png\n\nabc\n\
         --x\nContent-Type: text/plain; name=lease.txt\n\
         Content-Disposition: attachment; filename=lease.txt\n\n{}\n--x--\n",
        report("Play areas", "mends the swings at Ashgrove by March 2028"),
        report("Depot lease", "lets the Quillonside depot")
    )
    .replace('\n', "\r\n")
}

#[test]
#[ignore = "writes packs, a zip and an e-mail to the folder that MADE_UP_PACK names, to be looked at"]
fn the_pack_as_a_file() {
    let folder = std::path::PathBuf::from(std::env::var_os("MADE_UP_PACK").unwrap());
    std::fs::write(folder.join("June pack.pdf"), pack()).unwrap();
    std::fs::write(folder.join("bus shelters.pdf"), report_alone()).unwrap();
    std::fs::write(folder.join("papers.eml"), mail()).unwrap();
    let zip = zip_of(&[
        (
            "June/play areas.txt",
            report("Play areas", "mends the swings").as_bytes(),
        ),
        ("June/.DS_Store", b"junk"),
        ("June/photo.gif", b"GIF89a\x01\0\x01\0\0\0"),
    ]);
    std::fs::write(folder.join("papers.zip"), zip).unwrap();
    std::fs::write(folder.join("long pack.pdf"), crate::pdf::pack::long_pack()).unwrap();
}
