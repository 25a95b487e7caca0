//! Texts: what is written is what is read, and nothing else is.

use crate::fixtures::{House, dice, grade, names, noon};
use ballot::archive::{Entry, Record, RecordKind, start};
use ballot::{
    BallotRefusal, Credentials, CredentialsError, Election, ElectionError, Hash, PrivateCredential,
    PublicCredential, Question, RecoveryCode, SealError, SecretKey, Tracker, TrusteeKey, TrusteeKeyError,
    Trustees, Uuid, Weight, seal, verify,
};

#[test]
fn published_texts_survive_reading_and_writing() {
    let house = House::new(vec![grade("Quality", 5)], &[None, None], 3);

    let election = Election::parse(house.election.text().as_bytes()).unwrap();
    assert_eq!(election.text(), house.election.text());
    assert_eq!(election.fingerprint(), house.election.fingerprint());
    assert_eq!(election.name(), house.election.name());

    let trustees = Trustees::parse(house.trustees.text().as_bytes()).unwrap();
    assert_eq!(trustees.text(), house.trustees.text());
    assert_eq!(trustees.election_key(), election.key());

    let credentials = Credentials::parse(house.credentials.text().as_bytes()).unwrap();
    assert_eq!(credentials.text(), house.credentials.text());
    assert!(house.cards.iter().all(|card| credentials.contains(&card.public(election.uuid()))));
    assert!(!credentials.contains(&PrivateCredential::draw(&mut dice(99)).public(election.uuid())));
}

#[test]
fn an_election_keeps_its_white_space_but_not_its_order() {
    let house = House::new(vec![grade("Quality", 2)], &[None], 1);
    let text = house.election.text();

    let spaced = text.replace(",\"name\"", " ,\n\t\"name\"").replace("年", "\\u5e74");
    let election = Election::parse(spaced.as_bytes()).unwrap();
    assert_eq!(election.text(), spaced);
    assert_eq!(election.name(), house.election.name());
    assert_ne!(election.fingerprint(), house.election.fingerprint());

    for forged in [
        text.replace("{\"version\":1,", "{\"version\":1,\"version\":1,"),
        text.replace("{\"version\":1,", "{\"version\":1,\"extra\":1,"),
        text.replace("{\"version\":1,", "{").replace("\"group\"", "\"version\":1,\"group\""),
        text.replace("{\"version\":1,", "{\"version\":1.0,"),
        text.replace("\"min\":1,\"max\":1", "\"max\":1,\"min\":1"),
        text.replace("\"min\":1", "\"blank\":null,\"min\":1"),
        text.replace("\"version\":1", "\"version\":\"1\""),
    ] {
        assert_ne!(forged, text);
        assert!(matches!(Election::parse(forged.as_bytes()), Err(ElectionError::Json(_))), "{forged}");
    }
}

