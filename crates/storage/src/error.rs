use sea_orm::{DbErr, SqlErr};
use thiserror::Error;

/// An accident below the rules: never the fault of the person at the page.
#[derive(Debug, Error)]
pub enum StorageError {
    /// The engine failed, or could not be reached.
    #[error("the database failed: {0}")]
    Engine(#[from] DbErr),
    /// A row holds what the rules forbid: somebody else wrote to the database, or we have a bug.
    #[error("the database is inconsistent: {table}.{column}: {why}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// What is wrong with it.
        why: String,
    },
}

impl StorageError {
    #[expect(clippy::needless_pass_by_value, reason = "made for map_err, which hands the error over")]
    pub(crate) fn inconsistent(table: &'static str, column: &'static str, why: impl ToString) -> Self {
        Self::Inconsistent { table, column, why: why.to_string() }
    }

    /// Whether another row still refers to the one that was to go.
    pub fn is_in_use(&self) -> bool {
        match self {
            Self::Engine(fault) => {
                matches!(fault.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_)))
                    // SQLite minds RESTRICT by a trigger of its own, whose code SeaORM does not count in.
                    || fault.to_string().contains("FOREIGN KEY constraint failed")
            }
            Self::Inconsistent { .. } => false,
        }
    }

    /// Whether a row of the same key or the same unique value was there before.
    pub fn is_duplicate(&self) -> bool {
        match self {
            Self::Engine(fault) => matches!(fault.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))),
            Self::Inconsistent { .. } => false,
        }
    }
}
