use ballot::{TrusteeItem, TrusteeKey};
use review::id::{BoxId, ReviewId};
use storage::Rows;

use super::archive::{setup, trustees};
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
    /// Each trustee's fingerprints, in their order.
    pub trustees: Vec<TrusteePrints>,
}

/// What people compare of a trustee, in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrusteePrints {
    /// Of the certificate, by which the others know a trustee with whom they share a key. A single trustee has none.
    pub certificate: Option<String>,
    /// Of the key.
    pub key: String,
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
        trustees: trustees.items().iter().flat_map(prints).collect(),
    })
}

/// The fingerprints of a review's trustees, out of the first box whose set-up stands: all boxes have the same key.
pub async fn trustee_prints(rows: &impl Rows, review: ReviewId) -> Result<Vec<TrusteePrints>, Error> {
    for one in storage::evaluation::boxes(rows, review).await? {
        if one.head.is_some() {
            return Ok(trustees(rows, &one.id).await?.items().iter().flat_map(prints).collect());
        }
    }
    Ok(Vec::new())
}

fn prints(item: &TrusteeItem) -> Vec<TrusteePrints> {
    let key = |key: &TrusteeKey| key.fingerprint().to_string();
    match item {
        TrusteeItem::Single(one) => vec![TrusteePrints { certificate: None, key: key(one) }],
        TrusteeItem::Threshold(shared) => {
            let both = shared.fingerprints().zip(shared.keys());
            let both = both.map(|(certificate, one)| TrusteePrints {
                certificate: Some(certificate.to_string()),
                key: key(one),
            });
            both.collect()
        }
    }
}
