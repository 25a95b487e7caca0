//! How the key comes about.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use ballot::{
    Hash, SecretKey, TrusteeKey,
    threshold::{self, Blame, Certificates, Index, PartError, Seed, Setting, Wrong},
};
use clap::Args;
use i18n::Say;

use super::{
    CodeFrom, To,
    files::{read_lines, read_text},
    refuse, tell,
};

#[derive(Args, Debug)]
pub(super) struct Key {
    /// The review, by the id in the addresses of its pages: the same code gives another key elsewhere
    #[arg(long, value_name = "ID")]
    review: String,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

#[derive(Args, Debug)]
pub(super) struct Certificate {
    /// Your number among the trustees, from 1
    #[arg(long, value_name = "NUMBER")]
    index: usize,
    /// How many trustees there are
    #[arg(long, value_name = "NUMBER")]
    of: usize,
    /// How many of them are needed to open a box
    #[arg(long, value_name = "NUMBER")]
    threshold: usize,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

#[derive(Args, Debug)]
pub(super) struct Polynomial {
    /// The certificates of all trustees, one a line, in order
    #[arg(long, value_name = "FILE")]
    certificates: PathBuf,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

#[derive(Args, Debug)]
pub(super) struct Share {
    /// The certificates of all trustees, one a line, in order
    #[arg(long, value_name = "FILE")]
    certificates: PathBuf,
    /// What the server hands to you for this round
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

pub(super) fn key(say: Say, step: &Key) -> Result<()> {
    let secret = SecretKey::from_recovery(&step.review, &step.code.read_new(say)?);
    let key = TrusteeKey::make(&secret, None, &mut rand::rng());
    tell(say.cli_trustee_key(readable(key.fingerprint())));
    step.to.write(&key.text())
}

pub(super) fn certificate(say: Say, step: &Certificate) -> Result<()> {
    let setting =
        Setting::new(step.of, step.threshold).context("--of and --threshold do not fit each other")?;
    let index = Index::new(step.index).filter(|index| index.get() <= step.of);
    let index = index.with_context(|| format!("--index is a number from 1 to {}", step.of))?;
    let seed = Seed::of(&step.code.read_new(say)?);
    let text = seed.certificate(setting, index, &mut rand::rng());
    let made = threshold::Certificate::check(setting, index, text.as_bytes())?;
    tell(say.cli_trustee_certificate(
        index,
        setting.size(),
        setting.threshold(),
        readable(made.fingerprint()),
    ));
    step.to.write(&text)
}

pub(super) fn polynomial(say: Say, step: &Polynomial) -> Result<()> {
    let place = Place::find(say, &step.certificates, &step.code)?;
    let text = place.seed.polynomial(&place.certificates, place.index, &mut rand::rng());
    let text = text.map_err(|why| place.refusal(why))?;
    place.tell();
    step.to.write(&text)
}

pub(super) fn share(say: Say, step: &Share) -> Result<()> {
    let place = Place::find(say, &step.certificates, &step.code)?;
    let input = read_text(&step.input)?;
    let text = place.seed.share(&place.certificates, place.index, &input, &mut rand::rng());
    let text = text.map_err(|why| place.refusal(why))?;
    place.tell();
    tell_certificate(say, &place);
    step.to.write(&text)
}

/// A trustee among the others.
struct Place {
    say: Say,
    seed: Seed,
    certificates: Certificates,
    index: Index,
}

impl Place {
    /// Checks all certificates and finds the own among them.
    fn find(say: Say, certificates: &Path, code: &CodeFrom) -> Result<Self> {
        let texts = read_lines(certificates)?;
        let certificates = Certificates::of_all(&texts).map_err(|why| blame(say, &why))?;
        let seed = Seed::of(&code.read(say)?);
        let index = certificates.index_of(&seed).ok_or_else(|| refuse(say.cli_trustee_other_code()))?;
        Ok(Self { say, seed, certificates, index })
    }

    fn refusal(&self, why: PartError) -> anyhow::Error {
        match why {
            PartError::OtherCode { .. } => refuse(self.say.cli_trustee_other_code()),
            PartError::Input(_) | PartError::InputCount { .. } => refuse(self.say.cli_trustee_input(why)),
            PartError::Blame(why) => blame(self.say, &why),
        }
    }

    fn tell(&self) {
        let setting = self.certificates.setting();
        tell(self.say.cli_trustee_round(self.index, setting.size(), setting.threshold()));
        tell(self.say.cli_trustee_compare(to_compare(&self.certificates)));
    }
}

fn blame(say: Say, Blame { about, wrong }: &Blame) -> anyhow::Error {
    if let Wrong::Repeated { of } = wrong {
        return refuse(say.cli_trustee_same_code(of, about));
    }
    refuse(say.cli_trustee_blame(about, wrong))
}

/// The same characters in the same groups as on a box's public page: they are read from one to the other.
fn readable(fingerprint: Hash) -> String {
    let digits = fingerprint.to_string();
    let groups = (0..digits.len().div_ceil(4)).filter_map(|group| digits.get(4 * group..4 * group + 4));
    groups.collect::<Vec<_>>().join(" ")
}

/// Once more at the end: by now the public page of each box will have it.
fn tell_certificate(say: Say, place: &Place) {
    if let Some(own) = place.certificates.get(place.index) {
        tell(say.cli_trustee_own(place.index, readable(own.fingerprint())));
    }
}

/// The first sixteen characters, in groups of four: they are read aloud. The trustee's page shows the same.
fn to_compare(certificates: &Certificates) -> String {
    let hash = certificates.fingerprint().base64();
    let groups = (0..4).filter_map(|group| hash.get(4 * group..4 * group + 4));
    groups.collect::<Vec<_>>().join(" ")
}
