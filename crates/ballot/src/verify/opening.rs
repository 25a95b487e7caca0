//! Points 13 to 15: the tally, the trustees' parts, the result.

use super::{Place, Reason, Refusal};
use crate::archive::ReadEntry;
use crate::decryption::{DecryptionError, PartialDecryption};
use crate::election::Election;
use crate::result::ElectionResult;
use crate::tally::EncryptedTally;
use crate::trustee::{TrusteeKey, TrusteeNumber, Trustees};
use std::collections::BTreeMap;

pub(super) struct Opening<'a> {
    election: &'a Election,
    trustees: &'a Trustees,
    tally: Option<EncryptedTally>,
    parts: BTreeMap<TrusteeNumber, PartialDecryption>,
    result: Option<ElectionResult>,
}

impl<'a> Opening<'a> {
    pub(super) fn new(election: &'a Election, trustees: &'a Trustees) -> Self {
        Self { election, trustees, tally: None, parts: BTreeMap::new(), result: None }
    }

    /// Compares the archive's tally with ours.
    pub(super) fn tally(&mut self, entry: &ReadEntry<'_>, ours: EncryptedTally) -> Result<(), Refusal> {
        let [text, sized] = pair(entry);
        ours.matches(text, sized).map_err(|why| refusal(entry, why.into()))?;
        self.tally = Some(ours);
        Ok(())
    }

    pub(super) fn partial_decryption(&mut self, entry: &ReadEntry<'_>) -> Result<(), Refusal> {
        let [text, record] = pair(entry);
        let owner = PartialDecryption::owner(record, text).map_err(|why| refusal(entry, why.into()))?;
        let (number, key) = self
            .trustee(owner)
            .ok_or_else(|| refusal(entry, DecryptionError::NoSuchTrustee(owner).into()))?;
        let place = Place::Trustee { record: entry.first_record, trustee: number };
        if self.parts.contains_key(&number) {
            return Err(Refusal::new(place, DecryptionError::Twice(number).into()));
        }
        // The reader lets none stand before the tally.
        if let Some(tally) = &self.tally {
            let part = PartialDecryption::check(self.election, tally, key, text);
            self.parts.insert(number, part.map_err(|why| Refusal::new(place, why.into()))?);
        }
        Ok(())
    }

    fn trustee(&self, owner: usize) -> Option<(TrusteeNumber, &'a TrusteeKey)> {
        let number = TrusteeNumber::at(owner.checked_sub(1)?);
        Some((number, self.trustees.get(number)?))
    }

    pub(super) fn result(&mut self, entry: &ReadEntry<'_>) -> Result<(), Refusal> {
        let text = entry.data.first().copied().unwrap_or_default();
        if let Some(tally) = &self.tally {
            let result = ElectionResult::check(self.trustees, tally, self.parts.values(), text);
            self.result = Some(result.map_err(|why| refusal(entry, why.into()))?);
        }
        Ok(())
    }

    pub(super) fn finish(self) -> (Option<EncryptedTally>, Vec<TrusteeNumber>, Option<ElectionResult>) {
        (self.tally, self.parts.into_keys().collect(), self.result)
    }
}

/// The two data records, which the reader has counted.
fn pair<'a>(entry: &ReadEntry<'a>) -> [&'a [u8]; 2] {
    entry.data.as_slice().try_into().unwrap_or_default()
}

fn refusal(entry: &ReadEntry<'_>, reason: Reason) -> Refusal {
    Refusal::new(Place::Record { record: entry.first_record }, reason)
}
