//! The numbers beside recommendations, as they are compared: "Rec 3", "(3)", "R3." and "3" are one
//! number, "3a" is a part of 3, and "PE/22-3" ends in it. Numbers in a sentence ("accepts
//! recommendations 1, 2 and 5") are read here too.

use super::words::words;
use std::collections::BTreeSet;

/// A number as printed, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Number {
    /// Each number of "1 & 2" or "3 to 5" in full, folded.
    all: Vec<String>,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same {
    /// Both are given and they are different.
    No,
    /// One of them is not given.
    Unknown,
    /// The one ends in the other, or they are the same place in two ways of counting.
    Tail,
    /// The one is a part of the other, or one of several.
    Part,
    /// They are equal.
    Yes,
}

impl Number {
    /// Reads what is printed beside an item.
    pub fn read(printed: Option<&str>) -> Self {
        let Some(printed) = printed else {
            return Self::default();
        };
        let all = list(&words_with_points(printed));
        let all = all.into_iter().filter(|n| !n.is_empty()).collect();
        Self { all }
    }

    /// Whether it names several items.
    pub const fn is_list(&self) -> bool {
        self.all.len() > 1
    }

    /// The place of the first number in its list: 3 for "3", "R3", "(iii)" and "(c)".
    fn place(&self) -> Option<u32> {
        let only = self.all.first()?;
        let tail = only.rsplit(['.', '/', '-', ' ']).next().unwrap_or(only);
        let digits: String = tail.chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() {
            ordinal(tail)
        } else {
            digits.parse().ok()
        }
    }

    /// The point and the step of a number in two parts, "2.1", "(b)(ii)", "3 (i)".
    fn step(&self) -> Option<(u32, &str)> {
        let only = self.all.first()?;
        let (head, step) = only.split_once(['.', ' '])?;
        let is_plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if !is_plain(step) || !(step.bytes().all(|b| b.is_ascii_digit()) || ordinal(step).is_some()) {
            return None;
        }
        let head = head.parse().ok().or_else(|| ordinal(head))?;
        Some((head, step))
    }

    /// Whether numbers are of steps, several to a point: 1.1, 1.2, 2.1, or (a)(i), (a)(ii), (b).
    /// Paragraphs 6.1, 6.2 and 6.3 are the points themselves.
    pub fn are_steps<'n>(numbers: impl Iterator<Item = &'n Self> + Clone) -> bool {
        let heads: Vec<u32> = numbers
            .clone()
            .filter_map(Self::step)
            .map(|(head, _)| head)
            .collect();
        let points: BTreeSet<u32> = numbers
            .filter(|number| number.step().is_none())
            .filter_map(Self::place)
            .chain(heads.iter().copied())
            .collect();
        let stepped: BTreeSet<u32> = heads.iter().copied().collect();
        points.len() >= 2 && heads.len() > stepped.len()
    }

    /// How the number of a step compares with that of an item.
    pub fn compare_step(&self, item: &Self) -> Same {
        match (self.step(), item.place()) {
            (Some((head, _)), Some(place)) if item.step().is_none() => {
                if head == place {
                    Same::Part
                } else {
                    Same::No
                }
            }
            _ => self.compare(item),
        }
    }

    /// How it compares with the number of an item.
    pub fn compare(&self, item: &Self) -> Same {
        let Some(wanted) = item.all.first() else {
            return Same::Unknown;
        };
        if self.all.is_empty() {
            return Same::Unknown;
        }
        if self.all.contains(wanted) {
            return if self.is_list() { Same::Part } else { Same::Yes };
        }
        let is_part = self.all.iter().any(|one| {
            one.strip_prefix(wanted.as_str()).is_some_and(|rest| {
                rest.trim_start_matches(['.', '(', ' ']).len() == 1
                    && rest.ends_with(|c: char| c.is_ascii_lowercase())
            })
        });
        if is_part {
            return Same::Part;
        }
        match (self.place(), item.place()) {
            (Some(a), Some(b)) if a == b && !self.is_list() => Same::Tail,
            _ => Same::No,
        }
    }
}

