//! Clues that a name near an item is that of whom it asks.

use super::Named;
use crate::extract::addressee;
use crate::extract::candidate::Candidate;
use crate::extract::learned::telling::up_to_four as few;
use crate::extract::learned::{Clues, QuickMap, Word, words};
use crate::extract::near::{Nearness, Neighbourhood};
use crate::extract::paper::Paper;
use crate::extract::style;
use std::collections::HashSet;

/// So many words behind a name are told.
const AHEAD: usize = 4;

/// Names as they are compared.
pub(super) fn bare(name: &str) -> String {
    let low = name.to_lowercase();
    let low = low.trim_matches(|c: char| !c.is_alphanumeric());
    ["the ", "that the "]
        .iter()
        .find_map(|word| low.strip_prefix(word))
        .unwrap_or(low)
        .to_owned()
}

/// Whether two names are one.
#[cfg(test)]
pub(super) fn is_same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// How a name lies in the words that it stands in.
fn lies(name: &Named<'_>) -> &'static str {
    let Some((stands, place)) = &name.stands else {
        return "nowhere";
    };
    let begins = place.start <= stands.place.start + 5;
    let ends = place.end + 3 >= stands.place.end;
    match (begins, ends) {
        (true, true) => "all",
        (true, false) => "begins",
        (false, true) => "ends",
        (false, false) => "inside",
    }
}

/// Where and how names stand to the items of a paper: most papers do it in one way throughout.
#[derive(Debug, Default)]
pub(super) struct Habits {
    items: usize,
    ways: QuickMap<Way, (usize, HashSet<Box<str>>)>,
}

type Way = (&'static str, &'static str, &'static str);

impl Habits {
    /// Takes in the names near an item.
    pub(super) fn note(&mut self, named: &[Named<'_>]) {
        self.items += 1;
        let mut seen: Vec<Way> = Vec::new();
        for name in named {
            let way = way(name);
            let (items, names) = self.ways.entry(way).or_default();
            if !seen.contains(&way) {
                seen.push(way);
                *items += 1;
            }
            if !names.contains(&name.bare) {
                names.insert(name.bare.clone());
            }
        }
    }

    /// Takes in what others have noted of other items.
    pub(super) fn add(&mut self, others: Self) {
        self.items += others.items;
        for (way, (count, others)) in others.ways {
            let (items, names) = self.ways.entry(way).or_default();
            *items += count;
            if names.is_empty() {
                *names = others;
            } else {
                names.extend(others);
            }
        }
    }

    /// At how many items names stand in this way, and whether they are always others.
    fn of(&self, name: &Named<'_>) -> (&'static str, &'static str) {
        let (items, names) = self
            .ways
            .get(&way(name))
            .map_or((0, 0), |(items, names)| (*items, names.len()));
        let share = match (self.items, items * 10) {
            (0 | 1, _) => "single",
            (all, some) if some >= all * 9 => "all",
            (all, some) if some >= all * 6 => "most",
            (all, some) if some >= all * 3 => "some",
            _ => "few",
        };
        let kinds = match (items, names) {
            (0 | 1, _) => "single",
            (_, 1) => "one",
            (items, names) if names * 2 <= items => "several",
            (items, names) if names <= items => "each",
            _ => "many",
        };
        (share, kinds)
    }
}

fn way(name: &Named<'_>) -> Way {
    let nearness = name
        .stands
        .as_ref()
        .map_or("nowhere", |(near, _)| near.nearness.name());
    (nearness, name.form.name(), lies(name))
}

/// What is told of an item and of all the names near it.
pub(super) struct Told<'i> {
    habits: &'i Habits,
    item: &'i Candidate,
    kind: &'static str,
    read: Option<String>,
    asked: Option<String>,
    owner: Option<String>,
    /// Where else each name stands.
    places: QuickMap<&'i str, Vec<&'static str>>,
}

impl<'i> Told<'i> {
    pub(super) fn of(
        habits: &'i Habits,
        item: &'i Candidate,
        read: Option<&str>,
        named: &'i [Named<'_>],
    ) -> Self {
        let mut places: QuickMap<&str, Vec<&'static str>> = QuickMap::default();
        for name in named {
            if let Some((near, _)) = &name.stands {
                let told = places.entry(&name.bare).or_default();
                if !told.contains(&near.nearness.name()) {
                    told.push(near.nearness.name());
                }
            }
        }
        Self {
            habits,
            item,
            kind: item.kind.code(),
            read: read.map(bare),
            asked: item.asked.as_deref().map(bare),
            owner: item.owner.as_deref().map(bare),
            places,
        }
    }

    /// Tells the clues that it asks nobody.
    pub(super) fn tell_nobody(&self, near: &Neighbourhood<'_>, clues: &mut impl Clues) {
        let paper = near.paper;
        clues.clue("nobody", &[]);
        clues.clue("nobody, kind", &[self.kind]);
        clues.clue("nobody, rule", &[self.item.rule, self.kind]);
        clues.clue("nobody, paper", &[paper.facts.kind.code(), self.kind]);
        let read = if self.read.is_some() { "some" } else { "none" };
        clues.clue("nobody, rules say", &[read, self.kind]);
        clues.clue("nobody, rules say, rule", &[read, self.item.rule]);
        let owner = if self.owner.is_some() { "owner" } else { "no owner" };
        let asked = if self.asked.is_some() {
            "asked"
        } else {
            "nobody asked"
        };
        clues.clue("nobody, owner, asked", &[owner, asked, self.kind]);
        let own = paper.words_of(&self.item.places).to_lowercase();
        let own = own
            .get(..own.floor_char_boundary(120.min(own.len())))
            .unwrap_or("");
        let told: Vec<Word<'_>> = words(own).collect();
        let nth = |nth: usize| told.get(nth).map_or("-", |word| word.told);
        clues.clue("nobody, first", &[nth(0), self.kind]);
        clues.clue("nobody, first 2", &[nth(0), nth(1)]);
        let mut seen = HashSet::new();
        for word in told.iter().take(16).filter(|word| seen.insert(word.told)) {
            clues.clue("nobody, word", &[word.told, self.kind]);
        }
        if let Some(place) = self.item.places.first() {
            clues.clue("nobody, zone", &[paper.zone_of(place.piece).label(), self.kind]);
        }
        for (what, told) in [
            ("answered", !self.item.answer.is_empty()),
            ("led in", self.item.lead_in.is_some()),
        ] {
            clues.clue("nobody,", &[what, if told { "yes" } else { "no" }, self.kind]);
        }
    }

    /// Tells the clues of one of the names.
    pub(super) fn tell(&self, near: &Neighbourhood<'_>, name: &Named<'_>, clues: &mut impl Clues) {
        let paper = near.paper;
        let own = &*name.bare;
        let form = name.form.name();
        let nearness = name
            .stands
            .as_ref()
            .map_or("nowhere", |(near, _)| near.nearness.name());
        let sort = name.sort;
        clues.clue("any", &[]);
        clues.clue("near", &[nearness, form]);
        clues.clue("near, kind", &[nearness, self.kind]);
        clues.clue("near, rule", &[nearness, self.item.rule]);
        clues.clue("near, sort", &[nearness, sort]);
        clues.clue("near, sort, form, kind", &[nearness, sort, form, self.kind]);
        clues.clue("near, nth", &[nearness, few(name.nth)]);
        clues.clue("near, paper", &[nearness, paper.facts.kind.code()]);
        let told: Vec<&str> = own.split(' ').collect();
        clues.clue("words", &[few(told.len())]);
        if let (Some(first), Some(last)) = (told.first(), told.last()) {
            clues.clue("first word", &[first]);
            clues.clue("last word", &[last]);
            clues.clue("near, first word", &[nearness, first]);
            clues.clue("near, last word", &[nearness, last]);
            clues.clue("form, last word", &[form, last]);
        }
        if addressee::is_own_body(name.words, paper) {
            clues.clue("own body", &[nearness, self.kind]);
        }
        self.tell_read(own, nearness, form, clues);
        for other in self.places.get(own).into_iter().flatten() {
            if *other != nearness {
                clues.clue("also", &[nearness, other]);
            }
        }
        self.tell_around(near, name, nearness, form, clues);
    }

    fn tell_read(&self, own: &str, nearness: &str, form: &str, clues: &mut impl Clues) {
        let says = |read: &Option<String>| match read {
            None => "none",
            Some(read) if read == own => "it",
            Some(read) if read.contains(own) => "more",
            Some(read) if own.contains(read.as_str()) => "less",
            Some(_) => "another",
        };
        let read = says(&self.read);
        clues.clue("rules say", &[read]);
        clues.clue("rules say, kind, rule", &[read, self.kind, self.item.rule]);
        clues.clue("rules say, near, form", &[read, nearness, form]);
        clues.clue("asked", &[says(&self.asked), self.kind]);
        clues.clue("owner", &[says(&self.owner), self.kind]);
    }

    fn tell_around(
        &self,
        near: &Neighbourhood<'_>,
        name: &Named<'_>,
        nearness: &'static str,
        form: &'static str,
        clues: &mut impl Clues,
    ) {
        let Some((stands, place)) = &name.stands else {
            return;
        };
        let Some(piece) = near.paper.piece(place.piece) else {
            return;
        };
        let from = piece.low.floor_char_boundary(place.start.saturating_sub(80));
        let to = piece
            .low
            .ceil_char_boundary((place.end + 80).min(piece.low.len()));
        let before: Vec<Word<'_>> = words(piece.low.get(from..place.start).unwrap_or("")).collect();
        let after: Vec<Word<'_>> = words(piece.low.get(place.end..to).unwrap_or(""))
            .take(AHEAD)
            .collect();
        let back = |nth: usize| {
            before
                .len()
                .checked_sub(nth)
                .and_then(|at| before.get(at))
                .map_or("-", |word| word.told)
        };
        let ahead = |nth: usize| after.get(nth).map_or("-", |word| word.told);
        clues.clue("before", &[back(1)]);
        clues.clue("near, before", &[nearness, back(1)]);
        clues.clue("before 2", &[back(2), back(1)]);
        clues.clue("before 3", &[back(3), back(2), back(1)]);
        clues.clue("second before", &[back(2)]);
        clues.clue("after", &[ahead(0)]);
        clues.clue("near, after", &[nearness, ahead(0)]);
        clues.clue("form, after", &[form, ahead(0)]);
        clues.clue("after 2", &[ahead(0), ahead(1)]);
        clues.clue("around", &[back(1), ahead(0)]);
        let modal = (0..AHEAD).map(ahead).find(|word| {
            matches!(
                *word,
                "should" | "shall" | "must" | "will" | "would" | "be" | "to"
            )
        });
        clues.clue("modal", &[nearness, modal.unwrap_or("-")]);
        let lies = lies(name);
        let (share, kinds) = self.habits.of(name);
        clues.clue("habit", &[nearness, share]);
        clues.clue("habit, form", &[nearness, form, share]);
        clues.clue("habit, lies", &[nearness, form, lies, share]);
        clues.clue("habit, kinds", &[nearness, form, share, kinds]);
        clues.clue("habit, lies, kinds", &[lies, form, share, kinds]);
        clues.clue("habit, sort", &[nearness, name.sort, share]);
        clues.clue("lies", &[nearness, lies]);
        clues.clue("lies, form, kind", &[nearness, lies, form, self.kind]);
        if stands.nearness == Nearness::Row {
            let column = near.column(place.piece);
            for word in words(column).take(4) {
                clues.clue("column", &[word.told, lies]);
            }
            clues.clue(
                "column, kind",
                &[column.get(..column.len().min(30)).unwrap_or(""), self.kind],
            );
        }
    }
}

/// Whether nothing in a name shows that it is one of an office, a body or a person.
pub(super) fn is_odd(name: &Named<'_>) -> bool {
    matches!(name.sort, "words" | "a word" | "letters")
}

/// What sort of name it is, as far as its words show.
pub(super) fn sort_of(name: &str, paper: &Paper<'_>) -> &'static str {
    let low = name.to_lowercase();
    let people = &paper.words.people;
    let title = [
        "mr ",
        "mrs ",
        "ms ",
        "miss ",
        "dr ",
        "cllr ",
        "councillor ",
        "councillors ",
    ];
    let last = low.rsplit(' ').next().unwrap_or("");
    let first = low.split(' ').next().unwrap_or("");
    let is = |word: &str| people.offices.has(word) || people.bodies.has(word);
    let singular = last.strip_suffix('s').unwrap_or(last);
    if title.iter().any(|title| low.starts_with(title)) {
        "person"
    } else if people.offices.has(last) || people.offices.has(first) {
        "office"
    } else if people.bodies.has(last) || people.bodies.has(singular) {
        "body"
    } else if is(first) || is(singular) {
        "of a body"
    } else if style::find_in(&low, &people.offices).is_some() {
        "with an office"
    } else if style::find_in(&low, &people.bodies).is_some() {
        "with a body"
    } else if name.len() <= 5 && name.chars().all(|c| c.is_uppercase() || c == '&') {
        "letters"
    } else if name.contains(' ') {
        "words"
    } else {
        "a word"
    }
}
