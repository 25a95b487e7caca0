//! Points 1 to 4.

use super::{assert_refused, stage};
use crate::fixtures::{Event, Forge};
use ballot::archive::{FileError, FrameError, Record, RecordKind, Timestamp};
use ballot::verify::{Check, Place, Reason};

const VECTOR: &[u8] = include_bytes!("../vectors/single.bel");

/// Sets bytes of the header at an offset, and its checksum.
pub(super) fn header(archive: &[u8], at: usize, change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut bytes = archive.to_vec();
    let block = &mut bytes[at..at + 512];
    change(block);
    block[148..156].fill(b' ');
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    bytes
}

/// Where the record after the archive's header begins.
pub(super) const SECOND: usize = 1024;

#[test]
fn frames_are_exactly_as_they_must_be() {
    let stage = stage();
    let good = &stage.finished.archive;
    for good in [good.as_slice(), VECTOR] {
        for cut in [1, 511, 512, 700] {
            assert_refused!(
                good[..good.len() - cut],
                Frames,
                Reason::File(FileError::Frame(FrameError::Truncated))
            );
        }
        let ended = [good, &[0u8; 1024]].concat();
        assert_refused!(ended, Frames, Reason::File(FileError::Frame(FrameError::Header)));

        let mut padded = good.to_vec();
        padded[SECOND - 1] = 1;
        assert_refused!(padded, Frames, Reason::File(FileError::Frame(FrameError::Padding)));

        let mode = header(good, SECOND, |block| block[106] = b'5');
        assert_refused!(mode, Frames, Reason::File(FileError::Frame(FrameError::Header)));
        let magic = header(good, SECOND, |block| block[257..262].copy_from_slice(b"ustar"));
        assert_refused!(magic, Frames, Reason::File(FileError::Frame(FrameError::Header)));
        let sum = [&good[..SECOND + 148], b"0", &good[SECOND + 149..]].concat();
        let sum =
            if sum == good { [&good[..SECOND + 153], b"9", &good[SECOND + 154..]].concat() } else { sum };
        assert_refused!(sum, Frames, Reason::File(FileError::Frame(FrameError::Header)));
        let endless = header(good, SECOND, |block| block[124..135].fill(b'7'));
        let refusal = assert_refused!(endless, Frames, Reason::File(FileError::TooLong { .. }));
        assert_eq!(refusal.place(), Place::Record { record: 1 });
        let beyond = header(good, SECOND, |block| block[129..135].fill(b'7'));
        let refusal = assert_refused!(beyond, Frames, Reason::File(FileError::Frame(FrameError::Truncated)));
        assert_eq!(refusal.place(), Place::Record { record: 1 });
    }
    assert_refused!([], Frames, Reason::File(FileError::Frame(FrameError::Truncated)));
}

#[test]
fn names_times_and_contents_belong_together() {
    let stage = stage();
    let good = &stage.finished.archive;

    let mut contents = good.clone();
    contents[SECOND + 512 + 30] ^= 1;
    assert_refused!(contents, Names, Reason::File(FileError::Contents));

    let ending = header(good, SECOND, |block| block[64..74].copy_from_slice(b".data.jsox"));
    assert_refused!(ending, Names, Reason::File(FileError::Name));
    let upper = header(good, SECOND, |block| block[..64].make_ascii_uppercase());
    assert_refused!(upper, Names, Reason::File(FileError::Name));
    let first = header(good, 0, |block| block[0] = b'b');
    assert_refused!(first, Names, Reason::File(FileError::Name));

    let time = header(good, SECOND, |block| block[146] ^= 1);
    assert_refused!(time, Names, Reason::File(FileError::Time));
    let all_but_text = header(good, 0, |block| block[146] ^= 1);
    assert_refused!(all_but_text, Names, Reason::File(FileError::Time));
}

