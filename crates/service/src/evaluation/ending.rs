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

/// Whether a ballot whose tracker begins so is in the archive, counted or replaced. Too short a beginning could be a
/// stranger's and is not looked for.
pub async fn has_ballot(rows: &impl Rows, one: &BallotBox, beginning: &str) -> Result<bool, Error> {
    /// As many characters as two of the groups that voters read.
    const LEAST: usize = 8;
    if beginning.len() < LEAST {
        return Ok(false);
    }
    let hashes = evaluation::hashes(rows, &one.id, SETUP_RECORDS).await?;
    // A ballot, then its event.
    let ballots = hashes.iter().take(one.ballots * 2).step_by(2).filter_map(|hash| Hash::parse(hash));
    Ok(ballots.map(Tracker::from).any(|tracker| tracker.to_string().starts_with(beginning)))
}
