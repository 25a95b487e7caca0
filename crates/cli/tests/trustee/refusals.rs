//! What a trustee is kept from, and what is said about it.

use ballot::{PartialDecryption, SecretKey, TrusteeKey, TrusteeNumber, Trustees, archive::Entry};

use crate::office::{ClosedBox, NAMES, Office, ends_with};

/// An office with a single trustee and a box of theirs.
fn with_single(voters: usize) -> (Office, ClosedBox) {
    let office = Office::open();
    office.draws_a_code("chair");
    let key = office.asks("chair", 0, &["key", "--review", "r7"]);
    let key = TrusteeKey::parse(key.out.trim().as_bytes()).unwrap();
    let ballot_box = ClosedBox::of(Trustees::new(vec![key]).unwrap(), voters);
    (office, ballot_box)
}

const DECRYPT: [&str; 5] = ["decrypt", "--archive", "box.bel", "--review", "r7"];

#[test]
fn no_part_is_made_of_an_archive_that_does_not_hold() {
    let (office, ballot_box) = with_single(5);
    let text = String::from_utf8_lossy(ballot_box.archive.bytes()).into_owned();
    let digit = text.find("\"response\":\"").unwrap() + 12;
    let mut bytes = ballot_box.archive.bytes().to_vec();
    bytes[digit] = if bytes[digit] == b'1' { b'2' } else { b'1' };
    office.write("box.bel", &bytes);
    let said = office.asks("chair", 1, &DECRYPT);
    assert!(said.err.contains("does not hold") && said.err.contains("check 2"), "{}", said.err);
    let said = office.asks("chair", 1, &[&DECRYPT[..], &["--lang", "zh-CN"]].concat());
    assert!(said.err.contains("档案核验未通过"), "{}", said.err);
}

#[test]
fn no_part_is_made_too_early_or_too_late_or_of_too_few_ballots() {
    let (office, ballot_box) = with_single(4);
    office.write("box.bel", ballot_box.open.bytes());
    assert!(office.asks("chair", 1, &DECRYPT).err.contains("nothing to open yet"));

    office.write("box.bel", ballot_box.archive.bytes());
    let said = office.asks("chair", 1, &DECRYPT);
    assert!(said.err.contains("Only 4 ballots count, and 5 are the least"), "{}", said.err);
    let said = office.asks("chair", 0, &[&DECRYPT[..], &["--minimum", "4"]].concat());

    let number = TrusteeNumber::at(0);
    let (election, tally, key) = (&ballot_box.election, &ballot_box.tally, &ballot_box.trustees.keys()[0]);
    let part = PartialDecryption::check(election, tally, key, said.out.trim().as_bytes()).unwrap();
    let mut archive = ballot_box.archive.clone();
    archive.append(Entry::partial_decryption(number, &part));
    office.write("box.bel", archive.bytes());
    let said = office.asks("chair", 1, &[&DECRYPT[..], &["--minimum", "4"]].concat());
    assert!(said.err.contains("your part already"), "{}", said.err);

    let result = ballot::ElectionResult::open(&ballot_box.trustees, tally, [(number, &part)]).unwrap();
    archive.append(Entry::result(&result));
    office.write("box.bel", archive.bytes());
    assert!(office.asks("chair", 1, &DECRYPT).err.contains("opened already"));
}

#[test]
fn nobody_opens_a_box_with_another_code() {
    let (office, ballot_box) = with_single(5);
    office.write("box.bel", ballot_box.archive.bytes());
    office.draws_a_code("stranger");
    let said = office.asks("stranger", 1, &DECRYPT);
    assert!(said.err.contains("none of this box"), "{}", said.err);
    office.write("part", b"{}");
    let said = office.asks("stranger", 1, &["decrypt", "--archive", "box.bel", "--part", "part"]);
    assert!(said.err.contains("does not open the private share"), "{}", said.err);
}

