//! A read-only connection to the register.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::open::DATABASE;
use super::view::{
    AlikeItem, Checked, Counts, FollowUpRow, Hit, ItemRow, ItemView, PaperOriginal, PaperRow, PaperView,
    TakenAlong, TrackedItem,
};
use super::{
    Backup, RegisterError, alike, along, backup, check, editions, history, perform, proposals, search,
};
use crate::scrutiny::finding::Fact;
use crate::scrutiny::id::{BodyId, ItemId, PaperId};
use crate::scrutiny::item::{Item, ItemState};
use crate::scrutiny::next_meeting::Meetings;
use crate::scrutiny::paper::Paper;
use crate::scrutiny::passage::Passage;
use crate::scrutiny::period::{Class, Window};
use crate::scrutiny::progress::{Progress, ProgressEntry};
use crate::scrutiny::promise::{Due, Promise, times_moved};
use crate::scrutiny::response::Response;
use crate::scrutiny::tracker::KnownLayout;
use crate::scrutiny::{Day, Moment};
use crate::store::item::NamedItem;
use crate::store::response::Stance;
use crate::store::{self, Db, Kept};

/// How many characters of an item's words stand for it in other lists.
const FIRST_WORDS: usize = 120;

/// A read-only connection to the register; each thread that reads holds its own.
pub struct Reader {
    db: Db,
    folder: PathBuf,
}

impl Reader {
    pub(super) fn new(db: Db, folder: &Path) -> Self {
        Self {
            db,
            folder: folder.to_owned(),
        }
    }

    /// A reader of the register as it stood at the end of a moment; `item` says that only this one and
    /// what belongs to it is wanted, which is quicker. Papers and bodies are named as they are now.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read.
    pub fn as_it_stood(&self, until: Moment, item: Option<ItemId>) -> Result<Self, RegisterError> {
        let db = store::open::reading(&self.folder.join(DATABASE))?;
        store::past::go_back(&db, until, item)?;
        Ok(Self::new(db, &self.folder))
    }

    pub(super) const fn db(&self) -> &Db {
        &self.db
    }

    /// Whether every page of the database hangs together. Takes longer the more there is.
    ///
    /// # Errors
    /// [`RegisterError`] when looking fails for another reason than damage.
    pub fn is_sound(&self) -> Result<bool, RegisterError> {
        Ok(store::open::is_sound(&self.db)?)
    }

    /// How much there is.
    ///
    /// # Errors
    /// [`RegisterError`] when the database cannot be read; so for every method here.
    pub fn counts(&self) -> Result<Counts, RegisterError> {
        self.db.reading(|db| {
            Ok(Counts {
                papers: store::paper::count(db)?,
                waiting: store::finding::waiting(db)?,
                items: store::item::count(db)?,
                follow_ups: store::follow_up::count_open(db)?,
            })
        })
    }

    /// All papers, newest date first, undated ones last.
    pub fn papers(&self) -> Result<Vec<PaperRow>, RegisterError> {
        self.db.reading(|db| {
            let tallies: HashMap<PaperId, store::paper::Tally> = store::paper::tallies(db)?
                .into_iter()
                .map(|tally| (tally.paper, tally))
                .collect();
            let councils: HashMap<_, String> = store::council::all(db)?
                .into_iter()
                .map(|council| (council.id, council.name))
                .collect();
            let bodies: HashMap<_, String> = store::body::all(db)?
                .into_iter()
                .map(|body| (body.id, body.name))
                .collect();
            let rows = store::paper::all(db)?.into_iter().map(|paper| {
                let tally = tallies.get(&paper.id);
                PaperRow {
                    attached_to: None,
                    council_name: paper.council.and_then(|id| councils.get(&id).cloned()),
                    body_name: paper.body.and_then(|id| bodies.get(&id).cloned()),
                    paper,
                    waiting: tally.map_or(0, |tally| tally.waiting),
                    items: tally.map_or(0, |tally| tally.items),
                    scan: tally.map_or_else(Default::default, |tally| tally.scan),
                }
            });
            let mut rows: Vec<PaperRow> = rows.collect();
            name_messages(db, &mut rows)?;
            Ok(rows)
        })
    }

