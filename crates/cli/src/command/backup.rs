use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use service::{SystemClock, backup, backup::Counted};
use storage::Store;

use super::{meter::Meter, place::Place};

/// Write everything that a server keeps into one file, while it works on
///
/// What the file holds is how the house stood at one moment: accounts, reviews, ballots, documents, pictures, settings.
/// It holds hashes of passwords and what is nobody else's to read, so keep it as you keep the database. Who is signed
/// in is not in it. The key `seal.key` of the data folder is not in it either: keep a copy of that file elsewhere.
///
/// The file is text, a line a row, with a hash after each table; it is read back before this command ends.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The file to write; must not be there yet
    #[arg(value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { to, place } = arguments;
    ensure!(!to.exists(), "{} is there already; a backup writes over nothing", to.display());
    let store = Store::as_it_is(&place.existing()?).await.context("the database does not open")?;
    let part = part(&to);
    let written = write(&store, &part).await;
    if written.is_err() {
        // Half a backup is worse than none.
        fs::remove_file(&part).ok();
    }
    let counted = written.with_context(|| format!("{} cannot be written", to.display()))?;
    fs::rename(&part, &to).with_context(|| format!("{} cannot be given its name", to.display()))?;
    keep_name(&to)?;
    store.close().await?;
    let bytes = fs::metadata(&to)?.len();
    let Counted { tables, rows } = counted;
    writeln!(
        io::stdout(),
        "{}: {tables} tables, {rows} rows, {bytes} bytes; read back and whole",
        to.display()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Beside the file, so that it can take its name in one step.
fn part(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    to.with_file_name(name)
}

async fn write(store: &Store, part: &Path) -> Result<Counted> {
    let file = create(part)?;
    let mut out = BufWriter::new(file);
    let meter = Meter::rows("writing");
    let counted = backup::write(store, &SystemClock, &mut out, &|rows| meter.at(rows)).await?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    let read = backup::check(BufReader::new(File::open(part)?), &|rows| meter.at(rows))?;
    ensure!(read.counted() == counted, "what was written is not what was read back");
    Ok(counted)
}

/// A new file that only its owner may read.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A name is on disk only once its folder is.
fn keep_name(file: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).context("the folder cannot be written")?;
    }
    Ok(())
}
