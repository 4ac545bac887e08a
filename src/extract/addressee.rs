//! Whom an item asks, as its own words or its lead-in name them: "That the Head of Parks be asked to
//! …", "ask the Director to …", "Scrutiny Officer to …", "… recommended that the Cabinet:". A body
//! that merely receives the paper is not asked, nor is one that decides something for itself.

mod lists;

use super::paper::Paper;
use super::style;
use crate::extract::pattern;
use lists::{KNOWN_LETTERS, OTHERS, STATES, TOLD};
use regex::Regex;
use std::sync::LazyLock;

/// Words by which somebody is asked, before the name: "ask the Head of Parks to".
const ASK: &str = r"(?:(?i:ask|asks|asked|request|requests|requested|invite|invites|invited|instruct|instructs|instructed|urge|urges|urged|encourage|encourages|call (?:up)?on|calls (?:up)?on|authorise|authorises|authorised|remit(?:ted)? to|refer(?:red)? back to|remits? (?:it|this|the \w+) to|delegate(?:s|d)? (?:authority |power |this |powers )?to)|require|requires|direct|directs|directed|task|tasks|press|presses|commission|authority (?:be |is )?(?:delegated|given|granted) to|power (?:be |is )?(?:delegated|given) to)";

/// Words by which a matter is passed to somebody, in the words before a list.
const REFER: &str = r"(?:[Rr]efer(?:red)? (?:it |this |the \w+ |back )*to)";

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let word = r"[A-Z][\w&'/-]*(?:\.[A-Z][\w-]*)?";
    let link = r"of|for|and|and/or|the|to the|in|&|where appropriate";
    let name =
        format!(r"(?P<who>(?:[Aa]ll |[Bb]oth |full )?{word}(?:,? (?:{word}|\([A-Z][^)]{{1,40}}\)|{link}))*)");
    let plain = r"(?P<plain>(?:all )?(?:officers|members|ministers|councillors|governors|schools|parish councils|the commissioning groups|commissioning groups|partners|partner agencies))";
    let opening = r"^(?:What )?(?:(?:T H A T|That|that|THAT),? )?(?:subject to [^,]{1,80}, )?(?:the |The |to remit the |to remit |to request the |[Rr]equest that the |[Rr]equest that |to instruct the )?";
    let asked = r"(?:asked|requested|recommended|advised|urged|instructed|authorised|delegated|tasked|invited|called|directed|encouraged|empowered|mandated|reminded|commissioned|given delegated|called upon|pressed|lobbied|approached)";
    let gap = r"(?:,? (?:following|after|in|together|working|with|as|through|acting|alongside|jointly|should|at|on|having|when|where)\b[^;.]*?)?";
    let rx = |pattern: String| pattern::fixed(&pattern);
    Patterns {
        passive: rx(format!(r"{opening}{name}(?: with [^,;]{{1,60}}?| responsible [^,;]{{1,60}}?|, in [^;]{{1,80}}?,)? (?:be|is|are|was|were) (?:again |further |also |formally )?{asked}\b")),
        to_act: rx(format!(r"{opening}{name}(?: with [^,;]{{1,50}}?)?,? to (?P<verb>[a-z]+)")),
        active: rx(format!(r"{opening}{name},? (?:(?:shall|should|must|will|would|needs? to|ought to) (?P<modal>[a-z]+)|(?P<verb>[a-z]+))\b")),
        modal: rx(format!(r"{opening}{name}{gap},? (?:shall|should|must)\b")),
        inside: rx(format!(r"^(?:In|During|For|At|Under|Following|After|Where|If|When|Before|Until|Over)\b[^;.]*?,? the {name} (?:shall|should|must|will)\b")),
        refers: rx(format!(r"\b{REFER} (?:the |its )?{name}")),
        asks: rx(format!(r"\b{ASK} (?:that |each of |both )?(?:the |The |its |our |all (?:the )?)?{name}")),
        asks_plain: rx(format!(r"\b{ASK} (?:that )?(?:the |its |our )?{plain}\b")),
        passive_plain: rx(format!(r"^(?:That |that )?(?:the |all (?:the )?)?(?P<who>[a-z]+(?: [a-z]+){{0,4}}) (?:be|is|are) {asked} to\b")),
        from: rx(format!(r"\b(?:[Aa]sk|[Aa]sked|[Rr]equest|[Rr]equested|[Ss]eek|[Ss]ought|requests|asks)\b[^;.]*? from (?:each of |both |all )?(?:the )?{name}")),
        recommended_to: rx(format!(r"\b(?i:recommend|recommends|recommended|recommendation|resolved to recommend)(?: (?:to|that|to the|that the|the|to THE))*? {name}(?: that| to|:|,|$)")),
        officers: rx(r"^(?:That |that )?(?:the )?(?P<who>(?:all )?(?:officers|members|ministers|councillors)) (?:report|provide|bring|be asked|be requested|be reminded|prepare|look|consult|work|continue|give|draw|circulate|send|write|consider|produce|carry|review|submit|make|arrange|investigate|explore|take|let|to |should )".to_owned()),
        welsh: rx(r"(?:^Dylai'r|^Dylai|[Gg]ofyn i'r|[Gg]ofyn i|[Gg]ofynnir i'r|[Gg]ofynnir i|[Gg]ofynnwyd i'r|[Aa]rgymell i'r|[Aa]rgymell i|^bod y|^bod yr|^bod) (?P<who>[A-Z][\w'ŵŷâêîôûïö]+(?: (?:[A-Z][\w'ŵŷâêîôûïö]+|dros|yr|y|a'r|ac)){0,6})".to_owned()),
        facilitated: rx(r"\bshould be \w+ (?:jointly )?by (?P<who>[A-Z][\w&]*(?: (?:[A-Z][\w&]*|and|of|departments)){0,6}) by\b".to_owned()),
        ends: rx(format!(r"(?:^|\b(?:that|to|by|and|with|on) |, )(?:the |The )?{name}(?: (?:should|shall|must|will|is|are|be)(?: {asked}(?: to)?)?| (?:resolve|agree|approve|consider|note|endorse|support)s?| to| that|, that)?:?-?$")),
        advised: rx(format!(r"(?:^|[Tt]hat )(?:the )?{name} be (?:advised|informed|told|notified) that\b")),
        any: rx(format!(r"(?:\b[Tt]he |^|, |: ){name}")),
    }
});

