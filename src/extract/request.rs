//! The grammar of requests: whether words say that something should be done. It knows sentence
//! shapes, not matters; what a request means where it stands is the rules' business.

/// How far into a sentence the verb may stand that makes it a request.
const NEAR: usize = 180;

/// Verbs that ask, behind whoever is asked.
const MODALS: &[&str] = &[
    " should ",
    " must ",
    " shall ",
    " ought to ",
    " needs to ",
    " need to ",
    " is asked to ",
    " are asked to ",
    " be ",
];

/// Words that begin what is told and not what is asked.
const TELLING: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "there",
    "it",
    "its",
    "we",
    "i",
    "he",
    "she",
    "you",
    "they",
    "our",
    "your",
    "his",
    "her",
    "their",
    "my",
    "in",
    "on",
    "at",
    "by",
    "of",
    "for",
    "from",
    "with",
    "as",
    "after",
    "before",
    "since",
    "when",
    "where",
    "while",
    "whilst",
    "although",
    "if",
    "because",
    "during",
    "and",
    "but",
    "or",
    "so",
    "not",
    "no",
    "some",
    "many",
    "most",
    "all",
    "each",
    "every",
    "both",
    "one",
    "two",
    "three",
    "four",
    "five",
    "who",
    "what",
    "which",
    "how",
    "why",
    "yes",
    "very",
    "also",
    "however",
    "members",
    "councillor",
    "councillors",
    "cllr",
    "mr",
    "mrs",
    "ms",
    "dr",
    "officers",
    "dear",
    "thank",
    "agreed",
    "accepted",
    "noted",
    "rejected",
    "page",
    "appendix",
    "item",
    "minutes",
    "cabinet",
    "executive",
    "apologies",
    "present",
    "background",
    "introduction",
    "summary",
    "purpose",
    "yours",
];

/// Words that follow the verb of an order: "Publish the map", "Write to the Minister".
const AFTER_A_VERB: &[&str] = &[
    "the", "a", "an", "its", "their", "all", "each", "every", "any", "to", "that", "with", "on", "for", "in",
    "at", "up", "out", "down", "into", "how", "whether", "what", "more", "no", "both", "two", "one", "new",
    "better", "clear", "regular", "further", "free", "and", "of", "from", "by", "our", "this", "these",
];

/// Whether a sentence firmly asks: somebody should, or "That …" something be done.
#[must_use]
pub fn is_firm(low: &str) -> bool {
    let low = bare(low);
    low.starts_with("that ") || names_a_duty(low) || asks_to(low)
}

/// Whether a sentence reads as something asked: firmly, as an order, or as "To …".
#[must_use]
pub fn reads_as_asked(low: &str) -> bool {
    let low = bare(low);
    is_firm(low) || low.starts_with("to ") || is_order(low) || is_subjunctive(low)
}

/// Whether a word may stand behind a verb that acts: "the", "to", "all".
#[must_use]
pub fn follows_a_verb(word: &str) -> bool {
    AFTER_A_VERB.contains(&word.trim_end_matches([',', ';', '.']))
}

fn bare(low: &str) -> &str {
    low.trim_start_matches(['"', '\'', '(', '*', '.', ' '])
}

/// "The Council should publish …".
fn names_a_duty(low: &str) -> bool {
    let near = head(low);
    MODALS
        .iter()
        .filter(|modal| **modal != " be ")
        .any(|modal| near.contains(modal))
}

/// "the post be filled": "be" behind no verb that would make it future or a condition.
fn is_subjunctive(low: &str) -> bool {
    let near = head(low);
    near.match_indices(" be ").any(|(at, _)| {
        let before = near.get(..at).unwrap_or("");
        let last = before.rsplit(' ').next().unwrap_or("");
        !matches!(
            last,
            "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "not"
                | "to"
                | "cannot"
                | "already"
                | "also"
        )
    })
}

/// "Fenwick Homes to inspect every home": a name, then "to" and a verb, without any other verb before.
fn asks_to(low: &str) -> bool {
    let Some((who, what)) = low.split_once(" to ") else {
        return false;
    };
    let names: Vec<&str> = who.split(' ').collect();
    let first = names.first().copied().unwrap_or("");
    let verbs = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "went", "came",
    ];
    let short = names.len() <= 6
        && !names
            .iter()
            .any(|name| verbs.contains(name) || name.ends_with("ed"));
    let next = what.split(' ').next().unwrap_or("");
    let verb = !AFTER_A_VERB.contains(&next) && !next.is_empty() && next.chars().all(char::is_alphabetic);
    short && verb && !is_order_word(first) && !TELLING.contains(&first.trim_end_matches(','))
        || short && verb && matches!(first, "cabinet" | "executive" | "officers" | "members")
}

/// "Publish the map": a verb in its plain form with what verbs are followed by.
fn is_order(low: &str) -> bool {
    let mut words = low.split(' ');
    let first = words.next().unwrap_or("");
    let second = words.next().unwrap_or("").trim_end_matches([',', ';', '.', ':']);
    is_order_word(first) && !second.is_empty()
}

fn is_order_word(first: &str) -> bool {
    let plain = first.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let form = first.ends_with("ed") && !matches!(first, "need" | "feed" | "speed" | "embed")
        || first.ends_with("ing") && !matches!(first, "bring" | "ring")
        || first.ends_with("ly") && !matches!(first, "apply" | "supply" | "rely" | "reply" | "comply");
    plain && first.len() >= 2 && !form && !TELLING.contains(&first)
}

fn head(low: &str) -> &str {
    low.char_indices()
        .nth(NEAR)
        .and_then(|(at, _)| low.get(..at))
        .unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::{is_firm, reads_as_asked};

    #[test]
    fn requests_of_every_shape_are_known() {
        for words in [
            "that the forum be asked",
            "the council should publish a map",
            "fenwick homes to inspect every home",
            "publish the map each night",
            "a post be filled",
            "to write to the minister",
        ] {
            assert!(reads_as_asked(words), "{words}");
        }
        assert!(!is_firm("publish the map each night"));
    }

    #[test]
    fn what_is_told_is_no_request() {
        for words in [
            "the post will be filled in may",
            "agreed. a clause to this effect stands in the contract",
            "the group met six times",
            "training began in january",
            "we are happy to agree",
        ] {
            assert!(!reads_as_asked(words), "{words}");
        }
    }
}
