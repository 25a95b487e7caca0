//! Any text as a ballot: as it is, and signed again by a dishonest voter.
#![no_main]

use ballot::EncryptedTally;
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::{CHECKER, VERDICT, signed};

fuzz_target!(|text: &[u8]| {
    check(text);
    if let Some(again) = std::str::from_utf8(text).ok().and_then(signed) {
        check(again.as_bytes());
    }
});

fn check(text: &[u8]) {
    match CHECKER.check(text) {
        Ok(ballot) => {
            assert!(text.len() <= CHECKER.longest());
            assert!(VERDICT.credentials().contains(ballot.credential()));
            let accepted = CHECKER.read_accepted(text).expect("what was accepted is read again");
            assert_eq!(
                EncryptedTally::of(VERDICT.election(), [&accepted]),
                EncryptedTally::of(VERDICT.election(), [&ballot])
            );
        }
        Err(refusal) => drop(refusal.to_string()),
    }
    let _ = CHECKER.read_accepted(text);
}
