//! Handing over: what is on the register as a file for other programs and for paper.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::Task;
use crate::export::{Diary, Entry, Format, Pack, PackFollowUp, PackPaper, Row, Tracker};
use crate::register::view::{FollowUpRow, TrackedItem};
use crate::register::{Reader, RegisterError, Waker};
use crate::scrutiny::change::Entity;
use crate::scrutiny::id::{BodyId, ItemId};
use crate::scrutiny::{Day, Moment};

/// A meeting that is to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintMeeting {
    /// Who meets.
    pub body: BodyId,
    /// When.
    pub date: Day,
    /// Whether the user's own questions and follow-ups are printed.
    pub with_questions: bool,
}

/// What is to be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// In what form.
    pub format: Format,
    /// The items, in the order in which they shall stand.
    pub items: Vec<ItemId>,
    /// Whether a calendar holds the follow-ups of these items alone, instead of all of them.
    pub only_theirs: bool,
    /// Which items these are, in words.
    pub shows: String,
    /// Whether exempt ones are handed over too.
    pub with_exempt: bool,
    /// The meeting that is printed instead of a tracker.
    pub meeting: Option<PrintMeeting>,
}

/// A file that is ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// Its content.
    pub content: String,
    /// What is in it and what was left out.
    pub tally: Tally,
}

/// How much was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// In what form.
    pub format: Format,
    /// How many items or follow-ups are in the file.
    pub written: usize,
    /// How many exempt ones were left out.
    pub left_out: usize,
    /// How many follow-ups have no day, so that no calendar can show them.
    pub undated: usize,
}

impl Tally {
    /// "12 items, 2 exempt left out".
    #[must_use]
    pub fn words(&self) -> String {
        let (one, many) = match self.format {
            Format::Csv | Format::Html => ("item", "items"),
            Format::Ics => ("follow-up", "follow-ups"),
        };
        let mut words = format!("{} {}", self.written, if self.written == 1 { one } else { many });
        if self.left_out > 0 {
            words.push_str(&format!(", {} exempt left out", self.left_out));
        }
        if self.undated > 0 {
            words.push_str(&format!(", {} without a date left out", self.undated));
        }
        words
    }
}

/// Why nothing was handed over.
#[derive(Debug, Clone, thiserror::Error)]
pub enum HandOverError {
    /// The file could not be written; what stood there before still stands there.
    #[error("{} could not be written", .path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// Why.
        source: Arc<io::Error>,
    },
    /// The register could not be read.
    #[error(transparent)]
    Register(Arc<RegisterError>),
}

impl From<RegisterError> for HandOverError {
    fn from(error: RegisterError) -> Self {
        Self::Register(Arc::new(error))
    }
}

/// Reads what is to be handed over and puts it into its form.
///
/// # Errors
/// [`HandOverError::Register`] when the register cannot be read.
pub fn prepare(
    reader: &Reader,
    wanted: &HandOver,
    today: Day,
    now: Moment,
) -> Result<Prepared, HandOverError> {
    if let Some(meeting) = wanted.meeting {
        return pack(reader, meeting, wanted.with_exempt, today);
    }
    if wanted.format == Format::Ics {
        return diary(reader, wanted, now);
    }
    let mut known: HashMap<ItemId, TrackedItem> = reader
        .tracked()?
        .into_iter()
        .map(|tracked| (tracked.row.item.id, tracked))
        .collect();
    let rows = wanted
        .items
        .iter()
        .filter_map(|item| known.remove(item))
        .map(row_of);
    let tracker = Tracker::new(rows.collect(), wanted.with_exempt, today, wanted.shows.clone());
    Ok(Prepared {
        content: if wanted.format == Format::Csv {
            tracker.to_csv()
        } else {
            tracker.to_html()
        },
        tally: Tally {
            format: wanted.format,
            written: tracker.rows.len(),
            left_out: tracker.left_out,
            undated: 0,
        },
    })
}

