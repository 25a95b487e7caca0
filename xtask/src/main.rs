//! What a developer runs: `cargo xtask …`.
//!
//! One module a subject. Everything here starts other programs and waits for
//! them; nothing of the product is decided here.

mod belenios;
mod benches;
mod browser;
mod child;
mod fonts;
mod frontend;
mod fuzz;
mod install;
mod licences;
mod places;
mod postgres;
mod programs;
mod steps;
mod suite;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::places::Places;

/// Work on Pingyi: check, test, measure, regenerate.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, then check and test everything
    Ci,
    /// Check and test everything with what is installed
    Test {
        /// Only the Rust tests whose name contains this, and nothing else
        #[arg(long, value_name = "TEXT")]
        filter: Option<String>,
    },
    /// Install the programs that the tests need (Debian, as root), and fetch the independent ballot tool
    Install,
    /// Format all Rust code
    Fmt,
    /// Run the benches of every crate that has some
    Bench {
        /// Only those whose name contains this
        filter: Option<String>,
    },
    /// Feed the ballot's readers with nonsense (docs/CONTRIBUTING.md, "Fuzzing")
    Fuzz {
        /// How long each target is run
        #[arg(long, value_name = "SECONDS", default_value_t = 60)]
        seconds: u32,
        /// Only these targets, which are the files of `fuzz/fuzz_targets`
        targets: Vec<String>,
    },
    /// Walk through the browser tests and keep their chosen pictures in docs/screenshots
    Screenshots,
    /// Regenerate everything that is generated: screenshots and the list of licences
    Update {
        /// Leave the screenshots as they are
        #[arg(long)]
        no_screenshots: bool,
    },
}

fn main() -> ExitCode {
    let places = Places::find();
    let outcome = match Cli::parse().command {
        Command::Ci => suite::ci(&places),
        Command::Test { filter: None } => suite::test(&places),
        Command::Test { filter: Some(filter) } => suite::only(&places, &filter),
        Command::Install => install::everything().and_then(|()| belenios::fetch(&places).map(drop)),
        Command::Fmt => child::run(child::cargo(&places).args(["fmt", "--all"])),
        Command::Bench { filter } => benches::run(&places, filter.as_deref()),
        Command::Fuzz { seconds, targets } => fuzz::run(&places, seconds, &targets),
        Command::Screenshots => suite::screenshots(&places),
        Command::Update { no_screenshots } => suite::update(&places, no_screenshots),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_tree_is_sound() {
        super::Cli::command().debug_assert();
    }
}
