//! A code that is typed on a real terminal, which util-linux' `script` plays.

use std::{
    io::{Read, Write as _},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use ballot::TrusteeKey;

use crate::office::Office;

/// Reads what the terminal shows until it shows this.
fn shows(terminal: &mut impl Read, words: &str, seen: &mut String) {
    let mut byte = [0];
    let mut bytes = Vec::new();
    while !String::from_utf8_lossy(&bytes).contains(words) {
        let read = terminal.read(&mut byte).unwrap();
        assert!(read == 1, "the terminal never shows {words:?}: {}", String::from_utf8_lossy(&bytes));
        bytes.extend(byte);
    }
    seen.push_str(&String::from_utf8_lossy(&bytes));
}

/// Waits until the terminal shows nothing of what is typed.
fn is_blind(office: &Office) {
    for _ in 0..500 {
        let name = office.read("where");
        let settings = Command::new("stty").args(["-F", name.trim(), "-a"]).output().unwrap();
        if String::from_utf8_lossy(&settings.stdout).split_whitespace().any(|word| word == "-echo") {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("the terminal shows what is typed");
}

#[test]
fn a_code_that_is_typed_is_not_shown() {
    let office = Office::open();
    office.draws_a_code("chair");
    let code = office.read("chair.code");
    let pingyi = env!("CARGO_BIN_EXE_pingyi");
    let typed = format!("tty > where; exec '{pingyi}' trustee key --review r7 --out key.json");
    let mut terminal = Command::new("script")
        .args(["-qec", &typed, "/dev/null"])
        .current_dir(office.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("util-linux is there");
    let (mut keys, mut screen) = (terminal.stdin.take().unwrap(), terminal.stdout.take().unwrap());
    let mut seen = String::new();
    for prompt in ["as it stands on your paper", "once more"] {
        shows(&mut screen, prompt, &mut seen);
        is_blind(&office);
        keys.write_all(code.as_bytes()).unwrap();
    }
    shows(&mut screen, "Fingerprint of your public key", &mut seen);
    screen.read_to_string(&mut seen).unwrap();
    assert!(terminal.wait().unwrap().success(), "{seen}");
    assert!(!seen.contains(code.trim()), "{seen}");
    assert!(TrusteeKey::parse(office.read("key.json").trim().as_bytes()).is_ok());
}
