//! Mail that waits, was sent, or was given up.

use review::{
    id::{AccountId, MailId, ReviewId},
    notice::Duty,
    time::{Day, Instant},
    words::{Lang, Words},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, from_json, json, parsed, table},
};

table!(mail = "mail" [mail_id: String] {
    account_id: Option<String>,
    address: String,
    lang: String,
    kind: String,
    contents: Option<String>,
    caused_at: i64,
    due_at: Option<i64>,
    attempts: i64,
    ends_at: i64,
    sent_at: Option<i64>,
    failed_at: Option<i64>,
    reason: Option<String>,
});

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letter {
    /// A link by which somebody invited chooses a password.
    Invitation,
    /// A link by which somebody chooses another password.
    Reset,
    /// That mail works.
    Test,
    /// Words of a feature, without secrets.
    Notice(Notice),
    /// What somebody has to do.
    Duties(Digest),
}

/// A mail whose words a feature brings along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// The page of ours to go to, from `/` on.
    pub path: Option<String>,
}

/// What somebody has to do, worded when the mail leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// The day it is of: what was due before it is late.
    pub day: Day,
    /// What is due first comes first.
    pub lines: Vec<DigestLine>,
    /// Who asks for it, where that is not the calendar alone.
    pub asked_by: Option<Asked>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// In which review.
    pub review: ReviewId,
    /// Whose review it is …
    pub organisation: Words,
    /// … and of which year.
    pub year: i16,
    /// What.
    pub duty: Duty,
}

/// An organiser asks somebody to hurry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who asks.
    pub name: Words,
    /// In the organiser's own words; may be blank.
    pub note: String,
}

/// What a mail is, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Invitation,
    Reset,
    Test,
    Notice,
    Duties,
}

/// How a mail stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It is tried (again) at that time.
    Waiting { due_at: Instant },
    /// The mail server took it.
    Sent { at: Instant },
    /// It is not tried any more.
    Failed { at: Instant },
}

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Which.
    pub id: MailId,
    /// Whose links it carries.
    pub account: Option<AccountId>,
    /// Where it goes.
    pub address: String,
    /// In which language.
    pub lang: Lang,
    /// What it says.
    pub letter: Letter,
    /// When the deed was done that causes it.
    pub caused_at: Instant,
    /// How often it was tried.
    pub attempts: usize,
    /// From when on a failure is the last.
    pub ends_at: Instant,
    /// How it stands.
    pub stand: Stand,
    /// What the mail server said last.
    pub reason: Option<String>,
}

impl Letter {
    /// What it is, without its words.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Invitation => Kind::Invitation,
            Self::Reset => Kind::Reset,
            Self::Test => Kind::Test,
            Self::Notice(_) => Kind::Notice,
            Self::Duties(_) => Kind::Duties,
        }
    }
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Test => "test",
            Self::Notice => "notice",
            Self::Duties => "duties",
        }
    }
}

fn letter(row: &mail::Model) -> Result<Letter, StorageError> {
    match (row.kind.as_str(), &row.contents) {
        ("invitation", None) => Ok(Letter::Invitation),
        ("reset", None) => Ok(Letter::Reset),
        ("test", None) => Ok(Letter::Test),
        ("notice", Some(contents)) => Ok(Letter::Notice(from_json(contents, "mail", "contents")?)),
        ("duties", Some(contents)) => Ok(Letter::Duties(from_json(contents, "mail", "contents")?)),
        (kind, _) => Err(StorageError::inconsistent("mail", "kind", kind)),
    }
}

impl TryFrom<mail::Model> for Mail {
    type Error = StorageError;

