//! Tags: the user's own words by which items of any committee and year are brought together.

/// How long a tag may be, in letters.
pub const LONGEST: usize = 40;

/// The tags in what was typed, which commas and line ends part: white space is folded, what is empty is
/// left out, and what is too long is cut.
#[must_use]
pub fn read(typed: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for part in typed.split([',', ';', '\n']) {
        let words: Vec<&str> = part
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        let words = words.join(" ");
        let tag = words.trim_start_matches('#').trim_start();
        let tag: String = tag.chars().take(LONGEST).collect();
        add(&mut tags, tag.trim_end());
    }
    tags
}

/// Whether two spellings are of one tag: capitals make no difference.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || one.to_lowercase() == other.to_lowercase()
}

/// The spelling that a tag has already, or its own where it is new.
#[must_use]
pub fn spelled<'a>(tag: &'a str, known: &'a [String]) -> &'a str {
    known
        .iter()
        .find(|other| is_same(other, tag))
        .map_or(tag, String::as_str)
}

/// Adds a tag to sorted ones, unless it is empty or among them.
pub fn add(tags: &mut Vec<String>, tag: &str) {
    if tag.is_empty() || tags.iter().any(|other| is_same(other, tag)) {
        return;
    }
    tags.push(tag.to_owned());
    sort(tags);
}

/// Takes a tag away, however it is spelled.
pub fn remove(tags: &mut Vec<String>, tag: &str) {
    tags.retain(|other| !is_same(other, tag));
}

/// Sorts tags as a reader looks for them: capitals make no difference.
pub fn sort(tags: &mut [String]) {
    tags.sort_by_cached_key(|tag| (tag.to_lowercase(), tag.clone()));
}

/// How tags are kept in one text: one a line; none where there are none.
#[must_use]
pub fn to_lines(tags: &[String]) -> Option<String> {
    (!tags.is_empty()).then(|| tags.join("\n"))
}

/// The tags that [`to_lines`] kept.
#[must_use]
pub fn of_lines(lines: Option<&str>) -> Vec<String> {
    lines
        .unwrap_or_default()
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_parted_by_commas_and_tidied() {
        for (typed, tags) in [
            ("damp", &["damp"][..]),
            (
                " damp ,  void  homes\n#Repairs",
                &["damp", "Repairs", "void homes"],
            ),
            ("Damp, damp, DAMP", &["Damp"]),
            (" , #, ;\t", &[]),
            ("a\u{0}b", &["a b"]),
        ] {
            assert_eq!(read(typed), tags, "{typed:?}");
        }
        let long = read(&"w".repeat(90));
        assert_eq!(long[0].chars().count(), LONGEST);
    }

    #[test]
    fn a_tag_is_found_however_it_is_spelled() {
        let mut tags = read("Damp, void homes");
        assert_eq!(spelled("DAMP", &tags), "Damp");
        assert_eq!(spelled("buses", &tags), "buses");
        add(&mut tags, "VOID HOMES");
        assert_eq!(tags, ["Damp", "void homes"]);
        remove(&mut tags, "damp");
        assert_eq!(tags, ["void homes"]);
    }

    #[test]
    fn tags_come_back_as_they_were_kept() {
        let tags = read("damp, void homes");
        assert_eq!(of_lines(to_lines(&tags).as_deref()), tags);
        assert_eq!(to_lines(&[]), None);
        assert_eq!(of_lines(None), Vec::<String>::new());
    }
}
