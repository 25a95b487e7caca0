//! A ballot's text as JSON: spelling only. Points and proofs are not looked at yet.

use crate::group::Encoded;
use crate::hash::Hash;
use crate::json;
use crate::proof::Proof;
use crate::uuid::Uuid;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ballot {
    pub(super) election_uuid: Uuid,
    pub(super) election_hash: String,
    pub(super) credential: Encoded,
    pub(super) answers: Vec<Answer>,
    /// Absent only while it is being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signature: Option<Signature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) choices: Vec<Choice>,
    pub(super) individual_proofs: Vec<Members>,
    pub(super) overall_proof: Vec<Proof>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) blank_proof: Option<Vec<Proof>>,
}

/// The members of a proof, at least one: lists of nothing would take ten times the room of their text.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "Vec<Proof>")]
pub(super) struct Members(pub(super) Vec<Proof>);

impl TryFrom<Vec<Proof>> for Members {
    type Error = &'static str;

    fn try_from(members: Vec<Proof>) -> Result<Self, Self::Error> {
        if members.is_empty() { Err("a proof without members") } else { Ok(Self(members)) }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    pub(super) alpha: Encoded,
    pub(super) beta: Encoded,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signature {
    pub(super) hash: String,
    pub(super) proof: Proof,
}

/// The text that is signed, out of the whole canonical text: all before the last field.
pub(super) fn signed_part(text: &str, signature: &Signature) -> String {
    let field = format!(",\"signature\":{}}}", json::write(signature));
    let mut unsigned = text.strip_suffix(field.as_str()).unwrap_or(text).to_owned();
    unsigned.push('}');
    unsigned
}

/// What a signature's `hash` must be.
pub(super) fn signed_hash(unsigned: &str) -> String {
    Hash::of(unsigned).base64()
}
