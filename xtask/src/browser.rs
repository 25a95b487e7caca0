//! The end-to-end tests: the real program, seen through a browser.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use anyhow::{Context, Result, ensure};

use crate::places::Places;
use crate::{child, fonts, programs};

/// Builds the program and runs every `*.test.mjs` against it.
pub fn test(places: &Places) -> Result<()> {
    let e2e = places.e2e();
    let mut files = tests(&e2e)?;
    files.extend(tests(&e2e.join("support"))?);
    ensure!(!files.is_empty(), "{} holds no test", e2e.display());
    // Pictures of an earlier run must not pass for this one's.
    remove(&e2e.join("out"))?;

    // With the tests, because then it shares every part with `cargo test`: the
    // binary alone would get other features of some crates, and minutes of building.
    child::run(child::cargo(places).args(["build", "--workspace", "--bins", "--tests"]))?;
    let chromium = programs::chromium().context("Chromium is not on this machine")?;
    child::run(
        Command::new("node")
            .args(["--test", "--test-reporter=spec"])
            .args(files)
            .current_dir(&e2e)
            .env("CHROMIUM", chromium)
            .env("FONTCONFIG_FILE", fonts::config(places)?)
            .env("PINGYI", places.pingyi()),
    )
}

/// Moves what the tests chose to keep into `docs/screenshots`.
pub fn keep_screenshots(places: &Places) -> Result<()> {
    let chosen = places.e2e().join("out/chosen");
    let pictures = listed(&chosen, ".png").context("the tests chose no picture to keep")?;
    let docs = places.root().join("docs/screenshots");
    remove(&docs)?;
    fs::create_dir_all(&docs)?;
    for picture in &pictures {
        let name = picture.file_name().context("a picture without a name")?;
        fs::copy(picture, docs.join(name)).with_context(|| format!("cannot keep {}", picture.display()))?;
    }
    println!("{} pictures in {}", pictures.len(), docs.display());
    Ok(())
}

fn tests(folder: &Path) -> Result<Vec<PathBuf>> {
    listed(folder, ".test.mjs")
}

fn listed(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.to_str().is_some_and(|name| name.ends_with(ending)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
            Err(fault).with_context(|| format!("cannot remove {}", folder.display()))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
