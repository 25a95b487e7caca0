//! Any text as a list of trustees, a trustee's key, and a secret key.
#![no_main]

use ballot::{SecretKey, TrusteeKey, Trustees};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    if let Ok(trustees) = Trustees::parse(text) {
        assert_eq!(trustees.text().as_bytes(), text, "a list is kept verbatim");
        let again = Trustees::parse(trustees.text().as_bytes()).expect("what was read is read again");
        assert_eq!(again.election_key(), trustees.election_key());
    }
    if let Ok(key) = TrusteeKey::parse(text) {
        assert_eq!(key.text().as_bytes(), text, "a key has one spelling");
    }
    if let Some(secret) = std::str::from_utf8(text).ok().and_then(|text| SecretKey::from_decimal(text).ok()) {
        assert_eq!(secret.expose_decimal().as_bytes(), text, "a number has one spelling");
    }
});
