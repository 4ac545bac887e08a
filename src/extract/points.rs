//! Points: the members of a list, whether they stand one under the other or run on in a sentence.
//! It reads lists; whether they recommend, resolve or request anything is the rules' business.

use super::clean::{Piece, Role};
use super::grouped;
use super::marker::{Marker, ROMAN};
use super::paper::{Paper, Place};
use super::request;
use super::sentence;
use super::style;
use std::ops::Range;

/// A point of a list: its number and its words, which may go on over several pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The number printed before it; none for a bullet.
    pub number: Option<String>,
    /// Its words.
    pub places: Vec<Place>,
}

impl Point {
    fn add(&mut self, place: Place) {
        self.places.push(place);
    }
}

/// The points of a list whose first stands beside the piece at `index` and the others below it, as
/// where a margin is printed as a column of a table.
#[must_use]
pub fn list_in_cells(paper: &Paper<'_>, index: usize) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let mut head: Option<Marker> = None;
    for next in index + 1..paper.pieces.len() {
        let Some(piece) = paper.piece(next) else { break };
        let found = piece
            .marker
            .clone()
            .map(|marker| (marker, 0))
            .or_else(|| Marker::at_start(&piece.words));
        let Some((marker, at)) = found else { break };
        let fits = match &head {
            None => {
                marker.is_first() && !marker.is_decimal() && paper.piece(index).is_some_and(Piece::is_cell)
            }
            Some(first) => marker.is_of_list(first) && is_next(&marker, points.last()),
        };
        if !fits {
            break;
        }
        points.push(Point {
            number: marker.number(),
            places: vec![Place::new(
                next,
                sentence::trimmed(&piece.words, at..piece.words.len()),
            )],
        });
        head.get_or_insert(marker);
    }
    if points.len() < 2 { Vec::new() } else { points }
}

/// The points of the list that begins with the piece at `first`, up to but not including the piece
/// at `limit`. Empty where that piece has no marker. Lists within a point stand in its places; text
/// between two numbered points ("Reason: …") belongs to none.
#[must_use]
pub fn list_at(paper: &Paper<'_>, first: usize, limit: usize) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    let Some(head) = paper.piece(first).and_then(|piece| piece.marker.clone()) else {
        return points;
    };
    let mut inner: Vec<Marker> = Vec::new();
    // "(ii) to ask the Cabinet:" over (a) and (b): the (iii) behind them goes on with the outer list.
    let outer = first
        .checked_sub(1)
        .and_then(|over| paper.piece(over))
        .filter(|over| over.words.ends_with([':', '-']))
        .and_then(|over| over.marker.clone())
        .filter(|over| over.figure().is_none());
    let goes_on_outside = |marker: &Marker, last: Option<&Point>| {
        let outside = outer.as_ref().is_some_and(|over| marker.follows(over));
        last.is_some() && outside && !follows_last(marker, last)
    };
    let limit = limit.min(paper.pieces.len());
    let mut index = first;
    while index < limit {
        let Some(piece) = paper.piece(index) else { break };
        let announced = lines_announced(paper, index, limit, points.last());
        if !announced.is_empty() {
            index = announced.end;
            for line in announced {
                add_to_last(&mut points, trimmed_whole(paper, line));
            }
            continue;
        }
        if piece.is_cell() || (index > first && matches!(piece.role, Role::Heading { .. })) {
            break;
        }
        if index > first && grouped::heads_points(paper, index) {
            break;
        }
        let place = trimmed_whole(paper, index);
        match &piece.marker {
            Some(marker) if goes_on_outside(marker, points.last()) => break,
            Some(marker)
                if inner.last().is_some_and(|open| marker.follows(open))
                    && !follows_last(marker, points.last()) =>
            {
                if let Some(open) = inner.last_mut() {
                    *open = marker.clone();
                }
                add_to_last(&mut points, place);
            }
            Some(marker)
                if marker.is_of_list(&head) && (index == first || is_next(marker, points.last())) =>
            {
                inner.clear();
                points.push(Point {
                    number: marker.number(),
                    places: vec![place],
                });
            }
            Some(marker) if nests(marker, &mut inner, &points, paper) => add_to_last(&mut points, place),
            None if carries_on(piece, points.last(), paper) => add_to_last(&mut points, place),
            None => match resumes_at(paper, index, limit, &head, points.last()) {
                Some(next) => {
                    index = next;
                    continue;
                }
                None => break,
            },
            Some(_) => break,
        }
        index += 1;
    }
    points
}

