use std::collections::BTreeSet;

use ballot::{CommentBox, EncryptedTally, borrowed, group::Encoded};
use review::id::BoxId;
use storage::{Tx, evaluation};

use super::{limit, rules, sending, write_sealed};
use crate::{
    Error, Fault, Service,
    evaluation::{ballot_texts, crunch, setup},
};

/// Puts a box's comments in order once no more can come: writes all anew under other ids, so that even a database that
/// numbers its rows by arrival knows nothing of it any more.
///
/// A comment with the point of a ballot goes: opening it would open that ballot, so trustees would rightly refuse all.
/// Only a voter who built it by hand, out of the own ballot, could have sent it.
pub(crate) async fn settle(
    service: &Service,
    tx: &Tx,
    id: &BoxId,
    tally: &EncryptedTally,
) -> Result<(), Error> {
    let texts = storage::comment::sealed(tx, id).await?;
    if texts.is_empty() {
        return Ok(());
    }
    let one = evaluation::by_id(tx, id).await?.ok_or(Error::NotFound)?;
    let rules = rules(tx, &one).await?.ok_or_else(|| Fault::broken("comments without rules"))?;
    let limit = limit(&rules)?;
    let mut sealed = ballot_texts(tx, &one).await?;
    sealed.push(tally.text().as_bytes().to_vec());
    let (election, _, _) = setup(tx, id).await?;
    let kept = crunch(move || {
        let comments = CommentBox::new(&election, limit);
        let checked = texts.into_iter().map(|text| sending::one_of(&comments, text));
        let mut checked = checked.collect::<Result<Vec<_>, _>>().map_err(Fault::broken)?;
        let alphas: BTreeSet<_> = checked.iter().filter_map(|one| Encoded::parse(&one.alpha).ok()).collect();
        let taken: BTreeSet<_> =
            borrowed(&alphas, sealed.iter().map(Vec::as_slice)).iter().map(Encoded::to_string).collect();
        checked.retain(|one| !taken.contains(&one.alpha));
        Ok::<_, Fault>(checked)
    })
    .await??;
    storage::comment::forget(tx, id).await?;
    write_sealed(service, tx, id, kept).await
}

/// The box counts for nothing: too few voted, or its ballot is void. Its comments may never be opened, or were opened
/// too soon, so they are not kept.
pub(crate) async fn discard(tx: &Tx, id: &BoxId) -> Result<(), Error> {
    storage::comment::forget_opened(tx, id).await?;
    Ok(storage::comment::forget(tx, id).await?)
}
