//! Every address of the site in one place. Pages ask here; none writes a path of its own.

mod account;
mod attendance;
mod comment;
mod cycle;
mod document;
mod evaluation;
mod fact;
mod follow_up;
mod mail;
mod meeting;
mod notice;
mod paper;
mod preparation;
mod publication;
mod question;
mod rehearsal;
mod report;
mod result;
mod roster;
mod slides;
mod template;

pub use account::*;
pub use attendance::*;
pub use comment::*;
pub use cycle::*;
pub use document::*;
pub use evaluation::*;
pub use fact::*;
pub use follow_up::*;
pub use mail::*;
pub use meeting::*;
pub use notice::*;
pub use paper::*;
pub use preparation::*;
pub use publication::*;
pub use question::*;
pub use rehearsal::*;
pub use report::*;
pub use result::*;
pub use roster::*;
pub use slides::*;
pub use template::*;

use review::words::Lang;

/// Switches the language and comes back.
pub fn language(lang: Lang, back: &str) -> String {
    format!("/language/{}?back={}", lang.tag(), encoded(back))
}

/// What is kept and who sees it.
pub fn privacy() -> String {
    "/privacy".to_owned()
}

/// How to check a count without trusting us.
pub fn verify() -> String {
    "/verify".to_owned()
}

/// For a query's value: everything but unreserved characters as `%XX`.
pub(crate) fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
