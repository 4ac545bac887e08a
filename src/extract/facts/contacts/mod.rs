//! Contacts: whom a paper names for enquiries, or as its author where it names nobody else. Not
//! accountable directors, not those who checked its figures, not those present.

pub(super) mod people;
mod reachable;

use super::front_sheet::{Field, Label};
use super::mentions::Named;
use super::offer::weight;
use crate::extract::clean::Piece;
use crate::extract::learned::Weights;
use crate::extract::paper::{Paper, Place};
use crate::extract::pattern;
use crate::extract::style;
use crate::extract::zone;
use crate::scrutiny::paper::{Contact, PaperKind};
use regex::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    person: pattern::fixed(
        r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Prof)\.? )?[A-Z][a-zA-Z'-]+(?: [A-Z]\.?){0,2}(?: (?:van |de |di |Mc|O')?[A-Z][a-zA-Z'-]+){1,2}",
    ),
    phone: pattern::fixed(r"(?:\+44 ?|\(?0)\d[\d() -]{6,14}\d|\b\d{3,4} \d{4}\b|\b\d{4,5}\b"),
    email: pattern::fixed(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"),
    bracket: pattern::fixed(r"^\((?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}) - (?P<phone>[\d() ]{6,18})\)$"),
});

struct Patterns {
    person: Regex,
    phone: Regex,
    email: Regex,
    bracket: Regex,
}

/// Words of posts, by which a line under a name is known as the post held.
const POSTS: &[&str] = &[
    "director",
    "head",
    "manager",
    "officer",
    "assistant",
    "chief",
    "co-ordinator",
    "coordinator",
    "lead",
    "adviser",
    "advisor",
    "clerk",
    "secretary",
    "solicitor",
    "strategic",
    "principal",
    "senior",
    "executive",
    "leader",
    "governance",
    "treasurer",
    "consultant",
    "specialist",
    "nurse",
    "analyst",
    "planner",
    "surveyor",
    "engineer",
    "accountant",
    "commander",
    "superintendent",
    "administrator",
    "support",
];

/// What clues weigh for a contact.
static WEIGHTS: LazyLock<Weights<1>> =
    LazyLock::new(|| Weights::read(include_str!("../../../../assets/facts/contact.tsv")));

/// Somebody is a contact whose clues add up to more than this.
const LEAST: i32 = 0;

/// The contacts, in the order of the paper: of all whom it names, those for whom enough speaks.
#[must_use]
pub(super) fn of(paper: &Paper<'_>) -> Vec<Contact> {
    let ruled = by_rules(paper);
    let offers = people::Offers::of(paper, &ruled);
    (0..offers.all.len())
        .filter(|nth| weight(&WEIGHTS, |to| offers.tell(paper, *nth, to)) > LEAST)
        .filter_map(|nth| offers.all.get(nth))
        .filter_map(|named| described(paper, named, &ruled))
        .collect()
}

/// Somebody with post, number and address: as the rules have found them, or by the lines beside the name.
fn described(paper: &Paper<'_>, named: &Named, ruled: &[Contact]) -> Option<Contact> {
    let first = *named.places.first()?;
    let name = people::key(paper.words_at(first));
    if let Some(known) = ruled.iter().find(|contact| people::key(&contact.name) == name) {
        return Some(known.clone());
    }
    let mut best = None;
    for place in named.places.iter().take(MENTIONS) {
        let piece = paper.piece(place.piece)?;
        let rest = place.end..piece.words.len();
        let words = piece.at(rest.clone());
        let own = Contact {
            name: paper.quote(&[*place])?.text,
            role: role_in(words),
            phone: phone_in(piece, rest),
            email: PATTERNS
                .email
                .find(words)
                .map(|email| email.as_str().trim_end_matches('.').to_owned()),
            passage: Some(paper.passage(&[*place])),
        };
        let mut one = People::default();
        one.add(own);
        if words.len() < 90 {
            take_details(paper, place.piece + 1, &mut one);
        }
        let own = one.list.into_iter().next()?;
        let known = |contact: &Contact| {
            usize::from(contact.phone.is_some())
                + usize::from(contact.email.is_some())
                + usize::from(contact.role.is_some())
        };
        if best.as_ref().is_none_or(|best| known(&own) > known(best)) {
            best = Some(own);
        }
    }
    best
}

