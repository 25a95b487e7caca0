//! Feeding the ballot's readers with what nobody would write, for a while.
//!
//! libFuzzer needs a coverage pass, which the stable compiler has, and a C++ compiler. Nothing else is installed.

mod seeds;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::places::Places;
use crate::{child, programs};

/// Counts edges and compared values; nothing of it needs another compiler than the one we have.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// What a single input may take. An input is at most 64 KiB long, so either is far out of proportion.
const LIMITS: [&str; 3] = ["-max_len=65536", "-timeout=20", "-rss_limit_mb=1024"];

/// Runs each target, or those named, for so many seconds; prints how often each was executed.
pub fn run(places: &Places, seconds: u32, only: &[String]) -> Result<()> {
    let all = targets(places)?;
    for name in only {
        ensure!(all.contains(name), "there is no target {name}; there are {}", all.join(", "));
    }
    let chosen: Vec<_> = all.into_iter().filter(|name| only.is_empty() || only.contains(name)).collect();
    seeds::write(places)?;
    let built = build(places)?;
    let mut done = Vec::new();
    for name in &chosen {
        done.push((name, fuzz(places, &built.join(name), name, seconds)?));
    }
    println!();
    for (name, executions) in done {
        println!("{name:14} {executions:>12} executions in {seconds} s, nothing found");
    }
    Ok(())
}

fn folder(places: &Places) -> PathBuf {
    places.root().join("fuzz")
}

/// The files of `fuzz_targets`, by name.
fn targets(places: &Places) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder(places).join("fuzz_targets")).context("there are no fuzz targets")? {
        names.extend(entry?.path().file_stem().and_then(|name| name.to_str()).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Builds all targets and returns where they are.
///
/// The machine's own name as target keeps the coverage pass away from build scripts.
fn build(places: &Places) -> Result<PathBuf> {
    ensure!(
        programs::on_path(&["c++", "clang++", "g++"]).is_some(),
        "missing: a C++ compiler, for libFuzzer. On Debian and its relatives: `apt-get install g++`"
    );
    let told = child::output(Command::new("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let target = places.target().join("fuzz");
    let mut cargo = child::cargo(places);
    cargo.args(["build", "--release", "--bins", "--manifest-path"]).arg(folder(places).join("Cargo.toml"));
    cargo.args(["--target", host, "--target-dir"]).arg(&target).env("RUSTFLAGS", COVERAGE);
    child::run(&mut cargo)?;
    Ok(target.join(host).join("release"))
}

/// Runs one target and returns the number of executions.
fn fuzz(places: &Places, program: &PathBuf, name: &str, seconds: u32) -> Result<u64> {
    let folder = folder(places);
    let (corpus, artifacts) = (folder.join("corpus").join(name), folder.join("artifacts").join(name));
    fs::create_dir_all(&artifacts)?;
    let mut command = Command::new(program);
    command.arg(&corpus).args(LIMITS).args(["-print_final_stats=1", "-verbosity=1"]);
    command.arg(format!("-max_total_time={seconds}"));
    command.arg(format!("-artifact_prefix={}/", artifacts.display()));
    println!("$ {name} -max_total_time={seconds}");
    let output = command.output().with_context(|| format!("cannot start {}", program.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let lines: Vec<_> = said.lines().collect();
        let last = lines.iter().rev().take(40).rev().copied().collect::<Vec<_>>().join("\n");
        bail!("{name} found something; the input is in {}\n{last}", artifacts.display());
    }
    executions(&said).with_context(|| format!("{name} does not say how often it was executed"))
}

fn executions(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_number_of_executions_is_read() {
        let said = "#2\tINITED\nstat::number_of_executed_units: 12345\nstat::peak_rss_mb: 40\n";
        assert_eq!(super::executions(said), Some(12345));
        assert_eq!(super::executions("nothing"), None);
    }
}
