//! What every process of our own has in common: how it is started, how its memory is watched and how
//! its last words are kept.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{ChildStderr, Command, Stdio};
use std::thread;

/// How much of what a process says last is kept, in bytes.
const LAST_WORDS_BYTES: usize = 8 * 1024;

/// How our own program is started as a process with these arguments, with all three pipes.
pub(super) fn command(program: &Path, arguments: &[OsString]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        /// No console window flashes up for each paper.
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command
}

/// How much memory a process takes now; a system that does not tell leaves it to the other limits.
pub(super) struct MemoryWatch {
    system: Option<sysinfo::System>,
    process: sysinfo::Pid,
}

impl MemoryWatch {
    pub(super) fn of(process: u32) -> Self {
        Self {
            system: sysinfo::System::new().ok(),
            process: sysinfo::Pid::from_u32(process),
        }
    }

    /// In bytes; 0 where the process has ended.
    pub(super) fn bytes(&mut self) -> u64 {
        let Some(system) = &mut self.system else {
            return 0;
        };
        system.refresh_processes_specifics(
            sysinfo::ProcessesToUpdate::Some(&[self.process]),
            true,
            sysinfo::ProcessRefreshKind::nothing()
                .with_memory()
                .without_tasks(),
        );
        system.process(self.process).map_or(0, sysinfo::Process::memory)
    }
}

/// Starts a thread with a name. It ends by itself when the pipe that it serves closes, so nobody
/// waits for it.
pub(super) fn named(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

/// Drains what the process says besides its answer, and keeps the end of it.
pub(super) fn last_words_of(mut errors: ChildStderr) -> String {
    let mut kept: Vec<u8> = Vec::new();
    let mut piece = [0_u8; 4096];
    while let Ok(length @ 1..) = errors.read(&mut piece) {
        kept.extend(piece.iter().take(length));
        kept.drain(..kept.len().saturating_sub(LAST_WORDS_BYTES));
    }
    String::from_utf8_lossy(&kept).into_owned()
}