/// How many mentions of somebody are looked at for a number.
const MENTIONS: usize = 6;

/// Whom the rules would have.
pub(super) fn by_rules(paper: &Paper<'_>) -> Vec<Contact> {
    let mut found = labelled(paper);
    if found.list.is_empty() {
        found = People::of(in_brackets(paper));
    }
    let reached = reachable::of(paper);
    if found.list.is_empty() {
        found.list = reached;
    } else {
        // A label names who is asked; the number may stand elsewhere.
        for contact in reached {
            if found.knows(&contact.name) {
                found.add(contact);
            }
        }
    }
    let mut found = found.list;
    if found.is_empty() {
        found = signed(paper);
    }
    if found.is_empty() && paper.facts.kind != PaperKind::Minutes {
        found = author(paper);
    }
    found
}

/// People in the order in which a paper names them, found again by their names: a directory has
/// thousands.
#[derive(Debug, Default)]
struct People {
    list: Vec<Contact>,
    by_name: HashMap<String, usize>,
}

impl People {
    fn of(list: Vec<Contact>) -> Self {
        let mut by_name = HashMap::new();
        for (at, contact) in list.iter().enumerate() {
            by_name.entry(contact.name.to_ascii_lowercase()).or_insert(at);
        }
        Self { list, by_name }
    }

    fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(&name.to_ascii_lowercase())
    }

    /// Adds somebody, or to somebody who is known what was not known of them.
    fn add(&mut self, contact: Contact) {
        let place = self.by_name.entry(contact.name.to_ascii_lowercase());
        let at = *place.or_insert(self.list.len());
        match self.list.get_mut(at) {
            Some(known) => {
                known.role = known.role.take().or(contact.role);
                known.phone = known.phone.take().or(contact.phone);
                known.email = known.email.take().or(contact.email);
            }
            None => self.list.push(contact),
        }
    }
}

/// Contacts after a label for enquiries, and those on the lines that follow it.
fn labelled(paper: &Paper<'_>) -> People {
    let mut found = People::default();
    for (index, piece) in paper.pieces.iter().enumerate() {
        let heading = (style::is_one_of(&piece.low, &paper.words.sections.contacts)
            || zone::is_contacts_heading(&piece.low))
            && piece.words.len() < 100;
        if heading {
            take_block(paper, index + 1, &mut found);
        }
    }
    for field in paper.front.values(Label::Contact) {
        take_field(paper, field, &mut found);
    }
    found
}

/// Labels that say what post the one who is to be asked holds.
const LABELS_OF_POSTS: &[&str] = &[
    "support officer",
    "clerk",
    "scrutiny officer",
    "committee officer",
    "democratic services officer",
    "governance officer",
];

fn take_field(paper: &Paper<'_>, field: &Field, found: &mut People) {
    let Some(place) = field.value.first() else {
        return;
    };
    let Some(mut contact) = person_at(paper, place.piece, place.range()) else {
        return;
    };
    let label = paper.piece(field.at).map_or("", |piece| piece.low.as_str());
    let post = LABELS_OF_POSTS.iter().find(|post| label.starts_with(**post));
    if let Some(post) = post.filter(|_| contact.role.is_none()) {
        contact.role = paper
            .quote(&[Place::new(field.at, 0..post.len())])
            .map(|quote| quote.text);
    }
    found.add(contact);
    take_details(paper, place.piece + 1, found);
}

/// The lines of a block of contacts: a name, a post, a telephone number, an e-mail address; and so on.
fn take_block(paper: &Paper<'_>, first: usize, found: &mut People) {
    for index in first..(first + 8).min(paper.pieces.len()) {
        let Some(piece) = paper.piece(index) else { break };
        if piece.words.len() > 160 {
            break;
        }
        let start = paper
            .front
            .values(Label::Contact)
            .filter_map(|field| field.value.first())
            .find(|place| place.piece == index)
            .map_or(0, |place| place.start);
        if let Some(contact) = person_at(paper, index, start..piece.words.len()) {
            found.add(contact);
            take_details(paper, index + 1, found);
            return;
        }
    }
}

