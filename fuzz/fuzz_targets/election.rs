//! Any text as an election.
#![no_main]

use ballot::{Credentials, Checker, Election, EncryptedTally};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let Ok(election) = Election::parse(text) else { return };
    assert_eq!(election.text().as_bytes(), text, "an election is kept verbatim");
    assert!(!election.questions().is_empty());
    assert!(election.questions().iter().all(|question| question.min() <= question.max()));
    let tally = EncryptedTally::of(&election, []);
    assert_eq!(tally.answers().len(), election.questions().len());
    let checker = Checker::new(election, Credentials::parse(b"[]").expect("nobody may vote"));
    assert!(checker.check(b"{}").is_err());
});
