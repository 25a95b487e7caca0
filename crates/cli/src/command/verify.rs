use std::{
    fs::File,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, ensure};
use ballot::archive::{Continuation, compare};
use ballot::verify::{Refusal, Verdict};
use clap::Args;
use i18n::Say;
use review::words::Lang;

mod bar;
mod checked;
mod json;
mod words;

/// Verify the archives of ballot boxes (.bel), as anybody can download them from a box's page
///
/// Checks the whole archive: its form, the chain of its events, the election, the trustees, the list of cards, every
/// proof and signature of every ballot, the sealed sums, the trustees' parts and the opened sums. Needs no network and
/// nothing secret. Archives of Belenios 2.1 to 3.3 are checked in the same way.
///
/// With --extends it also checks that the file goes on from a copy that was saved earlier: that nothing in it was taken
/// away or changed since.
///
/// Exit codes: 0 all of it holds for every file, 1 an archive is refused, 2 a file cannot be read. The worst of
/// several files decides. What --json prints is described in docs/protocol/verify-json.md.
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// Archives
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// An earlier copy of the one FILE, which must begin with exactly the same bytes
    #[arg(long, value_name = "OLD")]
    extends: Option<PathBuf>,
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
    /// The earlier copy that it was compared with.
    earlier: Option<&'a Path>,
    found: Found,
}

enum Found {
    /// All of it holds; with so many bytes added to the earlier copy, if there is one.
    Holds {
        verdict: Box<Verdict>,
        added: Option<usize>,
    },
    /// It would hold, but is no continuation of the earlier copy.
    Broken {
        record: usize,
        shorter: bool,
    },
    Refused {
        why: Box<Refusal>,
        begins_well: bool,
    },
    Unreadable(anyhow::Error),
}

impl Found {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Holds { .. } => 0,
            Self::Broken { .. } | Self::Refused { .. } => 1,
            Self::Unreadable(_) => 2,
        }
    }
}

pub(super) fn language(text: &str) -> Result<Lang, String> {
    if text == "zh" { Ok(Lang::Zh) } else { text.parse().map_err(|why| format!("{why}")) }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let earlier = arguments.extends.as_deref();
    ensure!(earlier.is_none() || arguments.files.len() == 1, "--extends is for one FILE at a time");
    let say = Say(arguments.lang);
    let mut out = io::stdout().lock();
    let (mut code, mut all) = (0, Vec::new());
    for file in &arguments.files {
        let found = look_at(file, earlier, arguments.largest).unwrap_or_else(Found::Unreadable);
        let answer = Answer { file, earlier, found };
        code = code.max(answer.found.exit_code());
        if arguments.json {
            all.push(json::of(&answer));
        } else {
            words::write(&mut out, say, &answer)?;
        }
    }
    if arguments.json {
        writeln!(out, "{}", json::text(&all)?)?;
    }
    out.flush()?;
    Ok(ExitCode::from(code))
}

/// Everything about one file. There is one kind of files so far: the archive of a box.
fn look_at(file: &Path, earlier: Option<&Path>, largest_mib: u64) -> Result<Found> {
    let bytes = read(file, largest_mib)?;
    let about = |old: &Path| read(old, largest_mib).with_context(|| format!("{}", old.display()));
    let earlier = earlier.map(about).transpose()?;
    let verdict = match bar::verify(&bytes, file) {
        Ok(verdict) => Box::new(verdict),
        Err(why) => {
            let begins_well = bytes.starts_with(b"BELENIOS\0");
            return Ok(Found::Refused { why: Box::new(why), begins_well });
        }
    };
    Ok(match earlier.map(|earlier| compare(&earlier, &bytes)) {
        None => Found::Holds { verdict, added: None },
        Some(Continuation::GoesOn { added }) => Found::Holds { verdict, added: Some(added) },
        Some(Continuation::Shorter { record }) => Found::Broken { record, shorter: true },
        Some(Continuation::Rewritten { record }) => Found::Broken { record, shorter: false },
    })
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
