//! The vectors that an independent program made. Never to be regenerated.

use ballot::group::{Point, PointError, decimal};
use ballot::{
    Checker, Ciphertext, Election, Hash, PrivateCredential, RecoveryCode, SecretKey, Tracker, Uuid, verify,
    verify::Stage,
};
use curve25519_dalek::EdwardsPoint;
use serde_json::Value;

const SINGLE: &[u8] = include_bytes!("vectors/single.bel");

fn vectors(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    let list = value.as_array().unwrap();
    assert!(!list.is_empty());
    list
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn credentials_derive_as_in_belenios() {
    let vectors = vectors(include_str!("vectors/credentials.json"));
    for vector in list(&vectors["valid"]) {
        let uuid = Uuid::parse(text(&vector["uuid"])).unwrap();
        let card = PrivateCredential::parse(text(&vector["private"])).unwrap();
        assert_eq!(card.public(&uuid).to_string(), vector["public"]);
    }
    for vector in list(&vectors["invalid"]) {
        assert!(PrivateCredential::parse(text(&vector["private"])).is_err(), "{}", vector["why"]);
    }
}

#[test]
fn points_and_scalars_are_spelled_as_in_belenios() {
    let vectors = vectors(include_str!("vectors/points.json"));
    for vector in list(&vectors["multiples_of_base"]) {
        let scalar = decimal::read(text(&vector["scalar"])).unwrap();
        assert_eq!(decimal::write(&scalar), vector["scalar"]);
        let point = Point::from(EdwardsPoint::mul_base(&scalar));
        assert_eq!(point.to_string(), vector["point"]);
        assert_eq!(Point::parse(text(&vector["point"])), Ok(point));
    }
    let order = text(&vectors["order"]);
    assert_eq!(decimal::read(order), Err(decimal::ScalarError::TooLarge));
}

#[test]
fn points_outside_the_group_or_in_another_spelling_are_refused() {
    let vectors = vectors(include_str!("vectors/points.json"));
    let (neutral, others) = list(&vectors["small_order"]).split_first().unwrap();
    assert_eq!(Point::parse(text(neutral)), Ok(Point::neutral()));
    assert_eq!(Point::parse_key(text(neutral)), Err(PointError::Neutral));
    for point in others {
        assert_eq!(Point::parse(text(point)), Err(PointError::NotInSubgroup), "{point}");
    }
    // All 19 numbers from p on that fit into 255 bits, with either sign.
    for above in 0..19u8 {
        let low = 0xed + above;
        let text = format!("7f{}{low:02x}", "f".repeat(60));
        assert_eq!(Point::parse(&text), Err(PointError::NotCanonical));
        assert_eq!(Point::parse(&text.replacen('7', "f", 1)), Err(PointError::NotCanonical));
    }
    for vector in list(&vectors["refused"]) {
        assert!(Point::parse(text(&vector["text"])).is_err(), "{}", vector["why"]);
    }
}

#[test]
fn ballots_are_accepted_and_contain_what_was_sealed() {
    let vectors = vectors(include_str!("vectors/ballot.json"));
    let election = Election::parse(text(&vectors["election"]).as_bytes()).unwrap();
    assert_eq!(election.fingerprint(), vectors["fingerprint"]);
    let secret = SecretKey::from_decimal(text(&vectors["trustee_private_key"])).unwrap();
    assert_eq!(secret.public(), *election.key());

    let verdict = verify(SINGLE).unwrap();
    let checker = Checker::new(election.clone(), verdict.credentials().clone());
    for vector in list(&vectors["ballots"]) {
        let ballot = text(&vector["ballot"]);
        let accepted = checker.check(ballot.as_bytes()).unwrap();
        let card = PrivateCredential::parse(text(&vector["credential"])).unwrap();
        assert_eq!(*accepted.credential(), card.public(election.uuid()));
        assert_eq!(Some(accepted.weight().value()), vector["weight"].as_u64().map(u128::from));
        assert_eq!(accepted.tracker().to_string(), vector["tracker"]);
        assert_eq!(accepted.tracker().hash().to_string(), vector["sha256"]);
        assert!(is_sealed(&election, vector));
    }
}

/// Whether votes and randomness give the ballot's ciphertexts.
fn is_sealed(election: &Election, vector: &Value) -> bool {
    let ballot: Value = serde_json::from_str(text(&vector["ballot"])).unwrap();
    let questions = list(&vector["votes"]).iter().zip(list(&vector["randomness_of_ciphertexts"]));
    questions.zip(list(&ballot["answers"])).all(|((votes, randomness), answer)| {
        let choices = list(votes).iter().zip(list(randomness)).zip(list(&answer["choices"]));
        choices.into_iter().all(|((vote, randomness), choice)| {
            let randomness = decimal::read(text(randomness)).unwrap();
            let ours = Ciphertext::with_randomness(election.key(), vote.as_u64().unwrap(), &randomness);
            ours.alpha().to_string() == choice["alpha"] && ours.beta().to_string() == choice["beta"]
        })
    })
}

#[test]
fn the_whole_archive_holds_and_says_what_belenios_says() {
    let verdict = verify(SINGLE).unwrap();
    let sums = vectors(include_str!("vectors/single.checksums.json"));

    assert_eq!(verdict.stage(), Stage::Result);
    assert_eq!(Hash::of(verdict.election().text()).to_string(), sums["election"]);
    assert_eq!(verdict.trustees().keys()[0].fingerprint().to_string(), sums["trustees"][0]["checksum"]);
    assert_eq!(verdict.credentials().len() as u64, sums["num_voters"]);
    assert_eq!(
        verdict.credentials().total_weight().value(),
        u128::from(sums["weights"]["total"].as_u64().unwrap())
    );
    assert_eq!(verdict.credentials().hash().to_string(), sums["public_credentials"]);
    assert_eq!(verdict.tally().unwrap().hash().to_string(), sums["encrypted_tally"]);
    assert_eq!(verdict.head().hash.to_string(), sums["final"]);
    assert_eq!((verdict.ballots().len(), verdict.counted(), verdict.replaced()), (4, 3, 1));

    let events = vectors(include_str!("vectors/single.events.json"));
    assert_eq!(verdict.head().height + 1, list(&events).len() as u64);
    let counted: Vec<_> = verdict.ballots().iter().filter(|line| line.is_counted()).collect();
    for said in list(&vectors_summary()) {
        let line = counted.iter().find(|line| line.tracker().hash().to_string() == said["hash"]).unwrap();
        assert_eq!(line.weight().value(), u128::from(said["weight"].as_u64().unwrap()));
    }
    let last = super::fixtures::records(SINGLE).into_iter().rev().nth(1).unwrap().1;
    assert_eq!(verdict.result().unwrap().text(), last);
}

fn vectors_summary() -> Value {
    vectors(include_str!("vectors/single.summary.json"))
}

#[test]
fn every_stage_of_the_archive_holds() {
    for (bytes, stage) in [
        (include_bytes!("vectors/single-open.bel").as_slice(), Stage::Open),
        (include_bytes!("vectors/single-closed.bel"), Stage::Closed),
        (include_bytes!("vectors/single-tallied.bel"), Stage::Tallied),
    ] {
        assert!(SINGLE.starts_with(bytes));
        assert_eq!(verify(bytes).unwrap().stage(), stage);
    }
}

#[test]
fn the_archive_written_again_from_its_texts_is_the_same_file() {
    let forge = super::fixtures::Forge::of(SINGLE);
    assert_eq!(forge.bytes(), SINGLE);
    let digits: String = include_str!("vectors/single.tar-header.hex").split_whitespace().collect();
    let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
    let header: Vec<_> = pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect();
    assert_eq!(SINGLE[..512], header);
}

#[test]
fn a_tracker_is_the_hash_of_the_text() {
    let vectors = vectors(include_str!("vectors/ballot.json"));
    let vector = &vectors["ballots"][0];
    assert_eq!(Tracker::of(text(&vector["ballot"])).to_string(), vector["tracker"]);
    assert_eq!(Tracker::parse(text(&vector["tracker"])), Some(Tracker::of(text(&vector["ballot"]))));
    assert_eq!(Hash::of(text(&vector["unsigned"])).base64(), vector["unsigned_sha256_base64"]);
}

#[test]
fn recovery_codes_stand_for_the_keys_that_the_page_on_the_protocol_says() {
    let vectors = vectors(include_str!("vectors/recovery.json"));
    for vector in list(&vectors["vectors"]) {
        let code = RecoveryCode::parse(text(&vector["code"])).unwrap();
        let secret = SecretKey::from_recovery(text(&vector["context"]), &code);
        assert_eq!(*secret.expose_decimal(), vector["secret"]);
        assert_eq!(secret.public().to_string(), vector["public"]);
    }
}
