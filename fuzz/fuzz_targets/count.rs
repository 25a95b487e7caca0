//! Any text as a trustee's part, whose part it is, the size of the tally, and a result.
#![no_main]

use ballot::{ElectionResult, PartialDecryption, TrusteeNumber};
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::VERDICT;

fuzz_target!(|text: &[u8]| {
    let (election, tally) = (VERDICT.election(), VERDICT.tally().expect("the vector has a tally"));
    let key = &VERDICT.trustees().keys()[0];
    if let Ok(part) = PartialDecryption::check(election, tally, key, text) {
        let part = || [(TrusteeNumber::at(0), &part)];
        let result = ElectionResult::check(VERDICT.trustees(), tally, part(), text);
        assert!(result.is_err(), "a part is no result");
        let opened = ElectionResult::open(VERDICT.trustees(), tally, part()).expect("a good part opens the sums");
        assert_eq!(Some(&opened), VERDICT.result());
    }
    let _ = PartialDecryption::owner(text, text);
    let _ = tally.matches(tally.text().as_bytes(), text);
    if let Ok(result) = ElectionResult::read_accepted(text) {
        assert_eq!(result.text().as_bytes(), text, "a result has one spelling");
    }
});
