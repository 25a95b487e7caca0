//! Accounts, sign-in links and sessions. Of a link or a session only the hash of its token is here.

mod attempt;
mod browser;
mod deed;
mod identity;
mod link;
mod list;
mod passkey;
mod session;

pub use attempt::{Attempt, AttemptKind, add_attempt, take_attempt};
pub use browser::{know_browser, knows_browser};
pub use deed::{Deed, Done, add_deed, deeds};
pub use identity::{by_identity, has_identity, link_identity};
pub use link::{Link, Purpose, add_link, link, link_until, revoke_links, revoke_links_of, use_up_link};
pub use list::{
    Details, Page, Taken, activate, deactivate, details, details_of, page, rename, set_administrator,
    set_lang,
};
pub use passkey::{Passkey, add_passkey, passkeys, remove_passkey, use_passkey};
pub use session::{Means, Session, end_session, end_sessions, session_account, sessions, start_session};

use review::{
    id::AccountId,
    time::Instant,
    words::{Lang, Words},
};
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
    email: Option<String>,
    lang: String,
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

/// The account, even if it was deactivated: for the name on what was done.
pub async fn anyone(rows: &impl Rows, id: AccountId) -> Result<Option<Account>, StorageError> {
    let row = account::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(Account::try_from).transpose()
}

/// The names of these accounts, deactivated ones too.
pub async fn names(
    rows: &impl Rows,
    ids: &[AccountId],
) -> Result<std::collections::BTreeMap<AccountId, Words>, StorageError> {
    let ids: std::collections::BTreeSet<_> = ids.iter().map(ToString::to_string).collect();
    let found =
        account::Entity::find().filter(account::Column::AccountId.is_in(ids)).all(rows.connection()).await?;
    found.into_iter().map(|row| Account::try_from(row).map(|account| (account.id, account.name))).collect()
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

/// All accounts, deactivated ones too: for the names on what was done.
pub async fn everybody(rows: &impl Rows) -> Result<Vec<Account>, StorageError> {
    let found = account::Entity::find().order_by_asc(account::Column::SignIn).all(rows.connection()).await?;
    found.into_iter().map(Account::try_from).collect()
}

/// Whether somebody has that sign-in name, deactivated or not.
pub async fn sign_in_taken(rows: &impl Rows, sign_in: &str) -> Result<bool, StorageError> {
    let found = account::Entity::find().filter(account::Column::SignIn.eq(sign_in));
    Ok(found.one(rows.connection()).await?.is_some())
}

/// The active account with that mail address.
pub async fn by_email(rows: &impl Rows, email: &str) -> Result<Option<Account>, StorageError> {
    let row = account::Entity::find()
        .filter(account::Column::Email.eq(email))
        .filter(account::Column::DeactivatedAt.is_null())
        .one(rows.connection())
        .await?;
    row.map(Account::try_from).transpose()
}

/// Mail addresses of active accounts.
pub async fn emails(rows: &impl Rows) -> Result<Vec<(String, AccountId)>, StorageError> {
    let found = account::Entity::find()
        .filter(account::Column::Email.is_not_null())
        .filter(account::Column::DeactivatedAt.is_null())
        .all(rows.connection())
        .await?;
    let known = found.into_iter().filter_map(|row| Some((row.email?, row.account_id)));
    known.map(|(email, id)| Ok((email, parsed(&id, "account", "account_id")?))).collect()
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

/// Where mail reaches somebody, and in which language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// `None` where no address is known.
    pub email: Option<String>,
    /// In which language mails to this person are.
    pub lang: Lang,
}

/// Adds an account without a password. [`StorageError::is_duplicate`] when the sign-in name or the mail address is
/// taken.
pub async fn add(tx: &Tx, new: &Account, contact: &Contact, at: Instant) -> Result<(), StorageError> {
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
        email: Set(contact.email.clone()),
        lang: Set(contact.lang.tag().to_owned()),
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
