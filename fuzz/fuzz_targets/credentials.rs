//! Any text as a list of credentials, and as a code on paper.
#![no_main]

use ballot::{Credentials, PrivateCredential};
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::VERDICT;

fuzz_target!(|text: &[u8]| {
    if let Ok(list) = Credentials::parse(text) {
        assert_eq!(list.text().as_bytes(), text, "a list is kept verbatim");
        assert!(list.len() <= text.len() / 66, "every credential takes its room");
        let _ = list.total_weight();
    }
    if let Some(card) = std::str::from_utf8(text).ok().and_then(|text| PrivateCredential::parse(text).ok()) {
        assert_eq!(card.expose().as_bytes(), text);
        let _ = card.public(VERDICT.election().uuid());
    }
});
