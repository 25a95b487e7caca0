use std::{
    fs::File,
    io::{self, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Error, Result, ensure};
use ballot::archive::{Continuation, compare};
use ballot::verify::{Refusal, Verdict, VerifyError};
use clap::Args;
use i18n::Say;
use review::words::Lang;

mod bar;
mod checked;
mod json;
mod package;
mod words;

/// Verify the archives of ballot boxes (.bel), as anybody can download them from a box's page, and of closed reviews
///
/// Or the archive package of a closed review (.zip): every file is held against the list of hashes, every ballot archive in
/// it is checked as below.
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
        added: Option<u64>,
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
    /// The package of a review, of which every part holds.
    Package(package::Checked),
    PackageRefused(package::Wrong),
    Unreadable(Error),
}

impl Found {
    fn exit_code(&self) -> u8 {
        match self {
            Self::Holds { .. } | Self::Package(_) => 0,
            Self::Broken { .. } | Self::Refused { .. } | Self::PackageRefused(_) => 1,
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
        let found = look_at(file, earlier).unwrap_or_else(Found::Unreadable);
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

/// Everything about one file: the archive of a box, or the package of a review.
fn look_at(file: &Path, earlier: Option<&Path>) -> Result<Found> {
    let mut archive = open(file)?;
    if earlier.is_none() && begins_with(&mut archive, b"PK\x03\x04")? {
        return package::check(archive);
    }
    let about = |old: &Path| open(old).with_context(|| format!("{}", old.display()));
    let earlier = earlier.map(about).transpose()?;
    let verdict = match bar::verify(&archive, file) {
        Ok(verdict) => Box::new(verdict),
        Err(VerifyError::Refused(why)) => {
            return Ok(Found::Refused { why: Box::new(why), begins_well: begins_well(archive)? });
        }
        Err(VerifyError::Unreadable(why)) => return Err(Error::new(why).context("it cannot be read")),
    };
    archive.rewind()?;
    let compared = earlier.map(|earlier| compare(earlier, archive)).transpose();
    Ok(match compared.context("it cannot be compared")? {
        None => Found::Holds { verdict, added: None },
        Some(Continuation::GoesOn { added }) => Found::Holds { verdict, added: Some(added) },
        Some(Continuation::Shorter { record }) => Found::Broken { record, shorter: true },
        Some(Continuation::Rewritten { record }) => Found::Broken { record, shorter: false },
    })
}

fn open(file: &Path) -> Result<File> {
    let open = File::open(file).context("it cannot be opened")?;
    ensure!(!open.metadata()?.is_dir(), "it is a folder; name the archives in it");
    Ok(open)
}

/// Whether a file has at least the beginning of an archive.
fn begins_well(mut file: File) -> Result<bool> {
    begins_with(&mut file, b"BELENIOS\0")
}

fn begins_with(file: &mut File, name: &[u8]) -> Result<bool> {
    let mut beginning = Vec::new();
    file.rewind()?;
    file.take(name.len() as u64).read_to_end(&mut beginning)?;
    file.rewind()?;
    Ok(beginning == name)
}
