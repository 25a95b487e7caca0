//! Making a ballot.

mod answer;

use super::wire::{Ballot, Signature, signed_hash};
use super::{Tracker, contexts, longest_ballot};
use crate::credential::PrivateCredential;
use crate::election::Election;
use crate::group::SealingKey;
use crate::json;
use crate::proof::Proof;
use crate::question::Question;
use contexts::Voter;
use rand_core::CryptoRng;
use std::fmt;
use thiserror::Error;

/// Why votes cannot be sealed. Questions are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// One array of votes for each question is needed.
    #[error("there are {votes} votes for {questions} questions")]
    Questions {
        /// How many there are.
        votes: usize,
        /// How many there should be.
        questions: usize,
    },
    /// One vote for each choice is needed, with the blank one first where it is allowed.
    #[error("question {question} has {choices} choices")]
    Choices {
        /// Which.
        question: usize,
        /// How many it should be.
        choices: usize,
    },
    /// Votes are 0 and 1.
    #[error("question {question}: a vote is 0 or 1")]
    NotABit {
        /// Which.
        question: usize,
    },
    /// Fewer or more than the question allows.
    #[error("question {question} does not allow as many answers")]
    Sum {
        /// Which.
        question: usize,
    },
    /// Blank and something else.
    #[error("question {question}: a blank vote chooses nothing else")]
    BlankAndMore {
        /// Which.
        question: usize,
    },
    /// The question's limits ask for a proof that nobody could store.
    #[error("the ballot would be too long")]
    TooLong,
}

/// A ballot ready to be sent: its text, byte for byte.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBallot(String);

impl SealedBallot {
    /// The text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// By which the voter finds it on the board.
    pub fn tracker(&self) -> Tracker {
        Tracker::of(&self.0)
    }
}

impl fmt::Debug for SealedBallot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBallot({})", self.tracker())
    }
}

/// Seals votes: for each question as many 0 and 1 as it has choices; where a blank vote is allowed, that comes first.
pub fn seal<R: CryptoRng + ?Sized>(
    election: &Election,
    credential: &PrivateCredential,
    votes: &[Vec<u8>],
    rng: &mut R,
) -> Result<SealedBallot, SealError> {
    check(election.questions(), votes)?;
    let key = SealingKey::new(election.key());
    let secret = credential.secret(election.uuid());
    let public = credential.public(election.uuid()).encoded();
    let context = Voter::new(election, public);
    let mut ballot = Ballot {
        election_uuid: election.uuid().clone(),
        election_hash: election.fingerprint().to_owned(),
        credential: public,
        answers: Vec::with_capacity(votes.len()),
        signature: None,
    };
    for (question, votes) in election.questions().iter().zip(votes) {
        ballot.answers.push(answer::seal(&key, &context, question, votes, rng));
    }
    let hash = signed_hash(&json::write(&ballot));
    let proof = Proof::make(contexts::signature(&hash), &secret, rng);
    ballot.signature = Some(Signature { hash, proof });
    let text = json::write(&ballot);
    if text.len() > longest_ballot(election.questions(), election.uuid().as_str().len()) {
        return Err(SealError::TooLong);
    }
    Ok(SealedBallot(text))
}

/// Whether the votes are lawful. What is refused here could not be proved.
fn check(questions: &[Question], votes: &[Vec<u8>]) -> Result<(), SealError> {
    /// No proof with more members would fit into the longest ballot.
    const MOST_MEMBERS: u64 = 1 << 17;
    if questions.len() != votes.len() {
        return Err(SealError::Questions { votes: votes.len(), questions: questions.len() });
    }
    for (place, (question, votes)) in questions.iter().zip(votes).enumerate() {
        let number = place + 1;
        if votes.len() != question.choices() {
            return Err(SealError::Choices { question: number, choices: question.choices() });
        }
        if votes.iter().any(|vote| *vote > 1) {
            return Err(SealError::NotABit { question: number });
        }
        let (blank, chosen) = answer::blank_and_sum(question, votes);
        if blank && chosen > 0 {
            return Err(SealError::BlankAndMore { question: number });
        }
        if !blank && !(question.min()..=question.max()).contains(&chosen) {
            return Err(SealError::Sum { question: number });
        }
        if question.overall_members() > MOST_MEMBERS {
            return Err(SealError::TooLong);
        }
    }
    Ok(())
}
