//! What an engine says of its tables.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use super::Row;
use crate::StorageError;

/// Where the engine notes which migrations ran.
const MIGRATIONS: &str = "seaql_migrations";

/// What a column holds. There are no others (see [`crate::migration`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers.
    Number,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the engine's order.
    pub columns: Vec<Column>,
    /// Its key: places among the columns.
    key: Vec<usize>,
    /// Where it refers to others.
    pub references: Vec<Reference>,
}

/// A column that holds a column of another table, or of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The column.
    pub column: String,
    /// The other table.
    pub table: String,
    /// … and its column.
    pub target: String,
}

/// Some of a table.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Which rows: an expression of SQL.
    pub condition: String,
    /// Columns that are read otherwise than they stand, as expressions.
    pub columns: BTreeMap<String, String>,
}

impl Table {
    /// The statement for the rows after one, by the key.
    pub(super) fn page(
        &self,
        backend: DbBackend,
        after: Option<&Row>,
        limit: usize,
        part: Option<&Part>,
    ) -> (String, Vec<sea_orm::Value>) {
        let columns: Vec<_> = self.columns.iter().map(|column| column.selected(part)).collect();
        let key: Vec<_> = self.key.iter().map(|at| quoted(&self.columns[*at].name)).collect();
        let key = key.join(", ");
        let mut values = Vec::new();
        let mut which: Vec<String> = part.map(|part| part.condition.clone()).into_iter().collect();
        if let Some(row) = after {
            let places: Vec<_> = (1..=self.key.len()).map(|number| placeholder(backend, number)).collect();
            which.push(format!("({key}) > ({})", places.join(", ")));
            values = self.key_of(row);
        }
        let sql = format!(
            "SELECT {} FROM {}{}{} ORDER BY {key} LIMIT {limit}",
            columns.join(", "),
            quoted(&self.name),
            if which.is_empty() { "" } else { " WHERE " },
            which.join(" AND ")
        );
        (sql, values)
    }

    /// The same table with its columns in this order.
    pub(super) fn with_columns(&self, columns: Vec<Column>) -> Self {
        let names = self.key.iter().map(|at| &self.columns[*at].name);
        let key = names.filter_map(|name| columns.iter().position(|column| column.name == *name)).collect();
        Self { columns, key, ..self.clone() }
    }

    /// Where its own rows are named: columns, by their places.
    pub(super) fn own_references(&self) -> Vec<usize> {
        let own = self.references.iter().filter(|one| one.table == self.name);
        own.filter_map(|one| self.columns.iter().position(|column| column.name == one.column)).collect()
    }

    /// The statement that sets one column of the row with a key, the column's value first.
    pub(super) fn setting(&self, backend: DbBackend, column: usize) -> String {
        let key = self.key.iter().enumerate().map(|(number, at)| {
            format!("{} = {}", quoted(&self.columns[*at].name), placeholder(backend, number + 2))
        });
        format!(
            "UPDATE {} SET {} = {} WHERE {}",
            quoted(&self.name),
            quoted(&self.columns[column].name),
            placeholder(backend, 1),
            key.collect::<Vec<_>>().join(" AND ")
        )
    }

    /// The values of a row's key.
    pub(super) fn key_of(&self, row: &Row) -> Vec<sea_orm::Value> {
        self.key.iter().map(|at| row[*at].bound(self.columns[*at].kind)).collect()
    }
}

