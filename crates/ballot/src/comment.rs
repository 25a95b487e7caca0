//! Comments: free text for the trustees to open, apart from any ballot. Ours, not Belenios' (section 16).
//!
//! A comment names its reporter inside what is sealed, and every sealed comment of a box is of one length: nothing
//! outside tells for whom it is, or whether it says anything. Its maker proves to know its randomness, so that nobody
//! can hand the trustees a piece of a ballot as if it were a comment.

mod check;
mod opening;
mod sealing;

pub use check::{CommentRefusal, CommentsRefusal, SealedComment, borrowed};
pub use opening::{CommentError, CommentPart, CommentPartError};

use crate::election::Election;
use crate::group::Point;
use crate::hash::Transcript;
use crate::uuid::Uuid;
use aes_gcm::aead::{Aead as _, KeyInit as _, Nonce, Payload};
use aes_gcm::{Aes256Gcm, Key};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// What one voter says about one reporter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The reporter's place on the ballot, from 1.
    pub reporter: u16,
    /// What is said.
    pub text: String,
}

/// The comments of one box: under which key they are sealed, and how long they may be.
#[derive(Clone, Debug)]
pub struct CommentBox {
    uuid: Uuid,
    key: Point,
    limit: usize,
}

/// Reporter and length before the text.
const HEAD: usize = 4;
/// No Unicode character takes more bytes.
const WIDEST: usize = 4;
/// What AES-GCM adds.
const TAG: usize = 16;

impl CommentBox {
    /// More characters than this would make the sealed comments of a large review too heavy.
    pub const GREATEST_LIMIT: usize = 2_000;

    /// The comments of an election; a longer limit than the greatest is cut to it.
    pub fn new(election: &Election, limit: usize) -> Self {
        let limit = limit.min(Self::GREATEST_LIMIT);
        Self { uuid: election.uuid().clone(), key: *election.key(), limit }
    }

    /// Bytes before sealing, the same for all.
    fn room(&self) -> usize {
        HEAD + WIDEST * self.limit
    }

    /// The key of one comment, out of the secret that its maker and all trustees together can compute.
    ///
    /// Used once, for `alpha` is of its own for each comment: so the nonce may be zero.
    fn cipher(&self, alpha: &Point, shared: &Point) -> Aes256Gcm {
        let input = Zeroizing::new(format!("pingyi_comment|{}|{alpha}|{shared}", self.uuid));
        let key = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(input.as_bytes())));
        Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key))
    }

    fn encrypt(&self, alpha: &Point, shared: &Point, plain: &[u8]) -> Option<Vec<u8>> {
        let payload = Payload { msg: plain, aad: self.uuid.as_str().as_bytes() };
        self.cipher(alpha, shared).encrypt(&Nonce::<Aes256Gcm>::default(), payload).ok()
    }

    fn decrypt(&self, alpha: &Point, shared: &Point, sealed: &[u8]) -> Option<Vec<u8>> {
        let payload = Payload { msg: sealed, aad: self.uuid.as_str().as_bytes() };
        self.cipher(alpha, shared).decrypt(&Nonce::<Aes256Gcm>::default(), payload).ok()
    }

    /// What the maker of a comment signs with its randomness.
    fn knowledge(&self, alpha: &Point, sealed: &str) -> Transcript {
        let start = Transcript::new("pingyi_comment|pok|").text(self.uuid.as_str()).text("|");
        start.points([alpha.encoded()]).text("|").text(sealed).text("|")
    }

    /// What a trustee proves of one factor. Names the factor too: a proof fits no other.
    fn opening(&self, trustee: &Point, alpha: &Point, factor: &Point) -> Transcript {
        let start = Transcript::new("pingyi_comment|decrypt|").text(self.uuid.as_str()).text("|");
        let start = start.points([trustee.encoded()]).text("|");
        start.points([alpha.encoded(), factor.encoded()]).text("|")
    }

    /// Reporter, length, text, zeros. An empty comment is all zeros.
    fn padded(&self, comment: Option<&Comment>) -> Option<Zeroizing<Vec<u8>>> {
        let mut plain = Zeroizing::new(vec![0; self.room()]);
        let Some(Comment { reporter, text }) = comment else { return Some(plain) };
        if *reporter == 0 || text.chars().count() > self.limit {
            return None;
        }
        let length = u16::try_from(text.len()).ok()?;
        let head = [reporter.to_be_bytes(), length.to_be_bytes()].concat();
        plain.get_mut(..HEAD)?.copy_from_slice(&head);
        plain.get_mut(HEAD..HEAD + text.len())?.copy_from_slice(text.as_bytes());
        Some(plain)
    }

    /// `None` for an empty comment, and for anything that no honest phone would seal.
    fn unpadded(&self, plain: &[u8]) -> Option<Comment> {
        let (head, rest) = plain.split_at_checked(HEAD)?;
        let [high, low, long, short] = head.try_into().ok()?;
        let reporter = u16::from_be_bytes([high, low]);
        let (text, zeros) = rest.split_at_checked(usize::from(u16::from_be_bytes([long, short])))?;
        let text = std::str::from_utf8(text).ok()?;
        let honest = plain.len() == self.room()
            && reporter > 0
            && !text.is_empty()
            && text.chars().count() <= self.limit
            && zeros.iter().all(|byte| *byte == 0);
        honest.then(|| Comment { reporter, text: text.to_owned() })
    }
}
