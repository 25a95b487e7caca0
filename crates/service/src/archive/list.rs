//! What is in a package, by name, size and hash.

use review::{id::ReviewId, time::Instant, words::Lang};
use serde::{Deserialize, Serialize};
use storage::cycle::Review;

use crate::chance::sha256_hex;

/// The file that holds the list. It stands in no list itself.
pub(super) const MANIFEST: &str = "manifest.json";

/// The form of packages.
pub(super) const VERSION: u32 = 1;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `archive`.
    pub pingyi: String,
    /// The form.
    pub version: u32,
    /// Which version of the program made it.
    pub program: String,
    /// When, in milliseconds since 1970.
    pub made_at: i64,
    /// Of which review it is.
    pub review: About,
    /// Every other file, in order.
    pub files: Vec<Listed>,
}

/// Which review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its id.
    pub id: ReviewId,
    /// Its year.
    pub year: i16,
    /// Whose, in Chinese …
    pub organisation: String,
    /// … and in English.
    pub organisation_en: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Its path in the package.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its hash in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    pub(super) fn new(review: &Review, now: Instant, files: &[(String, Vec<u8>)]) -> Self {
        let listed = |(name, bytes): &(String, Vec<u8>)| Listed {
            name: name.clone(),
            bytes: bytes.len() as u64,
            sha256: sha256_hex(bytes),
        };
        Self {
            pingyi: "archive".to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            made_at: now.ms(),
            review: About {
                id: review.id,
                year: review.year,
                organisation: review.organisation.in_lang(Lang::Zh).to_owned(),
                organisation_en: review.organisation.in_lang(Lang::En).to_owned(),
            },
            files: files.iter().map(listed).collect(),
        }
    }
}
