//! The independent ballot tool: somebody else's program that must agree with ours.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::child;
use crate::places::Places;

/// Fetches the tool when it is not there yet; the script knows how.
pub fn fetch(places: &Places) -> Result<PathBuf> {
    let script = places.root().join("xtask/tools/get-belenios-tool");
    child::run(Command::new("bash").arg(script).arg(folder(places)))?;
    found(places).context("the independent ballot tool was fetched but is not where it should be")
}

/// The tool, where it was fetched before.
pub fn found(places: &Places) -> Option<PathBuf> {
    Some(folder(places).join("belenios-tool")).filter(|tool| tool.is_file())
}

fn folder(places: &Places) -> PathBuf {
    places.target().join("belenios")
}
