//! Points 6 and 14 where trustees share a key: 2 of 3, of whom the third and the second have decrypted.

use super::super::ballots::other_response;
use super::super::counting::part;
use super::super::set_up::NEUTRAL;
use super::{Corpus, Kind};
use crate::fixtures::Forge;
use ballot::TrusteeNumber;
use ballot::verify::{Blame, Place};
use serde_json::Value;

const VECTOR: &[u8] = include_bytes!("../../vectors/threshold.bel");

pub fn corpus() -> [Corpus; 2] {
    [parameters(), parts()]
}

/// The archive with its trustees changed.
fn with(change: impl FnOnce(&str) -> String) -> Vec<u8> {
    Forge::of(VECTOR).set_up(1, change).bytes()
}

/// The n-th 64 digits (from 0) after a name, exchanged.
fn point(text: &str, name: &str, n: usize, to: &str) -> String {
    let place = text.match_indices(name).nth(n).unwrap().0 + name.len();
    let start = place + text[place..].find(|c: char| c.is_ascii_hexdigit()).unwrap();
    format!("{}{to}{}", &text[..start], &text[start + 64..])
}

fn parameters() -> Corpus {
    let mut corpus = Corpus::of(6);
    let base = format!("{}58", "6".repeat(62));
    let list: Value = serde_json::from_str(&Forge::of(VECTOR).events[0].data[1]).unwrap();
    let proof = list[0][1]["signatures"][0]["response"].as_str().unwrap().to_owned();

    let mut at = |point, kind, archive| corpus.at(point, kind, 2, Blame::SetUp, archive);
    let threshold =
        |to: &str| with(|text| text.replacen("{\"threshold\":2", &format!("{{\"threshold\":{to}"), 1));
    at("numbers of a shared key", Kind::Setting, threshold("0"));
    at("numbers of a shared key", Kind::Setting, threshold("4"));
    let fewer = with(|text| {
        let start = text.find("\"signatures\":[").unwrap() + 14;
        let end = start + text[start..].find("},").unwrap() + 2;
        format!("{}{}", &text[..start], &text[end..])
    });
    at("numbers of a shared key", Kind::Lengths, fewer);

    for (place, trustee) in [0, 1, 2].map(|place| (place, Blame::Trustee(TrusteeNumber::at(place)))) {
        let mut at = |point, kind, archive| corpus.at(point, kind, 2, trustee, archive);
        let index = format!("\\\"index\\\":{}", place + 1);
        at("certificates", Kind::Context, with(|text| text.replacen(&index, "\\\"index\\\":9", 1)));
        let more =
            |text: &str| text.replacen(&format!("{index}}},"), &format!("{index}}},\\\"more\\\":1,"), 1);
        at("certificates", Kind::MessageText, with(more));
        let key = |to: &str| with(|text| point(text, "\\\"encryption\\\":", place, to));
        at("certificates", Kind::CertificateKey, key(NEUTRAL));
        at("certificates", Kind::CertificateUnsigned, key(&base));
        let coefficient = |text: &str| point(text, "{\\\"coefexps\\\":", place, &base);
        at("coefficients", Kind::CoefficientsUnsigned, with(coefficient));
        let fewer = |text: &str| {
            let start = text.match_indices("{\\\"coefexps\\\":[").nth(place).unwrap().0 + 15;
            let end = start + text[start..].find(',').unwrap() + 1;
            format!("{}{}", &text[..start], &text[end..])
        };
        at("coefficients", Kind::Coefficients, with(fewer));
        at(
            "shares",
            Kind::ShareOther,
            with(|text| {
                let (before, keys) = text.split_once("\"verification_keys\":").unwrap();
                format!("{before}\"verification_keys\":{}", point(keys, "\"public_key\":", place, &base))
            }),
        );
        let keys = |text: &str, response: usize| {
            let (before, keys) = text.split_once("\"verification_keys\":").unwrap();
            format!("{before}\"verification_keys\":{}", other_response(keys, response))
        };
        at("shares", Kind::KeyKnowledge, with(|text| keys(text, 2 * place)));
        at("shares", Kind::ShareUnsigned, with(|text| keys(text, 2 * place + 1)));
    }
    // The digits of another number.
    let other = format!("1{}", &proof[1..]);
    let other = if other == proof { format!("2{}", &proof[1..]) } else { other };
    let first = Blame::Trustee(TrusteeNumber::at(0));
    corpus.at(
        "acceptance",
        Kind::AcceptanceUnsigned,
        2,
        first,
        with(|text| text.replacen(&proof, &other, 1)),
    );
    corpus
}

fn parts() -> Corpus {
    let mut corpus = Corpus::of(14);
    let records = |forge: &Forge| {
        let place = forge.find("PartialDecryption");
        forge.events[..place].iter().map(|event| event.data.len() + 1).sum::<usize>() + 1
    };
    // With the third trustee's part gone the second's alone is not enough.
    let forge = Forge::of(VECTOR);
    let (record, trustee) = (records(&forge), TrusteeNumber::at(2));
    for forge in [forge.clone(), forge.until("PartialDecryption")] {
        let archive = part(forge, |text| other_response(text, 0));
        let place = Place::Trustee { record, trustee };
        corpus.case("of a shared key", Kind::PartProof, place, Blame::Trustee(trustee), archive);
    }
    corpus
}
