//! Writing: compact, with Belenios' choice of escapes.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;

/// `serde_json`'s compact form is ours but for U+007F, which Belenios escapes.
struct Belenios;

impl Formatter for Belenios {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        for (place, part) in fragment.split('\u{7f}').enumerate() {
            if place > 0 {
                to.write_all(br"\u007f")?;
            }
            to.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}

#[expect(
    clippy::expect_used,
    reason = "writing our own structures to memory cannot fail, whatever is in them"
)]
pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    let mut text = Vec::new();
    value
        .serialize(&mut Serializer::with_formatter(&mut text, Belenios))
        .expect("no fallible Serialize in this crate");
    String::from_utf8(text).expect("JSON is written from strings")
}
