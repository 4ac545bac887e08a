//! What a [`Reader`](super::Reader) returns: rows of the register joined for one screen or one listing,
//! not yet formatted.

use std::path::PathBuf;

use crate::review::rows::ChangedRow;
use crate::scrutiny::answer_clock::AnswerRules;
use crate::scrutiny::body::BodyKind;
use crate::scrutiny::change::HistoryLine;
use crate::scrutiny::finding::InboxFinding;
use crate::scrutiny::follow_up::FollowUp;
use crate::scrutiny::id::{BodyId, FindingId, ItemId, NoteId, PaperId, ProgressId, ResponseId};
use crate::scrutiny::item::{Item, ItemState};
use crate::scrutiny::note::Note;
use crate::scrutiny::ocr::{OcrPage, Scan};
use crate::scrutiny::paper::Paper;
use crate::scrutiny::passage::{Block, Page, Span};
use crate::scrutiny::period::{Calendar, Window};
use crate::scrutiny::progress::ProgressEntry;
use crate::scrutiny::promise::{Due, Promise};
use crate::scrutiny::recommendation::is_owed_an_answer;
use crate::scrutiny::response::Response;
use crate::scrutiny::tracker::Doubt;
use crate::scrutiny::{Day, Moment};

/// An item with what a card or a line of a listing says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// The item.
    pub item: Item,
    /// Its present state.
    pub state: ItemState,
    /// Its latest promise; one "at the next meeting" has that meeting's day, where it is known.
    pub due: Option<Due>,
    /// That meeting: who meets, and when.
    pub due_at: Option<(BodyId, Day)>,
    /// How many times its date has moved later.
    pub moved: usize,
    /// The name of the body that made it or to which it was put; where it is open, of the body that
    /// took its place.
    pub body_name: Option<String>,
    /// The name of the body that made it, where another has taken its place.
    pub former_body: Option<String>,
    /// What the body is that made it, where the user has said so.
    pub body_kind: Option<BodyKind>,
    /// The council's name.
    pub council_name: Option<String>,
    /// What its paper is called.
    pub paper_name: Option<String>,
    /// The day of its paper.
    pub paper_date: Option<Day>,
    /// When it, or an answer, promise, note or other thing that belongs to it, was last changed.
    pub changed_at: Moment,
}

impl ItemRow {
    /// The last day on which an answer is in time; none where nobody owes one, nothing says how long
    /// there is, or nobody has said when it was made.
    #[must_use]
    pub fn last_day_to_answer(&self, rules: &AnswerRules) -> Option<Day> {
        if !is_owed_an_answer(self.item.kind, self.item.standing) {
            return None;
        }
        let clock = rules.of(self.council_name.as_deref(), self.body_kind)?;
        Some(clock.reckon(clock.start_of(&self.item)?)?.last_day)
    }
}

/// An item with all that a tracker says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackedItem {
    /// The item as a row.
    pub row: ItemRow,
    /// Its latest answer.
    pub answer: Option<Response>,
    /// Its progress log, latest first.
    pub log: Vec<ProgressEntry>,
}

/// Everything the item panel shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemView {
    /// The item as a row.
    pub row: ItemRow,
    /// Its answers, latest first.
    pub responses: Vec<Response>,
    /// Its promises, in the order in which they were said.
    pub promises: Vec<Promise>,
    /// Its progress log, latest first.
    pub progress: Vec<ProgressEntry>,
    /// Its response notes, oldest first.
    pub notes: Vec<Note>,
    /// Its follow-ups, by last day.
    pub follow_ups: Vec<FollowUp>,
    /// The items that it is related to, in the order in which they were named.
    pub related: Vec<Item>,
    /// Its history, latest first.
    pub history: Vec<HistoryLine>,
    /// Names of the papers that its answers, promises and log quote.
    pub paper_names: Vec<(PaperId, String)>,
    /// The calendar of its council, by which its times are read.
    pub calendar: Calendar,
}

/// An item that seems to be about the same matter as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlikeItem {
    /// The item.
    pub item: Item,
    /// The name of the body that made it.
    pub body_name: Option<String>,
    /// The most telling words that both have, in the order of the other's words.
    pub words: Vec<String>,
}

