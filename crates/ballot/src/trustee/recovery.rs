//! Recovery codes: a trustee's key on a slip of paper. Ours, not Belenios' (docs/protocol/ballot.md, section 7).

use crate::code::{Code, CodeError};
use rand_core::CryptoRng;

/// A code of which the secret key follows. Whoever has it has the key.
#[derive(Debug)]
pub struct RecoveryCode(Code);

impl RecoveryCode {
    /// A new code with 128 bits of chance.
    pub fn draw<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self(Code::draw(rng))
    }

    /// Reads a code with its dashes. There is no checksum: compare the public key that follows.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        Code::parse(text).map(Self)
    }

    /// The text for the slip of paper.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}
