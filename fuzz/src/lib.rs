//! What the targets share: a forger's workshop, so that changed bytes get past the hashes, and an election whose
//! secrets everybody knows (the vectors of `crates/ballot/tests`).

use ballot::archive::{Record, RecordKind, Timestamp, start};
use ballot::group::{Point, decimal};
use ballot::verify::Verdict;
use ballot::{Checker, Hash, verify};
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// An election from set-up to result.
pub static SINGLE: &[u8] = include_bytes!("../../crates/ballot/tests/vectors/single.bel");

static VECTOR: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../crates/ballot/tests/vectors/ballot.json")).expect("the vector is JSON")
});

pub static VERDICT: LazyLock<Verdict> = LazyLock::new(|| verify(SINGLE).expect("the vector holds"));

pub static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(VERDICT.election().clone(), VERDICT.credentials().clone()));

/// The secret of the credential that cast the vector's first ballot.
static SECRET: LazyLock<Scalar> = LazyLock::new(|| {
    let card = VECTOR["ballots"][0]["credential"].as_str().expect("the vector names its credential");
    let half = |i: u8| Sha256::digest(format!("derive_credential|{}|{i}|{card}", VERDICT.election().uuid()));
    let mut wide = [0u8; 64];
    wide[..32].copy_from_slice(&half(0));
    wide[32..].copy_from_slice(&half(1));
    wide.reverse();
    Scalar::from_bytes_mod_order_wide(&wide)
});

/// Lines to an archive whose hashes are right whatever is in them.
///
/// `=text` is a data record, `!Type` an event with the height, parent and payload that belong there, `~` a data record
/// with the hashes of the three or four before it, `?text` an event's text as it stands.
pub fn archive(lines: &[u8]) -> Vec<u8> {
    let time = Timestamp::new(1_700_000_000).expect("a time");
    let mut bytes = start(time);
    let (mut data, mut parent, mut height): (Vec<Vec<u8>>, Option<Hash>, u64) = (Vec::new(), None, 0);
    for line in lines.split(|byte| *byte == b'\n') {
        let Some((kind, rest)) = line.split_first() else { continue };
        let record = match kind {
            b'~' => Record::new(RecordKind::Data, hashes(&data).into_bytes()),
            b'!' => Record::new(RecordKind::Event, event(rest, height, parent, data.last()).into_bytes()),
            b'?' => Record::new(RecordKind::Event, rest.to_vec()),
            _ => Record::new(RecordKind::Data, rest.to_vec()),
        };
        if record.kind() == RecordKind::Event {
            (parent, height) = (Some(record.hash()), height + 1);
            data.clear();
        } else {
            data.push(record.bytes().to_vec());
        }
        bytes.extend(record.framed(time));
    }
    bytes
}

fn event(kind: &[u8], height: u64, parent: Option<Hash>, last: Option<&Vec<u8>>) -> String {
    let parent = parent.map(|hash| format!(r#""parent":"{hash}","#)).unwrap_or_default();
    let payload = last.map(|data| format!(r#","payload":"{}""#, Hash::of(data))).unwrap_or_default();
    let kind = String::from_utf8_lossy(kind);
    format!(r#"{{{parent}"height":{height},"type":"{kind}"{payload}}}"#)
}

fn hashes(data: &[Vec<u8>]) -> String {
    let names = ["election", "trustees", "credentials", "credentials_certificate"];
    let fields: Vec<_> =
        names.iter().zip(data).map(|(name, text)| format!(r#""{name}":"{}""#, Hash::of(text))).collect();
    format!("{{{}}}", fields.join(","))
}

/// Signs a ballot with the known credential, as a dishonest voter can.
pub fn signed(ballot: &str) -> Option<String> {
    let (unsigned, _) = ballot.split_once(r#","signature":"#)?;
    let hash = Hash::of(format!("{unsigned}}}")).base64();
    let w = Scalar::from(0x0123_4567_89ab_cdef_u64);
    let commitment = Point::from(EdwardsPoint::mul_base(&w));
    let mut digest: [u8; 32] = Sha256::digest(format!("sig|{hash}|{commitment}")).into();
    digest.reverse();
    let challenge = Scalar::from_bytes_mod_order(digest);
    let [challenge, response] = [challenge, w - *SECRET * challenge].map(|scalar| decimal::write(&scalar));
    let proof = format!(r#"{{"challenge":"{challenge}","response":"{response}"}}"#);
    Some(format!(r#"{unsigned},"signature":{{"hash":"{hash}","proof":{proof}}}}}"#))
}
