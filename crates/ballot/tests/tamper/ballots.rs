//! Points 8 to 12.

use super::{Stage, assert_refused, stage};
use crate::fixtures::{House, grade, sign_again};
use ballot::verify::{Check, Place, Reason};
use ballot::{BallotRefusal, ProofPlace, Tracker};

impl Stage {
    /// The archive with its first ballot changed.
    pub(super) fn with(&self, change: impl FnOnce(&str) -> String) -> Vec<u8> {
        self.forge().change("Ballot", 0, change).bytes()
    }

    /// The same, with the ballot signed again by its voter.
    pub(super) fn signed(&self, change: impl FnOnce(&str) -> String) -> Vec<u8> {
        let (card, uuid) = (&self.house.cards[0], self.house.election.uuid());
        self.with(|text| sign_again(&change(text), card, uuid))
    }
}

/// The place of the n-th occurrence (from 0) of a name in a text.
pub(super) fn nth(text: &str, name: &str, n: usize) -> usize {
    text.match_indices(name).nth(n).unwrap().0 + name.len()
}

/// Changes the last digit of the n-th response.
pub(super) fn other_response(text: &str, n: usize) -> String {
    let start = nth(text, "\"response\":\"", n);
    let end = start + text[start..].find('"').unwrap();
    let last = if text[..end].ends_with('1') { "2" } else { "1" };
    format!("{}{last}{}", &text[..end - 1], &text[end..])
}

/// A field's value that is an array or object, found by its brackets.
pub(super) fn cut(text: &str, start: usize) -> (usize, usize) {
    let mut depth = 0;
    for (place, c) in text[start..].char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (start, start + place + 1);
        }
    }
    panic!("no end");
}

#[test]
fn ballots_are_spelled_canonically() {
    let stage = stage();
    let once = |from: &'static str, to: &'static str| stage.with(|text| text.replacen(from, to, 1));
    for forged in [
        once("{\"election_uuid\"", "{ \"election_uuid\""),
        stage.with(|text| {
            let start = nth(text, "\"alpha\":\"", 0);
            let escaped = format!("\\u{:04x}", text.as_bytes()[start]);
            format!("{}{escaped}{}", &text[..start], &text[start + 1..])
        }),
        once("\"challenge\":\"", "\"challenge\":\"0"),
        once("\"challenge\":\"", "\"challenge\":\"0x"),
        once("\"response\":\"", "\"response\":\"-"),
        once("\"response\":\"", "\"response\":\"7777777777"),
        once("\"answers\":", "\"more\":1,\"answers\":"),
        once("\"answers\":", "\"answers\":[],\"answers\":"),
        once("\"signature\":", "\"signatur\":"),
        stage.with(|text| text.split_once(",\"signature\"").unwrap().0.to_owned() + "}"),
        stage.with(|text| format!("{text}\n")),
        stage.with(|text| {
            let start = nth(text, "\"alpha\":\"", 0);
            format!("{}{}{}", &text[..start], text[start..start + 64].to_uppercase(), &text[start + 64..])
        }),
        stage.with(|text| {
            let challenge = &text[nth(text, "\"challenge\":", 0)..];
            let number = challenge.split('"').nth(1).unwrap();
            text.replacen(&format!("\"{number}\""), number, 1)
        }),
    ] {
        assert_refused!(forged, BallotText, Reason::Ballot(BallotRefusal::Json(_)));
    }
    let long = stage.with(|text| format!("{text}{}", " ".repeat(1 << 20)));
    let refusal = assert_refused!(long, BallotText, Reason::Ballot(BallotRefusal::TooLong { .. }));
    assert!(matches!(refusal.place(), Place::Ballot { record: 6, .. }));
}