    /// A paper with its text and findings; none where it is not on the register.
    pub fn paper(&self, paper: PaperId) -> Result<Option<PaperView>, RegisterError> {
        self.db.reading(|db| {
            let Some(paper) = Paper::get(db, paper)? else {
                return Ok(None);
            };
            let edition = paper.revises.or(paper.edition_proposed);
            let edition = edition.map(|id| Paper::get(db, id)).transpose()?.flatten();
            let findings = proposals::findings_of(db, &paper)?;
            let mut proposed_items = Vec::new();
            for item in findings.iter().filter_map(|f| f.proposal.item) {
                if proposed_items.iter().all(|(known, _)| *known != item)
                    && let Some(item) = Item::get(db, item)?
                {
                    proposed_items.push((item.id, item.text));
                }
            }
            proposed_items.sort_by_key(|(id, _)| *id);
            Ok(Some(PaperView {
                edition: editions::of_paper(db, &paper, &findings)?,
                doubts: Vec::new(),
                edition_name: edition.map(|edition| edition.name().into_owned()),
                text: store::paper_text::text(db, paper.id)?,
                blocks: store::paper_text::blocks(db, paper.id)?,
                pages: store::paper_text::pages(db, paper.id)?,
                findings,
                proposed_items,
                accepted_as: store::finding::accepted_in(db, paper.id)?,
                notes: store::note::of_paper(db, paper.id)?,
                attached_to: message_of(db, &paper)?,
                attached: attached_to(db, &paper)?,
                original_erased: store::kept_file::is_erased(db, &paper.file_hash)?,
                calendar: perform::calendar_of(db, paper.council)?,
                reading: store::reading::of_paper(db, paper.id)?,
                paper,
            }))
        })
    }

    /// What is remembered of layouts of trackers, oldest first.
    pub fn layouts(&self) -> Result<Vec<KnownLayout>, RegisterError> {
        Ok(store::layout::all(&self.db)?)
    }

    /// Where a paper prints its facts, in the order of the paper.
    pub fn fact_passages(&self, paper: PaperId) -> Result<Vec<(Fact, Passage)>, RegisterError> {
        Ok(store::paper::fact_passages(&self.db, paper)?)
    }

    /// The papers that a file with this SHA-256 was filed as, in the order of its pages; those that were
    /// removed are not among them.
    pub fn papers_of_file(&self, hash: &str) -> Result<Vec<Paper>, RegisterError> {
        Ok(store::paper::of_file(&self.db, hash)?)
    }

    /// The kept original of a paper; none where it was erased because something else in it was destroyed.
    pub fn original_path(&self, paper: PaperId) -> Result<Option<PathBuf>, RegisterError> {
        let Some(paper) = Paper::get(&self.db, paper)? else {
            return Ok(None);
        };
        if store::kept_file::is_erased(&self.db, &paper.file_hash)? {
            return Ok(None);
        }
        let place = store::original::place(&paper.file_hash, &paper.file_name);
        Ok(Some(self.folder.join(place)))
    }

    /// The kept original of a paper, with the paper's text, to find its words on the pages again.
    pub fn original(&self, paper: PaperId) -> Result<Option<PaperOriginal>, RegisterError> {
        let Some(path) = self.original_path(paper)? else {
            return Ok(None);
        };
        let pages = store::paper_text::pages(&self.db, paper)?;
        Ok(Some(PaperOriginal {
            path,
            text: store::paper_text::text(&self.db, paper)?,
            ocr: store::reading::ocr(&self.db, paper)?,
            first_page: pages.first().map_or(1, |page| page.number),
        }))
    }

    /// What removing or destroying a paper would take along.
    pub fn taken_along(&self, paper: PaperId) -> Result<TakenAlong, RegisterError> {
        self.db.reading(|db| along::taken_along(db, paper))
    }

    /// All items, by last day, then by the day they were made, newest first.
    pub fn items(&self) -> Result<Vec<ItemRow>, RegisterError> {
        let mut rows = Vec::new();
        self.each_item(|row| rows.push(row))?;
        rows.sort_by_cached_key(by_last_day);
        Ok(rows)
    }

