//! Trackers: tables that come again and again, one item a row. What their columns hold, told from the
//! headings or by the user, and remembered for every table with the same headings.

use super::code::coded;
use super::id::LayoutId;
use super::progress::Progress;
use super::response::Position;
use super::{Day, Moment};

coded! {
    /// What a column of a tracker holds.
    pub enum Role {
        /// What was asked or is to be done: every tracker has such a column.
        Text = "text", "What was asked";
        /// The number or reference.
        Number = "number", "Number";
        /// The body or person asked.
        Asked = "asked", "Who is asked";
        /// The officer who leads on it.
        Lead = "lead", "Lead officer";
        /// The executive member in whose portfolio it is.
        Member = "member", "Executive member";
        /// The answer.
        Response = "response", "Answer";
        /// Position or status in a word: what was answered, and how it goes.
        Status = "status", "Position or status";
        /// What has been done since, or a colour for how it goes: never a position.
        Update = "progress", "Progress update";
        /// By when.
        Due = "due", "Due";
        /// By when, where another column holds what was promised at first.
        Moved = "moved", "Due, as it now stands";
        /// The day it was asked.
        Made = "made", "Date made";
        /// The meeting at which it was asked.
        Meeting = "meeting", "Meeting";
        /// Who signed it off, and when. Closes nothing: that stays with the user.
        SignOff = "sign-off", "Sign-off";
        /// Nothing that is kept.
        Ignore = "ignore", "Leave out";
    }
}

impl Role {
    /// Whether several columns may hold it.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Update | Self::Ignore)
    }
}

/// What a row of a tracker says of its item besides what every finding may say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RowFacts {
    /// The day it was asked.
    pub made_on: Option<Day>,
    /// The executive member, as printed.
    pub executive_member: Option<String>,
    /// What has been done since, in the tracker's words.
    pub update: Option<String>,
    /// Who signed it off, and when, as printed.
    pub sign_off: Option<String>,
}

impl RowFacts {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// By what a table is known again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Layout {
    /// The folded words of its headings, in order; empty words where there are none.
    pub headings: Vec<String>,
    /// The folded title of its paper, without figures. Kept only where no heading has words: a number
    /// of columns alone would be any table's.
    pub title: Option<String>,
}

/// What parts the headings in a layout's key, and its title from them; no heading holds them, since white
/// space and marks are folded.
const BETWEEN: char = '\u{1f}';
const BEFORE_TITLE: char = '\u{1e}';

impl Layout {
    /// The layout of a heading row; empty cells at its end are none of it.
    #[must_use]
    pub fn of_headings<S: AsRef<str>>(cells: &[S]) -> Self {
        let mut headings: Vec<String> = cells.iter().map(|cell| folded(cell.as_ref())).collect();
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        Self {
            headings,
            title: None,
        }
    }

    /// The layout of a table of so many columns without headings, in papers of this title.
    #[must_use]
    pub fn without_headings(columns: usize, title: Option<&str>) -> Self {
        Self {
            headings: vec![String::new(); columns],
            title: Some(title_of_editions(title.unwrap_or(""))),
        }
    }

    /// Whether any heading has words.
    #[must_use]
    pub fn has_headings(&self) -> bool {
        self.headings.iter().any(|heading| !heading.is_empty())
    }

    /// What the register keeps it under; two layouts are the same where their keys are.
    #[must_use]
    pub fn key(&self) -> String {
        let headings = self.headings.join(&BETWEEN.to_string());
        match &self.title {
            Some(title) => format!("{headings}{BEFORE_TITLE}{title}"),
            None => headings,
        }
    }

    /// The layout that a key stands for.
    #[must_use]
    pub fn from_key(key: &str) -> Self {
        let (headings, title) = match key.split_once(BEFORE_TITLE) {
            Some((headings, title)) => (headings, Some(title.to_owned())),
            None => (key, None),
        };
        Self {
            headings: headings.split(BETWEEN).map(str::to_owned).collect(),
            title,
        }
    }
}