#[test]
fn ciphertexts_are_points_of_the_group() {
    let stage = stage();
    for point in [
        "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
        "9999999999999999999999999999999999999999999999999999999999999995",
        "8000000000000000000000000000000000000000000000000000000000000001",
        "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
        "0000000000000000000000000000000000000000000000000000000000000002",
    ] {
        let forged = stage.signed(|text| {
            let start = nth(text, "\"beta\":\"", 4);
            format!("{}{point}{}", &text[..start], &text[start + 64..])
        });
        assert_refused!(
            forged,
            BallotText,
            Reason::Ballot(BallotRefusal::Point { question: 2, choice: 2, .. })
        );
    }
}

#[test]
fn ballots_belong_to_the_election_and_to_a_credential_and_come_once() {
    let stage = stage();
    let uuid = stage.house.election.uuid().as_str();
    let forged = stage.signed(|text| text.replace(uuid, "11111111111111"));
    assert_refused!(forged, BallotBelongs, Reason::Ballot(BallotRefusal::OtherElection));
    let fingerprint = stage.house.election.fingerprint();
    let forged = stage.signed(|text| text.replace(fingerprint, &"A".repeat(43)));
    assert_refused!(forged, BallotBelongs, Reason::Ballot(BallotRefusal::OtherFingerprint));
    let base = format!("{}58", "6".repeat(62));
    let mine = stage.house.cards[0].public(stage.house.election.uuid()).to_string();
    let forged = stage.signed(|text| text.replace(&mine, &base));
    assert_refused!(forged, BallotBelongs, Reason::Ballot(BallotRefusal::UnknownCredential));

    let mut twice = stage.forge();
    twice.events.insert(3, twice.events[1].clone());
    let refusal = assert_refused!(twice.bytes(), BallotBelongs, Reason::SameBallot);
    let tracker = Tracker::of(&twice.events[1].data[0]);
    assert_eq!(refusal.place(), Place::Ballot { record: 10, tracker });
}

#[test]
fn nobody_signs_for_another() {
    let stage = stage();
    let forged = stage.with(|text| {
        let start = nth(text, "\"signature\":{\"hash\":\"", 0);
        format!("{}{}{}", &text[..start], "A".repeat(43), &text[start + 43..])
    });
    assert_refused!(forged, Signature, Reason::Ballot(BallotRefusal::SignedHash));
    let forged = stage.with(|text| other_response(text, text.matches("\"response\"").count() - 1));
    assert_refused!(forged, Signature, Reason::Ballot(BallotRefusal::Signature));
    // A ballot of one voter under another voter's credential, signed with the own one.
    let uuid = stage.house.election.uuid();
    let [mine, other] = [0, 1].map(|voter: usize| stage.house.cards[voter].public(uuid).to_string());
    let forged = stage.signed(|text| text.replace(&mine, &other));
    assert_refused!(forged, Signature, Reason::Ballot(BallotRefusal::Signature));
    // A choice changed in passing.
    let forged = stage.with(|text| other_response(text, 0));
    assert_refused!(forged, Signature, Reason::Ballot(BallotRefusal::SignedHash));
}

#[test]
fn answers_have_the_questions_shape() {
    let stage = stage();
    let without_last_of = |name: &'static str, occurrence: usize| {
        stage.signed(|text| {
            let (start, end) = cut(text, nth(text, name, occurrence));
            let mut items: Vec<serde_json::Value> = serde_json::from_str(&text[start..end]).unwrap();
            items.pop();
            format!("{}{}{}", &text[..start], ordered(&items), &text[end..])
        })
    };
    let shape = |question: usize| {
        move |refusal: &Reason| *refusal == Reason::Ballot(BallotRefusal::Shape { question })
    };
    for (name, occurrence, question) in [
        ("\"choices\":", 0, 1),
        ("\"individual_proofs\":", 0, 1),
        ("\"individual_proofs\":[", 1, 2),
        ("\"overall_proof\":", 0, 1),
        ("\"overall_proof\":", 1, 2),
        ("\"blank_proof\":", 0, 2),
    ] {
        let refusal = assert_refused!(without_last_of(name, occurrence), Shape, Reason::Ballot(_));
        assert!(shape(question)(refusal.reason()), "{name}: {refusal}");
    }
    let refusal = assert_refused!(without_last_of("\"answers\":", 0), Shape, Reason::Ballot(_));
    assert_eq!(*refusal.reason(), Reason::Ballot(BallotRefusal::Answers { answers: 1, questions: 2 }));

    let no_blank = stage.signed(|text| {
        let name = ",\"blank_proof\":";
        let (start, end) = cut(text, nth(text, name, 0));
        format!("{}{}", &text[..start - name.len()], &text[end..])
    });
    assert!(shape(2)(assert_refused!(no_blank, Shape, Reason::Ballot(_)).reason()));
    let blank_too_many = stage.signed(|text| {
        let (start, end) = cut(text, nth(text, "\"blank_proof\":", 0));
        let (_, place) = cut(text, nth(text, "\"overall_proof\":", 0));
        format!("{},\"blank_proof\":{}{}", &text[..place], &text[start..end], &text[place..])
    });
    assert!(shape(1)(assert_refused!(blank_too_many, Shape, Reason::Ballot(_)).reason()));
}

