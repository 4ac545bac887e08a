//! The one table of what menu, palette and keys can do: label, tooltip, keys. Menu, command palette
//! and key handling are generated from it.

use eframe::egui::{self, Key, KeyboardShortcut, Modifiers};

/// Something a menu entry, the palette or a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Choose papers to import.
    ImportPapers,
    /// Choose a folder of papers to import.
    ImportFolder,
    /// Import the sample papers.
    ImportSamples,
    /// Take the last act back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to the board.
    GoBoard,
    /// Go to the follow-ups.
    GoFollowUps,
    /// Go to the papers.
    GoPapers,
    /// Go to the meetings.
    GoMeetings,
    /// Go to search.
    GoSearch,
    /// Go to settings.
    GoSettings,
    /// Open the command palette.
    CommandPalette,
    /// Add an item by hand.
    AddItem,
    /// Add a follow-up.
    AddFollowUp,
    /// Hand items over as a file.
    HandOver,
    /// Add a meeting.
    AddMeeting,
    /// Back up the register.
    BackUp,
    /// Restore a backup.
    BringBack,
    /// Go to the note on the item or the paper that is open.
    WriteNote,
    /// Find words in the paper that is open.
    FindInPaper,
    /// Go to the next finding of the paper that is open.
    NextFinding,
    /// Go to the finding before.
    PreviousFinding,
    /// Show the headings of a paper, or put them away.
    ShowContents,
    /// Read the scan that is open by OCR.
    ReadScan,
    /// Show a paper as text.
    ShowText,
    /// Show a paper as printed.
    ShowPage,
    /// Show a paper's text and pages side by side.
    ShowTextAndPage,
    /// Show the board as cards or as a table.
    SwitchLayout,
    /// Show the board as it stood on a day.
    LookBack,
    /// Go on to the next theme: light, dark, high contrast.
    ToggleTheme,
    /// Show the keys.
    ShowKeys,
    /// Show the tour of the first start again.
    ShowTour,
    /// Quit.
    Quit,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// The menu in which it stands.
    pub menu: &'static str,
    /// Its label; an ellipsis where a dialog follows.
    pub label: &'static str,
    /// What it does, for its tooltip and the palette.
    pub tooltip: &'static str,
    /// Its keys, first one shown.
    pub keys: &'static [KeyboardShortcut],
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn row(
    action: Action,
    menu: &'static str,
    label: &'static str,
    tooltip: &'static str,
    keys: &'static [KeyboardShortcut],
) -> ActionRow {
    ActionRow {
        action,
        menu,
        label,
        tooltip,
        keys,
    }
}

