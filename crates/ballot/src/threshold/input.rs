//! Between rounds 2 and 3: what everybody sent to one trustee (section 8, steps 4 and 5).

use super::coefficients::Coefficients;
use super::polynomial::accepted;
use super::{Blame, Certificates, Index, PartError, Polynomial, Seed, Wrong, channel};
use crate::group::decimal;
use crate::json::{self, JsonError};
use crate::proof::Proof;
use crate::signed::Signed;
use curve25519_dalek::{EdwardsPoint, Scalar};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Input {
    polynomial: String,
    secrets: Vec<String>,
    coefexps: Vec<Signed>,
    signatures: Vec<Proof>,
}

/// What a server hands to a trustee for round 3. The polynomials are those of all trustees, in order.
pub fn input_for(polynomials: &[Polynomial], index: Index) -> String {
    let own = polynomials.get(index.place()).map(Polynomial::own_note);
    json::write(&Input {
        polynomial: own.unwrap_or_default().to_owned(),
        secrets: polynomials.iter().filter_map(|one| one.secret_for(index)).map(str::to_owned).collect(),
        coefexps: polynomials.iter().map(|one| one.coefficients().signed().clone()).collect(),
        signatures: polynomials.iter().map(|one| one.signature().clone()).collect(),
    })
}

/// The trustee who looks at the input, with what it is to be compared with.
pub(super) struct Recipient<'a> {
    pub(super) seed: &'a Seed,
    pub(super) certificates: &'a Certificates,
    pub(super) index: Index,
}

impl Recipient<'_> {
    /// Reads and checks all of it: the trustee's private share.
    pub(super) fn share(&self, text: &[u8]) -> Result<Zeroizing<Scalar>, PartError> {
        let setting = self.certificates.setting();
        let trustees = setting.size();
        if text.len() > longest(trustees, setting.threshold()) {
            return Err(PartError::InputCount { trustees });
        }
        let input: Input = json::read(text)?;
        let counts = [input.secrets.len(), input.coefexps.len(), input.signatures.len()];
        if counts != [trustees; 3] {
            return Err(PartError::InputCount { trustees });
        }
        let acceptance = self.certificates.acceptance();
        let mut share = Zeroizing::new(Scalar::ZERO);
        let received = input.secrets.iter().zip(&input.coefexps).zip(&input.signatures);
        for (from, ((secret, signed), signature)) in setting.indices().zip(received) {
            let coefficients = accepted(self.certificates, &acceptance, from, signed, signature);
            let coefficients = coefficients.map_err(|wrong| wrong.by(from))?;
            let secret = self.secret(from, secret, &coefficients).map_err(|wrong| wrong.by(from))?;
            *share += *secret;
            if from == self.index {
                self.own(&input.polynomial, &coefficients)?;
            }
        }
        Ok(share)
    }

    /// What a trustee sent to this one, if it fits what that trustee told everybody.
    fn secret(
        &self,
        from: Index,
        letter: &str,
        coefficients: &Coefficients,
    ) -> Result<Zeroizing<Scalar>, Wrong> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Letter {
            secret: Zeroizing<String>,
        }
        let key = self.certificates.get(from).ok_or(Wrong::Context)?.verification();
        let text = channel::receive(self.seed, key, letter.as_bytes()).map_err(Wrong::Secret)?;
        let unread = |_| Wrong::Secret(channel::ChannelError::Content);
        let letter: Letter = json::parse(text.as_bytes()).map_err(unread)?;
        let secret = decimal::read_secret(&letter.secret);
        let secret = secret.map_err(|_| Wrong::Secret(channel::ChannelError::Content))?;
        let fits = EdwardsPoint::mul_base(&secret) == coefficients.at(self.index);
        if fits { Ok(secret) } else { Err(Wrong::Misfit) }
    }

    /// That the coefficients under the own name are those that this trustee chose.
    fn own(&self, note: &str, coefficients: &Coefficients) -> Result<(), Blame> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Note {
            polynomial: Vec<Zeroizing<String>>,
        }
        let wrong = || Wrong::OwnNote.by(self.index);
        let text = channel::receive(self.seed, self.seed.verification_key(), note.as_bytes());
        let text = text.map_err(|_| wrong())?;
        let note: Result<Note, JsonError> = json::parse(text.as_bytes());
        let note = note.map_err(|_| wrong())?;
        let mut powers = Vec::with_capacity(note.polynomial.len());
        for one in &note.polynomial {
            let secret = decimal::read_secret(one).map_err(|_| wrong())?;
            powers.push(EdwardsPoint::mul_base(&secret));
        }
        let same = powers.iter().eq(coefficients.points().iter().map(crate::group::Point::at));
        if same { Ok(()) } else { Err(wrong()) }
    }
}

/// Twice what is needed.
fn longest(size: usize, threshold: usize) -> usize {
    let each = 3200_usize.saturating_add(threshold.saturating_mul(256));
    4096_usize.saturating_add(size.saturating_mul(each)).saturating_add(threshold.saturating_mul(512))
}
