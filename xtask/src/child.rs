//! Other programs, whose failure reads as a sentence.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::places::Places;

/// Cargo, at the root of the tree.
///
/// `cargo xtask` runs us with variables that describe *this* package. Some
/// build scripts are run anew when they change, so that a build from here and
/// one from the shell would take turns in spoiling each other's work: hence
/// they are not handed on.
pub fn cargo(places: &Places) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(places.root());
    for (name, _) in env::vars_os() {
        let ours =
            name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_"));
        if ours {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs it in front of the developer's eyes.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs it unseen and returns what it printed; its complaints go into the error.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}): {}", output.status, complaint.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed something that is not text"))
}

/// The command as one would type it, near enough to be read.
fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_tells_the_command_and_what_it_complained_of() {
        let fault = output(Command::new("sh").args(["-c", "echo no such ballot >&2; exit 3"])).unwrap_err();
        let told = fault.to_string();
        assert!(told.contains("sh -c") && told.contains("no such ballot") && told.contains('3'), "{told}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let fault = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert_eq!(fault.to_string(), "cannot start `no-such-program-here`");
    }
}
