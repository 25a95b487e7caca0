//! A part of a box's opening.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use ballot::{
    PartialDecryption, SecretKey, TrusteeNumber,
    threshold::Seed,
    verify::{Stage, Verdict},
};
use clap::Args;
use i18n::Say;
use serde::Deserialize;

use super::{
    CodeFrom, To,
    files::{read, read_text},
    refuse, tell,
};

#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// The box's archive, as its page offers it after closing
    #[arg(long, value_name = "FILE")]
    archive: PathBuf,
    #[command(flatten)]
    whose: Whose,
    /// The fewest ballots that may be opened together
    #[arg(long, value_name = "BALLOTS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(2..))]
    minimum: u64,
    /// The largest archive that is read, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    largest: u64,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct Whose {
    /// Your private share of a shared key, sealed to you: what round 3 made, or the server kept of it
    #[arg(long, value_name = "FILE")]
    part: Option<PathBuf>,
    /// The review, where all trustees are needed and each has a key of its own
    #[arg(long, value_name = "ID")]
    review: Option<String>,
}

pub(super) fn run(say: Say, arguments: &Arguments) -> Result<()> {
    let bytes = read(&arguments.archive, arguments.largest)?;
    let verdict = ballot::verify(&bytes).map_err(|why| refuse(say.cli_trustee_archive(why)))?;
    openable(say, &verdict, arguments.minimum)?;
    let secret = secret(say, &arguments.whose, &arguments.code)?;
    let number = number(say, &verdict, &secret)?;
    let tally = verdict.tally().context("sealed sums have just been seen")?;
    let part = PartialDecryption::make(verdict.election(), tally, &secret, &mut rand::rng());
    // The name is anybody's text: quoted, so that it cannot steer the terminal.
    let name = format!("{:?}", verdict.election().name());
    tell(say.cli_trustee_part(number, name, verdict.counted(), verdict.head().hash));
    arguments.to.write(&part.text())
}

/// Whether a part of these sums may be made.
fn openable(say: Say, verdict: &Verdict, minimum: u64) -> Result<()> {
    match verdict.stage() {
        Stage::Open | Stage::Closed => return Err(refuse(say.cli_trustee_unsealed())),
        Stage::Tallied => {}
        Stage::Result => return Err(refuse(say.cli_trustee_opened())),
    }
    let (counted, minimum) = (verdict.counted(), usize::try_from(minimum)?);
    if counted < minimum { Err(refuse(say.cli_trustee_few(counted, minimum))) } else { Ok(()) }
}

fn secret(say: Say, whose: &Whose, code: &CodeFrom) -> Result<SecretKey> {
    match (&whose.part, &whose.review) {
        (Some(file), _) => {
            let share = private_share(file)?;
            let opened = Seed::of(&code.read(say)?).open_share(&share);
            opened.map_err(|why| refuse(say.cli_trustee_share(why)))
        }
        (None, Some(review)) => Ok(SecretKey::from_recovery(review, &code.read(say)?)),
        (None, None) => anyhow::bail!("name your private share with --part, or the review with --review"),
    }
}

/// The sealed share out of what round 3 made, or the share alone.
fn private_share(file: &Path) -> Result<Vec<u8>> {
    #[derive(Deserialize)]
    struct Output {
        private_key: String,
    }
    let text = read_text(file)?;
    Ok(match serde_json::from_slice(&text) {
        Ok(Output { private_key }) => private_key.into_bytes(),
        Err(_) => text,
    })
}

/// The trustee whose key this is, whose part must still be missing.
fn number(say: Say, verdict: &Verdict, secret: &SecretKey) -> Result<TrusteeNumber> {
    let (own, keys) = (secret.public(), verdict.trustees().keys());
    let place = keys.iter().position(|key| *key.point() == own);
    let number = TrusteeNumber::at(place.ok_or_else(|| refuse(say.cli_trustee_nobody()))?);
    let given = verdict.decrypted().contains(&number)
        || verdict.set_aside().iter().any(|aside| aside.trustee() == number);
    if given { Err(refuse(say.cli_trustee_given())) } else { Ok(number) }
}
