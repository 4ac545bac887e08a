//! Whoever can be reached: a telephone number or an e-mail address, and the person or team named beside
//! it, whatever words stand between: "ask the Scrutiny Team: 01632 960255".

use super::{PATTERNS, People, is_post, phone_in, role_in};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::scrutiny::paper::Contact;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?x)
        (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\ (?:[A-Z]\.?\ ?){0,3}\ ?[A-Z][a-z]+[\w'-]*)
        | (?:\b[A-Z]\.\ ?){1,3}(?:Mc|Mac|O')?[A-Z][a-z]+[\w'-]*
        | (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Councillor)\.?\ )?
        [A-Z](?:[a-z]+|')[\w'-]*(?:\ [A-Z]\.?)?(?:\ (?:van|de|di|le|ap|ab)\b)?\ (?:Mc|Mac|O'|Le\ )?[A-Z][a-z]+[\w'-]*(?:\ [A-Z][a-z]+[\w'-]*)?",
    )
});

static TEAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern::fixed(
        r"(?:[A-Z][a-z]+(?: and | & | ))+(?:Team|Services|Office|Unit|Support|Secretariat|Desk|Section)\b",
    )
});

/// Words that stand in the names of places, bodies and posts and in no person's name.
const NO_PERSON: &[&str] = &[
    "council",
    "hall",
    "house",
    "office",
    "offices",
    "street",
    "road",
    "lane",
    "square",
    "town",
    "city",
    "county",
    "borough",
    "district",
    "parish",
    "services",
    "service",
    "committee",
    "panel",
    "scrutiny",
    "cabinet",
    "executive",
    "board",
    "team",
    "the",
    "this",
    "for",
    "our",
    "your",
    "all",
    "any",
    "contact",
    "report",
    "tel",
    "telephone",
    "phone",
    "email",
    "fax",
    "room",
    "floor",
    "centre",
    "court",
    "park",
    "trust",
    "hospital",
    "health",
    "nhs",
    "if",
    "please",
    "members",
    "ward",
    "item",
    "agenda",
    "date",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "public",
    "press",
    "local",
    "authority",
    "department",
    "directorate",
    "environment",
    "unit",
    "support",
    "enquiries",
    "questions",
    "buildings",
    "baths",
    "gardens",
    "library",
    "school",
    "programme",
    "reply",
    "clerk",
    "minutes",
    "part",
    "appendix",
    "civic",
    "guildhall",
    "dear",
    "yours",
];

/// How many lines above a number the name may stand.
const LINES_ABOVE: usize = 3;

/// The people and teams whose number or address is printed, in the order of the paper.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Vec<Contact> {
    let mut found = People::default();
    for (index, piece) in paper.pieces.iter().enumerate() {
        for detail in details(piece) {
            let same = named_before(piece, detail.start).or_else(|| named_in_brackets(piece, detail.end));
            let (at, name) = match same {
                Some(name) => (index, Some(name)),
                None => named_nearby(paper, index).map_or((index, None), |(at, name)| (at, Some(name))),
            };
            if let Some(contact) = name.and_then(|name| contact(paper, at, name, index, detail)) {
                found.add(contact);
            }
        }
    }
    found.list
}

/// Where numbers and addresses stand in a piece, each run of them once.
fn details(piece: &Piece) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = PATTERNS
        .email
        .find_iter(&piece.words)
        .map(|email| email.range())
        .collect();
    found.extend(
        PATTERNS
            .phone
            .find_iter(&piece.words)
            .filter(|number| {
                let digits = number.as_str().chars().filter(char::is_ascii_digit).count();
                digits >= 9
                    && number
                        .as_str()
                        .trim_start_matches(['(', '+'])
                        .starts_with(['0', '4'])
            })
            .map(|number| number.range()),
    );
    found.sort_by_key(|range| range.start);
    found
}

/// The last person or team named before an offset of a piece, in its sentence or line.
fn named_before(piece: &Piece, before: usize) -> Option<Range<usize>> {
    let words = piece.words.get(..before)?;
    let mut start = 0;
    for stop in [". ", "? ", "! "] {
        // No farther back than where the sentence begins by the others: a paragraph may be endless.
        let Some(at) = words.get(start..).and_then(|rest| rest.rfind(stop)) else {
            continue;
        };
        let at = start + at;
        let title = words.get(..at).unwrap_or("");
        let is_title = ["Mr", "Mrs", "Ms", "Dr", "Prof", "Cllr", "tel", "Tel"]
            .iter()
            .any(|word| title.ends_with(word));
        if !is_title {
            start = at + stop.len();
        }
    }
    last_name(words, start..before)
}

/// "01632 960247 (Ada Frith, Scrutiny Officer)".
fn named_in_brackets(piece: &Piece, after: usize) -> Option<Range<usize>> {
    let rest = piece.words.get(after..)?;
    let inside = rest.strip_prefix(" (")?;
    let end = inside.find(')')?;
    let start = after + " (".len();
    first_name(&piece.words, start..start + end)
}

