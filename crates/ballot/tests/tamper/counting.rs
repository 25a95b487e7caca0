//! Points 13 to 15.

use super::{assert_refused, stage};
use crate::fixtures::Forge;
use ballot::verify::{Check, Place, Reason};
use ballot::{DecryptionError, EncryptedTally, Hash, ResultError, TallyError, TrusteeNumber};

#[test]
fn the_tally_is_the_product_of_the_counted_ballots() {
    let stage = stage();
    let checker = stage.house.checker();
    let ballots: Vec<_> =
        (1..=3).map(|event| checker.check(stage.forge().events[event].data[0].as_bytes()).unwrap()).collect();
    let election = &stage.house.election;
    let of = |chosen: &[usize]| EncryptedTally::of(election, chosen.iter().map(|place| &ballots[*place]));
    let with = |tally: &EncryptedTally| {
        let mut forge = stage.forge();
        let event = forge.find("EncryptedTally");
        forge.events[event].data = vec![tally.text().to_owned(), tally.sized_text()];
        forge.bytes()
    };
    assert_eq!(with(&of(&[0, 1, 2])), stage.finished.archive);
    assert_eq!(of(&[1, 2]), stage.finished.tally, "the first ballot is replaced by the third");
    // The replaced ballot instead of the new one; a ballot left out; nothing at all.
    for chosen in [vec![0, 1], vec![2], vec![1], vec![]] {
        assert_refused!(with(&of(&chosen)), Tally, Reason::Tally(TallyError::NotTheProduct));
    }
    let spaced = stage.forge().change("EncryptedTally", 0, |text| format!("{text} ")).bytes();
    assert_refused!(spaced, Tally, Reason::Tally(TallyError::NotTheProduct));
}

#[test]
fn the_size_of_the_tally_is_right() {
    let stage = stage();
    let with = |from: &str, to: &str| {
        stage.forge().change("EncryptedTally", 1, |text| text.replace(from, to)).bytes()
    };
    assert_refused!(
        with("\"num_tallied\":2", "\"num_tallied\":3"),
        Tally,
        Reason::Tally(TallyError::Counted { said: 3, counted: 2 })
    );
    let weight = with("\"total_weight\":4", "\"total_weight\":6");
    assert_refused!(weight, Tally, Reason::Tally(TallyError::Weight { .. }));
    let text = with("\"total_weight\":4", "\"total_weight\":\"4\"");
    assert_refused!(text, Tally, Reason::Tally(TallyError::Json(_)));
    let hash = stage.finished.tally.hash().to_string();
    let other = with(&hash, &Hash::of("another").to_string());
    assert_refused!(other, Tally, Reason::Tally(TallyError::OtherTally));
}

/// Changes the first partial decryption, its hash in the owner's record with it.
pub(super) fn part(forge: Forge, change: impl FnOnce(&str) -> String) -> Vec<u8> {
    let event = forge.find("PartialDecryption");
    let before = Hash::of(&forge.events[event].data[0]).to_string();
    let forge = forge.change("PartialDecryption", 0, change);
    let after = Hash::of(&forge.events[event].data[0]).to_string();
    forge.change("PartialDecryption", 1, |owned| owned.replace(&before, &after)).bytes()
}

#[test]
fn partial_decryptions_are_proved_even_before_there_is_a_result() {
    let stage = stage();
    let base = format!("{}58", "6".repeat(62));
    for forge in [stage.forge(), stage.forge().until("PartialDecryption")] {
        let factor = part(forge.clone(), |text| {
            let start = text.find("[[\"").unwrap() + 3;
            format!("{}{base}{}", &text[..start], &text[start + 64..])
        });
        let refusal = assert_refused!(
            factor,
            Decryption,
            Reason::Decryption(DecryptionError::Proof { question: 1, choice: 1 })
        );
        assert_eq!(refusal.place(), Place::Trustee { record: 16, trustee: TrusteeNumber::at(0) });

        let proof = part(forge.clone(), |text| {
            let last = text.rfind("\"response\":\"").unwrap() + 12;
            format!("{}1{}", &text[..last], &text[last + 1..])
        });
        assert_refused!(proof, Decryption, Reason::Decryption(_));

        let point = part(forge.clone(), |text| {
            let start = text.find("[[\"").unwrap() + 3;
            format!("{}{}{}", &text[..start], "9".repeat(63) + "5", &text[start + 64..])
        });
        assert_refused!(point, Decryption, Reason::Decryption(DecryptionError::Json(_)));

        let shape = part(forge.clone(), |text| text.replacen("[[", "[[],[", 1));
        assert_refused!(shape, Decryption, Reason::Decryption(DecryptionError::Shape));
        let long = part(forge, |text| format!("{text}{}", " ".repeat(1 << 16)));
        assert_refused!(long, Decryption, Reason::Decryption(DecryptionError::TooLong));
    }
}

