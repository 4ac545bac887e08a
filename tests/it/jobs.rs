//! Reading papers in a process of its own, with the real program on the other end of the pipe.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use scrutiny_desk::jobs::{ImportError, Limits, ReaderProgram, read_in_child};

use crate::support::{Home, PROGRAM};

fn ended_within(child: &mut Child, limit: Duration) -> bool {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > limit {
            return false;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    true
}

/// A reading process that has its paper and waits for somebody to take the answer.
fn waiting_process(home: &Home) -> Child {
    let paper = "That the Cabinet reports back. ".repeat(40_000);
    let request = serde_json::json!({
        "version": 1,
        "file_name": "long.txt",
        "bytes": paper.len(),
        "memory_bytes": 1_u64 << 30,
        "municipal_year_begins": 4,
    });
    let mut child = home
        .command(["read-paper"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let input = child.stdin.as_mut().unwrap();
    writeln!(input, "{request}").unwrap();
    input.write_all(paper.as_bytes()).unwrap();
    child
}

#[test]
fn the_reading_process_goes_when_its_parent_goes() {
    let home = Home::new();
    let mut child = waiting_process(&home);
    assert!(
        !ended_within(&mut child, Duration::from_millis(300)),
        "it does not wait for its answer to be taken"
    );
    drop(child.stdin.take());
    assert!(
        ended_within(&mut child, Duration::from_secs(20)),
        "it is still there"
    );
}

#[test]
fn reading_that_takes_more_memory_than_allowed_is_stopped_and_said() {
    let home = Home::new();
    let paper = home.file("long.txt", "That the Cabinet reports back.\n".repeat(2_000_000));
    let program = ReaderProgram {
        limits: Limits {
            memory_bytes: 160 * 1024 * 1024,
            ..Limits::default()
        },
        ..ReaderProgram::from(PathBuf::from(PROGRAM))
    };
    let stopped = read_in_child(&paper, &program);
    assert!(
        matches!(stopped, Err(ImportError::TooMuchMemory { limit: 167_772_160 })),
        "{:?}",
        stopped.map(|(document, _)| document.text.len())
    );
}
