use review::{
    evaluation::paper::{Refusal, Stage},
    id::BoxId,
    log::{About, Operation},
    role::Act,
};
use storage::{
    account::Account,
    evaluation::{self, paper::Repeat},
};

use super::{Desk, no};
use crate::{Error, Fault, Service, chance, comment, log};

/// Plans the repetition of a void ballot: a new box for the same groups, which needs new cards and is opened like the
/// first. The void one keeps its archive and counts for nothing.
pub async fn repeat(service: &Service, by: &Account, id: &BoxId) -> Result<BoxId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let desk = Desk::open(&tx, by, id, Act::RunBoxes).await?;
    if desk.state.stage != Stage::Void || evaluation::paper::repeated(&tx, id).await?.is_some() {
        return Err(no(Refusal::NothingToRepeat));
    }
    let uuid = ballot::Uuid::draw(&mut chance::rng(&*service.dice));
    let new = desk.one.anew(BoxId::new(uuid.as_str()).map_err(Fault::broken)?, now);
    evaluation::add(&tx, &new).await?;
    // A void box says nothing, neither in marks nor in words.
    comment::discard(&tx, id).await?;
    evaluation::paper::add_repeat(&tx, id, &Repeat { within: new.id.clone(), by: by.id, at: now }).await?;
    log::keep(service, &tx, desk.review.id, by.id, Operation::BallotRepeated, About::Box(id.clone())).await?;
    tx.commit().await?;
    service.live().changed(desk.review.id);
    Ok(new.id)
}
