//! A part of a box's opening: of its sums, and what that shares with other parts.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use ballot::{
    PartialDecryption, SecretKey, TrusteeNumber, Trustees,
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
pub(super) struct Opening {
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
pub(super) struct Whose {
    /// Your private share of a shared key, sealed to you: what round 3 made, or the server kept of it
    #[arg(long, value_name = "FILE")]
    part: Option<PathBuf>,
    /// The review, where all trustees are needed and each has a key of its own
    #[arg(long, value_name = "ID")]
    review: Option<String>,
}

impl Opening {
    /// The archive, which holds in every point, and what it says.
    pub(super) fn archive(&self, say: Say) -> Result<(Vec<u8>, Verdict)> {
        let bytes = read(&self.archive, self.largest)?;
        let verdict = ballot::verify(&bytes).map_err(|why| refuse(say.cli_trustee_archive(why)))?;
        Ok((bytes, verdict))
    }

    /// Whether enough ballots count for anything of this box to be opened.
    pub(super) fn enough(&self, say: Say, verdict: &Verdict) -> Result<()> {
        let (counted, minimum) = (verdict.counted(), usize::try_from(self.minimum)?);
        if counted < minimum { Err(refuse(say.cli_trustee_few(counted, minimum))) } else { Ok(()) }
    }

    pub(super) fn secret(&self, say: Say) -> Result<SecretKey> {
        self.whose.secret(say, &self.code)
    }

    pub(super) fn largest(&self) -> u64 {
        self.largest
    }

    pub(super) fn write(&self, part: &str) -> Result<()> {
        self.to.write(part)
    }
}

pub(super) fn run(say: Say, opening: &Opening) -> Result<()> {
    let (_, verdict) = opening.archive(say)?;
    match verdict.stage() {
        Stage::Open | Stage::Closed => return Err(refuse(say.cli_trustee_unsealed())),
        Stage::Tallied => {}
        Stage::Result => return Err(refuse(say.cli_trustee_opened())),
    }
    opening.enough(say, &verdict)?;
    let secret = opening.secret(say)?;
    let number = number(say, verdict.trustees(), &secret)?;
    let given = verdict.decrypted().contains(&number)
        || verdict.set_aside().iter().any(|aside| aside.trustee() == number);
    if given {
        return Err(refuse(say.cli_trustee_given()));
    }
    let tally = verdict.tally().context("sealed sums have just been seen")?;
    let part = PartialDecryption::make(verdict.election(), tally, &secret, &mut rand::rng());
    let name = quoted(verdict.election().name());
    tell(say.cli_trustee_part(number, name, verdict.counted(), verdict.head().hash));
    opening.write(&part.text())
}

impl Whose {
    pub(super) fn secret(&self, say: Say, code: &CodeFrom) -> Result<SecretKey> {
        match (&self.part, &self.review) {
            (Some(file), _) => {
                let share = private_share(file)?;
                let opened = Seed::of(&code.read(say)?).open_share(&share);
                opened.map_err(|why| refuse(say.cli_trustee_share(why)))
            }
            (None, Some(review)) => Ok(SecretKey::from_recovery(review, &code.read(say)?)),
            (None, None) => anyhow::bail!("name your private share with --part, or the review with --review"),
        }
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

/// The trustee whose key this is.
pub(super) fn number(say: Say, trustees: &Trustees, secret: &SecretKey) -> Result<TrusteeNumber> {
    let own = secret.public();
    let place = trustees.keys().iter().position(|key| *key.point() == own);
    Ok(TrusteeNumber::at(place.ok_or_else(|| refuse(say.cli_trustee_nobody()))?))
}

/// Anybody's text: quoted, so that it cannot steer the terminal.
pub(super) fn quoted(name: &str) -> String {
    format!("{name:?}")
}