struct Patterns {
    passive: Regex,
    to_act: Regex,
    active: Regex,
    modal: Regex,
    inside: Regex,
    refers: Regex,
    asks: Regex,
    asks_plain: Regex,
    passive_plain: Regex,
    from: Regex,
    recommended_to: Regex,
    officers: Regex,
    welsh: Regex,
    facilitated: Regex,
    ends: Regex,
    advised: Regex,
    any: Regex,
}

/// The body or person who is to act as the words of an item put it: "the Head of Parks be asked to",
/// "officers report back"; none where they name nobody.
#[must_use]
pub fn subject_of(words: &str, paper: &Paper<'_>) -> Option<String> {
    let sentences = super::sentence::sentences(words);
    let first = sentences.first().and_then(|range| words.get(range.clone()))?;
    in_sentence(first, paper).or_else(|| {
        // "… is too broad. Therefore, the Agency should …"
        sentences
            .iter()
            .skip(1)
            .take(4)
            .filter_map(|range| words.get(range.clone()))
            .find_map(|sentence| {
                let bare = ["Therefore, ", "Therefore ", "However, ", "Accordingly, "]
                    .iter()
                    .find_map(|word| sentence.strip_prefix(word));
                match bare {
                    Some(bare) => in_sentence(bare, paper),
                    None => who(&PATTERNS.modal, sentence).filter(|who| is_somebody(who, paper)),
                }
            })
    })
}

/// Whom the words of an item ask through a verb of asking: "ask the Director to", "delegate
/// authority to the Head of Housing", "seek a contribution from the Trust".
#[must_use]
pub fn object_of(words: &str, paper: &Paper<'_>) -> Option<String> {
    let patterns = &*PATTERNS;
    [&patterns.from, &patterns.asks, &patterns.welsh]
        .iter()
        .find_map(|pattern| who(pattern, words).filter(|who| is_somebody(who, paper) && !is_owned(who)))
        .or_else(|| who(&patterns.asks_plain, words))
}

/// To whom the words of an item pass a recommendation on: "recommend to Cabinet that".
#[must_use]
pub fn recommended_to(words: &str, paper: &Paper<'_>) -> Option<String> {
    let opening = words.get(..words.floor_char_boundary(60))?;
    who(&PATTERNS.recommended_to, opening).filter(|who| is_somebody(who, paper) && !is_owned(who))
}

