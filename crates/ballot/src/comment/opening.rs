//! Opening comments: each trustee's part, and what all parts together give.

use super::{Comment, CommentBox, SealedComment};
use crate::group::Point;
use crate::json::{self, JsonError};
use crate::proof::{Claims, Proof, prove_equal};
use crate::trustee::{SecretKey, TooFew, TrusteeNumber, Trustees};
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Why a trustee's part of the comments is refused. Comments are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommentPartError {
    /// Longer than a part of these comments can be.
    #[error("the part is too long")]
    TooLong,
    /// Not of the structure.
    #[error("the part cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Not one factor and one proof for each comment.
    #[error("the part is not of these comments")]
    Shape,
    /// A proof does not hold: the factor may be anything.
    #[error("the proof about comment {comment} does not hold")]
    Proof {
        /// Of which comment.
        comment: usize,
    },
}

/// Why comments stay sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CommentError {
    /// Other trustees must give their parts first.
    #[error("{parts} of {needed} needed trustees have given their parts")]
    Missing {
        /// How many have.
        parts: usize,
        /// How many must.
        needed: usize,
    },
    /// A part is of other comments.
    #[error("a part is not of these comments")]
    Shape,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    comment_factors: Vec<Point>,
    comment_proofs: Vec<Proof>,
}

/// A trustee's part of opening a box's comments, in their order: a factor for each, with proof.
///
/// Always holds: made with the trustee's key for these comments.
#[derive(Clone, Debug)]
pub struct CommentPart(Fields);

impl CommentPart {
    /// Makes a trustee's part.
    ///
    /// Whoever calls this must have seen that the box is closed and that no ballot of it has an `alpha` of these.
    pub fn make<R: CryptoRng + ?Sized>(
        comments: &CommentBox,
        sealed: &[SealedComment],
        secret: &SecretKey,
        rng: &mut R,
    ) -> Self {
        let public = secret.public();
        let (mut factors, mut proofs) = (Vec::with_capacity(sealed.len()), Vec::with_capacity(sealed.len()));
        for alpha in sealed.iter().map(SealedComment::point) {
            let factor = Point::from(alpha.at() * secret.scalar());
            let start = comments.opening(&public, alpha, &factor);
            proofs.push(prove_equal(start, alpha.at(), secret.scalar(), rng));
            factors.push(factor);
        }
        Self(Fields { comment_factors: factors, comment_proofs: proofs })
    }

    /// Reads a trustee's part and checks that it was made with the secret behind `key` for these comments.
    pub fn check(
        comments: &CommentBox,
        sealed: &[SealedComment],
        key: &Point,
        text: &[u8],
    ) -> Result<Self, CommentPartError> {
        /// A point and two scalars with their names and marks.
        const EACH: usize = 272;
        if text.len() > 128 + EACH * sealed.len() {
            return Err(CommentPartError::TooLong);
        }
        let fields: Fields = json::read(text)?;
        if fields.comment_factors.len() != sealed.len() || fields.comment_proofs.len() != sealed.len() {
            return Err(CommentPartError::Shape);
        }
        let mut claims = Claims::new();
        let factors = fields.comment_factors.iter().zip(&fields.comment_proofs);
        for (place, (alpha, (factor, proof))) in
            sealed.iter().map(SealedComment::point).zip(factors).enumerate()
        {
            let start = comments.opening(key, alpha, factor);
            claims.equality(place + 1, start, proof, key.at(), [alpha.at(), factor.at()]);
        }
        claims.settle().map_err(|comment| CommentPartError::Proof { comment })?;
        Ok(Self(fields))
    }

    /// The text.
    pub fn text(&self) -> String {
        json::write(&self.0)
    }
}

impl CommentBox {
    /// Opens comments with the parts of the trustees, which must have been checked. What is empty, or was sealed so
    /// that nobody can read it, is `None`.
    pub fn open(
        &self,
        trustees: &Trustees,
        sealed: &[SealedComment],
        parts: &[(TrusteeNumber, CommentPart)],
    ) -> Result<Vec<Option<Comment>>, CommentError> {
        let of_this = |(_, part): &(_, CommentPart)| part.0.comment_factors.len() == sealed.len();
        if !parts.iter().all(of_this) {
            return Err(CommentError::Shape);
        }
        let parts: BTreeMap<_, _> = parts.iter().map(|(number, part)| (*number, &part.0)).collect();
        let powers = trustees.powers(&parts.keys().copied().collect());
        let powers = powers.map_err(|TooFew { parts, needed }| CommentError::Missing { parts, needed })?;
        let opened = sealed.iter().enumerate().map(|(place, one)| {
            let factors = powers.iter().filter_map(|(number, power)| {
                let factor = parts.get(number)?.comment_factors.get(place)?.at();
                Some(if *power == Scalar::ONE { *factor } else { factor * power })
            });
            let shared = Point::from(factors.sum::<EdwardsPoint>());
            let plain = self.decrypt(one.point(), &shared, one.sealed());
            plain.and_then(|plain| self.unpadded(&plain))
        });
        Ok(opened.collect())
    }
}