/// JSON with the fields of ballots in their order, which `serde_json` sorts by name.
fn ordered(items: &[serde_json::Value]) -> String {
    let text = serde_json::to_string(items).unwrap();
    let Some(first) = items.first().and_then(|item| item.get("choices")) else { return text };
    let field = |name: &str| items[0][name].to_string();
    assert!(first.is_array() && items.len() == 1 && items[0].get("blank_proof").is_none());
    format!(
        r#"[{{"choices":{first},"individual_proofs":{},"overall_proof":{}}}]"#,
        field("individual_proofs"),
        field("overall_proof")
    )
}

#[test]
fn a_question_with_blank_votes_cannot_be_answered_as_if_it_had_none() {
    // All proofs hold for the question without blank.
    let plain = House::new(vec![grade("One", 2)], &[None], 1);
    let with_blank = House::new(vec![grade("One", 2).with_blank()], &[None], 1);
    let mut voter = House { election: plain.election, ..with_blank };
    let ballot = voter.seal(0, &[vec![0, 1]]);
    let (_, answer) = ballot.split_once("\"answers\":").unwrap();
    assert!(!answer.contains("blank_proof"));

    let blank = House::new(vec![grade("One", 2).with_blank()], &[None], 1);
    let forged = ballot.replace(voter.election.fingerprint(), blank.election.fingerprint());
    let forged = sign_again(&forged, &blank.cards[0], blank.election.uuid());
    let refusal = blank.checker().check(forged.as_bytes()).unwrap_err();
    assert_eq!(refusal, BallotRefusal::Shape { question: 1 });
}

#[test]
fn every_proof_is_looked_at() {
    let stage = stage();
    let mut expected = Vec::new();
    for (question, choices, overall) in [(1, 3, 1), (2, 3, 3)] {
        for choice in 1..=choices {
            expected.extend([ProofPlace::Individual { question, choice }; 2]);
        }
        expected.extend(vec![ProofPlace::Overall { question }; overall]);
        if question == 2 {
            expected.extend([ProofPlace::Blank { question }; 2]);
        }
    }
    let text = &stage.forge().events[1].data[0];
    assert_eq!(text.matches("\"response\"").count(), expected.len() + 1, "the last is the signature's");
    for (n, place) in expected.into_iter().enumerate() {
        let forged = stage.signed(|text| other_response(text, n));
        let refusal = assert_refused!(forged, Proofs, Reason::Ballot(BallotRefusal::Proof(_)));
        assert_eq!(*refusal.reason(), Reason::Ballot(BallotRefusal::Proof(place)));
    }
}

#[test]
fn replaced_ballots_must_be_good_as_well() {
    let stage = stage();
    // The first ballot of the archive is replaced by the third.
    let forged = stage.signed(|text| other_response(text, 0));
    let refusal = assert_refused!(forged, Proofs, Reason::Ballot(_));
    assert!(matches!(refusal.place(), Place::Ballot { record: 6, .. }));
}
