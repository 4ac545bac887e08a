//! What the register can refuse, and how it can fail.

use std::error::Error;

use super::{Problem, ProblemKind};
use crate::register::RegisterError;

impl From<&RegisterError> for Problem {
    fn from(error: &RegisterError) -> Self {
        if let RegisterError::Store(error) = error {
            return error.into();
        }
        let problem = Self::new(kind(error), message(error), hint(error));
        // What the machine said helps only where the machine failed.
        if error.source().is_some() {
            problem.because(error)
        } else {
            problem
        }
    }
}

const fn kind(error: &RegisterError) -> ProblemKind {
    match error {
        RegisterError::InUse { .. } => ProblemKind::Busy,
        RegisterError::Newer { .. } => ProblemKind::NewerVersion,
        RegisterError::NotARegister { .. } | RegisterError::NoBackup { .. } => ProblemKind::YourFile,
        RegisterError::NotThere { .. }
        | RegisterError::Older { .. }
        | RegisterError::ReadOnly
        | RegisterError::Unwritable { .. }
        | RegisterError::Gone(_)
        | RegisterError::NotWaiting
        | RegisterError::NoWords
        | RegisterError::NoTime
        | RegisterError::NoteOnNothing
        | RegisterError::NoColumns
        | RegisterError::OwnEdition
        | RegisterError::NothingProposed
        | RegisterError::WrongNumber
        | RegisterError::AddedAlready
        | RegisterError::MeetingKept
        | RegisterError::NameTaken { .. }
        | RegisterError::MergedWithItself
        | RegisterError::OfTwoCouncils
        | RegisterError::OwnSuccessor
        | RegisterError::DayToCome
        | RegisterError::Impossible(_)
        | RegisterError::NothingToUndo
        | RegisterError::NothingToRedo
        | RegisterError::ChangedSince { .. } => ProblemKind::YourInput,
        RegisterError::Damaged
        | RegisterError::Folder { .. }
        | RegisterError::Store(_)
        | RegisterError::Thread(_)
        | RegisterError::WriterStopped => ProblemKind::OurFault,
    }
}

fn message(error: &RegisterError) -> String {
    match error {
        RegisterError::InUse { folder } => {
            return format!("This register is open in another window: {}", folder.display());
        }
        RegisterError::NotThere { folder } => {
            return format!("There is no register here yet: {}", folder.display());
        }
        RegisterError::NotARegister { file } => {
            return format!(
                "This file belongs to another program and is not a register: {}",
                file.display()
            );
        }
        RegisterError::Folder { path, .. } => {
            return format!("The register’s folder cannot be used: {}", path.display());
        }
        RegisterError::Unwritable { folder } => {
            return format!("Nothing can be written to the register’s folder: {}", folder.display());
        }
        RegisterError::NoBackup { folder } => {
            return format!("There is no whole backup in this folder: {}", folder.display());
        }
        RegisterError::Newer { found, known } => {
            return format!(
                "This register was written by a newer version of the program (its format is {found}, this version knows {known})"
            );
        }
        RegisterError::Gone(entity) => {
            return format!("The {} is no longer on the register", entity.label().to_lowercase());
        }
        RegisterError::NameTaken { name } => {
            return format!("Another one on the register goes by the name “{name}”");
        }
        RegisterError::Impossible(why) => return why.clone(),
        RegisterError::ChangedSince { label } => {
            return format!("“{label}” cannot be undone, because what it changed was changed again later");
        }
        RegisterError::Older { .. } => "This register was written by an older version of the program",
        RegisterError::Damaged => "The register is damaged and can only be read",
        RegisterError::ReadOnly => "This register is open for reading only",
        RegisterError::Store(_) => "The database failed",
        RegisterError::NotWaiting => "This finding no longer waits in the inbox",
        RegisterError::NoWords => "The words are missing",
        RegisterError::NoTime => "Neither a day nor a phrase is given",
        RegisterError::NoteOnNothing => "This note is on no item and no paper",
        RegisterError::NoColumns => "No column, or more than one, holds the recommendation or action",
        RegisterError::OwnEdition => "A paper cannot be an edition of itself",
        RegisterError::NothingProposed => "There is no proposed date to take or leave",
        RegisterError::WrongNumber => "The number typed is not the number of this paper",
        RegisterError::AddedAlready => "This was added already",
        RegisterError::MeetingKept => "There is a meeting of this body on this day already",
        RegisterError::MergedWithItself => "One cannot be merged with itself",
        RegisterError::OfTwoCouncils => "These are bodies of two councils",
        RegisterError::OwnSuccessor => "A body cannot take its own place",
        RegisterError::DayToCome => "That day is still to come",
        RegisterError::NothingToUndo => "There is nothing to undo",
        RegisterError::NothingToRedo => "There is nothing to redo",
        RegisterError::Thread(_) => "The computer did not let the program work in the background",
        RegisterError::WriterStopped => "The program can no longer write to the register",
    }
    .to_owned()
}

const fn hint(error: &RegisterError) -> &'static str {
    match error {
        RegisterError::InUse { .. } => {
            "Close that window and try again. On the command line, list, show, export and backup work beside it."
        }
        RegisterError::NotThere { .. } => {
            "Open the window or file a paper to begin one, or name another folder with --register."
        }
        RegisterError::NotARegister { .. } => "Choose another folder for the register.",
        RegisterError::NoBackup { .. } => {
            "Choose the folder of one backup: its name is the day and the time it was made."
        }
        RegisterError::Newer { .. } => "Install that version or a later one. Nothing was changed.",
        RegisterError::Older { .. } => "Open it once in the window: it is copied first and then upgraded.",
        RegisterError::Damaged => {
            "Nothing was deleted. Restore the last backup; the damaged register is kept beside it."
        }
        RegisterError::ReadOnly => "Close the window or program that has it open, then try again.",
        RegisterError::Unwritable { .. } => {
            "Copy the whole folder to a disk that you may write to, and open it there with --register."
        }
        RegisterError::Folder { .. } => {
            "Check that the disk is connected and that you may write there, or choose another folder."
        }
        RegisterError::NotWaiting => "Look at it among the accepted and rejected findings of its paper.",
        RegisterError::NoWords => "Type what it says.",
        RegisterError::NoTime => "Type a day, or a phrase such as “by March”.",
        RegisterError::NoteOnNothing => "Open an item or a paper and write the note there.",
        RegisterError::NoColumns => "Say of one column that it holds it.",
        RegisterError::OwnEdition => "Choose the earlier paper.",
        RegisterError::MeetingKept => "Open it under Meetings.",
        RegisterError::NameTaken { .. } => "Where the two are one, merge them instead.",
        RegisterError::MergedWithItself => "Choose the other one.",
        RegisterError::OfTwoCouncils => "Where the councils are one, merge those first.",
        RegisterError::OwnSuccessor => "Choose the body that came after it.",
        RegisterError::DayToCome => "Say so once it has come: until then the body does its own work.",
        RegisterError::Impossible(_) => "Change it and try again. Nothing was kept.",
        RegisterError::WrongNumber => "Type the number exactly as it is shown. Nothing was destroyed.",
        RegisterError::ChangedSince { .. } => "Undo the later change first, or set it by hand.",
        RegisterError::Thread(_) => "Close other programs and try again.",
        RegisterError::WriterStopped => {
            "Close the program and open it again. Everything up to the last change was kept."
        }
        RegisterError::Store(_)
        | RegisterError::Gone(_)
        | RegisterError::NothingProposed
        | RegisterError::AddedAlready
        | RegisterError::NothingToUndo
        | RegisterError::NothingToRedo => "",
    }
}
