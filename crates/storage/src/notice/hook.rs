//! Chats that are told what is due.

mod post;

pub use post::{
    Part, Post, PostKind, Summary, add_post, claim, failed, forget, had_summary, last_posts, next_due, sent,
};

use review::{
    id::{AccountId, ReviewId},
    notice::hook::Format,
    time::Instant,
    words::Lang,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::{
    Rows, StorageError, Tx,
    table::{coded, parsed, table},
};

table!(hook = "hook" [review_id: String] {
    format: String,
    lang: String,
    host: String,
    address: Vec<u8>,
    secret: Option<Vec<u8>>,
    set_at: i64,
    set_by: String,
});

/// A chat of one review. What opens it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hook {
    /// Of which review.
    pub review: ReviewId,
    /// In which form it takes a message.
    pub format: Format,
    /// In which language it is spoken to.
    pub lang: Lang,
    /// What may be shown of its address.
    pub host: String,
    /// Sealed.
    pub address: Vec<u8>,
    /// Sealed; none where nothing is signed.
    pub secret: Option<Vec<u8>>,
    /// When it was set up …
    pub set_at: Instant,
    /// … and by whom.
    pub set_by: AccountId,
}

impl TryFrom<hook::Model> for Hook {
    type Error = StorageError;

    fn try_from(row: hook::Model) -> Result<Self, StorageError> {
        Ok(Self {
            review: parsed(&row.review_id, "hook", "review_id")?,
            format: parsed(&row.format, "hook", "format")?,
            lang: parsed(&row.lang, "hook", "lang")?,
            host: row.host,
            address: row.address,
            secret: row.secret,
            set_at: Instant::from_ms(row.set_at),
            set_by: parsed(&row.set_by, "hook", "set_by")?,
        })
    }
}

/// The chat of a review, where there is one.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Option<Hook>, StorageError> {
    let row = hook::Entity::find_by_id(review.to_string()).one(rows.connection()).await?;
    row.map(Hook::try_from).transpose()
}

/// All chats.
pub async fn all(rows: &impl Rows) -> Result<Vec<Hook>, StorageError> {
    let found = hook::Entity::find().all(rows.connection()).await?;
    found.into_iter().map(Hook::try_from).collect()
}

/// Sets a chat up in place of another; what waited for that one goes with it.
pub async fn put(tx: &Tx, new: &Hook) -> Result<(), StorageError> {
    remove(tx, new.review).await?;
    hook::ActiveModel {
        review_id: Set(new.review.to_string()),
        format: Set(coded(&new.format)?),
        lang: Set(new.lang.tag().to_owned()),
        host: Set(new.host.clone()),
        address: Set(new.address.clone()),
        secret: Set(new.secret.clone()),
        set_at: Set(new.set_at.ms()),
        set_by: Set(new.set_by.to_string()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a chat away. `false` when there was none.
pub async fn remove(tx: &Tx, review: ReviewId) -> Result<bool, StorageError> {
    let done = hook::Entity::delete_by_id(review.to_string()).exec(&tx.0).await?;
    Ok(done.rows_affected == 1)
}
