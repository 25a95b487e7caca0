//! Points 5 to 7.

use super::{assert_refused, stage};
use crate::fixtures::{House, dice, grade, sign};
use ballot::group::{Point, PointError};
use ballot::verify::{Check, Place, Reason};
use ballot::{
    CertificateError, CredentialsError, ElectionError, Hash, QuestionError, SecretKey, TrusteeKey,
    TrusteeKeyError, TrusteesError,
};
use curve25519_dalek::{EdwardsPoint, Scalar};

pub(super) const SMALL_ORDER: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
pub(super) const NEUTRAL: &str = "0000000000000000000000000000000000000000000000000000000000000001";

#[test]
fn the_set_up_names_its_records() {
    let forge = stage().forge();
    for record in 0..3 {
        let changed = forge.clone().change("Setup", record, |text| format!("{text} ")).bytes();
        let refusal = assert_refused!(changed, Election, Reason::SetupHashes);
        assert_eq!(refusal.place(), Place::Record { record: 4 });
    }
    let unknown = forge.change("Setup", 3, |text| text.replace("{\"election\"", "{\"more\":1,\"election\""));
    assert_refused!(unknown.bytes(), Election, Reason::SetupData(_));
}

#[test]
fn elections_are_sane() {
    let stage = stage();
    let with = |from: &str, to: &str| stage.forge().set_up(0, |text| text.replacen(from, to, 1)).bytes();

    assert_refused!(
        with("\"version\":1", "\"version\":2"),
        Election,
        Reason::Election(ElectionError::Version(2))
    );
    assert_refused!(with("Ed25519", "BELENIOS-2048"), Election, Reason::Election(ElectionError::Group));
    assert_refused!(
        with("\"min\":1,\"max\":2", "\"min\":3,\"max\":2"),
        Election,
        Reason::Election(ElectionError::Question { question: 2, why: QuestionError::MinAboveMax })
    );
    assert_refused!(with("\"min\":1", "\"min\":-1"), Election, Reason::Election(ElectionError::Json(_)));
    let answers = r#"["Answer 1","Answer 2","Answer 3"]"#;
    assert_refused!(
        with(answers, "[]"),
        Election,
        Reason::Election(ElectionError::Question { question: 1, why: QuestionError::NoAnswers })
    );
    assert_refused!(
        with("{\"answers\"", "{\"type\":\"Lists\",\"answers\""),
        Election,
        Reason::Election(ElectionError::Json(_))
    );
    let none = stage.forge().set_up(0, |text| {
        let (before, rest) = text.split_once("\"questions\":[").unwrap();
        let (_, after) = rest.split_once("],\"uuid\"").unwrap();
        format!("{before}\"questions\":[],\"uuid\"{after}")
    });
    assert_refused!(none.bytes(), Election, Reason::Election(ElectionError::NoQuestions));

    let key = stage.house.election.key().to_string();
    assert_refused!(with(&key, NEUTRAL), Election, Reason::Election(ElectionError::NeutralKey));
    assert_refused!(with(&key, SMALL_ORDER), Election, Reason::Election(ElectionError::Json(_)));
    assert_refused!(with(&key, &key.to_uppercase()), Election, Reason::Election(ElectionError::Json(_)));
}

#[test]
fn the_election_key_is_the_trustees() {
    let stage = stage();
    let stranger = SecretKey::draw(&mut dice(5)).public().to_string();
    let key = stage.house.election.key().to_string();
    let forged = stage.forge().set_up(0, |text| text.replace(&key, &stranger)).bytes();
    assert_refused!(forged, Trustees, Reason::OtherKey);

    // A trustee left out of the list, so that the others do not suffice.
    let third = stage.house.trustees.keys()[2].text();
    let forged = stage.forge().set_up(1, |text| text.replace(&format!(",[\"Single\",{third}]"), "")).bytes();
    assert_refused!(forged, Trustees, Reason::OtherKey);
}

