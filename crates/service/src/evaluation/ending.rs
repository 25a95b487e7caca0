use ballot::{Hash, Tracker};
use storage::{
    Rows,
    evaluation::{self, BallotBox},
};

use super::archive::SETUP_RECORDS;
use crate::{Error, Fault};

/// How a box's archive stood when its voting ended: what the hall photographs, and what later archives must go on
/// from unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The last event then, lower-case hexadecimal.
    pub head: String,
    /// The fingerprint of the sealed sums, base64; none for a box that is never opened.
    pub tally: Option<String>,
}

/// How a box's archive stood at its closing; `None` before.
pub async fn ending(rows: &impl Rows, one: &BallotBox) -> Result<Option<Ending>, Error> {
    if one.times.voting_closed_at.is_none() {
        return Ok(None);
    }
    let end = SETUP_RECORDS + one.ballots * 2;
    // The end of voting, then the sealed sums: what is added up, its sizes, the event.
    let hashes = evaluation::hashes(rows, &one.id, end).await?;
    let (head, tally) = match hashes.as_slice() {
        [_, tally, _sizes, event, ..] => (event, Some(tally)),
        [end, ..] => (end, None),
        [] => return Err(Fault::broken("a closed box has no end of voting").into()),
    };
    let tally = tally.map(|hash| Hash::parse(hash).ok_or_else(|| Fault::broken("a record's hash is none")));
    Ok(Some(Ending { head: head.clone(), tally: tally.transpose()?.map(Hash::base64) }))
}

/// Whether a ballot of this tracker is in the archive, counted or replaced. What is no whole tracker is not.
pub async fn has_ballot(rows: &impl Rows, one: &BallotBox, tracker: &str) -> Result<bool, Error> {
    let Some(tracker) = Tracker::parse(tracker) else { return Ok(false) };
    Ok(evaluation::has_record(rows, &one.id, &tracker.hash().to_string()).await?)
}
