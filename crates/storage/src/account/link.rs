use review::{id::AccountId, time::Instant};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{parsed, table},
};

table!(sign_in_link = "sign_in_link" [token_hash: String] {
    account_id: Option<String>,
    purpose: String,
    created_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
});

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The first start: makes the first administrator. Once.
    Setup,
    /// Lets somebody new choose a password, once.
    Invitation,
    /// Lets somebody who forgot the password choose another, once.
    Reset,
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
    const ALL: [Self; 4] = [Self::Setup, Self::Invitation, Self::Reset, Self::Demonstration];

    fn key(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Demonstration => "demonstration",
        }
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

/// Makes an account's unused links of a purpose void.
pub async fn revoke_links_of(tx: &Tx, account: AccountId, purposes: &[Purpose]) -> Result<(), StorageError> {
    sign_in_link::Entity::delete_many()
        .filter(sign_in_link::Column::AccountId.eq(account.to_string()))
        .filter(sign_in_link::Column::Purpose.is_in(purposes.iter().map(|purpose| purpose.key())))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Until when an account's newest unused link of a purpose is good; it may have run out.
pub async fn link_until(
    rows: &impl Rows,
    account: AccountId,
    purpose: Purpose,
) -> Result<Option<Instant>, StorageError> {
    let row = sign_in_link::Entity::find()
        .filter(sign_in_link::Column::AccountId.eq(account.to_string()))
        .filter(sign_in_link::Column::Purpose.eq(purpose.key()))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .order_by_desc(sign_in_link::Column::ExpiresAt)
        .one(rows.connection())
        .await?;
    Ok(row.map(|row| Instant::from_ms(row.expires_at)))
}
