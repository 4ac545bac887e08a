//! What happens to files good and bad: `extract`, which reads a paper as an import does.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use crate::support::{Ended, Home};

const PAPER: &str = "Hollinford Borough Council\n\nRECOMMENDATION 1: That the Cabinet keeps the ŵ.\n";

fn extracted(home: &Home, file: &Path) -> Ended {
    home.run(["extract".as_ref(), "--json".as_ref(), file.as_os_str()])
}

#[test]
fn a_paper_becomes_exactly_one_json_object() {
    let home = Home::new();
    let ended = extracted(&home, &home.file("paper.txt", PAPER));
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert!(json.is_object(), "{}", ended.out);
}

#[test]
fn the_places_of_findings_are_counted_in_the_text_that_is_printed() {
    let home = Home::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/2026-06-16-cabinet-response.txt");
    let json: serde_json::Value = serde_json::from_str(&extracted(&home, &sample).out).unwrap();
    let text = home
        .run(["extract".as_ref(), "--text".as_ref(), sample.as_os_str()])
        .out;
    let characters: Vec<char> = text.chars().collect();
    let items = json["items"].as_array().unwrap();
    assert!(!items.is_empty());
    for item in items {
        let place = |end: &str| usize::try_from(item["span"][end].as_u64().unwrap()).unwrap();
        let printed: String = characters[place("start")..place("end")].iter().collect();
        let words: Vec<&str> = printed.split_whitespace().collect();
        assert_eq!(words.join(" "), item["text"].as_str().unwrap());
    }
}

#[test]
fn explain_says_which_rule_found_what() {
    let home = Home::new();
    let paper = home.file("paper.txt", PAPER);
    let ended = home.run(["explain".as_ref(), paper.as_os_str()]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.contains("recommendation_label"), "{}", ended.out);
}

#[test]
fn the_text_is_printed_as_it_is_counted_with_nothing_added() {
    let home = Home::new();
    let ended = home.run([
        "extract".as_ref(),
        "--text".as_ref(),
        home.file("paper.txt", PAPER).as_os_str(),
    ]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(ended.out.contains("keeps the ŵ."), "{}", ended.out);
    assert!(!ended.out.ends_with("\n\n"), "{:?}", ended.out);
}

#[test]
fn a_file_that_cannot_be_read_is_told_on_standard_error_with_code_3() {
    let home = Home::new();
    let sparse = home.path("pack.txt");
    File::create(&sparse).unwrap().set_len(1 << 40).unwrap();
    fs::create_dir(home.path("papers")).unwrap();
    let mut told = String::new();
    for (what, file) in [
        ("an empty file", home.file("empty.txt", "")),
        ("a folder", home.path("papers")),
        ("a file that is not there", home.path("gone.txt")),
        ("a huge file", sparse),
        (
            "a PDF without an end",
            home.file("budget.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"),
        ),
        (
            "a program",
            home.file(
                "minutes.txt",
                b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0",
            ),
        ),
        (
            "nothing but white space",
            home.file("white.txt", " \n\n \u{a0}\n"),
        ),
        (
            "a page nested without end",
            home.file("deep.html", "<html><body>".to_owned() + &"<div>".repeat(30_000)),
        ),
    ] {
        let ended = extracted(&home, &file);
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(3), ""),
            "{what}: {}",
            ended.err
        );
        told.push_str(&format!("{what}:\n{}\n", ended.err));
    }
    insta::assert_snapshot!(told, @r#"
    an empty file:
    This file is empty: ~/empty.txt
      Download or copy it again.

    a folder:
    This is a folder: ~/papers
      Choose the papers in it.

    a file that is not there:
    There is no such file: ~/gone.txt
      Check its name and its folder.
      No such file or directory (os error 2)

    a huge file:
    This file is too large: 1048576 MB, and the most that can be read is 256 MB: ~/pack.txt
      Save the part you need as a file of its own; unpack a zip, and import the folder.

    a PDF without an end:
    This file is damaged or was cut short, and nothing in it can be read: ~/budget.pdf
      Download or copy it again. If it opens in Word or LibreOffice, save it there under another name, and import that.

    a program:
    This file is a program, which cannot be read yet: ~/minutes.txt
      So far, PDFs, Word, Excel, OpenDocument and Rich Text files, e-mails, saved web pages, tables as text, plain text and Markdown can be read: save or copy the paper as one of these, and import that.

    nothing but white space:
    This file is empty: ~/white.txt
      Download or copy it again.

    a page nested without end:
    This file is built in a way that cannot be read: ~/deep.html
      Open it in the program it was made for, copy its text into a plain text file, and import that.
    "#);
}

#[cfg(unix)]
#[test]
fn a_device_and_a_pipe_are_no_files_and_are_not_waited_for() {
    let home = Home::new();
    for device in ["/dev/null", "/dev/zero"] {
        let ended = extracted(&home, Path::new(device));
        assert_eq!((ended.code, ended.out.as_str()), (Some(3), ""), "{device}");
        assert!(ended.err.starts_with("This is not a file"), "{}", ended.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_unicode_is_a_name_like_any_other() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let name = std::ffi::OsStr::from_bytes(b"response\xff.txt");
    let ended = extracted(&home, &home.file(name, PAPER));
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
}

#[test]
fn a_reader_of_the_output_that_has_seen_enough_is_no_error() {
    let home = Home::new();
    // More than a pipe holds, so that the rest finds nobody to read it.
    let long = "That the Cabinet reports back. ".repeat(6_000);
    let paper = home.file("long.txt", long);
    let mut child = home
        .command(["extract".as_ref(), "--text".as_ref(), paper.as_os_str()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 4];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ended = home.ended(&child.wait_with_output().unwrap());
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
}
