//! Answers that name what they answer: under a heading ("Recommendations 1 and 3"), at the head of a
//! paragraph ("As to (a), I am happy to agree") or within it ("The Executive accepts recommendations
//! 1, 2 and 5"). Each goes to the one item of its number; what names a number in passing and takes no
//! position stays with the paragraph.

use super::Refiner;
use crate::extract::answer;
use crate::extract::candidate::Candidates;
use crate::extract::clean::Piece;
use crate::extract::explain::Trace;
use crate::extract::numbering::{self, Named};
use crate::extract::paper::{Paper, Place};
use crate::extract::position;
use crate::extract::sentence;
use crate::extract::zone::ZoneKind;
use crate::scrutiny::item::ItemKind;
use crate::scrutiny::paper::PaperKind;
use crate::scrutiny::response::Position;
use std::collections::{HashMap, HashSet};

pub(super) struct AnswersByNumber;

const ID: &str = "answers_by_number";

impl Refiner for AnswersByNumber {
    fn id(&self) -> &'static str {
        ID
    }

    fn refine(&self, paper: &Paper<'_>, candidates: &mut Candidates, trace: &mut Trace) {
        let tells = matches!(paper.facts.kind, PaperKind::IssueHistory | PaperKind::Decision);
        if !answer::is_answering(paper) {
            if tells {
                tell_what_was_decided(paper, candidates);
            }
            return;
        }
        leave_what_names_others(paper, candidates);
        let waiting = Waiting::of(candidates);
        if waiting.open.is_empty() {
            return;
        }
        let own = pieces_of(candidates);
        let mut claimed: HashMap<usize, Vec<Place>> = HashMap::new();
        for (named, places) in answers(paper, &waiting, &own) {
            for item in waiting.named(&named) {
                let Some(item) = candidates.items.get_mut(item) else {
                    continue;
                };
                // An item is not answered by its own words.
                let itself = item
                    .places
                    .iter()
                    .any(|own| places.iter().any(|place| place.piece == own.piece));
                if item.answer.is_empty() && !itself {
                    item.answer.clone_from(&places);
                    for place in &places {
                        claimed.entry(place.piece).or_default().push(*place);
                    }
                }
            }
        }
        let mut held: HashMap<usize, Vec<(String, Place)>> = HashMap::new();
        for item in &candidates.items {
            if let Some(number) = item.number.as_deref().map(numbering::core) {
                for place in &item.answer {
                    held.entry(place.piece)
                        .or_default()
                        .push((number.clone(), *place));
                }
            }
        }
        candidates.items.retain(|item| {
            // What is printed again under its number to be answered there is no second item.
            let own = item.number.as_deref().map(numbering::core);
            let again = item.answer.is_empty()
                && item.kind == ItemKind::Recommendation
                && item.places.iter().any(|place| {
                    held.get(&place.piece).is_some_and(|answers| {
                        answers
                            .iter()
                            .any(|(number, answer)| Some(number) == own.as_ref() && answer.overlaps(*place))
                    })
                });
            let inside = item.answer.is_empty()
                && item.places.iter().any(|own| {
                    claimed
                        .get(&own.piece)
                        .is_some_and(|places| places.iter().any(|place| place.overlaps(*own)))
                });
            let inside = inside || again;
            if inside {
                trace.dropped(ID, item, paper, "it is part of an answer");
            }
            !inside
        });
    }
}

/// What a paper that only tells of it says was decided on numbered recommendations, each in a sentence that
/// names them and takes a plain position: "The Executive accepted recommendations 1 and 3."
fn tell_what_was_decided(paper: &Paper<'_>, candidates: &mut Candidates) {
    let waiting = Waiting::of(candidates);
    if waiting.open.is_empty() {
        return;
    }
    let own: HashSet<usize> = candidates
        .items
        .iter()
        .filter(|item| item.kind == ItemKind::Recommendation)
        .flat_map(|item| item.places.iter().chain(&item.answer))
        .map(|place| place.piece)
        .collect();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if own.contains(&index) || !piece.low.contains("recommendation") {
            continue;
        }
        for (named, places) in in_sentences(paper, index, piece) {
            let words = paper.words_of(&places);
            let plain = position::read(&words, &paper.words).is_some_and(|reading| {
                matches!(
                    reading.position,
                    Position::Accepted | Position::PartlyAccepted | Position::Rejected
                )
            });
            let low = words.to_lowercase();
            let decided = [
                "accepted",
                "agreed",
                "rejected",
                "approved",
                "declined",
                "supported",
                "refused",
            ]
            .iter()
            .any(|word| low.contains(word));
            if !plain || !decided {
                continue;
            }
            for item in waiting.named(&named) {
                if let Some(item) = candidates.items.get_mut(item)
                    && item.answer.is_empty()
                    && item.places.iter().all(|own| own.piece < index)
                {
                    item.answer.clone_from(&places);
                }
            }
        }
    }
}

