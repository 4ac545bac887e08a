//! What the user wants, as data: views push intents, the app carries them out between two frames.

use std::path::PathBuf;

use super::action::Action;
use super::dialogs::Dialog;
use super::dialogs::columns::WantedColumns;
use super::dialogs::hand_over::Offer;
use super::screens::item::mark::Part;
use super::screens::settings::Page;
use crate::jobs::{HandOver, Password};
use crate::register::Command;
use crate::register::search::Wanted;
use crate::scrutiny::Day;
use crate::scrutiny::id::{BodyId, ItemId, PaperId};
use crate::scrutiny::passage::Span;
use crate::settings::{BackupHabit, PaperShown, SavedFilter, ThemeChoice};

/// Where the window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// The board.
    #[default]
    Board,
    /// What is due.
    FollowUps,
    /// The list of meetings.
    Meetings,
    /// The page of a meeting: who meets, and when.
    Meeting(BodyId, Day),
    /// The list of papers.
    Papers,
    /// One paper in the reader, with its inbox.
    Paper(PaperId),
    /// Search over everything.
    Search,
    /// Settings.
    Settings,
}

/// One thing the user wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Change the register.
    Do(Command),
    /// Go somewhere.
    Go(Route),
    /// Go to a page of the settings, with the council of this name chosen where one is given.
    ShowSettings(Page, Option<String>),
    /// Show an item in the panel on the right.
    ShowItem(ItemId),
    /// Show an item as it stood on a day.
    ShowItemOn(ItemId, Day),
    /// Show the item in the panel as it stands today again.
    LeavePast,
    /// Show the board as it stood on a day.
    ShowBoardOn(Day),
    /// Show the board as it stands today again.
    LeaveBoardPast,
    /// Look for items that seem to be about the same matter as one.
    FindAlike(ItemId),
    /// Close the item panel.
    HideItem,
    /// Open a paper with a passage lit.
    ShowInPaper {
        /// The paper.
        paper: PaperId,
        /// The passage.
        span: Span,
    },
    /// Open a dialog.
    Open(Dialog),
    /// Work out what would come of the columns of a tracker, for the dialog that names them.
    PreviewColumns(Box<WantedColumns>),
    /// Close the dialog.
    CloseDialog,
    /// Close the dialog, once the user has said that what was typed in it may go.
    AskToLeave,
    /// Let the user choose papers with the platform's file chooser, then file them. Where there is
    /// no chooser the import dialog opens, which takes a pasted path.
    ChoosePapers,
    /// Let the user choose a folder of papers, then file what is in it.
    ChoosePapersFolder,
    /// Let the user choose the folder that a backup is copied into.
    ChooseBackupFolder(BackupInto),
    /// Have the backup of each day made so from now on.
    KeepBackups(BackupHabit),
    /// File these papers, and those in these folders, in the background.
    Import(Vec<PathBuf>),
    /// File this paper, which opens with this password.
    ImportLocked(PathBuf, Password),
    /// Show the pages of this paper, whose file opens with this password.
    OpenPages(PaperId, Password),
    /// Have the pictures of this paper read by OCR, in the background.
    ReadScan(PaperId),
    /// Stop reading scans.
    CancelScans,
    /// File the sample papers.
    ImportSamples,
    /// Stop the import that is under way.
    CancelImport,
    /// Put the report of the finished import away.
    DismissImport,
    /// Look for something.
    Find(Find),
    /// Show an item in the panel on the right, at a part of it that was looked for.
    ShowPart(ItemId, Part),
    /// Copy a backup of the register into a folder.
    BackUp(PathBuf),
    /// Put this backup in the place of the register, which is kept beside it.
    BringBack(PathBuf),
    /// Let the user choose where what is handed over shall lie, then write it. Where there is no chooser
    /// the dialog opens again and takes a typed place.
    ChooseHandOver(Offer, HandOver),
    /// Write what is handed over into a file.
    HandOver(HandOver, PathBuf),
    /// Show a file or a folder with the system's own program.
    ShowOutside(PathBuf),
    /// Compare database, originals and search index.
    Check,
    /// Choose light, dark or the system's theme.
    SetTheme(ThemeChoice),
    /// Set the text size, in per cent of the normal one.
    SetZoom(u16),
    /// Show papers as text, as printed, or as both.
    SetPaperShown(PaperShown),
    /// Keep filters of the board under a name.
    SaveFilter(SavedFilter),
    /// Forget the filters of this name.
    ForgetFilter(String),
    /// Put a message away.
    CloseNotice(u64),
    /// Put a warning above the screens away.
    CloseBanner(usize),
    /// Run a menu action.
    Run(Action),
    /// Copy words to the clipboard.
    Copy(String),
}

/// What a folder is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupInto {
    /// One backup, now.
    Now,
    /// The backup of each day.
    EveryDay,
}

/// Something to be looked for, or kept of what was.
#[derive(Debug, Clone, PartialEq)]
pub enum Find {
    /// Look for this.
    Search(Wanted),
    /// Go to search and look for these words.
    SearchFor(String),
    /// Go to search and look in this paper alone, which is called so.
    SearchIn(PaperId, String),
    /// Keep what was looked for among the recent searches.
    Remember(String),
    /// Forget one recent search, or all.
    Forget(Option<String>),
    /// Find the papers, meetings and items whose names fit what is typed into the palette.
    Names(String),
    /// Keep what was chosen in the palette, to offer it first.
    RememberChoice(String),
}

impl From<Find> for Intent {
    fn from(find: Find) -> Self {
        Self::Find(find)
    }
}

/// What one frame asked for, in order.
#[derive(Debug, Default)]
pub struct Outbox {
    intents: Vec<Intent>,
}

impl Outbox {
    /// Adds an intent.
    pub fn push(&mut self, intent: Intent) {
        self.intents.push(intent);
    }

    /// Adds intents.
    pub fn extend(&mut self, intents: impl IntoIterator<Item = Intent>) {
        self.intents.extend(intents);
    }

    /// Adds a change to the register.
    pub fn act(&mut self, command: Command) {
        self.push(Intent::Do(command));
    }

    /// Whether anything waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.intents.is_empty()
    }

    /// Takes everything that waits.
    pub fn take(&mut self) -> Vec<Intent> {
        std::mem::take(&mut self.intents)
    }
}