/// The place of a letter or a Roman numeral in its list.
fn ordinal(mark: &str) -> Option<u32> {
    const ROMAN: &[&str] = &[
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    if let Some(at) = ROMAN.iter().position(|roman| *roman == mark) {
        return u32::try_from(at + 1).ok();
    }
    let mut letters = mark.chars();
    let only = letters.next().filter(|_| letters.next().is_none())?;
    only.is_ascii_lowercase()
        .then(|| u32::from(only) - u32::from('a') + 1)
}

/// The words of a number, its inner points, dashes and strokes kept.
fn words_with_points(printed: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(printed.len());
    for c in printed.chars().flat_map(char::to_lowercase) {
        match c {
            '&' | ',' | '+' | ';' => {
                spaced.push(' ');
                spaced.push(',');
                spaced.push(' ');
            }
            '–' | '—' => spaced.push('-'),
            '\'' | '\u{2019}' => {}
            c if c.is_alphanumeric() || matches!(c, '.' | '/' | '-') => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    spaced
        .split_whitespace()
        .map(|word| word.trim_matches(['.', '/', '-']).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// "rec 3" is 3, "r3" is 3.
fn bare(word: &str) -> &str {
    let rest = ["recommendation", "rec", "no", "r"]
        .iter()
        .find_map(|mark| word.strip_prefix(mark));
    match rest {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => word,
    }
}

const fn is_name(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        b"recommendation"
            | b"recommendations"
            | b"rec"
            | b"recs"
            | b"no"
            | b"nos"
            | b"number"
            | b"numbers"
            | b"point"
            | b"points"
    )
}

/// The numbers of "1, 2 and 5" or "1 to 3"; several words that are no list are one number.
fn list(words: &[String]) -> Vec<String> {
    let joins = |word: &str| matches!(word, "," | "and" | "to");
    let kept: Vec<&str> = words
        .iter()
        .map(|word| bare(word))
        .filter(|word| !is_name(word))
        .collect();
    if !kept.iter().any(|word| joins(word)) {
        return range(&kept).unwrap_or_else(|| vec![kept.join(" ")]);
    }
    let mut all = Vec::new();
    let mut rest = kept.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let (Some(start), Some((&"to", [last, ..]))) = (first.parse::<u32>().ok(), after.split_first())
            && let Ok(last) = last.parse::<u32>()
        {
            all.extend((start..=last.min(start + 50)).map(|n| n.to_string()));
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        if let Some(run) = range(&[first]) {
            all.extend(run);
        } else if !joins(first) {
            all.push((*first).to_owned());
        }
        rest = after;
    }
    all
}

/// "1-3" as 1, 2 and 3; "2022-1" is one number.
fn range(words: &[&str]) -> Option<Vec<String>> {
    let [only] = words else { return None };
    let (first, last) = only.split_once('-')?;
    let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
    (first < last && last <= 60).then(|| (first..=last).map(|n| n.to_string()).collect())
}

/// Recommendations that a sentence names by number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    /// The numbers, in the order of the sentence.
    pub numbers: Number,
    /// The words that say whose they are: "of the Panel's report on fly-tipping".
    pub whose: Vec<String>,
}

/// Reads a decision that names recommendations by number: "That recommendations 1 and 3 of the
/// report be accepted". None where nothing is decided of them or nothing is named.
pub(super) fn cited(text: &str) -> Option<Cited> {
    const DECIDED: &[&str] = &[
        "accepted",
        "accept",
        "accepts",
        "agreed",
        "agree",
        "agrees",
        "approved",
        "approve",
        "approves",
        "endorsed",
        "endorses",
        "supported",
        "supports",
        "noted",
        "rejected",
        "rejects",
        "adopted",
        "adopts",
        "declined",
        "deferred",
        "implemented",
        "welcomed",
    ];
    let all = words_with_points(text);
    let at = all
        .iter()
        .position(|word| matches!(word.as_str(), "recommendation" | "recommendations"))?;
    if !all.iter().any(|word| DECIDED.contains(&word.as_str())) {
        return None;
    }
    let after = all.get(at + 1..)?;
    let is_number = |word: &String| {
        let word = bare(word);
        word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "," | "and" | "to")
    };
    let end = after
        .iter()
        .position(|word| !is_number(word))
        .unwrap_or(after.len());
    let (numbers, rest) = after.split_at(end);
    if !numbers
        .iter()
        .any(|word| bare(word).starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let ends = |word: &&String| {
        !matches!(
            word.as_str(),
            "be" | "are" | "is" | "was" | "were" | "as" | "subject" | "," | "but"
        )
    };
    let whose = rest
        .iter()
        .take_while(ends)
        .flat_map(|word| words(word))
        .collect();
    let all = list(numbers);
    Some(Cited {
        numbers: Number { all },
        whose,
    })
}

/// `text` without "Recommendation 3:" in front of it, and the number that stood there.
pub(super) fn without_heading(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_start();
    let lower = trimmed.to_ascii_lowercase();
    let Some(name) = ["recommendation", "rec", "action", "r"]
        .iter()
        .find(|name| lower.starts_with(**name))
    else {
        return (text, None);
    };
    let rest = trimmed
        .get(name.len()..)
        .unwrap_or_default()
        .trim_start_matches([' ', '.', '(']);
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let number = number.trim_end_matches('.');
    let marks = [' ', ':', '–', '—', '-', ')', '.'];
    let stands_apart = after.is_empty() || after.starts_with(marks);
    if number.is_empty() || !stands_apart {
        return (text, None);
    }
    let left = after.trim_start_matches(marks);
    // "Recommendation 2 be accepted" is a sentence of its own.
    if left.starts_with(|c: char| c.is_lowercase())
        && !after.starts_with([':', '–', '—', '-'])
        && !after.trim_start().starts_with([':', '–', '—', '-'])
    {
        return (text, None);
    }
    (left, Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_as_a_reader_compares_them() {
        for (printed, item, expected) in [
            ("(3)", "3.", Same::Yes),
            ("Rec 3", "R3", Same::Yes),
            ("Recommendation 3", "3", Same::Yes),
            ("1 & 2", "2", Same::Part),
            ("Recs 1-3", "2", Same::Part),
            ("1, 2 and 5", "5", Same::Part),
            ("1, 2 and 5", "4", Same::No),
            ("3a", "3", Same::Part),
            ("3(b)", "3", Same::Part),
            ("1-3 and 5", "2", Same::Part),
            ("2022-1", "1", Same::Tail),
            ("NSC 64", "64", Same::Tail),
            ("(c)", "3", Same::Tail),
            ("31", "3", Same::No),
            ("", "3", Same::Unknown),
        ] {
            let read = Number::read(Some(printed)).compare(&Number::read(Some(item)));
            assert_eq!(read, expected, "{printed} beside {item}");
        }
    }

    #[test]
    fn steps_of_a_point_are_parts_of_it() {
        let read = |all: &[&str]| -> Vec<Number> { all.iter().map(|one| Number::read(Some(one))).collect() };
        for (numbers, steps) in [
            (&["1.1", "1.2", "2.1"][..], true),
            (&["(a)(i)", "(a)(ii)", "(b)"], true),
            (&["6.1", "6.2", "6.3"], false),
            (&["1", "2", "3"], false),
            (&["3a", "3b", "4"], false),
        ] {
            let numbers = read(numbers);
            assert_eq!(Number::are_steps(numbers.iter()), steps, "{numbers:?}");
        }
        for (step, item, expected) in [
            ("1.2", "1", Same::Part),
            ("1.2", "2", Same::No),
            ("(b)(i)", "2", Same::Part),
            ("(b)(i)", "(a)", Same::No),
            ("(c)", "3", Same::Tail),
        ] {
            let read = Number::read(Some(step)).compare_step(&Number::read(Some(item)));
            assert_eq!(read, expected, "{step} beside {item}");
        }
    }

    #[test]
    fn a_decision_names_recommendations_by_number() {
        for (text, count, whose) in [
            (
                "That recommendations 1 and 3 of the Panel's report on fly-tipping be accepted.",
                2,
                "of the panels report on fly tipping",
            ),
            ("Cabinet accepts recommendations 1, 2 and 5.", 3, ""),
            ("That recommendations 2 to 4 be noted", 3, ""),
        ] {
            let cited = cited(text).unwrap();
            assert_eq!(cited.numbers.all.len(), count, "{text}");
            assert_eq!(cited.whose.join(" "), whose, "{text}");
        }
        for text in [
            "Cabinet be asked to think again about Recommendation 7",
            "That the recommendations be accepted",
            "That the recommendation of 4 officers be read",
        ] {
            assert_eq!(cited(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_in_front_is_a_heading() {
        for (text, left, number) in [
            (
                "Recommendation 2 – That a panel meets",
                "That a panel meets",
                Some("2"),
            ),
            (
                "Recommendation 3: humidity sensors",
                "humidity sensors",
                Some("3"),
            ),
            ("Recommendation 4", "", Some("4")),
            (
                "Recommendation 2 be accepted",
                "Recommendation 2 be accepted",
                None,
            ),
            ("Records be kept for 3 years", "Records be kept for 3 years", None),
        ] {
            assert_eq!(without_heading(text), (left, number), "{text}");
        }
    }
}
