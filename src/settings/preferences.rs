//! How the user likes the window: kept in a small file that may be damaged or deleted without harm.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::backup_habit::BackupHabit;
use super::desk_look::{DeskLook, ReaderLook};
use crate::scrutiny::Day;
use crate::scrutiny::answer_clock::{AnswerRule, Unit};

/// The text sizes that can be chosen, in per cent.
pub const ZOOM_PERCENT: RangeInclusive<u16> = 80..=200;

/// The window's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark words on a light ground.
    Light,
    /// Light words on a dark ground.
    Dark,
    /// White and yellow on black, with edges around everything.
    HighContrast,
}

/// How the reader shows a paper whose original has pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperShown {
    /// Its text.
    Text,
    /// Its pages as printed.
    Page,
    /// Both, side by side.
    #[default]
    Both,
}

/// What the user prefers, and where they left off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The window's colours.
    pub theme: ThemeChoice,
    /// Text size in per cent, within [`ZOOM_PERCENT`].
    pub zoom_percent: u16,
    /// The register that was open last, where it was not the usual one.
    pub register: Option<PathBuf>,
    /// How the reader shows a paper whose original has pages.
    pub paper_shown: PaperShown,
    /// How long there is to answer, by council, as earlier versions kept it here: it holds until the
    /// register says otherwise.
    pub former_rules: BTreeMap<String, AnswerRule>,
    /// Filters of the board that were given a name, by name.
    pub saved_filters: Vec<SavedFilter>,
    /// How the board of each register was laid out last, by the register's folder.
    pub boards: BTreeMap<String, BoardLook>,
    /// The day on which the window was open last, by the folder of the register.
    pub seen_on: BTreeMap<String, Day>,
    /// How the backup of each day is made, by the folder of the register.
    pub backups: BTreeMap<String, BackupHabit>,
    /// How papers are read.
    pub reader: ReaderLook,
    /// Where the user was on each register, by the register's folder.
    pub desks: BTreeMap<String, DeskLook>,
    /// Whether the tour of the first start has been seen or skipped.
    pub tour_seen: bool,
    /// What was looked for last, latest first, by the folder of the register.
    pub recent_searches: BTreeMap<String, Vec<String>>,
    /// What was chosen in the command palette last, latest first, each under the name the window gives it.
    pub recent_choices: Vec<String>,
}

/// How the board of a register was laid out last: each choice under the name that the window gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardLook {
    /// As cards or as a table.
    pub layout: String,
    /// By what it was sorted.
    pub sort: String,
    /// Whether the last came first.
    pub backwards: bool,
    /// By what it was grouped; none where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The groups that were folded, by their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folded: Vec<String>,
    /// The columns of the table that were hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<String>,
    /// The columns that were given another width than the usual one, in points.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub widths: BTreeMap<String, u16>,
    /// The parts of the filter that was in force, under the names of a saved one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub filter: BTreeMap<String, String>,
}

/// A filter of the board that was given a name: each part under the name that the window gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// Its name.
    pub name: String,
    /// Its parts.
    pub parts: BTreeMap<String, String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom_percent: 100,
            register: None,
            paper_shown: PaperShown::default(),
            former_rules: BTreeMap::new(),
            saved_filters: Vec::new(),
            boards: BTreeMap::new(),
            seen_on: BTreeMap::new(),
            backups: BTreeMap::new(),
            reader: ReaderLook::default(),
            desks: BTreeMap::new(),
            tour_seen: false,
            recent_searches: BTreeMap::new(),
            recent_choices: Vec::new(),
        }
    }
}

/// Preferences as read from disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The preferences; the usual ones where there were none or they were damaged.
    pub preferences: Preferences,
    /// What could not be read, in a sentence for the user.
    pub note: Option<String>,
}

/// Why preferences could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file could not be written.
    #[error("the preferences could not be written to {}", .path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The path of the register that was open last cannot be written as JSON.
    #[error("the preferences cannot be written as JSON")]
    NotJson(#[from] serde_json::Error),
}

/// The file's own shape. Every field may be missing, and fields of later versions are passed over, so
/// that an older program can start with a newer file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PreferencesFile {
    theme: ThemeChoice,
    zoom_percent: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<PathBuf>,
    paper_shown: PaperShown,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    time_to_answer: BTreeMap<String, AnswerRuleFile>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    saved_filters: Vec<SavedFilter>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    boards: BTreeMap<String, BoardLook>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    seen_on: BTreeMap<String, Day>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    backups: BTreeMap<String, BackupHabit>,
    reader: ReaderLook,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    desks: BTreeMap<String, DeskLook>,
    tour_seen: bool,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    recent_searches: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recent_choices: Vec<String>,
}

