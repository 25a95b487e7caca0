//! Writing: compact, with Belenios' choice of escapes.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io;
use zeroize::Zeroizing;

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

pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    text(into(Vec::new(), value))
}

/// Written into room that was measured before: a buffer that grows leaves copies of what it held.
pub(super) fn write_secret<T: Serialize + ?Sized>(value: &T) -> Zeroizing<String> {
    let Length(length) = into(Length(0), value);
    Zeroizing::new(text(into(Vec::with_capacity(length), value)))
}

#[expect(
    clippy::expect_used,
    reason = "writing our own structures to memory cannot fail, whatever is in them"
)]
fn into<W: io::Write, T: Serialize + ?Sized>(mut to: W, value: &T) -> W {
    let mut serializer = Serializer::with_formatter(&mut to, Belenios);
    value.serialize(&mut serializer).expect("no fallible Serialize in this crate");
    to
}

#[expect(clippy::expect_used, reason = "only strings are written")]
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("JSON is written from strings")
}

/// Counts what is written.
struct Length(usize);

impl io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_secret_text_is_written_once_into_the_room_it_takes() {
        let value = ["\u{7f}\"\n", "评议"];
        let (plain, secret) = (super::write(&value), super::write_secret(&value));
        assert_eq!(*secret, plain);
        assert_eq!(secret.capacity(), secret.len(), "it never grew");
    }
}
