//! Everybody whom a paper names, as offers of contacts, and the clues that tell whom it means to be asked.

use super::reachable;
use super::{PATTERNS, is_post, role_in};
use crate::extract::answer;
use crate::extract::at_once;
use crate::extract::clean::Piece;
use crate::extract::facts::mentions::{self, Named};
use crate::extract::facts::offer::few;
use crate::extract::learned::{Clues, QuickMap, words};
use crate::extract::paper::{Paper, Place};
use crate::scrutiny::paper::Contact;
use std::cell::RefCell;

/// The people whom a paper names, and those whom the rules would have.
pub struct Offers {
    /// Everybody, in the order of the paper.
    pub all: Vec<Named>,
    ruled: Vec<String>,
    /// What stands before the @ of each address.
    boxes: Vec<String>,
    /// How many people each line names.
    people: Vec<usize>,
    /// What can be reached on the lines that have been looked at.
    reached: RefCell<QuickMap<usize, Option<&'static str>>>,
}

/// A thread is to have so many lines in which to look for names.
const LINES: usize = 200;

/// No word further from a name than this says anything of it.
const REACH: usize = 2_000;

/// The words of `low` from `from` on that are within reach of a name behind which they stand.
fn in_reach_behind(words: &str, from: usize) -> &str {
    let rest = words.get(from..).unwrap_or("");
    rest.get(..rest.floor_char_boundary(REACH)).unwrap_or(rest)
}

/// The words up to `to` that are within reach of a name before which they stand.
fn in_reach_before(words: &str, to: usize) -> &str {
    let before = words.get(..to).unwrap_or("");
    let start = before.ceil_char_boundary(before.len().saturating_sub(REACH));
    before.get(start..).unwrap_or(before)
}

/// How many lines below a name its number may stand.
const BELOW: usize = 4;

impl Offers {
    /// Looks at a paper of which the rules would have `ruled`.
    pub fn of(paper: &Paper<'_>, ruled: &[Contact]) -> Self {
        let mut found = at_once::of_each(paper.pieces.len(), LINES, |index| {
            let piece = paper.piece(index);
            piece.map_or_else(Vec::new, |piece| {
                reachable::names(&piece.words, 0..piece.words.len())
            })
        });
        let people: Vec<usize> = found.iter().map(Vec::len).collect();
        let names = |index: usize| found.get_mut(index).map(std::mem::take).unwrap_or_default();
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
            people,
            reached: RefCell::default(),
        }
    }

    /// What can be reached on the line at `index`, looked at once however many are named on it.
    fn reach(&self, paper: &Paper<'_>, index: usize) -> Option<&'static str> {
        let piece = paper.piece(index)?;
        let mut known = self.reached.borrow_mut();
        *known.entry(index).or_insert_with(|| reach(piece))
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
            self.beside(paper, *place, to);
        }
    }

    /// What stands beside a mention: a post, a number, a label, the end of a letter.
    fn beside(&self, paper: &Paper<'_>, place: Place, to: &mut impl Clues) {
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
        let rest = in_reach_behind(&piece.words, place.end);
        let below = paper.piece(place.piece + 1);
        let post = if role_in(rest).is_some() {
            "beside"
        } else if rest.trim().is_empty()
            && below.is_some_and(|below| below.words.len() < 110 && is_post(&below.words))
        {
            "below"
        } else if is_post(in_reach_before(&piece.words, place.start)) {
            "before"
        } else {
            "none"
        };
        to.clue("post", &[near, post]);
        let reach = |index: usize| self.reach(paper, index);
        let last = (1..=BELOW).find_map(|down| Some((down, reach(place.piece + down)?)));
        let reached = match (reach(place.piece), last) {
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
        self.around(paper, place, near, to);
    }

    /// What stands around a mention: the end of a letter, a label, other people.
    fn around(&self, paper: &Paper<'_>, place: Place, near: &'static str, to: &mut impl Clues) {
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
        let people = self.people.get(place.piece).copied().unwrap_or(0);
        to.clue("beside others", &[few(people), near]);
        to.clue("zone here", &[paper.zone_of(place.piece).label()]);
        let before = in_reach_before(&piece.low, place.start);
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
            let over = above.is_some_and(|above| above.words.len() < 140 && above.low.contains(sign));
            if before.contains(sign) {
                to.clue("sign before", &[sign]);
            }
            if over {
                to.clue("sign above", &[sign]);
            }
        }
    }
}

/// How a name is told from others: in lower case, without title.
pub fn key(name: &str) -> String {
    let low = name.to_lowercase().replace('.', " ");
    low.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn place_of(paper: &Paper<'_>, start: usize, name: &str) -> Option<Place> {
    let own = |piece: &Piece| piece.original(0) <= start && start <= piece.original(piece.words.len());
    let (index, piece) = paper.pieces.iter().enumerate().find(|(_, piece)| own(piece))?;
    let at = piece.words.find(name)?;
    Some(Place::new(index, at..at + name.len()))
}

/// What can be reached on a line.
fn reach(piece: &Piece) -> Option<&'static str> {
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
