//! Hits as they are shown: what they stand in, and the words around what was found.

use super::breadth;
use super::catalogue::{Catalogue, Match};
use super::query::Query;
use crate::register::RegisterError;
use crate::register::view::{Hit, HitPlace};
use crate::scrutiny::passage::Span;
use crate::store::Db;
use crate::store::search::{self, ItemPlace, LIT, Scratch, Shelf, Thing, UNLIT};

/// How many letters of a text are shown in which the found words stand in different parts.
const SHOWN_LETTERS: usize = 240;

/// The hits, in the order of their matches.
pub fn hits_of(
    db: &Db,
    catalogue: &Catalogue,
    scratch: &Scratch,
    query: &Query,
    matches: &[Match],
) -> Result<Vec<Hit>, RegisterError> {
    let mut things: Vec<(&Match, Thing, String)> = Vec::new();
    for hit in matches {
        if let Some((thing, words)) = search::thing(db, hit.shelf, hit.serial)? {
            things.push((hit, thing, words));
        }
    }
    let mut marked = vec![None; things.len()];
    for wanted in [Shelf::Passage, Shelf::Item] {
        let breadth = breadth(wanted);
        let Some(fts) = query.fts(breadth) else { continue };
        let chosen: Vec<usize> = (0..)
            .zip(&things)
            .filter(|(_, (hit, ..))| super::breadth(hit.shelf) == breadth)
            .map(|(place, _)| place)
            .collect();
        let texts = chosen
            .iter()
            .filter_map(|place| things.get(*place))
            .map(|(_, _, words)| words.as_str());
        for (place, words) in chosen.iter().zip(scratch.marked(texts, &fts)?) {
            if let Some(slot) = marked.get_mut(*place) {
                *slot = words;
            }
        }
    }
    Ok(things
        .into_iter()
        .zip(marked)
        .map(|((hit, thing, words), marked)| {
            let (snippet, lit) = lit(&marked.unwrap_or_else(|| first_letters(&words)));
            let (place, heading, page) = named(catalogue, hit, thing);
            Hit {
                place,
                heading,
                body: catalogue.body_label(hit.body),
                day: hit.day,
                page,
                snippet,
                lit,
            }
        })
        .collect())
}

/// Where a hit leads, what it stands in and on which page.
fn named(catalogue: &Catalogue, hit: &Match, thing: Thing) -> (HitPlace, String, Option<u32>) {
    let paper_name = || {
        let paper = catalogue.paper(hit.paper);
        paper.map(|paper| paper.name.clone()).unwrap_or_default()
    };
    match thing {
        Thing::Title(paper, kind) => (HitPlace::Title(paper), kind.label().to_owned(), None),
        Thing::Passage { paper, span, page } => (HitPlace::Paper { paper, span }, paper_name(), page),
        Thing::Item(item) => (HitPlace::Item(item.item), item_heading(&item), None),
        Thing::Answer(response, item) => {
            let place = HitPlace::Answer {
                response,
                item: item.item,
            };
            (place, item_heading(&item), None)
        }
        Thing::Progress(entry, item) => {
            let place = HitPlace::Progress {
                entry,
                item: item.item,
            };
            (place, item_heading(&item), None)
        }
        Thing::Note(note, item, paper) => {
            let place = HitPlace::Note {
                note,
                item: item.as_ref().map(|item| item.item),
                paper,
            };
            (
                place,
                item.map_or_else(paper_name, |item| item_heading(&item)),
                None,
            )
        }
        Thing::Question(body, date) => {
            let name = catalogue.body_label(hit.body).unwrap_or_default();
            (HitPlace::Question { body, date }, name, None)
        }
    }
}

/// "Recommendation 1".
pub fn item_heading(place: &ItemPlace) -> String {
    let kind = place.kind.label();
    place
        .number
        .as_ref()
        .map_or_else(|| kind.to_owned(), |number| format!("{kind} {number}"))
}

fn first_letters(words: &str) -> String {
    let mut short: String = words.chars().take(SHOWN_LETTERS).collect();
    if short.len() < words.len() {
        short.push('…');
    }
    short
}

/// Takes the marks out of a snippet and says where the found words stand; white space is folded.
fn lit(marked: &str) -> (String, Vec<Span>) {
    let mut snippet = String::new();
    let mut spans = Vec::new();
    let mut start = None;
    for sign in marked.chars() {
        match sign {
            LIT => start = Some(snippet.len()),
            UNLIT => {
                if let Some(start) = start.take() {
                    spans.push(Span::new(start, snippet.len()));
                }
            }
            sign if sign.is_whitespace() => {
                if !snippet.is_empty() && !snippet.ends_with(' ') {
                    snippet.push(' ');
                }
            }
            sign => snippet.push(sign),
        }
    }
    (snippet, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_words_are_lit_where_they_stand_in_the_folded_snippet() {
        let (snippet, spans) = lit("every\n \u{2}home\u{3} with  \u{2}mould\u{3}");
        assert_eq!(snippet, "every home with mould");
        let words: Vec<&str> = spans.iter().map(|s| s.of(&snippet)).collect();
        assert_eq!(words, ["home", "mould"]);
    }
}
