//! What can be typed: the commands, their options, and the help that explains them.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

const ABOUT: &str = "\
Files council papers and keeps what was recommended, answered, resolved and promised in them.
Without a command the window opens.";

const AFTER_HELP: &str = "\
Examples:
  scrutiny-desk                                   open the window
  scrutiny-desk import minutes.html response.txt  file two papers
  scrutiny-desk list                              what is asked, and where it stands
  scrutiny-desk list follow-ups                   what is due, and when
  scrutiny-desk show 3fa9c1d2                     everything about one paper or item
  scrutiny-desk extract --json response.txt       what a paper says, without filing it

Exit codes:
  0  done
  1  the program or the computer failed, or a check found faults
  2  what was typed does not fit
  3  a file given cannot be used
  4  the register is in use elsewhere
  5  the register was written by a newer version of the program";

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
    /// List papers, items or follow-ups
    List(List),
    /// Show everything about one paper or item
    Show(Show),
    /// Print what a paper says, without filing it
    Extract(Extract),
    /// Tell why each finding of a paper was made or dropped
    Explain {
        /// The paper
        file: PathBuf,
    },
    /// Compare the register with its originals and its search index
    Check,
    /// Copy the whole register into a new folder
    Backup {
        /// The folder to make the copy in
        folder: PathBuf,
    },
    /// Bring a backup back
    #[command(long_about = "Bring a backup back\n\n\
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
    /// The papers
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Put on the register at once what the papers say in so many words
    #[arg(long)]
    pub accept: bool,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// What to list
    #[arg(value_enum, default_value_t = Listing::Items)]
    pub what: Listing,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// Filed papers, newest first
    Papers,
    /// Recommendations, resolutions and actions, by last day
    Items,
    /// Follow-up dates, open ones by last day
    FollowUps,
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

    /// The paper
    pub file: PathBuf,
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
