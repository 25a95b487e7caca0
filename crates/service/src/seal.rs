//! Closes what the database keeps and whoever reads a copy of it must not use: addresses that open a chat.

use aes_gcm::{
    Aes256Gcm, Key,
    aead::{Aead as _, Nonce, Payload},
};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{Dice, Fault};

/// Bytes of the number used once, before what is sealed.
const NONCE: usize = 12;

/// Bytes of a ticket: past guessing, and short enough for a code that is read across a hall.
const TICKET: usize = 12;

/// The key of this house, which is kept beside the database and not in it.
pub struct Seal(Zeroizing<[u8; 32]>);

impl Seal {
    /// Takes the key.
    pub fn new(key: [u8; 32]) -> Self {
        Self(Zeroizing::new(key))
    }

    fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(&Key::<Aes256Gcm>::from(*self.0))
    }

    /// Seals a text for one place: elsewhere it does not open.
    pub(crate) fn close(&self, dice: &dyn Dice, place: &str, plain: &str) -> Result<Vec<u8>, Fault> {
        let mut nonce = [0; NONCE];
        dice.fill(&mut nonce);
        let payload = Payload { msg: plain.as_bytes(), aad: place.as_bytes() };
        let sealed = self.cipher().encrypt(&Nonce::<Aes256Gcm>::from(nonce), payload);
        let sealed = sealed.map_err(|_| Fault::broken("a text could not be sealed"))?;
        Ok(nonce.into_iter().chain(sealed).collect())
    }

    /// A ticket for a place and a time, which nobody makes without the key.
    pub(crate) fn ticket(&self, place: &str) -> Result<String, Fault> {
        // A key of its own: what seals signs nothing.
        let own = Zeroizing::new(mac(&self.0, b"pingyi tickets 1")?);
        let tag = mac(&own, place.as_bytes())?;
        Ok(Base64UrlUnpadded::encode_string(tag.first_chunk::<TICKET>().unwrap_or(&[0; TICKET])))
    }

    /// `None` where it was sealed with another key or for another place, or was changed.
    pub(crate) fn open(&self, place: &str, sealed: &[u8]) -> Option<Zeroizing<String>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let plain = self.cipher().decrypt(&Nonce::<Aes256Gcm>::from(*nonce), payload).ok()?;
        String::from_utf8(plain).ok().map(Zeroizing::new)
    }
}

pub(crate) fn mac(key: &[u8; 32], message: &[u8]) -> Result<[u8; 32], Fault> {
    let mut mac = <Hmac<Sha256>>::new_from_slice(key).map_err(Fault::broken)?;
    mac.update(message);
    Ok(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemDice;

    #[test]
    fn a_ticket_is_of_its_key_and_place() {
        let ticket = Seal::new([7; 32]).ticket("here").unwrap();
        assert_eq!(ticket.len(), 16);
        assert_eq!(ticket, Seal::new([7; 32]).ticket("here").unwrap());
        assert_ne!(ticket, Seal::new([7; 32]).ticket("there").unwrap());
        assert_ne!(ticket, Seal::new([8; 32]).ticket("here").unwrap());
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_and_in_its_place_only() {
        let seal = Seal::new([7; 32]);
        let sealed = seal.close(&SystemDice, "here", "https://chat.example.org/key").unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("chat"));
        assert_eq!(seal.open("here", &sealed).unwrap().as_str(), "https://chat.example.org/key");
        assert!(seal.open("there", &sealed).is_none());
        assert!(Seal::new([8; 32]).open("here", &sealed).is_none());
        let mut changed = sealed.clone();
        changed[20] ^= 1;
        assert!(seal.open("here", &changed).is_none());
        assert!(seal.open("here", &sealed[..11]).is_none());
        assert_ne!(sealed, seal.close(&SystemDice, "here", "https://chat.example.org/key").unwrap());
    }
}
