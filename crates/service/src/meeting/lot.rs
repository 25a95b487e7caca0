//! The running order by lot.

use review::{
    id::ReviewId,
    log::{About, Operation},
    meeting::lot::{self, Seed},
    role::Act,
};
use storage::{account::Account, meeting::lot::Draw};

use super::order;
use crate::{Error, Service, access, log};

/// Draws the running order before a witness, and puts the reporters in it. `known` is how many draws the page knew:
/// with another number somebody else has drawn, and this one is [`Error::Stale`].
pub async fn draw(
    service: &Service,
    by: &Account,
    review: ReviewId,
    known: usize,
    witness: &str,
    reason: &str,
) -> Result<(), Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::EditRoster).await?;
    let template = access::template(&found)?;
    let meeting = storage::meeting::locked(&tx, review).await?.ok_or(Error::NotFound)?;
    let number = storage::meeting::lot::draws(&tx, review).await?.len();
    if number != known {
        return Err(Error::Stale);
    }
    let reporters = storage::roster::reporters(&tx, review).await?;
    let before = order(&template, &reporters);
    let points = meeting.agenda.points(template.meeting());
    let words = lot::may_draw(&meeting.state, &points, before.len(), number > 0, witness, reason);
    let (witness, reason) = words.map_err(review::Refusal::from)?;
    let mut bytes = [0; Seed::BYTES];
    service.dice.fill(&mut bytes);
    let seed = Seed::new(bytes);
    let after = lot::order(seed, &before);
    let mut drawn = after.iter();
    for (position, reporter) in reporters.iter().enumerate() {
        // Who reports in writing keeps the own place; the others share theirs.
        let id = if before.contains(&reporter.id) { drawn.next() } else { None };
        let id = id.copied().unwrap_or(reporter.id);
        if !storage::roster::set_position(&tx, review, id, position).await? {
            return Err(Error::Stale);
        }
    }
    let draw = Draw { number: number + 1, seed, witness, reason, by: by.id, at: now, before, after };
    storage::meeting::lot::add(&tx, review, &draw).await?;
    log::keep(service, &tx, review, by.id, Operation::LotDrawn, About::Count(number + 1)).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(())
}