#[test]
fn the_archive_header_is_canonical() {
    let stage = stage();
    let rest = &stage.finished.archive[SECOND..];
    let seconds = crate::fixtures::noon().seconds();
    let with = |text: String| {
        let time = Timestamp::new(seconds).unwrap();
        let mut framed = Record::new(RecordKind::Data, text.into_bytes()).framed(time);
        framed[..100].fill(0);
        framed[..8].copy_from_slice(b"BELENIOS");
        [header(&framed, 0, |_| {}), rest.to_vec()].concat()
    };
    assert_eq!(with(format!(r#"{{"version":1,"timestamp":"{seconds}"}}"#)), stage.finished.archive);
    let version = with(format!(r#"{{"version":2,"timestamp":"{seconds}"}}"#));
    assert_refused!(version, Names, Reason::File(FileError::Version(2)));
    for text in [
        format!(r#"{{"version":1,"timestamp":{seconds}}}"#),
        format!(r#"{{"version":1,"timestamp":"0{seconds}"}}"#),
        format!(r#"{{"version":1, "timestamp":"{seconds}"}}"#),
        format!(r#"{{"timestamp":"{seconds}","version":1}}"#),
        format!(r#"{{"version":1,"timestamp":"{seconds}","more":1}}"#),
        format!(r#"{{"version":1,"timestamp":"{seconds}","timestamp":"{seconds}"}}"#),
        format!(r#"["1","{seconds}"]"#),
    ] {
        assert_refused!(with(text), Names, Reason::File(FileError::Header(_)));
    }
}

#[test]
fn events_are_canonical_and_chained() {
    let stage = stage();
    let forge = stage.forge();
    let at = |height: usize, from: &'static str, to: &'static str| {
        forge.bytes_with(|now, text| if now == height { text.replacen(from, to, 1) } else { text })
    };
    assert_refused!(at(1, "{\"parent\"", "{ \"parent\""), Events, Reason::File(FileError::Event(_)));
    assert_refused!(
        at(1, "\"type\":\"Ballot\"", "\"type\":\"Shuffle\""),
        Events,
        Reason::File(FileError::Event(_))
    );
    assert_refused!(at(1, "}", ",\"more\":1}"), Events, Reason::File(FileError::Event(_)));
    assert_refused!(
        at(1, "\"height\":1,", "\"height\":1,\"height\":1,"),
        Events,
        Reason::File(FileError::Event(_))
    );
    assert_refused!(
        at(1, "\"height\":1", "\"height\":2"),
        Events,
        Reason::File(FileError::Height { said: 2, height: 1 })
    );
    let orphan = forge.bytes_with(|height, text| match (height, text.split_once(r#","height""#)) {
        (2, Some((_, rest))) => format!(r#"{{"height"{rest}"#),
        _ => text,
    });
    assert_refused!(orphan, Events, Reason::File(FileError::Parent));
    let stranger = forge.bytes_with(|height, text| match (height, text.split_once(r#"","height""#)) {
        (2, Some((_, rest))) => format!(r#"{{"parent":"{}","height"{rest}"#, hash("another event")),
        _ => text,
    });
    assert_refused!(stranger, Events, Reason::File(FileError::Parent));
    let payload = forge.bytes_with(|height, text| match (height, text.split_once(r#","payload""#)) {
        (1, Some((before, _))) => format!("{before}}}"),
        _ => text,
    });
    assert_refused!(payload, Events, Reason::File(FileError::Payload));
}

#[test]
fn two_ballots_cannot_change_places() {
    let stage = stage();
    let forge = stage.forge();
    // The events keep their payloads, the ballots before them are exchanged.
    let mut swapped = stage.forge();
    swapped.events.swap(1, 2);
    let right: Vec<String> = (0..2).map(|place| hash(&forge.events[place + 1].data[0])).collect();
    let bytes = swapped.bytes_with(|height, text| match height {
        1 => text.replace(&right[1], &right[0]),
        _ => text,
    });
    assert_refused!(bytes, Events, Reason::File(FileError::Payload));
}

fn hash(text: &str) -> String {
    ballot::Hash::of(text).to_string()
}

#[test]
fn each_event_has_its_data_records_and_no_others() {
    let stage = stage();
    for kind in ["Setup", "Ballot", "EncryptedTally", "PartialDecryption", "Result"] {
        let mut forge = stage.forge();
        let event = forge.find(kind);
        forge.events[event].data.remove(0);
        assert_refused!(forge.bytes(), Events, Reason::File(FileError::DataRecords { .. }));
    }
    for kind in ["Ballot", "EndBallots", "EncryptedTally", "PartialDecryption", "Result"] {
        let mut forge = stage.forge();
        let event = forge.find(kind);
        forge.events[event].data.insert(0, "stowaway".to_owned());
        assert_refused!(forge.bytes(), Events, Reason::File(FileError::DataRecords { .. }));
    }
    let tail = Record::new(RecordKind::Data, b"left over".to_vec()).framed(crate::fixtures::noon());
    assert_refused!(
        [stage.finished.archive.clone(), tail].concat(),
        Events,
        Reason::File(FileError::NoEvent)
    );
}

#[test]
fn events_come_in_their_order_only() {
    let stage = stage();
    let good = stage.forge();
    let event = |kind: &str| -> Event { good.events[good.find(kind)].clone() };
    let insert = |kind: &str, before: &str| {
        let mut forge = good.clone();
        let place = forge.find(before);
        forge.events.insert(place, event(kind));
        forge.bytes()
    };
    let append = |kind: &str| {
        let mut forge = good.clone();
        forge.events.push(event(kind));
        forge.bytes()
    };
    let without = |kind: &str| {
        let mut forge = good.clone();
        forge.events.retain(|event| event.kind != kind);
        forge.bytes()
    };
    for bytes in [
        insert("Ballot", "Setup"),
        insert("Setup", "Ballot"),
        insert("Ballot", "EncryptedTally"),
        insert("Ballot", "Result"),
        insert("EndBallots", "EncryptedTally"),
        insert("EncryptedTally", "EndBallots"),
        insert("EncryptedTally", "PartialDecryption"),
        insert("PartialDecryption", "EncryptedTally"),
        insert("Result", "EncryptedTally"),
        append("Setup"),
        append("Ballot"),
        append("EndBallots"),
        append("EncryptedTally"),
        append("PartialDecryption"),
        append("Result"),
        without("Setup"),
        without("EndBallots"),
        without("EncryptedTally"),
    ] {
        assert_refused!(bytes, Order, Reason::File(FileError::Order { .. }));
    }
    let nothing = Forge { events: Vec::new() };
    assert_refused!(nothing.bytes(), Order, Reason::File(FileError::NoSetup));
}

#[test]
fn of_two_things_that_are_wrong_the_first_is_told() {
    let mut bytes = stage().with(|text| format!("{text} "));
    assert_eq!(super::refused(&bytes).check(), Check::BallotText);
    bytes.pop();
    assert_eq!(super::refused(&bytes).check(), Check::BallotText);
}