/// A heading as layouts compare it: in lower case, white space folded, without marks at its end.
#[must_use]
pub fn folded(heading: &str) -> String {
    let words: Vec<String> = heading
        .split_whitespace()
        .map(|word| word.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'"))
        .collect();
    words.join(" ").trim_matches([':', '.', '*', ' ']).to_owned()
}

/// Whether words only say how delivery goes, as a status cell does, and answer nothing: "Not started".
#[must_use]
pub fn is_bare_status(words: &str) -> bool {
    const LONGEST_WORDS: usize = 3;
    let low = folded(words);
    let silent = [
        "not started",
        "not yet started",
        "not begun",
        "red",
        "amber",
        "green",
        "on hold",
        "no update",
        "new",
        "open",
        "pending",
        "outstanding",
    ];
    low.split(' ').count() <= LONGEST_WORDS && silent.contains(&low.as_str())
}

/// A title as editions of one tracker share it: folded, without the figures and the months of its day.
#[must_use]
pub fn title_of_editions(title: &str) -> String {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "update",
        "updated",
    ];
    let low = title.to_lowercase();
    let words = low.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        !word.is_empty() && !word.chars().any(|c| c.is_ascii_digit()) && !MONTHS.contains(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What one of a tracker's status words means, as the user has said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StatusMeaning {
    /// The words of a status cell, folded.
    pub words: String,
    /// The answer it stands for; none where it says nothing of it.
    pub position: Option<Position>,
    /// How delivery goes; none where it says nothing of it.
    pub progress: Option<Progress>,
}

/// What the columns of a layout hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mapping {
    /// The layout.
    pub layout: Layout,
    /// What each column holds, in the order of the layout.
    pub roles: Vec<Role>,
    /// The status words that mean something other than the program would read.
    pub statuses: Vec<StatusMeaning>,
}

/// A mapping as the register remembers it for the next table with its layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLayout {
    /// Its identity.
    pub id: LayoutId,
    /// What its columns hold.
    pub mapping: Mapping,
    /// When it was first remembered.
    pub added_at: Moment,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MappingFault {
    /// No column holds what was asked.
    NoText,
    /// Two columns hold what only one can.
    Twice(Role),
    /// It does not have one role for each column.
    Uneven,
}

impl Mapping {
    /// Why it cannot be used; none where it can.
    #[must_use]
    pub fn fault(&self) -> Option<MappingFault> {
        if self.roles.len() != self.layout.headings.len() {
            return Some(MappingFault::Uneven);
        }
        let count = |role: Role| self.roles.iter().filter(|own| **own == role).count();
        if count(Role::Text) == 0 {
            return Some(MappingFault::NoText);
        }
        Role::ALL
            .iter()
            .find(|role| !role.may_repeat() && count(**role) > 1)
            .map(|role| MappingFault::Twice(*role))
    }

    /// The columns that hold something, in order.
    pub fn columns_of(&self, role: Role) -> impl Iterator<Item = u32> {
        (0..)
            .zip(&self.roles)
            .filter(move |(_, own)| **own == role)
            .map(|(column, _)| column)
    }

    /// What the user has said that a status cell means.
    #[must_use]
    pub fn meaning_of(&self, status: &str) -> Option<&StatusMeaning> {
        let words = folded(status);
        self.statuses.iter().find(|meaning| meaning.words == words)
    }
}

/// Roles by the headings of their columns, as they are typed on the command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedRoles(pub Vec<(String, Role)>);

/// Why what was typed after `--map` names no roles.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NamedRolesFault {
    /// A part has no `=`.
    #[error("“{0}” is not of the form COLUMN=WHAT")]
    Form(String),
    /// What stands after `=` is no role.
    #[error("“{0}” is nothing that a column can hold. It can hold: {1}")]
    Role(String, String),
    /// No column is said to hold the words of the items.
    #[error("no column is said to hold the recommendation or action: one needs “=text”")]
    NoText,
    /// Two columns hold what only one can.
    #[error("two columns are said to hold “{0}”")]
    Twice(&'static str),
}

