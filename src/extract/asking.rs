//! The words with which papers recommend and ask: "We recommend that", "The Panel recommends the following",
//! "Our second is that". It reads sentences; whether a list or a point follows is the rules' business.

use crate::extract::pattern;
use crate::extract::sentence;
use regex::Regex;
use std::sync::LazyLock;

/// Whether somebody recommends who is not at home here: "A benchmarking club recommends that …".
#[must_use]
pub fn is_of_others(low: &str) -> bool {
    let indefinite = ["a ", "an ", "another ", "one ", "some "]
        .iter()
        .any(|article| low.starts_with(article));
    let verb = [
        " recommends ",
        " recommended ",
        " recommend ",
        " urges ",
        " suggests ",
    ]
    .iter()
    .filter_map(|verb| low.find(verb))
    .min();
    // "He suggested that:" tells what one person thought.
    let suggests = ["he suggested ", "she suggested "]
        .iter()
        .any(|words| low.starts_with(words));
    suggests
        || indefinite && verb.is_some_and(|at| low.get(..at).is_some_and(|who| who.split(' ').count() <= 7))
}

/// Who is named at the end of words that ask: "… recommend that Ministers:", "… if the Commission would:".
#[must_use]
pub fn asked_in(words: &str) -> String {
    let bare = words.trim_end_matches([':', '-', ' ']);
    let bare = [" to", " would", " should", " could"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare);
    let who = [" that ", " if ", " the "]
        .iter()
        .filter_map(|joint| bare.rsplit_once(joint).map(|(_, who)| who))
        .min_by_key(|who| who.len())
        .unwrap_or("");
    let who = without_article(who);
    let named = who.starts_with(char::is_uppercase) && who.split(' ').count() <= 8;
    if named { who } else { String::new() }
}

/// A verb that asks and words that leave its sentence open.
pub static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(recommend(?:s|ed)?|urge[sd]?|invite[sd]?|propose[sd]?|request(?:s|ed)?|ask(?:s|ed)?|advise[sd]?|encourage[sd]?|calls? (?:on|upon)|called (?:on|upon)|suggest(?:s|ed)?|grateful if|welcome it if|like)\b(?: [^.;:]{1,90}?)?(?: to| that| that [^.;:]{2,60}| should| would| could| the following| as follows| below|)$",
    )
});

/// "Our first recommendation is that", "Our second is that": where what is recommended begins.
#[must_use]
pub fn in_order(words: &str) -> Option<usize> {
    IN_ORDER.find(words).map(|found| found.end())
}

/// A recommendation named by its place.
pub static IN_ORDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:Our|The|Its|The (?:Group|Panel|Committee|Commission|Board)'s) (?P<number>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|main|next)(?: and (?:final|last))?(?: recommendation)? is (?:that|to) ",
    )
});

/// Whom such a sentence asks: "You asked the Trust to".
#[must_use]
pub fn object_of(words: &str) -> String {
    let bare = words.trim_end_matches([':', '-', ' ']);
    let bare = bare.strip_suffix(" to").unwrap_or(bare);
    let who = bare.rsplit_once(" the ").map_or("", |(_, who)| who);
    let named = who.starts_with(char::is_uppercase) && who.split(' ').count() <= 8;
    if named { who.to_owned() } else { String::new() }
}

/// Who recommends, asks, urges or invites in the present: "We further recommend that", "The Panel
/// urges Cabinet to". The verb is of any such kind; the shape is what is known.
pub static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:(?:finally|lastly|also|therefore|accordingly|in addition|in conclusion|first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|next|then),? )?(?:we|the (?:[a-z&-]+ ){0,4}(?:group|panel|committee|board|commission|review|party|forum))(?: (?:also|therefore|further|strongly|finally|then|would|accordingly|unanimously|jointly|now|hereby|and)){0,3} (?:recommend|ask|urge|invite|call on|call upon|request|propose)s?(?: on| upon)? ",
    )
});

/// "You asked the Trust to", "Scrutiny recommended that": words that end open over a list.
pub static OPEN_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"^(?:[^.;]*\b)?(?:you|we|scrutiny|group|panel|committee|board|commission|review|party|members) (?:also |therefore |further |have |has |then )*(?:asked|ask|asks|recommended|recommend|recommends|urged|urge|urges|requested|request|requests|proposed|propose|proposes|suggested) (?:[^.;:]{2,80} )?(?:to|that|the following)[:\- ]*$",
    )
});

