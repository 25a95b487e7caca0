//! Checking a ballot: points 8 to 12 of section 14, but for "not the same text again", which needs the archive.

mod claims;
mod proofs;
mod shape;
mod together;

use super::wire::{self, Ballot, Signature};
use super::{BallotRefusal, Tracker, contexts, longest_ballot};
use crate::credential::{Credentials, PublicCredential};
use crate::election::Election;
use crate::group::{Encoded, VerifyingKey};
use crate::json;
use crate::verify::Progress;
use crate::weight::Weight;
use curve25519_dalek::EdwardsPoint;
use std::sync::Arc;
use together::Together;

/// A ballot that was found good.
#[derive(Clone, Debug)]
pub struct CheckedBallot {
    credential: PublicCredential,
    weight: Weight,
    tracker: Tracker,
    sealed: Sealed,
}

/// The ciphertexts of all answers, one after the other.
#[derive(Clone, Debug)]
enum Sealed {
    Points(Vec<(EdwardsPoint, EdwardsPoint)>),
    /// As they were spelled; checked to be points of the group.
    Spelled(Vec<[Encoded; 2]>),
}

impl CheckedBallot {
    /// Whose ballot it is. A later ballot of the same credential replaces this one.
    pub fn credential(&self) -> &PublicCredential {
        &self.credential
    }

    /// How much it counts.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// By which the voter finds it; also the hash that names its record.
    pub fn tracker(&self) -> Tracker {
        self.tracker
    }

    /// Alpha and beta of each choice of each answer. Decoding those that were only spelled takes 3 µs a point.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (EdwardsPoint, EdwardsPoint)> {
        let (points, spelled) = match &self.sealed {
            Sealed::Points(points) => (points.as_slice(), [].as_slice()),
            Sealed::Spelled(spelled) => ([].as_slice(), spelled.as_slice()),
        };
        let decoded = spelled.iter().map(|[alpha, beta]| (alpha.decode_checked(), beta.decode_checked()));
        points.iter().copied().chain(decoded)
    }
}

/// A ballot that is well formed and signed, whose it is and what it weighs.
type Read = (Ballot, PublicCredential, Weight);

/// An election prepared for checking its ballots: holds a table of its key. Worth keeping, and shared freely.
pub struct Checker {
    election: Election,
    credentials: Credentials,
    key: VerifyingKey,
    together: Option<Together>,
    longest: usize,
    progress: Option<Arc<Progress>>,
}

impl Checker {
    /// Prepares an election, in less than a millisecond.
    pub fn new(election: Election, credentials: Credentials) -> Self {
        let key = VerifyingKey::new(election.key());
        let together = Together::new(&election);
        let longest = longest_ballot(election.questions(), election.uuid().as_str().len());
        Self { election, credentials, key, together, longest, progress: None }
    }

    /// Tells somebody of each ballot that is checked.
    #[must_use]
    pub(crate) fn watched(mut self, progress: Arc<Progress>) -> Self {
        self.progress = Some(progress);
        self
    }

    /// The election.
    pub fn election(&self) -> &Election {
        &self.election
    }

    /// Who may vote in it.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The longest text that can be a ballot of this election, in bytes: to refuse longer ones unread.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Checks everything about a ballot that can be checked without the others.
    ///
    /// About 40 µs for each choice where the processor has AVX-512 IFMA, 0.1 to 0.2 ms elsewhere. Cheap checks come
    /// first, so that little is spent on nonsense.
    pub fn check(&self, text: &[u8]) -> Result<CheckedBallot, BallotRefusal> {
        let read = self.read_signed(text)?;
        self.prove(&[&read.0]).into_iter().collect::<Result<(), _>>()?;
        Ok(checked(read, text))
    }

