//! What one file comes to: its papers, each with what was drawn out of it, and the files that it holds.

use crate::document::bundle::{LeftOut, Member};
use crate::document::pack::{PackPart, PartKind};
use crate::document::{Document, cut};
use crate::extract;
use crate::scrutiny::finding::Extraction;
use crate::scrutiny::paper::{PaperFacts, PaperKind, Part};
use crate::scrutiny::period::Calendar;
use crate::scrutiny::tracker::Mapping;

/// A paper as it was read, with what was drawn out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPaper {
    /// What was read: of a pack, only what is this paper's.
    pub document: Document,
    /// What was drawn out of it.
    pub extraction: Extraction,
    /// Its place in the file, where the file holds several papers.
    pub part: Option<Part>,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadFile {
    /// Its papers, in the order of its pages; empty where it only holds other files.
    pub papers: Vec<ReadPaper>,
    /// The files that it holds: what lies in a zip, what is attached to an e-mail.
    pub members: Vec<Member>,
    /// Those of them that are not read, and why.
    pub left_out: Vec<(String, LeftOut)>,
}

/// Parts a document into its papers and draws out of each what it says; `tell` hears which of how many
/// is next. The agenda comes first, and what it says of the meeting is known of the papers after it.
pub(super) fn papers_of(
    document: Document,
    calendar: Calendar,
    file_name: &str,
    mappings: &[Mapping],
    mut tell: impl FnMut(u32, u32),
) -> Vec<ReadPaper> {
    let parts = cut::papers_of(&document);
    if parts.is_empty() {
        tell(1, 1);
        let extraction = extract::extract_mapped(&document, calendar, &PaperFacts::unknown(), mappings);
        return vec![ReadPaper {
            document,
            extraction,
            part: None,
        }];
    }
    drop(document);
    let of = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let mut meeting = PaperFacts::unknown();
    let mut pack = file_name.to_owned();
    let mut papers = Vec::with_capacity(parts.len());
    for (number, (place, document)) in (1..).zip(parts) {
        tell(number, of);
        let given = given(&place, &meeting);
        let extraction = extract::extract_mapped(&document, calendar.clone(), &given, mappings);
        if place.kind == PartKind::Agenda {
            meeting.clone_from(&extraction.facts);
            pack = pack_name(&meeting, file_name);
        }
        papers.push(ReadPaper {
            document,
            extraction,
            part: Some(Part {
                number,
                of,
                first_page: place.first_page,
                last_page: place.last_page,
                pack: pack.clone(),
            }),
        });
    }
    papers
}

/// What stands on some pages of a document, as one paper of which `facts` are known.
pub(super) fn one_paper_of(
    document: &Document,
    calendar: Calendar,
    (first_page, last_page): (u32, u32),
    facts: &PaperFacts,
) -> ReadPaper {
    let document = cut::pages_of(document, first_page, last_page);
    let extraction = extract::extract_given(&document, calendar, facts);
    ReadPaper {
        document,
        extraction,
        part: None,
    }
}

/// What a pack says of one of its papers.
fn given(place: &PackPart, meeting: &PaperFacts) -> PaperFacts {
    let is_minutes = place.kind == PartKind::Minutes;
    PaperFacts {
        kind: if is_minutes {
            PaperKind::Minutes
        } else {
            PaperKind::Other
        },
        council: meeting.council.clone(),
        body: meeting.body.clone(),
        // Minutes in a pack are of an earlier meeting, so its day is not theirs.
        date: meeting.date.filter(|_| !is_minutes),
        title: Some(place.title.clone()).filter(|title| !title.is_empty()),
        agenda_item: place.item.clone(),
        ..PaperFacts::unknown()
    }
}

/// "Roads Scrutiny Panel, 9 June 2027"; the name of the file where the agenda does not say.
fn pack_name(meeting: &PaperFacts, file_name: &str) -> String {
    match (&meeting.body, meeting.date) {
        (Some(body), Some(date)) => format!("{body}, {}", date.format("%-d %B %Y")),
        (Some(body), None) => body.clone(),
        (None, _) => file_name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(kind: PartKind) -> PackPart {
        PackPart {
            kind,
            first_page: 3,
            last_page: 9,
            item: Some("5".to_owned()),
            title: "Bus shelters".to_owned(),
        }
    }

    #[test]
    fn the_day_of_the_meeting_is_not_that_of_the_minutes_before_it() {
        let meeting = PaperFacts {
            body: Some("Roads Scrutiny Panel".to_owned()),
            date: "2027-06-09".parse().ok(),
            ..PaperFacts::unknown()
        };
        let report = given(&place(PartKind::Paper), &meeting);
        assert_eq!((report.date, report.kind), (meeting.date, PaperKind::Other));
        assert_eq!(report.title.as_deref(), Some("Bus shelters"));
        assert_eq!(report.agenda_item.as_deref(), Some("5"));
        let minutes = given(&place(PartKind::Minutes), &meeting);
        assert_eq!((minutes.date, minutes.kind), (None, PaperKind::Minutes));
        assert_eq!(minutes.body, meeting.body);
        assert_eq!(
            pack_name(&meeting, "pack.pdf"),
            "Roads Scrutiny Panel, 9 June 2027"
        );
        assert_eq!(pack_name(&PaperFacts::unknown(), "pack.pdf"), "pack.pdf");
    }
}
