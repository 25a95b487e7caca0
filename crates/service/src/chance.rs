use base64ct::{Base64UrlUnpadded, Encoding};
use rand::{SeedableRng, rngs::StdRng};
use review::time::Instant;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Where chance comes from.
pub trait Dice: Send + Sync {
    /// Fills all bytes, fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemDice;

impl Dice for SystemDice {
    fn fill(&self, bytes: &mut [u8]) {
        rand::fill(bytes);
    }
}

/// A `UUIDv7`: sorted by time, so that new rows land together.
pub(crate) fn uuid(dice: &dyn Dice, now: Instant) -> Uuid {
    let mut random = [0; 10];
    dice.fill(&mut random);
    Builder::from_unix_timestamp_millis(u64::try_from(now.ms()).unwrap_or_default(), &random).into_uuid()
}

/// A secret that opens a door: 256 bits, in URL-safe base64. Only its hash is stored.
pub(crate) fn token(dice: &dyn Dice) -> String {
    let mut secret = [0; 32];
    dice.fill(&mut secret);
    Base64UrlUnpadded::encode_string(&secret)
}

/// What is stored of a token. No salt: the token is as random as the hash.
pub(crate) fn token_hash(token: &str) -> String {
    sha256_hex(token.as_bytes())
}

/// SHA-256 in lower-case hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        hex.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hex.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
        hex
    })
}

/// A generator for whatever needs many draws, fit for secrets.
pub(crate) fn rng(dice: &dyn Dice) -> StdRng {
    let mut seed = <StdRng as SeedableRng>::Seed::default();
    dice.fill(&mut seed);
    StdRng::from_seed(seed)
}
