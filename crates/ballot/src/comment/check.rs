//! Checking a sealed comment: by the server when it comes, by each trustee before opening.

use super::{CommentBox, TAG};
use crate::group::{Encoded, Point};
use crate::json::{self, JsonError};
use crate::proof::Proof;
use base64ct::{Base64Unpadded, Encoding as _};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// Why a sealed comment is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommentRefusal {
    /// Longer or shorter than the sealed comments of this box are.
    #[error("the comment is not of the box's length")]
    Length,
    /// Not of the structure.
    #[error("the comment cannot be read: {0}")]
    Json(#[from] JsonError),
    /// Sealed with no randomness: anybody could read it.
    #[error("the comment is not sealed")]
    Neutral,
    /// Its sender has not made it, or made it for another box.
    #[error("the proof that the sender made the comment does not hold")]
    Knowledge,
}

/// Why a box's comments must not be opened. Comments are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommentsRefusal {
    /// One of them is none of this box.
    #[error("comment {comment}: {why}")]
    Comment {
        /// Which.
        comment: usize,
        /// What is wrong with it.
        why: CommentRefusal,
    },
    /// Its point stands in the list before.
    #[error("comment {comment} has the point of another one")]
    Twice {
        /// Which.
        comment: usize,
    },
    /// Its point stands in the archive: to open it would be to open a piece of a ballot, or of a sum.
    #[error("comment {comment} has the point of a ballot or of a sum")]
    Borrowed {
        /// Which.
        comment: usize,
    },
}

/// A sealed comment as it stands in a text, not looked at yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fields {
    pub(super) alpha: Point,
    pub(super) sealed: String,
    pub(super) proof: Proof,
}

/// A sealed comment of a box.
///
/// Always holds: of the box's length, and made by somebody who knows its randomness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedComment {
    alpha: Point,
    sealed: Vec<u8>,
}

impl CommentBox {
    /// Reads a sealed comment and checks its proof.
    pub fn check(&self, text: &[u8]) -> Result<SealedComment, CommentRefusal> {
        /// Names, two points' worth of digits, and two scalars of at most 76.
        const AROUND: usize = 512;
        let length = self.room() + TAG;
        if text.len() > length.div_ceil(3) * 4 + AROUND {
            return Err(CommentRefusal::Length);
        }
        let Fields { alpha, sealed: spelled, proof } = json::read(text)?;
        let alpha = alpha.not_neutral().map_err(|_| CommentRefusal::Neutral)?;
        let sealed = Base64Unpadded::decode_vec(&spelled).map_err(|_| CommentRefusal::Length)?;
        if sealed.len() != length || Base64Unpadded::encode_string(&sealed) != spelled {
            return Err(CommentRefusal::Length);
        }
        if !proof.holds(self.knowledge(&alpha, &spelled), &alpha) {
            return Err(CommentRefusal::Knowledge);
        }
        Ok(SealedComment { alpha, sealed })
    }
}

impl CommentBox {
    /// All that a trustee looks at before making a part of these comments. `archive` is the box's whole archive, which
    /// must have been verified: ballots that were replaced count here too.
    pub fn check_all<T: AsRef<[u8]>>(
        &self,
        texts: &[T],
        archive: &[u8],
    ) -> Result<Vec<SealedComment>, CommentsRefusal> {
        let (mut seen, mut all) = (BTreeSet::new(), Vec::with_capacity(texts.len()));
        for (comment, text) in (1..).zip(texts) {
            let one = self.check(text.as_ref()).map_err(|why| CommentsRefusal::Comment { comment, why })?;
            if !seen.insert(one.alpha()) {
                return Err(CommentsRefusal::Twice { comment });
            }
            all.push(one);
        }
        // Never unreadable as a whole: what is no text becomes marks, and ballots are text.
        let taken = borrowed(&seen, [String::from_utf8_lossy(archive).as_bytes()]);
        match all.iter().position(|one| taken.contains(&one.alpha())) {
            Some(place) => Err(CommentsRefusal::Borrowed { comment: place + 1 }),
            None => Ok(all),
        }
    }
}

impl SealedComment {
    /// Its point: no other comment has the same, nor has any ballot.
    pub fn alpha(&self) -> Encoded {
        self.alpha.encoded()
    }

    pub(super) fn point(&self) -> &Point {
        &self.alpha
    }

    pub(super) fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

/// Those of the comments' points that ballots or their sums have too. `texts` are accepted ballots and the tally.
///
/// Opening such a comment would open a piece of a ballot. Only that ballot's own voter could have sent it, or a server
/// that lies.
pub fn borrowed<'a>(
    comments: &BTreeSet<Encoded>,
    texts: impl IntoIterator<Item = &'a [u8]>,
) -> BTreeSet<Encoded> {
    // These texts are canonical, so a point of this name is spelled in no other way.
    const NAME: &str = "\"alpha\":\"";
    let texts = texts.into_iter().filter_map(|text| std::str::from_utf8(text).ok());
    let alphas = texts.flat_map(|text| text.split(NAME).skip(1)).filter_map(|rest| rest.get(..64));
    alphas.filter_map(|alpha| Encoded::parse(alpha).ok()).filter(|alpha| comments.contains(alpha)).collect()
}