/// Takes from an item an answer without a label that speaks of others which have none: it stands
/// below the last of a list and answers them all.
fn leave_what_names_others(paper: &Paper<'_>, candidates: &mut Candidates) {
    let open: HashSet<String> = candidates
        .items
        .iter()
        .filter(|item| item.answer.is_empty())
        .filter_map(|item| item.number.as_deref().map(numbering::core))
        .collect();
    for item in &mut candidates.items {
        let own = item.number.as_deref().map(numbering::core);
        let others = numbering::named_in(&paper.words_of(&item.answer))
            .into_iter()
            .filter(|named| match named {
                Named::Number(number) => Some(number) != own.as_ref() && open.contains(number),
                _ => false,
            })
            .count();
        if own.is_some() && others > 0 {
            item.answer.clear();
        }
    }
}

/// The recommendations without an answer, by number and by place.
struct Waiting {
    open: HashSet<usize>,
    by_number: HashMap<String, Option<usize>>,
    in_order: Vec<usize>,
}

impl Waiting {
    fn of(candidates: &Candidates) -> Self {
        let mut found = Self {
            open: HashSet::new(),
            by_number: HashMap::new(),
            in_order: Vec::new(),
        };
        for (index, item) in candidates.items.iter().enumerate() {
            if item.kind != ItemKind::Recommendation {
                continue;
            }
            found.in_order.push(index);
            if item.answer.is_empty() {
                found.open.insert(index);
            }
            if let Some(number) = item.number.as_deref().map(numbering::core) {
                // A number that two items have names neither.
                found
                    .by_number
                    .entry(number)
                    .and_modify(|known| *known = None)
                    .or_insert(Some(index));
            }
        }
        found.in_order.sort_by_key(|index| {
            candidates
                .items
                .get(*index)
                .map_or((usize::MAX, 0), |item| item.begins_at())
        });
        found
    }

    /// The open items among those that are named.
    fn named(&self, named: &[Named]) -> Vec<usize> {
        named
            .iter()
            .filter_map(|name| match name {
                Named::Number(number) => self.by_number.get(number).copied().flatten(),
                Named::Place(nth) => {
                    let by_number = self.by_number.get(&nth.to_string()).copied().flatten();
                    by_number.or_else(|| self.in_order.get(nth - 1).copied())
                }
                Named::Last => self.in_order.last().copied(),
            })
            .filter(|index| self.open.contains(index))
            .collect()
    }
}

/// The pieces in which items and their answers stand.
fn pieces_of(candidates: &Candidates) -> HashSet<usize> {
    candidates
        .items
        .iter()
        .filter(|item| !item.answer.is_empty())
        .flat_map(|item| item.places.iter().chain(&item.answer))
        .map(|place| place.piece)
        .collect()
}

type Answer = (Vec<Named>, Vec<Place>);

/// The answers of a paper with what each names.
fn answers(paper: &Paper<'_>, waiting: &Waiting, taken: &HashSet<usize>) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    let mut open: Option<Answer> = None;
    let mut longest = 0_usize;
    for (index, piece) in paper.pieces.iter().enumerate() {
        if let Some((named, start)) = heading(paper, piece, waiting) {
            if let Some(answer) = open.take() {
                longest = longest.max(answer.1.len());
                found.push(answer);
            }
            let own = sentence::trimmed(&piece.words, start..piece.words.len());
            if own.is_empty() {
                open = Some((named, Vec::new()));
            } else if piece.marker.is_some() || start == 0 {
                // A numbered paragraph, or a sentence that names what it answers, is the whole answer.
                found.push((named, vec![Place::new(index, own)]));
            } else {
                open = Some((named, vec![Place::new(index, own)]));
            }
            continue;
        }
        let ends = piece.is_cell()
            || taken.contains(&index)
            || answer::is_sign_off(&piece.low)
            || matches!(paper.zone_of(index), ZoneKind::Contacts | ZoneKind::Ending)
            || is_next_section(paper, piece);
        if !ends && let Some((_, places)) = &mut open {
            places.extend(answer::plain_words(paper, index));
            continue;
        }
        found.extend(open.take());
        if piece.is_cell() || piece.is_heading() || taken.contains(&index) {
            continue;
        }
        if let Some((number, start)) = answer::number_answered(piece) {
            let own = sentence::trimmed(&piece.words, start..piece.words.len());
            found.push((
                vec![Named::Number(numbering::core(&number))],
                vec![Place::new(index, own)],
            ));
        } else {
            let lettered = by_letters(paper, index, piece, waiting);
            if lettered.len() >= 2 {
                found.extend(lettered);
            } else {
                found.extend(in_sentences(paper, index, piece));
            }
        }
    }
    // Where the last answer ends, nothing marks: it is taken to be no longer than the others.
    if let Some((named, mut places)) = open {
        places.truncate(longest.max(1));
        found.push((named, places));
    }
    found.retain(|(_, places)| !places.is_empty());
    found
}

