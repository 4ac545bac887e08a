//! Whom an item asks, as its own words name them: "That the Head of Parks be asked to …", "Scrutiny
//! Officer to …". A body that merely receives the paper is not asked.

use super::paper::Paper;
use super::style;
use regex::Regex;
use std::sync::LazyLock;

#[expect(
    clippy::expect_used,
    reason = "fixed patterns, compiled by the tests of this module"
)]
static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let opening = r"^(?:(?:T H A T|That|that|THAT),? )?(?:subject to [^,]{1,80}, )?(?:the |The |to remit the |to remit |to request the |[Rr]equest that the |[Rr]equest that |to instruct the )?";
    let name = r"(?P<who>[A-Z][\w&'/()-]*(?:,? (?:[A-Z][\w&'/()-]*|of|for|and|and/or|the|to the|in|&|where appropriate)){0,14})";
    Patterns {
        passive: Regex::new(&format!(r"{opening}{name}(?: with [^,;]{{1,60}}?| responsible [^,;]{{1,60}}?)? (?:be|is|are) (?:further )?(?:asked|requested|recommended|advised|urged|instructed|authorised|delegated|tasked)\b")).expect("fixed"),
        to_act: Regex::new(&format!(r"{opening}{name},? to (?P<verb>[a-z]+)")).expect("fixed"),
        active: Regex::new(&format!(r"{opening}{name},? (?:(?:shall|should|must|will|would) (?P<modal>[a-z]+)|(?P<verb>[a-z]+))\b")).expect("fixed"),
        recommended_to: Regex::new(r"^(?:[Tt]o )?[Rr]ecommend (?:to )?(?:the )?(?P<who>[A-Z][\w]+(?: [A-Z][\w]+){0,3}) (?:that|to)\b").expect("fixed"),
        officers: Regex::new(r"^(?:That |that )?(?:the )?(?P<who>officers|members) (?:report|provide|bring|be asked|be requested|prepare|look|to |should )").expect("fixed"),
        welsh: Regex::new(r"^(?:gofyn i'r|bod y|gofyn i) (?P<who>[A-Z][\w']+(?: [A-Z][\w']+){0,4})").expect("fixed"),
        facilitated: Regex::new(r"\bshould be \w+ (?:jointly )?by (?P<who>[A-Z][\w&]*(?: (?:[A-Z][\w&]*|and|of|departments)){0,6}) by\b").expect("fixed"),
    }
});

struct Patterns {
    passive: Regex,
    to_act: Regex,
    active: Regex,
    recommended_to: Regex,
    officers: Regex,
    welsh: Regex,
    facilitated: Regex,
}

/// Verbs by which minutes tell what somebody did or said; they ask nobody.
const TOLD: &[&str] = &[
    "sought",
    "wanted",
    "said",
    "spoke",
    "undertook",
    "gave",
    "took",
    "felt",
    "thought",
    "told",
    "heard",
    "put",
    "was",
    "also",
    "then",
    "only",
    "fully",
    "currently",
];

/// Words after a name that show it is what is spoken of and not who is asked.
const STATES: &[&str] = &[
    "be", "is", "are", "was", "were", "has", "have", "had", "of", "on", "in", "at", "by", "with", "as", "or",
    "to", "that", "which", "who", "from", "for", "not", "been",
];

/// The body or person that the words of an item ask; none where they ask nobody by name.
#[must_use]
pub fn named_in(words: &str, paper: &Paper<'_>) -> Option<String> {
    let sentences = super::sentence::sentences(words);
    let first = sentences.first().and_then(|range| words.get(range.clone()))?;
    in_sentence(first, paper).or_else(|| {
        // "… is too broad. Therefore, the Agency should …"
        sentences
            .iter()
            .skip(1)
            .take(2)
            .filter_map(|range| words.get(range.clone()))
            .find_map(|sentence| {
                let bare = sentence
                    .strip_prefix("Therefore, ")
                    .or_else(|| sentence.strip_prefix("Therefore "))?;
                in_sentence(bare, paper)
            })
    })
}

