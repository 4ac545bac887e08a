//! Papers: what is filed, and the facts a paper states about itself.

use std::borrow::Cow;

use super::body::spoken_name;
use super::code::coded;
use super::id::{BodyId, CouncilId, PaperId};
use super::passage::Passage;
use super::{Day, Moment, supplement};

/// The note on a paper that prints no date. Whoever asks for the date need not say it again.
pub const NO_DATE: &str =
    "The paper prints no date of its own. Give it one, and phrases such as “in the autumn” can be dated.";

coded! {
    /// What kind of paper it is. An agenda pack is a file that holds papers, not a kind of paper.
    pub enum PaperKind {
        /// The executive's answer to a scrutiny report.
        ExecutiveResponse = "executive_response", "Executive response";
        /// A report to a committee or from a task group.
        CommitteeReport = "committee_report", "Committee report";
        /// A short note for information.
        BriefingNote = "briefing_note", "Briefing note";
        /// An agenda item as published, often with its minute.
        AgendaItem = "agenda_item", "Agenda item";
        /// Minutes of a meeting.
        Minutes = "minutes", "Minutes";
        /// A published decision.
        Decision = "decision", "Decision";
        /// An action log or recommendation tracker.
        ActionTracker = "action_tracker", "Action tracker";
        /// The history of one issue over several meetings.
        IssueHistory = "issue_history", "Issue history";
        /// Anything else.
        Other = "other", "Other paper";
    }
}

coded! {
    /// Who may see a paper. Agenda Part I / Part II is not Part 1 of Schedule 12A, which lists the
    /// reasons for exemption (Local Government Act 1972, legislation.gov.uk/ukpga/1972/70/schedule/12A).
    pub enum Publicity {
        /// The paper does not say.
        NotStated = "not_stated", "Not stated";
        /// Public, or in Part I of the agenda.
        Public = "public", "Public";
        /// Exempt or confidential, or in Part II of the agenda.
        Exempt = "exempt", "Exempt";
    }
}

/// Somebody a paper names for enquiries, or as its author where it names nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// As printed.
    pub name: String,
    /// Post held, as printed.
    pub role: Option<String>,
    /// Telephone or extension, as printed.
    pub phone: Option<String>,
    /// E-mail address, as printed.
    pub email: Option<String>,
    /// Where the paper names them; none for a contact the user added.
    pub passage: Option<Passage>,
}

/// What a paper says about itself. Everything may be missing: papers are messy, and what is not
/// printed is asked for, never guessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFacts {
    /// What kind of paper it is.
    pub kind: PaperKind,
    /// The council, as printed.
    pub council: Option<String>,
    /// The body the paper is for, or that met, as printed.
    pub body: Option<String>,
    /// Its title, as printed.
    pub title: Option<String>,
    /// The day of the paper or of the meeting.
    pub date: Option<Day>,
    /// The agenda item's number, as printed.
    pub agenda_item: Option<String>,
    /// Who may see it.
    pub publicity: Publicity,
    /// The exempt-information paragraph, as printed: "paragraph 3 of Part 1 of Schedule 12A".
    pub exempt_paragraph: Option<String>,
    /// Whom to ask about it.
    pub contacts: Vec<Contact>,
    /// Who wrote it ("Report of"), as printed.
    pub report_author: Option<String>,
    /// The executive member whose portfolio it is in, as printed.
    pub executive_member: Option<String>,
    /// Wards affected, as printed.
    pub wards: Option<String>,
    /// Whether it is a key decision, as printed.
    pub key_decision: Option<String>,
}

impl PaperFacts {
    /// The facts of a paper that says nothing about itself.
    #[must_use]
    pub const fn unknown() -> Self {
        Self {
            kind: PaperKind::Other,
            council: None,
            body: None,
            title: None,
            date: None,
            agenda_item: None,
            publicity: Publicity::NotStated,
            exempt_paragraph: None,
            contacts: Vec::new(),
            report_author: None,
            executive_member: None,
            wards: None,
            key_decision: None,
        }
    }
}

/// The place of a paper in a file that holds several: an agenda pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which paper of the file it is, counted from 1.
    pub number: u32,
    /// How many papers the file holds.
    pub of: u32,
    /// Its first page, counted from 1 in the file.
    pub first_page: u32,
    /// Its last page.
    pub last_page: u32,
    /// What the pack is called: "Roads Scrutiny Panel, 9 June 2027", or the name of its file.
    pub pack: String,
}

impl Part {
    /// Its pages, as printed references to them read: "pages 11–24", "page 7".
    #[must_use]
    pub fn pages(&self) -> String {
        if self.first_page == self.last_page {
            format!("page {}", self.first_page)
        } else {
            format!("pages {}–{}", self.first_page, self.last_page)
        }
    }

