use review::{
    evaluation::ceremony::{Message, Refusal, Round, may_complain, may_send},
    id::ReviewId,
    log::{About, Operation},
};
use storage::{
    account::Account,
    evaluation::ceremony::{self, Complaint, Sent},
};

use super::{State, checking, refused, taking_part, test_sum};
use crate::{Error, Service, log};

/// Keeps what a trustee sends, after a look at it. With the last message of the last round the key stands, and there
/// is a sum to rehearse with. The same message again is harmless: the answer to the first may have been lost.
pub async fn send(
    service: &Service,
    by: &Account,
    review: ReviewId,
    message: Message,
    text: String,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let (state, place) = taking_part(&tx, by, review).await?;
    if state.text(place, message) == Some(&text) {
        return Ok(());
    }
    may_send(state.round(), message, state.text(place, message).is_some()).map_err(refused)?;
    let sent = checking::checked(state, Sent { place, message, text }).await?;
    ceremony::add_message(&tx, review, &sent, service.now()).await?;
    if message == Message::Share {
        ceremony::withdraw_complaints(&tx, review, place).await?;
    }
    let state = State::of(&tx, review).await?.ok_or(Error::NotFound)?;
    if state.round() == Round::Complete {
        let new = test_sum::make(service, &tx, &state).await?;
        ceremony::add_test(&tx, review, &new).await?;
    }
    log::keep(service, &tx, review, by.id, Operation::CeremonySent, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// A trustee found that what another sent (`about`, from 1) is wrong. Everybody learns it by name.
pub async fn complain(service: &Service, by: &Account, review: ReviewId, about: usize) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let (state, place) = taking_part(&tx, by, review).await?;
    may_complain(state.round(), about, state.ceremony.members.len()).map_err(refused)?;
    let about = about.checked_sub(1).ok_or_else(|| refused(Refusal::BadComplaint))?;
    let new = Complaint { by: place, about };
    if state.complaints.contains(&new) {
        return Ok(());
    }
    if state.text(place, Message::Share).is_some() {
        return Err(refused(Refusal::BadComplaint));
    }
    ceremony::add_complaint(&tx, review, new, service.now()).await?;
    log::keep(service, &tx, review, by.id, Operation::CeremonyComplained, About::Nothing).await?;
    tx.commit().await?;
    tracing::warn!(%review, by = place + 1, about = about + 1, "a trustee complains of another");
    service.live().changed(review);
    Ok(())
}
