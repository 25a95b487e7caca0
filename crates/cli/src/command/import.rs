use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context as _, Result, ensure};
use clap::Args;
use service::archive::{self, ArchiveError, MOST, Package};
use storage::{Store, backup::ImportError};

use super::place::Place;
use crate::server;

/// What a file is good for could be told, and it is not right.
const REFUSED: u8 = 1;

/// Take a closed review out of its archive package into a house
///
/// The package is held against its list first; the first file that differs is named. Its people come along by name
/// only: nobody can sign in by it, and who is known in the house by the same id stays as they are there.
///
/// Exit codes: 0 the review is there, 1 the package is not right or the review was there already, 2 the work could not
/// be done.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The package, a ZIP file
    #[arg(value_name = "FILE")]
    from: PathBuf,
    #[command(flatten)]
    place: Place,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { from, place } = arguments;
    let unreadable = || format!("{} cannot be read", from.display());
    ensure!(fs::metadata(&from).with_context(unreadable)?.len() <= MOST, "it is larger than any package");
    let bytes = fs::read(&from).with_context(unreadable)?;
    let done = match Package::read(&bytes) {
        Ok(package) => into_house(&package, place).await?,
        Err(why) => Err(why),
    };
    let mut out = io::stdout();
    match done {
        Ok(said) => {
            writeln!(out, "{said}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(why @ (ArchiveError::Storage(_) | ArchiveError::Import(ImportError::Storage(_)))) => {
            Err(why.into())
        }
        Err(why) => {
            writeln!(out, "{}: refused: {why}", from.display())?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}

async fn into_house(package: &Package, place: Place) -> Result<Result<String, ArchiveError>> {
    let house = Store::open(&place.database()?).await.context("the database does not open")?;
    // Forgotten with its folder.
    let folder = tempfile::tempdir().context("there is no room for a database aside")?;
    let aside = server::sqlite(&folder.path().join("aside.db"))?;
    let done = archive::import(package, &aside, &house).await;
    house.close().await?;
    let review = &package.manifest().review;
    Ok(done.map(|rows| format!("{}, {}: {rows} records taken in", review.organisation, review.year)))
}
