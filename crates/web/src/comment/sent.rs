use axum::body::Bytes;
use serde::Deserialize;
use service::comment::Sent;

/// A ballot with its comments: `{"ballot":"…","comments":["…",…]}`, both as texts, so that the ballot's own bytes
/// are not touched.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    ballot: String,
    comments: Vec<String>,
}

/// What a phone has sent: an envelope, or a ballot alone. A ballot begins with another field, so they cannot be
/// mistaken; what is neither is refused as a ballot.
pub(crate) fn sent(body: Bytes) -> Sent {
    const ENVELOPE: &[u8] = b"{\"ballot\":";
    let envelope = body.starts_with(ENVELOPE).then(|| serde_json::from_slice::<Envelope>(&body));
    match envelope {
        Some(Ok(Envelope { ballot, comments })) => Sent { ballot: ballot.into_bytes(), comments },
        Some(Err(_)) | None => Vec::from(body).into(),
    }
}
