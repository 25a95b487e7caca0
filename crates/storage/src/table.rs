//! One description a table: its columns, the key first.

use review::words::{Lang, Words};

/// Declares a table as a private module with SeaORM's `Entity`, `Model` and `ActiveModel`.
///
/// Columns in brackets are the primary key; all values are written by us, none by the engine.
macro_rules! table {
    ($module:ident = $name:literal [ $($key:ident : $key_type:ty),+ ] { $($column:ident : $column_type:ty),* $(,)? }) => {
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $(#[sea_orm(primary_key, auto_increment = false)] pub $key: $key_type,)+
                $(pub $column: $column_type,)*
            }

            #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

pub(crate) use table;

/// Reads an id or another checked value out of a text column.
pub(crate) fn parsed<T>(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<T, crate::StorageError>
where
    T: std::str::FromStr,
    T::Err: ToString,
{
    text.parse().map_err(|why: T::Err| crate::StorageError::inconsistent(table, column, why))
}

/// Reads a count or an index; the database keeps them as `BIGINT`.
pub(crate) fn counted(
    number: i64,
    table: &'static str,
    column: &'static str,
) -> Result<usize, crate::StorageError> {
    usize::try_from(number).map_err(|why| crate::StorageError::inconsistent(table, column, why))
}

/// A count for the database. Counts of ours are far below `i64`'s end; one that is not saturates and is then refused
/// by the rule that reads it back.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// An enum's name as its serde form spells it; the database keeps names, not numbers.
pub(crate) fn coded(value: &impl serde::Serialize) -> Result<String, crate::StorageError> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        other => Err(crate::StorageError::inconsistent("code", "name", format!("{other:?} is no name"))),
    }
}

/// Reads an enum back by its name.
pub(crate) fn decoded<T: serde::de::DeserializeOwned>(
    name: &str,
    table: &'static str,
    column: &'static str,
) -> Result<T, crate::StorageError> {
    serde_json::from_value(name.into()).map_err(|why| crate::StorageError::inconsistent(table, column, why))
}

/// A value as JSON text.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, crate::StorageError> {
    serde_json::to_string(value).map_err(|why| crate::StorageError::inconsistent("code", "json", why))
}

/// Reads a value back from JSON text.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<T, crate::StorageError> {
    serde_json::from_str(text).map_err(|why| crate::StorageError::inconsistent(table, column, why))
}

/// Words out of their two columns.
pub(crate) fn words(
    zh: &str,
    en: &str,
    table: &'static str,
    column: &'static str,
) -> Result<Words, crate::StorageError> {
    Words::new(zh, en).map_err(|why| crate::StorageError::inconsistent(table, column, why))
}

/// Words for their two columns.
pub(crate) fn zh_en(words: &Words) -> (String, String) {
    (words.in_lang(Lang::Zh).to_owned(), words.in_lang(Lang::En).to_owned())
}
