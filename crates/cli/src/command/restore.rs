use std::{
    fs::File,
    io::{self, BufReader, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Error, Result};
use clap::Args;
use service::backup::{self, BackupError, Counted};

use super::{meter::Meter, place::Place};

/// What a file is good for could be told, and it is not right.
const REFUSED: u8 = 1;

/// Put a backup into an empty database, or only read it through
///
/// The file is read through first: a damaged one is refused, with the line where it differs, before anything is written.
/// Then all of it goes into the database, or nothing. The database may be of the other kind: so a house moves from
/// SQLite to PostgreSQL. A backup of an older version is brought up to date; one of a newer version is refused.
///
/// Exit codes: 0 restored (or whole), 1 the file is not right, 2 the work could not be done.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The backup
    #[arg(value_name = "FILE")]
    from: PathBuf,
    /// Only say whether the file is whole, and what is in it
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { from, check, place } = arguments;
    let meter = Meter::rows("reading");
    let checked = backup::check(open(&from)?, &|rows| meter.at(rows));
    drop(meter);
    let (made, counted) = match checked {
        Ok(contents) => (contents.made_at(), contents.counted()),
        Err(why) => return refused(&from, why),
    };
    let made = jiff::Timestamp::from_millisecond(made.ms()).map(|at| at.to_string()).unwrap_or_default();
    let mut out = io::stdout();
    if check {
        let Counted { tables, rows } = counted;
        writeln!(out, "{}: whole; made {made}, {tables} tables, {rows} rows", from.display())?;
        return Ok(ExitCode::SUCCESS);
    }
    let meter = Meter::rows("restoring");
    let restored = backup::restore(open(&from)?, &place.database()?, &|rows| meter.at(rows)).await;
    drop(meter);
    match restored {
        Ok(Counted { tables, rows }) => {
            writeln!(out, "restored as of {made}: {tables} tables, {rows} rows. Everybody signs in anew.")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(why) => Err(Error::new(why).context("nothing was restored")),
    }
}

fn open(file: &Path) -> Result<BufReader<File>> {
    Ok(BufReader::new(File::open(file).with_context(|| format!("{} cannot be read", file.display()))?))
}

/// A file that is not right is told from work that could not be done.
fn refused(file: &Path, why: BackupError) -> Result<ExitCode> {
    match why {
        BackupError::File(_) | BackupError::Filling(_) | BackupError::Storage(_) => Err(why.into()),
        BackupError::Foreign(_)
        | BackupError::Newer(_)
        | BackupError::Damaged { .. }
        | BackupError::Short(_) => {
            writeln!(io::stdout(), "{}: refused: {why}", file.display())?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}
