//! What a trustee's browser is told of the ceremony.

use review::{
    evaluation::ceremony::{KeyKind, Message, Round},
    id::ReviewId,
};
use serde_json::{Value, json};
use service::{Error, evaluation::ceremony::State};
use storage::Reader;

use crate::{evaluation::ceremony_view::names, links};

/// The ceremony for the trustee at a place, from 0; `None` for one who is not in its list.
pub(super) async fn describe(reader: &Reader, state: &State, place: Option<usize>) -> Result<Value, Error> {
    let ceremony = &state.ceremony;
    let sent = |message| place.and_then(|place| state.text(place, message));
    let share = place.map(|place| state.share(place)).transpose()?.flatten();
    let complaints = state.complaints.iter();
    Ok(json!({
        "kind": match ceremony.kind { KeyKind::Single => "single", KeyKind::Pedersen => "pedersen" },
        "threshold": ceremony.needed,
        "size": ceremony.members.len(),
        "index": place.map(|place| place + 1),
        "names": names(reader, &ceremony.members).await?,
        "round": round(state.round()),
        "done": state.done(),
        "changed": !state.same_trustees,
        "certificate": sent(Message::Certificate),
        "polynomialGiven": sent(Message::Polynomial).is_some(),
        "shareGiven": sent(Message::Share).is_some(),
        "certificates": certificates(state),
        "input": place.map(|place| state.input(place)).transpose()?.flatten(),
        "privateKey": share.as_ref().and_then(|share| share.sealed.clone()),
        "publicKey": share.map(|share| share.public),
        "complaints": complaints
            .map(|complaint| json!({ "by": complaint.by + 1, "about": complaint.about + 1 }))
            .collect::<Vec<_>>(),
        "test": test(state, place)?,
        "urls": urls(ceremony.review),
    }))
}

/// The certificates of all, from the second round on.
pub(in crate::evaluation) fn certificates(state: &State) -> Option<Vec<&str>> {
    match (state.ceremony.kind, state.round()) {
        (KeyKind::Pedersen, Round::Complete | Round::Waiting(Message::Polynomial | Message::Share)) => {
            Some(state.texts(Message::Certificate))
        }
        (KeyKind::Single, _) | (_, Round::Waiting(Message::Key | Message::Certificate)) => None,
    }
}

/// A single key has one round, which goes by the name of the first.
fn round(round: Round) -> &'static str {
    match round {
        Round::Waiting(Message::Key | Message::Certificate) => "certificate",
        Round::Waiting(Message::Polynomial) => "polynomial",
        Round::Waiting(Message::Share) => "share",
        Round::Complete => "complete",
    }
}

/// What to rehearse with: the sealed sums, and of what they were made.
fn test(state: &State, place: Option<usize>) -> Result<Value, Error> {
    let Some(test) = &state.test else { return Ok(Value::Null) };
    Ok(json!({
        "election": test.election,
        "trustees": state.trustees()?.text(),
        "tally": state.test_tally()?,
        "sum": test.text,
        "url": links::trustee_deed(state.ceremony.review, "test"),
        "given": state.test_parts.iter().any(|part| Some(part.place) == place),
        "opened": test.opened_at.is_some(),
    }))
}

fn urls(review: ReviewId) -> Value {
    json!({
        "certificate": links::trustee_deed(review, "certificate"),
        "polynomial": links::trustee_deed(review, "polynomial"),
        "share": links::trustee_deed(review, "share"),
        "complaint": links::trustee_deed(review, "complaint"),
    })
}