#[test]
fn nonsense_in_the_ceremony_is_blamed_on_its_sender() {
    let office = Office::open();
    for name in NAMES {
        office.draws_a_code(name);
    }
    let certificates = office.certificates();
    let step = ["polynomial", "--certificates", "certificates.jsons"];
    office.draws_a_code("stranger");
    let said = office.asks("stranger", 1, &step);
    assert!(said.err.contains("None of the certificates"), "{}", said.err);

    let polynomials = office.polynomials(&certificates);
    let share = ["share", "--certificates", "certificates.jsons", "--input", "input"];
    // The auditor's letters under the clerk's name.
    let mixed = [polynomials[0].clone(), polynomials[1].clone(), polynomials[1].clone()];
    let index = ballot::threshold::Index::at(0);
    office.write("input", ballot::threshold::input_for(&mixed, index).as_bytes());
    let said = office.asks("chair", 1, &share);
    assert!(said.err.contains("What trustee 3 sent is wrong"), "{}", said.err);
    office.write("input", b"{}");
    let said = office.asks("chair", 1, &share);
    assert!(said.err.contains("not what the server hands to you"), "{}", said.err);

    let lines = office.read("certificates.jsons");
    let second = lines.lines().nth(1).unwrap();
    let forged = lines.replacen(second, &second.replace("\"challenge\":\"", "\"challenge\":\"1"), 1);
    office.write("certificates.jsons", forged.as_bytes());
    let said = office.asks("chair", 1, &step);
    assert!(said.err.contains("What trustee 2 sent is wrong"), "{}", said.err);
}

#[test]
fn two_trustees_with_one_recovery_code_are_told_so() {
    let office = Office::open();
    let mut lines = Vec::new();
    office.draws_a_code("chair");
    office.draws_a_code("auditor");
    for (name, place) in [("chair", "1"), ("auditor", "2"), ("chair", "3")] {
        let said = office.asks(name, 0, &["certificate", "--index", place, "--of", "3", "--threshold", "2"]);
        lines.push(said.out);
    }
    office.write("certificates.jsons", lines.concat().as_bytes());
    let step = ["polynomial", "--certificates", "certificates.jsons"];
    let said = office.asks("auditor", 1, &step);
    assert!(
        said.err.contains("Trustees 1 and 3") && said.err.contains("a code of their own"),
        "{}",
        said.err
    );
    let said = office.asks("auditor", 1, &[&step[..], &["--lang", "zh-CN"]].concat());
    assert!(said.err.contains("同一个恢复码"), "{}", said.err);
}

#[test]
fn the_code_is_no_argument_and_a_misspelt_one_is_no_code() {
    let office = Office::open();
    office.draws_a_code("chair");
    let code = office.read("chair.code");
    let argument = ["trustee", "key", "--review", "r7", code.trim()];
    ends_with(2, office.pingyi(&argument), "");
    let said = ends_with(1, office.pingyi(&argument[..4]), "O0O0O-O0O0O0-O0O0O-O0O0O0");
    assert!(said.err.contains("no recovery code"), "{}", said.err);
    let said = ends_with(2, office.pingyi(&argument[..4]), "");
    assert!(said.err.contains("--code-file"), "{}", said.err);

    // From a file, with spaces instead of dashes: the same key.
    office.write("spaced", code.replace('-', " ").as_bytes());
    let from_file = [&argument[..4], &["--code-file", "spaced"]].concat();
    let said =
        [ends_with(0, office.pingyi(&from_file), ""), ends_with(0, office.pingyi(&argument[..4]), &code)];
    let keys = said.map(|said| TrusteeKey::parse(said.out.trim().as_bytes()).unwrap().point().to_string());
    let secret = SecretKey::from_recovery("r7", &ballot::RecoveryCode::parse(code.trim()).unwrap());
    assert_eq!(keys, [secret.public().to_string(), secret.public().to_string()]);
}

#[test]
fn what_is_there_already_is_not_written_over() {
    let office = Office::open();
    office.draws_a_code("chair");
    let before = office.read("chair.code");
    let said = ends_with(2, office.pingyi(&["trustee", "new", "--out", "chair.code"]), "");
    assert!(said.err.contains("--out"), "{}", said.err);
    assert_eq!(office.read("chair.code"), before);
    let said = ends_with(
        2,
        office.pingyi(&["trustee", "certificate", "--index", "4", "--of", "3", "--threshold", "2"]),
        &before,
    );
    assert!(said.err.contains("from 1 to 3"), "{}", said.err);
    let said = ends_with(
        2,
        office.pingyi(&["trustee", "certificate", "--index", "1", "--of", "3", "--threshold", "4"]),
        &before,
    );
    assert!(said.err.contains("--threshold"), "{}", said.err);
}

#[test]
fn help_says_what_each_step_is() {
    let office = Office::open();
    let said = ends_with(0, office.pingyi(&["trustee", "--help"]), "").out;
    for step in ["new", "key", "certificate", "polynomial", "share", "rehearse", "comments", "decrypt"] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(step)), "{step}: {said}");
        let help = ends_with(0, office.pingyi(&["trustee", step, "--help"]), "").out;
        assert!(help.contains("--out"), "{help}");
    }
}
