//! What can be typed: the commands, their options, and the help that explains them.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use super::filters::Filters;
use crate::jobs::Password;
use crate::jobs::ocr::{Tesseract, Whereabouts};
use crate::scrutiny::board::Column;
use crate::scrutiny::item::Standing;
use crate::scrutiny::tracker::NamedRoles;

const ABOUT: &str = "\
Files council papers and keeps what was recommended, answered, resolved and promised in them.
Without a command the window opens.";

const AFTER_HELP: &str = "\
Examples:
  scrutiny-desk                                   open the window
  scrutiny-desk import minutes.html response.txt  file two papers
  scrutiny-desk import June/                      file every paper in a folder
  scrutiny-desk import --map Ask=text log.xlsx    file a tracker with headings of its own
  scrutiny-desk list                              what is asked, and where it stands
  scrutiny-desk list follow-ups                   what is due, and when
  scrutiny-desk show 3fa9c1d2                     everything about one paper or item
  scrutiny-desk export --format html --to t.html  a tracker to print
  scrutiny-desk extract --json response.txt       what a paper says, without filing it

Exit codes:
  0  done
  1  the program or the computer failed, or a check found faults
  2  what was typed does not fit
  3  a file given cannot be used
  4  the register is in use elsewhere
  5  the register was written by a newer version of the program";

const MAP_HELP: &str = "\
What the columns of a tracker hold, by their headings: \"Ref=number,Ask=text,RAG=progress\".

A column can hold: text (the recommendation or action; one column must), number, asked (who is
asked), lead (lead officer), member (executive member), response (the answer), status (position or
status), progress (an update, or a colour for how it goes), due, moved (the date as it now stands),
made (the date it was made), meeting, sign-off, ignore. A heading with a comma in it goes into
quotes. `import` remembers it for every later table with the same headings.";

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(name = "scrutiny-desk", version, about = ABOUT, after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The register's folder [default: the one open last, or the usual place]
    #[arg(long, global = true, value_name = "FOLDER", display_order = 90)]
    pub register: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// File papers and put what they seem to say into the inbox
    Import(Import),
    /// List papers, items, follow-ups or meetings
    List(List),
    /// Show everything about one paper or item
    Show(Show),
    /// Hand items over as a tracker, or follow-ups as a calendar
    Export(Export),
    /// Print what a paper says, without filing it
    Extract(Extract),
    /// Tell why each finding of a paper was made or dropped
    Explain {
        /// The paper
        file: PathBuf,

        #[command(flatten)]
        opening: Opening,
    },
    /// Compare the register with its originals and its search index
    Check,
    /// Copy the whole register into a new folder
    Backup {
        /// The folder to make the copy in
        folder: PathBuf,
    },
    /// Restore a backup
    #[command(long_about = "Restore a backup\n\n\
        Where there is a register already it is kept beside the restored one; nothing is lost.")]
    Restore {
        /// The backup's folder
        backup: PathBuf,
    },
    /// Read one paper from standard input, for the program itself.
    #[command(name = crate::jobs::READ_PAPER, hide = true)]
    ReadPaper,
    /// Draw pages of one file from standard input, for the program itself.
    #[command(name = crate::jobs::pages::DRAW_PAGES, hide = true)]
    DrawPages,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Papers, packs and e-mails; of a zip or a folder, every paper in it
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Put on the register at once what the papers say in so many words
    #[arg(long)]
    pub accept: bool,

    /// What a tracker's columns hold, remembered for the next: "Ref=number,Ask=text,RAG=progress"
    #[arg(long, value_name = "COLUMNS", long_help = MAP_HELP)]
    pub map: Option<NamedRoles>,

    #[command(flatten)]
    pub opening: Opening,
}

/// What is needed to read a file.
#[derive(Debug, Args)]
pub(super) struct Opening {
    /// The password of a PDF that is protected.
    #[arg(
        long,
        value_name = "PASSWORD",
        help = "The password of a PDF that is protected [or in SCRUTINY_DESK_PASSWORD]; it is not kept"
    )]
    password: Option<Password>,

    /// Leave scans as pictures, where Tesseract would read them
    #[arg(long)]
    pub no_ocr: bool,
}

/// The variable of the environment that may hold a password: unlike an argument it is not listed to
/// other users of the computer.
const PASSWORD: &str = "SCRUTINY_DESK_PASSWORD";

impl Opening {
    /// The password that was given.
    pub fn password(&self) -> Option<Password> {
        let kept = || {
            std::env::var(PASSWORD)
                .ok()
                .and_then(|words| Password::typed(&words))
        };
        self.password.clone().or_else(kept)
    }

    /// What reads pictures, where it is wanted and found.
    pub fn tesseract(&self) -> Option<Tesseract> {
        if self.no_ocr {
            None
        } else {
            Whereabouts::Usual.find()
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    #[arg(value_enum, default_value_t = Listing::Items)]
    pub what: Listing,

    /// Print JSON
    #[arg(long)]
    pub json: bool,

    #[command(flatten)]
    pub filters: Filters,
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// In what form
    #[arg(long, value_enum)]
    pub format: FormatName,

    /// The file to write; `-` prints it
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,

    /// What came out of exempt papers too, which is left out otherwise
    #[arg(long)]
    pub with_exempt: bool,

    #[command(flatten)]
    pub filters: Filters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// A table for spreadsheets
    Csv,
    /// A page to be printed
    Html,
    /// Open follow-ups for a calendar program
    Ics,
}

/// Who asks whom, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StandingName {
    /// What we ask
    Ours,
    /// What was put to us
    PutToUs,
    /// Mere records
    Record,
}

impl StandingName {
    pub const fn standing(self) -> Standing {
        match self {
            Self::Ours => Standing::Ours,
            Self::PutToUs => Standing::PutToUs,
            Self::Record => Standing::Record,
        }
    }
}

/// A column of the board, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColumnName {
    NotAnswered,
    UnderConsideration,
    NotAgreed,
    ToDo,
    OnTrack,
    Delayed,
    Complete,
    Closed,
}

impl ColumnName {
    pub const fn column(self) -> Column {
        match self {
            Self::NotAnswered => Column::NotAnswered,
            Self::UnderConsideration => Column::UnderConsideration,
            Self::NotAgreed => Column::NotAgreed,
            Self::ToDo => Column::ToDo,
            Self::OnTrack => Column::OnTrack,
            Self::Delayed => Column::Delayed,
            Self::Complete => Column::Complete,
            Self::Closed => Column::Closed,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// Filed papers, newest first
    Papers,
    /// Recommendations, resolutions and actions, by last day
    Items,
    /// Follow-up dates, open ones by last day
    FollowUps,
    /// Meetings that are kept or have papers, latest first
    Meetings,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// Its reference as `list` prints it, or any beginning or end of its identity
    pub reference: String,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("form").required(true).args(["json", "text"])))]
pub(super) struct Extract {
    /// Print what was found as one JSON object
    #[arg(long)]
    pub json: bool,

    /// Print the text in which the places of findings are counted
    #[arg(long)]
    pub text: bool,

    /// What a tracker's columns hold: "Ref=number,Ask=text,RAG=progress"
    #[arg(long, value_name = "COLUMNS", long_help = MAP_HELP)]
    pub map: Option<NamedRoles>,

    /// The paper
    pub file: PathBuf,

    #[command(flatten)]
    pub opening: Opening,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_commands_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
