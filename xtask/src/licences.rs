//! Under which licences we pass on what others wrote.

mod expression;
mod list;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::places::Places;
use list::Part;

/// The part of `deny.toml` that we read: cargo-deny is one reader of the
/// policy, we are the other, and need nothing installed.
#[derive(Deserialize)]
struct Deny {
    licenses: Policy,
}

#[derive(Deserialize)]
struct Policy {
    allow: BTreeSet<String>,
}

/// Holds every part to the policy, and the list in the docs to the parts.
pub fn check(places: &Places) -> Result<()> {
    let parts = list::parts(places)?;
    let allowed = policy(places)?;
    let refused: Vec<_> =
        parts.iter().filter(|part| !expression::allowed(part.licence(), &allowed)).collect();
    if !refused.is_empty() {
        let refused = refused.into_iter().map(Part::to_string).collect::<Vec<_>>().join("; ");
        bail!("deny.toml does not allow the licence of: {refused}");
    }
    let kept = fs::read_to_string(file(places)).unwrap_or_default();
    ensure!(
        kept == list::page(&parts),
        "{} is out of date: run `cargo xtask update --no-screenshots`",
        file(places).display()
    );
    println!("{} parts, all under allowed licences.", parts.len());
    Ok(())
}

/// Writes the list anew.
pub fn write(places: &Places) -> Result<()> {
    let file = file(places);
    fs::write(&file, list::page(&list::parts(places)?))
        .with_context(|| format!("cannot write {}", file.display()))?;
    println!("wrote {}", file.display());
    Ok(())
}

fn policy(places: &Places) -> Result<BTreeSet<String>> {
    let file = places.root().join("deny.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let deny: Deny =
        toml::from_str(&text).with_context(|| format!("{} is not as expected", file.display()))?;
    Ok(deny.licenses.allow)
}

fn file(places: &Places) -> PathBuf {
    places.root().join("docs/THIRD-PARTY.md")
}
