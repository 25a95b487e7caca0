//! Letters between trustees, sealed and signed; they travel through the server (section 8).

use super::Seed;
use crate::group::{self, Point};
use crate::json::{self, JsonError};
use crate::signed::Signed;
use aes_gcm::aead::array::Array;
use aes_gcm::aead::consts::U32;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{AesGcm, aes::Aes256};
use curve25519_dalek::EdwardsPoint;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use thiserror::Error;
use zeroize::{Zeroize as _, Zeroizing};

/// Why a letter cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ChannelError {
    /// Not of the structure of a sealed letter.
    #[error("it is no sealed letter")]
    Form,
    /// Sealed to another key, or changed on its way.
    #[error("it cannot be decrypted with this key")]
    Sealed,
    /// What was sealed is not of the structure.
    #[error("what was sealed is no signed message")]
    Content,
    /// Not signed by the sender.
    #[error("it is not signed by its sender")]
    Signature,
    /// Signed by the sender, but for somebody else.
    #[error("it was written to another recipient")]
    Recipient,
}

/// Galois/Counter Mode with an initialization vector of 32 bytes instead of the usual 12.
type Cipher = AesGcm<Aes256, U32>;

#[derive(Serialize, Deserialize)]
enum Algorithm {
    #[serde(rename = "AES-GCM")]
    AesGcm,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Encrypted {
    algorithm: Algorithm,
    alpha: Point,
    beta: Point,
    data: String,
}

#[derive(Serialize)]
struct Outgoing<'a> {
    recipient: &'a Point,
    message: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Incoming {
    recipient: Point,
    message: Zeroizing<String>,
}

/// A letter from one trustee to the holder of an encryption key.
pub(super) fn send<R: CryptoRng + ?Sized>(from: &Seed, to: &Point, message: &str, rng: &mut R) -> String {
    let mut outgoing = json::write_secret(&Outgoing { recipient: to, message });
    let mut signed = Signed::make(std::mem::take(&mut *outgoing), from.signing(), rng);
    let text = json::write_secret(&signed);
    signed.message.zeroize();
    json::write(&encrypt(to, &text, rng))
}

/// Opens a letter: decrypts it, and checks who wrote it and to whom.
pub(super) fn receive(to: &Seed, from: &Point, letter: &[u8]) -> Result<Zeroizing<String>, ChannelError> {
    let letter: Encrypted = json::read(letter).map_err(|_| ChannelError::Form)?;
    let text = decrypt(to, &letter)?;
    // Its white space is free, so that no copy is written to compare with.
    let mut signed: Signed = json::parse(&text).map_err(|_| ChannelError::Content)?;
    let holds = signed.holds(from);
    let incoming: Result<Incoming, JsonError> = json::parse(signed.message.as_bytes());
    signed.message.zeroize();
    if !holds {
        return Err(ChannelError::Signature);
    }
    let Incoming { recipient, message } = incoming.map_err(|_| ChannelError::Content)?;
    if recipient == *to.encryption_key() { Ok(message) } else { Err(ChannelError::Recipient) }
}

/// Whether a text is of the structure of a sealed letter; what is in it only its recipient can say.
pub(super) fn is_letter(text: &str) -> bool {
    json::read::<Encrypted>(text.as_bytes()).is_ok_and(|letter| decode(&letter.data).is_some())
}

fn encrypt<R: CryptoRng + ?Sized>(to: &Point, text: &str, rng: &mut R) -> Encrypted {
    let (r, s) = (group::random_scalar(rng), group::random_scalar(rng));
    let alpha = Point::from(EdwardsPoint::mul_base(&r));
    let shared = EdwardsPoint::mul_base(&s);
    let beta = Point::from(to.at() * *r + shared);
    // Only texts of many gigabytes are too long for the cipher; of those nobody could read the empty letter.
    let data = cipher(shared).encrypt(&iv(&alpha), text.as_bytes()).unwrap_or_default();
    Encrypted { algorithm: Algorithm::AesGcm, alpha, beta, data: encode(&data) }
}

fn decrypt(to: &Seed, letter: &Encrypted) -> Result<Zeroizing<Vec<u8>>, ChannelError> {
    let data = decode(&letter.data).ok_or(ChannelError::Form)?;
    let shared = letter.beta.at() - letter.alpha.at() * to.decryption();
    let text = cipher(shared).decrypt(&iv(&letter.alpha), data.as_slice());
    text.map(Zeroizing::new).map_err(|_| ChannelError::Sealed)
}

fn cipher(shared: EdwardsPoint) -> Cipher {
    let text = Zeroizing::new(format!("key|{}", Point::from(shared)));
    let key: Zeroizing<[u8; 32]> = Zeroizing::new(Sha256::digest(text.as_bytes()).into());
    Cipher::new(&(*key).into())
}

fn iv(alpha: &Point) -> Array<u8, U32> {
    let bytes: [u8; 32] = Sha256::digest(format!("iv|{alpha}")).into();
    bytes.into()
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Lower-case hexadecimal only.
fn decode(text: &str) -> Option<Vec<u8>> {
    let digit = |c: &u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some((digit(high)? << 4) | digit(low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ChannelError, Encrypted, cipher, decrypt, iv, receive, send};
    use crate::group::decimal;
    use crate::signed::Signed;
    use crate::threshold::Seed;
    use crate::trustee::RecoveryCode;
    use aes_gcm::aead::Aead as _;
    use rand::SeedableRng as _;
    use serde_json::Value;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../tests/vectors/pki.json")).unwrap()
    }

    fn text(value: &Value) -> &str {
        value.as_str().unwrap()
    }

    fn seed(vectors: &Value, place: u64) -> Seed {
        let text = text(&vectors["keys"][usize::try_from(place).unwrap()]["seed"]);
        let code = [&text[..5], &text[5..11], &text[11..16], &text[16..]].join("-");
        Seed::of(&RecoveryCode::parse(&code).unwrap())
    }

    #[test]
    fn keys_follow_from_seeds_as_in_belenios() {
        let vectors = vectors();
        let keys = vectors["keys"].as_array().unwrap();
        assert!(!keys.is_empty());
        for (place, vector) in (0..).zip(keys) {
            let seed = seed(&vectors, place);
            assert_eq!(decimal::write(seed.signing()), vector["signing_key"]);
            assert_eq!(decimal::write(seed.decryption()), vector["decryption_key"]);
            assert_eq!(seed.verification_key().to_string(), vector["verification_key"]);
            assert_eq!(seed.encryption_key().to_string(), vector["encryption_key"]);
        }
    }

    #[test]
    fn a_signed_message_of_belenios_holds_for_its_signer_only() {
        let vectors = vectors();
        let by = vectors["signed"]["by"].as_u64().unwrap();
        let mut signed: Signed = serde_json::from_value(vectors["signed"]["signed_msg"].clone()).unwrap();
        assert!(signed.holds(seed(&vectors, by).verification_key()));
        assert!(!signed.holds(seed(&vectors, by + 1).verification_key()));
        signed.message.push(' ');
        assert!(!signed.holds(seed(&vectors, by).verification_key()));
    }

    #[test]
    fn an_encrypted_message_of_belenios_is_decrypted() {
        let vectors = vectors();
        let vector = &vectors["encrypted"];
        let letter: Encrypted = serde_json::from_value(vector["encrypted_msg"].clone()).unwrap();
        let to = seed(&vectors, vector["to"].as_u64().unwrap());
        assert_eq!(super::encode(&iv(&letter.alpha)), vector["iv"]);
        assert_eq!(*decrypt(&to, &letter).unwrap(), text(&vector["plaintext"]).as_bytes());

        let shared = crate::group::Point::parse(text(&vector["shared_point"])).unwrap();
        let data = cipher(*shared.at()).encrypt(&iv(&letter.alpha), text(&vector["plaintext"]).as_bytes());
        assert_eq!(super::encode(&data.unwrap()), vector["encrypted_msg"]["data"]);
    }

    #[test]
    fn a_letter_of_belenios_is_opened_by_its_recipient_only() {
        let vectors = vectors();
        let vector = &vectors["channel"];
        let place = |who: &str| vector[who].as_u64().unwrap();
        let (from, to) = (seed(&vectors, place("sender")), seed(&vectors, place("recipient")));
        let sent = text(&vector["sent"]).as_bytes();
        assert_eq!(*receive(&to, from.verification_key(), sent).unwrap(), text(&vector["message"]));
        let opened =
            |to: &Seed, from: &Seed, sent: &[u8]| receive(to, from.verification_key(), sent).unwrap_err();
        assert_eq!(opened(&from, &from, sent), ChannelError::Sealed);
        assert_eq!(opened(&to, &to, sent), ChannelError::Signature);
        for change in
            [("\":\"AES-GCM", "\":\"AES-CCM"), ("{\"algo", " {\"algo"), ("\"data\":\"", "\"data\":\"0")]
        {
            let changed = text(&vector["sent"]).replace(change.0, change.1);
            assert_eq!(opened(&to, &from, changed.as_bytes()), ChannelError::Form);
        }
    }

    #[test]
    fn a_letter_sent_on_to_somebody_else_is_not_taken_for_one_to_them() {
        let vectors = vectors();
        let mut dice = rand::rngs::StdRng::seed_from_u64(1);
        let [chair, clerk, other] = [0, 1, 2].map(|place| seed(&vectors, place));
        let letter = send(&chair, clerk.encryption_key(), "a \"secret\"\u{7f}", &mut dice);
        assert_eq!(
            *receive(&clerk, chair.verification_key(), letter.as_bytes()).unwrap(),
            "a \"secret\"\u{7f}"
        );

        // The clerk opens it and seals the chair's very words to another.
        let opened: Encrypted = serde_json::from_str(&letter).unwrap();
        let words = String::from_utf8(decrypt(&clerk, &opened).unwrap().to_vec()).unwrap();
        let forged = crate::json::write(&super::encrypt(other.encryption_key(), &words, &mut dice));
        let opened = receive(&other, chair.verification_key(), forged.as_bytes());
        assert_eq!(opened.unwrap_err(), ChannelError::Recipient);
    }
}