/// The short lines without numbers that a point announces, as the names of those appointed, up to the next
/// point of its list; none where that does not come soon.
fn lines_announced(paper: &Paper<'_>, from: usize, limit: usize, last: Option<&Point>) -> Range<usize> {
    /// So many lines at most.
    const FARTHEST: usize = 12;
    /// What is longer is a paragraph of its own.
    const LONGEST: usize = 400;
    let announces = last
        .and_then(|point| point.places.last())
        .is_some_and(|place| paper.words_at(*place).ends_with([':', '-']));
    if !announces {
        return from..from;
    }
    for index in from..limit.min(from + FARTHEST) {
        let Some(piece) = paper.piece(index) else { break };
        match &piece.marker {
            Some(marker) if follows_last(marker, last) => return from..index,
            None if !piece.is_cell() && piece.words.len() <= LONGEST && grouped::whom(piece).is_none() => {}
            _ => break,
        }
    }
    from..from
}

fn add_to_last(points: &mut [Point], place: Place) {
    if let Some(point) = points.last_mut() {
        point.places.push(place);
    }
}

/// Where a numbered list goes on after text that stands between two of its points.
fn resumes_at(
    paper: &Paper<'_>,
    from: usize,
    limit: usize,
    head: &Marker,
    last: Option<&Point>,
) -> Option<usize> {
    const FARTHEST: usize = 3;
    let last = last?;
    let number = last.number.as_deref()?;
    let before = Marker::printed_as(number);
    let stopped = last
        .places
        .last()
        .is_some_and(|place| paper.piece(place.piece).is_some_and(|piece| !piece.is_heading()));
    for index in from..limit.min(from + FARTHEST + 1) {
        let piece = paper.piece(index)?;
        match &piece.marker {
            None if piece.is_cell() || matches!(piece.role, Role::Heading { .. }) => return None,
            None if grouped::whom(piece).is_some() || announces_another(piece, paper) => return None,
            None if piece.is_heading() && piece.apart && !piece.words.contains(':') => return None,
            None => {}
            Some(marker) => {
                let fits = marker.is_of_list(head)
                    && follows_last(marker, Some(last))
                    && marker.follows(&before)
                    && !(piece.is_heading() && stopped);
                return fits.then_some(index);
            }
        }
    }
    None
}

/// Whether a line is the word over another list whose numbers only count on: "RECOMMENDED to the Board:"
/// below what was resolved.
fn announces_another(piece: &Piece, paper: &Paper<'_>) -> bool {
    let lists = &paper.words.lead_ins;
    piece.words.ends_with([':', '-'])
        && [&lists.resolves, &lists.recommends]
            .into_iter()
            .filter_map(|list| style::begins_with(&piece.low, list))
            .any(|length| {
                let rest = piece.low.get(length..).unwrap_or("");
                // "Resolutions:", "Reasons for recommendation:" are headings of something else.
                rest.len() < 60 && !rest.starts_with(" for") && !rest.starts_with('s')
            })
}

/// Whether a marker comes directly after the number of the point before it.
fn follows_last(marker: &Marker, last: Option<&Point>) -> bool {
    last.and_then(|point| point.number.as_deref())
        .is_some_and(|number| marker.follows(&Marker::printed_as(number)))
}

/// The points that stand unmarked below words that announce them, each but the last with the stop
/// that ties it to the next; at least two.
#[must_use]
pub fn unmarked_at(paper: &Paper<'_>, first: usize, limit: usize) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for index in first..limit.min(paper.pieces.len()) {
        let Some(piece) = paper.piece(index) else { break };
        if piece.is_cell() || piece.marker.is_some() || matches!(piece.role, Role::Heading { .. }) {
            break;
        }
        points.push(Point {
            number: None,
            places: vec![trimmed_whole(paper, index)],
        });
        let goes_on =
            piece.words.ends_with([';', ',']) || piece.low.ends_with("; and") || piece.low.ends_with("; or");
        if !goes_on {
            break;
        }
    }
    if points.len() < 2 { Vec::new() } else { points }
}

/// Whether points stand unmarked there: the first two tell, however many follow.
#[must_use]
pub fn any_unmarked_at(paper: &Paper<'_>, first: usize) -> bool {
    !unmarked_at(paper, first, first + 2).is_empty()
}

/// The points below words that announce them, marked or not.
#[must_use]
pub fn list_below(paper: &Paper<'_>, first: usize, limit: usize) -> Vec<Point> {
    let marked = list_at(paper, first, limit);
    if marked.is_empty() {
        unmarked_at(paper, first, limit)
    } else {
        marked
    }
}

