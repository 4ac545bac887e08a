//! What the README says about the project itself is so.

use std::fs;
use std::path::Path;

fn content(relative: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(relative);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines of the first block of commands after these words.
fn commands_after(readme: &str, words: &str) -> Vec<String> {
    let after = readme
        .split_once(words)
        .unwrap_or_else(|| panic!("the README no longer says {words:?}"))
        .1;
    let block = after.split("```sh\n").nth(1).unwrap();
    let block = block.split("```").next().unwrap();
    block.lines().map(str::to_owned).collect()
}

#[test]
fn the_readme_names_exactly_the_commands_that_ci_runs() {
    let script = content(".ci/run");
    let steps: Vec<String> = script
        .lines()
        .filter_map(|line| line.strip_prefix("step "))
        .map(str::to_owned)
        .collect();
    let readme = content("README.md");
    assert_eq!(commands_after(&readme, "`.ci/run`, which runs:"), steps);
    let test_command = commands_after(&readme, "### Test it");
    assert_eq!(test_command.len(), 1);
    assert!(steps.contains(&test_command[0]));
}

#[test]
fn every_file_that_the_readme_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = content("README.md");
    let mut links = 0;
    for (at, _) in readme.match_indices("](") {
        let target = readme[at + 2..].split(')').next().unwrap();
        // Pictures of the window are taken anew for each release, by `scripts/screenshots`.
        if target.starts_with("https://") || target.starts_with("assets/screenshots/") {
            continue;
        }
        assert!(
            root.join(target).exists(),
            "the README links to {target}, which is not there"
        );
        links += 1;
    }
    assert!(links >= 4);
}

#[test]
fn the_sample_that_the_readme_quotes_is_worded_as_the_sample_is() {
    let readme = content("README.md");
    let paper = content("assets/samples/2026-06-16-cabinet-response.txt");
    let block = readme.split("```json\n").nth(1).unwrap();
    let quoted: serde_json::Value = serde_json::from_str(block.split("```").next().unwrap()).unwrap();
    let item = &quoted["items"][0];
    for words in [
        &quoted["title"],
        &item["text"],
        &item["response"]["text"],
        &item["due"]["phrase"],
    ] {
        assert!(paper.contains(words.as_str().unwrap()), "{words}");
    }
}