impl Column {
    /// SQLite's one column of type INTEGER is a narrower number in PostgreSQL, and is read like all others.
    fn selected(&self, part: Option<&Part>) -> String {
        let name = quoted(&self.name);
        if let Some(otherwise) = part.and_then(|part| part.columns.get(&self.name)) {
            return format!("{otherwise} AS {name}");
        }
        if self.kind == Kind::Number { format!("CAST({name} AS BIGINT) AS {name}") } else { name }
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(super) fn placeholder(backend: DbBackend, number: usize) -> String {
    if backend == DbBackend::Sqlite { "?".to_owned() } else { format!("${number}") }
}

/// All tables but the engine's own, a table before those that refer to it.
pub(super) async fn tables(on: &impl ConnectionTrait) -> Result<Vec<Table>, StorageError> {
    let sqlite = on.get_database_backend() == DbBackend::Sqlite;
    let (columns, references) =
        if sqlite { (SQLITE_COLUMNS, SQLITE_REFERENCES) } else { (POSTGRES_COLUMNS, POSTGRES_REFERENCES) };
    let mut tables: BTreeMap<String, (Table, Vec<(i64, usize)>)> = BTreeMap::new();
    for found in all(on, columns).await? {
        let name: String = found.try_get("", "holder")?;
        if name == MIGRATIONS {
            continue;
        }
        let column: String = found.try_get("", "name")?;
        let kind = kind(&name, &found.try_get::<String>("", "kind")?)?;
        let (table, key) = tables.entry(name.clone()).or_insert_with(|| (Table::empty(name), Vec::new()));
        let in_key: i64 = found.try_get("", "in_key")?;
        if in_key > 0 {
            key.push((in_key, table.columns.len()));
        }
        table.columns.push(Column { name: column, kind });
    }
    for found in all(on, references).await? {
        let holder: String = found.try_get("", "holder")?;
        let reference = Reference {
            column: found.try_get("", "name")?,
            table: found.try_get("", "target")?,
            target: found.try_get("", "target_name")?,
        };
        if let Some((table, _)) = tables.get_mut(&holder) {
            table.references.push(reference);
        }
    }
    let tables = tables.into_values().map(|(mut table, mut key)| {
        key.sort_unstable();
        table.key = key.into_iter().map(|(_, at)| at).collect();
        table.references.sort();
        table
    });
    in_order(tables.collect())
}

impl Table {
    fn empty(name: String) -> Self {
        Self { name, columns: Vec::new(), key: Vec::new(), references: Vec::new() }
    }
}

fn kind(table: &str, named: &str) -> Result<Kind, StorageError> {
    match named.to_ascii_lowercase().as_str() {
        "bigint" | "integer" => Ok(Kind::Number),
        "text" => Ok(Kind::Text),
        "bytea" => Ok(Kind::Bytes),
        other => {
            Err(StorageError::inconsistent("schema", "kind", format!("{table} has a column of type {other}")))
        }
    }
}

/// By name, but each after those that it refers to.
fn in_order(tables: Vec<Table>) -> Result<Vec<Table>, StorageError> {
    let (mut waiting, mut sorted) = (tables, Vec::<Table>::new());
    while !waiting.is_empty() {
        let names: BTreeSet<String> = waiting.iter().map(|table| table.name.clone()).collect();
        let free = |table: &Table| {
            table.references.iter().all(|one| one.table == table.name || !names.contains(&one.table))
        };
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(free);
        if ready.is_empty() {
            return Err(StorageError::inconsistent(
                "schema",
                "references",
                "tables refer to each other in a circle",
            ));
        }
        sorted.extend(ready);
        waiting = rest;
    }
    Ok(sorted)
}

/// The migrations that ran, in their order.
pub(super) async fn migrations(on: &impl ConnectionTrait) -> Result<Vec<String>, StorageError> {
    let found = all(on, "SELECT version FROM seaql_migrations ORDER BY version").await?;
    found.iter().map(|row| Ok(row.try_get("", "version")?)).collect()
}

async fn all(on: &impl ConnectionTrait, sql: &str) -> Result<Vec<QueryResult>, StorageError> {
    Ok(on.query_all_raw(Statement::from_string(on.get_database_backend(), sql)).await?)
}

const SQLITE_COLUMNS: &str = "SELECT m.name AS holder, c.name AS name, c.type AS kind, c.pk AS in_key \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, c.cid";

/// A reference that names no column means the other table's key.
const SQLITE_REFERENCES: &str = "SELECT m.name AS holder, f.\"from\" AS name, f.\"table\" AS target, \
    COALESCE(f.\"to\", f.\"from\") AS target_name \
    FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";

const POSTGRES_COLUMNS: &str = "SELECT t.relname::text AS holder, a.attname::text AS name, \
    format_type(a.atttypid, NULL) AS kind, \
    COALESCE(array_position(i.indkey::int2[], a.attnum), -1)::bigint + 1 AS in_key \
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped \
    LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary \
    WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace ORDER BY t.relname, a.attnum";

const POSTGRES_REFERENCES: &str = "SELECT f.conrelid::regclass::text AS holder, a.attname::text AS name, \
    f.confrelid::regclass::text AS target, b.attname::text AS target_name \
    FROM pg_constraint f CROSS JOIN LATERAL unnest(f.conkey, f.confkey) AS k (here, there) \
    JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.here \
    JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = k.there WHERE f.contype = 'f'";