/// A paper as a line of the list of papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// The paper.
    pub paper: Paper,
    /// How many of its findings wait.
    pub waiting: usize,
    /// How many items on the register came out of it.
    pub items: usize,
    /// Its pages that are pictures.
    pub scan: Scan,
    /// What the e-mail is called that it came attached to.
    pub attached_to: Option<String>,
    /// The name of its council on the register; the paper may print another.
    pub council_name: Option<String>,
    /// The name of its body on the register; the paper may print another.
    pub body_name: Option<String>,
}

/// A paper with its text and findings, for the reader and the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// The paper.
    pub paper: Paper,
    /// What the earlier edition is called, where one is proposed or settled.
    pub edition_name: Option<String>,
    /// Its text.
    pub text: String,
    /// Its blocks, in reading order.
    pub blocks: Vec<Block>,
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its findings, in reading order, whatever their state.
    pub findings: Vec<InboxFinding>,
    /// The words of the items that its findings' proposals name.
    pub proposed_items: Vec<(ItemId, String)>,
    /// The items as which, or to which, its findings were accepted.
    pub accepted_as: Vec<(FindingId, ItemId)>,
    /// Its notes, oldest first.
    pub notes: Vec<Note>,
    /// The e-mail that it came attached to, and what that is called.
    pub attached_to: Option<(PaperId, String)>,
    /// The papers that came attached to it, and what they are called.
    pub attached: Vec<(PaperId, String)>,
    /// Whether the original is gone because something else in it was destroyed.
    pub original_erased: bool,
    /// The calendar of its council, by which its times are read.
    pub calendar: Calendar,
    /// Where it is a new edition of a tracker: what it changes.
    pub edition: Option<TrackerEdition>,
    /// What its tables leave to be asked; empty until somebody who can read tables has looked.
    pub doubts: Vec<Doubt>,
    /// Which of its readings this is: 0 as it was filed, and one more each time that its pictures were
    /// read anew.
    pub reading: u32,
}

/// What a new edition of a tracker changes on the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackerEdition {
    /// The edition before it.
    pub before: PaperId,
    /// What that is called.
    pub before_name: String,
    /// Its day.
    pub before_date: Option<Day>,
    /// The rows that wait and are on the register already, in the order of the paper.
    pub rows: Vec<ChangedRow>,
    /// The rows that wait and are new.
    pub new: Vec<FindingId>,
    /// Items that stand in the edition before and not in this one: open ones, by number. Nothing is done to
    /// them.
    pub gone: Vec<GoneRow>,
}

impl TrackerEdition {
    /// How many rows change something.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.rows.iter().filter(|row| !row.changes.is_empty()).count()
    }
}

/// An item that a tracker's new edition does not list any longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneRow {
    /// The item.
    pub item: ItemId,
    /// The number printed beside it.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
}

/// The kept original of a paper, and the paper's text as it was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperOriginal {
    /// Where the file lies.
    pub path: PathBuf,
    /// The paper's text.
    pub text: String,
    /// Its pages that are pictures, as another program has read them.
    pub ocr: Vec<OcrPage>,
    /// The first page of the paper in its file, counted from 1.
    pub first_page: u32,
}

/// A follow-up with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The follow-up.
    pub follow_up: FollowUp,
    /// The first words of its item.
    pub item_words: Option<String>,
    /// What its paper is called.
    pub paper_name: Option<String>,
    /// Whether its item or its paper is exempt.
    pub exempt: bool,
    /// The meeting that is meant where it is due "at the next meeting", as far as it is known.
    pub due_at: Option<(BodyId, Day)>,
    /// How many acts have changed it, its adding included.
    pub changes: usize,
}

/// A body on a day, kept by the user or told of by its papers alone.
pub use crate::store::meeting::NamedMeeting as MeetingRow;

/// Everything a meeting's page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingView {
    /// The meeting as a row.
    pub row: MeetingRow,
    /// The questions that the user means to ask, exactly as typed.
    pub questions: String,
    /// What is due at it: promised for it, or for that day by this body, by the order of items.
    pub due: Vec<TrackedItem>,
    /// The open follow-ups that are due "at the next meeting", which this is.
    pub follow_ups: Vec<FollowUpRow>,
    /// Its papers with what came out of them, by agenda item.
    pub papers: Vec<MeetingPaper>,
    /// What this body has asked for, or was asked for, at earlier meetings and is still open, by last day.
    pub outstanding: Vec<TrackedItem>,
}