/// How long there is to answer, as the file puts it: `"law"`, or `{"count": 8, "unit": "weeks"}`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum AnswerRuleFile {
    Named(String),
    Own { count: u16, unit: String },
}

/// The name of the statutory rule in the file.
const LAW: &str = "law";

impl From<AnswerRule> for AnswerRuleFile {
    fn from(rule: AnswerRule) -> Self {
        match rule {
            AnswerRule::Law => Self::Named(LAW.to_owned()),
            AnswerRule::Own { count, unit } => Self::Own {
                count,
                unit: unit.code().to_owned(),
            },
        }
    }
}

impl AnswerRuleFile {
    /// The rule; none where a later version knows more of them.
    fn rule(&self) -> Option<AnswerRule> {
        match self {
            Self::Named(name) => (name == LAW).then_some(AnswerRule::Law),
            Self::Own { count, unit } => {
                let unit = Unit::from_code(unit).ok()?;
                (*count > 0).then_some(AnswerRule::Own { count: *count, unit })
            }
        }
    }
}

impl Preferences {
    /// Reads the preferences. Never fails: a missing file means the usual ones, a damaged one means
    /// the usual ones and a note.
    #[must_use]
    pub fn load(path: &Path) -> Loaded {
        let note = |why: &str| Loaded {
            preferences: Self::default(),
            note: Some(format!(
                "Your display settings could not be read ({why}), so the usual ones are used. The register is not affected."
            )),
        };
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Loaded::default(),
            Err(error) => return note(&error.to_string()),
        };
        match serde_json::from_slice::<PreferencesFile>(&bytes) {
            Ok(file) => {
                let unread: Vec<&str> = file
                    .time_to_answer
                    .iter()
                    .filter(|(_, rule)| rule.rule().is_none())
                    .map(|(council, _)| council.as_str())
                    .collect();
                let note = (!unread.is_empty()).then(|| {
                    format!(
                        "The time to answer that was set for {} could not be read: set it again under Settings",
                        unread.join(", ")
                    )
                });
                Loaded {
                    preferences: file.into(),
                    note,
                }
            }
            Err(_) => note("the file is damaged"),
        }
    }

    /// Writes the preferences so that a crash leaves either the old file or the new one.
    ///
    /// # Errors
    /// [`SettingsError`] when the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), SettingsError> {
        let json = serde_json::to_vec_pretty(&PreferencesFile::from(self))?;
        write_whole(path, &json).map_err(|source| SettingsError::NotWritten {
            path: path.to_owned(),
            source,
        })
    }
}

impl From<PreferencesFile> for Preferences {
    fn from(file: PreferencesFile) -> Self {
        let usual = Self::default();
        Self {
            theme: file.theme,
            zoom_percent: file
                .zoom_percent
                .unwrap_or(usual.zoom_percent)
                .clamp(*ZOOM_PERCENT.start(), *ZOOM_PERCENT.end()),
            register: file.register,
            paper_shown: file.paper_shown,
            former_rules: file
                .time_to_answer
                .iter()
                .filter_map(|(council, rule)| Some((council.clone(), rule.rule()?)))
                .collect(),
            saved_filters: file.saved_filters,
            boards: file.boards,
            seen_on: file.seen_on,
            backups: file
                .backups
                .into_iter()
                .map(|(register, habit)| (register, habit.within_bounds()))
                .collect(),
            reader: file.reader,
            desks: file.desks,
            tour_seen: file.tour_seen,
            recent_searches: file.recent_searches,
            recent_choices: file.recent_choices,
        }
    }
}

impl From<&Preferences> for PreferencesFile {
    fn from(preferences: &Preferences) -> Self {
        Self {
            theme: preferences.theme,
            zoom_percent: Some(preferences.zoom_percent),
            register: preferences.register.clone(),
            paper_shown: preferences.paper_shown,
            time_to_answer: preferences
                .former_rules
                .iter()
                .map(|(council, rule)| (council.clone(), (*rule).into()))
                .collect(),
            saved_filters: preferences.saved_filters.clone(),
            boards: preferences.boards.clone(),
            seen_on: preferences.seen_on.clone(),
            backups: preferences.backups.clone(),
            reader: preferences.reader,
            desks: preferences.desks.clone(),
            tour_seen: preferences.tour_seen,
            recent_searches: preferences.recent_searches.clone(),
            recent_choices: preferences.recent_choices.clone(),
        }
    }
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let draft = path.with_extension("json.new");
    let mut file = File::create(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&draft, path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::desk_look::{PagePlace, PaperPlace};

    fn loaded_from(content: &str) -> Loaded {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, content).unwrap();
        Preferences::load(&path)
    }

