//! Several files as one archive.

use std::io::{Cursor, Write as _};

use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// The archive could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    #[error(transparent)]
    Archive(#[from] zip::result::ZipError),
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

/// A ZIP archive of these files, by name and in this order. No clock is in it: the same files are the same archive.
pub fn bundle(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, BundleError> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