    /// Whether it and another part share a page.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.first_page <= other.last_page && other.first_page <= self.last_page
    }
}

/// A paper on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its identity.
    pub id: PaperId,
    /// Its facts as they now stand: as printed, or as the user has mended them.
    pub facts: PaperFacts,
    /// The council its name stands for on the register.
    pub council: Option<CouncilId>,
    /// The body its name stands for on the register.
    pub body: Option<BodyId>,
    /// The name of the file it came from, without its folder.
    pub file_name: String,
    /// SHA-256 of the file's bytes in lower-case hexadecimal; also the name of the kept original.
    pub file_hash: String,
    /// Size of the original in bytes.
    pub file_bytes: u64,
    /// Its place in the file, where the file holds several papers.
    pub part: Option<Part>,
    /// When it was filed.
    pub filed_at: Moment,
    /// The earlier edition of which the user has said that this is a revision.
    pub revises: Option<PaperId>,
    /// An earlier paper of which this seems to be another edition, as long as the user has not said.
    pub edition_proposed: Option<PaperId>,
    /// A blanket answer at the head of a response, kept apart from the answers item by item.
    pub blanket_response: Option<String>,
    /// What could not be read, in sentences for the reader.
    pub notes: Vec<String>,
}

/// What a paper is called on screen: its title; where it prints none, what it is, whose and of when
/// ("Minutes, Housing Panel, 10 March 2026"), as far as that tells it from others; else its file's name.
#[must_use]
pub fn name_of<'a>(
    title: Option<&'a str>,
    kind: PaperKind,
    body: Option<&str>,
    date: Option<Day>,
    file_name: &'a str,
) -> Cow<'a, str> {
    if let Some(title) = title {
        return Cow::Borrowed(title);
    }
    let (Some(date), true) = (date, kind != PaperKind::Other || body.is_some()) else {
        return Cow::Borrowed(file_name);
    };
    let day = date.format("%-d %B %Y").to_string();
    let body = body.map(spoken_name);
    let parts = [Some(kind.label()), body.as_deref(), Some(&day)];
    Cow::Owned(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

impl PaperFacts {
    /// What to call a paper on screen of which this is known, in a file of this name; see [`name_of`].
    #[must_use]
    pub fn name<'a>(&'a self, file_name: &'a str) -> Cow<'a, str> {
        name_of(
            self.title.as_deref(),
            self.kind,
            self.body.as_deref(),
            self.date,
            file_name,
        )
    }
}

impl Paper {
    /// What to call it on screen; see [`name_of`].
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        self.facts.name(&self.file_name)
    }

    /// Whether it came after the agenda of its meeting, as its title, its pack or its file says.
    #[must_use]
    pub fn is_supplement(&self) -> bool {
        let stem = self
            .file_name
            .rsplit_once('.')
            .map_or(&*self.file_name, |(stem, _)| stem);
        let pack = self.part.as_ref().map(|part| &*part.pack);
        let names = [self.facts.title.as_deref(), pack, Some(stem)];
        names.into_iter().flatten().any(supplement::is_named_in)
    }

    /// Whether it and what came out of it stay out of exports and hand-overs unless ticked.
    #[must_use]
    pub fn is_exempt(&self) -> bool {
        self.facts.publicity == Publicity::Exempt
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: Option<&str>, kind: PaperKind, body: Option<&str>, date: Option<&str>, expected: &str) {
        let date = date.map(|date| date.parse().unwrap());
        assert_eq!(name_of(title, kind, body, date, "scan0012.pdf"), expected);
    }

    #[test]
    fn a_paper_without_a_title_is_called_by_what_it_is_and_when() {
        let (panel, day) = (Some("Housing Panel"), Some("2026-03-10"));
        check(Some("Damp"), PaperKind::Minutes, panel, day, "Damp");
        check(
            None,
            PaperKind::Minutes,
            panel,
            day,
            "Minutes, Housing Panel, 10 March 2026",
        );
        // A heading's capitals are no part of a name.
        check(
            None,
            PaperKind::Minutes,
            Some("HOUSING SCRUTINY COMMITTEE"),
            day,
            "Minutes, Housing Scrutiny Committee, 10 March 2026",
        );
        check(None, PaperKind::Minutes, None, day, "Minutes, 10 March 2026");
        check(
            None,
            PaperKind::Other,
            panel,
            day,
            "Other paper, Housing Panel, 10 March 2026",
        );
    }

    #[test]
    fn what_would_not_tell_it_from_others_is_no_name() {
        check(
            None,
            PaperKind::Minutes,
            Some("Housing Panel"),
            None,
            "scan0012.pdf",
        );
        check(None, PaperKind::Other, None, Some("2026-03-10"), "scan0012.pdf");
    }
}
