//! Trustees who use the command line: a whole key ceremony and opening, with files passed from hand to hand.

mod office;
mod opening;
mod refusals;
#[cfg(target_os = "linux")]
mod terminal;

use ballot::{ElectionResult, PartialDecryption, TrusteeNumber, archive::Entry};
use office::{ClosedBox, Office, ends_with};

#[test]
fn two_of_three_trustees_open_a_box_from_the_command_line() {
    let office = Office::open();
    let mut ballot_box = ClosedBox::of(office.trustees(), 6);
    office.write("box.bel", ballot_box.archive.bytes());
    let mut parts = Vec::new();
    for (name, number) in [("clerk", 3), ("chair", 1)] {
        let said = office.decrypts(name);
        assert!(said.err.contains(&format!("Part of trustee {number}")), "{}", said.err);
        assert!(said.err.contains("ballots that count: 6"), "{}", said.err);
        let number = TrusteeNumber::new(number).unwrap();
        let key = ballot_box.trustees.get(number).unwrap();
        let (election, tally) = (&ballot_box.election, &ballot_box.tally);
        let part = PartialDecryption::check(election, tally, key, said.out.trim().as_bytes()).unwrap();
        ballot_box.archive.append(Entry::partial_decryption(number, &part));
        parts.push((number, part));
    }
    // The auditor sends the chair's part instead of an own one: it is named, and the others suffice.
    ballot_box.archive.append(Entry::partial_decryption(TrusteeNumber::at(1), &parts[1].1));
    let given = parts.iter().map(|(number, part)| (*number, part));
    let result = ElectionResult::open(&ballot_box.trustees, &ballot_box.tally, given).unwrap();
    assert_eq!(result.text(), r#"{"result":[[6,0]]}"#);
    ballot_box.archive.append(Entry::result(&result));

    office.write("box.bel", ballot_box.archive.bytes());
    let said = ends_with(0, office.pingyi(&["verify", "box.bel"]), "");
    for expected in ["all holds", "3 keys, of which 2 suffice", "Set aside: the part of trustee 2 in record"]
    {
        assert!(said.out.contains(expected), "{}", said.out);
    }
    let json = ends_with(0, office.pingyi(&["verify", "--json", "box.bel"]), "").out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let archive = &json[0]["archive"];
    assert_eq!((&archive["needed"], &archive["parts"]), (&2.into(), &serde_json::json!([1, 3])));
    assert_eq!(archive["setAside"][0]["trustee"], 2);
}

#[test]
fn a_single_trustee_makes_key_and_part_of_the_same_code() {
    let office = Office::open();
    office.draws_a_code("chair");
    let said = office.asks("chair", 0, &["key", "--review", "r7"]);
    let key = ballot::TrusteeKey::parse(said.out.trim().as_bytes()).unwrap();
    assert!(said.err.contains(&office::readable(key.fingerprint())), "{}", said.err);
    let point = key.point().to_string();
    let ballot_box = ClosedBox::of(ballot::Trustees::new(vec![key]).unwrap(), 5);
    office.write("box.bel", ballot_box.archive.bytes());

    let said = office.asks("chair", 0, &["decrypt", "--archive", "box.bel", "--review", "r7"]);
    let key = &ballot_box.trustees.keys()[0];
    assert_eq!(key.point().to_string(), point);
    let (election, tally) = (&ballot_box.election, &ballot_box.tally);
    assert!(PartialDecryption::check(election, tally, key, said.out.trim().as_bytes()).is_ok());
    let said = office.asks("chair", 1, &["decrypt", "--archive", "box.bel", "--review", "r8"]);
    assert!(said.err.contains("none of this box"), "{}", said.err);
}
