//! All rows, table by table: read out of one moment, written into an empty database of either engine.
//!
//! The one place that knows tables only by what the engine says of them, so that a new table is in every backup from
//! its first day. The rows of one review are found the same way, along what refers to it.

mod filling;
mod review;
mod schema;
mod value;

use std::collections::BTreeMap;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, Statement,
    TransactionOptions, TransactionTrait,
};

pub use filling::{Filling, FillingError};
pub use review::{ImportError, LEFT_OUT, import};
use schema::Part;
pub use schema::{Column, Kind, Table};
pub use value::Value;

use crate::{StorageError, Store};

/// The values of one row, in the order of its table's columns.
pub type Row = Vec<Value>;

/// So many rows are read at once; of a table that holds files, whose rows may be large, far fewer.
const PAGE: usize = 500;
const PAGE_OF_FILES: usize = 8;

/// Everything as it was at one moment, while others write on.
#[derive(Debug)]
pub struct Snapshot {
    tx: DatabaseTransaction,
    tables: Vec<Table>,
    /// Which rows of a table, and how its columns are read; all, as they are, where nothing is said.
    parts: BTreeMap<String, Part>,
}

impl Snapshot {
    /// Holds the moment.
    pub async fn of(store: &Store) -> Result<Self, StorageError> {
        let on = store.connection();
        let options = match on.get_database_backend() {
            // Reads of one transaction see one moment, and keep nobody from writing.
            DbBackend::Sqlite => TransactionOptions::default(),
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let tx = on.begin_with_options(options).await?;
        let tables = schema::tables(&tx).await?;
        Ok(Self { tx, tables, parts: BTreeMap::new() })
    }

    /// The steps of the schema's history that were taken, in their order.
    pub async fn migrations(&self) -> Result<Vec<String>, StorageError> {
        schema::migrations(&self.tx).await
    }

    /// Every table, a table before those that refer to it. The one that counts migrations is none of them.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The next rows of a table by its key, after this row. None are left when fewer come than were asked for, which
    /// is told by an empty answer.
    pub async fn rows(&self, table: &Table, after: Option<&Row>) -> Result<Vec<Row>, StorageError> {
        let limit =
            if table.columns.iter().any(|one| one.kind == Kind::Bytes) { PAGE_OF_FILES } else { PAGE };
        let backend = self.tx.get_database_backend();
        let (sql, values) = table.page(backend, after, limit, self.parts.get(&table.name));
        let found = self.tx.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        found.iter().map(|row| Value::row(row, &table.columns)).collect()
    }
}
