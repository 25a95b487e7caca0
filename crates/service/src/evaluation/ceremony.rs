//! The key ceremony: [`begin`], then every trustee [`send`]s one message a round, or [`complain`]s; once the key stands,
//! [`give_test_part`] rehearses the opening. [`start_over`] drops everything, until the first box opens.

mod beginning;
mod checking;
mod sending;
mod state;
mod test_sum;

pub use beginning::{begin, start_over};
pub use checking::Share;
pub use sending::{complain, send};
pub use state::State;
pub use test_sum::give_part as give_test_part;

use review::{
    evaluation::{
        BoxStage,
        ceremony::{Refusal, may_change_key},
    },
    id::{AccountId, ReviewId},
    role::{Act, Role},
};
use storage::{Rows, Tx, account::Account, evaluation::ceremony::Ceremony};

use super::stage;
use crate::{Error, access};

pub(super) fn refused(why: Refusal) -> Error {
    review::Refusal::from(review::evaluation::Refusal::from(why)).into()
}

/// A refusal once a box was opened: its ballots are sealed to the key that stands.
async fn before_voting(tx: &Tx, review: ReviewId) -> Result<(), Error> {
    let mut stages: Vec<BoxStage> = Vec::new();
    for one in storage::evaluation::boxes(tx, review).await? {
        stages.push(stage(&one)?);
    }
    may_change_key(&stages).map_err(refused)
}

/// The ceremony as it stands, and the place of a trustee who takes part in it.
async fn taking_part(tx: &Tx, by: &Account, review: ReviewId) -> Result<(State, usize), Error> {
    access::must(tx, review, by, Act::HoldShare).await?;
    let state = State::locked(tx, review).await?.ok_or_else(|| refused(Refusal::NotBegun))?;
    before_voting(tx, review).await?;
    if !state.same_trustees {
        return Err(refused(Refusal::TrusteesChanged));
    }
    let place = state.place(by.id).ok_or_else(|| refused(Refusal::TrusteesChanged))?;
    Ok((state, place))
}

/// Those who are trustees now, in the order which a ceremony gives them: by sign-in name, which everybody can see.
pub async fn candidates(rows: &impl Rows, review: ReviewId) -> Result<Vec<AccountId>, Error> {
    let mut named = Vec::new();
    for holder in storage::cycle::holders(rows, review, Role::Trustee).await? {
        let account = storage::account::by_id(rows, holder).await?.ok_or(Error::NotFound)?;
        named.push((account.sign_in, holder));
    }
    named.sort();
    Ok(named.into_iter().map(|(_, holder)| holder).collect())
}

/// Whether somebody became a trustee after the list was fixed, or is none any more.
pub(super) async fn same_trustees(rows: &impl Rows, ceremony: &Ceremony) -> Result<bool, Error> {
    let holders = storage::cycle::holders(rows, ceremony.review, Role::Trustee).await?;
    let here = |account| ceremony.place(account).is_some();
    Ok(holders.len() == ceremony.members.len() && holders.into_iter().all(here))
}
