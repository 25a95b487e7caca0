//! The pictures of news items.

use review::{
    id::{NewsId, PictureId, ReviewId},
    publication::{Circle, PictureKind},
    time::Instant,
    words::Words,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
};

use super::item::{Body, news};
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
    narrow: Option<Vec<u8>>,
    width: Option<i64>,
    height: Option<i64>,
    alt_zh: String,
    alt_en: String,
});

/// A picture's row without what it shows.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "picture::Entity")]
struct Line {
    picture_id: String,
    position: i64,
    caption_zh: String,
    caption_en: String,
    width: Option<i64>,
    height: Option<i64>,
    alt_zh: String,
    alt_en: String,
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
    /// What it shows, for whoever cannot see it; empty where the caption tells it.
    pub alt: Body,
    /// Its width and height in pixels, where it was drawn anew.
    pub size: Option<(usize, usize)>,
}

/// A picture as it is kept.
#[derive(Clone, Debug)]
pub struct File {
    /// How it is packed.
    pub kind: PictureKind,
    /// As wide as it is shown at most.
    pub wide: Vec<u8>,
    /// For small screens.
    pub narrow: Vec<u8>,
    /// The SHA-256 of the wide one.
    pub hash: String,
}

/// What a picture shows, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The file.
    pub bytes: Vec<u8>,
    /// The same for small screens, where there is such a one.
    pub narrow: Option<Vec<u8>>,
    /// Of which kind.
    pub kind: PictureKind,
    /// Of which review it tells …
    pub review: ReviewId,
    /// … since when, or from when on, it may be seen …
    pub released_at: Option<Instant>,
    /// … and by whom.
    pub circle: Circle,
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
                size: size(line.width, line.height)?,
                alt: Body { zh: line.alt_zh, en: line.alt_en },
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
        narrow: row.narrow,
        kind: parsed(&row.media_type, "picture", "media_type")?,
        review: parsed(&item.review_id, "news", "review_id")?,
        released_at: item.released_at.map(Instant::from_ms),
        circle: parsed(&item.circle, "news", "circle")?,
    }))
}

fn size(width: Option<i64>, height: Option<i64>) -> Result<Option<(usize, usize)>, StorageError> {
    let Some((width, height)) = width.zip(height) else { return Ok(None) };
    Ok(Some((counted(width, "picture", "width")?, counted(height, "picture", "height")?)))
}

/// Adds a picture.
pub async fn add_picture(
    tx: &Tx,
    of: NewsId,
    new: &Picture,
    file: File,
    at: Instant,
) -> Result<(), StorageError> {
    let (caption_zh, caption_en) = zh_en(&new.caption);
    picture::ActiveModel {
        picture_id: Set(new.id.to_string()),
        news_id: Set(of.to_string()),
        position: Set(count(new.position)),
        media_type: Set(file.kind.media_type().to_owned()),
        hash: Set(file.hash),
        contents: Set(file.wide),
        caption_zh: Set(caption_zh),
        caption_en: Set(caption_en),
        added_at: Set(at.ms()),
        narrow: Set(Some(file.narrow)),
        width: Set(new.size.map(|(width, _)| count(width))),
        height: Set(new.size.map(|(_, height)| count(height))),
        alt_zh: Set(new.alt.zh.clone()),
        alt_en: Set(new.alt.en.clone()),
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
