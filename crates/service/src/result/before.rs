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
