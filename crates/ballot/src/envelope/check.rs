//! Checking a ballot: points 8 to 12 of section 14, but for "not the same text again", which needs the archive.

mod proofs;
mod shape;

use super::wire::{self, Ballot, Signature};
use super::{BallotRefusal, Ciphertext, Tracker, contexts, longest_ballot};
use crate::credential::{Credentials, PublicCredential};
use crate::election::Election;
use crate::group::{Encoded, Point, PointError, VerifyingKey};
use crate::json;
use crate::verify::Progress;
use crate::weight::Weight;
use std::sync::Arc;

/// A ballot that was found good.
#[derive(Clone, Debug)]
pub struct CheckedBallot {
    credential: PublicCredential,
    weight: Weight,
    tracker: Tracker,
    answers: Vec<Vec<Ciphertext>>,
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

    pub(crate) fn answers(&self) -> &[Vec<Ciphertext>] {
        &self.answers
    }
}

/// An election prepared for checking its ballots: holds a table of its key. Worth keeping, and shared freely.
pub struct Checker {
    election: Election,
    credentials: Credentials,
    key: VerifyingKey,
    longest: usize,
    progress: Option<Arc<Progress>>,
}

impl Checker {
    /// Prepares an election, in a few microseconds beyond what is moved in.
    pub fn new(election: Election, credentials: Credentials) -> Self {
        let key = VerifyingKey::new(election.key());
        let longest = longest_ballot(election.questions(), election.uuid().as_str().len());
        Self { election, credentials, key, longest, progress: None }
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
    /// About 0.1 ms for each choice. Cheap checks come first, so that little is spent on nonsense.
    pub fn check(&self, text: &[u8]) -> Result<CheckedBallot, BallotRefusal> {
        if let Some(progress) = &self.progress {
            progress.one_more();
        }
        let (ballot, signature) = self.read(text)?;
        let (credential, weight) = self.belongs(&ballot)?;
        shape::check(self.election.questions(), &ballot.answers)?;
        check_signature(text, &signature, &credential)?;
        let answers = decode(&ballot, Encoded::decode)?;
        proofs::check(&self.election, &self.key, &ballot, &answers)?;
        Ok(CheckedBallot { credential, weight, tracker: Tracker::of(text), answers })
    }

    /// Reads a ballot that this election has accepted before, ten times as fast as checking it again.
    ///
    /// Signature, proofs and subgroups are not looked at: only for texts that come from where accepted ballots are
    /// kept. To be sure of those as well, verify the archive.
    pub fn read_accepted(&self, text: &[u8]) -> Result<CheckedBallot, BallotRefusal> {
        let (ballot, _) = self.read(text)?;
        let (credential, weight) = self.belongs(&ballot)?;
        shape::check(self.election.questions(), &ballot.answers)?;
        let answers = decode(&ballot, Encoded::decode_trusting_the_subgroup)?;
        Ok(CheckedBallot { credential, weight, tracker: Tracker::of(text), answers })
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

/// The ciphertexts as points.
fn decode(
    ballot: &Ballot,
    decode: impl Fn(Encoded) -> Result<Point, PointError>,
) -> Result<Vec<Vec<Ciphertext>>, BallotRefusal> {
    let mut answers = Vec::with_capacity(ballot.answers.len());
    for (question, answer) in ballot.answers.iter().enumerate() {
        let mut choices = Vec::with_capacity(answer.choices.len());
        for (choice, sealed) in answer.choices.iter().enumerate() {
            let place = |why| BallotRefusal::Point { question: question + 1, choice: choice + 1, why };
            let alpha = decode(sealed.alpha).map_err(place)?;
            choices.push(Ciphertext::new(alpha, decode(sealed.beta).map_err(place)?));
        }
        answers.push(choices);
    }
    Ok(answers)
}
