//! The result: the opened sums (section 12).

use crate::decryption::PartialDecryption;
use crate::discrete_log::Opener;
use crate::json::{self, JsonError};
use crate::tally::EncryptedTally;
use crate::trustee::{TooFew, TrusteeNumber, Trustees};
use crate::weight::Weight;
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Why sums cannot be opened, or a result is refused. Questions and choices are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ResultError {
    /// Single trustees are all needed, of a threshold key some.
    #[error("{parts} parts can be used, {needed} are needed")]
    Missing {
        /// How many there are, without those that are more than enough.
        parts: usize,
        /// How many there must be.
        needed: usize,
    },
    /// Longer than a result of this tally can be.
    #[error("the result is too long")]
    TooLong,
    /// Not of the structure.
    #[error("the result cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not one number for each sum.
    #[error("the result is not of the tally's shape")]
    Shape,
    /// Not what is sealed, or more than all weights.
    #[error("the number for choice {choice} of question {question} is not what was sealed")]
    Number {
        /// Of which question.
        question: usize,
        /// Of which choice.
        choice: usize,
    },
    /// Finding the numbers would take too long.
    #[error("the sum of weights is too large to be opened here")]
    TooHeavy,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    result: Vec<Vec<Weight>>,
}

/// How much each answer got: for each question a number an answer, and one before them for the blank votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionResult(Fields);

impl ElectionResult {
    /// Opens the sums with the parts of enough trustees, which must have been checked. More do no harm.
    ///
    /// Takes some `√total_weight` point additions.
    pub fn open<'a>(
        trustees: &Trustees,
        tally: &EncryptedTally,
        parts: impl IntoIterator<Item = (TrusteeNumber, &'a PartialDecryption)>,
    ) -> Result<Self, ResultError> {
        let opened = opened(trustees, tally, parts)?;
        let search = Opener::new(tally.total_weight()).ok_or(ResultError::TooHeavy)?;
        let mut result = Vec::with_capacity(opened.len());
        for (question, points) in opened.iter().enumerate() {
            let mut numbers = Vec::with_capacity(points.len());
            for (choice, point) in points.iter().enumerate() {
                let number = search.open(point);
                let missing = ResultError::Number { question: question + 1, choice: choice + 1 };
                numbers.push(number.ok_or(missing)?);
            }
            result.push(numbers);
        }
        Ok(Self(Fields { result }))
    }

    /// Reads a result and checks each number against the opened sums.
    pub fn check<'a>(
        trustees: &Trustees,
        tally: &EncryptedTally,
        parts: impl IntoIterator<Item = (TrusteeNumber, &'a PartialDecryption)>,
        text: &[u8],
    ) -> Result<Self, ResultError> {
        let opened = opened(trustees, tally, parts)?;
        if text.len() > longest(tally) {
            return Err(ResultError::TooLong);
        }
        let fields: Fields = json::read_spaced(text)?;
        if !fields.result.iter().map(Vec::len).eq(opened.iter().map(Vec::len)) {
            return Err(ResultError::Shape);
        }
        for (question, (numbers, points)) in fields.result.iter().zip(&opened).enumerate() {
            for (choice, (number, point)) in numbers.iter().zip(points).enumerate() {
                let right = EdwardsPoint::mul_base(&number.scalar()) == *point;
                // The bound says what the equation implies: no number below 2¹²⁸ is another's modulo the order.
                if *number > tally.total_weight() || !right {
                    return Err(ResultError::Number { question: question + 1, choice: choice + 1 });
                }
            }
        }
        Ok(Self(fields))
    }

    /// Reads a result that was opened or checked before, as it was kept. Nothing but the spelling is looked at.
    pub fn read_accepted(text: &[u8]) -> Result<Self, JsonError> {
        json::read(text).map(Self)
    }

    /// The text.
    pub fn text(&self) -> String {
        json::write(&self.0)
    }

    /// The numbers: questions of choices.
    pub fn numbers(&self) -> &[Vec<Weight>] {
        &self.0.result
    }
}

/// Room for every number, and as much again for white space that somebody may have put in.
fn longest(tally: &EncryptedTally) -> usize {
    /// As text, with its quotes and comma.
    const NUMBER: usize = 44;
    let sums: usize = tally.answers().iter().map(Vec::len).sum();
    1024 + 2 * (tally.answers().len() * 8 + sums * NUMBER)
}

/// `beta / F` for each sum: `g` to the power of the number.
fn opened<'a>(
    trustees: &Trustees,
    tally: &EncryptedTally,
    parts: impl IntoIterator<Item = (TrusteeNumber, &'a PartialDecryption)>,
) -> Result<Vec<Vec<EdwardsPoint>>, ResultError> {
    let mut opened: Vec<Vec<EdwardsPoint>> =
        tally.answers().iter().map(|sums| sums.iter().map(|sum| *sum.beta().at()).collect()).collect();
    let parts: BTreeMap<_, _> = parts.into_iter().collect();
    let powers = trustees.powers(&parts.keys().copied().collect());
    let powers = powers.map_err(|TooFew { parts, needed }| ResultError::Missing { parts, needed })?;
    for (number, power) in powers {
        let factors = parts.get(&number).into_iter().flat_map(|part| part.factors().iter().flatten());
        for (point, factor) in opened.iter_mut().flatten().zip(factors) {
            *point -= if power == Scalar::ONE { *factor.at() } else { factor.at() * power };
        }
    }
    Ok(opened)
}
