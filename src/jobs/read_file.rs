//! What one file comes to: its papers, each with what was drawn out of it, and the files that it holds.

use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::reading_process::STACK_BYTES;
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

/// The most threads that draw findings out of the papers of a pack.
const MOST_THREADS: usize = 4;

/// Parts a document into its papers and draws out of each what it says; `tell` hears which of how many
/// is next. The agenda comes first, and what it says of the meeting is known of the papers after it;
/// those are looked through in several threads, and come out as they would one after the other.
pub(super) fn papers_of(
    document: Document,
    calendar: Calendar,
    file_name: &str,
    mappings: &[Mapping],
    tell: impl FnMut(u32, u32) + Send,
) -> Vec<ReadPaper> {
    let tell = Mutex::new(tell);
    let tell = |paper: u32, of: u32| (*tell.lock().unwrap_or_else(PoisonError::into_inner))(paper, of);
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
    let mut parts = (1..).zip(parts).peekable();
    while parts.peek().is_some() {
        // An agenda by itself, and all papers as far as the next.
        let mut group: Vec<Numbered> = Vec::new();
        while let Some(part) = parts.next_if(|(_, (place, _))| {
            group.is_empty()
                || !(group.first().is_some_and(Numbered::is_agenda) || place.kind == PartKind::Agenda)
        }) {
            group.push(Numbered::from(part));
        }
        let drawn = drawn_out(&group, |part| {
            tell(part.number, of);
            let given = given(&part.place, &meeting);
            extract::extract_mapped(&part.document, calendar.clone(), &given, mappings)
        });
        for (part, extraction) in group.into_iter().zip(drawn) {
            if part.is_agenda() {
                meeting.clone_from(&extraction.facts);
                pack = pack_name(&meeting, file_name);
            }
            papers.push(ReadPaper {
                document: part.document,
                extraction,
                part: Some(Part {
                    number: part.number,
                    of,
                    first_page: part.place.first_page,
                    last_page: part.place.last_page,
                    pack: pack.clone(),
                }),
            });
        }
    }
    papers
}

/// A paper of a pack with its number in it.
struct Numbered {
    number: u32,
    place: PackPart,
    document: Document,
}

impl Numbered {
    fn is_agenda(&self) -> bool {
        self.place.kind == PartKind::Agenda
    }
}

impl From<(u32, (PackPart, Document))> for Numbered {
    fn from((number, (place, document)): (u32, (PackPart, Document))) -> Self {
        Self {
            number,
            place,
            document,
        }
    }
}

/// What `draw` draws out of each paper, in their order; in several threads where there are several.
fn drawn_out(papers: &[Numbered], draw: impl Fn(&Numbered) -> Extraction + Sync) -> Vec<Extraction> {
    let threads = thread::available_parallelism()
        .map_or(1, NonZeroUsize::get)
        .min(MOST_THREADS)
        .min(papers.len());
    if threads <= 1 {
        return papers.iter().map(draw).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut drawn = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(paper) = papers.get(at)
        {
            drawn.push((at, draw(paper)));
        }
        drawn
    };
    let mut drawn = thread::scope(|scope| {
        let others: Vec<_> = (1..threads)
            .filter_map(|_| {
                let thread = thread::Builder::new().name("looking for findings".to_owned());
                // Where the system gives no further thread, this one does the work.
                thread.stack_size(STACK_BYTES).spawn_scoped(scope, work).ok()
            })
            .collect();
        let mut drawn = work();
        for thread in others {
            match thread.join() {
                Ok(more) => drawn.extend(more),
                // As if it had happened here.
                Err(panic) => resume_unwind(panic),
            }
        }
        drawn
    });
    drawn.sort_by_key(|(at, _)| *at);
    drawn.into_iter().map(|(_, extraction)| extraction).collect()
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
