//! What an archive that holds says.

use super::opening::Opened;
use crate::archive::Head;
use crate::credential::{Credentials, PublicCredential};
use crate::decryption::DecryptionError;
use crate::election::Election;
use crate::envelope::{Checker, Tracker};
use crate::result::ElectionResult;
use crate::tally::EncryptedTally;
use crate::trustee::{TrusteeItem, TrusteeNumber, Trustees};
use crate::weight::Weight;
use std::fmt;

/// How far an election has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Ballots may still come.
    Open,
    /// No more ballots.
    Closed,
    /// The sums are made, still sealed. Some trustees may have decrypted.
    Tallied,
    /// The sums are opened.
    Result,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Tallied => "tallied",
            Self::Result => "result",
        })
    }
}

/// A ballot of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BallotLine {
    pub(super) credential: PublicCredential,
    pub(super) weight: Weight,
    pub(super) tracker: Tracker,
    pub(super) counted: bool,
}

impl BallotLine {
    /// By which the voter finds it.
    pub fn tracker(&self) -> Tracker {
        self.tracker
    }

    /// Whose it is.
    pub fn credential(&self) -> &PublicCredential {
        &self.credential
    }

    /// How much it counts, if it counts.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Whether it counts, since no later one replaced it.
    pub fn is_counted(&self) -> bool {
        self.counted
    }
}

/// A part that is not good, of a trustee who can be spared: enough others who share the key gave good ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    pub(super) record: usize,
    pub(super) trustee: TrusteeNumber,
    pub(super) why: DecryptionError,
}

impl SetAside {
    /// Where it stands.
    pub fn record(&self) -> usize {
        self.record
    }

    /// Whose it is.
    pub fn trustee(&self) -> TrusteeNumber {
        self.trustee
    }

    /// What is wrong with it.
    pub fn why(&self) -> &DecryptionError {
        &self.why
    }
}

/// An archive that holds in every point checked, with what is in it.
pub struct Verdict {
    pub(super) stage: Stage,
    pub(super) head: Head,
    pub(super) checker: Checker,
    pub(super) trustees: Trustees,
    pub(super) certified: bool,
    pub(super) lines: Vec<BallotLine>,
    pub(super) opened: Opened,
}

impl Verdict {
    /// How far the election has come.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The last event; its hash stands for the whole archive.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The election.
    pub fn election(&self) -> &Election {
        self.checker.election()
    }

    /// Who could vote.
    pub fn credentials(&self) -> &Credentials {
        self.checker.credentials()
    }

    /// Whether the credentials carry a certificate of their authority.
    pub fn has_certificate(&self) -> bool {
        self.certified
    }

    /// Who opens the sums.
    pub fn trustees(&self) -> &Trustees {
        &self.trustees
    }

    /// All ballots in the order of the archive, the replaced ones too.
    pub fn ballots(&self) -> &[BallotLine] {
        &self.lines
    }

    /// How many ballots count: as many as people voted.
    pub fn counted(&self) -> usize {
        self.lines.iter().filter(|line| line.counted).count()
    }

    /// How many ballots were replaced by later ones.
    pub fn replaced(&self) -> usize {
        self.lines.len() - self.counted()
    }

    /// The sealed sums, once there are any. A trustee may decrypt these.
    pub fn tally(&self) -> Option<&EncryptedTally> {
        self.opened.tally.as_ref()
    }

    /// Which trustees have decrypted, and well.
    pub fn decrypted(&self) -> &[TrusteeNumber] {
        &self.opened.decrypted
    }

    /// Parts that are not good, and that the others make up for.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.opened.aside
    }

    /// The opened sums, once there are any.
    pub fn result(&self) -> Option<&ElectionResult> {
        self.opened.result.as_ref()
    }
}

impl fmt::Debug for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verdict")
            .field("stage", &self.stage)
            .field("head", &self.head)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let election = self.election();
        // The name is anybody's text: quoted, so that it cannot move a terminal's cursor.
        writeln!(f, "election: {:?} ({})", election.name(), election.uuid())?;
        writeln!(f, "stage: {}", self.stage)?;
        writeln!(f, "voters: {}", self.credentials().len())?;
        writeln!(f, "ballots: {}, of which replaced: {}", self.lines.len(), self.replaced())?;
        self.write_trustees(f)?;
        writeln!(f, "fingerprint of the election: {}", election.fingerprint())?;
        writeln!(f, "fingerprint of the credentials: {}", self.credentials().fingerprint())?;
        if let Some(tally) = self.tally() {
            writeln!(f, "fingerprint of the encrypted tally: {}", tally.fingerprint())?;
        }
        write!(f, "last event: {}", self.head.hash)?;
        for numbers in self.result().into_iter().flat_map(ElectionResult::numbers) {
            let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
            write!(f, "\nresult: {}", numbers.join(" "))?;
        }
        Ok(())
    }
}

impl Verdict {
    fn write_trustees(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, needed) = (self.trustees.keys().len(), self.trustees.threshold());
        writeln!(f, "trustees: {all}, of which needed: {needed}, decrypted: {}", self.decrypted().len())?;
        for SetAside { record, trustee, why } in self.set_aside() {
            writeln!(f, "set aside: the part of trustee {trustee} in record {record}: {why}")?;
        }
        for item in self.trustees.items() {
            match item {
                TrusteeItem::Single(key) => writeln!(f, "fingerprint of a trustee: {}", key.fingerprint())?,
                TrusteeItem::Threshold(parameters) => {
                    for (certificate, key) in parameters.fingerprints().zip(parameters.keys()) {
                        writeln!(f, "fingerprints of a trustee: {certificate} {}", key.fingerprint())?;
                    }
                }
            }
        }
        Ok(())
    }
}