/// What the lines after a name add to it, and further names with a post or a number of their own.
fn take_details(paper: &Paper<'_>, first: usize, found: &mut People) {
    let mut quiet = 0;
    for index in first..(first + 8).min(paper.pieces.len()) {
        let Some(piece) = paper.piece(index) else { break };
        if piece.words.len() > 140 || quiet > 0 {
            break;
        }
        let whole = 0..piece.words.len();
        let labelled_otherwise = [
            "ward", "part ", "date", "report", "to:", "subject", "purpose", "item",
        ]
        .iter()
        .any(|label| piece.low.starts_with(label));
        if labelled_otherwise {
            break;
        }
        if let Some(contact) = person_at(paper, index, whole.clone()).filter(|contact| contact.role.is_some())
        {
            found.add(contact);
            continue;
        }
        let Some(last) = found.list.last_mut() else { break };
        let phone = phone_in(piece, whole.clone());
        let email = PATTERNS
            .email
            .find(&piece.words)
            .map(|email| email.as_str().trim_end_matches('.').to_owned());
        if phone.is_none() && email.is_none() {
            if last.role.is_none() && last.phone.is_none() && is_post(&piece.words) && piece.words.len() < 110
            {
                last.role = paper.quote(&[paper.whole(index)]).map(|quote| quote.text);
            } else if !piece.words.ends_with(')')
                && !piece.low.contains("directorate")
                && !piece.low.contains("department")
            {
                quiet += 1;
            }
            continue;
        }
        last.phone = last.phone.take().or(phone);
        last.email = last.email.take().or(email);
    }
}

fn is_post(words: &str) -> bool {
    let low = words.to_lowercase();
    POSTS.iter().any(|post| style::find_word(&low, post).is_some())
}

/// A person named at the start of a line, with post, number and address from the rest of it.
fn person_at(paper: &Paper<'_>, index: usize, range: Range<usize>) -> Option<Contact> {
    let piece = paper.piece(index)?;
    let words = piece.words.get(range.clone())?;
    let found = PATTERNS.person.find(words)?;
    let mut name = found.as_str();
    for tail in [" Email", " Tel", " Telephone", " Phone", " E-mail", " Ext"] {
        name = name.strip_suffix(tail).unwrap_or(name);
    }
    if is_post(name)
        || !name.contains(' ')
        || style::find_in(&name.to_lowercase(), &paper.words.people.bodies).is_some()
    {
        return None;
    }
    let rest = words.get(name.len()..).unwrap_or("");
    let role = role_in(rest);
    let trailing = rest.trim_start_matches([',', ' ', '-', '(']);
    let plain = trailing.is_empty()
        || role.is_some()
        || trailing.starts_with(|c: char| c.is_ascii_digit())
        || PATTERNS
            .email
            .find(trailing)
            .is_some_and(|email| email.start() < 3)
        || ["on ", "tel", "email", "e-mail", "phone", "ext", "."]
            .iter()
            .any(|word| trailing.to_lowercase().starts_with(word));
    if !plain {
        return None;
    }
    let place = Place::new(index, range.start..range.start + name.len());
    Some(Contact {
        name: paper.quote(&[place])?.text,
        role,
        phone: phone_in(piece, range.start + name.len()..range.end),
        email: PATTERNS
            .email
            .find(words)
            .map(|email| email.as_str().trim_end_matches('.').to_owned()),
        passage: Some(paper.passage(&[place])),
    })
}

