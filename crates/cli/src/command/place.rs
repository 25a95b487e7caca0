//! Which house a command works on, said as for `serve`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use clap::Args;

use crate::{server, settings::Settings};

/// The database of a house, and the folder beside it.
#[derive(Args, Debug)]
pub(super) struct Place {
    /// The database: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/NAME`; a SQLite file in the data folder otherwise
    #[arg(long, value_name = "URL", env = "PINGYI_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The folder for files, ./pingyi-data if nobody says otherwise
    #[arg(long, value_name = "FOLDER", env = "PINGYI_DATA")]
    data: Option<PathBuf>,
    /// The server's TOML file
    #[arg(long, value_name = "FILE", env = "PINGYI_CONFIG")]
    config: Option<PathBuf>,
}

impl Place {
    /// The database's address. A SQLite file must be there already.
    pub(super) fn existing(self) -> Result<String> {
        let url = self.database()?;
        if let Some(file) = file(&url) {
            ensure!(
                file.is_file(),
                "there is no database {}; say which one with --data or --database",
                file.display()
            );
        }
        Ok(url)
    }

    /// The database's address, which may be that of a file that is still to be made.
    pub(super) fn database(self) -> Result<String> {
        let file = self.config.map(|file| Settings::read(&file)).transpose()?.unwrap_or_default();
        let said = Settings { database: self.database, data: self.data, ..Settings::default() };
        let settings = said.or(file);
        if let Some(database) = settings.database {
            return Ok(database);
        }
        server::data_folder(settings.data())?;
        server::sqlite(&settings.data().join("pingyi.db")).context("the database has no address")
    }
}

/// The file of a SQLite database, where it is one whose name needs no decoding.
fn file(url: &str) -> Option<&Path> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    (!path.contains(['?', '%', ':'])).then(|| Path::new(path))
}