    /// Hands all items over, one by one, oldest first: so that whoever makes something smaller of them
    /// never holds them all.
    pub fn each_item(&self, mut take: impl FnMut(ItemRow)) -> Result<(), RegisterError> {
        self.db.reading(|db| {
            let mut answers: HashMap<ItemId, Stance> = HashMap::new();
            for stance in store::response::stances(db)? {
                answers.insert(stance.item, stance);
            }
            let mut promises = by_item(store::promise::all(db)?, |p: &Promise| p.item);
            let progress: HashMap<ItemId, Progress> = store::progress::steps(db)?.into_iter().collect();
            let changed: HashMap<ItemId, Moment> = store::change::latest_of_items(db)?.into_iter().collect();
            let meetings = known_meetings(db)?;
            store::item::each_named(db, |named| {
                let id = named.item.id;
                let promises = promises.remove(&id).unwrap_or_default();
                let state = state_of(
                    answers.get(&id).copied(),
                    progress.get(&id).copied(),
                    named.item.closing.is_some(),
                );
                let mut row = row(named, state, &promises, changed.get(&id).copied());
                meet(&mut row, &promises, &meetings);
                take(row);
            })?;
            Ok(())
        })
    }

    /// All items with their latest answer and their log, in the order of [`Reader::items`].
    pub fn tracked(&self) -> Result<Vec<TrackedItem>, RegisterError> {
        self.db.reading(|db| {
            let mut responses = by_item(store::response::all(db)?, |r: &Response| r.item);
            let mut promises = by_item(store::promise::all(db)?, |p: &Promise| p.item);
            let mut progress = by_item(store::progress::all(db)?, |p: &ProgressEntry| p.item);
            let meetings = known_meetings(db)?;
            let changed: HashMap<ItemId, Moment> = store::change::latest_of_items(db)?.into_iter().collect();
            let mut rows: Vec<TrackedItem> = store::item::all_named(db)?
                .into_iter()
                .map(|named| {
                    let id = named.item.id;
                    let mut answers = responses.remove(&id).unwrap_or_default();
                    let mut log = progress.remove(&id).unwrap_or_default();
                    let promises = promises.remove(&id).unwrap_or_default();
                    let state = state_of(
                        answers.last().map(Stance::of),
                        log.last().map(|entry| entry.progress),
                        named.item.closing.is_some(),
                    );
                    let mut row = row(named, state, &promises, changed.get(&id).copied());
                    meet(&mut row, &promises, &meetings);
                    log.reverse();
                    let answer = answers.pop();
                    TrackedItem { row, answer, log }
                })
                .collect();
            rows.sort_by_cached_key(|tracked| by_last_day(&tracked.row));
            Ok(rows)
        })
    }

    /// Everything about one item; none where it is not on the register.
    pub fn item(&self, item: ItemId) -> Result<Option<ItemView>, RegisterError> {
        self.db.reading(|db| {
            let Some(named) = store::item::named(db, item)? else {
                return Ok(None);
            };
            let mut responses = store::response::of_item(db, item)?;
            let promises = store::promise::of_item(db, item)?;
            let mut progress = store::progress::of_item(db, item)?;
            let history = history::of_item(db, item)?;
            let changed = history.first().map(|line| line.act.at);
            let state = state_of(
                responses.last().map(Stance::of),
                progress.last().map(|entry| entry.progress),
                named.item.closing.is_some(),
            );
            let mut row = row(named, state, &promises, changed);
            meet(&mut row, &promises, &known_meetings(db)?);
            responses.reverse();
            progress.reverse();
            let mut papers: Vec<PaperId> = row.item.paper.into_iter().collect();
            papers.extend(responses.iter().filter_map(|r| r.paper));
            papers.extend(promises.iter().filter_map(|p| p.paper));
            papers.extend(progress.iter().filter_map(|p| p.paper));
            papers.sort_unstable();
            papers.dedup();
            let mut paper_names = Vec::new();
            for id in papers {
                if let Some(paper) = Paper::get(db, id)? {
                    paper_names.push((id, paper.name().into_owned()));
                }
            }
            let council = row.council_name.as_deref();
            let council = council.map(|name| store::council::named(db, name)).transpose()?;
            let calendar = perform::calendar_of(db, council.flatten().map(|council| council.id))?;
            Ok(Some(ItemView {
                row,
                responses,
                promises,
                progress,
                notes: store::note::of_item(db, item)?,
                follow_ups: store::follow_up::of_item(db, item)?,
                related: store::related::items_of(db, item)?,
                history,
                paper_names,
                calendar,
            }))
        })
    }

