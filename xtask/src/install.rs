//! The programs that the tests need besides Rust and Node.js.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{child, programs};

/// A program, and the Debian package that brings it.
struct Need {
    program: &'static str,
    package: &'static str,
    is_there: fn() -> bool,
}

const NEEDS: [Need; 8] = [
    Need {
        program: "Chromium, for the end-to-end tests",
        package: "chromium",
        is_there: || programs::chromium().is_some(),
    },
    Need {
        program: "PostgreSQL's server programs, for the tests on both engines",
        package: "postgresql",
        is_there: || programs::postgres().is_some(),
    },
    Need {
        program: "fontconfig, so that Chromium finds the Chinese fonts",
        package: "fontconfig",
        is_there: || programs::on_path(&["fc-list"]).is_some(),
    },
    Need {
        program: "a C++ compiler, for the fuzzer",
        package: "g++",
        is_there: || programs::on_path(&["c++", "clang++", "g++"]).is_some(),
    },
    Need {
        program: "LibreOffice, to open our spreadsheets and write others",
        package: "libreoffice-calc",
        is_there: || programs::on_path(&["localc"]).is_some(),
    },
    Need {
        program: "its word processor, to write reports as people do",
        package: "libreoffice-writer",
        is_there: || programs::on_path(&["lowriter"]).is_some(),
    },
    Need {
        program: "poppler’s tools, which tell what stands in a PDF",
        package: "poppler-utils",
        is_there: || programs::on_path(&["pdftotext"]).is_some(),
    },
    Need {
        program: "qpdf, which tells whether a PDF is sound",
        package: "qpdf",
        is_there: || programs::on_path(&["qpdf"]).is_some(),
    },
];

/// The oldest Node.js whose test runner and browser driver we use.
const NODE: u32 = 20;

/// Installs what is missing where it can, and tells what to do where it cannot.
pub fn everything() -> Result<()> {
    node()?;
    let missing = missing();
    if missing.is_empty() {
        println!("Nothing is missing.");
        return Ok(());
    }
    if !programs::is_root() || programs::on_path(&["apt-get"]).is_none() {
        bail!("{}", advice(&missing));
    }
    child::run(apt().arg("update"))?;
    let packages = missing.iter().map(|need| need.package);
    child::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))?;
    require()
}

/// Checks without changing anything.
pub fn require() -> Result<()> {
    node()?;
    let missing = missing();
    if missing.is_empty() { Ok(()) } else { bail!("{}", advice(&missing)) }
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.is_there)()).collect()
}

fn advice(missing: &[&Need]) -> String {
    let programs = missing.iter().map(|need| need.program).collect::<Vec<_>>().join("; ");
    let packages = missing.iter().map(|need| need.package).collect::<Vec<_>>().join(" ");
    format!(
        "missing: {programs}. On Debian and its relatives: `apt-get install {packages}`. \
         Elsewhere install them as is usual there; a Chromium that is not on PATH is named by the variable CHROMIUM"
    )
}

/// Debian's own Node.js may be too old, so it is never installed from here.
fn node() -> Result<()> {
    let version = child::output(Command::new("node").arg("--version")).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) || programs::on_path(&["npm", "npm.cmd"]).is_none() {
        bail!("missing: Node.js {NODE} or newer with npm, for the front end");
    }
    Ok(())
}

fn apt() -> Command {
    let mut apt = Command::new("apt-get");
    apt.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_names_every_missing_program_and_one_command_for_all() {
        let told = advice(&NEEDS.iter().collect::<Vec<_>>());
        assert!(
            told.contains(
                "`apt-get install chromium postgresql fontconfig g++ libreoffice-calc libreoffice-writer poppler-utils qpdf`"
            ),
            "{told}"
        );
        assert!(NEEDS.iter().all(|need| told.contains(need.program)), "{told}");
    }
}
