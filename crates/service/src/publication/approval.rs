//! Submitted, passed step by step by others.

use review::{
    id::{NewsId, ReviewId},
    log::Operation,
    publication::{self, Approval, NewsState},
    role::Act,
};
use storage::{
    account::Account,
    publication::{Passed, Returned, Stage},
};

use super::{as_read, done, move_on, refused, with_roles};
use crate::{Error, Service, access};

/// Hands a draft to its first step.
pub async fn submit(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    revision: usize,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    let template = access::template(&found)?;
    let stage = match publication::submit(item.state, template.news()).map_err(refused)? {
        NewsState::Approved => Stage::Approved(now),
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Released => Stage::Submitted(now),
    };
    move_on(&tx, &item, stage).await?;
    done(service, tx, review, (by.id, Operation::NewsSubmitted)).await
}

/// Passes the step that the item waits for.
pub async fn approve(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    revision: usize,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, roles) = with_roles(&tx, review, by, Act::ApproveNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    let template = access::template(&found)?;
    let passed: Vec<_> = item.approvals.iter().map(|passed| passed.approval).collect();
    let next = publication::approve(item.state, template.news(), item.author, &passed, by.id, &roles)
        .map_err(refused)?;
    let stage = match next {
        NewsState::Approved => Stage::Approved(now),
        NewsState::Draft | NewsState::InReview { .. } | NewsState::Released => Stage::Passed,
    };
    move_on(&tx, &item, stage).await?;
    let approval = Approval { step: waited_for(item.state), by: by.id };
    storage::publication::add_approval(&tx, news, Passed { approval, at: now }).await?;
    done(service, tx, review, (by.id, Operation::NewsApproved)).await
}

/// Gives the text back to its author, with a note.
pub async fn send_back(
    service: &Service,
    by: &Account,
    review: ReviewId,
    news: NewsId,
    revision: usize,
    note: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let (found, roles) = with_roles(&tx, review, by, Act::ApproveNews).await?;
    let item = as_read(&tx, review, news, revision).await?;
    let template = access::template(&found)?;
    let (_, note) = publication::send_back(item.state, template.news(), &roles, note).map_err(refused)?;
    let returned = Returned { step: waited_for(item.state), by: by.id, note, at: now };
    move_on(&tx, &item, Stage::Draft).await?;
    storage::publication::add_return(&tx, news, returned).await?;
    done(service, tx, review, (by.id, Operation::NewsSentBack)).await
}

/// The step that an item in review waits for.
pub(super) fn waited_for(state: NewsState) -> u8 {
    match state {
        NewsState::InReview { step } => step,
        NewsState::Draft | NewsState::Approved | NewsState::Released => 0,
    }
}
