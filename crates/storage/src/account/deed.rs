use review::{
    id::{AccountId, EventId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, decoded, parsed, table},
};

table!(account_deed = "account_deed" [deed_id: String] {
    account_id: String,
    deed: String,
    by_account: Option<String>,
    done_at: i64,
});

/// What was done to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Invited,
    /// A new link, by hand or by mail.
    LinkGiven,
    LinkWithdrawn,
    PasswordChosen,
    Renamed,
    Deactivated,
    Activated,
    MadeAdministrator,
    AdministratorNoMore,
    PasskeyAdded,
    PasskeyRemoved,
    ProviderLinked,
}

/// … by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub deed: Deed,
    pub by: Option<AccountId>,
    pub at: Instant,
}

/// Keeps what was done.
pub async fn add_deed(tx: &Tx, id: EventId, account: AccountId, done: &Done) -> Result<(), StorageError> {
    account_deed::ActiveModel {
        deed_id: Set(id.to_string()),
        account_id: Set(account.to_string()),
        deed: Set(coded(&done.deed)?),
        by_account: Set(done.by.map(|id| id.to_string())),
        done_at: Set(done.at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// What was done to an account, the latest first.
pub async fn deeds(rows: &impl Rows, account: AccountId) -> Result<Vec<Done>, StorageError> {
    let found = account_deed::Entity::find()
        .filter(account_deed::Column::AccountId.eq(account.to_string()))
        .order_by_desc(account_deed::Column::DoneAt)
        .order_by_desc(account_deed::Column::DeedId)
        .all(rows.connection())
        .await?;
    let done = |row: account_deed::Model| {
        Ok(Done {
            deed: decoded(&row.deed, "account_deed", "deed")?,
            by: row.by_account.map(|id| parsed(&id, "account_deed", "by_account")).transpose()?,
            at: Instant::from_ms(row.done_at),
        })
    };
    found.into_iter().map(done).collect()
}
