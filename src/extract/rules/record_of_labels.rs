//! A log written as records of labelled lines: "Request: …", "Officer: …", "Due: …", "Response: …", one
//! record below another. A record is known by its labels, which come again in the next.

use super::{Example, Rule};
use crate::extract::candidate::{Candidate, Candidates};
use crate::extract::clean::Piece;
use crate::extract::paper::{Paper, Place};
use crate::extract::table::{self, Column};
use crate::extract::zone::{Zone, ZoneKind, Zones};
use crate::scrutiny::finding::Confidence;
use crate::scrutiny::item::ItemKind;
use std::collections::BTreeMap;

pub(super) struct RecordOfLabels;

const ID: &str = "record_of_labels";

/// The longest label.
const LONGEST_LABEL: usize = 40;

impl Rule for RecordOfLabels {
    fn id(&self) -> &'static str {
        ID
    }

    /// Records may run through several zones, so the rule starts from the first and reads on.
    fn zones(&self) -> Zones {
        ZoneKind::EVERY
    }

    fn examples(&self) -> &'static [Example] {
        &[
            Example {
                text: "Housing Panel\nAction log, 4 May 2023\n\nAction 1\nMeeting: 9 February 2023\nRequest: Send members the rents by ward\nOfficer: Head of Housing\nDue: 28 February 2023\nResponse: Sent on 27 February 2023.\n\nAction 2\nMeeting: 9 February 2023\nRequest: Arrange a visit to the depot\nOfficer: Scrutiny Officer\nDue: June 2023\nResponse: A date is being agreed.",
                finds: &["Send members the rents by ward", "Arrange a visit to the depot"],
            },
            Example {
                text: "Transport Panel\nTracker\n\nRef: T1\nAction requested: Count the cyclists on the bridge\nLead: Traffic Engineer\nStatus: Complete\n\nRef: T2\nAction requested: Write to the rail company\nLead: Chair\nStatus: In progress",
                finds: &["Count the cyclists on the bridge", "Write to the rail company"],
            },
            Example {
                text: "Internal audit of the markets\n\nRec. 1                      Priority: High\n\nFinding: No rents were checked in 2014.\n\nRecommendation:\n\nThe rents should be checked each month.\n\nManagement response:\n\nAgreed. A list is being drawn up.\n\nResponsible officer: Markets Manager\nImplementation date: 31 May 2015\n\nRec. 2                      Priority: Low\n\nFinding: The signs were wrong.\n\nRecommendation:\n\nThe signs should be put right.\n\nManagement response:\n\nThis has been done.\n\nResponsible officer: -\nImplementation date: Done",
                finds: &[
                    "The rents should be checked each month.",
                    "The signs should be put right.",
                ],
            },
            Example {
                text: "Oxley District Council\n\nMonitoring of recommendations, 24 October 2019\n\nRef:\nRB2\nRecommendation:\nThat the Council lobbies the County for a second mast.\nCabinet decision:\nAgreed, 13 March 2018\nResponsible:\nLeader of the Council\nTarget date:\nDecember 2018\nPosition at April 2019:\nLetter sent. No answer yet.\nPosition at October 2019:\nThe County has said that the mast is in its plan.\nStatus:\nCompleted\n\nRef:\nRB5\nRecommendation:\nThat a champion be named from among Members.\nCabinet decision:\nNot agreed, 13 March 2018\nResponsible:\n-\nTarget date:\n-\nPosition at October 2019:\nIt will be taken in December.\nStatus:\nOpen",
                finds: &[
                    "That the Council lobbies the County for a second mast.",
                    "That a champion be named from among Members.",
                ],
            },
            Example {
                text: "Hollinford Borough Council\n\nSubject: Rents\nReport author: A Hale\nDecision: Not a key decision\n\nThe rents were looked at in May.",
                finds: &[],
            },
        ]
    }

    fn find(&self, zone: &Zone<'_>, out: &mut Candidates) {
        const FEWEST: usize = 2;
        if zone.pieces.start != 0 {
            return;
        }
        let records: Vec<Record> = records(zone.paper).into_iter().filter(Record::is_whole).collect();
        if records.len() < FEWEST {
            return;
        }
        for record in records {
            if let Some(item) = record.item(zone.paper) {
                out.push(item);
            }
        }
    }
}

/// The labelled lines of one record.
#[derive(Debug, Default)]
struct Record {
    number: Option<String>,
    fields: BTreeMap<Column, Vec<Place>>,
    /// Whether its item stands under the label of a recommendation.
    recommends: bool,
    last: Option<Column>,
    /// Paragraphs below an answer, which are its own where another label follows.
    below: Vec<Place>,
}