    /// All follow-ups, open ones by last day, then those that are done, latest first.
    pub fn follow_ups(&self) -> Result<Vec<FollowUpRow>, RegisterError> {
        let rows = store::follow_up::all_named(&self.db)?;
        let meetings = known_meetings(&self.db)?;
        Ok(rows
            .into_iter()
            .map(|named| FollowUpRow {
                due_at: meant(
                    &named.follow_up.due,
                    named.body,
                    named
                        .paper_date
                        .unwrap_or_else(|| named.follow_up.added_at.date_naive()),
                    &meetings,
                ),
                follow_up: named.follow_up,
                item_words: named.item_text.map(|text| first_words(&text)),
                paper_name: named.paper_name,
                exempt: named.exempt,
                changes: named.changes,
            })
            .collect())
    }

    /// What matches `query`, best first, at most `limit`.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, RegisterError> {
        self.db.reading(|db| search::hits(db, query, limit))
    }

    /// The names of all councils and all bodies, sorted, for fields that offer them.
    pub fn names(&self) -> Result<(Vec<String>, Vec<String>), RegisterError> {
        self.db
            .reading(|db| Ok((store::council::names(db)?, store::body::names(db)?)))
    }

    /// The items that seem to be about the same matter as one, the most alike first, each with the words
    /// that both have; those that it is related to already are left out.
    pub fn alike(&self, item: ItemId) -> Result<Vec<AlikeItem>, RegisterError> {
        self.db.reading(|db| alike::alike(db, item))
    }

    /// Every tag on the register, sorted.
    pub fn tags(&self) -> Result<Vec<String>, RegisterError> {
        Ok(store::item::tags(&self.db)?)
    }

    /// The lead officers and the executive members of all items, sorted, for fields that offer them.
    pub fn people(&self) -> Result<(Vec<String>, Vec<String>), RegisterError> {
        self.db
            .reading(|db| Ok((store::item::officers(db)?, store::item::members(db)?)))
    }

    /// What undo and what redo would do, in words; none where there is nothing.
    pub fn undo_labels(&self) -> Result<(Option<String>, Option<String>), RegisterError> {
        self.db.reading(|db| {
            let undo = store::act::to_undo(db)?.map(|act| act.label);
            let redo = store::act::to_redo(db)?.map(|act| act.label);
            Ok((undo, redo))
        })
    }

    /// Compares database, originals and search index.
    pub fn check(&self) -> Result<Checked, RegisterError> {
        check::check(&self.db, &self.folder)
    }

    /// The backups that stand within the register, and its daily ones in a folder elsewhere, newest
    /// first, with what was done since each.
    pub fn backups(&self, elsewhere: Option<&Path>) -> Result<Vec<Backup>, RegisterError> {
        let mut backups = backup::backups_with(&self.folder, elsewhere);
        self.db.reading(|db| backup::tell_since(db, &mut backups))?;
        Ok(backups)
    }

    /// Writes a verified copy of the whole register, originals included, into a new folder below
    /// `into`, and returns that folder.
    pub fn backup(&self, into: &Path, now: Moment) -> Result<PathBuf, RegisterError> {
        backup::back_up(&self.db, &self.folder, into, now)
    }
}

/// Groups what belongs to items, keeping its order.
fn by_item<T>(all: Vec<T>, item: impl Fn(&T) -> ItemId) -> HashMap<ItemId, Vec<T>> {
    let mut groups: HashMap<ItemId, Vec<T>> = HashMap::new();
    for one in all {
        groups.entry(item(&one)).or_default().push(one);
    }
    groups
}

impl Stance {
    /// What an answer says.
    const fn of(response: &Response) -> Self {
        Self {
            item: response.item,
            position: response.position,
            in_principle: response.in_principle,
        }
    }
}

/// By last day, those without one last, then by the day they were made, newest first.
fn by_last_day(row: &ItemRow) -> impl Ord + use<> {
    let latest = row.due.as_ref().and_then(|due| due.window).and_then(|w| w.latest);
    (
        latest.is_none(),
        latest,
        std::cmp::Reverse(row.item.made_on),
        row.item.id,
    )
}

