//! What is read and what is written.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;

const MIB: u64 = 1024 * 1024;

#[derive(Args, Debug)]
pub(super) struct To {
    /// Write to this new file, which only you can read, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl To {
    /// Writes a line. A file that is there already is left alone.
    pub(super) fn write(&self, text: &str) -> Result<()> {
        match &self.out {
            Some(file) => {
                let mend = || {
                    format!("{} cannot be written; --out names a file that is not there yet", file.display())
                };
                let mut open = fresh(file).with_context(mend)?;
                writeln!(open, "{text}").and_then(|()| open.sync_all()).with_context(mend)
            }
            None => Ok(writeln!(io::stdout().lock(), "{text}")?),
        }
    }
}

fn fresh(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// A whole file, or a fault before it fills the memory.
pub(super) fn read(file: &Path, largest_mib: u64) -> Result<Vec<u8>> {
    let (name, most) = (file.display(), largest_mib.saturating_mul(MIB));
    let open = File::open(file).with_context(|| format!("{name} cannot be opened"))?;
    let mut bytes = Vec::new();
    open.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .with_context(|| format!("{name} cannot be read"))?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    ensure!(length <= most, "{name} has more than {largest_mib} MiB");
    Ok(bytes)
}

/// A file with one text, without the line's end.
pub(super) fn read_text(file: &Path) -> Result<Vec<u8>> {
    Ok(read(file, 16)?.trim_ascii().to_vec())
}

/// A file with a text on each line.
pub(super) fn read_lines(file: &Path) -> Result<Vec<Vec<u8>>> {
    let text = read(file, 16)?;
    let lines = text.split(|byte| *byte == b'\n').map(|line| line.trim_ascii().to_vec());
    Ok(lines.filter(|line| !line.is_empty()).collect())
}
