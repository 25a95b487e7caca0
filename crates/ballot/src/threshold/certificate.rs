//! Round 1: each trustee's keys for this ceremony, signed (section 8, steps 1 and 2).

use super::{Blame, Index, Seed, Setting, SettingError, Wrong};
use crate::group::{self, Point};
use crate::hash::{Hash, Transcript};
use crate::json;
use crate::signed::Signed;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// Such texts have half of it.
const LONGEST: usize = 1024;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Context {
    group: String,
    size: usize,
    threshold: usize,
    index: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    context: Context,
    verification: Point,
    encryption: Point,
}

/// A trustee's keys.
///
/// Always holds: for its place and numbers of trustees, keys not neutral, signed by its own key.
#[derive(Clone, Debug)]
pub struct Certificate {
    signed: Signed,
    verification: Point,
    encryption: Point,
}

impl Seed {
    /// Round 1: this trustee's certificate.
    pub fn certificate<R: CryptoRng + ?Sized>(&self, setting: Setting, index: Index, rng: &mut R) -> String {
        let (size, threshold, index) = (setting.size(), setting.threshold(), index.get());
        let context = Context { group: group::NAME.to_owned(), size, threshold, index };
        let (verification, encryption) = (*self.verification_key(), *self.encryption_key());
        let message = json::write(&Message { context, verification, encryption });
        json::write(&Signed::make(message, self.signing(), rng))
    }
}

impl Certificate {
    /// Reads a certificate and checks that it is for this place and rightly signed.
    pub fn check(setting: Setting, index: Index, text: &[u8]) -> Result<Self, Blame> {
        let read = || {
            if text.len() > LONGEST {
                return Err(Wrong::TooLong);
            }
            Self::checked(setting, index, json::read(text)?)
        };
        read().map_err(|wrong| wrong.by(index))
    }

    pub(super) fn checked(setting: Setting, index: Index, signed: Signed) -> Result<Self, Wrong> {
        let Message { context, verification, encryption } = json::read(signed.message.as_bytes())?;
        let of_this = context.group == group::NAME
            && context.size == setting.size()
            && context.threshold == setting.threshold()
            && context.index == index.get();
        if !of_this {
            return Err(Wrong::Context);
        }
        let verification = verification.not_neutral().map_err(|_| Wrong::NeutralKey)?;
        let encryption = encryption.not_neutral().map_err(|_| Wrong::NeutralKey)?;
        if !signed.holds(&verification) {
            return Err(Wrong::CertificateSignature);
        }
        Ok(Self { signed, verification, encryption })
    }

    /// The canonical text.
    pub fn text(&self) -> String {
        json::write(&self.signed)
    }

    /// What people compare: the hash of what is signed (section 13).
    pub fn fingerprint(&self) -> Hash {
        Hash::of(&self.signed.message)
    }

    /// Whether it has a key in common with another trustee's: made of the same recovery code, or copied.
    pub fn repeats(&self, other: &Self) -> bool {
        self.verification == other.verification || self.encryption == other.encryption
    }

    pub(super) fn signed(&self) -> &Signed {
        &self.signed
    }

    pub(super) fn verification(&self) -> &Point {
        &self.verification
    }

    pub(super) fn encryption(&self) -> &Point {
        &self.encryption
    }
}

/// The certificates of all trustees.
///
/// Always holds: one for each index, in order, all for the same numbers.
#[derive(Clone, Debug)]
pub struct Certificates {
    setting: Setting,
    all: Vec<Certificate>,
}

impl Certificates {
    /// Reads and checks the certificates of all, in the order of their indices, for a ceremony: no two may have keys in
    /// common, since whoever had two of the shares would need fewer others than was agreed.
    ///
    /// Of a finished archive this is not asked. It hides nothing: the same fingerprint stands there twice.
    pub fn new<T: AsRef<[u8]>>(setting: Setting, texts: &[T]) -> Result<Self, Blame> {
        let all = each(setting, texts, |index, text| Certificate::check(setting, index, text.as_ref()))?;
        let found = Self { setting, all };
        for (index, one) in found.indexed() {
            let mut before = found.indexed().take_while(|(other, _)| *other < index);
            if let Some((of, _)) = before.find(|(_, other)| one.repeats(other)) {
                return Err(Wrong::Repeated { of }.by(index));
            }
        }
        Ok(found)
    }

