//! The dress rehearsal of a review: which one it is, and how it goes, with everything that hangs on it.

use review::id::ReviewId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement},
};

use crate::{Rows, StorageError, Tx, cycle::cycle, table::parsed};

/// The dress rehearsal of a review, while there is one.
pub async fn of(rows: &impl Rows, review: ReviewId) -> Result<Option<ReviewId>, StorageError> {
    let found = cycle::Entity::find()
        .filter(cycle::Column::RehearsalOf.eq(review.to_string()))
        .one(rows.connection())
        .await?;
    found.map(|row| parsed(&row.review_id, "review", "review_id")).transpose()
}

/// By what the rows of a table belong to a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Under {
    Review,
    Unit,
    Reporter,
    Report,
    Item,
    Box,
}

/// The rows that keep others from going, each table before those that it refers to. What is not here goes with the
/// review's own row, by the schema; a test compares this list with the schema.
const ROWS: &[(&str, Under)] = &[
    ("box_credential", Under::Box),
    ("box_record", Under::Box),
    ("box_share", Under::Box),
    ("box_sums", Under::Box),
    ("paper_pile", Under::Box),
    ("paper_entry", Under::Box),
    ("paper_sheet", Under::Box),
    ("paper_correction", Under::Box),
    ("paper_signature", Under::Box),
    ("box_repeat", Under::Box),
    ("sealed_comment", Under::Box),
    ("comment_part", Under::Box),
    ("card_issue", Under::Box),
    ("server_cards", Under::Box),
    ("opened_comment", Under::Reporter),
    ("box", Under::Review),
    ("report_remark", Under::Report),
    ("report_version", Under::Report),
    ("report_draft", Under::Report),
    ("report_attachment", Under::Report),
    ("report", Under::Reporter),
    ("item_step", Under::Item),
    ("item", Under::Review),
    ("noted", Under::Reporter),
    ("question", Under::Reporter),
    ("comment", Under::Reporter),
    ("signed_copy", Under::Review),
    ("result_entry", Under::Reporter),
    ("result_version_line", Under::Reporter),
    ("letter_deed", Under::Reporter),
    ("determination", Under::Reporter),
    ("speech", Under::Review),
    ("requirement", Under::Review),
    ("check_entry", Under::Unit),
    ("news", Under::Review),
    ("person", Under::Review),
    ("reporter", Under::Review),
];

/// Deletes a dress rehearsal. `false`, and nothing is touched, when there is none of this id: what counts never goes
/// this way.
pub async fn wipe(tx: &Tx, rehearsal: ReviewId) -> Result<bool, StorageError> {
    let ours = || {
        let id = cycle::Column::ReviewId.eq(rehearsal.to_string());
        id.and(cycle::Column::RehearsalOf.is_not_null())
    };
    if cycle::Entity::find().filter(ours()).lock_exclusive().one(&tx.0).await?.is_none() {
        return Ok(false);
    }
    for (table, under) in ROWS {
        let key = Expr::col(Alias::new(under.key()));
        let which = match under.rows(rehearsal) {
            None => key.eq(rehearsal.to_string()),
            Some(of_review) => key.in_subquery(of_review),
        };
        let delete = Query::delete().from_table(Alias::new(*table)).and_where(which).to_owned();
        tx.0.execute(&delete).await?;
    }
    crate::log::wipe(tx, rehearsal).await?;
    let gone = cycle::Entity::delete_many().filter(ours()).exec(&tx.0).await?;
    Ok(gone.rows_affected == 1)
}

impl Under {
    fn key(self) -> &'static str {
        match self {
            Self::Review => "review_id",
            Self::Unit => "unit_id",
            Self::Reporter => "reporter_id",
            Self::Report => "report_id",
            Self::Item => "item_id",
            Self::Box => "box_id",
        }
    }

    /// The keys of a review's rows; nothing where the key is the review's own.
    fn rows(self, review: ReviewId) -> Option<SelectStatement> {
        let (table, above) = match self {
            Self::Review => return None,
            Self::Unit => ("unit", Self::Review),
            Self::Reporter => ("reporter", Self::Review),
            Self::Report => ("report", Self::Reporter),
            Self::Item => ("item", Self::Review),
            Self::Box => ("box", Self::Review),
        };
        let key = Expr::col(Alias::new(above.key()));
        let which = match above.rows(review) {
            None => key.eq(review.to_string()),
            Some(rows) => key.in_subquery(rows),
        };
        let select = Query::select()
            .column(Alias::new(self.key()))
            .from(Alias::new(table))
            .and_where(which)
            .to_owned();
        Some(select)
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use std::collections::BTreeSet;

    use sea_orm::{Database, DbBackend, FromQueryResult, Statement};

    use super::ROWS;
    use crate::testing::{Engine, TestDatabase};

    #[derive(Debug, FromQueryResult)]
    struct Reference {
        holder: String,
        target: String,
        on_delete: String,
    }

    /// Every table whose rows keep a review's row from going must be emptied first. Tables that nothing of a review hangs
    /// on are those of accounts, templates, mail and days.
    #[tokio::test]
    async fn whatever_keeps_a_review_from_going_is_emptied_first() {
        let base = TestDatabase::on(Engine::Sqlite).await.unwrap();
        let on = Database::connect(&base.url).await.unwrap();
        let sql = "SELECT m.name AS holder, f.\"table\" AS target, f.on_delete AS on_delete \
                   FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
        let found = Reference::find_by_statement(Statement::from_string(DbBackend::Sqlite, sql));
        let references = found.all(&on).await.unwrap();
        let mut reached: BTreeSet<&str> = BTreeSet::from(["review"]);
        loop {
            let more: BTreeSet<_> = references
                .iter()
                .filter(|one| reached.contains(one.target.as_str()))
                .map(|one| one.holder.as_str())
                .filter(|holder| !reached.contains(holder))
                .collect();
            if more.is_empty() {
                break;
            }
            reached.extend(more);
        }
        let listed = |name: &str| ROWS.iter().position(|(table, _)| *table == name);
        // A copy of a review is a review of its own: rehearsals are not copied.
        let elsewhere = ["review", "review_copy"];
        for one in references.iter().filter(|one| reached.contains(one.target.as_str())) {
            if one.on_delete == "CASCADE" || elsewhere.contains(&one.holder.as_str()) {
                continue;
            }
            let holder =
                listed(&one.holder).unwrap_or_else(|| panic!("{one:?} keeps a rehearsal from going"));
            if let Some(target) = listed(&one.target) {
                assert!(holder < target || one.holder == one.target, "{one:?} comes too late");
            }
        }
        for (table, _) in ROWS {
            assert!(reached.contains(table), "{table} has nothing of a review");
        }
        on.close().await.unwrap();
    }
}
