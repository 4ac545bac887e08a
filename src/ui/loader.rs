//! Reads the register away from the window's thread.
//!
//! The app asks for what its screens show; a named thread with a read-only connection of its own
//! reads it, shapes it into view-models and wakes the window. Only the newest request of a kind is
//! answered.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::dialogs::columns::WantedColumns;
use super::frame::Names;
use super::screens::board::deck::{Deck, Shaping};
use super::screens::follow_ups::rows::{Promised, by_day, promised_in};
use super::screens::meetings;
use super::screens::meetings::rows::{Page as MeetingPage, Row as MeetingRow};
use super::wording::end_of_day;
use crate::jobs::columns::{self, Preview};
use crate::register::command::CouncilCommand;
use crate::register::view::{
    AlikeItem, CouncilsView, Counts, FollowUpRow, Impact, ItemView, PaperRow, PaperView, TakenAlong,
};
use crate::register::{Backup, Reader, RegisterError, Touched, Waker};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::{AnswerRule, AnswerRules};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, ItemId, PaperId};
use crate::scrutiny::tracker::{KnownLayout, Mapping, TrackerTable};

/// How long there is to answer, by council, as earlier versions kept it among the preferences.
pub type FormerRules = Arc<BTreeMap<String, AnswerRule>>;

/// What can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// Counts for the rail, and what undo and redo would do.
    Overview,
    /// All items, seen from this day, with how long there is to answer where the register does not say.
    Items(Day, FormerRules),
    /// One item.
    Item(ItemId),
    /// All papers.
    Papers,
    /// One paper.
    Paper(PaperId),
    /// All meetings, seen from this day.
    Meetings(Day),
    /// A meeting: who meets and when, seen from this day, likewise.
    Meeting((BodyId, Day), Day, FormerRules),
    /// All follow-ups.
    FollowUps,
    /// What removing a paper would take along.
    TakenAlong(PaperId),
    /// Names of councils and bodies, and tags.
    Names,
    /// Councils and bodies with their settings.
    Councils,
    /// What a change of these would move.
    Impact(CouncilCommand, FormerRules),
    /// One item as it stood at the end of a day.
    ItemOn(ItemId, Day),
    /// All items as they stood at the end of a day, with how long there is to answer.
    ItemsOn(Day, FormerRules),
    /// What seems to be about the same matter as an item.
    Alike(ItemId),
    /// The backups within the register's folder, and its daily ones in this one.
    Backups(Option<PathBuf>),
    /// The tables of a paper, for naming their columns.
    Columns(PaperId),
    /// What would come of the columns of a table.
    Preview(Box<WantedColumns>),
}

impl Load {
    /// Everything that shows one of the touched kinds, what is seen first coming first: seen from this
    /// day, with how long there is to answer where the register does not say.
    #[must_use]
    pub fn showing(touched: Touched, today: Day, former: &FormerRules) -> Vec<Self> {
        let mut loads = vec![Self::Overview];
        if touched.items || touched.papers || touched.meetings {
            loads.push(Self::Items(today, Arc::clone(former)));
            loads.push(Self::Names);
            loads.push(Self::Councils);
        }
        if touched.papers || touched.findings || touched.items {
            loads.push(Self::Papers);
        }
        if touched.follow_ups || touched.papers || touched.items || touched.meetings {
            loads.push(Self::FollowUps);
        }
        if touched.meetings || touched.papers {
            loads.push(Self::Meetings(today));
            loads.push(Self::Names);
        }
        loads
    }
}

