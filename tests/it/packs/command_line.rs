//! Packs on the command line.

use regex::Regex;
use serde_json::Value;

use super::made_up::{mail, pack, report, zip_of};
use crate::support::Home;

#[test]
fn a_pack_prints_its_papers_with_places_in_the_text_of_the_file() {
    let home = Home::new();
    home.file("pack.pdf", pack());
    let ended = home.run(["extract", "--json", "pack.pdf"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let json: Value = serde_json::from_str(&ended.out).unwrap();
    let papers = json["papers"].as_array().unwrap();
    assert_eq!(papers.len(), 4);
    let text: Vec<char> = home.run(["extract", "--text", "pack.pdf"]).out.chars().collect();
    let mut items = 0;
    for item in papers.iter().flat_map(|paper| paper["items"].as_array().unwrap()) {
        let at = |end: &str| usize::try_from(item["span"][end].as_u64().unwrap()).unwrap();
        let words: String = text[at("start")..at("end")].iter().collect();
        let folded = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(folded, item["text"].as_str().unwrap());
        items += 1;
    }
    assert!(items >= 3, "{items} items");
    let part = &papers[2]["part"];
    assert_eq!(
        (part["first_page"].as_u64(), part["last_page"].as_u64()),
        (Some(3), Some(4))
    );
    assert_eq!(papers[2]["title"], "Bus shelter review");
}

#[test]
fn explaining_a_pack_explains_each_paper() {
    let home = Home::new();
    home.file("pack.pdf", pack());
    let ended = home.run(["explain", "pack.pdf"]);
    let heads: Vec<&str> = ended
        .out
        .lines()
        .filter(|line| line.starts_with("Paper "))
        .collect();
    assert_eq!(heads.len(), 4, "{}", ended.out);
    assert_eq!(heads[2], "Paper 3 of 4, pages 3–4: Bus shelter review");
}

/// The output without what differs from run to run: identities, references and the day of filing.
fn settled(text: &str) -> String {
    let reference = r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{8}\b";
    let text = Regex::new(reference).unwrap().replace_all(text, "12345678");
    let filed_on = Regex::new(r"(filed on|Filed on) +\d+ \w+ \d{4}").unwrap();
    filed_on.replace_all(&text, "$1 DAY").into_owned()
}

#[test]
fn importing_tells_of_every_paper_and_of_everything_that_was_left_out() {
    let home = Home::new();
    home.file("June pack.pdf", pack());
    home.file("papers.eml", mail());
    let play_areas = report("Swings", "mends the swings at Oakley");
    let zip = zip_of(&[
        ("June/swings.txt", play_areas.as_bytes()),
        ("June/.DS_Store", b"junk"),
        ("June/photo.gif", b"GIF89a\x01\0\x01\0\0\0"),
    ]);
    home.file("papers.zip", zip);
    let ended = home.run(["import", "June pack.pdf", "papers.zip", "papers.eml"]);
    assert_eq!(ended.code, Some(3), "{}", ended.err);
    assert!(ended.err.starts_with("This file is a picture"), "{}", ended.err);
    assert!(ended.err.contains("papers.zip/June/photo.gif"), "{}", ended.err);
    insta::assert_snapshot!(ended.out, @r#"
    Filed 4 papers from June pack.pdf
      “Agenda”, page 1, nothing found in it
      “Minutes of the Roads Scrutiny Panel”, page 2, 1 finding in the inbox
      “Bus shelter review”, pages 3–4, 2 findings in the inbox
      “Depot lease”, page 5, 1 finding in the inbox
    Left out of papers.zip: 1 file, hidden, or made by the system for itself
      June/.DS_Store
    Filed: papers.zip/June/swings.txt
      “Swings”, 1 finding in the inbox
    Filed: papers.eml
      “Papers for the panel”, nothing found in it
    Left out of papers.eml: 1 file, a picture, an invitation or a signature and not a paper
      logo.png
    Filed: papers.eml/play areas.txt
      “Play areas”, 1 finding in the inbox
    Filed: papers.eml/lease.txt
      “Depot lease”, 1 finding in the inbox
    8 papers filed, 2 files left out, 1 not filed
    "#);
    let again = home.run(["import", "June pack.pdf"]);
    insta::assert_snapshot!(settled(&again.out), @r#"
    Already filed: June pack.pdf
      all 4 papers in it, filed on DAY
    0 papers filed, 4 already filed
    "#);
    let list = home.run(["list", "papers"]);
    insta::assert_snapshot!(settled(&list.out), @r#"
    Ref       Date          Kind              In inbox  Items  Paper
    12345678  28 June 2027  Committee report  1         0      Depot lease (attached to “Papers for the panel”)
    12345678  28 June 2027  Committee report  1         0      Play areas (attached to “Papers for the panel”)
    12345678  28 June 2027  Committee report  1         0      Swings
    12345678  9 June 2027   Other paper       0         0      Agenda (page 1 of June pack.pdf)
    12345678  12 May 2027   Minutes           1         0      Minutes of the Roads Scrutiny Panel (page 2 of June pack.pdf)
    12345678  9 June 2027   Committee report  2         0      Bus shelter review (pages 3–4 of June pack.pdf)
    12345678  9 June 2027   Committee report  1         0      Depot lease (page 5 of June pack.pdf)
    12345678  1 June 2027   Other paper       0         0      Papers for the panel
    "#);
}

#[test]
fn a_paper_of_a_pack_is_shown_with_its_place_in_the_file() {
    let home = Home::new();
    home.file("June pack.pdf", pack());
    home.run(["import", "June pack.pdf"]);
    let list: Value = serde_json::from_str(&home.run(["list", "papers", "--json"]).out).unwrap();
    let papers = list.as_array().unwrap();
    let part = &papers[2]["part"];
    assert_eq!(part["pack"], "Roads Scrutiny Panel, 9 June 2027");
    assert_eq!((part["number"].as_u64(), part["of"].as_u64()), (Some(3), Some(4)));
    let id = papers[2]["id"].as_str().unwrap();
    let shown = home.run(["show", id]);
    for line in [
        "File              pages 3–4 of June pack.pdf\n",
        "Pack              Roads Scrutiny Panel, 9 June 2027, paper 3 of 4\n",
    ] {
        assert!(shown.out.contains(line), "{}", shown.out);
    }
    assert!(!shown.out.contains("Minutes of the last"), "{}", shown.out);
}

#[test]
fn a_zip_is_no_paper_to_be_extracted() {
    let home = Home::new();
    home.file(
        "papers.zip",
        zip_of(&[("a.txt", b"That the Cabinet reports back.")]),
    );
    let ended = home.run(["extract", "--text", "papers.zip"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(3), ""));
    insta::assert_snapshot!(ended.err, @r#"
    This file holds other files and no words of its own: papers.zip
      Import it to file what is in it, or unpack it and choose one of its papers.
    "#);
}

#[test]
fn a_check_says_of_a_file_that_was_erased_with_a_destroyed_paper() {
    use scrutiny_desk::register::command::PaperCommand;
    use scrutiny_desk::register::command::paper::destroy_number;
    use scrutiny_desk::register::{Access, Command, Register};
    let home = Home::new();
    home.file("June pack.pdf", pack());
    home.run(["import", "June pack.pdf"]);
    let folder = home.path("data/scrutinydesk/register");
    let now = "2027-06-01T20:15:00Z".parse().unwrap();
    let (register, _) = Register::open(&folder, Access::Write, now).unwrap();
    let rows = register.reader().unwrap().papers().unwrap();
    let paper = &rows[3].paper;
    let typed = destroy_number(paper);
    let destroy = PaperCommand::Destroy {
        paper: paper.id,
        typed,
    };
    register.perform(Command::Paper(destroy), now).unwrap();
    let other = rows[2].paper.id.to_string();
    drop(register);
    let ended = home.run(["check"]);
    assert_eq!(ended.code, Some(0));
    let line =
        "1 original was erased with a paper that was destroyed; the other papers in it keep their text\n";
    assert!(ended.out.contains(line), "{}", ended.out);
    let shown = home.run(["show", &other]);
    let line = "Original          erased, because another paper in it was destroyed; the text is kept";
    assert!(shown.out.contains(line), "{}", shown.out);
}

#[test]
fn extracting_an_e_mail_reads_the_message_and_names_what_is_attached() {
    let home = Home::new();
    home.file("papers.eml", mail());
    let ended = home.run(["extract", "--json", "papers.eml"]);
    let json: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(json["title"], "Papers for the panel");
    assert!(json.get("part").is_none());
    assert_eq!(
        json["notes"],
        serde_json::json!([
            "Attached to this e-mail and not read here: play areas.txt, lease.txt. An import files what is attached as papers of their own."
        ])
    );
}
