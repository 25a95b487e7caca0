//! Why a ballot is refused.

use crate::group::PointError;
use crate::json::JsonError;
use std::fmt;
use thiserror::Error;

/// Which proof of a ballot. Questions and choices are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofPlace {
    /// That a choice is 0 or 1.
    Individual {
        /// Of which answer.
        question: usize,
        /// Of which choice, the blank one counted too.
        choice: usize,
    },
    /// That as many were chosen as may be.
    Overall {
        /// Of which answer.
        question: usize,
    },
    /// That a blank vote chooses nothing.
    Blank {
        /// Of which answer.
        question: usize,
    },
}

impl fmt::Display for ProofPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Individual { question, choice } => write!(f, "choice {choice} of question {question}"),
            Self::Overall { question } => write!(f, "the sum of question {question}"),
            Self::Blank { question } => write!(f, "the blank vote of question {question}"),
        }
    }
}

/// Why a ballot is refused. Questions and choices are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BallotRefusal {
    /// Longer than any lawful ballot of this election.
    #[error("the ballot is {bytes} bytes long, more than the {most} a ballot of this election can have")]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// Not a ballot's text.
    #[error("the ballot cannot be read: {0}")]
    Json(#[from] JsonError),
    /// A ciphertext's point is not in the group.
    #[error("choice {choice} of question {question}: {why}")]
    Point {
        /// Of which answer.
        question: usize,
        /// Which choice.
        choice: usize,
        /// What is wrong with it.
        why: PointError,
    },
    /// Made for an election of another name.
    #[error("the ballot is for another election")]
    OtherElection,
    /// Made for another text of this election.
    #[error("the ballot is for another version of this election")]
    OtherFingerprint,
    /// Not in the list.
    #[error("the credential is not in the list")]
    UnknownCredential,
    /// The signature names another text.
    #[error("the signed hash is not the ballot's")]
    SignedHash,
    /// Not made with the credential.
    #[error("the signature does not hold")]
    Signature,
    /// More or fewer answers than questions.
    #[error("the ballot has {answers} answers to {questions} questions")]
    Answers {
        /// How many it has.
        answers: usize,
        /// How many it should have.
        questions: usize,
    },
    /// The wrong number of choices, proofs or members of a proof, or a blank proof too many or too few.
    #[error("the answer to question {question} is not of the question's shape")]
    Shape {
        /// Which.
        question: usize,
    },
    /// A proof does not hold: something unlawful may be inside.
    #[error("the proof about {0} does not hold")]
    Proof(ProofPlace),
}
