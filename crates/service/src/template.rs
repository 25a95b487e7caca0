//! The templates of the house: those that come with the program and the organisation's own, every version of each.

use review::{
    id::{ReviewId, TemplateId},
    log::{About, Operation},
    role::{Act, Role},
    template::Template,
};
use storage::{
    Rows, StorageError,
    account::Account,
    log::Chain,
    template::{Saved, Version},
};

use crate::{Error, Service, access, chance, log};

/// Who keeps templates: administrators, and whoever organises a review.
pub async fn may_keep(rows: &impl Rows, by: &Account) -> Result<bool, StorageError> {
    let organises = storage::cycle::of_account(rows, by.id)
        .await?
        .iter()
        .any(|(_, roles)| roles.holds(Role::Organiser) && roles.may(Act::EditTemplate));
    Ok(by.administrator || organises)
}

/// Saves a template as a new one (`over` is nothing) or as the version after the one that was read. What is not read
/// without fault is no [`Template`], so that nothing else is ever stored.
pub async fn save(
    service: &Service,
    by: &Account,
    over: Option<(TemplateId, usize)>,
    template: &Template,
) -> Result<TemplateId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    if !may_keep(&tx, by).await? {
        return Err(Error::Forbidden);
    }
    let (id, number) = match over {
        None => (TemplateId::from_uuid(chance::uuid(&*service.dice, now)), 1),
        Some((id, seen)) => {
            let versions = storage::template::history(&tx, id).await?;
            if versions.first().ok_or(Error::NotFound)?.number != seen {
                return Err(Error::Stale);
            }
            (id, seen + 1)
        }
    };
    let text = template.text().to_owned();
    let saved = Saved { template: id, number, hash: chance::sha256_hex(text.as_bytes()), by: by.id, at: now };
    let added = storage::template::add(&tx, &Version { saved, text }).await;
    added.map_err(|fault| if fault.is_duplicate() { Error::Stale } else { fault.into() })?;
    let name = About::Text(format!("{id} {number}"));
    log::keep_in(service, &tx, Chain::House, Some(by.id), Operation::TemplateSaved, name).await?;
    tx.commit().await?;
    Ok(id)
}

/// Gives a review other rules, as long as no box has begun to go by its own. `seen` is the fingerprint of the rules
/// that were on the screen.
pub async fn take(
    service: &Service,
    by: &Account,
    review: ReviewId,
    seen: &str,
    template: &Template,
) -> Result<(), Error> {
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditTemplate).await?;
    found.phase.may_change().map_err(review::Refusal::from)?;
    let meeting = storage::meeting::locked(&tx, review).await?.ok_or(Error::NotFound)?;
    if meeting.opened_at.is_some() {
        return Err(review::Refusal::from(review::meeting::Refusal::AlreadyOpen).into());
    }
    let attendances = storage::roster::attendances(&tx, review).await?;
    review::roster::check(template, &attendances).map_err(review::Refusal::from)?;
    without_plans(&tx, review).await?;
    let hash = chance::sha256_hex(template.text().as_bytes());
    if !storage::cycle::set_rules(&tx, review, seen, template.text(), &hash).await? {
        return Err(Error::Stale);
    }
    let day = crate::follow_up::today(found.meets_at, &found.zone)?;
    let rest = storage::notice::rest_days(&tx).await?;
    storage::cycle::days::fill(&tx, review, &crate::cycle::proposed(template, day, &rest)).await?;
    log::keep(service, &tx, review, by.id, Operation::RulesTaken, About::Text(hash)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}

/// Boxes that were planned by the old rules are to be planned anew.
pub(crate) async fn without_plans(tx: &storage::Tx, review: ReviewId) -> Result<(), Error> {
    let boxes = storage::evaluation::boxes(tx, review).await?;
    let stages = boxes.iter().map(crate::evaluation::stage).collect::<Result<Vec<_>, _>>()?;
    review::evaluation::may_change_rules(&stages).map_err(review::Refusal::from)?;
    for (one, stage) in boxes.iter().zip(stages) {
        if !storage::evaluation::remove(tx, &one.id).await? {
            let why = review::evaluation::Refusal::RulesFrozen { stage };
            return Err(review::Refusal::from(why).into());
        }
    }
    Ok(())
}
