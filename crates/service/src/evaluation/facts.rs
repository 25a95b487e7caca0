use review::id::BoxId;
use storage::Rows;

use super::archive::setup;
use crate::Error;

/// What everybody may know of a box's set-up, as texts.
#[derive(Clone, Debug)]
pub struct SetupFacts {
    /// The election, verbatim: what ballots are bound to.
    pub election: String,
    /// Its fingerprint, base64.
    pub fingerprint: String,
    /// The public halves of all cards, as a JSON list.
    pub credentials: String,
    /// Its fingerprint, base64.
    pub credentials_fingerprint: String,
    /// How many cards there are.
    pub cards: usize,
    /// The fingerprint of each trustee's key, in their order.
    pub trustees: Vec<String>,
}

/// The set-up of a box; [`Error::NotFound`] before it stands.
pub async fn facts(rows: &impl Rows, id: &BoxId) -> Result<SetupFacts, Error> {
    let (election, trustees, credentials) = setup(rows, id).await?;
    Ok(SetupFacts {
        election: election.text().to_owned(),
        fingerprint: election.fingerprint().to_owned(),
        credentials: credentials.text().to_owned(),
        credentials_fingerprint: credentials.fingerprint(),
        cards: credentials.len(),
        trustees: trustees.keys().iter().map(|key| key.fingerprint().to_string()).collect(),
    })
}