/// Whoever is to do it in an action that opens with a name: "Sam to write to …". An action log names
/// people by their first names and teams that no list of offices has.
#[must_use]
pub fn doer_of(words: &str) -> Option<String> {
    let found = PATTERNS.to_act.captures(words)?;
    let (who, verb) = (found.name("who")?, found.name("verb")?.as_str());
    let whole = who.start() == 0 || words.starts_with("The ");
    let verbs = [
        "Agree", "Consider", "Continue", "Report", "Visit", "Update", "Meeting", "Need", "Action", "Paper",
        "Work",
    ];
    let order = verbs.iter().any(|verb| who.as_str().starts_with(verb)) || names_an_order(who.as_str());
    (whole && !order && !STATES.contains(&verb) && who.as_str().split(' ').count() <= 6)
        .then(|| tidy(who.as_str()))
}

/// Who promised something, as the minutes tell it: the last person named before the promise.
#[must_use]
pub fn promiser_in(words: &str, paper: &Paper<'_>) -> Option<String> {
    const PROMISE: &[&str] = &[
        " undertook ",
        " agreed to ",
        " promised ",
        " offered to ",
        " would ",
        " said that he would ",
        " will ",
    ];
    let at = PROMISE.iter().filter_map(|words_of| words.find(words_of)).min()?;
    let before = words.get(..at)?;
    let named = |found: regex::Captures<'_>| {
        let name = tidy(found.name("who")?.as_str());
        is_somebody(&name, paper).then_some(name)
    };
    let mut names = PATTERNS.any.captures_iter(before).filter_map(named);
    // "The Head of Finance, in presenting the report for the Chief Executive, undertook": the first.
    if before.ends_with(',') {
        names.next()
    } else {
        names.last()
    }
}

/// Whom the words before a list ask: "agreed to recommend that Ministers:", "ask the Director to:".
#[must_use]
pub fn in_lead_in(words: &str, paper: &Paper<'_>) -> Option<String> {
    let patterns = &*PATTERNS;
    let folded = words.trim().trim_end_matches(['-', ':', ' ', ',']);
    let last = super::sentence::sentences(folded)
        .last()
        .and_then(|range| folded.get(range.clone()))?
        .to_owned();
    let shouted = last
        .split(' ')
        .filter(|word| word.len() > 3 && word.chars().all(char::is_uppercase))
        .count()
        > 1;
    let after_to = shouted
        .then(|| {
            let low = last.to_lowercase();
            let at = low
                .find("recommend to the ")
                .map(|at| at + "recommend to the ".len())?;
            let rest = last.get(at..)?;
            Some(
                rest.split(" that")
                    .next()
                    .unwrap_or(rest)
                    .trim_end_matches(" THAT")
                    .to_owned(),
            )
        })
        .flatten();
    let readings = [
        &patterns.advised,
        &patterns.passive,
        &patterns.asks,
        &patterns.asks_plain,
        &patterns.refers,
        &patterns.recommended_to,
        &patterns.ends,
    ];
    after_to
        .into_iter()
        .chain(readings.iter().filter_map(|pattern| who(pattern, &last)))
        .find(|who| is_somebody(who, paper))
}

/// Whether a name is that of the meeting itself, which decides and is not asked.
#[must_use]
pub fn is_own_body(name: &str, paper: &Paper<'_>) -> bool {
    let low = name.to_lowercase();
    let own = paper.facts.body.as_deref().unwrap_or("").to_lowercase();
    let kinds = [
        "committee",
        "panel",
        "commission",
        "board",
        "sub-committee",
        "working party",
        "group",
        "members",
    ];
    let same = !own.is_empty() && (own.contains(&low) || low.contains(&own));
    let bare = low.split(' ').count() <= 2 && kinds.iter().any(|kind| low.ends_with(kind));
    same && !low.contains("cabinet") || bare
}

fn who(regex: &Regex, words: &str) -> Option<String> {
    let found = regex.captures(words)?;
    let name = found.name("who").or_else(|| found.name("plain"))?;
    Some(tidy(name.as_str())).filter(|name| !name.is_empty())
}

fn in_sentence(words: &str, paper: &Paper<'_>) -> Option<String> {
    let words = strip_opening(strip_time(words));
    let patterns = &*PATTERNS;
    // These verbs are only used of those who can act, whatever they are called.
    if let Some(who) = who(&patterns.passive, words).filter(|who| !is_owned(who)) {
        let anybody = words.contains(" be invited") || words.contains(" be asked");
        return Some(who).filter(|who| is_somebody(who, paper) || anybody);
    }
    let told = [&patterns.officers, &patterns.facilitated, &patterns.passive_plain]
        .iter()
        .find_map(|pattern| who(pattern, words));
    if let Some(who) = told {
        return Some(who).filter(|who| !is_owned(who));
    }
    if let Some(found) = patterns.to_act.captures(words) {
        let (who, verb) = (found.name("who")?.as_str(), found.name("verb")?.as_str());
        if !STATES.contains(&verb) && !names_an_order(who) && is_somebody(who, paper) {
            return Some(tidy(who));
        }
    }
    acting(words, paper)
        .or_else(|| before_modal(words, paper))
        .or_else(|| {
            who(&patterns.modal, words)
                .or_else(|| who(&patterns.inside, words))
                .filter(|who| is_somebody(who, paper) && !is_owned(who) && !words.contains("should be "))
        })
}

