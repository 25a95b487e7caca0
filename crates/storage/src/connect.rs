use std::time::Duration;

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use sqlx::{
    Connection as _,
    sqlite::{SqliteConnection, SqliteJournalMode, SqliteSynchronous},
};

use crate::{StorageError, migration::Migrator};

/// How long a writer waits for another one on SQLite before it gives up.
const BUSY: Duration = Duration::from_secs(15);

/// The database, with its schema up to date.
#[derive(Clone, Debug)]
pub struct Store(DatabaseConnection);

/// What may be asked for reads: no writing function takes it.
#[derive(Clone, Debug)]
pub struct Reader(DatabaseConnection);

/// A writing transaction. What is not committed never was.
#[derive(Debug)]
pub struct Tx(pub(crate) DatabaseTransaction);

/// Whatever rows can be read through.
pub trait Rows: sealed::Connected + Sync {}
impl Rows for Reader {}
impl Rows for Tx {}

pub(crate) mod sealed {
    use sea_orm::ConnectionTrait;

    pub trait Connected {
        type Connection: ConnectionTrait;
        fn connection(&self) -> &Self::Connection;
    }
}

impl sealed::Connected for Reader {
    type Connection = DatabaseConnection;
    fn connection(&self) -> &DatabaseConnection {
        &self.0
    }
}

impl sealed::Connected for Tx {
    type Connection = DatabaseTransaction;
    fn connection(&self) -> &DatabaseTransaction {
        &self.0
    }
}

impl Store {
    /// Connects to `sqlite:FILE` or `postgres://…` and brings the schema up to date.
    ///
    /// SQLite syncs at every commit (`FULL`): what was acknowledged must survive a power cut, and in WAL mode
    /// `NORMAL` would not promise that.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        let store = Self::connect(url, true).await?;
        Migrator::up(&store.0, None).await?;
        Ok(store)
    }

    /// Connects to what is there, whatever version of the program made it: for reading all of it.
    pub async fn as_it_is(url: &str) -> Result<Self, StorageError> {
        Self::connect(url, false).await
    }

    /// Connects, and leaves the schema as it is. `new`: a file that is not there may be made.
    pub(crate) async fn connect(url: &str, new: bool) -> Result<Self, StorageError> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).sqlx_logging(false).acquire_timeout(BUSY).map_sqlx_sqlite_opts(
            move |sqlite| {
                sqlite
                    .create_if_missing(new)
                    .foreign_keys(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .busy_timeout(BUSY)
            },
        );
        options.map_sqlx_sqlite_pool_opts(|pool| {
            pool.after_release(|connection, _| Box::pin(is_at_rest(connection)))
        });
        Ok(Self(Database::connect(options).await?))
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.0
    }

    /// A view for reading.
    pub fn reader(&self) -> Reader {
        Reader(self.0.clone())
    }

    /// Whether other servers may work on the same rows. A SQLite file has one process.
    pub fn is_shared(&self) -> bool {
        !matches!(self.0.get_database_backend(), DbBackend::Sqlite)
    }

    /// Begins a writing transaction.
    ///
    /// SQLite writers take the lock at once (`BEGIN IMMEDIATE`): one that reads first and writes later fails
    /// whenever another was faster, whatever the busy timeout (docs/decisions/0002).
    pub async fn write(&self) -> Result<Tx, StorageError> {
        let options = match self.0.get_database_backend() {
            DbBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions::default(),
        };
        Ok(Tx(self.0.begin_with_options(options).await?))
    }

    /// Closes all connections.
    pub async fn close(self) -> Result<(), StorageError> {
        Ok(self.0.close().await?)
    }
}

/// Whether no transaction hangs on a SQLite connection that comes back to the pool.
///
/// A commit for which the disk had no room is rolled back by SQLite itself. The driver's own rollback then finds
/// nothing and fails, and the driver counts on: the next transactions would nest in one that nobody ends, so that they
/// are acknowledged and never stored. Such a connection is closed, and another opened when one is needed.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // A rollback may be under way; what answers after it knows how it ended.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

impl Tx {
    /// Makes everything of this transaction last.
    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.0.commit().await?)
    }
}