/// The items whose answer begins with a piece that names them and nothing else before its stop.
fn heading(paper: &Paper<'_>, piece: &Piece, waiting: &Waiting) -> Option<(Vec<Named>, usize)> {
    if piece.is_cell() {
        return None;
    }
    let (named, start) = numbering::opens_by_naming(&piece.words)?;
    let rest = piece.low.get(start..).unwrap_or("");
    let known = waiting.named(&named).len() == named.len();
    let bare = rest.trim().is_empty();
    // What repeats the recommendation is no answer to it.
    let repeats =
        !bare && !answer::opens_as_answer(rest, &paper.words) && crate::extract::request::is_firm(rest);
    (known && !named.is_empty() && !repeats).then_some((named, start))
}

fn is_next_section(paper: &Paper<'_>, piece: &Piece) -> bool {
    piece.is_heading()
        && piece.apart
        && piece.words.len() > 3
        && answer::label_end(piece, &paper.words).is_none()
        && !answer::opens_as_answer(&piece.low, &paper.words)
        && !position::opens(&piece.low, &paper.words)
}

/// The answers within a paragraph, each with the numbers it names.
fn in_sentences(paper: &Paper<'_>, index: usize, piece: &Piece) -> Vec<Answer> {
    let mut found: Vec<(Vec<Named>, Place)> = Vec::new();
    for range in sentence::sentences(&piece.words) {
        let Some(words) = piece.words.get(range.clone()) else {
            continue;
        };
        let mut named: Vec<(Vec<Named>, Place)> = Vec::new();
        for clause in clauses(words) {
            let text = words.get(clause.clone()).unwrap_or("");
            let numbers = numbering::named_in(text);
            if !numbers.is_empty() && position::read(text, &paper.words).is_some() {
                named.push((
                    numbers,
                    Place::new(index, range.start + clause.start..range.start + clause.end),
                ));
            }
        }
        if let [(numbers, _)] = named.as_slice() {
            found.push((numbers.clone(), Place::new(index, range)));
        } else if !named.is_empty() {
            found.extend(named);
        } else if numbering::named_in(words).is_empty()
            && let Some((_, last)) = found.last_mut()
        {
            // What follows without naming another explains the answer before it.
            last.end = range.end;
        }
    }
    found
        .into_iter()
        .map(|(named, place)| (named, vec![place]))
        .collect()
}

