//! Accounts, sign-in links and sessions. Of a link or a session only the hash of its token is here.

use review::{id::AccountId, time::Instant, words::Words};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table, words, zh_en},
};

table!(account = "account" [account_id: String] {
    sign_in: String,
    name_zh: String,
    name_en: String,
    password_hash: Option<String>,
    administrator_since: Option<i64>,
    created_at: i64,
    deactivated_at: Option<i64>,
});
table!(sign_in_link = "sign_in_link" [token_hash: String] {
    account_id: Option<String>,
    purpose: String,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
});
table!(session = "session" [token_hash: String] {
    account_id: String,
    created_at: i64,
    expires_at: i64,
});

/// Somebody who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub id: AccountId,
    /// What is typed at sign-in, in lower case.
    pub sign_in: String,
    /// The name that others see.
    pub name: Words,
    /// Whether accounts, settings and backups are this person's to change.
    pub administrator: bool,
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first start: makes the first administrator. Once.
    Setup,
    /// Signs one account in, once, to choose a password.
    Invitation,
    /// The demonstration's roles: works as often as wanted.
    Demonstration,
}

/// A link that signs somebody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Nobody yet for the set-up link.
    pub account: Option<AccountId>,
    /// What it is for.
    pub purpose: Purpose,
    /// From when on it is void.
    pub expires_at: Instant,
    /// When it was used up.
    pub used_at: Option<Instant>,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::Setup, Self::Invitation, Self::Demonstration];

    fn key(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Demonstration => "demonstration",
        }
    }
}

impl TryFrom<account::Model> for Account {
    type Error = StorageError;

    fn try_from(row: account::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.account_id, "account", "account_id")?,
            name: words(&row.name_zh, &row.name_en, "account", "name_zh")?,
            administrator: row.administrator_since.is_some(),
            sign_in: row.sign_in,
        })
    }
}

impl TryFrom<sign_in_link::Model> for Link {
    type Error = StorageError;

    fn try_from(row: sign_in_link::Model) -> Result<Self, StorageError> {
        let purpose = Purpose::ALL.into_iter().find(|purpose| purpose.key() == row.purpose);
        Ok(Self {
            account: row.account_id.map(|id| parsed(&id, "sign_in_link", "account_id")).transpose()?,
            purpose: purpose
                .ok_or_else(|| StorageError::inconsistent("sign_in_link", "purpose", &row.purpose))?,
            expires_at: Instant::from_ms(row.expires_at),
            used_at: row.used_at.map(Instant::from_ms),
        })
    }
}

/// Whether anybody at all has an account: a house without one shows its set-up link.
pub async fn anybody(rows: &impl Rows) -> Result<bool, StorageError> {
    Ok(account::Entity::find().one(rows.connection()).await?.is_some())
}

/// The account, unless it was deactivated.
pub async fn by_id(rows: &impl Rows, id: AccountId) -> Result<Option<Account>, StorageError> {
    let row = account::Entity::find_by_id(id.to_string())
        .filter(account::Column::DeactivatedAt.is_null())
        .one(rows.connection())
        .await?;
    row.map(Account::try_from).transpose()
}

/// All active accounts by what they type at sign-in.
pub async fn all(rows: &impl Rows) -> Result<Vec<Account>, StorageError> {
    let found = account::Entity::find()
        .filter(account::Column::DeactivatedAt.is_null())
        .order_by_asc(account::Column::SignIn)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Account::try_from).collect()
}

/// The active account of that sign-in name, with its password's hash if it has one.
pub async fn by_sign_in(
    rows: &impl Rows,
    sign_in: &str,
) -> Result<Option<(Account, Option<String>)>, StorageError> {
    let row = account::Entity::find()
        .filter(account::Column::SignIn.eq(sign_in))
        .filter(account::Column::DeactivatedAt.is_null())
        .one(rows.connection())
        .await?;
    row.map(|row| {
        let hash = row.password_hash.clone();
        Ok((row.try_into()?, hash))
    })
    .transpose()
}

/// Adds an account without a password. [`StorageError::is_duplicate`] when the sign-in name is taken.
pub async fn add(tx: &Tx, new: &Account, at: Instant) -> Result<(), StorageError> {
    let (name_zh, name_en) = zh_en(&new.name);
    account::ActiveModel {
        account_id: Set(new.id.to_string()),
        sign_in: Set(new.sign_in.clone()),
        name_zh: Set(name_zh),
        name_en: Set(name_en),
        password_hash: Set(None),
        administrator_since: Set(new.administrator.then_some(at.ms())),
        created_at: Set(at.ms()),
        deactivated_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Replaces the password's hash. `false` when there is no such active account.
pub async fn set_password(tx: &Tx, id: AccountId, hash: &str) -> Result<bool, StorageError> {
    let done = account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .filter(account::Column::DeactivatedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps a link by the hash of its token.
pub async fn add_link(tx: &Tx, token_hash: &str, link: &Link, at: Instant) -> Result<(), StorageError> {
    sign_in_link::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        account_id: Set(link.account.map(|id| id.to_string())),
        purpose: Set(link.purpose.key().to_owned()),
        created_at: Set(at.ms()),
        expires_at: Set(link.expires_at.ms()),
        used_at: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// The link of that token, used or not.
pub async fn link(rows: &impl Rows, token_hash: &str) -> Result<Option<Link>, StorageError> {
    let row = sign_in_link::Entity::find_by_id(token_hash.to_owned()).one(rows.connection()).await?;
    row.map(Link::try_from).transpose()
}

/// Uses a link up. `false` when somebody was faster.
pub async fn use_up_link(tx: &Tx, token_hash: &str, at: Instant) -> Result<bool, StorageError> {
    let done = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(at.ms()))
        .filter(sign_in_link::Column::TokenHash.eq(token_hash))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Removes the unused links of a purpose, so that a new one replaces them.
pub async fn revoke_links(tx: &Tx, purpose: Purpose) -> Result<(), StorageError> {
    sign_in_link::Entity::delete_many()
        .filter(sign_in_link::Column::Purpose.eq(purpose.key()))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Starts a session and drops those that ran out.
pub async fn start_session(
    tx: &Tx,
    token_hash: &str,
    account_id: AccountId,
    at: Instant,
    expires_at: Instant,
) -> Result<(), StorageError> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(at.ms())).exec(&tx.0).await?;
    session::ActiveModel {
        token_hash: Set(token_hash.to_owned()),
        account_id: Set(account_id.to_string()),
        created_at: Set(at.ms()),
        expires_at: Set(expires_at.ms()),
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
