//! Whom a box may not grade yet, because the report is still to come.

use std::collections::BTreeSet;

use storage::{Rows, evaluation::BallotBox};

use crate::{Error, access, meeting};

/// Places of those in the box's order, counted from 0. Empty where the template opens all reporters at once.
pub async fn waiting(rows: &impl Rows, one: &BallotBox) -> Result<Vec<usize>, Error> {
    let found = storage::cycle::by_id(rows, one.review).await?.ok_or(Error::NotFound)?;
    let template = access::template(&found)?;
    let sitting = storage::meeting::of(rows, one.review).await?.ok_or(Error::NotFound)?;
    let log = storage::meeting::log::log(rows, one.review).await?;
    let in_person = meeting::order(&template, &storage::roster::reporters(rows, one.review).await?);
    let filling = &template.evaluation().filling;
    let agenda = sitting.agenda.rules(template.meeting());
    let waiting: BTreeSet<_> =
        review::evaluation::waiting(filling, &agenda, &sitting.state, &log, &in_person);
    let order = one.shape.reporters();
    Ok(order.iter().enumerate().filter(|(_, id)| waiting.contains(id)).map(|(place, _)| place).collect())
}
