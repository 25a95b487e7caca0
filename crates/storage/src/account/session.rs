use review::{id::AccountId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Account, by_id};
use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(session = "session" [token_hash: String] {
    account_id: String,
    created_at: i64,
    expires_at: i64,
    means: String,
});

/// How somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    Password,
    Link,
    /// The organisation's own identity provider.
    Provider,
    Passkey,
}

/// Somebody who is signed in, in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub account: AccountId,
    /// How it began.
    pub means: Means,
    /// Since when.
    pub began_at: Instant,
    /// Until when.
    pub expires_at: Instant,
}

impl Means {
    const ALL: [Self; 4] = [Self::Password, Self::Link, Self::Provider, Self::Passkey];

    fn key(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Link => "link",
            Self::Provider => "provider",
            Self::Passkey => "passkey",
        }
    }
}

impl TryFrom<session::Model> for Session {
    type Error = StorageError;

    fn try_from(row: session::Model) -> Result<Self, StorageError> {
        let means = Means::ALL.into_iter().find(|means| means.key() == row.means);
        Ok(Self {
            account: parsed(&row.account_id, "session", "account_id")?,
            means: means.ok_or_else(|| StorageError::inconsistent("session", "means", &row.means))?,
            began_at: Instant::from_ms(row.created_at),
            expires_at: Instant::from_ms(row.expires_at),
        })
    }
}

/// Starts a session and drops those that ran out.
pub async fn start_session(tx: &Tx, token_hash: &str, new: &Session) -> Result<(), StorageError> {
    session::Entity::delete_many()
        .filter(session::Column::ExpiresAt.lte(new.began_at.ms()))
        .exec(&tx.0)
        .await?;
    session::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        account_id: Set(new.account.to_string()),
        created_at: Set(new.began_at.ms()),
        expires_at: Set(new.expires_at.ms()),
        means: Set(new.means.key().to_owned()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Whose session it is, while it lasts and the account is active.
pub async fn session_account(
    rows: &impl Rows,
    token_hash: &str,
    now: Instant,
) -> Result<Option<Account>, StorageError> {
    let found = session::Entity::find_by_id(token_hash.to_owned())
        .filter(session::Column::ExpiresAt.gt(now.ms()))
        .one(rows.connection())
        .await?;
    match found {
        Some(row) => by_id(rows, parsed(&row.account_id, "session", "account_id")?).await,
        None => Ok(None),
    }
}

/// Ends a session. Ending one that is not there is no error: the wish is fulfilled.
pub async fn end_session(tx: &Tx, token_hash: &str) -> Result<(), StorageError> {
    session::Entity::delete_by_id(token_hash.to_owned()).exec(&tx.0).await?;
    Ok(())
}

/// An account's sessions that last, the newest first, each by the hash of its token.
pub async fn sessions(
    rows: &impl Rows,
    account: AccountId,
    now: Instant,
) -> Result<Vec<(String, Session)>, StorageError> {
    let found = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.to_string()))
        .filter(session::Column::ExpiresAt.gt(now.ms()))
        .order_by_desc(session::Column::CreatedAt)
        .order_by_asc(session::Column::TokenHash)
        .all(rows.connection())
        .await?;
    found.into_iter().map(|row| Ok((row.token_hash.clone(), row.try_into()?))).collect()
}

/// Ends an account's sessions, all but one where one is named.
pub async fn end_sessions(tx: &Tx, account: AccountId, but: Option<&str>) -> Result<u64, StorageError> {
    let mut ending =
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.to_string()));
    if let Some(hash) = but {
        ending = ending.filter(session::Column::TokenHash.ne(hash));
    }
    Ok(ending.exec(&tx.0).await?.rows_affected)
}
