//! How long a record may be: what is parsed takes a few times its length of memory, and nobody honest comes near.

/// An event's text has at most some 250 bytes.
pub(crate) const EVENT: usize = 4 << 10;

/// Any data record. A list of credentials of this length has nearly a million entries. Ballots and what follows them
/// have limits of their own, by what the election asks for.
pub(crate) const DATA: usize = 64 << 20;

/// The election, and the list of trustees.
pub(crate) const DESCRIPTION: usize = 8 << 20;

/// The last records of the set-up: hashes, and a certificate.
pub(crate) const HASHES: usize = 64 << 10;

/// No event has more data records before it.
pub(crate) const DATA_RECORDS: usize = 5;