impl std::str::FromStr for NamedRoles {
    type Err = NamedRolesFault;

    /// Reads `Ref=number,Ask=text,RAG=progress`; a heading that holds a comma stands in quotes.
    fn from_str(typed: &str) -> Result<Self, NamedRolesFault> {
        let mut roles: Vec<(String, Role)> = Vec::new();
        for part in parts(typed) {
            let Some((heading, code)) = part.rsplit_once('=') else {
                return Err(NamedRolesFault::Form(part));
            };
            let code = code.trim();
            let role = Role::from_code(&code.to_lowercase()).map_err(|_unknown| {
                let all: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
                NamedRolesFault::Role(code.to_owned(), all.join(", "))
            })?;
            if !role.may_repeat() && roles.iter().any(|(_, known)| *known == role) {
                return Err(NamedRolesFault::Twice(role.code()));
            }
            roles.push((folded(heading.trim().trim_matches('"')), role));
        }
        if !roles.iter().any(|(_, role)| *role == Role::Text) {
            return Err(NamedRolesFault::NoText);
        }
        Ok(Self(roles))
    }
}

/// The parts between commas that stand outside quotes.
fn parts(typed: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut quoted = false;
    for letter in typed.chars() {
        quoted ^= letter == '"';
        if letter == ',' && !quoted {
            found.push(String::new());
        } else if let Some(last) = found.last_mut() {
            last.push(letter);
        }
    }
    found.retain(|part| !part.trim().is_empty());
    found
}

impl NamedRoles {
    /// The mapping of a layout whose headings these are; what is not named keeps the role that `guessed`
    /// gives it, unless one that was named takes it.
    ///
    /// # Errors
    /// The headings that the layout does not have, as typed.
    pub fn on(&self, layout: &Layout, guessed: &[Role]) -> Result<Mapping, Vec<String>> {
        let missing: Vec<String> = self
            .0
            .iter()
            .filter(|(heading, _)| !layout.headings.contains(heading))
            .map(|(heading, _)| heading.clone())
            .collect();
        if !missing.is_empty() {
            return Err(missing);
        }
        let named = |heading: &String| {
            self.0
                .iter()
                .find(|(own, _)| own == heading)
                .map(|(_, role)| *role)
        };
        let taken = |role: Role| !role.may_repeat() && self.0.iter().any(|(_, own)| *own == role);
        let roles = layout.headings.iter().enumerate().map(|(at, heading)| {
            named(heading).unwrap_or_else(|| {
                let guess = guessed.get(at).copied().unwrap_or(Role::Ignore);
                if taken(guess) { Role::Ignore } else { guess }
            })
        });
        Ok(Mapping {
            layout: layout.clone(),
            roles: roles.collect(),
            statuses: Vec::new(),
        })
    }
}

/// Why the user is asked what a table's columns hold.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// No row of the table is a row of headings.
    NoHeadings,
    /// No heading names what was asked.
    NoText,
    /// Nobody knows what these headings mean.
    Unknown(Vec<String>),
    /// Two headings seem to name the same.
    Twice(Role),
}

/// A table of a paper that is or may be a tracker, as it is shown where its columns are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackerTable {
    /// Which table of the paper.
    pub table: u32,
    /// Its rows, headings included; every row has a cell for every column, empty ones too.
    pub rows: Vec<Vec<String>>,
    /// Which of the rows holds the headings.
    pub heading: Option<usize>,
    /// Its layout.
    pub layout: Layout,
    /// What each column seems to hold.
    pub guessed: Vec<Role>,
    /// Why the user is asked; empty where the headings say it all.
    pub doubts: Vec<Doubt>,
}

/// Why a row of a tracker becomes no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowLeftOut {
    /// Its cell for the recommendation or action is empty or holds no word.
    NoWords,
    /// It repeats the headings.
    Heading,
    /// It holds nothing but one cell: a heading over the rows below it.
    Section,
}