/// Every action, in the order in which menus show them.
pub static ACTIONS: &[ActionRow] = &[
    row(
        Action::ImportPapers,
        "File",
        "Import papers…",
        "Choose papers to file on the register",
        &[ctrl(Key::O)],
    ),
    row(
        Action::ImportFolder,
        "File",
        "Import a folder…",
        "File every paper in a folder and in the folders below it",
        &[ctrl_shift(Key::O)],
    ),
    row(
        Action::ImportSamples,
        "File",
        "Try it with sample papers",
        "File the invented sample papers",
        &[],
    ),
    row(
        Action::HandOver,
        "File",
        "Hand over…",
        "Save what the board shows, or the chosen cards, as a tracker to print or for a spreadsheet",
        &[ctrl(Key::E)],
    ),
    row(
        Action::BackUp,
        "File",
        "Back up…",
        "Copy the whole register to a folder you choose",
        &[ctrl_shift(Key::B)],
    ),
    row(
        Action::BringBack,
        "File",
        "Restore a backup…",
        "See the backups, and put one of them in the place of the register",
        &[],
    ),
    row(
        Action::Quit,
        "File",
        "Quit",
        "Leave the program; everything is kept",
        &[ctrl(Key::Q)],
    ),
    row(
        Action::Undo,
        "Edit",
        "Undo",
        "Take the last act back",
        &[ctrl(Key::Z)],
    ),
    row(
        Action::Redo,
        "Edit",
        "Redo",
        "Do again what was taken back",
        &[ctrl(Key::Y), ctrl_shift(Key::Z)],
    ),
    row(
        Action::AddItem,
        "Edit",
        "Add an item…",
        "Add a recommendation or action by hand",
        &[ctrl(Key::N)],
    ),
    row(
        Action::AddFollowUp,
        "Edit",
        "Add a follow-up…",
        "Put a date in the diary",
        &[ctrl_shift(Key::N)],
    ),
    row(
        Action::AddMeeting,
        "Edit",
        "Add a meeting…",
        "Keep a meeting: who meets, when and where",
        &[],
    ),
    row(
        Action::WriteNote,
        "Edit",
        "Write a note",
        "Go to your note on the item that is open, or on the paper",
        &[ctrl(Key::M)],
    ),
    row(
        Action::FindInPaper,
        "Edit",
        "Find in this paper",
        "Find words in the paper that is open",
        &[ctrl(Key::F)],
    ),
    row(
        Action::ReadScan,
        "Edit",
        "Read this scan",
        "Read the pictures of the open paper by OCR, with Tesseract where it is installed",
        &[],
    ),
    row(
        Action::GoBoard,
        "Go",
        "Board",
        "What was asked, and what became of it",
        &[ctrl(Key::Num1)],
    ),
    row(
        Action::GoFollowUps,
        "Go",
        "Follow-ups",
        "What is due, and when",
        &[ctrl(Key::Num2)],
    ),
    row(
        Action::GoPapers,
        "Go",
        "Papers",
        "The papers on the register",
        &[ctrl(Key::Num3)],
    ),
    row(
        Action::GoMeetings,
        "Go",
        "Meetings",
        "What each meeting is asked, what is outstanding with its body, and your questions",
        &[ctrl(Key::Num4)],
    ),
    row(
        Action::GoSearch,
        "Go",
        "Search",
        "Find words in papers, items, answers, progress, notes and questions",
        &[ctrl_shift(Key::F), ctrl(Key::F)],
    ),
    row(
        Action::GoSettings,
        "Go",
        "Settings",
        "Councils, dates and deadlines, backups, text size and theme",
        &[ctrl(Key::Comma)],
    ),
    row(
        Action::CommandPalette,
        "Go",
        "Command palette…",
        "Find any action by its name",
        &[ctrl(Key::K)],
    ),
    row(
        Action::ShowText,
        "View",
        "Paper as text",
        "Show the text of the paper, with what was found in it",
        &[plain(Key::F6)],
    ),
    row(
        Action::ShowPage,
        "View",
        "Paper as printed",
        "Show the pages of a PDF or a scan as they are printed",
        &[plain(Key::F7)],
    ),
    row(
        Action::ShowTextAndPage,
        "View",
        "Text and page side by side",
        "Show the text, and beside it the page as it is printed",
        &[plain(Key::F8)],
    ),
    row(
        Action::ShowContents,
        "View",
        "Contents of the paper",
        "Show the headings of the paper, to go to one of them, or put them away",
        &[plain(Key::F9)],
    ),
    row(
        Action::NextFinding,
        "View",
        "Next finding",
        "Go to the next finding of the paper that is open",
        &[alt(Key::ArrowDown)],
    ),
    row(
        Action::PreviousFinding,
        "View",
        "Previous finding",
        "Go to the finding before",
        &[alt(Key::ArrowUp)],
    ),
    row(
        Action::SwitchLayout,
        "View",
        "Switch cards and table",
        "Show the items of the board as cards or as rows of a table",
        &[ctrl(Key::T)],
    ),
    row(
        Action::LookBack,
        "View",
        "The board as it stood…",
        "Show every item as it was on the register at the end of a day that you choose",
        &[],
    ),
    row(
        Action::ToggleTheme,
        "View",
        "Next theme",
        "Light, then dark, then high contrast",
        &[],
    ),
    row(
        Action::ShowKeys,
        "Help",
        "Keyboard map",
        "All keys at a glance",
        &[
            plain(Key::F1),
            KeyboardShortcut::new(Modifiers::SHIFT, Key::Questionmark),
        ],
    ),
    row(
        Action::ShowTour,
        "Help",
        "Show the tour",
        "Three short hints to begin with",
        &[],
    ),
];

/// The menus, in the order in which they stand.
pub fn menus() -> impl Iterator<Item = &'static str> {
    let mut last = "";
    ACTIONS.iter().filter_map(move |row| {
        let is_new = row.menu != last;
        last = row.menu;
        is_new.then_some(row.menu)
    })
}

/// The keys of an action in words, the first one first: "Ctrl+Y, Ctrl+Shift+Z".
#[must_use]
pub fn keys_words(ctx: &egui::Context, row: &ActionRow) -> String {
    row.keys
        .iter()
        .map(|keys| match keys.logical_key {
            Key::Questionmark => "?".to_owned(),
            _ => ctx.format_shortcut(keys),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

impl Action {
    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> Option<&'static ActionRow> {
        ACTIONS.iter().find(|row| row.action == self)
    }

    /// Whether it is about the paper that is open: elsewhere its keys are free for another action.
    #[must_use]
    pub const fn is_of_paper(self) -> bool {
        matches!(
            self,
            Self::FindInPaper | Self::NextFinding | Self::PreviousFinding | Self::ShowContents
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key_and_every_label_stands_once() {
        let mut keys = std::collections::HashSet::new();
        let mut labels = std::collections::HashSet::new();
        assert_eq!(
            menus().collect::<Vec<_>>(),
            ["File", "Edit", "Go", "View", "Help"]
        );
        for row in ACTIONS {
            assert!(labels.insert(row.label), "{} stands twice", row.label);
            assert!(
                !row.tooltip.is_empty() && !row.tooltip.ends_with('.'),
                "{}",
                row.label
            );
            for key in row.keys {
                let place = if row.action.is_of_paper() {
                    "in a paper"
                } else {
                    ""
                };
                assert!(
                    keys.insert(format!("{key:?} {place}")),
                    "{} shares its key",
                    row.label
                );
            }
        }
    }
}
