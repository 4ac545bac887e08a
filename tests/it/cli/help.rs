//! Help, version, and what happens where there is no display.

use crate::support::Home;

#[test]
fn the_help_reads_well_and_names_every_exit_code() {
    let ended = Home::new().run(["--help"]);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ended.out, @r#"
    Files council papers and keeps what was recommended, answered, resolved and promised in them.
    Without a command the window opens.

    Usage: scrutiny-desk [OPTIONS] [COMMAND]

    Commands:
      import   File papers and put what they seem to say into the inbox
      list     List papers, items, follow-ups or meetings
      show     Show everything about one paper or item
      export   Hand items over as a tracker, or follow-ups as a calendar
      extract  Print what a paper says, without filing it
      explain  Tell why each finding of a paper was made or dropped
      check    Compare the register with its originals and its search index
      backup   Copy the whole register into a new folder
      restore  Restore a backup
      help     Print this message or the help of the given subcommand(s)

    Options:
          --register <FOLDER>  The register's folder [default: the one open last, or the usual place]
      -h, --help               Print help
      -V, --version            Print version

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
      5  the register was written by a newer version of the program
    "#);
}

#[test]
fn a_command_that_does_not_exist_is_refused_with_code_2() {
    let ended = Home::new().run(["lsit"]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ended.err, @r#"
    error: unrecognized subcommand 'lsit'

      tip: a similar subcommand exists: 'list'

    Usage: scrutiny-desk [OPTIONS] [COMMAND]

    For more information, try '--help'.
    "#);
}

#[test]
fn the_version_is_that_of_the_package() {
    let ended = Home::new().run(["--version"]);
    assert_eq!(
        ended.out,
        concat!("scrutiny-desk ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_one_sentence_names_the_commands() {
    let ended = Home::new().run::<&str>([]);
    assert_eq!((ended.code, ended.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ended.err, @r#"
    The window cannot be opened: there is no display
      Start the program on a desktop, or use its commands: scrutiny-desk --help
    "#);
}