impl RowLeftOut {
    /// Why, as the end of a sentence: "3 rows left out because …".
    #[must_use]
    pub const fn words(self, rows: usize) -> &'static str {
        match (self, rows) {
            (Self::NoWords, 1) => "it does not say what was asked",
            (Self::NoWords, _) => "they do not say what was asked",
            (Self::Heading, 1) => "it repeats the headings",
            (Self::Heading, _) => "they repeat the headings",
            (Self::Section, 1) => "it holds one cell alone, as a heading does",
            (Self::Section, _) => "they hold one cell alone, as headings do",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_its_headings_whatever_their_capitals_and_white_space() {
        let one = Layout::of_headings(&["Ref.", "What we\n asked", "RAG", ""]);
        let other = Layout::of_headings(&["REF", "what we asked:", "Rag"]);
        assert_eq!(one, other);
        assert_eq!(one.headings, ["ref", "what we asked", "rag"]);
        assert_ne!(one, Layout::of_headings(&["what we asked", "Ref", "RAG"]));
    }

    #[test]
    fn a_key_stands_for_its_layout() {
        for layout in [
            Layout::of_headings(&["Ref", "", "Ask"]),
            Layout::of_headings(&["", "Ask", "", "", "Due"]),
            Layout::without_headings(4, Some("Action log, 3 May 2026")),
            Layout::without_headings(1, None),
        ] {
            assert_eq!(Layout::from_key(&layout.key()), layout, "{:?}", layout.key());
        }
    }

    #[test]
    fn editions_of_a_tracker_share_a_title() {
        assert_eq!(
            title_of_editions("Places Panel: Recommendation Tracker (updated 3 May 2026)"),
            title_of_editions("Places Panel – recommendation tracker, October 2026")
        );
    }

    #[test]
    fn what_is_typed_names_columns_and_what_they_hold() {
        let named: NamedRoles = "Ref=number, \"What we asked, in full\"=text,RAG=progress"
            .parse()
            .unwrap();
        let layout = Layout::of_headings(&["Ref", "What we asked, in full", "Who", "RAG"]);
        let mapping = named
            .on(&layout, &[Role::Number, Role::Ignore, Role::Lead, Role::Status])
            .unwrap();
        assert_eq!(
            mapping.roles,
            [Role::Number, Role::Text, Role::Lead, Role::Update]
        );
        assert_eq!(mapping.fault(), None);
        assert_eq!(
            named.on(&Layout::of_headings(&["Ref", "Ask"]), &[]),
            Err(vec!["what we asked, in full".to_owned(), "rag".to_owned()])
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let refused = |typed: &str| typed.parse::<NamedRoles>().unwrap_err();
        assert_eq!(refused("Ref"), NamedRolesFault::Form("Ref".to_owned()));
        assert!(matches!(refused("Ref=colour"), NamedRolesFault::Role(what, _) if what == "colour"));
        assert_eq!(refused("Ref=number"), NamedRolesFault::NoText);
        assert_eq!(refused("A=text,B=text"), NamedRolesFault::Twice("text"));
    }

    #[test]
    fn a_mapping_needs_the_words_once_and_nothing_twice() {
        let mapping = |roles: &[Role]| Mapping {
            layout: Layout::of_headings(&["a", "b", "c"]),
            roles: roles.to_vec(),
            statuses: Vec::new(),
        };
        let fault = |roles: &[Role]| mapping(roles).fault();
        assert_eq!(fault(&[Role::Text, Role::Update, Role::Update]), None);
        assert_eq!(
            fault(&[Role::Number, Role::Update, Role::Due]),
            Some(MappingFault::NoText)
        );
        assert_eq!(
            fault(&[Role::Text, Role::Due, Role::Due]),
            Some(MappingFault::Twice(Role::Due))
        );
        assert_eq!(fault(&[Role::Text]), Some(MappingFault::Uneven));
    }
}