    /// Checks several ballots. Eight or more at a time fill the lanes of a vector processor.
    pub fn check_each(&self, texts: &[&[u8]]) -> Vec<Result<CheckedBallot, BallotRefusal>> {
        let read: Vec<_> = texts.iter().map(|text| self.read_signed(text)).collect();
        let good: Vec<_> = read.iter().flatten().map(|(ballot, ..)| ballot).collect();
        let mut proved = self.prove(&good).into_iter();
        let finish = |(read, text): (Result<Read, BallotRefusal>, &&[u8])| {
            let read = read?;
            match proved.next() {
                Some(verdict) => verdict.map(|()| checked(read, text)),
                None => self.check(text),
            }
        };
        read.into_iter().zip(texts).map(finish).collect()
    }

    /// The verdict about the points and proofs of each ballot.
    fn prove(&self, ballots: &[&Ballot]) -> Vec<Result<(), BallotRefusal>> {
        match &self.together {
            Some(together) => together.check(&self.election, ballots),
            None => ballots.iter().map(|ballot| proofs::check(&self.election, &self.key, ballot)).collect(),
        }
    }

    /// All that is cheap: points 8 to 11.
    fn read_signed(&self, text: &[u8]) -> Result<Read, BallotRefusal> {
        if let Some(progress) = &self.progress {
            progress.one_more();
        }
        let (ballot, signature) = self.read(text)?;
        let (credential, weight) = self.belongs(&ballot)?;
        shape::check(self.election.questions(), &ballot.answers)?;
        check_signature(text, &signature, &credential)?;
        Ok((ballot, credential, weight))
    }

    /// Reads a ballot that this election has accepted before, ten times as fast as checking it again.
    ///
    /// Signature, proofs and subgroups are not looked at: only for texts that come from where accepted ballots are
    /// kept. To be sure of those as well, verify the archive.
    pub fn read_accepted(&self, text: &[u8]) -> Result<CheckedBallot, BallotRefusal> {
        let (ballot, _) = self.read(text)?;
        let (credential, weight) = self.belongs(&ballot)?;
        shape::check(self.election.questions(), &ballot.answers)?;
        let answers = proofs::decode(&ballot, Encoded::decode_trusting_the_subgroup)?;
        let sealed = Sealed::Points(answers.into_iter().flatten().collect());
        Ok(CheckedBallot { credential, weight, tracker: Tracker::of(text), sealed })
    }

    /// Point 8, but for the points.
    fn read(&self, text: &[u8]) -> Result<(Ballot, Signature), BallotRefusal> {
        if text.len() > self.longest {
            return Err(BallotRefusal::TooLong { bytes: text.len(), most: self.longest });
        }
        let mut ballot: Ballot = json::read(text)?;
        let unsigned = || json::JsonError::Malformed("missing field `signature`".to_owned());
        let signature = ballot.signature.take().ok_or_else(unsigned)?;
        Ok((ballot, signature))
    }

    /// Point 9.
    fn belongs(&self, ballot: &Ballot) -> Result<(PublicCredential, Weight), BallotRefusal> {
        if ballot.election_uuid != *self.election.uuid() {
            return Err(BallotRefusal::OtherElection);
        }
        if ballot.election_hash != self.election.fingerprint() {
            return Err(BallotRefusal::OtherFingerprint);
        }
        self.credentials.find(ballot.credential).ok_or(BallotRefusal::UnknownCredential)
    }
}

/// A ballot that was found good.
fn checked((ballot, credential, weight): Read, text: &[u8]) -> CheckedBallot {
    let sealed = ballot.answers.iter().flat_map(|answer| &answer.choices);
    let sealed = Sealed::Spelled(sealed.map(|choice| [choice.alpha, choice.beta]).collect());
    CheckedBallot { credential, weight, tracker: Tracker::of(text), sealed }
}

/// Point 10.
fn check_signature(
    text: &[u8],
    signature: &Signature,
    credential: &PublicCredential,
) -> Result<(), BallotRefusal> {
    let unsigned = wire::signed_part(&String::from_utf8_lossy(text), signature);
    if signature.hash != wire::signed_hash(&unsigned) {
        return Err(BallotRefusal::SignedHash);
    }
    let holds = signature.proof.holds(contexts::signature(&signature.hash), credential.point());
    if holds { Ok(()) } else { Err(BallotRefusal::Signature) }
}
