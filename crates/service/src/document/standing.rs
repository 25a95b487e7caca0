use std::collections::BTreeSet;

use review::{document::Needs, evaluation::BoxStage};
use storage::{Rows, cycle::Review};

use crate::{
    Error,
    evaluation::{paper, stage},
};

/// What is there by now: a document whose need is among these has something in it. No report, mark or sum is read.
pub async fn there(rows: &impl Rows, review: &Review) -> Result<BTreeSet<Needs>, Error> {
    let id = review.id;
    let reporters = storage::roster::reporters(rows, id).await?;
    let turns = storage::report::turns(rows, id).await?;
    let boxes = storage::evaluation::boxes(rows, id).await?;
    let checks = storage::fact::of_review(rows, id).await?;
    let mut sums = !boxes.is_empty();
    for one in &boxes {
        sums &= matches!(stage(one)?, BoxStage::Opened | BoxStage::TooSmall);
    }
    let sums = sums && paper::pending(rows, id).await?.is_empty();
    let handed_in = turns.iter().any(|turn| !turn.versions.is_empty());
    let known = [
        (Needs::Nothing, true),
        (Needs::Reporters, !reporters.is_empty()),
        (Needs::Report, handed_in),
        // Whether a text for the floor went along stands in the report itself, which is not read here.
        (Needs::SpokenText, handed_in),
        (Needs::Days, !storage::cycle::days::of(rows, id).await?.is_empty()),
        (Needs::Check, !storage::fact::standing(&checks).is_empty()),
        (Needs::Boxes, !boxes.is_empty()),
        (Needs::Sums, sums),
        (Needs::Grades, storage::result::sitting::is_frozen(rows, id).await?),
        (Needs::Letters, storage::result::letter::released(rows, id).await?.is_some()),
        (Needs::Items, storage::follow_up::ledger::any(rows, id).await?),
        (Needs::News, !storage::publication::of_review(rows, id).await?.is_empty()),
    ];
    Ok(known.into_iter().filter_map(|(need, there)| there.then_some(need)).collect())
}
