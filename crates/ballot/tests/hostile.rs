//! Files made to cost more than they weigh: no panic, no hang, memory in proportion to their length.

use crate::fixtures::{Event, Forge, House, dice, grade, names, noon, sign_again};
use ballot::archive::{FileError, Record, RecordKind, start};
use ballot::verify::{Check, Progress, Reason, Stage, VerifyError, verify_from};
use ballot::{
    BallotRefusal, Credentials, CredentialsError, Election, PrivateCredential, Question, Trustees, verify,
};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

const BILLION: u64 = 1_000_000_000;

/// An election in which up to a billion answers may be chosen, lawfully.
fn absurd() -> House {
    let question = |min| Question::new("How many?".to_owned(), names(2), min, BILLION).unwrap();
    House::new(vec![question(0), question(BILLION - 1).with_blank(), grade("One", 2)], &[None], 1)
}

#[test]
fn an_election_may_ask_for_a_billion_answers_and_holds_without_ballots() {
    let verdict = verify(&absurd().run(&[]).archive).unwrap();
    assert_eq!((verdict.stage(), verdict.counted()), (Stage::Result, 0));
}

#[test]
fn a_ballot_that_does_not_bring_a_billion_proofs_is_refused_by_its_lengths() {
    let mut plain =
        House::new(vec![grade("One", 2), grade("Two", 2).with_blank(), grade("One", 2)], &[None], 1);
    let ballot = plain.seal(0, &[vec![0, 1], vec![0, 0, 1], vec![1, 0]]);
    let house = absurd();
    let forged = ballot
        .replace(plain.election.fingerprint(), house.election.fingerprint())
        .replace(plain.election.uuid().as_str(), house.election.uuid().as_str());
    let forged = sign_again(&forged, &house.cards[0], house.election.uuid());
    let refusal = house.checker().check(forged.as_bytes()).unwrap_err();
    assert_eq!(refusal, BallotRefusal::Shape { question: 1 });
    assert_eq!(house.checker().longest(), 32 << 20);
}

#[test]
fn a_file_of_tiny_records_is_given_up_at_the_sixth() {
    let mut bytes = start(noon());
    for number in 0..20_000u32 {
        bytes.extend(Record::new(RecordKind::Data, number.to_string().into_bytes()).framed(noon()));
    }
    let refusal = verify(&bytes).unwrap_err();
    assert_eq!(*refusal.reason(), Reason::File(FileError::TooManyData));
    assert!(refusal.to_string().starts_with("check 3, record 6:"), "{refusal}");
}

#[test]
fn thousands_of_tiny_ballots_are_read_and_the_first_is_refused() {
    let mut house = House::new(vec![grade("One", 2)], &[None], 1);
    let mut forge = Forge::of(&house.run(&[]).archive).until("Setup");
    let tiny = |number: u32| Event { kind: "Ballot".to_owned(), data: vec![number.to_string()] };
    forge.events.extend((0..20_000).map(tiny));
    let refusal = verify(&forge.bytes()).unwrap_err();
    assert_eq!(refusal.check(), Check::BallotText);
    assert!(refusal.to_string().starts_with("check 8, record 6,"), "{refusal}");
}

#[test]
fn nesting_is_bounded_wherever_json_is_read() {
    for open in ["[", "{\"a\":", "{\"version\":[", "[\"Single\",[", "[[\"Pedersen\","] {
        let deep = open.repeat(100_000);
        assert!(Election::parse(deep.as_bytes()).is_err());
        assert!(Trustees::parse(deep.as_bytes()).is_err());
        assert!(Credentials::parse(deep.as_bytes()).is_err());
    }
    let mut house = House::new(vec![grade("One", 2)], &[None], 1);
    let ballot = house.seal(0, &[vec![0, 1]]);
    let forge = Forge::of(&house.run(&[ballot]).archive);
    for (kind, records) in
        [("Setup", 4), ("Ballot", 1), ("EncryptedTally", 2), ("PartialDecryption", 2), ("Result", 1)]
    {
        for record in 0..records {
            let nested = forge.clone().change(kind, record, |_| "[".repeat(100_000));
            assert!(verify(&nested.bytes()).is_err());
        }
    }
}