impl Record {
    /// Whether it says what is to be done and something more about it.
    fn is_whole(&self) -> bool {
        let has = |column| self.fields.get(&column).is_some_and(|places| !places.is_empty());
        let more = [Column::Owner, Column::Due, Column::Response, Column::Status]
            .into_iter()
            .filter(|column| has(*column))
            .count();
        has(Column::Item) && more >= 2
    }

    fn first(&self, column: Column) -> Option<Place> {
        self.fields
            .get(&column)
            .and_then(|places| places.first())
            .copied()
    }

    /// Whether a label is the first of the next record.
    fn ends_at(&self, column: Column) -> bool {
        // "Position at April" and "Position at October" stand in one record.
        !matches!(column, Column::Other | Column::Progress) && self.fields.contains_key(&column)
    }

    fn open(&mut self, field: Field) {
        if let Some(last) = self.last {
            let below = std::mem::take(&mut self.below);
            self.fields.entry(last).or_default().extend(below);
        }
        self.recommends |= field.recommends;
        // Of what each round of monitoring found the last holds.
        if field.column == Column::Progress {
            self.fields.remove(&Column::Progress);
        }
        self.fields.entry(field.column).or_default().extend(field.value);
        self.last = Some(field.column);
    }

    /// Takes words without a label, which go on with the words above them; whether it does.
    fn goes_on_with(&mut self, paper: &Paper<'_>, index: usize, piece: &Piece) -> bool {
        if piece.is_cell() || piece.marker.is_some() {
            return false;
        }
        let Some(column) = self.last else { return false };
        let is_empty = self.fields.get(&column).is_none_or(Vec::is_empty);
        if column == Column::Other {
            return !piece.is_heading();
        }
        if is_empty {
            self.fields.entry(column).or_default().push(paper.whole(index));
            return true;
        }
        let told = matches!(
            column,
            Column::Item | Column::Response | Column::Status | Column::Progress
        );
        if !told || piece.is_heading() {
            return false;
        }
        if piece.apart && column == Column::Item {
            return false;
        }
        if piece.apart || !self.below.is_empty() {
            self.below.push(paper.whole(index));
        } else {
            self.fields.entry(column).or_default().push(paper.whole(index));
        }
        true
    }

    fn item(self, paper: &Paper<'_>) -> Option<Candidate> {
        let words = self.fields.get(&Column::Item)?.clone();
        let number = self
            .first(Column::Number)
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned())
            .or_else(|| self.number.clone());
        let kind = if self.recommends {
            ItemKind::Recommendation
        } else {
            ItemKind::Action
        };
        let mut item = Candidate::new(ID, kind, words, "It is labelled in a record of labelled lines.")
            .numbered(number)
            .sure(Confidence::Certain);
        item.owner = self
            .first(Column::Owner)
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned());
        item.lead.clone_from(&item.owner);
        item.has_due_column = self.fields.contains_key(&Column::Due);
        item.due_at.extend(self.first(Column::Due));
        let progress = self.first(Column::Progress);
        let (answer, status) = table::answer_of(
            paper,
            self.first(Column::Response)
                .map(|place| without_the_day_of_a_choice(paper, place, progress.is_some())),
            self.first(Column::Comment),
            progress,
            self.first(Column::Status),
        );
        item.answer = answer;
        // An answer may run over several paragraphs.
        for column in [Column::Response, Column::Progress] {
            if item.answer.first() == self.first(column).as_ref()
                && let Some([_, more @ ..]) = self.fields.get(&column).map(Vec::as_slice)
            {
                item.answer.splice(1..1, more.iter().copied());
                break;
            }
        }
        item.status = status;
        Some(item)
    }
}

/// The records of a paper: a label that comes again, or a heading with a number, begins the next.
fn records(paper: &Paper<'_>) -> Vec<Record> {
    let mut found: Vec<Record> = Vec::new();
    let mut open = Record::default();
    for (index, piece) in paper.pieces.iter().enumerate() {
        if let Some(number) = heading_number(piece) {
            found.push(std::mem::take(&mut open));
            open.number = Some(number);
            continue;
        }
        if let Some(field) = field(paper, index, piece, &open) {
            if open.ends_at(field.column) {
                found.push(std::mem::take(&mut open));
            }
            open.open(field);
            continue;
        }
        if !open.goes_on_with(paper, index, piece) {
            found.push(std::mem::take(&mut open));
        }
    }
    found.push(open);
    found
}

