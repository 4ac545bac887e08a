//! Packs on the command line.

use serde_json::Value;

use super::made_up::pack;
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
