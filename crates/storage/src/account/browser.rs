use review::{id::AccountId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{Rows, StorageError, Tx, table::table};

table!(known_browser = "known_browser" [token_hash: String] {
    account_id: String,
    expires_at: i64,
});

/// Remembers that somebody signed in with a browser, by the hash of its token, and forgets what ran out.
pub async fn know_browser(
    tx: &Tx,
    token_hash: &str,
    account: AccountId,
    now: Instant,
    expires_at: Instant,
) -> Result<(), StorageError> {
    known_browser::Entity::delete_many()
        .filter(known_browser::Column::ExpiresAt.lte(now.ms()))
        .exec(&tx.0)
        .await?;
    known_browser::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        account_id: Set(account.to_string()),
        expires_at: Set(expires_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Whether this account was signed in to with a browser before.
pub async fn knows_browser(
    rows: &impl Rows,
    token_hash: &str,
    account: AccountId,
    now: Instant,
) -> Result<bool, StorageError> {
    let found = known_browser::Entity::find_by_id(token_hash.to_owned())
        .filter(known_browser::Column::AccountId.eq(account.to_string()))
        .filter(known_browser::Column::ExpiresAt.gt(now.ms()))
        .count(rows.connection())
        .await?;
    Ok(found > 0)
}
