use review::{
    id::{AccountId, PasskeyId},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(passkey = "passkey" [passkey_id: String] {
    account_id: String,
    credential: String,
    name: String,
    contents: String,
    added_at: i64,
    used_at: Option<i64>,
});

/// A passkey's public half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    pub id: PasskeyId,
    pub account: AccountId,
    /// The credential's id, in lower-case hexadecimal.
    pub credential: String,
    /// How its owner calls it.
    pub name: String,
    /// What the library that checks it needs, as it wrote it.
    pub contents: String,
    pub added_at: Instant,
    pub used_at: Option<Instant>,
}

impl TryFrom<passkey::Model> for Passkey {
    type Error = StorageError;

    fn try_from(row: passkey::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.passkey_id, "passkey", "passkey_id")?,
            account: parsed(&row.account_id, "passkey", "account_id")?,
            credential: row.credential,
            name: row.name,
            contents: row.contents,
            added_at: Instant::from_ms(row.added_at),
            used_at: row.used_at.map(Instant::from_ms),
        })
    }
}

/// An account's passkeys, the oldest first.
pub async fn passkeys(rows: &impl Rows, account: AccountId) -> Result<Vec<Passkey>, StorageError> {
    let found = passkey::Entity::find()
        .filter(passkey::Column::AccountId.eq(account.to_string()))
        .order_by_asc(passkey::Column::AddedAt)
        .order_by_asc(passkey::Column::PasskeyId)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Passkey::try_from).collect()
}

/// Adds one. [`StorageError::is_duplicate`] when that device is registered.
pub async fn add_passkey(tx: &Tx, new: &Passkey) -> Result<(), StorageError> {
    passkey::ActiveModel {
        passkey_id: Set(new.id.to_string()),
        account_id: Set(new.account.to_string()),
        credential: Set(new.credential.clone()),
        name: Set(new.name.clone()),
        contents: Set(new.contents.clone()),
        added_at: Set(new.added_at.ms()),
        used_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Notes that one was used, and what the library has to remember of that.
pub async fn use_passkey(tx: &Tx, id: PasskeyId, contents: &str, at: Instant) -> Result<bool, StorageError> {
    let done = passkey::Entity::update_many()
        .col_expr(passkey::Column::Contents, Expr::value(contents))
        .col_expr(passkey::Column::UsedAt, Expr::value(at.ms()))
        .filter(passkey::Column::PasskeyId.eq(id.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes one of an account's own. `false` when it is not there.
pub async fn remove_passkey(tx: &Tx, account: AccountId, id: PasskeyId) -> Result<bool, StorageError> {
    let done = passkey::Entity::delete_many()
        .filter(passkey::Column::PasskeyId.eq(id.to_string()))
        .filter(passkey::Column::AccountId.eq(account.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
