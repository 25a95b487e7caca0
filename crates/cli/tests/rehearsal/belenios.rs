//! The archives before somebody else's program: Belenios' own tool.
//!
//! Every ballot also goes to its `verify-ballot`, where the archive is cut after its set-up.

use std::{path::Path, process::Command};

use tempfile::TempDir;

use crate::support::Held;

/// The tool named by `BELENIOS_TOOL`. Where there is none the test says so; in CI it must be there.
#[expect(clippy::disallowed_methods, reason = "only a test's surroundings know where the tool is")]
fn tool() -> Option<String> {
    if let Ok(path) = std::env::var("BELENIOS_TOOL") {
        return Some(path);
    }
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must set BELENIOS_TOOL");
    eprintln!("skipped: BELENIOS_TOOL does not name the program to compare with");
    None
}

fn says_yes(tool: &str, folder: &Path, command: &str) {
    let output = Command::new(tool).args(command.split(' ')).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "belenios-tool {command}: {said}");
}

/// The records of an archive: name, contents, and where each ends.
fn records(archive: &[u8]) -> Vec<(String, &[u8], usize)> {
    let (mut records, mut at) = (Vec::new(), 0);
    while at < archive.len() {
        let header = &archive[at..at + 512];
        let name = String::from_utf8_lossy(header.split(|byte| *byte == 0).next().unwrap()).into_owned();
        let length = usize::from_str_radix(std::str::from_utf8(&header[124..135]).unwrap(), 8).unwrap();
        let contents = &archive[at + 512..at + 512 + length];
        at += 512 + length.next_multiple_of(512);
        records.push((name, contents, at));
    }
    records
}

#[test]
fn belenios_accepts_every_archive_and_every_ballot_of_a_rehearsal() {
    let Some(tool) = tool() else { return };
    let mut ballots = 0;
    for archive in Held::shared().archives() {
        let (bytes, name) = (std::fs::read(&archive).unwrap(), archive.file_name().unwrap());
        let whole = TempDir::new().unwrap();
        std::fs::write(whole.path().join(name), &bytes).unwrap();
        says_yes(&tool, whole.path(), "election verify");

        let records = records(&bytes);
        let is_event = |record: &&(String, &[u8], usize)| record.0.ends_with(".event.json");
        let (_, setup, end) = records.iter().find(is_event).unwrap();
        assert!(String::from_utf8_lossy(setup).contains("\"Setup\""));
        let fresh = TempDir::new().unwrap();
        std::fs::write(fresh.path().join(name), &bytes[..*end]).unwrap();
        for pair in records.windows(2) {
            let [(_, ballot, _), (_, event, _)] = pair else { continue };
            if String::from_utf8_lossy(event).contains("\"type\":\"Ballot\"") {
                std::fs::write(fresh.path().join("ballot.json"), ballot).unwrap();
                says_yes(&tool, fresh.path(), "election verify-ballot --ballot ballot.json");
                ballots += 1;
            }
        }
    }
    // 38 voters, five of whom changed their mind.
    assert_eq!(ballots, 43);
}
