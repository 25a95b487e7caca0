//! Who may do what, asked once at the head of each use case.

use review::{
    id::ReviewId,
    role::{Act, Role, Roles},
    template::Template,
};
use storage::{Rows, StorageError, account::Account, cycle::Review};

use crate::{Error, Fault};

/// The roles of an account in a review; administrators are so in every one.
pub async fn roles(rows: &impl Rows, review: ReviewId, account: &Account) -> Result<Roles, StorageError> {
    let mut roles = storage::cycle::roles(rows, review, account.id).await?;
    if account.administrator {
        roles.add(Role::Administrator);
    }
    Ok(roles)
}

/// The review, if this account may do this in it. To who has no role in it, it is as if it were not there.
pub(crate) async fn must(
    rows: &impl Rows,
    review: ReviewId,
    by: &Account,
    act: Act,
) -> Result<Review, Error> {
    let found = storage::cycle::by_id(rows, review).await?.ok_or(Error::NotFound)?;
    let roles = roles(rows, review, by).await?;
    if roles.is_empty() {
        return Err(Error::NotFound);
    }
    if roles.may(act) { Ok(found) } else { Err(Error::Forbidden) }
}

/// Lets only administrators pass.
pub(crate) fn administrator(by: &Account) -> Result<(), Error> {
    if by.administrator { Ok(()) } else { Err(Error::Forbidden) }
}

/// The rules of a review. Its text was checked when it was stored.
pub fn template(review: &Review) -> Result<Template, Fault> {
    Template::parse(&review.template).map_err(Fault::broken)
}
