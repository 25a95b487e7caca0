//! One value as either engine keeps it.

use sea_orm::QueryResult;

use super::{Row, schema::Column, schema::Kind};
use crate::StorageError;

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    pub(super) fn row(found: &QueryResult, columns: &[Column]) -> Result<Row, StorageError> {
        columns.iter().enumerate().map(|(at, column)| Self::at(found, at, column.kind)).collect()
    }

    fn at(found: &QueryResult, at: usize, kind: Kind) -> Result<Self, StorageError> {
        let value = match kind {
            Kind::Number => found.try_get_by_index::<Option<i64>>(at)?.map(Self::Number),
            Kind::Text => found.try_get_by_index::<Option<String>>(at)?.map(Self::Text),
            Kind::Bytes => found.try_get_by_index::<Option<Vec<u8>>>(at)?.map(Self::Bytes),
        };
        Ok(value.unwrap_or(Self::Null))
    }

    /// For a statement. An empty value has the type of its column.
    pub(super) fn bound(&self, kind: Kind) -> sea_orm::Value {
        match self {
            Self::Number(number) => (*number).into(),
            Self::Text(text) => text.as_str().into(),
            Self::Bytes(bytes) => bytes.as_slice().into(),
            Self::Null => match kind {
                Kind::Number => Option::<i64>::None.into(),
                Kind::Text => Option::<String>::None.into(),
                Kind::Bytes => Option::<Vec<u8>>::None.into(),
            },
        }
    }

    /// Whether it can stand in such a column.
    pub(super) fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Null => true,
            Self::Number(_) => kind == Kind::Number,
            Self::Text(_) => kind == Kind::Text,
            Self::Bytes(_) => kind == Kind::Bytes,
        }
    }
}