/// Each point, or where one only announces a list of its own ("asks the Cabinet Member to:"), the
/// points of that list with the words that announce them, however deep they stand.
#[must_use]
pub fn leaves(paper: &Paper<'_>, list: Vec<Point>) -> Vec<(Point, Option<Place>)> {
    let mut found = Vec::new();
    for point in list {
        add_leaves(paper, point, None, &mut found);
    }
    found
}

fn add_leaves(
    paper: &Paper<'_>,
    point: Point,
    above: Option<Place>,
    found: &mut Vec<(Point, Option<Place>)>,
) {
    let Some((first, children)) = announced(paper, &point) else {
        found.push((point, above));
        return;
    };
    for child in children {
        add_leaves(paper, child, Some(first), found);
    }
}

/// The words of a point that announce a list within it, and the points of that list.
fn announced(paper: &Paper<'_>, point: &Point) -> Option<(Place, Vec<Point>)> {
    let (first, rest) = point.places.split_first()?;
    let marker = |place: &Place| paper.piece(place.piece).and_then(|piece| piece.marker.clone());
    let head = rest.first().and_then(marker)?;
    let low = paper.words_at(*first).to_lowercase();
    let mut children: Vec<Point> = Vec::new();
    for place in rest {
        match (marker(place), children.last_mut()) {
            (Some(own), last) if own.is_of_list(&head) || last.is_none() => children.push(Point {
                number: own.number(),
                places: vec![*place],
            }),
            (_, Some(last)) => last.add(*place),
            (_, None) => {}
        }
    }
    let opens = [" to:", " that:", " to", " that"]
        .iter()
        .any(|end| low.ends_with(end));
    let bare = low.trim_end_matches([':', '-', ' ']);
    // "That the Cabinet Member:" names who is asked and leaves the verbs to the points.
    let names = bare.len() < low.len()
        && !lacks_its_complement(bare)
        && bare.split(' ').count() <= 14
        && !bare.contains("following")
        && children.iter().all(|child| {
            child
                .places
                .first()
                .is_some_and(|place| acts(&paper.words_at(*place).to_lowercase()))
        });
    // "In relation to the bridge," names the matter and leaves the verbs to the points.
    let matter = [
        "in relation to ",
        "in respect of ",
        "with regard to ",
        "as to ",
        "regarding ",
    ]
    .iter()
    .any(|opening| low.starts_with(opening))
        && low.ends_with([',', ':'])
        && low.split(' ').count() <= 12;
    (children.len() >= 2 && (opens || names || matter)).then_some((*first, children))
}

/// Whether a sentence stops before that of which it speaks: "That the grounds for an appeal be" goes on with
/// a list of grounds, none of which is a deed.
fn lacks_its_complement(bare: &str) -> bool {
    [
        " be",
        " are",
        " is",
        " being",
        " include",
        " includes",
        " including",
    ]
    .iter()
    .any(|end| bare.ends_with(end))
}

/// Whether a point of a list says what somebody does: "publishes the rota", "inspect all culverts",
/// "that the farm goes ahead".
#[must_use]
pub fn acts(low: &str) -> bool {
    let mut words = low.split(' ');
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let third_person =
        first.len() > 3 && first.ends_with('s') && !first.ends_with("ss") && request::follows_a_verb(second);
    third_person || request::reads_as_asked(low)
}

/// Whether a marker can be the next of a list: a bullet, or a number that does not begin anew and,
/// where it is a figure, comes soon after the last.
fn is_next(marker: &Marker, last: Option<&Point>) -> bool {
    if marker.is_bullet() {
        return true;
    }
    let before = last
        .and_then(|point| point.number.as_deref())
        .and_then(|number| Marker::printed_as(number).figure());
    match (before, marker.figure()) {
        (Some(before), Some(next)) => next > before && next <= before + 3,
        _ => !marker.is_first(),
    }
}

/// The whole of a piece without the joint that ties it to the next point.
#[must_use]
pub fn trimmed_whole(paper: &Paper<'_>, index: usize) -> Place {
    paper.piece(index).map_or(Place::new(index, 0..0), |piece| {
        Place::new(index, sentence::trimmed(&piece.words, 0..piece.words.len()))
    })
}

/// Whether a point of another list stands within the point before it: that one announces it, or it
/// goes on with a list that is open there.
fn nests(marker: &Marker, inner: &mut Vec<Marker>, points: &[Point], paper: &Paper<'_>) -> bool {
    let announced = points
        .last()
        .and_then(|point| point.places.last())
        .is_some_and(|place| paper.words_at(*place).ends_with([':', '-']));
    if announced && (marker.is_first() || marker.is_bullet()) {
        inner.push(marker.clone());
        return true;
    }
    let Some(level) = inner.iter().rposition(|open| marker.is_of_list(open)) else {
        return false;
    };
    inner.truncate(level + 1);
    if let Some(open) = inner.last_mut() {
        *open = marker.clone();
    }
    true
}

