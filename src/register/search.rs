//! From what is typed into the search field to hits with their words lit up.

use super::RegisterError;
use super::view::{Hit, HitPlace};
use crate::scrutiny::id::ItemId;
use crate::scrutiny::passage::Span;
use crate::store::Db;
use crate::store::search::{ItemPlace, LIT, Match, Search, UNLIT};

/// How many hits of each kind are ranked.
const CANDIDATES: usize = 400;
/// Words so common that ranking by them tells nothing.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "will", "with",
];

/// What matches `typed`, best first, at most `limit`.
pub(super) fn search(db: &Db, typed: &str, limit: usize) -> Result<Vec<Hit>, RegisterError> {
    let terms = terms(typed);
    if terms.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let search = Search {
        query: query(&terms, typed),
        ranked: terms.iter().any(|term| is_telling(term)),
        candidates: CANDIDATES,
        limit,
    };
    let mut hits: Vec<(f64, Hit)> = Vec::new();
    let mut seen: Vec<ItemId> = Vec::new();
    let mut items = search.items(db)?;
    items.extend(search.answers(db)?);
    items.sort_by(|a, b| a.rank.total_cmp(&b.rank));
    for found in items {
        if !seen.contains(&found.place.item) {
            seen.push(found.place.item);
            let heading = item_heading(&found.place);
            hits.push(hit(HitPlace::Item(found.place.item), heading, &found));
        }
    }
    for found in search.notes(db)? {
        let heading = match (&found.place.item, &found.place.paper_name) {
            (Some(item), _) => item_heading(item),
            (None, Some(paper)) => paper.clone(),
            (None, None) => String::new(),
        };
        let place = HitPlace::Note {
            note: found.place.note,
            item: found.place.item.as_ref().map(|item| item.item),
            paper: found.place.paper,
        };
        hits.push(hit(place, heading, &found));
    }
    for found in search.blocks(db)? {
        let place = HitPlace::Paper {
            paper: found.place.paper,
            span: found.place.span,
        };
        hits.push(hit(place, found.place.paper_name.clone(), &found));
    }
    // Items and notes stand before papers that match as well: the sort keeps equal ones in order.
    hits.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    hits.truncate(limit);
    Ok(hits.into_iter().map(|(_, hit)| hit).collect())
}

/// The words and "quoted phrases" typed, each with a letter or digit in it.
fn terms(typed: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for (index, part) in typed.split('"').enumerate() {
        if index % 2 == 1 {
            terms.push(part.replace(is_between, " ").trim().to_owned());
        } else {
            terms.extend(part.split(is_between).map(str::to_owned));
        }
    }
    terms.retain(|term| term.chars().any(char::is_alphanumeric));
    terms
}

/// White space, and signs without a shape: at a NUL, SQLite would take the query to end.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control()
}

/// The query: every term has to match, and the last one, still being typed, by its beginning.
/// Quoting makes every sign in a term harmless.
fn query(terms: &[String], typed: &str) -> String {
    let mut parts: Vec<String> = terms
        .iter()
        .map(|term| format!("\"{}\"", term.replace('"', "\"\"")))
        .collect();
    if typed.ends_with(char::is_alphanumeric)
        && let Some(last) = parts.last_mut()
    {
        last.push('*');
    }
    parts.join(" ")
}

fn is_telling(term: &str) -> bool {
    term.chars().count() > 2 && !COMMON.contains(&term.to_lowercase().as_str())
}

fn item_heading(place: &ItemPlace) -> String {
    let mut heading = place.kind.label().to_owned();
    for part in [&place.number, &place.body_name].into_iter().flatten() {
        heading.push_str(
            if heading == place.kind.label() && place.number.as_ref() == Some(part) {
                " "
            } else {
                ", "
            },
        );
        heading.push_str(part);
    }
    heading
}

fn hit<Place>(place: HitPlace, heading: String, found: &Match<Place>) -> (f64, Hit) {
    let (snippet, lit) = lit(&found.marked);
    let hit = Hit {
        place,
        heading,
        snippet,
        lit,
    };
    (found.rank, hit)
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
    fn whatever_is_typed_becomes_a_harmless_query() {
        for (typed, expected) in [
            ("mould", "\"mould\"*"),
            ("damp mould ", "\"damp\" \"mould\""),
            ("\"social housing\" rep", "\"social housing\" \"rep\"*"),
            ("NOT (x OR", "\"NOT\" \"(x\" \"OR\"*"),
            ("item* col:umn", "\"item*\" \"col:umn\"*"),
            ("\"unfinished phr", "\"unfinished phr\"*"),
            ("damp\u{0}mould \"a\u{0}b\"", "\"damp\" \"mould\" \"a b\""),
        ] {
            assert_eq!(query(&terms(typed), typed), expected, "{typed}");
        }
        assert!(terms(" - \"\" * ").is_empty());
    }

    #[test]
    fn found_words_are_lit_where_they_stand_in_the_folded_snippet() {
        let (snippet, spans) = lit("every\n \u{2}home\u{3} with  \u{2}mould\u{3}");
        assert_eq!(snippet, "every home with mould");
        let words: Vec<&str> = spans.iter().map(|s| s.of(&snippet)).collect();
        assert_eq!(words, ["home", "mould"]);
    }
}