#[test]
fn trustees_know_their_keys() {
    let stage = stage();
    let first = stage.house.trustees.keys()[0].point().to_string();
    let stranger = SecretKey::draw(&mut dice(5)).public().to_string();
    let with = |from: &str, to: &str| stage.forge().set_up(1, |text| text.replacen(from, to, 1)).bytes();

    let refusal = assert_refused!(
        with(&first, &stranger),
        Trustees,
        Reason::Trustees(TrusteesError::Key { why: TrusteeKeyError::Knowledge, .. })
    );
    assert_eq!(refusal.place(), Place::Record { record: 2 });
    assert!(refusal.to_string().contains("trustee 1"));
    assert_refused!(
        with(&first, NEUTRAL),
        Trustees,
        Reason::Trustees(TrusteesError::Key { why: TrusteeKeyError::Neutral, .. })
    );
    assert_refused!(with(&first, SMALL_ORDER), Trustees, Reason::Trustees(TrusteesError::Json(_)));
    assert_refused!(with("[\"Single\"", "[\"Pedersen\""), Trustees, Reason::Trustees(TrusteesError::Json(_)));
    assert_refused!(
        with("[\"Single\"", "[\"Triple\""),
        Trustees,
        Reason::Trustees(TrusteesError::UnknownKind { item: 1 })
    );
    assert_refused!(
        with("{\"pok\"", "{\"more\":1,\"pok\""),
        Trustees,
        Reason::Trustees(TrusteesError::Json(_))
    );
    assert_refused!(
        with("\"challenge\":\"", "\"challenge\":\"0"),
        Trustees,
        Reason::Trustees(TrusteesError::Json(_))
    );
    let nobody = stage.forge().set_up(1, |_| "[]".to_owned()).bytes();
    assert_refused!(nobody, Trustees, Reason::Trustees(TrusteesError::Nobody));
}

#[test]
fn the_last_trustee_cannot_cancel_the_others() {
    // Key and proof are honest, but the product is neutral: x and −x.
    let secret = SecretKey::from_decimal("1").unwrap();
    let minus = "7237005577332262213973186563042994240857116359379907606001950938285454250988";
    let opposite = SecretKey::from_decimal(minus).unwrap();
    let keys = [secret, opposite].map(|key| TrusteeKey::make(&key, None, &mut dice(1))).to_vec();
    assert_eq!(ballot::Trustees::new(keys).unwrap_err(), TrusteesError::NeutralProduct);
}

#[test]
fn credentials_are_distinct_points_with_plain_weights() {
    let stage = stage();
    let listed: Vec<String> = serde_json::from_str(stage.house.credentials.text()).unwrap();
    let key = listed[0].split(',').next().unwrap();
    let with = |to: &str| stage.forge().set_up(2, |text| text.replace(&listed[0], to)).bytes();

    for (point, expected) in [
        (NEUTRAL, PointError::Neutral),
        (SMALL_ORDER, PointError::NotInSubgroup),
        (&key.to_uppercase(), PointError::Spelling),
    ] {
        let refusal = assert_refused!(with(point), Credentials, Reason::Credentials(_));
        let why = CredentialsError::Point { entry: 1, why: expected };
        assert_eq!(*refusal.reason(), Reason::Credentials(why));
        assert_eq!(refusal.place(), Place::Record { record: 3 });
    }
    for weight in ["01", "-1", "+1", "", "1.0", "1,voter", "0x1", "79228162514264337593543950336"] {
        let forged = with(&format!("{key},{weight}"));
        assert_refused!(forged, Credentials, Reason::Credentials(CredentialsError::Weight { entry: 1 }));
    }
    let twice = with(&format!("{},7", listed[1].split(',').next().unwrap()));
    assert_refused!(twice, Credentials, Reason::Credentials(CredentialsError::Twice { entry: 2 }));
    let number = stage.forge().set_up(2, |_| "[1]".to_owned()).bytes();
    assert_refused!(number, Credentials, Reason::Credentials(CredentialsError::Json(_)));
}