/// The answers of a paragraph that takes the points of one sentence in turn: "The Trust agrees with (a) in
/// part. … On (b), it has begun." None where a sentence names several, or one that nobody waits for.
fn by_letters(paper: &Paper<'_>, index: usize, piece: &Piece, waiting: &Waiting) -> Vec<Answer> {
    let mut found: Vec<Answer> = Vec::new();
    for range in sentence::sentences(&piece.words) {
        let words = piece.words.get(range.clone()).unwrap_or("");
        let mut letters: Vec<&str> = words
            .match_indices('(')
            .filter_map(|(at, _)| {
                words
                    .get(at + 1..at + 2)
                    .filter(|_| words.get(at + 2..at + 3) == Some(")"))
            })
            .filter(|letter| letter.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect();
        letters.dedup();
        match letters.as_slice() {
            [] => {
                if let Some(last) = found.last_mut().and_then(|(_, places)| places.last_mut()) {
                    last.end = range.end;
                }
            }
            [letter] => {
                let named = vec![Named::Number((*letter).to_owned())];
                let turns = numbering::opens_by_naming(words).is_some();
                let answers = turns || position::read(words, &paper.words).is_some();
                if !answers || waiting.named(&named).is_empty() {
                    return Vec::new();
                }
                found.push((named, vec![Place::new(index, range)]));
            }
            _ => return Vec::new(),
        }
    }
    found
}

/// The clauses of a sentence, parted where "but" or a semicolon turns to something else.
fn clauses(words: &str) -> Vec<std::ops::Range<usize>> {
    let mut cuts = vec![0];
    for joint in [
        "; ",
        ", but ",
        " but ",
        ", while ",
        ", whilst ",
        " and that recommendation",
    ] {
        cuts.extend(words.match_indices(joint).map(|(at, _)| at + joint.len()));
    }
    cuts.push(words.len());
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match pair {
            [from, to] => Some(sentence::trimmed(words, *from..*to)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::extract::extract;
    use crate::scrutiny::finding::Found;
    use crate::scrutiny::period::Calendar;
    use crate::scrutiny::response::Position;

    fn positions(text: &str) -> Vec<(Option<String>, Option<Position>)> {
        let document = document::read(text.as_bytes(), "reply.txt").unwrap();
        extract(&document, Calendar::default())
            .findings
            .into_iter()
            .filter_map(|finding| match finding.found {
                Found::Item(item) => Some((item.number, item.response.and_then(|r| r.position))),
                Found::Date(_) => None,
            })
            .collect()
    }

    fn one(number: &str, position: Position) -> (Option<String>, Option<Position>) {
        (Some(number.to_owned()), Some(position))
    }

    #[test]
    fn a_joint_answer_by_number_goes_to_each_it_names() {
        let text = "Fenwick Council\n\nResponse of the Executive Member to the Bus Panel\n\nThe recommendations were:\n\n1. Timetables should be printed in large type.\n\n2. Drivers should be trained.\n\n3. Fares should be halved.\n\nThe Executive Member accepts recommendations 1 and 2. Recommendation 3 is not accepted because there is no money for it.\n";
        assert_eq!(
            positions(text),
            [
                one("1", Position::Accepted),
                one("2", Position::Accepted),
                one("3", Position::Rejected)
            ]
        );
    }

    #[test]
    fn what_an_issue_tells_was_decided_answers_the_recommendations_it_names() {
        let text = "Fenwick Council\n\nIssue history: Bus timetables\n\n4 May 2021 - Bus Panel\n\nThe Panel made these recommendations:\n\n1. That timetables be printed in large type.\n\n2. That fares be halved.\n\n6 June 2021 - Executive\n\nThe Executive accepted recommendation 1 of the Panel and thanked it.\n\nRecommendation 2 was rejected, on the ground of cost.\n";
        let found = positions(text);
        assert!(found.contains(&one("1", Position::Accepted)), "{found:?}");
        assert!(found.contains(&one("2", Position::Rejected)), "{found:?}");
    }

    #[test]
    fn what_only_names_a_recommendation_later_does_not_answer_it() {
        let text = "Fenwick Council\n\nIssue history: Bus timetables\n\n4 May 2021 - Bus Panel\n\nThe Panel made these recommendations:\n\n1. That timetables be printed in large type.\n\n2. That fares be halved.\n\n6 June 2021 - Executive\n\nMembers discussed recommendation 2 at length.\n";
        let found = positions(text);
        assert!(found.iter().all(|(_, position)| position.is_none()), "{found:?}");
    }

    #[test]
    fn a_letter_that_takes_points_in_turn_answers_each_by_its_letter() {
        let text = "Fenwick Hospitals NHS Trust\n\n4 May 2021\n\nDear Councillor Osei\n\nThank you for your letter of 2 April. You asked the Trust to\n\n(a) publish its waiting times; and\n\n(b) reopen the day ward.\n\nAs to (a), I am happy to agree. The figures come out in June.\n\nTurning to (b), I am afraid that I cannot agree.\n";
        assert_eq!(
            positions(text),
            [one("(a)", Position::Accepted), one("(b)", Position::Rejected)]
        );
    }

    #[test]
    fn a_paragraph_that_takes_the_letters_in_turn_answers_each_in_its_own_sentences() {
        let text = "Fenwick Council\n\nResponse of the Executive to the Bus Panel\n\nThe stops are dark. We recommend (a) that every stop be lit by solar lamps and (b) that the lamps be cleaned twice a year.\n\nThe Executive agrees with (a) in principle. There is money for six stops. On (b), the lamps are not able to be reached.\n";
        assert_eq!(
            positions(text),
            [
                one("(a)", Position::PartlyAccepted),
                one("(b)", Position::Rejected)
            ]
        );
    }

    #[test]
    fn headings_that_name_numbers_stand_over_the_answers_to_them() {
        let text = "Fenwick Council\n\nExecutive response to the inquiry into empty homes\n\nThe Commission asked the Executive to:\n\n(a) appoint an officer;\n\n(b) publish a strategy; and\n\n(c) buy the worst homes.\n\nRecommendations (a) and (b)\n\nBoth are accepted. The post was advertised last week.\n\nRecommendation (c)\n\nThe Executive is unable to agree to this.\n";
        assert_eq!(
            positions(text),
            [
                one("(a)", Position::Accepted),
                one("(b)", Position::Accepted),
                one("(c)", Position::Rejected)
            ]
        );
    }
}
