//! What npm does: the packages of `frontend/` and `e2e/`, the checks of the front end.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Result, ensure};

use crate::child;
use crate::places::Places;

/// Brings the packages of both folders to what their lock files say.
pub fn packages(places: &Places) -> Result<()> {
    for folder in [places.frontend(), places.e2e()] {
        let lock = folder.join("package-lock.json");
        ensure!(lock.is_file(), "{} is missing", lock.display());
        if stale(&lock, &folder.join("node_modules/.package-lock.json")) {
            child::run(npm(&folder).args(["ci", "--no-audit", "--no-fund"]))?;
        } else {
            println!("{} is up to date.", folder.join("node_modules").display());
        }
    }
    Ok(())
}

/// Types and tests, the independent ballot tool as one of the judges.
pub fn check(places: &Places, tool: Option<&Path>) -> Result<()> {
    child::run(npm(&places.frontend()).args(["run", "check"]))?;
    let mut test = npm(&places.frontend());
    if let Some(tool) = tool {
        test.env("BELENIOS_TOOL", tool);
    }
    child::run(test.arg("test"))
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
}

/// Whether the lock is newer than what npm noted after its last installation.
fn stale(lock: &Path, installed: &Path) -> bool {
    let changed = |path: &Path| -> Option<SystemTime> { fs::metadata(path).ok()?.modified().ok() };
    match (changed(lock), changed(installed)) {
        (Some(lock), Some(installed)) => lock > installed,
        (None, _) | (_, None) => true,
    }
}