fn pack(
    reader: &Reader,
    meeting: PrintMeeting,
    with_exempt: bool,
    today: Day,
) -> Result<Prepared, HandOverError> {
    let found = reader.meeting(meeting.body, meeting.date)?;
    let view = found.ok_or(RegisterError::Gone(Entity::Meeting))?;
    let questions: Vec<String> = view
        .questions
        .lines()
        .filter(|line| meeting.with_questions && !line.trim().is_empty())
        .map(|line| line.trim_end().to_owned())
        .collect();
    let rows = |items: Vec<TrackedItem>| items.into_iter().map(row_of).collect();
    let papers = view.papers.into_iter().map(|paper| PackPaper {
        heading: match &paper.paper.facts.agenda_item {
            Some(item) => format!("{}: {}", item.trim_end_matches('.'), paper.paper.name()),
            None => paper.paper.name().into_owned(),
        },
        exempt: paper.paper.is_exempt(),
        put_to_us: rows(paper.put_to_us),
        others: rows(paper.others),
    });
    let mut follow_ups = view.follow_ups;
    follow_ups.retain(|_| meeting.with_questions);
    let follow_ups = follow_ups.into_iter().map(|row| PackFollowUp {
        about: row.follow_up.about,
        phrase: row.follow_up.due.phrase,
        item: row.item_words,
        exempt: row.exempt,
    });
    let pack = Pack {
        body: view.row.body_name,
        date: view.row.date,
        place: view.row.place,
        questions,
        due: rows(view.due),
        follow_ups: follow_ups.collect(),
        papers: papers.collect(),
        outstanding: rows(view.outstanding),
        left_out: 0,
        today,
    }
    .without_exempt(with_exempt);
    Ok(Prepared {
        content: pack.to_html(),
        tally: Tally {
            format: Format::Html,
            written: pack.items(),
            left_out: pack.left_out,
            undated: 0,
        },
    })
}

fn diary(reader: &Reader, wanted: &HandOver, now: Moment) -> Result<Prepared, HandOverError> {
    let is_theirs = |row: &FollowUpRow| {
        row.follow_up
            .item
            .is_some_and(|item| wanted.items.contains(&item))
    };
    let entries = reader
        .follow_ups()?
        .into_iter()
        .filter(|row| !wanted.only_theirs || is_theirs(row))
        .map(|row| Entry {
            follow_up: row.follow_up,
            item: row.item_words,
            paper: row.paper_name,
            exempt: row.exempt,
            changes: row.changes,
        });
    let diary = Diary::new(entries.collect(), wanted.with_exempt, now);
    Ok(Prepared {
        content: diary.to_ics(),
        tally: Tally {
            format: wanted.format,
            written: diary.entries.len(),
            left_out: diary.left_out,
            undated: diary.undated,
        },
    })
}

fn row_of(tracked: TrackedItem) -> Row {
    let TrackedItem { row, answer, log } = tracked;
    Row {
        item: row.item,
        state: row.state,
        committee: row.body_name,
        council: row.council_name,
        paper: row.paper_name,
        due: row.due,
        moved: row.moved,
        answer,
        log,
    }
}

/// Writes a file so that a crash, a full disk or a file that is open elsewhere leaves what stood there.
///
/// # Errors
/// [`HandOverError::NotWritten`] when it cannot be written.
pub fn write_file(path: &Path, content: &str) -> Result<(), HandOverError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.unfinished"));
    let written = File::create(&draft)
        .and_then(|mut file| {
            file.write_all(content.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&draft, path));
    written.map_err(|source| {
        // The failure itself is what the user hears of.
        let _ = fs::remove_file(&draft);
        HandOverError::NotWritten {
            path: path.to_owned(),
            source: Arc::new(source),
        }
    })
}

/// Prepares and writes a file in the background, and gives its place and what is in it.
///
/// # Errors
/// When the system gives no thread.
pub fn hand_over(
    reader: Reader,
    wanted: HandOver,
    path: PathBuf,
    (today, now): (Day, Moment),
    waker: Waker,
) -> io::Result<Task<Result<(PathBuf, Tally), HandOverError>>> {
    Task::start("hand over", waker, move || {
        let prepared = prepare(&reader, &wanted, today, now)?;
        write_file(&path, &prepared.content)?;
        Ok((path, prepared.tally))
    })
}

/// Shows a file or a folder with the program that the system opens it with. Whether it could is not
/// known: the programs that do so answer at once or not at all.
///
/// # Errors
/// When the system has no such program or gives no thread.
pub fn show_outside(path: &Path) -> io::Result<()> {
    let program = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let mut child = Command::new(program)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Waited for on a thread of its own, so that it does not stay behind as a zombie.
    std::thread::Builder::new()
        .name("show outside".to_owned())
        .spawn(move || {
            let _ = child.wait();
        })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_leaves_what_stood_there_and_no_draft() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tracker.csv");
        write_file(&path, "first").unwrap();
        write_file(&path, "second").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "second");
        let folder_in_the_way = folder.path().join("folder.csv");
        fs::create_dir(&folder_in_the_way).unwrap();
        assert!(write_file(&folder_in_the_way, "third").is_err());
        assert!(write_file(&folder.path().join("gone").join("x.csv"), "fourth").is_err());
        let mut names: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["folder.csv", "tracker.csv"]);
    }
}