    /// The same for whoever has the certificates only: the numbers are those in the first, and all others agree.
    pub fn of_all<T: AsRef<[u8]>>(texts: &[T]) -> Result<Self, Blame> {
        let first = || {
            let text = texts.first().map(AsRef::as_ref).ok_or(Wrong::Missing)?;
            if text.len() > LONGEST {
                return Err(Wrong::TooLong);
            }
            let signed: Signed = json::read(text)?;
            let Message { context, .. } = json::read(signed.message.as_bytes())?;
            Setting::new(context.size, context.threshold).map_err(|SettingError { .. }| Wrong::Context)
        };
        Self::new(first().map_err(|wrong| wrong.by(Index::at(0)))?, texts)
    }

    pub(super) fn checked(setting: Setting, all: &[Signed]) -> Result<Self, Blame> {
        let all = each(setting, all, |index, signed| {
            Certificate::checked(setting, index, signed.clone()).map_err(|wrong| wrong.by(index))
        })?;
        Ok(Self { setting, all })
    }

    /// How many there are, and how many are needed.
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// All, in order.
    pub fn all(&self) -> &[Certificate] {
        &self.all
    }

    /// A trustee's.
    pub fn get(&self, index: Index) -> Option<&Certificate> {
        self.all.get(index.place())
    }

    /// The first place whose certificate was made with this seed.
    pub fn index_of(&self, seed: &Seed) -> Option<Index> {
        self.indexed().find(|(_, one)| one.is_of(seed)).map(|(index, _)| index)
    }

    /// What all trustees must see alike: the hash of everybody's certificates.
    ///
    /// A server that showed each of them other partners, all of them its own, could not make these alike.
    pub fn fingerprint(&self) -> Hash {
        Hash::of(self.text())
    }

    fn text(&self) -> String {
        let signed: Vec<_> = self.all.iter().map(Certificate::signed).collect();
        json::write(&signed)
    }

    pub(super) fn indexed(&self) -> impl Iterator<Item = (Index, &Certificate)> {
        self.setting.indices().zip(&self.all)
    }

    /// What a trustee signs together with the coefficients: the beginning, which is the same for all.
    pub(super) fn acceptance(&self) -> Acceptance {
        let start = Transcript::new("sigmsg|").text("certs_sig|{\"certs\":").text(&self.text());
        Acceptance(start.text(",\"coefexps\":"))
    }
}

impl Certificate {
    pub(super) fn is_of(&self, seed: &Seed) -> bool {
        self.verification == *seed.verification_key() && self.encryption == *seed.encryption_key()
    }
}

/// "These certificates and these coefficients", to be signed.
pub(super) struct Acceptance(Transcript);

impl Acceptance {
    pub(super) fn of(&self, coefficients: &[Point]) -> Transcript {
        self.0.clone().text(&json::write(coefficients)).text("}|")
    }
}

/// Does something with each trustee's part; there must be exactly one for each.
pub(super) fn each<T, U>(
    setting: Setting,
    parts: &[T],
    mut step: impl FnMut(Index, &T) -> Result<U, Blame>,
) -> Result<Vec<U>, Blame> {
    let mut all = Vec::new();
    for (place, part) in parts.iter().take(setting.size()).enumerate() {
        all.push(step(Index::at(place), part)?);
    }
    if all.len() < setting.size() {
        return Err(Wrong::Missing.by(Index::at(all.len())));
    }
    if parts.len() > setting.size() {
        return Err(Wrong::Context.by(Index::at(setting.size())));
    }
    Ok(all)
}
