//! Boxes, their cards' public halves, the trustees' ceremony, and the archives record by record.
//!
//! A ballot is kept as the exact bytes that were hashed and signed. It has no time and leads to nobody.

mod archive;
mod ballot_box;
mod card;
pub mod ceremony;
mod issue;
mod life;
pub mod paper;
mod trustee;

pub use archive::{Kind, NewRecord, Record, append, first_records, has_record, hashes, records};
pub use ballot_box::{BallotBox, Head, Reconciliation, add, boxes, by_id, locked, overdue, remove};
pub use card::{Cast, add_credentials, cast_by, credentials, note_counted, trackers};
pub use issue::{discard_cards, issued, note_server_made, server_made, set_issued};
pub use life::{
    mark_closed, mark_opened, mark_ready, mark_stopped, mark_sums_opened, mark_withheld, reconcile,
};
pub use trustee::{add_share, share_givers, shares};