    fn try_from(row: mail::Model) -> Result<Self, StorageError> {
        let instant = |at: Option<i64>| at.map(Instant::from_ms);
        let stand = match (instant(row.sent_at), instant(row.failed_at), instant(row.due_at)) {
            (Some(at), None, None) => Stand::Sent { at },
            (None, Some(at), None) => Stand::Failed { at },
            (None, None, Some(due_at)) => Stand::Waiting { due_at },
            (..) => return Err(StorageError::inconsistent("mail", "due_at", "two states at once, or none")),
        };
        Ok(Self {
            id: parsed(&row.mail_id, "mail", "mail_id")?,
            account: row.account_id.as_deref().map(|id| parsed(id, "mail", "account_id")).transpose()?,
            lang: parsed(&row.lang, "mail", "lang")?,
            letter: letter(&row)?,
            caused_at: Instant::from_ms(row.caused_at),
            attempts: counted(row.attempts, "mail", "attempts")?,
            ends_at: Instant::from_ms(row.ends_at),
            stand,
            address: row.address,
            reason: row.reason,
        })
    }
}

/// Puts a mail into the box. It is due at once.
pub async fn add(tx: &Tx, new: &Mail) -> Result<(), StorageError> {
    let contents = match &new.letter {
        Letter::Notice(notice) => Some(json(notice)?),
        Letter::Duties(digest) => Some(json(digest)?),
        Letter::Invitation | Letter::Reset | Letter::Test => None,
    };
    mail::ActiveModel {
        mail_id: Set(new.id.to_string()),
        account_id: Set(new.account.map(|id| id.to_string())),
        address: Set(new.address.clone()),
        lang: Set(new.lang.tag().to_owned()),
        kind: Set(new.letter.kind().key().to_owned()),
        contents: Set(contents),
        caused_at: Set(new.caused_at.ms()),
        due_at: Set(Some(new.caused_at.ms())),
        attempts: Set(0),
        ends_at: Set(new.ends_at.ms()),
        sent_at: Set(None),
        failed_at: Set(None),
        reason: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// One mail.
pub async fn by_id(rows: &impl Rows, id: MailId) -> Result<Option<Mail>, StorageError> {
    let row = mail::Entity::find_by_id(id.to_string()).one(rows.connection()).await?;
    row.map(Mail::try_from).transpose()
}

/// The mail that has waited longest of those that are due.
pub async fn next_due(rows: &impl Rows, now: Instant) -> Result<Option<Mail>, StorageError> {
    let row = mail::Entity::find()
        .filter(mail::Column::DueAt.lte(now.ms()))
        .order_by_asc(mail::Column::DueAt)
        .order_by_asc(mail::Column::MailId)
        .one(rows.connection())
        .await?;
    row.map(Mail::try_from).transpose()
}

/// Takes a mail to be tried, and says when it is due again if nobody comes back. `false` when another server was
/// faster.
pub async fn claim(tx: &Tx, waiting: &Mail, due_again: Instant) -> Result<bool, StorageError> {
    let done = mail::Entity::update_many()
        .col_expr(mail::Column::DueAt, Expr::value(due_again.ms()))
        .col_expr(mail::Column::Attempts, Expr::value(count(waiting.attempts + 1)))
        .filter(still(waiting))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes that the mail server took it. `false` when it is no longer as it was claimed.
pub async fn sent(tx: &Tx, claimed: &Mail, at: Instant) -> Result<bool, StorageError> {
    let done = mail::Entity::update_many()
        .col_expr(mail::Column::DueAt, Expr::value(Option::<i64>::None))
        .col_expr(mail::Column::SentAt, Expr::value(at.ms()))
        .col_expr(mail::Column::Reason, Expr::value(Option::<String>::None))
        .filter(still(claimed))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes what the mail server said instead, and whether that was the last attempt. `false` as above.
pub async fn failed(
    tx: &Tx,
    claimed: &Mail,
    reason: &str,
    given_up_at: Option<Instant>,
) -> Result<bool, StorageError> {
    let mut update = mail::Entity::update_many()
        .col_expr(mail::Column::Reason, Expr::value(reason))
        .filter(still(claimed));
    if let Some(at) = given_up_at {
        update = update
            .col_expr(mail::Column::DueAt, Expr::value(Option::<i64>::None))
            .col_expr(mail::Column::FailedAt, Expr::value(at.ms()));
    }
    Ok(update.exec(&tx.0).await?.rows_affected == 1)
}

/// Unsent and tried as often as it was when it was read.
fn still(mail: &Mail) -> Condition {
    Condition::all()
        .add(mail::Column::MailId.eq(mail.id.to_string()))
        .add(mail::Column::Attempts.eq(count(mail.attempts)))
        .add(mail::Column::DueAt.is_not_null())
}

/// Has a mail tried anew, now and until `ends_at`. `false` when it was sent.
pub async fn again(tx: &Tx, id: MailId, now: Instant, ends_at: Instant) -> Result<bool, StorageError> {
    let done = mail::Entity::update_many()
        .col_expr(mail::Column::DueAt, Expr::value(now.ms()))
        .col_expr(mail::Column::EndsAt, Expr::value(ends_at.ms()))
        .col_expr(mail::Column::FailedAt, Expr::value(Option::<i64>::None))
        .filter(mail::Column::MailId.eq(id.to_string()))
        .filter(mail::Column::SentAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes an account's unsent mails with links back: their links would open nothing.
pub async fn take_back(tx: &Tx, account: AccountId, kinds: &[Kind]) -> Result<(), StorageError> {
    mail::Entity::delete_many()
        .filter(mail::Column::AccountId.eq(account.to_string()))
        .filter(mail::Column::Kind.is_in(kinds.iter().map(|kind| kind.key())))
        .filter(mail::Column::SentAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(())
}

/// Removes one mail that could not be worded any more.
pub async fn remove(tx: &Tx, id: MailId) -> Result<(), StorageError> {
    mail::Entity::delete_by_id(id.to_string()).exec(&tx.0).await?;
    Ok(())
}

/// Forgets what was sent or given up before that time.
pub async fn forget(tx: &Tx, before: Instant) -> Result<(), StorageError> {
    let old = Condition::any()
        .add(mail::Column::SentAt.lt(before.ms()))
        .add(mail::Column::FailedAt.lt(before.ms()));
    mail::Entity::delete_many().filter(old).exec(&tx.0).await?;
    Ok(())
}

/// When the latest mail of a kind was caused for an account.
pub async fn latest(
    rows: &impl Rows,
    account: AccountId,
    kind: Kind,
) -> Result<Option<Instant>, StorageError> {
    let row = mail::Entity::find()
        .filter(mail::Column::AccountId.eq(account.to_string()))
        .filter(mail::Column::Kind.eq(kind.key()))
        .order_by_desc(mail::Column::CausedAt)
        .one(rows.connection())
        .await?;
    Ok(row.map(|row| Instant::from_ms(row.caused_at)))
}

/// How many mails stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub waiting: u64,
    pub sent: u64,
    pub failed: u64,
}

/// How many mails wait, were sent, were given up.
pub async fn counts(rows: &impl Rows) -> Result<Counts, StorageError> {
    let counted = |column: mail::Column| mail::Entity::find().filter(column.is_not_null());
    let connection = rows.connection();
    Ok(Counts {
        waiting: counted(mail::Column::DueAt).count(connection).await?,
        sent: counted(mail::Column::SentAt).count(connection).await?,
        failed: counted(mail::Column::FailedAt).count(connection).await?,
    })
}

/// Some mails, the latest first.
pub async fn stretch(rows: &impl Rows, from: u64, most: u64) -> Result<Vec<Mail>, StorageError> {
    let found = mail::Entity::find()
        .order_by_desc(mail::Column::CausedAt)
        .order_by_desc(mail::Column::MailId)
        .offset(from)
        .limit(most)
        .all(rows.connection())
        .await?;
    found.into_iter().map(Mail::try_from).collect()
}
