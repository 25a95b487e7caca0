//! Rows: what Pingyi keeps, in SQLite by default and in PostgreSQL by configuration, over one code path.
//!
//! A feature's module holds its tables, the records that the other floors see, and its queries. To add a table: write
//! the next file of `migrations/`, list it in [`migration`], describe the columns in the feature's `table!`, and give
//! the feature functions. Queries take [`Rows`] when they read, [`Tx`] when they write, so that only who holds a
//! writing transaction can write. A write says what it expects to find and counts what it hit.
//!
//! Kept apart on purpose: nothing joins `person` (the roll) with `box_credential` (the cards), ballots have no time, and
//! voters' comments lead to no ballot.

mod connect;
mod error;
mod migration;
mod table;
#[cfg(feature = "testing")]
pub mod testing;

pub mod account;
pub mod attendance;
pub mod backup;
pub mod comment;
pub mod cycle;
pub mod document;
pub mod evaluation;
pub mod fact;
pub mod follow_up;
pub mod live;
pub mod log;
pub mod mail;
pub mod meeting;
pub mod notice;
pub mod projector;
pub mod publication;
pub mod question;
pub mod rehearsal;
pub mod report;
pub mod result;
pub mod roster;
pub mod slides;
pub mod template;

pub use connect::{Reader, Rows, Store, Tx};
pub use error::StorageError;
