//! Accounts as an administrator sees them.

use std::collections::BTreeMap;

use review::{
    id::AccountId,
    mail::Address,
    time::Instant,
    words::{Lang, Words},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait as _, Func, LikeExpr},
};

use super::{Account, Contact, account};
use crate::{
    Rows, StorageError, Tx,
    table::{parsed, zh_en},
};

/// An account with all that an administrator may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Who.
    pub account: Account,
    /// Where mail goes.
    pub contact: Contact,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// Since when it is there.
    pub created_at: Instant,
    /// Since when it opens nothing.
    pub deactivated_at: Option<Instant>,
}

/// Some of the accounts that were looked for, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub lines: Vec<Details>,
    pub count: u64,
}

impl TryFrom<account::Model> for Details {
    type Error = StorageError;

    fn try_from(row: account::Model) -> Result<Self, StorageError> {
        Ok(Self {
            contact: Contact { email: row.email.clone(), lang: parsed(&row.lang, "account", "lang")? },
            has_password: row.password_hash.is_some(),
            created_at: Instant::from_ms(row.created_at),
            deactivated_at: row.deactivated_at.map(Instant::from_ms),
            account: row.try_into()?,
        })
    }
}

/// Some accounts, deactivated or not.
pub async fn details_of(
    rows: &impl Rows,
    which: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeMap<AccountId, Details>, StorageError> {
    let ids = which.into_iter().map(|id| id.to_string());
    let found =
        account::Entity::find().filter(account::Column::AccountId.is_in(ids)).all(rows.connection()).await?;
    found.into_iter().map(|row| Details::try_from(row).map(|one| (one.account.id, one))).collect()
}

/// One account, deactivated or not.
pub async fn details(rows: &impl Rows, id: AccountId) -> Result<Option<Details>, StorageError> {
    let row = account::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(Details::try_from).transpose()
}

/// The accounts in whose names or address a text stands, by sign-in name, deactivated ones last.
pub async fn page(rows: &impl Rows, text: &str, from: u64, most: u64) -> Result<Page, StorageError> {
    let found = account::Entity::find().filter(holds(text));
    let count = found.clone().count(rows.connection()).await?;
    let lines = found
        .order_by_asc(Expr::col(account::Column::DeactivatedAt).is_not_null())
        .order_by_asc(account::Column::SignIn)
        .offset(from)
        .limit(most)
        .all(rows.connection())
        .await?;
    let lines = lines.into_iter().map(Details::try_from).collect::<Result<_, _>>()?;
    Ok(Page { lines, count })
}

/// All of them for an empty text. Signs that mean something to the engine mean themselves.
fn holds(text: &str) -> Condition {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Condition::all();
    }
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = |column: account::Column| {
        Expr::expr(Func::lower(Expr::col(column))).like(LikeExpr::new(format!("%{plain}%")).escape('\\'))
    };
    [account::Column::SignIn, account::Column::NameZh, account::Column::NameEn, account::Column::Email]
        .into_iter()
        .fold(Condition::any(), |any, column| any.add(like(column)))
}

/// Changes name and address. `false` when there is no such account; [`StorageError::is_duplicate`] when the address is
/// somebody else's.
pub async fn rename(
    tx: &Tx,
    id: AccountId,
    name: &Words,
    email: Option<&Address>,
) -> Result<bool, StorageError> {
    let (zh, en) = zh_en(name);
    let done = account::Entity::update_many()
        .col_expr(account::Column::NameZh, Expr::value(zh))
        .col_expr(account::Column::NameEn, Expr::value(en))
        .col_expr(account::Column::Email, Expr::value(email.map(ToString::to_string)))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Chooses the language of mails.
pub async fn set_lang(tx: &Tx, id: AccountId, lang: Lang) -> Result<bool, StorageError> {
    let done = account::Entity::update_many()
        .col_expr(account::Column::Lang, Expr::value(lang.tag()))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The active administrators, locked until the transaction ends: of two who leave at once one must stay.
async fn administrators(tx: &Tx) -> Result<Vec<String>, StorageError> {
    let found = account::Entity::find()
        .filter(account::Column::AdministratorSince.is_not_null())
        .filter(account::Column::DeactivatedAt.is_null())
        .order_by_asc(account::Column::AccountId)
        .lock_exclusive()
        .all(&tx.0)
        .await?;
    Ok(found.into_iter().map(|row| row.account_id).collect())
}

/// Whether nobody but this account is an active administrator.
async fn is_last_administrator(tx: &Tx, id: AccountId) -> Result<bool, StorageError> {
    let id = id.to_string();
    Ok(administrators(tx).await?.iter().all(|other| *other == id))
}

/// What became of a wish to take an account's powers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Done,
    /// It was so before, or there is no such account.
    Nothing,
    /// Nobody else could administer the house.
    LastAdministrator,
}

/// Closes an account: it opens nothing from now on.
pub async fn deactivate(tx: &Tx, id: AccountId, at: Instant) -> Result<Taken, StorageError> {
    if is_last_administrator(tx, id).await? {
        return Ok(Taken::LastAdministrator);
    }
    let done = account::Entity::update_many()
        .col_expr(account::Column::DeactivatedAt, Expr::value(at.ms()))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .filter(account::Column::DeactivatedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(if done.rows_affected == 1 { Taken::Done } else { Taken::Nothing })
}

/// Makes somebody an administrator, or no longer.
pub async fn set_administrator(
    tx: &Tx,
    id: AccountId,
    administrator: bool,
    at: Instant,
) -> Result<Taken, StorageError> {
    if !administrator && is_last_administrator(tx, id).await? {
        return Ok(Taken::LastAdministrator);
    }
    let since = account::Column::AdministratorSince;
    let done = account::Entity::update_many()
        .col_expr(since, Expr::value(administrator.then_some(at.ms())))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .filter(account::Column::DeactivatedAt.is_null())
        .filter(if administrator { since.is_null() } else { since.is_not_null() })
        .exec(&tx.0)
        .await?;
    Ok(if done.rows_affected == 1 { Taken::Done } else { Taken::Nothing })
}

/// Opens it again. `false` when it was open.
pub async fn activate(tx: &Tx, id: AccountId) -> Result<bool, StorageError> {
    let done = account::Entity::update_many()
        .col_expr(account::Column::DeactivatedAt, Expr::value(Option::<i64>::None))
        .filter(account::Column::AccountId.eq(id.to_string()))
        .filter(account::Column::DeactivatedAt.is_not_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