/// A paper of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPaper {
    /// The paper.
    pub paper: Paper,
    /// How many of its findings wait.
    pub waiting: usize,
    /// What it puts to the meeting.
    pub put_to_us: Vec<TrackedItem>,
    /// What else came out of it: what we ask in it, resolutions and actions.
    pub others: Vec<TrackedItem>,
}

/// A council with what stands under it.
pub use crate::store::council::CountedCouncil;

/// A body with what stands under it.
pub use crate::store::body::CountedBody;

/// The councils and bodies on the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CouncilsView {
    /// The councils, by name.
    pub councils: Vec<CountedCouncil>,
    /// The bodies of all councils, by name.
    pub bodies: Vec<CountedBody>,
}

/// What a change of councils, bodies, calendars or clocks would move.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Impact {
    /// How many papers would stand elsewhere, or under another name.
    pub papers: usize,
    /// How many items.
    pub items: usize,
    /// How many meetings.
    pub meetings: usize,
    /// How many bodies.
    pub bodies: usize,
    /// The dates that would be read otherwise.
    pub times: Vec<MovedTime>,
    /// The last days for an answer that would move, come or go.
    pub deadlines: Vec<MovedDeadline>,
}

/// A date that would be read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedTime {
    /// The words of what is due.
    pub words: String,
    /// The phrase.
    pub phrase: String,
    /// The window it has.
    pub before: Option<Window>,
    /// The window it would have.
    pub after: Option<Window>,
}

/// A last day for an answer that would move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedDeadline {
    /// The words of what waits for an answer.
    pub words: String,
    /// The last day as it is; none where no clock runs.
    pub before: Option<Day>,
    /// The last day as it would be.
    pub after: Option<Day>,
}

/// What kind of thing a search found.
pub use crate::store::search::Shelf;

/// A place that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: HitPlace,
    /// What it stands in: the paper's name, or the item's kind and number.
    pub heading: String,
    /// The body it belongs to.
    pub body: Option<String>,
    /// Its day.
    pub day: Option<Day>,
    /// Its page.
    pub page: Option<u32>,
    /// The words around it.
    pub snippet: String,
    /// The found words within the snippet.
    pub lit: Vec<Span>,
}

/// Where a search hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitPlace {
    /// In what a paper is called.
    Title(PaperId),
    /// In a paper's text.
    Paper {
        /// The paper.
        paper: PaperId,
        /// The block's span in the paper's text.
        span: Span,
    },
    /// In an item's words.
    Item(ItemId),
    /// In an answer to an item.
    Answer {
        /// The answer.
        response: ResponseId,
        /// The item.
        item: ItemId,
    },
    /// In an entry of an item's progress log.
    Progress {
        /// The entry.
        entry: ProgressId,
        /// The item.
        item: ItemId,
    },
    /// In a response note.
    Note {
        /// The note.
        note: NoteId,
        /// The item it is on.
        item: Option<ItemId>,
        /// The paper it is on.
        paper: Option<PaperId>,
    },
    /// In the questions kept for a meeting.
    Question {
        /// Who meets.
        body: BodyId,
        /// When.
        date: Day,
    },
}

/// How much there is on the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Papers.
    pub papers: usize,
    /// Findings that wait in the inbox.
    pub waiting: usize,
    /// Items.
    pub items: usize,
    /// Open follow-ups.
    pub follow_ups: usize,
}

/// What a removal or a destruction takes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TakenAlong {
    /// Findings.
    pub findings: usize,
    /// Items that stand only in this paper.
    pub items: usize,
    /// Answers that stand in it, to items that stay or go.
    pub responses: usize,
    /// Response notes on those items and on the paper.
    pub notes: usize,
    /// Follow-ups.
    pub follow_ups: usize,
    /// How many papers came in the same file, this one included; 1 where the file is its own.
    pub in_file: usize,
    /// In how many e-mails on the register its file stands, to which it came attached.
    pub in_messages: usize,
}

/// What a check of the register found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// How many papers' originals were compared with their hashes.
    pub originals: usize,
    /// How many are missing because something in them was destroyed; that is no fault.
    pub erased: usize,
    /// How many rows the search index and its text agree on.
    pub indexed: usize,
    /// What is wrong, in sentences; empty when all is well.
    pub faults: Vec<String>,
}