/// The person or team on one of the lines above a number, or on the line below it.
fn named_nearby(paper: &Paper<'_>, index: usize) -> Option<(usize, Range<usize>)> {
    let short = |at: usize| paper.piece(at).filter(|piece| piece.words.len() < 140);
    // In a table of labels and values two cells make a line.
    let reach = if paper.piece(index).is_some_and(Piece::is_cell) {
        2 * LINES_ABOVE + 1
    } else {
        LINES_ABOVE
    };
    for at in (index.saturating_sub(reach)..index).rev() {
        let Some(piece) = short(at) else { break };
        if let Some(name) = first_name(&piece.words, 0..piece.words.len()) {
            return Some((at, name));
        }
    }
    let below = short(index + 1).filter(|piece| piece.low.starts_with("contact"))?;
    first_name(&below.words, 0..below.words.len()).map(|name| (index + 1, name))
}

fn last_name(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    names(words, range).pop()
}

fn first_name(words: &str, range: Range<usize>) -> Option<Range<usize>> {
    let found = names(words, range);
    found.into_iter().next()
}

/// The people and teams named in a stretch of words; teams only where no person is.
pub(super) fn names(words: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let Some(text) = words.get(range.clone()) else {
        return Vec::new();
    };
    let at = |found: Range<usize>| range.start + found.start..range.start + found.end;
    let mut people = Vec::new();
    let mut from = 0;
    while let Some(found) = NAME.find_at(text, from) {
        // "Early Years Manager" is a post, though it begins as a name.
        let own = person(found.as_str()).filter(|part| {
            let after = text.get(found.start() + part.end..).unwrap_or("").trim_start();
            let next = after.split([' ', ',', '.', ')', ':']).next().unwrap_or("");
            !(next.starts_with(char::is_uppercase) && is_post(next))
        });
        match own {
            Some(part) => {
                people.push(at(found.start() + part.start..found.start() + part.end));
                from = found.end();
            }
            // One word on, as "Officer Ada Frith" begins with no name.
            None => from = found.start() + found.as_str().find(' ').map_or(found.len(), |space| space + 1),
        }
    }
    if people.is_empty() {
        people.extend(TEAM.find_iter(text).map(|team| at(team.range())));
    }
    people
}

/// The part of some capitalised words that is a person's name; none where they name something else.
fn person(words: &str) -> Option<Range<usize>> {
    let foreign = |word: &str| {
        let low = word.trim_matches(['.', ',']).to_lowercase();
        NO_PERSON.contains(&low.as_str()) || is_post(word)
    };
    let parts: Vec<&str> = words.split(' ').collect();
    let kept = parts.iter().take_while(|word| !foreign(word)).count();
    let name = parts.get(..kept)?;
    let title = |word: &&&str| word.trim_end_matches('.').len() <= 4 && word.ends_with('.');
    let own = name.iter().filter(|word| !title(word)).count();
    let length = name.join(" ").len();
    let titled = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"]
        .contains(&parts.first().map_or("", |first| first.trim_end_matches('.')));
    let initialled = words.chars().nth(1) == Some('.');
    (own >= 2
        || (titled || initialled) && kept == parts.len() && kept >= 2
        || initialled && kept == parts.len())
    .then_some(0..length)
}

fn contact(
    paper: &Paper<'_>,
    at: usize,
    name: Range<usize>,
    detail_piece: usize,
    detail: Range<usize>,
) -> Option<Contact> {
    let piece = paper.piece(at)?;
    let place = Place::new(at, name.clone());
    let with_detail = paper.piece(detail_piece)?;
    let found = with_detail.words.get(detail.clone())?;
    let is_email = found.contains('@');
    let end = if at == detail_piece && detail.start >= name.end {
        detail.start
    } else {
        piece.words.len()
    };
    let role = role_in(piece.words.get(name.end..end)?);
    Some(Contact {
        name: paper.quote(&[place])?.text,
        role,
        phone: (!is_email)
            .then(|| phone_in(with_detail, detail.clone()))
            .flatten(),
        email: is_email.then(|| found.trim_end_matches('.').to_owned()),
        passage: Some(paper.passage(&[place])),
    })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn people_and_teams_are_told_from_places_and_posts() {
        for (words, expected) in [
            ("please contact my colleague Idris Marlow", vec!["Idris Marlow"]),
            ("to the Scrutiny Officer, Lucy O'Hara", vec!["Lucy O'Hara"]),
            (
                "Democratic Services, Town Hall, Fenwick",
                vec!["Democratic Services"],
            ),
            ("the Parks Manager Ada Frith-Jones", vec!["Ada Frith-Jones"]),
            ("Mr. S. Tilley", vec!["Mr. S. Tilley"]),
            ("the Early Years Manager", vec![]),
            ("by noon on Friday 3 March", vec![]),
        ] {
            let found: Vec<&str> = names(words, 0..words.len())
                .into_iter()
                .filter_map(|range| words.get(range))
                .collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
