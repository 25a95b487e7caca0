//! A forger changes a shared key in the list of trustees, hashes around it made right.

use crate::fixtures::{Forge, dice};
use ballot::threshold::{Blame, Index, ParametersError, Seed, Wrong};
use ballot::verify::{Check, Place, Reason};
use ballot::{RecoveryCode, TrusteeKeyError, TrusteeNumber, Trustees, TrusteesError, verify};
use proptest::prelude::*;
use serde_json::{Value, value::RawValue};

const ARCHIVE: &[u8] = include_bytes!("../vectors/threshold.bel");

fn text() -> String {
    Forge::of(ARCHIVE).events[0].data[1].clone()
}

/// Why the list is refused, also as part of an archive.
fn refused(change: impl Fn(&str) -> String) -> TrusteesError {
    let bytes = Forge::of(ARCHIVE).set_up(1, &change).bytes();
    let refusal = verify(&bytes).unwrap_err();
    assert_eq!((refusal.check(), refusal.place()), (Check::Trustees, Place::Record { record: 2 }));
    let why = Trustees::parse(change(&text()).as_bytes()).unwrap_err();
    assert_eq!(*refusal.reason(), Reason::Trustees(why.clone()));
    why
}

fn blamed(place: usize, wrong: Wrong) -> TrusteesError {
    let why = ParametersError::Blame(Blame { about: Index::at(place), wrong });
    TrusteesError::Threshold { item: 1, first: TrusteeNumber::at(0), why }
}

/// The second member of each of these lists in the place of the first.
fn doubled(list: &str) -> TrusteesError {
    let parsed: Value = serde_json::from_str(&text()).unwrap();
    assert_eq!(parsed[0][1][list].as_array().unwrap().len(), 3);
    refused(|text| {
        let start = text.find(&format!("\"{list}\":[")).unwrap() + list.len() + 4;
        let (first, second) = two_objects(&text[start..]);
        format!("{}{second},{second}{}", &text[..start], &text[start + first.len() + 1 + second.len()..])
    })
}

/// The object with which a text begins, as it is spelled.
fn object(text: &str) -> &str {
    let mut objects = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    objects.next().unwrap().unwrap().get()
}

fn two_objects(text: &str) -> (&str, &str) {
    let first = object(text);
    (first, object(&text[first.len() + 1..]))
}

#[test]
fn each_trustees_entries_are_that_trustees() {
    assert_eq!(doubled("certs"), blamed(0, Wrong::Context));
    assert_eq!(doubled("coefexps"), blamed(0, Wrong::CoefficientsSignature));
    assert_eq!(doubled("signatures"), blamed(0, Wrong::CertificatesSignature));
    assert_eq!(doubled("verification_keys"), blamed(0, Wrong::Key(TrusteeKeyError::OtherShare)));
}

#[test]
fn the_numbers_are_those_that_all_signed() {
    let with = |threshold: &str| {
        refused(|text| text.replacen("\"threshold\":2", &format!("\"threshold\":{threshold}"), 1))
    };
    assert_eq!(with("1"), blamed(0, Wrong::Context));
    assert_eq!(with("3"), blamed(0, Wrong::Context));
    for absurd in ["0", "4", "18446744073709551615"] {
        let why = with(absurd);
        let TrusteesError::Threshold { item: 1, why: ParametersError::Setting(_), .. } = why else {
            panic!("{why}")
        };
    }
    let fewer = refused(|text| {
        let start = text.find("\"signatures\":[").unwrap() + 14;
        let (first, _) = two_objects(&text[start..]);
        text.replacen(&format!("\"signatures\":[{first},"), "\"signatures\":[", 1)
    });
    assert_eq!(
        fewer,
        TrusteesError::Threshold { item: 1, first: TrusteeNumber::at(0), why: ParametersError::Lengths }
    );
}

#[test]
fn the_last_to_speak_cannot_choose_the_key() {
    // Another certificate with a key of the forger's, rightly signed by itself: the others did not sign that one.
    let stranger = Seed::of(&RecoveryCode::draw(&mut dice(8)));
    let setting = ballot::threshold::Setting::new(3, 2).unwrap();
    let forged = stranger.certificate(setting, Index::at(2), &mut dice(8));
    let parsed: Value = serde_json::from_str(&text()).unwrap();
    let message = parsed[0][1]["certs"][2]["message"].as_str().unwrap();
    let why = refused(|text| {
        let start = text.find(&serde_json::to_string(message).unwrap()).unwrap() - "{\"message\":".len();
        text.replacen(object(&text[start..]), &forged, 1)
    });
    assert_eq!(why, blamed(0, Wrong::CertificatesSignature));
}

#[test]
fn the_spelling_is_the_canonical_one_within_signed_messages_too() {
    for (from, to) in
        [("{\\\"coefexps\\\":[", "{\\\"coefexps\\\": ["), ("{\\\"context\\\":", "{\\\"context\\\" :")]
    {
        let why = refused(|text| text.replacen(from, to, 1));
        let TrusteesError::Threshold { why: ParametersError::Blame(blame), .. } = why else {
            panic!("{why}")
        };
        assert!(matches!(blame.wrong, Wrong::Json(_)), "{blame}");
    }
    for (from, to) in [
        ("{\"threshold\":2,", "{\"threshold\":2,\"threshold\":2,"),
        ("{\"threshold\":2,", "{\"more\":1,\"threshold\":2,"),
        ("{\"threshold\":2,", "{\"threshold\":2.0,"),
        ("[[\"Pedersen\",", "[[\"Pedersen\",1,"),
        ("[[\"Pedersen\",", "[[\"Single\","),
    ] {
        let why = refused(|text| text.replacen(from, to, 1));
        assert!(matches!(why, TrusteesError::Json(_)), "{why}");
    }
    // White space between the fields is nobody's harm: what is hashed is the text as it stands.
    let spaced = text().replacen("{\"threshold\":2,", "{ \"threshold\":2,", 1);
    assert!(Trustees::parse(spaced.as_bytes()).is_ok());
}

#[test]
fn what_older_programs_left_out_is_missed() {
    // Signatures of the certificates, and of the keys, came with later versions.
    let parsed: Value = serde_json::from_str(&text()).unwrap();
    let signature = &parsed[0][1]["verification_keys"][1]["signature"];
    let [challenge, response] = ["challenge", "response"].map(|name| signature[name].as_str().unwrap());
    let proof = format!(r#","signature":{{"challenge":"{challenge}","response":"{response}"}}"#);
    let why = refused(|text| text.replacen(&proof, "", 1));
    assert_eq!(why, blamed(1, Wrong::Key(TrusteeKeyError::Signature)));
    let why = refused(|text| text.replacen("\"signatures\":", "\"signature\":", 1));
    assert!(matches!(why, TrusteesError::Json(_)), "{why}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_digit_anywhere_is_refused(place in any::<prop::sample::Index>(), by in 1u8..10) {
        let mut bytes = text().into_bytes();
        let digits: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
        let at = digits[place.index(digits.len())];
        bytes[at] = b'0' + (bytes[at] - b'0' + by) % 10;
        prop_assert!(Trustees::parse(&bytes).is_err());
    }

    #[test]
    fn a_changed_archive_never_holds(changes in prop::collection::vec((0..ARCHIVE.len(), 1u8..), 1..4)) {
        let mut bytes = ARCHIVE.to_vec();
        for (place, change) in changes {
            bytes[place] ^= change;
        }
        prop_assume!(bytes != ARCHIVE);
        prop_assert!(verify(&bytes).is_err());
    }
}
