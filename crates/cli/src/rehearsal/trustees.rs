//! The key ceremony and its rehearsal, as the trustees' pages would do them.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use ballot::{
    Election, PartialDecryption, RecoveryCode, SecretKey, TestSum,
    threshold::{Certificates, Index, Seed, Setting},
};
use serde_json::Value;

use super::{
    Rehearsal,
    people::{number, text},
};

/// The accounts of the trustees.
const TRUSTEES: [&str; 3] = ["trustee1", "trustee2", "trustee3"];

/// A trustee, who keeps nothing but the recovery code.
#[derive(Clone)]
pub(super) struct Trustee {
    pub(super) sign_in: &'static str,
    seed: Arc<Seed>,
}

/// The organiser begins; then every trustee does the own part of each round.
pub(super) async fn come_to_a_key(all: &Rehearsal<'_>) -> Result<Vec<Trustee>> {
    all.progress.says("the organiser begins the key ceremony");
    let organiser = all.people.organiser()?;
    let page = organiser.get(&all.people.path("/boxes")).await?;
    organiser.fill(&page.form("/boxes/ceremony")?, &[("sure", "yes")]).await?;
    let drawn = TRUSTEES.map(|sign_in| {
        let seed = Seed::of(&RecoveryCode::draw(&mut rand::rng()));
        Trustee { sign_in, seed: Arc::new(seed) }
    });
    for round in ["certificate", "polynomial", "share"] {
        for trustee in &drawn {
            all.progress.says(format!("{} makes a part of the key: {round}", trustee.sign_in));
            trustee.step(all, round).await?;
            all.pause(250).await;
        }
    }
    let page = organiser.get(&all.people.path("/boxes")).await?;
    ensure!(page.html.contains("3 of 3 ready"), "the organiser does not see that the key is finished");
    Ok(drawn.into())
}

/// One after another opens the test sum. It opens with as many as are needed; the rest find it open.
pub(super) async fn rehearse(all: &Rehearsal<'_>, trustees: &[Trustee]) -> Result<()> {
    for (before, trustee) in trustees.iter().enumerate() {
        all.progress.says(format!("{} rehearses", trustee.sign_in));
        let state = trustee.state(all).await?;
        let (test, needed) = (&state["test"], number(&state, "threshold")?);
        ensure!(
            test["opened"] == (before >= needed),
            "the test sum is not opened by {needed} trustees exactly"
        );
        let secret = trustee.secret(&state)?;
        let (election, sum) = (text(test, "election")?.to_owned(), text(test, "sum")?.to_owned());
        let part = tokio::task::spawn_blocking(move || {
            let election = Election::parse(election.as_bytes()).context("the test election is refused")?;
            let sum = TestSum::parse(&election, sum.as_bytes()).context("the test sum is refused")?;
            anyhow::Ok(PartialDecryption::make(&election, sum.tally(), &secret, &mut rand::rng()).text())
        });
        all.people.get(trustee.sign_in)?.post(text(test, "url")?, TEXT, part.await??).await?;
        all.pause(250).await;
    }
    Ok(())
}

/// What the trustee's page sends.
const TEXT: &str = "text/plain; charset=utf-8";

impl Trustee {
    async fn state(&self, all: &Rehearsal<'_>) -> Result<Value> {
        let mut state = all.people.get(self.sign_in)?.json(&all.people.path("/trustee.json")).await?;
        Ok(state["ceremony"].take())
    }

    async fn step(&self, all: &Rehearsal<'_>, round: &str) -> Result<()> {
        let state = self.state(all).await?;
        ensure!(state["round"] == round, "the ceremony is in {} instead of {round}", state["round"]);
        let setting = Setting::new(number(&state, "size")?, number(&state, "threshold")?)?;
        let index = Index::new(number(&state, "index")?).context("a trustee has the index 0")?;
        let message = match round {
            "certificate" => self.seed.certificate(setting, index, &mut rand::rng()),
            "polynomial" => self.seed.polynomial(&certificates(&state, setting)?, index, &mut rand::rng())?,
            _ => {
                let input = text(&state, "input")?.as_bytes();
                self.seed.share(&certificates(&state, setting)?, index, input, &mut rand::rng())?
            }
        };
        all.people.get(self.sign_in)?.post(text(&state["urls"], round)?, TEXT, message).await?;
        Ok(())
    }

    /// The share of the key, which the server keeps sealed to this trustee.
    pub(super) async fn key(&self, all: &Rehearsal<'_>) -> Result<SecretKey> {
        self.secret(&self.state(all).await?)
    }

    fn secret(&self, state: &Value) -> Result<SecretKey> {
        let sealed = text(state, "privateKey")?;
        self.seed.open_share(sealed.as_bytes()).context("the recovery code does not open the share")
    }
}

fn certificates(state: &Value, setting: Setting) -> Result<Certificates> {
    let texts = state["certificates"].as_array().context("the server hands out no certificates")?;
    let texts: Vec<_> = texts.iter().filter_map(Value::as_str).collect();
    Certificates::new(setting, &texts).context("a certificate is refused")
}
