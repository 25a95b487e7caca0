//! Documents that came back signed, as scans.

use std::collections::BTreeMap;

use review::{
    document::DocumentKind,
    id::{AccountId, ReporterId, ReviewId, SignedCopyId},
    report::attachment::FileKind,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    Rows, StorageError, Tx,
    table::{count, counted, parsed, table},
};

table!(signed_copy = "signed_copy" [signed_copy_id: String] {
    review_id: String,
    document: String,
    reporter_id: Option<String>,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    contents: Vec<u8>,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
    removed_by: Option<String>,
});

/// A scan's row without the file.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "signed_copy::Entity")]
struct Line {
    signed_copy_id: String,
    document: String,
    reporter_id: Option<String>,
    name: String,
    kind: String,
    hash: String,
    size: i64,
    added_at: i64,
    added_by: String,
    removed_at: Option<i64>,
    removed_by: Option<String>,
}

/// A scan of a signed document, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCopy {
    /// Which.
    pub id: SignedCopyId,
    /// Of which document …
    pub document: DocumentKind,
    /// … and of which reporter, where it is of one.
    pub reporter: Option<ReporterId>,
    /// How the file is called.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// How many bytes.
    pub size: usize,
    /// When it came …
    pub added_at: Instant,
    /// … and from whom.
    pub added_by: AccountId,
    /// When it was taken away, and by whom; the file itself is gone then.
    pub removed: Option<(Instant, AccountId)>,
}

impl TryFrom<Line> for SignedCopy {
    type Error = StorageError;

    fn try_from(row: Line) -> Result<Self, StorageError> {
        let removed = row.removed_at.zip(row.removed_by).map(|(at, by)| {
            Ok::<_, StorageError>((Instant::from_ms(at), parsed(&by, "signed_copy", "removed_by")?))
        });
        Ok(Self {
            id: parsed(&row.signed_copy_id, "signed_copy", "signed_copy_id")?,
            document: parsed(&row.document, "signed_copy", "document")?,
            reporter: row.reporter_id.map(|id| parsed(&id, "signed_copy", "reporter_id")).transpose()?,
            name: row.name,
            kind: parsed(&row.kind, "signed_copy", "kind")?,
            hash: row.hash,
            size: counted(row.size, "signed_copy", "size")?,
            added_at: Instant::from_ms(row.added_at),
            added_by: parsed(&row.added_by, "signed_copy", "added_by")?,
            removed: removed.transpose()?,
        })
    }
}

/// All scans of a document, those that were taken away too, the earliest first.
pub async fn copies(
    rows: &impl Rows,
    review: ReviewId,
    document: DocumentKind,
) -> Result<Vec<SignedCopy>, StorageError> {
    let found = signed_copy::Entity::find()
        .filter(signed_copy::Column::ReviewId.eq(review.to_string()))
        .filter(signed_copy::Column::Document.eq(document.code()))
        .order_by_asc(signed_copy::Column::SignedCopyId)
        .into_partial_model::<Line>()
        .all(rows.connection())
        .await?;
    found.into_iter().map(SignedCopy::try_from).collect()
}

/// How many scans each document has.
pub async fn count_copies(
    rows: &impl Rows,
    review: ReviewId,
) -> Result<BTreeMap<DocumentKind, usize>, StorageError> {
    let found: Vec<(String, i64)> = signed_copy::Entity::find()
        .select_only()
        .column(signed_copy::Column::Document)
        .column_as(signed_copy::Column::SignedCopyId.count(), "copies")
        .filter(signed_copy::Column::ReviewId.eq(review.to_string()))
        .filter(signed_copy::Column::RemovedAt.is_null())
        .group_by(signed_copy::Column::Document)
        .into_tuple()
        .all(rows.connection())
        .await?;
    let read = |(document, copies): (String, i64)| {
        Ok((parsed(&document, "signed_copy", "document")?, counted(copies, "signed_copy", "copies")?))
    };
    found.into_iter().map(read).collect()
}

/// The bytes of a scan that is still there.
pub async fn contents(
    rows: &impl Rows,
    review: ReviewId,
    id: SignedCopyId,
) -> Result<Option<Vec<u8>>, StorageError> {
    let row = signed_copy::Entity::find_by_id(id.to_string())
        .filter(signed_copy::Column::ReviewId.eq(review.to_string()))
        .filter(signed_copy::Column::RemovedAt.is_null())
        .one(rows.connection())
        .await?;
    Ok(row.map(|row| row.contents))
}

/// Adds a scan.
pub async fn add(tx: &Tx, review: ReviewId, new: &SignedCopy, bytes: Vec<u8>) -> Result<(), StorageError> {
    signed_copy::ActiveModel {
        signed_copy_id: Set(new.id.to_string()),
        review_id: Set(review.to_string()),
        document: Set(new.document.code().to_owned()),
        reporter_id: Set(new.reporter.map(|id| id.to_string())),
        name: Set(new.name.clone()),
        kind: Set(new.kind.ending().to_owned()),
        hash: Set(new.hash.clone()),
        size: Set(count(new.size)),
        contents: Set(bytes),
        added_at: Set(new.added_at.ms()),
        added_by: Set(new.added_by.to_string()),
        removed_at: Set(None),
        removed_by: Set(None),
    }
    .insert(&tx.0)
    .await?;
    Ok(())
}

/// Takes a scan away: its bytes go, its row and its hash stay. `false` when it was taken before.
pub async fn remove(
    tx: &Tx,
    review: ReviewId,
    id: SignedCopyId,
    by: AccountId,
    at: Instant,
) -> Result<bool, StorageError> {
    let done = signed_copy::Entity::update_many()
        .col_expr(signed_copy::Column::Contents, Expr::value(Vec::<u8>::new()))
        .col_expr(signed_copy::Column::RemovedAt, Expr::value(at.ms()))
        .col_expr(signed_copy::Column::RemovedBy, Expr::value(by.to_string()))
        .filter(signed_copy::Column::SignedCopyId.eq(id.to_string()))
        .filter(signed_copy::Column::ReviewId.eq(review.to_string()))
        .filter(signed_copy::Column::RemovedAt.is_null())
        .exec(&tx.0)
        .await?;
    Ok(done.rows_affected == 1)
}
