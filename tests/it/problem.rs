//! Every message as a reader who is no programmer sees it: read these, not the code, when changing a
//! word.

use std::ffi::CString;
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use scrutiny_desk::document::DocumentError;
use scrutiny_desk::jobs::pages::PagesError;
use scrutiny_desk::jobs::{HandOverError, ImportError};
use scrutiny_desk::problem::Problem;
use scrutiny_desk::register::RegisterError;
use scrutiny_desk::scrutiny::Day;
use scrutiny_desk::scrutiny::change::Entity;
use scrutiny_desk::scrutiny::finding::Confidence;
use scrutiny_desk::scrutiny::id::ItemId;
use scrutiny_desk::settings::SettingsError;
use scrutiny_desk::store::StoreError;

fn printed(problems: impl IntoIterator<Item = Problem>) -> String {
    let mut page = String::new();
    for problem in problems {
        writeln!(page, "{} [code {}]", problem.message, problem.kind.exit_code()).unwrap();
        for line in [problem.hint, problem.detail] {
            if !line.is_empty() {
                writeln!(page, "    {line}").unwrap();
            }
        }
    }
    page
}

fn refused_by_the_system() -> io::Error {
    io::Error::other("the system says why")
}

#[test]
fn what_can_be_wrong_with_a_file() {
    let problems = [
        ImportError::Unreadable(Arc::new(io::ErrorKind::NotFound.into())),
        ImportError::Unreadable(Arc::new(io::ErrorKind::PermissionDenied.into())),
        ImportError::Unreadable(Arc::new(refused_by_the_system())),
        ImportError::Folder,
        ImportError::EmptyFolder,
        ImportError::HoldsFiles,
        ImportError::NotAFile,
        ImportError::TookTooLong {
            waited: Duration::from_secs(60),
        },
        ImportError::TooMuchMemory { limit: 1 << 30 },
        ImportError::ReaderNotStarted(Arc::new(refused_by_the_system())),
        ImportError::ReaderStopped {
            detail: "signal: 11 (SIGSEGV)".to_owned(),
        },
        ImportError::from(RegisterError::Damaged),
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    There is no such file [code 3]
        Check its name and its folder.
        entity not found
    You are not allowed to read this file [code 3]
        Copy it into a folder of your own, or ask whoever owns it.
        permission denied
    This file could not be read [code 3]
        Check that its disk or network folder is connected, and try again.
        the system says why
    This is a folder [code 3]
        Choose the papers in it.
    There is no paper in this folder [code 3]
        Choose the folder in which the papers lie.
    This file holds other files and no words of its own [code 3]
        Import it to file what is in it, or unpack it and choose one of its papers.
    This is not a file but a device or a pipe [code 3]
        Choose a file.
    Reading this file came no further for 60 seconds and was stopped [code 3]
        Nothing of it was kept. Save it again as a web page or as plain text, and import that.
    Reading this file took too much of the computer’s memory and was stopped [code 3]
        Nothing of it was kept. Save the part you need as a file of its own, and import that.
        reading took more than 1073741824 bytes of memory
    The part of the program that reads papers could not be started [code 1]
        Close other programs and try again; if that does not help, install the program again.
        the reading process could not be started: the system says why
    The program failed on this file, and nothing of it was kept [code 3]
        Save it again as a web page or as plain text, and import that.
        signal: 11 (SIGSEGV)
    The register is damaged and can only be read [code 1]
        Nothing was deleted. Restore the last backup; the damaged register is kept beside it.
    "#);
}

#[test]
fn what_can_be_wrong_with_what_a_file_holds() {
    let problems = [
        ImportError::Document(DocumentError::Empty),
        ImportError::Document(DocumentError::TooLarge {
            bytes: 70_000_000,
            limit: 64 * 1024 * 1024,
        }),
        ImportError::Document(DocumentError::UnknownFormat { what: "a picture" }),
        ImportError::Document(DocumentError::OlderFormat {
            what: "an older Word document (.doc)",
            newer: ".docx",
        }),
        ImportError::Document(DocumentError::NotText),
        ImportError::Document(DocumentError::Damaged),
        ImportError::Document(DocumentError::PasswordProtected),
        ImportError::Document(DocumentError::OnlyPictures),
        ImportError::Document(DocumentError::UnpacksTooLarge {
            limit: 256 * 1024 * 1024,
        }),
        ImportError::Document(DocumentError::UnsafeMarkup),
        ImportError::Document(DocumentError::NestedTooDeeply { limit: 1_000 }),
        ImportError::Document(DocumentError::UnknownEncryption),
        ImportError::Document(DocumentError::NoPageRead { what: "PDF" }),
        ImportError::Document(DocumentError::NeedsPassword),
        ImportError::Document(DocumentError::PictureTooLarge {
            width: 65_535,
            height: 65_535,
        }),
        ImportError::Document(DocumentError::UnknownPicture),
        ImportError::Document(DocumentError::NoText),
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    This file is empty [code 3]
        Download or copy it again.
    This file is too large: 67 MB, and the most that can be read is 64 MB [code 3]
        Save the part you need as a file of its own; unpack a zip, and import the folder.
    This file is a picture, which cannot be read yet [code 3]
        So far, PDFs, Word, Excel, OpenDocument and Rich Text files, e-mails, saved web pages, tables as text, plain text and Markdown can be read: save or copy the paper as one of these, and import that.
    This file is an older Word document (.doc), which cannot be read [code 3]
        Open it in the program it was made with or in LibreOffice, save it as .docx, and import that.
    This file’s name says that it is text, but it holds something else [code 3]
        Open it in the program it was made with, save it as plain text, and import that.
    This file is damaged or was cut short, and nothing in it can be read [code 3]
        Download or copy it again. If it opens in Word or LibreOffice, save it there under another name, and import that.
    This file is protected by a password [code 3]
        Open it, save it without a password, and import that.
    This file holds pictures and no words [code 3]
        If they are scanned pages, ask for the paper as text, or add its items by hand.
    This file unpacks to far more than a paper holds: over 256 MB [code 3]
        If it is a zip of papers, unpack it and import the folder. Otherwise ask whoever sent it what it is.
    This file is built in a way that cannot be read [code 3]
        Open it in the program it was made for, copy its text into a plain text file, and import that.
    This file is built in a way that cannot be read [code 3]
        Open it in the program it was made for, copy its text into a plain text file, and import that.
    This file is encrypted in a way that cannot be read [code 3]
        Open it in the program it was made with, save or print it as a PDF, and import that.
    No page of this PDF could be read [code 3]
        Open it, print it to a new PDF, and import that.
    This file is protected by a password [code 3]
        Import it by itself and type its password: the window asks for it, the command line takes --password.
    This picture is larger than any page: 65535 by 65535 pixels [code 3]
        Scan the page again at 300 dots to the inch, or save the picture smaller, and import that.
    This picture is packed in a way that cannot be read [code 3]
        Open it in any picture program, save it as PNG or JPEG, and import that.
    This PDF has pages but no words on them [code 3]
        If you can see words in it, they are drawn as shapes: ask for a copy with text.
    "#);
}

#[test]
fn why_the_pages_of_a_paper_may_not_be_shown() {
    let problems = [
        PagesError::Unreadable(Arc::new(refused_by_the_system())),
        PagesError::NotKept,
        PagesError::Document(DocumentError::NeedsPassword),
        PagesError::NotStarted(Arc::new(refused_by_the_system())),
        PagesError::Stopped {
            detail: "signal: 9 (SIGKILL)".to_owned(),
        },
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    The original of this paper could not be read [code 3]
        Its text is here. Import the file again to have its pages too.
        the original could not be read: the system says why
    The original of this paper is no longer kept [code 3]
        It was erased, because something in it was destroyed. The paper’s text is here.
    The pages of this paper are protected by a password [code 3]
        Type it to see them.
    The part of the program that draws pages could not be started [code 1]
        The text is here. Close other programs, and open the paper again.
        the drawing process could not be started: the system says why
    The pages of this paper cannot be shown as printed [code 3]
        Its text is here.
        signal: 9 (SIGKILL)
    "#);
}

#[test]
fn what_can_be_wrong_with_opening_a_register() {
    let folder = || PathBuf::from("/home/a/register");
    let problems = [
        RegisterError::InUse { folder: folder() },
        RegisterError::NotThere { folder: folder() },
        RegisterError::NotARegister {
            file: folder().join("register.db"),
        },
        RegisterError::Newer { found: 9, known: 1 },
        RegisterError::Older { found: 1, known: 2 },
        RegisterError::Damaged,
        RegisterError::ReadOnly,
        RegisterError::Unwritable { folder: folder() },
        RegisterError::Folder {
            source: refused_by_the_system(),
            path: folder(),
        },
        RegisterError::NoBackup { folder: folder() },
        RegisterError::Thread(refused_by_the_system()),
        RegisterError::WriterStopped,
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    This register is open in another window: /home/a/register [code 4]
        Close that window and try again. On the command line, list, show, export and backup work beside it.
    There is no register here yet: /home/a/register [code 2]
        Open the window or file a paper to begin one, or name another folder with --register.
    This file belongs to another program and is not a register: /home/a/register/register.db [code 3]
        Choose another folder for the register.
    This register was written by a newer version of the program (its format is 9, this version knows 1) [code 5]
        Install that version or a later one. Nothing was changed.
    This register was written by an older version of the program [code 2]
        Open it once in the window: it is copied first and then upgraded.
    The register is damaged and can only be read [code 1]
        Nothing was deleted. Restore the last backup; the damaged register is kept beside it.
    This register is open for reading only [code 2]
        Close the window or program that has it open, then try again.
    Nothing can be written to the register’s folder: /home/a/register [code 2]
        Copy the whole folder to a disk that you may write to, and open it there with --register.
    The register’s folder cannot be used: /home/a/register [code 1]
        Check that the disk is connected and that you may write there, or choose another folder.
        the folder of the register cannot be used: /home/a/register: the system says why
    There is no whole backup in this folder: /home/a/register [code 3]
        Choose the folder of one backup: its name is the day and the time it was made.
    The computer did not let the program work in the background [code 1]
        Close other programs and try again.
        no thread could be started: the system says why
    The program can no longer write to the register [code 1]
        Close the program and open it again. Everything up to the last change was kept.
    "#);
}

#[test]
fn what_a_change_can_be_refused_for() {
    let problems = [
        RegisterError::Gone(Entity::Response),
        RegisterError::NotWaiting,
        RegisterError::NoWords,
        RegisterError::NoTime,
        RegisterError::NoteOnNothing,
        RegisterError::NoColumns,
        RegisterError::OwnEdition,
        RegisterError::NothingProposed,
        RegisterError::WrongNumber,
        RegisterError::AddedAlready,
        RegisterError::MeetingKept,
        RegisterError::NothingToUndo,
        RegisterError::NothingToRedo,
        RegisterError::ChangedSince {
            label: "Set progress to Delayed".to_owned(),
        },
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    The answer is no longer on the register [code 2]
    This finding no longer waits in the inbox [code 2]
        Look at it among the accepted and rejected findings of its paper.
    The words are missing [code 2]
        Type what it says.
    Neither a day nor a phrase is given [code 2]
        Type a day, or a phrase such as “by March”.
    This note is on no item and no paper [code 2]
        Open an item or a paper and write the note there.
    No column, or more than one, holds the recommendation or action [code 2]
        Say of one column that it holds it.
    A paper cannot be an edition of itself [code 2]
        Choose the earlier paper.
    There is no proposed date to take or leave [code 2]
    The number typed is not the number of this paper [code 2]
        Type the number exactly as it is shown. Nothing was destroyed.
    This was added already [code 2]
    There is a meeting of this body on this day already [code 2]
        Open it under Meetings.
    There is nothing to undo [code 2]
    There is nothing to redo [code 2]
    “Set progress to Delayed” cannot be undone, because what it changed was changed again later [code 2]
        Undo the later change first, or set it by hand.
    "#);
}

#[test]
fn how_the_database_can_fail() {
    // Stands for whatever the database says: its errors are named in `store` alone.
    let said = || CString::new("a\0b").unwrap_err().into();
    let problems = [
        StoreError::DiskFull(said()),
        StoreError::Busy(said()),
        StoreError::Damaged(said()),
        StoreError::Unwritable(said()),
        StoreError::Rule(said()),
        StoreError::Refused(said()),
        StoreError::File {
            source: refused_by_the_system(),
            path: "/home/a/register/papers/ba".into(),
        },
        StoreError::UnknownCode(Confidence::from_code("sure").unwrap_err()),
        StoreError::NoId {
            column: "paper",
            source: "x".parse::<ItemId>().unwrap_err(),
        },
        StoreError::NoDate {
            column: "made_on",
            source: "x".parse::<Day>().unwrap_err(),
        },
        StoreError::Unreadable { column: "spans" },
        StoreError::Json(serde_json::from_str::<bool>("x").unwrap_err()),
        StoreError::CopyNotWhole {
            path: "/media/stick/20261123T184500Z".into(),
        },
    ];
    let problems = problems.map(RegisterError::Store);
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    The disk is full, so nothing was changed [code 1]
        Make room on the disk and try again.
        the disk is full: nul byte found in provided data at position: 1
    Another program is writing to the register [code 4]
        Wait for it to finish, or close it, and try again.
        another program is writing to the database: nul byte found in provided data at position: 1
    The register’s database is damaged [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        the database is damaged: nul byte found in provided data at position: 1
    The register’s database cannot be opened or written to [code 1]
        Check that the disk is connected and that you may write there.
        the database cannot be opened or written to: nul byte found in provided data at position: 1
    The database refused the change, so nothing was changed [code 1]
        Try again; if it happens again, the program is at fault.
        a row does not fit the rules of the database: nul byte found in provided data at position: 1
    The database refused the change, so nothing was changed [code 1]
        Try again; if it happens again, the program is at fault.
        the database refused: nul byte found in provided data at position: 1
    A file of the register cannot be read or written: /home/a/register/papers/ba [code 1]
        Check that the disk is connected, has room, and that you may write there.
        a file of the register cannot be read or written: /home/a/register/papers/ba: the system says why
    The register holds something that this version cannot read [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        "sure" is not a Confidence this version knows
    The register holds something that this version cannot read [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        the column paper holds no identity: invalid character: found `x` at 0
    The register holds something that this version cannot read [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        the column made_on holds no date: input contains invalid characters
    The register holds something that this version cannot read [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        the column spans holds a value this version cannot read
    The register holds something that this version cannot read [code 1]
        Nothing was deleted. Close the program and copy the register’s folder to a safe place; then restore the last good backup.
        a row of the history cannot be read: expected value at line 1 column 1
    The copy did not come out whole: /media/stick/20261123T184500Z [code 1]
        Check that the disk has room, and make the backup again.
        the copy is not whole: /media/stick/20261123T184500Z
    "#);
}

#[test]
fn what_handing_over_can_come_to() {
    let not_written = |kind: io::ErrorKind| HandOverError::NotWritten {
        path: PathBuf::from("Trackers/tracker.csv"),
        source: Arc::new(kind.into()),
    };
    let problems = [
        not_written(io::ErrorKind::NotFound),
        not_written(io::ErrorKind::PermissionDenied),
        not_written(io::ErrorKind::StorageFull),
        not_written(io::ErrorKind::IsADirectory),
        HandOverError::NotWritten {
            path: PathBuf::from("Trackers/tracker.csv"),
            source: Arc::new(refused_by_the_system()),
        },
        HandOverError::from(RegisterError::Gone(Entity::Meeting)),
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    The file could not be written [code 3]
        Check the folder: it is not there.
        entity not found: Trackers/tracker.csv
    The file could not be written [code 3]
        Close the file if another program has it open, or choose a folder of your own.
        permission denied: Trackers/tracker.csv
    The file could not be written [code 3]
        The disk is full: make room, or choose another disk.
        no storage space: Trackers/tracker.csv
    The file could not be written [code 3]
        A folder has this name: choose another.
        is a directory: Trackers/tracker.csv
    The file could not be written [code 3]
        Close the file if another program has it open, or choose another folder.
        the system says why: Trackers/tracker.csv
    The meeting is no longer on the register [code 2]
    "#);
}

#[test]
fn what_keeping_settings_can_come_to() {
    let problems = [
        SettingsError::NotWritten {
            path: "/home/a/.config/scrutinydesk/preferences.json".into(),
            source: refused_by_the_system(),
        },
        SettingsError::NotJson(serde_json::from_str::<bool>("x").unwrap_err()),
    ];
    insta::assert_snapshot!(printed(problems.iter().map(Problem::from)), @r#"
    Your display settings could not be saved [code 1]
        Check that the disk is not full and that you may write to /home/a/.config/scrutinydesk/preferences.json
        the preferences could not be written to /home/a/.config/scrutinydesk/preferences.json: the system says why
    Your display settings could not be saved [code 1]
        Choose a register whose folder has a plain name.
        the preferences cannot be written as JSON: expected value at line 1 column 1
    "#);
}
