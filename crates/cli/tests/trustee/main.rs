//! Trustees who use the command line: a whole key ceremony and opening, with files passed from hand to hand.

mod office;
mod refusals;

use ballot::{ElectionResult, PartialDecryption, TrusteeNumber, archive::Entry, threshold::Parameters};
use office::{Office, ends_with};

#[test]
fn two_of_three_trustees_open_a_box_from_the_command_line() {
    let office = Office::open();
    for name in office::NAMES {
        office.draws_a_code(name);
    }
    let certificates = office.certificates();
    let polynomials = office.polynomials(&certificates);
    let outputs = office.shares(&certificates, &polynomials);
    let parameters = Parameters::assemble(&certificates, &polynomials, &outputs).unwrap();

    let mut ballot_box = office.closed_box(parameters, 6);
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
    let given = parts.iter().map(|(number, part)| (*number, part));
    let result = ElectionResult::open(&ballot_box.trustees, &ballot_box.tally, given).unwrap();
    assert_eq!(result.text(), r#"{"result":[[6,0]]}"#);
    ballot_box.archive.append(Entry::result(&result));

    office.write("box.bel", ballot_box.archive.bytes());
    let said = ends_with(0, office.pingyi(&["verify", "box.bel"]), "");
    assert!(said.out.contains("all holds"), "{}", said.out);
}

#[test]
fn a_single_trustee_makes_key_and_part_of_the_same_code() {
    let office = Office::open();
    office.draws_a_code("chair");
    let key = office.asks("chair", 0, &["key", "--review", "r7"]);
    let key = ballot::TrusteeKey::parse(key.out.trim().as_bytes()).unwrap();
    let point = key.point().to_string();
    let ballot_box = office.closed_box_of(ballot::Trustees::new(vec![key]).unwrap(), 5);
    office.write("box.bel", ballot_box.archive.bytes());

    let said = office.asks("chair", 0, &["decrypt", "--archive", "box.bel", "--review", "r7"]);
    let key = &ballot_box.trustees.keys()[0];
    assert_eq!(key.point().to_string(), point);
    let (election, tally) = (&ballot_box.election, &ballot_box.tally);
    assert!(PartialDecryption::check(election, tally, key, said.out.trim().as_bytes()).is_ok());
    let said = office.asks("chair", 1, &["decrypt", "--archive", "box.bel", "--review", "r8"]);
    assert!(said.err.contains("none of this box"), "{}", said.err);
}
