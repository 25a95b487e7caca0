use review::{comment::may_open, evaluation::BoxStage};
use storage::{Rows, evaluation::BallotBox};

use crate::{
    Error,
    evaluation::{paper, stage},
};

/// What a box's comments want of a trustee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The box is not closed, or its ballot is void.
    NotYet,
    /// The trustee's part. Also after the sums were opened: any who are enough may have opened those without it.
    Part,
    /// Another trustee's part: this one's is there.
    Others,
    /// Nothing: they are open, or there are none.
    Nothing,
}

/// What the comments of a box want of the trustee with this number, from 1. The same rules let [`super::give_part`] take
/// the part.
pub async fn waiting(rows: &impl Rows, one: &BallotBox, trustee: usize) -> Result<Waiting, Error> {
    let now_at = stage(one)?;
    if now_at == BoxStage::TooSmall {
        return Ok(Waiting::Nothing);
    }
    if may_open(now_at).is_err() {
        return Ok(Waiting::NotYet);
    }
    match paper::must_stand(rows, one).await {
        Ok(()) => {}
        Err(Error::Refused(_)) => return Ok(Waiting::NotYet),
        Err(other) => return Err(other),
    }
    if !storage::comment::any_sealed(rows, &one.id).await? {
        return Ok(Waiting::Nothing);
    }
    let given = storage::comment::part_owners(rows, &one.id).await?.contains(&trustee);
    Ok(if given { Waiting::Others } else { Waiting::Part })
}
