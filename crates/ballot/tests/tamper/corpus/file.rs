//! Points 1 to 4.

use super::super::file::{SECOND, header};
use super::super::stage;
use super::{Corpus, Kind};
use crate::fixtures::{Forge, noon};
use ballot::archive::{Record, RecordKind};
use ballot::verify::Blame;

pub fn corpus() -> [Corpus; 4] {
    [frames(), names(), events(), order()]
}

fn frames() -> Corpus {
    let (good, mut corpus) = (&stage().finished.archive, Corpus::of(1));
    let mut at = |point, kind, record, archive| corpus.at(point, kind, record, Blame::Keeper, archive);
    at("headers", Kind::FrameHeader, 1, header(good, SECOND, |block| block[106] = b'5'));
    at("padding", Kind::Padding, 0, {
        let mut padded = good.clone();
        padded[SECOND - 1] = 1;
        padded
    });
    at("nothing missing", Kind::Truncated, 26, good[..good.len() - 1].to_vec());
    at("nothing missing", Kind::Truncated, 0, Vec::new());
    at("nothing left over", Kind::FrameHeader, 27, [good.as_slice(), &[0; 1024]].concat());
    at("lengths", Kind::RecordTooLong, 1, header(good, SECOND, |block| block[124..135].fill(b'7')));
    at("lengths", Kind::Truncated, 1, header(good, SECOND, |block| block[129..135].fill(b'7')));
    let long = Record::new(RecordKind::Event, vec![b' '; 5 << 10]).framed(noon());
    at("lengths", Kind::RecordTooLong, 27, [good.clone(), long].concat());
    let election = stage().forge().set_up(0, |text| format!("{text}{}", " ".repeat(8 << 20)));
    at("lengths", Kind::RecordTooLong, 1, election.until("Setup").bytes());
    corpus
}

fn names() -> Corpus {
    let (good, mut corpus) = (&stage().finished.archive, Corpus::of(2));
    let mut at = |point, kind, record, archive| corpus.at(point, kind, record, Blame::Keeper, archive);
    at("names", Kind::Name, 1, header(good, SECOND, |block| block[64..74].copy_from_slice(b".data.jsox")));
    at("names", Kind::Name, 0, header(good, 0, |block| block[0] = b'b'));
    at("contents", Kind::Contents, 1, {
        let mut contents = good.clone();
        contents[SECOND + 512 + 30] ^= 1;
        contents
    });
    at("times", Kind::Time, 1, header(good, SECOND, |block| block[146] ^= 1));
    let with = |text: &str| {
        let mut first = Record::new(RecordKind::Data, text.as_bytes().to_vec()).framed(noon());
        first[..100].fill(0);
        first[..8].copy_from_slice(b"BELENIOS");
        [header(&first, 0, |_| {}), good[SECOND..].to_vec()].concat()
    };
    let seconds = noon().seconds();
    let version = format!(r#"{{"version":2,"timestamp":"{seconds}"}}"#);
    at("version", Kind::ArchiveVersion, 0, with(&version));
    at("version", Kind::ArchiveHeader, 0, with(&format!(r#"{{"version":1,"timestamp":{seconds}}}"#)));
    corpus
}

fn events() -> Corpus {
    let (forge, mut corpus) = (stage().forge(), Corpus::of(3));
    let mut at = |point, kind, record, archive| corpus.at(point, kind, record, Blame::Keeper, archive);
    // The event of the first ballot is record 7.
    let first = |change: &dyn Fn(&str) -> String| {
        forge.bytes_with(|height, text| if height == 1 { change(&text) } else { text })
    };
    at("text", Kind::EventText, 7, first(&|text| text.replacen('{', "{ ", 1)));
    at("text", Kind::EventText, 7, first(&|text| text.replace("\"Ballot\"", "\"Shuffle\"")));
    at("height", Kind::Height, 7, first(&|text| text.replace("\"height\":1", "\"height\":2")));
    let without = |text: &str, from: &str, to: &str| {
        let (before, rest) = text.split_once(from).unwrap();
        format!("{before}{}", rest.split_once(to).unwrap().1)
    };
    at("parent", Kind::Parent, 7, first(&|text| without(text, r#""parent":""#, r#"","#)));
    at("payload", Kind::Payload, 7, first(&|text| without(text, r#","payload":""#, r#"""#)));

    let with = |change: &dyn Fn(&mut Forge)| {
        let mut forge = forge.clone();
        change(&mut forge);
        forge.bytes()
    };
    at("no data missing", Kind::DataRecords, 14, with(&|forge| drop(forge.events[5].data.remove(0))));
    let stowaway = with(&|forge| forge.events[4].data.push("stowaway".to_owned()));
    at("no data too many", Kind::DataRecords, 13, stowaway);
    let crowd = with(&|forge| forge.events[4].data.extend((0..6).map(|n| n.to_string())));
    at("no data too many", Kind::TooManyData, 17, crowd);
    let tail = Record::new(RecordKind::Data, b"left over".to_vec()).framed(noon());
    at("no data left over", Kind::NoEvent, 27, [stage().finished.archive.clone(), tail].concat());
    corpus
}

fn order() -> Corpus {
    let (good, mut corpus) = (stage().forge(), Corpus::of(4));
    let mut at = |point, record, archive| corpus.at(point, Kind::Order, record, Blame::Keeper, archive);
    let insert = |kind: &str, place: usize| {
        let mut forge = good.clone();
        forge.events.insert(place, good.events[good.find(kind)].clone());
        forge.bytes()
    };
    let without = |kind: &str| {
        let mut forge = good.clone();
        forge.events.retain(|event| event.kind != kind);
        forge.bytes()
    };
    at("one set-up", 10, insert("Setup", 1));
    at("the set-up first", 2, without("Setup"));
    at("no ballot after the end", 14, insert("Ballot", 5));
    at("the end before the tally", 14, without("EndBallots"));
    at("one end", 13, insert("EndBallots", 5));
    at("one tally", 18, insert("EncryptedTally", 6));
    at("parts after the tally", 15, insert("PartialDecryption", 5));
    at("the result after the tally", 14, insert("Result", 5));
    for kind in ["Setup", "Ballot", "EndBallots", "EncryptedTally", "PartialDecryption", "Result"] {
        let data = good.events[good.find(kind)].data.len();
        at("nothing after the result", 27 + data, insert(kind, good.events.len()));
    }
    let nothing = Forge { events: Vec::new() }.bytes();
    corpus.at("the set-up first", Kind::NoSetup, 0, Blame::Keeper, nothing);
    corpus
}