#[test]
fn what_is_only_unusual_is_accepted() {
    // Credentials in any order, weight 0, an election text with white space, no ballots at all.
    let mut house = House::new(vec![grade("One", 2)], &[Some(0), Some(1)], 1);
    let archive = house.run(&[]).archive;
    let forge = crate::fixtures::Forge::of(&archive);
    assert!(ballot::verify(&archive).is_ok());
    let reversed = forge.clone().set_up(2, |text| {
        let mut listed: Vec<String> = serde_json::from_str(text).unwrap();
        listed.reverse();
        serde_json::to_string(&listed).unwrap()
    });
    assert!(ballot::verify(&reversed.bytes()).is_ok());
    let spaced =
        forge.until("EncryptedTally").set_up(0, |text| text.replace("{\"version\"", "{\n\"version\""));
    assert!(ballot::verify(&spaced.bytes()).is_ok());
}

/// A set-up whose credential authority signed the list.
pub(super) fn certified(change: impl Fn(String) -> String) -> Vec<u8> {
    let stage = stage();
    let key = Scalar::from(77u8);
    let public = Point::from(EdwardsPoint::mul_base(&key));
    let (uuid, credentials) = (stage.house.election.uuid(), stage.house.credentials.hash());
    let fields = change(format!(
        r#""uuid":"{uuid}","voter_list_length":3,"public_creds_hash":"{credentials}","verification_key":"{public}","encryption_key":"{public}""#
    ));
    let message = Hash::of(format!("{{{fields}}}"));
    let proof = sign(&format!("sigmsg|{message}|"), &key);
    let certificate = format!(r#"{{{fields},"signature":{{"message":"{message}","signature":{proof}}}}}"#);
    let mut forge = stage.forge().until("Setup");
    let setup = &mut forge.events[0].data;
    let hash = Hash::of(&certificate);
    setup[3] = setup[3].replace('}', &format!(r#","credentials_certificate":"{hash}"}}"#));
    setup.insert(3, certificate);
    forge.bytes()
}

#[test]
fn a_certificate_of_the_credential_authority_is_accepted_and_checked() {
    let verdict = ballot::verify(&certified(|fields| fields)).unwrap();
    assert!(verdict.has_certificate());

    let stage = stage();
    let uuid = stage.house.election.uuid().to_string();
    let forged = certified(|fields| fields.replace(&uuid, "11111111111111"));
    let refusal = assert_refused!(forged, Credentials, Reason::Certificate(CertificateError::Uuid));
    assert_eq!(refusal.place(), Place::Record { record: 4 });
    let credentials = stage.house.credentials.hash().to_string();
    let forged = certified(|fields| fields.replace(&credentials, &Hash::of("others").to_string()));
    assert_refused!(forged, Credentials, Reason::Certificate(CertificateError::Credentials));
    let forged = certified(|fields| fields.replace("_length\":3", "_length\":4"));
    let length = CertificateError::Length { said: 4, listed: 3 };
    assert_eq!(*assert_refused!(forged, Credentials, _).reason(), Reason::Certificate(length));
    let public = Point::from(EdwardsPoint::mul_base(&Scalar::from(77u8))).to_string();
    let forged = certified(|fields| fields.replacen(&public, &format!("{}58", "6".repeat(62)), 1));
    assert_refused!(forged, Credentials, Reason::Certificate(CertificateError::Signature));
    let forged = certified(|fields| fields.replace(&public, NEUTRAL));
    assert_refused!(forged, Credentials, Reason::Certificate(CertificateError::Neutral));
    let forged = certified(|fields| format!("{fields},\"more\":1"));
    assert_refused!(forged, Credentials, Reason::Certificate(CertificateError::Json(_)));
}
