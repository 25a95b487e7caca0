use std::collections::BTreeMap;

use review::{id::AccountId, template::GradeKey};
use storage::{Rows, cycle::Review};

use super::{Assessment, assess};
use crate::Error;

/// The year before: the review from which this one was copied, and its results, where they are released. Of an earlier
/// year's unreleased results nobody is told in this one's pages.
pub async fn before(rows: &impl Rows, review: &Review) -> Result<Option<(Review, Assessment)>, Error> {
    let Some(from) = storage::cycle::copied::from(rows, review.id).await? else { return Ok(None) };
    let Some(last) = storage::cycle::by_id(rows, from).await? else { return Ok(None) };
    if last.released_at.is_none() {
        return Ok(None);
    }
    let found = assess(rows, &last).await?;
    Ok(found.map(|found| (last, found)))
}

/// What each person was given the year before, once that was final. Released or not: it was told to the person.
pub(super) async fn grades(
    rows: &impl Rows,
    review: &Review,
) -> Result<BTreeMap<AccountId, GradeKey>, Error> {
    let Some(from) = storage::cycle::copied::from(rows, review.id).await? else {
        return Ok(BTreeMap::new());
    };
    if !storage::result::sitting::is_frozen(rows, from).await? {
        return Ok(BTreeMap::new());
    }
    let decided = storage::result::decisions(rows, from).await?;
    let reporters = storage::roster::reporters(rows, from).await?;
    let grade = |one: storage::roster::Reporter| Some((one.account, decided.get(&one.id)?.grade.clone()));
    Ok(reporters.into_iter().filter_map(grade).collect())
}