/// "Action 12" or "Rec. 3   Priority: High", and nothing else.
fn heading_number(piece: &Piece) -> Option<String> {
    const HEADS: &[&str] = &[
        "action ",
        "item ",
        "request ",
        "no. ",
        "ref ",
        "rec. ",
        "rec ",
        "recommendation ",
        "finding ",
        "issue ",
    ];
    let rest = HEADS.iter().find_map(|label| piece.low.strip_prefix(label))?;
    let (number, beside) = rest.split_once(' ').unwrap_or((rest, ""));
    let number = number.trim_end_matches([':', '.']);
    let is_number = !number.is_empty()
        && number.len() <= 8
        && number.chars().any(|c| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
    (is_number && (beside.is_empty() || is_rating(beside))).then(|| {
        let start = piece.words.len() - rest.len();
        piece
            .words
            .get(start..start + number.len())
            .unwrap_or("")
            .to_owned()
    })
}

/// "Priority: High": how much it matters, which asks for nothing.
pub(super) fn is_rating(low: &str) -> bool {
    const RATINGS: &[&str] = &[
        "priority",
        "rating",
        "risk",
        "grade",
        "category",
        "severity",
        "significance",
    ];
    const LONGEST: usize = 24;
    let label = low.split([':', ' ']).next().unwrap_or("");
    low.len() <= LONGEST && RATINGS.contains(&label)
}

/// What a labelled line says.
struct Field {
    column: Column,
    /// The words behind the label; none where they stand below it.
    value: Option<Place>,
    recommends: bool,
}

/// What the label of a line says it holds, and its value.
fn field(paper: &Paper<'_>, index: usize, piece: &Piece, open: &Record) -> Option<Field> {
    if piece.is_cell() {
        return None;
    }
    let colon = piece.low.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let label = piece.low.get(..colon)?;
    let begun = open.number.is_some() || open.last.is_some();
    let recommends = label == "recommendation" && begun;
    // Another labelled recommendation has a rule of its own.
    if label.contains("recommendation") && !recommends {
        return None;
    }
    let bare = without_its_day(label);
    let column = match table::of_label(paper, bare) {
        Some(Column::Status | Column::Response | Column::Comment) if bare.len() < label.len() => {
            Column::Progress
        }
        // What was decided is the answer to what was asked; so is what is to be done about a recommendation.
        Some(Column::Item) if label.contains("decision") || label.contains("resolution") => Column::Response,
        Some(Column::Item) if open.recommends && !recommends => Column::Response,
        Some(column) => column,
        None if begun && is_label(piece.words.get(..colon)?) => Column::Other,
        None => return None,
    };
    let value = piece.words.get(colon + 1..)?;
    let start = piece.words.len() - value.trim_start().len();
    let value = (start < piece.words.len()).then(|| Place::new(index, start..piece.words.len()));
    let numbers = column == Column::Number && paper.piece(index + 1).is_some_and(is_code);
    (value.is_some() || begun || numbers).then_some(Field {
        column,
        value,
        recommends,
    })
}

/// "Agreed, 13 March 2018" beside what has come of it since: the choice without its day.
fn without_the_day_of_a_choice(paper: &Paper<'_>, place: Place, has_progress: bool) -> Place {
    let words = paper.words_at(place);
    match words.split_once(", ") {
        Some((choice, day)) if has_progress && day.starts_with(|c: char| c.is_ascii_digit()) => {
            Place::new(place.piece, place.start..place.start + choice.len())
        }
        _ => place,
    }
}

/// Whether a piece is nothing but the code of a record: "RB2".
fn is_code(piece: &Piece) -> bool {
    !piece.is_cell() && piece.words.len() <= 8 && piece.words.chars().any(|c| c.is_ascii_digit())
}

/// "Position at October 2019": such a label without the day of which it tells, which each round of
/// monitoring prints anew.
fn without_its_day(label: &str) -> &str {
    let last = label.split(' ').next_back().unwrap_or("");
    let is_year = last.len() == 4 && last.chars().all(|c| c.is_ascii_digit());
    let joint = [" at ", " to ", " as of ", " on ", " as at "]
        .iter()
        .find_map(|joint| label.split_once(joint));
    joint.filter(|_| is_year).map_or(label, |(told, _)| told)
}

/// Whether words before a colon look like the label of a line: "Finding", "Risk identified".
fn is_label(words: &str) -> bool {
    const MOST_WORDS: usize = 3;
    words.starts_with(char::is_uppercase)
        && words.split(' ').count() <= MOST_WORDS
        && words
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '/'))
}
