//! Groups: the pieces of a paper that are alike in their layout, and how like items their fellows are.

use super::super::weighing::Weighing;
use super::Offer;
use crate::extract::clean::{Piece, Role};
use crate::extract::learned::telling::{marker, role};
use crate::extract::paper::Paper;
use std::collections::{BTreeMap, HashMap};

/// The ways in which pieces are alike.
pub(super) const WAYS: [&str; 4] = ["shape", "list", "heading", "label"];

/// What is known of the others of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fellows {
    /// How many they are.
    pub count: usize,
    /// How like items they are on the whole.
    pub mean: f32,
    /// How like an item the likest is.
    pub most: f32,
    /// The share of them in which a rule has found something.
    pub found: f32,
}

/// A group, added up.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    count: usize,
    sum: f32,
    first: f32,
    second: f32,
    found: f32,
}

impl Group {
    fn add(&mut self, like: f32, found: bool) {
        self.count += 1;
        self.sum += like;
        self.found += f32::from(u8::from(found));
        self.second = self.second.max(like.min(self.first));
        self.first = self.first.max(like);
    }

    /// What is known of it without a piece that is so like an item.
    fn without(self, like: f32, found: bool) -> Option<Fellows> {
        let count = self.count.checked_sub(1).filter(|count| *count > 0)?;
        #[expect(clippy::cast_precision_loss, reason = "pieces of a paper")]
        let many = count as f32;
        Some(Fellows {
            count,
            mean: (self.sum - like) / many,
            most: if like >= self.first {
                self.second
            } else {
                self.first
            },
            found: (self.found - f32::from(u8::from(found))) / many,
        })
    }
}

/// The groups of a paper.
#[derive(Debug)]
pub(super) struct Groups {
    /// For each piece the likeness of its likest stretch, and whether a rule has found something in it.
    best: Vec<(f32, bool)>,
    of_pieces: Vec<[Option<usize>; WAYS.len()]>,
    groups: Vec<Group>,
    /// By the words before the stretch and whether it goes on to the end: each piece's likest, added up
    /// and one by one.
    by_words_before: HashMap<String, (Group, BTreeMap<usize, f32>)>,
    /// What all pieces together promise.
    pub promised: f32,
    /// How many pieces hold what a rule has found.
    pub found: usize,
    /// How many pieces are very like an item.
    pub very_like: usize,
}

impl Groups {
    pub(super) fn new(paper: &Paper<'_>, weighing: &Weighing<'_>, offers: &[Offer]) -> Self {
        /// So like an item is very like one.
        const VERY: f32 = 0.8;
        let mut best = vec![(0.0_f32, false); paper.pieces.len()];
        let mut by_words_before: HashMap<String, (Group, BTreeMap<usize, f32>)> = HashMap::new();
        for offer in offers {
            let like = offer.like.item();
            let piece = offer.first().piece;
            if let Some((most, found)) = best.get_mut(piece) {
                *most = most.max(like);
                *found |= !offer.found.is_empty();
            }
            if let Some(words) = words_before(paper, offer) {
                let (_, own) = by_words_before.entry(words).or_default();
                let most = own.entry(piece).or_default();
                *most = most.max(like);
            }
        }
        for (group, own) in by_words_before.values_mut() {
            for like in own.values() {
                group.add(*like, false);
            }
        }
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        let of_pieces = paper
            .pieces
            .iter()
            .enumerate()
            .map(|(index, piece)| {
                let (like, found) = best.get(index).copied().unwrap_or_default();
                names(index, piece, weighing).map(|name| {
                    let number = *numbers.entry(name?).or_insert(groups.len());
                    if number == groups.len() {
                        groups.push(Group::default());
                    }
                    groups.get_mut(number)?.add(like, found);
                    Some(number)
                })
            })
            .collect();
        Self {
            promised: best.iter().map(|(like, _)| like).sum(),
            found: best.iter().filter(|(_, found)| *found).count(),
            very_like: best.iter().filter(|(like, _)| *like >= VERY).count(),
            best,
            of_pieces,
            groups,
            by_words_before,
        }
    }

    /// How like an item the likest stretch of a piece is, and whether a rule has found something in it.
    pub(super) fn best(&self, piece: usize) -> (f32, bool) {
        self.best.get(piece).copied().unwrap_or_default()
    }

