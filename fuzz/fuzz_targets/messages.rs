//! Any text as a message of a ceremony of threshold trustees, as a server and as a trustee get it.
#![no_main]

use ballot::RecoveryCode;
use ballot::threshold::{Certificate, Certificates, Index, Output, Polynomial, Seed, Setting};
use libfuzzer_sys::fuzz_target;
use pingyi_fuzz::{Dice, THRESHOLD};
use std::sync::LazyLock;

/// The vector's ceremony, 2 of 3, as far as the round before the one that is attacked.
struct Ceremony {
    setting: Setting,
    certificates: Certificates,
    polynomials: Vec<Polynomial>,
    seed: Seed,
}

static CEREMONY: LazyLock<Ceremony> = LazyLock::new(|| {
    let setting = Setting::new(3, 2).expect("2 of 3");
    let certificates = Certificates::new(setting, &THRESHOLD.certificates).expect("the vector's certificates");
    let check = |(index, text): (Index, &String)| {
        Polynomial::check(&certificates, index, text.as_bytes()).expect("the vector's polynomials")
    };
    let polynomials = setting.indices().zip(&THRESHOLD.polynomials).map(check).collect();
    let code = RecoveryCode::parse(&THRESHOLD.code).expect("the first trustee's seed");
    Ceremony { setting, certificates, polynomials, seed: Seed::of(&code) }
});

fuzz_target!(|text: &[u8]| {
    let Ceremony { setting, certificates, polynomials, seed } = &*CEREMONY;
    let first = Index::at(0);
    if let Ok(one) = Certificate::check(*setting, first, text) {
        assert_eq!(one.text().as_bytes(), text, "a certificate has one spelling");
    }
    let _ = Certificates::of_all(&[text]);
    let _ = Polynomial::check(certificates, first, text).map_err(|blame| assert_eq!(blame.about, first));
    let _ = Output::check(certificates, polynomials, first, text).map_err(|blame| assert_eq!(blame.about, first));
    let _ = seed.share(certificates, first, text, &mut Dice(1));
    let _ = seed.open_share(text);
});
