//! The lines of a backup.

use base64ct::{Base64, Encoding as _};
use review::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use storage::backup::{Row, Table, Value};

/// The form of the file.
pub(super) const VERSION: u32 = 1;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    /// Always `backup`.
    pub pingyi: String,
    pub version: u32,
    pub program: String,
    /// In milliseconds since 1970.
    pub made_at: i64,
    pub migrations: Vec<String>,
}

impl Header {
    pub(super) fn new(now: Instant, migrations: Vec<String>) -> Self {
        Self {
            pingyi: "backup".to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: now.ms(),
            migrations,
        }
    }
}

/// What comes before a table's rows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Heading {
    /// The table.
    pub table: String,
    /// Its columns, in the order of the values.
    pub columns: Vec<String>,
}

impl Heading {
    pub(super) fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        Self { table: table.name.clone(), columns }
    }
}

/// What comes after them: how many there were, and the hash of their lines.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sum {
    pub rows: u64,
    pub sha256: String,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    #[serde(rename = "end")]
    pub whole: bool,
    pub tables: usize,
    pub rows: u64,
}

/// A row as its line.
pub(super) fn written(row: &Row) -> Json {
    row.iter()
        .map(|value| match value {
            Value::Null => Json::Null,
            Value::Number(number) => (*number).into(),
            Value::Text(text) => text.as_str().into(),
            Value::Bytes(bytes) => json!({ "bytes": Base64::encode_string(bytes) }),
        })
        .collect()
}

/// A line as its row, or what is wrong with it.
pub(super) fn read(line: Vec<Json>) -> Result<Row, String> {
    let value = |value| match value {
        Json::Null => Ok(Value::Null),
        Json::String(text) => Ok(Value::Text(text)),
        Json::Number(number) => {
            number.as_i64().map(Value::Number).ok_or_else(|| format!("{number} is no whole number"))
        }
        Json::Object(mut object) => match object.remove("bytes") {
            Some(Json::String(text)) if object.is_empty() => {
                Base64::decode_vec(&text).map(Value::Bytes).map_err(|why| format!("bytes: {why}"))
            }
            _ => Err("an object that is no bytes".to_owned()),
        },
        Json::Bool(_) | Json::Array(_) => Err("a value of no column's type".to_owned()),
    };
    line.into_iter().map(value).collect()
}