    /// For each way what is known of a piece's fellows: nothing where it has no group, and none of them
    /// where it is alone in it.
    pub(super) fn fellows(&self, piece: usize) -> [Option<Option<Fellows>>; WAYS.len()] {
        let (like, found) = self.best(piece);
        let own = self.of_pieces.get(piece).copied().unwrap_or_default();
        own.map(|number| {
            let group = self.groups.get(number?)?;
            Some(group.without(like, found))
        })
    }

    /// What follows the same words in other pieces.
    pub(super) fn after_the_same(&self, paper: &Paper<'_>, offer: &Offer) -> Option<Option<Fellows>> {
        let words = words_before(paper, offer)?;
        let piece = offer.first().piece;
        let (group, all) = self.by_words_before.get(&words)?;
        Some(group.without(all.get(&piece).copied().unwrap_or(0.0), false))
    }
}

/// The names of the groups that a piece belongs to, one a way.
fn names(index: usize, piece: &Piece, weighing: &Weighing<'_>) -> [Option<String>; WAYS.len()] {
    let label = label(&piece.low);
    let (role, marker) = (role(piece.role), marker(piece));
    let shape = match piece.role {
        Role::Cell { table, column, .. } => Some(format!("cell {table} {column} {marker}")),
        Role::Paragraph if marker == "none" => label.map(|label| format!("paragraph {label}")),
        _ => Some(format!("{role} {marker}")),
    };
    let list = weighing
        .opening_of_list(index)
        .map(|opening| format!("list {}", opening.piece));
    let [heading, _] = weighing.headings(index);
    [
        shape,
        list,
        Some(format!("heading {heading} {role}")),
        label.map(|label| format!("label {label}")),
    ]
}

/// A few words with a colon or a dash behind them at the beginning of a piece.
fn label(low: &str) -> Option<&str> {
    /// No label is longer, in bytes.
    const LONGEST: usize = 30;
    /// How far a sign may reach behind it.
    const SIGN: usize = 3;
    let head = low.get(..low.floor_char_boundary(LONGEST + SIGN))?;
    let end = [":", ">>", " - ", "\t"]
        .iter()
        .filter_map(|sign| head.find(sign))
        .min()
        .filter(|end| (1..=LONGEST).contains(end))?;
    let label = low.get(..end)?.trim();
    label.starts_with(char::is_alphabetic).then_some(label)
}

/// The two words before an offer in its piece, and whether it goes on to the end of it.
fn words_before(paper: &Paper<'_>, offer: &Offer) -> Option<String> {
    let first = offer.first();
    let before = paper.piece(first.piece)?.low.get(..first.start)?;
    let mut words = before.split_ascii_whitespace().rev();
    let last = words.next()?;
    let one = words.next().unwrap_or("");
    let ends = ends_its_piece(paper, offer);
    Some(format!("{one} {last} {ends}"))
}

/// Whether an offer goes on to the end of its last piece.
pub(super) fn ends_its_piece(paper: &Paper<'_>, offer: &Offer) -> bool {
    let last = offer.last();
    let length = paper.piece(last.piece).map_or(0, |piece| piece.words.len());
    last.end + 1 >= length
}

#[cfg(test)]
mod tests {
    use super::{Group, label};

    #[test]
    fn a_label_is_a_few_words_before_a_colon_or_a_dash() {
        assert_eq!(label("update: the work has begun"), Some("update"));
        assert_eq!(label("recommendation >> that it be done"), Some("recommendation"));
        assert_eq!(label("12: the work has begun"), None);
        assert_eq!(
            label("the group met four times and heard six people: they were"),
            None
        );
        assert_eq!(label("the work has begun"), None);
    }

    #[test]
    fn a_group_is_told_without_the_piece_itself() {
        let mut group = Group::default();
        for like in [0.9, 0.5, 0.1] {
            group.add(like, like > 0.4);
        }
        let others = group.without(0.9, true).unwrap();
        assert_eq!(others.count, 2);
        assert!((others.mean - 0.3).abs() < 1e-6);
        assert!((others.most - 0.5).abs() < 1e-6);
        assert!((others.found - 0.5).abs() < 1e-6);
        let mut alone = Group::default();
        alone.add(0.9, true);
        assert_eq!(alone.without(0.9, true), None);
    }
}
