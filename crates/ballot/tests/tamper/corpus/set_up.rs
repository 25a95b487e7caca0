//! Points 5 to 7.

use super::super::set_up::{NEUTRAL, SMALL_ORDER, certified};
use super::super::stage;
use super::{Corpus, Kind};
use crate::fixtures::dice;
use ballot::verify::Blame;
use ballot::{Hash, SecretKey, TrusteeKey, TrusteeNumber};

pub fn corpus() -> [Corpus; 3] {
    [election(), trustees(), credentials()]
}

/// A record of the set-up with something in it changed, its hash with it.
fn with(record: usize, from: &str, to: &str) -> Vec<u8> {
    stage().forge().set_up(record, |text| text.replacen(from, to, 1)).bytes()
}

fn election() -> Corpus {
    let mut corpus = Corpus::of(5);
    let mut at = |point, kind, archive| corpus.at(point, kind, 1, Blame::SetUp, archive);
    at("text", Kind::ElectionText, with(0, "{\"version\"", "{\"more\":1,\"version\""));
    at("text", Kind::ElectionText, with(0, "{\"answers\"", "{\"type\":\"Lists\",\"answers\""));
    at("version", Kind::ElectionVersion, with(0, "\"version\":1", "\"version\":2"));
    at("group", Kind::Group, with(0, "Ed25519", "BELENIOS-2048"));
    let key = stage().house.election.key().to_string();
    at("key", Kind::NeutralKey, with(0, &key, NEUTRAL));
    at("key", Kind::ElectionText, with(0, &key, SMALL_ORDER));
    let questions = |list: &str| {
        let forge = stage().forge().set_up(0, |text| {
            let (before, rest) = text.split_once("\"questions\":[").unwrap();
            let (_, after) = rest.split_once("],\"uuid\"").unwrap();
            format!("{before}\"questions\":[{list}],\"uuid\"{after}")
        });
        forge.bytes()
    };
    at("questions", Kind::NoQuestions, questions(""));
    let many = vec!["\"\""; (1 << 14) + 1].join(",");
    let many = questions(&format!(r#"{{"answers":[{many}],"min":1,"max":1,"question":""}}"#));
    at("choices", Kind::TooManyChoices, many);
    at("answers", Kind::NoAnswers, with(0, r#"["Answer 1","Answer 2","Answer 3"]"#, "[]"));
    at("limits", Kind::MinAboveMax, with(0, "\"min\":1,\"max\":2", "\"min\":3,\"max\":2"));

    let mut at = |point, kind, archive| corpus.at(point, kind, 4, Blame::SetUp, archive);
    for record in 0..3 {
        let changed = stage().forge().change("Setup", record, |text| format!("{text} "));
        at("hashes", Kind::SetupHashes, changed.bytes());
    }
    let unknown = |text: &str| text.replace("{\"election\"", "{\"more\":1,\"election\"");
    at("hashes", Kind::SetupText, stage().forge().change("Setup", 3, unknown).bytes());
    corpus
}

fn trustees() -> Corpus {
    let mut corpus = Corpus::of(6);
    let key = |place: usize| stage().house.trustees.keys()[place].point().to_string();
    let stranger = SecretKey::draw(&mut dice(5)).public().to_string();
    for (place, number) in [0, 1, 2].map(|place| (place, TrusteeNumber::at(place))) {
        let blame = Blame::Trustee(number);
        corpus.at("knowledge", Kind::KeyKnowledge, 2, blame, with(1, &key(place), &stranger));
        corpus.at("keys", Kind::KeyNeutral, 2, blame, with(1, &key(place), NEUTRAL));
    }
    let proof = r#"{"challenge":"1","response":"1"}"#;
    let signed = with(1, &format!("\"{}\"", key(0)), &format!("\"{}\",\"signature\":{proof}", key(0)));
    corpus.at("text", Kind::KeySigned, 2, Blame::Trustee(TrusteeNumber::at(0)), signed);
    let mut at = |point, kind, archive| corpus.at(point, kind, 2, Blame::SetUp, archive);
    at("text", Kind::TrusteesText, with(1, "{\"pok\"", "{\"more\":1,\"pok\""));
    at("keys", Kind::TrusteesText, with(1, &key(0), SMALL_ORDER));
    at("kinds", Kind::OfUnknownSort, with(1, "[\"Single\"", "[\"Triple\""));
    at("kinds", Kind::TrusteesText, with(1, "[\"Single\"", "[\"Pedersen\""));
    at("somebody", Kind::Nobody, stage().forge().set_up(1, |_| "[]".to_owned()).bytes());
    at("product", Kind::OtherKey, with(0, &stage().house.election.key().to_string(), &stranger));

    // Key and proof are honest, but the product is neutral: x and −x.
    let minus = "7237005577332262213973186563042994240857116359379907606001950938285454250988";
    let opposites = ["1", minus].map(|text| {
        let key = TrusteeKey::make(&SecretKey::from_decimal(text).unwrap(), None, &mut dice(1));
        format!("[\"Single\",{}]", key.text())
    });
    let cancelled = stage().forge().set_up(1, |_| format!("[{}]", opposites.join(",")));
    at("product", Kind::NeutralProduct, cancelled.bytes());
    corpus
}

fn credentials() -> Corpus {
    let mut corpus = Corpus::of(7);
    let listed: Vec<String> = serde_json::from_str(stage().house.credentials.text()).unwrap();
    let key = |place: usize| listed[place].split(',').next().unwrap();
    let entry = |to: &str| with(2, &listed[0], to);
    let mut at = |point, kind, archive| corpus.at(point, kind, 3, Blame::CredentialAuthority, archive);
    at("text", Kind::CredentialsText, stage().forge().set_up(2, |_| "[1]".to_owned()).bytes());
    at("text", Kind::CredentialsText, entry("too short"));
    for point in [NEUTRAL, SMALL_ORDER, &key(0).to_uppercase(), &"9".repeat(64)] {
        at("points", Kind::CredentialPoint, entry(point));
    }
    for weight in ["01", "-1", "+1", "", "1.0", "1,voter", "0x1", "79228162514264337593543950336"] {
        at("weights", Kind::CredentialWeight, entry(&format!("{},{weight}", key(0))));
    }
    at("distinct", Kind::CredentialTwice, entry(&format!("{},7", key(1))));

    let mut at = |kind, archive| corpus.at("certificate", kind, 4, Blame::CredentialAuthority, archive);
    let (uuid, hash) =
        (stage().house.election.uuid().to_string(), stage().house.credentials.hash().to_string());
    at(Kind::CertificateUuid, certified(|fields| fields.replace(&uuid, "11111111111111")));
    let other = Hash::of("others").to_string();
    at(Kind::CertificateCredentials, certified(|fields| fields.replace(&hash, &other)));
    at(Kind::CertificateLength, certified(|fields| fields.replace("_length\":3", "_length\":4")));
    at(Kind::CertificateText, certified(|fields| format!("{fields},\"more\":1")));
    let with_key = |name: &str, to: &str| {
        certified(|fields| {
            let start = fields.find(name).unwrap() + name.len() + 3;
            format!("{}{to}{}", &fields[..start], &fields[start + 64..])
        })
    };
    at(Kind::CertificateNeutral, with_key("encryption_key", NEUTRAL));
    at(Kind::CertificateSignature, with_key("verification_key", &format!("{}58", "6".repeat(62))));
    corpus
}
