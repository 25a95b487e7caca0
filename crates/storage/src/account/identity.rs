use review::{id::AccountId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{Account, by_id};
use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(account_identity = "account_identity" [issuer: String, subject: String] {
    account_id: String,
    linked_at: i64,
});

/// The account that is linked with somebody at an identity provider, closed or not, and the account itself if it is open.
pub async fn by_identity(
    rows: &impl Rows,
    issuer: &str,
    subject: &str,
) -> Result<Option<(AccountId, Option<Account>)>, StorageError> {
    let key = (issuer.to_owned(), subject.to_owned());
    let Some(row) = account_identity::Entity::find_by_id(key).one(rows.connection()).await? else {
        return Ok(None);
    };
    let id = parsed(&row.account_id, "account_identity", "account_id")?;
    Ok(Some((id, by_id(rows, id).await?)))
}

/// Whether an account is linked with anybody there.
pub async fn has_identity(rows: &impl Rows, issuer: &str, account: AccountId) -> Result<bool, StorageError> {
    let found = account_identity::Entity::find()
        .filter(account_identity::Column::Issuer.eq(issuer))
        .filter(account_identity::Column::AccountId.eq(account.to_string()))
        .count(rows.connection())
        .await?;
    Ok(found > 0)
}

/// Links them. [`StorageError::is_duplicate`] when somebody was faster.
pub async fn link_identity(
    tx: &Tx,
    issuer: &str,
    subject: &str,
    account: AccountId,
    at: Instant,
) -> Result<(), StorageError> {
    account_identity::ActiveModel {
        issuer: Set(issuer.to_owned()),
        subject: Set(subject.to_owned()),
        account_id: Set(account.to_string()),
        linked_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}