/// Who is to act in "the Cabinet should publish", "That the Director bring back".
fn acting(words: &str, paper: &Paper<'_>) -> Option<String> {
    let found = PATTERNS.active.captures(words)?;
    let who = found.name("who")?.as_str();
    if is_owned(who) || names_an_order(who) || !is_somebody(who, paper) {
        return None;
    }
    if let Some(modal) = found.name("modal") {
        let obliged = [
            "be obliged",
            "be required",
            "be able",
            "be encouraged",
            "be prepared",
        ]
        .iter()
        .any(|verb| words.contains(verb));
        return (modal.as_str() != "be" || obliged).then(|| tidy(who));
    }
    // "Hospital discharge letters should say": the verb is further on.
    let modal = [" should ", " must ", " shall "]
        .iter()
        .filter_map(|modal| words.find(modal))
        .min();
    if modal
        .and_then(|at| words.get(..at))
        .is_some_and(|before| !before.contains(','))
    {
        return None;
    }
    let verb = found.name("verb")?.as_str();
    // "CCTV pictures": letters alone name nobody before a word that may be a noun.
    if who.chars().all(char::is_uppercase) && !KNOWN_LETTERS.contains(&who) {
        return None;
    }
    let doing = !STATES.contains(&verb)
        && !TOLD.contains(&verb)
        && (!verb.ends_with("ed") || verb.ends_with("eed"))
        && (!verb.ends_with("ing") || verb == "bring");
    doing.then(|| tidy(who))
}

/// The whole subject of "… should", where its head is an office or body: "The Chairs of the two parent
/// authorities should write".
fn before_modal(words: &str, paper: &Paper<'_>) -> Option<String> {
    let at = [" should ", " must ", " shall "]
        .iter()
        .filter_map(|modal| words.find(modal))
        .min()?;
    let subject = words.get(..at)?;
    let subject = ["That the ", "That ", "that the ", "that ", "The ", "the "]
        .iter()
        .find_map(|word| subject.strip_prefix(word))
        .unwrap_or(subject);
    let verb = words.get(at..)?.split(' ').nth(2)?;
    let head = [" of ", " for ", " in ", " responsible ", " with ", " at "]
        .iter()
        .filter_map(|joint| subject.find(joint))
        .min()
        .and_then(|end| subject.get(..end))
        .unwrap_or(subject);
    let last = head.rsplit(' ').next()?.to_lowercase();
    let people = &paper.words.people;
    let singular = last.strip_suffix('s').unwrap_or(&last);
    let known = |word: &str| people.offices.has(word) || people.bodies.has(word);
    let is_head = OTHERS.contains(&last.as_str()) || known(&last) || known(singular);
    let plain = subject.split(' ').count() <= 14 && !subject.contains([',', ';', '.']);
    let clause = [" whether ", " that ", " if ", " why ", " how "]
        .iter()
        .any(|word| subject.contains(word));
    let name = subject.starts_with(char::is_uppercase) && !names_an_order(subject) && !is_owned(head);
    (is_head && plain && name && !clause && verb != "be").then(|| tidy(subject))
}

/// Whether a name only owns what is spoken of: "the Committee's recommendations be approved".
fn is_owned(who: &str) -> bool {
    tidy(who).ends_with("'s") || tidy(who).ends_with("s'")
}

