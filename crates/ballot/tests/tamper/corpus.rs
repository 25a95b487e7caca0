//! One tampered archive at least for each point of section 14 and for each reason that the code knows, each refused by
//! that very check, at that very place, with the blame where it belongs.

mod ballots;
mod counting;
mod file;
mod set_up;
mod threshold;

use super::kind::{self, Kind};
use super::refused;
use crate::fixtures::records;
use ballot::verify::{Blame, Place};
use ballot::{Tracker, TrusteeNumber};
use std::collections::BTreeSet;

/// What section 14 of docs/protocol/ballot.md asks for, point by point.
const POINTS: &[(u8, &[&str])] = &[
    (1, &["headers", "padding", "nothing missing", "nothing left over", "lengths"]),
    (2, &["names", "contents", "times", "version"]),
    (3, &["text", "parent", "height", "payload", "no data missing", "no data too many", "no data left over"]),
    (
        4,
        &[
            "one set-up",
            "the set-up first",
            "no ballot after the end",
            "the end before the tally",
            "one end",
            "one tally",
            "parts after the tally",
            "the result after the tally",
            "nothing after the result",
        ],
    ),
    (5, &["hashes", "text", "version", "group", "key", "questions", "choices", "answers", "limits"]),
    (
        6,
        &[
            "text",
            "kinds",
            "keys",
            "knowledge",
            "somebody",
            "product",
            "numbers of a shared key",
            "certificates",
            "coefficients",
            "acceptance",
            "shares",
        ],
    ),
    (7, &["text", "points", "distinct", "weights", "certificate"]),
    (8, &["length", "text", "fields", "points", "scalars"]),
    (9, &["uuid", "fingerprint", "credential", "once"]),
    (10, &["hash", "proof"]),
    (
        11,
        &[
            "answers",
            "choices",
            "individual proofs",
            "members",
            "blank proof missing",
            "blank proof too many",
        ],
    ),
    (12, &["individual", "overall", "blank", "of replaced ballots"]),
    (13, &["product", "number", "weight", "hash", "text"]),
    (
        14,
        &[
            "owner",
            "once",
            "payload",
            "length",
            "text",
            "shape",
            "points",
            "proofs",
            "before there is a result",
            "of a shared key",
        ],
    ),
    (15, &["parts", "length", "text", "shape", "numbers", "at most all weights"]),
];

/// Reasons that no archive can have.
const NEVER: &[Kind] = &[
    // A list of trustees is read as a whole, and has as many entries of each kind as it has certificates.
    Kind::KeyText,
    Kind::Missing,
    Kind::MessageTooLong,
    // These messages never leave the ceremony.
    Kind::Secrets,
    Kind::NoLetter,
    Kind::Secret,
    Kind::Misfit,
    Kind::OwnNote,
    Kind::Repeated, // asked in ceremonies only
    Kind::NoShare,
    Kind::TooHeavy, // checking a number needs no search for it
];

struct Tampered {
    point: (u8, &'static str),
    kind: Kind,
    place: Place,
    blame: Blame,
    archive: Vec<u8>,
}

/// The corpus in the making, for one check.
struct Corpus {
    check: u8,
    all: Vec<Tampered>,
}

impl Corpus {
    fn of(check: u8) -> Self {
        Self { check, all: Vec::new() }
    }

    fn case(&mut self, point: &'static str, kind: Kind, place: Place, blame: Blame, archive: Vec<u8>) {
        self.all.push(Tampered { point: (self.check, point), kind, place, blame, archive });
    }

    /// At a record.
    fn at(&mut self, point: &'static str, kind: Kind, record: usize, blame: Blame, archive: Vec<u8>) {
        self.case(point, kind, Place::Record { record }, blame, archive);
    }

    /// In the ballot that stands at a record.
    fn ballot(&mut self, point: &'static str, kind: Kind, record: usize, archive: Vec<u8>) {
        let tracker = Tracker::of(&records(&archive)[record].1);
        self.case(point, kind, Place::Ballot { record, tracker }, Blame::Sender(tracker), archive);
    }

    /// In the first trustee's part.
    fn part(&mut self, point: &'static str, kind: Kind, archive: Vec<u8>) {
        let trustee = TrusteeNumber::at(0);
        self.case(point, kind, Place::Trustee { record: 16, trustee }, Blame::Trustee(trustee), archive);
    }
}

fn corpus() -> Vec<Tampered> {
    let file = file::corpus().into_iter().chain(set_up::corpus()).chain(threshold::corpus());
    let all = file.chain(ballots::corpus()).chain(counting::corpus());
    all.flat_map(|corpus| corpus.all).collect()
}

#[test]
fn each_tampered_archive_is_refused_by_its_check_at_its_place_with_its_blame() {
    for Tampered { point, kind, place, blame, archive } in corpus() {
        let refusal = refused(&archive);
        let found = (refusal.check().number(), kind::of(refusal.reason()), refusal.place(), refusal.blame());
        assert_eq!(found, (point.0, kind, place, blame), "{point:?}: {refusal}");
    }
}

#[test]
fn no_point_and_no_reason_is_without_a_tampered_archive() {
    let corpus = corpus();
    let asked: BTreeSet<_> =
        POINTS.iter().flat_map(|(check, points)| points.iter().map(move |point| (*check, *point))).collect();
    let tried: BTreeSet<_> = corpus.iter().map(|one| one.point).collect();
    assert_eq!(tried, asked);
    assert_eq!(POINTS.iter().map(|(check, _)| *check).collect::<Vec<_>>(), (1..=15).collect::<Vec<_>>());

    let reasons: BTreeSet<_> = Kind::ALL.iter().copied().filter(|kind| !NEVER.contains(kind)).collect();
    let found: BTreeSet<_> = corpus.iter().map(|one| one.kind).collect();
    assert_eq!(found, reasons);
}