/// Whether an unmarked piece goes on with the point before it.
fn carries_on(piece: &Piece, last: Option<&Point>, paper: &Paper<'_>) -> bool {
    let Some(place) = last.and_then(|point| point.places.last()) else {
        return false;
    };
    let open = paper.piece(place.piece).is_some_and(|before| {
        !before.words.ends_with(['.', ';', ':', ',', '!']) && !before.words.ends_with(" and")
    });
    let lower = piece.words.chars().next().is_some_and(char::is_lowercase);
    open && lower && !piece.is_cell()
}

/// The numbers that may begin a list within a sentence, each with the way its numbers are written.
const RUN_ON_SHAPES: &[(&str, &str, Counting)] = &[
    ("(", ")", Counting::Roman),
    ("(", ")", Counting::Letters),
    ("(", ")", Counting::Figures),
    ("", ")", Counting::Roman),
    ("", ")", Counting::Letters),
    ("", ")", Counting::Figures),
    ("", ".", Counting::Figures),
];

#[derive(Debug, Clone, Copy)]
enum Counting {
    Roman,
    Letters,
    Figures,
}

impl Counting {
    fn nth(self, index: usize) -> Option<String> {
        match self {
            Self::Roman => ROMAN.get(index).map(|numeral| (*numeral).to_owned()),
            Self::Letters => u8::try_from(index)
                .ok()
                .filter(|i| *i < 26)
                .map(|i| char::from(b'a' + i).to_string()),
            Self::Figures => (index < 40).then(|| (index + 1).to_string()),
        }
    }
}

/// The points that run on in the words at `range`: "(i) … (ii) … and (iii) …". At least two, in
/// order from the first; otherwise none. With each its number as printed.
#[must_use]
pub fn run_on(words: &str, range: Range<usize>) -> Vec<(String, Range<usize>)> {
    let text = words.get(range.clone()).unwrap_or("");
    let best = RUN_ON_SHAPES
        .iter()
        .map(|(open, close, counting)| sequence(text, open, close, *counting))
        .filter(|found| found.len() >= 2)
        .min_by_key(|found| found.first().map_or(usize::MAX, |(_, token)| token.start));
    let Some(tokens) = best else { return Vec::new() };
    let ends: Vec<usize> = tokens
        .iter()
        .skip(1)
        .map(|(_, token)| token.start)
        .chain([text.len()])
        .collect();
    tokens
        .into_iter()
        .zip(ends)
        .map(|((number, token), end)| {
            let own = sentence::trimmed(text, token.end..end);
            (number, range.start + own.start..range.start + own.end)
        })
        .filter(|(_, own)| !own.is_empty())
        .collect()
}

/// The numbers of one way of counting that follow each other in `text`, each with its place.
fn sequence(text: &str, open: &str, close: &str, counting: Counting) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(number) = counting.nth(found.len()) {
        let token = format!("{open}{number}{close}");
        let Some(at) = token_at(text, &token, from) else {
            break;
        };
        let end = at + token.len();
        let printed = if close == "." { number } else { token };
        found.push((printed, at..end));
        from = end;
    }
    found
}

/// The first place of `token` from `from` on with a space or the start before it and a space after.
fn token_at(text: &str, token: &str, from: usize) -> Option<usize> {
    text.get(from..)?
        .match_indices(token)
        .map(|(at, _)| from + at)
        .find(|at| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(at + token.len()..).and_then(|t| t.chars().next());
            before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_whitespace)
        })
}

#[cfg(test)]
mod tests {
    use super::run_on;

    #[test]
    fn points_run_on_in_a_sentence_in_order_from_the_first() {
        let words = "details of (i) the bus contract (ii) the uptake of passes and (iii) the cost.";
        let points: Vec<(String, &str)> = run_on(words, 0..words.len())
            .into_iter()
            .map(|(number, range)| (number, &words[range]))
            .collect();
        assert_eq!(
            points,
            [
                ("(i)".to_owned(), "the bus contract"),
                ("(ii)".to_owned(), "the uptake of passes"),
                ("(iii)".to_owned(), "the cost.")
            ]
        );
    }

    #[test]
    fn one_number_alone_or_out_of_order_is_no_list() {
        for words in [
            "subject to the results of (a), the officer",
            "see (ii) and (i) above",
            "paragraph (b) of it",
        ] {
            assert!(run_on(words, 0..words.len()).is_empty(), "{words:?}");
        }
    }
}
