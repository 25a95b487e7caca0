//! Reporters' slides: drawn pages, and the one that the hall sees.

use review::{
    id::{AccountId, ReporterId, SlidesId},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(slides = "slides" [slides_id: String] {
    reporter_id: String,
    name: String,
    hash: String,
    pages: i64,
    page: i64,
    added_at: i64,
    added_by: String,
});
table!(slide = "slide" [slides_id: String, number: i64] {
    image: Vec<u8>,
});

/// A reporter's slides, without their pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slides {
    /// Which; a new file has a new one.
    pub id: SlidesId,
    /// Whose.
    pub reporter: ReporterId,
    /// How the file was called.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// How many pages.
    pub pages: usize,
    /// The page that the hall sees, from 1.
    pub page: usize,
    /// When they came …
    pub added_at: Instant,
    /// … and from whom.
    pub added_by: AccountId,
}

impl TryFrom<slides::Model> for Slides {
    type Error = StorageError;

    fn try_from(row: slides::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: parsed(&row.slides_id, "slides", "slides_id")?,
            reporter: parsed(&row.reporter_id, "slides", "reporter_id")?,
            name: row.name,
            hash: row.hash,
            pages: counted(row.pages, "slides", "pages")?,
            page: counted(row.page, "slides", "page")?,
            added_at: Instant::from_ms(row.added_at),
            added_by: parsed(&row.added_by, "slides", "added_by")?,
        })
    }
}

/// The slides of a reporter.
pub async fn of_reporter(rows: &impl Rows, reporter: ReporterId) -> Result<Option<Slides>, StorageError> {
    let row = slides::Entity::find()
        .filter(slides::Column::ReporterId.eq(reporter.to_string()))
        .one(rows.connection())
        .await?;
    row.map(Slides::try_from).transpose()
}

/// The slides of some reporters.
pub async fn of_reporters(
    rows: &impl Rows,
    reporters: impl IntoIterator<Item = ReporterId>,
) -> Result<Vec<Slides>, StorageError> {
    let found = slides::Entity::find()
        .filter(slides::Column::ReporterId.is_in(reporters.into_iter().map(|id| id.to_string())))
        .all(rows.connection())
        .await?;
    found.into_iter().map(Slides::try_from).collect()
}

/// One page as a picture.
pub async fn image(rows: &impl Rows, id: SlidesId, number: usize) -> Result<Option<Vec<u8>>, StorageError> {
    let row = slide::Entity::find_by_id((id.to_string(), count(number))).one(rows.connection()).await?;
    Ok(row.map(|row| row.image))
}

/// Puts slides in place of the reporter's earlier ones, the first page up.
pub async fn put(tx: &Tx, new: &Slides, images: Vec<Vec<u8>>) -> Result<(), StorageError> {
    slides::Entity::delete_many()
        .filter(slides::Column::ReporterId.eq(new.reporter.to_string()))
        .exec(&tx.0)
        .await?;
    slides::ActiveModel {
        slides_id: Set(new.id.to_string()),
        reporter_id: Set(new.reporter.to_string()),
        name: Set(new.name.clone()),
        hash: Set(new.hash.clone()),
        pages: Set(count(new.pages)),
        page: Set(count(new.page)),
        added_at: Set(new.added_at.ms()),
        added_by: Set(new.added_by.to_string()),
    }
    .insert(&tx.0)
    .await?;
    for (number, image) in (1..).zip(images) {
        slide::ActiveModel { slides_id: Set(new.id.to_string()), number: Set(number), image: Set(image) }
            .insert(&tx.0)
            .await?;
    }
    Ok(())
}

/// Takes slides away. `false` when they are gone.
pub async fn remove(tx: &Tx, id: SlidesId) -> Result<bool, StorageError> {
    let done = slides::Entity::delete_by_id(id.to_string()).exec(&tx.0).await?;
    Ok(done.rows_affected == 1)
}

/// Turns from one page to another. `false` when another page was up: somebody turned it already.
pub async fn turn(tx: &Tx, id: SlidesId, from: usize, to: usize) -> Result<bool, StorageError> {
    let done = slides::Entity::update_many()
        .col_expr(slides::Column::Page, Expr::value(count(to)))
        .filter(slides::Column::SlidesId.eq(id.to_string()))
        .filter(slides::Column::Page.eq(count(from)))
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