#[test]
fn lists_of_nothing_are_not_given_ten_times_their_room() {
    let nothing = format!("[{}]", vec!["\"\""; 300_000].join(","));
    assert!(matches!(Credentials::parse(nothing.as_bytes()), Err(CredentialsError::Json(_))));

    let mut house = absurd();
    let plain = House::new(vec![grade("One", 2)], &[None], 1);
    let card = std::mem::replace(&mut house.cards[0], PrivateCredential::draw(&mut dice(9)));
    let ballot = ballot::seal(&plain.election, &plain.cards[0], &[vec![0, 1]], &mut dice(1)).unwrap();
    let proofs = ballot.text().find("\"individual_proofs\":[").unwrap() + 21;
    let empty = "[],".repeat(300_000);
    let forged = format!("{}{empty}{}", &ballot.text()[..proofs], &ballot.text()[proofs..]);
    let forged = sign_again(&forged, &card, house.election.uuid());
    assert!(matches!(house.checker().check(forged.as_bytes()), Err(BallotRefusal::Json(_))));
}

#[test]
fn what_is_said_of_a_long_lie_is_short_and_stays_on_its_line() {
    let lie = format!("{{\"version\":\"{}\"}}", "\\u001b[2J".repeat(100_000));
    let said = Election::parse(lie.as_bytes()).unwrap_err().to_string();
    assert!(said.len() < 1000 && !said.contains('\u{1b}'), "{} bytes", said.len());
}

#[test]
fn whoever_waits_sees_how_far_it_has_come() {
    let mut house = House::new(vec![grade("One", 2)], &[None, None], 1);
    let ballots = [house.seal(0, &[vec![0, 1]]), house.seal(1, &[vec![1, 0]]), house.seal(0, &[vec![1, 0]])];
    let progress = Arc::new(Progress::default());
    assert_eq!((progress.bytes(), progress.checked()), (0, 0));
    let archive = house.run(&ballots).archive;
    assert!(verify_from(Cursor::new(&archive), &progress).is_ok());
    assert_eq!((progress.bytes(), progress.checked()), (archive.len() as u64, 3));
}

/// A file on a disk that is failing, or that somebody writes to.
struct Fickle<'a> {
    file: Cursor<&'a [u8]>,
    /// Reading fails from here on.
    broken_at: u64,
    /// Says something else once it was read to its end.
    lies_later: bool,
}

impl Read for Fickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.file.position() >= self.broken_at {
            return Err(io::Error::other("the disk is broken"));
        }
        self.file.read(buffer)
    }
}

impl Seek for Fickle<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.lies_later {
            // A block further on than where the record stands.
            return self.file.seek(if let SeekFrom::Start(at) = to { SeekFrom::Start(at + 512) } else { to });
        }
        self.file.seek(to)
    }
}

#[test]
fn what_cannot_be_read_is_not_called_wrong() {
    let mut house = House::new(vec![grade("One", 2)], &[None, None], 1);
    // The first voter thinks again, so that a ballot is read a second time.
    let ballots = [house.seal(0, &[vec![0, 1]]), house.seal(1, &[vec![1, 0]]), house.seal(0, &[vec![1, 0]])];
    let archive = house.run(&ballots).archive;
    let verified = |broken_at: u64, lies_later: bool| {
        verify_from(Fickle { file: Cursor::new(&archive), broken_at, lies_later }, &Arc::default())
    };
    assert!(verified(u64::MAX, false).is_ok());
    for broken_at in [0, archive.len() as u64] {
        assert!(matches!(verified(broken_at, false), Err(VerifyError::Unreadable(_))), "{broken_at}");
    }
    assert!(matches!(verified(u64::MAX, true), Err(VerifyError::Unreadable(_))));
}