#[test]
fn partial_decryptions_are_their_owners_once() {
    let stage = stage();
    let owner = |to: &str| {
        let owned = |text: &str| text.replace("\"owner\":1", &format!("\"owner\":{to}"));
        stage.forge().change("PartialDecryption", 1, owned).bytes()
    };
    assert_refused!(owner("0"), Decryption, Reason::Decryption(DecryptionError::NoSuchTrustee(0)));
    assert_refused!(owner("4"), Decryption, Reason::Decryption(DecryptionError::NoSuchTrustee(4)));
    assert_refused!(owner("-1"), Decryption, Reason::Decryption(DecryptionError::Json(_)));
    assert_refused!(
        owner("2"),
        Decryption,
        Reason::Decryption(DecryptionError::Proof { question: 1, choice: 1 })
    );

    let mut twice = stage.forge();
    let first = twice.find("PartialDecryption");
    twice.events.insert(first + 1, twice.events[first].clone());
    let refusal = assert_refused!(twice.bytes(), Decryption, Reason::Decryption(DecryptionError::Twice(_)));
    assert_eq!(refusal.place(), Place::Trustee { record: 19, trustee: TrusteeNumber::at(0) });

    let other = stage.forge().change("PartialDecryption", 1, |text| {
        let (before, _) = text.split_once("\"payload\"").unwrap();
        format!("{before}\"payload\":\"{}\"}}", Hash::of("another"))
    });
    assert_refused!(other.bytes(), Decryption, Reason::Decryption(DecryptionError::OtherPayload));
}

#[test]
fn the_order_of_trustees_is_free() {
    let stage = stage();
    let mut forge = stage.forge();
    let first = forge.find("PartialDecryption");
    forge.events.swap(first, first + 2);
    assert!(ballot::verify(&forge.bytes()).is_ok());
}

#[test]
fn the_result_is_what_was_sealed() {
    let stage = stage();
    let with = |text: &str| stage.forge().change("Result", 0, |_| text.to_owned()).bytes();
    let right = stage.finished.result.text();
    assert_eq!(right, r#"{"result":[[4,0,0],[3,0,1]]}"#);

    assert_refused!(
        with(r#"{"result":[[3,1,0],[3,0,1]]}"#),
        Result,
        Reason::Result(ResultError::Number { question: 1, choice: 1 })
    );
    // The same number modulo the order of the group.
    let large = r#"{"result":[[4,0,0],[3,0,"340282366920938463463374607431768211455"]]}"#;
    assert_refused!(with(large), Result, Reason::Result(ResultError::Number { question: 2, choice: 3 }));
    for shape in [r#"{"result":[[4,0],[3,0,1]]}"#, r#"{"result":[[4,0,0]]}"#, r#"{"result":[]}"#] {
        assert_refused!(with(shape), Result, Reason::Result(ResultError::Shape));
    }
    for text in [
        r#"{"result":[["4",0,0],[3,0,1]]}"#,
        r#"{"result":[[4.0,0,0],[3,0,1]]}"#,
        r#"{"result":[[4,0,0],[3,0,-1]]}"#,
        r#"{"result":[[4,0,0],[3,0,1]],"more":1}"#,
        r#"{"result":[[4,0,0],[3,0,1]],"result":[[4,0,0],[3,0,1]]}"#,
        r"[[[4,0,0],[3,0,1]]]",
    ] {
        assert_refused!(with(text), Result, Reason::Result(ResultError::Json(_)));
    }

    let mut missing = stage.forge();
    let first = missing.find("PartialDecryption");
    missing.events.remove(first);
    let bytes = missing.bytes();
    assert_refused!(bytes, Result, Reason::Result(ResultError::Missing { parts: 2, needed: 3 }));
}
