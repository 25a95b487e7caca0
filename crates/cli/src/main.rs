//! The binary `pingyi`: configuration, commands, start and stop. The one crate that reads the environment.
//!
//! A command ends with 0 when all is well, with 1 when it did its work and what it looked at is not right, and with 2
//! when it could not do its work; then it says on standard error what is wrong and how to mend it.

mod command;
mod demonstration;
mod logging;
mod messenger;
mod postman;
mod rehearsal;
mod seal;
mod server;
mod settings;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Parser as _;

/// Could not do its work.
const UNABLE: u8 = 2;

fn main() -> ExitCode {
    // Nobody has said before which cryptography TLS uses; if somebody had, that would hold as well.
    rustls::crypto::ring::default_provider().install_default().ok();
    let outcome = command::Cli::parse().run();
    match outcome {
        Ok(code) => code,
        Err(fault) if is_closed_pipe(&fault) => ExitCode::SUCCESS,
        Err(fault) => {
            // Nobody may be listening on standard error either.
            let _ = writeln!(io::stderr(), "error: {fault:#}");
            ExitCode::from(UNABLE)
        }
    }
}

/// Whoever read our output has read enough (`pingyi verify … | head -1`).
fn is_closed_pipe(fault: &anyhow::Error) -> bool {
    fault
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
