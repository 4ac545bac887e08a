//! The words that clues know by sight: verbs of asking, those who are asked, words of speech, marks of
//! headings, and the small words of both languages.

use super::Word;

/// Verbs with which what is asked for begins, in the order of the alphabet.
pub const VERBS: &[&str] = &[
    "accept",
    "add",
    "adopt",
    "advise",
    "agree",
    "amend",
    "appoint",
    "approve",
    "arrange",
    "ask",
    "assess",
    "assist",
    "authorise",
    "book",
    "bring",
    "carry",
    "check",
    "circulate",
    "clarify",
    "collate",
    "commission",
    "complete",
    "confirm",
    "consider",
    "contact",
    "continue",
    "create",
    "defer",
    "delegate",
    "develop",
    "discuss",
    "distribute",
    "draft",
    "draw",
    "endorse",
    "ensure",
    "establish",
    "examine",
    "explore",
    "extend",
    "feed",
    "finalise",
    "find",
    "follow",
    "forward",
    "gather",
    "give",
    "identify",
    "improve",
    "include",
    "increase",
    "inform",
    "introduce",
    "investigate",
    "invite",
    "issue",
    "keep",
    "lobby",
    "look",
    "make",
    "meet",
    "monitor",
    "note",
    "obtain",
    "organise",
    "pass",
    "plan",
    "prepare",
    "press",
    "produce",
    "propose",
    "provide",
    "publish",
    "put",
    "raise",
    "receive",
    "reconsider",
    "reduce",
    "refer",
    "refine",
    "remind",
    "remove",
    "replace",
    "report",
    "request",
    "research",
    "respond",
    "review",
    "revise",
    "schedule",
    "secure",
    "seek",
    "send",
    "set",
    "share",
    "speak",
    "submit",
    "support",
    "survey",
    "take",
    "tell",
    "undertake",
    "update",
    "upload",
    "urge",
    "welcome",
    "work",
    "write",
];

/// Those who are asked or who undertake, in the order of the alphabet.
pub const ROLES: &[&str] = &[
    "authority",
    "board",
    "cabinet",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "clerk",
    "cllr",
    "commissioner",
    "committee",
    "constable",
    "convener",
    "council",
    "councillor",
    "councillors",
    "department",
    "director",
    "directors",
    "dr",
    "engineer",
    "executive",
    "he",
    "head",
    "holder",
    "leader",
    "manager",
    "mayor",
    "member",
    "members",
    "mr",
    "mrs",
    "ms",
    "officer",
    "officers",
    "panel",
    "portfolio",
    "secretary",
    "service",
    "services",
    "she",
    "solicitor",
    "superintendent",
    "team",
    "they",
    "treasurer",
    "trust",
    "vice",
];

/// Words of asking, deciding and promising, in the order of the alphabet.
pub const SPEECH: &[&str] = &[
    "agree",
    "agreed",
    "agreeing",
    "ask",
    "asked",
    "asks",
    "invite",
    "invited",
    "must",
    "offered",
    "promised",
    "recommend",
    "recommended",
    "recommending",
    "recommends",
    "request",
    "requested",
    "requests",
    "resolved",
    "shall",
    "should",
    "undertaken",
    "undertook",
    "urge",
    "urged",
    "urges",
    "will",
    "wished",
    "would",
];

/// Beginnings of words that say what a heading, column or lead-in is for.
pub const MARKS: &[&str] = &[
    "recommend",
    "resol",
    "agree",
    "action",
    "respon",
    "decision",
    "progress",
    "update",
    "status",
    "owner",
    "who",
    "lead",
    "by when",
    "due",
    "target",
    "date",
    "reason",
    "option",
    "background",
    "implication",
    "purpose",
    "introduc",
    "conclusion",
    "finding",
    "evidence",
    "discuss",
    "minute",
    "apolog",
    "interest",
    "question",
    "note",
    "request",
    "propos",
    "outcome",
    "ask",
    "argymhell",
    "penderfyn",
    "gweithred",
];

/// Words in the first pieces of a paper that say what sort it is.
pub const SORTS: &[&str] = &[
    "minutes",
    "response",
    "recommendation",
    "decision",
    "action",
    "tracker",
    "letter",
    "dear",
    "report",
    "agenda",
    "question",
    "cabinet",
    "scrutiny",
    "present",
    "apologies",
    "review",
];

/// Small words by which the language shows, in the order of the alphabet.
pub const WELSH: &[&str] = &[
    "a'r", "ac", "am", "ar", "bod", "ei", "eu", "fod", "gan", "gyda", "i'r", "o'r", "wedi", "y", "yn", "yr",
];
pub const ENGLISH: &[&str] = &[
    "and", "at", "be", "by", "for", "in", "is", "of", "on", "that", "the", "to", "was", "with",
];

/// Whether a word is in a list that stands in the order of the alphabet.
#[must_use]
pub fn listed(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Which language words are in, as far as their small words tell.
pub fn language<'w>(words: impl Iterator<Item = &'w str>) -> &'static str {
    let (mut welsh, mut english) = (0_usize, 0_usize);
    for word in words {
        welsh += usize::from(listed(WELSH, word));
        english += usize::from(listed(ENGLISH, word));
    }
    match (welsh > english, welsh + english) {
        (_, 0) => "unknown",
        (true, _) => "welsh",
        (false, _) => "english",
    }
}

/// Whether words are in Welsh and in English, one after the other.
#[must_use]
pub fn is_in_two_languages(words: &[Word<'_>]) -> bool {
    let count = |list: &[&str]| words.iter().filter(|word| listed(list, word.told)).count();
    count(WELSH) >= 2 && count(ENGLISH) >= 2
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, ROLES, SPEECH, VERBS, WELSH};

    #[test]
    fn lists_that_are_halved_to_look_a_word_up_stand_in_the_order_of_the_alphabet() {
        for list in [VERBS, ROLES, SPEECH, WELSH, ENGLISH] {
            assert!(list.is_sorted());
        }
    }
}