fn in_sentence(words: &str, paper: &Paper<'_>) -> Option<String> {
    let words = strip_opening(strip_time(words));
    let patterns = &*PATTERNS;
    let group = |regex: &Regex| {
        regex
            .captures(words)
            .and_then(|found| found.name("who"))
            .map(|who| who.as_str().to_owned())
    };
    if let Some(who) = group(&patterns.passive) {
        return Some(tidy(&who)).filter(|who| is_somebody(who, paper));
    }
    if let Some(who) = group(&patterns.welsh)
        .or_else(|| group(&patterns.recommended_to))
        .or_else(|| group(&patterns.officers))
        .or_else(|| group(&patterns.facilitated))
    {
        return Some(who);
    }
    if let Some(found) = patterns.to_act.captures(words) {
        let (who, verb) = (found.name("who")?.as_str(), found.name("verb")?.as_str());
        if !STATES.contains(&verb) && is_somebody(who, paper) {
            return Some(tidy(who));
        }
    }
    let found = patterns.active.captures(words)?;
    let who = found.name("who")?.as_str();
    if let Some(modal) = found.name("modal") {
        let passive = modal.as_str() == "be" && !words.contains(" be obliged to ");
        return (!passive && is_somebody(who, paper)).then(|| tidy(who));
    }
    let verb = found.name("verb")?.as_str();
    let doing =
        !STATES.contains(&verb) && !TOLD.contains(&verb) && !verb.ends_with("ed") && !verb.ends_with("ing");
    (doing && is_somebody(who, paper)).then(|| tidy(who))
}

/// A time or condition before the one who is asked: "By 31 October 2025, the Department shall …".
fn strip_time(words: &str) -> &str {
    let opens = [
        "By ",
        "In ",
        "As soon as ",
        "During ",
        "Within ",
        "From ",
        "Before ",
        "If ",
        "Where ",
    ];
    if !opens.iter().any(|word| words.starts_with(word)) {
        return words;
    }
    words
        .find(", ")
        .filter(|at| *at < 120)
        .and_then(|at| words.get(at + 2..))
        .unwrap_or(words)
}

/// The words that say who recommends: "The group recommends that the Council keeps …".
fn strip_opening(words: &str) -> &str {
    let at = ["recommends that ", "recommend that "]
        .iter()
        .find_map(|verb| words.find(verb).map(|at| at + verb.len()));
    at.filter(|at| *at < 60)
        .and_then(|at| words.get(at..))
        .unwrap_or(words)
}

/// Whether a name is that of an office or a body, and not of a matter.
fn is_somebody(who: &str, paper: &Paper<'_>) -> bool {
    let low = who.to_lowercase();
    let people = &paper.words.people;
    let last = low.rsplit(' ').next().unwrap_or("").trim_end_matches("'s");
    let first = low.split(' ').next().unwrap_or("");
    let is = |word: &str| people.offices.has(word) || people.bodies.has(word);
    if who.len() < 2 {
        return false;
    }
    let office = style::find_in(&low, &people.offices).is_some();
    let short = who.len() <= 8 && who.chars().all(|c| c.is_uppercase() || c == '&');
    let person = ["mr ", "mrs ", "ms ", "cllr ", "councillor "]
        .iter()
        .any(|title| low.starts_with(title));
    office || is(last) || is(first) || short || person || style::find_in(&low, &people.bodies).is_some()
}

fn tidy(who: &str) -> String {
    who.trim_end_matches([',', ' ', '.'])
        .trim_end_matches(" and")
        .trim_end_matches(" in")
        .trim_end_matches(" the")
        .to_owned()
}

/// Whether the piece at `index` stands directly after a list of points.
#[must_use]
pub fn closes_a_list(paper: &Paper<'_>, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| paper.piece(before))
        .is_some_and(|piece| piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet()))
}