/// What was read.
#[derive(Debug)]
pub enum Loaded {
    /// For [`Load::Overview`].
    Overview {
        /// How much there is.
        counts: Counts,
        /// What undo would take back.
        undo: Option<String>,
        /// What redo would do again.
        redo: Option<String>,
    },
    /// For [`Load::Items`].
    Items {
        /// For the board.
        deck: Deck,
        /// What is promised when, for the follow-ups.
        promised: Vec<Promised>,
        /// How long there is to answer.
        rules: Arc<AnswerRules>,
    },
    /// For [`Load::Item`]; none where it is gone.
    Item(ItemId, Option<Box<ItemView>>),
    /// For [`Load::Papers`].
    Papers(Vec<PaperRow>),
    /// For [`Load::Paper`]; none where it is gone.
    Paper(PaperId, Option<Box<PaperView>>),
    /// For [`Load::Meetings`].
    Meetings(Vec<MeetingRow>),
    /// For [`Load::Meeting`]; none where there is nothing of it.
    Meeting((BodyId, Day), Option<Box<MeetingPage>>),
    /// For [`Load::FollowUps`].
    FollowUps(Vec<FollowUpRow>),
    /// For [`Load::TakenAlong`].
    TakenAlong(PaperId, TakenAlong),
    /// For [`Load::Councils`].
    Councils(CouncilsView),
    /// For [`Load::Impact`], with what was asked about.
    Impact(CouncilCommand, Impact),
    /// For [`Load::Names`].
    Names(Names),
    /// For [`Load::ItemOn`]; none where it was not on the register.
    ItemOn(ItemId, Day, Option<Box<ItemView>>),
    /// For [`Load::ItemsOn`].
    ItemsOn(Day, Deck),
    /// For [`Load::Alike`].
    Alike(ItemId, Vec<AlikeItem>),
    /// For [`Load::Backups`].
    Backups(Vec<Backup>),
    /// For [`Load::Columns`]: the tables, and what is remembered of layouts.
    Columns(PaperId, Vec<TrackerTable>, Vec<KnownLayout>),
    /// For [`Load::Preview`].
    Preview(Box<WantedColumns>, Box<Preview>),
}

/// The answer to a request.
#[derive(Debug)]
pub struct Answer {
    /// The number of the request; later requests have greater numbers.
    pub number: u64,
    /// What was asked for.
    pub load: Load,
    /// What was read.
    pub loaded: Result<Loaded, RegisterError>,
}

/// The thread and its two ends.
pub struct Loader {
    requests: Option<Sender<(u64, Load)>>,
    results: Receiver<Answer>,
    asked: Cell<u64>,
    thread: Option<JoinHandle<()>>,
}

impl Loader {
    /// Starts the thread on a reader of its own; `wake` is called when something was read.
    ///
    /// # Errors
    /// The system's error when no thread can be started.
    pub fn start(reader: Reader, wake: Waker) -> std::io::Result<Self> {
        let (requests, asked) = channel::<(u64, Load)>();
        let (found, results) = channel();
        let thread = std::thread::Builder::new().name("loader".into()).spawn(move || {
            while let Ok(first) = asked.recv() {
                let mut waiting = vec![first];
                waiting.extend(asked.try_iter());
                for (number, load) in newest_of_each_kind(waiting) {
                    let loaded = read(&reader, &load);
                    let answer = Answer { number, load, loaded };
                    if found.send(answer).is_err() {
                        return;
                    }
                    wake();
                }
            }
        })?;
        Ok(Self {
            requests: Some(requests),
            results,
            asked: Cell::new(0),
            thread: Some(thread),
        })
    }

    /// Asks for something; the answer comes with [`Loader::results`].
    pub fn ask(&self, load: Load) {
        if let Some(requests) = &self.requests {
            // The thread ends only with the window, and then nobody waits for the answer.
            let number = self.asked.get() + 1;
            self.asked.set(number);
            let _ = requests.send((number, load));
        }
    }

    /// The number of the latest request.
    pub fn asked(&self) -> u64 {
        self.asked.get()
    }