    #[test]
    fn what_is_saved_is_loaded_and_no_draft_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("preferences.json");
        let preferences = Preferences {
            theme: ThemeChoice::Dark,
            zoom_percent: 150,
            register: Some(PathBuf::from("/home/j/Scrutiny")),
            paper_shown: PaperShown::Page,
            former_rules: BTreeMap::from([
                ("Larkhythe Borough Council".to_owned(), AnswerRule::Law),
                (
                    "Salterby Borough Council".to_owned(),
                    AnswerRule::Own {
                        count: 8,
                        unit: Unit::Weeks,
                    },
                ),
            ]),
            saved_filters: vec![SavedFilter {
                name: "Late in housing".to_owned(),
                parts: BTreeMap::from([("flag".to_owned(), "overdue".to_owned())]),
            }],
            boards: BTreeMap::from([(
                "/home/j/Scrutiny".to_owned(),
                BoardLook {
                    layout: "table".to_owned(),
                    sort: "number".to_owned(),
                    backwards: true,
                    group: Some("committee".to_owned()),
                    folded: vec!["Housing Panel".to_owned()],
                    hidden: vec!["kind".to_owned()],
                    widths: BTreeMap::from([("words".to_owned(), 420)]),
                    filter: BTreeMap::from([("kind".to_owned(), "action".to_owned())]),
                },
            )]),
            seen_on: BTreeMap::from([("/home/j/Scrutiny".to_owned(), "2026-11-20".parse().unwrap())]),
            backups: BTreeMap::from([(
                "/home/j/Scrutiny".to_owned(),
                BackupHabit {
                    days: 30,
                    elsewhere: Some(PathBuf::from("/media/stick")),
                },
            )]),
            reader: ReaderLook {
                page_percent: Some(125),
                contents: true,
                unsure_first: true,
            },
            desks: BTreeMap::from([(
                "/home/j/Scrutiny".to_owned(),
                DeskLook {
                    route: "papers".to_owned(),
                    places: vec![PaperPlace {
                        paper: "01890000-0000-7000-8000-000000000001".to_owned(),
                        byte: 812,
                        page: Some(PagePlace { number: 4, down: 250 }),
                    }],
                },
            )]),
            tour_seen: true,
            recent_searches: BTreeMap::from([("/home/j/Scrutiny".to_owned(), vec!["damp".to_owned()])]),
            recent_choices: vec!["action Board".to_owned()],
        };
        preferences.save(&path).unwrap();
        assert_eq!(
            Preferences::load(&path),
            Loaded {
                preferences,
                note: None
            }
        );
        let left: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1);
    }

    #[test]
    fn no_file_means_the_usual_preferences_without_a_word() {
        assert_eq!(
            Preferences::load(Path::new("/nowhere/preferences.json")),
            Loaded::default()
        );
    }

    #[test]
    fn a_damaged_file_means_the_usual_preferences_and_a_note() {
        for damaged in ["", "{", "42", r#"{"theme":"puce"}"#, "\0\0\0\0"] {
            let loaded = loaded_from(damaged);
            assert_eq!(loaded.preferences, Preferences::default(), "{damaged:?}");
            assert!(
                loaded.note.is_some_and(|note| note.contains("damaged")),
                "{damaged:?}"
            );
        }
    }

    #[test]
    fn fields_of_a_later_version_and_sizes_past_the_limits_do_no_harm() {
        let loaded = loaded_from(
            r#"{"theme":"light","zoom_percent":900,"tablet":true,"backups":{"/r":{"days":1},"/s":{"disk":2}}}"#,
        );
        assert_eq!(loaded.note, None);
        assert_eq!(
            (loaded.preferences.theme, loaded.preferences.zoom_percent),
            (ThemeChoice::Light, 200)
        );
        let days = |register: &str| loaded.preferences.backups.get(register).unwrap().days;
        assert_eq!((days("/r"), days("/s")), (7, 14));
    }

    #[test]
    fn a_time_to_answer_that_only_a_later_version_knows_is_told_and_the_rest_is_kept() {
        let loaded = loaded_from(
            r#"{"theme":"dark","time_to_answer":{"Larkhythe":"law","Salterby":{"count":3,"unit":"moons"}}}"#,
        );
        assert_eq!(loaded.preferences.theme, ThemeChoice::Dark);
        assert_eq!(
            loaded.preferences.former_rules,
            BTreeMap::from([("Larkhythe".to_owned(), AnswerRule::Law)])
        );
        assert!(loaded.note.is_some_and(|note| note.contains("Salterby")));
    }
}
