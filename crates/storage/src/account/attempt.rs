use review::{id::AccountId, time::Instant};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    StorageError, Tx,
    table::{parsed, table},
};

table!(attempt = "attempt" [token_hash: String] {
    kind: String,
    account_id: Option<String>,
    state: String,
    expires_at: i64,
});

/// What takes two requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptKind {
    /// The way to the identity provider and back.
    Provider,
    /// A new passkey.
    PasskeyNew,
    /// Signing in by one.
    Passkey,
}

impl AttemptKind {
    fn key(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::PasskeyNew => "passkey_new",
            Self::Passkey => "passkey",
        }
    }
}

/// What is kept between the two requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub kind: AttemptKind,
    /// Whose, where that is known.
    pub account: Option<AccountId>,
    pub state: String,
    pub expires_at: Instant,
}

/// Keeps an attempt, and forgets those that ran out.
pub async fn add_attempt(tx: &Tx, token_hash: &str, new: &Attempt, now: Instant) -> Result<(), StorageError> {
    attempt::Entity::delete_many().filter(attempt::Column::ExpiresAt.lte(now.ms())).exec(&tx.0).await?;
    attempt::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        kind: Set(new.kind.key().to_owned()),
        account_id: Set(new.account.map(|id| id.to_string())),
        state: Set(new.state.clone()),
        expires_at: Set(new.expires_at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes an attempt out: nobody comes back twice. `None` when there is none of that kind, or it ran out.
pub async fn take_attempt(
    tx: &Tx,
    token_hash: &str,
    kind: AttemptKind,
    now: Instant,
) -> Result<Option<Attempt>, StorageError> {
    let row = attempt::Entity::find_by_id(token_hash.to_owned())
        .filter(attempt::Column::Kind.eq(kind.key()))
        .filter(attempt::Column::ExpiresAt.gt(now.ms()))
        .one(&tx.0)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let gone = attempt::Entity::delete_by_id(token_hash.to_owned()).exec(&tx.0).await?;
    if gone.rows_affected != 1 {
        return Ok(None);
    }
    let account = row.account_id.as_deref().map(|id| parsed(id, "attempt", "account_id")).transpose()?;
    Ok(Some(Attempt { kind, account, state: row.state, expires_at: Instant::from_ms(row.expires_at) }))
}
