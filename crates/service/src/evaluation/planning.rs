use review::{
    evaluation::{BallotShape, BoxTimes, Refusal, may_ready, plan_boxes},
    id::{BoxId, ReviewId},
    log::{About, Operation},
    role::Act,
};
use storage::{account::Account, evaluation::BallotBox};

use super::stage;
use crate::{Error, Fault, Service, access, chance, log};

/// Plans the boxes of a review by who can vote, groups too small merged with their neighbours. A plan for which no
/// cards were made yet is replaced.
pub async fn plan(service: &Service, by: &Account, review: ReviewId) -> Result<Vec<BallotBox>, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::RunBoxes).await?;
    let template = access::template(&found)?;
    for old in storage::evaluation::boxes(&tx, review).await? {
        let stage = stage(&old)?;
        may_ready(stage).map_err(review::Refusal::from)?;
        if !storage::evaluation::remove(&tx, &old.id).await? {
            return Err(review::Refusal::from(Refusal::WrongStage { stage }).into());
        }
    }
    let reporters = storage::roster::reporters(&tx, review).await?;
    let graded = reporters.iter().filter(|one| template.report().on_ballot(one.how));
    let order: Vec<_> = graded.map(|one| one.id).collect();
    let shape = BallotShape::new(&template, &order).map_err(review::Refusal::from)?;
    let attendances = storage::roster::attendances(&tx, review).await?;
    let plans = plan_boxes(&template, &attendances).map_err(review::Refusal::from)?;
    let mut boxes = Vec::with_capacity(plans.len());
    for (position, plan) in plans.into_iter().enumerate() {
        let uuid = ballot::Uuid::draw(&mut chance::rng(&*service.dice));
        let new = BallotBox {
            id: BoxId::new(uuid.as_str()).map_err(Fault::broken)?,
            review,
            label: plan.label,
            shape: shape.clone(),
            groups: plan.groups,
            position,
            voters: number(plan.voters)?,
            cards: number(plan.cards)?,
            created_at: now,
            cards_made_at: None,
            times: BoxTimes::default(),
            head: None,
            records: 0,
            ballots: 0,
            cast_cards: 0,
            reconciliation: None,
        };
        storage::evaluation::add(&tx, &new).await?;
        boxes.push(new);
    }
    log::keep(service, &tx, review, by.id, Operation::BoxesPlanned, About::Count(boxes.len())).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(boxes)
}

fn number(count: u64) -> Result<usize, Fault> {
    usize::try_from(count).map_err(Fault::broken)
}
