//! Codes on paper: 22 Base58 characters in groups of 5, 6, 5 and 6.

use rand_core::CryptoRng;
use std::fmt;
use thiserror::Error;
use zeroize::Zeroizing;

/// Without 0, O, I and l, which look alike.
const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const GROUPS: [usize; 4] = [5, 6, 5, 6];
const LENGTH: usize = 22 + 3;

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    /// Not four groups of 5, 6, 5 and 6 characters with dashes between.
    #[error("a code is XXXXX-XXXXXX-XXXXX-XXXXXX")]
    Shape,
    /// A character that no code has, such as 0, O, I or l.
    #[error("a character of the code does not exist in codes")]
    Alphabet,
}

/// The text of a code, 128 bits of chance; the dashes are part of it.
///
/// There is no checksum: what a slip of the pen makes of it is another code.
pub(crate) struct Code(Zeroizing<String>);

impl Code {
    pub(crate) fn draw<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(LENGTH));
        for (place, length) in GROUPS.into_iter().enumerate() {
            if place > 0 {
                text.push('-');
            }
            push_characters(&mut text, length, rng);
        }
        Self(text)
    }

    pub(crate) fn parse(text: &str) -> Result<Self, CodeError> {
        // Also bounds the work below.
        if text.len() != LENGTH || !text.split('-').map(str::len).eq(GROUPS) {
            return Err(CodeError::Shape);
        }
        if text.bytes().any(|c| c != b'-' && !is_base58(c)) {
            return Err(CodeError::Alphabet);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

/// Says that there is a code, never which.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

pub(crate) fn is_base58(c: u8) -> bool {
    ALPHABET.contains(&c)
}

/// Uniform characters: a draw outside the alphabet is drawn again.
pub(crate) fn push_characters<R: CryptoRng + ?Sized>(text: &mut String, length: usize, rng: &mut R) {
    let mut missing = length;
    while missing > 0 {
        let mut byte = [0u8];
        rng.fill_bytes(&mut byte);
        let [byte] = byte;
        if let Some(c) = ALPHABET.get(usize::from(byte & 63)) {
            text.push(char::from(*c));
            missing -= 1;
        }
    }
}
