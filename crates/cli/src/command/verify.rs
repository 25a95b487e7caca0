use std::{
    fs::File,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, ensure};
use ballot::verify::{Refusal, Verdict};
use clap::Args;
use i18n::Say;
use review::words::Lang;

mod json;
mod words;

/// Verify the archives of ballot boxes (.bel), as anybody can download them from a box's page
///
/// Checks the whole archive: its form, the chain of its events, the election, the trustees, the list of cards, every
/// proof and signature of every ballot, the sealed sums, the trustees' parts and the opened sums. Needs no network and
/// nothing secret.
///
/// Exit codes: 0 all of it holds for every file, 1 an archive is refused, 2 a file cannot be read.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// Archives
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON: a list with one object a file
    #[arg(long)]
    json: bool,
    /// The language of the answer: en or zh-CN
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = language)]
    lang: Lang,
    /// The largest file that is read, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    largest: u64,
}

/// What came of one file.
struct Answer<'a> {
    file: &'a Path,
    found: Found,
}

enum Found {
    Holds(Box<Verdict>),
    Refused { why: Box<Refusal>, begins_well: bool },
    Unreadable(anyhow::Error),
}

impl Found {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Holds(_) => 0,
            Self::Refused { .. } => 1,
            Self::Unreadable(_) => 2,
        }
    }
}

pub(super) fn language(text: &str) -> Result<Lang, String> {
    if text == "zh" { Ok(Lang::Zh) } else { text.parse().map_err(|why| format!("{why}")) }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let say = Say(arguments.lang);
    let mut out = io::stdout().lock();
    let (mut code, mut all) = (0, Vec::new());
    for file in &arguments.files {
        let answer = Answer { file, found: look_at(file, arguments.largest) };
        code = code.max(answer.found.exit_code());
        if arguments.json {
            all.push(json::of(&answer));
        } else {
            words::write(&mut out, say, &answer)?;
        }
    }
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &all).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(ExitCode::from(code))
}

fn look_at(file: &Path, largest_mib: u64) -> Found {
    let bytes = match read(file, largest_mib) {
        Ok(bytes) => bytes,
        Err(why) => return Found::Unreadable(why),
    };
    match ballot::verify(&bytes) {
        Ok(verdict) => Found::Holds(Box::new(verdict)),
        Err(why) => Found::Refused { why: Box::new(why), begins_well: bytes.starts_with(b"BELENIOS\0") },
    }
}

/// The whole file, or a fault before it fills the memory.
fn read(file: &Path, largest_mib: u64) -> Result<Vec<u8>> {
    let most = largest_mib.saturating_mul(1024 * 1024);
    let open = File::open(file).context("it cannot be opened")?;
    ensure!(!open.metadata()?.is_dir(), "it is a folder; name the archives in it");
    let mut bytes = Vec::new();
    open.take(most.saturating_add(1)).read_to_end(&mut bytes).context("it cannot be read")?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    ensure!(length <= most, "it has more than {largest_mib} MiB; allow more with --largest MIB");
    Ok(bytes)
}
