//! Everybody whom a paper names, as offers of contacts, and the clues that tell whom it means to be asked.

use super::reachable;
use super::{PATTERNS, is_post, role_in};
use crate::extract::answer;
use crate::extract::facts::mentions::{self, Named};
use crate::extract::facts::offer::few;
use crate::extract::learned::{Clues, words};
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::paper::Contact;

/// The people whom a paper names, and those whom the rules would have.
pub struct Offers {
    /// Everybody, in the order of the paper.
    pub all: Vec<Named>,
    ruled: Vec<String>,
    /// What stands before the @ of each address.
    boxes: Vec<String>,
}

/// How many lines below a name its number may stand.
const BELOW: usize = 4;

impl Offers {
    /// Looks at a paper of which the rules would have `ruled`.
    pub fn of(paper: &Paper<'_>, ruled: &[Contact]) -> Self {
        let names = |index: usize| {
            let piece = paper.piece(index);
            piece.map_or_else(Vec::new, |piece| {
                reachable::names(&piece.words, 0..piece.words.len())
            })
        };
        let mut all = mentions::gathered(paper, 0..paper.pieces.len(), names, key);
        // Whom the rules have found in another way.
        for contact in ruled {
            let known = all.iter().any(|named| {
                named
                    .places
                    .first()
                    .is_some_and(|place| key(paper.words_at(*place)) == key(&contact.name))
            });
            let place = contact
                .passage
                .as_ref()
                .and_then(|passage| place_of(paper, passage.hull().start, &contact.name));
            if let Some(place) = place.filter(|_| !known) {
                all.push(Named { places: vec![place] });
            }
        }
        let boxes = paper
            .pieces
            .iter()
            .flat_map(|piece| PATTERNS.email.find_iter(&piece.low))
            .filter_map(|address| address.as_str().split('@').next())
            .map(str::to_owned)
            .take(20)
            .collect();
        Self {
            all,
            ruled: ruled.iter().map(|contact| key(&contact.name)).collect(),
            boxes,
        }
    }

    /// Tells the clues of somebody.
    pub fn tell(&self, paper: &Paper<'_>, nth: usize, to: &mut impl Clues) {
        /// So many mentions are looked at closely.
        const LOOKED_AT: usize = 12;
        mentions::tell(paper, &self.all, nth, to);
        let Some(named) = self.all.get(nth) else { return };
        let Some(first) = named.places.first() else { return };
        let name = paper.words_at(*first);
        let low = key(name);
        let rule = if self.ruled.contains(&low) {
            "yes"
        } else if self.ruled.is_empty() {
            "nobody"
        } else {
            "others"
        };
        to.clue("by rule", &[rule]);
        to.clue("by rule of", &[rule, paper.facts.kind.code()]);
        let surname = low.rsplit(' ').next().unwrap_or("");
        let own = surname.len() > 3 && self.boxes.iter().any(|local| local.contains(surname));
        to.clue(
            "address",
            &[if own {
                "own"
            } else if self.boxes.is_empty() {
                "none"
            } else {
                "other"
            }],
        );
        let opening = low.split([' ', '.']).next().unwrap_or("");
        if matches!(
            opening,
            "cllr" | "councillor" | "mr" | "mrs" | "ms" | "miss" | "dr" | "prof"
        ) {
            to.clue("titled", &[opening]);
        }
        let team = [
            "team",
            "services",
            "office",
            "unit",
            "support",
            "secretariat",
            "desk",
            "section",
            "scrutiny",
        ]
        .contains(&surname);
        to.clue("is", &[if team { "team" } else { "person" }]);
        for place in named.places.iter().take(LOOKED_AT) {
            beside(paper, *place, to);
        }
    }
}

