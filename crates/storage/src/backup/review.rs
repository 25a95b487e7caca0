//! The rows of one review: found along what refers to it, and put beside others in another house.

use std::collections::BTreeMap;

use review::id::ReviewId;
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement};
use thiserror::Error;

use super::{
    Row, Snapshot, Table, Value,
    filling::Inserting,
    schema::{Part, placeholder, quoted},
};
use crate::{StorageError, Store};

/// What stays in the house: drafts that were never shown, previews of imports, what was sent and is to be sent, where
/// chats are, codes of a hall, and which review of this house it was copied from.
pub const LEFT_OUT: [&str; 15] = [
    "arrival",
    "comment_draft",
    "hook",
    "hook_post",
    "live",
    "mail",
    "nudge",
    "reminder",
    "report_draft",
    "report_manuscript",
    "review_copy",
    "roster_import",
    "roster_import_row",
    "roster_import_trace",
    "unconfirmed",
];

/// Of people only what pages call them: nothing that signs anybody in, and no address.
const OF_ACCOUNTS: [&str; 6] = ["account_id", "sign_in", "name_zh", "name_en", "lang", "created_at"];

/// Why a review does not come in.
#[derive(Debug, Error)]
pub enum ImportError {
    /// It is there.
    #[error("this review is in this house already")]
    Here,
    /// The engine.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Snapshot {
    /// Only what belongs to one review, and what the people in it are called.
    pub async fn of_review(store: &Store, review: ReviewId) -> Result<Self, StorageError> {
        let all = Self::of(store).await?;
        let mut parts: BTreeMap<String, Part> = BTreeMap::new();
        for table in all.tables() {
            if let Some(condition) = belongs(table, review, &parts) {
                let columns = closed(table, &condition, &parts);
                parts.insert(table.name.clone(), Part { condition, columns });
            }
        }
        if let Some(account) = all.tables().iter().find(|table| table.name == "account") {
            let part = Part { condition: named(all.tables(), &parts), columns: unsigned(account) };
            parts.insert(account.name.clone(), part);
        }
        let tables = all.tables.into_iter().filter(|table| parts.contains_key(&table.name)).collect();
        Ok(Self { tx: all.tx, tables, parts })
    }
}

/// Which rows of a table are the review's; `None` where it has none.
fn belongs(table: &Table, review: ReviewId, parts: &BTreeMap<String, Part>) -> Option<String> {
    if LEFT_OUT.contains(&table.name.as_str()) {
        return None;
    }
    // A log is not tied to the review's row, for it outlives it.
    if table.name.starts_with("operation") {
        return Some(format!("\"chain\" = '{review}'"));
    }
    let ours = format!("\"review_id\" = '{review}'");
    if table.name == "review"
        || table.references.iter().any(|one| one.table == "review" && one.column == "review_id")
    {
        return Some(ours);
    }
    let above =
        table.references.iter().find(|one| one.table != table.name && parts.contains_key(&one.table))?;
    Some(inside(&above.column, &above.table, &above.target, parts))
}

fn inside(column: &str, table: &str, target: &str, parts: &BTreeMap<String, Part>) -> String {
    let condition = &parts[table].condition;
    format!("{} IN (SELECT {} FROM {} WHERE {condition})", quoted(column), quoted(target), quoted(table))
}

/// What leads out of the review leads nowhere in another house: to tables that stay behind, and to rows of its own tables
/// that are another review's, such as the item of last year that one goes on from.
fn closed(table: &Table, condition: &str, parts: &BTreeMap<String, Part>) -> BTreeMap<String, String> {
    let mut columns = BTreeMap::new();
    for one in table.references.iter().filter(|one| one.table != "account") {
        let (column, target) = (quoted(&one.column), quoted(&one.target));
        if one.table == table.name {
            let ours = format!("SELECT {target} FROM {} WHERE {condition}", quoted(&table.name));
            columns.insert(one.column.clone(), format!("CASE WHEN {column} IN ({ours}) THEN {column} END"));
        } else if !parts.contains_key(&one.table) {
            columns.insert(one.column.clone(), "NULL".to_owned());
        }
    }
    columns
}

/// Whoever is named anywhere in the review's rows.
fn named(tables: &[Table], parts: &BTreeMap<String, Part>) -> String {
    let mut ways = Vec::new();
    for table in tables {
        let Some(part) = parts.get(&table.name) else { continue };
        for one in table.references.iter().filter(|one| one.table == "account") {
            let (column, holder) = (quoted(&one.column), quoted(&table.name));
            ways.push(format!("\"account_id\" IN (SELECT {column} FROM {holder} WHERE {})", part.condition));
        }
    }
    if ways.is_empty() { "1 = 0".to_owned() } else { format!("({})", ways.join(" OR ")) }
}

fn unsigned(account: &Table) -> BTreeMap<String, String> {
    let names = account.columns.iter().map(|column| column.name.clone());
    names.filter(|name| !OF_ACCOUNTS.contains(&name.as_str())).map(|name| (name, "NULL".to_owned())).collect()
}

/// Puts a review that stands alone in `from` beside those of `to`, all or nothing. Who is known there by the same id is
/// the same person; a sign-in name that somebody else has there gains the beginning of the id.
pub async fn import(from: &Store, to: &Store, review: ReviewId) -> Result<u64, ImportError> {
    let snapshot = Snapshot::of_review(from, review).await?;
    let tx = to.write().await?.0;
    if exists(&tx, "review", "review_id", &Value::Text(review.to_string())).await? {
        return Err(ImportError::Here);
    }
    let (mut inserting, mut count) = (Inserting::default(), 0);
    for table in snapshot.tables() {
        let mut last: Option<Row> = None;
        loop {
            let page = snapshot.rows(table, last.as_ref()).await?;
            last = match page.last() {
                Some(row) => Some(row.clone()),
                None => break,
            };
            let rows = if table.name == "account" { strangers(&tx, table, page).await? } else { page };
            count += rows.len() as u64;
            inserting.add(&tx, table, rows).await?;
        }
    }
    inserting.finish(&tx).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(count)
}

/// Those who are not known here, by names that are free.
async fn strangers(
    tx: &DatabaseTransaction,
    table: &Table,
    page: Vec<Row>,
) -> Result<Vec<Row>, StorageError> {
    let place = |name: &str| table.columns.iter().position(|column| column.name == name);
    let (Some(id), Some(sign_in)) = (place("account_id"), place("sign_in")) else { return Ok(page) };
    let mut strangers = Vec::new();
    for mut row in page {
        if exists(tx, "account", "account_id", &row[id]).await? {
            continue;
        }
        if exists(tx, "account", "sign_in", &row[sign_in]).await?
            && let (Value::Text(name), Value::Text(whose)) = (&row[sign_in], &row[id])
        {
            let beginning: String = whose.chars().take(8).collect();
            row[sign_in] = Value::Text(format!("{name}-{beginning}"));
        }
        strangers.push(row);
    }
    Ok(strangers)
}

async fn exists(
    tx: &DatabaseTransaction,
    table: &str,
    column: &str,
    value: &Value,
) -> Result<bool, StorageError> {
    let backend = tx.get_database_backend();
    let sql = format!(
        "SELECT 1 AS one FROM {} WHERE {} = {}",
        quoted(table),
        quoted(column),
        placeholder(backend, 1)
    );
    let bound = value.bound(super::Kind::Text);
    Ok(tx.query_one_raw(Statement::from_sql_and_values(backend, sql, [bound])).await?.is_some())
}
