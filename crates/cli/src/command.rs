//! The command line as a tree. What `--help` says here is the contract.

mod backup;
mod demo;
mod import;
mod meter;
mod place;
mod rehearse;
mod restore;
mod serve;
mod trustee;
mod verify;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

/// The yearly work review of an organisation: reports, meeting, secret ballots, scores, news.
#[derive(Debug, Parser)]
#[command(
    name = "pingyi",
    version,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 all is well, 1 what was looked at is not right, 2 the work could not be done.\n\
                  Start with `pingyi demo`: it needs no set-up and harms nothing."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Arguments),
    Serve(Box<serve::Arguments>),
    Rehearse(rehearse::Arguments),
    Verify(verify::Arguments),
    Trustee(trustee::Arguments),
    Backup(backup::Arguments),
    Restore(restore::Arguments),
    Import(import::Arguments),
}

impl Cli {
    /// Does what was asked for.
    pub fn run(self) -> Result<ExitCode> {
        match self.command {
            Command::Demo(arguments) => on_the_event_loop(demo::run(arguments)),
            Command::Serve(arguments) => on_the_event_loop(serve::run(*arguments)),
            Command::Rehearse(arguments) => on_the_event_loop(rehearse::run(arguments)),
            Command::Verify(arguments) => verify::run(&arguments),
            Command::Trustee(arguments) => trustee::run(&arguments),
            Command::Backup(arguments) => on_the_event_loop(backup::run(arguments)),
            Command::Restore(arguments) => on_the_event_loop(restore::run(arguments)),
            Command::Import(arguments) => on_the_event_loop(import::run(arguments)),
        }
    }
}

fn on_the_event_loop(work: impl Future<Output = Result<ExitCode>>) -> Result<ExitCode> {
    let event_loop = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    event_loop.context("the operating system gives no threads")?.block_on(work)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_tree_is_sound() {
        super::Cli::command().debug_assert();
    }
}
