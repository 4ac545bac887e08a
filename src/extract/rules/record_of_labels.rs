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
    last: Option<Column>,
}

impl Record {
    /// Whether it says what is to be done and something more about it.
    fn is_whole(&self) -> bool {
        let has = |column| self.fields.contains_key(&column);
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

    fn item(self, paper: &Paper<'_>) -> Option<Candidate> {
        let words = self.fields.get(&Column::Item)?.clone();
        let number = self
            .first(Column::Number)
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned())
            .or_else(|| self.number.clone());
        let mut item = Candidate::new(
            ID,
            ItemKind::Action,
            words,
            "It is labelled in a record of labelled lines.",
        )
        .numbered(number)
        .sure(Confidence::Certain);
        item.owner = self
            .first(Column::Owner)
            .map(|place| paper.words_at(place).trim_end_matches('.').to_owned());
        item.lead.clone_from(&item.owner);
        item.has_due_column = self.fields.contains_key(&Column::Due);
        item.due_at.extend(self.first(Column::Due));
        let (answer, status) = table::answer_of(
            paper,
            self.first(Column::Response),
            self.first(Column::Comment),
            self.first(Column::Progress),
            self.first(Column::Status),
        );
        item.answer = answer;
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
        if let Some((column, value)) = field(paper, index, piece) {
            if open.fields.contains_key(&column) {
                found.push(std::mem::take(&mut open));
            }
            open.fields.insert(column, vec![value]);
            open.last = Some(column);
            continue;
        }
        // Words without a label go on with the words above them.
        let goes_on = !piece.is_cell() && piece.marker.is_none() && !piece.is_heading() && !piece.apart;
        match open.last.filter(|_| goes_on) {
            Some(column @ (Column::Item | Column::Response | Column::Status)) => {
                open.fields.entry(column).or_default().push(paper.whole(index));
            }
            _ => found.push(std::mem::take(&mut open)),
        }
    }
    found.push(open);
    found
}

/// "Action 12", and nothing else.
fn heading_number(piece: &Piece) -> Option<String> {
    let rest = ["action ", "item ", "request ", "no. ", "ref "]
        .iter()
        .find_map(|label| piece.low.strip_prefix(label))?;
    let number = rest.trim_end_matches([':', '.']);
    let bare = !number.is_empty()
        && number.len() <= 8
        && number.chars().any(|c| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
    bare.then(|| {
        let start = piece.words.len() - rest.len();
        piece
            .words
            .get(start..start + number.len())
            .unwrap_or("")
            .to_owned()
    })
}

/// What the label of a line says it holds, and its value.
fn field(paper: &Paper<'_>, index: usize, piece: &Piece) -> Option<(Column, Place)> {
    if piece.is_cell() {
        return None;
    }
    let colon = piece.low.find(':').filter(|at| *at <= LONGEST_LABEL)?;
    let label = piece.low.get(..colon)?;
    // A labelled recommendation has a rule of its own.
    if label.contains("recommendation") {
        return None;
    }
    // What was decided is the answer to what was asked.
    let column = match table::of_label(paper, label)? {
        Column::Item if label.contains("decision") || label.contains("resolution") => Column::Response,
        column => column,
    };
    let value = piece.words.get(colon + 1..)?;
    let start = piece.words.len() - value.trim_start().len();
    (start < piece.words.len()).then(|| (column, Place::new(index, start..piece.words.len())))
}
