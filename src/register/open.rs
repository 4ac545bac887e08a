//! Opening a register: one window at a time, newer files refused, older ones copied and upgraded,
//! damaged ones left as they are.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::{Access, Opened, RegisterError, backup, cloud};
use crate::scrutiny::Moment;
use crate::store::ladder::{self, Step};
use crate::store::open::{self, Found};
use crate::store::{self, Db};

/// The database within the folder of a register.
pub(super) const DATABASE: &str = "register.db";
/// The file whose lock says that a window has the register open.
pub(super) const LOCK: &str = "register.lock";
/// The folder of the backups that the program makes by itself.
pub(super) const BACKUPS: &str = "backups";

/// When it is looked whether every page of the database hangs together, which takes longer the more
/// there is on the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Soundness {
    /// Before anything else.
    First,
    /// After the window has been drawn, by [`super::Reader::is_sound`].
    Later,
    /// It has been looked, and it does not.
    KnownDamaged,
}

/// A register as found: who may write to it, and what was learnt on the way.
pub(super) struct Entered {
    /// The writing connection; none where the register can only be read.
    pub(super) db: Option<Db>,
    /// Held as long as the register is open to work in.
    pub(super) lock: Option<Lock>,
    /// What opening found out.
    pub(super) opened: Opened,
}

/// The lock of a register, held as long as this lives.
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a reading process that is just being started shares it for
        // a moment. Where unlocking fails, closing does it a little later.
        let _ = self.0.unlock();
    }
}

/// Takes the lock of the register in `folder`.
pub(super) fn lock(folder: &Path) -> Result<Lock, RegisterError> {
    let path = folder.join(LOCK);
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(RegisterError::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(RegisterError::InUse {
            folder: folder.to_owned(),
        }),
        Err(TryLockError::Error(source)) => Err(RegisterError::Folder { source, path }),
    }
}

/// What became of taking a register's place.
enum Place {
    /// It was only to be looked at.
    Looked,
    /// It is taken.
    Taken(Lock),
    /// There is a register, and nothing can be written beside it; why.
    Unwritable(RegisterError),
}

/// Takes the register in `folder` to work in: its folders are made and it is locked.
fn occupy(folder: &Path) -> Result<Place, RegisterError> {
    let parts = [
        folder.to_owned(),
        folder.join(store::original::FOLDER),
        folder.join(BACKUPS),
    ];
    let made = parts
        .iter()
        .try_for_each(|part| fs::create_dir_all(part).map_err(RegisterError::at(part)));
    match made.and_then(|()| lock(folder)) {
        Ok(lock) => Ok(Place::Taken(lock)),
        Err(refusal @ RegisterError::Folder { .. }) if folder.join(DATABASE).is_file() => {
            Ok(Place::Unwritable(refusal))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Enters the register in `folder`, climbing `steps` where it is older.
pub(super) fn enter(
    folder: &Path,
    access: Access,
    now: Moment,
    steps: &[Step],
    soundness: Soundness,
) -> Result<Entered, RegisterError> {
    let path = folder.join(DATABASE);
    let place = match access {
        Access::Read => Place::Looked,
        Access::Write => occupy(folder)?,
    };
    let mut entered = Entered {
        db: None,
        lock: None,
        opened: Opened {
            synced_by: cloud::synced_by(folder),
            backups: backup::list(&folder.join(BACKUPS)),
            ..Opened::default()
        },
    };
    // A register where nothing can be written is looked at, as the command line does.
    let (access, refusal) = match place {
        Place::Looked => (Access::Read, None),
        Place::Taken(lock) => {
            entered.lock = Some(lock);
            (Access::Write, None)
        }
        Place::Unwritable(refusal) => {
            entered.opened.unwritable = true;
            entered.opened.leaves_changes_out = has_log(folder);
            (Access::Read, Some(refusal))
        }
    };
    let known = ladder::newest(steps);
    match open::inspect(&path)? {
        Found::Stranger => return Err(RegisterError::NotARegister { file: path }),
        Found::Register { version } if version > known => {
            return Err(RegisterError::Newer {
                found: version,
                known,
            });
        }
        Found::Damaged => entered.opened.damaged = true,
        Found::Nothing if access == Access::Read => {
            return Err(RegisterError::NotThere {
                folder: folder.to_owned(),
            });
        }
        Found::Nothing => {
            let db = open::writing(&path)?;
            open::bring_up(&db, steps)?;
            entered.opened.created = true;
            entered.db = Some(db);
        }
        // An upgrade never starts from damage, however long looking for it takes.
        Found::Register { version }
            if is_damaged(
                &path,
                if version < known {
                    Soundness::First
                } else {
                    soundness
                },
            )? =>
        {
            entered.opened.damaged = true;
        }
        Found::Register { version } if version < known => {
            if access == Access::Read {
                return Err(refusal.unwrap_or(RegisterError::Older {
                    found: version,
                    known,
                }));
            }
            let copy = copy_before_upgrade(folder, version, now)?;
            let db = open::writing(&path)?;
            open::bring_up(&db, steps)?;
            entered.opened.upgraded_from = Some(copy);
            entered.db = Some(db);
        }
        Found::Register { .. } => {
            if access == Access::Write {
                entered.db = Some(open::writing(&path)?);
            }
        }
    }
    Ok(entered)
}

/// Whether a log of changes lies beside the database that has not been brought into it.
fn has_log(folder: &Path) -> bool {
    fs::metadata(folder.join(format!("{DATABASE}-wal"))).is_ok_and(|log| log.len() > 0)
}

fn is_damaged(path: &Path, soundness: Soundness) -> Result<bool, RegisterError> {
    Ok(match soundness {
        Soundness::First => !open::is_sound(&open::reading(path)?)?,
        Soundness::Later => false,
        Soundness::KnownDamaged => true,
    })
}

/// Copies an older database beside itself before it is upgraded.
fn copy_before_upgrade(folder: &Path, version: u32, now: Moment) -> Result<PathBuf, RegisterError> {
    let name = format!("{DATABASE}.v{version}-{}.before-upgrade", backup::stamp(now));
    let copy = folder.join(name);
    store::backup::copy_database(&open::reading(&folder.join(DATABASE))?, &copy)?;
    Ok(copy)
}
