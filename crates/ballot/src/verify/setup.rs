//! Points 5 to 7: the set-up.

use super::{Place, Reason, Refusal};
use crate::archive::{ReadEntry, SetupData, at_most, limits};
use crate::credential::{Certificate, Credentials};
use crate::election::Election;
use crate::hash::Hash;
use crate::json;
use crate::trustee::Trustees;

pub(super) struct Setup {
    pub(super) election: Election,
    pub(super) trustees: Trustees,
    pub(super) credentials: Credentials,
    /// Whether there is a credentials certificate, which is then good.
    pub(super) certified: bool,
}

pub(super) fn check(entry: &ReadEntry) -> Result<Setup, Refusal> {
    let record = |place: usize| Place::Record { record: entry.first_record + place };
    let (election, trustees, credentials, certificate, hashes) = match *entry.texts() {
        [election, trustees, credentials, hashes] => (election, trustees, credentials, None, hashes),
        [election, trustees, credentials, certificate, hashes] => {
            (election, trustees, credentials, Some(certificate), hashes)
        }
        // The reader has counted them.
        _ => return Err(Refusal::no_setup()),
    };
    let lengths = [
        (0, election, limits::DESCRIPTION),
        (1, trustees, limits::DESCRIPTION),
        (3, certificate.unwrap_or(hashes), limits::HASHES),
        (entry.data.len() - 1, hashes, limits::HASHES),
    ];
    for (place, text, most) in lengths {
        at_most(text, most).map_err(|why| Refusal::new(record(place), Reason::File(why)))?;
    }
    let last = record(entry.data.len() - 1);
    let said: SetupData =
        json::read_spaced(hashes).map_err(|why| Refusal::new(last, Reason::SetupData(why)))?;
    let named = said.election == Hash::of(election)
        && said.trustees == Hash::of(trustees)
        && said.credentials == Hash::of(credentials)
        && said.credentials_certificate == certificate.map(Hash::of);
    if !named {
        return Err(Refusal::new(last, Reason::SetupHashes));
    }
    let election = Election::parse(election).map_err(|why| Refusal::new(record(0), why.into()))?;
    let trustees = Trustees::parse(trustees).map_err(|why| Refusal::new(record(1), why.into()))?;
    if trustees.election_key() != election.key() {
        return Err(Refusal::new(record(1), Reason::OtherKey));
    }
    let credentials = Credentials::parse(credentials).map_err(|why| Refusal::new(record(2), why.into()))?;
    if let Some(text) = certificate {
        Certificate::check(text, election.uuid(), &credentials)
            .map_err(|why| Refusal::new(record(3), why.into()))?;
    }
    Ok(Setup { election, trustees, credentials, certified: certificate.is_some() })
}
