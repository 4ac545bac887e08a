//! The labels of a front sheet with their values, however the sheet is laid out: "Report to: Cabinet" on
//! one line, label and value in two cells of a row, a label on its line and the value on the next, or
//! label and value with nothing but space between them.

use crate::extract::clean::{Piece, Role};
use crate::extract::paper::Place;
use crate::extract::sentence;
use crate::extract::style::{self, Words};
use crate::extract::word_list::WordList;

/// How far into the paper labels are looked for, and half as far back from its end.
const REACH: usize = 40;

/// How many labels without a colon, each on a line of its own, make a sheet of labels and values.
const LABELS_OF_A_SHEET: usize = 3;

/// How many words a label has at most.
const WORDS_OF_A_LABEL: usize = 6;

/// What a label is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The body that the paper is for.
    Body,
    /// Its title.
    Title,
    /// Its day.
    Date,
    /// The number of its agenda item.
    AgendaItem,
    /// Whom to ask.
    Contact,
    /// Who wrote it.
    Author,
    /// The executive member.
    ExecutiveMember,
    /// The wards.
    Wards,
    /// Whether it is a key decision.
    KeyDecision,
    /// Anything else that front sheets name.
    Other,
}

impl Label {
    /// What it is called among clues.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Title => "title",
            Self::Date => "date",
            Self::AgendaItem => "item",
            Self::Contact => "contact",
            Self::Author => "author",
            Self::ExecutiveMember => "member",
            Self::Wards => "wards",
            Self::KeyDecision => "key",
            Self::Other => "other",
        }
    }

    /// Whether it stands beside others on one line: "Executive Member: Cllr A Vane Wards affected: All".
    /// What it names is short, and no title that could hold a label's word.
    const fn shares_its_line(self) -> bool {
        matches!(self, Self::ExecutiveMember | Self::Wards | Self::KeyDecision)
    }
}

/// Labels that name nothing the program keeps, but that end another label's value.
const OTHER: &[&str] = &[
    "purpose",
    "purpose of report",
    "exempt information",
    "exempt",
    "exemption",
    "classification",
    "status",
    "appendices",
    "background papers",
    "directorate",
    "department",
    "service area",
    "venue",
    "time",
    "enclosures",
    "non-executive report",
    "corporate priority",
    "reference",
    "our ref",
    "your ref",
    "publication status",
    "is the report exempt?",
    "decision type",
    "type of report",
    "published",
    "version",
];

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What the label is for; a word such as "item" may be for several things and gives a field each.
    pub label: Label,
    /// The piece in which the label stands.
    pub at: usize,
    /// Whether a colon follows the label.
    pub is_stopped: bool,
    /// The value, a part a line.
    pub value: Vec<Place>,
}

/// The front sheet of a paper.
#[derive(Debug, Default)]
pub struct FrontSheet {
    fields: Vec<Field>,
}

impl FrontSheet {
    /// Reads the labels near the start and the end of a paper.
    #[must_use]
    pub fn of(pieces: &[Piece], words: &Words) -> Self {
        let lists = lists(words);
        let is_bare = |piece: &Piece| {
            !piece.is_cell() && lists.iter().any(|(_, list)| style::is_one_of(&piece.low, list))
                || OTHER.contains(&piece.low.as_str())
        };
        let bare = pieces.iter().take(REACH).filter(|piece| is_bare(piece)).count();
        let reading = Reading {
            pieces,
            lists,
            is_sheet: bare >= LABELS_OF_A_SHEET,
        };
        let count = pieces.len();
        let near = |index: usize| index < REACH || index + REACH / 2 >= count;
        let fields = (0..count)
            .flat_map(|index| {
                let mut fields = reading.fields_at(index);
                fields.extend(reading.further_fields(index));
                fields
            })
            // Whom to ask may stand where a report ends and its appendices begin.
            .filter(|field| near(field.at) || (field.label == Label::Contact && field.is_stopped))
            .collect();
        Self { fields }
    }

