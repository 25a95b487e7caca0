//! A part of the test sum.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use ballot::{Election, PartialDecryption, TestSum, Trustees};
use clap::Args;
use i18n::Say;
use serde::Deserialize;

use super::{
    CodeFrom, To,
    decrypt::{Whose, number},
    files::read_text,
    refuse, tell,
};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The test sum, as the page of your part offers it
    #[arg(long, value_name = "FILE")]
    test: PathBuf,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    code: CodeFrom,
    #[command(flatten)]
    to: To,
}

/// What the server hands out. There may be more in it.
#[derive(Deserialize)]
struct Test {
    election: String,
    trustees: String,
    sum: String,
}

/// The sealed sums are made here, of numbers and randomness that everybody knows: so no ballot can be passed off as a
/// test.
pub(super) fn run(say: Say, arguments: &Arguments) -> Result<()> {
    let name = arguments.test.display();
    let test: Test = serde_json::from_slice(&read_text(&arguments.test)?)
        .with_context(|| format!("{name} is no test sum"))?;
    let bad = |why: &dyn std::fmt::Display| refuse(say.cli_trustee_test(why));
    let trustees = Trustees::parse(test.trustees.as_bytes()).map_err(|why| bad(&why))?;
    let election = Election::parse(test.election.as_bytes()).map_err(|why| bad(&why))?;
    let sum = TestSum::parse(&election, test.sum.as_bytes()).map_err(|why| bad(&why))?;
    if election.key() != trustees.election_key() {
        return Err(bad(&"its election has another key than its trustees"));
    }
    let secret = arguments.whose.secret(say, &arguments.code)?;
    let number = number(say, &trustees, &secret)?;
    let part = PartialDecryption::make(&election, sum.tally(), &secret, &mut rand::rng());
    tell(say.cli_trustee_test_part(number, trustees.keys().len(), trustees.threshold()));
    arguments.to.write(&part.text())
}
