//! A database of its own for each test, on each engine.
//!
//! SQLite: a file in a temporary folder (with `:memory:` each pooled connection would have its own database).
//! PostgreSQL: a fresh database in the server that `PG_URL` names; `cargo xtask test` starts a private one. Without
//! `PG_URL` a PostgreSQL test says that it was skipped, and fails where `CI` is set.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement};
use tempfile::TempDir;
use uuid::Uuid;

use crate::Store;

/// An engine to run a test on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// A database that lives as long as its test.
#[derive(Debug)]
pub struct TestDatabase {
    /// The database, migrated and empty.
    pub store: Store,
    /// Its address, to open it a second time.
    pub url: String,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// Makes one; `None` (and a printed reason) where the engine is not to be had and may be skipped.
    ///
    /// # Panics
    ///
    /// When the engine fails, or is missing in CI.
    pub async fn on(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => {
                let folder = TempDir::with_prefix("pingyi-test-").expect("a temporary folder");
                let url = format!("sqlite:{}", folder.path().join("test.db").display());
                let store = Store::open(&url).await.expect("SQLite opens");
                Some(Self { store, url, _folder: Some(folder) })
            }
            Engine::Postgres => {
                let server = postgres()?;
                let name = format!("t_{}", Uuid::from_u128(rand::random()).simple());
                let admin =
                    Database::connect(format!("{server}/postgres")).await.expect("PostgreSQL answers");
                admin
                    .execute_unprepared(&format!("CREATE DATABASE {name}"))
                    .await
                    .expect("a database is made");
                admin.close().await.expect("the connection closes");
                let url = format!("{server}/{name}");
                let store = Store::open(&url).await.expect("PostgreSQL opens");
                Some(Self { store, url, _folder: None })
            }
        }
    }
}

impl TestDatabase {
    /// Writes what no use case writes any more, as an earlier version of the program did.
    ///
    /// # Panics
    ///
    /// When the engine refuses it.
    pub async fn run(&self, sql: &str) {
        let on = Database::connect(&self.url).await.expect("the database opens again");
        on.execute_unprepared(sql).await.expect("the statement runs");
        on.close().await.expect("the connection closes");
    }

    /// How many rows each table has, by its name.
    ///
    /// # Panics
    ///
    /// When the engine fails.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let on = Database::connect(&self.url).await.expect("the database opens again");
        let backend = on.get_database_backend();
        let tables = match backend {
            DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
            _ => "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
        };
        let mut rows = BTreeMap::new();
        for table in on.query_all_raw(Statement::from_string(backend, tables)).await.expect("tables") {
            let name: String = table.try_get("", "name").expect("a table has a name");
            let count = format!("SELECT COUNT(*) AS rows FROM \"{name}\"");
            let found = on.query_one_raw(Statement::from_string(backend, count)).await.expect("a count");
            rows.insert(name, found.expect("one row").try_get("", "rows").expect("a number"));
        }
        on.close().await.expect("the connection closes");
        rows
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where PostgreSQL is")]
fn postgres() -> Option<String> {
    if let Ok(url) = std::env::var("PG_URL") {
        return Some(url);
    }
    assert!(std::env::var("CI").is_err(), "PG_URL is missing: run `cargo xtask ci`, which starts PostgreSQL");
    eprintln!("skipped on PostgreSQL: PG_URL is not set; `cargo xtask test` starts a private server");
    None
}

/// Makes two tests of one: `name::on_sqlite` and `name::on_postgres`. The body gets a [`TestDatabase`].
#[macro_export]
macro_rules! on_both {
    ($(#[$note:meta])* $name:ident, $body:expr) => {
        $(#[$note])*
        mod $name {
            use super::*;

            #[tokio::test]
            async fn on_sqlite() {
                if let Some(database) = $crate::testing::TestDatabase::on($crate::testing::Engine::Sqlite).await {
                    ($body)(database).await;
                }
            }

            #[tokio::test]
            async fn on_postgres() {
                if let Some(database) = $crate::testing::TestDatabase::on($crate::testing::Engine::Postgres).await {
                    ($body)(database).await;
                }
            }
        }
    };
}
