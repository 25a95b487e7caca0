//! Mail: where it goes, how often it is tried, when it is given up.

use std::fmt;
use std::str::FromStr;

use crate::text::{self, TextError};

/// How long a mail is tried before it is given up.
pub const TRIED_MS: i64 = 24 * 60 * MINUTE_MS;
/// How long a mail that was sent or given up stays in the list.
pub const KEPT_MS: i64 = 30 * 24 * 60 * MINUTE_MS;
/// How soon after one mail with a link the next may be asked for by somebody who is not signed in.
pub const AGAIN_MS: i64 = 5 * MINUTE_MS;

const MINUTE_MS: i64 = 60 * 1000;
/// The pauses after the first failures, in minutes; the last one goes on.
const PAUSES: [i64; 6] = [1, 5, 15, 60, 180, 360];

/// Characters of a notice's subject.
pub const SUBJECT_LIMIT: usize = 200;
/// … and of its text.
pub const TEXT_LIMIT: usize = 20_000;

/// Why a mail is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not an address that mail can go to.
    #[error("not a mail address")]
    NotAnAddress,
    /// This server sends no mail.
    #[error("no mail server is set")]
    NoServer,
    /// The account has no address.
    #[error("the account has no mail address")]
    NoAddress,
    /// Sent already, or no longer there.
    #[error("the mail is not waiting and did not fail")]
    NotWaiting,
    #[error("the subject: {0}")]
    Subject(TextError),
    #[error("the text: {0}")]
    Text(TextError),
}

/// Where mail reaches somebody.
///
/// Always holds: one `@` with something on both sides, no blanks, none of the signs by which headers and lists of
/// addresses are put together, 254 bytes at most; lower case, since providers tell people apart by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(String);

impl Address {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Address {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let address = text.trim().to_lowercase();
        let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.@-".contains(c);
        let sides = address.split_once('@').filter(|(local, domain)| {
            !local.is_empty()
                && !domain.is_empty()
                && !domain.contains('@')
                && !domain.starts_with(['.', '-'])
        });
        if sides.is_some() && address.len() <= 254 && address.chars().all(allowed) {
            Ok(Self(address))
        } else {
            Err(Refusal::NotAnAddress)
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How long to wait after this many attempts, the last of which failed.
pub fn pause_ms(attempts: usize) -> i64 {
    let at = attempts.saturating_sub(1).min(PAUSES.len() - 1);
    PAUSES.get(at).copied().unwrap_or(1) * MINUTE_MS
}

/// Checks subject and text of a notice. A subject is one line.
pub fn notice(subject: &str, text: &str) -> Result<(String, String), Refusal> {
    let one_line: String = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok((
        text::bounded(&one_line, SUBJECT_LIMIT).map_err(Refusal::Subject)?,
        text::bounded(text, TEXT_LIMIT).map_err(Refusal::Text)?,
    ))
}