    /// The values of a label, in order; each may stand on several lines.
    pub fn values(&self, label: Label) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.label == label)
    }

    /// The label in whose value a place begins, or whose own piece it begins in.
    #[must_use]
    pub fn label_at(&self, place: Place) -> Option<Label> {
        let in_value = |field: &&Field| {
            field
                .value
                .iter()
                .any(|value| value.piece == place.piece && value.start <= place.start)
        };
        let at = |field: &&Field| field.at == place.piece;
        let found = self
            .fields
            .iter()
            .find(in_value)
            .or_else(|| self.fields.iter().find(at));
        found.map(|field| field.label)
    }

    /// Whether a piece holds a label or the value of one.
    #[must_use]
    pub fn holds(&self, piece: usize) -> bool {
        self.fields
            .iter()
            .any(|field| field.at == piece || field.value.iter().any(|place| place.piece == piece))
    }
}

/// Labels that nothing but a value can follow, wherever they stand.
fn says_what_follows(piece: &Piece) -> bool {
    matches!(
        piece.low.as_str(),
        "report title" | "title of report" | "report subject" | "subject of report" | "title of the report"
    )
}

fn lists(words: &Words) -> Vec<(Label, &WordList)> {
    let labels = &words.labels;
    vec![
        (Label::Body, &labels.body),
        (Label::Title, &labels.title),
        (Label::Date, &labels.date),
        (Label::AgendaItem, &labels.agenda_item),
        (Label::Contact, &labels.contact),
        (Label::Author, &labels.author),
        (Label::ExecutiveMember, &labels.executive_member),
        (Label::Wards, &labels.wards),
        (Label::KeyDecision, &labels.key_decision),
    ]
}

/// A label after another on one line.
struct NextLabel {
    start: usize,
    /// Where its colon stands.
    end: usize,
    /// What it is for, where it names something that the program keeps.
    label: Option<Label>,
    /// Whether it begins with a capital, as labels do and words of a sentence do not.
    is_capital: bool,
}

struct Reading<'p> {
    pieces: &'p [Piece],
    lists: Vec<(Label, &'p WordList)>,
    is_sheet: bool,
}

