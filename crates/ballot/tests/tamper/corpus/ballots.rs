//! Points 8 to 12.

use super::super::ballots::{cut, nth, other_response};
use super::super::{Stage, stage};
use super::{Corpus, Kind};
use ballot::Tracker;
use ballot::verify::{Blame, Place};
use serde_json::Value;

/// The record of the first ballot, which a later one replaces.
const FIRST: usize = 6;

pub fn corpus() -> [Corpus; 5] {
    let stage = stage();
    [texts(stage), belongs(stage), signature(stage), shape(stage), proofs(stage)]
}

fn texts(stage: &Stage) -> Corpus {
    let mut corpus = Corpus::of(8);
    let mut at = |point, kind, archive| corpus.ballot(point, kind, FIRST, archive);
    let once = |from: &'static str, to: &'static str| stage.with(|text| text.replacen(from, to, 1));
    at("length", Kind::BallotTooLong, stage.with(|text| format!("{text}{}", " ".repeat(1 << 20))));
    at("text", Kind::BallotText, once("{\"election_uuid\"", "{ \"election_uuid\""));
    at("text", Kind::BallotText, stage.with(|text| format!("{text}\n")));
    at("fields", Kind::BallotText, once("\"answers\":", "\"more\":1,\"answers\":"));
    at("fields", Kind::BallotText, once("\"answers\":", "\"answers\":[],\"answers\":"));
    at("fields", Kind::BallotText, once("\"signature\":", "\"signatur\":"));
    at(
        "fields",
        Kind::BallotText,
        stage.with(|text| text.split_once(",\"signature\"").unwrap().0.to_owned() + "}"),
    );
    for prefix in ["0", "0x", "-", "7777777777"] {
        let scalar =
            stage.with(|text| text.replacen("\"response\":\"", &format!("\"response\":\"{prefix}"), 1));
        at("scalars", Kind::BallotText, scalar);
    }
    let alpha = |to: &dyn Fn(&str) -> String| {
        stage.signed(|text| {
            let start = nth(text, "\"alpha\":\"", 1);
            format!("{}{}{}", &text[..start], to(&text[start..start + 64]), &text[start + 64..])
        })
    };
    at("points", Kind::BallotText, alpha(&str::to_uppercase));
    for point in [
        "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
        "9999999999999999999999999999999999999999999999999999999999999995",
        "8000000000000000000000000000000000000000000000000000000000000001",
        "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
        "0000000000000000000000000000000000000000000000000000000000000002",
    ] {
        at("points", Kind::BallotPoint, alpha(&|_| point.to_owned()));
    }
    corpus
}

fn belongs(stage: &Stage) -> Corpus {
    let mut corpus = Corpus::of(9);
    let (uuid, election) = (stage.house.election.uuid(), stage.house.election.fingerprint());
    let mut at = |point, kind, archive| corpus.ballot(point, kind, FIRST, archive);
    at("uuid", Kind::OtherElection, stage.signed(|text| text.replace(uuid.as_str(), "11111111111111")));
    at("fingerprint", Kind::OtherFingerprint, stage.signed(|text| text.replace(election, &"A".repeat(43))));
    let mine = stage.house.cards[0].public(uuid).to_string();
    let stranger = format!("{}58", "6".repeat(62));
    at("credential", Kind::UnknownCredential, stage.signed(|text| text.replace(&mine, &stranger)));

    let mut twice = stage.forge();
    twice.events.insert(3, twice.events[1].clone());
    let tracker = Tracker::of(&twice.events[1].data[0]);
    let place = Place::Ballot { record: 10, tracker };
    corpus.case("once", Kind::SameBallot, place, Blame::Server, twice.bytes());
    corpus
}

fn signature(stage: &Stage) -> Corpus {
    let mut corpus = Corpus::of(10);
    let mut at = |point, kind, archive| corpus.ballot(point, kind, FIRST, archive);
    at("hash", Kind::SignedHash, stage.with(|text| other_response(text, 0)));
    let last = |text: &str| other_response(text, text.matches("\"response\"").count() - 1);
    at("proof", Kind::Signature, stage.with(last));
    let uuid = stage.house.election.uuid();
    let [mine, other] = [0, 1].map(|voter: usize| stage.house.cards[voter].public(uuid).to_string());
    at("proof", Kind::Signature, stage.signed(|text| text.replace(&mine, &other)));
    corpus
}

fn shape(stage: &Stage) -> Corpus {
    let mut corpus = Corpus::of(11);
    let mut at = |point, kind, archive| corpus.ballot(point, kind, FIRST, archive);
    // Takes the last item out of a list of the ballot, keeping the rest as it is spelled.
    let shorter = |name: &'static str, occurrence: usize| {
        stage.signed(|text| {
            let (start, end) = cut(text, nth(text, name, occurrence));
            let items = items(&text[start..end]);
            format!("{}[{}]{}", &text[..start], items[..items.len() - 1].join(","), &text[end..])
        })
    };
    at("answers", Kind::Answers, shorter("\"answers\":", 0));
    at("choices", Kind::Shape, shorter("\"choices\":", 0));
    at("individual proofs", Kind::Shape, shorter("\"individual_proofs\":", 1));
    at("members", Kind::Shape, shorter("\"individual_proofs\":[", 0));
    at("members", Kind::Shape, shorter("\"overall_proof\":", 1));
    at("members", Kind::Shape, shorter("\"blank_proof\":", 0));
    at(
        "blank proof missing",
        Kind::Shape,
        stage.signed(|text| {
            let name = ",\"blank_proof\":";
            let (start, end) = cut(text, nth(text, name, 0));
            format!("{}{}", &text[..start - name.len()], &text[end..])
        }),
    );
    at(
        "blank proof too many",
        Kind::Shape,
        stage.signed(|text| {
            let (start, end) = cut(text, nth(text, "\"blank_proof\":", 0));
            let (_, place) = cut(text, nth(text, "\"overall_proof\":", 0));
            format!("{},\"blank_proof\":{}{}", &text[..place], &text[start..end], &text[place..])
        }),
    );
    corpus
}

/// The items of a list as they are spelled.
fn items(list: &str) -> Vec<&str> {
    let _: Vec<Value> = serde_json::from_str(list).unwrap();
    let (mut items, mut at) = (Vec::new(), 1);
    while at < list.len() - 1 {
        let (start, end) = cut(list, at);
        items.push(&list[start..end]);
        at = end + 1;
    }
    items
}

fn proofs(stage: &Stage) -> Corpus {
    let mut corpus = Corpus::of(12);
    // Of the first question 3 × 2 members and 1; of the second 3 × 2, 3, and 2 of the blank proof.
    for (response, point, kind) in [
        (0, "individual", Kind::Individual),
        (5, "individual", Kind::Individual),
        (6, "overall", Kind::Overall),
        (12, "individual", Kind::Individual),
        (13, "overall", Kind::Overall),
        (15, "overall", Kind::Overall),
        (16, "blank", Kind::Blank),
        (17, "blank", Kind::Blank),
    ] {
        corpus.ballot(point, kind, FIRST, stage.signed(|text| other_response(text, response)));
    }
    // The first ballot is replaced by the third. The second counts.
    let replaced = stage.signed(|text| other_response(text, 1));
    corpus.ballot("of replaced ballots", Kind::Individual, FIRST, replaced);
    corpus
}
