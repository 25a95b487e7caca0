//! Any records as an archive, with all hashes around them made right.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|lines: &[u8]| {
    let archive = pingyi_fuzz::archive(lines);
    match ballot::verify(&archive) {
        Ok(verdict) => {
            let (election, sums) = (verdict.election(), verdict.result());
            assert!(sums.is_none_or(|sums| sums.numbers().len() == election.questions().len()));
            assert_eq!(verdict.counted() + verdict.replaced(), verdict.ballots().len());
            let _ = verdict.to_string();
        }
        Err(refusal) => {
            assert!((1..=15).contains(&refusal.check().number()));
            let _ = refusal.to_string();
        }
    }
});