impl Reading<'_> {
    /// The fields whose label stands at the start of a piece. The longest label that fits is meant.
    fn fields_at(&self, index: usize) -> Vec<Field> {
        let Some(piece) = self.pieces.get(index) else {
            return Vec::new();
        };
        let fits: Vec<(Label, usize)> = self
            .lists
            .iter()
            .filter_map(|(label, list)| Some((*label, style::begins_with(&piece.low, list)?)))
            .collect();
        let other = OTHER
            .iter()
            .filter(|label| piece.low.trim_end_matches([':', ' ']) == **label)
            .map(|label| (Label::Other, label.len()));
        let fits: Vec<(Label, usize)> = fits.into_iter().chain(other).collect();
        let longest = fits.iter().map(|(_, length)| *length).max().unwrap_or(0);
        fits.into_iter()
            .filter(|(_, length)| *length == longest)
            .filter_map(|(label, length)| {
                let value = self.value(index, length, label)?;
                let after = piece.low.get(length..).unwrap_or("").trim_start();
                Some(Field {
                    label,
                    at: index,
                    is_stopped: after.starts_with(':'),
                    value,
                })
            })
            .collect()
    }

    /// The fields further on in a line of several labels, of those that share their line.
    fn further_fields(&self, index: usize) -> Vec<Field> {
        let mut fields = Vec::new();
        let Some(piece) = self.pieces.get(index) else {
            return fields;
        };
        let begins = |list: &WordList| style::begins_with(&piece.low, list).is_some();
        if !self.lists.iter().any(|(_, list)| begins(list)) {
            return fields;
        }
        let mut from = 0;
        while let Some(next) = self.next_label(piece, from, true) {
            from = next.end + 1;
            let Some(label) = next.label.filter(|label| label.shares_its_line()) else {
                continue;
            };
            let filled = piece.low.get(from..).is_some_and(|rest| !rest.trim().is_empty());
            let stands_alone = next.start > 0 && next.is_capital && filled;
            if let Some(value) = self.value(index, next.end, label).filter(|_| stands_alone) {
                fields.push(Field {
                    label,
                    at: index,
                    is_stopped: true,
                    value,
                });
            }
        }
        fields
    }

    /// The value after a label of so many bytes; none where the piece is no label after all.
    fn value(&self, index: usize, length: usize, label: Label) -> Option<Vec<Place>> {
        let piece = self.pieces.get(index)?;
        let rest = piece.low.get(length..)?;
        let after = rest.trim_start();
        let stopped = after.starts_with(':') || after.starts_with("(s):");
        let value = after
            .trim_start_matches("(s)")
            .trim_start_matches([':', '-', ' ', '*']);
        let start = piece.low.len() - value.len();
        if start < piece.words.len() {
            let spaced = !stopped && self.is_spaced(piece, length, after);
            if !stopped && !spaced {
                return None;
            }
            let next = self.next_label(piece, start, label.shares_its_line());
            let end = next.map_or(piece.words.len(), |next| next.start);
            let end = sentence::trimmed(&piece.words, start..end).end;
            if end <= start && label.shares_its_line() {
                return None;
            }
            let mut places = vec![Place::new(index, start..end)];
            places.extend(self.same_cell(index));
            return Some(places);
        }
        if piece.words.len() <= 3 && !stopped {
            return None;
        }
        match piece.role {
            Role::Cell { table, row, .. } if stopped || self.is_pair(index, table, row) => {
                self.value_in_row(index, table, row)
            }
            Role::Cell { .. } => None,
            _ if stopped || self.is_sheet || says_what_follows(piece) => self.value_below(index),
            _ => None,
        }
    }

    /// Another label in the line of a value: "To: Cabinet From: Councillor Vane"; the longest that ends
    /// there. Labels that name nothing the program keeps, and one at once after the first, count where
    /// `is_short` says that the value is no title.
    fn next_label(&self, piece: &Piece, from: usize, is_short: bool) -> Option<NextLabel> {
        piece
            .low
            .match_indices(':')
            .filter(|(at, _)| *at > from)
            .find_map(|(at, _)| {
                let before = piece.low.get(from..at)?;
                let after_spaces = before.match_indices(' ').map(|(space, _)| from + space + 1);
                let mut starts: Vec<usize> =
                    is_short.then_some(from).into_iter().chain(after_spaces).collect();
                let most = starts.len().saturating_sub(WORDS_OF_A_LABEL);
                starts.drain(..most);
                starts.into_iter().find_map(|start| {
                    let words = piece.low.get(start..at).unwrap_or("");
                    let listed = self.lists.iter().find(|(_, list)| list.has(words));
                    let rest = piece.words.get(start..).unwrap_or("");
                    let is_capital = rest.starts_with(char::is_uppercase);
                    let is_other = is_short && is_capital && OTHER.contains(&words);
                    (listed.is_some() || is_other).then(|| NextLabel {
                        start,
                        end: at,
                        label: listed.map(|(label, _)| *label),
                        is_capital,
                    })
                })
            })
    }

    /// Whether a value follows its label after nothing but space: "Date of meeting 4 June 2024".
    fn is_spaced(&self, piece: &Piece, length: usize, value: &str) -> bool {
        let label = piece.low.get(..length).unwrap_or("");
        let first = piece
            .words
            .get(piece.words.len() - value.len()..)
            .and_then(|value| value.chars().next());
        let begins = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let is_prose = piece.words.ends_with('.') || piece.words.len() > 120;
        let known = label.contains(' ') || label == "date";
        begins && !is_prose && known && (self.is_sheet || value.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The further lines of the cell in which a value begins.
    fn same_cell(&self, index: usize) -> Vec<Place> {
        let Some(role @ Role::Cell { .. }) = self.pieces.get(index).map(|piece| piece.role) else {
            return Vec::new();
        };
        self.pieces
            .iter()
            .enumerate()
            .skip(index + 1)
            .take_while(|(_, piece)| piece.role == role)
            .map(|(at, piece)| Place::new(at, 0..piece.words.len()))
            .collect()
    }

    /// Whether a cell begins a row of two: in wider tables words without a colon head a column.
    fn is_pair(&self, index: usize, table: u32, row: u32) -> bool {
        let in_row = |at: Option<usize>| {
            at.and_then(|at| self.pieces.get(at)).is_some_and(
                |piece| matches!(piece.role, Role::Cell { table: t, row: r, .. } if t == table && r == row),
            )
        };
        !in_row(index.checked_sub(1)) && !in_row(Some(index + 2))
    }

    /// The value in the next cell of the row; a label whose row ends has none.
    fn value_in_row(&self, index: usize, table: u32, row: u32) -> Option<Vec<Place>> {
        let at = index + 1;
        let next = self.pieces.get(at)?;
        let beside = matches!(next.role, Role::Cell { table: t, row: r, .. } if t == table && r == row);
        let filled = beside && !next.words.is_empty() && !next.words.ends_with(':');
        if !filled {
            return None;
        }
        let mut places = vec![Place::new(at, 0..next.words.len())];
        places.extend(self.same_cell(at));
        Some(places)
    }

    /// The value on the line below its label; a label at once followed by another has none.
    fn value_below(&self, index: usize) -> Option<Vec<Place>> {
        let next = self.pieces.get(index + 1)?;
        let is_label = self
            .lists
            .iter()
            .any(|(_, list)| style::is_one_of(&next.low, list));
        let is_value = !next.words.is_empty()
            && next.words.len() < 260
            && !next.words.ends_with(':')
            && (!is_label || !self.is_sheet);
        is_value.then(|| vec![Place::new(index + 1, 0..next.words.len())])
    }
}

#[cfg(test)]
mod tests {
    use crate::document;
    use crate::scrutiny::paper::PaperFacts;
    use crate::scrutiny::period::Calendar;

    fn facts(line: &str) -> PaperFacts {
        let text =
            format!("Report to: Cabinet\n\nDate: 5 March 2024\n\n{line}\n\n1. Purpose\n\nThe report.\n");
        let document = document::read(text.as_bytes(), "report.txt").unwrap();
        crate::extract::extract(&document, Calendar::default()).facts
    }

    #[test]
    fn the_value_of_a_label_ends_where_the_next_label_of_its_line_begins() {
        for (line, member, wards, key) in [
            (
                "Executive Member: Cllr A Ward Wards affected: All",
                Some("Cllr A Ward"),
                Some("All"),
                None,
            ),
            (
                "Cabinet Member: Councillor Idris Vane, Housing Key decision: Yes Wards affected: Marsh, Hale",
                Some("Councillor Idris Vane, Housing"),
                Some("Marsh, Hale"),
                Some("Yes"),
            ),
            (
                "Executive Member:Cllr A Vane Report author: Priya Lund",
                Some("Cllr A Vane"),
                None,
                None,
            ),
            (
                "Portfolio Holder: Cllr B Hale Directorate: Homes and Communities",
                Some("Cllr B Hale"),
                None,
                None,
            ),
            ("Executive Member: Wards affected: All", None, Some("All"), None),
            ("Executive Member: Wards affected:", None, None, None),
            (
                "Executive Member: Councillor Ward (portfolio: homes)",
                Some("Councillor Ward (portfolio: homes)"),
                None,
                None,
            ),
            (
                "Wards affected: Castle Ward, Marsh Ward",
                None,
                Some("Castle Ward, Marsh Ward"),
                None,
            ),
        ] {
            let facts = facts(line);
            assert_eq!(facts.executive_member.as_deref(), member, "{line}");
            assert_eq!(facts.wards.as_deref(), wards, "{line}");
            assert_eq!(facts.key_decision.as_deref(), key, "{line}");
        }
    }

    #[test]
    fn a_title_keeps_a_word_that_is_a_label_elsewhere() {
        let facts = facts("Report title: Hospital Discharge Status: an update");
        assert_eq!(
            facts.title.as_deref(),
            Some("Hospital Discharge Status: an update")
        );
    }
}