/// Whether what reads as a name opens with an order: "Lobby the Department for Transport".
fn names_an_order(who: &str) -> bool {
    let mut words = who.split(' ');
    let first = words.next().unwrap_or("");
    const ORDERS: &[&str] = &[
        "Write",
        "Ask",
        "Report",
        "Refer",
        "Respond",
        "Liaise",
        "Speak",
        "Send",
        "Provide",
        "Bring",
        "Lobby",
        "Consider",
        "Circulate",
        "Invite",
        "Contact",
        "Check",
        "Find",
        "Show",
        "Remind",
        "Add",
        "Arrange",
        "Consult",
        "Review",
        "Publish",
        "Get",
        "Let",
        "Make",
        "Put",
        "Keep",
        "Give",
        "Tell",
        "Recommend",
        "Instruct",
    ];
    if ORDERS.contains(&first) {
        return true;
    }
    let own = matches!(first, "This" | "These" | "Our" | "It" | "We" | "There");
    own || words.next() == Some("the") && !first.ends_with(',') && !matches!(first, "Both" | "All" | "Each")
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
        "After ",
        "Following ",
        "At ",
        "On ",
        "Over ",
        "When ",
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

/// The words that say who recommends or decides: "The group recommends that the Council keeps …",
/// "AGREED that the Director …".
fn strip_opening(words: &str) -> &str {
    let at = [
        "recommends that ",
        "recommend that ",
        "AGREED that ",
        "RESOLVED that ",
        "agreed that ",
        "resolved that ",
    ]
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
    if who.len() < 2 || is_verb(who) {
        return false;
    }
    let office = style::find_in(&low, &people.offices).is_some();
    let short = who.len() <= 8 && who.chars().all(|c| c.is_uppercase() || c == '&');
    let person = ["mr ", "mrs ", "ms ", "miss ", "dr ", "cllr ", "councillor "]
        .iter()
        .any(|title| low.starts_with(title));
    let other = OTHERS.contains(&last);
    let several = last.strip_suffix('s').is_some_and(is);
    office
        || is(last)
        || is(first)
        || short
        || other
        || several
        || person
        || style::find_in(&low, &people.bodies).is_some()
}

fn tidy(who: &str) -> String {
    let mut name = who.trim_end_matches([',', ' ', '.', ':']);
    while let Some(shorter) = [" and", " in", " the", " of", " for", " to", " &", ","]
        .iter()
        .find_map(|word| name.strip_suffix(word))
    {
        name = shorter;
    }
    ["That the ", "That ", "The "]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name)
        .to_owned()
}

/// A name as a rule took it from a lead-in, without the verb that it took with it; none where only
/// the verb is left.
#[must_use]
pub fn cleaned(name: &str) -> Option<String> {
    let bare = [
        " agreed",
        " resolved",
        " noted",
        " decided",
        " recommended",
        " RESOLVED",
        " AGREED",
    ]
    .iter()
    .find_map(|verb| name.strip_suffix(verb))
    .unwrap_or(name);
    Some(tidy(bare)).filter(|name| !name.is_empty() && !is_verb(name))
}

/// A name fit to be shown; none for a word that names nobody, such as "the officer".
#[must_use]
pub fn named(name: &str) -> Option<String> {
    let bare = ["The ", "the "]
        .iter()
        .find_map(|word| name.strip_prefix(word))
        .unwrap_or(name);
    let nobody = [
        "officer", "he", "she", "they", "it", "member", "we", "i", "you", "speaker", "resident",
    ];
    let low = bare.to_lowercase();
    (!(nobody.contains(&low.as_str()) && bare.starts_with(char::is_lowercase)) && name.len() < 140)
        .then(|| name.to_owned())
}

/// Whether a name is only the letters that a margin or column has room for: "GD", "ALL".
#[must_use]
pub fn is_initials(name: &str) -> bool {
    name.len() <= 5
        && name
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '/' | '&' | ' ' | ','))
}

/// Whether a name in capitals is the word by which minutes mark a decision.
fn is_verb(name: &str) -> bool {
    let low = name.to_lowercase();
    let first = low.split(' ').next().unwrap_or("");
    [
        "resolved",
        "agreed",
        "decided",
        "recommended",
        "noted",
        "approved",
        "accepted",
        "penderfynwyd",
        "cytunwyd",
        "it",
    ]
    .contains(&first)
}

/// Whether the piece at `index` stands directly after a list of points.
#[must_use]
pub fn closes_a_list(paper: &Paper<'_>, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|before| paper.piece(before))
        .is_some_and(|piece| piece.marker.as_ref().is_some_and(|marker| !marker.is_bullet()))
}

#[cfg(test)]
mod tests {
    use super::PATTERNS;

    #[test]
    fn names_are_cut_out_of_what_they_are_asked() {
        for (words, expected) in [
            (
                "That the Strategic Director (Parks) bring back figures for flats",
                "Strategic Director (Parks)",
            ),
            (
                "the Parks Foreman obtain three prices for the June meeting",
                "Parks Foreman",
            ),
            ("Cabinet publishes the list", "Cabinet"),
        ] {
            let found = PATTERNS.active.captures(words).unwrap();
            assert_eq!(&found["who"], expected);
        }
    }
}
