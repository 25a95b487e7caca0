//! Points 13 to 15.

use super::super::counting::part;
use super::super::stage;
use super::{Corpus, Kind};
use ballot::verify::{Blame, Place};
use ballot::{EncryptedTally, Hash, TrusteeNumber};

pub fn corpus() -> [Corpus; 3] {
    [tally(), parts(), result()]
}

fn tally() -> Corpus {
    let (stage, mut corpus) = (stage(), Corpus::of(13));
    let mut at = |point, kind, archive| corpus.at(point, kind, 13, Blame::Server, archive);
    let checker = stage.house.checker();
    let ballots: Vec<_> =
        (1..=3).map(|event| checker.check(stage.forge().events[event].data[0].as_bytes()).unwrap()).collect();
    // The replaced ballot instead of the new one; a ballot left out; nothing at all.
    for chosen in [vec![0, 1], vec![2], vec![]] {
        let tally = EncryptedTally::of(&stage.house.election, chosen.iter().map(|place| &ballots[*place]));
        let mut forge = stage.forge();
        let event = forge.find("EncryptedTally");
        forge.events[event].data = vec![tally.text().to_owned(), tally.sized_text()];
        at("product", Kind::NotTheProduct, forge.bytes());
    }
    let spaced = stage.forge().change("EncryptedTally", 0, |text| format!("{text} "));
    at("text", Kind::NotTheProduct, spaced.bytes());
    let size = |from: &str, to: &str| {
        stage.forge().change("EncryptedTally", 1, |text| text.replace(from, to)).bytes()
    };
    at("number", Kind::Counted, size("\"num_tallied\":2", "\"num_tallied\":3"));
    at("weight", Kind::Weight, size("\"total_weight\":4", "\"total_weight\":6"));
    at("text", Kind::SizeText, size("\"total_weight\":4", "\"total_weight\":\"4\""));
    let hash = stage.finished.tally.hash().to_string();
    at("hash", Kind::OtherTally, size(&hash, &Hash::of("another").to_string()));
    corpus
}

fn parts() -> Corpus {
    let (stage, mut corpus) = (stage(), Corpus::of(14));
    let base = format!("{}58", "6".repeat(62));
    let factor = |text: &str, to: &str| {
        let start = text.find("[[\"").unwrap() + 3;
        format!("{}{to}{}", &text[..start], &text[start + 64..])
    };
    let whole = || stage.forge();
    corpus.part("proofs", Kind::PartProof, part(whole(), |text| factor(text, &base)));
    corpus.part(
        "proofs",
        Kind::PartProof,
        part(whole(), |text| super::super::ballots::other_response(text, 4)),
    );
    corpus.part("points", Kind::PartText, part(whole(), |text| factor(text, &("9".repeat(63) + "5"))));
    corpus.part("text", Kind::PartText, part(whole(), |text| text.replacen('{', "{\"more\":1,", 1)));
    corpus.part("shape", Kind::PartShape, part(whole(), |text| text.replacen("[[", "[[],[", 1)));
    corpus.part("length", Kind::PartTooLong, part(whole(), |text| format!("{text}{}", " ".repeat(1 << 16))));
    let open = stage.forge().until("PartialDecryption");
    corpus.part("before there is a result", Kind::PartProof, part(open, |text| factor(text, &base)));

    let mut at = |point, kind, archive| corpus.at(point, kind, 16, Blame::Server, archive);
    let record =
        |change: &dyn Fn(&str) -> String| stage.forge().change("PartialDecryption", 1, change).bytes();
    let owned_by = |to: &str| record(&|text| text.replace("\"owner\":1", &format!("\"owner\":{to}")));
    at("owner", Kind::NoSuchTrustee, owned_by("0"));
    at("owner", Kind::NoSuchTrustee, owned_by("4"));
    at("owner", Kind::PartText, owned_by("-1"));
    let other = record(&|text| {
        let (before, _) = text.split_once("\"payload\"").unwrap();
        format!("{before}\"payload\":\"{}\"}}", Hash::of("another"))
    });
    at("payload", Kind::OtherPayload, other);
    // The first trustee's part under the second one's number.
    let second = TrusteeNumber::at(1);
    let place = Place::Trustee { record: 16, trustee: second };
    corpus.case("owner", Kind::PartProof, place, Blame::Trustee(second), owned_by("2"));

    let mut twice = stage.forge();
    let first = twice.find("PartialDecryption");
    twice.events.insert(first + 1, twice.events[first].clone());
    let place = Place::Trustee { record: 19, trustee: TrusteeNumber::at(0) };
    corpus.case("once", Kind::PartTwice, place, Blame::Server, twice.bytes());
    corpus
}

fn result() -> Corpus {
    let (stage, mut corpus) = (stage(), Corpus::of(15));
    let mut at = |point, kind, archive| corpus.at(point, kind, 25, Blame::Server, archive);
    let with = |text: &str| stage.forge().change("Result", 0, |_| text.to_owned()).bytes();
    assert_eq!(stage.finished.result.text(), r#"{"result":[[4,0,0],[3,0,1]]}"#);
    at("numbers", Kind::Number, with(r#"{"result":[[3,1,0],[3,0,1]]}"#));
    let large = r#"{"result":[[4,0,0],[3,0,"340282366920938463463374607431768211455"]]}"#;
    at("at most all weights", Kind::Number, with(large));
    at("shape", Kind::ResultShape, with(r#"{"result":[[4,0],[3,0,1]]}"#));
    at("shape", Kind::ResultShape, with(r#"{"result":[]}"#));
    at("text", Kind::ResultText, with(r#"{"result":[["4",0,0],[3,0,1]]}"#));
    at("text", Kind::ResultText, with(r#"{"result":[[4,0,0],[3,0,1]],"result":[[4,0,0],[3,0,1]]}"#));
    let long = format!("{}{}", stage.finished.result.text(), " ".repeat(1 << 12));
    at("length", Kind::ResultTooLong, with(&long));

    let mut missing = stage.forge();
    let first = missing.find("PartialDecryption");
    missing.events.remove(first);
    corpus.at("parts", Kind::PartsMissing, 22, Blame::Server, missing.bytes());
    corpus
}
