//! The log: to standard error, by `RUST_LOG`. docs/LOGGING.md says what it never holds.

use std::io::IsTerminal as _;

use anyhow::Result;
use tracing_subscriber::{EnvFilter, filter::Directive};

/// Libraries that could tell of single requests, and so of single ballots, whatever `RUST_LOG` asks for.
const QUIET: [&str; 8] = [
    "axum=warn",
    "hyper=warn",
    "hyper_util=warn",
    "reqwest=warn",
    "sea_orm=warn",
    "sqlx=warn",
    "tower=warn",
    "tower_http=warn",
];

/// Begins to log, from `level` on where the environment does not say otherwise.
pub fn begin(level: &str) -> Result<()> {
    let asked = EnvFilter::builder().with_default_directive(level.parse()?).from_env_lossy();
    let quiet: Vec<Directive> = QUIET.into_iter().map(str::parse).collect::<Result<_, _>>()?;
    let filter = quiet.into_iter().fold(asked, EnvFilter::add_directive);
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    Ok(())
}
