//! The pictures of news items.

use review::{
    id::{NewsId, PictureId, ReviewId},
    publication::PictureKind,
    time::Instant,
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
};

use super::item::news;
use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table, words, zh_en},
};

table!(picture = "picture" [picture_id: String] {
    news_id: String,
    position: i64,
    media_type: String,
    hash: String,
    contents: Vec<u8>,
    caption_zh: String,
    caption_en: String,
    added_at: i64,
});

/// A picture's row without what it shows.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "picture::Entity")]
struct Line {
    picture_id: String,
    position: i64,
    caption_zh: String,
    caption_en: String,
}

/// A picture, without what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Which.
    pub id: PictureId,
    /// How the text calls it: `picture:1` is the first.
    pub position: usize,
    /// What stands under it.
    pub caption: Words,
}

/// What a picture shows, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The file.
    pub bytes: Vec<u8>,
    /// Of which kind.
    pub kind: PictureKind,
    /// Of which review it tells …
    pub review: ReviewId,
    /// … and whether everybody may see it.
    pub released: bool,
}

/// The pictures of an item by their position.
pub async fn pictures(rows: &impl Rows, of: NewsId) -> Result<Vec<Picture>, StorageError> {
    let found = picture::Entity::find()
        .filter(picture::Column::NewsId.eq(of.to_string()))
        .order_by_asc(picture::Column::Position)
        .into_partial_model::<Line>()
        .all(rows.connection())
        .await?;
    found
        .into_iter()
        .map(|line| {
            Ok(Picture {
                id: parsed(&line.picture_id, "picture", "picture_id")?,
                position: counted(line.position, "picture", "position")?,
                caption: words(&line.caption_zh, &line.caption_en, "picture", "caption_zh")?,
            })
        })
        .collect()
}

/// One picture with what it shows.
pub async fn contents(rows: &impl Rows, id: PictureId) -> Result<Option<Contents>, StorageError> {
    let Some(row) = picture::Entity::find_by_id(id.to_string()).one(rows.connection()).await? else {
        return Ok(None);
    };
    let Some(item) = news::Entity::find_by_id(row.news_id).one(rows.connection()).await? else {
        return Ok(None);
    };
    Ok(Some(Contents {
        bytes: row.contents,
        kind: parsed(&row.media_type, "picture", "media_type")?,
        review: parsed(&item.review_id, "news", "review_id")?,
        released: item.released_at.is_some(),
    }))
}

/// Adds a picture. `hash` is the SHA-256 of its bytes.
pub async fn add_picture(
    tx: &Tx,
    of: NewsId,
    new: &Picture,
    file: (PictureKind, Vec<u8>, String),
    at: Instant,
) -> Result<(), StorageError> {
    let ((caption_zh, caption_en), (kind, bytes, hash)) = (zh_en(&new.caption), file);
    picture::ActiveModel {
        picture_id: Set(new.id.to_string()),
        news_id: Set(of.to_string()),
        position: Set(count(new.position)),
        media_type: Set(kind.media_type().to_owned()),
        hash: Set(hash),
        contents: Set(bytes),
        caption_zh: Set(caption_zh),
        caption_en: Set(caption_en),
        added_at: Set(at.ms()),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a picture away. `false` when the item has no such one.
pub async fn remove_picture(tx: &Tx, of: NewsId, which: PictureId) -> Result<bool, StorageError> {
    let done = picture::Entity::delete_many()
        .filter(picture::Column::PictureId.eq(which.to_string()))
        .filter(picture::Column::NewsId.eq(of.to_string()))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
