//! The same grammar in Welsh, where the verb stands first: "Cytunodd y Pennaeth i anfon …", "Y Clerc i
//! gysylltu â'r …", "Gofynnodd y Cynghorydd … am …".

use crate::extract::paper::Paper;
use crate::extract::style;
use crate::extract::word_list::WordList;

/// What somebody is to do, in plain and in softened form.
const DEEDS: &[&str] = &[
    "adrodd",
    "anfon",
    "ateb",
    "archebu",
    "baratoi",
    "brynu",
    "chwilio",
    "chynnal",
    "chysylltu",
    "cylchredeg",
    "cynnwys",
    "cysylltu",
    "darparu",
    "ddarganfod",
    "ddarparu",
    "ddosbarthu",
    "ddrafftio",
    "ddychwelyd",
    "ddod",
    "dosbarthu",
    "drafod",
    "drefnu",
    "edrych",
    "gadarnhau",
    "gael",
    "gasglu",
    "godi",
    "gofyn",
    "gwirio",
    "gwneud",
    "gyfarfod",
    "gyflwyno",
    "gylchredeg",
    "gynnwys",
    "gysylltu",
    "holi",
    "lenwi",
    "lunio",
    "ofyn",
    "osod",
    "paratoi",
    "rannu",
    "roi",
    "siarad",
    "trefnu",
    "wahodd",
    "wirio",
    "wneud",
    "ymchwilio",
    "ymateb",
    "ysgrifennu",
];

/// Words that take up what was asked before: "the information", "that", "the answer".
const TAKES_UP: &[&str] = &[
    "y wybodaeth",
    "hynny",
    "rhain",
    "y ffigur",
    "yr ateb",
    "y manylion",
    "y rhestr",
    "y data",
];

/// Whether a word is the verb of something that somebody is to do.
#[must_use]
pub fn is_deed(verb: &str) -> bool {
    DEEDS.contains(&verb)
}

/// The rest of a sentence that promises: "Cytunodd y Pennaeth i anfon …", "Dywedodd y Clerc y byddai'n
/// anfon …". Who moves something at a meeting ("Cynigiodd … y dylid") promises nothing.
#[must_use]
pub fn promise(low: &str) -> Option<&str> {
    let told = ["dywedodd ", "eglurodd ", "cadarnhaodd ", "atebodd ", "nododd "]
        .iter()
        .find_map(|verb| low.strip_prefix(verb));
    if let Some(rest) = told {
        let after = ["y byddai'n ", "y byddent yn ", "y byddai yn ", "y bydd yn "]
            .iter()
            .find_map(|will| rest.find(will).and_then(|at| rest.get(at + will.len()..)))?;
        let verb = after.split([' ', ',', '.']).next().unwrap_or("");
        return (is_deed(verb) && !is_of_body(rest)).then_some(rest);
    }
    let moved = [
        " y dylid ",
        " y dylai ",
        "gwelliant",
        "eiliwyd",
        "eilio",
        " bod ",
        " fod ",
        " / ",
    ];
    let rest = ["cytunodd ", "addawodd ", "ymrwymodd ", "cynigiodd "]
        .iter()
        .find_map(|verb| low.strip_prefix(verb))?;
    let motion = low.starts_with("cynigiodd") && moved.iter().any(|words| low.contains(words));
    (!motion && !rest.starts_with('/') && !is_of_body(rest)).then_some(rest)
}

fn is_of_body(rest: &str) -> bool {
    [
        "y pwyllgor",
        "y cyngor",
        "yr aelodau",
        "y cabinet",
        "aelodau",
        "y panel",
    ]
    .iter()
    .any(|body| {
        rest.strip_prefix(body)
            .is_some_and(|rest| rest.starts_with([' ', ',']))
    })
}

/// "Cadarnhawyd bod y cofnodion yn gywir", "Llofnododd y Cadeirydd gofnodion y cyfarfod": what the meeting
/// settled of its record.
#[must_use]
pub fn settles(low: &str) -> bool {
    let verb = [
        "cadarnhawyd",
        "cymeradwywyd",
        "derbyniwyd",
        "llofnodwyd",
        "llofnododd",
        "arwyddwyd",
    ]
    .iter()
    .any(|verb| low.starts_with(verb));
    verb && ["cofnodion", "gofnodion", "chofnodion"]
        .iter()
        .any(|record| style::find_word(low, record).is_some_and(|at| at < 40))
}

/// Whether a promise only takes up what was asked before it.
#[must_use]
pub fn takes_up(rest: &str) -> bool {
    TAKES_UP.iter().any(|words| rest.contains(words))
}

/// Who promises.
#[must_use]
pub fn promised_by(words: &str, paper: &Paper<'_>) -> Option<String> {
    let (_, rest) = words.split_once(' ')?;
    let rest = ["y ", "yr ", "Y "]
        .iter()
        .find_map(|article| rest.strip_prefix(article))
        .unwrap_or(rest);
    let name: Vec<&str> = rest
        .split(' ')
        .take_while(|word| word.starts_with(char::is_uppercase))
        .collect();
    let name = name.join(" ");
    style::find_in(&name.to_lowercase(), &paper.words.people.offices)?;
    Some(name)
}

/// "Gofynnodd y Cynghorydd … am restr", "Gofynnwyd i'r Clerc anfon …".
#[must_use]
pub fn is_request(low: &str, askers: &WordList) -> bool {
    let asked =
        low.starts_with("gofynnodd") && low.contains(" am ") && style::begins_with(low, askers).is_some();
    asked
        || ["gofynnwyd i'r ", "gofynnwyd i ", "gofynnwyd am "]
            .iter()
            .any(|opening| low.starts_with(opening))
}

/// "Y Clerc i anfon llythyr": who is to act.
#[must_use]
pub fn is_to_act(words: &str) -> Option<&str> {
    let at = words.find(" i ")?;
    let who = words.get(..at)?;
    let verb = words.get(at + " i ".len()..)?.split([' ', ',', '.']).next()?;
    let named = who
        .strip_prefix("Y ")
        .or_else(|| who.strip_prefix("Yr "))
        .unwrap_or(who);
    let name = named.split(' ').count() <= 4
        && named
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "a" | "a'r"));
    (name && is_deed(verb)).then_some(who)
}

#[cfg(test)]
mod tests {
    use super::{is_to_act, promise};

    #[test]
    fn who_promises_and_who_moves_are_told_apart() {
        for words in [
            "cytunodd y pennaeth i anfon rhestr.",
            "dywedodd y rheolwr y byddai'n anfon y ffigur at yr aelodau.",
        ] {
            assert!(promise(words).is_some(), "{words}");
        }
        for words in [
            "cynigiodd y cynghorydd puw y dylid gofyn am bris arall.",
            "dywedodd y cynghorydd puw fod y ffordd ar gau.",
            "cytunodd y pwyllgor i gyfarfod ym mis mai.",
        ] {
            assert!(promise(words).is_none(), "{words}");
        }
    }

    #[test]
    fn who_is_to_act_stands_before_the_verb() {
        assert_eq!(is_to_act("Y Clerc i anfon llythyr arall."), Some("Y Clerc"));
        assert_eq!(is_to_act("Aeth y Clerc i gyfarfod."), None);
    }
}
