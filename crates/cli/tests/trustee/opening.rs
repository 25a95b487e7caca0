//! What trustees open besides sums: the rehearsal before, and the comments beside them.

use ballot::{
    Comment, CommentBox, CommentPart, ElectionResult, PartialDecryption, TestSum, TrusteeNumber,
    archive::Entry,
};
use serde_json::json;

use crate::office::{ClosedBox, Office};

const LIMIT: usize = 20;

fn comments(ballot_box: &ClosedBox, said: &[Option<&str>]) -> (CommentBox, Vec<String>) {
    let comments = CommentBox::new(&ballot_box.election, LIMIT);
    let sealed = said.iter().map(|text| {
        let comment = text.map(|text| Comment { reporter: 1, text: text.to_owned() });
        comments.seal(comment.as_ref(), &mut rand::rng()).unwrap()
    });
    let sealed = sealed.collect();
    (comments, sealed)
}

fn listed(office: &Office, texts: &[String]) {
    let json = json!({ "limit": LIMIT, "comments": texts });
    office.write("comments.json", json.to_string().as_bytes());
}

/// A trustee's command for the comments of the box.
fn command(share: &str) -> [&str; 7] {
    ["comments", "--archive", "box.bel", "--comments", "comments.json", "--part", share]
}

#[test]
fn any_two_of_three_open_the_comments_of_a_box() {
    let office = Office::open();
    let mut ballot_box = ClosedBox::of(office.trustees(), 5);
    office.write("box.bel", ballot_box.archive.bytes());
    let (of, texts) = comments(&ballot_box, &[Some("说得实在"), None]);
    listed(&office, &texts);
    let sealed: Vec<_> = texts.iter().map(|text| of.check(text.as_bytes()).unwrap()).collect();
    let key = |number| ballot_box.trustees.get(number).unwrap().point();
    let mut parts = Vec::new();
    for (name, number) in [("clerk", 3), ("auditor", 2)] {
        let said = office.asks(name, 0, &command(&format!("{name}.share")));
        assert!(said.err.contains(&format!("Part of trustee {number} for the comments")), "{}", said.err);
        assert!(said.err.contains("sealed comments: 2"), "{}", said.err);
        let number = TrusteeNumber::new(number).unwrap();
        let part = CommentPart::check(&of, &sealed, key(number), said.out.trim().as_bytes()).unwrap();
        parts.push((number, part));
    }
    let opened = of.open(&ballot_box.trustees, &sealed, &parts).unwrap();
    assert_eq!(opened, [Some(Comment { reporter: 1, text: "说得实在".to_owned() }), None]);

    // Somebody who comes after the sums were opened is no loss for the comments.
    let sums: Vec<_> = [("chair", 1), ("clerk", 3)]
        .map(|(name, number)| {
            let number = TrusteeNumber::new(number).unwrap();
            let said = office.decrypts(name);
            let (election, tally) = (&ballot_box.election, &ballot_box.tally);
            let key = ballot_box.trustees.get(number).unwrap();
            (number, PartialDecryption::check(election, tally, key, said.out.trim().as_bytes()).unwrap())
        })
        .into();
    for (number, part) in &sums {
        ballot_box.archive.append(Entry::partial_decryption(*number, part));
    }
    let given = sums.iter().map(|(number, part)| (*number, part));
    let result = ElectionResult::open(&ballot_box.trustees, &ballot_box.tally, given).unwrap();
    ballot_box.archive.append(Entry::result(&result));
    office.write("box.bel", ballot_box.archive.bytes());
    office.asks("chair", 0, &command("chair.share"));
}

#[test]
fn comments_that_must_not_be_opened_are_not() {
    let office = Office::open();
    let ballot_box = ClosedBox::of(office.trustees(), 5);
    office.write("box.bel", ballot_box.archive.bytes());
    let (_, texts) = comments(&ballot_box, &[Some("好"), None]);
    let part = command("chair.share");
    listed(&office, &[&texts[..], &texts[..1]].concat());
    let said = office.asks("chair", 1, &part);
    assert!(said.err.contains("must not be opened") && said.err.contains("comment 3"), "{}", said.err);
    let elsewhere = ClosedBox::of(ballot_box.trustees.clone(), 5);
    listed(&office, &comments(&elsewhere, &[Some("好")]).1);
    assert!(office.asks("chair", 1, &part).err.contains("comment 1"));
    office.write("comments.json", b"[]");
    assert!(office.asks("chair", 2, &part).err.contains("no list of comments"));

    listed(&office, &texts);
    let said = office.asks("chair", 1, &[&part[..], &["--minimum", "6"]].concat());
    assert!(said.err.contains("Only 5 ballots count"), "{}", said.err);
    office.write("box.bel", ballot_box.open.bytes());
    assert!(office.asks("chair", 1, &part).err.contains("nothing to open yet"));
    let text = String::from_utf8_lossy(ballot_box.archive.bytes()).into_owned();
    office.write("box.bel", text.replacen("\"response\":\"", "\"response\":\"1", 1).as_bytes());
    assert!(office.asks("chair", 1, &part).err.contains("does not hold"));
}

#[test]
fn a_rehearsal_tells_whether_a_code_works() {
    let office = Office::open();
    let ballot_box = ClosedBox::of(office.trustees(), 5);
    let sum = TestSum::draw(&ballot_box.election, vec![vec![3, 2]], &mut rand::rng()).unwrap();
    let test = |trustees: &str, sum: &str| {
        let json = json!({ "election": ballot_box.election.text(), "trustees": trustees, "sum": sum });
        office.write("test.json", json.to_string().as_bytes());
    };
    test(ballot_box.trustees.text(), &sum.text());
    let mut parts = Vec::new();
    for (name, number) in [("chair", 1), ("clerk", 3)] {
        let (number, share) = (TrusteeNumber::new(number).unwrap(), format!("{name}.share"));
        let said = office.asks(name, 0, &["rehearse", "--test", "test.json", "--part", &share]);
        assert!(said.err.contains(&format!("Part of trustee {number} of 3")), "{}", said.err);
        let key = ballot_box.trustees.get(number).unwrap();
        let part = said.out.trim().as_bytes();
        parts.push((number, PartialDecryption::check(&ballot_box.election, sum.tally(), key, part).unwrap()));
    }
    let given = parts.iter().map(|(number, part)| (*number, part));
    let opened = ElectionResult::open(&ballot_box.trustees, sum.tally(), given).unwrap();
    assert_eq!(opened.text(), r#"{"result":[[3,2]]}"#);

    let rehearsal = ["rehearse", "--test", "test.json", "--part", "chair.share"];
    test(ballot_box.trustees.text(), "{}");
    assert!(office.asks("chair", 1, &rehearsal).err.contains("no test sum that can be opened"));
    office.draws_a_code("stranger");
    test(ballot_box.trustees.text(), &sum.text());
    assert!(office.asks("stranger", 1, &rehearsal).err.contains("does not open the private share"));
}
