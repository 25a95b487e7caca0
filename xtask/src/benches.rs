//! The benches of every crate that has some.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::child;
use crate::places::Places;

pub fn run(places: &Places, filter: Option<&str>) -> Result<()> {
    let crates = with_benches(places)?;
    ensure!(!crates.is_empty(), "no crate has a folder named benches");
    for name in crates {
        child::run(child::cargo(places).args(["bench", "--package", &name, "--bench", "*"]).args(filter))?;
    }
    Ok(())
}

/// The crates with a `benches` folder, by name. Others would be built for
/// release, which takes minutes, to measure nothing.
fn with_benches(places: &Places) -> Result<Vec<String>> {
    let crates = places.root().join("crates");
    let mut names = Vec::new();
    for entry in fs::read_dir(&crates).with_context(|| format!("cannot list {}", crates.display()))? {
        let entry = entry?;
        if entry.path().join("benches").is_dir() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort();
    Ok(names)
}
