//! A key generation of Belenios' tool and another program, 2 of 3, message by message.

use ballot::threshold::{
    Blame, Certificate, Certificates, Index, Output, Parameters, Polynomial, Seed, Setting, Wrong, input_for,
};
use ballot::{RecoveryCode, TrusteeItem, Trustees, verify, verify::Stage};
use serde_json::{Value, value::RawValue};
use std::collections::BTreeMap;

const ARCHIVE: &[u8] = include_bytes!("../vectors/threshold.bel");

/// The vectors as texts: the structures are given as JSON, and are their texts when written compactly.
struct Transcript(BTreeMap<String, Box<RawValue>>);

impl Transcript {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("../vectors/threshold.json")).unwrap())
    }

    fn get<'a, T: serde::Deserialize<'a>>(&'a self, what: &str) -> T {
        serde_json::from_str(self.0[what].get()).unwrap()
    }

    fn texts(&self, what: &str) -> Vec<String> {
        let texts: Vec<&RawValue> = self.get(what);
        assert_eq!(texts.len(), 3);
        texts.into_iter().map(compact).collect()
    }

    fn seed(&self, index: Index) -> Seed {
        let text = self.get::<Vec<&str>>("seeds")[index.get() - 1];
        let code = [&text[..5], &text[5..11], &text[11..16], &text[16..]].join("-");
        Seed::of(&RecoveryCode::parse(&code).unwrap())
    }
}

/// Without the white space between.
fn compact(value: &RawValue) -> String {
    let (mut inside, mut escaped) = (false, false);
    let keep = |c: &char| {
        inside ^= *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        inside || !c.is_whitespace()
    };
    value.get().chars().filter(keep).collect()
}

#[test]
fn every_message_of_the_transcript_is_accepted_and_written_alike() {
    let transcript = Transcript::read();
    let setting = Setting::new(3, 2).unwrap();
    let texts = transcript.texts("certs");
    let certificates = Certificates::new(setting, &texts).unwrap();
    assert!(certificates.all().iter().map(Certificate::text).eq(texts));
    let again = Certificates::of_all(&transcript.texts("certs")).unwrap();
    let hash = ballot::Hash::of(format!("[{}]", transcript.texts("certs").join(",")));
    assert_eq!((again.setting(), again.fingerprint()), (setting, hash));

    let texts = transcript.texts("polynomials");
    let check = |(index, text): (Index, &String)| Polynomial::check(&certificates, index, text.as_bytes());
    let polynomials: Vec<_> = setting.indices().zip(&texts).map(check).collect::<Result<_, Blame>>().unwrap();
    assert!(polynomials.iter().map(Polynomial::text).eq(texts));

    let inputs: Vec<_> = setting.indices().map(|index| input_for(&polynomials, index)).collect();
    assert_eq!(inputs, transcript.texts("vinputs"));

    let check =
        |(index, text): (Index, &String)| Output::check(&certificates, &polynomials, index, text.as_bytes());
    let texts = transcript.texts("voutputs");
    let outputs: Vec<_> = setting.indices().zip(&texts).map(check).collect::<Result<_, Blame>>().unwrap();
    let parameters = Parameters::assemble(&certificates, &polynomials, &outputs).unwrap();
    let trustees = Trustees::sharing(parameters).unwrap();
    let expected = format!(r#"[["Pedersen",{}]]"#, compact(transcript.get("threshold_parameters")));
    assert_eq!(trustees.text(), expected);
    assert_eq!(Trustees::parse(expected.as_bytes()).unwrap().election_key(), trustees.election_key());
    assert_eq!(trustees.threshold(), 2);
}

#[test]
fn every_trustee_of_the_transcript_comes_to_the_same_share() {
    let transcript = Transcript::read();
    let certificates = Certificates::of_all(&transcript.texts("certs")).unwrap();
    let (inputs, outputs) = (transcript.texts("vinputs"), transcript.texts("voutputs"));
    for index in certificates.setting().indices() {
        let seed = transcript.seed(index);
        assert_eq!(certificates.index_of(&seed), Some(index));
        let place = index.get() - 1;
        let dice = &mut crate::fixtures::dice(1);
        let ours = seed.share(&certificates, index, inputs[place].as_bytes(), dice).unwrap();
        for output in [&ours, &outputs[place]] {
            let output: Value = serde_json::from_str(output).unwrap();
            let share = seed.open_share(output["private_key"].as_str().unwrap().as_bytes()).unwrap();
            assert_eq!(*share.expose_decimal(), transcript.get::<Vec<&str>>("private_shares")[place]);
            assert_eq!(share.public().to_string(), output["public_key"]["public_key"]);
        }
        let others = transcript.seed(Index::at(index.get() % 3));
        let private = serde_json::from_str::<Value>(&ours).unwrap()["private_key"].clone();
        assert!(others.open_share(private.as_str().unwrap().as_bytes()).is_err());
    }
}

#[test]
fn the_archive_holds_and_says_what_belenios_says() {
    let verdict = verify(ARCHIVE).unwrap();
    let sums: Value = serde_json::from_str(include_str!("../vectors/threshold.checksums.json")).unwrap();
    assert_eq!(verdict.stage(), Stage::Result);
    assert_eq!(verdict.head().hash.to_string(), sums["final"]);
    assert_eq!(
        verdict.trustees().hash().to_string(),
        ballot::Hash::of(verdict.trustees().text()).to_string()
    );
    let decrypted: Vec<_> = verdict.decrypted().iter().map(|number| number.get()).collect();
    assert_eq!(decrypted, [2, 3]);
    assert!(verdict.set_aside().is_empty());
    let [TrusteeItem::Threshold(parameters)] = verdict.trustees().items() else { panic!("one shared key") };
    let said = &sums["trustees_threshold"][0];
    assert_eq!(said["threshold"], verdict.trustees().threshold());
    let ours = parameters.fingerprints().zip(parameters.keys());
    for ((certificate, key), said) in ours.zip(said["trustees"].as_array().unwrap()) {
        assert_eq!(certificate.to_string(), said["pki_key"]);
        assert_eq!(key.fingerprint().to_string(), said["verification_key"]);
    }
}

#[test]
fn a_message_at_another_place_is_refused() {
    let transcript = Transcript::read();
    let mut texts = transcript.texts("certs");
    texts.swap(0, 1);
    let blame = Certificates::of_all(&texts).unwrap_err();
    assert_eq!(blame, Blame { about: Index::at(0), wrong: Wrong::Context });
}
