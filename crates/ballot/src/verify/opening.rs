//! Points 13 to 15: the tally, the trustees' parts, the result.

use super::{Place, Reason, Refusal, SetAside};
use crate::archive::ReadEntry;
use crate::decryption::{DecryptionError, PartialDecryption};
use crate::election::Election;
use crate::result::ElectionResult;
use crate::tally::EncryptedTally;
use crate::trustee::{TrusteeKey, TrusteeNumber, Trustees};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Opening<'a> {
    election: &'a Election,
    trustees: &'a Trustees,
    tally: Option<EncryptedTally>,
    /// Who gave a part, good or not.
    seen: BTreeSet<TrusteeNumber>,
    parts: BTreeMap<TrusteeNumber, PartialDecryption>,
    /// Parts that are not good, of trustees who share a key.
    aside: Vec<SetAside>,
    result: Option<ElectionResult>,
}

impl<'a> Opening<'a> {
    pub(super) fn new(election: &'a Election, trustees: &'a Trustees) -> Self {
        Self {
            election,
            trustees,
            tally: None,
            seen: BTreeSet::new(),
            parts: BTreeMap::new(),
            aside: Vec::new(),
            result: None,
        }
    }

    /// Compares the archive's tally with ours.
    pub(super) fn tally(&mut self, entry: &ReadEntry, ours: EncryptedTally) -> Result<(), Refusal> {
        let [text, sized] = pair(entry);
        ours.matches(text, sized).map_err(|why| refusal(entry, why.into()))?;
        self.tally = Some(ours);
        Ok(())
    }

    pub(super) fn partial_decryption(&mut self, entry: &ReadEntry) -> Result<(), Refusal> {
        let [text, record] = pair(entry);
        let owner = PartialDecryption::owner(record, text).map_err(|why| refusal(entry, why.into()))?;
        let (number, key) = self
            .trustee(owner)
            .ok_or_else(|| refusal(entry, DecryptionError::NoSuchTrustee(owner).into()))?;
        let place = Place::Trustee { record: entry.first_record, trustee: number };
        if !self.seen.insert(number) {
            return Err(Refusal::new(place, DecryptionError::Twice(number).into()));
        }
        // The reader lets none stand before the tally.
        if let Some(tally) = &self.tally {
            match PartialDecryption::check(self.election, tally, key, text) {
                Ok(part) => drop(self.parts.insert(number, part)),
                Err(why) if key.is_share() => {
                    self.aside.push(SetAside { record: entry.first_record, trustee: number, why });
                }
                Err(why) => return Err(Refusal::new(place, why.into())),
            }
        }
        Ok(())
    }

    /// Parts may be set aside only where enough others are good.
    fn settle(&self) -> Result<(), Refusal> {
        let short = self.trustees.short_of(&self.parts.keys().copied().collect());
        let is_needed = |trustee: &TrusteeNumber| {
            let after = short.partition_point(|numbers| numbers.end <= *trustee);
            short.get(after).is_some_and(|numbers| numbers.contains(trustee))
        };
        let needed = self.aside.iter().find(|one| is_needed(&one.trustee));
        needed.map_or(Ok(()), |SetAside { record, trustee, why }| {
            let place = Place::Trustee { record: *record, trustee: *trustee };
            Err(Refusal::new(place, why.clone().into()))
        })
    }

    fn trustee(&self, owner: usize) -> Option<(TrusteeNumber, &'a TrusteeKey)> {
        let number = TrusteeNumber::new(owner)?;
        Some((number, self.trustees.get(number)?))
    }

    pub(super) fn result(&mut self, entry: &ReadEntry) -> Result<(), Refusal> {
        self.settle()?;
        let text = entry.text();
        if let Some(tally) = &self.tally {
            let parts = self.parts.iter().map(|(number, part)| (*number, part));
            let result = ElectionResult::check(self.trustees, tally, parts, text);
            self.result = Some(result.map_err(|why| refusal(entry, why.into()))?);
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Opened, Refusal> {
        self.settle()?;
        let Self { tally, parts, aside, result, .. } = self;
        Ok(Opened { tally, decrypted: parts.into_keys().collect(), aside, result })
    }
}

/// How far the opening has come.
pub(super) struct Opened {
    pub(super) tally: Option<EncryptedTally>,
    pub(super) decrypted: Vec<TrusteeNumber>,
    pub(super) aside: Vec<SetAside>,
    pub(super) result: Option<ElectionResult>,
}

/// The two data records, which the reader has counted.
fn pair(entry: &ReadEntry) -> [&[u8]; 2] {
    entry.texts().try_into().unwrap_or_default()
}

fn refusal(entry: &ReadEntry, reason: Reason) -> Refusal {
    Refusal::new(Place::Record { record: entry.first_record }, reason)
}