/// "We recommend that Cabinet" and "We also ask the County Council to": the body and where the
/// words that ask end.
#[must_use]
pub fn we_recommend(words: &str, low: &str, over_a_list: bool) -> Option<(String, usize)> {
    let verb = OURS.find(low)?.end();
    let rest = words.get(verb..)?;
    // "We recommend (a) that …, and (b) that …" asks for each of its points.
    if ["(a) ", "(i) ", "(1) "]
        .iter()
        .any(|first| rest.starts_with(first))
        && low.starts_with("we ")
    {
        return Some((String::new(), verb));
    }
    if let Some(that) = rest.strip_prefix("that ").or_else(|| rest.strip_prefix("to ")) {
        let body = that.trim_end_matches([':', '-', ' ']);
        let announces = body.split(' ').count() <= 10 && (over_a_list || that.ends_with([':', '-']));
        if announces {
            return Some((without_article(body), words.len()));
        }
        let ours = low.starts_with("we ") || low.get(..verb).is_some_and(|opening| opening.contains(" we "));
        let asks = rest.starts_with("that ") && ours && body.split(' ').count() >= 4;
        return asks.then(|| (String::new(), verb + "that ".len()));
    }
    let to = rest.find(" to ")?;
    let body = rest.get(..to)?;
    (body.split(' ').count() <= 8).then(|| (without_article(body), verb + to + " to".len()))
}

/// Whether a conclusion asks for something in one of its sentences: "We recommend that …", "We look to
/// the Agency to …", "The Department should …".
#[must_use]
pub fn asks_within(words: &str) -> bool {
    sentence::sentences(words).into_iter().any(|range| {
        let own = words.get(range).unwrap_or("").to_lowercase();
        ASKED_BY_US.is_match(&own) || SOMEBODY_SHOULD.is_match(&own) && !of_the_past(&own)
    })
}

/// "We recommend", "we look to", "and we therefore urge", wherever in the sentence.
static ASKED_BY_US: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"\b(?:we|the (?:[a-z&-]+ ){0,3}(?:group|panel|committee|board|commission|inquiry))(?: (?:also|therefore|further|strongly|again|accordingly|now|would))* (?:recommend|ask|urge|invite|call on|call upon|request|look to|expect|encourage|repeat our recommendation|reiterate our recommendation)(?:s|ed)? (?:[a-z])|\bour recommendation is that\b|\bit is recommended that\b",
    )
});

/// "The Department should", "Ministers must": somebody, or something to be done.
static SOMEBODY_SHOULD: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(r"\b(?:should|must|needs? to|ought to) (?:[a-z]+ly |also |now |not )*[a-z]")
});

/// Of what witnesses said, or what should have been done long ago.
fn of_the_past(low: &str) -> bool {
    [
        "should have ",
        "should not have ",
        "must have ",
        "told us",
        "suggested",
        "argued",
        "whether ",
    ]
    .iter()
    .any(|words| low.contains(words))
}

/// "The Panel has made the recommendations below to Cabinet:": the body to which they are made.
#[must_use]
pub fn announces(words: &str, low: &str) -> Option<String> {
    let said = [
        "recommendations below",
        "following recommendations",
        "recommends the following",
        "recommendations as follows",
        "recommended the following",
        "made these recommendations",
        "makes these recommendations",
        "recommendations were made",
        "recommendations are made",
        "recommendations were agreed",
        "recommendations are as follows",
        "recommendations were as follows",
        "recommendations of the ",
        "recommendations to ",
        "recommends:",
        "recommends that:",
    ];
    let impersonal = [
        "it is recommended",
        "it is therefore recommended",
        "it was recommended",
        "we recommend:",
        "we recommend that:",
    ]
    .iter()
    .any(|opening| low.starts_with(opening));
    let headed = low.len() < 120
        && (low.ends_with("recommendations are:")
            || low.ends_with("recommendations:")
            || low.ends_with("recommendations were:"));
    // What shall be done with recommendations is procedure.
    if low.contains(" shall ") || low.contains(" must ") {
        return None;
    }
    if low.ends_with(':') && (impersonal || headed) {
        return Some(String::new());
    }
    if !low.ends_with(':') || !said.iter().any(|words| low.contains(words)) {
        return None;
    }
    let body = low
        .rfind(" to ")
        .and_then(|at| words.get(at + " to ".len()..))
        .unwrap_or("");
    let body = without_article(body.trim_end_matches(':'));
    Some(
        if body.starts_with(char::is_uppercase) && body.split(' ').count() <= 9 {
            body
        } else {
            String::new()
        },
    )
}

#[must_use]
pub fn without_article(body: &str) -> String {
    let body = body.trim();
    ["The ", "the ", "That the ", "that the ", "That ", "that "]
        .iter()
        .find_map(|article| body.strip_prefix(article))
        .unwrap_or(body)
        .to_owned()
}
