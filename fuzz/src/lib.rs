//! What the targets share: a forger's workshop, so that changed bytes get past the hashes, and an election whose
//! secrets everybody knows (the vectors of `crates/ballot/tests`).

use ballot::archive::{Record, RecordKind, Timestamp, start};
use ballot::group::{Point, decimal};
use ballot::verify::Verdict;
use ballot::{Checker, Hash, verify};
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use std::sync::LazyLock;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

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

/// The ceremony of the vectors: what its trustees sent, and the first one's code.
pub struct Threshold {
    pub code: String,
    pub certificates: Vec<String>,
    pub polynomials: Vec<String>,
}

pub static THRESHOLD: LazyLock<Threshold> = LazyLock::new(|| {
    let vector: Value = serde_json::from_str(include_str!("../../crates/ballot/tests/vectors/threshold.json"))
        .expect("the vector is JSON");
    let texts = |name: &str| {
        let list = vector[name].as_array().expect("a list of messages");
        list.iter().map(Value::to_string).collect()
    };
    let seed = vector["seeds"][0].as_str().expect("a seed");
    let code = [&seed[..5], &seed[5..11], &seed[11..16], &seed[16..]].join("-");
    Threshold { code, certificates: texts("certs"), polynomials: texts("polynomials") }
});

/// The same numbers at every run: a finding must be found again.
pub struct Dice(pub u64);

impl rand_core::TryRng for Dice {
    type Error = core::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.try_next_u64().map(|word| word as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Ok(self.0 ^ self.0 >> 29)
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Self::Error> {
        for chunk in to.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Dice {}

/// A workbook whose one sheet is what these bytes say; stored, not packed, so that the fuzzer's bytes stay as they are.
/// A NUL parts the sheet from its shared strings.
pub fn workbook(bytes: &[u8]) -> Vec<u8> {
    const TYPES: &str = "http://schemas.openxmlformats.org";
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (sheet, strings) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let book = format!(
        r#"<workbook xmlns="{TYPES}/spreadsheetml/2006/main" xmlns:r="{TYPES}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="{TYPES}/package/2006/relationships"><Relationship Id="r1" Type="{TYPES}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, contents) in [
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        writer.start_file(name, stored).expect("memory takes a file");
        writer.write_all(contents).expect("memory takes bytes");
    }
    writer.finish().expect("memory takes an end").into_inner()
}

/// A Word file whose text is what these bytes say; after a first NUL come its styles, after a second its numbering, after a
/// third its footnotes.
pub fn word(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.splitn(4, |byte| *byte == 0);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    writer.start_file("[Content_Types].xml", stored).expect("memory takes a file");
    for name in ["document", "styles", "numbering", "footnotes"] {
        writer.start_file(format!("word/{name}.xml"), stored).expect("memory takes a file");
        writer.write_all(parts.next().unwrap_or_default()).expect("memory takes bytes");
    }
    writer.finish().expect("memory takes an end").into_inner()
}
