//! A package that was read and found whole.

use std::collections::BTreeMap;

use documents::bundle::{UnbundleError, unbundle};
use storage::{
    StorageError,
    backup::{FillingError, ImportError},
};
use thiserror::Error;

use super::list::{MANIFEST, Manifest, VERSION};
use crate::{backup::BackupError, chance::sha256_hex};

/// A package unpacks to no more bytes than this.
pub const MOST: u64 = 2 << 30;

/// Why a package is not taken.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// It is something else.
    #[error("this is no archive package of Pingyi: {0}")]
    Foreign(String),
    /// A newer version of the program made it.
    #[error("a newer version of the program made it (form {0})")]
    Newer(u32),
    /// A file is not what the list says, or does not unpack.
    #[error("{name}: {what}")]
    Damaged {
        /// Which file.
        name: String,
        /// What is wrong with it.
        what: String,
    },
    /// Its records are not right.
    #[error(transparent)]
    Records(#[from] BackupError),
    /// Its records fit no schema of ours.
    #[error(transparent)]
    Filling(#[from] FillingError),
    /// The house does not take it.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl ArchiveError {
    fn damaged(name: &str, what: &str) -> Self {
        Self::Damaged { name: name.to_owned(), what: what.to_owned() }
    }
}

/// A whole package.
#[derive(Debug)]
pub struct Package {
    manifest: Manifest,
    files: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// Unpacks it and holds each file against the list. The first that is wrong is named.
    pub fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let unpacked = unbundle(bytes, MOST).map_err(|why| match why {
            UnbundleError::Damaged { name, why } => ArchiveError::Damaged { name, what: why },
            UnbundleError::Foreign(_) | UnbundleError::TooLarge(_) => ArchiveError::Foreign(why.to_string()),
        })?;
        let mut files = BTreeMap::new();
        for (name, bytes) in unpacked {
            if files.insert(name.clone(), bytes).is_some() {
                return Err(ArchiveError::damaged(&name, "it is there twice"));
            }
        }
        let list =
            files.remove(MANIFEST).ok_or_else(|| ArchiveError::Foreign(format!("it has no {MANIFEST}")))?;
        let manifest = read_list(&list)?;
        for one in &manifest.files {
            let Some(bytes) = files.get(&one.name) else {
                return Err(ArchiveError::damaged(&one.name, "it is in the list and not in the package"));
            };
            if bytes.len() as u64 != one.bytes || sha256_hex(bytes) != one.sha256 {
                return Err(ArchiveError::damaged(&one.name, "it is not the file whose hash the list has"));
            }
        }
        if let Some(name) = files.keys().find(|name| manifest.files.iter().all(|one| one.name != **name)) {
            return Err(ArchiveError::damaged(name, "it is in the package and not in the list"));
        }
        Ok(Self { manifest, files })
    }

    /// Its list.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// One of its files.
    pub fn file(&self, name: &str) -> Result<&[u8], ArchiveError> {
        let found = self.files.get(name).ok_or_else(|| ArchiveError::damaged(name, "it is not there"))?;
        Ok(found)
    }

    /// All files whose path begins so.
    pub fn under(&self, start: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let files = self.files.iter().filter(move |(name, _)| name.starts_with(start));
        files.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

fn read_list(text: &[u8]) -> Result<Manifest, ArchiveError> {
    let foreign = |_| ArchiveError::Foreign(format!("{MANIFEST} is not its list"));
    let value: serde_json::Value = serde_json::from_slice(text).map_err(foreign)?;
    match (value["pingyi"].as_str(), value["version"].as_u64()) {
        (Some("archive"), Some(version)) if version > u64::from(VERSION) => {
            Err(ArchiveError::Newer(u32::try_from(version).unwrap_or(u32::MAX)))
        }
        (Some("archive"), Some(_)) => serde_json::from_value(value).map_err(foreign),
        _ => Err(ArchiveError::Foreign(format!("{MANIFEST} names something else"))),
    }
}
