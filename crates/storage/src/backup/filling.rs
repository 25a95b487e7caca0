//! Rows into an empty database, whose schema is first that of the rows, and then today's.

use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use thiserror::Error;

use super::{
    Row, Table, Value,
    schema::{self, Column, placeholder, quoted},
};
use crate::{StorageError, Store, migration::Migrator};

/// So many values are bound at once; PostgreSQL takes 65,535, SQLite 32,766.
const BOUND: usize = 30_000;

/// Why a database cannot be filled.
#[derive(Debug, Error)]
pub enum FillingError {
    /// Somebody's rows are there already.
    #[error("the database is not empty: it has rows in {0}")]
    NotEmpty(String),
    /// The rows are of a schema that only a newer version of the program knows.
    #[error("it was made by a newer version of the program: this one does not know {0}")]
    Newer(String),
    /// The rows name a table or a column that their schema lacks, or hold what does not fit there.
    #[error("{0} does not fit the schema that it names")]
    Unfitting(String),
    /// The engine.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<sea_orm::DbErr> for FillingError {
    fn from(fault: sea_orm::DbErr) -> Self {
        Self::Storage(fault.into())
    }
}

/// An empty database that takes rows. Nothing of them is there before [`Filling::finish`].
#[derive(Debug)]
pub struct Filling {
    store: Store,
    tx: DatabaseTransaction,
    tables: Vec<Table>,
    inserting: Inserting,
}

impl Filling {
    /// Opens the database with the schema that these migrations make.
    ///
    /// They must be the first ones of ours: rows of a schema that never was fit nowhere.
    pub async fn open(url: &str, migrations: &[String]) -> Result<Self, FillingError> {
        let known: Vec<_> = Migrator::migrations().iter().map(|one| one.name().to_owned()).collect();
        if let Some(newer) = migrations.iter().find(|one| !known.contains(one)) {
            return Err(FillingError::Newer(newer.clone()));
        }
        let steps = known.iter().take_while(|one| migrations.contains(one)).count();
        if steps != migrations.len() {
            return Err(FillingError::Unfitting(format!("the list of migrations after {}", known[steps])));
        }
        let store = Store::connect(url, true).await?;
        let on = store.connection();
        let before = Migrator::get_applied_migrations(on).await.map_or(0, |found| found.len());
        if before > 0 {
            if let Some(table) = with_rows(on).await? {
                return Err(FillingError::NotEmpty(table));
            }
            if before != steps {
                return Err(FillingError::NotEmpty("its list of migrations".to_owned()));
            }
        }
        Migrator::up(on, Some(u32::try_from(steps - before).unwrap_or(u32::MAX))).await?;
        let tx = on.begin().await?;
        let tables = schema::tables(&tx).await?;
        // What a migration put there itself comes with the rows.
        for table in tables.iter().rev() {
            tx.execute_unprepared(&format!("DELETE FROM {}", quoted(&table.name))).await?;
        }
        Ok(Self { store, tx, tables, inserting: Inserting::default() })
    }

    /// The table of this name with exactly these columns, in any order of them.
    pub fn table(&self, name: &str, columns: &[String]) -> Result<Table, FillingError> {
        let unfitting = || FillingError::Unfitting(format!("the table {name}"));
        let ours = self.tables.iter().find(|table| table.name == name).ok_or_else(unfitting)?;
        if ours.columns.len() != columns.len() {
            return Err(unfitting());
        }
        let found = |name: &String| ours.columns.iter().find(|column| column.name == *name).cloned();
        let columns: Option<Vec<Column>> = columns.iter().map(found).collect();
        Ok(ours.with_columns(columns.ok_or_else(unfitting)?))
    }

    /// Adds rows whose values stand in the order of the table's columns.
    pub async fn add(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), FillingError> {
        for row in &rows {
            let fits = row.len() == table.columns.len()
                && row.iter().zip(&table.columns).all(|(value, column)| value.fits(column.kind));
            if !fits {
                return Err(FillingError::Unfitting(format!("a row of the table {}", table.name)));
            }
        }
        Ok(self.inserting.add(&self.tx, table, rows).await?)
    }

    /// Makes the rows last and brings the schema up to date.
    pub async fn finish(mut self) -> Result<Store, FillingError> {
        self.inserting.finish(&self.tx).await?;
        self.tx.commit().await?;
        Migrator::up(self.store.connection(), None).await?;
        Ok(self.store)
    }
}

async fn with_rows(on: &impl ConnectionTrait) -> Result<Option<String>, StorageError> {
    let backend = on.get_database_backend();
    for table in schema::tables(on).await? {
        let sql = format!("SELECT 1 AS one FROM {} LIMIT 1", quoted(&table.name));
        if on.query_one_raw(Statement::from_string(backend, sql)).await?.is_some() {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

/// Rows on their way in. A row may name another one of its table that comes later: such names wait until all are there.
#[derive(Debug, Default)]
pub(super) struct Inserting {
    names: Vec<(String, Vec<sea_orm::Value>)>,
}

impl Inserting {
    pub(super) async fn add(
        &mut self,
        tx: &DatabaseTransaction,
        table: &Table,
        mut rows: Vec<Row>,
    ) -> Result<(), StorageError> {
        for at in table.own_references() {
            let setting = table.setting(tx.get_database_backend(), at);
            for row in &mut rows {
                let named = std::mem::replace(&mut row[at], Value::Null);
                if named != Value::Null {
                    let mut values = vec![named.bound(table.columns[at].kind)];
                    values.extend(table.key_of(row));
                    self.names.push((setting.clone(), values));
                }
            }
        }
        for some in rows.chunks((BOUND / table.columns.len().max(1)).max(1)) {
            insert(tx, table, some).await?;
        }
        Ok(())
    }

    pub(super) async fn finish(&mut self, tx: &DatabaseTransaction) -> Result<(), StorageError> {
        let backend = tx.get_database_backend();
        for (sql, values) in self.names.drain(..) {
            let done = tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
            if done.rows_affected() != 1 {
                return Err(StorageError::inconsistent("backup", "rows", "a row that was taken is gone"));
            }
        }
        Ok(())
    }
}

async fn insert(on: &impl ConnectionTrait, table: &Table, rows: &[Row]) -> Result<(), StorageError> {
    let backend = on.get_database_backend();
    let names: Vec<_> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let width = table.columns.len();
    let places = |row: usize| {
        let places: Vec<_> = (1..=width).map(|at| placeholder(backend, row * width + at)).collect();
        format!("({})", places.join(", "))
    };
    let all: Vec<_> = (0..rows.len()).map(places).collect();
    let sql = format!("INSERT INTO {} ({}) VALUES {}", quoted(&table.name), names.join(", "), all.join(", "));
    let values = rows
        .iter()
        .flat_map(|row| row.iter().zip(&table.columns).map(|(value, column)| value.bound(column.kind)));
    let done = on.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    if done.rows_affected() == rows.len() as u64 {
        Ok(())
    } else {
        Err(StorageError::inconsistent(
            "backup",
            "rows",
            format!("not all rows of {} were taken", table.name),
        ))
    }
}
