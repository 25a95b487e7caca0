//! Which steps there are, and in which order.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::places::Places;
use crate::postgres::Postgres;
use crate::steps::Steps;
use crate::{belenios, browser, child, frontend, fuzz, install, licences};

/// How long CI runs each fuzz target. An hour is for by hand.
const FUZZED_SECONDS: u32 = 60;

/// Everything, on a machine that may have nothing yet.
pub fn ci(places: &Places) -> Result<()> {
    timed(|steps| {
        steps.run("programs", install::everything)?;
        let tool = steps.run("independent ballot tool", || belenios::fetch(places))?;
        let surroundings = Surroundings { tool: Some(tool), ci: true };
        checks(steps, places, &surroundings)?;
        rust_tests(steps, places, &surroundings)?;
        steps.run("fuzzing", || fuzz::run(places, FUZZED_SECONDS, &[]))?;
        steps.run("end-to-end tests", || browser::test(places))
    })
}

/// Everything, with what is installed.
pub fn test(places: &Places) -> Result<()> {
    timed(|steps| {
        steps.run("programs", install::require)?;
        let tool = belenios::found(places);
        if tool.is_none() {
            steps.leave_out("independent ballot tool", "not fetched yet; `cargo xtask install` does it");
        }
        let surroundings = Surroundings { tool, ci: false };
        checks(steps, places, &surroundings)?;
        rust_tests(steps, places, &surroundings)?;
        steps.run("end-to-end tests", || browser::test(places))
    })
}

/// The Rust tests whose name contains `filter`.
pub fn only(places: &Places, filter: &str) -> Result<()> {
    let surroundings = Surroundings { tool: belenios::found(places), ci: false };
    let postgres = Postgres::start()?;
    child::run(surroundings.cargo_test(places, &postgres).args(["--workspace", filter]))
}

/// The pictures of `docs/screenshots`, taken anew.
pub fn screenshots(places: &Places) -> Result<()> {
    install::require()?;
    frontend::packages(places)?;
    browser::test(places)?;
    browser::keep_screenshots(places)
}

/// Everything that is generated.
pub fn update(places: &Places, no_screenshots: bool) -> Result<()> {
    frontend::packages(places)?;
    licences::write(places)?;
    if no_screenshots { Ok(()) } else { screenshots(places) }
}

/// What can be said about the tree without running it.
fn checks(steps: &mut Steps, places: &Places, surroundings: &Surroundings) -> Result<()> {
    let cargo = || child::cargo(places);
    steps.run("npm packages", || frontend::packages(places))?;
    steps.run("format", || child::run(cargo().args(["fmt", "--all", "--check"])))?;
    steps.run("licences", || licences::check(places))?;
    // Warnings are denied by an argument: a variable RUSTFLAGS would put aside
    // the flags of .cargo/config.toml and build everything a second time.
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    steps.run("clippy", || child::run(cargo().args(clippy)))?;
    steps.run("front end", || frontend::check(places, surroundings.tool.as_deref()))
}

fn rust_tests(steps: &mut Steps, places: &Places, surroundings: &Surroundings) -> Result<()> {
    steps.run("rooms and tidiness", || {
        child::run(child::cargo(places).args(["test", "--package", "xtask", "--test", "*"]))
    })?;
    steps.run("Rust tests", || {
        let postgres = Postgres::start()?;
        let mut test = surroundings.cargo_test(places, &postgres);
        child::run(test.args(["--workspace", "--no-fail-fast"]))
    })
}

/// What the tests find around them.
struct Surroundings {
    tool: Option<PathBuf>,
    /// In CI nothing may be skipped for lack of a program.
    ci: bool,
}

impl Surroundings {
    fn cargo_test(&self, places: &Places, postgres: &Postgres) -> Command {
        let mut test = child::cargo(places);
        test.arg("test").env("PG_URL", postgres.url());
        if let Some(tool) = &self.tool {
            test.env("BELENIOS_TOOL", tool);
        }
        if self.ci {
            test.env("CI", "true");
        }
        test
    }
}

fn timed(work: impl FnOnce(&mut Steps) -> Result<()>) -> Result<()> {
    let mut steps = Steps::default();
    let outcome = work(&mut steps);
    steps.close();
    outcome
}