/// The present state of an item, from its latest answer and the latest that was said of its progress.
fn state_of(answer: Option<Stance>, progress: Option<Progress>, closed: bool) -> ItemState {
    ItemState {
        answered: answer.is_some(),
        position: answer.and_then(|answer| answer.position),
        in_principle: answer.is_some_and(|answer| answer.in_principle),
        progress,
        closed,
    }
}

/// An item as a row, with its promises in the order in which they were said.
fn row(named: NamedItem, state: ItemState, promises: &[Promise], changed: Option<Moment>) -> ItemRow {
    ItemRow {
        // Destroying a paper takes the history of what stood in it along.
        changed_at: changed.unwrap_or(named.item.added_at),
        state,
        due: promises.last().map(|promise| promise.due.clone()),
        due_at: None,
        moved: times_moved(promises),
        item: named.item,
        body_name: named.body_name,
        former_body: named.former_body,
        body_kind: named.body_kind,
        council_name: named.council_name,
        paper_name: named.paper_name,
        paper_date: named.paper_date,
    }
}

/// Every meeting that is kept or told of by papers.
fn known_meetings(db: &Db) -> Result<Meetings, RegisterError> {
    let meetings = store::meeting::all_named(db)?;
    let told = meetings
        .iter()
        .map(|meeting| (meeting.body, meeting.body_name.as_str(), meeting.date));
    Ok(Meetings::new(told))
}

/// The meeting that a time said on a day means; none where it has days of its own.
fn meant(due: &Due, own: Option<BodyId>, said_on: Day, meetings: &Meetings) -> Option<(BodyId, Day)> {
    let is_open = due.window.is_none() && due.class == Some(Class::MeetingRelative);
    is_open.then(|| meetings.meant(&due.phrase, own, said_on))?
}

/// Gives an item that is due at a meeting that meeting's day.
fn meet(row: &mut ItemRow, promises: &[Promise], meetings: &Meetings) {
    let (Some(due), Some(promise)) = (&mut row.due, promises.last()) else {
        return;
    };
    let said_on = promise.said_on.or(row.item.made_on);
    let said_on = said_on.unwrap_or_else(|| promise.added_at.date_naive());
    row.due_at = meant(due, row.item.body, said_on, meetings);
    if let Some((_, day)) = row.due_at {
        due.window = Some(Window::day(day));
    }
}

/// The e-mail on the register that a paper came attached to.
fn message_of(db: &Db, paper: &Paper) -> Result<Option<(PaperId, String)>, RegisterError> {
    for message in store::kept_file::messages_holding(db, &paper.file_hash)? {
        if let Some(message) = store::paper::of_file(db, &message)?.into_iter().next() {
            return Ok(Some((message.id, message.name().into_owned())));
        }
    }
    Ok(None)
}

/// The papers on the register that came attached to an e-mail.
fn attached_to(db: &Db, message: &Paper) -> Result<Vec<(PaperId, String)>, RegisterError> {
    let mut attached = Vec::new();
    for file in store::kept_file::attached_to(db, &message.file_hash)? {
        for paper in store::paper::of_file(db, &file)? {
            attached.push((paper.id, paper.name().into_owned()));
        }
    }
    Ok(attached)
}

/// Says of each row that came attached to an e-mail what that e-mail is called.
fn name_messages(db: &Db, rows: &mut [PaperRow]) -> Result<(), RegisterError> {
    let attachments = store::kept_file::attachments(db)?;
    let names: HashMap<String, String> = rows
        .iter()
        .map(|row| (row.paper.file_hash.clone(), row.paper.name().into_owned()))
        .collect();
    let mut message_of: HashMap<&str, &str> = HashMap::new();
    for (file, message) in &attachments {
        if let Some(name) = names.get(message) {
            message_of.entry(file).or_insert(name);
        }
    }
    for row in rows {
        row.attached_to = message_of
            .get(row.paper.file_hash.as_str())
            .map(|name| (*name).to_owned());
    }
    Ok(())
}

/// The beginning of a text, ending with a whole word.
fn first_words(text: &str) -> String {
    if text.chars().count() <= FIRST_WORDS {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(FIRST_WORDS).collect();
    if let Some(space) = short.rfind(' ') {
        short.truncate(space);
    }
    short.push('…');
    short
}
