use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use clap::Args;
use tempfile::TempDir;
use web::House;

use crate::{
    demonstration::{self, files::Files},
    logging,
    rehearsal::{self, Outcome, Pace},
    server::{self, Running},
};

/// Some numbers are not the expected ones.
const DIFFERS: u8 = 1;

/// Hold a whole meeting with virtual voters and real ballots, and check every number of its result
///
/// It is the demonstration's meeting: check-in, agenda, comments, code cards, 38 sealed ballots, trustees' parts, sums,
/// scores, grades, ledger, news. Everything goes over HTTP, as people would do it.
///
/// Without --server it starts a demonstration of its own, which is gone afterwards. With --server it holds the meeting
/// of a demonstration that `pingyi demo` started, where you can watch it: open the projector's page first.
///
/// At the end every score is compared with what the rules make of the same votes and with the expected numbers of
/// examples/demonstration/votes.toml, and every box's archive is downloaded and verified.
///
/// Exit codes: 0 all numbers agree, 1 one of them differs, 2 the meeting could not be held.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// The address of a demonstration that runs and that nobody has begun, such as `http://127.0.0.1:8080`
    #[arg(long, value_name = "URL")]
    server: Option<String>,
    /// Write every count, score, composite and grade, and the archives' paths; the archives go into the same folder
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// So many times as fast as one can watch, which takes about a minute
    #[arg(long, value_name = "TIMES", default_value_t = 1.0, value_parser = speed, conflicts_with = "fast")]
    speed: f64,
    /// Without any pause
    #[arg(long)]
    fast: bool,
    /// The database of the own demonstration, a temporary SQLite file otherwise; it must be empty
    #[arg(long, value_name = "URL", conflicts_with = "server")]
    database: Option<String>,
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| "a number such as 2 or 0.5".to_owned())?;
    if (0.01..=1000.0).contains(&speed) { Ok(speed) } else { Err("a number from 0.01 to 1000".to_owned()) }
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    logging::begin("warn")?;
    let pace = if arguments.fast { Pace::FAST } else { Pace::times(arguments.speed) };
    let folder = archives(arguments.json.as_deref())?;
    let files = Files::read()?;
    let outcome = match arguments.server {
        Some(server) => rehearsal::hold(server.trim_end_matches('/'), &files, pace, &folder).await?,
        None => on_our_own(&files, pace, &folder, arguments.database).await?,
    };
    tell(&outcome, arguments.json.as_deref())?;
    Ok(if outcome.agrees { ExitCode::SUCCESS } else { ExitCode::from(DIFFERS) })
}

/// Beside the JSON file, or in a folder that stays.
fn archives(json: Option<&Path>) -> Result<PathBuf> {
    let Some(json) = json else {
        let folder = tempfile::Builder::new().prefix("pingyi-rehearsal-").tempdir();
        return Ok(folder.context("no temporary folder can be made; set TMPDIR")?.keep());
    };
    let folder = json.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    Ok(folder.to_owned())
}

/// A demonstration in this process, on a free port.
async fn on_our_own(files: &Files, pace: Pace, archives: &Path, database: Option<String>) -> Result<Outcome> {
    let folder = TempDir::with_prefix("pingyi-").context("no temporary folder can be made; set TMPDIR")?;
    let database = match database {
        Some(database) => database,
        None => server::sqlite(&folder.path().join("rehearsal.db"))?,
    };
    let service = server::service(&database).await?;
    let demonstration = demonstration::ready(&service).await?;
    let listener = server::listen("127.0.0.1:0").await?;
    let running = Running::start(listener, House::new(service).demonstrating(demonstration))?;
    let held = rehearsal::hold(&format!("http://{}", running.address), files, pace, archives).await;
    let stopped = running.stop().await;
    let outcome = held?;
    stopped?;
    Ok(outcome)
}

fn tell(outcome: &Outcome, json: Option<&Path>) -> Result<()> {
    if let Some(file) = json {
        let text = serde_json::to_string_pretty(&outcome.json)?;
        std::fs::write(file, text + "\n").with_context(|| format!("{} cannot be written", file.display()))?;
    }
    let mut out = std::io::stdout().lock();
    write!(out, "{}", outcome.table)?;
    let verdict = if outcome.agrees { "All numbers agree." } else { "SOME NUMBERS DIFFER." };
    writeln!(out, "{verdict}")?;
    out.flush()?;
    Ok(())
}