    /// What has been read since the last call.
    pub fn results(&self) -> Vec<Answer> {
        self.results.try_iter().collect()
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Leaves out what a later request of the same kind has made idle; keeps the order.
fn newest_of_each_kind(waiting: Vec<(u64, Load)>) -> Vec<(u64, Load)> {
    let mut kept: Vec<(u64, Load)> = Vec::new();
    for (number, load) in waiting {
        kept.retain(|(_, earlier)| std::mem::discriminant(earlier) != std::mem::discriminant(&load));
        kept.push((number, load));
    }
    kept
}

fn read(reader: &Reader, load: &Load) -> Result<Loaded, RegisterError> {
    Ok(match load {
        Load::Overview => {
            let (undo, redo) = reader.undo_labels()?;
            Loaded::Overview {
                counts: reader.counts()?,
                undo,
                redo,
            }
        }
        Load::Items(today, former) => {
            let rules = reader.answer_rules(former)?;
            // Made smaller one by one: all of them whole would take several times the room.
            let mut shaping = Shaping::new(*today, &rules);
            let mut promised = Vec::new();
            reader.each_item(|row| {
                promised.extend(promised_in(&row, *today, &rules));
                shaping.add(&row);
            })?;
            Loaded::Items {
                promised: by_day(promised),
                deck: shaping.deck(),
                rules: Arc::new(rules),
            }
        }
        Load::Item(item) => Loaded::Item(*item, reader.item(*item)?.map(Box::new)),
        Load::Papers => Loaded::Papers(reader.papers()?),
        Load::Paper(id) => Loaded::Paper(*id, paper(reader, *id)?),
        Load::Meetings(today) => Loaded::Meetings(meetings::rows::rows_of(&reader.meetings()?, *today)),
        Load::Meeting(meeting, today, former) => {
            let rules = &reader.answer_rules(former)?;
            let view = reader.meeting(meeting.0, meeting.1)?;
            let page = view.map(|view| Box::new(meetings::rows::page_of(&view, *today, rules)));
            Loaded::Meeting(*meeting, page)
        }
        Load::FollowUps => Loaded::FollowUps(reader.follow_ups()?),
        Load::TakenAlong(paper) => Loaded::TakenAlong(*paper, reader.taken_along(*paper)?),
        Load::Names => {
            let (councils, bodies) = reader.names()?;
            let tags = reader.tags()?;
            let (officers, members) = reader.people()?;
            Loaded::Names(Names {
                councils,
                bodies,
                tags,
                officers,
                members,
            })
        }
        Load::Councils => Loaded::Councils(reader.councils()?),
        Load::Impact(command, former) => Loaded::Impact(command.clone(), reader.impact(command, former)?),
        Load::ItemOn(item, day) => {
            let past = reader.as_it_stood(end_of_day(*day), Some(*item))?;
            Loaded::ItemOn(*item, *day, past.item(*item)?.map(Box::new))
        }
        Load::ItemsOn(day, former) => {
            let rules = &reader.answer_rules(former)?;
            let past = reader.as_it_stood(end_of_day(*day), None)?;
            let mut shaping = Shaping::new(*day, rules);
            past.each_item(|row| shaping.add(&row))?;
            Loaded::ItemsOn(*day, shaping.deck())
        }
        Load::Alike(item) => Loaded::Alike(*item, reader.alike(*item)?),
        Load::Backups(elsewhere) => Loaded::Backups(reader.backups(elsewhere.as_deref())?),
        Load::Columns(paper) => {
            let view = reader.paper(*paper)?.ok_or(RegisterError::Gone(Entity::Paper))?;
            let tables = columns::tables_of(&view, view.calendar.clone());
            Loaded::Columns(*paper, tables, reader.layouts()?)
        }
        Load::Preview(wanted) => Loaded::Preview(wanted.clone(), Box::new(preview(reader, wanted)?)),
    })
}

/// A paper, with what has to be asked of its tables.
fn paper(reader: &Reader, paper: PaperId) -> Result<Option<Box<PaperView>>, RegisterError> {
    let Some(mut view) = reader.paper(paper)? else {
        return Ok(None);
    };
    if columns::may_be_asked(&view) {
        let known = reader.layouts()?;
        view.doubts = columns::doubts(&view, &known, view.calendar.clone());
    }
    Ok(Some(Box::new(view)))
}

/// What would come of the columns of a table.
fn preview(reader: &Reader, wanted: &WantedColumns) -> Result<Preview, RegisterError> {
    let gone = || RegisterError::Gone(Entity::Paper);
    let view = reader.paper(wanted.paper)?.ok_or_else(gone)?;
    let calendar = view.calendar.clone();
    let tables = columns::tables_of(&view, calendar.clone());
    let table = tables
        .iter()
        .find(|table| table.table == wanted.table)
        .ok_or_else(gone)?;
    let known = reader.layouts()?.into_iter().map(|layout| layout.mapping);
    let others: Vec<Mapping> = known.collect();
    Ok(columns::preview(&view, table, &wanted.mapping, &others, calendar))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: u128) -> ItemId {
        ItemId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn only_the_newest_request_of_a_kind_is_read() {
        let waiting = vec![
            (1, Load::Item(item(1))),
            (2, Load::Papers),
            (3, Load::Item(item(2))),
            (4, Load::Item(item(3))),
        ];
        assert_eq!(
            newest_of_each_kind(waiting),
            [(2, Load::Papers), (4, Load::Item(item(3)))]
        );
    }
}
