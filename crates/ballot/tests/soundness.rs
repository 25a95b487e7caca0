//! For every proof that there is: it holds as it was made, and with any one thing in it or about it changed it does not.

use crate::fixtures::{House, dice, grade, names, sign_again};
use ballot::group::{Point, decimal};
use ballot::threshold::{
    Certificate, Certificates, Index, Output, Parameters, Polynomial, Seed, Setting, input_for,
};
use ballot::{
    BallotRefusal, EncryptedTally, PartialDecryption, Question, RecoveryCode, SecretKey, TrusteeKey, Trustees,
};
use curve25519_dalek::{EdwardsPoint, Scalar};
use proptest::prelude::*;
use proptest::sample::Index as Pick;

fn few() -> ProptestConfig {
    ProptestConfig { cases: 32, ..ProptestConfig::default() }
}

/// Where in a text values of these fields stand, strings without their quotes.
fn values(text: &str, fields: &[&str]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    for field in fields {
        for quote in ["\"", "\\\""] {
            let name = format!("{quote}{field}{quote}:{quote}");
            for (at, _) in text.match_indices(&name) {
                let start = at + name.len();
                let length = text[start..].find(['"', '\\']).unwrap();
                found.push(start..start + length);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Another value of the same kind: a point to a point of the group, a scalar to a scalar.
fn other(value: &str, by: u64) -> String {
    if value.len() == 64 && Point::parse(value).is_ok() {
        return Point::from(EdwardsPoint::mul_base(&Scalar::from(by))).to_string();
    }
    decimal::write(&(decimal::read(value).unwrap() + Scalar::from(by)))
}

/// The text with one of the values of these fields changed for another of its kind.
fn mutated(text: &str, fields: &[&str], pick: Pick, by: u64) -> String {
    let values = values(text, fields);
    assert!(!values.is_empty(), "no {fields:?} in {text}");
    let range = values[pick.index(values.len())].clone();
    let changed = other(&text[range.clone()], by);
    assert_ne!(changed, text[range.clone()]);
    format!("{}{changed}{}", &text[..range.start], &text[range.end..])
}

const PROOF: [&str; 2] = ["challenge", "response"];

fn house() -> House {
    let blank = |min, max| Question::new("Which?".to_owned(), names(3), min, max).unwrap().with_blank();
    let plain = Question::new("Some".to_owned(), names(3), 0, 2).unwrap();
    House::new(vec![grade("One", 3), plain, blank(1, 2)], &[Some(2), None], 2)
}

fn votes(luck: u8) -> Vec<Vec<u8>> {
    let one = |chosen: u8| (0..3).map(|place| u8::from(place == chosen % 3)).collect::<Vec<_>>();
    let blank = if luck.is_multiple_of(3) { vec![1, 0, 0, 0] } else { [vec![0], one(luck)].concat() };
    vec![one(luck), one(luck / 3), blank]
}

proptest! {
    #![proptest_config(few())]

    /// Individual, overall and blank proofs: with the signature made right, only the proof stands in the way.
    #[test]
    fn a_ballot_with_one_number_of_one_proof_or_one_point_changed_is_refused(
        luck in any::<u8>(), pick in any::<Pick>(), by in 1u64..,
    ) {
        let mut house = house();
        let ballot = house.seal(0, &votes(luck));
        let checker = house.checker();
        prop_assert!(checker.check(ballot.as_bytes()).is_ok());
        let (answers, _) = ballot.split_once(",\"signature\":").unwrap();
        let changed = mutated(answers, &["challenge", "response", "alpha", "beta"], pick, by);
        let changed = format!("{changed},\"signature\":null}}");
        let signed = sign_again(&changed, &house.cards[0], house.election.uuid());
        prop_assert!(matches!(checker.check(signed.as_bytes()), Err(BallotRefusal::Proof(_))), "{signed}");
    }

    /// The signature's own proof, and what is signed.
    #[test]
    fn a_signature_holds_for_this_text_and_this_credential_only(luck in any::<u8>(), pick in any::<Pick>(), by in 1u64..) {
        let mut house = house();
        let ballot = house.seal(0, &votes(luck));
        let checker = house.checker();
        let (unsigned, signature) = ballot.split_once(",\"signature\":").unwrap();
        let changed = format!("{unsigned},\"signature\":{}", mutated(signature, &PROOF, pick, by));
        prop_assert_eq!(checker.check(changed.as_bytes()).unwrap_err(), BallotRefusal::Signature);
        let other = house.seal(1, &votes(luck));
        let stolen = format!("{unsigned},\"signature\":{}", other.split_once(",\"signature\":").unwrap().1);
        prop_assert_eq!(checker.check(stolen.as_bytes()).unwrap_err(), BallotRefusal::SignedHash);
    }

    /// A whole answer of another ballot, or of another question of the same shape, carries proofs bound elsewhere.
    #[test]
    fn an_answer_cannot_be_taken_from_another_voters_ballot(luck in any::<u8>(), question in 0usize..3) {
        let mut house = house();
        let (mine, other) = (house.seal(0, &votes(luck)), house.seal(1, &votes(luck)));
        let answer = |ballot: &str| {
            let starts: Vec<_> = ballot.match_indices("{\"choices\":").map(|(at, _)| at).collect();
            let end = ballot.find("],\"signature\"").unwrap();
            let next = starts.get(question + 1).map_or(end, |next| next - 1);
            starts[question]..next
        };
        let (into, from) = (answer(&mine), answer(&other));
        let copied = format!("{}{}{}", &mine[..into.start], &other[from], &mine[into.end..]);
        let copied = sign_again(&copied, &house.cards[0], house.election.uuid());
        let refused = house.checker().check(copied.as_bytes()).unwrap_err();
        prop_assert!(matches!(refused, BallotRefusal::Proof(_)), "{refused}");
    }

    /// A single trustee's proof of knowledge.
    #[test]
    fn a_trustees_key_holds_with_its_own_proof_only(pick in any::<Pick>(), by in 1u64.., seed in any::<u64>()) {
        let secret = SecretKey::draw(&mut dice(seed));
        let text = TrusteeKey::make(&secret, None, &mut dice(seed ^ 1)).text();
        prop_assert!(TrusteeKey::parse(text.as_bytes()).is_ok());
        let changed = mutated(&text, &["challenge", "response", "public_key"], pick, by);
        prop_assert!(TrusteeKey::parse(changed.as_bytes()).is_err());
    }

    /// The proofs of equal exponents in a part, and the factors themselves.
    #[test]
    fn a_part_holds_for_its_trustee_its_tally_and_its_election_only(
        luck in any::<u8>(), pick in any::<Pick>(), by in 1u64..,
    ) {
        let mut house = house();
        let ballot = house.seal(0, &votes(luck));
        let checked = house.checker().check(ballot.as_bytes()).unwrap();
        let (tally, empty) =
            (EncryptedTally::of(&house.election, [&checked]), EncryptedTally::of(&house.election, []));
        let text = house.part(0, &tally).text();
        let [own, other] = [0, 1].map(|place: usize| &house.trustees.keys()[place]);
        let check = |tally, key, text: &str| PartialDecryption::check(&house.election, tally, key, text.as_bytes());
        prop_assert!(check(&tally, own, &text).is_ok());
        prop_assert!(check(&tally, own, &mutated(&text, &PROOF, pick, by)).is_err());
        prop_assert!(check(&tally, other, &text).is_err());
        prop_assert!(check(&empty, own, &text).is_err());
        let (factors, proofs) = text.split_once("\"decryption_proofs\"").unwrap();
        let points: Vec<_> = factors.match_indices('"').map(|(at, _)| at + 1).collect();
        let points: Vec<_> = points.into_iter().filter(|at| Point::parse(factors.get(*at..at + 64).unwrap_or("")).is_ok()).collect();
        let at = points[pick.index(points.len())];
        let changed = format!(
            "{}{}{}\"decryption_proofs\"{proofs}", &factors[..at], other_point(by), &factors[at + 64..]
        );
        prop_assert!(check(&tally, own, &changed).is_err());
    }
}

fn other_point(by: u64) -> Point {
    Point::from(EdwardsPoint::mul_base(&Scalar::from(by)))
}

/// A ceremony of 2 of 3, with every message that was sent.
struct Ceremony {
    setting: Setting,
    certificates: Vec<String>,
    polynomials: Vec<String>,
    outputs: Vec<String>,
}

fn ceremony(luck: u64) -> Ceremony {
    let mut dice = dice(luck);
    let setting = Setting::new(3, 2).unwrap();
    let seeds: Vec<_> = (0..3).map(|_| Seed::of(&RecoveryCode::draw(&mut dice))).collect();
    let places: Vec<_> = setting.indices().zip(&seeds).collect();
    let certificates: Vec<_> =
        places.iter().map(|(index, seed)| seed.certificate(setting, *index, &mut dice)).collect();
    let all = Certificates::new(setting, &certificates).unwrap();
    let polynomials: Vec<_> =
        places.iter().map(|(index, seed)| seed.polynomial(&all, *index, &mut dice).unwrap()).collect();
    let checked: Vec<_> = setting
        .indices()
        .zip(&polynomials)
        .map(|(index, text)| Polynomial::check(&all, index, text.as_bytes()).unwrap())
        .collect();
    let outputs = places.iter().map(|(index, seed)| {
        let input = input_for(&checked, *index);
        seed.share(&all, *index, input.as_bytes(), &mut dice).unwrap()
    });
    let outputs = outputs.collect();
    Ceremony { setting, certificates, polynomials, outputs }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_message_of_a_ceremony_with_one_number_changed_is_refused_and_its_sender_named(
        luck in any::<u64>(), who in 0usize..3, pick in any::<Pick>(), by in 1u64..,
    ) {
        let Ceremony { setting, certificates, polynomials, outputs } = ceremony(luck);
        let index = Index::at(who);
        let changed = mutated(&certificates[who], &["challenge", "response", "verification", "encryption"], pick, by);
        prop_assert_eq!(Certificate::check(setting, index, changed.as_bytes()).unwrap_err().about, index);

        let all = Certificates::new(setting, &certificates).unwrap();
        // Sealed letters are for their recipients to check: here only what everybody can see.
        let (letters, open) = polynomials[who].split_once("\"coefexps\":").unwrap();
        let changed = format!("{letters}\"coefexps\":{}", mutated(open, &PROOF, pick, by));
        prop_assert_eq!(Polynomial::check(&all, index, changed.as_bytes()).unwrap_err().about, index);

        let checked: Vec<_> = setting
            .indices()
            .zip(&polynomials)
            .map(|(index, text)| Polynomial::check(&all, index, text.as_bytes()).unwrap())
            .collect();
        let (letter, open) = outputs[who].split_once("\"public_key\":{").unwrap();
        let fields = ["challenge", "response", "public_key"];
        let changed = format!("{letter}\"public_key\":{{{}", mutated(open, &fields, pick, by));
        prop_assert_eq!(Output::check(&all, &checked, index, changed.as_bytes()).unwrap_err().about, index);

        let good: Vec<_> = setting
            .indices()
            .zip(&outputs)
            .map(|(index, text)| Output::check(&all, &checked, index, text.as_bytes()).unwrap())
            .collect();
        let trustees = Trustees::sharing(Parameters::assemble(&all, &checked, &good).unwrap()).unwrap();
        prop_assert!(Trustees::parse(trustees.text().as_bytes()).is_ok());
        let fields = ["challenge", "response", "public_key", "verification", "encryption"];
        let changed = mutated(trustees.text(), &fields, pick, by);
        prop_assert!(Trustees::parse(changed.as_bytes()).is_err());
    }
}