#[test]
fn strings_are_escaped_as_belenios_does() {
    let nasty = "\"\\/\u{8}\u{c}\n\r\t\u{1}\u{7f}é优";
    let question = Question::one_of(nasty.to_owned(), names(1)).unwrap();
    let house = House::new(vec![question], &[None], 1);
    assert!(
        house.election.text().contains(r#""\"\\/\b\f\n\r\t\u0001\u007fé优""#),
        "{}",
        house.election.text()
    );
    assert_eq!(house.election.questions()[0].text(), nasty);
}

#[test]
fn weights_are_written_for_all_or_none_and_sorted_by_the_last_byte_first() {
    let uuid = Uuid::draw(&mut dice(1));
    let publics: Vec<_> = (2..8).map(|n| PrivateCredential::draw(&mut dice(n)).public(&uuid)).collect();

    let plain = Credentials::new(&publics.iter().map(|one| (*one, None)).collect::<Vec<_>>()).unwrap();
    let listed: Vec<String> = serde_json::from_str(plain.text()).unwrap();
    assert!(listed.iter().all(|entry| !entry.contains(',')));
    // By bytes from the last to the first: pairs of digits, not digits.
    assert!(listed.is_sorted_by_key(|text| {
        let bytes = text.as_bytes();
        bytes.chunks(2).rev().map(<[u8]>::to_vec).collect::<Vec<_>>()
    }));

    let mut voters: Vec<_> = publics.iter().map(|one| (*one, None)).collect();
    voters[3].1 = Some(Weight::new(1 << 40));
    let weighted = Credentials::new(&voters).unwrap();
    let listed: Vec<String> = serde_json::from_str(weighted.text()).unwrap();
    assert!(listed.iter().all(|entry| entry.contains(',')));
    assert_eq!(weighted.weight(&publics[3]), Some(Weight::new(1 << 40)));
    assert_eq!(
        Credentials::parse(weighted.text().as_bytes()).unwrap().total_weight(),
        weighted.total_weight()
    );

    voters.push(voters[0]);
    assert_eq!(Credentials::new(&voters).unwrap_err(), CredentialsError::Twice { entry: 7 });
}

#[test]
fn a_trustee_key_travels_as_text_and_forged_ones_do_not() {
    let secret = SecretKey::draw(&mut dice(1));
    let key = TrusteeKey::make(&secret, Some("Chair".to_owned()), &mut dice(2));
    let read = TrusteeKey::parse(key.text().as_bytes()).unwrap();
    assert_eq!((read.text(), read.name(), *read.point()), (key.text(), Some("Chair"), secret.public()));

    let other = SecretKey::draw(&mut dice(3)).public();
    let forged = key.text().replace(&key.point().to_string(), &other.to_string());
    assert_eq!(TrusteeKey::parse(forged.as_bytes()).unwrap_err(), TrusteeKeyError::Knowledge);

    let again = SecretKey::from_decimal(&secret.expose_decimal()).unwrap();
    assert_eq!(again.public(), secret.public());
    for text in ["", "0", "01", "+1", "0x1", "-1", "1 ", &"9".repeat(77), &"9".repeat(7000)] {
        assert!(SecretKey::from_decimal(text).is_err(), "{text}");
    }
}

#[test]
fn a_recovery_code_gives_the_same_key_again_and_another_elsewhere() {
    let code = RecoveryCode::draw(&mut dice(5));
    let secret = SecretKey::from_recovery("box-a", &RecoveryCode::parse(code.expose()).unwrap());
    assert_eq!(secret.public(), SecretKey::from_recovery("box-a", &code).public());
    assert_ne!(secret.public(), SecretKey::from_recovery("box-b", &code).public());
}

#[test]
fn secrets_do_not_show_themselves() {
    let card = PrivateCredential::draw(&mut dice(1));
    let code = RecoveryCode::draw(&mut dice(2));
    let key = SecretKey::draw(&mut dice(3));
    let shown = format!("{card:?} {code:?} {key:?}");
    for secret in [card.expose(), code.expose(), &key.expose_decimal()] {
        assert!(!shown.contains(secret));
    }
}

#[test]
fn votes_that_the_question_does_not_allow_are_not_sealed() {
    let questions =
        vec![grade("One", 2), Question::new("Some".to_owned(), names(3), 1, 2).unwrap().with_blank()];
    let house = House::new(questions, &[None], 1);
    let attempt =
        |votes: &[Vec<u8>]| seal(&house.election, &house.cards[0], votes, &mut dice(1)).unwrap_err();
    let good = vec![0, 1];

    assert_eq!(attempt(&[vec![0, 1]]), SealError::Questions { votes: 1, questions: 2 });
    assert_eq!(attempt(&[good.clone(), vec![0, 1, 0]]), SealError::Choices { question: 2, choices: 4 });
    assert_eq!(attempt(&[vec![0, 2], vec![1, 0, 0, 0]]), SealError::NotABit { question: 1 });
    assert_eq!(attempt(&[vec![1, 1], vec![1, 0, 0, 0]]), SealError::Sum { question: 1 });
    assert_eq!(attempt(&[good.clone(), vec![0, 1, 1, 1]]), SealError::Sum { question: 2 });
    assert_eq!(attempt(&[good.clone(), vec![0, 0, 0, 0]]), SealError::Sum { question: 2 });
    assert_eq!(attempt(&[good, vec![1, 1, 0, 0]]), SealError::BlankAndMore { question: 2 });
}

#[test]
fn an_election_may_ask_for_absurd_numbers_and_nothing_is_reserved_for_them() {
    let absurd = Question::new("How many?".to_owned(), names(1), 0, u64::MAX).unwrap().with_blank();
    let house = House::new(vec![absurd], &[None], 1);
    let votes = [vec![0, 1]];
    assert_eq!(seal(&house.election, &house.cards[0], &votes, &mut dice(1)).unwrap_err(), SealError::TooLong);
    assert!(matches!(house.checker().check(b"{}"), Err(BallotRefusal::Json(_))));
}

#[test]
fn a_ballot_is_refused_unread_when_it_is_too_long() {
    let mut house = House::new(vec![grade("One", 5), grade("Two", 5)], &[None], 1);
    let text = house.seal(0, &[vec![0, 1, 0, 0, 0], vec![1, 0, 0, 0, 0]]);
    let checker = house.checker();
    assert!(text.len() <= checker.longest());
    // What is allowed is near to what is needed.
    assert!(checker.longest() < text.len() + text.len() / 4, "{} for {}", checker.longest(), text.len());
    let long = format!("{text}{}", " ".repeat(checker.longest()));
    assert!(matches!(checker.check(long.as_bytes()), Err(BallotRefusal::TooLong { .. })));
}

#[test]
fn hashes_and_public_credentials_are_read_in_one_spelling_only() {
    let hash = Hash::of("x");
    assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
    assert_eq!(Hash::parse(&hash.to_string().to_uppercase()), None);
    assert_eq!(Hash::from_bytes(hash.to_bytes()), hash);
    let tracker = Tracker::from(hash).to_string();
    assert_eq!(Tracker::parse(&tracker).map(Tracker::hash), Some(hash));
    // The hash of x ends so that the last character has another spelling in lax base64.
    let other = tracker.chars().last().map(|last| char::from_u32(u32::from(last) + 1).unwrap()).unwrap();
    assert_eq!(Tracker::parse(&format!("{}{other}", &tracker[..42])), None);
    for text in ["", "AAAA", &format!("{tracker}="), &format!(" {tracker}")] {
        assert_eq!(Tracker::parse(text), None);
    }
    assert!(PublicCredential::parse(&format!("{:064x}", 1)).is_err(), "the neutral point is nobody's");
    assert!(Uuid::parse("tooShort").is_err());
    assert!(Uuid::parse("0OIl0OIl0OIl0OIl").is_err());
}

#[test]
fn an_archive_can_be_kept_as_records_and_framed_again() {
    let mut house = House::new(vec![grade("One", 2)], &[None], 1);
    let ballot = house.seal(0, &[vec![0, 1]]);
    let whole = house.run(std::slice::from_ref(&ballot)).archive;

    let mut rows: Vec<(RecordKind, Vec<u8>)> = Vec::new();
    let mut head = None;
    let entries = [
        Entry::setup(&house.election, &house.trustees, &house.credentials),
        Entry::ballot(&ballot),
        Entry::end_ballots(),
    ];
    for entry in entries {
        let appended = entry.after(head);
        rows.extend(appended.records.iter().map(|record| (record.kind(), record.bytes().to_vec())));
        head = Some(appended.head);
    }

    let mut file = start(noon());
    for (kind, bytes) in rows {
        file.extend(Record::new(kind, bytes).framed(noon()));
    }
    assert!(whole.starts_with(&file));
    assert_eq!(verify(&file).unwrap().head(), head.unwrap());
}

#[test]
fn a_prepared_election_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    let mut house = House::new(vec![grade("One", 2)], &[None], 1);
    let ballot = house.seal(0, &[vec![0, 1]]);
    let checker = house.checker();
    shared(&checker);
    shared(&checker.check(ballot.as_bytes()));
    shared(&verify(&house.run(&[ballot]).archive));
}