/// How a name is told from others: in lower case, without title.
pub fn key(name: &str) -> String {
    let low = name.to_lowercase().replace('.', " ");
    low.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place_of(paper: &Paper<'_>, start: usize, name: &str) -> Option<Place> {
    let own = |piece: &crate::extract::clean::Piece| {
        piece.original(0) <= start && start <= piece.original(piece.words.len())
    };
    let (index, piece) = paper.pieces.iter().enumerate().find(|(_, piece)| own(piece))?;
    let at = piece.words.find(name)?;
    Some(Place::new(index, at..at + name.len()))
}

/// What can be reached on a line.
fn reach(paper: &Paper<'_>, index: usize) -> Option<&'static str> {
    let piece = paper.piece(index)?;
    if PATTERNS.email.is_match(&piece.words) {
        return Some("address");
    }
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).count();
    let number = PATTERNS
        .phone
        .find_iter(&piece.words)
        .any(|number| digits(number.as_str()) >= 9);
    let short = ["ext", "tel", "phone", "ffôn"]
        .iter()
        .any(|sign| piece.low.contains(sign))
        && digits(&piece.words) >= 3;
    if number {
        Some("number")
    } else {
        short.then_some("extension")
    }
}

/// What stands beside a mention: a post, a number, a label, the end of a letter.
fn beside(paper: &Paper<'_>, place: Place, to: &mut impl Clues) {
    let Some(piece) = paper.piece(place.piece) else {
        return;
    };
    let count = paper.pieces.len();
    let near = if place.piece < 14 {
        "head"
    } else if place.piece + 10 >= count {
        "end"
    } else {
        "text"
    };
    let rest = piece.words.get(place.end..).unwrap_or("");
    let below = paper.piece(place.piece + 1);
    let post = if role_in(rest).is_some() {
        "beside"
    } else if rest.trim().is_empty()
        && below.is_some_and(|below| below.words.len() < 110 && is_post(&below.words))
    {
        "below"
    } else if is_post(piece.words.get(..place.start).unwrap_or("")) {
        "before"
    } else {
        "none"
    };
    to.clue("post", &[near, post]);
    let last = (1..=BELOW).find_map(|down| Some((down, reach(paper, place.piece + down)?)));
    let reached = match (reach(paper, place.piece), last) {
        (Some(own), _) => ("0", own),
        (None, Some((down, found))) => (few(down), found),
        (None, None) => ("-", "none"),
    };
    to.clue("reach", &[reached.0, reached.1]);
    to.clue("post and reach", &[post, reached.1, near]);
    if let Some(role) =
        role_in(rest).or_else(|| below.filter(|_| post == "below").map(|below| below.words.clone()))
    {
        for word in words(&role.to_lowercase()).take(8) {
            to.clue("post's", &[word.told]);
        }
    }
    around(paper, place, near, to);
}

/// What stands around a mention: the end of a letter, a label, other people.
fn around(paper: &Paper<'_>, place: Place, near: &'static str, to: &mut impl Clues) {
    let Some(piece) = paper.piece(place.piece) else {
        return;
    };
    let above = place.piece.checked_sub(1).and_then(|above| paper.piece(above));
    for up in 1..=3_usize {
        let line = place.piece.checked_sub(up).and_then(|at| paper.piece(at));
        if line.is_some_and(|line| answer::is_sign_off(&line.low) || line.low.starts_with("yours")) {
            to.clue("signed", &[few(up)]);
        }
    }
    let line_opens: Vec<&str> = words(&piece.low).take(2).map(|word| word.told).collect();
    to.clue("line opens", &line_opens);
    let opens: Vec<&str> = above.map_or_else(Vec::new, |above| {
        words(&above.low).take(2).map(|word| word.told).collect()
    });
    to.clue("above opens", &opens);
    let people = reachable::names(&piece.words, 0..piece.words.len()).len();
    to.clue("beside others", &[few(people), near]);
    to.clue("zone here", &[paper.zone_of(place.piece).label()]);
    for sign in [
        "contact",
        "further information",
        "enquir",
        "author",
        "prepared by",
        "report of",
        "report by",
        "officer",
        "clerk",
        "signed",
        "please",
        "from:",
        "cyswllt",
        "swyddog",
    ] {
        let here = piece
            .low
            .get(..place.start)
            .is_some_and(|before| before.contains(sign));
        let over = above.is_some_and(|above| above.low.contains(sign) && above.words.len() < 140);
        if here {
            to.clue("sign before", &[sign]);
        }
        if over {
            to.clue("sign above", &[sign]);
        }
    }
}