/// The post after a name: up to a number, an address or the end.
fn role_in(rest: &str) -> Option<String> {
    let rest = rest
        .strip_prefix([',', '-'])
        .or_else(|| rest.strip_prefix(" -"))
        .or_else(|| rest.strip_prefix(" ("))?;
    let low = rest.to_lowercase();
    let ends = [
        " tel", " email", " e-mail", " phone", " on tel", " on 0", " ext", "(ext", "(for ", " t:", " e:",
    ];
    let end = ends
        .iter()
        .filter_map(|sign| low.find(sign))
        .min()
        .unwrap_or(rest.len());
    let digits = low.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    let address = PATTERNS
        .email
        .find(rest)
        .map_or(rest.len(), |email| email.start());
    let role = rest
        .get(..end.min(digits).min(address))?
        .trim_matches([' ', ',', '-', '.']);
    let role = if role.matches('(').count() < role.matches(')').count() {
        role.trim_end_matches(')')
    } else {
        role.trim_end_matches(" (")
    };
    is_post(role).then(|| role.to_owned())
}

fn phone_in(piece: &Piece, range: Range<usize>) -> Option<String> {
    let words = piece.words.get(range)?;
    let low = words.to_lowercase();
    let labelled = ["tel", "phone", "ext", "☎", "call", "t:"]
        .iter()
        .any(|label| low.contains(label));
    PATTERNS
        .phone
        .find_iter(words)
        .map(|found| found.as_str().trim())
        .find(|number| {
            let digits = number.chars().filter(char::is_ascii_digit).count();
            digits >= 7 || (labelled && digits >= 4)
        })
        .map(str::to_owned)
}

/// "(Imran Hale - 01632 960391)" at the foot of a report.
fn in_brackets(paper: &Paper<'_>) -> Vec<Contact> {
    paper
        .pieces
        .iter()
        .enumerate()
        .filter_map(|(index, piece)| {
            let found = PATTERNS.bracket.captures(&piece.words)?;
            let name = found.name("name")?;
            let place = Place::new(index, name.range());
            Some(Contact {
                name: name.as_str().to_owned(),
                role: None,
                phone: found.name("phone").map(|phone| phone.as_str().trim().to_owned()),
                email: None,
                passage: Some(paper.passage(&[place])),
            })
        })
        .collect()
}

/// The one who signs at the foot: a name, below it a post, and a number or an address.
fn signed(paper: &Paper<'_>) -> Vec<Contact> {
    let count = paper.pieces.len();
    for index in count.saturating_sub(7)..count {
        let Some(piece) = paper.piece(index) else { break };
        let Some(contact) = person_at(paper, index, 0..piece.words.len()) else {
            continue;
        };
        if contact.name.len() + 4 < piece.words.len() && contact.role.is_none() {
            continue;
        }
        let mut one = People::default();
        one.add(contact);
        take_details(paper, index + 1, &mut one);
        let reachable = one
            .list
            .first()
            .is_some_and(|c| c.phone.is_some() || c.email.is_some());
        let post_below = one.list.first().is_some_and(|c| c.role.is_some());
        if reachable && post_below {
            return one.list;
        }
    }
    Vec::new()
}

/// The author, where the paper names nobody for enquiries.
fn author(paper: &Paper<'_>) -> Vec<Contact> {
    let mut found = People::default();
    for field in paper.front.values(Label::Author) {
        let person = field
            .value
            .first()
            .and_then(|place| Some((place.piece, person_at(paper, place.piece, place.range())?)));
        if let Some((piece, contact)) = person {
            found.add(contact);
            take_details(paper, piece + 1, &mut found);
            found.list.truncate(1);
            break;
        }
    }
    found.list
}

#[cfg(test)]
mod tests {
    use super::{Contact, People};

    #[test]
    fn somebody_named_again_is_the_same_person_with_what_is_new() {
        let named = |name: &str, phone: Option<&str>| Contact {
            name: name.to_owned(),
            role: None,
            phone: phone.map(str::to_owned),
            email: None,
            passage: None,
        };
        let mut people = People::default();
        people.add(named("Ada Frith", None));
        people.add(named("Idris Marlow", None));
        people.add(named("ADA FRITH", Some("01632 960247")));
        assert_eq!(people.list.len(), 2);
        assert!(people.knows("ada frith") && !people.knows("Ada"));
        assert_eq!(people.list[0].phone.as_deref(), Some("01632 960247"));
    }
}
