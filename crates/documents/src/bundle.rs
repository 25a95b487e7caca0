//! Several files as one archive.

use std::io::{Cursor, Read as _, Write as _};

use zip::{DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

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

/// Why an archive that was made elsewhere is not read.
#[derive(Debug, thiserror::Error)]
pub enum UnbundleError {
    /// It is no archive, or its own list of files is damaged.
    #[error("it is no archive, or its table of contents is damaged: {0}")]
    Foreign(zip::result::ZipError),
    /// A file in it does not unpack to what was packed.
    #[error("{name} is damaged: {why}")]
    Damaged {
        /// Which.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// It unpacks to more than is taken.
    #[error("it unpacks to more than {0} bytes")]
    TooLarge(u64),
}

/// The files of an archive, by name and in its order, of at most so many bytes together.
pub fn unbundle(archive: &[u8], most: u64) -> Result<Vec<(String, Vec<u8>)>, UnbundleError> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(UnbundleError::Foreign)?;
    let (mut files, mut left) = (Vec::new(), most);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(UnbundleError::Foreign)?;
        let name = part.name().map_err(UnbundleError::Foreign)?.into_owned();
        let mut bytes = Vec::new();
        // One byte more than may be left tells that there is more.
        let read = part.by_ref().take(left.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|why| UnbundleError::Damaged { name: name.clone(), why: why.to_string() })?;
        left = left.checked_sub(read as u64).ok_or(UnbundleError::TooLarge(most))?;
        files.push((name, bytes));
    }
    Ok(files)
}
