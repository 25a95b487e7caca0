use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Args;
use web::{House, links};

use crate::{logging, server, settings::Settings};

/// Run the server
///
/// The command line wins over the environment, the environment over the file.
///
/// At the first start a one-time link is printed, by which the first administrator signs in and chooses a password. Put
/// a reverse proxy with TLS in front of a server that is reached from outside, and keep its log off the ballots
/// (docs/LOGGING.md). SIGINT or SIGTERM stop the server; requests under way are answered first.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The address to listen on, 127.0.0.1:8080 if nobody says otherwise
    #[arg(long, value_name = "ADDRESS:PORT", env = "PINGYI_LISTEN")]
    listen: Option<String>,
    /// The database: `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/NAME`; a SQLite file in the data folder otherwise
    #[arg(long, value_name = "URL", env = "PINGYI_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// The folder for files, ./pingyi-data if nobody says otherwise
    #[arg(long, value_name = "FOLDER", env = "PINGYI_DATA")]
    data: Option<PathBuf>,
    /// How people reach this server, such as `https://review.example.org`; code cards carry it
    #[arg(long, value_name = "URL", env = "PINGYI_ADDRESS")]
    address: Option<String>,
    /// A TOML file that sets listen, database, data, address
    #[arg(long, value_name = "FILE", env = "PINGYI_CONFIG")]
    config: Option<PathBuf>,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    logging::begin("info")?;
    let Arguments { listen, database, data, address, config } = arguments;
    let file = config.map(|file| Settings::read(&file)).transpose()?.unwrap_or_default();
    let settings = Settings { listen, database, data, address }.or(file);
    let listener = server::listen(settings.listen()).await?;
    let database = if let Some(database) = &settings.database {
        database.clone()
    } else {
        server::data_folder(settings.data())?;
        server::sqlite(&settings.data().join("pingyi.db"))?
    };
    let service = server::service(&database).await?;
    let base = format!("http://{}", listener.local_addr()?);
    let mut out = std::io::stdout();
    writeln!(out, "Pingyi listens on {base}")?;
    if let Some(link) = service::account::set_up_link(&service).await? {
        writeln!(out, "Nobody has an account yet. Make the first administrator's here, once:")?;
        writeln!(out, "{base}{}", links::set_up(link.expose()))?;
    }
    out.flush()?;
    tracing::info!(address = %listener.local_addr()?, "started");
    let house = match &settings.address {
        Some(address) => House::new(service).reached_at(address),
        None => House::new(service),
    };
    server::serve(listener, house, server::asked_to_stop()).await?;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}
